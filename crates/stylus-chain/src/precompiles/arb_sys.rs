//! `ArbSys` (0x64): the chain itself.

use alloy_primitives::{Address, B256, U256, uint};
use alloy_sol_types::sol;
use revm::context::{Block, ContextTr, JournalTr};

use super::{
    call::{Call, Fault},
    contract::{Method, Purity, view},
};

sol! {
    /// Questions about the chain itself.
    interface ArbSys {
        function arbBlockNumber() external view returns (uint256);
        function arbBlockHash(uint256 arbBlockNum) external view returns (bytes32);
        function arbChainID() external view returns (uint256);
        function arbOSVersion() external view returns (uint256);
        function getStorageGasAvailable() external view returns (uint256);
        function isTopLevelCall() external view returns (bool);
        function mapL1SenderContractAddressToL2Alias(address sender, address unused)
            external pure returns (address);
        function wasMyCallersAddressAliased() external view returns (bool);

        error InvalidBlockNumber(uint256 requested, uint256 current);
    }
}

/// Added to the ArbOS version: Nitro counts on from the versions of its predecessor.
const VERSION_OFFSET: u64 = 55;
/// Added to the address of a parent chain's contract to get its alias.
const ALIAS_OFFSET: U256 = uint!(0x1111000000000000000000000000000000001111_U256);
/// Blocks whose hash can be asked for.
const HASHES_KEPT: u64 = 256;
/// Deepest frame that counts as top level: the transaction's target and what it calls.
const TOP_LEVEL_DEPTH: usize = 3;

pub fn methods() -> Vec<Method> {
    vec![
        view::<ArbSys::arbBlockNumberCall>(|call, _| Ok(call.ctx.block().number())),
        view::<ArbSys::arbBlockHashCall>(|call, args| block_hash(call, args.arbBlockNum)),
        view::<ArbSys::arbChainIDCall>(|call, _| Ok(U256::from(call.config().chain_id))),
        view::<ArbSys::arbOSVersionCall>(|call, _| {
            Ok(U256::from(call.rules().arbos_version.saturating_add(VERSION_OFFSET)))
        }),
        // There is no storage gas of its own.
        view::<ArbSys::getStorageGasAvailableCall>(|_, _| Ok(U256::ZERO)),
        view::<ArbSys::isTopLevelCallCall>(|call, _| Ok(call.ctx.journal().depth() <= TOP_LEVEL_DEPTH)),
        Method::new::<ArbSys::mapL1SenderContractAddressToL2AliasCall>(Purity::Pure, |_, args| {
            Ok(alias(args.sender))
        }),
        // Only messages from a parent chain have aliased senders.
        view::<ArbSys::wasMyCallersAddressAliasedCall>(|_, _| Ok(false)),
    ]
}

fn block_hash(call: &mut Call<'_, '_>, requested: U256) -> Result<B256, Fault> {
    let current = call.ctx.block().number();
    let distance = current.saturating_sub(requested);
    if distance.is_zero() || distance > U256::from(HASHES_KEPT) {
        return Err(ArbSys::InvalidBlockNumber { requested, current }.into());
    }
    let number: u64 = requested.saturating_to();
    let known = call.ctx.chain.block_hashes.iter().find(|(block, _)| *block == number);
    match known {
        Some((_, hash)) => Ok(*hash),
        None => {
            let Ok(hash) = revm::Database::block_hash(call.ctx.db_mut(), number);
            Ok(hash)
        }
    }
}

fn alias(sender: Address) -> Address {
    let sum = U256::from_be_bytes(sender.into_word().0).wrapping_add(ALIAS_OFFSET);
    Address::from_word(sum.into())
}
