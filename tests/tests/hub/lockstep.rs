//! The shipped program against the arithmetic that it is made of, call by call.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256};
use tests::{check::outcome, random::Random};
use usdai_bindings::IBridge;
use usdai_core::refill::{Inbound, Usage};
use usdai_core::{AssetAmount, RefillError, Timestamp};

use crate::support::{Stage, w};

/// Calls of a story.
const STEPS: usize = 1_500;
/// Whole tokens that a bridge may bring and take a day at first.
const LIMIT: u64 = 300;

/// A bridge as it should be.
#[derive(Default)]
struct Model {
    inbound: Inbound,
    burning: AssetAmount,
    usage: Usage,
    queued: BTreeMap<Address, AssetAmount>,
}

fn amount(value: U256) -> AssetAmount {
    AssetAmount::new(value)
}

impl Model {
    fn take(&mut self, value: U256, now: Timestamp) -> Result<(), &'static str> {
        let usage = self.usage.refilled(self.burning, now);
        if value.is_zero() {
            return Err("ZeroAmount");
        }
        if usage.available_down(self.burning).expect("a small limit") < amount(value) {
            return Err("BurningLimitTooLow");
        }
        self.usage = usage.take(amount(value)).expect("a small number");
        self.inbound = self.inbound.took(amount(value)).expect("a small number");
        Ok(())
    }

    fn bring(&mut self, to: Address, value: U256, now: Timestamp) -> Result<(), &'static str> {
        if value.is_zero() {
            return Err("ZeroAmount");
        }
        let paid = self.inbound.payable_down(now).expect("a small limit").min(amount(value));
        self.inbound = self.inbound.brought(amount(value), paid, now).map_err(|error| match error {
            RefillError::LimitMissing => "MintingLimitMissing",
            RefillError::OutstandingTooLow { .. } => "OutstandingTooLow",
            RefillError::Math(error) => panic!("{error}"),
        })?;
        let owed = self.queued.entry(to).or_default();
        let rest = amount(value).excess_over(paid);
        *owed = owed.checked_add(rest).expect("a small number");
        Ok(())
    }

    fn release(&mut self, account: Address, now: Timestamp) -> Result<(), &'static str> {
        let owed = self.queued.entry(account).or_default();
        if owed.is_zero() {
            return Err("NothingQueued");
        }
        let paid = self.inbound.releasable_down(*owed, now).expect("a small limit");
        if paid.is_zero() {
            return Err("NothingReleasable");
        }
        self.inbound = self.inbound.released(paid, now).expect("no more than is queued");
        *owed = owed.excess_over(paid);
        Ok(())
    }

    fn set_limits(&mut self, minting: U256, burning: U256, now: Timestamp) {
        self.inbound = self.inbound.with_limit(amount(minting), now);
        self.usage = self.usage.refilled(self.burning, now).within(amount(burning));
        self.burning = amount(burning);
    }

    #[track_caller]
    fn compare(&self, stage: &mut Stage, bridge: Address, accounts: &[Address]) {
        let now = Timestamp::new(stage.chain().timestamp());
        let burning = self.usage.refilled(self.burning, now).available_down(self.burning);
        let minting = self.inbound.payable_down(now);
        let limits = [minting, burning].map(|limit| limit.expect("a small limit").raw());
        assert_eq!(stage.limits(bridge), limits);
        let Inbound { outstanding, queued, .. } = self.inbound;
        assert_eq!(stage.amounts(bridge), [outstanding, queued].map(AssetAmount::raw));
        let release_limit = stage.ask(&IBridge::releaseLimitOfCall { bridge });
        assert_eq!(release_limit, self.inbound.release_limit().raw());
        for account in accounts {
            let owed = self.queued.get(account).copied().unwrap_or_default();
            assert_eq!(stage.queued(bridge, *account), owed.raw());
            let releasable = self.inbound.releasable_down(owed, now).expect("a small limit");
            let call = IBridge::releasableCall { bridge, account: *account };
            assert_eq!(stage.ask(&call), releasable.raw());
        }
        stage.books();
    }
}

#[test]
fn the_program_does_what_the_arithmetic_says() {
    for (seed, mut stage) in Stage::both().into_iter().enumerate() {
        let mut random = Random::seeded(71 + seed as u64);
        let bridges = [stage.bridge.clone(), stage.other.clone()];
        let accounts = [stage.payee, Address::repeat_byte(0xa1), Address::repeat_byte(0xa2)];
        let mut models = [Model::default(), Model::default()];
        for (model, bridge) in models.iter_mut().zip(&bridges) {
            stage.set_limits(bridge.address, w(LIMIT), w(LIMIT));
            let now = Timestamp::new(stage.chain().timestamp().saturating_sub(1));
            model.set_limits(w(LIMIT), w(LIMIT), now);
        }
        let mut done = 0;
        for step in 0..STEPS {
            let index = random.below(2);
            let (model, bridge) = (&mut models[index], &bridges[index]);
            let account = random.pick(&accounts);
            let value = random.pick(&[U256::ZERO, U256::ONE, w(1), w(30), w(150), w(400), w(1_200)]);
            let now = Timestamp::new(stage.chain().timestamp());
            let (expected, result) = match random.below(9) {
                0..3 => (model.take(value, now), outcome(&stage.take(bridge, value))),
                3..5 => (model.bring(account, value, now), outcome(&stage.bring(bridge, account, value))),
                5..7 => (model.release(account, now), outcome(&stage.release(bridge.address, account))),
                7 => {
                    let choices = [U256::ZERO, U256::ONE, w(30), w(LIMIT), w(3 * LIMIT)];
                    let (minting, burning) = (random.pick(&choices), random.pick(&choices[2..]));
                    model.set_limits(minting, burning, now);
                    stage.set_limits(bridge.address, minting, burning);
                    (Ok(()), "done".to_owned())
                }
                _ => {
                    stage.chain().warp(random.pick(&[1, 60, 7_000, 40_000, 90_000, 400_000]));
                    (Ok(()), "done".to_owned())
                }
            };
            match expected {
                Ok(()) => assert_eq!(result, "done", "step {step}"),
                Err(name) => assert!(result.contains(name), "step {step}: {result}, not {name}"),
            }
            done += usize::from(expected.is_ok());
            models[index].compare(&mut stage, bridges[index].address, &accounts);
        }
        assert!(done > STEPS / 2, "{done} of {STEPS}");
    }
}
