//! Attacks on lenders' positions, and by those who are given one.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{ILoanPositions, ILoanRouter, fixtures::ISigningWallet},
    check::{done, refused},
    credit::{Deal, typed},
};

use crate::sales_support::{deal, send_as, u};

/// A loan with one position of the first lender's.
fn lent() -> (Credit, Deal, U256, Account) {
    let mut scene = Credit::new();
    let dollar = scene.usd6;
    let deal = deal(&mut scene, "first", dollar);
    let loan = done(scene.borrow(&deal));
    let lender = scene.people.lenders[0].clone();
    (scene, deal, typed::position(loan, 0), lender)
}

fn tell<C: SolCall>(scene: &mut Credit, from: &Account, call: &C) -> Result<Receipt, CallError> {
    let positions = scene.positions;
    scene.chain().send(from, positions, call)
}

fn give(from: Address, to: Address, id: U256) -> ILoanPositions::transferFromCall {
    ILoanPositions::transferFromCall { from, to, tokenId: id }
}

#[test]
fn no_approval_survives_a_change_of_hands() {
    let (mut scene, deal, id, lender) = lent();
    let (thief, buyer) = (scene.people.stranger.clone(), scene.people.lenders[1].clone());
    let approve = ILoanPositions::approveCall { approved: thief.address, tokenId: id };
    let all = ILoanPositions::setApprovalForAllCall { operator: thief.address, approved: true };
    done(tell(&mut scene, &lender, &approve));
    done(tell(&mut scene, &lender, &all));
    done(tell(&mut scene, &lender, &give(lender.address, buyer.address, id)));
    let expected = ILoanPositions::ERC721InsufficientApproval { operator: thief.address, tokenId: id };
    refused(tell(&mut scene, &thief, &give(buyer.address, thief.address, id)), expected);
    let wrong = ILoanPositions::ERC721InsufficientApproval { operator: lender.address, tokenId: id };
    refused(tell(&mut scene, &lender, &give(lender.address, thief.address, id)), wrong);
    // To oneself it is a change of hands too.
    done(tell(&mut scene, &buyer, &approve));
    done(tell(&mut scene, &buyer, &give(buyer.address, buyer.address, id)));
    let expected = ILoanPositions::ERC721InsufficientApproval { operator: thief.address, tokenId: id };
    refused(tell(&mut scene, &thief, &give(buyer.address, thief.address, id)), expected);
    let positions = scene.positions;
    let count = |account| ILoanPositions::balanceOfCall { owner: account };
    let counts = [lender.address, buyer.address].map(|account| scene.look(positions, &count(account)));
    assert_eq!(counts, [U256::ZERO, u(1)]);
    // What is paid is the owner's of now.
    let before = scene.balance(deal.currency, buyer.address);
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
    assert!(scene.balance(deal.currency, buyer.address) > before);
    assert_eq!(scene.balance(deal.currency, lender.address), U256::ZERO);
}

/// A position is lost to no contract that would keep it, and the zero address is nobody's.
#[test]
fn a_position_goes_where_somebody_can_use_it() {
    let (mut scene, _, id, lender) = lent();
    for receiver in [scene.router, scene.positions, Address::ZERO] {
        let expected = ILoanPositions::ERC721InvalidReceiver { receiver };
        refused(tell(&mut scene, &lender, &give(lender.address, receiver, id)), expected.clone());
        let safe = ILoanPositions::safeTransferFrom_0Call { from: lender.address, to: receiver, tokenId: id };
        refused(tell(&mut scene, &lender, &safe), expected);
    }
    let unknown = id + u(1);
    let expected = ILoanPositions::ERC721NonexistentToken { tokenId: unknown };
    refused(tell(&mut scene, &lender, &give(lender.address, lender.address, unknown)), expected);
}

/// Nobody but the router makes positions, and the router none twice, however it is cut.
#[test]
fn positions_are_made_once_and_by_the_router() {
    let (mut scene, deal, _, lender) = lent();
    let (loan, router, positions) = (scene.loan_id(&deal.terms), scene.router, scene.positions);
    let mint = |loan, lenders: &[Address]| ILoanPositions::mintCall { loan, lenders: lenders.to_vec() };
    let fresh = B256::repeat_byte(1);
    let authority = scene.redemptions.suite.authority;
    for caller in [lender.address, scene.book, scene.auction, authority, positions] {
        let call = mint(fresh, &[caller]);
        refused(send_as(&mut scene, caller, positions, &call), ILoanPositions::NotRouter { caller });
    }
    let known = ILoanPositions::AlreadyMinted { loan };
    let thief = scene.people.stranger.address;
    refused(send_as(&mut scene, router, positions, &mint(loan, &[thief])), known.clone());
    refused(send_as(&mut scene, router, positions, &mint(loan, &[thief, thief])), known);
    let receiver = router;
    let stuck = ILoanPositions::ERC721InvalidReceiver { receiver };
    refused(send_as(&mut scene, router, positions, &mint(fresh, &[thief, receiver])), stuck);
    let too_many = vec![thief; 257];
    let range = ILoanPositions::OutOfRange { value: u(257), least: u(0), most: u(256) };
    refused(send_as(&mut scene, router, positions, &mint(fresh, &too_many)), range);
    assert_eq!(scene.look(positions, &ILoanPositions::balanceOfCall { owner: thief }), U256::ZERO);
}

/// Owners out of range are refused, and those whom there are not are nobody.
#[test]
fn owners_are_told_in_range_alone() {
    let (mut scene, deal, _, lender) = lent();
    let (loan, positions) = (scene.loan_id(&deal.terms), scene.positions);
    let ask = |count| ILoanPositions::ownersOfCall { loan, count };
    for count in [0_usize, 1, 2, 255, 256] {
        let owners = scene.look(positions, &ask(U256::from(count)));
        let mut expected = vec![Address::ZERO; count];
        if let Some(first) = expected.first_mut() {
            *first = lender.address;
        }
        assert_eq!(owners, expected);
    }
    for count in [u(257), u(1 << 32), U256::ONE << 64, U256::MAX] {
        let expected = ILoanPositions::OutOfRange { value: count, least: u(0), most: u(256) };
        let result = scene.chain().call(positions, &ask(count));
        refused(result.map(drop), expected);
    }
}

/// Whoever is given a position and asked calls everything there is, and gets in nowhere that it would not get in by
/// itself.
#[test]
fn a_receiver_gets_in_nowhere() {
    let (mut start, deal, id, lender) = lent();
    let (owner, keeper) = (start.people.operator.clone(), start.people.keeper.clone());
    let wallet = start.wallet(&owner);
    let zeros = [0; 30 * 32];
    let all = ILoanPositions::ILoanPositionsCalls::SIGNATURES
        .iter()
        .zip(ILoanPositions::ILoanPositionsCalls::SELECTORS);
    let mut attempts: Vec<(&str, Address, Bytes)> = all
        .map(|(name, selector)| (*name, start.positions, Bytes::from([selector.as_slice(), &zeros].concat())))
        .collect();
    let terms = deal.terms.clone();
    let to = owner.address;
    attempts.extend([
        ("give away", start.positions, give(wallet, to, id).abi_encode().into()),
        ("own name", start.positions, ILoanPositions::nameCall {}.abi_encode().into()),
        ("repay", start.router, {
            ILoanRouter::repayCall { terms: terms.clone(), amount: U256::MAX }.abi_encode().into()
        }),
        ("default", start.router, ILoanRouter::callDefaultCall { terms: terms.clone() }.abi_encode().into()),
        ("reconcile", start.router, {
            ILoanRouter::reconcileCall { terms, index: U256::ZERO }.abi_encode().into()
        }),
    ]);
    let send = ILoanPositions::safeTransferFrom_0Call { from: lender.address, to: wallet, tokenId: id };
    for (name, target, data) in attempts {
        let mut scene = start.clone();
        done(scene.chain().send(&keeper, wallet, &ISigningWallet::armCall { target, data }));
        done(tell(&mut scene, &lender, &send));
        let counts = [
            scene.look(wallet, &ISigningWallet::attemptsCall {}),
            scene.look(wallet, &ISigningWallet::successesCall {}),
        ];
        assert_eq!(counts, [u(1), u(0)], "{name}");
        let positions = scene.positions;
        assert_eq!(scene.look(positions, &ILoanPositions::ownerOfCall { tokenId: id }), wallet, "{name}");
    }
}

/// N09: a receiver that takes none is given none when it is asked, and its giver keeps what it has.
#[test]
fn n09_a_receiver_that_refuses_is_given_nothing_that_it_is_asked_about() {
    let (mut scene, _, id, lender) = lent();
    let (owner, keeper) = (scene.people.operator.clone(), scene.people.keeper.clone());
    let wallet = scene.wallet(&owner);
    done(scene.chain().send(&keeper, wallet, &ISigningWallet::setTakesTokensCall { takes: false }));
    let (usdai, positions) = (scene.suite().usdai(), scene.positions);
    for to in [wallet, usdai, scene.auction, scene.timelock] {
        for data in [Bytes::new(), Bytes::from(vec![7; 10_000])] {
            let call = ILoanPositions::safeTransferFrom_1Call { from: lender.address, to, tokenId: id, data };
            assert!(tell(&mut scene, &lender, &call).is_err(), "{to}");
        }
    }
    assert_eq!(scene.look(positions, &ILoanPositions::ownerOfCall { tokenId: id }), lender.address);
    done(tell(&mut scene, &lender, &give(lender.address, wallet, id)));
    assert_eq!(scene.look(positions, &ILoanPositions::ownerOfCall { tokenId: id }), wallet);
}
