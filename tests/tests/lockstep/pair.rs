//! The program and the model, and one call to both.

use std::sync::LazyLock;

use alloy_primitives::{Address, Bytes, U256, hex::encode as hex_of};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError};
use tests::abi::{ISUSDai, IToken, IUSDai};
use tests::{LoanReport, Staking};
use usdai_core::vault::{Book, Flows, Report};
use usdai_core::{AccrualRate, ExitShare, Shares, Timestamp, Usd, YieldFeeBps};

use crate::calls::{Call, HOLDERS};
use crate::machine::{FEE_RECIPIENT, Holder, Refusal, Vault};
use crate::refusals::error_of;

/// The holder to whom fees go.
const TREASURY: Holder = HOLDERS;

/// USDai of everybody at first, 2^92 wei: more than all deposits of a run together.
const START_FUNDS: U256 = U256::from_limbs([0, 1 << 28, 0, 0]);

/// A program expires after a year; a run ends before.
const LIFETIME: u64 = 360 * 86_400;

static START: LazyLock<Start> = LazyLock::new(Start::build);

/// A staking world in which everybody has USDai without end, and a dollar of 18 decimals.
#[derive(Clone)]
struct Start {
    staking: Staking,
    dollar: Address,
    holders: Vec<Account>,
    redemptions: Address,
}

/// Both sides.
pub struct Pair {
    pub staking: Staking,
    pub vault: Vault,
    pub holders: Vec<Account>,
    /// Stands in the redemption contract's place, and says what the model says.
    pub redemptions: Address,
    /// The last call had nothing to do.
    pub is_skipped: bool,
    dollar: Address,
}

/// How a call ended on one side.
pub type Outcome = Result<U256, Bytes>;

impl Start {
    fn build() -> Self {
        let mut staking = Staking::new();
        let dollar = staking.world.list_token("Dollar", 18).unwrap_or_else(|error| panic!("{error:#}"));
        let (admin, usdai) = (staking.world.admin.clone(), staking.world.usdai);
        let mut holders: Vec<Account> =
            (0..HOLDERS).map(|index| staking.world.chain.account(&format!("holder {index}"))).collect();
        holders.push(staking.treasury.clone());
        let book = staking.book.clone();
        for account in holders.iter().chain([&book]) {
            // Together they have more than a supply cap can be.
            let exempt = IUSDai::setCapExemptCall { account: account.address, exempt: true };
            send(&mut staking, &admin, usdai, &exempt);
            let amount = START_FUNDS;
            send(&mut staking, account, dollar, &IToken::mintCall { to: account.address, value: amount });
            let approve = |spender| IToken::approveCall { spender, value: U256::MAX };
            send(&mut staking, account, dollar, &approve(usdai));
            let susdai = staking.susdai;
            send(&mut staking, account, usdai, &approve(susdai));
            let deposit = IUSDai::deposit_0Call {
                depositToken: dollar,
                depositAmount: amount,
                usdaiAmountMinimum: amount,
                recipient: account.address,
            };
            send(&mut staking, account, usdai, &deposit);
        }
        let redemptions = staking.wire_stand_in().unwrap_or_else(|error| panic!("{error:#}"));
        Self { staking, dollar, holders, redemptions }
    }
}

impl Pair {
    pub fn new() -> Self {
        let Start { staking, dollar, holders, redemptions } = START.clone();
        let vault = Vault::new(staking.genesis, YieldFeeBps::ZERO);
        Self { staking, vault, holders, redemptions, is_skipped: false, dollar }
    }

    /// Makes the call on both sides, in the same second, and compares everything; returns how it ended.
    pub fn perform(&mut self, call: &Call) -> Result<String, String> {
        self.is_skipped = false;
        self.vault.now = Timestamp::new(self.staking.world.chain.timestamp());
        let (program, model) = match *call {
            Call::Wait(seconds) => self.wait(seconds),
            Call::Deposit(holder, amount) => self.deposit(holder, amount),
            Call::Mint(holder, amount) => self.mint(holder, amount),
            Call::Transfer(from, to, part) => self.transfer(from, to, part),
            Call::Harvest(amount) => self.harvest(amount),
            Call::Lock => self.lock(),
            Call::ClaimFees => self.claim_fees(),
            Call::Lose(_) | Call::Lend(..) | Call::Repay(..) | Call::Mark(_) | Call::Lie(..) => {
                self.report(call)
            }
            Call::SetFee(_) | Call::SetExitShare(_) | Call::Pause(_) => self.rule(call),
            Call::Donate(amount) => self.donate(amount),
            _ => self.leaving(call),
        };
        if program != model {
            return Err(format!("the program ended with {program:?}, the model with {model:?}"));
        }
        self.compare()?;
        let debug = format!("{call:?}");
        let kind = debug.split('(').next().unwrap_or_default();
        Ok(match program {
            Ok(_) if self.is_skipped => format!("{kind}: skipped"),
            Ok(_) => format!("{kind}: done"),
            Err(data) => format!("{kind}: 0x{}", hex_of(data.get(..4).unwrap_or_default())),
        })
    }

    fn wait(&mut self, seconds: u64) -> (Outcome, Outcome) {
        let chain = &mut self.staking.world.chain;
        if chain.timestamp() + seconds < self.staking.genesis + LIFETIME {
            chain.warp(seconds);
        }
        (Ok(U256::ZERO), Ok(U256::ZERO))
    }

    fn deposit(&mut self, holder: Holder, amount: U256) -> (Outcome, Outcome) {
        let receiver = self.holders[usize::from(holder)].address;
        let call = ISUSDai::deposit_0Call { assets: amount, receiver };
        let model = self.vault.deposit(holder, Usd::new(amount)).map(Shares::raw);
        (self.tell(holder, &call), self.outcome(model))
    }

    fn mint(&mut self, holder: Holder, amount: U256) -> (Outcome, Outcome) {
        let receiver = self.holders[usize::from(holder)].address;
        let call = ISUSDai::mint_0Call { shares: amount, receiver };
        let before = self.vault.clone();
        let funds = IToken::balanceOfCall { account: receiver };
        let funds = self.staking.world.chain.call(self.staking.world.usdai, &funds).unwrap_or_default();
        let model = self.vault.mint(holder, Shares::new(amount)).map(Usd::raw);
        let program = self.tell(holder, &call);
        // The model knows no balances of USDai: what nobody can pay is refused, and changes nothing.
        if matches!(model, Ok(cost) if cost > funds) && program.is_err() {
            self.vault = before;
            return (Ok(U256::ZERO), Ok(U256::ZERO));
        }
        (program, self.outcome(model))
    }

    fn transfer(&mut self, from: Holder, to: Holder, part: u8) -> (Outcome, Outcome) {
        let value = portion(self.vault.balance(from).raw(), part);
        let to_address = self.holders[usize::from(to)].address;
        let model = self.vault.transfer(from, to, Shares::new(value)).map(|()| U256::ONE);
        (self.tell(from, &ISUSDai::transferCall { to: to_address, value }), self.outcome(model))
    }

    fn harvest(&mut self, amount: U256) -> (Outcome, Outcome) {
        let (usdai, anyone) = (self.staking.world.usdai, self.holders[0].clone());
        send(&mut self.staking, &anyone, self.dollar, &IToken::mintCall { to: usdai, value: amount });
        self.vault.now = Timestamp::new(self.staking.world.chain.timestamp());
        let model = self.vault.harvest(Usd::new(amount)).map(Usd::raw);
        (self.tell(0, &ISUSDai::harvestCall {}), self.outcome(model))
    }

    fn lock(&mut self) -> (Outcome, Outcome) {
        let model = match self.vault.lock() {
            Ok(true) => Ok(self.vault.cash.capacity.raw()),
            Ok(false) => {
                let epoch = self.vault.clock.open_epoch(self.vault.now);
                let lock_time = epoch.and_then(|epoch| self.vault.clock.lock_time(epoch));
                let lock_time = lock_time.map_or(0, Timestamp::get);
                Err(alloy_sol_types::SolError::abi_encode(&ISUSDai::LockNotDue { lockTime: lock_time })
                    .into())
            }
            Err(refusal) => self.outcome::<U256>(Err(refusal)),
        };
        (self.tell(1, &ISUSDai::lockCall {}), model)
    }

    fn claim_fees(&mut self) -> (Outcome, Outcome) {
        let model = self.vault.claim_fees(TREASURY).map(Shares::raw);
        (self.tell(2, &ISUSDai::claimFeesCall {}), self.outcome(model))
    }

    fn report(&mut self, call: &Call) -> (Outcome, Outcome) {
        let (report, flows) = reported(&self.vault, call);
        let sent = LoanReport {
            principal: report.principal.raw(),
            marks: report.marks.raw(),
            accrued: report.accrued.raw(),
            rate: report.rate.raw(),
            sent: flows.sent.raw(),
            principal_paid: flows.principal.raw(),
            interest_paid: flows.interest.raw(),
        };
        let model = self.vault.report(&report, &flows).map(|_| U256::ZERO);
        let program = ended(self.staking.report(&sent)).map(|_| U256::ZERO);
        (program, self.outcome(model))
    }

    fn rule(&mut self, call: &Call) -> (Outcome, Outcome) {
        let now = self.vault.now;
        match *call {
            Call::SetFee(fee) => {
                let bps = YieldFeeBps::new(fee).unwrap_or(YieldFeeBps::ZERO);
                let model = self.vault.set_fee(bps).map(|()| U256::ZERO);
                (self.set(&ISUSDai::setYieldFeeCall { fee }), self.outcome(model))
            }
            Call::SetExitShare(share) => {
                self.vault.exit_share = ExitShare::new(share).unwrap_or(ExitShare::DEFAULT);
                (self.set(&ISUSDai::setExitShareCall { exitShare: share }), Ok(U256::ZERO))
            }
            Call::Pause(seconds) => {
                let until = now.get() + seconds;
                let program = self.set(&ISUSDai::pauseDepositsCall { until });
                // The cool-down is tested on its own; here a pause counts when the program took it.
                if program.is_ok() {
                    let running = now < self.vault.paused_until || seconds > 0;
                    if running {
                        self.vault.paused_until = Timestamp::new(until.max(now.get()));
                    }
                }
                (Ok(U256::ZERO), Ok(U256::ZERO))
            }
            _ => (Ok(U256::ZERO), Ok(U256::ZERO)),
        }
    }

    fn donate(&mut self, amount: U256) -> (Outcome, Outcome) {
        let (usdai, to, giver) = (self.staking.world.usdai, self.staking.susdai, self.holders[3].clone());
        send(&mut self.staking, &giver, usdai, &IToken::transferCall { to, value: amount });
        let model = self.vault.donate(Usd::new(amount)).map(|()| U256::ZERO);
        (Ok(U256::ZERO), self.outcome(model))
    }

    pub fn tell<C: SolCall>(&mut self, holder: Holder, call: &C) -> Outcome {
        let from = self.holders[usize::from(holder)].clone();
        ended(self.staking.tell(&from, call))
    }

    fn set<C: SolCall>(&mut self, call: &C) -> Outcome {
        ended(self.staking.rule(call)).map(|_| U256::ZERO)
    }

    pub fn outcome<T: Into<U256>>(&self, model: Result<T, Refusal>) -> Outcome {
        model.map(Into::into).map_err(|refusal| {
            error_of(refusal, &self.vault).unwrap_or_else(|| format!("{refusal:?}").into_bytes().into())
        })
    }

    /// Shares that the model knows of, by address; the vault's own are the fees.
    pub fn known(&self) -> Vec<(Address, Holder)> {
        let holders = self.holders.iter().zip(0..).map(|(account, holder)| (account.address, holder));
        holders.chain([(self.staking.susdai, FEE_RECIPIENT)]).collect()
    }
}

/// What an honest loan book reports for the call, or a dishonest one for a lie.
fn reported(vault: &Vault, call: &Call) -> (Report, Flows) {
    let mut report = vault.standing_report();
    let mut flows = Flows::default();
    let principal = report.principal.raw();
    match *call {
        Call::Lose(part) => report.principal = Usd::new(principal - portion(principal, part)),
        Call::Mark(part) => report.marks = Usd::new(portion(principal, part)),
        Call::Lend(part, rate) => {
            flows.sent = Usd::new(portion(vault.cash.lendable().raw(), part));
            report.principal = Usd::new(principal + flows.sent.raw());
            report.rate = AccrualRate::new(portion(highest_rate(report.principal), rate));
        }
        Call::Repay(returned, interest, marks) => {
            flows.principal = Usd::new(portion(principal, returned));
            flows.interest = Usd::new(portion(report.accrued.raw() << 1_usize, interest));
            report.principal = Usd::new(principal - flows.principal.raw());
            report.marks = Usd::new(portion(report.marks.raw(), marks));
        }
        Call::Lie(which, excess) => return lie(vault, report, which, excess),
        _ => {}
    }
    report.marks = report.marks.min(report.principal);
    report.rate = AccrualRate::new(report.rate.raw().min(highest_rate(report.principal)));
    (report, flows)
}

fn lie(vault: &Vault, mut report: Report, which: u8, excess: U256) -> (Report, Flows) {
    let mut flows = Flows::default();
    let more = |amount: U256| amount + excess;
    match which {
        0 => report.principal = Usd::new(more(report.principal.raw())),
        1 => report.marks = Usd::new(more(report.principal.raw())),
        2 => report.rate = AccrualRate::new(more(highest_rate(report.principal))),
        3 => flows.sent = Usd::new(more(vault.cash.lendable().raw())),
        4 => flows.principal = Usd::new(more(report.principal.raw())),
        _ => report.accrued = Usd::new(more(report.accrued.raw())),
    }
    (report, flows)
}

fn highest_rate(principal: Usd) -> U256 {
    principal.raw() * Book::HIGHEST_RATE.raw()
}

pub fn portion(whole: U256, part: u8) -> U256 {
    whole * U256::from(part) / U256::from(u8::MAX)
}

/// The word that a transaction returned, or what it reverted with.
pub fn ended(result: Result<stylus_chain::chain::Receipt, CallError>) -> Outcome {
    match result {
        Ok(receipt) => Ok(U256::from_be_slice(receipt.output.get(..32).unwrap_or_default())),
        Err(CallError::Reverted(revert)) => Err(revert.data.clone()),
        Err(error) => Err(error.to_string().into_bytes().into()),
    }
}

fn send<C: SolCall>(staking: &mut Staking, from: &Account, to: Address, call: &C) {
    if let Err(error) = staking.world.chain.send(from, to, call) {
        panic!("{} of {from:?}: {error}", C::SIGNATURE);
    }
}
