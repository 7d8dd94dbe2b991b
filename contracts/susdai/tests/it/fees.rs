//! The fee on yield: shares of the vault itself until somebody claims them.

use crate::scene::{
    ask, dollars, done, fund, log, number, open, prices, refused, send, shares, stake, surplus, whole,
};
use alloy_primitives::{Address, U256};
use mock_dollar::MockDollar;
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;

#[motsu::test]
fn a_tenth_of_the_yield_is_shares(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    done(stake(&vault, alice, whole(100)));
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1_000 }));
    surplus(&usdai, &dollar, dollars(30));
    assert_eq!(done(send(&vault, bob, abi::harvestCall {})).gain, whole(30));
    let own = vault.address();
    assert_eq!(shares(&vault, own), whole(3));
    assert_eq!(ask(&vault, abi::totalSupplyCall {})._0, whole(103));
    assert_eq!(prices(&vault), [whole(1); 2], "the fee moves no price");
    assert_eq!(ask(&vault, abi::streamCall { source: 0x21 }).remaining, whole(27));

    refused(send(&vault, bob, abi::claimFeesCall {}), abi::FeeRecipientUnset {});
    done(send(&vault, admin, abi::setFeeRecipientCall { recipient: alice }));
    let before = vault.all_events().len();
    assert_eq!(done(send(&vault, bob, abi::claimFeesCall {})).shares, whole(3));
    let moved = log(abi::Transfer { from: own, to: alice, value: whole(3) });
    assert_eq!(vault.all_events().get(before..), Some(&[moved][..]));
    assert_eq!([alice, own].map(|who| shares(&vault, who)), [whole(103), U256::ZERO]);
    assert_eq!(done(send(&vault, bob, abi::claimFeesCall {})).shares, U256::ZERO);
    assert_eq!(vault.all_events().len(), before + 1, "nothing moves a second time");
}

#[motsu::test]
fn the_smallest_fee_is_taken(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    done(stake(&vault, alice, whole(1)));
    // A unit of the dollar is 1e12, and a basis point of that 1e8.
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1 }));
    surplus(&usdai, &dollar, number(1));
    done(send(&vault, alice, abi::harvestCall {}));
    let fee = number(100_000_000);
    assert_eq!(shares(&vault, vault.address()), fee);
    let unit = number(1_000_000_000_000);
    assert_eq!(ask(&vault, abi::streamCall { source: 0x21 }).remaining, unit - fee);
    assert_eq!(ask(&vault, abi::cashCall {}).idle, whole(1) + unit);
}

#[motsu::test]
fn without_a_fee_there_is_none(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 1_000 }));
    done(send(&vault, admin, abi::setYieldFeeCall { fee: 0 }));
    done(stake(&vault, alice, whole(1)));
    surplus(&usdai, &dollar, dollars(30));
    done(send(&vault, alice, abi::harvestCall {}));
    assert_eq!(ask(&vault, abi::totalSupplyCall {})._0, whole(1));
    assert_eq!(ask(&vault, abi::streamCall { source: 0x21 }).remaining, whole(30));
    // Shares that anybody sends to the vault would be fees; so nobody can.
    let receiver = vault.address();
    let invalid = || abi::ERC20InvalidReceiver { receiver };
    refused(send(&vault, alice, abi::transferCall { to: receiver, value: number(1) }), invalid());
    let from = abi::transferFromCall { from: alice, to: receiver, value: number(1) };
    refused(send(&vault, alice, from), invalid());
}
