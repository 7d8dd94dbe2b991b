//! Refused permits, on motsu; accepted ones are signed in the tests of the shipped program.

use crate::scene::{open, raw, refused, send};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

const NOW: u64 = 1_735_689_600;

fn permit(owner: Address, spender: Address) -> abi::permitCall {
    let (r, s) = (B256::repeat_byte(1), B256::repeat_byte(2));
    abi::permitCall { owner, spender, value: U256::from(1), deadline: U256::from(NOW), v: 27, r, s }
}

#[motsu::test]
fn each_defect_is_named(contract: Contract<UsdAi>, admin: Address, alice: Address, bob: Address) {
    open(&contract, admin);
    let deadline = U256::from(NOW - 1);
    refused(
        send(&contract, bob, abi::permitCall { deadline, ..permit(alice, bob) }),
        abi::ERC2612ExpiredSignature { deadline },
    );
    let spender = Address::ZERO;
    refused(send(&contract, bob, permit(alice, spender)), abi::ERC20InvalidSpender { spender });
    // One above half the order of the curve.
    let half = U256::from_str_radix("7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0", 16);
    let s = B256::from(half.expect("a number") + U256::from(1));
    refused(
        send(&contract, bob, abi::permitCall { s, ..permit(alice, bob) }),
        abi::ECDSAInvalidSignatureS { s },
    );
    let r = B256::ZERO;
    refused(send(&contract, bob, abi::permitCall { r, ..permit(alice, bob) }), abi::ECDSAInvalidSignature {});
}

#[motsu::test]
fn a_v_of_two_bytes_is_undecodable(contract: Contract<UsdAi>, admin: Address, alice: Address) {
    open(&contract, admin);
    let mut input = permit(alice, alice).abi_encode();
    input[4 + 4 * 32 + 30] = 1;
    assert_eq!(raw(&contract, alice, &input), Err(Vec::new()));
}
