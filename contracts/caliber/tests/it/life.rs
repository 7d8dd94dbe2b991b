//! A title's life, by a table: what is called, by whom, and where that leads or with what it is refused.

use crate::fake::Fake;
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use caliber::Caliber;
use caliber::abi::ICaliber as abi;
use caliber_nft::State;
use kit::program::Program;
use motsu::prelude::*;
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;
use testing::{done, refused};

/// When the tests' machine starts.
const NOW: u64 = 1_735_689_600;
const YEAR: u64 = 31_536_000;

const AGENT: Address = Address::repeat_byte(0xa1);
const OWNER: Address = Address::repeat_byte(0xa2);
const ROUTER: Address = Address::repeat_byte(0xa3);
const AUCTION: Address = Address::repeat_byte(0xa4);
const BUYER: Address = Address::repeat_byte(0xa5);
const NOBODY: Address = Address::repeat_byte(0xa6);

fn dollars(whole: u64) -> U256 {
    U256::from(whole) * U256::from(10).pow(U256::from(18))
}

struct Scene<'a> {
    caliber: &'a Contract<Caliber>,
    document: abi::Title,
    title: U256,
}

impl Scene<'_> {
    fn raw(&self, sender: Address, input: &[u8]) -> Result<Vec<u8>, Vec<u8>> {
        self.caliber.sender(sender).call(input).map_err(Vec::from).motsu_res()
    }

    fn send<C: SolCall>(&self, sender: Address, call: C) -> Result<C::Return, Vec<u8>> {
        let output = self.raw(sender, &call.abi_encode())?;
        Ok(C::abi_decode_returns(&output, true).expect("a result as the interface says"))
    }

    fn state(&self) -> u8 {
        done(self.send(NOBODY, abi::titleCall { title: self.title })).state
    }

    fn call(&self, name: &str) -> Vec<u8> {
        let (document, title, signature) = (self.document.clone(), self.title, vec![7_u8].into());
        let bytes = || vec![7_u8].into();
        match name {
            "register" => abi::registerCall { document, owner: OWNER }.abi_encode(),
            "attest" => abi::attestCall {
                document,
                serials: vec![serial()],
                baileeSignature: bytes(),
                appraiserSignature: bytes(),
                insurerSignature: signature,
            }
            .abi_encode(),
            "activate" => abi::activateCall { document }.abi_encode(),
            "withdraw" => abi::withdrawCall { document }.abi_encode(),
            "pledge" => abi::pledgeCall { title, borrower: OWNER, principal: dollars(100) }.abi_encode(),
            "release" => abi::releaseCall { title, to: OWNER }.abi_encode(),
            "default" => abi::markDefaultedCall { title }.abi_encode(),
            "cure" => abi::markCuredCall { title }.abi_encode(),
            "foreclose" => abi::forecloseCall { title }.abi_encode(),
            "sell" => abi::sellCall { title, buyer: BUYER }.abi_encode(),
            "keep" => abi::keepCall { title }.abi_encode(),
            "redeem" => {
                abi::redeemCall { document, deliveredAt: NOW, baileeSignature: signature }.abi_encode()
            }
            other => panic!("{other}"),
        }
    }
}

fn serial() -> B256 {
    keccak256("serial")
}

fn open<'a>(caliber: &'a Contract<Caliber>, parties: [Address; 4]) -> Scene<'a> {
    let [authority, bailee, appraiser, insurer] = parties;
    let document = abi::Title {
        assetClass: 1,
        model: "HGX H100 8-GPU".into(),
        quantity: 1,
        serialRoot: keccak256(serial()),
        site: "Dallas, hall 3".into(),
        siteTier: 3,
        bailee,
        titleAgent: AGENT,
        bailmentAgreementHash: keccak256("bailment"),
        lienFilingHash: keccak256("lien"),
        titleDocumentHash: keccak256("paper"),
        policy: abi::Policy {
            insurer,
            policyHash: keccak256("policy"),
            insuredAmount: dollars(900),
            expiresAt: NOW + YEAR,
        },
        appraisal: abi::Appraisal {
            appraiser,
            value: dollars(1_000),
            appraisedAt: NOW,
            method: 1,
            yearlyBps: 3_000,
            residualBps: 1_000,
        },
    };
    let mut scene = Scene { caliber, document, title: U256::ZERO };
    let arguments = (authority, NOBODY).abi_encode();
    done(scene.raw(AGENT, &[CONSTRUCTOR_SELECTOR.to_be_bytes().to_vec(), arguments].concat()));
    done(scene.send(authority, abi::setPartnersCall { router: ROUTER, auction: AUCTION }));
    for account in [OWNER, BUYER] {
        let entity = account.into_word();
        let call = abi::grantStandingCall { office: 1, account, entity, limit: dollars(1_000) };
        done(scene.send(NOBODY, call));
    }
    scene.title =
        done(scene.send(NOBODY, abi::documentDigestCall { document: scene.document.clone() })).title;
    scene
}

/// What is called, by whom, where it leads.
type Step = (&'static str, Address, State);

fn walk(scene: &Scene<'_>, steps: &[Step]) {
    for (name, sender, to) in steps {
        done(scene.raw(*sender, &scene.call(name)));
        assert_eq!(scene.state(), *to as u8, "{name}");
    }
}

const ACTIVE: [Step; 3] = [
    ("register", AGENT, State::Draft),
    ("attest", AGENT, State::Attested),
    ("activate", AGENT, State::Active),
];

#[motsu::test]
fn a_title_goes_through_a_default_to_its_delivery(
    caliber: Contract<Caliber>,
    authority: Contract<Fake>,
    bailee: Contract<Fake>,
    appraiser: Contract<Fake>,
    insurer: Contract<Fake>,
) {
    let parties = [authority.address(), bailee.address(), appraiser.address(), insurer.address()];
    let scene = open(&caliber, parties);
    walk(&scene, &ACTIVE);
    walk(
        &scene,
        &[
            ("pledge", ROUTER, State::Pledged),
            ("default", ROUTER, State::Defaulted),
            ("cure", ROUTER, State::Pledged),
            ("release", ROUTER, State::Active),
            ("pledge", ROUTER, State::Pledged),
            ("default", ROUTER, State::Defaulted),
            ("foreclose", ROUTER, State::Foreclosed),
            ("sell", AUCTION, State::Sold),
            ("keep", BUYER, State::Active),
            ("redeem", BUYER, State::Redeemed),
        ],
    );
    let standing = done(scene.send(NOBODY, abi::standingCall { office: 1, account: OWNER }));
    assert_eq!(standing.drawn, dollars(200), "released and foreclosed, and nothing came back");
    let gone = abi::ERC721NonexistentToken { tokenId: scene.title };
    refused(scene.send(NOBODY, abi::ownerOfCall { tokenId: scene.title }), gone);
    let holder = done(scene.send(NOBODY, abi::holderOfSerialCall { serial: serial() })).title;
    assert_eq!(holder, U256::ZERO);
}

#[motsu::test]
fn no_other_edge_is_taken(
    caliber: Contract<Caliber>,
    authority: Contract<Fake>,
    bailee: Contract<Fake>,
    appraiser: Contract<Fake>,
    insurer: Contract<Fake>,
) {
    let parties = [authority.address(), bailee.address(), appraiser.address(), insurer.address()];
    let scene = open(&caliber, parties);
    walk(&scene, &ACTIVE);
    for (name, sender, to) in [
        ("attest", AGENT, State::Attested),
        ("activate", AGENT, State::Active),
        ("withdraw", OWNER, State::Withdrawn),
        ("release", ROUTER, State::Active),
        ("default", ROUTER, State::Defaulted),
        ("cure", ROUTER, State::Pledged),
        ("foreclose", ROUTER, State::Foreclosed),
        ("sell", AUCTION, State::Sold),
        ("keep", OWNER, State::Active),
    ] {
        let expected = abi::NoEdge { from: State::Active as u8, to: to as u8 };
        refused(scene.raw(sender, &scene.call(name)), expected);
    }
    for (name, to) in [("pledge", State::Pledged), ("redeem", State::Redeemed)] {
        let expected = abi::NotAllowed { from: State::Active as u8, to: to as u8, by: 6 };
        refused(scene.raw(NOBODY, &scene.call(name)), expected);
    }
    assert_eq!(scene.state(), State::Active as u8);
}
