//! Commitments: what a bid is bound to, and its hash.

use alloy_primitives::{B256, b256};
use kit::host;
use kit::words::{Word, number};
use qev_auction::{Opening, SealedFor};
use usdai_core::vault::Epoch;

/// keccak256("USDai QEV sealed bid 1").
pub const SEAL_DOMAIN: B256 = b256!("3bb853d9a3236a61a76ef0c512d0378267c89380d14ed0940663f583e3510f0c");

/// The commitment to this opening by a position of the contract that runs.
pub fn commitment(opening: &Opening, id: u32, epoch: Epoch) -> B256 {
    let sealed = SealedFor {
        domain: number(SEAL_DOMAIN),
        chain_id: host::chain_id(),
        contract: number(host::this().word()),
        epoch: epoch.get(),
        position: id.into(),
    };
    host::keccak_words(&opening.preimage(&sealed), &[])
}
