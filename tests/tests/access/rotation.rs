//! Another list, and another mode.

use alloy_primitives::{Address, B256, Bytes, U256};
use stylus_chain::chain::Program;
use tests::{
    Terms,
    abi::IUSDai,
    access::{CLOSED, Invite, List, MAKERS, OPEN},
    check::{done, made, refused},
    whole,
};

use crate::support::{Beta, CAP, UNIT, usdai};

#[test]
fn another_root_ends_every_admission_and_forgets_nothing_that_was_minted() {
    let mut beta = Beta::new();
    let [alice, bob, carol] = beta.people();
    let (account, old) = (alice.address, beta.list.clone());
    for (index, who) in [&alice, &bob].into_iter().enumerate() {
        done(beta.mint(who, 600, old.data(index)));
    }
    // Alice has less than before, carol is new, bob is gone.
    let new = List::new(vec![(account, usdai(700)), (carol.address, usdai(5))]);
    done(beta.world.set_access(CLOSED, new.root(), beta.inviter.address));
    for who in [&alice, &bob] {
        assert_eq!(beta.minter(who.address), (whole(600, 18), U256::ZERO, false));
        refused(beta.mint(who, 1, Bytes::new()), IUSDai::NotAdmitted { account: who.address });
    }
    for (index, who) in [&alice, &bob].into_iter().enumerate() {
        let expected = IUSDai::ProofInvalid { account: who.address, cap: whole(CAP, 18) };
        refused(beta.mint(who, 1, old.data(index)), expected);
    }
    done(beta.mint(&alice, 100, new.data(0)));
    done(beta.mint(&carol, 5, new.data(1)));
    let expected = IUSDai::AddressCapExceeded { account, total: whole(700, 18) + UNIT, cap: whole(700, 18) };
    refused(beta.mint_units(&alice, U256::ONE, Bytes::new()), expected);

    // Back to the old list: who has not shown another place since is admitted as before.
    done(beta.world.set_access(CLOSED, old.root(), beta.inviter.address));
    done(beta.mint(&bob, 400, Bytes::new()));
    refused(beta.mint(&alice, 1, Bytes::new()), IUSDai::NotAdmitted { account });
    done(beta.mint(&alice, 300, old.data(0)));
    assert_eq!(beta.minter(account), (whole(CAP, 18), whole(CAP, 18), true));
}

/// A list that lowers a cap below what was minted lets nothing more be minted, and takes nothing away.
#[test]
fn a_lower_cap_than_what_was_minted_stops_minting_alone() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    done(beta.mint(&alice, 600, beta.list.data(0)));
    let new = List::new(vec![(alice.address, usdai(100))]);
    done(beta.world.set_access(CLOSED, new.root(), Address::ZERO));
    let (account, cap) = (alice.address, whole(100, 18));
    let expected = IUSDai::AddressCapExceeded { account, total: whole(600, 18) + UNIT, cap };
    refused(beta.mint_units(&alice, U256::ONE, new.data(0)), expected);
    assert_eq!(done(beta.world.max_deposit(account, account, new.data(0))), U256::ZERO);
    let dollar = beta.world.dollar;
    assert_eq!(done(beta.world.withdraw(&alice, dollar, whole(600, 18), account)), whole(600, 6));
}

/// Roots are told apart by their last 64 bits but one; the rest of two that agree there is not looked at for who was
/// admitted before, and a proof is of one root whole.
#[test]
fn an_admission_is_of_the_root_it_was_shown_under() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    done(beta.mint(&alice, 1, beta.list.data(0)));
    let root = U256::from_be_bytes(beta.list.root().0);
    for (changed, admitted) in [
        (U256::from(2), false),
        (U256::ONE << 63_usize, false),
        (U256::ONE, true),
        (U256::ONE << 64_usize, true),
        (U256::ZERO, true),
    ] {
        let other = B256::from(root ^ changed);
        done(beta.world.set_access(CLOSED, other, Address::ZERO));
        assert_eq!(beta.minter(alice.address).2, admitted, "{changed:#x}");
    }
    // No list at all admits nobody who was not invited.
    done(beta.world.set_access(CLOSED, B256::ZERO, Address::ZERO));
    for who in beta.people() {
        assert!(!beta.minter(who.address).2);
        refused(beta.mint(&who, 1, Bytes::new()), IUSDai::NotAdmitted { account: who.address });
    }
}

#[test]
fn a_mode_changes_who_mints_at_once() {
    let mut beta = Beta::new();
    let [alice, _, carol] = beta.people();
    let place = beta.list.data(0);
    done(beta.mint(&alice, 600, place.clone()));

    beta.set_mode(OPEN);
    done(beta.mint(&carol, 10_000, Bytes::new()));
    // What alice brings because she did not hear of it is no hindrance, whoever's it is; and nothing is counted.
    done(beta.mint(&alice, 10_000, place.clone()));
    done(beta.mint(&carol, 1, place.clone()));
    let stranger = beta.inviter.address;
    let invalid = Invite::new(&beta.world, stranger, 1).data(&[1; 65]);
    done(beta.mint(&carol, 1, invalid));
    assert_eq!(beta.minter(alice.address).0, whole(600, 18));

    // Nobody is a maker where the authority does not say so.
    beta.set_mode(MAKERS);
    for who in [&alice, &carol] {
        refused(beta.mint(who, 1, place.clone()), IUSDai::NotMaker { account: who.address });
    }

    beta.set_mode(CLOSED);
    refused(beta.mint(&carol, 1, Bytes::new()), IUSDai::NotAdmitted { account: carol.address });
    done(beta.mint(&alice, 400, Bytes::new()));
    let (account, cap) = (alice.address, whole(CAP, 18));
    let expected = IUSDai::AddressCapExceeded { account, total: cap + UNIT, cap };
    refused(beta.mint_units(&alice, U256::ONE, place), expected);
}

#[test]
fn a_new_usdai_is_closed_to_everybody() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    let program = made(Program::load("usdai").map_err(Into::into));
    let admin = beta.world.admin.address.into_word();
    beta.world.usdai = made(beta.world.chain.deploy(&program, admin.as_slice()).map_err(Into::into)).address;
    done(beta.world.list(beta.world.dollar, Terms::FREE));
    done(beta.rule(&IUSDai::setSupplyCapCall { cap: whole(1_000, 18) }));
    let access = beta.ask(&IUSDai::accessCall {});
    assert_eq!((access.mode, access.root, access.inviter), (CLOSED, B256::ZERO, Address::ZERO));
    for data in [Bytes::new(), beta.list.data(0)] {
        assert!(beta.mint(&alice, 1, data).is_err());
        assert_eq!(done(beta.world.max_deposit(alice.address, alice.address, Bytes::new())), U256::ZERO);
    }
    refused(beta.mint(&alice, 1, Bytes::new()), IUSDai::NotAdmitted { account: alice.address });
}
