//! The administrator's place of a sealed authority: passed on in two steps, never to nobody by mistake, left empty only
//! on purpose.

use alloy_primitives::{Address, B256};
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, Operation, call, own, sealed};

#[test]
fn g02_the_place_is_passed_on_in_two_steps_of_which_the_first_waits() {
    let mut suite = sealed();
    let (admin, heir) = (suite.admin(), suite.staking.world.carol.clone());
    let accept = IAuthority::acceptAdminCall {};
    let not_pending = || IAuthority::NotPendingAdmin { caller: heir.address };
    let offer = Operation::new([own(&suite, &IAuthority::transferAdminCall { account: heir.address })]);
    offer.wait(&mut suite);
    refused(suite.tell(&heir, &accept), not_pending());
    let receipt = done(offer.execute(&mut suite, &heir));
    let event = IAuthority::AdminOffered { admin: admin.address, pendingAdmin: heir.address };
    assert_eq!(receipt.logs::<IAuthority::AdminOffered>(), [event]);
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin.address);
    let mut taken = suite.clone();
    done(taken.tell(&heir, &accept));
    assert_eq!(done(taken.ask(&IAuthority::adminCall {})), heir.address);
    let cap = Operation::new([call(suite.usdai(), &IUSDai::setSupplyCapCall { cap: whole(1, 18) })]);
    let former =
        IAuthority::AccessControlUnauthorizedAccount { account: admin.address, neededRole: B256::ZERO };
    refused(cap.schedule(&mut taken, &admin), former);
    done(cap.schedule(&mut taken, &heir));
    // An offer to nobody withdraws the last, and makes nobody the administrator.
    Operation::new([own(&suite, &IAuthority::transferAdminCall { account: Address::ZERO })])
        .carry_out(&mut suite);
    refused(suite.tell(&heir, &accept), not_pending());
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin.address);
}

#[test]
fn g02_a_role_is_given_to_nobody_by_mistake() {
    let mut suite = sealed();
    let alice = suite.staking.world.alice.clone();
    let zero = |role: &str| IAuthority::grantRoleCall { role: Suite::role(role), account: Address::ZERO };
    let admin = IAuthority::grantRoleCall { role: B256::ZERO, account: alice.address };
    let unknown = IAuthority::grantRoleCall { role: B256::repeat_byte(1), account: alice.address };
    for name in ["GUARDIAN", "STRATEGIST", "BRIDGE"] {
        let operation = Operation::new([own(&suite, &zero(name))]);
        operation.wait(&mut suite);
        refused(operation.execute(&mut suite, &alice), IAuthority::ZeroAddress {});
    }
    let operation = Operation::new([own(&suite, &admin)]);
    operation.wait(&mut suite);
    refused(operation.execute(&mut suite, &alice), IAuthority::AdminInTwoSteps {});
    let operation = Operation::new([own(&suite, &unknown)]);
    operation.wait(&mut suite);
    refused(operation.execute(&mut suite, &alice), IAuthority::RoleUnknown { role: B256::repeat_byte(1) });
}

#[test]
fn g02_the_last_administrator_goes_on_purpose_and_with_nothing_left_to_do() {
    let mut suite = Suite::new();
    let (admin, carol) = (suite.admin(), suite.staking.world.carol.clone());
    let renounce = Operation::new([own(&suite, &IAuthority::renounceAdminCall {})]);
    // Not even before the seal at once.
    let waits = || IAuthority::DelayRequired { delay: 14 * DAY };
    refused(suite.rule(&IAuthority::renounceAdminCall {}), waits());
    done(suite.rule(&IAuthority::transferAdminCall { account: carol.address }));
    done(suite.rule(&IAuthority::sealCall {}));
    refused(suite.rule(&IAuthority::renounceAdminCall {}), waits());
    done(renounce.schedule(&mut suite, &admin));
    let cap = Operation::new([call(suite.usdai(), &IUSDai::setSupplyCapCall { cap: whole(1, 18) })]);
    suite.chain().warp(14 * DAY);
    done(cap.schedule(&mut suite, &admin));
    let one = alloy_primitives::U256::ONE;
    refused(renounce.execute(&mut suite, &carol), IAuthority::OperationsPending { count: one });
    suite.chain().warp(3 * DAY);
    done(cap.execute(&mut suite, &carol));
    done(renounce.execute(&mut suite, &carol));
    let listed = done(suite.ask(&IAuthority::rolesCall {}));
    assert_eq!(listed.holders, [suite.guardian.address], "nobody is the administrator");
    refused(
        suite.tell(&carol, &IAuthority::acceptAdminCall {}),
        IAuthority::NotPendingAdmin { caller: carol.address },
    );
    let nobody =
        IAuthority::AccessControlUnauthorizedAccount { account: admin.address, neededRole: B256::ZERO };
    refused(cap.salted(1).schedule(&mut suite, &admin), nobody);
    // What was open stays open, and a guardian can still stop it for a while.
    let (bob, dollar) = (suite.staking.world.bob.clone(), suite.staking.world.dollar);
    done(suite.staking.world.withdraw(&bob, dollar, whole(100, 18), bob.address));
    let until = suite.chain().timestamp() + DAY;
    done(crate::support::pause_all(&mut suite, until));
}

#[test]
fn g02_an_operation_that_empties_the_place_cannot_fill_it_again() {
    let mut suite = sealed();
    let (alice, account) = (suite.staking.world.alice.clone(), suite.staking.world.bob.address);
    let renounce = own(&suite, &IAuthority::renounceAdminCall {});
    let both = Operation::new([renounce, own(&suite, &IAuthority::transferAdminCall { account })]);
    both.wait(&mut suite);
    let nobody =
        IAuthority::AccessControlUnauthorizedAccount { account: Address::ZERO, neededRole: B256::ZERO };
    refused(both.execute(&mut suite, &alice), nobody);
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), suite.admin().address);
}
