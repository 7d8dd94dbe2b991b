//! Signing permits of a mock dollar.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolStruct, eip712_domain, sol};
use stylus_chain::chain::{Account, Chain};

use crate::IDollar;

/// The order of secp256k1; `order - s` makes the other signature of the same hash.
const CURVE_ORDER: U256 = U256::from_limbs([
    0xbfd2_5e8c_d036_4141,
    0xbaae_dce6_af48_a03b,
    0xffff_ffff_ffff_fffe,
    0xffff_ffff_ffff_ffff,
]);

sol! {
    /// ERC-2612's struct.
    #[derive(Debug)]
    struct Permit {
        address owner;
        address spender;
        uint256 value;
        uint256 nonce;
        uint256 deadline;
    }
}

/// The call that brings a permit of the dollar at `token` with `signer`'s signature.
pub fn sign(chain: &Chain, token: Address, signer: &Account, permit: &Permit) -> IDollar::permitCall {
    let domain = eip712_domain! {
        name: "Dollar",
        version: "1",
        chain_id: chain.config().chain_id,
        verifying_contract: token,
    };
    let signature = signer.sign_hash(permit.eip712_signing_hash(&domain));
    let &Permit { owner, spender, value, deadline, .. } = permit;
    let v = if signature.v() { 28 } else { 27 };
    let [r, s] = [signature.r(), signature.s()].map(B256::from);
    IDollar::permitCall { owner, spender, value, deadline, v, r, s }
}

/// The same permit with the other signature of the same key (EIP-2 calls it malleable).
pub fn other_signature(call: IDollar::permitCall) -> IDollar::permitCall {
    let s = CURVE_ORDER.saturating_sub(U256::from_be_bytes(call.s.0));
    IDollar::permitCall { v: if call.v == 27 { 28 } else { 27 }, s: B256::from(s), ..call }
}
