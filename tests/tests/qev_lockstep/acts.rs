//! Each kind of call on both sides.

use alloy_primitives::U256;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::abi::{IQEV, ISUSDai};
use tests::redemptions::Bid;
use tests::whole;

use crate::deeds::Deed;
use crate::model::{Given, Model, Refusal};
use crate::pair::{Pair, Said, named};

impl Pair {
    pub fn request(
        &mut self,
        holder: usize,
        shares: u64,
        bid: Option<Bid>,
    ) -> (Said, Result<Vec<U256>, String>) {
        let by = self.holders[holder].clone();
        let held = self.auction.ask_vault(&ISUSDai::balanceOfCall { account: by.address });
        let shares = whole(shares, 18).min(held);
        let said = match &bid {
            None => self.auction.request(&by, shares),
            Some(bid) => self.request_sealed(&by, shares, bid),
        };
        if shares.is_zero() {
            return (said.map(|id| vec![id]), Err("ZeroAmount".into()));
        }
        let epoch = self.open_epoch();
        let expected = self.model.request(by.address, shares).and_then(|id| {
            if let Some(bid) = bid {
                self.model.seal(id, bid, epoch)?;
            }
            Ok(vec![U256::from(id)])
        });
        (said.map(|id| vec![id]), named(expected))
    }

    /// For the number and the epoch that the model expects.
    fn request_sealed(&mut self, by: &Account, shares: U256, bid: &Bid) -> Result<U256, CallError> {
        let (id, epoch) = (U256::from(self.model.engine.intake().next_sequence), self.open_epoch());
        let call = ISUSDai::requestRedeemWithCommitmentCall {
            shares,
            controller: by.address,
            owner: by.address,
            expectedId: id,
            epoch,
            commitment: bid.commitment(&self.auction.seal(id, epoch)),
            ciphertext: bid.ciphertext(),
        };
        self.auction.tell_vault(by, &call).map(|_| id)
    }

    pub fn commit(&mut self, id: u32, by: &Account, bid: Bid) -> (Said, Result<Vec<U256>, String>) {
        let epoch = self.open_epoch();
        let number = U256::from(id);
        let commitment = bid.commitment(&self.auction.seal(number, epoch));
        let call = IQEV::commitCall { id: number, epoch, commitment, ciphertext: bid.ciphertext() };
        let said = self.auction.tell(by, &call).map(|_| Vec::new());
        let expected = self.model.act(id, by.address, |model| model.seal(id, bid, epoch));
        (said, named(expected))
    }

    pub fn take_back(&mut self, deed: &Deed) -> (Said, Result<Vec<U256>, String>) {
        let (Deed::WithdrawCommitment { id } | Deed::WithdrawBid { id } | Deed::Cancel { id }) = *deed else {
            return (Ok(Vec::new()), Ok(Vec::new()));
        };
        let (by, number) = (self.owner(id), U256::from(id));
        let one = |receipt: Receipt, word: alloy_sol_types::Result<U256>| {
            assert!(receipt.is_success());
            vec![word.unwrap_or_default()]
        };
        match deed {
            Deed::WithdrawCommitment { .. } => {
                let said =
                    self.auction.tell(&by, &IQEV::withdrawCommitmentCall { id: number }).map(|_| Vec::new());
                let withdraw =
                    |model: &mut Model| Ok(model.engine.withdraw_commitment(id).map(|()| Vec::new())?);
                (said, named(self.model.act(id, by.address, withdraw)))
            }
            Deed::WithdrawBid { .. } => {
                let said = self.auction.tell(&by, &IQEV::withdrawBidCall { id: number }).map(|receipt| {
                    let word = receipt.returned::<IQEV::withdrawBidCall>();
                    one(receipt, word)
                });
                let withdraw = |model: &mut Model| {
                    Ok(model.engine.withdraw_bid(id).map(|shares| vec![U256::from(shares.get())])?)
                };
                (said, named(self.model.act(id, by.address, withdraw)))
            }
            _ => {
                let said = self.auction.tell(&by, &IQEV::cancelCall { id: number }).map(|receipt| {
                    let word = receipt.returned::<IQEV::cancelCall>();
                    one(receipt, word)
                });
                (said, named(self.model.act(id, by.address, |model| model.cancel(id))))
            }
        }
    }

    pub fn transfer(&mut self, id: u32, to: usize) -> (Said, Result<Vec<U256>, String>) {
        let (by, to) = (self.owner(id), self.holders[to].address);
        let call = IQEV::transferFromCall { from: by.address, to, tokenId: U256::from(id) };
        let said = self.auction.tell(&by, &call).map(|_| Vec::new());
        (said, named(self.model.act(id, by.address, |model| model.transfer(id, to))))
    }

    /// Opens the last seal of a position, whatever it was for.
    pub fn reveal(&mut self, id: u32) -> (Said, Result<Vec<U256>, String>) {
        let bid = self.seal_of(id);
        let said = self.auction.reveal(U256::from(id), &bid).map(|_| Vec::new());
        let expected = self.model.reveal(id, &bid).map_err(|why| match why {
            // A number without a position has no commitment either.
            Refusal::Auction(qev_auction::AuctionError::NoPosition) => {
                qev_auction::AuctionError::NotSealed.into()
            }
            other => other,
        });
        (said, named(expected))
    }

    pub fn reveal_many(&mut self, ids: &[u32]) -> (Said, Result<Vec<U256>, String>) {
        let openings = ids.iter().map(|id| self.seal_of(*id).opening(U256::from(*id))).collect();
        let keeper = self.auction.keeper.clone();
        let said = self.auction.tell(&keeper, &IQEV::revealManyCall { openings }).map(|receipt| {
            let opened = receipt.returned::<IQEV::revealManyCall>().unwrap_or_default();
            opened.into_iter().map(U256::from).collect()
        });
        (said, named(self.opened(ids)))
    }

    fn opened(&mut self, ids: &[u32]) -> Given {
        self.model.engine.follow_clock()?;
        let auction = self.model.engine.auction();
        if !auction.is_revealing(&self.model.engine.clock, self.model.engine.now).unwrap_or_default() {
            return Err(qev_auction::AuctionError::NotRevealing.into());
        }
        let mut all = Vec::new();
        for id in ids {
            let opens = self.model.opens(*id);
            if opens {
                let bid = self.seal_of(*id);
                self.model.reveal(*id, &bid)?;
            }
            all.push(U256::from(opens));
        }
        Ok(all)
    }

    /// With the capacity that the vault has fixed and its price of this instant.
    pub fn clear(&mut self, blocks: u32) -> (Said, Result<Vec<U256>, String>) {
        let receipt = self.auction.clear_blocks(blocks);
        let cleared = receipt.as_ref().ok().and_then(|receipt| receipt.logs::<IQEV::Cleared>().pop());
        let said = receipt
            .map(|receipt| vec![U256::from(receipt.returned::<IQEV::clearCall>().unwrap_or_default())]);
        let followed = self.model.engine.follow_clock();
        let is_clearing = self.model.engine.auction().phase == qev_auction::Phase::Clearing;
        let expected = match (followed, cleared) {
            (Err(error), _) => Err(error.into()),
            (Ok(_), _) if is_clearing => self
                .model
                .engine
                .serve(blocks)
                .map(|settled| vec![U256::from(settled)])
                .map_err(Refusal::from),
            (Ok(_), Some(told)) => self.model.clear(told.capacity, told.price, blocks),
            (Ok(_), None) => self.model.clear(U256::ZERO, U256::ZERO, blocks),
        };
        (said, named(expected))
    }

    pub fn redeem(&mut self, holder: usize, part: u64) -> (Said, Result<Vec<U256>, String>) {
        let by = self.holders[holder].clone();
        let [shares, _] = self.model.ledger.of(by.address);
        let shares = shares / U256::from(part);
        let said = self.auction.redeem(&by, shares).map(|assets| vec![assets]);
        if shares.is_zero() {
            return (said, Err("ZeroAmount".into()));
        }
        (said, Ok(vec![self.model.ledger.take(by.address, shares)]))
    }
}
