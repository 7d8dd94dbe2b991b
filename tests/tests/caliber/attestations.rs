//! Signatures of bailee, appraiser and insurer: of keys and of contracts, over exactly one document.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolStruct;
use stylus_chain::chain::Account;
use tests::{
    Credit, Suite,
    abi::{ICaliber, fixtures::ISigningWallet},
    check::{done, refused},
    credit::{DAY, Paper, signed, typed},
    token::permit::CURVE_ORDER,
};

use crate::support::{ACTIVE, DRAFT, Stage, u, wad};

/// The signature of a document's bailee is refused, the others are good.
const NO_BAILEE: ICaliber::SignatureMissing =
    ICaliber::SignatureMissing { bailee: false, appraiser: true, insurer: true };

/// A draft whose bailee is a contract wallet of the bailee's, with the role.
fn with_a_wallet() -> (Credit, Paper, Address) {
    let mut scene = Credit::new();
    let bailee = scene.people.bailee.clone();
    let wallet = scene.wallet(&bailee);
    done(scene.suite().grant("BAILEE", wallet));
    let mut paper = scene.paper("first");
    paper.document.bailee = wallet;
    let owner = scene.people.borrower.address;
    done(scene.register(&paper, owner));
    (scene, paper, wallet)
}

#[test]
fn hashes_are_those_of_the_standard() {
    let mut stage = Stage::at(ACTIVE);
    let (title, document) = (stage.title, stage.paper.document.clone());
    let shown = stage.scene.ask_caliber(&ICaliber::documentDigestCall { document: document.clone() });
    assert_eq!((shown.title, shown.digest), (title, stage.scene.document_digest(&document)));
    let appraisal = stage.scene.appraisal(5);
    let call = ICaliber::appraisalDigestCall { title, appraisal: appraisal.clone() };
    assert_eq!(stage.scene.ask_caliber(&call), stage.scene.appraisal_digest(title, &appraisal));
    let policy = stage.scene.policy("another");
    let call = ICaliber::policyDigestCall { title, policy: policy.clone() };
    assert_eq!(stage.scene.ask_caliber(&call), stage.scene.policy_digest(title, 1, &policy));
    let receiver = stage.owner;
    let call = ICaliber::deliveryDigestCall { title, receiver, deliveredAt: 77 };
    assert_eq!(stage.scene.ask_caliber(&call), stage.scene.delivery_digest(title, receiver, 77));
    let domain = stage.scene.ask_caliber(&ICaliber::eip712DomainCall {});
    assert_eq!((domain.fields.0, domain.name.as_str(), domain.version.as_str()), ([0x0f], "CALIBER", "1"));
    let chain_id = stage.scene.chain().config().chain_id;
    assert_eq!((domain.chainId, domain.verifyingContract), (u(chain_id), stage.scene.caliber));
}

/// Whatever field of a document is another, it is another document: other number, other digest.
#[test]
fn a_document_is_all_of_its_fields() {
    let mut scene = Credit::new();
    let document = scene.paper("first").document;
    let somebody = scene.people.stranger.address;
    let changes: [fn(&mut ICaliber::Title, Address); 22] = [
        |d, _| d.assetClass = 2,
        |d, _| d.model.push('X'),
        |d, _| d.quantity += 1,
        |d, _| d.serialRoot = B256::with_last_byte(1),
        |d, _| d.site.push('X'),
        |d, _| d.siteTier = 4,
        |d, other| d.bailee = other,
        |d, other| d.titleAgent = other,
        |d, _| d.bailmentAgreementHash = B256::with_last_byte(1),
        |d, _| d.lienFilingHash = B256::with_last_byte(1),
        |d, _| d.titleDocumentHash = B256::with_last_byte(1),
        |d, other| d.policy.insurer = other,
        |d, _| d.policy.policyHash = B256::with_last_byte(1),
        |d, _| d.policy.insuredAmount += u(1),
        |d, _| d.policy.expiresAt += 1,
        |d, other| d.appraisal.appraiser = other,
        |d, _| d.appraisal.value += u(1),
        |d, _| d.appraisal.appraisedAt -= 1,
        |d, _| d.appraisal.method = 2,
        |d, _| d.appraisal.yearlyBps += 1,
        |d, _| d.appraisal.residualBps += 1,
        // Two texts that run into each other are two documents.
        |d, _| (d.model, d.site) = (format!("{}{}", d.model, &d.site[..1]), d.site[1..].to_owned()),
    ];
    let mut seen = vec![scene.document_digest(&document)];
    for change in changes {
        let mut document = document.clone();
        change(&mut document, somebody);
        let shown = scene.ask_caliber(&ICaliber::documentDigestCall { document: document.clone() });
        assert_eq!(shown.title, typed::title_id(&document));
        assert_eq!(shown.digest, scene.document_digest(&document));
        assert!(!seen.contains(&shown.digest));
        seen.push(shown.digest);
    }
}

/// Signatures that look like one and are none.
#[test]
fn what_is_no_signature_of_a_key() {
    let mut stage = Stage::at(DRAFT);
    let (agent, bailee) = (stage.scene.people.agent.address, stage.scene.people.bailee.clone());
    let good = stage.scene.attest_call(&stage.paper);
    let digest = stage.scene.document_digest(&stage.paper.document);
    let with =
        |signature: Vec<u8>| ICaliber::attestCall { baileeSignature: signature.into(), ..good.clone() };
    let bytes = good.baileeSignature.to_vec();
    let changed = |at: usize, byte: u8| {
        let mut bytes = bytes.clone();
        bytes[at] = byte;
        bytes
    };
    let v = bytes[64];
    let mut malleable = bytes.clone();
    let s = CURVE_ORDER - U256::from_be_slice(&bytes[32..64]);
    malleable[32..64].copy_from_slice(&s.to_be_bytes::<32>());
    malleable[64] = if v == 27 { 28 } else { 27 };
    // EIP-2098's compact form is not what the interface takes.
    let mut compact = bytes[..64].to_vec();
    compact[32] |= (v - 27) << 7;
    let over = |digest: B256| signed(&bailee, digest).to_vec();
    for (name, signature) in [
        ("nothing", vec![]),
        ("64 bytes", bytes[..64].to_vec()),
        ("66 bytes", [bytes.as_slice(), &[0]].concat()),
        ("compact", compact),
        ("v of 0 or 1", changed(64, v - 27)),
        ("the other v", changed(64, 55 - v)),
        ("v of 29", changed(64, 29)),
        ("r changed", changed(0, bytes[0] ^ 1)),
        ("s changed", changed(40, bytes[40] ^ 1)),
        ("malleable", malleable),
        ("zeros", vec![0; 65]),
        ("of the appraiser", signed(&stage.scene.people.appraiser, digest).to_vec()),
        ("over the struct alone", over(stage.paper.document.eip712_hash_struct())),
        ("as a message of a wallet", over(eip191(digest))),
        ("for another contract", over(elsewhere(&stage.scene).document_digest(&stage.paper.document))),
        ("over another document", over(stage.scene.document_digest(&stage.scene.paper("other").document))),
    ] {
        eprintln!("{name}");
        refused(stage.tell(agent, &with(signature)), NO_BAILEE);
    }
    // Nor do good ones count in the wrong place.
    let swapped = ICaliber::attestCall {
        appraiserSignature: good.insurerSignature.clone(),
        insurerSignature: good.appraiserSignature.clone(),
        ..good.clone()
    };
    let expected = ICaliber::SignatureMissing { bailee: true, appraiser: false, insurer: false };
    refused(stage.tell(agent, &swapped), expected);
    done(stage.tell(agent, &good));
}

/// What a wallet signs that does not know typed data.
fn eip191(digest: B256) -> B256 {
    keccak256([b"\x19Ethereum Signed Message:\n32".as_slice(), digest.as_slice()].concat())
}

/// The scene as if CALIBER were deployed at another address.
fn elsewhere(scene: &Credit) -> Credit {
    Credit { caliber: Address::repeat_byte(7), ..scene.clone() }
}

#[test]
fn a_signature_of_another_chain_is_none() {
    let mut stage = Stage::at(DRAFT);
    let agent = stage.scene.people.agent.address;
    let call = stage.scene.attest_call(&stage.paper);
    let other = stylus_chain::config::Config { chain_id: 42_161, ..stage.scene.chain().config().clone() };
    let there = stylus_chain::chain::Chain::new(other);
    let mut elsewhere = stage.scene.clone();
    *elsewhere.chain() = there;
    let digest = elsewhere.document_digest(&stage.paper.document);
    let signature = signed(&stage.scene.people.bailee, digest);
    let call = ICaliber::attestCall { baileeSignature: signature, ..call };
    refused(stage.tell(agent, &call), NO_BAILEE);
}

/// A contract signs as it likes: its word counts, and nothing that it does instead costs anybody the call.
#[test]
fn p04_a_contract_signs_by_erc_1271() {
    for (mode, is_good) in [(0, true), (1, false), (2, false), (3, false), (4, false), (5, false)] {
        let (mut scene, paper, wallet) = with_a_wallet();
        let keeper = scene.people.keeper.clone();
        done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode }));
        if is_good {
            done(scene.attest(&paper));
        } else {
            refused(scene.attest(&paper), NO_BAILEE);
        }
    }
    // Its owner's signature is the contract's only because the contract says so.
    let (mut scene, paper, _) = with_a_wallet();
    let mut call = scene.attest_call(&paper);
    call.baileeSignature = call.appraiserSignature.clone();
    let agent = scene.people.agent.clone();
    refused(scene.tell_caliber(&agent, &call), NO_BAILEE);
}

/// A contract can take a delivery's signature back as little as a key: what it said is over once the title is.
#[test]
fn appraisals_policies_and_deliveries_are_signed_by_contracts_too() {
    let mut stage = Stage::at(ACTIVE);
    let (appraiser, insurer) = (stage.scene.people.appraiser.clone(), stage.scene.people.insurer.clone());
    let [first, second] = [&appraiser, &insurer].map(|owner| stage.scene.wallet(owner));
    done(stage.scene.suite().grant("APPRAISER", first));
    done(stage.scene.suite().grant("INSURER", second));
    stage.scene.wait(DAY);
    let appraisal = ICaliber::Appraisal { appraiser: first, ..stage.scene.appraisal(900_000) };
    done(stage.scene.append_appraisal(&stage.paper, appraisal));
    let policy = ICaliber::Policy { insurer: second, ..stage.scene.policy("another") };
    done(stage.scene.append_policy(&stage.paper, policy));
    let parties = stage.scene.ask_caliber(&ICaliber::partiesCall { title: stage.title });
    assert_eq!((parties.appraiser, parties.insurer), (first, second));
    let (mut scene, paper, wallet) = with_a_wallet();
    done(scene.attest(&paper));
    done(scene.activate(&paper));
    let keeper = scene.people.keeper.clone();
    let borrower = scene.people.borrower.clone();
    done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode: 5 }));
    refused(scene.redeem(&borrower, &paper), ICaliber::SignatureInvalid { signer: wallet });
    done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode: 0 }));
    done(scene.redeem(&borrower, &paper));
}

/// Each of the three needs its role when it attests, and nobody is two of them.
#[test]
fn attesting_is_for_three_parties_with_their_roles() {
    for (role, party) in
        [("BAILEE", Party::Bailee), ("APPRAISER", Party::Appraiser), ("INSURER", Party::Insurer)]
    {
        let mut stage = Stage::at(DRAFT);
        let account = party.of(&stage.scene).address;
        let id = Suite::role(role);
        let revoke = tests::abi::IAuthority::revokeRoleCall { role: id, account };
        done(stage.scene.suite().rule(&revoke));
        refused(stage.scene.attest(&stage.paper), ICaliber::RoleMissing { role: id, account });
    }
    let mut scene = Credit::new();
    let (owner, agent) = (scene.people.borrower.address, scene.people.agent.address);
    for [first, second] in [
        [Party::Bailee, Party::Appraiser],
        [Party::Bailee, Party::Insurer],
        [Party::Appraiser, Party::Insurer],
    ] {
        let mut paper = scene.paper("first");
        *first.place(&mut paper) = agent;
        *second.place(&mut paper) = agent;
        refused(scene.register(&paper, owner), ICaliber::PartiesNotDistinct { party: agent });
        *second.place(&mut paper) = Address::ZERO;
        refused(scene.register(&paper, owner), ICaliber::PartyMissing {});
    }
    // Nor by what is appended.
    let mut stage = Stage::at(ACTIVE);
    stage.scene.wait(DAY);
    let bailee = stage.scene.people.bailee.address;
    let appraisal = ICaliber::Appraisal { appraiser: bailee, ..stage.scene.appraisal(1) };
    let expected = ICaliber::PartiesNotDistinct { party: bailee };
    refused(stage.scene.append_appraisal(&stage.paper, appraisal), expected.clone());
    let policy = ICaliber::Policy { insurer: bailee, ..stage.scene.policy("another") };
    refused(stage.scene.append_policy(&stage.paper, policy), expected);
}

enum Party {
    Bailee,
    Appraiser,
    Insurer,
}

impl Party {
    fn of(&self, scene: &Credit) -> Account {
        let people = &scene.people;
        match self {
            Self::Bailee => people.bailee.clone(),
            Self::Appraiser => people.appraiser.clone(),
            Self::Insurer => people.insurer.clone(),
        }
    }

    fn place<'a>(&self, paper: &'a mut Paper) -> &'a mut Address {
        match self {
            Self::Bailee => &mut paper.document.bailee,
            Self::Appraiser => &mut paper.document.appraisal.appraiser,
            Self::Insurer => &mut paper.document.policy.insurer,
        }
    }
}

/// An appraisal counts from when it is appended, is newer than the last, and is signed for this title alone.
#[test]
fn appraisals_are_appended_in_order() {
    let mut stage = Stage::at(ACTIVE);
    let last = stage.paper.document.appraisal.appraisedAt;
    let same = stage.paper.document.appraisal.clone();
    let expected = ICaliber::AppraisalNotNewer { last };
    refused(stage.scene.append_appraisal(&stage.paper, same), expected);
    stage.scene.wait(DAY);
    let now = stage.scene.now();
    let future = ICaliber::Appraisal { appraisedAt: now + 100, ..stage.scene.appraisal(1) };
    let expected = ICaliber::AppraisedLater { appraisedAt: now + 100 };
    refused(stage.scene.append_appraisal(&stage.paper, future), expected);
    let appraisal = stage.scene.appraisal(900_000);
    done(stage.scene.append_appraisal(&stage.paper, appraisal.clone()));
    let call = ICaliber::valuationCall { title: stage.title };
    let shown = stage.scene.ask_caliber(&call);
    assert_eq!((shown.value, shown.appraisedAt, shown.appended), (wad(900_000), appraisal.appraisedAt, 1));
    let expected = ICaliber::AppraisalNotNewer { last: appraisal.appraisedAt };
    refused(stage.scene.append_appraisal(&stage.paper, appraisal.clone()), expected);
    // The same words, signed for this title, mean nothing for another.
    let other = stage.scene.paper("other");
    let borrower = stage.scene.people.borrower.address;
    stage.scene.activated(&other, borrower);
    stage.scene.wait(DAY);
    let next = stage.scene.appraisal(800_000);
    let digest = stage.scene.appraisal_digest(stage.title, &next);
    let signature = signed(&stage.scene.people.appraiser, digest);
    let call = ICaliber::appendAppraisalCall { document: other.document, appraisal: next, signature };
    let (keeper, appraiser) = (stage.scene.people.keeper.address, stage.scene.people.appraiser.address);
    refused(stage.tell(keeper, &call), ICaliber::SignatureInvalid { signer: appraiser });
}

/// A policy is signed for the number of policies so far, so that an earlier one cannot come back.
#[test]
fn policies_are_appended_in_order() {
    let mut stage = Stage::at(ACTIVE);
    let (first, second) = (stage.scene.policy("second"), stage.scene.policy("third"));
    let sign = |stage: &Stage, sequence, policy: &ICaliber::Policy| {
        signed(&stage.scene.people.insurer, stage.scene.policy_digest(stage.title, sequence, policy))
    };
    let document = stage.paper.document.clone();
    let call = ICaliber::appendPolicyCall {
        document: document.clone(),
        policy: first.clone(),
        signature: sign(&stage, 1, &first),
    };
    let keeper = stage.scene.people.keeper.address;
    let receipt = done(stage.tell(keeper, &call));
    let appended = ICaliber::PolicyAppended { title: stage.title, sequence: 1, policy: first };
    assert_eq!(receipt.logs::<ICaliber::PolicyAppended>(), [appended]);
    let insurer = stage.scene.people.insurer.address;
    refused(stage.tell(keeper, &call), ICaliber::SignatureInvalid { signer: insurer });
    let early =
        ICaliber::appendPolicyCall { document, signature: sign(&stage, 3, &second), policy: second.clone() };
    refused(stage.tell(keeper, &early), ICaliber::SignatureInvalid { signer: insurer });
    done(stage.scene.append_policy(&stage.paper, second));
    assert_eq!(stage.scene.ask_caliber(&ICaliber::titleCall { title: stage.title }).policies, 3);
}
