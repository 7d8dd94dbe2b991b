//! How an account shows with a deposit that it is admitted: `abi.encode(uint8 kind, bytes content)`.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolValue, sol};
use merkle_tree::leaf as hashed_twice;

/// Content is the account, its cap and the proof of the list.
const PROOF: u8 = 2;
/// Content is the account, its cap, the invitation's expiry and its signature.
const INVITE: u8 = 3;
/// Content is a list of such data.
const LIST: u8 = 4;
/// Bytes of a word.
const WORD: usize = 32;
/// Bytes of a cap.
const CAP: usize = 12;

sol! {
    /// What an inviter signs (EIP-712), in the domain of USDai.
    #[derive(Debug)]
    struct Invite {
        address account;
        uint96 cap;
        uint64 expiry;
    }
}

/// Why an account is admitted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Admission {
    /// It is in the list.
    Proof {
        /// The account.
        account: Address,
        /// The most USDai that it may mint.
        cap: U256,
        /// Its proof.
        proof: Vec<B256>,
    },
    /// It was invited.
    Invite {
        /// The account.
        account: Address,
        /// The most USDai that it may mint.
        cap: U256,
        /// The last second at which the invitation counts.
        expiry: u64,
        /// The inviter's.
        signature: Bytes,
    },
}

/// The leaf of an account in the tree of a list.
#[must_use]
pub fn leaf(account: Address, cap: U256) -> B256 {
    hashed_twice(&(account, cap).abi_encode())
}

impl Admission {
    /// Who is admitted.
    #[must_use]
    pub const fn account(&self) -> Address {
        match self {
            Self::Proof { account, .. } | Self::Invite { account, .. } => *account,
        }
    }

    /// The most USDai that it may mint in all.
    #[must_use]
    pub const fn cap(&self) -> U256 {
        match self {
            Self::Proof { cap, .. } | Self::Invite { cap, .. } => *cap,
        }
    }

    /// What is passed on with a deposit.
    #[must_use]
    pub fn data(&self) -> Bytes {
        let (kind, content) = match self {
            Self::Proof { account, cap, proof } => (PROOF, [packed(*account, *cap), proof.concat()].concat()),
            Self::Invite { account, cap, expiry, signature } => {
                let expiry = U256::from(*expiry).to_be_bytes::<WORD>();
                (INVITE, [packed(*account, *cap), expiry.to_vec(), signature.to_vec()].concat())
            }
        };
        encode(kind, content)
    }
}

/// What is passed on when several accounts have to show it; nothing for nobody.
#[must_use]
pub fn list_content(admissions: &[Admission]) -> Bytes {
    match admissions {
        [] => Bytes::new(),
        [one] => one.data(),
        several => encode(LIST, several.iter().map(Admission::data).collect::<Vec<_>>().abi_encode()),
    }
}

fn encode(kind: u8, content: Vec<u8>) -> Bytes {
    (U256::from(kind), Bytes::from(content)).abi_encode_params().into()
}

fn packed(account: Address, cap: U256) -> Vec<u8> {
    let cap = cap.to_be_bytes::<WORD>();
    [account.as_slice(), cap.get(WORD - CAP..).unwrap_or_default()].concat()
}
