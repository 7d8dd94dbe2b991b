//! What the attacks on the vault share.

use alloy_primitives::{Address, U256, U512};
use stylus_chain::chain::{CallError, Receipt};
use tests::{LoanReport, Staking, abi::ISUSDai, check::done, storage::mapped, whole};

pub use tests::token::{ask, people};

pub const DAY: u64 = 86_400;
/// A stream's period.
pub const WEEK: u64 = 7 * DAY;
/// The highest rate of interest per second and dollar of principal, 18 decimals.
pub const HIGHEST_RATE: u64 = 31_709_791_983;
/// Share-wei and asset-wei that belong to nobody.
pub const VIRTUAL: u64 = 1_000_000;
/// The slot of the cash that is set aside: capacity in the lower half, exit bucket in the upper.
const CASH_SET_ASIDE: u64 = 9;

/// So many whole USDai or shares.
pub fn wad(units: u64) -> U256 {
    whole(units, 18)
}

/// The next call runs at this time.
#[track_caller]
pub fn go_to(staking: &mut Staking, timestamp: u64) {
    if let Err(error) = staking.world.chain.set_timestamp(timestamp) {
        panic!("{error}");
    }
}

/// Does one transaction and sets the clock back, so that the next is at the same instant.
#[track_caller]
pub fn still<T>(staking: &mut Staking, act: impl FnOnce(&mut Staking) -> T) -> T {
    let now = staking.world.chain.timestamp();
    let outcome = act(staking);
    go_to(staking, now);
    outcome
}

/// The report that says what the vault knows already.
#[track_caller]
pub fn standing(staking: &mut Staking) -> LoanReport {
    let loans = ask(staking, &ISUSDai::loansCall {});
    LoanReport {
        principal: loans.principal,
        marks: loans.marks,
        accrued: U256::MAX,
        rate: loans.ratePerSecond,
        ..LoanReport::default()
    }
}

/// Lends so much more at a yearly rate in basis points of all principal.
#[track_caller]
pub fn lend(staking: &mut Staking, sent: U256, yearly: u64) -> Receipt {
    let report = standing(staking);
    let principal = report.principal + sent;
    let rate = principal * U256::from(HIGHEST_RATE) * U256::from(yearly) / U256::from(10_000);
    done(staking.report(&LoanReport { principal, rate, sent, ..report }))
}

/// Takes `value` from the vault, calls it lost, and pays it as interest, all in one report. The loan book
/// ends with the cash that it began with.
pub fn lose_and_repay(staking: &mut Staking, value: U256) -> Result<Receipt, CallError> {
    staking.report(&LoanReport { sent: value, interest_paid: value, ..LoanReport::default() })
}

/// What the stream of a source has not released.
#[track_caller]
pub fn unreleased(staking: &mut Staking, source: u8) -> U256 {
    ask(staking, &ISUSDai::streamCall { source }).unreleased
}

/// What of doubts taken back and of losses that came back has not entered the redemption price, rounded up.
#[track_caller]
pub fn relief(staking: &mut Staking) -> U256 {
    let loans = ask(staking, &ISUSDai::loansCall {});
    let left = loans.reliefEnd.saturating_sub(staking.world.chain.timestamp());
    let length = loans.reliefEnd.saturating_sub(loans.reportedAt);
    if left >= length {
        return if left == 0 { U256::ZERO } else { loans.relief };
    }
    (loans.relief * U256::from(left)).div_ceil(U256::from(length))
}

/// What all shares are worth at the conservative price.
#[track_caller]
pub fn conservative_assets(staking: &mut Staking) -> U256 {
    let (cash, loans) = (ask(staking, &ISUSDai::cashCall {}), ask(staking, &ISUSDai::loansCall {}));
    let [interest, gains] = [0x10, 0x20].map(|source| unreleased(staking, source));
    let uncounted = interest + gains + loans.marks + relief(staking);
    (cash.idle - cash.reserved + loans.principal).saturating_sub(uncounted)
}

/// What an account's shares are worth at the conservative price.
#[track_caller]
pub fn worth(staking: &mut Staking, account: Address) -> U256 {
    let shares = ask(staking, &ISUSDai::balanceOfCall { account });
    let supply = ask(staking, &ISUSDai::totalSupplyCall {});
    let assets = conservative_assets(staking);
    mul_div(shares, assets + U256::from(VIRTUAL), supply + U256::from(VIRTUAL))
}

/// `a * b / c`, rounded down, with a product of any size.
#[track_caller]
pub fn mul_div(a: U256, b: U256, c: U256) -> U256 {
    let quotient = U512::from(a) * U512::from(b) / U512::from(c);
    match U256::checked_from_limbs_slice(quotient.as_limbs()) {
        Some(value) => value,
        None => panic!("{quotient} has more than 256 bits"),
    }
}

/// What redemptions will have set aside, which no call leads to yet.
#[track_caller]
pub fn set_aside(staking: &mut Staking, capacity: U256, exit_bucket: U256) {
    let content = capacity | exit_bucket << 128_usize;
    staking.world.chain.set_storage(staking.susdai, U256::from(CASH_SET_ASIDE), content);
    let cash = ask(staking, &ISUSDai::cashCall {});
    assert_eq!((cash.capacity, cash.exitBucket), (capacity, exit_bucket));
}

/// Gives an account a balance of USDai that the reserve does not cover: amounts that nobody has yet.
pub fn set_usdai(staking: &mut Staking, account: Address, value: U256) {
    let place = mapped(U256::ZERO, account.into_word());
    staking.world.chain.set_storage(staking.world.usdai, place, value);
}
