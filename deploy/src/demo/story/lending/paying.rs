//! The loan that is paid: an instalment, and all of it.

use alloy_primitives::U256;
use anyhow::ensure;
use usdai_bindings::{ICaliber, ILoanBook, IToken};
use usdai_core::Timestamp;

use super::loan::{Lent, MONTH};
use super::people::People;
use crate::demo::stage::Stage;

const HOUR: u64 = 3_600;

/// An hour before its deadline, and the vault has its part.
pub fn first_instalment(stage: &mut Stage, people: &People, lent: &mut Lent) -> anyhow::Result<()> {
    stage.chain.set_timestamp(lent.native.start.get() + MONTH - HOUR)?;
    let quote = lent.native.quote(&lent.native_terms(), Timestamp::new(stage.chain.timestamp()))?;
    let title = "A month after her loan began Olive pays the first instalment, straight to those who lent";
    lent.pay(stage, title, quote.total_due()?.raw())?;
    sweep(
        stage,
        people,
        "Anybody turns the vault's part into USDai: its interest streams to those who stake for a week",
    )
}

/// All that is owed, at once.
pub fn pay_off(stage: &mut Stage, lent: &mut Lent) -> anyhow::Result<()> {
    let now = Timestamp::new(stage.chain.timestamp());
    let payoff = lent.native.quote(&lent.native_terms(), now)?.payoff.raw();
    let earn = IToken::mintCall { to: lent.borrower.address, value: payoff };
    stage.arrange(&lent.borrower, stage.dollar, &earn)?;
    lent.pay(stage, "Olive pays everything back before its time", payoff)?;
    ensure!(lent.native.outstanding.is_zero(), "{:?}", lent.native);
    let owner = stage.chain.call(stage.credit.caliber, &ICaliber::ownerOfCall { tokenId: lent.title.id })?;
    ensure!(owner == lent.borrower.address, "the title is {owner}'s");
    Ok(())
}

/// What the vault was paid becomes its cash.
pub fn sweep(stage: &mut Stage, people: &People, title: &str) -> anyhow::Result<()> {
    let call = ILoanBook::sweepCall { currency: stage.dollar };
    let receipt = stage.act(title, &people.keeper, stage.credit.book, &call)?;
    ensure!(receipt.returned::<ILoanBook::sweepCall>()? > U256::ZERO, "nothing was swept");
    Ok(())
}
