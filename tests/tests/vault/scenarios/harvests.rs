//! V10, V11 and V16: around a harvest, around a change of the fee, and in at one price and out at the other.

use alloy_primitives::U256;
use proptest::prelude::*;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, HIGHEST_RATE, WEEK, ask,
    books::changes_nothing,
    calls::{amount, history, vault_after},
    go_to, lend, mint,
    price::{conservative, mul_div, worth},
    runs, stake, still, u, wad,
};

#[test]
fn v10_a_sandwiched_harvest_pays_for_the_time_alone() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &alice, wad(100_000));
    staking.world.chain.warp(DAY);
    let shares = stake(&mut staking, &bob, wad(100_000));
    assert_eq!(shares, wad(100_000));
    let harvested = staking.world.chain.timestamp() + 1;
    assert_eq!(done(staking.earn(6_048)), wad(6_048));
    go_to(&mut staking, harvested);
    assert_eq!(worth(&mut staking, bob.address), wad(100_000));
    // A hundredth of a dollar a second, of which half is bob's, less what the virtual units take.
    for (seconds, taken) in [(1, 1_u128), (60, 2), (3_600, 90), (DAY, 2_160)] {
        go_to(&mut staking, harvested + seconds);
        let earned = wad(100_000) + wad(seconds) / U256::from(200);
        assert_eq!(worth(&mut staking, bob.address), earned - u(taken), "after {seconds} s");
    }
    // And now that bob asks to leave he is refused: a request waits for its epoch, three days at least.
    let request = ISUSDai::requestRedeemCall { shares, controller: bob.address, owner: bob.address };
    let result = changes_nothing(&mut staking, |staking| staking.tell(&bob, &request));
    refused(result, ISUSDai::RedemptionsNotWired {});
}

#[test]
fn v11_a_new_fee_meets_only_what_accrues_later() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(200_000));
    lend(&mut staking, wad(100_000), 1_200);
    let lent = ask(&mut staking, &ISUSDai::loansCall {});
    let interest = |seconds: u64| mul_div(lent.ratePerSecond, U256::from(seconds), wad(1));
    go_to(&mut staking, lent.reportedAt + 10 * DAY);
    let before = done(staking.prices());
    still(&mut staking, |staking| done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 })));
    assert_eq!(done(staking.prices()), before);
    let settled = ask(&mut staking, &ISUSDai::loansCall {});
    assert_eq!((settled.accrued, settled.accruedFee), (interest(10 * DAY), U256::ZERO));
    assert_eq!(settled.reportedAt, lent.reportedAt + 10 * DAY);
    // Ten more days at 10%, then ten at nothing again.
    staking.world.chain.warp(10 * DAY);
    still(&mut staking, |staking| done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 0 })));
    let fee = (interest(10 * DAY) + u(9)) / u(10);
    staking.world.chain.warp(10 * DAY);
    still(&mut staking, |staking| done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 })));
    let settled = ask(&mut staking, &ISUSDai::loansCall {});
    assert_eq!((settled.accrued, settled.accruedFee), (interest(10 * DAY) * u(3), fee));
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(200_000) + settled.accrued - fee);
}

/// Neither does the fee's change move what a harvest has streamed already.
#[test]
fn v11_a_new_fee_leaves_harvested_yield_alone() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    done(staking.earn(100));
    staking.world.chain.warp(DAY);
    let streamed = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    let prices = done(staking.prices());
    still(&mut staking, |staking| done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 })));
    assert_eq!(done(staking.prices()), prices);
    let now = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    assert_eq!(
        (now.remaining, now.end, now.unreleased),
        (streamed.remaining, streamed.end, streamed.unreleased)
    );
    staking.world.chain.warp(WEEK);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_100));
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), wad(1_000));
}

#[test]
fn v16_in_at_the_price_with_interest_and_out_at_the_one_without() {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    stake(&mut staking, &alice, wad(100_000));
    lend(&mut staking, wad(100_000), 10_000);
    let lent = ask(&mut staking, &ISUSDai::loansCall {}).reportedAt;
    go_to(&mut staking, lent + 365 * DAY / 10);
    // A tenth of a year at 100%: carol pays 1.1 for what exits are paid 1.0 for.
    let interest = mul_div(wad(100_000) * u(u128::from(HIGHEST_RATE)), u(3_153_600), wad(1));
    let accrued = ask(&mut staking, &ISUSDai::totalAssetsCall {}) - wad(100_000);
    assert_eq!(accrued, interest);
    let before = worth(&mut staking, alice.address);
    let shares = still(&mut staking, |staking| stake(staking, &carol, wad(11_000)));
    assert_eq!(
        shares,
        mul_div(wad(11_000), wad(100_000) + u(1_000_000), wad(100_000) + interest + u(1_000_000))
    );
    let worth_now = worth(&mut staking, carol.address);
    assert!(worth_now <= shares && shares - worth_now <= U256::ONE, "{worth_now} for {shares}");
    // Her premium is not alice's at once either: it enters the stream S1.
    assert_eq!(worth(&mut staking, alice.address), before);
    let premium = ask(&mut staking, &ISUSDai::streamCall { source: 0x11 });
    assert_eq!(premium.unreleased, wad(11_000) - conservative(&mut staking).to_assets_up(shares));
}

proptest! {
    #![proptest_config(runs(16, 0x1616))]

    /// At one instant, by deposit or mint, with a harvest before or in between: never a profit. The fee's
    /// shares are rounded down, which leaves less than the price of two to everybody.
    #[test]
    fn v16_no_round_trip_profits(
        history in history(), amount in amount(), is_mint in any::<bool>(), harvest in 0_u64..10_000,
        is_harvest_first in any::<bool>(),
    ) {
        let mut staking = vault_after(&history);
        let (carol, dollar) = (staking.world.carol.clone(), staking.world.dollar);
        let gift = tests::abi::IToken::mintCall { to: staking.world.usdai, value: tests::whole(harvest, 6) };
        still(&mut staking, |staking| done(staking.world.chain.send(&carol, dollar, &gift)));
        let already = ask(&mut staking, &ISUSDai::balanceOfCall { account: carol.address });
        if is_harvest_first {
            still(&mut staking, |staking| done(staking.harvest()));
        }
        let (paid, shares) = if is_mint {
            (still(&mut staking, |staking| mint(staking, &carol, amount)), Ok(amount))
        } else {
            (Ok(amount), still(&mut staking, |staking| staking.stake(&carol, amount)))
        };
        let (Ok(paid), Ok(shares)) = (paid, shares) else { return Ok(()) };
        prop_assert!(conservative(&mut staking).to_assets_down(shares) <= paid);
        let fee = ask(&mut staking, &ISUSDai::parametersCall {}).yieldFee;
        if !is_harvest_first {
            still(&mut staking, |staking| done(staking.harvest()));
        }
        let price = conservative(&mut staking);
        let rounding = if fee == 0 { U256::ZERO } else { price.to_assets_up(u(2)) };
        prop_assert!(price.to_assets_down(shares) <= paid + rounding);
        let held = ask(&mut staking, &ISUSDai::balanceOfCall { account: carol.address });
        prop_assert_eq!(held, already + shares);
    }
}
