//! X14: the arithmetic that was compiled for this machine and the program that ships give the same results.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolError;
use proptest::prelude::*;
use stylus_chain::chain::CallError;
use tests::{World, abi::IUSDai, check::done, whole};
use usdai_core::{
    AssetAmount, Bps, Decimals, FeeBps, ReserveError, Usd, Wad,
    reserve::{
        AssetRules, Holding, check_share_cap, check_supply_cap, mint_down, redeem_down, reserve_value_down,
        surplus_down, value_down,
    },
};

use crate::support::{made, rule, runs, u};

/// How many dollars the reserve has, with these decimals.
const DECIMALS: [u8; 3] = [6, 8, 18];
const PRICE: Wad = Wad::ONE;

/// Something that moves the reserve. Assets are numbers below that of `DECIMALS`.
#[derive(Clone, Debug)]
enum Step {
    /// Amount in millionths of a dollar, and a remainder below that.
    Deposit {
        asset: usize,
        millionths: u64,
        rest: u64,
    },
    Withdraw {
        asset: usize,
        millionths: u64,
        rest: u64,
    },
    Gift {
        asset: usize,
        millionths: u32,
    },
    Harvest,
    Terms {
        asset: usize,
        mint_fee: u16,
        redeem_fee: u16,
        share_cap: u16,
    },
    Cap {
        dollars: u32,
    },
}

fn step() -> impl Strategy<Value = Step> {
    let asset = || 0..DECIMALS.len();
    let millionths = || prop_oneof![Just(0_u64), Just(1), 0_u64..2_000_000, 0_u64..2_000_000_000];
    prop_oneof![
        4 => (asset(), millionths(), any::<u64>())
            .prop_map(|(asset, millionths, rest)| Step::Deposit { asset, millionths, rest }),
        4 => (asset(), millionths(), any::<u64>())
            .prop_map(|(asset, millionths, rest)| Step::Withdraw { asset, millionths, rest }),
        1 => (asset(), any::<u32>()).prop_map(|(asset, millionths)| Step::Gift { asset, millionths }),
        1 => Just(Step::Harvest),
        2 => (asset(), 0_u16..=100, 0_u16..=100, prop_oneof![Just(10_000_u16), 0_u16..=10_000]).prop_map(
            |(asset, mint_fee, redeem_fee, share_cap)| Step::Terms { asset, mint_fee, redeem_fee, share_cap }
        ),
        1 => (0_u32..4_000).prop_map(|dollars| Step::Cap { dollars }),
    ]
}

/// The reserve as `usdai-core` computes it natively.
#[derive(Clone, Debug)]
struct Reserve {
    rules: [AssetRules; 3],
    ledgers: [U256; 3],
    balances: [U256; 3],
    supply: U256,
    cap: U256,
    mine: U256,
}

impl Reserve {
    fn new(cap: U256) -> Self {
        let free = AssetRules {
            decimals: native(Decimals::new(18)),
            mint_fee: FeeBps::ZERO,
            redeem_fee: FeeBps::ZERO,
            share_cap: Bps::WHOLE,
        };
        let rules = DECIMALS.map(|decimals| AssetRules { decimals: native(Decimals::new(decimals)), ..free });
        let nothing = [U256::ZERO; 3];
        Self { rules, ledgers: nothing, balances: nothing, supply: U256::ZERO, cap, mine: U256::ZERO }
    }

    fn values(&self) -> Usd {
        let holdings = self.rules.iter().zip(self.ledgers).map(|(rules, ledger)| Holding {
            ledger: AssetAmount::new(ledger),
            decimals: rules.decimals,
            price: PRICE,
        });
        native(reserve_value_down(holdings))
    }

    fn deposit(&mut self, asset: usize, amount: U256) -> Result<U256, [u8; 4]> {
        if amount.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        let rules = self.rules[asset];
        let minted = mint_down(AssetAmount::new(amount), &rules, PRICE).map_err(selector)?.credited;
        check_supply_cap(Usd::new(self.supply), Usd::ZERO, minted, Usd::new(self.cap)).map_err(selector)?;
        let mut after = self.clone();
        after.ledgers[asset] += amount;
        if rules.share_cap != Bps::WHOLE {
            let value = native(value_down(AssetAmount::new(after.ledgers[asset]), rules.decimals, PRICE));
            check_share_cap(value, after.values(), rules.share_cap).map_err(selector)?;
        }
        after.balances[asset] += amount;
        after.supply += minted.raw();
        after.mine += minted.raw();
        *self = after;
        Ok(minted.raw())
    }

    fn withdraw(&mut self, asset: usize, burned: U256) -> Result<U256, [u8; 4]> {
        if burned.is_zero() {
            return Err(IUSDai::ZeroAmount::SELECTOR);
        }
        let paid = redeem_down(Usd::new(burned), &self.rules[asset]).map_err(selector)?.paid.raw();
        let ledger = self.ledgers[asset].checked_sub(paid).ok_or(IUSDai::ReserveTooLow::SELECTOR)?;
        self.mine = self.mine.checked_sub(burned).ok_or(IUSDai::ERC20InsufficientBalance::SELECTOR)?;
        self.ledgers[asset] = ledger;
        self.balances[asset] -= paid;
        self.supply -= burned;
        Ok(paid)
    }

    fn harvest(&mut self) -> U256 {
        self.ledgers = self.balances;
        let surplus = surplus_down(self.values(), Usd::new(self.supply), Usd::ZERO).raw();
        self.supply += surplus;
        surplus
    }
}

/// The error of the interface that reports this one.
fn selector(error: ReserveError) -> [u8; 4] {
    match error {
        ReserveError::MintsNothing { .. } => IUSDai::MintsNothing::SELECTOR,
        ReserveError::BelowOneUnit { .. } => IUSDai::BelowOneUnit::SELECTOR,
        ReserveError::SupplyCapExceeded { .. } => IUSDai::SupplyCapExceeded::SELECTOR,
        ReserveError::ShareCapExceeded { .. } => IUSDai::ShareCapExceeded::SELECTOR,
        other => panic!("{other}"),
    }
}

#[track_caller]
fn native<T, E: std::fmt::Debug>(result: Result<T, E>) -> T {
    result.unwrap_or_else(|error| panic!("{error:?}"))
}

/// The asset's units in so many millionths of a dollar and a rest below one of them.
fn units(asset: usize, millionths: u64, rest: u64) -> U256 {
    let millionth = whole(1, DECIMALS[asset] - 6);
    U256::from(millionths) * millionth + U256::from(rest) % millionth
}

/// A result or the selector of its error.
#[track_caller]
fn told(result: Result<U256, CallError>) -> Result<U256, [u8; 4]> {
    result.map_err(|error| match error.revert().and_then(|revert| revert.data.first_chunk().copied()) {
        Some(selector) => selector,
        None => panic!("{error}"),
    })
}

/// Takes the step on the chain and natively and compares what came of it.
fn take(
    world: &mut World,
    assets: &[Address],
    model: &mut Reserve,
    step: &Step,
) -> Result<(), TestCaseError> {
    let alice = world.alice.clone();
    match *step {
        Step::Deposit { asset, millionths, rest } => {
            let amount = units(asset, millionths, rest);
            prop_assert_eq!(told(world.deposit(&alice, assets[asset], amount)), model.deposit(asset, amount));
        }
        Step::Withdraw { asset, millionths, rest } => {
            let burned = U256::from(millionths) * u(1_000_000_000_000) + U256::from(rest % 1_000_000_000_000);
            let got = told(world.withdraw(&alice, assets[asset], burned, alice.address));
            prop_assert_eq!(got, model.withdraw(asset, burned));
        }
        Step::Gift { asset, millionths } => {
            let value = units(asset, u64::from(millionths), 0);
            let gift = tests::abi::IToken::mintCall { to: world.usdai, value };
            done(world.chain.send(&alice, assets[asset], &gift));
            model.balances[asset] += value;
        }
        Step::Harvest => prop_assert_eq!(told(world.harvest()), Ok(model.harvest())),
        Step::Terms { asset, mint_fee, redeem_fee, share_cap } => {
            let call = IUSDai::setAssetCall {
                asset: assets[asset],
                mintFee: mint_fee,
                redeemFee: redeem_fee,
                shareCap: share_cap,
                mintEnabled: true,
                redeemEnabled: true,
            };
            done(rule(world, &call));
            let rules = &mut model.rules[asset];
            rules.mint_fee = native(FeeBps::new(mint_fee));
            rules.redeem_fee = native(FeeBps::new(redeem_fee));
            rules.share_cap = native(Bps::new(share_cap));
        }
        Step::Cap { dollars } => {
            model.cap = whole(u64::from(dollars), 18);
            done(rule(world, &IUSDai::setSupplyCapCall { cap: model.cap }));
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(runs(24, 0x14))]

    #[test]
    fn x14_the_program_computes_what_the_crate_computes(steps in proptest::collection::vec(step(), 1..40)) {
        let mut world = World::new();
        let [eight, eighteen] = [8, 18].map(|decimals| made(world.list_token("Dollar", decimals)));
        let assets = [world.dollar, eight, eighteen];
        let mut model = Reserve::new(whole(1_000_000_000, 18));
        for step in &steps {
            take(&mut world, &assets, &mut model, step)?;
            prop_assert_eq!(done(world.supply()), model.supply);
            for (asset, ledger) in assets.iter().zip(model.ledgers) {
                prop_assert_eq!(done(world.asset(*asset)).ledger, ledger);
            }
        }
        let worth = model.values().raw();
        prop_assert!(worth >= model.supply, "the reserve is worth {worth}, the supply is {}", model.supply);
    }
}
