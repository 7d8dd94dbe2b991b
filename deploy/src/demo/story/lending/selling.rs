//! The loan that is not paid: a default, a sale, and who gets what of it.

use alloy_primitives::U256;
use anyhow::{Context, ensure};
use usdai_bindings::{ICaliber, ICollateralAuction, ILoanBook, ILoanRouter, ISUSDai, IToken};
use usdai_core::loan::{CURE_WINDOW, LiquidationFeeBps, Proceeds};
use usdai_core::vault::SharePrice;
use usdai_core::{AssetAmount, Shares, Timestamp, Usd};

use super::house::LIQUIDATION_FEE;
use super::loan::{GRACE, Lent, MONTH, balance, fund};
use super::paying::sweep;
use super::people::People;
use super::title::signature;
use crate::demo::stage::Stage;

/// Of a dollar of 18 decimals.
const CENT: U256 = U256::from_limbs([10_000_000_000_000_000, 0, 0, 0]);
const ROUND: u64 = 7 * 86_400;
/// Whole dollars that a bidder brings.
const BROUGHT: u64 = 200_000;

/// A second after the grace; the price of those who leave falls at once.
pub fn call_default(stage: &mut Stage, people: &People, lent: &mut Lent) -> anyhow::Result<()> {
    stage.chain.set_timestamp(lent.native.start.get() + MONTH + GRACE + 1)?;
    let before = principal_price(stage)?;
    let now = Timestamp::new(stage.chain.timestamp());
    let (native, payment) = lent.native.call_default(&lent.native_terms(), now)?;
    ensure!(payment.is_none(), "there is no reserve");
    lent.native = native;
    let call = ILoanRouter::callDefaultCall { terms: lent.terms.clone() };
    let title = "Otto has paid nothing: a second after five days of grace anybody calls the default";
    stage.act(title, &people.keeper, stage.credit.router, &call)?;
    let entry =
        stage.chain.call(stage.credit.book, &ILoanBook::entryCall { loan: lent.id, index: U256::ZERO })?;
    let after = principal_price(stage)?;
    ensure!(!entry.mark.is_zero(), "nothing is doubted");
    let fell = before.assets.checked_sub(after.assets)?;
    // The interest of the first instalment goes on streaming for a second between the two readings.
    let doubted = Usd::new(entry.mark);
    let difference = fell.excess_over(doubted).max(doubted.excess_over(fell));
    ensure!(difference < Usd::new(CENT), "the price fell by {fell:?}, and {doubted:?} is doubted");
    lent.check(stage)
}

/// Fourteen days later the title is for sale; two rounds find nobody.
pub fn sell(stage: &mut Stage, people: &People, lent: &mut Lent) -> anyhow::Result<()> {
    let (credit, keeper, title) = (stage.credit, &people.keeper, lent.title.id);
    stage.chain.warp(CURE_WINDOW.get() + 1);
    let now = Timestamp::new(stage.chain.timestamp());
    lent.native = lent.native.foreclose(now)?;
    let call = ILoanRouter::forecloseCall { terms: lent.terms.clone() };
    let told =
        "Otto has let the fourteen days pass in which he could have cured it: his title goes to auction";
    stage.act(told, keeper, credit.router, &call)?;
    for told in ["Nobody bids in a week; the reserve falls by a tenth", "nor in the next"] {
        stage.chain.warp(ROUND);
        stage.act(told, keeper, credit.auction, &ICollateralAuction::nextRoundCall { title })?;
    }
    bid(stage, people, title)?;
    stage.chain.warp(ROUND);
    let (settle, sold_at) =
        (ICollateralAuction::settleCall { title }, Timestamp::new(stage.chain.timestamp()));
    let receipt = stage.act(
        "The title is hers, and what she paid is in the router",
        keeper,
        credit.auction,
        &settle,
    )?;
    let sold = receipt.logs_of::<ICollateralAuction::Settled>(credit.auction).pop().context("no sale")?;
    recover(stage, people, lent, sold.proceeds, sold_at)?;
    sweep(stage, people, "The vault has its money back, and nothing of it is doubted any more")?;
    let loans = stage.chain.call(stage.susdai, &ISUSDai::loansCall {})?;
    ensure!(loans.principal.is_zero() && loans.marks.is_zero(), "{loans:?}");
    Ok(())
}

fn bid(stage: &mut Stage, people: &People, title: U256) -> anyhow::Result<()> {
    let auction = stage.credit.auction;
    for (who, told) in [(&people.yuri, "Yuri bids the reserve"), (&people.zoe, "and Zoe 5% more")] {
        fund(stage, who, auction, BROUGHT)?;
        let amount = stage.chain.call(auction, &ICollateralAuction::auctionCall { title })?.leastBid;
        stage.act(told, who, auction, &ICollateralAuction::bidCall { title, amount })?;
    }
    let call = ICollateralAuction::withdrawCall { currency: stage.dollar, to: people.yuri.address };
    stage.act("Yuri takes back what he was outbid with", &people.yuri, auction, &call).map(drop)
}

/// By seniority: the vault first, then the curator, then Otto.
fn recover(
    stage: &mut Stage,
    people: &People,
    lent: &mut Lent,
    proceeds: U256,
    at: Timestamp,
) -> anyhow::Result<()> {
    let fee = LiquidationFeeBps::new(LIQUIDATION_FEE)?;
    let proceeds = Proceeds { amount: AssetAmount::new(proceeds), costs: AssetAmount::ZERO, fee };
    let native = lent.native.recover(&lent.native_terms(), &proceeds, at)?;
    ensure!(native.lost.get(0).is_zero() && !native.lost.get(1).is_zero(), "it is the curator who loses");
    let router = stage.credit.router;
    let had = balance(stage, &people.curator)?;
    let call = ILoanRouter::recoverCall { terms: lent.terms.clone() };
    let told = "It is shared by seniority: the vault gets all its principal, the curator what is left";
    let receipt = stage.act(told, &people.keeper, router, &call)?;
    let shares: Vec<_> = receipt.logs_of::<ILoanRouter::LenderRecovered>(router);
    ensure!(shares.len() == 2, "{} lenders", shares.len());
    for (index, share) in shares.iter().enumerate() {
        let expected = [&native.principal, &native.interest, &native.later_interest, &native.lost]
            .map(|part| part.get(index).raw());
        let actual = [share.principal, share.interest, share.laterInterest, share.lost];
        ensure!(actual == expected, "{actual:?} on the chain, {expected:?} by the computation");
    }
    let got = balance(stage, &people.curator)?.saturating_sub(had);
    let expected = native.principal.get(1).raw().saturating_add(native.interest.get(1).raw());
    ensure!(got == expected, "the curator got {got}, not {expected}");
    lent.native = native.loan;
    Ok(())
}

/// The buyer wants the hardware and no title.
pub fn hand_over(stage: &mut Stage, people: &People, lent: &Lent) -> anyhow::Result<()> {
    let (caliber, title, now) = (stage.credit.caliber, lent.title.id, stage.chain.timestamp());
    let receiver = people.zoe.address;
    let call = ICaliber::deliveryDigestCall { title, receiver, deliveredAt: now };
    let digest = stage.chain.call(caliber, &call)?;
    let redeem = ICaliber::redeemCall {
        document: lent.title.document.clone(),
        deliveredAt: now,
        baileeSignature: signature(&people.bailee, digest),
    };
    stage.act("The bailee hands Zoe the servers, and their title is burnt", &people.zoe, caliber, &redeem)?;
    let again = IToken::approveCall { spender: receiver, value: title };
    stage.refused("Nobody has it any more", &people.zoe, caliber, &again).map(drop)
}

/// What the redemption price is of: all shares, and the assets that it stands for.
fn principal_price(stage: &mut Stage) -> anyhow::Result<SharePrice> {
    let supply = Shares::new(stage.chain.call(stage.susdai, &ISUSDai::totalSupplyCall {})?);
    let price = stage.chain.call(stage.susdai, &ISUSDai::redemptionSharePriceCall {})?;
    let assets = Usd::new(usdai_core::fixed::mul_div_up(price, supply.raw(), usdai_core::Wad::ONE.raw())?);
    Ok(SharePrice { assets, supply })
}
