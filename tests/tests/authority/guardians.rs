//! What a guardian can call off, and the one thing that it cannot.

use alloy_primitives::{Address, B256, U256, keccak256};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
};

use crate::support::{DAY, Operation, call, delay, name, own, sealed};

const HEIR: Address = Address::repeat_byte(0x71);

/// An operation of each delay and of each function of the authority, and how many days it waits.
fn all(suite: &Suite) -> Vec<(u64, IAuthority::Call)> {
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let account = HEIR;
    let (maker, bridge) = (Suite::role("MAKER"), Suite::role("BRIDGE"));
    vec![
        (3, call(usdai, &IUSDai::setAddressCapCall { cap: U256::ZERO })),
        (7, call(usdai, &IUSDai::setCapExemptCall { account, exempt: true })),
        (3, own(suite, &IAuthority::grantRoleCall { role: maker, account })),
        (3, own(suite, &IAuthority::revokeRoleCall { role: maker, account })),
        (7, own(suite, &IAuthority::grantRoleCall { role: bridge, account })),
        (7, own(suite, &IAuthority::transferAdminCall { account })),
        (7, own(suite, &IAuthority::addTargetCall { target: account, entries: vec![] })),
        (7, own(suite, &IAuthority::removeTargetCall { target: usdai })),
        (7, own(suite, &IAuthority::setModuleCall { name: name("USDAI"), module: usdai })),
        (7, call(usdai, &IUSDai::setHarvestRecipientCall { recipient: account })),
        (14, own(suite, &IAuthority::renounceAdminCall {})),
        (90, own(suite, &IAuthority::setModuleCall { name: name("LOAN_BOOK"), module: usdai })),
        (90, call(susdai, &ISUSDai::setLoanBookCall { loanBook: account })),
        (90, call(usdai, &IUSDai::transferAuthorityCall { account })),
    ]
}

#[test]
fn a_guardian_calls_everything_off_whenever_it_has_not_happened() {
    let mut suite = sealed();
    let (admin, guardian, alice) = (suite.admin(), suite.guardian.clone(), suite.staking.world.alice.clone());
    let start = suite.chain().timestamp();
    for (days, call) in all(&suite) {
        assert_eq!(delay(&mut suite, [call.clone()]), days * DAY);
        let operation = Operation::new([call]);
        // At once, when it is ready, and when it has expired.
        for wait in [0, days, days + 14] {
            let mut suite = suite.clone();
            done(operation.schedule(&mut suite, &admin));
            suite.chain().warp(wait * DAY);
            let receipt = done(operation.cancel(&mut suite, &guardian));
            let event = IAuthority::OperationCancelled { id: operation.id(), sender: guardian.address };
            assert_eq!(receipt.logs::<IAuthority::OperationCancelled>(), [event]);
            assert!(operation.execute(&mut suite, &alice).is_err());
        }
    }
    assert!(suite.chain().timestamp() < start + DAY);
}

#[test]
fn a_guardian_does_not_call_a_change_of_guardians_off() {
    let mut suite = sealed();
    let (admin, guardian) = (suite.admin(), suite.guardian.clone());
    let role = Suite::role("GUARDIAN");
    let needs_admin =
        IAuthority::AccessControlUnauthorizedAccount { account: guardian.address, neededRole: B256::ZERO };
    let grant = own(&suite, &IAuthority::grantRoleCall { role, account: HEIR });
    let revoke = own(&suite, &IAuthority::revokeRoleCall { role, account: guardian.address });
    for one in [&grant, &revoke] {
        assert_eq!(delay(&mut suite, [one.clone()]), 14 * DAY);
        let operation = Operation::new([one.clone()]);
        done(operation.schedule(&mut suite, &admin));
        refused(operation.cancel(&mut suite, &guardian), needs_admin.clone());
        done(operation.cancel(&mut suite, &admin));
        operation.carry_out(&mut suite);
    }
    let has = |account| IAuthority::hasRoleCall { role, account };
    assert!(done(suite.ask(&has(HEIR))) && !done(suite.ask(&has(guardian.address))));
    let cap =
        Operation::new([call(suite.usdai(), &IUSDai::setSupplyCapCall { cap: HEIR.into_word().into() })]);
    done(cap.schedule(&mut suite, &admin));
    let needs_guardian =
        IAuthority::AccessControlUnauthorizedAccount { account: guardian.address, neededRole: role };
    refused(cap.cancel(&mut suite, &guardian), needs_guardian);
}

#[test]
fn nothing_hides_behind_a_change_of_guardians() {
    let mut suite = sealed();
    let admin = suite.admin();
    let grant = own(&suite, &IAuthority::grantRoleCall { role: keccak256("GUARDIAN"), account: HEIR });
    for (_, other) in all(&suite) {
        for calls in [[grant.clone(), other.clone()], [other.clone(), grant.clone()]] {
            let operation = Operation::new(calls);
            refused(operation.schedule(&mut suite, &admin), IAuthority::GuardianChangeAlone {});
        }
    }
    let twice = Operation::new([grant.clone(), grant]);
    refused(twice.schedule(&mut suite, &admin), IAuthority::GuardianChangeAlone {});
}
