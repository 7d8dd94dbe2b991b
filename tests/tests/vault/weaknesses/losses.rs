//! W21: after everything is lost, only deposits stop.

use alloy_primitives::{Address, U256};
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, WEEK, ask,
    books::{books, changes_nothing},
    fund_book, go_to, lend, lose, mint, permit, stake, standing, wad,
};

/// A thousand staked and lent, with fees on and a stream running, and all principal gone.
fn ruined() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    stake(&mut staking, &alice, wad(1_000));
    fund_book(&mut staking, wad(100_000));
    lend(&mut staking, wad(1_000), 1_200);
    staking.world.chain.warp(30 * DAY);
    lose(&mut staking, wad(1_000));
    staking
}

#[test]
fn w21_total_loss_bricks_nothing() {
    let mut staking = ruined();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    // Interest that accrued is not lost with the principal, unless the report says so.
    let accrued = ask(&mut staking, &ISUSDai::loansCall {}).accrued;
    assert!(!accrued.is_zero());
    let report = LoanReport::default();
    done(staking.report(&report));
    assert_eq!(done(staking.prices()), [U256::ZERO; 2]);

    let permit = permit::of_shares(&mut staking, &alice, bob.address, wad(5));
    done(staking.tell(&bob, &permit));
    let pull = ISUSDai::transferFromCall { from: alice.address, to: bob.address, value: wad(5) };
    done(staking.tell(&bob, &pull));
    done(staking.tell(&bob, &ISUSDai::approveCall { spender: alice.address, value: wad(1) }));
    done(staking.tell(&bob, &ISUSDai::transferCall { to: alice.address, value: wad(5) }));
    done(staking.tell(&bob, &ISUSDai::claimFeesCall {}));
    assert_eq!(done(staking.harvest()), U256::ZERO);
    let lock = ask(&mut staking, &ISUSDai::epochCall {}).lockTime;
    go_to(&mut staking, lock);
    done(staking.tell(&bob, &ISUSDai::lockCall {}));
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 }));
    // Every view answers.
    books(&mut staking);
}

#[test]
fn w21_total_loss_stops_deposits_by_name() {
    let mut staking = ruined();
    done(staking.report(&LoanReport::default()));
    let bob = staking.world.bob.clone();
    let expected = || ISUSDai::PriceTooLow { assets: U256::ZERO, supply: wad(1_000) };
    let result = changes_nothing(&mut staking, |staking| staking.stake(&bob, wad(1)));
    refused(result, expected());
    let result = changes_nothing(&mut staking, |staking| mint(staking, &bob, wad(1)));
    refused(result, expected());
    let receiver = Address::ZERO;
    assert_eq!(ask(&mut staking, &ISUSDai::maxDepositCall { receiver }), U256::ZERO);
    assert_eq!(ask(&mut staking, &ISUSDai::maxMintCall { receiver }), U256::ZERO);
    // Conversions and previews have a price, that of the virtual units, and do not fail.
    for call in [wad(1), U256::ONE] {
        ask(&mut staking, &ISUSDai::previewMintCall { shares: call });
        ask(&mut staking, &ISUSDai::convertToSharesCall { assets: call });
        ask(&mut staking, &ISUSDai::convertToAssetsCall { shares: call });
        ask(&mut staking, &ISUSDai::previewDepositCall { assets: call });
    }
}

/// Yield and late payments go to those who bore the loss; the fee on them, worth shares without a price, is waived.
#[test]
fn w21_recovery_goes_to_those_who_lost() {
    let mut staking = ruined();
    done(staking.report(&LoanReport::default()));
    assert_eq!(done(staking.earn(100)), wad(100));
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { interest_paid: wad(300), ..report }));
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), wad(1_000));
    staking.world.chain.warp(DAY);
    done(staking.harvest());
    staking.world.chain.warp(WEEK);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(400));
    let bob = staking.world.bob.clone();
    // 0.4 a share, but for the virtual units.
    assert_eq!(stake(&mut staking, &bob, wad(4)), wad(10) - U256::from(15_000));
}

/// A loss larger than what is there beside unreleased gains makes the price zero, and the release makes it good.
#[test]
fn w21_a_loss_beyond_what_is_released_bricks_nothing() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(100));
    done(staking.earn(1_000));
    lend(&mut staking, wad(1_100), 0);
    lose(&mut staking, wad(600));
    assert_eq!(done(staking.prices()), [U256::ZERO; 2]);
    books(&mut staking);
    staking.world.chain.warp(WEEK);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(500));
}
