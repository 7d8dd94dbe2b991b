//! What is signed of a title, as wallets show it (EIP-712), and documents as the registry takes them.

use alloy_sol_types::sol;
use caliber_nft::{Document, Parties};
use usdai_bindings::ICaliber;

use super::file::account;

sol! {
    /// A policy.
    #[derive(Debug)]
    struct Policy {
        address insurer;
        bytes32 policyHash;
        uint256 insuredAmount;
        uint64 expiresAt;
    }

    /// An appraisal.
    #[derive(Debug)]
    struct Appraisal {
        address appraiser;
        uint256 value;
        uint64 appraisedAt;
        uint8 method;
        uint16 yearlyBps;
        uint16 residualBps;
    }

    /// What an appraiser signs to append an appraisal.
    #[derive(Debug)]
    struct NewAppraisal {
        uint256 title;
        Appraisal appraisal;
    }

    /// What an insurer signs to append a policy to a title that has had so many.
    #[derive(Debug)]
    struct NewPolicy {
        uint256 title;
        uint16 sequence;
        Policy policy;
    }

    /// What a bailee signs when it has handed out the hardware.
    #[derive(Debug)]
    struct Delivery {
        uint256 title;
        address receiver;
        uint64 deliveredAt;
    }
}

/// A document.
#[must_use]
pub fn title(document: &Document<'_>) -> ICaliber::Title {
    let Parties { bailee, appraiser, insurer } = document.parties;
    ICaliber::Title {
        assetClass: document.class as u8,
        model: document.model.into(),
        quantity: document.quantity,
        serialRoot: document.serial_root.into(),
        site: document.site.into(),
        siteTier: document.site_tier.get(),
        bailee: account(bailee),
        titleAgent: account(document.title_agent),
        bailmentAgreementHash: document.bailment_agreement_hash.into(),
        lienFilingHash: document.lien_filing_hash.into(),
        titleDocumentHash: document.title_document_hash.into(),
        policy: policy(insurer, &document.policy),
        appraisal: appraisal(appraiser, &document.appraisal),
    }
}

/// A policy of an insurer.
#[must_use]
pub fn policy(insurer: caliber_nft::Party, policy: &caliber_nft::Policy) -> ICaliber::Policy {
    ICaliber::Policy {
        insurer: account(insurer),
        policyHash: policy.policy_hash.into(),
        insuredAmount: policy.cover.insured.raw(),
        expiresAt: policy.cover.expires_at.get(),
    }
}

/// An appraisal of an appraiser.
#[must_use]
pub fn appraisal(appraiser: caliber_nft::Party, appraisal: &caliber_nft::Appraisal) -> ICaliber::Appraisal {
    ICaliber::Appraisal {
        appraiser: account(appraiser),
        value: appraisal.value.raw(),
        appraisedAt: appraisal.appraised_at.get(),
        method: appraisal.depreciation.method() as u8,
        yearlyBps: appraisal.depreciation.yearly().get(),
        residualBps: appraisal.depreciation.residual().get(),
    }
}

impl From<ICaliber::Policy> for Policy {
    fn from(policy: ICaliber::Policy) -> Self {
        let ICaliber::Policy { insurer, policyHash, insuredAmount, expiresAt } = policy;
        Self { insurer, policyHash, insuredAmount, expiresAt }
    }
}

impl From<ICaliber::Appraisal> for Appraisal {
    fn from(appraisal: ICaliber::Appraisal) -> Self {
        let ICaliber::Appraisal { appraiser, value, appraisedAt, method, yearlyBps, residualBps } = appraisal;
        Self { appraiser, value, appraisedAt, method, yearlyBps, residualBps }
    }
}
