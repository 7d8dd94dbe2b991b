//! Somebody else gets the number for which a bid was sealed.

use std::process::Stdio;

use serde_json::Value;

use super::proxy::Holding;
use super::scene::{Scene, Who, request, whole};
use crate::stage::complaint;

use Who::Alice;

/// Found out by the estimate, and by the transaction itself: the bid is sealed again for the next number.
#[test]
fn a_lost_number_is_sealed_again() {
    for method in ["eth_estimateGas", "eth_sendRawTransaction"] {
        let scene = Scene::new();
        let proxy = Holding::start(&scene.stage.url(), method);
        let mut command = scene.command_at(Alice, "redeem 600 --bid 150bps --json", &proxy.url());
        let tool = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("usdai starts");
        proxy.wait();
        let bob = scene.stage.bob.address;
        scene.stage.pretend(bob, scene.stage.susdai, &request(bob, 10));
        proxy.go_on();
        let output = tool.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{method}: {}", complaint(&output));
        let done: Value = serde_json::from_slice(&output.stdout).expect("a document");
        assert_eq!(done["position"]["id"], "2", "{method}");
        assert_eq!(done["transactions"].as_array().map(Vec::len), Some(1));
        let kept = if method == "eth_estimateGas" { 1 } else { 2 };
        assert_eq!(scene.openings(Alice).len(), kept, "{method}: what might have been sent is kept");
        scene.go_to(scene.lock_time(1));
        scene.succeed(Alice, "reveal");
        assert_eq!((scene.position(2).tick, scene.position(2).bid), (150, whole(600)));
    }
}
