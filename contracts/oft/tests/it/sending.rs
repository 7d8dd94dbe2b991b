//! Tokens that leave.

use crate::fake::{FEE, Fake, GUID, NONCE, partners};
use crate::scene::{
    ADMIN, EID, PEER, RATE, REFUND, done, log, message, millionths, number, open, parameters, refused,
    sending,
};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use kit::errors::IKit;
use motsu::prelude::*;
use oft::Oft;
use oft::abi::IOFT as abi;

#[motsu::test]
fn tokens_leave_by_a_message(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address, bob: Address) {
    let scene = open(&oft, &fake);
    scene.holds(alice, millionths(9));
    let with_dust = abi::SendParam { amountLD: millionths(6) - number(1), ..parameters(bob) };
    let answer = done(scene.send_with(alice, FEE, sending(with_dust, FEE)));
    scene.ended_with([log(abi::OFTSent {
        guid: GUID,
        dstEid: EID,
        fromAddress: alice,
        amountSentLD: millionths(5),
        amountReceivedLD: millionths(5),
    })]);
    let receipt = answer.receipt;
    assert_eq!((receipt.guid, receipt.nonce), (GUID, NONCE));
    assert_eq!((receipt.fee.nativeFee, receipt.fee.lzTokenFee), (number(FEE), U256::ZERO));
    let sent = answer.oftReceipt;
    assert_eq!([sent.amountSentLD, sent.amountReceivedLD], [millionths(5); 2]);
    // Dust stays, and nothing stays here.
    assert_eq!([alice, oft.address()].map(|account| scene.balance(account)), [millionths(4), U256::ZERO]);
    assert_eq!(scene.outstanding(), millionths(5));
    let expected = partners::MessagingParams {
        dstEid: EID,
        receiver: PEER,
        message: message(bob, 5, &[]).into(),
        options: vec![0, 3, 1].into(),
        payInLzToken: false,
    };
    assert_eq!(scene.message(), (expected, REFUND));
    assert_eq!(fake.sender(ADMIN).value.get(), number(FEE));
    scene.holds(alice, millionths(5));
    done(scene.send_with(alice, FEE, sending(parameters(bob), FEE)));
    assert_eq!(scene.outstanding(), millionths(10));
}

#[motsu::test]
fn the_fee_is_exactly_the_value(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    scene.holds(alice, millionths(5));
    for (value, fee) in [(0, FEE), (FEE - 1, FEE), (FEE + 1, FEE), (FEE, 0)] {
        let outcome = scene.send_with(alice, value, sending(parameters(alice), fee));
        refused(outcome, abi::NotEnoughNative { msgValue: number(value) });
    }
    let mut call = sending(parameters(alice), 0);
    call.fee.lzTokenFee = number(1);
    refused(scene.send(alice, call), abi::LzTokenUnavailable {});
    let call = abi::sendCall { refundAddress: Address::ZERO, ..sending(parameters(alice), 0) };
    refused(scene.send(alice, call), abi::ZeroAddress {});
    // Nothing else takes value.
    for call in
        [abi::tokenCall {}.abi_encode(), abi::quoteOFTCall { sendParam: parameters(alice) }.abi_encode()]
    {
        refused(scene.raw_with(alice, 3, &call), abi::ValueNotAccepted { value: number(3) });
    }
    assert_eq!((scene.outstanding(), scene.balance(alice)), (U256::ZERO, millionths(5)));
}

/// `send` and both quotes refuse the same.
#[motsu::test]
fn what_is_refused_is_named(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    scene.holds(alice, U256::MAX);
    let base = || parameters(alice);
    let dirty = B256::with_last_byte(1) | B256::left_padding_from(&[1; 21]);
    let overflowing = U256::from(1u128 << 64) * number(RATE);
    macro_rules! check {
        ($parameters:expr, $expected:expr) => {
            let sendParam: abi::SendParam = $parameters;
            refused(scene.send(alice, sending(sendParam.clone(), 0)), $expected);
            let quote = abi::quoteSendCall { sendParam: sendParam.clone(), payInLzToken: false };
            refused(scene.send(alice, quote), $expected);
            refused(scene.send(alice, abi::quoteOFTCall { sendParam }), $expected);
        };
    }
    check!(abi::SendParam { composeMsg: vec![1].into(), ..base() }, abi::ComposeRefused {});
    check!(abi::SendParam { dstEid: 1, ..base() }, abi::NoPeer { eid: 1 });
    for to in [B256::ZERO, dirty, B256::repeat_byte(0xff)] {
        check!(abi::SendParam { to, ..base() }, abi::InvalidRecipient { to });
    }
    let minAmountLD = millionths(5) + number(1);
    check!(
        abi::SendParam { minAmountLD, ..base() },
        abi::SlippageExceeded { amountLD: millionths(5), minAmountLD }
    );
    check!(
        abi::SendParam { amountLD: millionths(5) - number(1), ..base() },
        abi::SlippageExceeded { amountLD: millionths(4), minAmountLD: millionths(5) }
    );
    for amountLD in [U256::ZERO, millionths(1) - number(1)] {
        check!(abi::SendParam { amountLD, minAmountLD: U256::ZERO, ..base() }, abi::ZeroAmount {});
    }
    check!(
        abi::SendParam { amountLD: overflowing, ..base() },
        abi::AmountSDOverflowed { amountSD: U256::from(1u128 << 64) }
    );
    done(scene.send(alice, sending(abi::SendParam { amountLD: overflowing - number(1), ..base() }, 0)));
    assert_eq!(scene.outstanding(), millionths(u64::MAX));
    scene.holds(alice, millionths(5) - number(1));
    refused(
        scene.send(alice, sending(base(), 0)),
        IKit::ERC20InsufficientBalance {
            sender: alice,
            balance: millionths(5) - number(1),
            needed: millionths(5),
        },
    );
}

#[motsu::test]
fn quotes_say_what_sending_does(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    let sendParam = || abi::SendParam { amountLD: millionths(7) + number(9), ..parameters(alice) };
    let fee = scene.ask(abi::quoteSendCall { sendParam: sendParam(), payInLzToken: false }).fee;
    assert_eq!((fee.nativeFee, fee.lzTokenFee), (number(FEE), U256::ZERO));
    let (quoted, sender) = scene.message();
    assert_eq!(sender, oft.address());
    scene.holds(alice, millionths(7));
    done(scene.send_with(alice, FEE, sending(sendParam(), FEE)));
    assert_eq!(scene.message().0, quoted);
    let in_token = abi::quoteSendCall { sendParam: sendParam(), payInLzToken: true };
    refused(scene.send(alice, in_token), abi::LzTokenUnavailable {});
    for (limit, most) in [
        (U256::MAX, millionths(u64::MAX)),
        (millionths(8) - number(1), millionths(7)),
        (millionths(8), millionths(8)),
        (U256::ZERO, U256::ZERO),
    ] {
        fake.sender(ADMIN).limit.set(limit);
        let quote = scene.ask(abi::quoteOFTCall { sendParam: sendParam() });
        let limits = [quote.limit.minAmountLD, quote.limit.maxAmountLD];
        assert_eq!((limits, quote.fees.len()), ([millionths(1), most], 0));
        assert_eq!([quote.receipt.amountSentLD, quote.receipt.amountReceivedLD], [millionths(7); 2]);
    }
}

#[motsu::test]
fn partners_that_do_not_answer_are_named(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    scene.holds(alice, millionths(5));
    fake.sender(ADMIN).is_silent.set(true);
    let silent = || abi::ContractSilent { contract_: fake.address() };
    refused(scene.send(alice, sending(parameters(alice), 0)), silent());
    let sendParam = parameters(alice);
    refused(scene.send(alice, abi::quoteSendCall { sendParam, payInLzToken: false }), silent());
    refused(scene.send(alice, abi::quoteOFTCall { sendParam: parameters(alice) }), silent());
    assert_eq!(scene.outstanding(), U256::ZERO);
}
