//! ERC-7540 through the vault: who asks, what is said, and in which state a request is.

use alloy_primitives::{Address, FixedBytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Redemptions,
    abi::{IQEV, ISUSDai},
    check::{done, refused},
    redemptions::{Bid, sound},
};

use crate::support::{Served, claimable, u, wad};

#[test]
fn ids_of_its_interfaces() {
    let mut scene = Redemptions::new();
    // Operators, redemptions, the vault's side of ERC-7575, ERC-165; no asynchronous deposits.
    for (id, expected) in [
        (0xe3bc_4e65_u32, true),
        (0x620e_e8e4, true),
        (0x2f0a_18c5, true),
        (0x01ff_c9a7, true),
        (0xce3b_be50, false),
    ] {
        let call = ISUSDai::supportsInterfaceCall { interfaceId: FixedBytes(id.to_be_bytes()) };
        assert_eq!(scene.ask_vault(&call), expected, "{id:x}");
    }
    // The ids are what the standards say: the sums of their selectors.
    let sum = |selectors: &[[u8; 4]]| selectors.iter().fold(0, |sum, next| sum ^ u32::from_be_bytes(*next));
    let operators = [ISUSDai::setOperatorCall::SELECTOR, ISUSDai::isOperatorCall::SELECTOR];
    assert_eq!(sum(&operators), 0xe3bc_4e65);
    let redemptions = [
        ISUSDai::requestRedeemCall::SELECTOR,
        ISUSDai::pendingRedeemRequestCall::SELECTOR,
        ISUSDai::claimableRedeemRequestCall::SELECTOR,
    ];
    assert_eq!(sum(&redemptions), 0x620e_e8e4);
    // ERC-721, its metadata, ERC-5646.
    for id in [0x80ac_58cd_u32, 0x5b5e_139f, 0xf5ee_bc63, 0x01ff_c9a7] {
        let call = IQEV::supportsInterfaceCall { interfaceId: FixedBytes(id.to_be_bytes()) };
        let expected = id != 0xf5ee_bc63 || u32::from_be_bytes(IQEV::getStateFingerprintCall::SELECTOR) == id;
        assert_eq!(scene.ask(&call), expected, "{id:x}");
    }
}

#[test]
fn previews_of_the_asynchronous_side_are_refused_to_all() {
    let mut scene = Served::collected().scene;
    let vault = scene.susdai();
    for amount in [U256::ZERO, u(1), wad(1), U256::MAX] {
        let result = scene.chain().call(vault, &ISUSDai::previewRedeemCall { shares: amount });
        refused(result, ISUSDai::NoPreview {});
        let result = scene.chain().call(vault, &ISUSDai::previewWithdrawCall { assets: amount });
        refused(result, ISUSDai::NoPreview {});
    }
}

/// The least is one share, or all there is.
#[test]
fn the_least_request() {
    let one = wad(1);
    let least = |shares, least| Some(ISUSDai::RequestBelowLeast { shares, least });
    let cases = [
        (wad(10), one, None),
        (wad(10), one - u(1), least(one - u(1), one)),
        (wad(10), u(1), least(u(1), one)),
        (one, one, None),
        (one - u(1), one - u(1), None),
        (one - u(1), one - u(2), least(one - u(2), one - u(1))),
        (u(1), u(1), None),
    ];
    for (balance, shares, expected) in cases {
        let mut scene = Redemptions::new();
        let owner = scene.holder("owner", balance);
        match expected {
            Some(error) => refused(scene.request(&owner, shares), error),
            None => assert_eq!(done(scene.request(&owner, shares)), u(1)),
        }
    }
    let mut scene = Redemptions::new();
    let owner = scene.holder("owner", wad(1));
    refused(scene.request(&owner, U256::ZERO), ISUSDai::ZeroAmount {});
    let above = ISUSDai::RequestAboveBalance { shares: wad(2), balance: wad(1) };
    refused(scene.request(&owner, wad(2)), above);
}

#[test]
fn a_request_says_what_the_standard_wants() {
    let mut scene = Redemptions::new();
    let [owner, operator] = [scene.holder("owner", wad(10)), scene.world().bob.clone()];
    let controller = scene.world().carol.address;
    let approved = ISUSDai::setOperatorCall { operator: operator.address, approved: true };
    let receipt = done(scene.tell_vault(&owner, &approved));
    assert!(receipt.returned::<ISUSDai::setOperatorCall>().unwrap_or_default());
    let [set] = receipt.logs::<ISUSDai::OperatorSet>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    let expected =
        ISUSDai::OperatorSet { controller: owner.address, operator: operator.address, approved: true };
    assert_eq!(set, expected);
    let shares = wad(4);
    let call = ISUSDai::requestRedeemCall { shares, controller, owner: owner.address };
    let receipt = done(scene.tell_vault(&operator, &call));
    let id = u(1);
    assert_eq!(receipt.returned::<ISUSDai::requestRedeemCall>(), Ok(id));
    let (vault, qev) = (scene.susdai(), scene.qev);
    let moved = ISUSDai::Transfer { from: owner.address, to: qev, value: shares };
    assert_eq!(receipt.logs_of::<ISUSDai::Transfer>(vault), [moved]);
    let minted = IQEV::Transfer { from: Address::ZERO, to: controller, tokenId: id };
    assert_eq!(receipt.logs_of::<IQEV::Transfer>(qev), [minted]);
    let requested = IQEV::Requested { id, controller, owner: owner.address, shares, epoch: 1 };
    assert_eq!(receipt.logs_of::<IQEV::Requested>(qev), [requested]);
    let sender = operator.address;
    let request = ISUSDai::RedeemRequest { controller, owner: owner.address, requestId: id, sender, shares };
    assert_eq!(receipt.logs_of::<ISUSDai::RedeemRequest>(vault), [request]);
    assert_eq!(receipt.logs.len(), 4);
    // An operator of the owner needs no allowance, and none is used.
    let allowance = ISUSDai::allowanceCall { owner: owner.address, spender: sender };
    assert_eq!(scene.ask_vault(&allowance), U256::ZERO);
}

/// Pending, then claimable and not pending, then in the ledger of the controller and neither.
#[test]
fn a_request_is_in_one_state_at_a_time() {
    let Served { mut scene, owner, other, id, other_id } = Served::new();
    let states = |scene: &mut Redemptions, request_id, controller| {
        let pending =
            scene.ask_vault(&ISUSDai::pendingRedeemRequestCall { requestId: request_id, controller });
        let claimable =
            scene.ask_vault(&ISUSDai::claimableRedeemRequestCall { requestId: request_id, controller });
        assert_eq!(scene.ask(&IQEV::pendingRedeemRequestCall { requestId: request_id, controller }), pending);
        assert_eq!(
            scene.ask(&IQEV::claimableRedeemRequestCall { requestId: request_id, controller }),
            claimable
        );
        [pending, claimable]
    };
    let none = U256::ZERO;
    assert_eq!(states(&mut scene, id, owner.address), [none, wad(700)]);
    assert_eq!(states(&mut scene, other_id, other.address), [wad(38), wad(12)]);
    assert_eq!(states(&mut scene, id, other.address), [none; 2]);
    done(scene.collect(&[id, other_id]));
    assert_eq!(states(&mut scene, id, owner.address), [none; 2]);
    assert_eq!(states(&mut scene, other_id, other.address), [wad(38), none]);
    assert_eq!(claimable(&mut scene, owner.address)[0], wad(700));
    assert_eq!(claimable(&mut scene, other.address)[0], wad(12));
    // The controller of a request is who has the position.
    let transfer = IQEV::transferFromCall { from: other.address, to: owner.address, tokenId: other_id };
    done(scene.tell(&other, &transfer));
    assert_eq!(states(&mut scene, other_id, owner.address), [wad(38), none]);
    assert_eq!(states(&mut scene, other_id, other.address), [none; 2]);
    assert_eq!(claimable(&mut scene, other.address)[0], wad(12));
    sound(&mut scene);
}

/// A position that is given away before it is collected takes what it was paid with it.
#[test]
fn what_is_not_collected_goes_with_the_position() {
    let Served { mut scene, owner, other, id, .. } = Served::new();
    let transfer = IQEV::transferFromCall { from: owner.address, to: other.address, tokenId: id };
    done(scene.tell(&owner, &transfer));
    done(scene.collect(&[id]));
    assert_eq!(claimable(&mut scene, owner.address), [U256::ZERO; 2]);
    assert_eq!(claimable(&mut scene, other.address)[0], wad(700));
}

#[test]
fn a_claim_says_what_the_standard_wants() {
    let Served { mut scene, owner, .. } = Served::collected();
    let [sender, receiver] = [scene.world().bob.clone(), scene.world().carol.clone()];
    let controller = owner.address;
    done(scene.tell_vault(&owner, &ISUSDai::setOperatorCall { operator: sender.address, approved: true }));
    let call = ISUSDai::redeemCall { shares: wad(70), receiver: receiver.address, controller };
    let receipt = done(scene.tell_vault(&sender, &call));
    let assets = receipt.returned::<ISUSDai::redeemCall>().unwrap_or_default();
    let (vault, qev, usdai) = (scene.susdai(), scene.qev, scene.suite.usdai());
    let shares = wad(70);
    let (from, to) = (sender.address, receiver.address);
    let expected = ISUSDai::Withdraw { sender: from, receiver: to, controller, assets, shares };
    assert_eq!(receipt.logs_of::<ISUSDai::Withdraw>(vault), [expected]);
    let claimed = IQEV::Claimed { controller, shares, assets };
    assert_eq!(receipt.logs_of::<IQEV::Claimed>(qev), [claimed]);
    let paid = ISUSDai::Transfer { from: vault, to, value: assets };
    assert_eq!(receipt.logs_of::<ISUSDai::Transfer>(usdai), [paid]);
    assert_eq!(receipt.logs.len(), 3);
    let call = ISUSDai::withdrawCall { assets: u(1), receiver: to, controller };
    let receipt = done(scene.tell_vault(&sender, &call));
    let shares = receipt.returned::<ISUSDai::withdrawCall>().unwrap_or_default();
    let expected = ISUSDai::Withdraw { sender: from, receiver: to, controller, assets: u(1), shares };
    assert_eq!(receipt.logs_of::<ISUSDai::Withdraw>(vault), [expected]);
}

/// What was served is burnt when it is cleared, not when it is claimed; the ledger is what is left of it.
#[test]
fn shares_burn_when_the_epoch_is_cleared() {
    let mut scene = Redemptions::new();
    let (owner, id) = scene.waiting("owner", wad(10));
    scene.holder("stays", wad(90));
    let supply = |scene: &mut Redemptions| scene.ask_vault(&ISUSDai::totalSupplyCall {});
    assert_eq!(supply(&mut scene), wad(100));
    scene.go_to(scene.clear_time(1));
    let receipt = done(scene.clear());
    assert_eq!(supply(&mut scene), wad(90));
    let settled = ISUSDai::EpochSettled { epoch: 1, burned: wad(10), paid: wad(10), gain: U256::ZERO };
    assert_eq!(receipt.logs::<ISUSDai::EpochSettled>(), [settled]);
    let vault = scene.susdai();
    let burnt = ISUSDai::Transfer { from: scene.qev, to: Address::ZERO, value: wad(10) };
    assert_eq!(receipt.logs_of::<ISUSDai::Transfer>(vault), [burnt]);
    assert_eq!(done(scene.claim(&owner, &[id])), [wad(10); 2]);
    assert_eq!(supply(&mut scene), wad(90));
}

/// `max*` answer in every phase, and whatever they say can be claimed.
#[test]
fn the_most_is_always_said_and_always_paid() {
    let Served { mut scene, owner, .. } = Served::collected();
    let [shares, assets] = claimable(&mut scene, owner.address);
    for part in [u(1), shares / u(3), shares - u(1), shares] {
        done(scene.clone().redeem(&owner, part));
    }
    for part in [u(1), assets / u(3), assets - u(1), assets] {
        done(scene.clone().withdraw(&owner, part));
    }
    let nobody = scene.keeper.address;
    for at in [scene.lock_time(2), scene.clear_time(2), scene.boundary(11)] {
        scene.go_to(at);
        assert_eq!(claimable(&mut scene, nobody), [U256::ZERO; 2]);
        assert_eq!(claimable(&mut scene, owner.address), [shares, assets]);
        assert_eq!(done(scene.clone().redeem(&owner, shares)), assets);
    }
}

/// A request with a bid takes the number and the epoch for which the bid was sealed, or does nothing.
#[test]
fn a_request_with_a_bid_is_all_or_nothing() {
    let mut scene = Redemptions::new();
    let owner = scene.holder("owner", wad(10));
    let bid = Bid::new(20, wad(5));
    let call = |id, epoch, commitment| ISUSDai::requestRedeemWithCommitmentCall {
        shares: wad(5),
        controller: owner.address,
        owner: owner.address,
        expectedId: id,
        epoch,
        commitment,
        ciphertext: bid.ciphertext(),
    };
    let commitment = bid.commitment(&scene.seal(u(1), 1));
    let taken = IQEV::PositionTaken { id: u(1), expected: u(2) };
    refused(scene.tell_vault(&owner, &call(u(2), 1, commitment)), taken);
    let changed = IQEV::EpochChanged { epoch: 1, expected: 2 };
    refused(scene.tell_vault(&owner, &call(u(1), 2, commitment)), changed);
    let none = call(u(1), 1, FixedBytes::ZERO);
    refused(scene.tell_vault(&owner, &none), IQEV::CommitmentMissing {});
    assert_eq!((scene.shares_of(&owner), scene.next_id()), (wad(10), u(1)));
    let receipt = done(scene.tell_vault(&owner, &call(u(1), 1, commitment)));
    let expected = IQEV::Committed { id: u(1), epoch: 1, commitment, ciphertext: bid.ciphertext() };
    assert_eq!(receipt.logs::<IQEV::Committed>(), [expected]);
    assert_eq!(receipt.returned::<ISUSDai::requestRedeemWithCommitmentCall>(), Ok(u(1)));
}
