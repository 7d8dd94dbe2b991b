//! ERC-721 but for transfers.

use crate::fake::FakeVault;
use crate::scene::{done, log, number, open, refused, whole};
use alloy_primitives::{Address, FixedBytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;

#[motsu::test]
fn who_may_act_is_the_owner_s_choice(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    let scene = open(&qev, &vault);
    let id = scene.enter(alice, 5, None);
    let approve = |caller, approved| scene.send(caller, abi::approveCall { approved, tokenId: id });
    let act = |caller| scene.commit(caller, id, 1, &crate::scene::bid(300, 5));
    for stranger in [bob, carol] {
        refused(act(stranger), abi::ERC721InsufficientApproval { operator: stranger, tokenId: id });
        refused(approve(stranger, stranger), abi::ERC721InvalidApprover { approver: stranger });
    }
    done(approve(alice, bob));
    scene.ended_with([log(abi::Approval { owner: alice, approved: bob, tokenId: id })]);
    assert_eq!(scene.ask(abi::getApprovedCall { tokenId: id })._0, bob);
    done(act(bob));
    refused(approve(bob, carol), abi::ERC721InvalidApprover { approver: bob });
    let set = |operator, approved| scene.send(alice, abi::setApprovalForAllCall { operator, approved });
    refused(set(Address::ZERO, true), abi::ERC721InvalidOperator { operator: Address::ZERO });
    done(set(carol, true));
    scene.ended_with([log(abi::ApprovalForAll { owner: alice, operator: carol, approved: true })]);
    assert!(scene.ask(abi::isApprovedForAllCall { owner: alice, operator: carol })._0);
    assert!(!scene.ask(abi::isApprovedForAllCall { owner: carol, operator: alice })._0);
    done(act(carol));
    done(approve(carol, Address::ZERO));
    refused(act(bob), abi::ERC721InsufficientApproval { operator: bob, tokenId: id });
    done(set(carol, false));
    refused(act(carol), abi::ERC721InsufficientApproval { operator: carol, tokenId: id });
}

#[motsu::test]
fn what_is_no_position_is_said_so(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    scene.enter(alice, 5, None);
    // One that is not there yet, none, and ones that are equal to the first in their low bits.
    for id in [number(2), U256::ZERO, number(1 << 32 | 1), U256::from(1_u64) << 255] {
        let missing = || abi::ERC721NonexistentToken { tokenId: id };
        refused(scene.send(alice, abi::ownerOfCall { tokenId: id }), missing());
        refused(scene.send(alice, abi::getApprovedCall { tokenId: id }), missing());
        refused(scene.send(alice, abi::approveCall { approved: alice, tokenId: id }), missing());
        refused(
            scene.send(alice, abi::transferFromCall { from: alice, to: vault.address(), tokenId: id }),
            missing(),
        );
        refused(scene.send(alice, abi::getStateFingerprintCall { tokenId: id }), missing());
        refused(scene.send(alice, abi::positionCall { id }), missing());
        refused(scene.send(alice, abi::sharesAheadCall { id }), missing());
        refused(scene.send(alice, abi::cancelCall { id }), missing());
        refused(scene.send(alice, abi::withdrawBidCall { id }), missing());
        refused(scene.send(alice, abi::withdrawCommitmentCall { id }), missing());
        refused(scene.commit(alice, id, 1, &crate::scene::bid(300, 5)), missing());
        let request = abi::pendingRedeemRequestCall { requestId: id, controller: Address::ZERO };
        assert_eq!(scene.ask(request).shares, U256::ZERO);
        let request = abi::claimableRedeemRequestCall { requestId: id, controller: Address::ZERO };
        assert_eq!(scene.ask(request).shares, U256::ZERO);
        assert_eq!(scene.collect(id), [U256::ZERO; 2]);
    }
    let owner = Address::ZERO;
    refused(scene.send(alice, abi::balanceOfCall { owner }), abi::ERC721InvalidOwner { owner });
    assert_eq!(scene.position(number(1)).waiting, whole(5));
}

/// An interface's id is the exclusive or of its selectors.
fn id(signatures: &[&str]) -> FixedBytes<4> {
    let selector = |signature: &&str| FixedBytes::<4>::from_slice(&keccak256(signature)[..4]);
    signatures.iter().map(selector).fold(FixedBytes::ZERO, |id, selector| id ^ selector)
}

#[motsu::test]
fn interfaces_are_told_by_their_ids(qev: Contract<Qev>, vault: Contract<FakeVault>) {
    let scene = open(&qev, &vault);
    let supports = |interfaceId| scene.ask(abi::supportsInterfaceCall { interfaceId })._0;
    let erc721 = id(&[
        "balanceOf(address)",
        "ownerOf(uint256)",
        "approve(address,uint256)",
        "getApproved(uint256)",
        "setApprovalForAll(address,bool)",
        "isApprovedForAll(address,address)",
        "transferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256)",
        "safeTransferFrom(address,address,uint256,bytes)",
    ]);
    let metadata = id(&["name()", "symbol()", "tokenURI(uint256)"]);
    for known in [erc721, metadata, id(&["supportsInterface(bytes4)"]), FixedBytes([0xf5, 0x11, 0x23, 0x15])]
    {
        assert!(supports(known), "{known}");
    }
    for other in [FixedBytes([0xff; 4]), FixedBytes::ZERO] {
        assert!(!supports(other), "{other}");
    }
    assert_eq!(scene.ask(abi::nameCall {})._0, "USDai Redemption Position");
    assert_eq!(scene.ask(abi::symbolCall {})._0, "qUSDai");
}

#[motsu::test]
fn a_position_is_drawn_as_it_is(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let tokenId = scene.enter(alice, 5, Some(300));
    let draw = |tokenId| scene.raw(alice, &abi::tokenURICall { tokenId }.abi_encode());
    // The tests' drawing is what it was asked to draw.
    let position = done(scene.raw(alice, &abi::positionCall { id: tokenId }.abi_encode()));
    assert_eq!(draw(tokenId), Ok([tokenId.abi_encode(), position].concat()));
    assert!(draw(number(2)).is_err());
    vault.sender(alice).refuses.set(true);
    refused(draw(tokenId), abi::ContractSilent { contract_: vault.address() });
}
