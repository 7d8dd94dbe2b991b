//! Surplus, on motsu.

use crate::scene::{NO_CAP, deposit, dollars, done, list, open, refused, send, usdai};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use mock_dollar::MockDollar;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;
use usdai::UsdAi;
use usdai::abi::IUSDai as abi;

#[motsu::test]
fn surplus_is_minted_above_the_cap(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    dollar.sender(admin).constructor(6);
    open(&contract, admin);
    list(&contract, admin, dollar.address(), NO_CAP);
    refused(send(&contract, bob, abi::harvestCall {}), abi::HarvestRecipientUnset {});
    done(send(&contract, admin, abi::setHarvestRecipientCall { recipient: alice }));
    assert_eq!(done(send(&contract, bob, abi::harvestCall {}))._0, U256::ZERO);

    dollar.sender(bob).mint(contract.address(), dollars(5)).motsu_unwrap();
    done(send(&contract, admin, abi::setSupplyCapCall { cap: U256::ZERO }));
    assert_eq!(done(send(&contract, bob, abi::harvestCall {}))._0, usdai(5));
    assert_eq!(done(send(&contract, bob, abi::balanceOfCall { account: alice }))._0, usdai(5));
    assert!(contract.emitted(&abi::LedgerSynced {
        asset: dollar.address(),
        previousLedger: U256::ZERO,
        ledger: dollars(5),
    }));
    assert!(contract.emitted(&abi::Harvested { caller: bob, recipient: alice, amount: usdai(5) }));
    assert_eq!(done(send(&contract, bob, abi::harvestCall {}))._0, U256::ZERO);
}

#[motsu::test]
fn what_was_harvested_is_counted_by_recipient(
    contract: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    dollar.sender(admin).constructor(6);
    open(&contract, admin);
    list(&contract, admin, dollar.address(), NO_CAP);
    let harvested = |recipient| done(send(&contract, admin, abi::harvestedCall { recipient }))._0;
    for (recipient, surplus, expected) in
        [(alice, 5, [5, 0]), (alice, 0, [5, 0]), (bob, 2, [5, 2]), (alice, 1, [6, 2])]
    {
        done(send(&contract, admin, abi::setHarvestRecipientCall { recipient }));
        dollar.sender(bob).mint(contract.address(), dollars(surplus)).motsu_unwrap();
        assert_eq!(done(send(&contract, bob, abi::harvestCall {}))._0, usdai(surplus));
        assert_eq!([alice, bob].map(harvested), expected.map(usdai));
    }
    done(send(&contract, alice, abi::transferCall { to: bob, value: usdai(6) }));
    assert_eq!([alice, bob].map(harvested), [6, 2].map(usdai));
}

#[motsu::test]
fn a_loss_lowers_the_ledger_and_mints_nothing(
    contract: Contract<UsdAi>,
    token: Contract<MockHostile>,
    admin: Address,
    alice: Address,
) {
    open(&contract, admin);
    list(&contract, admin, token.address(), NO_CAP);
    done(send(&contract, admin, abi::setHarvestRecipientCall { recipient: admin }));
    let act = |input: Vec<u8>| token.sender(alice).call(&input).motsu_unwrap();
    act(IMockHostile::mintCall { to: alice, value: dollars(100) }.abi_encode());
    act(IMockHostile::approveCall { spender: contract.address(), value: U256::MAX }.abi_encode());
    done(send(&contract, alice, deposit(token.address(), dollars(100), alice)));
    let ledger = || done(send(&contract, alice, abi::reserveAssetCall { asset: token.address() })).ledger;
    for (mode, expected) in [
        // A balance that cannot be read or booked leaves the ledger alone.
        (Mode::BalanceReverts, dollars(100)),
        (Mode::BalanceHuge, dollars(100)),
        (Mode::Rebased, dollars(50)),
        (Mode::Plain, dollars(100)),
    ] {
        act(IMockHostile::setModeCall { mode: mode as u8 }.abi_encode());
        assert_eq!(done(send(&contract, alice, abi::harvestCall {}))._0, U256::ZERO, "{mode:?}");
        assert_eq!(ledger(), expected, "{mode:?}");
    }
}
