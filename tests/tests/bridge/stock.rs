//! LayerZero's own token on both chains: what the tests' network does, and what ours must do as well.

use alloy_primitives::{B256, U256, address};
use tests::check::done;

use crate::faults;
use crate::layerzero::IEndpoint;
use crate::net::order;
use crate::pair::{AWAY, DEAF, HOME, Pair, other, units_of};

#[test]
fn what_is_sent_arrives_and_dust_stays() {
    for from in [HOME, AWAY] {
        let mut pair = Pair::stock();
        let (before, alice) = (pair.supply(), pair.alice.clone());
        let had = done(pair.net.balance(from, alice.address));
        let dusty = order(other(from), pair.payee.address.into_word(), units_of(8) - U256::ONE);
        done(pair.net.send(from, &alice, &dusty));
        let carried = done(pair.net.carry_all());
        assert_eq!(carried.len(), 1);
        assert_eq!(pair.of_payee(other(from)), units_of(7));
        assert_eq!(done(pair.net.balance(from, alice.address)), had - units_of(7));
        assert_eq!(pair.supply(), before);
    }
}

#[test]
fn faults_of_one_message_are_refused() {
    faults::are_refused(&Pair::stock());
}

#[test]
fn a_late_message_holds_up_those_behind_it() {
    faults::a_late_one_holds_up_those_behind_it(&Pair::stock());
}

#[test]
fn too_little_gas_is_all_or_nothing() {
    faults::too_little_gas_is_all_or_nothing(&Pair::stock());
}

#[test]
fn recipients_that_take_no_call_are_paid() {
    let mut pair = Pair::stock();
    let packet = done(pair.try_send(HOME, DEAF.into_word(), 5));
    done(pair.net.carry(&packet));
    assert_eq!(done(pair.net.balance(AWAY, DEAF)), units_of(5));
    let packet = done(pair.try_send(HOME, B256::ZERO, 5));
    done(pair.net.carry(&packet));
    // What is for nobody goes to an address that nobody has.
    assert_eq!(
        done(pair.net.balance(AWAY, address!("000000000000000000000000000000000000dead"))),
        units_of(5)
    );
}

#[test]
fn a_composed_call_waits_at_the_endpoint() {
    let mut pair = Pair::stock();
    let alice = pair.alice.clone();
    let mut composed = order(AWAY, pair.payee.address.into_word(), units_of(5));
    composed.composeMsg = b"call me".into();
    done(pair.net.send(HOME, &alice, &composed));
    let packets = done(pair.net.carry_all());
    assert!(packets[0].is_composed());
    let (payee, side) = (pair.payee.address, pair.net.side(AWAY));
    let waits = IEndpoint::composeQueueCall { from: side.oft, to: payee, guid: packets[0].guid, index: 0 };
    assert!(!done(side.chain.call(side.endpoint, &waits)).is_zero());
}
