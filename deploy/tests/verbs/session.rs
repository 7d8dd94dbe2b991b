//! A holder's day, from minting to leaving, with the command line alone; every amount is compared with the chain.

use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;
use serde_json::{Value, json};
use usdai_bindings::{ISUSDai, IToken, IUSDai};

use crate::stage::Stage;

const WEEK: u64 = 7 * 86_400;

sol! {
    function setRules(bool race, bool zeroValue, bool zeroAddress) external;
}

#[test]
fn a_holders_day() {
    let stage = Stage::new();
    be_given_dollars(&stage);
    mint_by_permit(&stage);
    mint_by_approval(&stage);
    stake_by_permit(&stage);
    watch_the_price(&stage);
    look_at_balances(&stage);
    redeem(&stage);
    send(&stage);
}

fn be_given_dollars(stage: &Stage) {
    let bob = stage.bob.address;
    let done = stage.succeed(&["faucet", "3", "--asset", "USD", "--to", &bob.to_string()]);
    assert_eq!(sums(&done["pays"]), ("USD", "3000000", "3.00"));
    assert_eq!(held(stage, stage.dollar, bob), U256::from(3_000_000));
}

fn mint_by_permit(stage: &Stage) {
    let done = stage.succeed(&["mint", "1_000.50", "--asset", "usd"]);
    assert_eq!(sums(&done["pays"]), ("USD", "1000500000", "1000.50"));
    assert_eq!(sums(&done["received"]), ("USDai", "1000500000000000000000", "1000.50"));
    assert_eq!(done["outcome"]["minimum"]["units"], done["received"]["units"], "the preview is exact");
    assert_eq!(
        functions(&done),
        ["depositWithPermit(address,uint256,uint256,address,uint256,uint8,bytes32,bytes32)"]
    );
    assert_eq!((&done["permit"]["value"], &done["permit"]["signed"]), (&json!("1000500000"), &json!(true)));
    assert_eq!(done["transactions"].as_array().map(Vec::len), Some(1));
    assert_eq!(held(stage, stage.usdai, stage.alice.address), whole("1000.5"));
    assert_eq!(allowance(stage, stage.dollar, stage.usdai), U256::ZERO, "exactly as much as was taken");
}

/// The token has no permit, no symbol, and an open approval that has to be taken back first.
fn mint_by_approval(stage: &Stage) {
    stage.order(stage.plain, &setRulesCall { race: true, zeroValue: false, zeroAddress: true });
    let asset = stage.plain.to_string();
    let first = stage.succeed(&["mint", "100", "--asset", &asset]);
    assert_eq!(
        titles(&first),
        ["let USDai take 100.00 ".to_owned() + &symbol(stage), mint_title(stage, "100.00")]
    );
    assert_eq!(functions(&first), ["approve(address,uint256)", "deposit(address,uint256,uint256,address)"]);
    let note = first["notes"][0].as_str().expect("a note");
    assert!(note.contains("approved first"), "{note}");

    let spender = stage.usdai;
    let left = IToken::approveCall { spender, value: U256::from(7) };
    let alice = stage.alice.address;
    stage.pretend(alice, stage.plain, &left);
    let second = stage.succeed(&["mint", "50", "--asset", &asset]);
    assert_eq!(second["transactions"].as_array().map(Vec::len), Some(3), "nothing, exactly that, deposit");
    assert_eq!(allowance(stage, stage.plain, spender), U256::ZERO);
    assert_eq!(held(stage, stage.usdai, alice), whole("1150.5"));

    let third = stage.succeed(&["mint", "1", "--asset", "USD", "--no-permit"]);
    assert_eq!(functions(&third)[0], "approve(address,uint256)", "although it has a permit");
}

fn stake_by_permit(stage: &Stage) {
    let done = stage.succeed(&["stake", "500", "--to", &stage.bob.address.to_string()]);
    assert_eq!(sums(&done["received"]), ("sUSDai", "500000000000000000000", "500.00"));
    assert_eq!(done["outcome"]["minimum"]["formatted"], "499.50", "a tenth of a percent below");
    assert_eq!(
        functions(&done),
        ["depositWithPermit(uint256,address,uint256,uint256,uint8,bytes32,bytes32)"]
    );
    assert_eq!(held(stage, stage.susdai, stage.bob.address), whole("500"));
    let again = stage.succeed(&["stake", "100", "--tolerance", "0"]);
    assert_eq!(again["outcome"]["minimum"]["units"], again["outcome"]["expected"]["units"]);
    assert_eq!(held(stage, stage.susdai, stage.alice.address), whole("100"));
}

/// The reserve earns 70 dollars, which are streamed for a week.
fn watch_the_price(stage: &Stage) {
    let earned = U256::from(70_000_000);
    stage.order(stage.dollar, &IToken::mintCall { to: stage.usdai, value: earned });
    stage.order(stage.susdai, &ISUSDai::harvestCall {});
    let harvested = stage.chain(|chain| chain.head().timestamp);
    let before = stage.succeed(&["price"]);
    assert_eq!(sums(&before["deposit"]), ("USDai", "1000000000000000000", "1.00"));
    let stream = &before["streams"][1];
    assert_eq!(stream["stillToCome"]["formatted"], "70.00");
    assert_eq!(stream["until"], harvested + WEEK);
    assert_eq!(before["streams"][0]["until"], Value::Null);

    stage.chain(|chain| {
        chain.warp(WEEK / 2);
        chain.mine(1);
    });
    let after = stage.succeed(&["price"]);
    let price = stage.ask(stage.susdai, &ISUSDai::redemptionSharePriceCall {});
    assert_eq!(after["redemption"]["units"], price.to_string());
    assert!(price > whole("1.05"), "{price}");
    let text = stage.text(&["price"]);
    assert!(text.contains(" USDai until 20") && text.contains("(in 3 days and "), "{text}");
}

fn look_at_balances(stage: &Stage) {
    let mine = stage.succeed(&["balance"]);
    let alice = stage.alice.address;
    assert_eq!(mine["address"], alice.to_string());
    assert_eq!(sums(&mine["usdai"]).1, held(stage, stage.usdai, alice).to_string());
    assert_eq!(sums(&mine["susdai"]).1, whole("100").to_string());
    for asset in [stage.dollar, stage.plain] {
        let mut assets = mine["assets"].as_array().into_iter().flatten();
        let shown = assets.find(|sum| sum["address"] == asset.to_string()).expect("every asset");
        assert_eq!(sums(shown).1, held(stage, asset, alice).to_string());
    }
    let wei = stage.chain(|chain| chain.balance(alice));
    assert_eq!(mine["eth"]["wei"], wei.to_string());
    let price = stage.ask(stage.susdai, &ISUSDai::redemptionSharePriceCall {});
    assert_eq!(sums(&mine["worth"]["redemption"]).1, (price * U256::from(100)).to_string());
    let bobs = stage.text(&["balance", &stage.bob.address.to_string()]);
    assert!(bobs.contains("500.00 sUSDai\n") && bobs.contains("The shares are worth 5"), "{bobs}");
}

fn redeem(stage: &Stage) {
    let bob = stage.bob.address.to_string();
    let done = stage.succeed(&["withdraw", "10.25", "--asset", "USD", "--to", &bob]);
    assert_eq!(sums(&done["received"]), ("USD", "10250000", "10.25"));
    assert_eq!(done["recipient"], bob);
    assert_eq!(held(stage, stage.dollar, stage.bob.address), U256::from(13_250_000));
    let paid = held(stage, stage.usdai, stage.alice.address);
    let wei = stage.succeed(&["withdraw", "1_000_000_000_000", "--wei", "--asset", "USD", "--min", "1"]);
    assert_eq!(sums(&wei["received"]).1, "1");
    assert_eq!(wei["outcome"]["basis"], "--min");
    assert_eq!(held(stage, stage.usdai, stage.alice.address), paid - U256::from(1_000_000_000_000_u64));
}

fn send(stage: &Stage) {
    let bob = stage.bob.address;
    let done = stage.succeed(&["transfer", "5wei", &bob.to_string()]);
    assert_eq!(sums(&done["pays"]), ("USDai", "5", "0.000000000000000005"));
    assert_eq!(held(stage, stage.usdai, bob), U256::from(5));
    stage.succeed(&["transfer", "1", &bob.to_string(), "--token", "usd"]);
    assert_eq!(held(stage, stage.dollar, bob), U256::from(14_250_000));
    let text = stage.text(&["transfer", "all", &bob.to_string(), "--token", "sUSDai"]);
    assert!(text.starts_with("transfer: 100.00 sUSDai\n") && text.contains("transaction 0x"), "{text}");
    assert_eq!(held(stage, stage.susdai, stage.alice.address), U256::ZERO);
}

/// Everything is said beforehand, without a key, and nothing is sent.
#[test]
fn a_dry_run_sends_nothing_and_needs_no_key() {
    let stage = Stage::new();
    let alice = stage.alice.address.to_string();
    let height = stage.height();
    let arguments = ["mint", "250", "--asset", "USD", "--dry-run", "--from", &alice];
    let mut command = stage.command(&arguments);
    let output = command.env_remove("USDAI_PRIVATE_KEY").output().expect("usdai starts");
    let text = String::from_utf8_lossy(&output.stdout).into_owned();
    assert!(output.status.success(), "{}", crate::stage::complaint(&output));
    for words in [
        "Nothing is sent.",
        "1. mint 250.00 USDai for 250.00 USD",
        &format!("to        USDai {}", stage.usdai),
        "function  depositWithPermit(",
        &format!("depositToken = {} (USD)", stage.dollar),
        "depositAmount = 250000000",
        "usdaiAmountMinimum = 250000000000000000000",
        &format!("recipient = {alice} (the sender)"),
        "value     0 wei",
        "at least  250.00 USDai (exactly what the preview says)",
        "permit    to be signed, for exactly 250.00 USD until ",
    ] {
        assert!(text.contains(words), "{words:?} is not in:\n{text}");
    }
    let tried = stage.succeed(&["mint", "250", "--asset", "USD", "--dry-run"]);
    assert_eq!((&tried["dryRun"], &tried["permit"]["signed"]), (&json!(true), &json!(false)));
    let data = tried["calls"][0]["data"].as_str().expect("calldata");
    assert!(
        data.ends_with(&"0".repeat(3 * 64)),
        "v, r and s of a signature that works are not shown: {data}"
    );
    let approve = stage.succeed(&["mint", "3", "--asset", "USD", "--dry-run", "--no-permit"]);
    assert_eq!(functions(&approve), ["approve(address,uint256)", "deposit(address,uint256,uint256,address)"]);
    assert_eq!(stage.height(), height);

    // The estimates are about what is paid then.
    let sent = stage.succeed(&["mint", "3", "--asset", "USD", "--no-permit"]);
    for (call, sent) in approve["calls"]
        .as_array()
        .into_iter()
        .flatten()
        .zip(sent["transactions"].as_array().into_iter().flatten())
    {
        let (estimated, used) = (number(&call["estimatedGas"]), number(&sent["gasUsed"]));
        assert!(
            used <= estimated && estimated <= used + used / 2,
            "{} took {used}, not {estimated}",
            sent["title"]
        );
    }
}

/// Pairs of symbol, units and what is shown.
fn sums(sum: &Value) -> (&str, &str, &str) {
    let text = |field: &str| sum[field].as_str().unwrap_or_else(|| panic!("{field} is not in {sum}"));
    (text("token"), text("units"), text("formatted"))
}

fn functions(report: &Value) -> Vec<&str> {
    report["calls"].as_array().into_iter().flatten().filter_map(|call| call["function"].as_str()).collect()
}

fn titles(report: &Value) -> Vec<&str> {
    report["transactions"]
        .as_array()
        .into_iter()
        .flatten()
        .filter_map(|sent| sent["title"].as_str())
        .collect()
}

fn symbol(stage: &Stage) -> String {
    stage.plain.to_string()[..10].to_owned()
}

fn mint_title(stage: &Stage, amount: &str) -> String {
    format!("mint {amount} USDai for {amount} {}", symbol(stage))
}

fn number(value: &Value) -> u64 {
    value.as_u64().unwrap_or_else(|| panic!("{value} is no number"))
}

fn held(stage: &Stage, token: Address, account: Address) -> U256 {
    stage.ask(token, &IToken::balanceOfCall { account })
}

fn allowance(stage: &Stage, token: Address, spender: Address) -> U256 {
    stage.ask(token, &IUSDai::allowanceCall { owner: stage.alice.address, spender })
}

fn whole(tokens: &str) -> U256 {
    alloy_primitives::utils::parse_ether(tokens).expect("a number")
}
