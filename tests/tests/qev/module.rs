//! What the vault lets its redemption contract do, and nobody else: within bounds that do not trust even that one.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    Redemptions, Suite,
    abi::{IAuthority, ISUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{u, wad, with_margin};

/// The four functions as calls that would pay.
fn calls(receiver: Address) -> [Vec<u8>; 4] {
    [
        ISUSDai::lockedForCall { epoch: 1 }.abi_encode(),
        ISUSDai::settleCall { epoch: 1, burned: wad(1), paid: wad(1) }.abi_encode(),
        ISUSDai::claimCall { released: wad(1), paid: wad(1), receiver }.abi_encode(),
        ISUSDai::giveBackCall { returned: wad(1), burned: U256::ZERO, receiver }.abi_encode(),
    ]
}

#[test]
fn nobody_else_may() {
    let mut scene = Redemptions::new();
    scene.waiting("first", wad(10));
    scene.go_to(scene.lock_time(1));
    done(scene.lock());
    let vault = scene.susdai();
    let people = [scene.suite.admin(), scene.suite.guardian.clone(), scene.suite.staking.book.clone()];
    for person in people.iter().chain([&scene.world().alice.clone(), &scene.keeper.clone()]) {
        for data in calls(person.address) {
            let tx = scene.chain().transaction(person, Some(vault), data);
            let expected = ISUSDai::NotRedemptions { caller: person.address };
            refused(scene.chain().send_transaction(&tx), expected);
        }
    }
    let authority = scene.suite.authority;
    for data in calls(authority) {
        let push = IAuthority::pushCall { target: vault, data: data.into() };
        refused(scene.suite.rule(&push), ISUSDai::NotRedemptions { caller: authority });
    }
}

/// Answers every call with a one: `PUSH1 1 PUSH0 MSTORE PUSH1 32 PUSH0 RETURN`.
const ANSWERS_ONE: [u8; 8] = [0x60, 0x01, 0x5f, 0x52, 0x60, 0x20, 0x5f, 0xf3];

/// A vault whose redemption contract may lie: it has 100 shares in the line, of 1,000 at a price of one. When they
/// are in, it has no code any more and sends what calls it likes.
fn with_a_liar() -> (Suite, Account) {
    let mut suite = Suite::new();
    let vault = suite.susdai();
    let liar = suite.chain().account("liar");
    suite.chain().set_code(liar.address, ANSWERS_ONE.to_vec());
    done(suite.push(vault, &ISUSDai::setRedemptionsCall { redemptions: liar.address }));
    let alice = suite.staking.world.alice.clone();
    done(suite.staking.stake(&alice, wad(1_000)));
    let call =
        ISUSDai::requestRedeemCall { shares: wad(100), controller: alice.address, owner: alice.address };
    done(suite.staking.tell(&alice, &call));
    suite.chain().set_code(liar.address, vec![]);
    (suite, liar)
}

/// Sends a call as the liar; neither price moves in that instant.
#[track_caller]
fn without_a_step<C: SolCall>(suite: &mut Suite, liar: &Account, call: &C) {
    let (now, before) = (suite.chain().timestamp(), done(suite.staking.prices()));
    done(suite.staking.tell(liar, call));
    suite.chain().set_timestamp(now).unwrap_or_else(|error| panic!("{error}"));
    assert_eq!(done(suite.staking.prices()), before);
}

#[track_caller]
fn at_lock(suite: &mut Suite, seconds: u64) {
    let at = suite.staking.genesis + 27 * 86_400 + seconds;
    suite.chain().set_timestamp(at).unwrap_or_else(|error| panic!("{error}"));
}

#[test]
fn q08_nothing_is_settled_before_its_time_or_twice() {
    let (mut suite, liar) = with_a_liar();
    let settle = |epoch| ISUSDai::settleCall { epoch, burned: wad(1), paid: wad(1) };
    let not_locked = |epoch, locked| ISUSDai::EpochNotLocked { epoch, locked };
    for epoch in [0, 1, 2, u64::MAX] {
        refused(suite.staking.tell(&liar, &settle(epoch)), not_locked(epoch, 0));
    }
    at_lock(&mut suite, 0);
    for epoch in [0, 2] {
        refused(suite.staking.tell(&liar, &ISUSDai::lockedForCall { epoch }), not_locked(epoch, 1));
    }
    let locked = done(suite.staking.tell(&liar, &ISUSDai::lockedForCall { epoch: 1 }));
    let returned = locked.returned::<ISUSDai::lockedForCall>().unwrap_or_else(|error| panic!("{error}"));
    assert_eq!((returned.capacity, returned.price), (with_margin(wad(100)), wad(1)));
    done(suite.staking.tell(&liar, &settle(1)));
    refused(suite.staking.tell(&liar, &settle(1)), not_locked(1, 1));
    refused(suite.staking.tell(&liar, &settle(2)), not_locked(2, 1));
}

#[test]
fn q08_a_settlement_is_bounded() {
    let (mut suite, liar) = with_a_liar();
    at_lock(&mut suite, 0);
    done(suite.staking.tell(&liar, &ISUSDai::lockedForCall { epoch: 1 }));
    let before = done(suite.staking.ask(&ISUSDai::cashCall {}));
    let settle = |burned, paid| ISUSDai::settleCall { epoch: 1, burned, paid };
    let above = |amount, most| ISUSDai::SettlementRefused { amount, most };
    // More than the capacity, more than the shares are worth, and more shares than there are in the line.
    let capacity = with_margin(wad(100));
    for (burned, most) in [(wad(100), capacity), (wad(100), wad(100)), (wad(10), wad(10))] {
        refused(suite.staking.tell(&liar, &settle(burned, most + u(1))), above(most + u(1), most));
    }
    refused(suite.staking.tell(&liar, &settle(U256::ZERO, u(1))), above(u(1), U256::ZERO));
    refused(suite.staking.tell(&liar, &settle(wad(100) + u(1), wad(1))), ISUSDai::ArithmeticOverflow {});
    assert_eq!(done(suite.staking.ask(&ISUSDai::cashCall {})), before);
    without_a_step(&mut suite, &liar, &settle(wad(60), wad(50)));
    let cash = done(suite.staking.ask(&ISUSDai::cashCall {}));
    assert_eq!((cash.idle, cash.reserved, cash.capacity), (wad(1_000), wad(50), U256::ZERO));
    // What the shares were worth beyond it is for those who stay, over seven days.
    suite.chain().warp(8 * 86_400);
    let [_, price] = done(suite.staking.prices());
    assert!(price > wad(1) && price.abs_diff(wad(950) * whole(1, 18) / wad(940)) < u(1_000), "{price}");
}

/// Shares that the liar got by a gift are not in the line, and burning them would count the line twice.
#[test]
fn q08_shares_given_to_the_contract_are_not_in_the_line() {
    let (mut suite, liar) = with_a_liar();
    let alice = suite.staking.world.alice.clone();
    done(suite.staking.tell(&alice, &ISUSDai::transferCall { to: liar.address, value: wad(500) }));
    at_lock(&mut suite, 0);
    let receipt = done(suite.staking.tell(&alice, &ISUSDai::lockCall {}));
    let [locked] =
        receipt.logs::<ISUSDai::CapacityLocked>().try_into().unwrap_or_else(|logs| panic!("{logs:?}"));
    assert_eq!((locked.capacity, locked.queued), (with_margin(wad(100)), wad(100)));
    let settle = ISUSDai::settleCall { epoch: 1, burned: wad(101), paid: wad(100) };
    refused(suite.staking.tell(&liar, &settle), ISUSDai::ArithmeticOverflow {});
}

#[test]
fn q08_a_claim_is_bounded_by_what_is_reserved() {
    let (mut suite, liar) = with_a_liar();
    at_lock(&mut suite, 0);
    done(suite.staking.tell(&liar, &ISUSDai::lockedForCall { epoch: 1 }));
    let receiver = liar.address;
    let claim = |released, paid| ISUSDai::claimCall { released, paid, receiver };
    let above = |amount, most| ISUSDai::SettlementRefused { amount, most };
    refused(suite.staking.tell(&liar, &claim(u(1), u(1))), above(u(1), U256::ZERO));
    done(suite.staking.tell(&liar, &ISUSDai::settleCall { epoch: 1, burned: wad(100), paid: wad(100) }));
    refused(suite.staking.tell(&liar, &claim(wad(100) + u(1), u(1))), above(wad(100) + u(1), wad(100)));
    refused(suite.staking.tell(&liar, &claim(wad(10), wad(10) + u(1))), above(wad(10) + u(1), wad(10)));
    without_a_step(&mut suite, &liar, &claim(wad(60), wad(60)));
    refused(suite.staking.tell(&liar, &claim(wad(40) + u(1), U256::ZERO)), above(wad(40) + u(1), wad(40)));
    // What is released and not paid is streamed.
    without_a_step(&mut suite, &liar, &claim(wad(40), U256::ZERO));
    let cash = done(suite.staking.ask(&ISUSDai::cashCall {}));
    assert_eq!((cash.idle, cash.reserved), (wad(940), U256::ZERO));
}

#[test]
fn q08_only_what_waits_is_given_back() {
    let (mut suite, liar) = with_a_liar();
    let receiver = suite.staking.world.bob.address;
    let give = |returned, burned| ISUSDai::giveBackCall { returned, burned, receiver };
    for (returned, burned) in [(wad(100) + u(1), U256::ZERO), (wad(50), wad(50) + u(1)), (U256::MAX, u(1))] {
        refused(suite.staking.tell(&liar, &give(returned, burned)), ISUSDai::ArithmeticOverflow {});
    }
    without_a_step(&mut suite, &liar, &give(wad(30), wad(20)));
    assert_eq!(done(suite.staking.shares(receiver)), wad(30));
    assert_eq!(done(suite.staking.ask(&ISUSDai::totalSupplyCall {})), wad(980));
    assert_eq!(done(suite.staking.ask(&ISUSDai::epochCall {})).queued, wad(50));
}

#[test]
fn the_redemption_contract_is_named_once() {
    let mut scene = Redemptions::new();
    let vault = scene.susdai();
    let redemptions = scene.keeper.address;
    let expected = ISUSDai::RedemptionsWired { redemptions: scene.qev };
    let call = ISUSDai::setRedemptionsCall { redemptions };
    refused(scene.suite.push(vault, &call), expected);
    let mut suite = Suite::new();
    let nothing = suite.chain().account("nothing").address;
    for redemptions in [Address::ZERO, nothing] {
        let call = ISUSDai::setRedemptionsCall { redemptions };
        refused(suite.push(vault, &call), ISUSDai::RedemptionsSilent { redemptions });
    }
    let alice = suite.staking.world.alice.clone();
    done(suite.staking.stake(&alice, wad(10)));
    let request =
        ISUSDai::requestRedeemCall { shares: wad(1), controller: alice.address, owner: alice.address };
    refused(suite.staking.tell(&alice, &request), ISUSDai::RedemptionsNotWired {});
    let redeem = ISUSDai::redeemCall { shares: wad(1), receiver: alice.address, controller: alice.address };
    refused(suite.staking.tell(&alice, &redeem), ISUSDai::RedemptionsNotWired {});
    assert_eq!(done(suite.staking.ask(&ISUSDai::maxRedeemCall { controller: alice.address })), U256::ZERO);
}
