//! What deposits of USDai carry while access is closed: places on a list and invitations, encoded here by hand.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolValue;
use merkle_tree::StandardTree;
use stylus_chain::chain::{Account, CallError, Receipt};

use crate::{
    World,
    abi::IUSDai,
    token::permit::{CURVE_ORDER, Domain, struct_hash},
};

/// Modes of access by their numbers.
pub const CLOSED: u8 = 0;
/// See [`CLOSED`].
pub const OPEN: u8 = 1;
/// See [`CLOSED`].
pub const MAKERS: u8 = 2;

/// Who may mint so much, as a tree. Amounts are USDai in 1e-18.
#[derive(Clone, Debug)]
pub struct List {
    entries: Vec<(Address, u128)>,
    tree: StandardTree,
}

impl List {
    /// A list of accounts and their caps.
    ///
    /// # Panics
    /// It is empty, or has an entry twice.
    #[must_use]
    pub fn new(entries: Vec<(Address, u128)>) -> Self {
        let leaves = entries.iter().map(|(account, cap)| leaf(*account, *cap)).collect();
        let tree = StandardTree::new(leaves).unwrap_or_else(|error| panic!("{error}"));
        Self { entries, tree }
    }

    /// The root to publish.
    #[must_use]
    pub fn root(&self) -> B256 {
        self.tree.root()
    }

    /// Whose an entry is.
    ///
    /// # Panics
    /// There is no such entry.
    #[must_use]
    pub fn account(&self, index: usize) -> Address {
        self.entries[index].0
    }

    /// The hashes from an entry's leaf to the root.
    ///
    /// # Panics
    /// There is no such entry.
    #[must_use]
    pub fn proof(&self, index: usize) -> Vec<B256> {
        self.tree.proof(index).unwrap_or_else(|error| panic!("{error}"))
    }

    /// What the account of an entry brings.
    ///
    /// # Panics
    /// There is no such entry.
    #[must_use]
    pub fn data(&self, index: usize) -> Bytes {
        let (account, cap) = self.entries[index];
        place(account, cap, &self.proof(index))
    }

    /// What an account brings for its first entry.
    ///
    /// # Panics
    /// It is not on the list.
    #[must_use]
    pub fn data_of(&self, account: Address) -> Bytes {
        let index = self.entries.iter().position(|(listed, _)| *listed == account);
        self.data(index.unwrap_or_else(|| panic!("{account} is not listed")))
    }
}

/// The leaf of an account and its cap.
#[must_use]
pub fn leaf(account: Address, cap: u128) -> B256 {
    merkle_tree::leaf(&(account, U256::from(cap)).abi_encode())
}

/// `data` of any kind.
#[must_use]
pub fn data(kind: u64, content: &[u8]) -> Bytes {
    (U256::from(kind), Bytes::copy_from_slice(content)).abi_encode_params().into()
}

/// A place on the list and its proof.
#[must_use]
pub fn place(account: Address, cap: u128, proof: &[B256]) -> Bytes {
    data(2, &[head(account, cap), proof.concat()].concat())
}

/// Several of the others.
#[must_use]
pub fn several(entries: &[Bytes]) -> Bytes {
    data(4, &entries.to_vec().abi_encode())
}

/// An invitation to be signed, and for which contract and chain.
#[derive(Clone, Debug)]
pub struct Invite {
    /// Who is invited.
    pub account: Address,
    /// To mint how much in all.
    pub cap: u128,
    /// The last second at which it counts.
    pub expiry: u64,
    /// The contract that checks it.
    pub domain: Domain,
}

impl Invite {
    /// An invitation by the world's USDai for an hour.
    #[must_use]
    pub fn new(world: &World, account: Address, cap: u128) -> Self {
        let expiry = world.chain.timestamp().saturating_add(3_600);
        Self { account, cap, expiry, domain: Domain::of(world) }
    }

    /// What is signed.
    #[must_use]
    pub fn digest(&self) -> B256 {
        let fields = [self.account.into_word(), U256::from(self.cap).into(), U256::from(self.expiry).into()];
        self.domain.digest(struct_hash("Invite(address account,uint96 cap,uint64 expiry)", &fields))
    }

    /// The signature: r, s and v.
    #[must_use]
    pub fn sign(&self, signer: &Account) -> Vec<u8> {
        let signature = signer.sign_hash(self.digest());
        let (r, s) = (B256::from(signature.r()), B256::from(signature.s()));
        [r.as_slice(), s.as_slice(), &[27 + u8::from(signature.v())]].concat()
    }

    /// What the account brings with a signature.
    #[must_use]
    pub fn data(&self, signature: &[u8]) -> Bytes {
        let expiry = B256::from(U256::from(self.expiry));
        data(3, &[head(self.account, self.cap).as_slice(), expiry.as_slice(), signature].concat())
    }

    /// What the account brings once `signer` has signed.
    #[must_use]
    pub fn signed(&self, signer: &Account) -> Bytes {
        self.data(&self.sign(signer))
    }
}

/// The other signature of 65 bytes with the same meaning, whose `s` is in the upper half.
///
/// # Panics
/// The signature has another length.
#[must_use]
pub fn malleated(signature: &[u8]) -> Vec<u8> {
    let s = CURVE_ORDER.saturating_sub(U256::from_be_slice(&signature[32..64]));
    let v = if signature[64] == 27 { 28 } else { 27 };
    [&signature[..32], &s.to_be_bytes::<32>(), &[v]].concat()
}

impl World {
    /// Sets who may mint, as the authority.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn set_access(&mut self, mode: u8, root: B256, inviter: Address) -> Result<Receipt, CallError> {
        self.chain.send(&self.admin, self.usdai, &IUSDai::setAccessCall { mode, root, inviter })
    }

    /// Deposits so many units of the dollar with this data.
    ///
    /// # Errors
    /// USDai's refusal.
    pub fn deposit_with(
        &mut self,
        from: &Account,
        recipient: Address,
        amount: U256,
        data: Bytes,
    ) -> Result<Receipt, CallError> {
        let call = IUSDai::deposit_1Call {
            depositToken: self.dollar,
            depositAmount: amount,
            usdaiAmountMinimum: U256::ZERO,
            recipient,
            data,
        };
        self.chain.send(from, self.usdai, &call)
    }

    /// The most of the dollar that USDai says may be deposited with this data.
    ///
    /// # Errors
    /// USDai does not answer.
    pub fn max_deposit(
        &mut self,
        sender: Address,
        recipient: Address,
        data: Bytes,
    ) -> Result<U256, CallError> {
        let call = IUSDai::maxDepositCall { depositToken: self.dollar, sender, recipient, data };
        self.chain.call(self.usdai, &call)
    }
}

fn head(account: Address, cap: u128) -> Vec<u8> {
    [account.as_slice(), &cap.to_be_bytes()[4..]].concat()
}
