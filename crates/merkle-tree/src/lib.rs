//! Merkle trees as OpenZeppelin's `StandardMerkleTree` makes them: leaves hashed twice, sorted, pairs hashed in order.
//!
//! The contracts check its proofs with OpenZeppelin's `MerkleProof`; the lists of who may mint and the roots of points
//! are such trees.
