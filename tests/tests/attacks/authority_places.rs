//! Taking a place in the authority, or turning it against itself.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, Program};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, ROLES},
    check::{done, refused},
};

use crate::vault_support::{DAY, wad};

fn lacks(account: &Account) -> IAuthority::AccessControlUnauthorizedAccount {
    IAuthority::AccessControlUnauthorizedAccount { account: account.address, neededRole: B256::ZERO }
}

#[test]
fn no_role_grants_revokes_or_lists_anything() {
    let mut suite = Suite::new();
    let bob = suite.staking.world.bob.clone();
    let target = suite.susdai();
    for role in ROLES {
        done(suite.grant(role, bob.address));
    }
    for role in ROLES.map(Suite::role).into_iter().chain([B256::ZERO]) {
        let account = bob.address;
        refused(suite.tell(&bob, &IAuthority::grantRoleCall { role, account }), lacks(&bob));
        refused(suite.tell(&bob, &IAuthority::revokeRoleCall { role, account }), lacks(&bob));
    }
    let list = IAuthority::addTargetCall { target: bob.address, entries: Vec::new() };
    refused(suite.tell(&bob, &list), lacks(&bob));
    refused(suite.tell(&bob, &IAuthority::removeTargetCall { target }), lacks(&bob));
    refused(suite.tell(&bob, &IAuthority::transferAdminCall { account: bob.address }), lacks(&bob));
    let push = IAuthority::pushCall { target, data: ISUSDai::claimFeesCall {}.abi_encode().into() };
    refused(suite.tell(&bob, &push), lacks(&bob));
}

#[test]
fn giving_roles_up_and_taking_them_frees_no_more_than_was_taken() {
    let mut suite = Suite::new();
    let [alice, bob] = [suite.staking.world.alice.clone(), suite.staking.world.bob.clone()];
    let role = Suite::role("MAKER");
    for _ in 0..3 {
        done(suite.grant("MAKER", bob.address));
        done(suite.grant("MAKER", bob.address));
        let not_own = IAuthority::renounceRoleCall { role, confirmation: bob.address };
        refused(suite.tell(&alice, &not_own), IAuthority::AccessControlBadConfirmation {});
        let own = IAuthority::renounceRoleCall { role, confirmation: bob.address };
        done(suite.tell(&bob, &own));
        done(suite.tell(&bob, &own));
    }
    assert_eq!(done(suite.ask(&IAuthority::getRoleMemberCountCall { role })), U256::ZERO);
    let roles = done(suite.ask(&IAuthority::rolesCall {}));
    assert_eq!(roles.roles.len(), 2, "the administrator and the guardian");
}

#[test]
fn five_hundred_grants_are_the_end_and_still_hand_over_the_place() {
    let mut suite = Suite::new();
    let bob = suite.staking.world.bob.clone();
    let mut account = U256::from(0xa11ce);
    let full = loop {
        account += U256::ONE;
        let holder = Address::from_word(account.into());
        if let Err(error) = suite.grant(ROLES[account.as_limbs()[0] as usize % 11], holder) {
            break error;
        }
    };
    let too_many = full.decode::<IAuthority::TooManyGrants>();
    assert_eq!(too_many, Some(IAuthority::TooManyGrants { maximum: U256::from(512) }));
    let roles = done(suite.ask(&IAuthority::rolesCall {}));
    assert_eq!((roles.roles.len(), roles.holders.len()), (512, 512));
    // Neither the handing over of the place nor a revocation needs room.
    done(suite.rule(&IAuthority::transferAdminCall { account: bob.address }));
    done(suite.tell(&bob, &IAuthority::acceptAdminCall {}));
    let guardian = suite.guardian.address;
    let revoke = IAuthority::revokeRoleCall { role: Suite::role("GUARDIAN"), account: guardian };
    done(suite.tell(&bob, &revoke));
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), bob.address);
}

#[test]
fn a_former_administrator_is_nobody_and_offers_nothing() {
    let mut suite = Suite::new();
    let (admin, alice, bob) =
        (suite.admin(), suite.staking.world.alice.clone(), suite.staking.world.bob.clone());
    for account in [alice.address, bob.address] {
        done(suite.rule(&IAuthority::transferAdminCall { account }));
    }
    let accept = IAuthority::acceptAdminCall {};
    refused(suite.tell(&alice, &accept), IAuthority::NotPendingAdmin { caller: alice.address });
    done(suite.tell(&bob, &accept));
    refused(suite.rule(&IAuthority::transferAdminCall { account: admin.address }), lacks(&admin));
    refused(suite.tell(&bob, &accept), IAuthority::NotPendingAdmin { caller: bob.address });
    assert_eq!(done(suite.ask(&IAuthority::pendingAdminCall {})), Address::ZERO);
    // To oneself, and back to the one before: there is always exactly one.
    done(suite.tell(&bob, &IAuthority::transferAdminCall { account: bob.address }));
    done(suite.tell(&bob, &accept));
    let role = B256::ZERO;
    assert_eq!(done(suite.ask(&IAuthority::getRoleMemberCountCall { role })), U256::ONE);
    assert!(done(suite.ask(&IAuthority::hasRoleCall { role, account: bob.address })));
    assert!(!done(suite.ask(&IAuthority::hasRoleCall { role, account: admin.address })));
}

#[test]
fn the_authority_as_its_own_target_obeys_nobody() {
    let mut suite = Suite::new();
    let (target, admin, guardian) = (suite.authority, suite.admin(), suite.guardian.clone());
    let entries = vec![Suite::PAUSE_MINT];
    done(suite.rule(&IAuthority::addTargetCall { target, entries }));
    let own = [
        IAuthority::grantRoleCall { role: B256::ZERO, account: admin.address }.abi_encode(),
        IAuthority::acceptAdminCall {}.abi_encode(),
        IAuthority::adminCall {}.abi_encode(),
    ];
    for data in own {
        let push = IAuthority::pushCall { target, data: data.into() };
        refused(suite.rule(&push), IAuthority::PushFailed { target });
    }
    let until = suite.chain().timestamp() + DAY;
    done(suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    assert!(suite.staking.stake(&admin, wad(1)).is_err());
    // Offering itself its own place leaves the place where it is.
    done(suite.rule(&IAuthority::transferAdminCall { account: target }));
    assert_eq!(done(suite.ask(&IAuthority::adminCall {})), admin.address);
}

#[test]
fn a_target_handed_to_another_authority_hears_this_one_no_more() {
    let mut suite = Suite::new();
    let (bob, guardian, susdai) = (suite.staking.world.bob.clone(), suite.guardian.clone(), suite.susdai());
    let until = suite.chain().timestamp() + 14 * DAY;
    let entry = Suite::PAUSE_DEPOSITS;
    done(suite.tell(&guardian, &IAuthority::pauseCall { target: susdai, entry, until }));
    done(suite.push(susdai, &ISUSDai::transferAuthorityCall { account: bob.address }));
    let tell = &mut suite.staking;
    done(tell.tell(&bob, &ISUSDai::acceptAuthorityCall {}));
    done(tell.tell(&bob, &ISUSDai::pauseDepositsCall { until: 0 }));
    suite.chain().warp(8 * DAY);
    let authority = suite.authority;
    let not = ISUSDai::NotAuthority { caller: authority };
    refused(suite.tell(&bob, &IAuthority::syncCall { target: susdai }), not.clone());
    refused(suite.push(susdai, &ISUSDai::setYieldFeeCall { fee: 1 }), not);
    done(suite.staking.stake(&bob, wad(1)));
}

#[test]
fn nobody_constructs_again_and_an_empty_authority_obeys_nobody() {
    let mut suite = Suite::new();
    let bob = suite.staking.world.bob.clone();
    let program = Program::load("authority").unwrap_or_else(|error| panic!("{error}"));
    let constructor = [&[0x55, 0x85, 0x25, 0x8d], bob.address.into_word().as_slice()].concat();
    let authority = suite.authority;
    let again = suite.chain().call_raw(&bob, authority, constructor).err();
    let already = again.and_then(|error| error.decode::<IAuthority::AlreadyConstructed>());
    assert_eq!(already, Some(IAuthority::AlreadyConstructed {}));
    let bare = suite.chain().deploy_without_constructor(&program);
    let bare = bare.unwrap_or_else(|error| panic!("{error}")).address;
    let chain = suite.chain();
    assert_eq!(done(chain.call(bare, &IAuthority::adminCall {})), Address::ZERO);
    let none = |caller| IAuthority::NotPendingAdmin { caller };
    for caller in [bob.address, Address::ZERO] {
        let accepted = chain.call_as(caller, bare, &IAuthority::acceptAdminCall {}).map(drop);
        refused(accepted, none(caller));
        let offer = IAuthority::transferAdminCall { account: bob.address };
        assert!(chain.call_as(caller, bare, &offer).is_err());
    }
}
