//! No call of a privileged account can change who is paid what once bids are locked: each is made at each moment of a
//! locked epoch, and all that is paid is compared with what is paid without it.

use alloy_primitives::{Address, B256, FixedBytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    LoanReport, Redemptions, Suite,
    abi::{IAuthority, IQEV, IQEVLens, ISUSDai, IUSDai},
    check::{done, refused},
    redemptions::sound,
};

use crate::interface::{AUTHORITY, QEV, SUSDAI, USDAI, changing, reserved_to};
use crate::support::{Base, DAY, HOUR, wad};

/// A call of the administrator or the guardian: what it is called, to whom, and what.
struct Power {
    name: String,
    act: Box<dyn Fn(&mut Redemptions)>,
}

/// When it is made: after the lock, after the openings, after the clearing.
const MOMENTS: [&str; 3] = ["locked", "opened", "cleared"];

/// All that an epoch came to and paid.
#[derive(Debug, PartialEq)]
struct Paid {
    record: IQEVLens::recordReturn,
    cleared: IQEV::Cleared,
    owners: Vec<[U256; 3]>,
}

/// Runs the base book's epoch with an act in one of its moments, C not opened.
#[track_caller]
fn run(act: &dyn Fn(&mut Redemptions), at: &str) -> Paid {
    let (mut scene, base) = Base::open();
    let lock = scene.lock_time(1);
    scene.go_to(lock);
    done(scene.lock());
    for (moment, time) in MOMENTS.into_iter().zip([lock + HOUR, lock + DAY, scene.clear_time(1) + HOUR]) {
        match moment {
            "opened" => {
                scene.reveal_all([&base.a, &base.b, &base.d]);
                done(scene.prove_beacon());
            }
            "cleared" => {
                scene.go_to(scene.clear_time(1));
                let receipt = done(scene.clear());
                assert_eq!(receipt.logs::<IQEV::Cleared>().len(), 1);
            }
            _ => {}
        }
        scene.go_to(time);
        if moment == at {
            act(&mut scene);
        }
        scene.go_to(time + HOUR);
    }
    let record = scene.look(&IQEVLens::recordCall { epoch: 1 });
    let block = (0..=scene.chain().head().number).rev();
    let logs = block.filter_map(|number| {
        let block = scene.chain().block(number)?;
        block.receipts.iter().flat_map(|receipt| receipt.logs::<IQEV::Cleared>()).next()
    });
    let cleared = logs.collect::<Vec<_>>().remove(0);
    let mut owners = Vec::new();
    for (owner, id) in base.owners() {
        done(scene.collect(&[id]));
        let before = scene.usdai_of(owner);
        let paid = scene.claim(owner, &[id]).unwrap_or_default();
        let waits = scene.ask(&IQEV::pendingRedeemRequestCall { requestId: id, controller: owner.address });
        owners.push([paid[0], scene.usdai_of(owner) - before, waits]);
    }
    sound(&mut scene);
    Paid { record, cleared, owners }
}

fn push<C: SolCall + Clone + 'static>(target: fn(&Redemptions) -> Address, call: C) -> Power {
    let name = C::SIGNATURE.split('(').next().unwrap_or_default().to_owned();
    let act = move |scene: &mut Redemptions| {
        let target = target(scene);
        done(scene.suite.push(target, &call));
    };
    Power { name, act: Box::new(act) }
}

fn rule<C: SolCall + 'static>(call: impl Fn(&Redemptions) -> C + 'static) -> Power {
    let name = C::SIGNATURE.split('(').next().unwrap_or_default().to_owned();
    let act = move |scene: &mut Redemptions| {
        let call = call(scene);
        done(scene.suite.rule(&call));
    };
    Power { name, act: Box::new(act) }
}

fn somebody(scene: &Redemptions) -> Address {
    scene.keeper.address
}

fn of_vault() -> Vec<Power> {
    let vault = Redemptions::susdai;
    vec![
        push(vault, ISUSDai::setYieldFeeCall { fee: 1_000 }),
        push(vault, ISUSDai::setExitShareCall { exitShare: 2_500 }),
        push(vault, ISUSDai::setExitShareCall { exitShare: 10_000 }),
        push(vault, ISUSDai::setFeeRecipientCall { recipient: Address::repeat_byte(7) }),
        push(vault, ISUSDai::setLoanBookCall { loanBook: Address::ZERO }),
        push(vault, ISUSDai::setLoanBookCall { loanBook: Address::repeat_byte(7) }),
        push(vault, ISUSDai::transferAuthorityCall { account: Address::repeat_byte(7) }),
    ]
}

fn of_auction() -> Vec<Power> {
    let qev: fn(&Redemptions) -> Address = |scene| scene.qev;
    vec![
        push(qev, IQEV::setRulesCall { maximumTick: 10, penalty: 500 }),
        push(qev, IQEV::setRulesCall { maximumTick: 1_900, penalty: 50 }),
        push(qev, IQEV::transferAuthorityCall { account: Address::repeat_byte(7) }),
    ]
}

fn of_usdai() -> Vec<Power> {
    let usdai: fn(&Redemptions) -> Address = |scene| scene.suite.usdai();
    let dollar = Redemptions::new().suite.staking.world.dollar;
    let shut = IUSDai::setAssetCall {
        asset: dollar,
        mintFee: 100,
        redeemFee: 100,
        shareCap: 0,
        mintEnabled: false,
        redeemEnabled: false,
    };
    vec![
        push(usdai, shut),
        push(usdai, IUSDai::setSupplyCapCall { cap: U256::ZERO }),
        push(usdai, IUSDai::openTrancheCall { cap: U256::from(10).pow(U256::from(27)), perBlockBps: 1 }),
        push(usdai, IUSDai::setAccessCall { mode: 0, root: B256::ZERO, inviter: Address::ZERO }),
        push(usdai, IUSDai::setAddressCapCall { cap: U256::ONE }),
        push(usdai, IUSDai::setPriceOracleCall { priceOracle: Address::repeat_byte(7) }),
        push(usdai, IUSDai::setPriceCheckedCall { asset: dollar, checked: true }),
        push(usdai, IUSDai::setBridgeCall { bridge: Address::repeat_byte(7) }),
        push(usdai, IUSDai::setHarvestRecipientCall { recipient: Address::repeat_byte(7) }),
        push(usdai, IUSDai::setCapExemptCall { account: Address::repeat_byte(7), exempt: true }),
        push(usdai, IUSDai::transferAuthorityCall { account: Address::repeat_byte(7) }),
    ]
}

fn of_authority() -> Vec<Power> {
    let pause = |target: fn(&Redemptions) -> Address, entry: FixedBytes<4>| {
        let act = move |scene: &mut Redemptions| {
            let (target, until) = (target(scene), scene.chain().timestamp() + 13 * DAY);
            done(scene.pause(target, entry, until));
        };
        Power { name: "pause".into(), act: Box::new(act) }
    };
    let pause_all = |scene: &mut Redemptions| {
        let (guardian, until) = (scene.suite.guardian.clone(), scene.chain().timestamp() + 13 * DAY);
        done(scene.suite.tell(&guardian, &IAuthority::pauseAllCall { until }));
    };
    vec![
        pause(|scene| scene.qev, Redemptions::PAUSE_REQUESTS),
        pause(Redemptions::susdai, Suite::PAUSE_DEPOSITS),
        pause(|scene| scene.suite.usdai(), Suite::PAUSE_MINT),
        Power { name: "pauseAll".into(), act: Box::new(pause_all) },
        rule(|scene| IAuthority::syncCall { target: scene.qev }),
        rule(|scene| IAuthority::removeTargetCall { target: scene.qev }),
        rule(|scene| IAuthority::removeTargetCall { target: scene.susdai() }),
        rule(|scene| IAuthority::removeTargetCall { target: scene.suite.usdai() }),
        rule(|scene| IAuthority::grantRoleCall { role: Suite::role("GUARDIAN"), account: somebody(scene) }),
        rule(|scene| IAuthority::revokeRoleCall {
            role: Suite::role("GUARDIAN"),
            account: scene.suite.guardian.address,
        }),
        rule(|scene| IAuthority::transferAdminCall { account: somebody(scene) }),
        rule(|_| IAuthority::sealCall {}),
    ]
}

/// The table leaves out what the interface reserves to nobody but the named.
#[track_caller]
fn has_all(powers: &[Power], reserved: &[String], others: &[&str]) {
    for name in reserved {
        let is_there = powers.iter().any(|power| power.name == *name) || others.contains(&name.as_str());
        assert!(is_there, "{name} is not tried");
    }
}

#[test]
fn weakness_31_no_privileged_call_changes_what_a_locked_epoch_pays() {
    let [vault, auction, usdai, authority] = [of_vault(), of_auction(), of_usdai(), of_authority()];
    // Refused whenever: a second redemption contract. What pauses goes through the guardian.
    has_all(&vault, &reserved_to(SUSDAI, "Authority"), &["pauseDeposits", "setRedemptions"]);
    has_all(&auction, &reserved_to(QEV, "Authority"), &["pauseRequests"]);
    // A new asset, and one that the reserve holds nothing of, are no part of what is paid in USDai.
    has_all(&usdai, &reserved_to(USDAI, "Authority"), &["pauseMint", "addAsset", "removeAsset"]);
    // `push` is all of the above, and the other two are for whoever they concern.
    let others = ["push", "addTarget", "acceptAdmin", "renounceRole"];
    // Operations do the same later, and modules are names.
    let later = ["schedule", "execute", "cancel", "renounceAdmin", "setModule"];
    has_all(&authority, &changing(AUTHORITY), &[&others[..], &later].concat());
    let untouched = run(&|_| {}, "locked");
    assert_eq!((untouched.cleared.rate, untouched.record.penalty), (150, 200));
    for power in vault.iter().chain(&auction).chain(&usdai).chain(&authority) {
        for moment in MOMENTS {
            let paid = run(&power.act, moment);
            assert_eq!(paid, untouched, "{} when {moment}", power.name);
        }
    }
}

/// The loan book can lower the price until the first `clear`, as a loss does, and nothing else: neither the capacity
/// nor who comes first. Gains that it reports are in the price seven days later.
#[test]
fn weakness_31_a_loss_is_all_that_the_loan_book_can_change() {
    let untouched = run(&|_| {}, "locked");
    let lose = |scene: &mut Redemptions| {
        let standing = scene.standing();
        let marks = wad(1_000_000);
        done(scene.suite.staking.report(&LoanReport { marks, ..standing }));
    };
    let lend = |scene: &mut Redemptions| {
        let standing = scene.standing();
        let sent = U256::from(1);
        let report = LoanReport { sent, principal: standing.principal + sent, ..standing };
        refused(
            scene.suite.staking.report(&report),
            ISUSDai::LentAboveLendable { amount: sent, lendable: U256::ZERO },
        );
    };
    let repay = |scene: &mut Redemptions| {
        let standing = scene.standing();
        let principal_paid = wad(500_000);
        let principal = standing.principal - principal_paid;
        done(scene.suite.staking.report(&LoanReport { principal, principal_paid, ..standing }));
    };
    for moment in ["locked", "opened"] {
        let paid = run(&lose, moment);
        assert_eq!(paid.cleared.capacity, untouched.cleared.capacity);
        assert!(paid.cleared.price < untouched.cleared.price);
        let spent =
            paid.cleared.paidToBids + paid.cleared.fee + paid.cleared.unspent + paid.cleared.paidToLine;
        assert_eq!(spent, untouched.cleared.capacity);
    }
    for moment in MOMENTS {
        if moment != "cleared" {
            assert_eq!(run(&lend, moment), untouched, "{moment}");
        }
        assert_eq!(run(&repay, moment), untouched, "{moment}");
    }
    assert_eq!(run(&lose, "cleared"), untouched);
}
