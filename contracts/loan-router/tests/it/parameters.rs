//! The constructor, and what the authority and lenders set, within which bounds.

use crate::scene::{ADMIN, DAY, NOW, Scene, Whole, constructor, done, log, open, refused};
use alloy_primitives::{Address, U256};
use loan_opening::LoanOpening;
use loan_router::abi::ILoanRouter as abi;
use motsu::prelude::*;

#[motsu::test]
fn the_constructor_runs_once(router: Contract<Whole>, part: Contract<LoanOpening>, alice: Address) {
    let scene = Scene { router: &router };
    let partners = [part.address(); 7];
    refused(scene.raw(alice, &constructor(Address::ZERO, partners)), abi::ZeroAddress {});
    for index in 0..partners.len() {
        for partner in [Address::ZERO, alice] {
            let mut partners = partners;
            partners[index] = partner;
            refused(scene.raw(alice, &constructor(ADMIN, partners)), abi::PartnerHasNoCode { partner });
        }
    }
    done(scene.raw(alice, &constructor(ADMIN, partners)));
    refused(scene.raw(alice, &constructor(ADMIN, partners)), abi::AlreadyConstructed {});
    assert_eq!(scene.ask(abi::authorityCall {})._0, ADMIN);
    let named = scene.ask(abi::partnersCall {});
    assert_eq!((named.caliber, named.opening, named.defaults), (partners[0], partners[5], partners[6]));
    let parameters = scene.ask(abi::parametersCall {});
    assert_eq!((parameters.feeRecipient, parameters.liquidationFeeRate), (Address::ZERO, 0));
}

#[motsu::test]
fn parameters_are_the_authoritys_and_within_bounds(
    router: Contract<Whole>,
    part: Contract<LoanOpening>,
    alice: Address,
) {
    let scene = open(&router, &part);
    let (recipient, until) = (alice, NOW + DAY);
    refused(scene.send(alice, abi::setFeeRecipientCall { recipient }), abi::NotAuthority { caller: alice });
    refused(
        scene.send(alice, abi::setLiquidationFeeRateCall { rate: 1 }),
        abi::NotAuthority { caller: alice },
    );
    refused(scene.send(alice, abi::pauseBorrowingCall { until }), abi::NotAuthority { caller: alice });

    let nobody = abi::setFeeRecipientCall { recipient: Address::ZERO };
    refused(scene.send(ADMIN, nobody), abi::ZeroAddress {});
    for rate in [1_001, u16::MAX] {
        let (value, least, most) = (U256::from(rate), U256::ZERO, U256::from(1_000));
        refused(
            scene.send(ADMIN, abi::setLiquidationFeeRateCall { rate }),
            abi::OutOfRange { value, least, most },
        );
    }
    let latest = NOW + 14 * DAY;
    refused(
        scene.send(ADMIN, abi::pauseBorrowingCall { until: latest + 1 }),
        abi::PauseTooLong { until: latest + 1, latest },
    );

    done(scene.send(ADMIN, abi::setFeeRecipientCall { recipient }));
    done(scene.send(ADMIN, abi::setLiquidationFeeRateCall { rate: 1_000 }));
    done(scene.send(ADMIN, abi::pauseBorrowingCall { until }));
    scene.ended_with([
        log(abi::FeeRecipientSet { recipient }),
        log(abi::LiquidationFeeRateSet { rate: 1_000 }),
        log(abi::BorrowingPaused { until }),
    ]);
    // None of them has touched another, though they share a slot.
    let parameters = scene.ask(abi::parametersCall {});
    assert_eq!((parameters.feeRecipient, parameters.liquidationFeeRate), (recipient, 1_000));
    assert_eq!((parameters.pausedUntil, parameters.pauseAvailableAt), (until, until + 7 * DAY));
    done(scene.send(ADMIN, abi::setLiquidationFeeRateCall { rate: 0 }));
    let parameters = scene.ask(abi::parametersCall {});
    assert_eq!((parameters.feeRecipient, parameters.pausedUntil), (recipient, until));
}

#[motsu::test]
fn the_price_oracle_is_the_authority_s(router: Contract<Whole>, part: Contract<LoanOpening>, alice: Address) {
    let scene = open(&router, &part);
    assert_eq!(scene.ask(abi::priceOracleCall {})._0, Address::ZERO);
    let name = |priceOracle| abi::setPriceOracleCall { priceOracle };
    refused(scene.send(alice, name(part.address())), abi::NotAuthority { caller: alice });
    refused(scene.send(ADMIN, name(alice)), abi::PartnerHasNoCode { partner: alice });
    for priceOracle in [part.address(), Address::ZERO] {
        done(scene.send(ADMIN, name(priceOracle)));
        scene.ended_with([log(abi::PriceOracleSet { priceOracle })]);
        assert_eq!(scene.ask(abi::priceOracleCall {})._0, priceOracle);
    }
}

#[motsu::test]
fn nonces_only_rise(router: Contract<Whole>, part: Contract<LoanOpening>, alice: Address, bob: Address) {
    let scene = open(&router, &part);
    let mut present = U256::ZERO;
    for nonce in
        [U256::ZERO, U256::from(1), U256::from(1), U256::from(7), U256::from(6), U256::MAX, U256::MAX]
    {
        let outcome = scene.send(alice, abi::increaseNonceCall { nonce });
        if nonce > present {
            done(outcome);
            scene.ended_with([log(abi::NonceIncreased { account: alice, nonce })]);
            present = nonce;
        } else {
            refused(outcome, abi::NonceNotHigher { nonce: present });
        }
        assert_eq!(scene.ask(abi::noncesCall { account: alice })._0, present);
        assert_eq!(scene.ask(abi::noncesCall { account: bob })._0, U256::ZERO);
    }
}
