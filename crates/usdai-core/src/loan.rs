//! What a loan costs, who gets which part of a payment, and what becomes of a default.
//!
//! A contract keeps [`Terms`] by their hash and a [`Loan`] in two slots, and moves what these functions say.
//! All amounts are whole units of the loan's currency, so that nothing is left over at the end.
//!
//! | | formula | source |
//! |---|---|---|
//! | rate | sum of rate x amount over the tranches / principal | weighted mean |
//! | interest of an instalment | outstanding x rate x interval | simple interest, paid in arrears |
//! | principal, level | interest / ((1 + rate x interval)^left - 1) | annuity in arrears |
//! | principal, linear | outstanding / left | equal parts |
//! | last principal | all that is outstanding | |
//! | overdue instalment | principal x rate x time overdue | it is still outstanding |
//! | late interest | (principal + interest) x late rate x time overdue | the terms |
//!
//! Interest for a whole interval is due with its instalment, however early in the interval it is paid. After
//! that the window is closed and any payment is a prepayment, free of interest until the next window opens.
//! Missed instalments are what they would have been on time, plus the last two rows. As interest is linear in
//! the balance this is the interest on what is really outstanding, and paying one by one or all at once costs
//! the same.
//!
//! Interest is rounded up to a unit, against the borrower, and principal to the nearest one; the last instalment
//! takes what is left. Principal goes to the tranches in proportion, also over the whole
//! loan ([`PerTranche`]), so that each gets back exactly what it lent.
//!
//! ```text
//! open -> Active -> Closed             pay
//!         Active -> Defaulted          call_default, once deadline and grace have passed and the reserve does not cure
//!         Defaulted -> Active, Closed  cure, within 14 days
//!         Defaulted -> Foreclosed      foreclose, after them
//!         Foreclosed -> Closed         recover, with any proceeds
//! ```

mod default;
mod error;
mod fee;
mod impairment;
mod opening;
mod payment;
mod plan;
mod quote;
mod schedule;
mod split;
mod state;
mod terms;
mod waterfall;

pub use default::CURE_WINDOW;
pub use error::LoanError;
pub use fee::LiquidationFeeBps;
pub use impairment::{Collateral, recoverable_down};
pub use opening::{Opening, Refinancing};
pub use payment::Payment;
pub use plan::{Charge, Instalment};
pub use quote::Quote;
pub use split::PerTranche;
pub use state::{Loan, Status};
pub use terms::{
    HIGHEST_RATE, LONGEST_INTERVAL, MOST_INSTALMENTS, MOST_PRINCIPAL, MOST_TRANCHES, Schedule, Terms, Tranche,
};
pub use waterfall::{Claims, Proceeds, Recovery};
