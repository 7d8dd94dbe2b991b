//! ERC-2612.
//!
//! OpenZeppelin's own permit traps, that is reverts with no data, on a signature from which nothing can be
//! recovered. So recovery and approval stand here, on the library's nonces and typed-data hash.

use crate::calldata::Arguments;
use crate::erc20::{Token, abi};
use crate::signature::{self, S_MAXIMUM};
use crate::words::{Word, number};
use crate::{Error, domain, emit, errors, host};
use alloy_primitives::{Address, B256, U256, b256, uint};
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use stylus_sdk::storage::{StorageMap, StorageType, StorageU256};

/// keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)").
const PERMIT_TYPE_HASH: B256 = b256!("6e71edae12b1b97f4d1f60370fef10105fa2faae0126114a169c64845d6126c9");
/// Where the library's ERC-20, which opens the storage, keeps allowances.
const ALLOWANCES_SLOT: U256 = uint!(1_U256);

/// An approval and the owner's signature of it.
pub struct Permit {
    /// Whose tokens they are.
    pub owner: Address,
    /// Who may move them.
    pub spender: Address,
    /// How many.
    pub value: U256,
    /// The last second at which the signature counts.
    pub deadline: U256,
    /// 27 or 28.
    pub v: u64,
    /// First half of the signature.
    pub r: B256,
    /// Second half of the signature, in the lower half of its range.
    pub s: B256,
}

impl Permit {
    /// Reads the arguments of `permit`.
    pub fn read(a: &mut Arguments) -> Self {
        Self {
            owner: a.address(),
            spender: a.address(),
            value: a.uint(),
            deadline: a.uint(),
            v: a.uint_up_to(u64::from(u8::MAX)),
            r: a.word(),
            s: a.word(),
        }
    }
}

/// Approves by signature. Anyone may bring it.
///
/// `ERC2612ExpiredSignature`, `ECDSAInvalidSignature`, `ECDSAInvalidSignatureS`, `ERC2612InvalidSigner` (also
/// for a used nonce or another chain), `ERC20InvalidSpender`.
pub fn permit<T: Token>(token: &mut T, permit: &Permit) -> Result<(), Error> {
    let &Permit { owner, spender, value, deadline, .. } = permit;
    if U256::from_limbs([host::now(), 0, 0, 0]) > deadline {
        return Err(errors::erc2612_expired_signature(deadline));
    }
    if spender.is_zero() {
        return Err(errors::erc20_invalid_spender(spender));
    }
    let nonce = token.nonces().use_nonce(owner);
    let fields =
        [PERMIT_TYPE_HASH, owner.word(), spender.word(), value.word(), nonce.word(), deadline.word()];
    let hash = domain::of::<T>().hash_typed_data_v4(host::keccak_words(&[], &fields));
    let signer = recover(hash, permit)?;
    if signer != owner {
        return Err(errors::erc2612_invalid_signer(signer, owner));
    }
    set_allowance(token, owner, spender, value);
    emit!(Approval, [owner, spender], [value]);
    Ok(())
}

/// The library lets nobody approve for another, so this writes the slot that it would write.
fn set_allowance<T: Token>(token: &mut T, owner: Address, spender: Address, value: U256) {
    // SAFETY: the type is that of the library's field at this slot, and the token is borrowed mutably, so no
    // other accessor is in use.
    let mut allowances: StorageMap<Address, StorageMap<Address, StorageU256>> =
        unsafe { StorageMap::new(ALLOWANCES_SLOT, 0, token.machine()) };
    allowances.setter(owner).insert(spender, value);
}

/// The address whose key made the signature.
fn recover(hash: B256, permit: &Permit) -> Result<Address, Error> {
    if number(permit.s) > S_MAXIMUM {
        return Err(errors::ecdsa_invalid_signature_s(permit.s));
    }
    signature::recover(hash, permit.v.word(), permit.r, permit.s).ok_or_else(errors::ecdsa_invalid_signature)
}
