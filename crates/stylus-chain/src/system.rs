//! Contracts that tools expect at fixed addresses, put there at genesis.
//!
//! Their Solidity sources are in the crate's `system` folder, written for this chain from what the
//! originals do; the compiled code lies beside them, and a test compiles it again.

use alloy_primitives::{Address, U256, address, hex, uint};

/// CREATE2 factory: call data is a salt and init code, the answer the twenty bytes of the address.
pub const CREATE2_FACTORY: Address = address!("4e59b44847b379578588920ca78fbf26c0b4956c");
/// Deploys, activates and constructs a program in one transaction.
pub const STYLUS_DEPLOYER: Address = address!("cecba2f1dc234f70dd89f2041029807f8d03a990");
/// Auctions places in the program cache.
pub const CACHE_MANAGER: Address = address!("2f8bd4eab69764c105add7de7cb0402557a44e6f");

/// A contract of the genesis.
pub struct SystemContract {
    /// Where it is.
    pub address: Address,
    /// Its runtime code.
    pub code: &'static [u8],
    /// Storage that its constructor would have written.
    pub storage: &'static [(u64, U256)],
}

/// What the genesis puts into the state.
pub const CONTRACTS: &[SystemContract] = &[
    SystemContract { address: CREATE2_FACTORY, code: &CREATE2_FACTORY_CODE, storage: &[] },
    SystemContract { address: STYLUS_DEPLOYER, code: &STYLUS_DEPLOYER_CODE, storage: &[] },
    SystemContract {
        address: CACHE_MANAGER,
        code: &CACHE_MANAGER_CODE,
        storage: &[(0, CACHE_SIZE_AND_DECAY)],
    },
];

/// Slot 0 of the cache manager: room for 512 MiB of machine code, and from bit 64 on the decay of bids, 50
/// gwei per second.
const CACHE_SIZE_AND_DECAY: U256 = uint!(0x0000000BA43B7400_0000000020000000_U256);

/// The factory's whole code. It pushes -32, loads the salt, copies the rest of the call data to memory,
/// runs CREATE2 with the value that came along, reverts if that gave no address, and returns the address in
/// 20 bytes.
const CREATE2_FACTORY_CODE: [u8; 69] = hex!(
    "7fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffe0" // PUSH32 -32
    "3601" // size = CALLDATASIZE - 32
    "600081602082" "37" // CALLDATACOPY(0, 32, size)
    "8035" "8282" "34" "f5" // CREATE2(CALLVALUE, 0, size, CALLDATALOAD(0))
    "801515" "603957" "8182fd" // REVERT(0, 0) unless there is an address
    "5b" "808252" "505050" // MSTORE(0, address)
    "6014600c" "f3" // RETURN(12, 20)
);

const STYLUS_DEPLOYER_HEX: &[u8] = include_bytes!("../system/StylusDeployer.hex");
const CACHE_MANAGER_HEX: &[u8] = include_bytes!("../system/CacheManager.hex");

static STYLUS_DEPLOYER_CODE: [u8; STYLUS_DEPLOYER_HEX.len() / 2] = decode(STYLUS_DEPLOYER_HEX);
static CACHE_MANAGER_CODE: [u8; CACHE_MANAGER_HEX.len() / 2] = decode(CACHE_MANAGER_HEX);

/// Runs when this crate is compiled; a damaged file does not compile.
const fn decode<const N: usize>(text: &[u8]) -> [u8; N] {
    match hex::const_decode_to_array(text) {
        Ok(code) => code,
        Err(_) => panic!("the checked-in code is not hexadecimal"),
    }
}
