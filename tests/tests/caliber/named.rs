//! The named attacks on titles.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit, Suite,
    abi::{IAuthority, ICaliber, ILoanRouter},
    check::{done, refused},
    credit::{DAY, Deal, Lender, OPERATOR, signed, typed},
};

use crate::support::{
    ACTIVE, ATTESTED, DRAFT, FORECLOSED, PLEDGED, REDEEMED, Stage, WITHDRAWN, deal, deal_of, u, wad,
    wallet_with_a_title,
};

#[test]
fn n01_no_approval_survives_a_change_of_hands() {
    let mut stage = Stage::at(ACTIVE);
    let (title, people) = (stage.title, stage.scene.people.clone());
    let approve = ICaliber::approveCall { approved: people.stranger.address, tokenId: title };
    let all = ICaliber::setApprovalForAllCall { operator: people.keeper.address, approved: true };
    done(stage.scene.tell_caliber(&people.borrower, &approve));
    done(stage.scene.tell_caliber(&people.borrower, &all));
    let (from, to) = (people.borrower.address, people.operator.address);
    done(
        stage.scene.tell_caliber(&people.borrower, &ICaliber::transferFromCall { from, to, tokenId: title }),
    );
    let back = ICaliber::transferFromCall { from: to, to: from, tokenId: title };
    for thief in [&people.borrower, &people.stranger, &people.keeper] {
        let expected = ICaliber::ERC721InsufficientApproval { operator: thief.address, tokenId: title };
        refused(stage.scene.tell_caliber(thief, &back), expected);
    }
    // Nor one through a sale: whom the borrower approved has no way to what the buyer owns.
    let mut sold = Stage::at(FORECLOSED);
    let (auction, buyer) = (sold.scene.auction, people.buyers[0].address);
    done(sold.scene.tell_caliber(&people.borrower, &all));
    done(sold.tell(auction, &ICaliber::sellCall { title, buyer }));
    done(sold.scene.keep(&people.buyers[0], title));
    let away = ICaliber::transferFromCall { from: buyer, to, tokenId: title };
    let expected = ICaliber::ERC721InsufficientApproval { operator: people.keeper.address, tokenId: title };
    refused(sold.scene.tell_caliber(&people.keeper, &away), expected);
}

/// A title cannot be sent where nobody would give it back.
#[test]
fn n03_a_title_goes_to_no_contract_of_the_protocol() {
    let mut stage = Stage::at(ACTIVE);
    let (owner, title) = (stage.scene.people.borrower.clone(), stage.title);
    let scene = &mut stage.scene;
    let protocol = [
        scene.router,
        scene.auction,
        scene.book,
        scene.positions,
        scene.timelock,
        scene.metadata,
        scene.lens,
        scene.redemptions.qev,
        scene.redemptions.susdai(),
        scene.suite().usdai(),
        scene.suite().authority,
    ];
    for to in protocol {
        let call = ICaliber::transferFromCall { from: owner.address, to, tokenId: title };
        refused(scene.tell_caliber(&owner, &call), ICaliber::HolderNotApproved {});
        let call = ICaliber::safeTransferFrom_0Call { from: owner.address, to, tokenId: title };
        refused(scene.tell_caliber(&owner, &call), ICaliber::HolderNotApproved {});
    }
    let call = ICaliber::transferFromCall { from: owner.address, to: scene.caliber, tokenId: title };
    let expected = ICaliber::ERC721InvalidReceiver { receiver: scene.caliber };
    refused(scene.tell_caliber(&owner, &call), expected);
}

/// One title stands behind one loan: not behind a second of the borrower's, not behind one of somebody else's, and a
/// position of a lender is no title.
#[test]
fn n04_a_title_is_pledged_once() {
    let mut scene = Credit::new();
    let title = scene.title("first");
    let first = deal(&scene, title);
    let loan = done(scene.borrow(&first));
    let mut second = first.clone();
    second.terms.nonce = u(1);
    let no_edge = ICaliber::NoEdge { from: PLEDGED, to: PLEDGED };
    refused(scene.borrow(&second).map(drop), no_edge.clone());
    let operator = scene.people.operator.clone();
    let mut of_another = Deal { borrower: operator.clone(), ..second };
    of_another.terms.borrower = operator.address;
    refused(scene.borrow(&of_another).map(drop), no_edge);
    // Through a wrapper: a contract that is an operator has no title but those that it owns.
    let (wallet, owner, own) = wallet_with_a_title(&mut scene);
    let wrapped = deal_of(&scene, title, wallet);
    scene.prepare(&wrapped);
    let deposits = scene.deposits(&wrapped);
    let borrow = ILoanRouter::borrowCall { terms: wrapped.terms.clone(), deposits };
    let router = scene.router;
    assert!(scene.through(wallet, &owner, router, &borrow).is_err());
    assert_eq!(scene.state(own), ACTIVE);
    let by_position = deal(&scene, typed::position(loan, 0));
    refused(scene.borrow(&by_position).map(drop), ICaliber::NoTitle {});
}

/// What was attested never changes: another document is another title, and what is appended changes no loan.
#[test]
fn n05_nothing_attested_changes_behind_a_pledge() {
    let mut scene = Credit::new();
    let (paper, borrower) = (scene.paper("first"), scene.people.borrower.address);
    let title = scene.activated(&paper, borrower);
    let loan = deal(&scene, title);
    done(scene.borrow(&loan));
    let changes: [fn(&mut ICaliber::Title); 4] = [
        |d| d.site = "Reno, hall 1".into(),
        |d| d.appraisal.value = wad(2_000_000),
        |d| d.bailee = Address::repeat_byte(9),
        |d| d.quantity = 7,
    ];
    let keeper = scene.people.keeper.address;
    for change in changes {
        let mut other = paper.clone();
        change(&mut other.document);
        scene.wait(1);
        let appraisal = scene.appraisal(5_000_000);
        let digest = scene.appraisal_digest(other.id(), &appraisal);
        let signature = signed(&scene.people.appraiser, digest);
        let call = ICaliber::appendAppraisalCall { document: other.document, appraisal, signature };
        refused(crate::support::tell(&mut scene, keeper, &call), ICaliber::NoTitle {});
    }
    // Another value counts for what comes next, and for nothing that is signed.
    let before = scene.standing(&loan);
    scene.wait(DAY);
    let lower = scene.appraisal(1_000);
    done(scene.append_appraisal(&paper, lower));
    let after = scene.standing(&loan);
    assert_eq!((after.outstanding, after.deadline, after.status), (before.outstanding, before.deadline, 1));
    assert_eq!(scene.ask_caliber(&ICaliber::titleCall { title }).quantity, 8);
    done(scene.pay_off(&loan));
}

#[test]
fn n06_no_machine_is_in_two_titles() {
    let mut scene = Credit::new();
    let paper = scene.paper("first");
    let owner = scene.people.borrower.address;
    let title = scene.activated(&paper, owner);
    refused(scene.register(&paper, owner), ICaliber::AlreadyRegistered {});
    // Another paper of one of its machines may be drafted, and no more.
    let serial = paper.serials[7];
    let other = scene.paper("second").with_serials(vec![serial]);
    done(scene.register(&other, owner));
    refused(scene.attest(&other), ICaliber::SerialHeld { serial, title });
    let loan = deal(&scene, title);
    done(scene.borrow(&loan));
    refused(scene.attest(&other), ICaliber::SerialHeld { serial, title });
    scene.default_on(&loan);
    refused(scene.attest(&other), ICaliber::SerialHeld { serial, title });
    // Not even the same document again, once it was given up.
    let mut ended = Stage::at(WITHDRAWN);
    refused(ended.scene.register(&ended.paper, owner), ICaliber::AlreadyRegistered {});
    refused(ended.scene.attest(&ended.paper), ICaliber::NoEdge { from: WITHDRAWN, to: ATTESTED });
    let mut ended = Stage::at(REDEEMED);
    refused(ended.scene.register(&ended.paper, owner), ICaliber::AlreadyRegistered {});
}

/// Who loses its role attests nothing more; what it attested before stands, can be pledged, and goes its way.
#[test]
fn n07_an_attestation_outlives_the_role() {
    let mut scene = Credit::new();
    let paper = scene.paper("first");
    let owner = scene.people.borrower.address;
    done(scene.register(&paper, owner));
    done(scene.attest(&paper));
    let next = scene.paper("second");
    done(scene.register(&next, owner));
    for (role, account) in [
        ("BAILEE", scene.people.bailee.address),
        ("APPRAISER", scene.people.appraiser.address),
        ("INSURER", scene.people.insurer.address),
    ] {
        let role = Suite::role(role);
        done(scene.suite().rule(&IAuthority::revokeRoleCall { role, account }));
    }
    done(scene.activate(&paper));
    let loan = deal(&scene, paper.id());
    done(scene.borrow(&loan));
    done(scene.pay_off(&loan));
    let missing = |role, account| ICaliber::RoleMissing { role: Suite::role(role), account };
    let [bailee, appraiser, insurer] =
        [&scene.people.bailee, &scene.people.appraiser, &scene.people.insurer].map(|party| party.address);
    refused(scene.attest(&next), missing("BAILEE", bailee));
    let appraisal = scene.appraisal(1);
    refused(scene.append_appraisal(&paper, appraisal), missing("APPRAISER", appraiser));
    let policy = scene.policy("another");
    refused(scene.append_policy(&paper, policy), missing("INSURER", insurer));
    // The machines are with the bailee all the same.
    let borrower = scene.people.borrower.clone();
    done(scene.redeem(&borrower, &paper));
}

#[test]
fn n08_a_pledge_is_not_burnt() {
    let mut scene = Credit::new();
    let paper = scene.paper("first");
    let (borrower, router) = (scene.people.borrower.clone(), scene.router);
    let title = scene.activated(&paper, borrower.address);
    let loan = deal(&scene, title);
    done(scene.borrow(&loan));
    let agent = scene.people.agent.clone();
    for by in [&borrower, &agent] {
        let expected = ICaliber::NoEdge { from: PLEDGED, to: WITHDRAWN };
        refused(scene.withdraw_title(by, &paper), expected);
        refused(scene.redeem(by, &paper), ICaliber::NoEdge { from: PLEDGED, to: REDEEMED });
    }
    let now = scene.now();
    let by_router = scene.redeem_call(router, &paper, now);
    let expected = ICaliber::NoEdge { from: PLEDGED, to: REDEEMED };
    refused(crate::support::tell(&mut scene, router, &by_router), expected);
    assert_eq!(scene.owner(title), router);
}

/// Whoever has the title agent's key alone makes drafts. With the appraiser's too, it is bounded by the other two
/// signatures; and with all four keys by what the underwriter lets an operator have.
#[test]
fn n10_a_stolen_key_is_not_enough() {
    let mut scene = Credit::new();
    let mut paper = scene.paper("invented");
    paper.document.appraisal.value = (U256::ONE << 96) - u(1);
    let (agent, borrower) = (scene.people.agent.clone(), scene.people.borrower.address);
    done(scene.register(&paper, borrower));
    let call = scene.attest_call(&paper);
    let alone = ICaliber::attestCall {
        baileeSignature: signed(&agent, scene.document_digest(&paper.document)),
        insurerSignature: Bytes::new(),
        ..call.clone()
    };
    let expected = ICaliber::SignatureMissing { bailee: false, appraiser: true, insurer: false };
    refused(scene.tell_caliber(&agent, &alone), expected);
    done(scene.tell_caliber(&agent, &call));
    done(scene.activate(&paper));
    let room = scene.ask_caliber(&ICaliber::standingCall { office: OPERATOR, account: borrower }).limit;
    assert!(scene.ask_caliber(&ICaliber::maxLoanCall { title: paper.id() }) > room);
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    let amount = room / U256::from(10).pow(u(12)) + u(1);
    let too_much = scene.deal(paper.id(), scene.usd6).tranche_of(&scene, lender, amount, u(1_000_000_000));
    let asked = amount * U256::from(10).pow(u(12));
    refused(scene.borrow(&too_much).map(drop), ICaliber::CreditExceeded { amount: asked, room });
    // The share that may be lent has a cap that nobody can lift, and no administrator signs for anybody.
    let above = ICaliber::setLoanToValueCall { assetClass: 1, shareBps: 8_001 };
    let caliber = scene.caliber;
    refused(scene.push(caliber, &above), ICaliber::LoanToValueAboveCap { shareBps: 8_001 });
    let mut draft = Stage::at(DRAFT);
    let document = draft.paper.document.clone();
    let result = draft.scene.push(caliber, &ICaliber::activateCall { document });
    refused(result, ICaliber::NoEdge { from: DRAFT, to: ACTIVE });
}

/// What a wallet shows can hold nothing that the document does not say: the texts of a title need no escaping.
#[test]
fn n11_texts_carry_nothing_but_text() {
    let mut scene = Credit::new();
    let owner = scene.people.borrower.address;
    let texts = [
        ("\"}", 0),
        ("H100\"", 4),
        ("<script>", 0),
        ("a>b", 1),
        ("a&b", 1),
        ("a'b", 1),
        ("a\\b", 1),
        ("a\nb", 1),
        ("a\u{7f}", 1),
        ("a\0", 1),
        ("Z\u{fc}rich", 1),
        ("\u{202e}x", 0),
    ];
    for (text, position) in texts {
        let expected = ICaliber::TextCharacter { position: u(position) };
        let mut paper = scene.paper("first");
        paper.document.model = text.into();
        refused(scene.register(&paper, owner), expected.clone());
        let mut paper = scene.paper("first");
        paper.document.site = text.into();
        refused(scene.register(&paper, owner), expected);
    }
    for length in [0, 65, 1_000, 100_000] {
        let expected = ICaliber::TextLength { length: u(length) };
        let mut paper = scene.paper("first");
        paper.document.model = "x".repeat(length as usize);
        refused(scene.register(&paper, owner), expected.clone());
        let mut paper = scene.paper("first");
        paper.document.site = "x".repeat(length as usize);
        refused(scene.register(&paper, owner), expected);
    }
    // Bytes that are no text at all are refused as well.
    let paper = scene.paper("first");
    let mut data = ICaliber::registerCall { document: paper.document, owner }.abi_encode();
    let model = data.windows(4).position(|bytes| bytes == b"HGX ").unwrap_or_default();
    data[model + 1] = 0xff;
    let (agent, caliber) = (scene.people.agent.address, scene.caliber);
    let result = scene.chain().call_raw(agent, caliber, data);
    refused(result, ICaliber::TextCharacter { position: u(1) });
}
