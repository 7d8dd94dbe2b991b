//! Approval by signature (ERC-2612) in the place of a transaction.

use std::borrow::Cow;

use alloy_primitives::{Address, B256, Signature, U256, keccak256};
use alloy_sol_types::{Eip712Domain, sol};
use serde::Serialize;
use usdai_bindings::{IToken, IUSDai};

use super::error::VerbError;
use super::session::{Sender, Session};
use super::sum::Token;
use crate::client::ClientError;

/// How long a signed permit is good for, in seconds.
const GOOD_FOR: u64 = 3_600;
/// What the message is called and has by ERC-2612. Tokens with other permits (DAI's) say another hash.
const TYPE: &str = "Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)";

sol! {
    /// ERC-2612's message.
    #[derive(Debug, Serialize)]
    struct Permit { address owner; address spender; uint256 value; uint256 nonce; uint256 deadline; }

    function PERMIT_TYPEHASH() external view returns (bytes32);
}

/// A permit that a token would take.
#[derive(Clone, Debug)]
pub struct Offer {
    /// What is signed.
    pub message: Permit,
    /// For which contract, chain and version.
    pub domain: Eip712Domain,
}

/// A signature as calldata carries it; zeros where nobody has signed.
#[derive(Clone, Copy, Debug, Default)]
pub struct SignedPermit {
    /// The last second at which it counts.
    pub deadline: U256,
    /// 27 or 28.
    pub v: u8,
    /// First half.
    pub r: B256,
    /// Second half.
    pub s: B256,
}

impl Offer {
    /// A permit of exactly this amount, if the token has ERC-2612.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn find(
        session: &Session,
        token: &Token,
        owner: Address,
        spender: Address,
        value: U256,
    ) -> Result<Option<Self>, ClientError> {
        let nonce = session.optional(token.address, &IToken::noncesCall { owner }).await?;
        let hash = session.optional(token.address, &PERMIT_TYPEHASHCall {}).await?;
        let domain = domain(session, token).await?;
        let usual = hash.is_none_or(|hash| hash == keccak256(TYPE));
        Ok(match (nonce, domain) {
            (Some(nonce), Some(domain)) if usual => {
                let deadline = U256::from(session.now.saturating_add(GOOD_FOR));
                Some(Self { message: Permit { owner, spender, value, nonce, deadline }, domain })
            }
            _ => None,
        })
    }

    /// Has the sender sign it; without a key it stays unsigned.
    ///
    /// # Errors
    /// The signer or its user declines.
    pub async fn sign(&self, sender: &Sender) -> Result<SignedPermit, VerbError> {
        let deadline = self.message.deadline;
        let Some(signer) = &sender.signer else { return Ok(self.unsigned()) };
        let signature =
            signer.sign_typed_data(&self.message, &self.domain).await.map_err(ClientError::from)?;
        Ok(signed(deadline, &signature))
    }

    /// With zeros in the place of a signature.
    #[must_use]
    pub fn unsigned(&self) -> SignedPermit {
        SignedPermit { deadline: self.message.deadline, ..SignedPermit::default() }
    }
}

fn signed(deadline: U256, signature: &Signature) -> SignedPermit {
    let v = if signature.v() { 28 } else { 27 };
    SignedPermit { deadline, v, r: signature.r().into(), s: signature.s().into() }
}

/// The token's EIP-712 domain, put together from what it says and compared with the separator that it has. Only a
/// domain that names this very token is signed for: one that shows another's separator gets no signature.
async fn domain(session: &Session, token: &Token) -> Result<Option<Eip712Domain>, ClientError> {
    let separator = session.optional(token.address, &IToken::DOMAIN_SEPARATORCall {}).await?;
    let described = session.optional(token.address, &IUSDai::eip712DomainCall {}).await?;
    let name = session.optional(token.address, &IToken::nameCall {}).await?;
    let version = session.optional(token.address, &IToken::versionCall {}).await?;
    let candidates = described
        .map(|domain| (domain.name, domain.version))
        .into_iter()
        .chain(name.map(|name| (name, version.unwrap_or_else(|| "1".into()))));
    let domains = candidates.map(|(name, version)| Eip712Domain {
        name: Some(Cow::Owned(name)),
        version: Some(Cow::Owned(version)),
        chain_id: Some(U256::from(session.client.chain_id())),
        verifying_contract: Some(token.address),
        salt: None,
    });
    let mut domains = domains.filter(|domain| Some(domain.separator()) == separator);
    Ok(domains.next())
}
