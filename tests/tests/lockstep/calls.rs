//! The calls that strangers, the loan book and the authority make.

use alloy_primitives::U256;
use proptest::prelude::*;

/// Who holds shares, beside the vault.
pub const HOLDERS: u8 = 4;

/// One call. Portions are in 1/255 of what there is.
#[derive(Clone, Debug)]
pub enum Call {
    Deposit(u8, U256),
    Mint(u8, U256),
    Transfer(u8, u8, u8),
    /// Wei that the reserve earns before.
    Harvest(U256),
    ClaimFees,
    Lock,
    /// A portion of the principal is lost.
    Lose(u8),
    /// Portions of the lendable cash and of the highest rate.
    Lend(u8, u8),
    /// Portions of the principal, of twice the accrued interest and of the marks that stay.
    Repay(u8, u8, u8),
    /// A portion of the principal is doubted.
    Mark(u8),
    /// A report that breaks a bound: which, and by how much.
    Lie(u8, U256),
    SetFee(u16),
    SetExitShare(u16),
    Pause(u64),
    Donate(U256),
    Request(u8, U256),
    /// A portion of what a holder has.
    RequestPart(u8, u8),
    /// What of the epoch's capacity is paid, in 1/10,000 less of what the shares are worth.
    Settle(u16),
    /// A settlement that breaks a bound: which, and by how much.
    LieOfSettlement(u8, U256),
    /// A holder's own, of which 1/255 parts are kept.
    Claim(u8, u8),
    /// A part of a holder's own, through the vault.
    Redeem(u8, u8),
    /// A claim of so much more than there is.
    ClaimTooMuch(U256),
    /// Portions of the last request: out of the line, and of that burnt.
    GiveBack(u8, u8),
    /// The next epoch is locked before its time.
    LockEarly,
    Wait(u64),
}

/// Cash of every size up to 2^86, 77 million dollars.
fn cash() -> impl Strategy<Value = U256> {
    (any::<u128>(), 42u32..128).prop_map(|(amount, shift)| U256::from(amount >> shift))
}

pub fn any_call() -> impl Strategy<Value = Call> {
    let holder = || 0..HOLDERS;
    let wait = prop_oneof![0..120u64, 0..90_000u64, 0..3_000_000u64];
    prop_oneof![
        5 => (holder(), cash()).prop_map(|(holder, amount)| Call::Deposit(holder, amount)),
        3 => (holder(), cash()).prop_map(|(holder, amount)| Call::Mint(holder, amount)),
        2 => (holder(), holder(), any::<u8>()).prop_map(|(from, to, part)| Call::Transfer(from, to, part)),
        4 => cash().prop_map(Call::Harvest),
        1 => Just(Call::ClaimFees),
        1 => Just(Call::Lock),
        1 => any::<u8>().prop_map(Call::Lose),
        3 => any::<(u8, u8)>().prop_map(|(part, rate)| Call::Lend(part, rate)),
        4 => any::<(u8, u8, u8)>().prop_map(|(principal, interest, marks)| Call::Repay(principal, interest, marks)),
        1 => any::<u8>().prop_map(Call::Mark),
        2 => (0..6u8, cash()).prop_map(|(which, excess)| Call::Lie(which, excess)),
        1 => (0..=1_000u16).prop_map(Call::SetFee),
        1 => (2_500..=10_000u16).prop_map(Call::SetExitShare),
        1 => (0..100_000u64).prop_map(Call::Pause),
        1 => cash().prop_map(Call::Donate),
        1 => (holder(), cash()).prop_map(|(holder, amount)| Call::Request(holder, amount)),
        3 => (holder(), any::<u8>()).prop_map(|(holder, part)| Call::RequestPart(holder, part)),
        5 => (0..=2_000u16).prop_map(Call::Settle),
        1 => (0..4u8, cash()).prop_map(|(which, excess)| Call::LieOfSettlement(which, excess)),
        2 => (holder(), any::<u8>()).prop_map(|(holder, kept)| Call::Claim(holder, kept)),
        2 => (holder(), any::<u8>()).prop_map(|(holder, part)| Call::Redeem(holder, part)),
        1 => cash().prop_map(Call::ClaimTooMuch),
        2 => any::<(u8, u8)>().prop_map(|(part, burnt)| Call::GiveBack(part, burnt)),
        1 => Just(Call::LockEarly),
        8 => wait.prop_map(Call::Wait),
    ]
}
