//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::IUSDai as abi;
use crate::deposit::Deposit;
use crate::errors::Error;
use crate::options;
use crate::record::Terms;
use crate::storage::UsdAi;
use crate::withdraw::Withdrawal;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::token::PermitSignature;
use kit::words::{Word, append};
use kit::{Routed, erc20, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    DEPOSIT = deposit_0Call,
    DEPOSIT_WITH_DATA = deposit_1Call,
    DEPOSIT_WITH_PERMIT = depositWithPermitCall,
    WITHDRAW = withdraw_0Call,
    WITHDRAW_WITH_DATA = withdraw_1Call,
    MAX_DEPOSIT = maxDepositCall,
    PREVIEW_DEPOSIT = previewDepositCall,
    PREVIEW_WITHDRAW = previewWithdrawCall,
    HARVEST = harvestCall,
    CROSSCHAIN_MINT = crosschainMintCall,
    CROSSCHAIN_BURN = crosschainBurnCall,
    ASSETS = assetsCall,
    RESERVE_ASSET = reserveAssetCall,
    ACCESS = accessCall,
    ADDRESS_CAP = addressCapCall,
    TRANCHE = trancheCall,
    MINTER = minterCall,
    PRICE_ORACLE = priceOracleCall,
    PRICE_CHECKED = priceCheckedCall,
    BRIDGE = bridgeCall,
    SUPPLY_CAP = supplyCapCall,
    BRIDGED_SUPPLY = bridgedSupplyCall,
    MINT_PAUSED_UNTIL = mintPausedUntilCall,
    MINT_PAUSE_AVAILABLE_AT = mintPauseAvailableAtCall,
    HARVEST_RECIPIENT = harvestRecipientCall,
    CAP_EXEMPT = capExemptCall,
    HARVESTED = harvestedCall,
    ADD_ASSET = addAssetCall,
    SET_ASSET = setAssetCall,
    REMOVE_ASSET = removeAssetCall,
    SET_SUPPLY_CAP = setSupplyCapCall,
    OPEN_TRANCHE = openTrancheCall,
    SET_ACCESS = setAccessCall,
    SET_ADDRESS_CAP = setAddressCapCall,
    SET_PRICE_ORACLE = setPriceOracleCall,
    SET_PRICE_CHECKED = setPriceCheckedCall,
    SET_BRIDGE = setBridgeCall,
    PAUSE_MINT = pauseMintCall,
    SET_HARVEST_RECIPIENT = setHarvestRecipientCall,
    SET_CAP_EXEMPT = setCapExemptCall,
}

impl Program for UsdAi {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = erc20::route(self, selector, a, &mut output)?
            || self.route_reserve(selector, a, &mut output)?
            || self.route_bridge(selector, a)?
            || self.route_accounts(selector, a, &mut output)?
            || self.route_views(selector, &mut output)
            || self.route_access(selector, a)?
            || self.route_parameters(selector, a)?
            || self.authority.route(selector, a, &mut output)?;
        Ok(is_known.then_some(output))
    }
}

impl UsdAi {
    fn route_reserve(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let amount = match selector {
            DEPOSIT | DEPOSIT_WITH_DATA | DEPOSIT_WITH_PERMIT => {
                let deposit = read_deposit(a);
                let data = if selector == DEPOSIT_WITH_DATA { a.bytes() } else { &[] };
                let signature = (selector == DEPOSIT_WITH_PERMIT).then(|| PermitSignature::read(a));
                a.check()?;
                self.deposit(&deposit, data, signature.as_ref())?
            }
            WITHDRAW | WITHDRAW_WITH_DATA => {
                let withdrawal = read_withdrawal(a);
                let data = if selector == WITHDRAW_WITH_DATA { a.bytes() } else { &[] };
                a.check()?;
                options::check_none(data)?;
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
            MAX_DEPOSIT => {
                let (asset, sender, recipient, data) = (a.address(), a.address(), a.address(), a.bytes());
                a.check()?;
                self.max_deposit(asset, sender, recipient, data)
            }
            HARVEST => self.harvest()?,
            _ => return Ok(false),
        };
        append(output, &[amount.word()]);
        Ok(true)
    }

    fn route_bridge(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        if selector != CROSSCHAIN_MINT && selector != CROSSCHAIN_BURN {
            return Ok(false);
        }
        let (account, amount) = (a.address(), a.uint());
        a.check()?;
        if selector == CROSSCHAIN_MINT {
            self.crosschain_mint(account, amount)?;
        } else {
            self.crosschain_burn(account, amount)?;
        }
        Ok(true)
    }

    fn route_accounts(&self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        if ![CAP_EXEMPT, HARVESTED, MINTER, PRICE_CHECKED, RESERVE_ASSET].contains(&selector) {
            return Ok(false);
        }
        let account = a.address();
        a.check()?;
        let word = match selector {
            MINTER => {
                let (minted, cap, is_admitted) = self.minter(account);
                append(output, &[minted.word(), cap.word()]);
                is_admitted.word()
            }
            RESERVE_ASSET => {
                append(output, &self.listed(account)?.words());
                return Ok(true);
            }
            PRICE_CHECKED => self.record(account).is_price_checked.word(),
            CAP_EXEMPT => self.cap_exempt.get(account).word(),
            _ => self.harvested.get(account).word(),
        };
        append(output, &[word]);
        Ok(true)
    }

    fn route_views(&self, selector: u32, output: &mut Vec<u8>) -> bool {
        let word = match selector {
            ASSETS => {
                let list = self.asset_list();
                append(output, &[0x20_u64.word(), (list.len() as u64).word()]);
                for asset in list {
                    append(output, &[asset.word()]);
                }
                return true;
            }
            ACCESS => {
                append(output, &[self.limits().mode.number().word(), self.access_root.get()]);
                self.inviter.get().word()
            }
            TRANCHE => {
                let (per_block, left) = self.tranche_left();
                append(output, &[per_block.word()]);
                left.raw().word()
            }
            ADDRESS_CAP => self.address_cap.get().word(),
            PRICE_ORACLE => self.price_oracle.get().word(),
            BRIDGE => self.bridge.get().word(),
            SUPPLY_CAP => self.limits().supply_cap_units().word(),
            BRIDGED_SUPPLY => self.limits().bridged_units().word(),
            MINT_PAUSED_UNTIL => u64::from(self.limits().pause.until).word(),
            MINT_PAUSE_AVAILABLE_AT => u64::from(self.limits().pause.available_at).word(),
            HARVEST_RECIPIENT => self.harvest_recipient.get().word(),
            _ => return false,
        };
        append(output, &[word]);
        true
    }

    fn route_access(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            SET_ACCESS => {
                let (mode, root, inviter) = (a.uint_up_to(u64::from(u8::MAX)), a.word(), a.address());
                a.check()?;
                self.set_access(mode, root, inviter)?;
            }
            OPEN_TRANCHE => {
                let (cap, share) = (a.uint(), a.uint_up_to(u64::from(u16::MAX)) as u16);
                a.check()?;
                self.open_tranche(cap, share)?;
            }
            SET_PRICE_CHECKED | SET_CAP_EXEMPT => {
                let (account, is_set) = (a.address(), a.boolean());
                a.check()?;
                if selector == SET_PRICE_CHECKED {
                    self.set_price_checked(account, is_set)?;
                } else {
                    self.set_cap_exempt(account, is_set)?;
                }
            }
            SET_SUPPLY_CAP | SET_ADDRESS_CAP => {
                let cap = a.uint();
                a.check()?;
                if selector == SET_SUPPLY_CAP {
                    self.set_supply_cap(cap)?;
                } else {
                    self.set_address_cap(cap)?;
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_parameters(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        match selector {
            ADD_ASSET | SET_ASSET => {
                let (asset, mut terms) = (a.address(), read_fees_and_cap(a));
                if selector == SET_ASSET {
                    (terms.mint_enabled, terms.redeem_enabled) = (a.boolean(), a.boolean());
                }
                a.check()?;
                self.set_asset(asset, terms, selector == ADD_ASSET)?;
            }
            PAUSE_MINT => {
                let until = a.uint_up_to(u64::MAX);
                a.check()?;
                self.pause_mint(until)?;
            }
            REMOVE_ASSET | SET_HARVEST_RECIPIENT | SET_PRICE_ORACLE | SET_BRIDGE | CONSTRUCTOR_SELECTOR => {
                let account = a.address();
                a.check()?;
                match selector {
                    REMOVE_ASSET => self.remove_asset(account)?,
                    SET_HARVEST_RECIPIENT => self.set_harvest_recipient(account)?,
                    SET_PRICE_ORACLE => self.set_price_oracle(account)?,
                    SET_BRIDGE => self.set_bridge(account)?,
                    _ => self.construct(account)?,
                }
            }
            _ => return Ok(false),
        }
        Ok(true)
    }
}

fn read_deposit(a: &mut Arguments) -> Deposit {
    Deposit { asset: a.address(), amount: a.uint(), minimum: a.uint(), recipient: a.address() }
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
