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
use crate::words::{Word, append, short_text};
use alloc::vec::Vec;
use alloy_sol_types::SolCall;
use openzeppelin_stylus::token::erc20::IErc20;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use openzeppelin_stylus::utils::nonces::INonces;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

/// Whether the selector is in the group; its result is in the output then.
type Routed = Result<bool, Error>;

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
    /// Answers a call by its calldata. [`Error::undecodable`] for an unknown selector too.
    pub fn call(&mut self, input: &[u8]) -> Result<Vec<u8>, Error> {
        let value = host::value();
        if !value.is_zero() {
            return Err(Error::value_not_accepted(value));
        }
        let (selector, arguments) = input.split_first_chunk::<4>().ok_or(Error::undecodable())?;
        self.route(u32::from_be_bytes(*selector), arguments)?.ok_or(Error::undecodable())
    }

    /// `None` for an unknown selector.
    pub fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_token(selector, a, &mut output)?
            || self.route_reserve(selector, a, &mut output)?
            || self.route_views(selector, &mut output)
            || self.route_administration(selector, a)?;
        Ok(is_known.then_some(output))
    }

    fn route_token(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            TRANSFER => {
                let (to, value) = (a.address(), a.uint());
                a.check()?;
                self.erc20.transfer(to, value)?.word()
            }
            TRANSFER_FROM => {
                let (from, to, value) = (a.address(), a.address(), a.uint());
                a.check()?;
                self.erc20.transfer_from(from, to, value)?.word()
            }
            APPROVE => {
                let (spender, value) = (a.address(), a.uint());
                a.check()?;
                self.erc20.approve(spender, value)?.word()
            }
            BALANCE_OF => self.erc20.balance_of(a.address()).word(),
            ALLOWANCE => self.erc20.allowance(a.address(), a.address()).word(),
            NONCES => self.nonces.nonces(a.address()).word(),
            PERMIT => {
                let permit = read_permit(a);
                a.check()?;
                self.permit(&permit)?;
                return Ok(true);
            }
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            _ => return Ok(false),
        };
        append(output, &[word]);
        a.check().map(|()| true)
    }

    fn route_reserve(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let amount = match selector {
            DEPOSIT | DEPOSIT_WITH_DATA | DEPOSIT_WITH_PERMIT => {
                let deposit = read_deposit(a);
                let data = if selector == DEPOSIT_WITH_DATA { a.bytes() } else { &[] };
                let signature = (selector == DEPOSIT_WITH_PERMIT).then(|| read_signature(a));
                a.check()?;
                options::check(data)?;
                self.deposit(&deposit, signature.as_ref())?
            }
            WITHDRAW | WITHDRAW_WITH_DATA => {
                let withdrawal = read_withdrawal(a);
                let data = if selector == WITHDRAW_WITH_DATA { a.bytes() } else { &[] };
                a.check()?;
                options::check(data)?;
                self.withdraw(&withdrawal)?
            }
            PREVIEW_DEPOSIT | PREVIEW_WITHDRAW => {
                let (asset, amount) = (a.address(), a.uint());
                a.check()?;
                if selector == PREVIEW_DEPOSIT {
                    self.preview_deposit(asset, amount)?
                } else {
                    self.preview_withdraw(asset, amount)?
                }
            }
            HARVEST => self.harvest()?,
            CAP_EXEMPT => self.cap_exempt.get(a.address()),
            RESERVE_ASSET => {
                let asset = a.address();
                a.check()?;
                append(output, &self.listed(asset)?.words());
                return Ok(true);
            }
            _ => return Ok(false),
        };
        append(output, &[amount.word()]);
        a.check().map(|()| true)
    }

    fn route_views(&self, selector: u32, output: &mut Vec<u8>) -> bool {
        let word = match selector {
            TOTAL_SUPPLY => self.erc20.total_supply().word(),
            NAME | SYMBOL => {
                let [length, text] = short_text(Domain::NAME);
                append(output, &[0x20_u64.word(), length, text]);
                return true;
            }
            DECIMALS => 18_u64.word(),
            DOMAIN_SEPARATOR => Domain.domain_separator_v4(),
            EIP712_DOMAIN => {
                append(output, &domain::description());
                return true;
            }
            ASSETS => {
                let list = self.asset_list();
                append(output, &[0x20_u64.word(), (list.len() as u64).word()]);
                for asset in list {
                    append(output, &[asset.word()]);
                }
                return true;
            }
            SUPPLY_CAP => self.limits().supply_cap_units().word(),
            BRIDGED_SUPPLY => self.limits().bridged_units().word(),
            MINT_PAUSED_UNTIL => u64::from(self.limits().paused_until).word(),
            MINT_PAUSE_AVAILABLE_AT => u64::from(self.limits().pause_available_at).word(),
            HARVEST_RECIPIENT => self.harvest_recipient.get().word(),
            ADMIN => self.admin.get().word(),
            PENDING_ADMIN => self.pending_admin.get().word(),
            _ => return false,
        };
        append(output, &[word]);
        true
    }

    fn route_administration(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            ADD_ASSET | SET_ASSET => {
                let (asset, mut terms) = (a.address(), read_fees_and_cap(a));
                if selector == SET_ASSET {
                    (terms.mint_enabled, terms.redeem_enabled) = (a.boolean(), a.boolean());
                }
                a.check()?;
                self.set_asset(asset, terms, selector == ADD_ASSET)?;
            }
            SET_SUPPLY_CAP => {
                let cap = a.uint();
                a.check()?;
                self.set_supply_cap(cap)?;
            }
            PAUSE_MINT => {
                let until = a.uint_up_to(u64::MAX);
                a.check()?;
                self.pause_mint(until)?;
            }
            SET_CAP_EXEMPT => {
                let (account, exempt) = (a.address(), a.boolean());
                a.check()?;
                self.set_cap_exempt(account, exempt)?;
            }
            REMOVE_ASSET | SET_HARVEST_RECIPIENT | TRANSFER_ADMIN | CONSTRUCTOR_SELECTOR => {
                let account = a.address();
                a.check()?;
                match selector {
                    REMOVE_ASSET => self.remove_asset(account)?,
                    SET_HARVEST_RECIPIENT => self.set_harvest_recipient(account)?,
                    TRANSFER_ADMIN => self.transfer_admin(account)?,
                    _ => self.construct(account)?,
                }
            }
            ACCEPT_ADMIN => self.accept_admin()?,
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_permit(a: &mut Arguments) -> Permit {
    Permit {
        owner: a.address(),
        spender: a.address(),
        value: a.uint(),
        deadline: a.uint(),
        v: a.uint_up_to(u64::from(u8::MAX)),
        r: a.word(),
        s: a.word(),
    }
}

fn read_deposit(a: &mut Arguments) -> Deposit {
    Deposit { asset: a.address(), amount: a.uint(), minimum: a.uint(), recipient: a.address() }
}

fn read_signature(a: &mut Arguments) -> PermitSignature {
    let deadline = a.word();
    let v = a.uint_up_to(u64::from(u8::MAX)).word();
    PermitSignature { deadline, v, r: a.word(), s: a.word() }
}

fn read_withdrawal(a: &mut Arguments) -> Withdrawal {
    Withdrawal { asset: a.address(), burned: a.uint(), minimum: a.uint(), recipient: a.address() }
}

fn read_fees_and_cap(a: &mut Arguments) -> Terms {
    let mut basis_points = || a.uint_up_to(u64::from(u16::MAX)) as u16;
    Terms {
        mint_fee: basis_points(),
        redeem_fee: basis_points(),
        share_cap: basis_points(),
        mint_enabled: true,
        redeem_enabled: true,
    }
}
