//! The program and the model, which do the same.

use std::sync::LazyLock;

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::abi::{IQEV, ISUSDai};
use tests::random::Random;
use tests::redemptions::{Bid, sound};
use tests::{Redemptions, whole};
use usdai_core::Timestamp;

use crate::compare::{agree, refusal, slots_agree};
use crate::deeds::{Deed, HOLDERS};
use crate::model::{Given, Model, Refusal};

/// The suite with its holders, each with a hundred shares.
static START: LazyLock<(Redemptions, Vec<Account>)> = LazyLock::new(|| {
    let mut auction = Redemptions::new();
    let holders =
        (0..HOLDERS).map(|number| auction.holder(&format!("holder {number}"), whole(100, 18))).collect();
    (auction, holders)
});

/// What the program said.
pub type Said = Result<Vec<U256>, CallError>;

/// The program and the model.
pub struct Pair {
    pub auction: Redemptions,
    pub holders: Vec<Account>,
    pub model: Model,
    pub random: Random,
    now: u64,
}

impl Pair {
    pub fn new(mut random: Random) -> Self {
        let (mut auction, holders) = START.clone();
        // Too little for the bids, for the line, or enough for all.
        let cash = random.pick(&[20, 100, 900, 5_000]);
        auction.set_free_cash(whole(cash, 18));
        let (genesis, now) = (auction.boundary(0), auction.chain().timestamp());
        Self { auction, holders, model: Model::new(genesis, genesis), random, now }
    }

    /// Two epochs in a run, with more calls in their last days than before.
    pub fn pass_time(&mut self, index: usize, length: usize) {
        let half = (length / 2) as u64;
        let (epoch, within) = (1 + index as u64 / half, index as u64 % half * 100 / half);
        let open = self.auction.boundary(epoch - 1);
        let [lock, clear, end] =
            [self.auction.lock_time(epoch), self.auction.clear_time(epoch), self.auction.boundary(epoch)];
        let between = |from: u64, to: u64, part: u64, whole: u64| from + (to - from) * part / whole;
        let target = match within {
            0..40 => between(open, lock, within, 40),
            40..75 => between(lock, clear, within - 40, 35),
            _ => between(clear, end, within - 75, 25),
        };
        self.now = self.now.max(target) + 1;
        self.auction.go_to(self.now);
    }

    /// Does it on both sides. Returns how it ended, or what differs.
    pub fn perform(&mut self, deed: &Deed) -> Result<String, String> {
        let before = self.model.clone();
        self.model.engine.now = Timestamp::new(self.now);
        let (said, expected) = self.both(deed);
        let name = deed.name();
        self.now = self.now.max(self.auction.chain().timestamp());
        let ending = match (said, expected) {
            (Ok(said), Ok(expected)) if said == expected => name,
            (Err(error), Err(why)) if refusal(&error) == why => format!("{name}: {why}"),
            (said, expected) => {
                return Err(format!("the program: {said:?}, the model: {expected:?}"));
            }
        };
        if ending.contains(':') {
            self.model = before;
        } else {
            slots_agree(&mut self.auction, &before.engine.slots, &self.model.engine.slots)?;
        }
        Ok(ending)
    }

    /// Everything agrees, and the vault's books are sound.
    pub fn finish(&mut self) -> Result<(), String> {
        agree(&mut self.auction, &self.model)?;
        sound(&mut self.auction);
        Ok(())
    }

    fn both(&mut self, deed: &Deed) -> (Said, Result<Vec<U256>, String>) {
        match deed {
            Deed::Request { holder, shares } => self.request(*holder, *shares, None),
            Deed::RequestSealed { holder, shares, tick, bid } => {
                self.request(*holder, *shares, Some(Bid::new(*tick, whole(*bid, 18))))
            }
            Deed::Commit { id, by, tick, bid } => {
                let by = by.map_or_else(|| self.owner(*id), |holder| self.holders[holder].clone());
                self.commit(*id, &by, Bid::new(*tick, whole(*bid, 18)))
            }
            Deed::WithdrawCommitment { .. } | Deed::WithdrawBid { .. } | Deed::Cancel { .. } => {
                self.take_back(deed)
            }
            Deed::Transfer { id, to } => self.transfer(*id, *to),
            Deed::Reveal { id } => self.reveal(*id),
            Deed::RevealMany { ids } => self.reveal_many(ids),
            Deed::ProveBeacon => {
                let said = self.auction.prove_beacon().map(|_| Vec::new());
                let expected = self.model.engine.prove_beacon().map(|_| Vec::new()).map_err(Refusal::from);
                (said, named(expected))
            }
            Deed::Lock => {
                let said = self.auction.lock().map(|_| Vec::new());
                let expected = match self.model.engine.follow_clock() {
                    Ok(qev_auction::Followed::Nothing) => Err(Refusal::LockNotDue),
                    Ok(_) => Ok(Vec::new()),
                    Err(error) => Err(error.into()),
                };
                (said, named(expected))
            }
            Deed::Clear { blocks } => self.clear(*blocks),
            Deed::Collect { ids, epochs } => {
                let call = IQEV::collectCall { ids: numbers(ids), epochs: *epochs };
                let keeper = self.auction.keeper.clone();
                let said =
                    self.auction.tell(&keeper, &call).map(|receipt| pair_of::<IQEV::collectCall>(&receipt));
                (said, named(self.model.collect(ids, *epochs)))
            }
            Deed::Claim { holder, ids } => {
                let by = self.holders[*holder].clone();
                let said = self.auction.claim(&by, &numbers(ids)).map(|part| part.to_vec());
                (said, named(self.model.claim(by.address, ids)))
            }
            Deed::Redeem { holder, part } => self.redeem(*holder, *part),
            Deed::Deposit { holder, assets } => {
                let by = self.holders[*holder].clone();
                self.auction.mint_usdai(&by, whole(*assets, 18));
                let call = ISUSDai::deposit_0Call { assets: whole(*assets, 18), receiver: by.address };
                (self.auction.tell_vault(&by, &call).map(|_| Vec::new()), Ok(Vec::new()))
            }
        }
    }

    /// The owner, or for no position the first holder.
    pub fn owner(&self, id: u32) -> Account {
        let owner = self.model.ledger.owners.get(&id).copied().unwrap_or_default();
        self.holders.iter().find(|holder| holder.address == owner).unwrap_or(&self.holders[0]).clone()
    }

    pub fn seal_of(&self, id: u32) -> Bid {
        let seal = self.model.ledger.seals.get(&id);
        seal.map_or_else(|| Bid::new(1, U256::ZERO), |(bid, _)| *bid)
    }

    /// The epoch in which a seal of now opens, once the clock is followed.
    pub fn open_epoch(&self) -> u64 {
        let mut later = self.model.clone();
        match later.engine.follow_clock() {
            Ok(_) => later.open_epoch(),
            Err(_) => 0,
        }
    }
}

fn numbers(ids: &[u32]) -> Vec<U256> {
    ids.iter().copied().map(U256::from).collect()
}

fn pair_of<C: SolCall<Return = IQEV::collectReturn>>(receipt: &Receipt) -> Vec<U256> {
    receipt.returned::<C>().map(|part| vec![part.shares, part.assets]).unwrap_or_default()
}

pub fn named(given: Given) -> Result<Vec<U256>, String> {
    given.map_err(|why| crate::compare::name(&why).to_owned())
}
