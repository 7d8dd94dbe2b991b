//! Each refusal in words.

use crate::model::{NOW, party, usd};
use caliber_nft::{Actor, CaliberError, Signed, State, TitleId, Voucher};
use usdai_core::MathError;

fn check(cases: &[(CaliberError, &str)]) {
    for (error, text) in cases {
        assert_eq!(error.to_string(), *text);
    }
}

#[test]
fn refusals_of_edges_and_serials_say_why() {
    let (from, to, by, state) = (State::Draft, State::Sold, Actor::Stranger, State::Redeemed);
    let serial = [0xab; 32];
    let hash = "ab".repeat(32);
    check(&[
        (CaliberError::Math(MathError::Overflow), "result too large"),
        (CaliberError::NoTitle, "no such title"),
        (CaliberError::AlreadyRegistered, "the document was registered before"),
        (CaliberError::NoEdge { from, to }, "no title goes from draft to sold"),
        (CaliberError::NotAllowed { from, to, by }, "anybody else may not take a title from draft to sold"),
        (CaliberError::NotLive { state }, "the title is redeemed"),
        (CaliberError::TransferNotAllowed { state, by }, "anybody else may not transfer a redeemed title"),
        (
            CaliberError::SignatureMissing { signed: Signed { insurer: false, ..Signed::ALL } },
            "signatures: bailee's good, appraiser's good, insurer's missing",
        ),
        (CaliberError::SerialsUnchecked, "the serials were not shown"),
        (CaliberError::SerialsDiffer, "the serials are not those of the document"),
        (
            CaliberError::SerialsOutOfOrder { serial },
            &format!("serial 0x{hash} is not higher than the one before"),
        ),
        (
            CaliberError::SerialHeld { serial, title: TitleId::new(serial) },
            &format!("serial 0x{hash} is in title 0x{hash}"),
        ),
        (CaliberError::QuantityOutOfRange { quantity: 0 }, "a quantity of 0 is out of range"),
    ]);
}

#[test]
fn refusals_of_parties_times_and_amounts_say_why() {
    let by = Actor::Stranger;
    check(&[
        (CaliberError::HolderNotApproved, "not an approved holder"),
        (
            CaliberError::NotVouched { voucher: Voucher::PaidOff },
            "nobody vouches for this: the loan is paid off",
        ),
        (CaliberError::Frozen { until: NOW }, "the title is frozen until 1767592800"),
        (CaliberError::NotFrozen, "no freeze runs"),
        (CaliberError::FreezeTooLong { most_until: NOW }, "a freeze may end at 1767592800 and no later"),
        (CaliberError::FreezeCoolingDown { again_at: NOW }, "no freeze until 1767592800"),
        (CaliberError::NotMonitor { by }, "anybody else may not freeze or lift"),
        (CaliberError::PolicyLapsed { expires_at: NOW }, "the policy lapsed at 1767592800"),
        (CaliberError::PoliciesFull, "the title takes no more policies"),
        (
            CaliberError::AppraisalStale { appraised_at: NOW },
            "the appraisal of 1767592800 is older than 180 days",
        ),
        (CaliberError::AppraisedLater { appraised_at: NOW }, "the appraisal of 1767592800 is of the future"),
        (CaliberError::AppraisalNotNewer { last: NOW }, "the last appraisal is of 1767592800"),
        (
            CaliberError::DepreciationOutOfRange { yearly: 0, residual: 1 },
            "a loss of 0 basis points a year to 1 is out of range",
        ),
        (CaliberError::ValueOutOfRange { value: usd(0) }, "an amount of 0 is out of range"),
        (
            CaliberError::LoanToValueAboveCap { value: 8_001 },
            "8001 basis points of a value exceed the cap of 8000",
        ),
        (
            CaliberError::LoanAboveMaximum { loan: usd(2), maximum: usd(1) },
            "a loan of 2 exceeds the maximum of 1",
        ),
        (CaliberError::NotApproved, "the account is not approved"),
        (CaliberError::NothingAsked, "a loan of nothing"),
        (
            CaliberError::CreditExceeded { amount: usd(2), room: usd(1) },
            "a loan of 2 exceeds the credit left of 1",
        ),
        (CaliberError::EntityChanged, "the account stands for another legal entity"),
        (CaliberError::PartyMissing, "a party is nobody"),
        (CaliberError::PartiesNotDistinct { party: party(10) }, "0xa acts for two parties"),
        (CaliberError::NotAnAddress, "an address has 160 bits"),
        (CaliberError::HashMissing, "a hash is zero"),
        (CaliberError::TextLength { length: 65 }, "a text of 65 bytes is not 1 to 64 long"),
        (CaliberError::TextCharacter { position: 3 }, "the character at 3 is not allowed"),
        (CaliberError::UnknownNumber { number: 6 }, "there is no number 6 of that kind"),
    ]);
}
