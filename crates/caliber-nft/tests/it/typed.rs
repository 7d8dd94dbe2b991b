//! What is hashed here is what another implementation of EIP-712 hashes, types included.

use crate::model::{DAY, NOW, document, keccak, party, serials};
use alloy_primitives::{Address, B256, U256 as Number};
use alloy_sol_types::{Eip712Domain, SolStruct, sol};
use caliber_nft::{
    APPRAISAL_TYPE, APPRAISAL_TYPE_HASH, DELIVERY_TYPE, DELIVERY_TYPE_HASH, Document, NEW_APPRAISAL_TYPE,
    NEW_APPRAISAL_TYPE_HASH, NEW_POLICY_TYPE, NEW_POLICY_TYPE_HASH, POLICY_TYPE, POLICY_TYPE_HASH, Party,
    SERIAL_TYPE, TITLE_TYPE, TITLE_TYPE_HASH, delivery_hash, digest, serial_hash,
};
use usdai_core::Timestamp;

sol! {
    struct Policy {
        address insurer;
        bytes32 policyHash;
        uint256 insuredAmount;
        uint64 expiresAt;
    }
    struct Appraisal {
        address appraiser;
        uint256 value;
        uint64 appraisedAt;
        uint8 method;
        uint16 yearlyBps;
        uint16 residualBps;
    }
    struct Title {
        uint8 assetClass;
        string model;
        uint32 quantity;
        bytes32 serialRoot;
        string site;
        uint8 siteTier;
        address bailee;
        address titleAgent;
        bytes32 bailmentAgreementHash;
        bytes32 lienFilingHash;
        bytes32 titleDocumentHash;
        Policy policy;
        Appraisal appraisal;
    }
    struct NewAppraisal {
        uint256 title;
        Appraisal appraisal;
    }
    struct NewPolicy {
        uint256 title;
        uint16 sequence;
        Policy policy;
    }
    struct Delivery {
        uint256 title;
        address receiver;
        uint64 deliveredAt;
    }
    struct Serial {
        string manufacturer;
        string number;
    }
}

fn address(party: Party) -> Address {
    Address::from_word(B256::from(party.raw().to_be_bytes::<32>()))
}

fn number(word: usdai_core::U256) -> Number {
    Number::from_be_bytes(word.to_be_bytes::<32>())
}

fn policy(document: &Document<'_>) -> Policy {
    Policy {
        insurer: address(document.parties.insurer),
        policyHash: document.policy.policy_hash.into(),
        insuredAmount: number(document.policy.cover.insured.raw()),
        expiresAt: document.policy.cover.expires_at.get(),
    }
}

fn appraisal(document: &Document<'_>) -> Appraisal {
    let depreciation = document.appraisal.depreciation;
    Appraisal {
        appraiser: address(document.parties.appraiser),
        value: number(document.appraisal.value.raw()),
        appraisedAt: document.appraisal.appraised_at.get(),
        method: depreciation.method() as u8,
        yearlyBps: depreciation.yearly().get(),
        residualBps: depreciation.residual().get(),
    }
}

fn title(document: &Document<'_>) -> Title {
    Title {
        assetClass: document.class as u8,
        model: document.model.into(),
        quantity: document.quantity,
        serialRoot: document.serial_root.into(),
        site: document.site.into(),
        siteTier: document.site_tier.get(),
        bailee: address(document.parties.bailee),
        titleAgent: address(document.title_agent),
        bailmentAgreementHash: document.bailment_agreement_hash.into(),
        lienFilingHash: document.lien_filing_hash.into(),
        titleDocumentHash: document.title_document_hash.into(),
        policy: policy(document),
        appraisal: appraisal(document),
    }
}

#[test]
fn types_are_spelt_as_the_standard_says() {
    for (ours, theirs) in [
        (TITLE_TYPE, Title::eip712_encode_type()),
        (APPRAISAL_TYPE, Appraisal::eip712_encode_type()),
        (POLICY_TYPE, Policy::eip712_encode_type()),
        (NEW_APPRAISAL_TYPE, NewAppraisal::eip712_encode_type()),
        (NEW_POLICY_TYPE, NewPolicy::eip712_encode_type()),
        (DELIVERY_TYPE, Delivery::eip712_encode_type()),
        (SERIAL_TYPE, Serial::eip712_encode_type()),
    ] {
        assert_eq!(ours, theirs);
    }
}

#[test]
fn hashes_of_types_are_those_of_their_spelling() {
    for (hash, spelling) in [
        (TITLE_TYPE_HASH, TITLE_TYPE),
        (APPRAISAL_TYPE_HASH, APPRAISAL_TYPE),
        (POLICY_TYPE_HASH, POLICY_TYPE),
        (NEW_APPRAISAL_TYPE_HASH, NEW_APPRAISAL_TYPE),
        (NEW_POLICY_TYPE_HASH, NEW_POLICY_TYPE),
        (DELIVERY_TYPE_HASH, DELIVERY_TYPE),
    ] {
        assert_eq!(hash, keccak(spelling.as_bytes()), "{spelling}");
    }
}

#[test]
fn a_document_and_its_digest_are_the_standard_ones() {
    let document = document(&serials(0, 8));
    let theirs = title(&document);
    assert_eq!(document.id(&keccak).word(), theirs.eip712_hash_struct().0);
    let domain = Eip712Domain {
        name: Some("CALIBER".into()),
        version: Some("1".into()),
        chain_id: Some(Number::from(42_161)),
        verifying_contract: Some(Address::repeat_byte(7)),
        ..Eip712Domain::default()
    };
    let ours = digest(&keccak, &domain.separator().0, &document.id(&keccak).word());
    assert_eq!(ours, theirs.eip712_signing_hash(&domain).0);
}

#[test]
fn what_is_appended_delivered_and_engraved_is_hashed_by_the_standard() {
    let document = document(&serials(0, 2));
    let id = document.id(&keccak);
    let token = Number::from_be_bytes(id.word());
    let appended = NewAppraisal { title: token, appraisal: appraisal(&document) };
    let appraiser = document.parties.appraiser;
    assert_eq!(document.appraisal.append_hash(&keccak, id, appraiser), appended.eip712_hash_struct().0);
    let appended = NewPolicy { title: token, sequence: 515, policy: policy(&document) };
    let insurer = document.parties.insurer;
    assert_eq!(document.policy.append_hash(&keccak, id, 515, insurer), appended.eip712_hash_struct().0);
    let delivered_at = Timestamp::new(NOW.get() + DAY);
    let delivery = Delivery { title: token, receiver: address(party(9)), deliveredAt: delivered_at.get() };
    assert_eq!(delivery_hash(&keccak, id, party(9), delivered_at), delivery.eip712_hash_struct().0);
    let serial = Serial { manufacturer: "NVIDIA".into(), number: "SN-1/2.3".into() };
    assert_eq!(serial_hash(&keccak, "NVIDIA", "SN-1/2.3"), Ok(serial.eip712_hash_struct().0));
}
