//! P04: the inviter is a contract, which says by ERC-1271 what it has signed.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    abi::{IUSDai, fixtures::ISigningWallet},
    access::{CLOSED, Invite, several},
    check::{done, made, refused},
    whole,
};

use crate::support::{Beta, CAP, usdai};

/// How the wallet misbehaves: with another word, by a revert, with 31 bytes, with a megabyte, by burning all gas.
const BAD: [u8; 5] = [1, 2, 3, 4, 5];
/// What a refused deposit with one signature may cost: the wallet's 200,000, and what anybody pays.
const GAS: u64 = 350_000;

/// The beta's inviter is a wallet of the former inviter.
fn by_wallet() -> Beta {
    let mut beta = Beta::new();
    let wallet = made(beta.world.deploy("SigningWallet", &beta.inviter.address.abi_encode()));
    done(beta.world.set_access(CLOSED, beta.list.root(), wallet));
    beta
}

fn behaves(beta: &mut Beta, mode: u8) {
    let (carol, wallet) = (beta.world.carol.clone(), beta.ask(&IUSDai::accessCall {}).inviter);
    done(beta.world.chain.send(&carol, wallet, &ISigningWallet::setModeCall { mode }));
}

fn invited(beta: &mut Beta, who: &Account, signer: &Account) -> Result<Receipt, CallError> {
    let data = Invite::new(&beta.world, who.address, usdai(CAP)).signed(signer);
    beta.mint(who, 1, data)
}

#[test]
fn p04_a_wallet_invites_by_its_owners_signature() {
    let mut beta = by_wallet();
    let [alice, bob, carol] = beta.people();
    let owner = beta.inviter.clone();
    done(invited(&mut beta, &carol, &owner));
    let (account, cap) = (bob.address, whole(CAP, 18));
    refused(invited(&mut beta, &bob, &carol), IUSDai::InviteInvalid { account, cap });
    // A place on the list does not ask the wallet.
    behaves(&mut beta, 5);
    done(beta.mint(&alice, 1, beta.list.data(0)));
    done(beta.mint(&carol, 1, Bytes::new()));
}

#[test]
fn p04_a_wallet_that_answers_badly_has_not_signed() {
    for mode in BAD {
        let mut beta = by_wallet();
        let [.., carol] = beta.people();
        let owner = beta.inviter.clone();
        behaves(&mut beta, mode);
        let error = invited(&mut beta, &carol, &owner).expect_err("a wallet that misbehaves");
        let (account, cap) = (carol.address, whole(CAP, 18));
        assert_eq!(error.decode(), Some(IUSDai::InviteInvalid { account, cap }), "{mode}: {error}");
        let gas = error.revert().and_then(|revert| revert.receipt()).map_or(0, |receipt| receipt.gas_used);
        assert!(gas < GAS, "{mode}: {gas}");
        // Nobody is held up: it is asked no more than it may take, and the next one is let in.
        behaves(&mut beta, 0);
        done(invited(&mut beta, &carol, &owner));
    }
}

/// Four signatures that burn what they may are all that a deposit can be made to look at.
#[test]
fn p04_a_list_of_bombs_costs_its_sender_four_at_most() {
    let mut beta = by_wallet();
    let [.., carol] = beta.people();
    behaves(&mut beta, 5);
    let invite = Invite::new(&beta.world, carol.address, usdai(CAP));
    let data = several(&vec![invite.signed(&beta.inviter); 4]);
    let error = beta.mint(&carol, 1, data).expect_err("bombs");
    let gas = error.revert().and_then(|revert| revert.receipt()).map_or(0, |receipt| receipt.gas_used);
    assert!(gas < GAS, "the first ends it: {gas}");
    let may = done(beta.world.max_deposit(carol.address, carol.address, invite.signed(&beta.inviter)));
    assert_eq!(may, U256::ZERO);
}

/// No account without code that answers, a precompile included, can be made to say yes.
#[test]
fn p04_what_is_no_wallet_has_not_signed() {
    let mut beta = Beta::new();
    let [.., carol] = beta.people();
    let (dollar, usdai_itself) = (beta.world.dollar, beta.world.usdai);
    let precompiles = (1..=10).map(alloy_primitives::Address::with_last_byte);
    for inviter in precompiles.chain([dollar, usdai_itself, carol.address]) {
        done(beta.world.set_access(CLOSED, beta.list.root(), inviter));
        let invite = Invite::new(&beta.world, carol.address, usdai(CAP));
        for signature in [vec![], vec![0; 65], vec![0x16, 0x26, 0xba, 0x7e], vec![0xff; 96]] {
            let (account, cap) = (carol.address, whole(CAP, 18));
            let outcome = beta.mint(&carol, 1, invite.data(&signature));
            refused(outcome, IUSDai::InviteInvalid { account, cap });
        }
    }
}
