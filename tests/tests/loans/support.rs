//! A loan at every point of its life, and those who may or may not move it.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, Bytes, U256, address};
use alloy_sol_types::{SolCall, SolError, sol};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{ILoanRouter, IToken},
    check::done,
    credit::{Currency, Deal, Lender},
    whole,
};

sol! {
    interface IArbDebug {
        function becomeChainOwner() external;
    }
    interface IArbOwner {
        function setWasmExpiryDays(uint16 count) external;
    }
}

const ARB_DEBUG: Address = address!("00000000000000000000000000000000000000ff");
const ARB_OWNER: Address = address!("0000000000000000000000000000000000000070");

/// What is lent in these tests, whole dollars: 80% of it above 20%.
pub const LOAN: u64 = 100_000;

static STAGES: LazyLock<Vec<Stage>> = LazyLock::new(|| State::ALL.into_iter().map(Stage::build).collect());

/// Where a loan is in its life, as the calls that can be made tell it apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// There is no loan of these terms.
    None,
    /// Past its grace, so that every call on an active loan can be made.
    Active,
    /// In the cure window.
    Defaulted,
    /// After it.
    Lapsed,
    Foreclosed,
    /// The title is sold, and the proceeds are not distributed.
    Sold,
    /// Closed by a sale.
    Recovered,
    /// Closed by the borrower.
    Repaid,
}

impl State {
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::Active,
        Self::Defaulted,
        Self::Lapsed,
        Self::Foreclosed,
        Self::Sold,
        Self::Recovered,
        Self::Repaid,
    ];

    /// As the router stores it.
    pub fn number(self) -> u8 {
        match self {
            Self::None => 0,
            Self::Active => 1,
            Self::Defaulted | Self::Lapsed => 2,
            Self::Foreclosed | Self::Sold => 3,
            Self::Recovered | Self::Repaid => 4,
        }
    }
}

/// A scene in which one loan is in a state, everybody has money and has let the router take it, and the lenders have
/// agreed to another loan in its place.
#[derive(Clone, Debug)]
pub struct Stage {
    pub scene: Credit,
    pub deal: Deal,
    pub loan: B256,
    /// What may pay the loan off.
    pub successor: Deal,
    pub state: State,
}

impl Stage {
    /// A new one; all of a state are alike.
    pub fn at(state: State) -> Self {
        STAGES[state as usize].clone()
    }

    /// What a call of the router from any address would come to.
    pub fn foresee(&mut self, from: Address, data: Bytes) -> Result<Bytes, CallError> {
        let router = self.scene.router;
        self.scene.chain().call_raw(from, router, data)
    }

    /// Everybody who could try, by name.
    pub fn callers(&self) -> Vec<(&'static str, Address)> {
        let (people, suite) = (&self.scene.people, &self.scene.redemptions.suite);
        vec![
            ("borrower", people.borrower.address),
            ("another operator", people.operator.address),
            ("senior lender", people.lenders[0].address),
            ("curator", people.curator.address),
            ("buyer", people.buyers[0].address),
            ("keeper", people.keeper.address),
            ("recipient of fees", people.fees.address),
            ("strategist", people.strategist.address),
            ("title agent", people.agent.address),
            ("guardian", suite.guardian.address),
            ("administrator", suite.admin().address),
            ("authority", suite.authority),
            ("router", self.scene.router),
            ("auction", self.scene.auction),
            ("loan book", self.scene.book),
            ("CALIBER", self.scene.caliber),
            ("positions", self.scene.positions),
            ("timelock", self.scene.timelock),
            ("vault", suite.susdai()),
            ("stranger", people.stranger.address),
        ]
    }

    fn build(state: State) -> Self {
        let mut scene = Credit::new();
        let title = scene.title("first");
        let currency = scene.usd6;
        let mut deal = two_tranches(&scene, title, currency);
        deal.terms.reserveInstalments = 1;
        let mut successor = deal.clone();
        successor.terms.nonce = U256::from(1);
        let loan = scene.loan_id(&deal.terms);
        let mut stage = Self { scene, deal, loan, successor, state };
        stage.lead();
        stage.provide();
        stage
    }

    #[track_caller]
    fn lead(&mut self) {
        let Self { scene, deal, state, .. } = self;
        if *state == State::None {
            scene.prepare(deal);
            return;
        }
        done(scene.borrow(deal));
        if *state == State::Repaid {
            scene.wait(1);
            done(scene.pay_off(deal));
            return;
        }
        scene.go_to_end_of_grace(deal);
        scene.wait(1);
        if *state == State::Active {
            return;
        }
        done(scene.call_default(deal));
        if *state == State::Defaulted {
            return;
        }
        scene.go_to_end_of_cure(deal);
        scene.wait(1);
        if *state == State::Lapsed {
            return;
        }
        done(scene.foreclose(deal));
        if *state == State::Foreclosed {
            return;
        }
        let buyer = scene.people.buyers[0].clone();
        scene.sell(deal, &buyer, deal.currency.whole(LOAN));
        if *state == State::Recovered {
            done(scene.recover(deal));
        }
    }

    fn provide(&mut self) {
        let (router, currency) = (self.scene.router, self.deal.currency);
        for (_, caller) in self.callers() {
            self.scene.give(caller, currency, currency.whole(2 * LOAN));
            let approve = IToken::approveCall { spender: router, value: U256::MAX };
            self.scene.still(|scene| done(send_as(scene, caller, currency.token, &approve)));
        }
    }
}

/// Terms of two tranches: 80,000 of a lender at 12%, and 20,000 of a curator below at 20%.
pub fn two_tranches(scene: &Credit, title: U256, currency: Currency) -> Deal {
    let people = &scene.people;
    let [senior, junior] = [&people.lenders[0], &people.curator].map(|account| account.clone());
    let (above, below) = (LOAN / 10 * 8, LOAN / 10 * 2);
    let deal = scene.deal(title, currency).tranche(scene, Lender::Allowance(senior), above, 1_200);
    deal.tranche(scene, Lender::Allowance(junior), below, 2_000)
}

/// A scene with the terms of [`two_tranches`] on a title of the borrower's, in the dollar of 6 decimals.
pub fn begin() -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let currency = scene.usd6;
    let deal = two_tranches(&scene, title, currency);
    (scene, deal)
}

/// The same in another currency that the fixtures have, of 6 decimals.
pub fn begin_in(token: &str) -> (Credit, Deal) {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let arguments = alloy_sol_types::SolValue::abi_encode(&U256::from(6));
    let token = tests::check::made(scene.redemptions.world().deploy(token, &arguments));
    let deal = two_tranches(&scene, title, Currency { token, decimals: 6 });
    (scene, deal)
}

/// Has no program expire, as somebody who keeps them alive every year would.
#[track_caller]
pub fn keep_alive(scene: &mut Credit) {
    let owner = scene.people.keeper.address;
    done(send_as(scene, owner, ARB_DEBUG, &IArbDebug::becomeChainOwnerCall {}));
    done(send_as(scene, owner, ARB_OWNER, &IArbOwner::setWasmExpiryDaysCall { count: u16::MAX }));
}

/// Sends a call from any address, a contract's too.
pub fn send_as<C: SolCall>(
    scene: &mut Credit,
    from: Address,
    to: Address,
    call: &C,
) -> Result<Receipt, CallError> {
    scene.chain().set_balance(from, whole(1, 18));
    scene.chain().send(from, to, call)
}

/// Has a token of the tests do something.
#[track_caller]
pub fn turn<C: SolCall>(scene: &mut Credit, deal: &Deal, call: &C) {
    let (keeper, token) = (scene.people.keeper.clone(), deal.currency.token);
    scene.still(|scene| done(scene.chain().send(&keeper, token, call)));
}

/// What a refusal returns.
pub fn data_of<E: SolError>(error: &E) -> Bytes {
    error.abi_encode().into()
}

/// The call comes to this: done, or a refusal with exactly this data.
#[track_caller]
pub fn comes_to(case: &str, result: &Result<Bytes, CallError>, expected: Option<&Bytes>) {
    match (result, expected) {
        (Ok(_), None) => {}
        (Err(error), Some(expected)) => {
            let data = error.revert().map(|revert| &revert.data);
            assert_eq!(data, Some(expected), "{case}: {error}");
        }
        (Ok(_), Some(expected)) => panic!("{case}: done, and not refused with {expected}"),
        (Err(error), None) => panic!("{case}: {error}"),
    }
}

/// Units of the deal's currency that each has.
#[track_caller]
pub fn balances(scene: &mut Credit, deal: &Deal, accounts: &[Address]) -> Vec<U256> {
    accounts.iter().map(|account| scene.balance(deal.currency, *account)).collect()
}

/// What is held at the router for an account.
#[track_caller]
pub fn credit(scene: &mut Credit, deal: &Deal, account: Address) -> U256 {
    scene.ask(&ILoanRouter::creditsCall { account, currencyToken: deal.currency.token })
}

/// Has an account fetch what is held for it.
pub fn claim(scene: &mut Credit, deal: &Deal, account: &Account) -> Result<Receipt, CallError> {
    let call = ILoanRouter::claimCall { currencyToken: deal.currency.token, to: account.address };
    scene.tell(account, &call)
}

/// Where a loan stands, as the router stores it.
#[track_caller]
pub fn status(scene: &mut Credit, deal: &Deal) -> u8 {
    let loan = scene.loan_id(&deal.terms);
    let [_, rest] = scene.ask(&ILoanRouter::loanStateCall { loan });
    // After 40 bits of start, 16 of instalments and 32 of extra units, lowest first.
    rest.0[31 - 11]
}

/// A number.
pub fn u(number: u64) -> U256 {
    U256::from(number)
}
