//! Redeeming, on motsu.

use crate::scene::{NO_CAP, deposit, dollars, done, list, open, refused, send, usdai, withdraw};
use alloy_primitives::{Address, U256};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

/// Two listed dollars; alice has minted a hundred with the first.
fn funded(contract: &Contract<UsdAi>, tokens: [&Contract<MockDollar>; 2], admin: Address, alice: Address) {
    open(contract, admin);
    for token in tokens {
        token.sender(admin).constructor(6);
        list(contract, admin, token.address(), NO_CAP);
    }
    let [dollar, _] = tokens;
    dollar.sender(alice).mint(alice, dollars(100)).motsu_unwrap();
    dollar.sender(alice).approve(contract.address(), dollars(100)).motsu_unwrap();
    done(send(contract, alice, deposit(dollar.address(), dollars(100), alice)));
}

#[motsu::test]
fn dollars_come_back(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    other: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    funded(&contract, [&dollar, &other], admin, alice);
    // The remainder below a unit stays in the reserve.
    let burned = usdai(40) + U256::from(999_999_999_999_u64);
    assert_eq!(done(send(&contract, alice, withdraw(dollar.address(), burned, bob)))._0, dollars(40));
    assert_eq!(dollar.sender(bob).balance_of(bob), dollars(40));
    assert_eq!(done(send(&contract, bob, abi::totalSupplyCall {}))._0, usdai(100) - burned);
    assert!(contract.emitted(&abi::Withdrawn {
        caller: alice,
        recipient: bob,
        withdrawToken: dollar.address(),
        usdaiAmount: burned,
        withdrawAmount: dollars(40),
    }));
}

#[motsu::test]
fn bad_input_is_named(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    other: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    funded(&contract, [&dollar, &other], admin, alice);
    let asset = dollar.address();
    let unit = U256::from(1_000_000_000_000_u64);
    refused(send(&contract, alice, withdraw(asset, U256::ZERO, alice)), abi::ZeroAmount {});
    refused(send(&contract, alice, withdraw(asset, unit, Address::ZERO)), abi::ZeroAddress {});
    refused(send(&contract, alice, withdraw(alice, unit, alice)), abi::AssetUnknown { asset: alice });
    let dust = unit - U256::from(1);
    let below = abi::BelowOneUnit { usdaiAmount: dust, least: unit };
    refused(send(&contract, alice, withdraw(asset, dust, alice)), below);
    refused(
        send(&contract, alice, withdraw(other.address(), unit, alice)),
        abi::ReserveTooLow { asset: other.address(), available: U256::ZERO, needed: U256::from(1) },
    );
    refused(
        send(&contract, admin, withdraw(asset, unit, alice)),
        abi::ERC20InsufficientBalance { sender: admin, balance: U256::ZERO, needed: unit },
    );
    let minimum = U256::from(2);
    refused(
        send(
            &contract,
            alice,
            abi::withdraw_0Call { withdrawAmountMinimum: minimum, ..withdraw(asset, unit, alice) },
        ),
        abi::MinimumNotMet { amount: U256::from(1), minimum },
    );
}

#[motsu::test]
fn a_pause_and_the_mint_switch_do_not_stop_it(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    other: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    funded(&contract, [&dollar, &other], admin, alice);
    let asset = dollar.address();
    let until = 1_735_689_600 + 86_400; // The tests' clock stands at the first of these.
    done(send(&contract, admin, abi::pauseMintCall { until }));
    refused(send(&contract, alice, deposit(asset, dollars(1), alice)), abi::MintPaused { until });
    let (mintFee, redeemFee, shareCap) = (0, 0, NO_CAP);
    let switch = |mintEnabled, redeemEnabled| abi::setAssetCall {
        asset,
        mintFee,
        redeemFee,
        shareCap,
        mintEnabled,
        redeemEnabled,
    };
    done(send(&contract, admin, switch(false, true)));
    refused(send(&contract, alice, deposit(asset, dollars(1), alice)), abi::MintDisabled { asset });
    done(send(&contract, alice, withdraw(asset, usdai(1), alice)));
    done(send(&contract, admin, switch(true, false)));
    refused(send(&contract, alice, withdraw(asset, usdai(1), alice)), abi::RedeemDisabled { asset });
}
