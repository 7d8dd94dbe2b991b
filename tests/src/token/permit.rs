//! ERC-2612 permits, encoded here by hand from EIP-712 and not by any library that the contract uses.

use alloy_primitives::{Address, B256, U256, address, keccak256};
use stylus_chain::chain::Account;

use super::{Subject, nonce};
use crate::abi::{IErc20, IUSDai};

/// Half the order of secp256k1 and a half: `s` above it is the malleable twin (EIP-2).
pub const CURVE_ORDER: U256 = U256::from_limbs([
    0xbfd2_5e8c_d036_4141,
    0xbaae_dce6_af48_a03b,
    0xffff_ffff_ffff_fffe,
    0xffff_ffff_ffff_ffff,
]);

/// What the signature of a permit is for, apart from the permit itself.
#[derive(Clone, Debug)]
pub struct Domain {
    /// The contract's name.
    pub name: &'static str,
    /// The version of its domain.
    /// 27 or 28.
    pub version: &'static str,
    /// EIP-155.
    pub chain_id: U256,
    /// The contract that checks it.
    pub contract: Address,
}

/// An approval to be signed.
#[derive(Clone, Debug)]
pub struct Permit {
    /// Whose tokens they are.
    pub owner: Address,
    /// Who may move them.
    pub spender: Address,
    /// How many.
    pub value: U256,
    /// The owner's next.
    pub nonce: U256,
    /// The last second at which it counts.
    pub deadline: U256,
}

/// A signature as calldata carries it.
#[derive(Clone, Copy, Debug)]
pub struct Signed {
    /// 27 or 28.
    pub v: u8,
    /// First half.
    pub r: B256,
    /// Second half.
    pub s: B256,
}

impl Domain {
    /// The token's on its chain.
    pub fn of<S: Subject>(subject: &S) -> Self {
        Self {
            name: S::NAME,
            version: "1",
            chain_id: U256::from(subject.world().chain.config().chain_id),
            contract: subject.token(),
        }
    }

    /// EIP-712's `hashStruct(eip712Domain)`.
    pub fn separator(&self) -> B256 {
        struct_hash(
            "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)",
            &[
                keccak256(self.name),
                keccak256(self.version),
                B256::from(self.chain_id),
                self.contract.into_word(),
            ],
        )
    }

    /// What is signed for a struct with this hash.
    pub fn digest(&self, struct_hash: B256) -> B256 {
        keccak256([&[0x19, 0x01], self.separator().as_slice(), struct_hash.as_slice()].concat())
    }
}

impl Permit {
    /// Lets bob move 5 tokens of alice's until the end of time, as alice's next permit.
    #[track_caller]
    pub fn sample<S: Subject>(subject: &mut S) -> Self {
        let (owner, spender) = (subject.world().alice.address, subject.world().bob.address);
        let value = U256::from(5_000_000_000_000_000_000_u128);
        Self { owner, spender, value, nonce: nonce(subject, owner), deadline: U256::MAX }
    }

    /// The permit's EIP-712 struct hash.
    pub fn struct_hash(&self) -> B256 {
        let Self { owner, spender, value, nonce, deadline } = self;
        struct_hash(
            "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)",
            &[
                owner.into_word(),
                spender.into_word(),
                B256::from(*value),
                B256::from(*nonce),
                B256::from(*deadline),
            ],
        )
    }

    /// `signer`'s signature of it for `domain`.
    pub fn sign(&self, signer: &Account, domain: &Domain) -> Signed {
        let signature = signer.sign_hash(domain.digest(self.struct_hash()));
        let v = if signature.v() { 28 } else { 27 };
        Signed { v, r: B256::from(signature.r()), s: B256::from(signature.s()) }
    }

    /// The call that brings it.
    pub fn call(&self, signed: Signed) -> IErc20::permitCall {
        let &Self { owner, spender, value, deadline, .. } = self;
        let Signed { v, r, s } = signed;
        IErc20::permitCall { owner, spender, value, deadline, v, r, s }
    }

    /// Who a permit with this signature is by, asked of the chain's ecrecover; zero for nobody.
    pub fn signer<S: Subject>(&self, subject: &mut S, domain: &Domain, signed: Signed) -> Address {
        const ECRECOVER: Address = address!("0000000000000000000000000000000000000001");
        let digest = domain.digest(self.struct_hash());
        let v = B256::with_last_byte(signed.v);
        let input = [digest, v, signed.r, signed.s].map(|word| word.0).concat();
        let answer = subject.world_mut().chain.call_raw(Address::ZERO, ECRECOVER, input).unwrap_or_default();
        B256::try_from(answer.as_ref()).map(Address::from_word).unwrap_or_default()
    }
}

/// The permit of a token as USDai's `depositWithPermit` carries it.
pub fn deposit_with_permit(
    token: Address,
    amount: U256,
    recipient: Address,
    deadline: U256,
    signed: Signed,
) -> IUSDai::depositWithPermitCall {
    IUSDai::depositWithPermitCall {
        depositToken: token,
        depositAmount: amount,
        usdaiAmountMinimum: U256::ZERO,
        recipient,
        deadline,
        v: signed.v,
        r: signed.r,
        s: signed.s,
    }
}

/// EIP-712's `hashStruct` of fields that are words.
pub fn struct_hash(kind: &str, fields: &[B256]) -> B256 {
    let words: Vec<u8> = fields.iter().flat_map(|word| word.0).collect();
    keccak256([keccak256(kind).as_slice(), &words].concat())
}
