//! A loan book over a USDai, with a vault and other partners that are only addresses.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use kit::program::Program;
use loan_book::LoanBook;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use usdai::UsdAi;
use usdai::abi::IUSDai;

pub use testing::{done, log, refused};

/// The partners that are only addresses: vault, titles, auction, positions.
pub const PARTNERS: [Address; 4] = [
    Address::repeat_byte(0xa1),
    Address::repeat_byte(0xa2),
    Address::repeat_byte(0xa3),
    Address::repeat_byte(0xa4),
];

/// Calls with any calldata, as the chain does, and undoes what a refused call did.
pub fn raw(book: &Contract<LoanBook>, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
    book.sender(sender).call(input).map_err(Vec::from).motsu_res()
}

/// Calls a function.
pub fn send<C: SolCall>(book: &Contract<LoanBook>, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
    raw(book, sender, &call.abi_encode())
        .map(|output| C::abi_decode_returns(&output, true).expect("a result as the interface says"))
}

/// What a view says.
#[track_caller]
pub fn ask<C: SolCall>(book: &Contract<LoanBook>, call: C) -> C::Return {
    done(send(book, Address::repeat_byte(0xee), call))
}

/// What the constructor takes.
pub fn constructor(authority: Address, usdai: Address) -> Vec<u8> {
    let [vault, caliber, auction, positions] = PARTNERS;
    let arguments = (authority, vault, usdai, caliber, auction, positions).abi_encode();
    [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()
}

/// Constructs USDai and the book, which take orders from `admin`.
pub fn open(book: &Contract<LoanBook>, usdai: &Contract<UsdAi>, admin: Address) {
    let construct = [CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), admin.abi_encode()].concat();
    done(usdai.sender(admin).call(&construct).map_err(Vec::from).motsu_res());
    done(raw(book, admin, &constructor(admin, usdai.address())));
}

/// What the vault may take of the book's USDai.
pub fn allowance(book: &Contract<LoanBook>, usdai: &Contract<UsdAi>) -> U256 {
    let call = IUSDai::allowanceCall { owner: book.address(), spender: PARTNERS[0] }.abi_encode();
    let answer = done(usdai.sender(PARTNERS[0]).call(&call).map_err(Vec::from).motsu_res());
    U256::from_be_slice(&answer)
}
