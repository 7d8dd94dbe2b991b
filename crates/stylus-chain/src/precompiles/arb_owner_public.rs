//! `ArbOwnerPublic` (0x6b): who the chain owners are, and what they have set.

use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;

use super::{
    call::{Call, Fault, STATE_READ_GAS},
    contract::{Method, view},
};
use crate::arbos::{self, AddressSet, Space, cell};

sol! {
    /// Who the chain owners are, and what they have set.
    interface ArbOwnerPublic {
        function isChainOwner(address addr) external view returns (bool);
        function getAllChainOwners() external view returns (address[] memory);
        function getNetworkFeeAccount() external view returns (address);
        function getInfraFeeAccount() external view returns (address);
        function getBrotliCompressionLevel() external view returns (uint64);
        function getScheduledUpgrade()
            external view returns (uint64 arbosVersion, uint64 scheduledForTimestamp);
        function isCalldataPriceIncreaseEnabled() external view returns (bool);
        function getMaxStylusContractFragments() external view returns (uint8);
    }
}

/// Compression level by which Nitro estimates the size of a batch; nothing here depends on it.
const BROTLI_LEVEL: u64 = 1;

pub fn methods() -> Vec<Method> {
    vec![
        view::<ArbOwnerPublic::isChainOwnerCall>(|call, args| {
            call.is_member(AddressSet::chain_owners(), args.addr)
        }),
        view::<ArbOwnerPublic::getAllChainOwnersCall>(|call, _| call.members(AddressSet::chain_owners())),
        view::<ArbOwnerPublic::getNetworkFeeAccountCall>(|call, _| {
            fee_account(call, cell::NETWORK_FEE_ACCOUNT)
        }),
        view::<ArbOwnerPublic::getInfraFeeAccountCall>(|call, _| fee_account(call, cell::INFRA_FEE_ACCOUNT)),
        view::<ArbOwnerPublic::getBrotliCompressionLevelCall>(|call, _| {
            call.burn(STATE_READ_GAS)?;
            Ok(BROTLI_LEVEL)
        })
        .since(20),
        view::<ArbOwnerPublic::getScheduledUpgradeCall>(|call, _| {
            call.burn(2 * STATE_READ_GAS)?;
            Ok(arbos::scheduled_upgrade(call.ctx).into())
        })
        .since(20),
        view::<ArbOwnerPublic::isCalldataPriceIncreaseEnabledCall>(|call, _| {
            call.burn(STATE_READ_GAS)?;
            Ok(false)
        })
        .since(40),
        view::<ArbOwnerPublic::getMaxStylusContractFragmentsCall>(|call, _| {
            Ok(call.parameters()?.max_fragment_count)
        })
        .since(60),
    ]
}

/// A fee account of the root space.
pub(super) fn fee_account(call: &mut Call<'_, '_>, number: u64) -> Result<Address, Fault> {
    let word: U256 = call.load(Space::ROOT.cell(number))?;
    Ok(Address::from_word(word.into()))
}
