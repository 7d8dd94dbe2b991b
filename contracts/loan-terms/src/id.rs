//! The loan's id: the EIP-712 digest of its terms, which is what lenders sign.

use crate::LoanTerms;
use alloc::vec::Vec;
use alloy_primitives::{Address, B256, b256};
use kit::host;
use kit::words::Word;

/// The name of the domain.
pub const DOMAIN_NAME: &str = "USDai Loan Router";
/// Its version.
pub const DOMAIN_VERSION: &str = "2";

/// keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)").
const DOMAIN_TYPE: B256 = b256!("8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f");
/// keccak256 of [`DOMAIN_NAME`].
const NAME: B256 = b256!("da32b494187821af3a22678a2cc54a29043b75ff504d875b5cc8dc0077d74d39");
/// keccak256 of [`DOMAIN_VERSION`].
const VERSION: B256 = b256!("ad7c5bef027816a800da1736444fb58a807ef4c9603b7848673f7e3a68eb14a5");
/// The hash of the type of the struct `ILoanRouter.LoanTerms`, which a test spells.
const TERMS_TYPE: B256 = b256!("849d2d6e919f35e51ae652424c2940a9b9a680c52879201baf3db017620a251e");
/// keccak256("TrancheSpec(address lender,uint256 amount,uint256 rate)").
const TRANCHE_TYPE: B256 = b256!("c584895cd04b8aaa959940a54fd22582a796092c9fb44e7be24ede2c5be12594");

impl LoanTerms {
    /// The digest of these terms for a router on this chain.
    pub fn id(&self, router: Address) -> B256 {
        of_domain(domain_separator(router), self.struct_hash())
    }

    fn struct_hash(&self) -> B256 {
        let specs = self.lenders.iter().zip(&self.tranches).map(|(lender, tranche)| {
            let words = [TRANCHE_TYPE, lender.word(), tranche.amount.raw().word(), tranche.rate.raw().word()];
            host::keccak_words(&[], &words)
        });
        let specs: Vec<_> = specs.collect();
        let mut fields = Vec::from([TERMS_TYPE]);
        fields.extend(self.fields());
        fields.push(host::keccak_words(&[], &specs));
        host::keccak_words(&[], &fields)
    }
}

/// The domain of a router on this chain.
pub fn domain_separator(router: Address) -> B256 {
    host::keccak_words(&[], &[DOMAIN_TYPE, NAME, VERSION, host::chain_id().word(), router.word()])
}

/// The digest of a struct in a domain.
pub fn of_domain(separator: B256, struct_hash: B256) -> B256 {
    host::keccak_words(&[0x19, 0x01], &[separator, struct_hash])
}
