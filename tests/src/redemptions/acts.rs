//! What holders, bidders and anybody do, a line each.

use alloy_primitives::U256;
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Bid, Redemptions, round_of, sign};
use crate::abi::{IQEV, IQEVLens, ISUSDai, IToken};
use crate::check::done;

impl Redemptions {
    /// Somebody new with so many shares, bought with new dollars at the present price.
    #[track_caller]
    pub fn holder(&mut self, name: &str, shares: U256) -> Account {
        let (holder, vault) = (self.chain().account(name), self.susdai());
        // The price may have risen by a little when it comes to the mint.
        let cost = self.ask_vault(&ISUSDai::previewMintCall { shares });
        self.mint_usdai(&holder, cost.saturating_add(cost / U256::from(1_000)));
        let usdai = self.suite.usdai();
        let approve = IToken::approveCall { spender: vault, value: U256::MAX };
        done(self.chain().send(&holder, usdai, &approve));
        done(self.tell_vault(&holder, &ISUSDai::mint_0Call { shares, receiver: holder.address }));
        holder
    }

    /// Asks to leave with so many of the caller's own shares; returns the position.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn request(&mut self, from: &Account, shares: U256) -> Result<U256, CallError> {
        let receipt = self.request_sent(from, shares)?;
        Ok(receipt.returned::<ISUSDai::requestRedeemCall>().unwrap_or_default())
    }

    /// The same; returns the receipt.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn request_sent(&mut self, from: &Account, shares: U256) -> Result<Receipt, CallError> {
        let call = ISUSDai::requestRedeemCall { shares, controller: from.address, owner: from.address };
        self.tell_vault(from, &call)
    }

    /// The same with a sealed bid, for the number and the epoch that come next.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn request_sealed(&mut self, from: &Account, shares: U256, bid: &Bid) -> Result<U256, CallError> {
        let id = self.next_id();
        self.request_sealed_sent(from, shares, bid).map(|_| id)
    }

    /// The same; returns the receipt.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn request_sealed_sent(
        &mut self,
        from: &Account,
        shares: U256,
        bid: &Bid,
    ) -> Result<Receipt, CallError> {
        let (id, epoch) = (self.next_id(), self.open_epoch());
        let call = ISUSDai::requestRedeemWithCommitmentCall {
            shares,
            controller: from.address,
            owner: from.address,
            expectedId: id,
            epoch,
            commitment: bid.commitment(&self.seal(id, epoch)),
            ciphertext: bid.ciphertext(),
        };
        self.tell_vault(from, &call)
    }

    /// Seals a bid for the epoch to which a request would belong.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn commit(&mut self, from: &Account, id: U256, bid: &Bid) -> Result<Receipt, CallError> {
        let epoch = self.open_epoch();
        let commitment = bid.commitment(&self.seal(id, epoch));
        self.tell(from, &IQEV::commitCall { id, epoch, commitment, ciphertext: bid.ciphertext() })
    }

    /// Somebody new who has so many shares, and waits with all of them.
    #[track_caller]
    pub fn waiting(&mut self, name: &str, shares: U256) -> (Account, U256) {
        let holder = self.holder(name, shares);
        let id = done(self.request(&holder, shares));
        (holder, id)
    }

    /// Somebody new who waits with so many shares and bids all of them.
    #[track_caller]
    pub fn bidder(&mut self, name: &str, shares: U256, tick: u16) -> Bidder {
        let holder = self.holder(name, shares);
        let bid = Bid::new(tick, shares);
        let id = done(self.request_sealed(&holder, shares, &bid));
        Bidder { holder, id, bid }
    }

    /// Opens a commitment, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn reveal(&mut self, id: U256, bid: &Bid) -> Result<Receipt, CallError> {
        let IQEV::Opening { id, tick, shares, salt } = bid.opening(id);
        let keeper = self.keeper.clone();
        self.tell(&keeper, &IQEV::revealCall { id, tick, shares, salt })
    }

    /// Opens all of these, as the keeper.
    #[track_caller]
    pub fn reveal_all<'a>(&mut self, bidders: impl IntoIterator<Item = &'a Bidder>) {
        for bidder in bidders {
            done(self.reveal(bidder.id, &bidder.bid));
        }
    }

    /// Locks the epoch that is due, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn lock(&mut self) -> Result<Receipt, CallError> {
        let keeper = self.keeper.clone();
        self.tell(&keeper, &IQEV::lockCall {})
    }

    /// Proves the beacon's round of the epoch that is open or being settled, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn prove_beacon(&mut self) -> Result<Receipt, CallError> {
        let (epoch, keeper) = (self.auction().epoch, self.keeper.clone());
        let signature = sign(round_of(self.lock_time(epoch))).into();
        self.tell(&keeper, &IQEV::proveBeaconCall { signature })
    }

    /// Clears the epoch and serves all of the line that it serves, as the keeper.
    ///
    /// # Errors
    /// The refusal of the auction or the vault.
    pub fn clear(&mut self) -> Result<Receipt, CallError> {
        self.clear_blocks(u32::MAX)
    }

    /// The same with so many blocks of the line.
    ///
    /// # Errors
    /// The refusal of the auction or the vault.
    pub fn clear_blocks(&mut self, blocks: u32) -> Result<Receipt, CallError> {
        let keeper = self.keeper.clone();
        self.tell(&keeper, &IQEV::clearCall { blocks })
    }

    /// Clears at the end of an epoch's reveal; returns what it came to.
    ///
    /// # Panics
    /// It cannot be cleared.
    #[track_caller]
    pub fn settle(&mut self, epoch: u64) -> IQEV::Cleared {
        let at = self.clear_time(epoch).max(self.chain().timestamp());
        self.go_to(at);
        let receipt = done(self.clear());
        let [cleared] = receipt.logs::<IQEV::Cleared>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
        cleared
    }

    /// Collects positions into the ledgers of their owners, as the keeper.
    ///
    /// # Errors
    /// The auction's refusal.
    pub fn collect(&mut self, ids: &[U256]) -> Result<Receipt, CallError> {
        let keeper = self.keeper.clone();
        self.tell(&keeper, &IQEV::collectCall { ids: ids.to_vec(), epochs: u32::MAX })
    }

    /// Collects positions and has all that the caller may claim paid to itself; returns shares and assets.
    ///
    /// # Errors
    /// The refusal of the auction or the vault.
    pub fn claim(&mut self, from: &Account, ids: &[U256]) -> Result<[U256; 2], CallError> {
        let call = IQEV::claimCall { ids: ids.to_vec(), epochs: u32::MAX, receiver: from.address };
        let receipt = self.tell(from, &call)?;
        let returned = receipt.returned::<IQEV::claimCall>();
        Ok(returned.map(|part| [part.shares, part.assets]).unwrap_or_default())
    }

    /// Has the vault pay for so many shares of the caller's ledger; returns the assets.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn redeem(&mut self, from: &Account, shares: U256) -> Result<U256, CallError> {
        let call = ISUSDai::redeemCall { shares, receiver: from.address, controller: from.address };
        let receipt = self.tell_vault(from, &call)?;
        Ok(receipt.returned::<ISUSDai::redeemCall>().unwrap_or_default())
    }

    /// Has the vault pay so many assets of the caller's ledger; returns the shares.
    ///
    /// # Errors
    /// A refusal of the vault or the auction.
    pub fn withdraw(&mut self, from: &Account, assets: U256) -> Result<U256, CallError> {
        let call = ISUSDai::withdrawCall { assets, receiver: from.address, controller: from.address };
        let receipt = self.tell_vault(from, &call)?;
        Ok(receipt.returned::<ISUSDai::withdrawCall>().unwrap_or_default())
    }

    /// The number of the next position.
    #[track_caller]
    pub fn next_id(&mut self) -> U256 {
        self.look(&IQEVLens::intakeCall {}).nextId
    }

    /// A position as it is with all settled epochs.
    #[track_caller]
    pub fn position(&mut self, id: U256) -> IQEV::positionReturn {
        self.ask(&IQEV::positionCall { id })
    }
}

/// Somebody with a position and a sealed bid of all of it.
#[derive(Clone, Debug)]
pub struct Bidder {
    /// Who.
    pub holder: Account,
    /// The position.
    pub id: U256,
    /// What was sealed.
    pub bid: Bid,
}
