//! S03 and S07: in no mode, whoever is let in to mint, does anything stop holders from sending, redeeming and leaving.

use alloy_primitives::{Address, B256, Bytes, U256};
use stylus_chain::chain::Account;
use tests::{
    abi::{IUSDai, fixtures::IAggregator},
    access::{CLOSED, MAKERS, OPEN},
    check::{done, made, refused},
    token::permit::{Domain, Permit},
    whole,
};

use crate::support::{Beta, CAP, UNIT};

/// Everything that stops minting, at once: mode, list, pause, tranche, cap, price, and no bridge.
#[track_caller]
fn shut(beta: &mut Beta, mode: u8) {
    let asset = beta.world.dollar;
    let oracle = made(beta.world.deploy("HostileOracle", &[]));
    // It burns all gas.
    let (carol, burns) = (beta.world.carol.clone(), IAggregator::setModeCall { mode_: 6 });
    done(beta.world.chain.send(&carol, oracle, &burns));
    done(beta.world.set_access(mode, B256::repeat_byte(9), Address::ZERO));
    done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::ONE }));
    done(beta.rule(&IUSDai::openTrancheCall { cap: whole(1_000_000, 18), perBlockBps: 1 }));
    done(beta.rule(&IUSDai::setPriceOracleCall { priceOracle: oracle }));
    done(beta.rule(&IUSDai::setPriceCheckedCall { asset, checked: true }));
    let until = beta.world.chain.timestamp() + 1_000_000;
    done(beta.rule(&IUSDai::pauseMintCall { until }));
}

/// Alice and bob hold USDai; carol, who is on no list, and a stranger do not.
fn holders() -> Beta {
    let mut beta = Beta::new();
    let [alice, bob, _] = beta.people();
    done(beta.mint(&alice, CAP, beta.list.data(0)));
    done(beta.mint(&bob, CAP, beta.list.data(1)));
    beta
}

fn tell(beta: &mut Beta, from: &Account, call: &impl alloy_sol_types::SolCall) {
    done(beta.world.chain.send(from, beta.world.usdai, call));
}

#[test]
fn s07_whoever_may_mint_everybody_holds_sends_and_receives() {
    for mode in [CLOSED, OPEN, MAKERS] {
        let mut beta = holders();
        let [alice, bob, carol] = beta.people();
        shut(&mut beta, mode);
        let value = whole(100, 18);
        // To one who is on no list, on from there, by a spender who is on none either, and by permit.
        tell(&mut beta, &alice, &IUSDai::transferCall { to: carol.address, value });
        tell(&mut beta, &carol, &IUSDai::transferCall { to: bob.address, value: UNIT });
        tell(&mut beta, &bob, &IUSDai::approveCall { spender: carol.address, value });
        let stranger = beta.world.chain.account("stranger");
        let take = IUSDai::transferFromCall { from: bob.address, to: stranger.address, value };
        tell(&mut beta, &carol, &take);
        let permit = Permit { spender: carol.address, ..Permit::sample(&mut beta.world) };
        let call = permit.call(permit.sign(&alice, &Domain::of(&beta.world)));
        tell(&mut beta, &stranger, &call);
        let take = IUSDai::transferFromCall { from: alice.address, to: carol.address, value: permit.value };
        tell(&mut beta, &carol, &take);
        assert_eq!(beta.held(stranger.address), value, "mode {mode}");
    }
}

#[test]
fn s07_whoever_may_mint_everybody_redeems_for_whom_they_like() {
    for mode in [CLOSED, OPEN, MAKERS] {
        let mut beta = holders();
        let [alice, bob, carol] = beta.people();
        shut(&mut beta, mode);
        let (dollar, stranger) = (beta.world.dollar, beta.world.chain.account("stranger"));
        tell(&mut beta, &alice, &IUSDai::transferCall { to: carol.address, value: whole(100, 18) });
        for (who, to) in [(&carol, carol.address), (&bob, stranger.address), (&alice, carol.address)] {
            let held = beta.held(who.address);
            let paid = done(beta.world.withdraw(who, dollar, held, to));
            assert_eq!(paid * UNIT, held, "mode {mode}");
        }
        assert_eq!(done(beta.world.supply()), U256::ZERO);
    }
}

/// Nobody, the authority and the bridge included, has a function that stops, moves or burns what another holds without
/// an allowance of its owner's.
#[test]
fn s07_there_is_no_function_to_freeze_or_seize() {
    let words = ["freeze", "blocklist", "blacklist", "deny", "seize", "wipe", "recover", "force", "sanction"];
    for signature in IUSDai::IUSDaiCalls::SIGNATURES {
        let name = signature.to_lowercase();
        assert!(words.iter().all(|word| !name.contains(word)), "{signature}");
    }
    let pauses: Vec<_> =
        IUSDai::IUSDaiCalls::SIGNATURES.iter().filter(|name| name.starts_with("pause")).collect();
    assert_eq!(pauses, [&"pauseMint(uint64)"]);
    // The only functions that burn: one's own, and within an allowance.
    let mut beta = holders();
    let [alice, bob, _] = beta.people();
    done(beta.rule(&IUSDai::setBridgeCall { bridge: bob.address }));
    let admin = beta.world.admin.clone();
    for thief in [&bob, &admin] {
        let (from, to, usdai) = (alice.address, thief.address, beta.world.usdai);
        let take = IUSDai::transferFromCall { from, to, value: U256::ONE };
        assert!(beta.world.chain.send(thief, usdai, &take).is_err());
        let burn = IUSDai::crosschainBurnCall { from, amount: U256::ONE };
        assert!(beta.world.chain.send(thief, usdai, &burn).is_err());
    }
    assert_eq!(beta.held(alice.address), whole(CAP, 18));
}

/// Whoever asks for more of an asset than there is gets what there is, and the rest in another asset.
#[test]
fn s03_more_than_the_reserve_has_is_refused_and_the_rest_is_paid_in_another_asset() {
    let mut beta = holders();
    let [alice, bob, _] = beta.people();
    let other = made(beta.world.list_token("Dollar", 18));
    let dollar = beta.world.dollar;
    // Bob redeems 300 of the dollar that both brought; 700 came as another.
    done(beta.rule(&IUSDai::setCapExemptCall { account: bob.address, exempt: true }));
    done(beta.world.deposit(&bob, other, whole(700, 18)));
    done(beta.world.withdraw(&bob, dollar, whole(1_700, 18), bob.address));
    shut(&mut beta, CLOSED);
    let available = whole(300, 6);
    let needed = whole(CAP, 6);
    let outcome = beta.world.withdraw(&alice, dollar, whole(CAP, 18), alice.address);
    refused(outcome, IUSDai::ReserveTooLow { asset: dollar, available, needed });
    let outcome = beta.world.withdraw(&alice, dollar, whole(300, 18) + UNIT, alice.address);
    refused(outcome, IUSDai::ReserveTooLow { asset: dollar, available, needed: available + U256::ONE });
    assert_eq!(done(beta.world.withdraw(&alice, dollar, whole(300, 18), alice.address)), available);
    assert_eq!(done(beta.world.withdraw(&alice, other, whole(700, 18), alice.address)), whole(700, 18));
    assert_eq!(done(beta.world.supply()), U256::ZERO);
}

/// Access is asked of who mints alone: data that a redemption may carry is refused, not looked at.
#[test]
fn a_redemption_takes_no_credentials() {
    let mut beta = holders();
    let [alice, ..] = beta.people();
    for (data, kind) in [(beta.list.data(0), 2), (tests::access::several(&[Bytes::new()]), 4)] {
        let call = IUSDai::withdraw_1Call {
            withdrawToken: beta.world.dollar,
            usdaiAmount: whole(1, 18),
            withdrawAmountMinimum: U256::ZERO,
            recipient: alice.address,
            data,
        };
        let outcome = beta.world.chain.send(&alice, beta.world.usdai, &call);
        refused(outcome, IUSDai::DataKindUnsupported { kind: U256::from(kind) });
    }
}
