//! Being there when others leave: what those who leave do not take with them is in the deposit price at once.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::{
    LoanReport, Redemptions,
    abi::{ISUSDai, IToken},
    check::done,
    redemptions::sound,
};

use crate::redemptions_support::{DAY, mul_div, repay, u, wad};

/// Half of a million shares leave after 29 days of interest at 12% a year of all, paid in time for the next epoch.
/// Somebody deposits so much in the second before or after the clearing, leaves with the next epoch, and is paid so
/// much.
#[track_caller]
fn late_comer(before_clearing: bool, assets: U256) -> U256 {
    let mut scene = Redemptions::new();
    let (leaver, id) = scene.waiting("leaver", wad(500_000));
    scene.holder("stays", wad(500_000));
    scene.set_free_cash(wad(510_000));
    lend_at(&mut scene, 245);
    let late = scene.chain().account("late");
    scene.mint_usdai(&late, assets);
    let (vault, usdai) = (scene.susdai(), scene.suite.usdai());
    let approve = IToken::approveCall { spender: vault, value: U256::MAX };
    done(scene.chain().send(&late, usdai, &approve));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    scene.go_to(scene.clear_time(1));
    if before_clearing {
        scene.still(|scene| deposit(scene, &late, assets));
    }
    let cleared = scene.still(|scene| scene.settle(1));
    assert_eq!(cleared.lineServed, wad(500_000));
    if !before_clearing {
        scene.still(|scene| deposit(scene, &late, assets));
    }
    done(scene.collect(&[id]));
    done(scene.claim(&leaver, &[]));
    // All interest so far is paid within the day, and no more accrues.
    scene.wait(DAY / 24);
    pay_all(&mut scene);
    scene.wait(8 * DAY);
    let shares = scene.shares_of(&late);
    let leaves = done(scene.request(&late, shares));
    let principal = scene.standing().principal;
    repay(&mut scene, principal);
    scene.go_to(scene.lock_time(2));
    done(scene.lock());
    scene.settle(2);
    let [_, paid] = done(scene.claim(&late, &[leaves]));
    sound(&mut scene);
    paid
}

/// Interest at so many thousandths of the highest rate, which is 100% a year of all principal.
#[track_caller]
fn lend_at(scene: &mut Redemptions, per_mille: u64) {
    let report = scene.standing();
    let rate = report.principal * u(31_709_791_983) * u(per_mille) / u(1_000);
    done(scene.suite.staking.report(&LoanReport { rate, ..report }));
}

#[track_caller]
fn deposit(scene: &mut Redemptions, who: &Account, assets: U256) {
    let call = ISUSDai::deposit_0Call { assets, receiver: who.address };
    done(scene.tell_vault(who, &call));
}

#[track_caller]
fn pay_all(scene: &mut Redemptions) {
    let book = scene.suite.staking.book.clone();
    let report = scene.standing();
    let loans = scene.ask_vault(&ISUSDai::loansCall {});
    let elapsed = scene.chain().timestamp().saturating_sub(loans.reportedAt) + 1;
    let accrued = loans.accrued + mul_div(loans.ratePerSecond, u(elapsed), wad(1));
    scene.mint_usdai(&book, accrued);
    let report = LoanReport { interest_paid: accrued, rate: U256::ZERO, ..report };
    done(scene.suite.staking.report(&report));
}

/// By design a stayer has his part of the interest that those who leave do not take along, however short he was there.
/// Of 4,800 that are left behind, whoever brings a thousand in the second before gets 9.4, as much as if he had held
/// for those 29 days; a million gets 3,170, which those who held lose. In the second after there is nothing to be had.
#[test]
fn a_deposit_right_before_a_clearing_shares_the_interest_that_is_left_behind() {
    for (assets, hundredths) in [(1_000, 945), (100_000, 79_083), (1_000_000, 317_839)] {
        let [before, after] = [true, false].map(|before| late_comer(before, wad(assets)) - wad(assets));
        let cent = wad(1) / u(100);
        assert_eq!(before / cent, u(hundredths), "{assets}: {before}");
        // What accrues within the hour until all of it is paid.
        assert!(after < wad(assets) / u(30_000), "{assets}: {after}");
    }
}
