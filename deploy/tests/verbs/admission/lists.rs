//! Lists and their trees, without a chain.

use std::path::Path;
use std::process::{Command, Output};

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::SolValue;
use serde_json::Value;
use tempfile::TempDir;

use crate::stage::{complaint, refuse};

const EXAMPLE: &str = include_str!("../../../examples/access.csv");
const ALICE: &str = "0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266";
const BOB: &str = "0x70997970C51812dc3A010C7d01b50e0d17dc79C8";
/// In no list.
const EVE: &str = "0x90F79bf6EB2c4f870365E785982E1f101E93b906";

/// A list, and words of what is said of it.
const FAULTS: &[(&str, &[&str])] = &[
    ("", &["first line is \"address,cap\""]),
    ("address;cap\n", &["first line is \"address,cap\""]),
    ("Address,Cap\n", &["first line is \"address,cap\""]),
    ("address,cap\n", &["nobody is in the list"]),
    ("address,cap\n\n", &["line 2", "a row is an address"]),
    ("address,cap\n{alice},1\n\n{bob},1\n", &["line 3", "a row is an address"]),
    ("address,cap\n{alice}\n", &["line 2", "a row is an address"]),
    ("address,cap\n{alice},1,2\n", &["line 2", "a row is an address"]),
    ("address,cap\n{alice};1\n", &["line 2", "a row is an address"]),
    ("address,cap\n{alice},1\n0x12,1\n", &["line 3", "0x and 40 hexadecimal digits"]),
    ("address,cap\nalice,1\n", &["line 2", "0x and 40 hexadecimal digits"]),
    ("address,cap\n0xf39fd6e51aad88F6F4ce6aB8827279cffFb92266,1\n", &["line 2", "EIP-55"]),
    ("address,cap\n0x0000000000000000000000000000000000000000,1\n", &["line 2", "zero address"]),
    ("address,cap\n{alice},1\n{bob},2\n{alice},3\n", &["line 4", "is in line 2 already"]),
    (
        "address,cap\n{alice},1\n0xf39fd6e51aad88f6f4ce6ab8827279cfffb92266,3\n",
        &["line 3", "is in line 2 already"],
    ),
    ("address,cap\n{alice},0\n", &["line 2", "above zero"]),
    ("address,cap\n{alice},all\n", &["line 2", "above zero"]),
    ("address,cap\n{alice},-1\n", &["line 2", "negative"]),
    ("address,cap\n{alice},1e3\n", &["line 2", "no amount"]),
    ("address,cap\n{alice},\n", &["line 2", "empty"]),
    ("address,cap\n{alice},0.0000000000000000001\n", &["line 2", "19 decimals"]),
    ("address,cap\n{alice},79228162514.264337593543950336\n", &["line 2", "at most 79,228,162,514"]),
];

fn usdai(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
    command.args(arguments);
    command
}

#[track_caller]
fn document(mut command: Command) -> Value {
    let output: Output = command.arg("--json").output().expect("usdai starts");
    assert!(output.status.success(), "{}", complaint(&output));
    serde_json::from_slice(&output.stdout).expect("a document")
}

fn text(path: &Path) -> &str {
    path.to_str().expect("a path of letters")
}

#[test]
fn lists_that_cannot_be_are_refused_with_their_line() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("list.csv");
    for (list, words) in FAULTS {
        std::fs::write(&path, list.replace("{alice}", ALICE).replace("{bob}", BOB)).expect("a file");
        let error = refuse(usdai(&["access", "tree", text(&path)]), 2);
        let message = error["message"].as_str().expect("a message");
        for word in *words {
            assert!(message.contains(word), "{list:?}: {word:?} is not in: {message}");
        }
    }
    let error = refuse(usdai(&["access", "tree", text(&folder.path().join("none.csv"))]), 2);
    assert!(error["message"].as_str().is_some_and(|message| message.contains("none.csv")), "{error}");
    std::fs::write(&path, b"address,cap\n\xff\xff,1\n").expect("a file");
    refuse(usdai(&["access", "tree", text(&path)]), 2);
    std::fs::write(&path, EXAMPLE).expect("a file");
    let error = refuse(usdai(&["access", "tree", text(&path), "--out", text(&path)]), 2);
    assert!(error["message"].as_str().is_some_and(|message| message.contains("--out")), "{error}");
    assert_eq!(std::fs::read_to_string(&path).expect("the list"), EXAMPLE);
}

/// What OpenZeppelin's contracts compute: leaves of the ABI encoding hashed twice, pairs hashed in order.
#[test]
fn every_proof_of_the_example_leads_to_its_root() {
    let folder = TempDir::new().expect("a folder");
    let list = folder.path().join("access.csv");
    // As a spreadsheet on Windows saves it.
    std::fs::write(&list, EXAMPLE.replace('\n', "\r\n")).expect("a file");
    let made = document(usdai(&["access", "tree", text(&list)]));
    assert_eq!((&made["number"], &made["depth"]), (&Value::from(3), &Value::from(2)));
    let file = folder.path().join("access.json");
    assert_eq!(made["file"], text(&file));
    let written: Value =
        serde_json::from_slice(&std::fs::read(&file).expect("the file")).expect("a document");
    assert_eq!(written["root"], made["root"]);
    for (account, cap) in [(ALICE, "1000000"), (BOB, "250000.5")] {
        let cap = alloy_primitives::utils::parse_ether(cap).expect("a number");
        let shown = document(usdai(&["access", "proof", text(&file), account]));
        let entry = &written["entries"][account];
        for field in ["cap", "proof", "data"] {
            assert_eq!(shown[field], entry[field], "{field}");
        }
        assert_eq!(shown["cap"], cap.to_string());
        let proof: Vec<B256> = serde_json::from_value(shown["proof"].clone()).expect("hashes");
        let account: Address = account.parse().expect("an address");
        let leaf = keccak256(keccak256((account, cap).abi_encode()));
        let root = proof.iter().fold(leaf, |node, sibling| {
            let (low, high) = if node <= *sibling { (node, *sibling) } else { (*sibling, node) };
            keccak256([low, high].concat())
        });
        assert_eq!(made["root"], root.to_string());
        let data: Bytes = serde_json::from_value(shown["data"].clone()).expect("bytes");
        let (kind, content) = <(U256, Bytes)>::abi_decode_params(&data).expect("a kind and a content");
        let cap: [u8; 32] = cap.to_be_bytes();
        assert_eq!(kind, U256::from(2));
        assert_eq!(content, [account.as_slice(), &cap[20..], &proof.concat()].concat());
    }
    let error = refuse(usdai(&["access", "proof", text(&file), EVE]), 1);
    assert_eq!(error["details"]["name"], "NotListed");
}

/// The order of a list is nobody's concern.
#[test]
fn a_list_in_another_order_has_the_same_root() {
    let folder = TempDir::new().expect("a folder");
    let roots = [false, true].map(|reversed| {
        let mut rows: Vec<_> = EXAMPLE.lines().skip(1).collect();
        if reversed {
            rows.reverse();
        }
        let list = folder.path().join(format!("{reversed}.csv"));
        std::fs::write(&list, format!("address,cap\n{}", rows.join("\n"))).expect("a file");
        document(usdai(&["access", "tree", text(&list)]))["root"].clone()
    });
    assert_eq!(roots[0], roots[1]);
}

/// A file in which a cap was raised has not the root that it says.
#[test]
fn a_file_that_was_changed_is_refused() {
    let folder = TempDir::new().expect("a folder");
    let list = folder.path().join("access.csv");
    std::fs::write(&list, EXAMPLE).expect("a file");
    document(usdai(&["access", "tree", text(&list)]));
    let file = folder.path().join("access.json");
    let written = std::fs::read_to_string(&file).expect("the file");
    let cases = [
        (
            written.replace("\"50000000000000000000000\"", "\"60000000000000000000000\""),
            1,
            "its entries have",
        ),
        (written.replace("\"root\"", "\"rot\""), 2, "root"),
        (written.replace("\"50000000000000000000000\"", "\"0\""), 2, "above zero"),
        (written.replace("\"50000000000000000000000\"", "\"fifty\""), 2, "cap"),
        ("{".into(), 2, "access.json"),
    ];
    for (changed, code, words) in cases {
        assert_ne!(changed, written, "{words}");
        std::fs::write(&file, changed).expect("the file");
        let error = refuse(usdai(&["access", "proof", text(&file), ALICE]), code);
        assert!(error["message"].as_str().is_some_and(|said| said.contains(words)), "{words}: {error}");
    }
}
