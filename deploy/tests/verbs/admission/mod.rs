//! Who may mint while minting is for the admitted: lists, invitations, and what the contract makes of them.

mod lists;
mod minting;
