//! Calldata of strangers to the auction, escrow, positions, titles and loans: dirty bits, lengths that are not there,
//! offsets to anywhere. Whatever comes is done, refused by name, or not decoded; nothing traps.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolInterface;
use stylus_chain::executor::Status;
use tests::{
    Credit,
    abi::{
        ICaliber::{ICaliberCalls, ICaliberErrors},
        ICollateralAuction::{ICollateralAuctionCalls, ICollateralAuctionErrors},
        IDepositTimelock::{IDepositTimelockCalls, IDepositTimelockErrors},
        ILoanPositions::{ILoanPositionsCalls, ILoanPositionsErrors},
        ILoanRouter::{ILoanRouterCalls, ILoanRouterErrors},
    },
    calldata::{encoded, maximum, parameters},
    credit::Deal,
    random::Random,
};

use crate::{sales_reentrance::calls, sales_support::on_sale};

const DRAWS: usize = 1_500;

/// Whether calldata decodes as a call of the interface.
type Decodes = fn(&[u8]) -> bool;

fn contracts(scene: &Credit) -> [(Address, Decodes); 5] {
    [
        (scene.auction, |data| ICollateralAuctionCalls::abi_decode_validate(data).is_ok()),
        (scene.timelock, |data| IDepositTimelockCalls::abi_decode_validate(data).is_ok()),
        (scene.positions, |data| ILoanPositionsCalls::abi_decode_validate(data).is_ok()),
        (scene.caliber, |data| ICaliberCalls::abi_decode_validate(data).is_ok()),
        (scene.router, |data| ILoanRouterCalls::abi_decode_validate(data).is_ok()),
    ]
}

/// Its own error, or one of a partner that was passed on.
fn is_named(data: &[u8]) -> bool {
    ICollateralAuctionErrors::abi_decode_validate(data).is_ok()
        || IDepositTimelockErrors::abi_decode_validate(data).is_ok()
        || ILoanPositionsErrors::abi_decode_validate(data).is_ok()
        || ICaliberErrors::abi_decode_validate(data).is_ok()
        || ILoanRouterErrors::abi_decode_validate(data).is_ok()
}

/// Words that mean something somewhere: edges of types, places in calldata, accounts, the title, the loan.
fn pool(scene: &Credit, deal: &Deal) -> Vec<U256> {
    let mut pool = vec![deal.terms.title, scene.loan_id(&deal.terms).into(), U256::MAX];
    pool.extend((0..=256_usize).step_by(32).map(|bits| (U256::ONE << (bits % 256)) - U256::ONE));
    pool.extend([8_usize, 32, 64, 128, 160, 255].map(|bits| U256::ONE << bits));
    pool.extend((0_u64..40).map(|words| U256::from(32 * words)));
    let people = &scene.people;
    let accounts = [
        scene.auction,
        scene.router,
        scene.timelock,
        deal.currency.token,
        people.borrower.address,
        people.lenders[0].address,
        people.buyers[0].address,
    ];
    pool.extend(accounts.map(|account| U256::from_be_bytes(account.into_word().0)));
    pool
}

#[test]
fn every_call_of_a_stranger_is_answered() {
    let (mut scene, deal) = on_sale("PlainToken");
    let (known, pool, people) = (calls(&scene, &deal), pool(&scene, &deal), scene.people.clone());
    let callers = [
        people.stranger.address,
        people.borrower.address,
        people.lenders[0].address,
        scene.router,
        scene.auction,
    ];
    for (number, (contract, decodes)) in contracts(&scene).into_iter().enumerate() {
        let own: Vec<_> = known.iter().filter(|(target, _)| *target == contract).collect();
        let (mut random, mut answered) = (Random::seeded(number as u64), [0_usize; 3]);
        for _ in 0..DRAWS {
            let (_, call) = own[random.below(own.len())];
            let data = changed(&mut random, call, &pool);
            let from = random.pick(&callers);
            let tx = scene.chain().transaction(from, Some(contract), data.clone());
            let outcome = scene.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
            let kind = match outcome.status {
                Status::Success => 0,
                Status::Revert if is_named(&outcome.output) => 1,
                Status::Revert if outcome.output.is_empty() && !decodes(&data) => 2,
                other => panic!("{number}: {other:?} with {} to {}", outcome.output, Bytes::from(data)),
            };
            answered[kind] += 1;
        }
        assert!(answered.iter().all(|count| *count > 20), "{contract}: {answered:?}");
    }
}

/// A call with some words of others, cut or made longer now and then.
fn changed(random: &mut Random, call: &[u8], pool: &[U256]) -> Vec<u8> {
    let mut call = call.to_vec();
    for _ in 0..random.below(5) {
        let words = call.len().saturating_sub(4) / 32;
        // Most of what is read stands in the first words.
        let start = 4 + 32 * random.below(words.clamp(1, 24));
        let Some(place) = call.get_mut(start..).and_then(|rest| rest.get_mut(..32)) else { continue };
        place.copy_from_slice(&random.pick(pool).to_be_bytes::<32>());
    }
    if random.once_in(10) {
        call.truncate(random.below(call.len() + 1));
    }
    call
}

/// Bits above a type's are refused wherever they stand, by calls that say nothing.
#[test]
fn dirty_bits_are_refused() {
    let (mut scene, _) = on_sale("PlainToken");
    let stranger = scene.people.stranger.address;
    let interfaces = [
        (scene.auction, ICollateralAuctionCalls::SIGNATURES, ICollateralAuctionCalls::SELECTORS),
        (scene.timelock, IDepositTimelockCalls::SIGNATURES, IDepositTimelockCalls::SELECTORS),
        (scene.positions, ILoanPositionsCalls::SIGNATURES, ILoanPositionsCalls::SELECTORS),
    ];
    let mut checked = 0;
    for (contract, signatures, selectors) in interfaces {
        for (signature, selector) in signatures.iter().zip(selectors) {
            let kinds = parameters(signature);
            if kinds.iter().any(|kind| kind.contains('[') || *kind == "bytes") {
                continue;
            }
            for (index, kind) in kinds.iter().enumerate() {
                let dirty = !maximum(kind);
                for bit in (0..256).filter(|bit| dirty.bit(*bit)).step_by(5) {
                    let mut words = vec![U256::ZERO; kinds.len()];
                    words[index] = U256::ONE << bit;
                    let tx = scene.chain().transaction(stranger, Some(contract), encoded(*selector, &words));
                    let outcome = scene.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
                    let ended = (outcome.status, outcome.output.is_empty());
                    assert_eq!(ended, (Status::Revert, true), "{signature}: {bit}");
                    checked += 1;
                }
            }
        }
    }
    assert!(checked > 400, "{checked}");
}
