//! The suite with credit in it: titles of hardware, loans against them, the vault as a lender, and sales.
//!
//! A scene starts with everything deployed and wired, six million USDai in the vault, of which a million may be lent in
//! a loan, and everybody approved who has to be. Money, allowances and signatures take no time: an act is done at
//! `scene.now()`.
//!
//! ```no_run
//! # use tests::{Credit, check::done, credit::Lender};
//! let mut scene = Credit::new();
//! let title = scene.title("first");                        // registered, attested, activated: the borrower's
//! let [senior, junior] = [scene.people.lenders[0].clone(), scene.people.curator.clone()];
//! let mut deal = scene
//!     .deal(title, scene.usd6)                             // twelve level instalments of thirty days
//!     .tranche(&scene, Lender::Allowance(senior), 80_000, 1_200)
//!     .tranche(&scene, Lender::Allowance(junior), 20_000, 2_000);
//! deal.terms.reserveInstalments = 2;                       // whatever else is to be different
//! let loan = done(scene.borrow(&deal));                    // money, signatures, the strategist's word, and the call
//! scene.go_to_deadline(&deal);
//! done(scene.pay_due(&deal));                              // on time, with money that is minted for it
//! scene.default_and_foreclose(&deal);                      // the second after the grace, and after the cure window
//! let buyer = scene.people.buyers[0].clone();
//! scene.sell(&deal, &buyer, scene.usd6.whole(70_000));     // bids, waits, settles
//! done(scene.recover(&deal));
//! ```
//!
//! | what | where |
//! |---|---|
//! | hashes, by another library than the contracts' | [`typed`] |
//! | documents and who signs them: `paper`, `paper_of`, `policy`, `appraisal`, `signatures` | [`Paper`] |
//! | `title`, `activated`; `register`, `attest`, `activate`, `keep`, `redeem`, `freeze`, `wallet` | `titles` |
//! | terms, tranches, the pure crate's view of them: `deal`, `tranche`, `pure` | [`Deal`], [`Lender`], [`Currency`] |
//! | money and signatures: `give`, `fund`, `allow`, `prepare`, `escrow`, `deposits` | `lenders` |
//! | `borrow`, `refinance`, `repay`, `pay_due`, `pay_off`, `cure`, `cure_arrears`, `foreclose`, `recover` | `loans` |
//! | `call_default`; at their first second: `default_on`, `default_and_foreclose` | `loans` |
//! | `loan` and `expected_quote` by the pure crate, `quote` and `standing` by the lens | `standing` |
//! | `go_to_deadline`, `go_to_end_of_grace`, `go_to_end_of_cure`: the last second each | `standing` |
//! | `sale`, `bid`, `settle`, `next_round`, `withdraw_bid`, `sell`, `go_past_round`, `go_to_final_round` | `sales` |
//! | the vault as a lender: `agree`, `entry`, `sweep`, `resume`, `remark`, `adopt`, `reconcile`, `prices` | `book` |
//!
//! What changes something returns the refusal, what only looks panics, and so does what sets the stage.

mod book;
mod build;
mod deal;
mod lenders;
mod loans;
mod paper;
mod sales;
mod standing;
mod titles;
pub mod typed;

use std::sync::LazyLock;

use alloy_primitives::{Address, FixedBytes};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Chain, Receipt};

use crate::abi::ILoanRouter;
use crate::check::done;
use crate::{Redemptions, Suite};

pub use deal::{Currency, DAY, Deal, Lender, per_second};
pub use lenders::signed;
pub use paper::Paper;
pub use sales::FINAL_ROUND;
pub use titles::{CURATOR, OPERATOR, STATES};

static START: LazyLock<Credit> =
    LazyLock::new(|| Credit::build().unwrap_or_else(|error| panic!("{error:#}")));

/// Everything that there is, as it ships and wired as the tool wires it.
#[derive(Clone, Debug)]
pub struct Credit {
    /// The chain, USDai, the vault, the redemption auction, and those who hold them.
    pub redemptions: Redemptions,
    /// Draws titles.
    pub metadata: Address,
    /// Titles.
    pub caliber: Address,
    /// Holds cash for loans that are to be.
    pub timelock: Address,
    /// Sells foreclosed titles.
    pub auction: Address,
    /// Lenders' positions.
    pub positions: Address,
    /// The vault as a lender.
    pub book: Address,
    /// Loans.
    pub router: Address,
    /// What loans cost, as numbers.
    pub lens: Address,
    /// A dollar of 6 decimals in the reserve.
    pub usd6: Currency,
    /// One of 8.
    pub usd8: Currency,
    /// One of 18.
    pub usd18: Currency,
    /// Everybody.
    pub people: People,
}

/// Who has a part in credit. `borrower` is an approved operator, `curator` an approved curator.
#[derive(Clone, Debug)]
pub struct People {
    /// Owns hardware and borrows.
    pub borrower: Account,
    /// Another operator, approved as well.
    pub operator: Account,
    /// Takes first losses.
    pub curator: Account,
    /// Lend without any approval.
    pub lenders: [Account; 5],
    /// Holds the legal titles. Role TITLE_AGENT.
    pub agent: Account,
    /// Keeps the hardware. Role BAILEE.
    pub bailee: Account,
    /// Values it. Role APPRAISER.
    pub appraiser: Account,
    /// Insures it. Role INSURER.
    pub insurer: Account,
    /// Watches it. Role MONITOR.
    pub monitor: Account,
    /// Vets operators and curators. Role UNDERWRITER.
    pub underwriter: Account,
    /// Lends the vault's cash. Role STRATEGIST.
    pub strategist: Account,
    /// Receives origination, exit and liquidation fees.
    pub fees: Account,
    /// Does what anybody may.
    pub keeper: Account,
    /// Bid for titles. The first two are approved operators, so that they can keep one.
    pub buyers: [Account; 3],
    /// Has no part in anything.
    pub stranger: Account,
}

impl Credit {
    /// The router's entry of the guardian.
    pub const PAUSE_BORROWING: FixedBytes<4> = FixedBytes(ILoanRouter::pauseBorrowingCall::SELECTOR);

    /// A new one; all are alike.
    ///
    /// # Panics
    /// A program or fixture was not built; the message says how to.
    #[must_use]
    pub fn new() -> Self {
        START.clone()
    }

    /// The chain.
    pub const fn chain(&mut self) -> &mut Chain {
        self.redemptions.chain()
    }

    /// Authority, USDai and the vault.
    pub const fn suite(&mut self) -> &mut Suite {
        &mut self.redemptions.suite
    }

    /// What the router answers.
    #[track_caller]
    pub fn ask<C: SolCall>(&mut self, call: &C) -> C::Return {
        let router = self.router;
        self.look(router, call)
    }

    /// What a contract answers.
    #[track_caller]
    pub fn look<C: SolCall>(&mut self, contract: Address, call: &C) -> C::Return {
        done(self.chain().call(contract, call))
    }

    /// Sends a call to the router.
    ///
    /// # Errors
    /// Its refusal.
    pub fn tell<C: SolCall>(&mut self, from: &Account, call: &C) -> Result<Receipt, CallError> {
        let router = self.router;
        self.chain().send(from, router, call)
    }

    /// Has the authority pass a call on to a contract.
    ///
    /// # Errors
    /// A refusal of one of them.
    pub fn push<C: SolCall>(&mut self, target: Address, call: &C) -> Result<Receipt, CallError> {
        self.suite().push(target, call)
    }

    /// The next call runs at this time.
    ///
    /// # Panics
    /// Before the block that came last.
    #[track_caller]
    pub fn go_to(&mut self, timestamp: u64) {
        self.redemptions.go_to(timestamp);
    }

    /// The next call runs so much later.
    pub fn wait(&mut self, seconds: u64) {
        self.redemptions.wait(seconds);
    }

    /// When the next call runs.
    #[must_use]
    pub fn now(&self) -> u64 {
        self.redemptions.suite.staking.world.chain.timestamp()
    }

    /// Does something and sets the clock back, so that what is next is at the same instant.
    #[track_caller]
    pub fn still<T>(&mut self, act: impl FnOnce(&mut Self) -> T) -> T {
        let now = self.now();
        let outcome = act(self);
        self.go_to(now);
        outcome
    }
}

impl Default for Credit {
    fn default() -> Self {
        Self::new()
    }
}
