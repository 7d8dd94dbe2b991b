//! Invitations: signed by one account, for one account, cap, second, contract and chain.

use alloy_primitives::{Address, B256, Bytes, U256};
use tests::{
    abi::IUSDai,
    access::{CLOSED, Invite, malleated, several},
    check::{done, refused},
    token::permit::{Domain, Permit, Signed},
    whole,
};

use crate::support::{Beta, CAP, UNIT, usdai};

/// An invitation of carol's for an hour.
fn invite(beta: &Beta) -> Invite {
    Invite::new(&beta.world, beta.world.carol.address, usdai(CAP))
}

#[test]
fn who_is_invited_mints_up_to_the_cap() {
    let mut beta = Beta::new();
    let [_, _, carol] = beta.people();
    let data = invite(&beta).signed(&beta.inviter);
    let receipt = done(beta.mint(&carol, 1, data.clone()));
    let (account, cap, root) = (carol.address, whole(CAP, 18), beta.list.root());
    assert_eq!(receipt.logs::<IUSDai::Admitted>(), [IUSDai::Admitted { account, cap, root }]);
    done(beta.mint(&carol, CAP - 1, Bytes::new()));
    // Brought again it is worth nothing more.
    for data in [data, Bytes::new()] {
        let expected = IUSDai::AddressCapExceeded { account, total: cap + UNIT, cap };
        refused(beta.mint_units(&carol, U256::ONE, data), expected);
    }
}

#[test]
fn caps_of_invitations_go_to_the_edge() {
    let most = (1 << 96) - 1;
    for (cap, units, expected) in [
        (0, 1, Err(1_000_000_000_000_u64)),
        (999_999_999_999, 1, Err(1_000_000_000_000)),
        (1_000_000_000_000, 1, Ok(())),
        (1_000_000_000_000, 2, Err(2_000_000_000_000)),
        (most, 1_000_000, Ok(())),
    ] {
        let mut beta = Beta::new();
        let [_, _, carol] = beta.people();
        let invite = Invite { cap, ..invite(&beta) };
        let data = invite.signed(&beta.inviter);
        let result = beta.mint_units(&carol, U256::from(units), data);
        match expected {
            Ok(()) => drop(done(result)),
            Err(total) => {
                let (account, total, cap) = (carol.address, U256::from(total), U256::from(cap));
                refused(result, IUSDai::AddressCapExceeded { account, total, cap });
            }
        }
    }
}

#[test]
fn an_invitation_counts_until_its_second() {
    for (late, counts) in [(0, true), (1, false)] {
        let mut beta = Beta::new();
        let [_, _, carol] = beta.people();
        let invite = invite(&beta);
        let data = invite.signed(&beta.inviter);
        done(beta.world.chain.set_timestamp(invite.expiry + late).map_err(|error| panic!("{error}")));
        let result = beta.mint(&carol, 1, data);
        if counts {
            done(result);
            // Who came in stays in.
            beta.world.chain.warp(10_000);
            done(beta.mint(&carol, 1, Bytes::new()));
        } else {
            refused(result, IUSDai::InviteExpired { expiry: invite.expiry });
        }
    }
}

/// What carol may not bring instead of an invitation with the inviter's signature.
fn forgeries(beta: &mut Beta) -> Vec<(&'static str, Bytes)> {
    let good = invite(beta);
    let inviter = beta.inviter.clone();
    let signature = good.sign(&inviter);
    let (domain, stranger) = (&good.domain, beta.world.chain.account("stranger"));
    let other = Address::repeat_byte(0x77);
    let elsewhere = |domain: Domain| good.data(&Invite { domain, ..good.clone() }.sign(&inviter));
    let changed = |v: u8| [&signature[..64], &[v]].concat();
    vec![
        ("a stranger's", good.signed(&stranger)),
        ("carol's own", good.signed(&beta.world.carol)),
        ("of another account", good.data(&Invite { account: other, ..good.clone() }.sign(&inviter))),
        ("of another cap", good.data(&Invite { cap: good.cap - 1, ..good.clone() }.sign(&inviter))),
        ("of another second", good.data(&Invite { expiry: good.expiry + 1, ..good.clone() }.sign(&inviter))),
        ("of another chain", elsewhere(Domain { chain_id: U256::from(1), ..domain.clone() })),
        ("of another contract", elsewhere(Domain { contract: other, ..domain.clone() })),
        ("of another name", elsewhere(Domain { name: "sUSDai", ..domain.clone() })),
        ("of another version", elsewhere(Domain { version: "2", ..domain.clone() })),
        ("malleated", good.data(&malleated(&signature))),
        ("with v of 0 or 1", good.data(&changed(signature[64] - 27))),
        ("with the other v", good.data(&changed(55 - signature[64]))),
        ("with v of 29", good.data(&changed(29))),
        ("of 64 bytes", good.data(&signature[..64])),
        ("of 66 bytes", good.data(&[signature.as_slice(), &[0]].concat())),
        ("empty", good.data(&[])),
        ("of zeros", good.data(&[0; 65])),
        ("long", good.data(&[0xff; 10_000])),
    ]
}

#[test]
fn an_invitation_is_what_was_signed_and_nothing_else() {
    let mut beta = Beta::new();
    let [_, _, carol] = beta.people();
    let (account, cap) = (carol.address, U256::from(usdai(CAP)));
    for (what, data) in forgeries(&mut beta) {
        let result = beta.mint(&carol, 1, data);
        let error = result.expect_err(what);
        assert_eq!(error.decode(), Some(IUSDai::InviteInvalid { account, cap }), "{what}: {error}");
    }
    assert_eq!(beta.minter(account), (U256::ZERO, U256::ZERO, false));
    done(beta.mint(&carol, 1, invite(&beta).signed(&beta.inviter)));
}

#[test]
fn an_invitation_lets_in_whom_it_names() {
    let mut beta = Beta::new();
    let [alice, bob, carol] = beta.people();
    let data = invite(&beta).signed(&beta.inviter);
    refused(beta.mint(&bob, 1, data.clone()), IUSDai::NotParty { account: carol.address });
    // As a recipient of somebody who is admitted as well as for itself.
    let both = several(&[beta.list.data(0), data]);
    done(beta.world.deposit_with(&alice, carol.address, whole(7, 6), both));
    assert_eq!(beta.minter(carol.address), (whole(7, 18), whole(CAP, 18), true));
    done(beta.world.deposit_with(&carol, alice.address, whole(7, 6), Bytes::new()));
}

#[test]
fn another_inviter_ends_invitations_that_were_not_brought() {
    let mut beta = Beta::new();
    let [alice, _, carol] = beta.people();
    let (old, new) = (beta.inviter.clone(), beta.world.chain.account("new inviter"));
    let cap = U256::from(usdai(CAP));
    let data = invite(&beta).signed(&old);
    let of_alice = Invite::new(&beta.world, alice.address, usdai(CAP)).signed(&old);
    done(beta.mint(&carol, 1, data.clone()));
    let root = beta.list.root();
    for inviter in [new.address, Address::ZERO] {
        done(beta.world.set_access(CLOSED, root, inviter));
        let expected = IUSDai::InviteInvalid { account: alice.address, cap };
        refused(beta.mint(&alice, 1, of_alice.clone()), expected);
        // Who had come in is in.
        done(beta.mint(&carol, 1, Bytes::new()));
    }
    // With another list the old invitation has to be brought again, and counts while its inviter does.
    done(beta.world.set_access(CLOSED, B256::repeat_byte(7), old.address));
    refused(beta.mint(&carol, 1, Bytes::new()), IUSDai::NotAdmitted { account: carol.address });
    done(beta.mint(&carol, CAP - 3, data.clone()));
    let expected = IUSDai::AddressCapExceeded { account: carol.address, total: cap + UNIT, cap };
    refused(beta.mint_units(&carol, U256::ONE, data), expected);
}

fn packed(signed: &Signed) -> Vec<u8> {
    [signed.r.as_slice(), signed.s.as_slice(), &[signed.v]].concat()
}

/// No key's signature of one kind of thing counts for the other, and neither uses up what the other needs.
#[test]
fn p06_an_invitation_is_no_permit_and_a_permit_no_invitation() {
    let mut beta = Beta::new();
    let [alice, _, carol] = beta.people();
    let (inviter, invite) = (beta.inviter.clone(), invite(&beta));
    let domain = Domain::of(&beta.world);
    // The words of both structs agree as far as they can.
    let permit = Permit {
        owner: inviter.address,
        spender: carol.address,
        value: U256::from(invite.cap),
        nonce: U256::from(invite.expiry),
        deadline: U256::from(invite.expiry),
    };
    for nonce in [permit.nonce, U256::ZERO] {
        let signed = Permit { nonce, ..permit.clone() }.sign(&inviter, &domain);
        let (account, cap) = (carol.address, permit.value);
        refused(beta.mint(&carol, 1, invite.data(&packed(&signed))), IUSDai::InviteInvalid { account, cap });
    }
    let signature = invite.sign(&inviter);
    let signed = Signed {
        v: signature[64],
        r: B256::from_slice(&signature[..32]),
        s: B256::from_slice(&signature[32..64]),
    };
    let result = beta.world.chain.send(&alice, beta.world.usdai, &permit.call(signed));
    let error = result.expect_err("an invitation as a permit").decode::<IUSDai::ERC2612InvalidSigner>();
    assert!(error.is_some_and(|error| error.owner == inviter.address && error.signer != inviter.address));

    // Invitations have no nonces, and use up none of a permit's.
    done(beta.mint(&carol, 1, invite.signed(&inviter)));
    assert_eq!(beta.ask(&IUSDai::noncesCall { owner: inviter.address }), U256::ZERO);
    let permit = Permit { nonce: U256::ZERO, ..permit };
    let call = permit.call(permit.sign(&inviter, &domain));
    done(beta.world.chain.send(&alice, beta.world.usdai, &call));
    done(beta.mint(&carol, 1, invite.signed(&inviter)));
}

/// The struct as wallets show it has three fields, each of which the type names.
#[test]
fn p06_an_invitation_has_a_type_of_its_own() {
    let beta = Beta::new();
    let base = invite(&beta);
    let digests = [
        base.digest(),
        Invite { account: Address::ZERO, ..base.clone() }.digest(),
        Invite { cap: 0, ..base.clone() }.digest(),
        Invite { expiry: 0, ..base }.digest(),
    ];
    for (index, digest) in digests.iter().enumerate() {
        assert!(!digests[..index].contains(digest));
    }
}
