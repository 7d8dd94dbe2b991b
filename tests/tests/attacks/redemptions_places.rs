//! Positions, shares and dollars sent where nobody expects them.

use alloy_primitives::{Address, U256};
use tests::{
    Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai, IToken},
    check::{done, refused},
    redemptions::{Bid, sound},
};

use crate::redemptions_support::{u, wad};

/// Who can never claim, and so loses what is given to it.
fn odd_places(scene: &Redemptions) -> [Address; 6] {
    let (vault, usdai) = (scene.susdai(), scene.suite.usdai());
    [vault, usdai, scene.beacon, scene.lens, scene.metadata, Address::repeat_byte(0xde)]
}

/// Whoever gives a position away to a contract of the suite loses it, and nobody else loses anything.
#[test]
fn positions_of_contracts_are_served_and_stop_nobody() {
    let mut scene = Redemptions::new();
    let (giver, honest) = (scene.holder("giver", wad(600)), scene.holder("honest", wad(100)));
    let places = odd_places(&scene);
    let mut ids = Vec::new();
    for to in places {
        let id = done(scene.request(&giver, wad(10)));
        done(scene.commit(&giver, id, &Bid::new(50, wad(10))));
        done(scene.tell(&giver, &IQEV::transferFromCall { from: giver.address, to, tokenId: id }));
        let gift = ISUSDai::requestRedeemCall { shares: wad(10), controller: to, owner: giver.address };
        let given = scene.next_id();
        done(scene.tell_vault(&giver, &gift));
        ids.extend([id, given]);
    }
    let honest_id = done(scene.request(&honest, wad(100)));
    for to in [Address::ZERO, scene.qev] {
        let refusal = IQEV::ERC721InvalidReceiver { receiver: to };
        let id = ids[0];
        let kept = done(scene.request(&giver, wad(1)));
        let call = IQEV::transferFromCall { from: giver.address, to, tokenId: kept };
        refused(scene.tell(&giver, &call), refusal.clone());
        let call = ISUSDai::requestRedeemCall { shares: wad(10), controller: to, owner: giver.address };
        refused(scene.tell_vault(&giver, &call), refusal);
        refused(
            scene.tell(&giver, &IQEV::cancelCall { id }),
            IQEV::NotOwnerOrOperator { caller: giver.address, id },
        );
    }
    scene.settle(1);
    done(scene.collect(&ids));
    for controller in places {
        assert_eq!(scene.ask_vault(&ISUSDai::maxWithdrawCall { controller }), wad(20));
        let (caller, receiver) = (giver.address, giver.address);
        let call = ISUSDai::redeemCall { shares: wad(20), receiver, controller };
        refused(scene.tell_vault(&giver, &call), ISUSDai::NotControllerOrOperator { caller, controller });
    }
    assert_eq!(done(scene.claim(&honest, &[honest_id])), [wad(100); 2]);
    sound(&mut scene);
}

/// Shares of the vault and of the auction are in nobody's reach by a request, whoever is named as what.
#[test]
fn nobody_asks_to_leave_with_shares_of_a_contract() {
    let mut scene = Redemptions::new();
    let (thief, _) = (scene.holder("thief", wad(10)), scene.waiting("victim", wad(100)));
    let (vault, qev, recipient) = (scene.susdai(), scene.qev, scene.suite.staking.treasury.address);
    done(scene.suite.push(vault, &ISUSDai::setYieldFeeCall { fee: 1_000 }));
    done(scene.suite.push(vault, &ISUSDai::setFeeRecipientCall { recipient }));
    assert_eq!(done(scene.suite.staking.earn(500)), wad(500));
    assert!(scene.ask_vault(&ISUSDai::balanceOfCall { account: vault }) > wad(1));
    let spender = thief.address;
    for owner in [vault, qev, scene.suite.usdai(), Address::ZERO] {
        for controller in [thief.address, owner] {
            let call = ISUSDai::requestRedeemCall { shares: wad(1), controller, owner };
            let refusal =
                ISUSDai::ERC20InsufficientAllowance { spender, allowance: U256::ZERO, needed: wad(1) };
            refused(scene.tell_vault(&thief, &call), refusal);
        }
        let call = ISUSDai::requestRedeemCall { shares: U256::ZERO, controller: spender, owner };
        assert!(scene.tell_vault(&thief, &call).is_err());
    }
    // What nobody signed is nobody's operator, and an operator of the thief is one of the thief alone.
    done(scene.tell_vault(&thief, &ISUSDai::setOperatorCall { operator: vault, approved: true }));
    done(scene.tell_vault(&thief, &ISUSDai::setOperatorCall { operator: qev, approved: true }));
    let call = ISUSDai::transferFromCall { from: qev, to: thief.address, value: wad(1) };
    assert!(scene.tell_vault(&thief, &call).is_err());
    sound(&mut scene);
}

/// Neither shares nor dollars given to the auction are paid to anybody or counted, before, within and after an epoch.
#[test]
fn gifts_to_the_auction_at_every_moment_of_an_epoch_change_nothing() {
    let run = |moment: Option<usize>| {
        let mut scene = Redemptions::new();
        let bidder = scene.bidder("bidder", wad(300), 80);
        let (waits, id) = scene.waiting("waits", wad(300));
        let giver = scene.holder("giver", wad(1_000));
        scene.mint_usdai(&giver, wad(100));
        scene.set_free_cash(wad(450));
        for step in 0..4 {
            if moment == Some(step) {
                let (qev, vault, usdai) = (scene.qev, scene.susdai(), scene.suite.usdai());
                let shares = IToken::transferCall { to: qev, value: wad(500) };
                let dollars = IToken::transferCall { to: qev, value: wad(100) };
                scene.still(|scene| drop(done(scene.chain().send(&giver, vault, &shares))));
                scene.still(|scene| drop(done(scene.chain().send(&giver, usdai, &dollars))));
            }
            match step {
                0 => {
                    scene.go_to(scene.lock_time(1));
                    done(scene.lock());
                }
                1 => scene.reveal_all([&bidder]),
                2 => drop(scene.settle(1)),
                _ => drop(done(scene.collect(&[bidder.id, id]))),
            }
        }
        let paid = [&bidder.holder, &waits].map(|who| done(scene.claim(who, &[])));
        let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
        (paid, record, scene.ask_vault(&ISUSDai::epochCall {}).queued, scene.ask_vault(&ISUSDai::cashCall {}))
    };
    let untouched = run(None);
    assert_eq!(untouched.0[1], [wad(150); 2]);
    for moment in 0..4 {
        assert_eq!(run(Some(moment)), untouched, "{moment}");
    }
}

/// An approval means nothing once its position is gone, and no number comes back for which one was left behind.
#[test]
fn approvals_left_behind_open_nothing() {
    let mut scene = Redemptions::new();
    let (owner, thief) = (scene.holder("owner", wad(100)), scene.chain().account("thief"));
    let cancelled = done(scene.request(&owner, wad(10)));
    let served = done(scene.request(&owner, wad(10)));
    for id in [cancelled, served] {
        done(scene.tell(&owner, &IQEV::approveCall { approved: thief.address, tokenId: id }));
    }
    done(scene.tell(&owner, &IQEV::cancelCall { id: cancelled }));
    scene.settle(1);
    done(scene.collect(&[served]));
    let next = done(scene.request(&owner, wad(10)));
    assert_eq!(next, u(3));
    for id in [cancelled, served] {
        let gone = IQEV::ERC721NonexistentToken { tokenId: id };
        let take = IQEV::transferFromCall { from: owner.address, to: thief.address, tokenId: id };
        refused(scene.tell(&thief, &take), gone.clone());
        refused(scene.commit(&thief, id, &Bid::new(10, wad(1))), gone.clone());
        refused(scene.tell(&thief, &IQEV::withdrawBidCall { id }), gone.clone());
        refused(scene.tell(&thief, &IQEV::cancelCall { id }), gone);
    }
    assert_eq!(scene.ask(&IQEV::getApprovedCall { tokenId: next }), Address::ZERO);
    // One that is transferred takes no approval along, and an operator of the former owner is nobody's then.
    done(scene.tell(&owner, &IQEV::approveCall { approved: thief.address, tokenId: next }));
    done(scene.tell(&owner, &IQEV::setApprovalForAllCall { operator: thief.address, approved: true }));
    let (from, to) = (owner.address, scene.keeper.address);
    done(scene.tell(&owner, &IQEV::transferFromCall { from, to, tokenId: next }));
    let back = IQEV::transferFromCall { from: to, to: thief.address, tokenId: next };
    let refusal = IQEV::ERC721InsufficientApproval { operator: thief.address, tokenId: next };
    refused(scene.tell(&thief, &back), refusal);
    sound(&mut scene);
}
