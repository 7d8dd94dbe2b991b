//! One recorded story of a loan: who was paid what.
//!
//! Stories with a late payment or a liquidation differ on purpose and are left out. Theirs keeps the fractions of
//! units that its roundings leave, up to three for each tranche and payment, for ever, or gives them to the first
//! tranche; ours keeps nothing. A lender's sum may be further off where ours is nearer to the exact share.

use crate::loan::{Share, terms, tranches};
use crate::numbers::{apart, big, list, number, seconds, word};
use num_bigint::BigUint;
use serde_json::Value;
use usdai_core::loan::{Loan, Opening, Payment, Status, Terms, Tranche};
use usdai_core::{AssetAmount, LoanError, Timestamp};

/// Units of the currency that ours may be off.
const TOLERANCE: u8 = 2;

/// How many of what were compared.
#[derive(Debug, Default)]
pub struct Tally {
    /// Stories.
    pub stories: usize,
    /// Sums that a party got or gave in one call.
    pub movements: usize,
    /// Of these, those that are further off but nearer to the exact share.
    pub nearer: usize,
    /// Payments that both refuse.
    pub refused: usize,
}

/// Plays one story, where it is on time and ends without a liquidation.
pub fn check(name: &str, story: &Value, tally: &mut Tally) {
    if !is_on_time(story) {
        return;
    }
    let decimals = u8::try_from(story["decimals"].as_u64().expect("decimals")).expect("decimals");
    let recorded = &story["terms"];
    let tranches = tranches(&recorded["tranches"], &BigUint::from(1u8));
    let mut terms = terms(&story["model"], recorded, decimals, &tranches);
    terms.origination_fee = amount(&recorded["originationFee"]);
    terms.exit_fee = amount(&recorded["exitFee"]);
    let player = Player { name, terms };
    let mut loan = None;
    for call in list(&story["ops"]) {
        loan = Some(match loan {
            None => player.borrow(call, tally),
            Some(loan) => player.repay(loan, call, tally),
        });
    }
    let last = list(&story["ops"]).last().expect("a call");
    let is_closed = last["state"]["status"] == "2";
    assert_eq!(loan.map(|loan| loan.status == Status::Closed), Some(is_closed), "{name}");
    tally.stories += 1;
}

/// Whether every payment came by its deadline and nothing was liquidated.
fn is_on_time(story: &Value) -> bool {
    let mut deadline = u64::MAX;
    list(&story["ops"]).all(|call| {
        let is_good = match call["op"].as_str().expect("a call") {
            "borrow" => true,
            "repay" => call["ok"] == false || seconds(&call["ts"]) <= deadline,
            _ => false,
        };
        deadline = seconds(&call["state"]["repaymentDeadline"]);
        is_good
    })
}

struct Player<'a> {
    name: &'a str,
    terms: Terms<'a>,
}

impl Player<'_> {
    fn borrow(&self, call: &Value, tally: &mut Tally) -> Loan {
        let opening = Opening::new(&self.terms, Timestamp::new(seconds(&call["ts"]))).expect("good terms");
        self.near(opening.to_borrower, call, "borrower", tally);
        self.near(opening.origination_fee, call, "feeRecipient", tally);
        opening.loan
    }

    fn repay(&self, loan: Loan, call: &Value, tally: &mut Tally) -> Loan {
        let now = Timestamp::new(seconds(&call["ts"]));
        let offered = amount(&call["amount"]);
        if call["ok"] == false {
            let short = offered.excess_over(AssetAmount::new(word(&TOLERANCE.into())));
            let refusal = loan.pay(&self.terms, short, now).map(|(_, payment)| payment.total());
            assert!(matches!(refusal, Err(LoanError::BelowDue { .. })), "{}: {refusal:?}", self.name);
            tally.refused += 1;
            return loan;
        }
        match self.pay(&loan, offered, now) {
            Some((after, payment)) => {
                self.compare(&payment, call, tally);
                after
            }
            None => loan,
        }
    }

    /// Pays; where ours refuses for no more than the tolerance, what it asks for. Nothing where none is open and
    /// nothing is offered, which theirs allows.
    fn pay(&self, loan: &Loan, offered: AssetAmount, now: Timestamp) -> Option<(Loan, Payment)> {
        match loan.pay(&self.terms, offered, now) {
            Ok(paid) => Some(paid),
            Err(LoanError::NothingPaid { .. }) if offered.is_zero() => None,
            Err(LoanError::BelowDue { needed, .. }) => {
                let missing = apart(&big(needed.raw()), &big(offered.raw()));
                assert!(missing <= TOLERANCE.into(), "{}: {missing} missing", self.name);
                Some(loan.pay(&self.terms, needed, now).expect("what was asked for"))
            }
            Err(error) => panic!("{}: {error}", self.name),
        }
    }

    fn compare(&self, payment: &Payment, call: &Value, tally: &mut Tally) {
        self.near(payment.total().expect("a sum"), call, "borrower", tally);
        self.near(payment.exit_fee, call, "feeRecipient", tally);
        for (index, tranche) in self.terms.tranches.iter().enumerate() {
            let ours = payment.principal.get(index).checked_add(payment.interest.get(index)).expect("a sum");
            let (ours, theirs) = (big(ours.raw()), moved(call, &format!("lender{index}")));
            tally.movements += 1;
            if apart(&ours, &theirs) > TOLERANCE.into() {
                let is_nearer = self.share(payment, tranche).is_nearer(&ours, &theirs);
                assert!(is_nearer, "{} tranche {index}: {ours}, theirs {theirs}", self.name);
                tally.nearer += 1;
            }
        }
    }

    /// Principal by amount and interest by rate times amount.
    fn share(&self, payment: &Payment, tranche: &Tranche) -> Share {
        let weight = |tranche: &Tranche| big(tranche.amount.raw()) * big(tranche.rate.raw());
        let sum =
            |tranches: &[Tranche], of: &dyn Fn(&Tranche) -> BigUint| tranches.iter().map(of).sum::<BigUint>();
        let amounts = sum(self.terms.tranches, &|tranche| big(tranche.amount.raw()));
        let weights = sum(self.terms.tranches, &weight);
        let principal = big(payment.principal.total().expect("a sum").raw());
        let interest = big(payment.interest.total().expect("a sum").raw());
        Share {
            numerator: principal * big(tranche.amount.raw()) * &weights
                + interest * weight(tranche) * &amounts,
            denominator: amounts * weights,
        }
    }

    #[track_caller]
    fn near(&self, ours: AssetAmount, call: &Value, party: &str, tally: &mut Tally) {
        let theirs = moved(call, party);
        let apart = apart(&big(ours.raw()), &theirs);
        assert!(apart <= TOLERANCE.into(), "{} {party}: {ours:?}, theirs {theirs}", self.name);
        tally.movements += 1;
    }
}

/// What a party got or gave in a call, without its sign.
fn moved(call: &Value, party: &str) -> BigUint {
    let text = call["delta"].get(party).map_or("0", |amount| amount.as_str().expect("a number in quotes"));
    text.trim_start_matches('-').parse().expect("a number")
}

fn amount(value: &Value) -> AssetAmount {
    AssetAmount::new(word(&number(value)))
}
