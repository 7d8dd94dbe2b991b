//! Files of other nodes and other chains.

use serde_json::json;
use stylus_chain::config::Config;
use stylus_node::{Node, NodeConfig, StartError, StoreError};

use crate::support::{
    ChildNode,
    chain_file::{config, digest_of, make, open},
};

/// What is otherwise, and what the error says of it.
type Case = (fn(NodeConfig) -> NodeConfig, &'static str);

#[rustfmt::skip]
const OTHERS: &[Case] = &[
    (|config| NodeConfig { accounts: 9, ..config }, "its number of accounts is 10 and not 9"),
    (|config| NodeConfig { chain: Config { chain_id: 7, ..config.chain.clone() }, ..config }, "its chain id is 412346 and not 7"),
    (|config| NodeConfig { accounts: 3, chain: Config { chain_id: 7, ..config.chain.clone() }, ..config }, "its chain id is 412346 and not 7, its number of accounts is 10 and not 3"),
    (|mut config| { config.chain.rules.arbos_version = 51; config }, "its ArbOS version is"),
];

#[test]
fn a_chain_with_other_parameters_is_refused_and_stays() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let expected = make(&file);
    for (alter, message) in OTHERS {
        let error = Node::open(alter(config(&file))).expect_err(message);
        assert!(matches!(error, StartError::Store(StoreError::OtherChain { .. })), "{error:?}");
        assert!(error.to_string().contains(message), "{error}");
        assert_eq!(digest_of(open(&file).expect("its own")), expected, "{message}");
    }
}

#[test]
fn a_file_that_another_node_uses_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("chain");
    let node = ChildNode::start(&file);
    let error = open(&file).expect_err("in use");
    assert!(matches!(error, StartError::Store(StoreError::InUse(_))), "{error:?}");
    assert!(error.to_string().ends_with("is in use by another node"), "{error}");
    let ended = ChildNode::try_start(&json!({ "state": file })).err().expect("it does not start");
    assert_eq!(ended.status.code(), Some(1), "{ended:?}");
    assert_eq!(node.client().block_number(), 0);
    node.kill();
    assert!(open(&file).is_ok(), "and is free when that node is gone");
}
