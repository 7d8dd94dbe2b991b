//! What accounts claim of weeks.

use crate::abi::ICores as abi;
use crate::errors::{self, Error};
use crate::records::Week;
use crate::storage::{Cores, Place};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, U256};
use kit::calldata::Arguments;
use kit::words::{Word, number};
use kit::{emit, host};
use openzeppelin_crypto::merkle::Verifier;

/// Weeks of a word of bits.
const WEEKS: u64 = 256;

/// What an account earned in a week, and the proof of it.
struct Claim {
    week: u64,
    amount: U256,
    proof: Vec<[u8; 32]>,
}

impl Cores {
    /// Anyone: credits an account with what it earned in these weeks. What it came to.
    ///
    /// `ZeroAddress`, `NothingToClaim`, and for each `NotPublished`, `NotClaimable`, `AlreadyClaimed`, `InvalidProof`,
    /// `TotalExceeded`.
    pub(crate) fn claim(
        &mut self,
        account: Address,
        list: &mut Arguments,
        count: usize,
    ) -> Result<u128, Error> {
        if account.is_zero() {
            return Err(errors::zero_address());
        }
        let mut sum: u128 = 0;
        for _ in 0..count {
            let claim = read_claim(list)?;
            let amount = self.claim_week(account, &claim)?;
            sum = sum.checked_add(amount).ok_or_else(errors::arithmetic_overflow)?;
        }
        if sum == 0 {
            return Err(errors::nothing_to_claim());
        }
        self.credit(account, sum)?;
        Ok(sum)
    }

    /// Whether an account has claimed a week.
    pub(crate) fn is_claimed(&self, week: u64, account: Address) -> bool {
        let (place, bit) = place_of(week, account);
        number(self.load(place)).bit(bit)
    }

    fn claim_week(&mut self, account: Address, claim: &Claim) -> Result<u128, Error> {
        let Claim { week, amount, ref proof } = *claim;
        let record = self.published(week)?;
        if host::now() < record.claimable_at {
            return Err(errors::not_claimable(week, record.claimable_at));
        }
        let (place, bit) = place_of(week, account);
        let mut claimed = number(self.load(place));
        if claimed.bit(bit) {
            return Err(errors::already_claimed(week, account));
        }
        let root = self.load(Place::Root(week));
        if !Verifier::verify(proof, root.0, leaf(account, week, amount).0) {
            return Err(errors::invalid_proof(week, account));
        }
        let left = record.left();
        let value = u128::try_from(amount).ok().filter(|value| *value <= left);
        let value = value.ok_or_else(|| errors::total_exceeded(week, left, amount))?;

        claimed.set_bit(bit, true);
        self.store(place, claimed.word());
        self.set_week(week, &Week { claimed: record.claimed.saturating_add(value), ..record })?;
        emit!(Claimed, [account, week], [value]);
        Ok(value)
    }

    /// Adds to a balance that nothing is taken from, as ERC-20 tells of it.
    fn credit(&mut self, account: Address, value: u128) -> Result<(), Error> {
        let mut books = self.books();
        books.supply = books.supply.checked_add(value).ok_or_else(errors::arithmetic_overflow)?;
        self.set_books(&books)?;
        // No balance is above the supply.
        let balance = number(self.load(Place::Balance(account))).saturating_add(U256::from(value));
        self.store(Place::Balance(account), balance.word());
        emit!(Transfer, [Address::ZERO, account], [value]);
        Ok(())
    }
}

/// The leaf of OpenZeppelin's `StandardMerkleTree`: hashed twice, so that it is never the hash of two nodes.
fn leaf(account: Address, week: u64, amount: U256) -> B256 {
    let inner = host::keccak_words(&[], &[account.word(), week.word(), amount.word()]);
    host::keccak_words(&[], &[inner])
}

fn place_of(week: u64, account: Address) -> (Place, usize) {
    (Place::Claimed(account, week / WEEKS), (week % WEEKS) as usize)
}

fn read_claim(list: &mut Arguments) -> Result<Claim, Error> {
    let mut claim = list.tuple();
    let (week, amount) = (claim.uint_up_to(u64::from(u32::MAX)), claim.uint());
    let (mut hashes, count) = claim.array();
    // A count that the calldata does not hold ends here.
    list.check()?;
    claim.check()?;
    let proof = (0..count).map(|_| hashes.word().0).collect();
    Ok(Claim { week, amount, proof })
}
