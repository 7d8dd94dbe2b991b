//! ERC-721: who owns, who may approve, who may transfer, and what a receiver is asked.

use alloy_primitives::{Address, FixedBytes, U256};
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    abi::{ICaliber, fixtures::ISigningWallet},
    check::{done, made, refused},
    credit::{CURATOR, DAY, STATES},
};

use crate::support::{ACTIVE, DRAFT, PLEDGED, REDEEMED, SOLD, Stage, WITHDRAWN, u};

/// A transfer by somebody.
fn transfer(stage: &mut Stage, by: &Account, from: Address, to: Address) -> Result<Receipt, CallError> {
    stage.scene.tell_caliber(by, &ICaliber::transferFromCall { from, to, tokenId: stage.title })
}

/// An active title, its owner and another approved holder.
fn active() -> (Stage, Account, Account) {
    let stage = Stage::at(ACTIVE);
    let (borrower, operator) = (stage.scene.people.borrower.clone(), stage.scene.people.operator.clone());
    (stage, borrower, operator)
}

#[test]
fn what_it_says_of_itself() {
    let mut scene = Stage::at(DRAFT).scene;
    assert_eq!(scene.ask_caliber(&ICaliber::nameCall {}), "CALIBER Title");
    assert_eq!(scene.ask_caliber(&ICaliber::symbolCall {}), "CALIBER");
    // ERC-165, ERC-721, its metadata, ERC-5267; not ERC-721's enumeration, not ERC-20, and never this one.
    for (id, expected) in [
        (0x01ff_c9a7_u32, true),
        (0x80ac_58cd, true),
        (0x5b5e_139f, true),
        (0x84b0_196e, true),
        (0x780e_9d63, false),
        (0x3637_2b07, false),
        (0xffff_ffff, false),
    ] {
        let call = ICaliber::supportsInterfaceCall { interfaceId: FixedBytes(id.to_be_bytes()) };
        assert_eq!(scene.ask_caliber(&call), expected, "{id:x}");
    }
    let nobody = ICaliber::balanceOfCall { owner: Address::ZERO };
    let caliber = scene.caliber;
    let expected = ICaliber::ERC721InvalidOwner { owner: Address::ZERO };
    refused(scene.chain().call(caliber, &nobody), expected);
    let none = U256::from(7);
    let expected = ICaliber::ERC721NonexistentToken { tokenId: none };
    refused(scene.chain().call(caliber, &ICaliber::ownerOfCall { tokenId: none }), expected.clone());
    refused(scene.chain().call(caliber, &ICaliber::getApprovedCall { tokenId: none }), expected.clone());
    refused(scene.chain().call(caliber, &ICaliber::tokenURICall { tokenId: none }), expected);
}

#[test]
fn who_may_approve_and_what_that_is_good_for() {
    let (mut stage, owner, other) = active();
    let [stranger, keeper] = [stage.scene.people.stranger.clone(), stage.scene.people.keeper.clone()];
    let (title, approve) =
        (stage.title, ICaliber::approveCall { approved: stranger.address, tokenId: stage.title });
    let expected = ICaliber::ERC721InvalidApprover { approver: keeper.address };
    refused(stage.scene.tell_caliber(&keeper, &approve), expected);
    let expected = ICaliber::ERC721InsufficientApproval { operator: stranger.address, tokenId: title };
    refused(transfer(&mut stage, &stranger, owner.address, other.address), expected);

    // One who is approved for a title, and one for all titles of its owner.
    let mut once = stage.clone();
    let receipt = done(once.scene.tell_caliber(&owner, &approve));
    let approval = ICaliber::Approval { owner: owner.address, approved: stranger.address, tokenId: title };
    assert_eq!(receipt.logs::<ICaliber::Approval>(), [approval]);
    let approved = ICaliber::getApprovedCall { tokenId: title };
    assert_eq!(once.scene.ask_caliber(&approved), stranger.address);
    done(transfer(&mut once, &stranger, owner.address, other.address));
    assert_eq!(once.scene.ask_caliber(&approved), Address::ZERO);

    let mut always = stage.clone();
    let operator = ICaliber::setApprovalForAllCall { operator: keeper.address, approved: true };
    done(always.scene.tell_caliber(&owner, &operator));
    let call = ICaliber::isApprovedForAllCall { owner: owner.address, operator: keeper.address };
    assert!(always.scene.ask_caliber(&call));
    done(always.scene.tell_caliber(&keeper, &approve));
    done(transfer(&mut always, &keeper, owner.address, other.address));
    let expected = ICaliber::ERC721InsufficientApproval { operator: keeper.address, tokenId: title };
    refused(transfer(&mut always, &keeper, other.address, owner.address), expected.clone());

    let mut never = stage;
    done(never.scene.tell_caliber(&owner, &operator));
    let no_more = ICaliber::setApprovalForAllCall { approved: false, ..operator };
    done(never.scene.tell_caliber(&owner, &no_more));
    refused(transfer(&mut never, &keeper, owner.address, other.address), expected);
    let nobody = ICaliber::setApprovalForAllCall { operator: Address::ZERO, approved: true };
    let expected = ICaliber::ERC721InvalidOperator { operator: Address::ZERO };
    refused(never.scene.tell_caliber(&owner, &nobody), expected);
}

#[test]
fn from_where_and_to_whom() {
    let (stage, owner, other) = active();
    let (title, stranger) = (stage.title, stage.scene.people.stranger.clone());
    let expected =
        ICaliber::ERC721IncorrectOwner { sender: other.address, tokenId: title, owner: owner.address };
    refused(transfer(&mut stage.clone(), &owner, other.address, stranger.address), expected);
    for to in [Address::ZERO, stage.scene.caliber] {
        let expected = ICaliber::ERC721InvalidReceiver { receiver: to };
        refused(transfer(&mut stage.clone(), &owner, owner.address, to), expected);
    }
    let to_stranger = transfer(&mut stage.clone(), &owner, owner.address, stranger.address);
    refused(to_stranger, ICaliber::HolderNotApproved {});
    // To oneself nothing is lost.
    let mut to_oneself = stage.clone();
    done(transfer(&mut to_oneself, &owner, owner.address, owner.address));
    let balance = ICaliber::balanceOfCall { owner: owner.address };
    assert_eq!(to_oneself.scene.ask_caliber(&balance), u(1));
    let mut given = stage;
    let receipt = done(transfer(&mut given, &owner, owner.address, other.address));
    let moved = ICaliber::Transfer { from: owner.address, to: other.address, tokenId: title };
    assert_eq!(receipt.logs::<ICaliber::Transfer>(), [moved]);
    assert_eq!(given.scene.owner(title), other.address);
    assert_eq!(given.scene.ask_caliber(&balance), u(0));
    let balance = ICaliber::balanceOfCall { owner: other.address };
    assert_eq!(given.scene.ask_caliber(&balance), u(1));
}

/// Both have to be approved: who was, and is no more, can give nothing on.
#[test]
fn a_holder_that_was_revoked_gives_nothing_on() {
    let (mut stage, owner, other) = active();
    done(stage.scene.revoke_standing(tests::credit::OPERATOR, owner.address));
    let result = transfer(&mut stage, &owner, owner.address, other.address);
    refused(result, ICaliber::HolderNotApproved {});
}

/// In every other state a title stays where it is.
#[test]
fn a_title_that_is_not_active_is_not_transferred() {
    for state in DRAFT..=WITHDRAWN {
        if state == ACTIVE {
            continue;
        }
        let mut stage = Stage::at(state);
        let (from, to, title) = (stage.owner, stage.scene.people.operator.address, stage.title);
        let call = ICaliber::transferFromCall { from, to, tokenId: title };
        let result = stage.tell(from, &call);
        if matches!(state, REDEEMED | WITHDRAWN) {
            refused(result, ICaliber::ERC721NonexistentToken { tokenId: title });
        } else {
            eprintln!("{}", STATES[usize::from(state) - 1]);
            refused(result, ICaliber::TransferNotAllowed { state, by: 1 });
        }
    }
}

/// Whoever was approved by the owner cannot reach a title that the router or the auction has, nor after it came back.
#[test]
fn a_pledge_ends_approvals() {
    let mut stage = Stage::at(ACTIVE);
    let (borrower, stranger) = (stage.scene.people.borrower.clone(), stage.scene.people.stranger.clone());
    let (title, router) = (stage.title, stage.scene.router);
    let approve = ICaliber::approveCall { approved: stranger.address, tokenId: title };
    done(stage.scene.tell_caliber(&borrower, &approve));
    let principal = crate::support::wad(1);
    done(stage.tell(router, &ICaliber::pledgeCall { title, borrower: borrower.address, principal }));
    let approved = ICaliber::getApprovedCall { tokenId: title };
    assert_eq!(stage.scene.ask_caliber(&approved), Address::ZERO);
    let expected = ICaliber::ERC721InsufficientApproval { operator: stranger.address, tokenId: title };
    let to = stage.scene.people.operator.address;
    refused(transfer(&mut stage, &stranger, router, to), expected.clone());
    let expected_of_borrower = ICaliber::ERC721InvalidApprover { approver: borrower.address };
    refused(stage.scene.tell_caliber(&borrower, &approve), expected_of_borrower);
    done(stage.tell(router, &ICaliber::releaseCall { title, to: borrower.address }));
    assert_eq!(stage.scene.ask_caliber(&approved), Address::ZERO);
    refused(transfer(&mut stage, &stranger, borrower.address, to), expected);
}

/// Whoever is asked by `safeTransferFrom`: a wallet that takes it, one that does not, and what is no wallet.
#[test]
fn receivers_are_asked_by_a_safe_transfer_alone() {
    let (mut stage, owner, _) = active();
    let title = stage.title;
    let wallet = stage.scene.wallet(&owner);
    let mute = made(stage.scene.redemptions.world().deploy("EvmCaller", &[]));
    let hostile = made(stage.scene.redemptions.world().deploy("ReenteringAnswerToken", &[]));
    let (usdai, from) = (stage.scene.suite().usdai(), owner.address);
    for to in [wallet, mute, hostile, usdai] {
        done(stage.scene.grant_standing(CURATOR, to, 1));
    }
    let safe = |to| ICaliber::safeTransferFrom_0Call { from, to, tokenId: title };
    let mut taken = stage.clone();
    done(taken.scene.tell_caliber(&owner, &safe(wallet)));
    assert_eq!(taken.scene.owner(title), wallet);
    let mut told = stage.clone();
    let call = ICaliber::safeTransferFrom_1Call { from, to: wallet, tokenId: title, data: vec![1, 2].into() };
    done(told.scene.tell_caliber(&owner, &call));
    let keeper = stage.scene.people.keeper.clone();
    let mut unwilling = stage.clone();
    let refuse = ISigningWallet::setTakesTokensCall { takes: false };
    done(unwilling.scene.chain().send(&keeper, wallet, &refuse));
    let expected = ICaliber::ERC721InvalidReceiver { receiver: wallet };
    refused(unwilling.scene.tell_caliber(&owner, &safe(wallet)), expected);
    for to in [mute, hostile, usdai] {
        let result = stage.clone().scene.tell_caliber(&owner, &safe(to));
        assert!(result.is_err(), "{to}");
    }
    // A plain transfer asks nobody.
    for to in [wallet, mute, hostile, usdai] {
        let mut plain = unwilling.clone();
        done(transfer(&mut plain, &owner, from, to));
        assert_eq!(plain.scene.owner(title), to);
    }
}

/// While a title is frozen its owner cannot give it away, also by those it approved.
#[test]
fn a_freeze_stops_transfers_until_its_second() {
    let (mut stage, owner, other) = active();
    let title = stage.title;
    done(stage.scene.freeze(title, 3 * DAY));
    let until = stage.scene.ask_caliber(&ICaliber::titleCall { title }).frozenUntil;
    let keeper = stage.scene.people.keeper.clone();
    let operator = ICaliber::setApprovalForAllCall { operator: keeper.address, approved: true };
    done(stage.scene.tell_caliber(&owner, &operator));
    for by in [&owner, &keeper] {
        let result = transfer(&mut stage, by, owner.address, other.address);
        refused(result, ICaliber::Frozen { until });
    }
    stage.scene.go_to(until - 1);
    let result = transfer(&mut stage, &owner, owner.address, other.address);
    refused(result, ICaliber::Frozen { until });
    stage.scene.go_to(until);
    done(transfer(&mut stage, &owner, owner.address, other.address));
}

/// The states in which a title belongs to a contract of the protocol are those in which it cannot be kept or redeemed
/// by its former owner.
#[test]
fn what_the_protocol_holds_is_nobodys_to_redeem() {
    for state in PLEDGED..SOLD {
        let mut stage = Stage::at(state);
        let borrower = stage.scene.people.borrower.clone();
        let result = stage.scene.redeem(&borrower, &stage.paper);
        refused(result, ICaliber::NoEdge { from: state, to: REDEEMED });
    }
}
