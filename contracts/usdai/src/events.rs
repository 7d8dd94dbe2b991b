//! The contract's own events; ERC-20's are emitted by the library. Their meaning: `abi/usdai.sol`.

use crate::abi::IUSDai as abi;
use crate::record::Terms;
use alloy_primitives::{Address, B256, U256};
use kit::emit;
use usdai_core::access::Mode;

/// A deposit or a redemption, as its two parties and the two amounts.
pub struct Exchange {
    pub caller: Address,
    pub recipient: Address,
    pub asset: Address,
    pub paid_in: U256,
    pub paid_out: U256,
}

pub fn deposited(e: &Exchange) {
    emit!(Deposited, [e.caller, e.recipient], [e.asset, e.paid_in, e.paid_out]);
}

pub fn withdrawn(e: &Exchange) {
    emit!(Withdrawn, [e.caller, e.recipient], [e.asset, e.paid_in, e.paid_out]);
}

pub fn harvested(caller: Address, recipient: Address, amount: U256) {
    emit!(Harvested, [caller, recipient], [amount]);
}

pub fn ledger_synced(asset: Address, previous: U256, current: U256) {
    emit!(LedgerSynced, [asset], [previous, current]);
}

pub fn asset_added(asset: Address, decimals: u8) {
    emit!(AssetAdded, [asset], [u64::from(decimals)]);
}

pub fn asset_set(asset: Address, terms: &Terms) {
    emit!(
        AssetSet,
        [asset],
        [
            u64::from(terms.mint_fee),
            u64::from(terms.redeem_fee),
            u64::from(terms.share_cap),
            terms.mint_enabled,
            terms.redeem_enabled
        ]
    );
}

pub fn asset_removed(asset: Address) {
    emit!(AssetRemoved, [asset], []);
}

pub fn supply_cap_set(cap: U256) {
    emit!(SupplyCapSet, [], [cap]);
}

pub fn mint_pause_set(until: u64) {
    emit!(MintPauseSet, [], [until]);
}

pub fn harvest_recipient_set(recipient: Address) {
    emit!(HarvestRecipientSet, [recipient], []);
}

pub fn cap_exempt_set(account: Address, exempt: bool) {
    emit!(CapExemptSet, [account], [exempt]);
}

pub fn access_set(mode: Mode, root: B256, inviter: Address) {
    emit!(AccessSet, [root, inviter], [mode.number()]);
}

pub fn address_cap_set(cap: u128) {
    emit!(AddressCapSet, [], [cap]);
}

pub fn tranche_opened(tranche: U256, per_block: u128) {
    emit!(TrancheOpened, [], [tranche, per_block]);
}

pub fn admitted(account: Address, cap: u128, root: B256) {
    emit!(Admitted, [account, root], [cap]);
}

pub fn price_oracle_set(price_oracle: Address) {
    emit!(PriceOracleSet, [price_oracle], []);
}

pub fn price_checked_set(asset: Address, checked: bool) {
    emit!(PriceCheckedSet, [asset], [checked]);
}

pub fn bridge_set(bridge: Address) {
    emit!(BridgeSet, [bridge], []);
}

pub fn crosschain_mint(to: Address, amount: U256, sender: Address) {
    emit!(CrosschainMint, [to, sender], [amount]);
}

pub fn crosschain_burn(from: Address, amount: U256, sender: Address) {
    emit!(CrosschainBurn, [from, sender], [amount]);
}
