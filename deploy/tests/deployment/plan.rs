//! What a plan says, and that saying it sends nothing.

use std::collections::BTreeMap;

use alloy_primitives::hex;
use qev_auction::Beacon;
use serde_json::Value;
use timelock::testing::TestKey;

use crate::stage::{DEPLOYER, Stage, succeed};

#[test]
fn a_plan_shows_everything_and_sends_nothing() {
    let stage = Stage::new();
    let plan = succeed(stage.deploy(&[]));
    let words = [
        "local node (chain 412346, ArbOS 61, block 1), gas at 0.1 gwei, programs live 365 days",
        "deployer 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266",
        "authority(admin: 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266)",
        "authority.addTarget(target: usdai, entries: [pauseMint])",
        "beacon(publicKey: 0x0d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e…)",
        "qev-metadata()",
        "vault: 0x",
        "qev-lens(qev: 0x",
        "authority.addTarget(target: susdai, entries: [pauseDeposits])",
        "authority.addTarget(target: qev, entries: [pauseRequests])",
        "authority.grantRole(role: GUARDIAN, account: 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266)",
        "usdai.addAsset(asset: USD 0xab8e440727A38bBB180f7032ca4a8009E7b52B80, mintFee: 0, redeemFee: 0,",
        "usdai.setSupplyCap(cap: 100000000000000000000000000 (100,000,000.00 with 18 decimals))",
        "usdai.setHarvestRecipient(recipient: susdai)",
        "susdai.setYieldFee(fee: 100)",
        "caliber(authority: 0x",
        "deposit-timelock()",
        "loan-opening()",
        "loan-default()",
        "loan-book(authority: 0x",
        "loan-lens(router: 0x",
        "authority.addTarget(target: loan-book, entries: [])",
        "authority.addTarget(target: loan-router, entries: [pauseBorrowing])",
        "usdai.setCapExempt(account: loan-book, exempt: true)",
        "susdai.setLoanBook(loanBook: loan-book)",
        "loan-router.setFeeRecipient(recipient: 0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266)",
        "loan-router.setLiquidationFeeRate(rate: 500)",
        "loan-book.setLimits(perLoan: 5000000000000000000000000 (5,000,000.00 with 18 decimals), perBorrower: ",
        "caliber.setPartners(router: loan-router, auction: collateral-auction)",
        "collateral-auction.setRouter(router: loan-router)",
        "loan-positions.setRouter(router: loan-router)",
        "loan-book.setRouter(router: loan-router)",
        "price-oracle(authority: 0x",
        "locks: false)",
        "locks: true)",
        "authority.addTarget(target: susdai-bridge, entries: [])",
        "authority.setModule(name: LOAN_BOOK, module: loan-book)",
        "usdai.setPriceOracle(priceOracle: price-oracle)",
        "loan-router.setPriceOracle(priceOracle: price-oracle)",
        "usdai.setBridge(bridge: usdai-bridge)",
        "cores.openSeason(start: 1790035200, weekCount: 52, weeklyMaximum: 1000000000000000000000000000 (",
        "52. authority.push(target: susdai, data: susdai.setRedemptions(redemptions: qev))",
        "53. authority.push(target: usdai, data: usdai.setAccess(mode: 1, root: 0x00000000",
        "UNDERWRITER  nobody",
        "74 transactions: ",
        "Nothing was sent. Run it again with --yes",
    ];
    for word in words {
        assert!(plan.contains(word), "{word:?} is not in:\n{plan}");
    }
    assert_eq!(stage.nonce(DEPLOYER), 0);
    assert!(!stage.book_path().exists());
}

#[test]
fn a_plan_foretells_addresses_and_costs() {
    let stage = Stage::new();
    let before = stage.balance(DEPLOYER);
    let document: Value = serde_json::from_str(&succeed(stage.deploy(&["--json", "--yes"]))).expect("JSON");
    let spent = before - stage.balance(DEPLOYER);
    let (plan, book) = (&document["plan"], stage.book());
    assert_eq!(document["sent"], 74);
    let contracts: BTreeMap<_, _> = plan["contracts"]
        .as_array()
        .expect("contracts")
        .iter()
        .map(|contract| (contract["name"].as_str().expect("a name"), contract))
        .collect();
    let gas_of = |entry: &Value| {
        let receipt = stage.rpc("eth_getTransactionReceipt", serde_json::json!([entry["transaction"]]));
        let used = receipt["gasUsed"].as_str().expect("gas").trim_start_matches("0x");
        u64::from_str_radix(used, 16).expect("gas")
    };
    let mut of_orders = plan["gas"].as_u64().expect("gas");
    for (name, contract) in contracts {
        assert_eq!(contract["address"], book["contracts"][name]["address"], "{name}");
        assert_eq!(contract["codeHash"], book["contracts"][name]["codeHash"], "{name}");
        let used = gas_of(&book["contracts"][name]);
        let gas = contract["cost"]["gas"].as_u64().expect("gas");
        assert!((used..used + used / 20).contains(&gas), "{name}: {gas} planned, {used} used");
        // Its program is active already, as the other bridge's.
        let is_active = name == "susdai-bridge";
        assert_eq!(contract["cost"]["activationGas"].as_u64() < Some(1_000_000), is_active, "{name}");
        assert_eq!(contract["cost"]["dataFee"] == "0x0", is_active, "{name}");
        of_orders -= gas;
    }
    let orders = book["wiring"].as_array().expect("orders");
    for order in orders {
        assert!(gas_of(order) <= of_orders / orders.len() as u64, "{order}");
    }
    let total: alloy_primitives::U256 =
        plan["total"].as_str().and_then(|text| text.parse().ok()).expect("a total");
    assert!(spent <= total, "{spent} wei spent, {total} planned");
    assert!(spent > total / alloy_primitives::U256::from(2), "{spent} wei spent, {total} planned");
}

#[test]
fn a_second_deployment_sends_nothing() {
    let stage = Stage::deployed();
    let (book, nonce) = (std::fs::read(stage.book_path()).expect("a book"), stage.nonce(DEPLOYER));
    assert_eq!(nonce, 74);
    let said = succeed(stage.deploy(&["--yes"]));
    assert!(said.contains("Everything is there as configured; nothing was sent."), "{said}");
    assert_eq!(stage.nonce(DEPLOYER), nonce);
    assert_eq!(std::fs::read(stage.book_path()).expect("a book"), book);
}

#[test]
fn a_changed_configuration_is_followed_and_what_it_does_not_name_is_left_alone() {
    let stage = Stage::deployed();
    let richer = [("\"100_000_000\"", "\"200_000_000\""), ("GUARDIAN = [\"deployer\"]", "GUARDIAN = []")];
    let config = stage.config(&richer);
    let said = succeed(stage.with_config("deploy", &config, &["--yes"]));
    for word in ["1. authority.push(target: usdai, data: usdai.setSupplyCap(", "left alone", "GUARDIAN of"] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert_eq!(stage.nonce(DEPLOYER), 75);
    assert_eq!(stage.book()["wiring"].as_array().map(Vec::len), Some(54));
}

#[test]
fn what_is_not_the_default_takes_orders_of_its_own() {
    let stage = Stage::new();
    let key =
        TestKey::new(7, Beacon::QUICKNET).and_then(|key| Ok(key.network().public_key_uncompressed()?));
    let key = format!("beacon = \"{}\"", hex::encode_prefixed(key.expect("a key")));
    let config = stage.config(&[
        ("beacon = \"quicknet\"", &key),
        ("redeem_enabled = true", "redeem_enabled = false"),
        ("cap_exempt = [\"loan-book\"]", "cap_exempt = [\"susdai\"]"),
        ("exit_share_bps = 5_000", "exit_share_bps = 2_500"),
        ("loan_book = \"loan-book\"", "loan_book = \"0x00000000000000000000000000000000000000b0\""),
        ("epoch_genesis = \"day-of-deployment\"", "epoch_genesis = 1_790_500_000"),
        ("maximum_rate_bps = 2_000", "maximum_rate_bps = 1_500"),
        ("gpu_cluster = 7_000", "gpu_cluster = 6_000"),
        ("antenna = 5_000", "antenna = 2_500"),
    ]);
    let said = succeed(stage.with_config("deploy", &config, &["--yes"]));
    for word in [
        "usdai.setAsset(",
        "redeemEnabled: false",
        "setCapExempt(account: susdai, exempt: true)",
        "qev.setRules(maximumTick: 1050, penalty: 200)",
        "caliber.setLoanToValue(assetClass: 2, shareBps: 6000)",
        "loan-book.setHaircut(assetClass: 4, shareBps: 2500)",
    ] {
        assert!(said.contains(word), "{word:?} is not in:\n{said}");
    }
    assert_eq!(stage.book()["epochGenesis"], 1_790_500_000);
    let given = &stage.book()["contracts"]["beacon"]["constructorArguments"][0]["value"];
    assert_eq!(format!("beacon = {given}"), key);
    assert_eq!(stage.nonce(DEPLOYER), 79);
    succeed(stage.with_config("verify", &config, &[]));
}
