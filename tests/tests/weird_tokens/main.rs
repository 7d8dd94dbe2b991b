//! The reserve against tokens that are not quite ERC-20: each behaviour of the usual list (W01 to W24), an
//! address without code, and answers that are too long or too short. `docs/tokens.md` has the outcomes.

mod amounts;
mod answers;
mod calls;
mod flash;
mod identity;
mod limits;
mod page;
mod reentering;
mod refusals;

use alloy_primitives::{Address, U256};
use tests::abi::IUSDai;
use tests::check::{done, good_asset_works, ledger, refused, solvent};
use tests::{World, whole};

/// A world with an odd token in its reserve.
#[derive(Clone)]
struct Scene {
    world: World,
    token: Address,
    decimals: u8,
}

impl Scene {
    /// Bob's thousand good dollars and alice's thousand odd ones are in the reserve.
    #[track_caller]
    fn new(name: &str) -> Self {
        let mut scene = Self::empty(name, 6);
        let (alice, token, thousand) = (scene.world.alice.clone(), scene.token, scene.units(1_000));
        assert_eq!(done(scene.world.deposit(&alice, token, thousand)), whole(1_000, 18));
        scene.check_ledger(1_000);
        scene
    }

    /// Only bob's thousand good dollars are in the reserve; alice, bob and carol have a million odd ones each.
    #[track_caller]
    fn empty(name: &str, decimals: u8) -> Self {
        let mut world = World::new();
        let (bob, dollar) = (world.bob.clone(), world.dollar);
        let token = world.list_token(name, decimals).unwrap_or_else(|error| panic!("{name}: {error:#}"));
        done(world.deposit(&bob, dollar, whole(1_000, 6)));
        Self { world, token, decimals }
    }

    fn units(&self, amount: u64) -> U256 {
        whole(amount, self.decimals)
    }

    /// Alice pays in; returns the USDai minted.
    #[track_caller]
    fn deposit(&mut self, amount: U256) -> U256 {
        let alice = self.world.alice.clone();
        done(self.world.deposit(&alice, self.token, amount))
    }

    /// Alice redeems for herself; returns the units that reached her.
    #[track_caller]
    fn withdraw(&mut self, usdai: U256) -> U256 {
        let alice = self.world.alice.clone();
        done(self.world.withdraw(&alice, self.token, usdai, alice.address))
    }

    /// A redemption of `asked` whole tokens that pays `paid` is refused where the minimum is `asked`.
    #[track_caller]
    fn check_minimum_is_of_what_arrives(&mut self, asked: u64, paid: u64) {
        let (alice, token) = (self.world.alice.clone(), self.token);
        let (minimum, amount) = (self.units(asked), self.units(paid));
        self.check_untouched(|scene| {
            let usdai = whole(asked, 18);
            let result = scene.world.withdraw_at_least(&alice, token, usdai, minimum, alice.address);
            refused(result, IUSDai::MinimumNotMet { amount, minimum });
        });
    }

    #[track_caller]
    fn balance(&mut self, account: Address) -> U256 {
        done(self.world.balance(self.token, account))
    }

    /// The books have so many whole tokens.
    #[track_caller]
    fn check_ledger(&mut self, amount: u64) {
        let expected = self.units(amount);
        ledger(&mut self.world, self.token, expected);
    }

    /// The token in and out again without loss, then [`Scene::check_sound`].
    #[track_caller]
    fn check_supported(&mut self) {
        let alice = self.world.alice.address;
        let before = self.balance(alice);
        let minted = self.deposit(self.units(250));
        assert_eq!(minted, whole(250, 18));
        assert_eq!(self.withdraw(minted), self.units(250));
        assert_eq!(self.balance(alice), before);
        self.check_sound();
    }

    /// Nothing is lost: the reserve covers the supply, the token covers the books, the good dollar works.
    #[track_caller]
    fn check_sound(&mut self) {
        solvent(&mut self.world);
        good_asset_works(&mut self.world);
        solvent(&mut self.world);
    }

    /// A refusal changed nothing: neither the books nor what alice has.
    #[track_caller]
    fn check_untouched(&mut self, attempt: impl FnOnce(&mut Self)) {
        let before = self.holdings();
        attempt(self);
        assert_eq!(self.holdings(), before);
    }

    #[track_caller]
    fn holdings(&mut self) -> [U256; 3] {
        let alice = self.world.alice.address;
        let booked = done(self.world.asset(self.token)).ledger;
        [booked, done(self.world.usdai_of(alice)), done(self.world.supply())]
    }

    /// Calls a switch of the token.
    #[track_caller]
    fn turn(&mut self, switch: &impl alloy_sol_types::SolCall) {
        let carol = self.world.carol.clone();
        done(self.world.chain.send(&carol, self.token, switch));
    }
}

fn transfer_failed(token: Address) -> IUSDai::TransferFailed {
    IUSDai::TransferFailed { token }
}

fn allowance_too_low(token: Address, allowance: U256, needed: U256) -> IUSDai::TokenAllowanceTooLow {
    IUSDai::TokenAllowanceTooLow { token, allowance, needed }
}
