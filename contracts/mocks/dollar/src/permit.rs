//! Approvals by signature (ERC-2612), as lenient as the precompile: either `s` of a signature is taken.

use crate::MockDollar;
use crate::errors::{Error, PermitExpired, PermitNotByOwner};
use alloy_primitives::{Address, B256, U256, address, keccak256};
use alloy_sol_types::SolValue;
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use stylus_sdk::block;
use stylus_sdk::call::RawCall;

/// The EIP-712 domain of the dollar.
pub struct Domain;

impl IEip712 for Domain {
    const NAME: &'static str = MockDollar::NAME;
    const VERSION: &'static str = MockDollar::VERSION;
}

/// An approval that someone signed, or did not.
pub struct Permit {
    /// Who should have signed.
    pub owner: Address,
    /// Who may spend then.
    pub spender: Address,
    /// How many units.
    pub value: U256,
    /// Until when it is good, Unix seconds, that second included.
    pub deadline: U256,
    /// 27 or 28.
    pub v: u8,
    /// First half of the signature.
    pub r: B256,
    /// Second half of the signature.
    pub s: B256,
}

const ECRECOVER: Address = address!("0000000000000000000000000000000000000001");
const TYPE: &[u8] = b"Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

impl MockDollar {
    /// Approves what was signed and counts the owner's nonce up.
    pub(crate) fn apply(&mut self, permit: Permit) -> Result<(), Error> {
        let Permit { owner, spender, value, deadline, .. } = permit;
        if U256::from(block::timestamp()) > deadline {
            return Err(PermitExpired { deadline }.into());
        }
        let nonce = self.nonces.get(owner);
        let content = (keccak256(TYPE), owner, spender, value, nonce, deadline).abi_encode();
        let signer = recover(Domain.hash_typed_data_v4(keccak256(content)), &permit);
        if signer.is_zero() || signer != owner {
            return Err(PermitNotByOwner { signer, owner }.into());
        }
        self.nonces.insert(owner, nonce.wrapping_add(U256::ONE));
        self.allow(owner, spender, value);
        Ok(())
    }
}

/// Who signed `hash`; zero for nobody.
fn recover(hash: B256, permit: &Permit) -> Address {
    let input = (hash, U256::from(permit.v), permit.r, permit.s).abi_encode();
    // SAFETY: unsafe because it leaves the storage cache alone, and the precompile does not call back.
    let answer = unsafe { RawCall::new_static().limit_return_data(0, 32).call(ECRECOVER, &input) };
    let word = answer.ok().and_then(|bytes| B256::try_from(bytes.as_slice()).ok());
    word.map(Address::from_word).unwrap_or_default()
}
