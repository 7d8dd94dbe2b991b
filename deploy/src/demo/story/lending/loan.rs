//! Terms, and a loan on them: on the chain, and in memory beside it.

use alloy_primitives::{Address, B256, Bytes, U256};
use anyhow::ensure;
use stylus_chain::chain::{Account, Receipt};
use usdai_bindings::ILoanRouter::{LenderDepositInfo, LoanTerms, TrancheSpec};
use usdai_bindings::{ILoanBook, ILoanLens, ILoanRouter, IToken};
use usdai_core::loan::{Loan, Opening, Schedule, Terms, Tranche};
use usdai_core::{AssetAmount, Decimals, Seconds, Timestamp, Wad};

use super::super::dollars;
use super::people::People;
use super::title::{self, Registered, signature};
use crate::demo::stage::Stage;

/// Between two instalments.
pub const MONTH: u64 = 30 * DAY;
/// After a deadline.
pub const GRACE: u64 = 5 * DAY;
const DAY: u64 = 86_400;
const INSTALMENTS: u64 = 12;
/// 12% and 20% in 365 days, and 5% for being late, per second.
const RATES: [u64; 3] = [3_805_175_038, 6_341_958_396, 1_585_489_599];
const DECIMALS: Decimals = match Decimals::new(6) {
    Ok(six) => six,
    Err(_) => panic!("a dollar has six decimals"),
};
const ALLOWANCE: u8 = 2;
const LOAN_BOOK: u8 = 3;

/// What one operator borrows, in whole dollars, and what for.
pub struct Plan {
    name: &'static str,
    /// Thousands.
    value: u64,
    vault: u64,
    curator: u64,
    agreed: &'static str,
    borrowed: &'static str,
}

/// Who pays back.
pub const OLIVE: Plan = Plan {
    name: "olive",
    value: 400,
    vault: 160_000,
    curator: 40_000,
    agreed: "The strategist agrees to one loan, by the hash of its terms",
    borrowed: "Olive pledges her title: 160,000 from the vault at 12%, and 40,000 from the curator at 20% below it",
};

/// Who does not.
pub const OTTO: Plan = Plan {
    name: "otto",
    value: 200,
    vault: 102_500,
    curator: 27_500,
    agreed: "and to another",
    borrowed: "Otto pledges his: 102,500 from the vault, 27,500 below. Not everybody can be paid at once now",
};

/// A loan that runs.
pub struct Lent {
    /// Whose it is.
    pub borrower: Account,
    /// What it is against.
    pub title: Registered,
    /// What was agreed.
    pub terms: LoanTerms,
    /// Its number.
    pub id: B256,
    /// The same in memory.
    pub native: Loan,
    tranches: [Tranche; 2],
}

impl Lent {
    /// A title, the terms, the lenders' word, and the money.
    pub fn begin(stage: &mut Stage, people: &People, plan: &Plan) -> anyhow::Result<Self> {
        let borrower = stage.person(plan.name);
        let title = title::register(stage, people, &borrower, plan.value)?;
        let credit = stage.credit;
        let terms = terms(stage, people, &borrower, title.id, plan);
        let id = stage.chain.call(credit.router, &ILoanRouter::loanTermsHashCall { terms: terms.clone() })?;
        let agree = ILoanBook::agreeCall { loan: id, expiration: terms.expiration };
        stage.act(plan.agreed, &people.strategist, credit.book, &agree)?;
        fund(stage, &people.curator, credit.router, plan.curator)?;

        let deposits = vec![
            LenderDepositInfo { depositType: LOAN_BOOK, data: Bytes::new() },
            LenderDepositInfo { depositType: ALLOWANCE, data: signature(&people.curator, id) },
        ];
        let tranches = [tranche(plan.vault, RATES[0]), tranche(plan.curator, RATES[1])];
        let now = Timestamp::new(stage.chain.timestamp());
        let opening = Opening::new(&native(&tranches), now)?;
        let borrow = ILoanRouter::borrowCall { terms: terms.clone(), deposits };
        let had = balance(stage, &borrower)?;
        stage.act(plan.borrowed, &borrower, credit.router, &borrow)?;
        let got = balance(stage, &borrower)?.saturating_sub(had);
        ensure!(got == opening.to_borrower.raw(), "{} got {got}", plan.name);
        Ok(Self { borrower, title, terms, id, native: opening.loan, tranches })
    }

    /// What the arithmetic needs of the terms.
    pub fn native_terms(&self) -> Terms<'_> {
        native(&self.tranches)
    }

    /// Pays from the borrower at most `amount`, on the chain and beside it.
    pub fn pay(&mut self, stage: &mut Stage, title: &str, amount: U256) -> anyhow::Result<Receipt> {
        let router = stage.credit.router;
        let approve = IToken::approveCall { spender: router, value: amount };
        stage.arrange(&self.borrower, stage.dollar, &approve)?;
        let now = Timestamp::new(stage.chain.timestamp());
        let (after, payment) = self.native.pay(&self.native_terms(), AssetAmount::new(amount), now)?;
        let call = ILoanRouter::repayCall { terms: self.terms.clone(), amount };
        let receipt = stage.act(title, &self.borrower, router, &call)?;
        let paid = receipt.returned::<ILoanRouter::repayCall>()?;
        ensure!(paid == payment.total()?.raw(), "{paid} was paid, not {payment:?}");
        self.native = after;
        self.check(stage)?;
        Ok(receipt)
    }

    /// Refuses a loan on the chain that is not the one in memory.
    pub fn check(&self, stage: &mut Stage) -> anyhow::Result<()> {
        let terms = (&self.terms).into();
        let standing = stage.chain.call(stage.credit.lens, &ILoanLens::loanCall { terms })?;
        let Loan { outstanding, reserve, paid, .. } = self.native;
        ensure!(
            (standing.outstanding, standing.reserve, standing.instalmentsPaid)
                == (outstanding.raw(), reserve.raw(), paid),
            "{standing:?} on the chain, {:?} by the computation",
            self.native
        );
        Ok(())
    }
}

/// Dollars and an allowance.
pub fn fund(stage: &mut Stage, who: &Account, spender: Address, amount: u64) -> anyhow::Result<()> {
    let (dollar, value) = (stage.dollar, dollars(amount));
    stage.arrange(who, dollar, &IToken::mintCall { to: who.address, value })?;
    stage.arrange(who, dollar, &IToken::approveCall { spender, value })
}

/// Dollars of an account.
pub fn balance(stage: &mut Stage, who: &Account) -> anyhow::Result<U256> {
    Ok(stage.chain.call(stage.dollar, &IToken::balanceOfCall { account: who.address })?)
}

fn terms(stage: &Stage, people: &People, borrower: &Account, title: U256, plan: &Plan) -> LoanTerms {
    let specify =
        |lender, amount, rate| TrancheSpec { lender, amount: dollars(amount), rate: U256::from(rate) };
    LoanTerms {
        expiration: stage.chain.timestamp() + DAY,
        borrower: borrower.address,
        currencyToken: stage.dollar,
        title,
        duration: INSTALMENTS * MONTH,
        repaymentInterval: MONTH,
        schedule: 0,
        gracePeriodRate: U256::from(RATES[2]),
        gracePeriodDuration: GRACE,
        originationFee: U256::ZERO,
        exitFee: U256::ZERO,
        reserveInstalments: 0,
        nonce: U256::ZERO,
        trancheSpecs: vec![
            specify(stage.credit.book, plan.vault, RATES[0]),
            specify(people.curator.address, plan.curator, RATES[1]),
        ],
    }
}

fn native(tranches: &[Tranche]) -> Terms<'_> {
    Terms {
        decimals: DECIMALS,
        schedule: Schedule::Level,
        interval: Seconds::new(MONTH),
        instalments: INSTALMENTS as u16,
        grace: Seconds::new(GRACE),
        late_rate: Wad::new(U256::from(RATES[2])),
        origination_fee: AssetAmount::ZERO,
        exit_fee: AssetAmount::ZERO,
        reserve_instalments: 0,
        tranches,
    }
}

fn tranche(amount: u64, rate: u64) -> Tranche {
    Tranche { amount: AssetAmount::new(dollars(amount)), rate: Wad::new(U256::from(rate)) }
}
