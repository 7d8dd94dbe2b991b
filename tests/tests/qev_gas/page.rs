//! The figures of `docs/qev.md` are those of the snapshots.

use serde_json::Value;

const PAGE: &str = include_str!("../../../docs/qev.md");
const AUCTION: &str = include_str!("../../snapshots/qev_gas.json");
const VAULT: &str = include_str!("../../snapshots/susdai_gas.json");

/// Where each figure stands on the page: the words right before it, the snapshot and its entry, and among how many
/// calls it is divided.
const FIGURES: [(&str, &str, &str, u64); 23] = [
    ("| at the lock | `lock` of the vault and of the auction | ", VAULT, "lock", 1),
    (" and ", AUCTION, "lock of the auction", 1),
    ("`proveBeacon` | ", AUCTION, "proveBeacon", 1),
    ("`revealMany`, 200 at a time | ", AUCTION, "reveal of 200 in one call", 200),
    ("in pages where it is long | ", AUCTION, "clear 100 ticks", 1),
    (" for 100 live rates, ", AUCTION, "clear 1,900 ticks", 1),
    ("so that it counts | ", AUCTION, "collect one", 1),
    (" for one, ", AUCTION, "collect ten", 10),
    ("| request | ", AUCTION, "request", 1),
    ("| request with commitment and ciphertext | ", AUCTION, "request with commitment and ciphertext", 1),
    ("| commit with ciphertext | ", AUCTION, "commit with ciphertext", 1),
    ("| reveal in a live rate | ", AUCTION, "reveal in a live tick", 1),
    ("| reveal, 200 in one call, each | ", AUCTION, "reveal of 200 in one call", 200),
    ("| collect one | ", AUCTION, "collect one", 1),
    ("| redeem from the ledger | ", AUCTION, "redeem from the ledger", 1),
    ("| redeem from the ledger, a part | ", AUCTION, "redeem from the ledger, a part", 1),
    ("| claim of one epoch, collecting and paid in one call | ", AUCTION, "claim of one epoch", 1),
    ("| clear 100, 300, 1,000 adjacent live rates | ", AUCTION, "clear 100 ticks", 1),
    (", ", AUCTION, "clear 300 ticks", 1),
    (", ", AUCTION, "clear 1,000 ticks", 1),
    ("| clear all 1,891 rates from the reserve on | ", AUCTION, "clear 1,900 ticks", 1),
    ("| cancel | ", AUCTION, "cancel", 1),
    ("| transfer to a new holder | ", AUCTION, "transferFrom to a new holder", 1),
];

#[test]
fn the_page_has_the_figures_of_the_snapshots() {
    let stale: Vec<String> = FIGURES
        .iter()
        .filter_map(|(before, snapshot, entry, among)| {
            let snapshot: Value = serde_json::from_str(snapshot).expect("a snapshot");
            let total =
                snapshot[entry]["total"].as_u64().unwrap_or_else(|| panic!("no {entry} in a snapshot"));
            let expected = format!("{before}{}", grouped((total + among / 2) / among));
            (!PAGE.contains(&expected)).then_some(expected)
        })
        .collect();
    assert!(stale.is_empty(), "docs/qev.md does not say: {stale:#?}");
    let snapshot: Value = serde_json::from_str(AUCTION).expect("a snapshot");
    let size = snapshot["bytes on chain"].as_u64().expect("a size");
    assert!(
        PAGE.contains(&format!("The auction has {} bytes on chain", grouped(size))),
        "docs/qev.md: {size} bytes"
    );
}

/// With a comma between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}
