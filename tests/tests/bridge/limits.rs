//! The limits of what leaves and of what comes back within a day, and what waits above them.

use alloy_primitives::U256;
use stylus_chain::chain::CallError;
use tests::check::{done, outcome};
use tests::whole;
use usdai_bindings::{IBridge, IOFT};

use crate::bridged::Bridged;
use crate::net::order;
use crate::pair::{AWAY, HOME};

const DAY: u64 = 86_400;
/// Units of a message per whole token.
const WHOLE: u64 = 1_000_000;

/// Both tokens, with limits of 100 in and 50 out a day.
fn limited() -> [Bridged; 2] {
    [Bridged::usdai(), Bridged::shares()].map(|mut bridged| {
        let oft = bridged.oft;
        // What was used under a limit stays used under the next one.
        bridged.pair.net.side(HOME).chain.warp(DAY);
        bridged.set_limits(oft, whole(100, 18), whole(50, 18));
        bridged
    })
}

fn send(bridged: &mut Bridged, tokens: u64) -> Result<(), CallError> {
    let payee = bridged.pair.payee.address.into_word();
    bridged.pair.try_send(HOME, payee, tokens * WHOLE).map(drop)
}

#[test]
fn no_more_leaves_in_a_day_than_the_limit() {
    for mut bridged in limited() {
        let most = IOFT::quoteOFTCall { sendParam: order(AWAY, bridged.oft.into_word(), whole(1, 18)) };
        let payee = bridged.pair.payee.address.into_word();
        let asked = IOFT::quoteOFTCall { sendParam: order(AWAY, payee, most.sendParam.amountLD) };
        assert_eq!(bridged.oft(&asked).limit.maxAmountLD, whole(50, 18));
        done(send(&mut bridged, 50));
        let before = bridged.books();
        let got = outcome(&send(&mut bridged, 1));
        assert!(got.contains("BurningLimitTooLow"), "{got}");
        assert_eq!(bridged.books(), before);
        bridged.pair.net.side(HOME).chain.warp(DAY / 2);
        done(send(&mut bridged, 25));
        assert!(send(&mut bridged, 1).is_err());
        bridged.pair.net.side(HOME).chain.warp(10 * DAY);
        assert!(send(&mut bridged, 51).is_err(), "a limit refills to itself and no further");
        done(send(&mut bridged, 50));
    }
}

#[test]
fn what_comes_above_the_limit_waits_and_is_paid() {
    for mut bridged in limited() {
        let (payee, at_first) = (bridged.pair.payee.address, bridged.pair.supply());
        let packet = bridged.pair.send(AWAY, 250 * WHOLE);
        done(bridged.pair.net.carry(&packet));
        assert_eq!(bridged.pair.of_payee(HOME), whole(100, 18));
        assert_eq!(bridged.queued(payee), whole(150, 18));
        let got = outcome(&bridged.pair.net.deliver(&packet));
        assert!(got.contains("LZ_PayloadHashNotFound"), "{got}");
        for paid in [200, 250] {
            bridged.pair.net.side(HOME).chain.warp(DAY);
            done(bridged.release(bridged.oft, payee));
            assert_eq!(bridged.pair.of_payee(HOME), whole(paid, 18));
            bridged.books();
        }
        let got = outcome(&bridged.release(bridged.oft, payee));
        assert!(got.contains("NothingQueued"), "{got}");
        assert_eq!(bridged.pair.supply(), at_first);
    }
}

#[test]
fn what_waits_is_paid_whatever_becomes_of_the_bridge() {
    for mut bridged in limited() {
        let payee = bridged.pair.payee.address;
        let packet = bridged.pair.send(AWAY, 250 * WHOLE);
        done(bridged.pair.net.carry(&packet));
        let oft = bridged.oft;
        bridged.set_limits(oft, U256::ZERO, U256::ZERO);
        bridged.revoke("BRIDGE", oft);
        bridged.set_peer(AWAY, Default::default());
        for _ in 0..4 {
            bridged.pair.net.side(HOME).chain.warp(DAY);
            let _ = bridged.release(bridged.oft, payee);
        }
        assert_eq!(bridged.pair.of_payee(HOME), whole(250, 18));
        bridged.books();
    }
}

#[test]
fn a_message_waits_at_the_endpoint_while_the_bridge_may_bring_nothing() {
    for mut bridged in limited() {
        let (oft, at_first) = (bridged.oft, bridged.pair.supply());
        let packet = bridged.pair.send(AWAY, 5 * WHOLE);
        done(bridged.pair.net.verify(&packet));
        bridged.set_limits(oft, U256::ZERO, whole(50, 18));
        let got = outcome(&bridged.pair.net.deliver(&packet));
        assert!(got.contains("MintingLimitMissing"), "{got}");
        bridged.set_limits(oft, whole(100, 18), whole(50, 18));
        bridged.revoke("BRIDGE", oft);
        let got = outcome(&bridged.pair.net.deliver(&packet));
        assert!(got.contains("NotBridge"), "{got}");
        bridged.grant("BRIDGE", oft);
        done(bridged.pair.net.deliver(&packet));
        assert_eq!(bridged.pair.supply(), at_first);
    }
}

#[test]
fn the_limits_that_are_told_are_those_that_hold() {
    for mut bridged in limited() {
        let bridge = bridged.oft;
        let packet = bridged.pair.send(AWAY, 40 * WHOLE);
        done(bridged.pair.net.carry(&packet));
        done(send(&mut bridged, 20));
        assert_eq!(bridged.hub(&IBridge::mintingMaxLimitOfCall { bridge }), whole(100, 18));
        assert_eq!(bridged.hub(&IBridge::burningMaxLimitOfCall { bridge }), whole(50, 18));
        let minting = bridged.hub(&IBridge::mintingCurrentLimitOfCall { bridge });
        let burning = bridged.hub(&IBridge::burningCurrentLimitOfCall { bridge });
        // A few seconds have refilled some of it.
        assert!(minting >= whole(60, 18) && minting < whole(61, 18), "{minting}");
        assert!(burning >= whole(30, 18) && burning < whole(31, 18), "{burning}");
    }
}

#[test]
fn what_waits_is_paid_in_ninety_days_though_more_was_paid_before_under_a_higher_limit() {
    let mut bridged = Bridged::usdai();
    let (oft, payee) = (bridged.oft, bridged.pair.payee.address);
    let paid = bridged.pair.send(AWAY, 5_000 * WHOLE);
    done(bridged.pair.net.carry(&paid));
    bridged.set_limits(oft, whole(10, 18), whole(10, 18));
    let waits = bridged.pair.send(AWAY, 900 * WHOLE);
    done(bridged.pair.net.carry(&waits));
    for _ in 0..91 {
        bridged.pair.net.side(HOME).chain.warp(DAY);
        let _ = bridged.release(bridged.oft, payee);
    }
    assert_eq!(bridged.queued(payee), U256::ZERO);
}
