//! A chain in a file, and whether a node that opens it has the same.

use std::path::Path;

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use serde_json::{Value, json};
use stylus_node::{Node, NodeConfig, StartError};

use super::{
    Running,
    accounts::{FIRST, SECOND},
    evm,
    program::{self, Ops},
};

/// An account that only edits have made.
pub const EDITED: Address = Address::repeat_byte(0x77);

pub fn config(file: &Path) -> NodeConfig {
    NodeConfig { state: Some(file.into()), ..NodeConfig::default() }
}

pub fn open(file: &Path) -> Result<Node, StartError> {
    Node::open(NodeConfig { listen: ([127, 0, 0, 1], 0).into(), ..config(file) })
}

/// Makes a chain with programs, contracts, events, edits and a clock that was moved; returns its digest.
pub fn make(file: &Path) -> B256 {
    make_and(file, |_| {})
}

/// [`make`] with something that is done while the node still runs.
pub fn make_and(file: &Path, act: impl FnOnce(&Running)) -> B256 {
    let node = Running::with(config(file));
    let client = node.client();
    let program = client.program(&program::code());
    let emitter = client.contract(&evm::EMITTER);
    for round in 0..6u64 {
        client.succeed(
            json!({ "from": FIRST, "to": program, "input": Ops::new().store(round, 7).finish(0).done() }),
        );
        client.succeed(
            json!({ "from": FIRST, "to": emitter, "input": Bytes::from(vec![1; 33 + 100 * round as usize]) }),
        );
        client.ok("anvil_setBalance", json!([EDITED, U256::from(round)]));
        client.succeed(json!({ "from": FIRST, "to": SECOND, "value": U256::from(round) }));
    }
    client.ok("anvil_impersonateAccount", json!([SECOND]));
    client.ok("anvil_setStorageAt", json!([EDITED, "0x5", B256::repeat_byte(3)]));
    client.ok("evm_increaseTime", json!([1_000_000]));
    // The last thing that is written is a block.
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x1" }));
    act(&node);
    digest(&node)
}

/// Everything that can be asked of a chain.
pub fn digest(node: &Running) -> B256 {
    let client = node.client();
    let head = client.block_number();
    let mut seen = Vec::new();
    let mut ask =
        |method: &str, params: Value| seen.extend(client.ok(method, params).to_string().into_bytes());
    for number in (0..=head).map(|number| format!("{number:#x}")) {
        ask("eth_getBlockByNumber", json!([number, true]));
        ask("eth_getBlockReceipts", json!([number]));
        for account in [FIRST, SECOND, EDITED, FIRST.create(0), FIRST.create(2)] {
            ask("eth_getAccountInfo", json!([account, number]));
            (0..7).for_each(|slot| ask("eth_getStorageAt", json!([account, slot, number])));
        }
    }
    keccak256(seen)
}

/// Serves a node that was opened, and takes its digest.
pub fn digest_of(node: Node) -> B256 {
    digest(&Running::serving(node))
}
