//! ERC-2612 permits of USDai and of sUSDai.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::Account;
use tests::{
    Staking,
    abi::{ISUSDai, IUSDai},
    check::done,
    token::permit::{Domain, Permit},
};

pub use tests::token::permit::Signed;

/// The owner's next permit of the token, for ever.
#[track_caller]
pub fn sign(staking: &mut Staking, token: Address, owner: &Account, spender: Address, value: U256) -> Signed {
    let domain = if token == staking.susdai { Domain::of(&*staking) } else { Domain::of(&staking.world) };
    let nonce = done(staking.world.chain.call(token, &IUSDai::noncesCall { owner: owner.address }));
    Permit { owner: owner.address, spender, value, nonce, deadline: U256::MAX }.sign(owner, &domain)
}

/// The owner's next permit of shares, as a call that anybody can bring.
#[track_caller]
pub fn of_shares(
    staking: &mut Staking,
    owner: &Account,
    spender: Address,
    value: U256,
) -> ISUSDai::permitCall {
    let Signed { v, r, s } = sign(staking, staking.susdai, owner, spender, value);
    ISUSDai::permitCall { owner: owner.address, spender, value, deadline: U256::MAX, v, r, s }
}

/// A deposit for the owner with the owner's next permit of USDai.
#[track_caller]
pub fn deposit(staking: &mut Staking, owner: &Account, assets: U256) -> ISUSDai::depositWithPermitCall {
    let (token, vault) = (staking.world.usdai, staking.susdai);
    let Signed { v, r, s } = sign(staking, token, owner, vault, assets);
    let (receiver, deadline) = (owner.address, U256::MAX);
    ISUSDai::depositWithPermitCall { assets, receiver, minShares: U256::ZERO, deadline, v, r, s }
}
