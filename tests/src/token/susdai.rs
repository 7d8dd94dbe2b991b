//! sUSDai: shares for USDai, with yield, loans and losses meanwhile.

use std::sync::LazyLock;

use alloy_primitives::{Address, Log, U256};
use alloy_sol_types::{SolCall, SolError, SolEvent, SolEventInterface, SolInterface, SolValue};
use stylus_chain::chain::{Account, CallError, Receipt};

use super::{Event, Foreseen, Interface, Subject, ask, balance, operation::Amount, tell};
use crate::{
    LoanReport, Staking, World,
    abi::{
        IQEV,
        ISUSDai::{self, ISUSDaiCalls, ISUSDaiErrors, ISUSDaiEvents},
        IToken, IUSDai,
    },
    check::done,
    whole,
};

/// 10%, so that yield makes shares too.
const YIELD_FEE: u16 = 1_000;
/// Interest on all principal, per second and dollar with 18 decimals: some 9% a year.
const INTEREST: u64 = 3_000_000_000;
/// The slot in which the vault keeps what of the reserve's harvests it has counted.
const HARVESTED: U256 = U256::from_limbs([15, 0, 0, 0]);
/// No wait is longer, in seconds: two epochs.
const LONGEST_WAIT: u64 = 60 * 86_400;

static START: LazyLock<Staking> = LazyLock::new(|| {
    let mut staking = Staking::new();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: YIELD_FEE }));
    staking
});

/// What can be done to the vault beyond entering, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Mint,
    ClaimFees,
    Earn,
    Lend,
    Repay,
    Doubt,
    Lose,
    Wait,
}

impl Turn {
    const ALL: [Self; 8] = [
        Self::Mint,
        Self::ClaimFees,
        Self::Earn,
        Self::Lend,
        Self::Repay,
        Self::Doubt,
        Self::Lose,
        Self::Wait,
    ];

    fn of(number: u8) -> Self {
        Self::ALL[usize::from(number) % Self::ALL.len()]
    }
}

impl Subject for Staking {
    const NAME: &'static str = "Staked USDai";
    const SYMBOL: &'static str = "sUSDai";
    const FILE: &'static str = "susdai";
    const SNAPSHOTS: &'static str = "susdai_";
    const INTERFACES: &'static [u32] = &[0x87df_e5a0, 0x2f0a_18c5, 0xe3bc_4e65, 0x620e_e8e4];
    const TURNS: u8 = Turn::ALL.len() as u8;
    const ENTRY: U256 = U256::from_limbs([1_000_000_000_000_000_000, 0, 0, 0]);

    fn start() -> Self {
        START.clone()
    }

    fn world(&self) -> &World {
        &self.world
    }

    fn world_mut(&mut self) -> &mut World {
        &mut self.world
    }

    fn token(&self) -> Address {
        self.susdai
    }

    fn set_token(&mut self, token: Address) {
        self.susdai = token;
    }

    fn others(&self) -> Vec<Address> {
        let World { admin, treasury, usdai, .. } = &self.world;
        let people = [&self.treasury, &self.book, admin, treasury].map(|account| account.address);
        [&people[..], &[self.susdai, *usdai]].concat()
    }

    fn interface() -> Interface {
        Interface::new(
            (ISUSDaiCalls::SIGNATURES, ISUSDaiCalls::SELECTORS),
            (ISUSDaiErrors::SIGNATURES, ISUSDaiErrors::SELECTORS),
            (ISUSDaiEvents::SIGNATURES, ISUSDaiEvents::SELECTORS),
        )
    }

    fn declares(log: &Log) -> bool {
        ISUSDaiEvents::decode_log(log).is_ok()
    }

    fn explains(data: &[u8]) -> bool {
        // The redemption contract's reason is passed on.
        let is_own = ISUSDaiErrors::abi_decode_validate(data).is_ok();
        is_own || IQEV::IQEVErrors::abi_decode_validate(data).is_ok()
    }

    fn construction(&self, authority: Address) -> Vec<u8> {
        (authority, self.world.usdai, U256::from(self.genesis)).abi_encode()
    }

    fn enter(&mut self, who: &Account, to: Address, paid: U256) -> Result<Receipt, CallError> {
        tell(self, who, &ISUSDai::deposit_0Call { assets: paid, receiver: to })
    }

    fn turn(&mut self, turn: u8, who: &Account, amount: Amount) -> Result<Receipt, CallError> {
        match Turn::of(turn) {
            Turn::Mint => {
                let call = ISUSDai::mint_0Call { shares: amount.of(Self::ENTRY), receiver: who.address };
                tell(self, who, &call)
            }
            Turn::ClaimFees => tell(self, who, &ISUSDai::claimFeesCall {}),
            Turn::Earn => {
                let (usdai, dollar) = (self.world.usdai, self.world.dollar);
                let gift = IToken::mintCall { to: usdai, value: dollars(amount) };
                self.world.chain.send(who, dollar, &gift)?;
                tell(self, who, &ISUSDai::harvestCall {})
            }
            Turn::Wait => {
                let longest = U256::from(LONGEST_WAIT);
                self.world.chain.warp(amount.of(longest).min(longest).saturating_to());
                tell(self, who, &ISUSDai::harvestCall {})
            }
            turn => {
                let report = self.loan_turn(turn, amount);
                self.give(self.book.address, report.interest_paid)?;
                self.report(&report)
            }
        }
    }

    fn foresee_entry(&mut self, who: Address, to: Address, paid: U256) -> Foreseen {
        let most = ask(self, &ISUSDai::maxDepositCall { receiver: to });
        if paid.is_zero() {
            return Err(ISUSDai::ZeroAmount::SELECTOR);
        }
        if most.is_zero() {
            return Err(ISUSDai::PriceTooLow::SELECTOR);
        }
        let minted = preview(self, &ISUSDai::previewDepositCall { assets: paid })?;
        if minted.is_zero() {
            return Err(ISUSDai::MintsNothing::SELECTOR);
        }
        if paid > most {
            return Err(ISUSDai::SupplyCapExceeded::SELECTOR);
        }
        self.foresee_payment([who, to], paid, minted)
    }

    fn foresee_turn(&mut self, turn: u8, who: &Account, amount: Amount) -> Foreseen {
        match Turn::of(turn) {
            Turn::Mint => self.foresee_mint(who.address, amount.of(Self::ENTRY)),
            Turn::ClaimFees => {
                let (vault, treasury) = (self.susdai, self.treasury.address);
                let fees = balance(self, vault);
                Ok((moved(vault, treasury, fees), self.reserve()))
            }
            _ => self.foresee_gain(turn, who, amount),
        }
    }

    fn reserve(&mut self) -> U256 {
        ask(self, &ISUSDai::cashCall {}).idle
    }

    fn exchange(log: &Log) -> Option<Event> {
        let e = ISUSDai::Deposit::decode_log_data(&log.data).ok()?;
        Some(Event::Exchange([e.sender, e.owner], e.assets, e.shares))
    }

    /// The books are covered by USDai, and the two prices are in their order.
    fn sound(&mut self) {
        let vault = self.susdai;
        let idle = self.reserve();
        let has = done(self.world.usdai_of(vault));
        assert!(idle <= has, "the books say {idle} where there is {has}");
        let [optimistic, conservative] = done(self.prices());
        assert!(optimistic >= conservative, "{optimistic} is below {conservative}");
        for (stream, sources) in [(0x10_u8, 2_u8), (0x20, 3)] {
            let each = (stream..stream + sources).map(|source| ask(self, &ISUSDai::streamCall { source }));
            let states: Vec<_> = each.collect();
            let held = states.iter().fold(U256::ZERO, |sum, state| sum.saturating_add(state.held));
            assert!(states.iter().all(|state| state.heldByAll == held), "{states:?}");
        }
        let shares = ask(self, &ISUSDai::totalSupplyCall {});
        assert_eq!(ask(self, &ISUSDai::totalSharesCall {}), shares);
    }
}

impl Staking {
    /// The report of a turn: as many loans as before but for its own change, with all that has accrued.
    fn loan_turn(&mut self, turn: Turn, amount: Amount) -> LoanReport {
        let loans = ask(self, &ISUSDai::loansCall {});
        let lendable = ask(self, &ISUSDai::cashCall {}).lendable;
        let part = |whole: U256| amount.of(whole).min(whole);
        let (mut principal, mut marks) = (loans.principal, loans.marks);
        let [mut sent, mut principal_paid, mut interest_paid] = [U256::ZERO; 3];
        match turn {
            Turn::Lend => {
                sent = part(lendable);
                principal = principal.saturating_add(sent);
            }
            Turn::Repay => {
                principal_paid = part(principal);
                principal = principal.saturating_sub(principal_paid);
                interest_paid = principal_paid >> 6_usize;
            }
            Turn::Doubt => marks = marks.saturating_add(part(principal.saturating_sub(marks))),
            _ => principal = principal.saturating_sub(part(principal >> 2_usize)),
        }
        let (marks, accrued) = (marks.min(principal), U256::MAX);
        let rate = principal.saturating_mul(U256::from(INTEREST));
        LoanReport { principal, marks, accrued, rate, sent, principal_paid, interest_paid }
    }

    fn foresee_mint(&mut self, who: Address, shares: U256) -> Foreseen {
        let most = ask(self, &ISUSDai::maxMintCall { receiver: who });
        if shares.is_zero() {
            return Err(ISUSDai::ZeroAmount::SELECTOR);
        }
        if most.is_zero() {
            return Err(ISUSDai::PriceTooLow::SELECTOR);
        }
        if shares > most {
            return Err(ISUSDai::SupplyCapExceeded::SELECTOR);
        }
        let cost = preview(self, &ISUSDai::previewMintCall { shares })?;
        self.foresee_payment([who, who], cost, shares)
    }

    fn foresee_payment(&mut self, [who, to]: [Address; 2], paid: U256, minted: U256) -> Foreseen {
        if paid > done(self.world.usdai_of(who)) {
            return Err(ISUSDai::ERC20InsufficientBalance::SELECTOR);
        }
        let mut events = moved(Address::ZERO, to, minted);
        events.push(Event::Exchange([who, to], paid, minted));
        Ok((events, self.reserve().saturating_add(paid)))
    }

    /// What a harvest counts when the reserve was given so much: all that came to the vault and was not counted
    /// before, unless there are too few shares to earn it.
    fn earned_with(&mut self, gift: U256) -> U256 {
        let (usdai, vault) = (self.world.usdai, self.susdai);
        let came = done(self.world.chain.call(usdai, &IUSDai::harvestedCall { recipient: vault }));
        let counted = self.world.chain.storage(vault, HARVESTED);
        let is_earned = ask(self, &ISUSDai::totalSupplyCall {}) >= whole(1, 18);
        if is_earned { came.saturating_add(gift).saturating_sub(counted) } else { U256::ZERO }
    }

    /// Nobody but the vault gets shares for a gain; how many, a copy of the world tells.
    fn foresee_gain(&mut self, turn: u8, who: &Account, amount: Amount) -> Foreseen {
        let idle = self.reserve();
        let idle_after = match Turn::of(turn) {
            Turn::Earn => {
                let gift = dollars(amount).saturating_mul(whole(1, 12));
                idle.saturating_add(self.earned_with(gift))
            }
            Turn::Wait => idle.saturating_add(self.earned_with(U256::ZERO)),
            turn => {
                let report = self.loan_turn(turn, amount);
                let paid = report.principal_paid.saturating_add(report.interest_paid);
                idle.saturating_sub(report.sent).saturating_add(paid)
            }
        };
        let (vault, mut copy) = (self.susdai, self.clone());
        done(copy.turn(turn, who, amount));
        let fee = balance(&mut copy, vault).saturating_sub(balance(self, vault));
        Ok((moved(Address::ZERO, vault, fee), idle_after))
    }
}

/// Up to a hundred dollars of yield.
fn dollars(amount: Amount) -> U256 {
    let hundred = whole(100, 6);
    amount.of(hundred).min(hundred)
}

fn preview<C: SolCall<Return = U256>>(staking: &mut Staking, call: &C) -> Result<U256, [u8; 4]> {
    let refusal = |error: CallError| error.revert().and_then(|revert| revert.data.first_chunk().copied());
    staking.ask(call).map_err(|error| refusal(error).unwrap_or_default())
}

fn moved(from: Address, to: Address, value: U256) -> Vec<Event> {
    if value.is_zero() { Vec::new() } else { vec![Event::Transfer(from, to, value)] }
}
