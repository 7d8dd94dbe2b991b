//! The contract and its partners, with a peer on one chain.

use crate::fake::{Fake, partners};
use alloy_primitives::{Address, B256, LogData, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::program::Program;
use motsu::prelude::*;
use oft::Oft;
use oft::abi::IOFT as abi;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

pub use testing::{done, log, refused};

/// A chain.
pub const EID: u32 = 30_101;
/// The contract of the other side there.
pub const PEER: B256 = B256::repeat_byte(0x9e);
/// Who gives orders.
pub const ADMIN: Address = Address::repeat_byte(0xad);
/// Units of the token in a millionth of it.
pub const RATE: u64 = 1_000_000_000_000;
/// Where fees go back to.
pub const REFUND: Address = Address::repeat_byte(0x4e);

pub fn number(value: u64) -> U256 {
    U256::from(value)
}

/// So many millionths of a token.
pub fn millionths(value: u64) -> U256 {
    number(value) * number(RATE)
}

/// The contract and its partners.
pub struct Scene<'a> {
    pub oft: &'a Contract<Oft>,
    pub fake: &'a Contract<Fake>,
}

/// What the constructor takes.
pub fn constructor(authority: Address, bridge: Address, endpoint: Address) -> Vec<u8> {
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), (authority, bridge, endpoint).abi_encode()].concat()
}

/// Constructs the contract with a peer.
pub fn open<'a>(oft: &'a Contract<Oft>, fake: &'a Contract<Fake>) -> Scene<'a> {
    let scene = Scene { oft, fake };
    fake.sender(ADMIN).decimals.set(number(18));
    fake.sender(ADMIN).limit.set(U256::MAX);
    done(scene.raw(ADMIN, &constructor(ADMIN, fake.address(), fake.address())));
    done(scene.send(ADMIN, abi::setPeerCall { eid: EID, peer: PEER }));
    scene
}

/// Five millionths for an account, all of them.
pub fn parameters(to: Address) -> abi::SendParam {
    abi::SendParam {
        dstEid: EID,
        to: to.into_word(),
        amountLD: millionths(5),
        minAmountLD: millionths(5),
        extraOptions: vec![0, 3, 1].into(),
        composeMsg: vec![].into(),
        oftCmd: vec![].into(),
    }
}

/// A call of `send` with what the fake endpoint wants.
pub fn sending(sendParam: abi::SendParam, fee: u64) -> abi::sendCall {
    let fee = abi::MessagingFee { nativeFee: number(fee), lzTokenFee: U256::ZERO };
    abi::sendCall { sendParam, fee, refundAddress: REFUND }
}

impl Scene<'_> {
    /// Calls with any calldata through the router, as the chain does, and undoes what a refused call did.
    pub fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.oft.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    /// The same with native currency.
    pub fn raw_with(&self, sender: Address, value: u64, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        sender.fund(number(value));
        self.oft.sender_and_value(sender, number(value)).call(input).map_err(Vec::from).motsu_res()
    }

    /// Calls a function.
    pub fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        self.send_with(sender, 0, call)
    }

    /// The same with native currency.
    pub fn send_with<C: SolCall>(&self, sender: Address, value: u64, call: C) -> Result<C::Return, Vec<u8>> {
        let input = call.abi_encode();
        let output =
            if value == 0 { self.raw(sender, &input)? } else { self.raw_with(sender, value, &input)? };
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    /// What a view says.
    #[track_caller]
    pub fn ask<C: SolCall>(&self, call: C) -> C::Return {
        done(self.send(Address::repeat_byte(0xee), call))
    }

    pub fn holds(&self, account: Address, amount: U256) {
        self.fake.sender(ADMIN).balances.insert(account, amount);
    }

    pub fn balance(&self, account: Address) -> U256 {
        self.fake.sender(ADMIN).balances.get(account)
    }

    pub fn outstanding(&self) -> U256 {
        self.ask(abi::outstandingOfCall { eid: EID })._0
    }

    /// The last message that the endpoint was asked for.
    pub fn message(&self) -> (partners::MessagingParams, Address) {
        let data = self.fake.sender(ADMIN).message.get_bytes();
        let call = partners::sendCall::abi_decode_raw(&data, true).expect("a message");
        (call.params, call.refundAddress)
    }

    /// The endpoint brings a message of the peer.
    pub fn receive(&self, message: &[u8]) -> Result<(), Vec<u8>> {
        self.send(self.fake.address(), arrival(message)).map(|_| ())
    }

    /// These were the last events, in this order.
    #[track_caller]
    pub fn ended_with<const N: usize>(&self, expected: [LogData; N]) {
        let all = self.oft.all_events();
        assert_eq!(all.get(all.len().saturating_sub(N)..), Some(&expected[..]));
    }
}

/// A message of the peer.
pub fn arrival(message: &[u8]) -> abi::lzReceiveCall {
    abi::lzReceiveCall {
        origin: abi::Origin { srcEid: EID, sender: PEER, nonce: 1 },
        guid: B256::repeat_byte(0x71),
        message: message.to_vec().into(),
        executor: ADMIN,
        extraData: vec![].into(),
    }
}

/// The bytes of a message.
pub fn message(to: Address, millionths: u64, rest: &[u8]) -> Vec<u8> {
    [to.into_word().as_slice(), &millionths.to_be_bytes(), rest].concat()
}
