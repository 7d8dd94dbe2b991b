//! Scenes in which holders, bidders and curators do what earns Cores.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Account;
use tests::{
    Credit, Redemptions,
    abi::{ILoanPositions, IToken},
    check::done,
    credit::{Deal, Lender, typed},
    redemptions::{Bid, Bidder},
    whole,
};
use usdai_bindings::ICores;

use crate::logs::Sources;
use crate::support::{DAY, Stage};

/// The auction with a season: who bids, who waits, and what is served.
pub struct Leaving {
    pub scene: Redemptions,
    pub cores: Address,
    pub bidders: Vec<Bidder>,
    pub line: (Account, U256),
    pub buyer: Account,
}

impl Leaving {
    /// Two epochs. In the first 500 of 1,000 shares are served: bids at 300 in full, at 150 in part. In the second the
    /// bids that stood, and some of the line; one of the positions was sold before, one bid was taken back.
    #[track_caller]
    pub fn tell() -> Self {
        let mut scene = Redemptions::new();
        let stage = Stage::join(scene.suite.clone(), 3_600);
        scene.suite = stage.suite.clone();
        let [a, b, c] = [("A", 300), ("B", 150), ("C", 150)]
            .map(|(name, tick)| scene.bidder(name, whole(200, 18) + U256::from(7), tick));
        let line = scene.waiting("line", whole(300, 18));
        let sold = scene.waiting("seller", whole(100, 18));
        scene.holder("stays", whole(9_000, 18));
        scene.set_free_cash(whole(400, 18));
        scene.go_to(scene.lock_time(1));
        scene.reveal_all([&a, &b, &c]);
        let first = scene.settle(1);
        assert!(first.marginalTick == 150 && first.marginalServed < first.marginalBid, "{first:?}");

        let buyer = scene.chain().account("buyer");
        let (from, to) = (sold.0.address, buyer.address);
        let sale = tests::abi::IQEV::transferFromCall { from, to, tokenId: sold.1 };
        done(scene.tell(&sold.0, &sale));
        // The others are settled by nobody.
        done(scene.collect(&[c.id, line.1]));
        done(scene.tell(&c.holder, &tests::abi::IQEV::withdrawBidCall { id: c.id }));
        let late = Bid::new(80, whole(100, 18));
        done(scene.commit(&line.0, line.1, &late));
        scene.set_free_cash(whole(350, 18));
        scene.go_to(scene.lock_time(2));
        done(scene.reveal(line.1, &late));
        let second = scene.settle(2);
        assert!(second.lineServed > U256::ZERO && second.marginalTick == 0, "{second:?}");
        scene.wait(20 * DAY);
        done(scene.lock().or_else(|_| scene.collect(&[b.id])));
        Self { scene, cores: stage.cores, bidders: vec![a, b, c], line, buyer }
    }

    pub fn sources(&self) -> Sources {
        Sources {
            usdai: self.scene.suite.usdai(),
            susdai: self.scene.susdai(),
            qev: self.scene.qev,
            loan_book: self.scene.suite.staking.book.address,
            cores: self.cores,
            ..Sources::default()
        }
    }

    pub fn excluded(&self) -> Vec<Address> {
        vec![self.scene.susdai(), self.scene.qev, self.cores]
    }
}

/// The whole suite with a season: a holder who refers another, and a curator beside the vault.
pub struct Lending {
    pub scene: Credit,
    pub stage: Stage,
    pub deal: Deal,
    pub alice: Account,
    pub bob: Account,
}

impl Lending {
    /// Alice refers Bob, who mints 7,000 USDai and stakes 2,000 of it. A curator lends 20,000 beside the vault, is paid
    /// an instalment after a month, and sells the position a week later.
    #[track_caller]
    pub fn tell() -> Self {
        let mut scene = Credit::new();
        let stage = Stage::join(scene.suite().clone(), 3_600);
        *scene.suite() = stage.suite.clone();
        let world = scene.redemptions.world();
        let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
        scene.go_to(stage.start);
        let (cores, vault) = (stage.cores, scene.redemptions.susdai());
        done(scene.chain().send(&bob, cores, &ICores::setReferrerCall { referrer: alice.address }));
        done(scene.redemptions.world().deposit(&bob, dollar, whole(7_000, 6)));
        let stake = tests::abi::ISUSDai::deposit_0Call { assets: whole(2_000, 18), receiver: bob.address };
        done(scene.chain().send(&bob, vault, &stake));

        let title = scene.title("first");
        let curator = scene.people.curator.clone();
        let deal = scene.deal(title, scene.usd6);
        let deal = deal.tranche(&scene, Lender::Vault, 80_000, 1_200);
        let deal = deal.tranche(&scene, Lender::Allowance(curator.clone()), 20_000, 2_000);
        let loan = done(scene.borrow(&deal));
        scene.go_to_deadline(&deal);
        done(scene.pay_due(&deal));
        scene.wait(7 * DAY);
        let positions = scene.positions;
        let (from, to) = (curator.address, alice.address);
        let sale = ILoanPositions::transferFromCall { from, to, tokenId: typed::position(loan, 1) };
        done(scene.chain().send(&curator, positions, &sale));
        scene.wait(30 * DAY);
        let usdai = scene.suite().usdai();
        done(scene.chain().send(&alice, usdai, &IToken::transferCall { to: bob.address, value: U256::ONE }));
        Self { scene, stage, deal, alice, bob }
    }

    pub fn sources(&self) -> Sources {
        let scene = &self.scene;
        Sources {
            usdai: scene.redemptions.suite.usdai(),
            susdai: scene.redemptions.susdai(),
            qev: scene.redemptions.qev,
            router: scene.router,
            positions: scene.positions,
            loan_book: scene.book,
            cores: self.stage.cores,
        }
    }

    pub fn excluded(&self) -> Vec<Address> {
        let scene = &self.scene;
        let redemptions = &scene.redemptions;
        vec![
            redemptions.suite.authority,
            redemptions.suite.usdai(),
            redemptions.susdai(),
            redemptions.qev,
            scene.router,
            scene.timelock,
            scene.auction,
            scene.positions,
            scene.caliber,
            self.stage.cores,
        ]
    }
}
