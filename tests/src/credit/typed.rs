//! What people sign, hashed once more by another implementation of EIP-712 than the contracts'.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::{Eip712Domain, SolStruct};
use caliber_nft::serial_root;

use super::Credit;
use crate::abi::ICaliber::{Appraisal, Policy, Title};
use crate::abi::ILoanRouter;

/// The number of a document's title: its hash, whatever contract and chain it is registered on.
#[must_use]
pub fn title_id(document: &Title) -> U256 {
    document.eip712_hash_struct().into()
}

/// The hash of a serial number.
#[must_use]
pub fn serial(manufacturer: &str, number: &str) -> B256 {
    let kind = "Serial(string manufacturer,string number)";
    struct_hash(kind, &[keccak256(manufacturer), keccak256(number)])
}

/// The root over serials in ascending order.
///
/// # Panics
/// They are not in order, none, or too many.
#[track_caller]
#[must_use]
pub fn root(serials: &[B256]) -> B256 {
    let words: Vec<_> = serials.iter().map(|serial| serial.0).collect();
    let hashed = serial_root(&|bytes: &[u8]| keccak256(bytes).0, &words);
    hashed.unwrap_or_else(|error| panic!("{error}")).into()
}

/// The number of a tranche's position.
#[must_use]
pub fn position(loan: B256, index: u8) -> U256 {
    keccak256([loan.as_slice(), &[index]].concat()).into()
}

impl Credit {
    /// What bailee, appraiser and insurer sign of a document.
    #[must_use]
    pub fn document_digest(&self, document: &Title) -> B256 {
        self.caliber_digest(document.eip712_hash_struct())
    }

    /// What an appraiser signs to append an appraisal to a title.
    #[must_use]
    pub fn appraisal_digest(&self, title: U256, appraisal: &Appraisal) -> B256 {
        let kind =
            format!("NewAppraisal(uint256 title,Appraisal appraisal){}", Appraisal::eip712_encode_type());
        self.caliber_digest(struct_hash(&kind, &[title.into(), appraisal.eip712_hash_struct()]))
    }

    /// What an insurer signs to append a policy to a title that has had so many.
    #[must_use]
    pub fn policy_digest(&self, title: U256, sequence: u16, policy: &Policy) -> B256 {
        let kind = "NewPolicy(uint256 title,uint16 sequence,Policy policy)";
        let kind = format!("{kind}{}", Policy::eip712_encode_type());
        let sequence = B256::from(U256::from(sequence));
        self.caliber_digest(struct_hash(&kind, &[title.into(), sequence, policy.eip712_hash_struct()]))
    }

    /// What a bailee signs when it handed a title's hardware to somebody.
    #[must_use]
    pub fn delivery_digest(&self, title: U256, receiver: Address, delivered_at: u64) -> B256 {
        let kind = "Delivery(uint256 title,address receiver,uint64 deliveredAt)";
        let words = [title.into(), receiver.into_word(), U256::from(delivered_at).into()];
        self.caliber_digest(struct_hash(kind, &words))
    }

    /// The id of a loan, which is what its lenders sign.
    #[must_use]
    pub fn loan_id(&self, terms: &ILoanRouter::LoanTerms) -> B256 {
        terms.eip712_signing_hash(&self.domain("USDai Loan Router", "2", self.router))
    }

    fn caliber_digest(&self, struct_hash: B256) -> B256 {
        let separator = self.domain("CALIBER", "1", self.caliber).separator();
        keccak256([&[0x19, 0x01], separator.as_slice(), struct_hash.as_slice()].concat())
    }

    fn domain(&self, name: &'static str, version: &'static str, contract: Address) -> Eip712Domain {
        let chain_id = self.redemptions.suite.staking.world.chain.config().chain_id;
        let chain_id = U256::from(chain_id);
        Eip712Domain::new(Some(name.into()), Some(version.into()), Some(chain_id), Some(contract), None)
    }
}

fn struct_hash(kind: &str, words: &[B256]) -> B256 {
    let words: Vec<u8> = words.iter().flat_map(|word| word.0).collect();
    keccak256([keccak256(kind).as_slice(), &words].concat())
}
