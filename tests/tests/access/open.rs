//! While anyone may mint: the cap of addresses, where there is one.

use alloy_primitives::{Bytes, U256};
use tests::{
    abi::IUSDai,
    access::{CLOSED, OPEN},
    check::{done, refused},
    storage::changes,
    whole,
};

use crate::support::{Beta, CAP, UNIT};

#[test]
fn an_address_mints_up_to_its_cap() {
    let mut beta = Beta::new();
    let [alice, bob, carol] = beta.people();
    beta.set_mode(OPEN);
    let cap = whole(50, 18);
    done(beta.rule(&IUSDai::setAddressCapCall { cap }));
    done(beta.mint(&carol, 20, Bytes::new()));
    // The recipient's, whoever pays.
    done(beta.world.deposit_with(&alice, carol.address, whole(30, 6), Bytes::new()));
    let expected = || IUSDai::AddressCapExceeded { account: carol.address, total: cap + UNIT, cap };
    refused(beta.mint_units(&carol, U256::ONE, Bytes::new()), expected());
    refused(beta.world.deposit_with(&bob, carol.address, U256::ONE, Bytes::new()), expected());
    done(beta.mint(&alice, 50, Bytes::new()));
    assert_eq!(beta.minter(carol.address), (cap, U256::ZERO, false));

    // A higher cap, none, and one again: what was minted while there was none is not counted.
    done(beta.rule(&IUSDai::setAddressCapCall { cap: cap + UNIT }));
    done(beta.mint_units(&carol, U256::ONE, Bytes::new()));
    done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::ZERO }));
    done(beta.mint(&carol, 10_000, Bytes::new()));
    done(beta.rule(&IUSDai::setAddressCapCall { cap: cap + UNIT + UNIT }));
    done(beta.mint_units(&carol, U256::ONE, Bytes::new()));
    assert!(beta.mint_units(&carol, U256::ONE, Bytes::new()).is_err());
}

#[test]
fn what_was_minted_in_the_beta_counts_against_the_cap_of_addresses_and_back() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    done(beta.mint(&alice, 600, beta.list.data(0)));
    beta.set_mode(OPEN);
    let (account, cap) = (alice.address, whole(700, 18));
    done(beta.rule(&IUSDai::setAddressCapCall { cap }));
    done(beta.mint(&alice, 100, Bytes::new()));
    let expected = IUSDai::AddressCapExceeded { account, total: cap + UNIT, cap };
    refused(beta.mint_units(&alice, U256::ONE, Bytes::new()), expected);
    // The list's cap alone counts while access is closed.
    beta.set_mode(CLOSED);
    done(beta.mint(&alice, CAP - 700, Bytes::new()));
    assert_eq!(beta.minter(account), (whole(CAP, 18), whole(CAP, 18), true));
}

/// Where nothing depends on who mints, a deposit touches what it touched before there was any of this.
#[test]
fn an_open_deposit_writes_a_balance_the_supply_and_a_ledger() {
    let mut beta = Beta::new();
    let [alice, ..] = beta.people();
    beta.set_mode(OPEN);
    let call = IUSDai::deposit_0Call {
        depositToken: beta.world.dollar,
        depositAmount: whole(1, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    let data = alloy_sol_types::SolCall::abi_encode(&call);
    let (receipt, written) = changes(&mut beta.world, &alice, data);
    assert!(receipt.is_success());
    assert_eq!(written.len(), 3);
}
