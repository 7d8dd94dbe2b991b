//! Every two calls in either order at the seconds at which a phase ends: vault and auction never disagree about what is
//! due, and whatever came before, all that waits leaves in the end.

use alloy_primitives::U256;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Redemptions,
    abi::{IQEV, IQEVLens, ISUSDai},
    check::{done, outcome},
    redemptions::{Bid, Bidder, sound},
};

use crate::redemptions_support::{DAY, u, wad};

/// People with shares, and positions that the calls are about.
#[derive(Clone)]
struct Stage {
    scene: Redemptions,
    /// Has a position with a bid that is sealed, where the stage has one.
    sealed: Option<Bidder>,
    holder: Account,
    /// The holder's position, which no lock has met, where the stage has one.
    fresh: Option<U256>,
}

/// The ticks of all bids.
const TICKS: [u16; 3] = [40, 60, 90];

type Act = fn(&mut Stage) -> Result<Receipt, CallError>;

const ACTS: [(&str, Act); 11] = [
    ("the vault's lock", |stage| {
        let keeper = stage.scene.keeper.clone();
        stage.scene.tell_vault(&keeper, &ISUSDai::lockCall {})
    }),
    ("lock", |stage| stage.scene.lock()),
    ("request", |stage| {
        let holder = stage.holder.clone();
        stage.scene.request_sent(&holder, wad(7))
    }),
    ("request with a bid", |stage| {
        let holder = stage.holder.clone();
        stage.scene.request_sealed_sent(&holder, wad(5), &Bid::new(40, wad(5)))
    }),
    ("cancel", |stage| {
        let (holder, id) = (stage.holder.clone(), stage.fresh.unwrap_or_default());
        stage.scene.tell(&holder, &IQEV::cancelCall { id })
    }),
    ("commit", |stage| {
        let (holder, id) = (stage.holder.clone(), stage.fresh.unwrap_or_default());
        stage.scene.commit(&holder, id, &Bid::new(90, wad(3)))
    }),
    ("transfer", |stage| {
        let (holder, to) = (stage.holder.clone(), stage.scene.keeper.address);
        let (from, id) = (holder.address, stage.fresh.unwrap_or_default());
        stage.scene.tell(&holder, &IQEV::transferFromCall { from, to, tokenId: id })
    }),
    ("reveal", |stage| match stage.sealed.clone() {
        Some(Bidder { id, bid, .. }) => stage.scene.reveal(id, &bid),
        None => stage.scene.reveal(U256::ZERO, &Bid::new(10, wad(1))),
    }),
    ("the beacon", |stage| stage.scene.prove_beacon()),
    ("clear", |stage| stage.scene.clear()),
    ("begin to clear", |stage| stage.scene.clear_blocks(0)),
];

/// Nobody has waited yet.
fn nobody() -> Stage {
    let mut scene = Redemptions::new();
    let holder = scene.holder("holder", wad(100));
    scene.holder("stays", wad(1_000));
    Stage { scene, sealed: None, holder, fresh: None }
}

/// Somebody waits, with or without a sealed bid.
fn waiting(is_sealed: bool) -> Stage {
    let mut stage = nobody();
    let (holder, scene) = (stage.holder.clone(), &mut stage.scene);
    stage.sealed = is_sealed.then(|| scene.bidder("bidder", wad(20), 60));
    stage.fresh = Some(done(scene.request(&holder, wad(10))));
    stage
}

/// Bids closed with the beacon, which came ten days early.
fn early() -> Stage {
    let mut stage = waiting(true);
    stage.scene.go_to(stage.scene.lock_time(1) - 10 * DAY);
    done(stage.scene.prove_beacon());
    let holder = stage.holder.clone();
    stage.fresh = Some(done(stage.scene.request(&holder, wad(2))));
    stage
}

/// Epoch 1 is locked a second after its time, and somebody asked to leave with epoch 2.
fn locked() -> Stage {
    let mut stage = waiting(true);
    stage.scene.go_to(stage.scene.lock_time(1) + 1);
    let holder = stage.holder.clone();
    stage.fresh = Some(done(stage.scene.request(&holder, wad(2))));
    stage
}

/// What is due is the same for both once both were asked, and all shares are where they belong.
#[track_caller]
fn agree(stage: &Stage, what: &str) {
    let mut scene = stage.scene.clone();
    let now = scene.chain().timestamp();
    let keeper = scene.keeper.clone();
    scene.still(|scene| drop(scene.lock()));
    scene.still(|scene| drop(scene.tell_vault(&keeper, &ISUSDai::lockCall {})));
    let (auction, vault) = (scene.auction(), scene.ask_vault(&ISUSDai::epochCall {}));
    let intake = scene.look(&IQEVLens::intakeCall {});
    let bids = TICKS.map(|first| scene.look(&IQEVLens::tickSumsCall { first, count: 1 })[0]);
    let bids = bids.into_iter().fold(U256::ZERO, U256::saturating_add);
    assert_eq!(auction.line + intake.line + bids, vault.queued, "{what}: shares that wait");
    let expected = match auction.phase {
        0 => (auction.epoch - 1, true),
        1 => (auction.epoch, false),
        _ if scene.lock_time(auction.epoch + 1) > now => (auction.epoch, true),
        // Where nobody waits, the vault passes over what is past at once, and the auction when the line is served.
        _ if vault.queued.is_zero() => (vault.number - 1, true),
        _ => (auction.epoch + 1, false),
    };
    assert_eq!((vault.locked, vault.settled), expected, "{what}: the vault's epoch, at {now}: {auction:?}");
}

/// Goes on until nobody waits, with nothing but what anybody may call.
#[track_caller]
fn drain(stage: Stage, what: &str) {
    let mut scene = stage.scene;
    for _ in 0..6 {
        if scene.ask_vault(&ISUSDai::epochCall {}).queued.is_zero() {
            break;
        }
        let auction = scene.auction();
        let at = if auction.phase == 0 { auction.lockTime } else { auction.revealEnd };
        let at = at.max(scene.chain().timestamp());
        scene.go_to(at);
        if auction.phase == 0 {
            scene.still(|scene| drop(scene.lock()));
            continue;
        }
        let cleared = scene.clear();
        assert!(cleared.is_ok(), "{what}: {}", outcome(&cleared));
    }
    assert!(scene.ask_vault(&ISUSDai::epochCall {}).queued.is_zero(), "{what}: somebody waits for ever");
    let ids: Vec<_> = (1..scene.next_id().saturating_to()).map(u).collect();
    done(scene.collect(&ids));
    sound(&mut scene);
}

#[test]
fn any_two_calls_at_the_edge_of_a_phase() {
    let stages: [(&str, Stage); 5] = [
        ("nobody", nobody()),
        ("waiting", waiting(false)),
        ("sealed", waiting(true)),
        ("early", early()),
        ("locked", locked()),
    ];
    let mut tried = 0;
    for (name, stage) in &stages {
        let scene = &stage.scene;
        let (lock, clear, next) = (scene.lock_time(1), scene.clear_time(1), scene.lock_time(2));
        for at in [lock - 1, lock, clear, next - 1, next, scene.lock_time(4) + DAY] {
            for (first, act) in &ACTS {
                let mut after_one = stage.clone();
                if at <= after_one.scene.chain().timestamp() {
                    continue;
                }
                after_one.scene.go_to(at);
                if act(&mut after_one).is_err() {
                    continue;
                }
                after_one.scene.go_to(at);
                let what = format!("{name} at {at}: {first}");
                agree(&after_one, &what);
                for (second, act) in &ACTS {
                    let mut after_two = after_one.clone();
                    if act(&mut after_two).is_err() {
                        continue;
                    }
                    let what = format!("{what}, {second}");
                    agree(&after_two, &what);
                    drain(after_two, &what);
                    tried += 1;
                }
            }
        }
    }
    println!("{tried} schedules");
}
