//! Nobody with a role acts any more: what was announced still happens, and nothing of a holder waits for anybody.

use alloy_primitives::U256;
use tests::{
    Redemptions,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, Operation, ask, call};

/// Holders who wait, an operation that was announced, and then every key of a role is lost.
#[track_caller]
fn abandoned() -> (Redemptions, Operation) {
    let mut scene = Redemptions::new();
    done(scene.suite.rule(&IAuthority::sealCall {}));
    let cap = call(scene.suite.usdai(), &IUSDai::setSupplyCapCall { cap: whole(2_000_000_000, 18) });
    let fee = call(scene.susdai(), &ISUSDai::setExitShareCall { exitShare: 10_000 });
    let operation = Operation::new([cap, fee]);
    let admin = scene.suite.admin();
    done(operation.schedule(&mut scene.suite, &admin));
    (scene, operation)
}

#[test]
fn g06_what_was_announced_is_carried_out_by_anybody() {
    let (mut scene, operation) = abandoned();
    scene.wait(3 * DAY);
    let passer_by = scene.chain().account("passer-by");
    done(operation.execute(&mut scene.suite, &passer_by));
    let usdai = scene.suite.usdai();
    assert_eq!(ask(&mut scene.suite, usdai, &IUSDai::supplyCapCall {}), whole(2_000_000_000, 18));
}

#[test]
fn g06_and_what_nobody_carried_out_is_void_for_ever() {
    let (mut scene, operation) = abandoned();
    let id = operation.id();
    let ready_at = done(scene.suite.ask(&IAuthority::operationCall { id })).readyAt;
    let passer_by = scene.chain().account("passer-by");
    for days in [17, 100, 200] {
        scene.go_to(ready_at + days * DAY);
        let void = IAuthority::OperationNotReady { id, state: 3, readyAt: ready_at };
        refused(operation.execute(&mut scene.suite, &passer_by), void);
    }
}

#[test]
fn g06_holders_come_and_go_without_anybody_who_has_a_role() {
    let (mut scene, _) = abandoned();
    let vault = scene.susdai();
    let (alice, bob) = (scene.world().alice.clone(), scene.world().bob.clone());
    done(scene.suite.staking.stake(&alice, whole(10_000, 18)));
    for epoch in 1..5 {
        let id = done(scene.request(&alice, whole(1_000, 18)));
        scene.settle(epoch);
        let [shares, assets] = done(scene.claim(&alice, &[id]));
        assert_eq!(shares, whole(1_000, 18), "epoch {epoch}");
        assert!(assets > U256::ZERO);
        let dollar = scene.world().dollar;
        done(scene.world().withdraw(&alice, dollar, assets, alice.address));
        done(scene.world().deposit(&bob, dollar, whole(10, 6)));
        done(scene.tell_vault(&bob, &ISUSDai::harvestCall {}));
    }
    assert!(ask(&mut scene.suite, vault, &ISUSDai::redemptionSharePriceCall {}) >= whole(1, 18));
}
