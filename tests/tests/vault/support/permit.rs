//! ERC-2612 permits of USDai and of sUSDai, encoded here by hand from EIP-712.

use alloy_primitives::{Address, B256, U256, keccak256};
use stylus_chain::chain::Account;
use tests::{Staking, abi::IUSDai, check::done};

/// A signature as calldata carries it.
#[derive(Clone, Copy, Debug)]
pub struct Signed {
    pub v: u8,
    pub r: B256,
    pub s: B256,
}

/// The owner's next permit of the token for ever.
#[track_caller]
pub fn sign(staking: &mut Staking, token: Address, owner: &Account, spender: Address, value: U256) -> Signed {
    let name = if token == staking.susdai { "Staked USDai" } else { "USDai" };
    let nonce = done(staking.world.chain.call(token, &IUSDai::noncesCall { owner: owner.address }));
    let domain = hash(
        "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
        &[
            keccak256(name),
            keccak256("1"),
            B256::from(U256::from(staking.world.chain.config().chain_id)),
            token.into_word(),
        ],
    );
    let permit = hash(
        "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)",
        &[
            owner.address.into_word(),
            spender.into_word(),
            B256::from(value),
            B256::from(nonce),
            B256::from(U256::MAX),
        ],
    );
    let digest = keccak256([&[0x19, 0x01], domain.as_slice(), permit.as_slice()].concat());
    let signature = owner.sign_hash(digest);
    let v = if signature.v() { 28 } else { 27 };
    Signed { v, r: B256::from(signature.r()), s: B256::from(signature.s()) }
}

fn hash(kind: &str, fields: &[B256]) -> B256 {
    let words: Vec<u8> = fields.iter().flat_map(|word| word.0).collect();
    keccak256([keccak256(kind).as_slice(), &words].concat())
}
