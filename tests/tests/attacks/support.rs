//! What the attacks on USDai share.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue, sol};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Terms, World,
    abi::{IToken, IUSDai},
    check::{done, made},
    whole,
};

sol! {
    /// The switches of the tokens in `AttackTokens.sol`.
    #[sol(all_derives)]
    interface IAttack {
        function lie(address account, uint256 balance) external;
        function sweep(address account, address to, uint256 extra) external;
        function arm(bool balanceToo) external;
    }
}

/// Sends a call to USDai.
pub fn tell<C: SolCall>(world: &mut World, from: &Account, call: &C) -> Result<Receipt, CallError> {
    world.chain.send(from, world.usdai, call)
}

/// Sends a call to USDai as its authority.
pub fn rule<C: SolCall>(world: &mut World, call: &C) -> Result<Receipt, CallError> {
    world.chain.send(&world.admin, world.usdai, call)
}

/// What USDai answers.
#[track_caller]
pub fn ask<C: SolCall>(world: &mut World, call: &C) -> C::Return {
    done(world.chain.call(world.usdai, call))
}

/// A listed token of six decimals, of which alice, bob and carol have a million each.
#[track_caller]
pub fn token(world: &mut World, fixture: &str) -> Address {
    made(world.list_token(fixture, 6))
}

/// A world whose alice has put a hundred good dollars in.
#[track_caller]
pub fn funded() -> World {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    world
}

/// Sets an asset's share cap and switches; no fees.
#[track_caller]
pub fn set_asset(world: &mut World, asset: Address, share_cap: u16, mints: bool, redeems: bool) {
    let call = IUSDai::setAssetCall {
        asset,
        mintFee: 0,
        redeemFee: 0,
        shareCap: share_cap,
        mintEnabled: mints,
        redeemEnabled: redeems,
    };
    done(rule(world, &call));
}

/// Sends an asset to USDai without a deposit.
#[track_caller]
pub fn donate(world: &mut World, from: &Account, asset: Address, units: U256) {
    let gift = IToken::transferCall { to: world.usdai, value: units };
    done(world.chain.send(from, asset, &gift));
}

/// A token of these decimals with nothing else done to it.
#[track_caller]
pub fn unlisted(world: &mut World, fixture: &str, decimals: u8) -> Address {
    made(world.deploy(fixture, &U256::from(decimals).abi_encode()))
}

/// Lists it on free terms.
pub fn list(world: &mut World, asset: Address) -> Result<Receipt, CallError> {
    world.list(asset, Terms::FREE)
}
