//! Minting, on motsu.

use crate::scene::{NO_CAP, deposit, dollars, done, list, open, refused, send, usdai};
use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use alloy_sol_types::SolValue;
use mock_dollar::MockDollar;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

fn fund(dollar: &Contract<MockDollar>, owner: Address, spender: Address, amount: U256) {
    dollar.sender(owner).mint(owner, amount).motsu_unwrap();
    dollar.sender(owner).approve(spender, amount).motsu_unwrap();
}

#[motsu::test]
fn what_arrives_is_minted(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    dollar.sender(admin).constructor(6);
    open(&contract, admin);
    list(&contract, admin, dollar.address(), NO_CAP);
    fund(&dollar, alice, contract.address(), dollars(100));
    let minted = done(send(&contract, alice, deposit(dollar.address(), dollars(100), bob)))._0;
    assert_eq!(minted, usdai(100));
    assert_eq!(done(send(&contract, bob, abi::balanceOfCall { account: bob }))._0, usdai(100));
    assert!(contract.emitted(&abi::Deposited {
        caller: alice,
        recipient: bob,
        depositToken: dollar.address(),
        depositAmount: dollars(100),
        mintAmount: usdai(100),
    }));
}

#[motsu::test]
fn bad_input_is_named(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    dollar.sender(admin).constructor(6);
    open(&contract, admin);
    list(&contract, admin, dollar.address(), NO_CAP);
    let asset = dollar.address();
    let one = dollars(1);
    refused(send(&contract, alice, deposit(asset, U256::ZERO, alice)), abi::ZeroAmount {});
    refused(send(&contract, alice, deposit(asset, one, Address::ZERO)), abi::ZeroAddress {});
    let unlisted = contract.address();
    refused(send(&contract, alice, deposit(unlisted, one, alice)), abi::AssetUnknown { asset: unlisted });
    refused(
        send(&contract, alice, deposit(asset, one, alice)),
        abi::TokenAllowanceTooLow { token: asset, allowance: U256::ZERO, needed: one },
    );
    dollar.sender(alice).approve(contract.address(), one).motsu_unwrap();
    refused(
        send(&contract, alice, deposit(asset, one, alice)),
        abi::TokenBalanceTooLow { token: asset, balance: U256::ZERO, needed: one },
    );
    fund(&dollar, alice, contract.address(), one);
    let minimum = usdai(1) + U256::from(1);
    refused(
        send(
            &contract,
            alice,
            abi::deposit_0Call { usdaiAmountMinimum: minimum, ..deposit(asset, one, alice) },
        ),
        abi::MinimumNotMet { amount: usdai(1), minimum },
    );
    done(send(&contract, admin, abi::setSupplyCapCall { cap: usdai(1) - U256::from(1) }));
    refused(
        send(&contract, alice, deposit(asset, one, alice)),
        abi::SupplyCapExceeded { total: usdai(1), cap: usdai(1) - U256::from(1) },
    );
    done(send(&contract, admin, abi::setCapExemptCall { account: alice, exempt: true }));
    assert_eq!(done(send(&contract, alice, deposit(asset, one, alice)))._0, usdai(1));
}

#[motsu::test]
fn options_are_empty_or_of_kind_none(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    dollar.sender(admin).constructor(6);
    open(&contract, admin);
    list(&contract, admin, dollar.address(), NO_CAP);
    fund(&dollar, alice, contract.address(), dollars(10));
    let with = |data: Vec<u8>| abi::deposit_1Call {
        depositToken: dollar.address(),
        depositAmount: dollars(1),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice,
        data: data.into(),
    };
    let option =
        |kind: u8, content: &[u8]| (U256::from(kind), Bytes::copy_from_slice(content)).abi_encode_params();
    let length = |data: &[u8]| U256::from(data.len());
    done(send(&contract, alice, with(Vec::new())));
    done(send(&contract, alice, with(option(0, &[]))));
    let kind = |kind: u64| abi::DataKindUnsupported { kind: U256::from(kind) };
    refused(send(&contract, alice, with(option(1, &[]))), kind(1));
    refused(send(&contract, alice, with(option(255, b"content"))), kind(255));
    for malformed in
        [vec![0], vec![0; 31], vec![0xff; 96], option(0, b"content"), option(0, &[])[..64].to_vec()]
    {
        let expected = abi::DataMalformed { length: length(&malformed) };
        refused(send(&contract, alice, with(malformed)), expected);
    }
}

#[motsu::test]
fn a_share_cap_counts_the_deposit(
    contract: Contract<UsdAi>,
    first: Contract<MockDollar>,
    second: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    first.sender(admin).constructor(6);
    second.sender(admin).constructor(18);
    open(&contract, admin);
    list(&contract, admin, first.address(), NO_CAP);
    list(&contract, admin, second.address(), 2_500);
    fund(&first, alice, contract.address(), dollars(75));
    fund(&second, alice, contract.address(), usdai(100));
    done(send(&contract, alice, deposit(first.address(), dollars(75), alice)));
    let above = usdai(25) + U256::from(4);
    refused(
        send(&contract, alice, deposit(second.address(), above, alice)),
        abi::ShareCapExceeded { asset: second.address(), value: above, allowed: usdai(25) + U256::from(1) },
    );
    done(send(&contract, alice, deposit(second.address(), usdai(25), alice)));
}

/// A deposit of a hundred dollars of a token in this mode.
fn in_mode(
    contract: &Contract<UsdAi>,
    token: &Contract<MockHostile>,
    user: Address,
    mode: Mode,
) -> Result<U256, Vec<u8>> {
    let act = |input: Vec<u8>| token.sender(user).call(&input).motsu_unwrap();
    act(IMockHostile::mintCall { to: user, value: dollars(100) }.abi_encode());
    act(IMockHostile::approveCall { spender: contract.address(), value: U256::MAX }.abi_encode());
    act(IMockHostile::setModeCall { mode: mode as u8 }.abi_encode());
    let outcome = send(contract, user, deposit(token.address(), dollars(100), user));
    act(IMockHostile::setModeCall { mode: Mode::Plain as u8 }.abi_encode());
    outcome.map(|minted| minted._0)
}

#[motsu::test]
fn a_hostile_token_mints_what_arrived_or_is_named(
    contract: Contract<UsdAi>,
    token: Contract<MockHostile>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    list(&contract, admin, token.address(), NO_CAP);
    let asset = token.address();
    for (mode, minted) in [
        (Mode::Plain, usdai(100)),
        (Mode::Fee, usdai(99)),
        (Mode::MovesLess, usdai(100) - U256::from(1_000_000_000_000_u64)),
        (Mode::ReturnsHuge, usdai(100)),
    ] {
        assert_eq!(in_mode(&contract, &token, alice, mode), Ok(minted), "{mode:?}");
    }
    for mode in [Mode::False, Mode::Reverts, Mode::RevertsHuge, Mode::Garbage, Mode::Short] {
        refused(in_mode(&contract, &token, alice, mode), abi::TransferFailed { token: asset });
    }
    for mode in [Mode::BalanceReverts, Mode::BalanceShort] {
        refused(in_mode(&contract, &token, alice, mode), abi::BalanceUnreadable { token: asset });
    }
    let nothing = abi::MintsNothing { asset, received: U256::ZERO };
    refused(in_mode(&contract, &token, alice, Mode::MovesNothing), nothing);
}
