//! Positions as they are made, found and shown.

use crate::fake::Fake;
use crate::scene::{ADMIN, LOAN, done, log, number_of, open, refused};
use alloy_primitives::{Address, B256, U256};
use loan_positions::LoanPositions;
use loan_positions::abi::ILoanPositions as abi;
use motsu::prelude::*;

#[motsu::test]
fn each_lender_has_its_tranche_s_position(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    alice: Address,
    bob: Address,
) {
    let scene = open(&contract, &fake);
    assert_eq!(scene.owners(), [Address::ZERO; 2]);
    scene.mint(&[alice, bob, alice]);
    let made = |to, index| log(abi::Transfer { from: Address::ZERO, to, tokenId: number_of(index) });
    let minted = log(abi::Minted { loan: LOAN, count: U256::from(3) });
    scene.ended_with([made(alice, 0), made(bob, 1), made(alice, 2), minted]);
    assert_eq!(scene.owners(), [alice, bob, alice, Address::ZERO]);
    assert_eq!(scene.balances([alice, bob]), [2, 1]);
    for (index, owner) in [(0, alice), (1, bob), (2, alice)] {
        let tokenId = scene.ask(abi::tokenIdCall { loan: LOAN, index })._0;
        assert_eq!((tokenId, scene.ask(abi::ownerOfCall { tokenId })._0), (number_of(index), owner));
    }
    let tokenId = number_of(3);
    refused(scene.send(alice, abi::ownerOfCall { tokenId }), abi::ERC721NonexistentToken { tokenId });
    refused(scene.send(alice, abi::getApprovedCall { tokenId }), abi::ERC721NonexistentToken { tokenId });
    refused(
        scene.send(alice, abi::balanceOfCall { owner: Address::ZERO }),
        abi::ERC721InvalidOwner { owner: Address::ZERO },
    );
}

#[motsu::test]
fn only_the_router_makes_them_once_and_for_no_one_who_could_not_pass_them_on(
    contract: Contract<LoanPositions>,
    fake: Contract<Fake>,
    alice: Address,
) {
    let scene = open(&contract, &fake);
    let mint = |caller, lenders: &[Address]| {
        scene.send(caller, abi::mintCall { loan: LOAN, lenders: lenders.to_vec() })
    };
    for caller in [alice, ADMIN, contract.address()] {
        refused(mint(caller, &[alice]), abi::NotRouter { caller });
    }
    for receiver in [Address::ZERO, contract.address(), fake.address()] {
        refused(mint(fake.address(), &[alice, receiver]), abi::ERC721InvalidReceiver { receiver });
    }
    assert_eq!((scene.owners(), scene.balances([alice])), ([Address::ZERO; 2], [0]));
    done(mint(fake.address(), &[alice]));
    refused(mint(fake.address(), &[alice]), abi::AlreadyMinted { loan: LOAN });
    // The index is a byte.
    let other = |count| {
        scene.send(fake.address(), abi::mintCall { loan: B256::repeat_byte(2), lenders: vec![alice; count] })
    };
    let [none, most, over] = [0, 256, 257].map(U256::from);
    refused(other(257), abi::OutOfRange { value: over, least: none, most });
    done(other(256));
    assert_eq!(scene.balances([alice]), [257]);
    let owners = |count| scene.send(alice, abi::ownersOfCall { loan: B256::repeat_byte(2), count });
    assert_eq!(done(owners(most))._0, vec![alice; 256]);
    refused(owners(over), abi::OutOfRange { value: over, least: none, most });
    refused(owners(U256::MAX), abi::OutOfRange { value: U256::MAX, least: none, most });
}

#[motsu::test]
fn a_position_has_a_name(contract: Contract<LoanPositions>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&contract, &fake);
    scene.mint(&[alice]);
    let tokenId = number_of(0);
    let uri = scene.ask(abi::tokenURICall { tokenId })._0;
    let json = uri.strip_prefix("data:application/json,").expect("an address of JSON");
    let json = json.replace("%7B", "{").replace("%22", "\"").replace("%20", " ").replace("%7D", "}");
    assert_eq!(json, format!("{{\"name\":\"USDai Loan Position {tokenId:#066x}\"}}"));
    let tokenId = number_of(1);
    refused(scene.send(alice, abi::tokenURICall { tokenId }), abi::ERC721NonexistentToken { tokenId });
}
