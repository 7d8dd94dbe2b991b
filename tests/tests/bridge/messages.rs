//! USDai and shares on another chain and back: what stock tokens do with a message, ours do as well.

use alloy_primitives::{Address, B256, U256, address, hex};
use tests::abi::IToken;
use tests::check::{done, outcome};
use usdai_bindings::IOFT;

use crate::bridged::{Bridged, sum};
use crate::faults;
use crate::layerzero::{IEndpoint, IMessageLibrary};
use crate::net::{delivery, order};
use crate::pair::{AWAY, DEAF, HOME, other, units_of};

/// Both tokens, by whether the hub keeps what is away.
fn both() -> [Bridged; 2] {
    [Bridged::usdai(), Bridged::shares()]
}

#[test]
fn what_is_sent_arrives_and_dust_stays() {
    for mut bridged in both() {
        let (alice, payee) = (bridged.pair.alice.clone(), bridged.pair.payee.address);
        for from in [HOME, AWAY] {
            let before = bridged.pair.supply();
            let had = done(bridged.pair.net.balance(from, alice.address));
            let dusty = order(other(from), payee.into_word(), units_of(8) - U256::ONE);
            let receipt = done(bridged.pair.net.send(from, &alice, &dusty));
            let reports = receipt.logs::<IOFT::OFTSent>();
            assert_eq!(reports[0].amountSentLD, units_of(7));
            assert_eq!(reports[0].amountReceivedLD, units_of(7));
            let packets = done(bridged.pair.net.carry_all());
            assert_eq!(packets[0].guid, reports[0].guid);
            assert_eq!(bridged.pair.of_payee(other(from)), units_of(7));
            assert_eq!(done(bridged.pair.net.balance(from, alice.address)), had - units_of(7));
            assert_eq!(bridged.pair.supply(), before);
            bridged.books();
        }
    }
}

#[test]
fn faults_of_one_message_are_refused() {
    for bridged in both() {
        faults::are_refused(&bridged.pair);
    }
}

#[test]
fn a_late_message_holds_up_those_behind_it() {
    for bridged in both() {
        faults::a_late_one_holds_up_those_behind_it(&bridged.pair);
    }
}

#[test]
fn too_little_gas_is_all_or_nothing() {
    for bridged in both() {
        faults::too_little_gas_is_all_or_nothing(&bridged.pair);
    }
}

#[test]
fn recipients_that_take_no_call_are_paid_by_anybody() {
    for mut bridged in both() {
        for from in [HOME, AWAY] {
            let packet = done(bridged.pair.try_send(from, DEAF.into_word(), 5));
            done(bridged.pair.net.verify(&packet));
            let anybody = bridged.pair.payee.clone();
            done(bridged.pair.net.deliver_by(&anybody, &packet));
            assert_eq!(done(bridged.pair.net.balance(other(from), DEAF)), units_of(5));
        }
    }
}

#[test]
fn what_would_be_lost_is_not_sent() {
    for mut bridged in both() {
        let alice = bridged.pair.alice.clone();
        let payee = bridged.pair.payee.address.into_word();
        let good = order(AWAY, payee, units_of(5));
        let cases = [
            ("ZeroAmount", IOFT::SendParam { amountLD: units_of(1) - U256::ONE, ..good.clone() }),
            ("InvalidRecipient", IOFT::SendParam { to: B256::ZERO, ..good.clone() }),
            ("InvalidRecipient", IOFT::SendParam { to: B256::repeat_byte(1), ..good.clone() }),
            ("ComposeRefused", IOFT::SendParam { composeMsg: b"call me".into(), ..good.clone() }),
            ("SlippageExceeded", IOFT::SendParam { minAmountLD: units_of(5) + U256::ONE, ..good.clone() }),
            ("NoPeer", IOFT::SendParam { dstEid: 9, ..good.clone() }),
            ("AmountSDOverflowed", IOFT::SendParam { amountLD: U256::MAX, ..good.clone() }),
        ];
        let before = bridged.books();
        for (error, order) in cases {
            let got = outcome(&bridged.pair.net.send(HOME, &alice, &order));
            assert!(got.contains(error), "{got}, where {error} was expected");
        }
        assert_eq!(bridged.pair.net.sent(), vec![]);
        assert_eq!(bridged.books(), before);
    }
}

#[test]
fn options_of_the_authority_go_before_those_of_the_sender() {
    let mut bridged = Bridged::usdai();
    let (alice, oft) = (bridged.pair.alice.clone(), bridged.oft);
    let (enforced, extra) = (hex!("0003aabb"), hex!("0003cc"));
    let options = IOFT::EnforcedOptionParam { eid: AWAY, msgType: 1, options: enforced.into() };
    done(bridged.push(oft, &IOFT::setEnforcedOptionsCall { enforcedOptions: vec![options] }));
    let mut order = order(AWAY, alice.address.into_word(), units_of(5));
    for (extra, sent) in [(&[][..], &enforced[..]), (&extra, &hex!("0003aabbcc"))] {
        order.extraOptions = extra.to_vec().into();
        let receipt = done(bridged.pair.net.send(HOME, &alice, &order));
        assert_eq!(receipt.logs::<IEndpoint::PacketSent>()[0].options[..], *sent);
    }
    order.extraOptions = hex!("0001cc").into();
    let got = outcome(&bridged.pair.net.send(HOME, &alice, &order));
    assert!(got.contains("InvalidOptions"), "{got}");
}

#[test]
fn a_composed_message_pays_and_calls_nobody() {
    for mut bridged in both() {
        let (alice, before) = (bridged.pair.alice.clone(), bridged.pair.supply());
        let mut composed = order(HOME, DEAF.into_word(), units_of(5));
        composed.composeMsg = b"call me".into();
        done(bridged.pair.net.send(AWAY, &alice, &composed));
        let packet = bridged.pair.net.sent().remove(0);
        assert!(packet.is_composed());
        let receipt = done(bridged.pair.net.carry(&packet));
        assert_eq!(receipt.logs::<IOFT::ComposeIgnored>(), vec![IOFT::ComposeIgnored { guid: packet.guid }]);
        assert_eq!(done(bridged.pair.net.balance(HOME, DEAF)), units_of(5));
        assert_eq!(bridged.pair.supply(), before);
    }
}

#[test]
fn what_is_for_nobody_stays_at_the_endpoint() {
    for mut bridged in both() {
        let (oft, hub, token) = (bridged.oft, bridged.hub, bridged.token);
        for to in [Address::ZERO, oft, hub, token] {
            let before = bridged.books();
            let packet = done(bridged.pair.try_send(AWAY, to.into_word(), 5));
            done(bridged.pair.net.verify(&packet));
            for _ in 0..2 {
                let got = outcome(&bridged.pair.net.deliver(&packet));
                let named = ["InvalidRecipient", "RecipientRefused"].iter().any(|error| got.contains(error));
                assert!(named, "to {to}: {got}");
            }
            assert_eq!(bridged.books(), before);
            // It holds up nobody.
            let next = bridged.pair.send(AWAY, 7);
            done(bridged.pair.net.carry(&next));
        }
    }
}

#[test]
fn the_fee_is_exact_and_what_is_too_much_returns() {
    let mut bridged = Bridged::usdai();
    let (alice, oft) = (bridged.pair.alice.clone(), bridged.oft);
    let owner = bridged.pair.net.owner.clone();
    let side = bridged.pair.net.side(HOME);
    let dear =
        IMessageLibrary::setMessagingFeeCall { nativeFee: U256::from(5_000), lzTokenFee: U256::from(7) };
    done(side.chain.send(&owner, side.library, &dear));
    let send_param = order(AWAY, alice.address.into_word(), units_of(5));
    let quote = IOFT::quoteSendCall { sendParam: send_param.clone(), payInLzToken: false };
    let fee = done(side.chain.call(oft, &quote));
    assert_eq!((fee.nativeFee, fee.lzTokenFee), (U256::from(5_000), U256::ZERO));
    let refund = address!("00000000000000000000000000000000000000fe");
    let cases = [
        (4_999, 4_999, "LZ_InsufficientFee"),
        (5_000, 4_999, "NotEnoughNative"),
        (4_999, 5_000, "NotEnoughNative"),
        (5_000, 5_000, "done"),
        (5_007, 5_007, "done"),
    ];
    for (named, paid, expected) in cases {
        let fee = IOFT::MessagingFee { nativeFee: U256::from(named), lzTokenFee: U256::ZERO };
        let call = IOFT::sendCall { sendParam: send_param.clone(), fee, refundAddress: refund };
        let got = outcome(&side.chain.send_value(&alice, oft, U256::from(paid), &call));
        assert!(got.contains(expected), "{named} named and {paid} paid: {got}");
    }
    assert_eq!(side.chain.balance(refund), U256::from(7));
    assert_eq!(side.chain.balance(oft), U256::ZERO);
    assert_eq!(side.chain.balance(side.library), U256::from(10_000 + 100));
}

#[test]
fn value_for_the_recipient_is_refused_and_the_message_paid_without() {
    let mut bridged = Bridged::usdai();
    let packet = bridged.pair.send(AWAY, 5);
    done(bridged.pair.net.verify(&packet));
    let executor = bridged.pair.net.executor.clone();
    let side = bridged.pair.net.side(HOME);
    let got = outcome(&side.chain.send_value(&executor, side.endpoint, U256::ONE, &delivery(&packet)));
    assert!(got.contains("ValueNotAccepted"), "{got}");
    done(bridged.pair.net.deliver(&packet));
}

#[test]
fn a_refund_that_is_not_taken_sends_nothing() {
    let mut bridged = Bridged::usdai();
    let (alice, oft) = (bridged.pair.alice.clone(), bridged.oft);
    let before = bridged.books();
    for refund in [DEAF, oft] {
        let fee = IOFT::MessagingFee { nativeFee: U256::from(1_000), lzTokenFee: U256::ZERO };
        let send_param = order(AWAY, alice.address.into_word(), units_of(5));
        let call = IOFT::sendCall { sendParam: send_param, fee, refundAddress: refund };
        let chain = &mut bridged.pair.net.side(HOME).chain;
        assert!(chain.send_value(&alice, oft, U256::from(1_000), &call).is_err(), "{refund}");
    }
    assert_eq!(bridged.pair.net.sent(), vec![]);
    assert_eq!(bridged.books(), before);
}

#[test]
fn a_sender_pays_with_its_own_tokens_only() {
    let mut bridged = Bridged::usdai();
    let (alice, oft, token) = (bridged.pair.alice.clone(), bridged.oft, bridged.token);
    let mine = order(AWAY, alice.address.into_word(), units_of(5));
    let payee = bridged.pair.payee.clone();
    let got = outcome(&bridged.pair.net.send(HOME, &payee, &mine));
    assert!(got.contains("ERC20InsufficientAllowance"), "{got}");
    done(bridged.tell(&payee, token, &IToken::approveCall { spender: oft, value: U256::MAX }));
    let got = outcome(&bridged.pair.net.send(HOME, &payee, &mine));
    assert!(got.contains("ERC20InsufficientBalance"), "{got}");
}

#[test]
fn supply_is_what_is_on_both_chains_on_the_way_and_owed() {
    for mut bridged in both() {
        let at_first = bridged.pair.supply();
        let packets = [HOME, AWAY].map(|from| bridged.pair.send(from, 3_000_000));
        let on_the_way = sum(&packets.each_ref().map(|packet| packet.amount()));
        assert_eq!(bridged.pair.supply() + on_the_way, at_first);
        assert_eq!(bridged.outstanding(AWAY), done(bridged.pair.net.supply(AWAY)) + on_the_way);
        for packet in &packets {
            done(bridged.pair.net.carry(packet));
        }
        assert_eq!(bridged.pair.supply(), at_first);
        assert_eq!(bridged.outstanding(AWAY), done(bridged.pair.net.supply(AWAY)));
    }
}
