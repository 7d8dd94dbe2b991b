//! Roots and proofs of `@openzeppelin/merkle-tree` 1.0.8.
//!
//! Entry `i` from 1 of `StandardMerkleTree.of(values, ["address", "uint256"])` is the address `i` with `i * 10^18`.

use crate::entry;
use alloy_primitives::{Address, B256, U256, b256};
use merkle_tree::{StandardTree, TreeError, leaf, verify};

/// Entries, root, and the lengths of the proofs of the first and of the last entry.
const ROOTS: [(u64, B256, usize, usize); 10] = [
    (1, b256!("6081e60a560cf21a6ea538bd62fec907bc40d5711c5e8c7e8fbe6dc134b72608"), 0, 0),
    (2, b256!("03c0b05ec3ddabd05619c2171b32592eb04182e79274e6c7e0cc58ef91437dd3"), 1, 1),
    (3, b256!("1f15d1edd8ec9df5444bcc9f906af766538008cc6b818dfba1edf8617ce6d961"), 2, 1),
    (4, b256!("bb4ec16a52ddafb6d8edb9c1e1e8eb67cdda524ce406806e2f432ea56c10d9dc"), 2, 2),
    (5, b256!("0f83651191d9c2e31f3653a21da41e131e85621ccfbb17d45643e01a72de6f91"), 2, 3),
    (7, b256!("92452f12e9360f3f933f353589e2360d476c41d2444af8dfaa0cf6c87b9633de"), 3, 3),
    (8, b256!("bea27717fb7fb5dadd935a1f3621fb669127f10c8a09ff24afdff6fbfb86a592"), 3, 3),
    (13, b256!("362dfe87cce69f906cd1dbc757400fae2c4c4b8c749f0ada85e956f75c4845c5"), 4, 3),
    (100, b256!("17c097db1840cb9bae3d102dfa406eb2771374c1e0a5bd64e1f71983b7f3afb9"), 7, 7),
    (1000, b256!("ef6b7e800a9dac6ac601ad4cec81a184b76c4eaeaeb5f41e16c7d3ec7a3ca2dc"), 10, 10),
];

/// The proofs of the five entries of the tree of five.
const PROOFS: [&[B256]; 5] = [
    &[
        b256!("5463d804106c8cca5acf27ebf485b4b55ceb2e62854eaef3a7c5ee3ed22b1af6"),
        b256!("38a644aa6fe72298c50692076fb175996dcedf8066a4ffe567351c606badf865"),
    ],
    &[
        b256!("52fde9620166090d16073b89092702f9d9ded0e2350a680cad51cd3cd64d6075"),
        b256!("b087824e64c5eb01d09207d4a703256c1b0d5c2145276f486085e3e4d39df4f1"),
        b256!("762999e645e450d1ed0f1cf08a900c645ac320d5f4a81ae0a4e4320234365e66"),
    ],
    &[
        b256!("9f9e7de63aa1bd344850f18376b07ca6201ed15213a0d839ef955523c5ac7832"),
        b256!("762999e645e450d1ed0f1cf08a900c645ac320d5f4a81ae0a4e4320234365e66"),
    ],
    &[
        b256!("6081e60a560cf21a6ea538bd62fec907bc40d5711c5e8c7e8fbe6dc134b72608"),
        b256!("38a644aa6fe72298c50692076fb175996dcedf8066a4ffe567351c606badf865"),
    ],
    &[
        b256!("09ef46ce7299321a1324f25b2d659db10365f7155d3b3af2012d212aa90c6792"),
        b256!("b087824e64c5eb01d09207d4a703256c1b0d5c2145276f486085e3e4d39df4f1"),
        b256!("762999e645e450d1ed0f1cf08a900c645ac320d5f4a81ae0a4e4320234365e66"),
    ],
];

fn entries(count: u64) -> Vec<B256> {
    let of = |i: u64| {
        let amount = U256::from(u128::from(i) * 10_u128.pow(18));
        entry(Address::left_padding_from(&i.to_be_bytes()), amount)
    };
    (1..=count).map(of).collect()
}

#[test]
fn roots_are_those_of_openzeppelin() {
    for (count, root, first, last) in ROOTS {
        let tree = StandardTree::new(entries(count)).unwrap();
        assert_eq!(tree.root(), root, "{count} entries");
        let lengths = [0, tree.leaves().len() - 1].map(|index| tree.proof(index).unwrap().len());
        assert_eq!(lengths, [first, last], "{count} entries");
    }
}

#[test]
fn proofs_are_those_of_openzeppelin() {
    let tree = StandardTree::new(entries(5)).unwrap();
    for (index, proof) in PROOFS.into_iter().enumerate() {
        assert_eq!(tree.proof(index).unwrap(), proof, "entry {index}");
        assert!(verify(tree.root(), tree.leaves()[index], proof), "entry {index}");
    }
}

/// `["address", "uint32", "uint256"]`: (0xaa, 7, 1.5e18) and (0xbb, 7, 1).
#[test]
fn a_leaf_is_the_encoding_of_any_types() {
    let of = |account: u8, amount: u64| {
        let account = Address::left_padding_from(&[account]).into_word();
        leaf([account, U256::from(7).into(), U256::from(amount).into()].concat().as_slice())
    };
    let first = of(0xaa, 1_500_000_000_000_000_000);
    assert_eq!(first, b256!("8dc5ca9da01ab52479a51dee9d02f1239b3becd07239ba753a541f9e7b50ae3f"));
    let tree = StandardTree::new(vec![first, of(0xbb, 1)]).unwrap();
    assert_eq!(tree.root(), b256!("59f45f24084d69e96646745c16bd1dc7a77b85075c3d61769770f6b051bb2949"));
}

#[test]
fn what_is_no_tree_and_no_leaf_is_refused() {
    let leaves = entries(3);
    assert_eq!(StandardTree::new(vec![]), Err(TreeError::Empty));
    let twice = vec![leaves[0], leaves[1], leaves[0]];
    assert_eq!(StandardTree::new(twice), Err(TreeError::DuplicateLeaf(leaves[0])));

    let tree = StandardTree::new(leaves).unwrap();
    assert_eq!(tree.proof(3), Err(TreeError::IndexOutOfRange { index: 3, length: 3 }));
    assert_eq!(tree.proof_of(tree.root()), Err(TreeError::UnknownLeaf(tree.root())));
}
