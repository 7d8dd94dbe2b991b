//! Roles and the administrator's place, the constructor, and what every function has in common.

use alloy_primitives::{Address, B256, FixedBytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use tests::{
    Suite,
    abi::IAuthority,
    check::{done, refused},
};

use crate::support::{GRANTED, deploy_authority};

/// The constructor's selector, the same for every program.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

const ADMIN: B256 = B256::ZERO;

fn unauthorized(account: Address, needed: B256) -> IAuthority::AccessControlUnauthorizedAccount {
    IAuthority::AccessControlUnauthorizedAccount { account, neededRole: needed }
}

/// Every grant, as the one view lists it.
#[track_caller]
fn grants(suite: &mut Suite) -> Vec<(B256, Address)> {
    let listed = done(suite.ask(&IAuthority::rolesCall {}));
    assert_eq!(listed.roles.len(), listed.holders.len());
    listed.roles.into_iter().zip(listed.holders).collect()
}

#[test]
fn the_administrator_s_place_is_passed_on_in_two_steps() {
    let mut suite = Suite::new();
    let (admin, guardian) = (suite.admin(), suite.guardian.address);
    let [alice, bob] = [&suite.staking.world.alice, &suite.staking.world.bob].map(Clone::clone);
    let accept = IAuthority::acceptAdminCall {};
    let not_pending = |caller| IAuthority::NotPendingAdmin { caller };
    refused(suite.tell(&alice, &accept), not_pending(alice.address));
    let receipt = done(suite.rule(&IAuthority::transferAdminCall { account: alice.address }));
    let offered = IAuthority::AdminOffered { admin: admin.address, pendingAdmin: alice.address };
    assert_eq!(receipt.logs::<IAuthority::AdminOffered>(), [offered]);
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin.address, "nothing has changed yet");
    // Only the last offer counts, and a withdrawn one does not.
    done(suite.rule(&IAuthority::transferAdminCall { account: bob.address }));
    refused(suite.tell(&alice, &accept), not_pending(alice.address));
    done(suite.rule(&IAuthority::transferAdminCall { account: Address::ZERO }));
    refused(suite.tell(&bob, &accept), not_pending(bob.address));
    done(suite.rule(&IAuthority::transferAdminCall { account: alice.address }));

    let receipt = done(suite.tell(&alice, &accept));
    let changed = IAuthority::AdminChanged { previousAdmin: admin.address, admin: alice.address };
    assert_eq!(receipt.logs::<IAuthority::AdminChanged>(), [changed]);
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), alice.address);
    assert_eq!(done(suite.ask(&IAuthority::pendingAdminCall {})), Address::ZERO);
    assert_eq!(grants(&mut suite), [(ADMIN, alice.address), (Suite::role("GUARDIAN"), guardian)]);
    refused(suite.tell(&alice, &accept), not_pending(alice.address));
    let offer = IAuthority::transferAdminCall { account: bob.address };
    refused(suite.rule(&offer), unauthorized(admin.address, ADMIN));
    done(suite.tell(&alice, &offer));
}

#[test]
fn an_offer_to_oneself_changes_nobody() {
    let mut suite = Suite::new();
    let admin = suite.admin().address;
    done(suite.rule(&IAuthority::transferAdminCall { account: admin }));
    done(suite.rule(&IAuthority::acceptAdminCall {}));
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin);
    done(suite.grant("MAKER", admin));
}

#[test]
fn admin_is_never_granted_revoked_or_given_up() {
    let mut suite = Suite::new();
    let (admin, other) = (suite.admin().address, suite.staking.world.alice.address);
    let two_steps = || IAuthority::AdminInTwoSteps {};
    for account in [admin, other] {
        refused(suite.rule(&IAuthority::grantRoleCall { role: ADMIN, account }), two_steps());
        refused(suite.rule(&IAuthority::revokeRoleCall { role: ADMIN, account }), two_steps());
    }
    refused(suite.rule(&IAuthority::renounceRoleCall { role: ADMIN, confirmation: admin }), two_steps());
    assert_eq!(grants(&mut suite)[0], (ADMIN, admin));
}

#[test]
fn roles_are_granted_revoked_and_given_up() {
    let mut suite = Suite::new();
    let (alice, sender) = (suite.staking.world.alice.clone(), suite.admin().address);
    let account = alice.address;
    for name in GRANTED {
        let role = Suite::role(name);
        let has = |suite: &mut Suite| done(suite.ask(&IAuthority::hasRoleCall { role, account }));
        assert!(!has(&mut suite), "{name}");
        let receipt = done(suite.grant(name, account));
        assert_eq!(
            receipt.logs::<IAuthority::RoleGranted>(),
            [IAuthority::RoleGranted { role, account, sender }]
        );
        assert!(has(&mut suite), "{name}");
        assert!(done(suite.grant(name, account)).logs.is_empty(), "a second time nothing happens");
        let receipt = done(suite.rule(&IAuthority::revokeRoleCall { role, account }));
        assert_eq!(
            receipt.logs::<IAuthority::RoleRevoked>(),
            [IAuthority::RoleRevoked { role, account, sender }]
        );
        assert!(!has(&mut suite), "{name}");
        assert!(done(suite.rule(&IAuthority::revokeRoleCall { role, account })).logs.is_empty());
        done(suite.grant(name, account));
        let receipt = done(suite.tell(&alice, &IAuthority::renounceRoleCall { role, confirmation: account }));
        assert_eq!(
            receipt.logs::<IAuthority::RoleRevoked>(),
            [IAuthority::RoleRevoked { role, account, sender: account }]
        );
        assert!(!has(&mut suite), "{name}");
    }
}

#[test]
fn what_is_no_role_is_granted_to_nobody() {
    let mut suite = Suite::new();
    let (account, admin) = (suite.staking.world.alice.address, suite.admin().address);
    for name in ["", "guardian", "GUARDIAN ", "DEFAULT_ADMIN_ROLE", "ADMIN"] {
        let role = keccak256(name);
        let unknown = || IAuthority::RoleUnknown { role };
        refused(suite.rule(&IAuthority::grantRoleCall { role, account }), unknown());
        refused(suite.rule(&IAuthority::revokeRoleCall { role, account }), unknown());
        refused(suite.rule(&IAuthority::renounceRoleCall { role, confirmation: admin }), unknown());
        assert!(!done(suite.ask(&IAuthority::hasRoleCall { role, account })));
        assert_eq!(done(suite.ask(&IAuthority::getRoleMemberCountCall { role })), U256::ZERO);
    }
    refused(suite.grant("MAKER", Address::ZERO), IAuthority::ZeroAddress {});
}

#[test]
fn the_names_are_those_of_the_roles() {
    let mut suite = Suite::new();
    let listed = done(suite.ask(&IAuthority::roleNamesCall {}));
    let expected: Vec<_> = ["ADMIN"].into_iter().chain(GRANTED).collect();
    assert_eq!(listed.names, expected);
    assert_eq!(listed.roles, expected.iter().map(|name| Suite::role(name)).collect::<Vec<_>>());
    for role in listed.roles {
        assert_eq!(done(suite.ask(&IAuthority::getRoleAdminCall { role })), ADMIN);
    }
}

#[test]
fn members_are_listed_by_their_place() {
    let mut suite = Suite::new();
    let role = Suite::role("BAILEE");
    let accounts = [1, 2, 3].map(Address::with_last_byte);
    for account in accounts {
        done(suite.grant("BAILEE", account));
    }
    let members = |suite: &mut Suite| {
        let count = done(suite.ask(&IAuthority::getRoleMemberCountCall { role }));
        let at = |index: u64| IAuthority::getRoleMemberCall { role, index: U256::from(index) };
        (0..count.to::<u64>()).map(|index| done(suite.ask(&at(index)))).collect::<Vec<_>>()
    };
    assert_eq!(members(&mut suite), accounts);
    done(suite.rule(&IAuthority::revokeRoleCall { role, account: accounts[0] }));
    assert_eq!(members(&mut suite), [accounts[2], accounts[1]], "the last takes the place");
    for index in [U256::from(2), U256::MAX] {
        let beyond = IAuthority::AccessControlEnumerableOutOfBounds { role, index };
        refused(suite.ask(&IAuthority::getRoleMemberCall { role, index }), beyond);
    }
}

#[test]
fn the_fullest_list_of_grants_is_still_answered() {
    let mut suite = Suite::new();
    let held = grants(&mut suite).len() as u64;
    for number in 0..512 - held {
        done(suite.grant("MAKER", Address::from_word(U256::from(0x1000 + number).into())));
    }
    refused(
        suite.grant("MAKER", Address::repeat_byte(9)),
        IAuthority::TooManyGrants { maximum: U256::from(512) },
    );
    // Who has it already is granted nothing new, and whoever leaves makes room.
    done(suite.grant("GUARDIAN", suite.guardian.address));
    assert_eq!(grants(&mut suite).len(), 512);
    let tx = suite.staking.world.chain.transaction(
        Address::ZERO,
        Some(suite.authority),
        IAuthority::rolesCall::SELECTOR,
    );
    let outcome = suite.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    assert!(outcome.gas_used < 8_000_000, "{}", outcome.gas_used);
    let account = Address::from_word(U256::from(0x1000).into());
    done(suite.rule(&IAuthority::revokeRoleCall { role: Suite::role("MAKER"), account }));
    done(suite.grant("BRIDGE", Address::repeat_byte(9)));
}

#[test]
fn interfaces_are_told_by_their_ids() {
    let mut suite = Suite::new();
    for (id, supported) in [
        (0x01ff_c9a7_u32, true),
        (0x7965_db0b, true),
        (0x5a05_180f, true),
        (0xffff_ffff, false),
        (0, false),
        (0x7965_db0a, false),
        (0x3637_2b07, false),
    ] {
        let call = IAuthority::supportsInterfaceCall { interfaceId: FixedBytes(id.to_be_bytes()) };
        assert_eq!(done(suite.ask(&call)), supported, "{id:#x}");
    }
}

#[test]
fn constructors_run_once() {
    let mut suite = Suite::new();
    let (admin, thief) = (suite.admin(), suite.staking.world.bob.clone());
    let arguments = (thief.address, suite.usdai(), U256::from(suite.chain().timestamp())).abi_encode();
    let data = [&CONSTRUCTOR[..], &arguments].concat();
    for contract in [suite.authority, suite.usdai(), suite.susdai()] {
        for from in [&admin, &thief] {
            let tx = suite.staking.world.chain.transaction(from, Some(contract), data.clone());
            refused(suite.chain().send_transaction(&tx), IAuthority::AlreadyConstructed {});
        }
    }
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin.address);
}

#[test]
fn a_new_authority_has_its_administrator_and_nothing_else() {
    let mut suite = Suite::new();
    let admin = Address::repeat_byte(0x44);
    suite.authority = deploy_authority(&mut suite, admin);
    assert_eq!(grants(&mut suite), [(ADMIN, admin)]);
    assert!(done(suite.ask(&IAuthority::targetsCall {})).is_empty());
    assert_eq!(done(suite.ask(&IAuthority::pendingAdminCall {})), Address::ZERO);
}
