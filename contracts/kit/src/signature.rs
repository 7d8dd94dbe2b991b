//! Signatures of accounts, whether a key or a contract stands behind them.

use crate::host;
use crate::words::{Word, append, number, only_bytes, with_selector};
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, FixedBytes, U256, address, uint};
use alloy_sol_types::{SolCall, sol};

sol! {
    interface IERC1271 {
        function isValidSignature(bytes32 hash, bytes calldata signature) external view returns (bytes4);
    }
}

/// Gas for a contract's opinion of a signature: a multisignature of many owners takes half of it.
pub const SIGNATURE_GAS: u64 = 200_000;
/// Half the order of secp256k1, rounded down: of the two signatures with one meaning only the lower counts
/// (EIP-2).
pub const S_MAXIMUM: U256 = uint!(0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0_U256);
const ECRECOVER: Address = address!("0000000000000000000000000000000000000001");

/// Whether the account signed the digest: 65 bytes r, s, v by its key, or anything that it takes for its signature
/// as a contract (ERC-1271), with at most [`SIGNATURE_GAS`].
///
/// The key first: an account with a delegation (EIP-7702) has both.
pub fn is_signed(account: Address, digest: B256, signature: &[u8]) -> bool {
    signer(digest, signature) == Some(account) || is_approved(account, digest, signature)
}

/// The address whose key made the signature, if any; `v` is 27 or 28.
pub fn recover(digest: B256, v: B256, r: B256, s: B256) -> Option<Address> {
    let mut input = Vec::new();
    append(&mut input, &[digest, v, r, s]);
    // The precompile answers a signature that recovers nothing with no data.
    let answer = host::static_call(ECRECOVER, &input).ok()?;
    let signer = Address::from_word(B256::try_from(answer.as_slice()).ok()?);
    (!signer.is_zero()).then_some(signer)
}

fn signer(digest: B256, signature: &[u8]) -> Option<Address> {
    let (r, rest) = signature.split_first_chunk::<32>()?;
    let (s, rest) = rest.split_first_chunk::<32>()?;
    let [v] = *rest else { return None };
    let s = B256::new(*s);
    if number(s) > S_MAXIMUM {
        return None;
    }
    recover(digest, u64::from(v).word(), B256::new(*r), s)
}

fn is_approved(account: Address, digest: B256, signature: &[u8]) -> bool {
    // The digest stands before where the bytes are, and so they are a word further.
    let mut words = Vec::from([digest, 0x40_u64.word()]);
    words.extend_from_slice(only_bytes(signature).get(1..).unwrap_or_default());
    let call = with_selector(IERC1271::isValidSignatureCall::SELECTOR, &words);
    let magic = FixedBytes::new(IERC1271::isValidSignatureCall::SELECTOR).word();
    let answer = host::bounded_static_call(account, &call, SIGNATURE_GAS);
    answer.is_ok_and(|answer| answer.as_slice() == magic.as_slice())
}
