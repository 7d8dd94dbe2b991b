//! Every error of the interface, provoked, with the numbers in it.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, CallError, Program, Receipt};
use tests::{
    Credit, Suite,
    abi::ICaliber,
    check::{done, made},
    credit::{CURATOR, DAY, OPERATOR, Paper},
    provoked::Provoked,
};

use crate::support::{ACTIVE, ATTESTED, DEFAULTED, DRAFT, FORECLOSED, PLEDGED, SOLD, Stage, u, wad};

/// The SDK's selector of every constructor.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

type Sent = Result<Receipt, CallError>;

#[test]
fn every_error_is_provoked() {
    let mut provoked = Provoked::default();
    of_documents(&mut provoked);
    of_attestations(&mut provoked);
    of_life(&mut provoked);
    of_records(&mut provoked);
    of_loans(&mut provoked);
    of_tokens(&mut provoked);
    of_offices(&mut provoked);
    of_the_authority(&mut provoked);
    let errors = ICaliber::ICaliberErrors::SIGNATURES.iter().copied();
    let selectors = ICaliber::ICaliberErrors::SELECTORS.iter().copied();
    assert_eq!(provoked.missing_of(errors.zip(selectors)), Vec::<&str>::new());
}

/// Registers a document with a change, and takes it back.
#[track_caller]
fn register(change: impl FnOnce(&mut ICaliber::Title)) -> Sent {
    let mut scene = Credit::new();
    let mut paper = scene.paper("first");
    change(&mut paper.document);
    let owner = scene.people.borrower.address;
    scene.register(&paper, owner)
}

fn of_documents(provoked: &mut Provoked) {
    let number = |number| ICaliber::UnknownNumber { number };
    provoked.by(register(|d| d.assetClass = 0), number(0));
    provoked.by(register(|d| d.assetClass = 6), number(6));
    provoked.by(register(|d| d.siteTier = 5), number(5));
    provoked.by(register(|d| d.appraisal.method = 3), number(3));
    provoked.by(register(|d| d.model.clear()), ICaliber::TextLength { length: u(0) });
    provoked.by(register(|d| d.site = "a\"".into()), ICaliber::TextCharacter { position: u(1) });
    provoked.by(register(|d| d.quantity = 0), ICaliber::QuantityOutOfRange { quantity: u(0) });
    provoked.by(register(|d| d.titleAgent = Address::ZERO), ICaliber::PartyMissing {});
    provoked.by(register(|d| d.bailee = Address::ZERO), ICaliber::PartyMissing {});
    let hashes: [fn(&mut ICaliber::Title) -> &mut B256; 5] = [
        |d| &mut d.serialRoot,
        |d| &mut d.bailmentAgreementHash,
        |d| &mut d.lienFilingHash,
        |d| &mut d.titleDocumentHash,
        |d| &mut d.policy.policyHash,
    ];
    for hash in hashes {
        provoked.by(register(|d| *hash(d) = B256::ZERO), ICaliber::HashMissing {});
    }
    let value = |value| ICaliber::ValueOutOfRange { value };
    for amount in [U256::ZERO, U256::ONE << 96, U256::MAX] {
        provoked.by(register(|d| d.policy.insuredAmount = amount), value(amount));
        provoked.by(register(|d| d.appraisal.value = amount), value(amount));
    }
    let depreciation =
        |yearly, residual| ICaliber::DepreciationOutOfRange { yearlyBps: yearly, residualBps: residual };
    provoked.by(register(|d| d.appraisal.yearlyBps = 0), depreciation(0, 1_000));
    provoked.by(register(|d| d.appraisal.yearlyBps = 10_001), depreciation(10_001, 1_000));
    provoked.by(register(|d| d.appraisal.residualBps = 5_001), depreciation(3_000, 5_001));
    let now = Credit::new().now();
    let later = ICaliber::AppraisedLater { appraisedAt: now + 1 };
    provoked.by(register(|d| d.appraisal.appraisedAt = now + 1), later);
    let stale = now - 180 * DAY - 1;
    provoked
        .by(register(|d| d.appraisal.appraisedAt = stale), ICaliber::AppraisalStale { appraisedAt: stale });
    provoked.by(register(|d| d.policy.expiresAt = now), ICaliber::PolicyLapsed { expiresAt: now });
    // A time that does not fit its field.
    let far = 1 << 40;
    provoked.by(register(|d| d.policy.expiresAt = far), ICaliber::ArithmeticOverflow {});
    let mut again = Stage::at(DRAFT);
    let owner = again.owner;
    provoked.by(again.scene.register(&again.paper, owner), ICaliber::AlreadyRegistered {});
    let stranger = again.scene.people.stranger.clone();
    let call = ICaliber::registerCall { document: again.paper.document.clone(), owner };
    let missing = ICaliber::RoleMissing { role: Suite::role("TITLE_AGENT"), account: stranger.address };
    provoked.by(again.scene.tell_caliber(&stranger, &call), missing);
    done(again.scene.suite().grant("TITLE_AGENT", stranger.address));
    let title_agent = again.scene.people.agent.address;
    let expected = ICaliber::NotTitleAgent { caller: stranger.address, titleAgent: title_agent };
    provoked.by(again.scene.tell_caliber(&stranger, &call), expected);
}

fn of_attestations(provoked: &mut Provoked) {
    let mut stage = Stage::at(DRAFT);
    let Paper { serials, .. } = stage.paper.clone();
    let agent = stage.scene.people.agent.address;
    let call = stage.scene.attest_call(&stage.paper);
    let unsigned = ICaliber::attestCall { baileeSignature: vec![].into(), ..call.clone() };
    let missing = ICaliber::SignatureMissing { bailee: false, appraiser: true, insurer: true };
    provoked.by(stage.tell(agent, &unsigned), missing);
    let fewer = ICaliber::attestCall { serials: serials[1..].to_vec(), ..call.clone() };
    provoked.by(stage.tell(agent, &fewer), ICaliber::SerialsDiffer {});
    let twice = ICaliber::attestCall { serials: vec![serials[0]; 8], ..call };
    provoked.by(stage.tell(agent, &twice), ICaliber::SerialsOutOfOrder { serial: serials[0] });
    let mut same = stage.scene.paper("same").with_serials(serials.clone());
    same.document.titleAgent = agent;
    let owner = stage.owner;
    done(stage.scene.register(&same, owner));
    done(stage.scene.attest(&same));
    let held = ICaliber::SerialHeld { serial: serials[0], title: same.id() };
    provoked.by(stage.scene.attest(&stage.paper), held);
    let bailee = stage.scene.people.bailee.address;
    let one_for_two = |d: &mut ICaliber::Title| d.appraisal.appraiser = bailee;
    provoked.by(register(one_for_two), ICaliber::PartiesNotDistinct { party: bailee });
}

fn of_life(provoked: &mut Provoked) {
    let mut stage = Stage::at(DRAFT);
    provoked.by(stage.scene.activate(&stage.paper), ICaliber::NoEdge { from: DRAFT, to: ACTIVE });
    let stranger = stage.scene.people.stranger.clone();
    let expected = ICaliber::NotAllowed { from: DRAFT, to: 9, by: 6 };
    provoked.by(stage.scene.withdraw_title(&stranger, &stage.paper), expected);
    let unknown = stage.scene.paper("unknown");
    provoked.by(stage.scene.attest(&unknown), ICaliber::NoTitle {});
    let mut sold = Stage::at(SOLD);
    let buyer = sold.scene.people.buyers[0].clone();
    let (title, later) = (sold.title, sold.scene.now() + 1_000);
    let early = sold.scene.redeem_call(buyer.address, &sold.paper, later);
    provoked.by(sold.scene.tell_caliber(&buyer, &early), ICaliber::DeliveredLater { deliveredAt: later });
    done(sold.scene.revoke_standing(OPERATOR, buyer.address));
    provoked.by(sold.scene.keep(&buyer, title), ICaliber::HolderNotApproved {});
    let unsigned = ICaliber::redeemCall { deliveredAt: 0, ..early };
    let signer = sold.scene.people.bailee.address;
    provoked.by(sold.scene.tell_caliber(&buyer, &unsigned), ICaliber::SignatureInvalid { signer });
}

fn of_records(provoked: &mut Provoked) {
    let mut stage = Stage::at(ACTIVE);
    let (title, last) = (stage.title, stage.paper.document.appraisal.appraisedAt);
    let same = stage.paper.document.appraisal.clone();
    let expected = ICaliber::AppraisalNotNewer { last };
    provoked.by(stage.scene.append_appraisal(&stage.paper, same), expected);
    let mut draft = Stage::at(DRAFT);
    let policy = draft.scene.policy("another");
    provoked.by(draft.scene.append_policy(&draft.paper, policy), ICaliber::NotLive { state: DRAFT });
    // As if 65,534 policies had been appended: the lowest 16 bits of a word of the title, beside its kind.
    let caliber = stage.scene.caliber;
    let slot: U256 = keccak256([B256::from(title), B256::with_last_byte(1)].concat()).into();
    let kept = stage.scene.chain().storage(caliber, slot);
    let policies = stage.scene.ask_caliber(&ICaliber::titleCall { title }).policies;
    assert_eq!(policies, 1);
    let mut full = stage.clone();
    let place = (0..256).step_by(8).find(|place| {
        let word = kept ^ U256::from(0xffff ^ 1) << *place;
        full.scene.chain().set_storage(caliber, slot, word);
        let call = ICaliber::titleCall { title };
        full.scene.chain().call(caliber, &call).is_ok_and(|shown| shown.policies == u16::MAX)
    });
    assert!(place.is_some(), "the policies are counted nowhere");
    let policy = full.scene.policy("one more");
    provoked.by(full.scene.append_policy(&full.paper, policy), ICaliber::PoliciesFull {});

    let now = stage.scene.now();
    let too_long = stage.scene.still(|scene| scene.freeze(title, 31 * DAY));
    provoked.by(too_long, ICaliber::FreezeTooLong { mostUntil: now + 30 * DAY });
    provoked.by(stage.scene.lift(title), ICaliber::NotFrozen {});
    done(stage.scene.freeze(title, DAY));
    let until = stage.scene.ask_caliber(&ICaliber::titleCall { title }).frozenUntil;
    let (from, to) = (stage.scene.people.borrower.clone(), stage.scene.people.operator.address);
    let call = ICaliber::transferFromCall { from: from.address, to, tokenId: title };
    provoked.by(stage.scene.tell_caliber(&from, &call), ICaliber::Frozen { until });
    stage.scene.go_to(until);
    provoked.by(stage.scene.freeze(title, 1), ICaliber::FreezeCoolingDown { againAt: until + 30 * DAY });
}

fn of_loans(provoked: &mut Provoked) {
    let stage = Stage::at(ACTIVE);
    let (router, title) = (stage.scene.router, stage.title);
    let pledge =
        |borrower: &Account, principal| ICaliber::pledgeCall { title, borrower: borrower.address, principal };
    let people = stage.scene.people.clone();
    let mut other = stage.clone();
    let nothing = other.tell(router, &pledge(&people.borrower, U256::ZERO));
    provoked.by(nothing, ICaliber::NothingAsked {});
    let curator = other.tell(router, &pledge(&people.curator, wad(1)));
    provoked.by(curator, ICaliber::NotApproved {});
    let limit = other
        .scene
        .ask_caliber(&ICaliber::standingCall { office: OPERATOR, account: people.borrower.address });
    let above = other.tell(router, &pledge(&people.borrower, limit.limit + u(1)));
    provoked.by(above, ICaliber::CreditExceeded { amount: limit.limit + u(1), room: limit.limit });
    let most = other.scene.ask_caliber(&ICaliber::maxLoanCall { title });
    let too_much = other
        .scene
        .still(|scene| crate::support::tell(scene, router, &pledge(&people.borrower, most + u(1))));
    provoked.by(too_much, ICaliber::LoanAboveMaximum { loan: most + u(1), maximum: most });
    let by_another = other.tell(router, &pledge(&people.operator, wad(1)));
    let (sender, owner) = (people.operator.address, people.borrower.address);
    provoked.by(by_another, ICaliber::ERC721IncorrectOwner { sender, tokenId: title, owner });
    let back = ICaliber::giveBackCall { borrower: owner, principal: u(1) };
    provoked.by(other.tell(owner, &back), ICaliber::NotRouter { caller: owner });
    provoked.by(other.tell(router, &back), ICaliber::ArithmeticOverflow {});
    let mut pledged = Stage::at(PLEDGED);
    let call = ICaliber::transferFromCall { from: router, to: owner, tokenId: title };
    let expected = ICaliber::TransferNotAllowed { state: PLEDGED, by: 1 };
    provoked.by(pledged.tell(router, &call), expected);
    for state in [DEFAULTED, FORECLOSED, ATTESTED] {
        let result = Stage::at(state).tell(owner, &ICaliber::keepCall { title });
        assert!(result.is_err());
    }
}

fn of_tokens(provoked: &mut Provoked) {
    let mut stage = Stage::at(ACTIVE);
    let (title, caliber) = (stage.title, stage.scene.caliber);
    let (owner, stranger) = (stage.scene.people.borrower.clone(), stage.scene.people.stranger.clone());
    let nobody = ICaliber::balanceOfCall { owner: Address::ZERO };
    let expected = ICaliber::ERC721InvalidOwner { owner: Address::ZERO };
    provoked.by(stage.scene.chain().call(caliber, &nobody), expected);
    let none = ICaliber::ownerOfCall { tokenId: u(1) };
    let expected = ICaliber::ERC721NonexistentToken { tokenId: u(1) };
    provoked.by(stage.scene.chain().call(caliber, &none), expected);
    let call = ICaliber::transferFromCall { from: owner.address, to: Address::ZERO, tokenId: title };
    let expected = ICaliber::ERC721InvalidReceiver { receiver: Address::ZERO };
    provoked.by(stage.scene.tell_caliber(&owner, &call), expected);
    let (from, to) = (owner.address, stranger.address);
    let call = ICaliber::transferFromCall { from, to, tokenId: title };
    let expected = ICaliber::ERC721InsufficientApproval { operator: to, tokenId: title };
    provoked.by(stage.scene.tell_caliber(&stranger, &call), expected);
    let call = ICaliber::approveCall { approved: to, tokenId: title };
    provoked.by(stage.scene.tell_caliber(&stranger, &call), ICaliber::ERC721InvalidApprover { approver: to });
    let call = ICaliber::setApprovalForAllCall { operator: Address::ZERO, approved: true };
    let expected = ICaliber::ERC721InvalidOperator { operator: Address::ZERO };
    provoked.by(stage.scene.tell_caliber(&owner, &call), expected);
    // A drawing that is no contract.
    let arguments = (stage.scene.suite().authority, to).abi_encode();
    let program = made(Program::load("caliber").map_err(Into::into));
    let mute = made(stage.scene.chain().deploy(&program, &arguments).map_err(Into::into)).address;
    let [agent, borrower] = [&stage.scene.people.agent, &owner].map(|account| account.address);
    let document = stage.scene.paper("another").document;
    done(stage.scene.chain().send(
        agent,
        mute,
        &ICaliber::registerCall { document: document.clone(), owner: borrower },
    ));
    let call = ICaliber::tokenURICall { tokenId: tests::credit::typed::title_id(&document) };
    provoked.by(stage.scene.chain().call(mute, &call), ICaliber::ContractSilent { contract_: to });
}

fn of_offices(provoked: &mut Provoked) {
    let mut scene = Credit::new();
    let (underwriter, account) = (scene.people.underwriter.clone(), scene.people.borrower.address);
    let good = ICaliber::grantStandingCall {
        office: CURATOR,
        account,
        entity: B256::with_last_byte(1),
        limit: wad(1),
    };
    let stranger = scene.people.stranger.clone();
    let missing = ICaliber::RoleMissing { role: Suite::role("UNDERWRITER"), account: stranger.address };
    provoked.by(scene.tell_caliber(&stranger, &good), missing);
    let number = ICaliber::grantStandingCall { office: 3, ..good.clone() };
    provoked.by(scene.tell_caliber(&underwriter, &number), ICaliber::UnknownNumber { number: 3 });
    let nobody = ICaliber::grantStandingCall { account: Address::ZERO, ..good.clone() };
    provoked.by(scene.tell_caliber(&underwriter, &nobody), ICaliber::PartyMissing {});
    let nothing = ICaliber::grantStandingCall { entity: B256::ZERO, ..good.clone() };
    provoked.by(scene.tell_caliber(&underwriter, &nothing), ICaliber::HashMissing {});
    for limit in [U256::ZERO, U256::ONE << 96] {
        let call = ICaliber::grantStandingCall { limit, ..good.clone() };
        provoked.by(scene.tell_caliber(&underwriter, &call), ICaliber::ValueOutOfRange { value: limit });
    }
    done(scene.tell_caliber(&underwriter, &good));
    let other = ICaliber::grantStandingCall { entity: B256::with_last_byte(2), ..good };
    provoked.by(scene.tell_caliber(&underwriter, &other), ICaliber::EntityChanged {});
    let unknown = scene.revoke_standing(CURATOR, stranger.address);
    provoked.by(unknown, ICaliber::NotApproved {});
}

fn of_the_authority(provoked: &mut Provoked) {
    let mut scene = Credit::new();
    let (caliber, stranger) = (scene.caliber, scene.people.stranger.clone());
    let (router, auction, caller) = (scene.router, scene.auction, stranger.address);
    let partners = ICaliber::setPartnersCall { router, auction };
    provoked.by(scene.push(caliber, &partners), ICaliber::PartnersKnown {});
    provoked.by(scene.tell_caliber(&stranger, &partners), ICaliber::NotAuthority { caller });
    let share = ICaliber::setLoanToValueCall { assetClass: 1, shareBps: 8_001 };
    provoked.by(scene.push(caliber, &share), ICaliber::LoanToValueAboveCap { shareBps: 8_001 });
    let class = ICaliber::setLoanToValueCall { assetClass: 6, shareBps: 1 };
    provoked.by(scene.push(caliber, &class), ICaliber::UnknownNumber { number: 6 });
    let accept = scene.tell_caliber(&stranger, &ICaliber::acceptAuthorityCall {});
    provoked.by(accept, ICaliber::NotPendingAuthority { caller });
    let call = ICaliber::freezeCall { title: u(1), length: 1 };
    let sent = scene.chain().send_value(&stranger, caliber, u(1), &call);
    provoked.by(sent, ICaliber::ValueNotAccepted { value: u(1) });
    // Partners that are nobody, where none are named yet.
    let admin = scene.suite().admin();
    let arguments = (admin.address, scene.metadata).abi_encode();
    let program = made(Program::load("caliber").map_err(Into::into));
    let fresh = made(scene.chain().deploy(&program, &arguments).map_err(Into::into)).address;
    for (router, auction) in [(Address::ZERO, auction), (router, Address::ZERO)] {
        let call = ICaliber::setPartnersCall { router, auction };
        provoked.by(scene.chain().send(&admin, fresh, &call), ICaliber::ZeroAddress {});
    }
    let data = [&CONSTRUCTOR[..], &(caller, caller).abi_encode()].concat();
    let tx = scene.chain().transaction(&stranger, Some(caliber), data);
    provoked.by(scene.chain().send_transaction(&tx), ICaliber::AlreadyConstructed {});
}
