//! The fee on yield is shares that are worth it, and nobody's price moves.

use alloy_primitives::U256;
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, made, refused},
};

use crate::support::{
    DAY, ask,
    books::changes_nothing,
    fund_book, go_to, lend,
    price::{Price, conservative, mul_div, optimistic},
    stake, standing, still, u, wad,
};

/// A thousand staked at a price that is not one, and a fee of 10%.
#[track_caller]
fn with_fee() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    done(staking.earn(300));
    staking.world.chain.warp(8 * DAY);
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    staking
}

#[test]
fn a_harvests_fee_is_worth_a_tenth_of_it_in_shares() {
    let mut staking = with_fee();
    let (vault, treasury) = (staking.susdai, staking.treasury.clone());
    let before = [optimistic(&mut staking), conservative(&mut staking)];
    let instant = staking.world.chain.timestamp() + 1;
    assert_eq!(done(staking.earn(77)), wad(77));
    go_to(&mut staking, instant);
    let fee = wad(77) / u(10);
    let shares = before[0].to_shares_down(fee);
    assert_eq!(done(staking.shares(vault)), shares);
    // Both prices count the fee with its shares, and nothing of the rest yet.
    let after = [optimistic(&mut staking), conservative(&mut staking)];
    assert_eq!(after[0], Price { dollars: before[0].dollars + fee, shares: before[0].shares + shares });
    // The conservative one counts what the shares cost by it; a wei of rounding is a premium.
    let cost = before[1].to_assets_up(shares);
    assert_eq!(after[1], Price { dollars: before[1].dollars + cost, shares: before[1].shares + shares });
    assert!(!after[0].is_below(&before[0]) && !after[1].is_below(&before[1]));
    assert_eq!(ask(&mut staking, &ISUSDai::streamCall { source: 0x21 }).remaining, wad(77) - fee);
    let worth = after[0].to_assets_down(shares);
    assert!(worth <= fee && fee - worth <= u(2), "{worth} for a fee of {fee}");
    // They are the vault's own until their recipient has them; anybody may send them there.
    let carol = staking.world.carol.clone();
    done(staking.tell(&carol, &ISUSDai::claimFeesCall {}));
    assert_eq!(done(staking.shares(treasury.address)), shares);
    assert_eq!(done(staking.shares(vault)), U256::ZERO);
}

/// Interest: the fee has been taken off the optimistic price as it accrued, and becomes shares when it is paid.
#[test]
fn a_fee_on_interest_moves_no_price_when_it_is_paid() {
    let mut staking = with_fee();
    let vault = staking.susdai;
    fund_book(&mut staking, wad(100));
    lend(&mut staking, wad(1_000), 2_000);
    let lent = ask(&mut staking, &ISUSDai::loansCall {});
    let paid_at = lent.reportedAt + 20 * DAY;
    go_to(&mut staking, paid_at);
    let accrued = mul_div(lent.ratePerSecond, U256::from(20 * DAY), wad(1));
    let fee_up = accrued.div_ceil(u(10));
    let before = [optimistic(&mut staking), conservative(&mut staking)];
    assert_eq!(before[0].dollars, wad(1_300) + u(1_000_000) + accrued - fee_up);
    let report = LoanReport { interest_paid: accrued, ..standing(&mut staking) };
    still(&mut staking, |staking| done(staking.report(&report)));
    let shares = done(staking.shares(vault));
    assert_eq!(shares, before[0].to_shares_down(fee_up));
    let after = [optimistic(&mut staking), conservative(&mut staking)];
    // The optimistic price had all but the fee; the conservative one gets what the fee's shares pay below it.
    assert_eq!((after[0].dollars, after[0].shares), (before[0].dollars + fee_up, before[0].shares + shares));
    let worth = before[1].to_assets_up(shares);
    assert_eq!((after[1].dollars, after[1].shares), (before[1].dollars + worth, before[1].shares + shares));
    assert!(!after[0].is_below(&before[0]) && !after[1].is_below(&before[1]));
    // In S1 is the interest without its fee, and that difference.
    assert_eq!(ask(&mut staking, &ISUSDai::streamCall { source: 0x11 }).remaining, accrued - worth);
}

#[test]
fn a_fee_is_never_stuck() {
    let mut staking = with_fee();
    let (alice, bob, vault) = (staking.world.alice.clone(), staking.world.bob.clone(), staking.susdai);
    done(staking.earn(50));
    let first = done(staking.shares(vault));
    // Shares of the vault cannot come from anybody else, so all of them are fees.
    let call = ISUSDai::transferCall { to: vault, value: wad(1) };
    let result = changes_nothing(&mut staking, |staking| staking.tell(&alice, &call));
    refused(result, ISUSDai::ERC20InvalidReceiver { receiver: vault });
    let call = ISUSDai::deposit_0Call { assets: wad(1), receiver: vault };
    let result = changes_nothing(&mut staking, |staking| staking.tell(&alice, &call));
    refused(result, ISUSDai::ERC20InvalidReceiver { receiver: vault });
    // Another recipient has what accrued before, too.
    done(staking.rule(&ISUSDai::setFeeRecipientCall { recipient: bob.address }));
    let receipt = done(staking.tell(&alice, &ISUSDai::claimFeesCall {}));
    assert_eq!(receipt.returned::<ISUSDai::claimFeesCall>().ok(), Some(first));
    assert_eq!(done(staking.shares(bob.address)), first);
    let nothing = done(staking.tell(&alice, &ISUSDai::claimFeesCall {}));
    assert_eq!(nothing.returned::<ISUSDai::claimFeesCall>().ok(), Some(U256::ZERO));
}

#[test]
fn a_fee_has_its_bounds() {
    let mut staking = with_fee();
    let call = ISUSDai::setYieldFeeCall { fee: 1_001 };
    let result = changes_nothing(&mut staking, |staking| staking.rule(&call));
    refused(result, ISUSDai::OutOfRange { value: u(1_001), least: U256::ZERO, most: u(1_000) });
    for fee in [0, 1, 1_000] {
        done(staking.rule(&ISUSDai::setYieldFeeCall { fee }));
        assert_eq!(ask(&mut staking, &ISUSDai::parametersCall {}).yieldFee, fee);
    }
}

/// A fee below the price of a share-wei is waived into the stream: nothing is lost and no share is minted.
#[test]
fn a_fee_that_mints_nothing_is_streamed() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    let fine = made(staking.world.list_token("Dollar", 18));
    stake(&mut staking, &alice, wad(1));
    done(staking.earn(100_000));
    staking.world.chain.warp(8 * DAY);
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1 }));
    // A share-wei is worth a hundred thousand wei, and the fee on a hundred million is a tenth of that.
    let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
    assert_eq!(optimistic(&mut staking), Price::new(wad(100_001), wad(1)));
    let gift = tests::abi::IToken::mintCall { to: staking.world.usdai, value: u(100_000_000) };
    done(staking.world.chain.send(&alice, fine, &gift));
    assert_eq!(done(staking.harvest()), u(100_000_000));
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), supply);
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    assert_eq!((stream.remaining, stream.held), (u(99_990_000), u(10_000)));
}
