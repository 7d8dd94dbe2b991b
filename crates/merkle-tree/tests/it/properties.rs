//! What holds of every tree.

use alloy_primitives::{B256, keccak256};
use merkle_tree::{StandardTree, parent, verify};
use proptest::collection::{btree_set, vec};
use proptest::prelude::*;

fn leaves() -> impl Strategy<Value = Vec<B256>> {
    btree_set(any::<[u8; 32]>().prop_map(B256::from), 1..200)
        .prop_map(|set| set.into_iter().collect::<Vec<_>>())
        .prop_shuffle()
}

proptest! {
    #[test]
    fn every_leaf_has_a_short_proof(leaves in leaves()) {
        let tree = StandardTree::new(leaves.clone()).unwrap();
        let height = leaves.len().next_power_of_two().ilog2() as usize;
        for (index, leaf) in leaves.iter().enumerate() {
            let proof = tree.proof(index).unwrap();
            prop_assert!(proof.len() <= height);
            prop_assert_eq!(&tree.proof_of(*leaf).unwrap(), &proof);
            prop_assert!(verify(tree.root(), *leaf, &proof));
        }
    }

    #[test]
    fn the_order_of_leaves_changes_nothing(leaves in leaves()) {
        let mut other = leaves.clone();
        other.sort_unstable();
        let (tree, other) = (StandardTree::new(leaves).unwrap(), StandardTree::new(other).unwrap());
        prop_assert_eq!(tree.root(), other.root());
        prop_assert_eq!(tree.proof_of(other.leaves()[0]), other.proof(0));
    }

    #[test]
    fn nothing_else_is_proven(
        leaves in leaves(),
        stranger in any::<[u8; 32]>(),
        bit in 0_usize..256,
        at in any::<prop::sample::Index>(),
    ) {
        let tree = StandardTree::new(leaves.clone()).unwrap();
        let index = at.index(leaves.len());
        let proof = tree.proof(index).unwrap();
        if !leaves.contains(&stranger.into()) {
            prop_assert!(!verify(tree.root(), stranger.into(), &proof));
            prop_assert!(tree.proof_of(stranger.into()).is_err());
        }
        for place in 0..proof.len() {
            let mut forged = proof.clone();
            forged[place].0[bit / 8] ^= 1 << (bit % 8);
            prop_assert!(!verify(tree.root(), leaves[index], &forged));
        }
        let mut longer = proof;
        longer.push(B256::ZERO);
        prop_assert!(!verify(tree.root(), leaves[index], &longer));
    }

    /// Levels hashed one by one, as one draws it on paper, when the leaves are a power of two.
    #[test]
    fn a_full_tree_is_hashed_level_by_level(mut level in vec(any::<[u8; 32]>().prop_map(keccak256), 16)) {
        let Ok(tree) = StandardTree::new(level.clone()) else { return Ok(()) };
        level.sort_unstable();
        while level.len() > 1 {
            level = level.chunks(2).map(|pair| parent(pair[0], pair[1])).collect();
        }
        prop_assert_eq!(tree.root(), level[0]);
    }
}
