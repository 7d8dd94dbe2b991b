//! A title in every state of its life, and those who may or may not move it.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::ICaliber,
    check::done,
    credit::{Deal, Lender, OPERATOR, Paper},
    whole,
};

/// Numbers of states, as of [`tests::credit::STATES`].
pub const DRAFT: u8 = 1;
pub const ATTESTED: u8 = 2;
pub const ACTIVE: u8 = 3;
pub const PLEDGED: u8 = 4;
pub const DEFAULTED: u8 = 5;
pub const FORECLOSED: u8 = 6;
pub const SOLD: u8 = 7;
pub const REDEEMED: u8 = 8;
pub const WITHDRAWN: u8 = 9;

/// What the loans of these tests are, whole dollars.
pub const LOAN: u64 = 100_000;

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| (DRAFT..=WITHDRAWN).map(Stage::build).collect());

/// A scene in which one title is in a state, and where it was led by its own calls: the router's and the auction's are
/// sent from their addresses.
#[derive(Clone, Debug)]
pub struct Stage {
    pub scene: Credit,
    pub paper: Paper,
    pub title: U256,
    pub state: u8,
    /// Who has it, or had it last.
    pub owner: Address,
}

impl Stage {
    /// A new one; all of a state are alike.
    pub fn at(state: u8) -> Self {
        STAGES[usize::from(state) - 1].clone()
    }

    /// Sends a call to CALIBER from any address.
    pub fn tell<C: SolCall>(&mut self, from: Address, call: &C) -> Result<Receipt, CallError> {
        tell(&mut self.scene, from, call)
    }

    /// What a call of CALIBER from any address would come to.
    pub fn foresee(&mut self, from: Address, data: Bytes) -> Result<Bytes, CallError> {
        let caliber = self.scene.caliber;
        self.scene.chain().call_raw(from, caliber, data)
    }

    fn build(state: u8) -> Self {
        let scene = Credit::new();
        let (paper, borrower) = (scene.paper("first"), scene.people.borrower.address);
        let title = paper.id();
        let mut stage = Self { scene, paper, title, state, owner: borrower };
        stage.begin();
        assert_eq!(stage.scene.state(title), state);
        stage
    }

    #[track_caller]
    fn begin(&mut self) {
        let Self { paper, title, state, owner, .. } = self.clone();
        let scene = &mut self.scene;
        done(scene.register(&paper, owner));
        if state == DRAFT {
            return;
        }
        if state == WITHDRAWN {
            let borrower = scene.people.borrower.clone();
            done(scene.withdraw_title(&borrower, &paper));
            return;
        }
        done(scene.attest(&paper));
        if state == ATTESTED {
            return;
        }
        done(scene.activate(&paper));
        match state {
            ACTIVE => {}
            REDEEMED => {
                let borrower = scene.people.borrower.clone();
                done(scene.redeem(&borrower, &paper));
            }
            _ => self.pledge_and_on(title, state),
        }
    }

    #[track_caller]
    fn pledge_and_on(&mut self, title: U256, state: u8) {
        let (router, auction) = (self.scene.router, self.scene.auction);
        let principal = whole(LOAN, 18);
        done(self.tell(router, &ICaliber::pledgeCall { title, borrower: self.owner, principal }));
        self.owner = router;
        if state >= DEFAULTED {
            done(self.tell(router, &ICaliber::markDefaultedCall { title }));
        }
        if state >= FORECLOSED {
            done(self.tell(router, &ICaliber::forecloseCall { title }));
            self.owner = auction;
        }
        if state == SOLD {
            let buyer = self.scene.people.buyers[0].address;
            done(self.tell(auction, &ICaliber::sellCall { title, buyer }));
            self.owner = buyer;
        }
    }
}

/// Sends a call to CALIBER from any address, a contract's too.
pub fn tell<C: SolCall>(scene: &mut Credit, from: Address, call: &C) -> Result<Receipt, CallError> {
    let caliber = scene.caliber;
    scene.chain().set_balance(from, whole(1, 18));
    scene.chain().send(from, caliber, call)
}

/// A loan of a hundred thousand against a title.
pub fn deal(scene: &Credit, title: U256) -> Deal {
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    scene.deal(title, scene.usd6).tranche(scene, lender, 100_000, 1_200)
}

/// The same for a contract as the borrower: its owner has it call.
pub fn deal_of(scene: &Credit, title: U256, borrower: Address) -> Deal {
    let mut deal = deal(scene, title);
    deal.terms.borrower = borrower;
    deal
}

/// A wallet with an approval as an operator and an active title.
pub fn wallet_with_a_title(scene: &mut Credit) -> (Address, Account, U256) {
    let owner = scene.people.operator.clone();
    let wallet = scene.wallet(&owner);
    done(scene.grant_standing(OPERATOR, wallet, 10_000_000));
    let paper = scene.paper("of a wallet");
    let title = scene.activated(&paper, wallet);
    (wallet, owner, title)
}

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}

/// So many dollars, 18 decimals.
pub fn wad(dollars: u64) -> U256 {
    whole(dollars, 18)
}
