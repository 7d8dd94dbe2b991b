//! Money, allowances, escrows and signatures of lenders.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::Account;

use super::{Credit, Currency, DAY, Deal, Lender};
use crate::abi::{IDepositTimelock, ILoanRouter, IToken};
use crate::check::done;
use crate::token::permit::{Domain, Permit};

/// How long a lender's cash is in escrow.
const ESCROW: u64 = 30 * DAY;

impl Credit {
    /// Mints so much of a currency to somebody.
    #[track_caller]
    pub fn give(&mut self, to: Address, currency: Currency, units: U256) {
        let keeper = self.people.keeper.clone();
        let mint = IToken::mintCall { to, value: units };
        self.still(|scene| done(scene.chain().send(&keeper, currency.token, &mint)));
    }

    /// Has somebody let `spender` take all that it has of a currency.
    #[track_caller]
    pub fn allow(&mut self, account: &Account, currency: Currency, spender: Address) {
        let approve = IToken::approveCall { spender, value: U256::MAX };
        self.still(|scene| done(scene.chain().send(account, currency.token, &approve)));
    }

    /// Mints so much to somebody and lets `spender` take all that it has.
    #[track_caller]
    pub fn fund(&mut self, account: &Account, currency: Currency, units: U256, spender: Address) {
        self.give(account.address, currency, units);
        self.allow(account, currency, spender);
    }

    /// Units of a currency that an account has.
    #[track_caller]
    pub fn balance(&mut self, currency: Currency, account: Address) -> U256 {
        done(self.chain().call(currency.token, &IToken::balanceOfCall { account }))
    }

    /// Has every lender ready: the money, its allowance or escrow, and the strategist's word for the vault.
    #[track_caller]
    pub fn prepare(&mut self, deal: &Deal) {
        let loan = self.loan_id(&deal.terms);
        for (lender, spec) in deal.lenders.iter().zip(&deal.terms.trancheSpecs) {
            match lender {
                Lender::Allowance(account) => self.fund(account, deal.currency, spec.amount, self.router),
                Lender::Permit(account) => self.give(account.address, deal.currency, spec.amount),
                Lender::Escrow(account) => self.escrow(account, deal.currency, loan, spec.amount),
                Lender::Wallet(wallet, owner) => {
                    self.give(*wallet, deal.currency, spec.amount);
                    let approve = IToken::approveCall { spender: self.router, value: U256::MAX };
                    let token = deal.currency.token;
                    self.still(|scene| done(scene.through(*wallet, owner, token, &approve)));
                }
                Lender::Vault => self.still(|scene| done(scene.agree(loan).map(drop))),
            }
        }
    }

    /// Puts a lender's money into the timelock, for a loan.
    #[track_caller]
    pub fn escrow(&mut self, lender: &Account, currency: Currency, loan: B256, amount: U256) {
        let (timelock, target) = (self.timelock, self.router);
        self.fund(lender, currency, amount, timelock);
        let (token, expiration) = (currency.token, self.now() + ESCROW);
        let call = IDepositTimelock::depositCall { target, context: loan, token, amount, expiration };
        self.still(|scene| done(scene.chain().send(lender, timelock, &call)));
    }

    /// What the borrower hands over of each lender: signatures over the terms as they are now.
    #[track_caller]
    pub fn deposits(&mut self, deal: &Deal) -> Vec<ILoanRouter::LenderDepositInfo> {
        let loan = self.loan_id(&deal.terms);
        let pairs = deal.lenders.iter().zip(&deal.terms.trancheSpecs);
        pairs
            .map(|(lender, spec)| {
                let (deposit_type, data) = match lender {
                    Lender::Escrow(_) => (0, Bytes::new()),
                    Lender::Permit(account) => (1, self.permit(account, deal.currency, spec.amount, loan)),
                    Lender::Allowance(account) | Lender::Wallet(_, account) => (2, signed(account, loan)),
                    Lender::Vault => (3, Bytes::new()),
                };
                ILoanRouter::LenderDepositInfo { depositType: deposit_type, data }
            })
            .collect()
    }

    #[track_caller]
    fn permit(&mut self, owner: &Account, currency: Currency, value: U256, loan: B256) -> Bytes {
        let chain_id = U256::from(self.chain().config().chain_id);
        let domain = Domain { name: "Dollar", version: "1", chain_id, contract: currency.token };
        let nonce = done(self.chain().call(currency.token, &IToken::noncesCall { owner: owner.address }));
        let deadline = U256::MAX;
        let permit = Permit { owner: owner.address, spender: self.router, value, nonce, deadline };
        let by = permit.sign(owner, &domain);
        (deadline, U256::from(by.v), by.r, by.s, signed(owner, loan)).abi_encode_params().into()
    }
}

/// 65 bytes: `r`, `s`, and `v` of 27 or 28.
#[must_use]
pub fn signed(signer: &Account, digest: B256) -> Bytes {
    signer.sign_hash(digest).as_bytes().to_vec().into()
}
