//! What opens a bid: kept before anything is sent, for its owner alone, and never lost to another.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

use alloy_primitives::U256;
use timelock::files::OpeningFile;
use usdai_bindings::IQEV;

use super::proxy::Holding;
use super::scene::{Scene, Who, whole};
use crate::stage::refuse;

use Who::{Alice, Bob};

/// The tool is killed when it hands the transaction over: nothing arrives, and the opening is there.
#[test]
fn an_opening_is_kept_before_anything_is_sent() {
    let scene = Scene::new();
    let height = scene.stage.height();
    let proxy = Holding::start(&scene.stage.url(), "eth_sendRawTransaction");
    kill_at(&scene, &proxy, "redeem 600 --bid 150bps");
    assert_eq!(scene.stage.height(), height, "nothing was sent");
    let [path] = &scene.openings(Alice)[..] else { panic!("{:?}", scene.openings(Alice)) };
    let mode = |path| fs::metadata(path).expect("it is there").permissions().mode() & 0o777;
    assert_eq!((mode(path.clone()), mode(scene.folder(Alice))), (0o600, 0o700));
    let opening = OpeningFile::read(path).expect("it is whole").sealed.opening;
    assert_eq!((opening.tick, U256::from(opening.shares)), (150, whole(600)));
}

/// A transaction that arrives although its sender died opens with what was kept.
#[test]
fn a_bid_whose_sender_died_is_opened_from_the_file() {
    let scene = Scene::new();
    let proxy = Holding::start(&scene.stage.url(), "eth_getTransactionReceipt");
    kill_at(&scene, &proxy, "redeem 600 --bid 150bps");
    assert!(scene.is_sealed(1), "it was sent");
    scene.go_to(scene.lock_time(1));
    scene.succeed(Alice, "reveal");
    assert_eq!(scene.position(1).tick, 150);
}

/// Only the last of several bids opens, and the files of all stay.
#[test]
fn each_bid_of_a_position_has_a_file() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 600 --bid 150bps");
    scene.succeed(Alice, "bid 1 2% --size 250.5");
    assert_eq!(scene.openings(Alice).len(), 2);
    scene.succeed(Alice, "redeem 100 --bid 3%");
    scene.go_to(scene.lock_time(1));
    let done = scene.succeed(Alice, "reveal");
    assert_eq!(done["calls"][0]["function"], "revealMany((uint256,uint16,uint96,uint128)[])");
    let notes = done["notes"].to_string();
    assert!(notes.contains("this bid of position 1 for epoch 1 is not the one that waits"), "{notes}");
    let position = scene.position(1);
    assert_eq!((position.tick, position.bid), (200, U256::from(250_500_000_000_000_000_000_u128)));
    assert_eq!((scene.position(2).tick, scene.position(2).bid), (300, whole(100)));
    assert_eq!(scene.openings(Alice).len(), 3);
}

/// Who has lost the opening has the beacon, as everybody has.
#[test]
fn the_beacon_opens_what_was_lost() {
    let scene = Scene::new();
    scene.succeed(Alice, "redeem 600 --bid 150bps");
    scene.succeed(Alice, "redeem 100 --bid 3%");
    fs::remove_dir_all(scene.folder(Alice)).expect("it was there");
    let sealed = refuse(scene.command(Bob, "reveal --all"), 1);
    assert_eq!(sealed["details"]["name"], "NothingToReveal", "{sealed:#}");
    scene.go_to(scene.lock_time(1));
    let early = refuse(scene.command(Bob, "reveal --all"), 1);
    assert!(
        early["message"].as_str().is_some_and(|message| message.contains("nothing was sent")),
        "{early:#}"
    );
    scene.go_to(scene.lock_time(1) + 3_700);
    scene.succeed(Bob, "reveal --all");
    assert_eq!([scene.position(1).tick, scene.position(2).tick], [150, 300]);
    let nothing = refuse(scene.command(Bob, "reveal --all"), 1);
    assert_eq!(nothing["details"]["name"], "NothingToReveal", "{nothing:#}");
}

/// A folder that cannot be written stops the bid.
#[test]
fn without_a_place_for_the_opening_nothing_is_sent() {
    let scene = Scene::new();
    fs::write(scene.folder(Alice), "no folder").expect("a file");
    let height = scene.stage.height();
    let error = refuse(scene.command(Alice, "redeem 600 --bid 150bps"), 1);
    assert!(
        error["message"].as_str().is_some_and(|message| message.contains("nothing was sent")),
        "{error:#}"
    );
    assert_eq!(scene.stage.height(), height);
    let next = scene.stage.ask(scene.qev, &IQEV::balanceOfCall { owner: scene.stage.alice.address });
    assert_eq!(next, U256::ZERO);
}

/// Runs a verb as alice until the proxy holds it, and ends it there.
fn kill_at(scene: &Scene, proxy: &Holding, line: &str) {
    let mut command = scene.command_at(Alice, line, &proxy.url());
    let mut tool = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("usdai starts");
    proxy.wait();
    tool.kill().expect("it runs");
    tool.wait().expect("it ends");
}
