//! A token moves from one authority to another, by orders of both.

use alloy_primitives::{Address, U256};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, ask, deploy_authority, in_force, list, pause, pause_all, sync};

/// The suite, and the same contracts as another authority's administrator sees them.
#[track_caller]
fn two_authorities() -> (Suite, Address) {
    let mut suite = Suite::new();
    let heir = suite.staking.world.carol.clone();
    let successor = deploy_authority(&mut suite, heir.address);
    (suite, successor)
}

/// Does something as the successor, whose administrator and guardian is carol.
fn under<T>(suite: &mut Suite, successor: Address, act: impl FnOnce(&mut Suite) -> T) -> T {
    let carol = suite.staking.world.carol.clone();
    let former = (suite.authority, suite.staking.world.admin.clone(), suite.guardian.clone());
    (suite.authority, suite.staking.world.admin, suite.guardian) = (successor, carol.clone(), carol);
    let outcome = act(suite);
    (suite.authority, suite.staking.world.admin, suite.guardian) = former;
    outcome
}

#[track_caller]
fn hand_over(suite: &mut Suite, successor: Address) {
    let carol = suite.staking.world.carol.address;
    done(under(suite, successor, |suite| suite.grant("GUARDIAN", carol)));
    for (target, entry) in [(suite.usdai(), Suite::PAUSE_MINT), (suite.susdai(), Suite::PAUSE_DEPOSITS)] {
        done(suite.push(target, &IUSDai::transferAuthorityCall { account: successor }));
        under(suite, successor, |suite| list(suite, target, &[entry]));
        done(under(suite, successor, |suite| suite.push(target, &IUSDai::acceptAuthorityCall {})));
    }
}

#[test]
fn both_tokens_change_hands() {
    let (mut suite, successor) = two_authorities();
    let (usdai, susdai, former) = (suite.usdai(), suite.susdai(), suite.authority);
    hand_over(&mut suite, successor);
    for token in [usdai, susdai] {
        assert_eq!(ask(&mut suite, token, &IUSDai::authorityCall {}), successor);
        assert_eq!(ask(&mut suite, token, &IUSDai::pendingAuthorityCall {}), Address::ZERO);
    }
    let cap = IUSDai::setSupplyCapCall { cap: whole(5, 18) };
    let fee = ISUSDai::setYieldFeeCall { fee: 5 };
    let not_authority = || IUSDai::NotAuthority { caller: former };
    refused(suite.push(usdai, &cap), not_authority());
    refused(suite.push(susdai, &fee), not_authority());
    done(under(&mut suite, successor, |suite| suite.push(usdai, &cap)));
    done(under(&mut suite, successor, |suite| suite.push(susdai, &fee)));
    assert_eq!(ask(&mut suite, usdai, &IUSDai::supplyCapCall {}), whole(5, 18));
    assert_eq!(ask(&mut suite, susdai, &ISUSDai::parametersCall {}).yieldFee, 5);
}

#[test]
fn a_pause_that_runs_goes_on_and_its_week_too() {
    let (mut suite, successor) = two_authorities();
    let (usdai, former) = (suite.usdai(), suite.authority);
    let end = suite.chain().timestamp() + 14 * DAY;
    done(pause_all(&mut suite, end));
    hand_over(&mut suite, successor);
    assert_eq!(in_force(&mut suite), [end; 2]);
    // The former authority still knows of it, and can neither end nor repeat it.
    let not_authority = || IUSDai::NotAuthority { caller: former };
    refused(pause(&mut suite, usdai, Suite::PAUSE_MINT, 0), not_authority());
    refused(sync(&mut suite, usdai), not_authority());
    // The new one knows of none until it sets one, and is bound by the target's.
    let known = IAuthority::pausedUntilCall { target: usdai, entry: Suite::PAUSE_MINT };
    assert_eq!(done(under(&mut suite, successor, |suite| suite.ask(&known))), 0);
    let longer = IUSDai::PauseTooLong { until: end + 1, latest: end };
    suite.chain().warp(DAY);
    refused(under(&mut suite, successor, |suite| pause(suite, usdai, Suite::PAUSE_MINT, end + 1)), longer);
    done(under(&mut suite, successor, |suite| pause(suite, usdai, Suite::PAUSE_MINT, 0)));
    let ended = in_force(&mut suite)[0];
    assert!(ended < end);
    let cooling = IUSDai::PauseCoolingDown { availableAt: ended + 7 * DAY };
    let soon = suite.chain().timestamp() + DAY;
    refused(under(&mut suite, successor, |suite| pause(suite, usdai, Suite::PAUSE_MINT, soon)), cooling);
}

#[test]
fn an_offer_is_taken_by_whom_it_was_made_to() {
    let (mut suite, successor) = two_authorities();
    let (usdai, carol) = (suite.usdai(), suite.staking.world.carol.clone());
    let accept = IUSDai::acceptAuthorityCall {};
    under(&mut suite, successor, |suite| list(suite, usdai, &[]));
    let not_pending = |caller| IUSDai::NotPendingAuthority { caller };
    refused(under(&mut suite, successor, |suite| suite.push(usdai, &accept)), not_pending(successor));
    done(suite.push(usdai, &IUSDai::transferAuthorityCall { account: successor }));
    // Its administrator is not the authority.
    refused(suite.chain().send(&carol, usdai, &accept), not_pending(carol.address));
    refused(suite.push(usdai, &accept), not_pending(suite.authority));
    done(suite.push(usdai, &IUSDai::transferAuthorityCall { account: Address::ZERO }));
    refused(under(&mut suite, successor, |suite| suite.push(usdai, &accept)), not_pending(successor));
    done(suite.push(usdai, &IUSDai::setSupplyCapCall { cap: U256::ZERO }));
}

#[test]
fn it_comes_back_the_same_way() {
    let (mut suite, successor) = two_authorities();
    let (susdai, former) = (suite.susdai(), suite.authority);
    hand_over(&mut suite, successor);
    let offer = ISUSDai::transferAuthorityCall { account: former };
    done(under(&mut suite, successor, |suite| suite.push(susdai, &offer)));
    done(suite.push(susdai, &ISUSDai::acceptAuthorityCall {}));
    done(suite.push(susdai, &ISUSDai::setYieldFeeCall { fee: 9 }));
    let fee = ISUSDai::setYieldFeeCall { fee: 8 };
    let not_authority = ISUSDai::NotAuthority { caller: successor };
    refused(under(&mut suite, successor, |suite| suite.push(susdai, &fee)), not_authority);
}
