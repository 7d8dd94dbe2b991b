//! `ArbOwner` (0x70): what chain owners can change. Parameters hold from the next transaction on.

use alloy_primitives::{Address, FixedBytes};
use alloy_sol_types::sol;
use stylus_wasm::Rules;

use super::{
    arb_owner_public::fee_account,
    call::{Call, Fault},
    contract::{Method, view, write},
};
use crate::arbos::{self, AddressSet, NEWEST_VERSION, Space, cell};

mod parameters;

sol! {
    /// What chain owners can change.
    interface ArbOwner {
        function addChainOwner(address newOwner) external;
        function removeChainOwner(address ownerToRemove) external;
        function isChainOwner(address addr) external view returns (bool);
        function getAllChainOwners() external view returns (address[] memory);
        function getNetworkFeeAccount() external view returns (address);
        function getInfraFeeAccount() external view returns (address);
        function setNetworkFeeAccount(address newNetworkFeeAccount) external;
        function setInfraFeeAccount(address newInfraFeeAccount) external;
        function scheduleArbOSUpgrade(uint64 newVersion, uint64 timestamp) external;
        function setL1PricePerUnit(uint256 pricePerUnit) external;
        function setInkPrice(uint32 price) external;
        function setWasmMaxStackDepth(uint32 depth) external;
        function setWasmFreePages(uint16 pages) external;
        function setWasmPageGas(uint16 gas) external;
        function setWasmPageLimit(uint16 limit) external;
        function setWasmMaxSize(uint32 size) external;
        function setWasmMinInitGas(uint8 gas, uint16 cached) external;
        function setWasmInitCostScalar(uint64 percent) external;
        function setWasmExpiryDays(uint16 count) external;
        function setWasmKeepaliveDays(uint16 count) external;
        function setWasmBlockCacheSize(uint16 count) external;
        function setMaxStylusContractFragments(uint8 maxFragments) external;
        function setWasmActivationGas(uint64 gas) external;
        function addWasmCacheManager(address manager) external;
        function removeWasmCacheManager(address manager) external;

        event OwnerActs(bytes4 indexed method, address indexed owner, bytes data);
    }
}

/// Logs that the caller did what `input` says.
pub(super) fn log_act(call: &mut Call<'_, '_>, input: &[u8]) {
    let method = input.first_chunk::<4>().map(FixedBytes::from).unwrap_or_default();
    let owner = call.caller();
    call.emit_free(&ArbOwner::OwnerActs { method, owner, data: input.to_vec().into() });
}

pub fn methods() -> Vec<Method> {
    let mut methods = parameters::methods();
    methods.extend([
        write::<ArbOwner::addChainOwnerCall>(|call, args| {
            AddressSet::chain_owners().insert(call.ctx, args.newOwner);
            Ok(().into())
        }),
        write::<ArbOwner::removeChainOwnerCall>(|call, args| {
            remove(call, AddressSet::chain_owners(), args.ownerToRemove).map(Into::into)
        }),
        view::<ArbOwner::isChainOwnerCall>(|call, args| {
            call.is_member(AddressSet::chain_owners(), args.addr)
        }),
        view::<ArbOwner::getAllChainOwnersCall>(|call, _| call.members(AddressSet::chain_owners())),
        view::<ArbOwner::getNetworkFeeAccountCall>(|call, _| fee_account(call, cell::NETWORK_FEE_ACCOUNT)),
        view::<ArbOwner::getInfraFeeAccountCall>(|call, _| fee_account(call, cell::INFRA_FEE_ACCOUNT)),
        write::<ArbOwner::setNetworkFeeAccountCall>(|call, args| {
            set_fee_account(call, cell::NETWORK_FEE_ACCOUNT, args.newNetworkFeeAccount).map(Into::into)
        }),
        write::<ArbOwner::setInfraFeeAccountCall>(|call, args| {
            set_fee_account(call, cell::INFRA_FEE_ACCOUNT, args.newInfraFeeAccount).map(Into::into)
        }),
        write::<ArbOwner::scheduleArbOSUpgradeCall>(|call, args| {
            schedule(call, args.newVersion, args.timestamp).map(Into::into)
        }),
        // There is no parent chain to pay, so the only price that can be kept is none.
        write::<ArbOwner::setL1PricePerUnitCall>(|_, args| {
            if args.pricePerUnit.is_zero() { Ok(().into()) } else { Err(Fault::Plain) }
        }),
        write::<ArbOwner::addWasmCacheManagerCall>(|call, args| {
            AddressSet::cache_managers().insert(call.ctx, args.manager);
            Ok(().into())
        }),
        write::<ArbOwner::removeWasmCacheManagerCall>(|call, args| {
            remove(call, AddressSet::cache_managers(), args.manager).map(Into::into)
        }),
    ]);
    methods
}

/// Changes the parameters of Stylus.
fn change(call: &mut Call<'_, '_>, change: impl FnOnce(&mut Rules)) {
    let mut rules = arbos::current(call.ctx);
    change(&mut rules);
    arbos::save(call.ctx, &rules);
}

fn remove(call: &mut Call<'_, '_>, set: AddressSet, member: Address) -> Result<(), Fault> {
    if !call.is_member(set, member)? {
        return Err(Fault::Plain);
    }
    set.remove(call.ctx, member);
    Ok(())
}

fn set_fee_account(call: &mut Call<'_, '_>, number: u64, account: Address) -> Result<(), Fault> {
    call.store(Space::ROOT.cell(number), account.into_word().into())
}

/// Nitro accepts any version and stops at one it does not know; this chain refuses it at once.
fn schedule(call: &mut Call<'_, '_>, version: u64, timestamp: u64) -> Result<(), Fault> {
    if version > NEWEST_VERSION {
        return Err(Fault::Plain);
    }
    arbos::schedule_upgrade(call.ctx, version, timestamp);
    Ok(())
}
