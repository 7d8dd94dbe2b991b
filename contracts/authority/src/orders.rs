//! What only the administrator has this contract do.

use crate::entries::Selector;
use crate::errors::{self, Error};
use crate::roles;
use crate::storage::Authority;
use crate::{abi::IAuthority as abi, modules};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256};
use kit::calldata::Arguments;
use kit::selectors;
use usdai_core::authority::Delay;

selectors! {
    GRANT_ROLE = grantRoleCall,
    REVOKE_ROLE = revokeRoleCall,
    TRANSFER_ADMIN = transferAdminCall,
    ADD_TARGET = addTargetCall,
    REMOVE_TARGET = removeTargetCall,
    SET_MODULE = setModuleCall,
    RENOUNCE_ADMIN = renounceAdminCall,
}

/// An order, as calldata of this contract says it.
#[derive(Debug, PartialEq, Eq)]
pub enum Order {
    /// `grantRole`.
    Grant(B256, Address),
    /// `revokeRole`.
    Revoke(B256, Address),
    /// `transferAdmin`.
    OfferAdmin(Address),
    /// `addTarget`.
    AddTarget(Address, Vec<Selector>),
    /// `removeTarget`.
    RemoveTarget(Address),
    /// `setModule`.
    SetModule(B256, Address),
    /// `renounceAdmin`.
    RenounceAdmin,
}

impl Order {
    /// Reads one; none for any other function. No data when its arguments do not decode.
    pub fn read(selector: u32, a: &mut Arguments) -> Result<Option<Self>, Error> {
        let order = match selector {
            GRANT_ROLE => Self::Grant(a.word(), a.address()),
            REVOKE_ROLE => Self::Revoke(a.word(), a.address()),
            TRANSFER_ADMIN => Self::OfferAdmin(a.address()),
            ADD_TARGET => Self::AddTarget(a.address(), read_selectors(a)?),
            REMOVE_TARGET => Self::RemoveTarget(a.address()),
            SET_MODULE => Self::SetModule(a.word(), a.address()),
            RENOUNCE_ADMIN => Self::RenounceAdmin,
            _ => return Ok(None),
        };
        a.check()?;
        Ok(Some(order))
    }

    /// How long it waits once this contract is sealed: what the table says of its function, or more by its arguments.
    pub fn delay(&self, selector: u32) -> Delay {
        let by_arguments = match self {
            Self::Grant(..) | Self::Revoke(..) if self.is_of_guardian() => Delay::Guardian,
            Self::Grant(role, _) if *role == roles::bridge() => Delay::Module,
            // Every loan of the vault takes its word.
            Self::Grant(role, _) if *role == roles::strategist() => Delay::Exit,
            Self::SetModule(name, _) if modules::is_of_loan_book(*name) => Delay::Exit,
            _ => Delay::Parameter,
        };
        Delay::of(selector).max(by_arguments)
    }

    /// Whether it changes who may call operations off.
    pub fn is_of_guardian(&self) -> bool {
        matches!(self, Self::Grant(role, _) | Self::Revoke(role, _) if *role == roles::guardian())
    }
}

impl Authority {
    /// ADMIN before this contract is sealed: has it done at once. `DelayRequired` afterwards, and for what is never
    /// done at once.
    pub(crate) fn order(&mut self, selector: u32, order: Order) -> Result<(), Error> {
        self.check_role(roles::ADMIN)?;
        let delay = order.delay(selector);
        self.check_unsealed(delay)?;
        if order == Order::RenounceAdmin {
            return Err(errors::delay_required(delay.seconds().get()));
        }
        self.obey(order)
    }

    /// `DelayRequired` once this contract is sealed.
    pub(crate) fn check_unsealed(&self, delay: Delay) -> Result<(), Error> {
        if self.is_sealed() { Err(errors::delay_required(self.wait(delay).get())) } else { Ok(()) }
    }

    /// Does it, whoever calls: that it may be done was found before.
    pub(crate) fn obey(&mut self, order: Order) -> Result<(), Error> {
        match order {
            Order::Grant(role, account) => self.grant(role, account),
            Order::Revoke(role, account) => self.revoke(role, account),
            Order::OfferAdmin(account) => self.offer_admin(account),
            Order::AddTarget(target, entries) => self.add_target(target, &entries),
            Order::RemoveTarget(target) => self.remove_target(target),
            Order::SetModule(name, module) => self.set_module(name, module),
            Order::RenounceAdmin => self.renounce_admin(),
        }
    }
}

fn read_selectors(a: &mut Arguments) -> Result<Vec<Selector>, Error> {
    let (mut elements, length) = a.array();
    let selectors = (0..length).map(|_| elements.bytes4().into()).collect();
    a.check()?;
    elements.check()?;
    Ok(selectors)
}
