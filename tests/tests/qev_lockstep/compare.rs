//! What must be the same on both sides.

use alloy_primitives::{B256, U256, keccak256};
use alloy_sol_types::SolValue;
use qev_auction::AuctionError as E;
use stylus_chain::chain::CallError;
use tests::Redemptions;
use tests::abi::{IQEV, ISUSDai};

use crate::model::{Memory, Model, Refusal};

/// The slot of the contract's map.
const MAP: u64 = 3;

/// The name of the error that the program reverted with.
pub fn refusal(error: &CallError) -> String {
    let text = error.to_string();
    let name = text.trim_start_matches("reverted: ");
    name.split('(').next().unwrap_or_default().to_owned()
}

/// The name of the error that a refusal is.
pub const fn name(why: &Refusal) -> &'static str {
    match why {
        Refusal::NoToken | Refusal::Auction(E::NoPosition) => "ERC721NonexistentToken",
        Refusal::NotApproved => "ERC721InsufficientApproval",
        Refusal::NothingToClaim => "NothingToClaim",
        Refusal::LockNotDue => "LockNotDue",
        Refusal::EpochChanged => "EpochChanged",
        Refusal::Auction(E::Math(_)) => "ArithmeticOverflow",
        Refusal::Auction(E::NotSettled) => "NotSettled",
        Refusal::Auction(E::Uncollected) => "Uncollected",
        Refusal::Auction(E::Empty) => "PositionEmpty",
        Refusal::Auction(E::Locked) => "EpochLocked",
        Refusal::Auction(E::NotSealed) => "NotSealed",
        Refusal::Auction(E::StillSealed) => "StillSealed",
        Refusal::Auction(E::NoBid) => "NoBid",
        Refusal::Auction(E::NotRevealing) => "NotRevealing",
        Refusal::Auction(E::NotClearable | E::NotServing) => "NotClearable",
        Refusal::Auction(E::Irrevocable) => "RequestIrrevocable",
        Refusal::Auction(E::BeaconKnown) => "BeaconKnown",
        Refusal::Auction(E::BeaconLate) => "BeaconLate",
        Refusal::Auction(E::NothingSealed) => "NothingSealed",
    }
}

/// Every slot that the call changed in the model has the same word in the program.
pub fn slots_agree(auction: &mut Redemptions, before: &Memory, after: &Memory) -> Result<(), String> {
    let changed = after.0.iter().filter(|(slot, word)| before.0.get(slot) != Some(word));
    words_agree(auction, changed)
}

/// Every slot, owner and ledger agrees.
pub fn agree(auction: &mut Redemptions, model: &Model) -> Result<(), String> {
    words_agree(auction, model.engine.slots.0.iter())?;
    for id in 1..model.engine.intake().next_sequence {
        let qev = auction.qev;
        let owner = auction.chain().call(qev, &IQEV::ownerOfCall { tokenId: U256::from(id) }).ok();
        if owner != model.ledger.owners.get(&id).copied() {
            return Err(format!("position {id} belongs to {owner:?}"));
        }
    }
    for (account, [shares, assets]) in &model.ledger.accounts {
        let controller = *account;
        let said = auction.ask(&IQEV::claimableCall { controller });
        let most = auction.ask_vault(&ISUSDai::maxRedeemCall { controller });
        if [said.shares, said.assets, most] != [*shares, *assets, *shares] {
            return Err(format!("{account} may claim {said:?} instead of {shares} for {assets}"));
        }
    }
    Ok(())
}

fn words_agree<'a>(
    auction: &mut Redemptions,
    words: impl Iterator<Item = (&'a qev_auction::Slot, &'a U256)>,
) -> Result<(), String> {
    for (slot, expected) in words {
        let place = keccak256((B256::from(slot.key()), MAP).abi_encode());
        let (qev, word) = (auction.qev, U256::from_be_bytes(place.0));
        let found = auction.chain().storage(qev, word);
        if found != *expected {
            return Err(format!("{slot:?} is {found:#x} instead of {expected:#x}"));
        }
    }
    Ok(())
}
