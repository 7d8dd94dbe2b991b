//! The constructor, and what the authority sets, within which bounds.

use crate::fake::FakeVault;
use crate::scene::{DAY, LOCK, NOW, Scene, bid, constructor, day, done, log, number, open, refused, whole};
use alloy_primitives::{Address, U256, keccak256};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;
use qev::sealing::SEAL_DOMAIN;
use qev_auction::Phase;
use usdai_core::vault::Epoch;

#[motsu::test]
fn the_constructor_runs_once(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = Scene { qev: &qev, vault: &vault };
    let construct = |authority, vault, genesis| scene.raw(alice, &constructor(authority, vault, genesis));
    refused(construct(alice, alice, NOW), abi::VaultHasNoCode { vault: alice });
    refused(construct(Address::ZERO, vault.address(), NOW), abi::ZeroAddress {});
    let (least, most) = (number(3 * DAY), number(NOW + 30 * DAY));
    for genesis in [0, 3 * DAY - 1, NOW + 30 * DAY + 1, u64::MAX] {
        let value = number(genesis);
        refused(construct(alice, vault.address(), genesis), abi::OutOfRange { value, least, most });
    }
    done(construct(alice, vault.address(), NOW - 60 * DAY));
    refused(construct(alice, vault.address(), NOW), abi::AlreadyConstructed {});
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
    assert_eq!(scene.ask(abi::vaultCall {})._0, vault.address());
    assert_eq!(scene.ask(abi::genesisCall {})._0, NOW - 60 * DAY);
    assert_eq!(scene.ask(abi::sealDomainCall {})._0, SEAL_DOMAIN);
    assert_eq!(SEAL_DOMAIN, keccak256("USDai QEV sealed bid 1"));
    assert_eq!(scene.books().auction().epoch, Epoch::new(3));
    assert_eq!(scene.books().intake().next_sequence, 1);
}

#[motsu::test]
fn rules_are_within_bounds_and_never_reach_back(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    let set = |maximumTick, penalty| scene.send(vault.address(), abi::setRulesCall { maximumTick, penalty });
    for value in [0, 9, 1_901, u16::MAX] {
        let (value, least, most) = (U256::from(value), number(10), number(1_900));
        refused(set(value.to(), 200), abi::OutOfRange { value, least, most });
    }
    for value in [0, 49, 501, u16::MAX] {
        let (value, least, most) = (U256::from(value), number(50), number(500));
        refused(set(100, value.to()), abi::OutOfRange { value, least, most });
    }
    for (maximumTick, penalty) in [(10, 50), (1_900, 500)] {
        done(set(maximumTick, penalty));
        scene.ended_with([log(abi::RulesSet { maximumTick, penalty })]);
        let parameters = scene.ask(abi::parametersCall {});
        assert_eq!((parameters.maximumTick, parameters.penalty), (maximumTick, penalty));
    }
    let id = scene.enter(alice, 5, Some(900));
    // The lock is due: it comes before the new rules.
    day(LOCK);
    done(set(20, 60));
    let (auction, (_, penalty)) = (scene.books().auction(), scene.books().serving());
    assert_eq!((auction.phase, auction.maximum.get(), penalty), (Phase::Revealing, 1_900, 500));
    done(scene.reveal(id, &bid(900, 5)));
    assert_eq!((scene.position(id).tick, scene.position(id).bid), (900, whole(5)));
}
