//! The reserve's yield, harvested from the real USDai.

use crate::scene::{
    DAY, NOW, ask, constructor, dollars, done, fund, log, number, open, prices, raw, refused, send, stake,
    surplus, usdai_of, whole,
};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use mock_dollar::MockDollar;
use mock_hostile::{IMockHostile, MockHostile, Mode};
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;
use usdai::UsdAi;
use usdai::abi::IUSDai;

const RESERVE: u8 = 0x21;

fn gain(vault: &Contract<SUsdAi>, who: Address) -> U256 {
    done(send(vault, who, abi::harvestCall {})).gain
}

#[motsu::test]
fn yield_is_streamed(
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
    assert_eq!(gain(&vault, bob), U256::ZERO);
    surplus(&usdai, &dollar, dollars(7));
    let before = vault.all_events().len();
    assert_eq!(gain(&vault, bob), whole(7));
    let end = NOW + 7 * DAY;
    let streamed =
        abi::Streamed { source: RESERVE, gain: whole(7), held: U256::ZERO, remaining: whole(7), end };
    let expected = [log(streamed), log(abi::Harvested { caller: bob, gain: whole(7) })];
    assert_eq!(vault.all_events().get(before..), Some(&expected[..]));
    assert_eq!(usdai_of(&usdai, vault.address()), whole(107));
    assert_eq!(ask(&vault, abi::cashCall {}).idle, whole(107));
    assert_eq!(prices(&vault), [whole(1); 2], "nothing is released yet");
    let stream = ask(&vault, abi::streamCall { source: RESERVE });
    assert_eq!((stream.enteredAt, stream.updatedAt, stream.end), (NOW, NOW, end));
    assert_eq!([stream.held, stream.heldByAll], [U256::ZERO; 2]);
    assert_eq!([stream.remaining, stream.unreleased], [whole(7); 2]);
    // On the same day more is held back.
    surplus(&usdai, &dollar, dollars(2));
    assert_eq!(gain(&vault, bob), whole(2));
    let stream = ask(&vault, abi::streamCall { source: RESERVE });
    assert_eq!([stream.held, stream.heldByAll, stream.remaining], [whole(2), whole(2), whole(7)]);
    assert_eq!(stream.unreleased, whole(9));
    assert_eq!(prices(&vault), [whole(1); 2]);
    assert_eq!(gain(&vault, bob), U256::ZERO, "once");
}

#[motsu::test]
fn it_does_not_matter_who_harvests_usdai(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    done(stake(&vault, alice, whole(1)));
    surplus(&usdai, &dollar, dollars(3));
    assert_eq!(done(send(&usdai, alice, IUSDai::harvestCall {}))._0, whole(3));
    surplus(&usdai, &dollar, dollars(4));
    // What somebody gives is no yield, what harvests minted before is.
    done(send(&usdai, alice, IUSDai::transferCall { to: vault.address(), value: whole(50) }));
    assert_eq!(gain(&vault, alice), whole(7));
    assert_eq!(ask(&vault, abi::cashCall {}).idle, whole(8));
    // Nor is what goes to another.
    done(send(&usdai, admin, IUSDai::setHarvestRecipientCall { recipient: alice }));
    surplus(&usdai, &dollar, dollars(5));
    assert_eq!(gain(&vault, alice), U256::ZERO);
    assert_eq!(usdai_of(&usdai, alice), whole(54));
}

#[motsu::test]
fn a_reserve_that_refuses_is_no_obstacle(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    // Nobody is named to receive harvests, so USDai refuses; what it counted so far is none.
    dollar.sender(admin).constructor(6);
    let construct = constructor(admin, usdai.address(), NOW);
    let reserve = [&construct[..4], &admin.into_word()[..]].concat();
    done(raw(&usdai, admin, &reserve));
    done(raw(&vault, admin, &construct));
    refused(send(&usdai, alice, IUSDai::harvestCall {}), IUSDai::HarvestRecipientUnset {});
    assert_eq!(gain(&vault, alice), U256::ZERO);
}

#[motsu::test]
fn a_reserve_that_says_nothing_is_named(
    vault: Contract<SUsdAi>,
    hostile: Contract<MockHostile>,
    admin: Address,
    alice: Address,
) {
    done(raw(&vault, admin, &constructor(admin, hostile.address(), NOW)));
    let set = |mode: Mode| {
        let call = IMockHostile::setModeCall { mode: mode as u8 }.abi_encode();
        hostile.sender(admin).call(&call).motsu_unwrap();
    };
    set(Mode::Short);
    let silent = abi::ReserveSilent { usdai: hostile.address() };
    refused(send(&vault, alice, abi::harvestCall {}), silent);
}

#[motsu::test]
fn yield_waits_for_a_whole_share(
    vault: Contract<SUsdAi>,
    usdai: Contract<UsdAi>,
    dollar: Contract<MockDollar>,
    admin: Address,
    alice: Address,
) {
    open(&vault, &usdai, &dollar, admin);
    fund(&vault, &usdai, &dollar, alice, 100);
    surplus(&usdai, &dollar, dollars(5));
    assert_eq!(gain(&vault, alice), U256::ZERO, "nobody could earn it");
    done(stake(&vault, alice, whole(1) - number(1)));
    assert_eq!(gain(&vault, alice), U256::ZERO, "almost nobody");
    let cash = || ask(&vault, abi::cashCall {}).idle;
    assert_eq!((cash(), usdai_of(&usdai, vault.address())), (whole(1) - number(1), whole(6) - number(1)));
    done(stake(&vault, alice, number(1)));
    assert_eq!(gain(&vault, alice), whole(5));
    assert_eq!([cash(), usdai_of(&usdai, vault.address())], [whole(6); 2]);
    assert_eq!(prices(&vault), [whole(1); 2]);
}
