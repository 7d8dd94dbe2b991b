//! The figures of `docs/loans.md` and `docs/caliber.md` are those of the snapshot.

use serde_json::Value;

use crate::titles::MANY;

const LOANS_PAGE: &str = include_str!("../../../docs/loans.md");
const TITLES_PAGE: &str = include_str!("../../../docs/caliber.md");
const SNAPSHOT: &str = include_str!("../../snapshots/credit_gas.json");

/// A line of a page, and what stands in it for each `{}`, by its name in the snapshot.
type Line = (&'static str, &'static [&'static str]);

const LOANS: &[Line] = &[
    (
        "| deadline and grace have passed | `callDefault` of the router, before it clears an epoch \
         | {}; with the vault {} |",
        &["callDefault, 2 tranches", "callDefault, vault and curator"],
    ),
    ("| 14 days later | `foreclose` | {} |", &["foreclose, 2 tranches"]),
    (
        "| a round of the auction ended without a bid | `nextRound` of the auction, and `remark` of the loan book \
         | {}, {} |",
        &["nextRound", "remark"],
    ),
    (
        "| the auction ended with a bid | `settle`, then `recover` of the router | {}, {}; with the vault {} |",
        &["settle", "recover, 2 tranches", "recover, vault and curator"],
    ),
    (
        "| an instalment was paid early and its deadline has passed | `resume` of the loan book | {} |",
        &["resume"],
    ),
    ("| once a day | `sweep` of the loan book for each currency with cash | {} |", &["sweep"]),
    (
        "| borrow from 1, 2, 5 lenders | {}, {}, {} | 332,446, 525,774, 1,105,801 |",
        &["borrow, 1 tranche", "borrow, 2 tranches", "borrow, 5 tranches"],
    ),
    (
        "| borrow from 2 lenders by permit, from escrow | {}, {} | |",
        &["borrow, 2 tranches by permit", "borrow, 2 tranches from escrow"],
    ),
    ("| borrow from the vault above a curator | {} | |", &["borrow, vault and curator"]),
    ("| put cash into escrow | {} | |", &["escrow deposit"]),
    (
        "| pay the first of 36 instalments to 1, 2, 5 lenders | {}, {}, {} | 139,925, 149,582, 229,277 |",
        &[
            "repay the first of 36, 1 tranche",
            "repay the first of 36, 2 tranches",
            "repay the first of 36, 5 tranches",
        ],
    ),
    ("| pay one to the vault and a curator | {} | 224,812 |", &["repay the first of 36, vault and curator"]),
    ("| prepay, pay off 2 lenders | {}, {} | |", &["prepay, 2 tranches", "repay everything, 2 tranches"]),
    ("| refinance 2 lenders by the same | {} | |", &["refinance, 2 tranches"]),
    (
        "| cure a default, 2 lenders; the vault and a curator | {}; {} | |",
        &["cure, 2 tranches", "cure, vault and curator"],
    ),
    (
        "| bid first, outbid, withdraw what was outbid | {}, {}, {} | |",
        &["bid", "bid, outbidding another", "withdraw of the outbid"],
    ),
    (
        "| the vault's net asset value, as a transaction, with 0, 1, 50 loans in 3 currencies | {}, {}, {} \
         | 76,709 to 301,228 |",
        &["nav, no loan", "nav, 1 loan", "nav, 50 loans in 3 currencies"],
    ),
    (
        "| a deposit into the vault with 50 loans in 3 currencies | {} | 132,451 |",
        &["deposit, 50 loans in 3 currencies"],
    ),
    (
        "| `loan-router`, and its parts `loan-opening`, `loan-default` | {}, {}, {} |",
        &["bytes on chain: loan-router", "bytes on chain: loan-opening", "bytes on chain: loan-default"],
    ),
    ("| `loan-book` | {} |", &["bytes on chain: loan-book"]),
    ("| `collateral-auction` | {} |", &["bytes on chain: collateral-auction"]),
    (
        "| `loan-positions`, `deposit-timelock` | {}, {} |",
        &["bytes on chain: loan-positions", "bytes on chain: deposit-timelock"],
    ),
    ("| `loan-lens` | {} |", &["bytes on chain: loan-lens"]),
];

const TITLES: &[Line] = &[
    ("| register, attest a title of 8 serials | {}, {} |", &["register, 8 serials", "attest, 8 serials"]),
    ("| activate | {} |", &["activate"]),
    ("| append an appraisal, a policy | {}, {} |", &["appendAppraisal", "appendPolicy"]),
    ("| freeze | {} |", &["freeze"]),
    ("| transfer to a new holder | {} |", &["transferFrom of a title, to a new holder"]),
    ("| redeem | {} |", &["redeem"]),
    (
        "`caliber` has {} bytes on chain, `caliber-metadata` {}.",
        &["bytes on chain: caliber", "bytes on chain: caliber-metadata"],
    ),
];

#[test]
fn the_pages_have_the_figures_of_the_snapshot() {
    let snapshot: Value = serde_json::from_str(SNAPSHOT).expect("a snapshot");
    let mut stale = Vec::new();
    for (page, text, lines) in
        [("docs/loans.md", LOANS_PAGE, LOANS), ("docs/caliber.md", TITLES_PAGE, TITLES)]
    {
        let lines = lines.iter().map(|line| written(&snapshot, line));
        let missing = lines.filter(|line| !text.lines().any(|other| other == line));
        stale.extend(missing.map(|line| format!("{page}: {line}")));
    }
    let serial = format!("| each further serial | {} |", grouped(of_a_serial(&snapshot)));
    if !TITLES_PAGE.lines().any(|line| line == serial) {
        stale.push(format!("docs/caliber.md: {serial}"));
    }
    assert!(stale.is_empty(), "the pages do not say:\n{}", stale.join("\n"));
}

fn written(snapshot: &Value, (line, entries): &Line) -> String {
    let filled = entries.iter().fold((*line).to_owned(), |line, entry| {
        assert!(line.contains("{}"), "no place for {entry}");
        line.replacen("{}", &grouped(figure(snapshot, entry)), 1)
    });
    assert!(!filled.contains("{}"), "a place is empty: {filled}");
    filled
}

/// Rounded up.
fn of_a_serial(snapshot: &Value) -> u64 {
    let of = |serials: usize| -> u64 {
        ["register", "attest"]
            .iter()
            .map(|call| figure(snapshot, &format!("{call}, {serials} serials")))
            .sum()
    };
    (of(MANY) - of(8)).div_ceil(MANY as u64 - 8)
}

/// Gas of a transaction, or bytes.
fn figure(snapshot: &Value, entry: &str) -> u64 {
    let value = &snapshot[entry];
    let number = value.as_u64().or_else(|| value["total"].as_u64());
    number.unwrap_or_else(|| panic!("no {entry} in the snapshot"))
}

/// With a comma between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    groups.join(",")
}
