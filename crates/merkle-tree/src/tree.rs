//! The tree.

use crate::parent;
use alloy_primitives::B256;

/// A tree over a list of leaves.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StandardTree {
    /// The root first, the children of `i` at `2i + 1` and `2i + 2`, the sorted leaves last and in reverse.
    nodes: Vec<B256>,
    /// The leaves in the caller's order.
    leaves: Vec<B256>,
}

/// Why there is no such tree, or no such proof.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum TreeError {
    /// A tree has at least one leaf.
    #[error("a Merkle tree of no leaves has no root")]
    Empty,
    /// Two entries are the same, and a proof could not say which is meant.
    #[error("the leaf {0} is there twice")]
    DuplicateLeaf(B256),
    /// The leaf is not in the tree.
    #[error("the leaf {0} is not in the tree")]
    UnknownLeaf(B256),
    /// There are fewer leaves.
    #[error("there is no leaf {index}, the tree has {length}")]
    IndexOutOfRange {
        /// The leaf asked for, from 0.
        index: usize,
        /// How many there are.
        length: usize,
    },
}

impl StandardTree {
    /// Builds the tree; the root does not depend on the order of the leaves. [`TreeError::Empty`],
    /// [`TreeError::DuplicateLeaf`].
    pub fn new(leaves: Vec<B256>) -> Result<Self, TreeError> {
        let mut sorted = leaves.clone();
        sorted.sort_unstable();
        if let Some(twice) = sorted.windows(2).find(|pair| pair[0] == pair[1]) {
            return Err(TreeError::DuplicateLeaf(twice[0]));
        }

        let inner = leaves.len().checked_sub(1).ok_or(TreeError::Empty)?;
        let mut nodes = vec![B256::ZERO; inner];
        nodes.extend(sorted.into_iter().rev());
        for place in (0..inner).rev() {
            nodes[place] = parent(nodes[2 * place + 1], nodes[2 * place + 2]);
        }
        Ok(Self { nodes, leaves })
    }

    /// The root.
    pub fn root(&self) -> B256 {
        self.nodes[0]
    }

    /// The leaves in the order in which they were given; at least one.
    pub fn leaves(&self) -> &[B256] {
        &self.leaves
    }

    /// The proof of the leaf at a place of that order, from 0. [`TreeError::IndexOutOfRange`].
    pub fn proof(&self, index: usize) -> Result<Vec<B256>, TreeError> {
        let length = self.leaves.len();
        let leaf = self.leaves.get(index).ok_or(TreeError::IndexOutOfRange { index, length })?;
        self.proof_of(*leaf)
    }

    /// The proof of a leaf. [`TreeError::UnknownLeaf`].
    pub fn proof_of(&self, leaf: B256) -> Result<Vec<B256>, TreeError> {
        let inner = self.leaves.len() - 1;
        let found = self.nodes[inner..].binary_search_by(|node| leaf.cmp(node));
        let mut place = inner + found.map_err(|_| TreeError::UnknownLeaf(leaf))?;
        let mut proof = Vec::new();
        while place > 0 {
            let is_left = place % 2 == 1;
            proof.push(self.nodes[if is_left { place + 1 } else { place - 1 }]);
            place = (place - 1) / 2;
        }
        Ok(proof)
    }
}
