//! Two operators borrow against their hardware, from the vault and a curator below it. One pays it all back. The other
//! stops paying, and its title is sold.
//!
//! `usdai_core::loan` runs beside the programs, and each figure has to be the same.

mod house;
mod loan;
mod paying;
mod people;
mod selling;
mod title;

use people::People;

use self::loan::Lent;
use crate::demo::stage::Stage;

/// What the vault lends in both, in whole USDai.
pub const LENT: u64 = 262_500;

/// The two loans, as long as they run.
pub struct Lending {
    people: People,
    repaid: Lent,
    defaulted: Lent,
}

/// The administrator says who may do what, and within which bounds.
pub fn open(stage: &mut Stage) -> anyhow::Result<()> {
    let people = People::gather(stage);
    house::open(stage, &people)
}

/// Both loans begin.
pub fn lend(stage: &mut Stage) -> anyhow::Result<Lending> {
    let people = People::gather(stage);
    let repaid = Lent::begin(stage, &people, &loan::OLIVE)?;
    let defaulted = Lent::begin(stage, &people, &loan::OTTO)?;
    Ok(Lending { people, repaid, defaulted })
}

impl Lending {
    /// One is paid off, the other ends in a sale.
    pub fn finish(self, stage: &mut Stage) -> anyhow::Result<()> {
        let Self { people, mut repaid, mut defaulted } = self;
        paying::first_instalment(stage, &people, &mut repaid)?;
        selling::call_default(stage, &people, &mut defaulted)?;
        paying::pay_off(stage, &mut repaid)?;
        selling::sell(stage, &people, &mut defaulted)?;
        selling::hand_over(stage, &people, &defaulted)
    }
}
