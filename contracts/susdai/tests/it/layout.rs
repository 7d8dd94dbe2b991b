//! Storage: every leaf is written with a value of its own and read from the slot that is its own.

use crate::scene::{DAY, NOW, dollars, done, fund, number, open, send, shares, stake, surplus, whole};
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use kit::program::Program;
use mock_dollar::MockDollar;
use motsu::prelude::*;
use stylus_sdk::hostio;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use susdai::slots::{Calendar, Settings, Slot, unpack_book, unpack_cash, unpack_inflow, unpack_source};
use usdai::UsdAi;
use usdai_core::Usd;

/// The slot behind the library's and the authority's.
const FIRST: u64 = 6;

fn load(contract: &Contract<SUsdAi>, slot: U256) -> U256 {
    // Opens the contract's storage on the tests' machine.
    let _ = contract.sender(Address::ZERO).call(&[]);
    let (key, mut value) = (B256::from(slot), B256::ZERO);
    // SAFETY: both pointers are to 32 bytes.
    unsafe { hostio::storage_load_bytes32(key.as_ptr(), value.as_mut_ptr()) };
    value.into()
}

fn entry(key: Address, slot: U256) -> U256 {
    keccak256((key, slot).abi_encode()).into()
}

fn of(address: Address) -> U256 {
    address.into_word().into()
}

/// Writes every leaf.
fn fill(
    vault: &Contract<SUsdAi>,
    usdai: &Contract<UsdAi>,
    dollar: &Contract<MockDollar>,
    [admin, alice, book]: [Address; 3],
) {
    open(vault, usdai, dollar, admin);
    fund(vault, usdai, dollar, alice, 1_000);
    done(stake(vault, alice, whole(1_000)));
    done(send(vault, alice, abi::approveCall { spender: book, value: number(5) }));
    done(send(vault, admin, abi::setLoanBookCall { loanBook: book }));
    done(send(vault, admin, abi::setFeeRecipientCall { recipient: alice }));
    done(send(vault, admin, abi::setYieldFeeCall { fee: 77 }));
    done(send(vault, admin, abi::setExitShareCall { exitShare: 8_888 }));
    done(send(vault, admin, abi::transferAuthorityCall { account: book }));
    surplus(usdai, dollar, dollars(10));
    done(send(vault, alice, abi::harvestCall {}));
    let zero = U256::ZERO;
    let report = abi::reportLoansCall {
        principal: whole(300),
        marks: whole(20),
        accrued: zero,
        ratePerSecond: number(123),
        sent: whole(300),
        principalPaid: zero,
        interestPaid: zero,
    };
    done(send(vault, book, report));
    done(send(vault, admin, abi::pauseDepositsCall { until: NOW + DAY }));
}

#[motsu::test]
fn leaves_have_slots_of_their_own(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    book: Address,
) {
    fill(&vault, &usdai, &dollar, [admin, alice, book]);
    let at = |slot: u64| load(&vault, number(slot));
    let own = |slot: Slot| at(FIRST + slot as u64);
    let fee_shares = shares(&vault, vault.address());
    let allowance = load(&vault, entry(book, entry(alice, number(1))));
    let balance = load(&vault, entry(alice, number(0)));
    assert_eq!([balance, allowance, at(2)], [whole(1_000), number(5), whole(1_000) + fee_shares]);
    assert_eq!([at(4), at(5)], [admin, book].map(of));
    let settings = Settings::unpack(own(Slot::Settings));
    assert_eq!((settings.usdai, settings.yield_fee, settings.exit_share), (usdai.address(), 77, 8_888));
    assert_eq!(settings.pause.running(NOW), Some(NOW + DAY));
    let calendar = Calendar::unpack(own(Slot::Calendar));
    assert_eq!((calendar.clock.genesis.get(), calendar.is_settled), (NOW, true));
    let cash = unpack_cash([own(Slot::Cash), own(Slot::CashSetAside)]);
    assert_eq!([cash.idle, cash.reserved], [Usd::new(whole(710)), Usd::ZERO]);
    let loans = unpack_book(own(Slot::Book), own);
    assert_eq!([loans.principal, loans.marks], [whole(300), whole(20)].map(Usd::new));
    assert_eq!((loans.rate.raw(), loans.at.get()), (number(123), NOW));
    let gains = unpack_inflow(own(Slot::Gains));
    assert_eq!(
        (gains.stream.remaining.raw() + fee_shares, gains.stream.end.get()),
        (whole(10), NOW + 7 * DAY)
    );
    let source = unpack_source(load(&vault, keccak256((number(0x21), number(18)).abi_encode()).into()));
    assert_eq!((source.held, source.entered_at.get()), (Usd::ZERO, NOW));
    assert_eq!(own(Slot::Harvested), whole(10));
    assert_eq!([at(19), at(20)], [alice, book].map(of));
    // Maps keep nothing in their own slots, what was not used is empty, and nothing lies behind the last.
    for empty in [0, 1, 3, 9, 11, 13, 16, 17, 18, 21, 22] {
        assert_eq!(at(empty), U256::ZERO, "slot {empty}");
    }
}
