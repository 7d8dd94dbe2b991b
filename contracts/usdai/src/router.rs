//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IUSDai as abi;
use crate::calldata::Arguments;
use crate::deposit::Deposit;
use crate::domain::{self, Domain};
use crate::errors::Error;
use crate::host;
use crate::options;
use crate::permit::Permit;
use crate::record::Terms;
use crate::storage::UsdAi;
use crate::token::PermitSignature;
use crate::withdraw::Withdrawal;
use crate::words::{concatenated, short_text, single, Word};
use alloc::vec::Vec;
use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use openzeppelin_stylus::token::erc20::IErc20;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use openzeppelin_stylus::utils::nonces::INonces;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::prelude::*;

/// A result, or `None` for a selector that is not in the group.
type Routed = Result<Option<Vec<u8>>, Error>;

macro_rules! selectors {
    ($($name:ident = $call:ident),* $(,)?) => {
        $(const $name: u32 = u32::from_be_bytes(abi::$call::SELECTOR);)*
    };
}

selectors! {
    TRANSFER = transferCall,
    TRANSFER_FROM = transferFromCall,
    APPROVE = approveCall,
    PERMIT = permitCall,
    BALANCE_OF = balanceOfCall,
    ALLOWANCE = allowanceCall,
    TOTAL_SUPPLY = totalSupplyCall,
    NONCES = noncesCall,
    NAME = nameCall,
    SYMBOL = symbolCall,
    DECIMALS = decimalsCall,
    DOMAIN_SEPARATOR = DOMAIN_SEPARATORCall,
    EIP712_DOMAIN = eip712DomainCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    DEPOSIT = deposit_0Call,
    DEPOSIT_WITH_DATA = deposit_1Call,
    DEPOSIT_WITH_PERMIT = depositWithPermitCall,
    WITHDRAW = withdraw_0Call,
    WITHDRAW_WITH_DATA = withdraw_1Call,
    PREVIEW_DEPOSIT = previewDepositCall,
    PREVIEW_WITHDRAW = previewWithdrawCall,
    HARVEST = harvestCall,
    ASSETS = assetsCall,
    RESERVE_ASSET = reserveAssetCall,
    SUPPLY_CAP = supplyCapCall,
    BRIDGED_SUPPLY = bridgedSupplyCall,
    MINT_PAUSED_UNTIL = mintPausedUntilCall,
    MINT_PAUSE_AVAILABLE_AT = mintPauseAvailableAtCall,
    HARVEST_RECIPIENT = harvestRecipientCall,
    CAP_EXEMPT = capExemptCall,
    ADMIN = adminCall,
    PENDING_ADMIN = pendingAdminCall,
    ADD_ASSET = addAssetCall,
    SET_ASSET = setAssetCall,
    REMOVE_ASSET = removeAssetCall,
    SET_SUPPLY_CAP = setSupplyCapCall,
    PAUSE_MINT = pauseMintCall,
    SET_HARVEST_RECIPIENT = setHarvestRecipientCall,
    SET_CAP_EXEMPT = setCapExemptCall,
    TRANSFER_ADMIN = transferAdminCall,
    ACCEPT_ADMIN = acceptAdminCall,
}

/// ERC-165, ERC-20, its metadata, ERC-2612, ERC-5267.
const INTERFACES: [u32; 5] = [0x01ffc9a7, 0x36372b07, 0xa219a025, 0x9d8ff7da, 0x84b0196e];

impl UsdAi {
    /// Answers a call by its calldata. [`Error::Undecodable`] for an unknown selector too.
    pub fn call(&mut self, input: &[u8]) -> Result<Vec<u8>, Error> {
        let value = host::value();
        if !value.is_zero() {
            return Err(Error::value_not_accepted(value));
        }
        let (selector, arguments) = input.split_first_chunk::<4>().ok_or(Error::undecodable())?;
        self.route(u32::from_be_bytes(*selector), arguments)?.ok_or(Error::undecodable())
    }

    /// `None` for an unknown selector.
    pub fn route(&mut self, selector: u32, arguments: &[u8]) -> Routed {
        let a = &mut Arguments::new(arguments);
        if let Some(output) = self.route_token(selector, a)? {
            return Ok(Some(output));
        }
        if let Some(output) = self.route_reserve(selector, a)? {
            return Ok(Some(output));
        }
        if let Some(output) = self.route_views(selector)? {
            return Ok(Some(output));
        }
        self.route_administration(selector, a)
    }

    #[inline(never)]
    fn route_token(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        let output = match selector {
            TRANSFER => single(self.erc20.transfer(a.address()?, a.uint()?)?),
            TRANSFER_FROM => single(self.erc20.transfer_from(a.address()?, a.address()?, a.uint()?)?),
            APPROVE => single(self.erc20.approve(a.address()?, a.uint()?)?),
            BALANCE_OF => single(self.erc20.balance_of(a.address()?)),
            ALLOWANCE => single(self.erc20.allowance(a.address()?, a.address()?)),
            NONCES => single(self.nonces.nonces(a.address()?)),
            PERMIT => {
                self.permit(&read_permit(a)?)?;
                Vec::new()
            }
            SUPPORTS_INTERFACE => single(INTERFACES.contains(&u32::from_be_bytes(a.bytes4()?))),
            _ => return Ok(None),
        };
        Ok(Some(output))
    }

    #[inline(never)]
    fn route_reserve(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        let output = match selector {
            DEPOSIT => self.deposit(&read_deposit(a)?)?,
            DEPOSIT_WITH_DATA => {
                let deposit = read_deposit(a)?;
                options::check(a.bytes()?)?;
                self.deposit(&deposit)?
            }
            DEPOSIT_WITH_PERMIT => self.deposit_with_permit(&read_deposit(a)?, &read_signature(a)?)?,
            WITHDRAW => self.withdraw(&read_withdrawal(a)?)?,
            WITHDRAW_WITH_DATA => {
                let withdrawal = read_withdrawal(a)?;
                options::check(a.bytes()?)?;
                self.withdraw(&withdrawal)?
            }
            PREVIEW_DEPOSIT => self.preview_deposit(a.address()?, a.uint()?)?,
            PREVIEW_WITHDRAW => self.preview_withdraw(a.address()?, a.uint()?)?,
            HARVEST => self.harvest()?,
            CAP_EXEMPT => U256::from_limbs([u64::from(self.cap_exempt.get(a.address()?)), 0, 0, 0]),
            RESERVE_ASSET => {
                let record = self.listed(a.address()?)?;
                return Ok(Some(concatenated(&record.words())));
            }
            _ => return Ok(None),
        };
        Ok(Some(single(output)))
    }

    #[inline(never)]
    fn route_views(&self, selector: u32) -> Routed {
        let output = match selector {
            TOTAL_SUPPLY => single(self.erc20.total_supply()),
            NAME | SYMBOL => {
                let [length, text] = short_text(Domain::NAME);
                concatenated(&[0x20_u64.word(), length, text])
            }
            DECIMALS => single(18_u64),
            DOMAIN_SEPARATOR => single(Domain.domain_separator_v4()),
            EIP712_DOMAIN => domain::description(),
            ASSETS => {
                let list = self.asset_list();
                let mut words = Vec::from([0x20_u64.word(), (list.len() as u64).word()]);
                words.extend(list.iter().map(Word::word));
                concatenated(&words)
            }
            SUPPLY_CAP => single(self.limits().supply_cap_units()),
            BRIDGED_SUPPLY => single(self.limits().bridged_units()),
            MINT_PAUSED_UNTIL => single(u64::from(self.limits().paused_until)),
            MINT_PAUSE_AVAILABLE_AT => single(u64::from(self.limits().pause_available_at)),
            HARVEST_RECIPIENT => single(self.harvest_recipient.get()),
            ADMIN => single(self.admin.get()),
            PENDING_ADMIN => single(self.pending_admin.get()),
            _ => return Ok(None),
        };
        Ok(Some(output))
    }

    #[inline(never)]
    fn route_administration(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            ADD_ASSET => {
                let asset = a.address()?;
                let fees_and_cap = read_fees_and_cap(a)?;
                self.add_asset(asset, Terms { mint_enabled: true, redeem_enabled: true, ..fees_and_cap })?;
            }
            SET_ASSET => {
                let asset = a.address()?;
                let fees_and_cap = read_fees_and_cap(a)?;
                let (mint_enabled, redeem_enabled) = (a.boolean()?, a.boolean()?);
                self.set_asset(asset, Terms { mint_enabled, redeem_enabled, ..fees_and_cap })?;
            }
            REMOVE_ASSET => self.remove_asset(a.address()?)?,
            SET_SUPPLY_CAP => self.set_supply_cap(a.uint()?)?,
            PAUSE_MINT => self.pause_mint(a.uint_up_to(u64::MAX)?)?,
            SET_HARVEST_RECIPIENT => self.set_harvest_recipient(a.address()?)?,
            SET_CAP_EXEMPT => self.set_cap_exempt(a.address()?, a.boolean()?)?,
            TRANSFER_ADMIN => self.transfer_admin(a.address()?)?,
            ACCEPT_ADMIN => self.accept_admin()?,
            CONSTRUCTOR_SELECTOR => {
                self.check_constructor_slot().map_err(|_| Error::already_constructed())?;
                self.construct(a.address()?)?;
            }
            _ => return Ok(None),
        }
        Ok(Some(Vec::new()))
    }
}

fn read_permit(a: &mut Arguments) -> Result<Permit, Error> {
    Ok(Permit {
        owner: a.address()?,
        spender: a.address()?,
        value: a.uint()?,
        deadline: a.uint()?,
        v: a.uint_up_to(u64::from(u8::MAX))? as u8,
        r: a.word()?,
        s: a.word()?,
    })
}

fn read_deposit(a: &mut Arguments) -> Result<Deposit, Error> {
    Ok(Deposit { asset: a.address()?, amount: a.uint()?, minimum: a.uint()?, recipient: a.address()? })
}

fn read_signature(a: &mut Arguments) -> Result<PermitSignature, Error> {
    let deadline = a.word()?;
    let v = a.uint_up_to(u64::from(u8::MAX))?.word();
    Ok(PermitSignature { deadline, v, r: a.word()?, s: a.word()? })
}

fn read_withdrawal(a: &mut Arguments) -> Result<Withdrawal, Error> {
    Ok(Withdrawal { asset: a.address()?, burned: a.uint()?, minimum: a.uint()?, recipient: a.address()? })
}

fn read_fees_and_cap(a: &mut Arguments) -> Result<Terms, Error> {
    let mut basis_points = || a.uint_up_to(u64::from(u16::MAX)).map(|value| value as u16);
    Ok(Terms {
        mint_fee: basis_points()?,
        redeem_fee: basis_points()?,
        share_cap: basis_points()?,
        ..Terms::default()
    })
}
