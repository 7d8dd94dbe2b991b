//! Merkle trees as OpenZeppelin's `StandardMerkleTree` makes them: leaves hashed twice, sorted, pairs hashed in order.
//!
//! The contracts check its proofs with OpenZeppelin's `MerkleProof`; the lists of who may mint and the roots of points
//! are such trees. A list that others publish with `@openzeppelin/merkle-tree` has the same root here.
//!
//! ```
//! use alloy_primitives::{Address, U256};
//! use merkle_tree::{StandardTree, leaf, verify};
//!
//! let entry = |account: u8| {
//!     let words = [Address::repeat_byte(account).into_word(), U256::from(100).into()];
//!     leaf(words.concat().as_slice())
//! };
//! let tree = StandardTree::new(vec![entry(1), entry(2), entry(3)])?;
//! assert!(verify(tree.root(), entry(2), &tree.proof_of(entry(2))?));
//! # Ok::<(), merkle_tree::TreeError>(())
//! ```

mod tree;

pub use tree::{StandardTree, TreeError};

use alloy_primitives::{B256, keccak256};

/// The leaf of a value: its ABI encoding, hashed twice, so that no leaf is the hash of a pair.
pub fn leaf(abi_encoded: &[u8]) -> B256 {
    keccak256(keccak256(abi_encoded))
}

/// The node above two nodes, whichever is named first.
pub fn parent(a: B256, b: B256) -> B256 {
    let (low, high) = if a <= b { (a, b) } else { (b, a) };
    let mut pair = [0; 64];
    pair[..32].copy_from_slice(low.as_slice());
    pair[32..].copy_from_slice(high.as_slice());
    keccak256(pair)
}

/// Whether the proof leads from the leaf to the root, as OpenZeppelin's `MerkleProof.verify` decides it.
pub fn verify(root: B256, leaf: B256, proof: &[B256]) -> bool {
    proof.iter().fold(leaf, |node, sibling| parent(node, *sibling)) == root
}
