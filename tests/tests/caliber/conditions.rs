//! What must hold for an edge to be taken: each condition broken alone, with the numbers that the refusal names.

use alloy_primitives::{Address, B256, Bytes, U256};
use tests::{
    Credit,
    abi::ICaliber,
    check::{done, refused},
    credit::{CURATOR, DAY, OPERATOR, typed},
    whole,
};

use crate::support::{ACTIVE, ATTESTED, DRAFT, LOAN, PLEDGED, SOLD, Stage, tell, u, wad};

/// More than any limit of the scene.
const PLENTY: u64 = 1_000_000_000;

#[test]
fn attesting_needs_three_signatures() {
    let mut stage = Stage::at(DRAFT);
    let agent = stage.scene.people.agent.address;
    let call = stage.scene.attest_call(&stage.paper);
    for missing in 0..8_u8 {
        let [bailee, appraiser, insurer] = [0, 1, 2].map(|bit| missing & 1 << bit == 0);
        let mut call = call.clone();
        for (is_good, signature) in [
            (bailee, &mut call.baileeSignature),
            (appraiser, &mut call.appraiserSignature),
            (insurer, &mut call.insurerSignature),
        ] {
            if !is_good {
                *signature = Bytes::new();
            }
        }
        if missing == 0 {
            done(stage.clone().tell(agent, &call));
        } else {
            let expected = ICaliber::SignatureMissing { bailee, appraiser, insurer };
            refused(stage.tell(agent, &call), expected);
        }
    }
}

#[test]
fn attesting_needs_all_serials_of_the_document_and_free_ones() {
    let mut stage = Stage::at(DRAFT);
    let agent = stage.scene.people.agent.address;
    let call = stage.scene.attest_call(&stage.paper);
    let with = |change: fn(&mut Vec<B256>)| {
        let mut call = call.clone();
        change(&mut call.serials);
        call
    };
    let none = ICaliber::QuantityOutOfRange { quantity: u(0) };
    refused(stage.tell(agent, &with(Vec::clear)), none);
    let fewer = with(|serials| serials.truncate(7));
    refused(stage.tell(agent, &fewer), ICaliber::SerialsDiffer {});
    let other = with(|serials| serials[0] = B256::with_last_byte(1));
    refused(stage.tell(agent, &other), ICaliber::SerialsDiffer {});
    let twice = with(|serials| serials[3] = serials[2]);
    let serial = call.serials[2];
    refused(stage.tell(agent, &twice), ICaliber::SerialsOutOfOrder { serial });
    let swapped = with(|serials| serials.swap(0, 1));
    let serial = call.serials[0];
    refused(stage.tell(agent, &swapped), ICaliber::SerialsOutOfOrder { serial });

    // Another document of one of the same machines was attested before.
    let shared = call.serials[4];
    let other = stage.scene.paper("other").with_serials(vec![shared, B256::with_last_byte(1)]);
    let owner = stage.owner;
    done(stage.scene.register(&other, owner));
    done(stage.scene.attest(&other));
    let held = ICaliber::SerialHeld { serial: shared, title: other.id() };
    refused(stage.tell(agent, &call), held);
    assert_eq!(stage.scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: shared }), other.id());
    // Once that title's life is over they are free.
    let borrower = stage.scene.people.borrower.clone();
    done(stage.scene.withdraw_title(&borrower, &other));
    assert_eq!(stage.scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: shared }), u(0));
    done(stage.tell(agent, &call));
    assert_eq!(stage.scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: shared }), stage.title);
}

/// Up to 1,024 serials, which fit a block.
#[test]
fn a_title_of_the_most_serials_and_one_more() {
    let mut scene = Credit::new();
    let owner = scene.people.borrower.address;
    let paper = scene.paper_of("many", 1_024);
    done(scene.register(&paper, owner));
    done(scene.attest(&paper));
    let last = paper.serials[1_023];
    assert_eq!(scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: last }), paper.id());
    let mut too_many = scene.paper("too many");
    too_many.document.quantity = 1_025;
    let expected = ICaliber::QuantityOutOfRange { quantity: u(1_025) };
    refused(scene.register(&too_many, owner), expected);
}

#[test]
fn attesting_and_activating_need_a_policy_and_attesting_an_appraisal() {
    let mut scene = Credit::new();
    let mut paper = scene.paper("first");
    paper.document.policy.expiresAt = scene.now() + 10 * DAY;
    let (owner, expires_at) = (scene.people.borrower.address, paper.document.policy.expiresAt);
    done(scene.register(&paper, owner));
    let mut late = scene.clone();
    late.go_to(expires_at);
    refused(late.attest(&paper), ICaliber::PolicyLapsed { expiresAt: expires_at });
    let mut late = scene;
    late.go_to(expires_at - 1);
    done(late.attest(&paper));
    late.go_to(expires_at);
    refused(late.activate(&paper), ICaliber::PolicyLapsed { expiresAt: expires_at });
    // One that is renewed can go on.
    let renewed = late.policy("renewed");
    done(late.append_policy(&paper, renewed));
    done(late.activate(&paper));

    let stale = Stage::at(DRAFT);
    let appraised_at = stage_appraisal(&stale);
    let mut late = stale.scene.clone();
    late.go_to(appraised_at + 180 * DAY);
    done(late.attest(&stale.paper));
    let mut later = stale.scene;
    later.go_to(appraised_at + 180 * DAY + 1);
    refused(later.attest(&stale.paper), ICaliber::AppraisalStale { appraisedAt: appraised_at });
}

fn stage_appraisal(stage: &Stage) -> u64 {
    stage.paper.document.appraisal.appraisedAt
}

#[test]
fn activating_and_keeping_need_an_approved_holder() {
    let mut scene = Credit::new();
    let stranger = scene.people.stranger.address;
    let paper = scene.paper("first");
    done(scene.register(&paper, stranger));
    done(scene.attest(&paper));
    refused(scene.activate(&paper), ICaliber::HolderNotApproved {});
    done(scene.grant_standing(CURATOR, stranger, 1));
    done(scene.activate(&paper));

    let mut sold = Stage::at(SOLD);
    let buyer = sold.scene.people.buyers[0].clone();
    let title = sold.title;
    done(sold.scene.revoke_standing(OPERATOR, buyer.address));
    refused(sold.scene.keep(&buyer, title), ICaliber::HolderNotApproved {});
    // What was bought can be taken out as hardware all the same.
    done(sold.clone().scene.redeem(&buyer, &sold.paper));
    done(sold.scene.grant_standing(OPERATOR, buyer.address, 1));
    done(sold.scene.keep(&buyer, title));
}

#[test]
fn pledging_needs_everything() {
    let stage = Stage::at(ACTIVE);
    let (router, borrower) = (stage.scene.router, stage.scene.people.borrower.address);
    let pledge = |principal| ICaliber::pledgeCall { title: stage.title, borrower, principal };
    let most = stage.scene.clone().ask_caliber(&ICaliber::maxLoanCall { title: stage.title });
    let appraised_at = stage_appraisal(&stage);

    let mut frozen = stage.clone();
    done(frozen.scene.freeze(stage.title, 5 * DAY));
    let until = frozen.scene.ask_caliber(&ICaliber::titleCall { title: stage.title }).frozenUntil;
    refused(frozen.tell(router, &pledge(wad(1))), ICaliber::Frozen { until });
    frozen.scene.go_to(until - 1);
    refused(frozen.tell(router, &pledge(wad(1))), ICaliber::Frozen { until });
    frozen.scene.go_to(until);
    done(frozen.tell(router, &pledge(wad(1))));

    refused(stage.clone().tell(router, &pledge(U256::ZERO)), ICaliber::NothingAsked {});
    let mut revoked = stage.clone();
    done(revoked.scene.revoke_standing(OPERATOR, borrower));
    refused(revoked.tell(router, &pledge(wad(1))), ICaliber::NotApproved {});
    let mut curator = stage.clone();
    let other = curator.scene.people.curator.address;
    let call = ICaliber::pledgeCall { title: stage.title, borrower: other, principal: wad(1) };
    refused(curator.tell(router, &call), ICaliber::NotApproved {});
    let mut another = stage.clone();
    let other = another.scene.people.operator.address;
    let call = ICaliber::pledgeCall { title: stage.title, borrower: other, principal: wad(1) };
    let expected = ICaliber::ERC721IncorrectOwner { sender: other, tokenId: stage.title, owner: borrower };
    refused(another.tell(router, &call), expected);

    let mut little = stage.clone();
    done(little.scene.grant_standing(OPERATOR, borrower, 50_000));
    let expected = ICaliber::CreditExceeded { amount: wad(50_001), room: wad(50_000) };
    refused(little.tell(router, &pledge(wad(50_001))), expected);
    done(little.tell(router, &pledge(wad(50_000))));

    // The value falls with every second, and so does what may be lent.
    let mut much = stage.clone();
    let expected = |maximum: U256| ICaliber::LoanAboveMaximum { loan: most + u(1), maximum };
    refused(much.scene.still(|scene| tell(scene, router, &pledge(most + u(1)))), expected(most));
    done(much.tell(router, &pledge(most)));

    let mut late = stage.clone();
    late.scene.go_to(appraised_at + 180 * DAY + 1);
    let expected = ICaliber::AppraisalStale { appraisedAt: appraised_at };
    refused(late.tell(router, &pledge(wad(1))), expected);
    assert_eq!(late.scene.ask_caliber(&ICaliber::maxLoanCall { title: stage.title }), u(0));

    let mut lapsed = stage.clone();
    let expires_at = lapsed.scene.now() + DAY;
    let short = ICaliber::Policy { expiresAt: expires_at, ..lapsed.scene.policy("short") };
    done(lapsed.scene.append_policy(&stage.paper, short));
    lapsed.scene.go_to(expires_at);
    refused(lapsed.tell(router, &pledge(wad(1))), ICaliber::PolicyLapsed { expiresAt: expires_at });
    assert_eq!(lapsed.scene.ask_caliber(&ICaliber::maxLoanCall { title: stage.title }), u(0));
    let mut insured = stage.clone();
    insured.scene.go_to(expires_at - 1);
    done(insured.tell(router, &pledge(wad(1))));
}

/// `repledge` asks what `pledge` asks, with the credit of the loan that is paid off.
#[test]
fn pledging_again_for_another_loan() {
    let mut stage = Stage::at(PLEDGED);
    let (router, borrower, title) = (stage.scene.router, stage.scene.people.borrower.address, stage.title);
    done(stage.scene.grant_standing(OPERATOR, borrower, LOAN));
    let again =
        |old, new| ICaliber::repledgeCall { title, borrower, oldPrincipal: wad(old), principal: wad(new) };
    let expected = ICaliber::CreditExceeded { amount: wad(LOAN + 1), room: wad(LOAN) };
    refused(stage.tell(router, &again(LOAN, LOAN + 1)), expected);
    let stranger = stage.scene.people.stranger.address;
    let expected = ICaliber::NotAllowed { from: PLEDGED, to: ACTIVE, by: 6 };
    refused(stage.tell(stranger, &again(LOAN, LOAN)), expected);
    done(stage.tell(router, &again(LOAN, LOAN)));
    assert_eq!(stage.scene.state(title), PLEDGED);
    assert_eq!(stage.scene.owner(title), router);
    let drawn = ICaliber::standingCall { office: OPERATOR, account: borrower };
    assert_eq!(stage.scene.ask_caliber(&drawn).drawn, wad(LOAN));
    done(stage.scene.freeze(title, DAY));
    let until = stage.scene.ask_caliber(&ICaliber::titleCall { title }).frozenUntil;
    refused(stage.tell(router, &again(LOAN, LOAN)), ICaliber::Frozen { until });
}

#[test]
fn redeeming_needs_the_word_of_the_bailee() {
    let mut stage = Stage::at(ACTIVE);
    let (owner, now) = (stage.owner, stage.scene.now());
    let bailee = stage.scene.people.bailee.address;
    let good = stage.scene.redeem_call(owner, &stage.paper, now);
    let to_somebody = stage.scene.redeem_call(stage.scene.people.stranger.address, &stage.paper, now);
    let other = ICaliber::redeemCall { deliveredAt: now - 1, ..good.clone() };
    let unsigned = ICaliber::redeemCall { baileeSignature: Bytes::new(), ..good.clone() };
    for call in [to_somebody, other, unsigned] {
        refused(stage.tell(owner, &call), ICaliber::SignatureInvalid { signer: bailee });
    }
    let later = stage.scene.now() + 100;
    let early = stage.scene.redeem_call(owner, &stage.paper, later);
    refused(stage.tell(owner, &early), ICaliber::DeliveredLater { deliveredAt: later });
    // The bailee's role may be over by then.
    let call = tests::abi::IAuthority::revokeRoleCall { role: tests::Suite::role("BAILEE"), account: bailee };
    done(stage.scene.suite().rule(&call));
    let receipt = done(stage.tell(owner, &good));
    let caliber = stage.scene.caliber;
    let title = stage.title;
    let delivered = ICaliber::Delivered { title, receiver: owner, deliveredAt: now };
    assert_eq!(receipt.logs_of::<ICaliber::Delivered>(caliber), [delivered]);
    let burnt = ICaliber::Transfer { from: owner, to: Address::ZERO, tokenId: title };
    assert_eq!(receipt.logs_of::<ICaliber::Transfer>(caliber), [burnt]);
    // Its serials are free for a title of the same machines.
    done(stage.scene.suite().grant("BAILEE", bailee));
    let again = stage.scene.paper("again").with_serials(stage.paper.serials.clone());
    done(stage.scene.register(&again, owner));
    done(stage.scene.attest(&again));
}

#[test]
fn only_the_title_agent_that_the_document_names_registers_it() {
    let mut scene = Credit::new();
    let paper = scene.paper("first");
    let (owner, agent) = (scene.people.borrower.address, scene.people.agent.clone());
    let other = scene.people.stranger.clone();
    let call = ICaliber::registerCall { document: paper.document.clone(), owner };
    let missing = |account| ICaliber::RoleMissing { role: tests::Suite::role("TITLE_AGENT"), account };
    refused(scene.tell_caliber(&other, &call), missing(other.address));
    done(scene.suite().grant("TITLE_AGENT", other.address));
    let expected = ICaliber::NotTitleAgent { caller: other.address, titleAgent: agent.address };
    refused(scene.tell_caliber(&other, &call), expected);
    let nobody = ICaliber::registerCall { owner: Address::ZERO, ..call.clone() };
    refused(scene.tell_caliber(&agent, &nobody), ICaliber::ERC721InvalidReceiver { receiver: Address::ZERO });
    let receipt = done(scene.tell_caliber(&agent, &call));
    assert_eq!(receipt.returned::<ICaliber::registerCall>(), Ok(typed::title_id(&paper.document)));
    refused(scene.tell_caliber(&agent, &call), ICaliber::AlreadyRegistered {});
    // A title agent that has lost its role speaks for none of its documents.
    let revoke = tests::abi::IAuthority::revokeRoleCall {
        role: tests::Suite::role("TITLE_AGENT"),
        account: agent.address,
    };
    done(scene.suite().rule(&revoke));
    let expected = ICaliber::NotAllowed { from: DRAFT, to: ATTESTED, by: 6 };
    refused(scene.attest(&paper), expected);
}

/// A limit is what is outstanding at once; what comes back can be drawn again, also after an approval has ended.
#[test]
fn the_credit_of_an_operator() {
    let mut stage = Stage::at(PLEDGED);
    let (router, borrower) = (stage.scene.router, stage.scene.people.borrower.address);
    let standing = |stage: &mut Stage| {
        let call = ICaliber::standingCall { office: OPERATOR, account: borrower };
        stage.scene.ask_caliber(&call)
    };
    assert_eq!(standing(&mut stage).drawn, wad(LOAN));
    done(stage.scene.revoke_standing(OPERATOR, borrower));
    let back = ICaliber::giveBackCall { borrower, principal: wad(LOAN / 2) };
    let stranger = stage.scene.people.stranger.address;
    refused(stage.tell(stranger, &back), ICaliber::NotRouter { caller: stranger });
    done(stage.tell(router, &back));
    let record = standing(&mut stage);
    assert_eq!((record.approval, record.drawn), (2, wad(LOAN / 2)));
    let too_much = ICaliber::giveBackCall { borrower, principal: whole(PLENTY, 18) };
    refused(stage.tell(router, &too_much), ICaliber::ArithmeticOverflow {});
    // Approved again, with a limit below what is outstanding: it only stops more.
    done(stage.scene.grant_standing(OPERATOR, borrower, 1));
    assert_eq!(standing(&mut stage).drawn, wad(LOAN / 2));
}
