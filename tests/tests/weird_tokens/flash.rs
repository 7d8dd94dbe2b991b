//! W06: a token of which anybody can have any amount for the length of a call.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use tests::abi::fixtures::{IEvmCaller, IOdd};
use tests::abi::{IToken, IUSDai};
use tests::check::done;
use tests::whole;

use crate::Scene;

/// A scene and a contract that borrows a hundred million out of nothing.
struct Flash {
    scene: Scene,
    borrower: Address,
    amount: U256,
}

#[test]
fn w06_flash_mintable_round_trip() {
    let mut flash = Flash::new();
    let supply = done(flash.scene.world.supply());
    let steps = [flash.approve(), flash.deposit(), flash.withdraw()];
    assert!(flash.borrow(&steps));
    let Flash { mut scene, borrower, .. } = flash;
    assert_eq!(done(scene.world.usdai_of(borrower)), U256::ZERO);
    assert_eq!(scene.balance(borrower), U256::ZERO);
    assert_eq!(done(scene.world.supply()), supply);
    scene.check_supported();
}

/// Whoever keeps the USDai cannot give the tokens back, and then nothing of it has happened.
#[test]
fn w06_flash_mintable_kept() {
    let mut flash = Flash::new();
    let supply = done(flash.scene.world.supply());
    let steps = [flash.approve(), flash.deposit()];
    assert!(!flash.borrow(&steps));
    assert_eq!(done(flash.scene.world.supply()), supply);
    flash.scene.check_supported();
}

/// Nor does a harvest turn borrowed tokens into yield.
#[test]
fn w06_flash_mintable_harvested() {
    let mut flash = Flash::new();
    let supply = done(flash.scene.world.supply());
    let steps = [flash.donate(), flash.harvest()];
    assert!(!flash.borrow(&steps));
    assert_eq!(done(flash.scene.world.supply()), supply);
    flash.scene.check_supported();
}

impl Flash {
    #[track_caller]
    fn new() -> Self {
        let mut scene = Scene::new("FlashMintToken");
        let borrower = scene.world.deploy("EvmCaller", &[]).unwrap_or_else(|error| panic!("{error:#}"));
        let amount = scene.units(100_000_000);
        Self { scene, borrower, amount }
    }

    /// Whether the borrower could take the steps and give the tokens back.
    fn borrow(&mut self, steps: &[IEvmCaller::Step]) -> bool {
        let callback = IEvmCaller::batchCall { steps: steps.to_vec() }.abi_encode().into();
        let borrow = IOdd::flashMintCall { value: self.amount, callback };
        let outer = IEvmCaller::batchCall { steps: vec![step(self.scene.token, &borrow)] };
        let alice = self.scene.world.alice.clone();
        self.scene.world.chain.send(&alice, self.borrower, &outer).is_ok()
    }

    fn approve(&self) -> IEvmCaller::Step {
        let call = IToken::approveCall { spender: self.scene.world.usdai, value: self.amount };
        step(self.scene.token, &call)
    }

    fn deposit(&self) -> IEvmCaller::Step {
        let call = IUSDai::deposit_0Call {
            depositToken: self.scene.token,
            depositAmount: self.amount,
            usdaiAmountMinimum: U256::ZERO,
            recipient: self.borrower,
        };
        step(self.scene.world.usdai, &call)
    }

    fn withdraw(&self) -> IEvmCaller::Step {
        let call = IUSDai::withdraw_0Call {
            withdrawToken: self.scene.token,
            usdaiAmount: self.amount * whole(1, 12),
            withdrawAmountMinimum: self.amount,
            recipient: self.borrower,
        };
        step(self.scene.world.usdai, &call)
    }

    fn donate(&self) -> IEvmCaller::Step {
        let call = IToken::transferCall { to: self.scene.world.usdai, value: self.amount };
        step(self.scene.token, &call)
    }

    fn harvest(&self) -> IEvmCaller::Step {
        step(self.scene.world.usdai, &IUSDai::harvestCall {})
    }
}

fn step(target: Address, call: &impl SolCall) -> IEvmCaller::Step {
    IEvmCaller::Step { target, data: call.abi_encode().into() }
}
