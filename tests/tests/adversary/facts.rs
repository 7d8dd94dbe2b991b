//! What belongs to whom, and what is settled for ever.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit,
    abi::{ICaliber, ILoanLens, ILoanPositions, ILoanRouter, IQEV, IQEVLens, ISUSDai, IToken},
    check::done,
    credit::{Deal, typed},
};

/// Of everybody but the adversary.
#[derive(Clone, Debug)]
pub struct Facts {
    /// By account and token.
    balances: Vec<[U256; 5]>,
    /// Titles' and lenders' owners.
    owners: Vec<Address>,
    /// Positions in the line: whose, shares that wait and bid, what can be collected.
    places: Vec<String>,
    /// What can be claimed.
    claims: Vec<String>,
    /// What is reserved for claims, and the capacity of the epoch in settlement.
    reserved: [U256; 2],
    /// Epochs that are settled, and the one that is locked.
    epochs: Vec<String>,
    /// Loans: the router's words, and what the lens quotes.
    loans: Vec<String>,
    /// What a share is worth to those who leave.
    price: U256,
}

/// Whom to look after.
#[derive(Clone, Debug, Default)]
pub struct Watched {
    pub accounts: Vec<Address>,
    pub places: Vec<U256>,
    pub titles: Vec<U256>,
    pub deals: Vec<Deal>,
}

impl Facts {
    #[track_caller]
    pub fn of(scene: &mut Credit, watched: &Watched) -> Self {
        let accounts = watched.accounts.iter();
        let balances = accounts.clone().map(|account| balances(scene, *account)).collect();
        let cash = scene.vault_cash();
        Self {
            balances,
            owners: owners(scene, watched),
            places: watched.places.iter().map(|id| place(scene, *id)).collect(),
            claims: accounts.map(|controller| claim(scene, *controller)).collect(),
            reserved: [cash.reserved, cash.capacity],
            epochs: epochs(scene),
            loans: watched.deals.iter().map(|deal| loan(scene, deal)).collect(),
            price: scene.prices()[1],
        }
    }

    /// Nobody has less, and nothing else is another; a loan book that reports a loss lowers the price of a share.
    #[track_caller]
    pub fn still_hold(&self, after: &Self, reports: bool, what: &str) {
        for (before, now) in self.balances.iter().flatten().zip(after.balances.iter().flatten()) {
            assert!(now >= before, "{what}: {before} became {now}");
        }
        assert!(reports || after.price >= self.price, "{what}: {} became {}", self.price, after.price);
        assert_eq!(self.reserved, after.reserved, "{what}");
        assert_eq!(self.owners, after.owners, "{what}");
        for (before, now) in [
            (&self.places, &after.places),
            (&self.claims, &after.claims),
            (&self.epochs, &after.epochs),
            (&self.loans, &after.loans),
        ] {
            assert_eq!(before, now, "{what}");
        }
    }
}

#[track_caller]
fn balances(scene: &mut Credit, account: Address) -> [U256; 5] {
    let (usdai, vault) = (scene.suite().usdai(), scene.redemptions.susdai());
    let tokens = [usdai, vault, scene.usd6.token, scene.usd8.token, scene.usd18.token];
    tokens.map(|token| scene.look(token, &IToken::balanceOfCall { account }))
}

#[track_caller]
fn owners(scene: &mut Credit, watched: &Watched) -> Vec<Address> {
    let (caliber, positions) = (scene.caliber, scene.positions);
    let mut owners: Vec<_> = watched
        .titles
        .iter()
        .map(|title| scene.look(caliber, &ICaliber::ownerOfCall { tokenId: *title }))
        .collect();
    for deal in &watched.deals {
        let loan = scene.loan_id(&deal.terms);
        for index in 0..deal.lenders.len() as u8 {
            let call = ILoanPositions::ownerOfCall { tokenId: typed::position(loan, index) };
            owners.push(done(scene.chain().call(positions, &call)));
        }
    }
    owners
}

#[track_caller]
fn place(scene: &mut Credit, id: U256) -> String {
    let qev = scene.redemptions.qev;
    answer(scene, qev, &IQEV::positionCall { id })
}

#[track_caller]
fn claim(scene: &mut Credit, controller: Address) -> String {
    let qev = scene.redemptions.qev;
    answer(scene, qev, &IQEV::claimableCall { controller })
}

#[track_caller]
fn epochs(scene: &mut Credit) -> Vec<String> {
    let auction = scene.redemptions.auction();
    let lens = scene.redemptions.lens;
    let mut epochs: Vec<_> =
        (1..auction.epoch).map(|epoch| answer(scene, lens, &IQEVLens::recordCall { epoch })).collect();
    if auction.phase != 0 {
        epochs.push(answer(scene, lens, &IQEVLens::auctionCall {}));
        epochs.push(answer(scene, lens, &IQEVLens::servingCall {}));
        let vault = scene.redemptions.susdai();
        epochs.push(answer(scene, vault, &ISUSDai::epochCall {}));
    }
    epochs
}

#[track_caller]
fn loan(scene: &mut Credit, deal: &Deal) -> String {
    let (router, lens, loan) = (scene.router, scene.lens, scene.loan_id(&deal.terms));
    let words = answer(scene, router, &ILoanRouter::loanStateCall { loan });
    words + &answer(scene, lens, &ILoanLens::quoteCall { terms: deal.lens_terms() })
}

/// What a view says, or why it does not.
fn answer(scene: &mut Credit, contract: Address, call: &impl SolCall) -> String {
    match scene.chain().call_raw(Address::ZERO, contract, call.abi_encode()) {
        Ok(output) => output.to_string(),
        Err(error) => error.to_string(),
    }
}
