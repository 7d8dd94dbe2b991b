//! What an Arbitrum chain offers at fixed addresses.

use alloy_primitives::{Address, address};
use alloy_sol_types::sol;

/// The chain itself.
pub const ARB_SYS: Address = address!("0000000000000000000000000000000000000064");
/// Owners and what they have set.
pub const ARB_OWNER_PUBLIC: Address = address!("000000000000000000000000000000000000006b");
/// Activation of programs.
pub const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");
/// Which programs are cached.
pub const ARB_WASM_CACHE: Address = address!("0000000000000000000000000000000000000072");
/// Sum of two points of BLS12-381's G1 (EIP-2537), 128 bytes each, zeros for the point at infinity.
pub const BLS_G1ADD: Address = address!("000000000000000000000000000000000000000b");
/// Where the StylusDeployer is on every Arbitrum chain (stylus-sdk-rs, `stylus-tools/src/core/deployment`).
pub const STYLUS_DEPLOYER: Address = address!("cEcba2F1DC234f70Dd89F2041029807F8D03A990");

sol! {
    #[allow(missing_docs)]
    interface ArbSys {
        function arbOSVersion() external view returns (uint256);
    }

    #[allow(missing_docs)]
    interface ArbOwnerPublic {
        function getMaxStylusContractFragments() external view returns (uint8);
    }

    #[allow(missing_docs)]
    interface ArbWasm {
        function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
        function codehashKeepalive(bytes32 codehash) external payable;
        function codehashVersion(bytes32 codehash) external view returns (uint16 version);
        function stylusVersion() external view returns (uint16 version);
        function programTimeLeft(address program) external view returns (uint64 secs);
        function expiryDays() external view returns (uint16 count);
        function keepaliveDays() external view returns (uint16 count);

        error ProgramNotActivated();
        error ProgramNeedsUpgrade(uint16 version, uint16 stylusVersion);
        error ProgramExpired(uint64 ageInSeconds);
        error ProgramUpToDate();
        error ProgramInsufficientValue(uint256 have, uint256 want);
    }

    #[allow(missing_docs)]
    interface ArbWasmCache {
        function allCacheManagers() external view returns (address[] memory managers);
        function codehashIsCached(bytes32 codehash) external view returns (bool);
    }

    #[allow(missing_docs)]
    interface CacheManager {
        function placeBid(address program) external payable;
        function getMinBid(address program) external view returns (uint192 min);
        function isPaused() external view returns (bool);
        function queueSize() external view returns (uint64);
        function cacheSize() external view returns (uint64);
    }

    #[allow(missing_docs)]
    interface StylusDeployer {
        function deploy(bytes bytecode, bytes initData, uint256 initValue, bytes32 salt)
            external payable returns (address);
        event ContractDeployed(address deployedContract);
    }
}
