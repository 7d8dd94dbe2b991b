//! The vault's loans one by one, and what each event of one of them does to the sum that the vault keeps.
//!
//! The vault knows its loans as one [`Book`](crate::vault::Book). A loan book keeps an [`Entry`] for each tranche that
//! the vault holds, and what borrowers paid and is not handed on yet ([`Collected`]). The vault's figures are the sum
//! of both. An event replaces what one entry adds to it: [`Totals::report`] takes the vault's own figures and the
//! [`Change`], and costs the same with one loan and with ten thousand.
//!
//! | event | principal | marks | accrued | rate | cash |
//! |---|---|---|---|---|---|
//! | lent, bought | + | | | + | from the vault |
//! | repaid | stays: what came in is owed to the vault | lifted | less what was not paid | replaced ([`Lag`]) | waits |
//! | paid ahead of a deadline | | | | 0 until the deadline, and until somebody resumes | waits |
//! | default | | + | stays | 0 | |
//! | sold for less | less what is lost | lifted | less what was not paid of it | | waits |
//! | sweep | less what came in | lower by all that is lifted | less the interest | | to the vault |
//!
//! A report is always one that the vault takes. It never claims more interest than the entries have accrued: what is
//! taken out is rounded up, what stays is rounded down. It may claim less, because the vault books interest that came
//! in as accrued first, whichever loan it is of, so that interest paid ahead is what another loan accrued; when that
//! is paid, the vault takes it as a gain.

mod change;
mod collected;
mod entry;
mod lag;

pub use change::{Change, Totals};
pub use collected::Collected;
pub use entry::{Entry, EntryState, Repayment, Step};
pub use lag::Lag;
