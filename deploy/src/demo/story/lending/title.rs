//! A title: a document, three signatures, and the serials that are in no other.

use alloy_primitives::{B256, Bytes, U256, keccak256};
use anyhow::ensure;
use caliber_nft::{serial_hash, serial_root};
use stylus_chain::chain::Account;
use usdai_bindings::ICaliber::{self, Appraisal, Policy, Title};

use super::super::units;
use super::people::People;
use crate::demo::stage::Stage;

const YEAR: u64 = 365 * 86_400;
const SERVERS: u32 = 8;

/// A title that can be pledged.
pub struct Registered {
    /// Its number.
    pub id: U256,
    /// What was signed.
    pub document: Title,
}

/// Registers eight servers of an owner, has them attested, and says that they run.
pub fn register(
    stage: &mut Stage,
    people: &People,
    owner: &Account,
    value: u64,
) -> anyhow::Result<Registered> {
    let (caliber, agent) = (stage.credit.caliber, &people.agent);
    let serials = serials(&owner.name)?;
    let document = document(stage, people, owner, value, &serials)?;
    let title = format!("A title agent registers eight servers of {}'s, worth {value},000", owner.name);
    let call = ICaliber::registerCall { document: document.clone(), owner: owner.address };
    let receipt = stage.act(&title, agent, caliber, &call)?;
    let id = receipt.returned::<ICaliber::registerCall>()?;

    let signed = stage.chain.call(caliber, &ICaliber::documentDigestCall { document: document.clone() })?;
    ensure!(signed.title == id, "the title's number is not its document's hash");
    let [bailee, appraiser, insurer] =
        [&people.bailee, &people.appraiser, &people.insurer].map(|party| signature(party, signed.digest));
    let attest = ICaliber::attestCall {
        document: document.clone(),
        serials,
        baileeSignature: bailee,
        appraiserSignature: appraiser,
        insurerSignature: insurer,
    };
    stage.act("Bailee, appraiser and insurer have signed what it says", agent, caliber, &attest)?;
    let activate = ICaliber::activateCall { document: document.clone() };
    stage.act("The servers are installed and have run their trial", agent, caliber, &activate)?;
    Ok(Registered { id, document })
}

/// A signature of 65 bytes.
pub fn signature(signer: &Account, digest: B256) -> Bytes {
    signer.sign_hash(digest).as_bytes().to_vec().into()
}

fn serials(owner: &str) -> anyhow::Result<Vec<B256>> {
    let owner = owner.to_uppercase();
    let mut serials = (1..=SERVERS)
        .map(|number| Ok(serial_hash(&keccak, "SUPERMICRO", &format!("{owner}-{number}"))?.into()))
        .collect::<anyhow::Result<Vec<B256>>>()?;
    serials.sort_unstable();
    Ok(serials)
}

fn document(
    stage: &Stage,
    people: &People,
    owner: &Account,
    thousands: u64,
    serials: &[B256],
) -> anyhow::Result<Title> {
    let hash = |what: &str| keccak256(format!("{}: {what}", owner.name));
    let (now, value) = (stage.chain.timestamp(), units(thousands * 1_000));
    let words: Vec<_> = serials.iter().map(|serial| serial.0).collect();
    let policy = Policy {
        insurer: people.insurer.address,
        policyHash: hash("policy"),
        insuredAmount: value,
        expiresAt: now + YEAR,
    };
    let appraisal = Appraisal {
        appraiser: people.appraiser.address,
        value,
        appraisedAt: now,
        method: 1,
        yearlyBps: 3_000,
        residualBps: 1_000,
    };
    Ok(Title {
        assetClass: 1,
        model: "8 x H200 SXM".into(),
        quantity: SERVERS,
        serialRoot: serial_root(&keccak, &words)?.into(),
        site: "Dallas, hall 3, row 12".into(),
        siteTier: 3,
        bailee: people.bailee.address,
        titleAgent: people.agent.address,
        bailmentAgreementHash: hash("bailment agreement"),
        lienFilingHash: hash("lien filing"),
        titleDocumentHash: hash("title document"),
        policy,
        appraisal,
    })
}

fn keccak(bytes: &[u8]) -> [u8; 32] {
    keccak256(bytes).0
}
