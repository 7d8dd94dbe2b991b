//! What a refusal says.

use super::{amount, at};
use usdai_core::loan::Status;
use usdai_core::{LoanError, MathError, Seconds, U256, Usd, Wad};

#[test]
fn errors_state_their_numbers() {
    let seven = amount(7);
    let nine = amount(9);
    let until = at(5);
    for (error, text) in [
        (LoanError::TranchesOutOfRange { count: 33 }, "a loan has 1 to 32 tranches, not 33"),
        (LoanError::EmptyTranche { index: 2 }, "tranche 2 lends nothing"),
        (LoanError::RateOutOfRange { rate: Wad::new(U256::ZERO) }, "a rate of 0 per second is out of bounds"),
        (
            LoanError::IntervalOutOfRange { interval: Seconds::new(0) },
            "an interval of 0 seconds is out of bounds",
        ),
        (LoanError::InstalmentsOutOfRange { instalments: 241 }, "a loan has 1 to 240 instalments, not 241"),
        (
            LoanError::GraceAboveInterval { grace: Seconds::new(9), interval: Seconds::new(7) },
            "a grace of 9 seconds exceeds the interval of 7",
        ),
        (
            LoanError::PrincipalAboveMost { principal: Usd::new(U256::from(7)) },
            "a principal of 7 is too large",
        ),
        (
            LoanError::NothingForBorrower { withheld: nine, principal: seven },
            "fee and reserve of 9 leave nothing of 7",
        ),
        (LoanError::WrongStatus { status: Status::Active }, "the loan is active"),
        (
            LoanError::WrongStatus { status: Status::Defaulted { at: until } },
            "the loan is in default since 1800000005",
        ),
        (
            LoanError::WrongStatus { status: Status::Foreclosed { defaulted_at: until } },
            "the loan is foreclosed",
        ),
        (LoanError::WrongStatus { status: Status::Closed }, "the loan is closed"),
        (LoanError::NotStarted { start: until }, "the loan was paid out at 1800000005, pay later than that"),
        (LoanError::BelowDue { amount: seven, needed: nine }, "a payment of 7 is below the 9 needed"),
        (LoanError::NothingPaid { opens_after: until }, "nothing to pay until 1800000005"),
        (LoanError::WithinGrace { until }, "no default until 1800000005 has passed"),
        (LoanError::CureWindowOver { until }, "the cure window ended at 1800000005"),
        (LoanError::CureWindowOpen { until }, "the cure window is open until 1800000005"),
        (LoanError::Math(MathError::Overflow), "result too large"),
    ] {
        assert_eq!(error.to_string(), text);
    }
}
