//! Size on chain and gas of the vault's transactions, exact to the unit, and their targets.
//!
//! The programs are cached, as on Arbitrum after a bid; totals are with the intrinsic 21,000 and call data and
//! without the L1 part. USDai is the shipped program. The public Solidity implementation as deployed pays 118,487 for
//! a deposit and 44,778 for a transfer.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Receipt;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken},
    check::done,
    gas::{self, Measured, Targets},
    whole,
};

use crate::support::{
    DAY, ask, fund_book, go_to, lend, people, permit,
    slots::{set_aside, set_queued},
    stake, standing, u, wad,
};

const TARGETS: Targets = Targets {
    size: 24_576,
    entry: 2_500,
    totals: &[
        ("transfer between holders", 38_500),
        ("permit with a used nonce", 67_000),
        ("deposit between holders, no loans", 95_000),
        ("deposit between holders, loans and streams", 95_000),
        ("deposit between holders, loans and streams, first of the day", 95_000),
        ("deposit with minimum, loans and streams", 95_000),
        ("mint, loans and streams", 95_000),
    ],
};

/// Everybody holds shares and has approved and permitted, nothing is the first of its kind, and nothing is lent.
#[track_caller]
fn holders() -> Staking {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    fund_book(&mut staking, wad(10_000));
    for person in people(&staking) {
        stake(&mut staking, &person, wad(10_000));
    }
    done(staking.tell(&alice, &ISUSDai::approveCall { spender: bob.address, value: wad(5) }));
    let call = permit::of_shares(&mut staking, &alice, bob.address, wad(7));
    done(staking.tell(&bob, &call));
    staking
}

/// Loans out with interest accruing and paid once, a fee, yield harvested, and a premium paid: all slots are in use.
#[track_caller]
fn steady() -> Staking {
    let mut staking = holders();
    let alice = staking.world.alice.clone();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 500 }));
    lend(&mut staking, wad(20_000), 1_200);
    staking.world.chain.warp(10 * DAY);
    done(staking.earn(100));
    done(staking.tell(&alice, &ISUSDai::claimFeesCall {}));
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { interest_paid: wad(80), ..report }));
    stake(&mut staking, &alice, wad(100));
    staking.world.chain.warp(DAY + 1);
    done(staking.earn(10));
    let report = standing(&mut staking);
    done(staking.report(&LoanReport { interest_paid: wad(8), ..report }));
    stake(&mut staking, &alice, wad(100));
    staking.world.chain.warp(60);
    for source in [0x10, 0x11, 0x21] {
        let stream = ask(&mut staking, &ISUSDai::streamCall { source });
        assert!(!stream.unreleased.is_zero() && stream.enteredAt > 0, "{source:#x} is not in use");
    }
    staking
}

/// A call of alice's in a copy of the vault.
#[track_caller]
fn by_alice(staking: &Staking, call: &impl SolCall) -> Receipt {
    let (mut staking, alice) = (staking.clone(), staking.world.alice.clone());
    done(staking.tell(&alice, call))
}

/// What is the token's.
#[track_caller]
fn of_the_token(all: &mut Measured) {
    let start = holders();
    let [alice, bob, carol] = people(&start);
    let (to, fresh, value) = (bob.address, Address::repeat_byte(0x77), wad(2));
    all.push(("transfer between holders", by_alice(&start, &ISUSDai::transferCall { to, value })));
    all.push(("transfer to a new holder", by_alice(&start, &ISUSDai::transferCall { to: fresh, value })));
    all.push(("approve x to y", by_alice(&start, &ISUSDai::approveCall { spender: to, value })));
    all.push(("approve 0 to x", by_alice(&start, &ISUSDai::approveCall { spender: fresh, value })));
    let mut staking = start.clone();
    let pull = ISUSDai::transferFromCall { from: alice.address, to: carol.address, value };
    all.push(("transferFrom between holders", done(staking.tell(&bob, &pull))));
    let mut staking = start.clone();
    let call = permit::of_shares(&mut staking, &alice, fresh, value);
    all.push(("permit with a used nonce", done(staking.tell(&bob, &call))));
}

/// What enters.
#[track_caller]
fn of_entries(all: &mut Measured) {
    let (calm, busy) = (holders(), steady());
    let receiver = busy.world.alice.address;
    let deposit = ISUSDai::deposit_0Call { assets: wad(100), receiver };
    let fresh = ISUSDai::deposit_0Call { assets: wad(100), receiver: Address::repeat_byte(0x77) };
    let bounded = ISUSDai::deposit_1Call { assets: wad(100), receiver, minShares: wad(90) };
    let mint = ISUSDai::mint_0Call { shares: wad(100), receiver };
    all.push(("deposit between holders, no loans", by_alice(&calm, &deposit)));
    all.push(("deposit for a new holder, no loans", by_alice(&calm, &fresh)));
    all.push(("deposit between holders, loans and streams", by_alice(&busy, &deposit)));
    all.push(("deposit with minimum, loans and streams", by_alice(&busy, &bounded)));
    all.push(("mint, loans and streams", by_alice(&busy, &mint)));
    let mut next_day = busy.clone();
    next_day.world.chain.warp(DAY);
    let name = "deposit between holders, loans and streams, first of the day";
    all.push((name, by_alice(&next_day, &deposit)));
    let mut staking = busy.clone();
    let alice = staking.world.alice.clone();
    // An exact allowance before and none after, and a used nonce.
    let call = permit::deposit(&mut staking, &alice, wad(1));
    done(staking.tell(&alice, &call));
    let call = permit::deposit(&mut staking, &alice, wad(100));
    all.push(("depositWithPermit, loans and streams", done(staking.tell(&alice, &call))));
}

/// What moves yield and cash.
#[track_caller]
fn of_accrual(all: &mut Measured) {
    let mut first = holders();
    let gift = IToken::mintCall { to: first.world.usdai, value: whole(100, 6) };
    let (alice, dollar) = (first.world.alice.clone(), first.world.dollar);
    done(first.world.chain.send(&alice, dollar, &gift));
    all.push(("harvest, the first", by_alice(&first, &ISUSDai::harvestCall {})));
    let busy = steady();
    let mut later = busy.clone();
    later.world.chain.warp(DAY);
    done(later.world.chain.send(&alice, dollar, &gift));
    all.push(("harvest, a later one", by_alice(&later, &ISUSDai::harvestCall {})));
    all.push(("harvest of nothing", by_alice(&busy, &ISUSDai::harvestCall {})));
    all.push(("claimFees", by_alice(&busy, &ISUSDai::claimFeesCall {})));
    let mut staking = busy.clone();
    let report = standing(&mut staking);
    let lending = LoanReport { principal: report.principal + wad(100), sent: wad(100), ..report };
    all.push(("reportLoans that lends", done(staking.clone().report(&lending))));
    let paying = LoanReport { interest_paid: wad(1), ..report };
    all.push(("reportLoans with interest", done(staking.clone().report(&paying))));
    all.push(("reportLoans without cash", done(staking.report(&report))));
    let mut staking = busy;
    set_queued(&mut staking, wad(100));
    set_aside(&mut staking, U256::ZERO, u(1));
    let lock_time = ask(&mut staking, &ISUSDai::epochCall {}).lockTime;
    go_to(&mut staking, lock_time);
    all.push(("lock", by_alice(&staking, &ISUSDai::lockCall {})));
}

/// Every measured transaction by name.
#[track_caller]
fn measured() -> Measured {
    let mut all = Measured::new();
    of_the_token(&mut all);
    of_entries(&mut all);
    of_accrual(&mut all);
    all
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("susdai_gas.json", "susdai", &measured());
}

#[test]
fn gas_and_size_meet_their_targets() {
    gas::meets(&TARGETS, "susdai", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}
