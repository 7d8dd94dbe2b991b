//! What `usdai verify` finds.

use std::fs;

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::SolCall;
use deploy::deployment::contracts::{module, suite};
use serde_json::{Value, json};
use usdai_bindings::{IAuthority, IBridge, ICaliber, ICores, ILoanBook, ILoanRouter, IQEV, IUSDai};

use crate::stage::{DEPLOYER, KEY, OTHER, Stage, fail, succeed};

/// What is changed, how, and the words in which it is found.
type Row<Change> = (&'static str, Change, &'static [&'static str]);

/// On a chain with the suite.
const DIFFERENCES: [Row<fn(&Stage)>; 34] = [
    ("a byte of code", change_a_byte, &["usdai code hash", "usdai WASM hash"]),
    ("no code", |stage| set_code(stage, "susdai", &[]), &["susdai code hash", "susdai program"]),
    ("a role", grant, &["MAKER of 0x70997970C51812dc3A010C7d01b50e0d17dc79C8", "granted"]),
    ("a role less", revoke, &["GUARDIAN of 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", "no"]),
    ("a cap", set_cap, &["usdai supply cap", "100,000,000.00 USDai", "5.00 USDai"]),
    ("an exemption", exempt, &["0x70997970C51812dc3A010C7d01b50e0d17dc79C8 may mint beyond the cap"]),
    ("an asset's terms", disable, &["reserve asset USD", "minting on", "minting off"]),
    ("a target less", remove, &["authority lists susdai as a target"]),
    ("no beacon", |stage| set_code(stage, "beacon", &[]), &["beacon code hash", "beacon construction"]),
    ("no cards", |stage| set_code(stage, "qev-metadata", &[]), &["qev-metadata code hash"]),
    (
        "another vault",
        |stage| set(stage, "qev", 2, other_word()),
        &["qev.vault()", "by qev-lens.partners()", "qev.genesis()"],
    ),
    ("another auction", |stage| set(stage, "qev-lens", 0, other_word()), &["qev-lens.qev()"]),
    ("another key", |stage| set(stage, "beacon", 5, other_word()), &["beacon.publicKey()"]),
    (
        "redemptions elsewhere",
        |stage| set(stage, "susdai", 17, other_word()),
        &["susdai redemptions", "qev", "0x7099"],
    ),
    (
        "other rules",
        set_rules,
        &["qev rules", "bids up to 2000 bps, penalty 200 bps", "bids up to 10 bps, penalty 50 bps"],
    ),
    ("another share of a value", lend_more, &["caliber loan to value, GPU server", "7000 bps", "8000 bps"]),
    ("other limits", set_limits, &["loan-book limits", "loan 5,000,000.00, borrower", "loan 1.00, borrower"]),
    ("another fee", set_fee, &["loan-router liquidation fee", "500 bps", "1000 bps"]),
    (
        "positions of another router",
        |stage| set(stage, "loan-positions", 2, other_word()),
        &["loan-positions loan router", "loan-router", "0x7099"],
    ),
    (
        "another router of the book",
        |stage| set(stage, "loan-book", 7, other_word()),
        &["loan-book loan router", "0x7099"],
    ),
    (
        "another vault of the book",
        |stage| set(stage, "loan-book", 2, other_word()),
        &["vault by loan-book.partners()", "0x7099"],
    ),
    (
        "other defaults",
        |stage| set(stage, "loan-router", 9, other_word()),
        &["defaults by loan-router.partners()", "loan-default", "0x7099"],
    ),
    (
        "closed doors",
        close,
        &["usdai access", "open, no list, nobody invites", "closed, list 0x1111", "0x7099"],
    ),
    ("a cap of addresses", cap_addresses, &["usdai cap of an address", "none", "5.00 USDai"]),
    ("a tranche", open_a_tranche, &["usdai supply cap", "10,000.00 USDai in one block"]),
    (
        "another bridge",
        |stage| order(stage, &IUSDai::setBridgeCall { bridge: OTHER }),
        &["usdai bridge", "usdai-bridge"],
    ),
    ("no prices", stop_asking, &["usdai price oracle", "price-oracle", "nobody"]),
    ("a module less", forget_module, &["module QEV", "qev", "nobody"]),
    ("a module more", name_module, &["module WATER_CARRIER", "nobody", "susdai"]),
    (
        "a bridge that nobody named",
        let_bridge,
        &["susdai-bridge limits of 0x7099", "0.00 in and 0.00 out", "5.00 in and"],
    ),
    ("other points", other_season, &["cores season", "52 weeks", "1 weeks", "held 5.00", "held 0.00"]),
    ("an early seal", seal, &["authority", "not sealed", "sealed"]),
    ("no escrow", |stage| set_code(stage, "deposit-timelock", &[]), &["deposit-timelock code hash"]),
    (
        "age",
        |stage| stage.pass(366),
        &[
            "authority program",
            "usdai program",
            "susdai program",
            "beacon program",
            "qev-metadata program",
            "qev program",
            "qev-lens program",
            "caliber-metadata program",
            "caliber program",
            "deposit-timelock program",
            "collateral-auction program",
            "loan-positions program",
            "loan-book program",
            "loan-opening program",
            "loan-default program",
            "loan-router program",
            "loan-lens program",
            "price-oracle program",
            "usdai-bridge program",
            "susdai-bridge program",
            "cores program",
        ],
    ),
];

#[test]
fn differences_are_named() {
    let stage = Stage::deployed();
    let names = suite(false).map(|contract| contract.name).collect::<Vec<_>>().join(", ");
    let good = succeed(stage.verify(&[]));
    assert_eq!(good, format!("{names}: code, wiring and roles are as built and configured.\n"));
    for (what, change, words) in DIFFERENCES {
        let snapshot = stage.rpc("evm_snapshot", json!([]));
        change(&stage);
        eprintln!("{what}");
        fail(stage.verify(&[]), words);
        stage.rpc("evm_revert", json!([snapshot]));
    }
    succeed(stage.verify(&[]));
}

#[test]
fn a_changed_build_is_named() {
    let stage = Stage::deployed();
    let folder = stage.changed_build("qev-lens");
    let mut command = stage.verify(&["--json"]);
    command.env("USDAI_ARTIFACTS", folder);
    let output = command.output().expect("it runs");
    assert_eq!(output.status.code(), Some(1));
    let document: Value = serde_json::from_slice(&output.stdout).expect("JSON");
    let subjects: Vec<_> = document["differences"]
        .as_array()
        .expect("a list")
        .iter()
        .map(|found| found["subject"].as_str().expect("a text").to_owned())
        .collect();
    assert_eq!(
        subjects,
        [
            "qev-lens code hash, build and chain",
            "qev-lens WASM hash, build and chain",
            "qev-lens WASM hash, build and book"
        ]
    );
}

#[test]
fn a_changed_book_is_named() {
    let rows: [Row<fn(&mut Value)>; 5] = [
        (
            "a step under way",
            |book| book["pending"] = pending(),
            &["address book", "nothing under way", "usdai"],
        ),
        ("a contract less", |book| take(book, "usdai"), &["usdai", "not in the address book"]),
        ("another salt", |book| book["salt"] = "2".into(), &["salt", "address by code and constructor"]),
        ("another chain", |book| book["genesisHash"] = DIGEST.into(), &["hash of block 0"]),
        (
            "another hash",
            |book| book["contracts"]["usdai"]["codeHash"] = DIGEST.into(),
            &["usdai code hash, book"],
        ),
    ];
    let stage = Stage::deployed();
    let book = stage.book();
    for (what, change, words) in rows {
        stage.edit_book(change);
        eprintln!("{what}");
        fail(stage.verify(&[]), words);
        stage.edit_book(|present| *present = book.clone());
    }
    fs::remove_file(stage.book_path()).expect("the book is there");
    fail(stage.verify(&[]), &["there is no address book", "deploy first"]);
}

const DIGEST: &str = "0x1111111111111111111111111111111111111111111111111111111111111111";

fn pending() -> Value {
    json!({ "step": "usdai", "transaction": DIGEST })
}

fn take(book: &mut Value, name: &str) {
    book["contracts"].as_object_mut().expect("contracts").remove(name);
}

fn set_code(stage: &Stage, name: &str, code: &[u8]) {
    let code = Bytes::copy_from_slice(code);
    stage.rpc("anvil_setCode", json!([stage.contract(name), code]));
}

fn change_a_byte(stage: &Stage) {
    let code = stage.rpc("eth_getCode", json!([stage.contract("usdai"), "latest"]));
    let mut code: Vec<u8> = serde_json::from_value::<Bytes>(code).expect("code").into();
    *code.last_mut().expect("code") ^= 1;
    set_code(stage, "usdai", &code);
}

/// Changes a slot of storage, which no call could.
fn set(stage: &Stage, name: &str, slot: u64, word: B256) {
    stage.rpc("anvil_setStorageAt", json!([stage.contract(name), U256::from(slot), word]));
}

fn other_word() -> B256 {
    OTHER.into_word()
}

fn order<C: SolCall>(stage: &Stage, call: &C) {
    order_of(stage, "usdai", call);
}

fn order_of<C: SolCall>(stage: &Stage, name: &str, call: &C) {
    let push = IAuthority::pushCall { target: stage.contract(name), data: call.abi_encode().into() };
    stage.send(KEY, stage.contract("authority"), &push);
}

fn grant(stage: &Stage) {
    let call = IAuthority::grantRoleCall { role: keccak256("MAKER"), account: OTHER };
    stage.send(KEY, stage.contract("authority"), &call);
}

fn revoke(stage: &Stage) {
    let call = IAuthority::revokeRoleCall { role: keccak256("GUARDIAN"), account: DEPLOYER };
    stage.send(KEY, stage.contract("authority"), &call);
}

fn set_cap(stage: &Stage) {
    order(stage, &IUSDai::setSupplyCapCall { cap: five() });
}

fn set_rules(stage: &Stage) {
    order_of(stage, "qev", &IQEV::setRulesCall { maximumTick: 10, penalty: 50 });
}

fn close(stage: &Stage) {
    let root = DIGEST.parse().expect("a hash");
    order(stage, &IUSDai::setAccessCall { mode: 0, root, inviter: OTHER });
}

fn five() -> U256 {
    U256::from(5) * U256::from(10).pow(U256::from(18))
}

fn cap_addresses(stage: &Stage) {
    order(stage, &IUSDai::setAddressCapCall { cap: five() });
}

fn open_a_tranche(stage: &Stage) {
    let cap = U256::from(10).pow(U256::from(26));
    order(stage, &IUSDai::openTrancheCall { cap, perBlockBps: 1 });
}

fn stop_asking(stage: &Stage) {
    order(stage, &IUSDai::setPriceOracleCall { priceOracle: Address::ZERO });
}

fn forget_module(stage: &Stage) {
    let call = IAuthority::setModuleCall { name: module("QEV"), module: Address::ZERO };
    stage.send(KEY, stage.contract("authority"), &call);
}

fn name_module(stage: &Stage) {
    let call = IAuthority::setModuleCall { name: module("WATER_CARRIER"), module: stage.contract("susdai") };
    stage.send(KEY, stage.contract("authority"), &call);
}

fn let_bridge(stage: &Stage) {
    let call = IBridge::setLimitsCall { bridge: OTHER, mintingLimit: five(), burningLimit: five() };
    order_of(stage, "susdai-bridge", &call);
}

fn other_season(stage: &Stage) {
    let start = stage.block_time() + 86_400;
    let maximum = U256::from(10).pow(U256::from(18));
    let call = ICores::openSeasonCall {
        start,
        weekCount: 1,
        weeklyMaximum: maximum,
        rates: ICores::Rates::default(),
    };
    order_of(stage, "cores", &call);
}

fn seal(stage: &Stage) {
    stage.send(KEY, stage.contract("authority"), &IAuthority::sealCall {});
}

fn lend_more(stage: &Stage) {
    order_of(stage, "caliber", &ICaliber::setLoanToValueCall { assetClass: 1, shareBps: 8_000 });
}

fn set_limits(stage: &Stage) {
    let one = U256::from(10).pow(U256::from(18));
    let limits =
        ILoanBook::setLimitsCall { perLoan: one, perBorrower: one, perCurator: one, minimumCash: one };
    order_of(stage, "loan-book", &limits);
}

fn set_fee(stage: &Stage) {
    order_of(stage, "loan-router", &ILoanRouter::setLiquidationFeeRateCall { rate: 1_000 });
}

fn exempt(stage: &Stage) {
    order(stage, &IUSDai::setCapExemptCall { account: OTHER, exempt: true });
}

fn disable(stage: &Stage) {
    let call = IUSDai::setAssetCall {
        asset: deploy::node::TEST_DOLLAR,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: false,
        redeemEnabled: true,
    };
    order(stage, &call);
}

fn remove(stage: &Stage) {
    let target = stage.contract("susdai");
    stage.send(KEY, stage.contract("authority"), &IAuthority::removeTargetCall { target });
}
