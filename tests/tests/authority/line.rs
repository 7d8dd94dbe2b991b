//! How long a replacement of the loan book waits: ninety days, or as long as the oldest of those who leave has waited.

use alloy_primitives::{Address, U256};
use tests::{
    Redemptions,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::done,
    whole,
};

use crate::support::{DAY, call, delay, name, own};

/// Ninety days.
const LEAST: u64 = 90 * DAY;

#[track_caller]
fn with_module(module: Address) -> Redemptions {
    let mut scene = Redemptions::new();
    done(scene.suite.rule(&IAuthority::setModuleCall { name: name("QEV"), module }));
    scene
}

#[track_caller]
fn registered() -> Redemptions {
    with_module(Redemptions::new().qev)
}

/// How long each call that replaces the loan book would wait; all alike.
#[track_caller]
fn wait(scene: &mut Redemptions) -> u64 {
    let (suite, account) = (&mut scene.suite, Address::repeat_byte(0x71));
    let (vault, usdai) = (suite.susdai(), suite.usdai());
    let calls = [
        call(vault, &ISUSDai::setLoanBookCall { loanBook: account }),
        call(vault, &ISUSDai::transferAuthorityCall { account }),
        call(usdai, &IUSDai::transferAuthorityCall { account }),
        own(suite, &IAuthority::setModuleCall { name: name("LOAN_BOOK"), module: vault }),
        own(suite, &IAuthority::setModuleCall { name: name("QEV"), module: Address::ZERO }),
    ];
    let waits = calls.map(|call| delay(suite, [call]));
    assert!(waits.iter().all(|wait| *wait == waits[0]), "{waits:?}");
    let other = call(usdai, &IUSDai::setHarvestRecipientCall { recipient: account });
    assert_eq!(delay(suite, [other]), 7 * DAY, "whatever the line");
    waits[0]
}

#[test]
fn nobody_waits_or_not_for_long() {
    let mut scene = registered();
    assert_eq!(wait(&mut scene), LEAST);
    scene.waiting("first", whole(100, 18));
    assert_eq!(wait(&mut scene), LEAST);
    scene.wait(80 * DAY);
    assert_eq!(wait(&mut scene), LEAST);
    // Nobody knows of a line without the module.
    let mut scene = Redemptions::new();
    scene.waiting("first", whole(100, 18));
    scene.wait(200 * DAY);
    assert_eq!(wait(&mut scene), LEAST);
}

#[test]
fn it_waits_as_long_as_the_oldest_has() {
    let mut scene = registered();
    scene.set_free_cash(U256::ZERO);
    let (_, oldest) = scene.waiting("first", whole(100, 18));
    scene.waiting("second", whole(50, 18));
    for epoch in 1..6 {
        scene.set_free_cash(U256::ZERO);
        scene.settle(epoch);
        scene.waiting(&format!("later {epoch}"), whole(10, 18));
        let age = scene.chain().timestamp() - scene.suite.staking.genesis;
        assert_eq!(wait(&mut scene), age.max(LEAST), "the request may be of the first moment of epoch 1");
    }
    assert!(wait(&mut scene) > 140 * DAY);
    // When they are served the next is the oldest, whose epoch began later.
    scene.set_free_cash(whole(150, 18));
    scene.settle(6);
    assert_eq!(scene.position(oldest).waiting, U256::ZERO);
    let age = scene.chain().timestamp() - scene.lock_time(1);
    assert_eq!(wait(&mut scene), age);
    scene.set_free_cash(whole(50, 18));
    scene.settle(7);
    assert_eq!(wait(&mut scene), LEAST);
}

#[test]
fn a_module_that_is_no_auction_changes_nothing() {
    let start = Redemptions::new();
    for module in [start.suite.usdai(), start.susdai(), start.lens, start.suite.staking.world.dollar] {
        assert_eq!(wait(&mut with_module(module)), LEAST, "{module}");
    }
}
