//! Positions that change hands.

use crate::fake::{Fake, REASON};
use crate::scene::{done, log, number_of, open, refused};
use alloy_primitives::{Address, B256};
use loan_positions::LoanPositions;
use loan_positions::abi::ILoanPositions as abi;
use motsu::prelude::*;

#[motsu::test]
fn a_position_goes_from_its_owner_to_another(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    let scene = open(&contract, &fake);
    scene.mint(&[alice, bob]);
    let tokenId = number_of(0);
    let send = |caller, from, to| scene.send(caller, abi::transferFromCall { from, to, tokenId });
    refused(send(carol, alice, bob), abi::ERC721InsufficientApproval { operator: carol, tokenId });
    refused(send(alice, bob, bob), abi::ERC721IncorrectOwner { sender: bob, tokenId, owner: alice });
    for receiver in [Address::ZERO, contract.address(), fake.address()] {
        refused(send(alice, alice, receiver), abi::ERC721InvalidReceiver { receiver });
    }
    refused(
        scene.send(carol, abi::approveCall { approved: carol, tokenId }),
        abi::ERC721InvalidApprover { approver: carol },
    );
    done(scene.send(alice, abi::approveCall { approved: carol, tokenId }));
    scene.ended_with([log(abi::Approval { owner: alice, approved: carol, tokenId })]);
    assert_eq!(scene.ask(abi::getApprovedCall { tokenId })._0, carol);
    done(send(carol, alice, bob));
    scene.ended_with([log(abi::Transfer { from: alice, to: bob, tokenId })]);
    assert_eq!((scene.owners(), scene.balances([alice, bob])), ([bob, bob], [0, 2]));
    // The approval went with the owner.
    assert_eq!(scene.ask(abi::getApprovedCall { tokenId })._0, Address::ZERO);
    refused(send(carol, bob, alice), abi::ERC721InsufficientApproval { operator: carol, tokenId });
    refused(send(alice, bob, alice), abi::ERC721InsufficientApproval { operator: alice, tokenId });
    done(send(bob, bob, bob));
    assert_eq!(scene.balances([alice, bob]), [0, 2]);
}

#[motsu::test]
fn an_operator_acts_on_every_position(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    alice: Address,
    carol: Address,
) {
    let scene = open(&contract, &fake);
    scene.mint(&[alice]);
    let tokenId = number_of(0);
    let set = |operator, approved| scene.send(alice, abi::setApprovalForAllCall { operator, approved });
    let send = |from, to| scene.send(carol, abi::transferFromCall { from, to, tokenId });
    refused(set(Address::ZERO, true), abi::ERC721InvalidOperator { operator: Address::ZERO });
    done(set(carol, true));
    scene.ended_with([log(abi::ApprovalForAll { owner: alice, operator: carol, approved: true })]);
    assert!(scene.ask(abi::isApprovedForAllCall { owner: alice, operator: carol })._0);
    done(scene.send(carol, abi::approveCall { approved: carol, tokenId }));
    done(set(carol, false));
    assert!(!scene.ask(abi::isApprovedForAllCall { owner: alice, operator: carol })._0);
    // Still approved for this one.
    done(send(alice, carol));
    done(send(carol, alice));
    refused(send(alice, carol), abi::ERC721InsufficientApproval { operator: carol, tokenId });
}

#[motsu::test]
fn a_contract_is_asked_whether_it_takes_a_position(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    receiver: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&contract, &fake);
    scene.mint(&[alice]);
    let (tokenId, to, data) = (number_of(0), receiver.address(), b"for you");
    let safely = |from, to| scene.send(alice, abi::safeTransferFrom_0Call { from, to, tokenId });
    refused(safely(alice, to), abi::ERC721InvalidReceiver { receiver: to });
    receiver.sender(alice).refuses.set(true);
    assert_eq!(safely(alice, to).map(|_| ()), Err(REASON.to_vec()));
    assert_eq!(scene.owners(), [alice]);
    receiver.sender(alice).refuses.set(false);
    receiver.sender(alice).takes.set(true);
    let call = abi::safeTransferFrom_1Call { from: alice, to, tokenId, data: data.to_vec().into() };
    done(scene.send(alice, call));
    assert_eq!(scene.owners(), [to]);
    assert_eq!(receiver.sender(alice).told(), (alice, alice, tokenId));
    assert_eq!(receiver.sender(alice).data.get(), B256::right_padding_from(data));
    // An account is not asked, nor a contract in a plain transfer.
    let back = abi::transferFromCall { from: to, to: alice, tokenId };
    done(scene.send(to, back));
    done(safely(alice, bob));
    assert_eq!(scene.owners(), [bob]);
}
