//! Fees of the vault: paid twice, paid to the wrong one, paid on what nobody earned, or at a rate of another time.

use alloy_primitives::{Address, U256};
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, refused},
    whole,
};

use crate::vault_support::{DAY, ask, go_to, lend, people, standing, still, wad};

/// A thousand of alice's in the vault, a fee of a tenth, and ten dollars of fees not claimed.
fn with_fees() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, wad(1_000)));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    done(staking.earn(100));
    staking
}

#[track_caller]
fn unclaimed(staking: &mut Staking) -> U256 {
    let account = staking.susdai;
    ask(staking, &ISUSDai::balanceOfCall { account })
}

#[test]
fn nobody_moves_shares_of_the_vault_itself() {
    let mut staking = with_fees();
    let (bob, vault) = (staking.world.bob.clone(), staking.susdai);
    let fees = unclaimed(&mut staking);
    assert_eq!(fees, wad(10));
    let pull = ISUSDai::transferFromCall { from: vault, to: bob.address, value: U256::ONE };
    let none =
        |needed| ISUSDai::ERC20InsufficientAllowance { spender: bob.address, allowance: U256::ZERO, needed };
    refused(staking.tell(&bob, &pull), none(U256::ONE));
    let permit = ISUSDai::permitCall {
        owner: vault,
        spender: bob.address,
        value: fees,
        deadline: U256::MAX,
        v: 27,
        r: U256::ONE.into(),
        s: U256::ONE.into(),
    };
    assert!(staking.tell(&bob, &permit).is_err());
    // Nor does anybody add to them, or mix their own in.
    let invalid = ISUSDai::ERC20InvalidReceiver { receiver: vault };
    refused(staking.tell(&bob, &ISUSDai::transferCall { to: vault, value: U256::ZERO }), invalid.clone());
    let deposit = ISUSDai::deposit_0Call { assets: wad(1), receiver: vault };
    refused(staking.tell(&bob, &deposit), invalid);
    assert_eq!(unclaimed(&mut staking), fees);
}

#[test]
fn fees_are_claimed_once_and_stay_for_a_recipient_to_come() {
    let mut staking = with_fees();
    let (bob, treasury, vault) = (staking.world.bob.clone(), staking.treasury.clone(), staking.susdai);
    let none = ISUSDai::setFeeRecipientCall { recipient: Address::ZERO };
    refused(staking.rule(&none), ISUSDai::ZeroAddress {});
    // The vault as its own recipient loses nothing: the next one claims the same.
    done(staking.rule(&ISUSDai::setFeeRecipientCall { recipient: vault }));
    for _ in 0..3 {
        done(staking.tell(&bob, &ISUSDai::claimFeesCall {}));
        assert_eq!(unclaimed(&mut staking), wad(10));
    }
    done(staking.rule(&ISUSDai::setFeeRecipientCall { recipient: treasury.address }));
    let supply = ask(&mut staking, &ISUSDai::totalSupplyCall {});
    for _ in 0..3 {
        done(staking.tell(&bob, &ISUSDai::claimFeesCall {}));
        assert_eq!(done(staking.shares(treasury.address)), wad(10));
    }
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), supply);
}

#[test]
fn a_fee_moves_neither_price_while_the_prices_are_apart() {
    let mut staking = with_fees();
    let book = staking.book.address;
    done(staking.give(book, wad(100)));
    lend(&mut staking, wad(900), 10_000);
    staking.world.chain.warp(30 * DAY);
    let (bob, usdai, dollar) = (staking.world.bob.clone(), staking.world.usdai, staking.world.dollar);
    let gift = IToken::mintCall { to: usdai, value: whole(1_000, 6) };
    done(staking.world.chain.send(&bob, dollar, &gift));
    let report = standing(&mut staking);
    still(&mut staking, |staking| done(staking.report(&LoanReport { marks: wad(400), ..report })));
    let before = done(staking.prices());
    assert!(before[0] > before[1] + before[1] / U256::from(2), "{before:?}");
    let fees = unclaimed(&mut staking);
    let paid = LoanReport { marks: wad(400), interest_paid: wad(100), ..report };
    still(&mut staking, |staking| done(staking.report(&paid)));
    assert!(unclaimed(&mut staking) > fees);
    assert_eq!(done(staking.prices()), before);
    still(&mut staking, |staking| done(staking.harvest()));
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).idle, wad(1_300));
    for (now, then) in done(staking.prices()).into_iter().zip(before) {
        assert!(now.abs_diff(then) <= U256::ONE, "{now} {then}");
    }
}

/// The reserve's yield pays the fee of the time of its harvest, which anybody can have before a new one.
#[test]
fn a_harvest_before_a_new_fee_pays_the_old_one() {
    let mut staking = Staking::new();
    let [alice, bob, _] = people(&staking);
    let (usdai, dollar) = (staking.world.usdai, staking.world.dollar);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 }));
    let gift = IToken::mintCall { to: usdai, value: whole(100, 6) };
    done(staking.world.chain.send(&bob, dollar, &gift));
    // Minted to the vault already, and yet not harvested by it.
    done(staking.world.chain.send(&bob, usdai, &IUSDai::harvestCall {}));
    let mut late = staking.clone();

    done(staking.tell(&bob, &ISUSDai::harvestCall {}));
    assert_eq!(unclaimed(&mut staking), wad(5));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    assert_eq!(done(staking.harvest()), U256::ZERO);
    assert_eq!(unclaimed(&mut staking), wad(5));

    done(late.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    assert_eq!(done(late.harvest()), wad(100));
    assert_eq!(unclaimed(&mut late), wad(10));
}

/// Interest pays the fee of the time in which it accrued, whenever it is paid and whoever has harvested.
#[test]
fn interest_that_accrued_before_a_new_fee_pays_the_old_one() {
    let mut staking = Staking::new();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.stake(&alice, wad(1_000)));
    done(staking.give(book, wad(100)));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 }));
    lend(&mut staking, wad(500), 1_200);
    let of = |value: U256, fee: u64| (value * U256::from(fee)).div_ceil(U256::from(10_000));
    let mut known = [U256::ZERO; 2];
    for (next, fee) in [(1_000, 500), (0, 1_000), (500, 0)] {
        staking.world.chain.warp(30 * DAY);
        let now = staking.world.chain.timestamp();
        done(staking.rule(&ISUSDai::setYieldFeeCall { fee: next }));
        go_to(&mut staking, now);
        let loans = ask(&mut staking, &ISUSDai::loansCall {});
        let grown = loans.accrued - known[0];
        assert_eq!(grown / wad(1), U256::from(4), "12% a year of 500 is 4.93 in 30 days");
        assert_eq!(loans.accruedFee, known[1] + of(grown, fee));
        known = [loans.accrued, loans.accruedFee];
    }
    // Paid at once, the fee within it is minted at the price of the moment, and no more.
    let report = standing(&mut staking);
    let shares = ask(&mut staking, &ISUSDai::convertToSharesCall { assets: known[1] });
    still(&mut staking, |staking| done(staking.report(&LoanReport { interest_paid: known[0], ..report })));
    assert_eq!(unclaimed(&mut staking), shares);
}

#[test]
fn interest_in_crumbs_pays_the_same_fee() {
    let mut staking = with_fees();
    let book = staking.book.address;
    done(staking.give(book, wad(100)));
    lend(&mut staking, wad(500), 1_200);
    staking.world.chain.warp(30 * DAY);
    let report = standing(&mut staking);
    still(&mut staking, |staking| done(staking.report(&report)));
    let mut at_once = staking.clone();
    let before = unclaimed(&mut staking);
    let part = U256::from(300_000_000_000_000_007_u64);
    for _ in 0..10 {
        still(&mut staking, |staking| done(staking.report(&LoanReport { interest_paid: part, ..report })));
    }
    let all = LoanReport { interest_paid: part * U256::from(10), ..report };
    still(&mut at_once, |staking| done(staking.report(&all)));
    let [crumbs, whole] = [&mut staking, &mut at_once].map(|staking| unclaimed(staking) - before);
    assert!(whole.abs_diff(crumbs) <= U256::from(20), "{whole} {crumbs}");
}
