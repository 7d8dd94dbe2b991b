//! Calls that strangers make in any order, and what each of them may do to the two prices.

use super::book::fee;
use super::machine::{Holder, Refusal, Vault};
use super::slow::{SlowPrice, VIRTUAL};
use crate::model::{big, quotient_up};
use num_bigint::BigUint;
use proptest::prelude::*;
use usdai_core::vault::{Book, Flows, Stream};
use usdai_core::{AccrualRate, Bps, Seconds, Shares, U256, Usd};

#[derive(Clone, Debug)]
pub enum Call {
    Deposit(Holder, U256),
    Mint(Holder, U256),
    /// A share of the balance, in 1/255.
    Transfer(Holder, Holder, u8),
    Harvest(U256),
    /// A share of the principal, in 1/255.
    Lose(u8),
    /// Shares of the lendable cash and of the highest rate.
    Lend(u8, u8),
    /// Shares of the principal, twice the accrued interest and the remaining marks.
    Repay(u8, u8, u8),
    /// A share of the principal that is doubted.
    Mark(u8),
    SetFee(u16),
    ClaimFees(Holder),
    Lock,
    Donate(U256),
    Pause(u64),
    Request(Holder, u8),
    Settle(u16),
    Claim(Holder),
    Warp(u64),
}

/// Cash of every size up to 2^86, 77 million dollars.
fn cash() -> impl Strategy<Value = U256> {
    (any::<u128>(), 42u32..128).prop_map(|(amount, shift)| U256::from(amount >> shift))
}

pub fn any_call() -> impl Strategy<Value = Call> {
    let holder = 0..4u8;
    let wait = prop_oneof![0..120u64, 0..90_000u64, 0..3_000_000u64];
    prop_oneof![
        4 => (holder.clone(), cash()).prop_map(|(holder, amount)| Call::Deposit(holder, amount)),
        2 => (holder.clone(), cash()).prop_map(|(holder, amount)| Call::Mint(holder, amount)),
        1 => (holder.clone(), holder.clone(), any::<u8>()).prop_map(|(from, to, part)| Call::Transfer(from, to, part)),
        4 => cash().prop_map(Call::Harvest),
        1 => any::<u8>().prop_map(Call::Lose),
        3 => any::<(u8, u8)>().prop_map(|(part, rate)| Call::Lend(part, rate)),
        3 => any::<(u8, u8, u8)>().prop_map(|(principal, interest, marks)| Call::Repay(principal, interest, marks)),
        1 => any::<u8>().prop_map(Call::Mark),
        1 => (0..=1_000u16).prop_map(Call::SetFee),
        1 => holder.clone().prop_map(Call::ClaimFees),
        1 => Just(Call::Lock),
        1 => cash().prop_map(Call::Donate),
        1 => (0..100_000u64).prop_map(Call::Pause),
        2 => (holder.clone(), any::<u8>()).prop_map(|(holder, part)| Call::Request(holder, part)),
        2 => (0..=2_000u16).prop_map(Call::Settle),
        1 => holder.prop_map(Call::Claim),
        6 => wait.prop_map(Call::Warp),
    ]
}

pub fn part(whole: U256, part: u8) -> U256 {
    whole * U256::from(part) / U256::from(u8::MAX)
}

/// Makes the call; an error is a refusal that changed nothing.
pub fn apply(vault: &mut Vault, call: &Call) -> Result<(), Refusal> {
    match *call {
        Call::Deposit(holder, amount) => vault.deposit(holder, Usd::new(amount)).map(drop),
        Call::Mint(holder, amount) => vault.mint(holder, Shares::new(amount)).map(drop),
        Call::Transfer(from, to, share) => {
            let shares = Shares::new(part(vault.balance(from).raw(), share));
            vault.transfer(from, to, shares)
        }
        Call::Harvest(amount) => vault.harvest(Usd::new(amount)).map(drop),
        Call::Lose(_) | Call::Lend(..) | Call::Repay(..) | Call::Mark(_) => apply_to_loans(vault, call),
        Call::SetFee(bps) => vault.set_fee(fee(bps)),
        Call::ClaimFees(holder) => vault.claim_fees(holder).map(drop),
        Call::Lock => vault.lock().map(drop),
        Call::Donate(amount) => vault.donate(Usd::new(amount)),
        Call::Pause(seconds) => vault.pause(Seconds::new(seconds)),
        Call::Request(holder, share) => {
            let shares = Shares::new(part(vault.balance(holder).raw(), share));
            vault.request(holder, shares)
        }
        Call::Settle(discount) => vault.settle(Bps::new(discount).expect("discount below 2,000")).map(drop),
        Call::Claim(holder) => vault.claim(holder).map(drop),
        Call::Warp(seconds) => {
            vault.warp(Seconds::new(seconds));
            Ok(())
        }
    }
}

fn apply_to_loans(vault: &mut Vault, call: &Call) -> Result<(), Refusal> {
    let mut report = vault.standing_report();
    let mut flows = Flows::default();
    let principal = report.principal.raw();
    match *call {
        Call::Lose(lost) => report.principal = Usd::new(principal - part(principal, lost)),
        Call::Mark(marked) => report.marks = Usd::new(part(principal, marked)),
        Call::Lend(sent, rate) => {
            flows.sent = Usd::new(part(vault.cash.lendable().raw(), sent));
            report.principal = Usd::new(principal + flows.sent.raw());
            report.rate = AccrualRate::new(part(report.principal.raw() * Book::HIGHEST_RATE.raw(), rate));
        }
        Call::Repay(returned, interest, marks) => {
            flows.principal = Usd::new(part(principal, returned));
            flows.interest = Usd::new(part(report.accrued.raw() * U256::from(2), interest));
            report.principal = Usd::new(principal - flows.principal.raw());
            report.marks = Usd::new(part(report.marks.raw(), marks));
        }
        _ => {}
    }
    report.marks = report.marks.min(report.principal);
    let highest = AccrualRate::new(report.principal.raw() * Book::HIGHEST_RATE.raw());
    report.rate = report.rate.min(highest);
    vault.report(&report, &flows).map(drop)
}

/// Both prices, the optimistic one first.
pub fn prices(vault: &Vault) -> [SlowPrice; 2] {
    let optimistic = vault.optimistic().expect("value below 2^256");
    let conservative = vault.conservative().expect("value below 2^256");
    [SlowPrice::new(&optimistic), SlowPrice::new(&conservative)]
}

/// The rounding that a call may leave to the others: less than the price of a share-wei, and a wei.
pub fn rounding(price: &SlowPrice) -> BigUint {
    quotient_up(price.dollars.clone(), &price.shares) + 1u8
}

/// Checks the prices across a call; `before` and `after` hold the vault around it.
///
/// - Never is the deposit price below the redemption price.
/// - At one instant a price falls only by a loss or a mark. (A conservative value of nothing aside: there
///   is less than nothing behind it, and what comes in fills that first.)
/// - At one instant no price rises by more than [`rounding`], shared among all. But for a settlement: 1e6 wei
///   more where those who left were not paid the virtual assets within a price below one, and in the
///   optimistic price what they did not get of it. And for what was lost and comes back, which the optimistic
///   price had lost at once.
/// - With time, a price rises by no more than its streams and its interest, second by second, and never
///   falls.
#[track_caller]
pub fn check_prices(before: &Vault, after: &Vault, call: &Call) {
    let (old, new) = (prices(before), prices(after));
    assert!(new[1].dollars <= new[0].dollars, "redemption above deposit price after {call:?}");
    for (which, (old, new)) in old.iter().zip(&new).enumerate() {
        let is_empty = old.dollars == BigUint::from(VIRTUAL);
        let may_fall = is_empty || matches!(call, Call::Lose(_) | Call::Mark(_));
        assert!(may_fall || !new.is_below(old), "price {which} fell by {call:?}: {old:?} to {new:?}");
        let allowed = match call {
            Call::Warp(seconds) => released_up(before, *seconds, which == 0),
            Call::Settle(_) if which == 0 => rounding(old) + VIRTUAL + left_behind(before, after),
            Call::Settle(_) => rounding(old) + VIRTUAL,
            // The fee's shares are minted at the price with what came back.
            Call::Repay(..) => rounding(new),
            _ => rounding(old),
        };
        let recovered = match call {
            Call::Repay(..) if which == 0 => big(before.book.lost.raw()) - big(after.book.lost.raw()),
            _ => BigUint::ZERO,
        };
        let most = quotient_up((&old.dollars + recovered) * &new.shares, &old.shares) + allowed;
        assert!(new.dollars <= most, "price {which} stepped up by {call:?}: {old:?} to {new:?}");
    }
}

/// What `seconds` may release into a price's assets: so many times one second's, plus a wei per term.
fn released_up(vault: &Vault, seconds: u64, is_optimistic: bool) -> BigUint {
    let per_stream = |stream: &Stream| {
        let length = stream.end.get().saturating_sub(stream.updated_at.get()).max(1);
        quotient_up(big(stream.remaining.raw()) * seconds, &length.into()) + 1u8
    };
    let accrued = quotient_up(big(vault.book.rate.raw()) * seconds, &1_000_000_000_000_000_000u64.into());
    let own = if is_optimistic {
        accrued + 1u8
    } else {
        per_stream(&vault.interest.inflow.stream) + per_stream(&vault.book.relief)
    };
    own + per_stream(&vault.gains.inflow.stream)
}

/// The optimistic value beyond the conservative one of the shares that a settlement burnt.
fn left_behind(before: &Vault, after: &Vault) -> BigUint {
    let burned = big(before.supply.raw()) - big(after.supply.raw());
    let [optimistic, conservative] = prices(before);
    optimistic.gain_since(&conservative, &burned)
}
