//! Every error of the interface, provoked, with the numbers in it.
//!
//! One that nothing provokes would be dead weight in the program, and fails here.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    calldata::u,
    check::{done, made},
    provoked::Provoked,
    token::{Subject, balance, tell},
    whole,
};

use crate::{
    support::{deploy_bare, lend, lending, rate, request, wired},
    token::errors::{of_permits, of_the_token},
};

const DAY: u64 = 86_400;

fn of_the_authority(provoked: &mut Provoked) {
    let mut staking = Staking::new();
    let nobody = ISUSDai::setFeeRecipientCall { recipient: Address::ZERO };
    provoked.by(staking.rule(&nobody), ISUSDai::ZeroAddress {});
    let expected = ISUSDai::OutOfRange { value: u(1_001), least: u(0), most: u(1_000) };
    provoked.by(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_001 }), expected);
    for share in [2_499, 10_001] {
        let call = ISUSDai::setExitShareCall { exitShare: share };
        let expected = ISUSDai::OutOfRange { value: u(share.into()), least: u(2_500), most: u(10_000) };
        provoked.by(staking.rule(&call), expected);
    }
    let alice = staking.world.alice.clone();
    let lock_time = staking.genesis + 27 * DAY;
    provoked.by(staking.tell(&alice, &ISUSDai::lockCall {}), ISUSDai::LockNotDue { lockTime: lock_time });
    let usdai = staking.world.usdai;
    staking.susdai = deploy_bare(&mut staking, usdai);
    let claim = staking.tell(&alice, &ISUSDai::claimFeesCall {});
    provoked.by(claim, ISUSDai::FeeRecipientUnset {});
    // A dollar does not know of harvests.
    let dollar = staking.world.dollar;
    staking.susdai = deploy_bare(&mut staking, dollar);
    let harvest = staking.tell(&alice, &ISUSDai::harvestCall {});
    provoked.by(harvest, ISUSDai::ReserveSilent { usdai: dollar });
    // Where there is no token, nothing moves.
    let token = Address::repeat_byte(0x77);
    staking.susdai = deploy_bare(&mut staking, token);
    provoked.by(staking.stake(&alice, whole(1, 18)), ISUSDai::TransferFailed { token });
}

fn of_pauses(provoked: &mut Provoked) {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    let now = staking.world.chain.timestamp();
    let pause = |until| ISUSDai::pauseDepositsCall { until };
    let latest = now + 14 * DAY;
    let expected = ISUSDai::PauseTooLong { until: latest + 1, latest };
    provoked.by(staking.rule(&pause(latest + 1)), expected);
    let until = now + 10;
    done(staking.rule(&pause(until)));
    provoked.by(staking.stake(&alice, whole(1, 18)), ISUSDai::DepositsPaused { until });
    staking.world.chain.warp(20);
    let expected = ISUSDai::PauseCoolingDown { availableAt: until + 7 * DAY };
    provoked.by(staking.rule(&pause(until + DAY)), expected);
}

fn of_entries(provoked: &mut Provoked) {
    let mut staking = Staking::new();
    let (alice, one) = (staking.world.alice.clone(), whole(1, 18));
    let (receiver, vault) = (alice.address, staking.susdai);
    provoked.by(staking.stake(&alice, U256::ZERO), ISUSDai::ZeroAmount {});
    let at_least = ISUSDai::deposit_1Call { assets: one, receiver, minShares: one + u(1) };
    let expected = ISUSDai::MinimumNotMet { amount: one, minimum: one + u(1) };
    provoked.by(staking.tell(&alice, &at_least), expected);
    let at_most = ISUSDai::mint_1Call { shares: one, receiver, maxAmount: one - u(1) };
    let expected = ISUSDai::MaximumExceeded { amount: one, maximum: one - u(1) };
    provoked.by(staking.tell(&alice, &at_most), expected);
    for receiver in [vault, Address::ZERO] {
        let call = ISUSDai::deposit_0Call { assets: one, receiver };
        provoked.by(staking.tell(&alice, &call), ISUSDai::ERC20InvalidReceiver { receiver });
    }
    let room = (U256::ONE << 96_usize) - u(1);
    let expected = ISUSDai::SupplyCapExceeded { shares: room + u(1), room };
    provoked.by(staking.stake(&alice, room + u(1)), expected);
    let preview = ISUSDai::previewDepositCall { assets: U256::MAX };
    done(staking.stake(&alice, one));
    done(staking.earn(100));
    staking.world.chain.warp(8 * DAY);
    provoked
        .by(staking.ask(&ISUSDai::convertToAssetsCall { shares: U256::MAX }), ISUSDai::ArithmeticOverflow {});
    assert!(staking.ask(&preview).is_ok(), "a share is worth more than a dollar now");
    // A share-wei is 101 times as much as a wei of USDai now, less what the virtual shares have of it.
    let least = done(staking.ask(&ISUSDai::previewMintCall { shares: u(1) }));
    assert_eq!(least, u(101));
    provoked.by(staking.stake(&alice, least - u(1)), ISUSDai::MintsNothing { assets: least - u(1), least });
    done(staking.stake(&alice, least));
    let poor = staking.treasury.clone();
    let expected = ISUSDai::ERC20InsufficientAllowance { spender: vault, allowance: U256::ZERO, needed: one };
    provoked.by(staking.stake(&poor, one), expected);
    let held = done(staking.world.usdai_of(receiver));
    let expected = ISUSDai::ERC20InsufficientBalance { sender: receiver, balance: held, needed: held + u(1) };
    provoked.by(staking.stake(&alice, held + u(1)), expected);
}

fn of_exits(provoked: &mut Provoked) {
    let mut staking = lending();
    let (alice, one) = (staking.world.alice.clone(), whole(1, 18));
    let account = alice.address;
    let (receiver, controller) = (account, account);
    let exits = [
        request(one, account).abi_encode(),
        ISUSDai::redeemCall { shares: one, receiver, controller }.abi_encode(),
        ISUSDai::withdrawCall { assets: one, receiver, controller }.abi_encode(),
    ];
    for exit in exits {
        let result = staking.world.chain.call_raw(&alice, staking.susdai, exit);
        provoked.by(result, ISUSDai::RedemptionsNotWired {});
    }
    provoked.by(staking.ask(&ISUSDai::previewRedeemCall { shares: one }), ISUSDai::NoPreview {});
    provoked.by(staking.ask(&ISUSDai::previewWithdrawCall { assets: one }), ISUSDai::NoPreview {});
    assert_eq!(balance(&mut staking, account), whole(1_000, 18));
}

fn of_requests(provoked: &mut Provoked) {
    let mut scene = wired();
    let (alice, bob, least) = (scene.world().alice.clone(), scene.world().bob.clone(), whole(1, 18));
    done(scene.suite.staking.stake(&alice, whole(10, 18)));
    let (shares, balance) = (least - u(1), whole(10, 18));
    provoked.by(scene.request(&alice, shares), ISUSDai::RequestBelowLeast { shares, least });
    let shares = balance + u(1);
    provoked.by(scene.request(&alice, shares), ISUSDai::RequestAboveBalance { shares, balance });
    let (caller, controller) = (bob.address, alice.address);
    let call = ISUSDai::redeemCall { shares: least, receiver: caller, controller };
    let expected = ISUSDai::NotControllerOrOperator { caller, controller };
    provoked.by(scene.tell_vault(&bob, &call), expected);
}

fn of_redemptions(provoked: &mut Provoked) {
    let mut staking = lending();
    let (alice, redemptions) = (staking.world.alice.clone(), Address::repeat_byte(0x77));
    let name = |redemptions| ISUSDai::setRedemptionsCall { redemptions };
    provoked.by(staking.rule(&name(redemptions)), ISUSDai::RedemptionsSilent { redemptions });
    let redemptions = made(staking.wire_stand_in());
    provoked.by(staking.rule(&name(staking.world.dollar)), ISUSDai::RedemptionsWired { redemptions });
    let settle = ISUSDai::settleCall { epoch: 2, burned: u(1), paid: u(1) };
    let caller = alice.address;
    provoked.by(staking.tell(&alice, &settle), ISUSDai::NotRedemptions { caller });
    let vault = staking.susdai;
    let expected = ISUSDai::EpochNotLocked { epoch: 2, locked: 0 };
    provoked.by(staking.world.chain.send(redemptions, vault, &settle), expected);
    let claim = ISUSDai::claimCall { released: u(3), paid: u(2), receiver: caller };
    let expected = ISUSDai::SettlementRefused { amount: u(3), most: u(0) };
    provoked.by(staking.world.chain.send(redemptions, vault, &claim), expected);
}

fn of_loans(provoked: &mut Provoked) {
    let mut staking = lending();
    let (alice, lent) = (staking.world.alice.clone(), whole(400, 18));
    let caller = alice.address;
    let still = LoanReport { sent: U256::ZERO, ..lend(lent) };
    provoked.by(staking.tell(&alice, &still.call()), ISUSDai::NotLoanBook { caller });
    let more = lent + u(1);
    let returned = LoanReport { principal: u(0), principal_paid: more, ..still };
    provoked.by(staking.report(&returned), ISUSDai::ReturnedAboveLent { returned: more, lent });
    let invented = LoanReport { principal: more, ..still };
    provoked.by(staking.report(&invented), ISUSDai::PrincipalAboveLent { principal: more, most: lent });
    let marked = LoanReport { marks: more, ..still };
    provoked.by(staking.report(&marked), ISUSDai::MarksAbovePrincipal { marks: more, principal: lent });
    let most = lent * u(31_709_791_983);
    let greedy = LoanReport { rate: most + u(1), ..still };
    provoked.by(staking.report(&greedy), ISUSDai::RateAboveMaximum { ratePerSecond: most + u(1), most });
    let lendable = whole(600, 18);
    let too_much =
        LoanReport { principal: lent + lendable + u(1), sent: lendable + u(1), rate: u(0), ..still };
    let expected = ISUSDai::LentAboveLendable { amount: lendable + u(1), lendable };
    provoked.by(staking.report(&too_much), expected);
    done(staking.report(&LoanReport { marks: u(9), ..still }));
    let expected = ISUSDai::MarksLoweredWithoutCash { marksBefore: u(9), marksAfter: u(8) };
    provoked.by(staking.report(&LoanReport { marks: u(8), ..still }), expected);
    // Everything is lent and lost.
    let all = whole(1_000, 18);
    let rate = rate(all, 1);
    done(staking.report(&LoanReport { principal: all, marks: u(9), rate, sent: lendable, ..still }));
    done(staking.report(&LoanReport::default()));
    let assets = done(staking.ask(&ISUSDai::totalAssetsCall {}));
    assert!(assets < whole(1, 15), "interest that accrued before the loss: {assets}");
    let expected = ISUSDai::PriceTooLow { assets, supply: all };
    provoked.by(staking.stake(&alice, whole(1, 18)), expected);
}

#[test]
fn every_error_of_the_interface_is_provoked() {
    let mut provoked = Provoked::default();
    let mut staking = Staking::start();
    of_the_token(&mut staking, &mut provoked);
    of_permits(&mut staking, &mut provoked);
    of_the_authority(&mut provoked);
    of_pauses(&mut provoked);
    of_entries(&mut provoked);
    of_exits(&mut provoked);
    of_requests(&mut provoked);
    of_redemptions(&mut provoked);
    of_loans(&mut provoked);
    let missing = provoked.missing::<Staking>();
    assert!(missing.is_empty(), "never provoked: {missing:?}");
}

#[test]
fn nothing_sends_shares_to_the_vault() {
    let mut staking = lending();
    let (alice, bob, receiver) = (staking.world.alice.clone(), staking.world.bob.clone(), staking.susdai);
    done(tell(&mut staking, &alice, &ISUSDai::approveCall { spender: bob.address, value: U256::MAX }));
    for value in [U256::ZERO, U256::ONE, whole(1_000, 18), U256::MAX] {
        let refused = |result| tests::check::refused(result, ISUSDai::ERC20InvalidReceiver { receiver });
        refused(staking.tell(&alice, &ISUSDai::transferCall { to: receiver, value }));
        let from = alice.address;
        refused(staking.tell(&bob, &ISUSDai::transferFromCall { from, to: receiver, value }));
        refused(staking.tell(&alice, &ISUSDai::deposit_0Call { assets: value, receiver }));
        refused(staking.tell(&alice, &ISUSDai::mint_0Call { shares: value, receiver }));
    }
    assert_eq!(balance(&mut staking, receiver), U256::ZERO);
    staking.sound();
}
