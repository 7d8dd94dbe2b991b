//! A contract of shared parts only: a token of which the authority's first has a hundred.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolError, SolValue};
use kit::authority::Authority;
use kit::calldata::Arguments;
use kit::erc20::{self, Token};
use kit::program::Program;
use kit::{Error, errors, host};
use motsu::prelude::*;
use openzeppelin_stylus::token::erc20::Erc20;
use openzeppelin_stylus::utils::nonces::Nonces;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use stylus_sdk::host::VM;
use stylus_sdk::prelude::*;

/// An ERC-165 id of its own.
pub const OWN_INTERFACE: u32 = 0x1234_5678;

/// A function that takes native currency, and answers how much came.
pub const TILL: u32 = 0x7111_7111;

/// Where its tokens cannot go.
pub const NOWHERE: Address = Address::repeat_byte(0xdd);

#[storage]
pub struct Plain {
    erc20: Erc20,
    nonces: Nonces,
    authority: Authority,
}

kit::program!(Plain);

impl Token for Plain {
    const NAME: &'static str = "A plain token";
    const SYMBOL: &'static str = "PLAIN";
    const INTERFACES: &'static [u32] = &[OWN_INTERFACE];

    fn check_receiver(receiver: Address) -> Result<(), Error> {
        if receiver == NOWHERE { Err(errors::erc20_invalid_receiver(receiver)) } else { Ok(()) }
    }

    fn erc20(&mut self) -> &mut Erc20 {
        &mut self.erc20
    }

    fn nonces(&mut self) -> &mut Nonces {
        &mut self.nonces
    }

    fn machine(&self) -> VM {
        self.__stylus_host.clone()
    }
}

impl Program for Plain {
    fn takes_value(selector: u32) -> bool {
        selector == TILL
    }

    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        if selector == TILL {
            return Ok(Some(host::value().abi_encode()));
        }
        if selector == CONSTRUCTOR_SELECTOR {
            let account = a.address();
            a.check()?;
            self.check_constructor_slot().map_err(|_| errors::already_constructed())?;
            self.authority.construct(account)?;
            self.erc20._mint(account, U256::from(100))?;
            return Ok(Some(output));
        }
        let is_known = erc20::route(self, selector, a, &mut output)?
            || self.authority.route(selector, a, &mut output)?;
        Ok(is_known.then_some(output))
    }
}

/// Calls as the chain does, and undoes what a refused call did.
pub fn raw(contract: &Contract<Plain>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    contract.sender(sender).call(input).map_err(Vec::from).motsu_res()
}

/// The call must go through; its result as words.
#[track_caller]
pub fn done(contract: &Contract<Plain>, sender: Address, call: impl SolCall) -> Vec<u8> {
    raw(contract, sender, &call.abi_encode())
        .unwrap_or_else(|data| panic!("refused: 0x{}", alloy_primitives::hex::encode(data)))
}

/// The call must be refused with this error and these numbers.
#[track_caller]
pub fn refused(contract: &Contract<Plain>, sender: Address, call: impl SolCall, expected: impl SolError) {
    assert_eq!(raw(contract, sender, &call.abi_encode()), Err(expected.abi_encode()));
}

/// Constructs it.
pub fn construct(
    contract: &Contract<Plain>,
    sender: Address,
    authority: Address,
) -> Result<Vec<u8>, Vec<u8>> {
    let mut input = CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec();
    input.extend(authority.abi_encode());
    raw(contract, sender, &input)
}
