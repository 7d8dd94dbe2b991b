//! Buying shares for less than what they are about to be worth, or all of them; and turning cash that is there
//! into gains that somebody else is paid.

use alloy_primitives::U256;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken},
    check::{done, refused},
    whole,
};

use crate::vault_support::{
    DAY, VIRTUAL, WEEK, ask, go_to, lend, lose_and_repay, mul_div, people, set_aside, standing, still, wad,
    worth,
};

/// A thousand of alice's in the vault, and a loan book with a hundred of its own.
fn staked() -> Staking {
    let mut staking = Staking::new();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.give(book, wad(100)));
    staking
}

#[test]
fn a_recovery_after_a_loss_goes_to_whoever_deposits_a_moment_later() {
    // Nobody lies here: all was lent and written off, and half of it comes back after all.
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    done(staking.stake(&alice, wad(1_000)));
    lend(&mut staking, wad(1_000), 0);
    done(staking.report(&LoanReport::default()));
    staking.world.chain.warp(30 * DAY);
    done(staking.report(&LoanReport { interest_paid: wad(500), ..LoanReport::default() }));
    staking.world.chain.warp(1);
    // Deposits pay for all of the 500 at once, though redemptions are paid next to nothing of it yet.
    let entered = staking.stake(&bob, wad(100)).is_ok();
    staking.world.chain.warp(WEEK);
    let gained = worth(&mut staking, bob.address).saturating_sub(wad(100));
    assert!(gained < wad(1), "bob entered: {entered}; of alice's 500 he gained {gained}");
}

/// Alice has a thousand, and the reserve's yield of 700 is being released; the time at which that began.
fn with_yield() -> (Staking, u64) {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, wad(1_000)));
    assert_eq!(done(staking.earn(700)), wad(700));
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    assert_eq!((stream.remaining, stream.end), (wad(700), stream.updatedAt + WEEK));
    (staking, stream.updatedAt)
}

/// By design: who is there while a yield is released has its part of it, whoever was there when it was earned.
#[test]
fn yield_is_earned_by_those_who_hold_while_it_is_released() {
    let (mut staking, start) = with_yield();
    let [alice, bob, _] = people(&staking).map(|person| person.address);
    let payer = staking.world.bob.clone();
    // Three days of seven are alice's alone. Then bob enters at 1.3, which takes nothing of hers.
    go_to(&mut staking, start + 3 * DAY);
    let units = U256::from(VIRTUAL);
    let [owned, priced] = [wad(1_000), wad(1_300)];
    let alone = mul_div(owned, priced + units, owned + units);
    assert_eq!(worth(&mut staking, alice), alone);
    let bought = still(&mut staking, |staking| done(staking.stake(&payer, priced)));
    assert_eq!(bought, mul_div(priced, owned + units, priced + units));
    let paid = worth(&mut staking, bob);
    assert!(paid <= priced && paid + U256::from(2) >= priced, "{paid} for {priced}");
    let left = worth(&mut staking, alice);
    assert!(left >= alone && left <= alone + U256::from(2), "{left} of {alone}");
    // The 400 of the other four days are shared by shares: two hundred each, but for the virtual units.
    go_to(&mut staking, start + WEEK);
    for (holder, shares) in [(alice, owned), (bob, bought)] {
        let value = worth(&mut staking, holder);
        assert_eq!(value, mul_div(shares, wad(3_000) + units, owned + bought + units));
        assert!(value.abs_diff(wad(1_500)) <= units, "{value} of fifteen hundred");
    }
}

/// Neither the instant of a harvest nor any other is worth being there for, nor worth leaving before.
#[test]
fn being_there_at_an_instant_earns_no_yield() {
    let (mut staking, start) = with_yield();
    let [alice, bob, _] = people(&staking);
    let gift = IToken::mintCall { to: staking.world.usdai, value: whole(6_048, 6) };
    let dollar = staking.world.dollar;
    done(staking.world.chain.send(&alice, dollar, &gift));
    go_to(&mut staking, start + WEEK);
    let before = worth(&mut staking, alice.address);
    let put_in = wad(1_700);
    still(&mut staking, |staking| done(staking.stake(&bob, put_in)));
    assert_eq!(still(&mut staking, |staking| done(staking.harvest())), wad(6_048));
    // In and out around the harvest: nothing, nor does whoever leaves before it leave anything released behind.
    let out = worth(&mut staking, bob.address);
    assert!(out <= put_in && out + U256::from(2) >= put_in, "{out} for {put_in}");
    assert!(worth(&mut staking, alice.address).abs_diff(before) <= U256::from(2));
    // A second later it is one second's hundredth of a dollar, half of it bob's.
    go_to(&mut staking, start + WEEK + 1);
    let second = worth(&mut staking, bob.address) - out;
    assert!(second.abs_diff(whole(5, 15)) <= U256::from(VIRTUAL), "{second} in a second");
}

#[test]
fn a_loan_book_takes_cash_that_it_may_not_lend() {
    // A hundred is lendable, nine hundred is set aside for those who leave. Each report takes the hundred,
    // calls it lost and pays it back as interest: what was lost comes back, and that is no gain.
    let mut staking = staked();
    let bob = staking.world.bob.clone();
    set_aside(&mut staking, wad(500), wad(400));
    for _ in 0..9 {
        done(lose_and_repay(&mut staking, wad(100)));
    }
    done(lose_and_repay(&mut staking, wad(99)));
    let accomplice = staking.stake(&bob, wad(1_000));
    let now = staking.world.chain.timestamp();
    go_to(&mut staking, now + DAY);
    done(staking.harvest());
    go_to(&mut staking, now + 2 * WEEK);
    done(staking.harvest());
    go_to(&mut staking, now + 4 * WEEK);
    let gained = worth(&mut staking, bob.address).saturating_sub(wad(1_000));
    assert!(gained <= wad(100), "for {accomplice:?} shares: {gained} gained where 100 could be lent");
}

#[test]
fn a_loan_book_turns_principal_into_fees() {
    let mut staking = staked();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    for value in [100, 100, 100, 100, 100, 100, 100, 100, 100, 99] {
        done(lose_and_repay(&mut staking, wad(value)));
    }
    // Nobody gained anything, so there is nothing to take a fee of.
    let account = staking.susdai;
    let fees = ask(&mut staking, &ISUSDai::balanceOfCall { account });
    let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
    assert!(fees * U256::from(10) <= supply, "{fees} of {supply} shares are fees on no yield");
}

#[test]
fn a_loan_book_stops_deposits_at_no_cost() {
    let mut staking = staked();
    let bob = staking.world.bob.clone();
    for _ in 0..11 {
        done(lose_and_repay(&mut staking, wad(100)));
    }
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).idle, wad(1_000));
    assert_eq!(standing(&mut staking).principal, U256::ZERO);
    done(staking.stake(&bob, wad(1)));
}

/// The dollars of a thousand shares at the least price of a deposit, to the wei.
const LEFT: u64 = 1_000_000_000_000_000 + 1 - VIRTUAL;

/// A thousand of alice's, of which all but `left` is lost.
fn ruined(left: U256) -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, wad(1_000)));
    done(staking.report(&LoanReport { sent: wad(1_000) - left, ..LoanReport::default() }));
    staking
}

/// After a loss of all but a millionth every share that may exist can be bought; a wei less, and none.
#[test]
fn at_the_least_price_eighty_thousand_dollars_buy_all_shares_and_no_value() {
    let (left, units) = (U256::from(LEFT), U256::from(VIRTUAL));
    let mut staking = ruined(left - U256::ONE);
    let [alice, bob, carol] = people(&staking);
    let too_low = ISUSDai::PriceTooLow { assets: left - U256::ONE, supply: wad(1_000) };
    refused(staking.stake(&bob, wad(1)), too_low);

    let mut staking = ruined(left);
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    let cap = (U256::ONE << 96_usize) - U256::ONE;
    let shares = ask(&mut staking, &ISUSDai::maxMintCall { receiver: bob.address });
    assert_eq!(shares, cap - wad(1_000));
    let funds = done(staking.world.usdai_of(bob.address));
    done(staking.tell(&bob, &ISUSDai::mint_0Call { shares, receiver: bob.address }));
    let paid = funds - done(staking.world.usdai_of(bob.address));
    assert_eq!(paid, shares.div_ceil(units));
    assert_eq!(paid / wad(1), U256::from(79_228));
    let value = worth(&mut staking, bob.address);
    assert!(value <= paid && value + U256::from(2) >= paid, "{value} for {paid}");

    no_share_is_left(&mut staking);
    // All else goes on: a share moves, the loan book pays 900 of what was lost, and the reserve earns 100, on
    // which no fee can be minted.
    done(staking.tell(&alice, &ISUSDai::transferCall { to: carol.address, value: wad(1) }));
    done(staking.report(&LoanReport { interest_paid: wad(900), ..LoanReport::default() }));
    assert_eq!(done(staking.earn(100)), wad(100));
    for _ in 0..2 {
        staking.world.chain.warp(WEEK + DAY);
        assert_eq!(done(staking.harvest()), U256::ZERO);
    }
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), cap);
    // Of the thousand bob has his part by shares, and nothing of what alice and carol had before.
    for (holder, shares) in [(alice, wad(999)), (carol, wad(1)), (bob, shares)] {
        let value = worth(&mut staking, holder.address);
        assert_eq!(value, mul_div(shares, left + paid + wad(1_000) + units, cap + units));
        assert!(value >= shares / units);
    }
    no_share_is_left(&mut staking);
}

/// A deposit is refused for want of room, whatever it is.
#[track_caller]
fn no_share_is_left(staking: &mut Staking) {
    let carol = staking.world.carol.clone();
    let shares = ask(staking, &ISUSDai::previewDepositCall { assets: wad(1) });
    assert!(!shares.is_zero());
    let full = |shares| ISUSDai::SupplyCapExceeded { shares, room: U256::ZERO };
    refused(staking.stake(&carol, wad(1)), full(shares));
    let mint = ISUSDai::mint_0Call { shares: U256::ONE, receiver: carol.address };
    refused(staking.tell(&carol, &mint), full(U256::ONE));
    assert_eq!(ask(staking, &ISUSDai::maxDepositCall { receiver: carol.address }), U256::ZERO);
    assert_eq!(ask(staking, &ISUSDai::maxMintCall { receiver: carol.address }), U256::ZERO);
}
