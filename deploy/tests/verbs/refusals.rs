//! What is refused before anything is sent, and with which words.

use alloy_primitives::{Address, B256, U256, address, hex};
use serde_json::Value;
use usdai_bindings::{ISUSDai, IUSDai};

use crate::stage::{Stage, entry, refuse};

/// Nobody, with no ETH.
const STRANGER: Address = address!("000000000000000000000000000000000000dEaD");
/// A key whose account nobody has funded.
const POOR_KEY: B256 = B256::repeat_byte(7);
const NO_FEE: u16 = 0;
const NO_SHARE_CAP: u16 = 10_000;

/// How the chain is, what is asked, the name of the refusal, and words of it.
type Case<'a> = (fn(&Stage), &'a [&'a str], &'a str, &'a [&'a str]);

/// On a chain where alice has 10,000 of each dollar and has minted 100 USDai with `USD` and staked 10.
#[test]
fn refused_before_anything_is_sent() {
    let stage = Stage::new();
    stage.succeed(&["mint", "100", "--asset", "USD"]);
    stage.succeed(&["stake", "10"]);
    let (usdai, susdai, bob) =
        (stage.usdai.to_string(), stage.susdai.to_string(), stage.bob.address.to_string());
    let as_is: fn(&Stage) = |_| {};
    let cases: &[Case<'_>] = &[
        (as_is, &["mint", "0", "--asset", "USD"], "AmountZero", &["above zero"]),
        (as_is, &["withdraw", "0wei", "--asset", "USD"], "AmountZero", &[]),
        (as_is, &["transfer", "0.00", &bob], "AmountZero", &[]),
        (
            as_is,
            &["mint", "10_000", "--asset", "USD"],
            "BalanceTooLow",
            &["has 9,900.00 USD", "10,000.00 USD", "all"],
        ),
        (as_is, &["stake", "90.000000000000000001"], "BalanceTooLow", &["has 90.00 USDai"]),
        (
            as_is,
            &["withdraw", "91", "--asset", "USD"],
            "BalanceTooLow",
            &["has 90.00 USDai, less than 91.00 USDai"],
        ),
        (as_is, &["transfer", "11", &bob, "--token", "susdai"], "BalanceTooLow", &["has 10.00 sUSDai"]),
        (as_is, &["mint", "1"], "WhichAsset", &["USD 0x", "--asset"]),
        (as_is, &["mint", "1", "--asset", "EUR"], "AssetUnknown", &["\"EUR\"", "USD 0x"]),
        (as_is, &["transfer", "1", &bob, "--token", &bob], "AssetUnknown", &[&bob]),
        (twice_the_symbol, &["mint", "1", "--asset", "usd"], "AssetAmbiguous", &["by its address"]),
        (no_assets, &["mint", "1"], "NoAssets", &["no asset yet"]),
        (minting_off, &["mint", "1", "--asset", "USD"], "MintingOff", &["another asset"]),
        (redeeming_off, &["withdraw", "1", "--asset", "USD"], "RedeemingOff", &["another asset"]),
        (
            minting_paused,
            &["mint", "1", "--asset", "USD"],
            "MintingPaused",
            &["paused until 20", " UTC", "redeeming"],
        ),
        (staking_paused, &["stake", "1"], "StakingPaused", &["paused until 20", "ends by itself"]),
        (
            cap_reached,
            &["mint", "60", "--asset", "USD"],
            "CapReached",
            &["room for 50.00 USDai, less than 60.00"],
        ),
        (as_is, &["withdraw", "1", "--asset", "0xplain"], "ReserveTooLow", &["has 0.00 0x", "another asset"]),
        (as_is, &["withdraw", "1wei", "--asset", "USD"], "WorthNothing", &["smallest unit of USD"]),
        (
            as_is,
            &["mint", "1", "--asset", "USD", "--min", "1.01"],
            "MinimumNotMet",
            &["1.01 USDai", "1.00 USDai"],
        ),
        (as_is, &["stake", "1", "--min", "2"], "MinimumNotMet", &["--min"]),
        (
            as_is,
            &["withdraw", "1", "--asset", "USD", "--min", "1.000001"],
            "MinimumNotMet",
            &["1.000001 USD"],
        ),
        (as_is, &["transfer", "1", &susdai], "BadRecipient", &["contract sUSDai", "usdai stake"]),
        (as_is, &["mint", "1", "--asset", "USD", "--to", &usdai], "BadRecipient", &["contract USDai"]),
        (
            as_is,
            &["stake", "1", "--to", "0x0000000000000000000000000000000000000000"],
            "BadRecipient",
            &["zero address"],
        ),
        (as_is, &["transfer", "1", "0xdollar", "--token", "USD"], "BadRecipient", &["USD itself"]),
        (as_is, &["transfer", "1", &bob, "--from", &bob], "FromIsNotSigner", &[&bob]),
        (no_code, &["mint", "1", "--asset", "USD"], "NoCode", &["where USDai should be", "usdai verify"]),
        (no_code, &["price"], "NoCode", &[]),
        (all_lost, &["stake", "1"], "PriceTooLow", &["price is back"]),
    ];
    let height = stage.height();
    for (arrange, arguments, name, words) in cases {
        let arguments: Vec<String> = arguments.iter().map(|text| stage.placed(text)).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        stage.undone(|| {
            arrange(&stage);
            let arranged = stage.height();
            let error = refuse(stage.command(&arguments), 1);
            check(&error, "refused", name, words);
            assert_eq!(stage.height(), arranged, "{arguments:?} sent something");
        });
    }
    assert_eq!(stage.height(), height);
}

impl Stage {
    /// Addresses in the table's arguments.
    fn placed(&self, text: &str) -> String {
        match text {
            "0xplain" => self.plain.to_string(),
            "0xdollar" => self.dollar.to_string(),
            other => other.to_owned(),
        }
    }
}

#[test]
fn another_chain_or_book_is_refused() {
    let stage = Stage::new();
    let missing = stage.file("missing.json");
    let error = refuse(stage.command_with(&["price"], &missing), 1);
    check(&error, "refused", "NoBook", &["chain 412346", "missing.json", "usdai deploy"]);

    let mut other = stage.book();
    other.genesis_hash = B256::repeat_byte(1);
    let error = refuse(written(&stage, &other, &["price"]), 1);
    check(&error, "refused", "OtherChain", &["begins with block", "--state"]);

    let mut other = stage.book();
    other.chain_id = 42_161;
    let error = refuse(written(&stage, &other, &["price"]), 1);
    check(&error, "failed", "", &["is chain 412346, but", "is for chain 42161", "nothing was sent"]);
    let error = refuse(stage.command(&["mint", "1", "--chain-id", "42161"]), 1);
    check(&error, "failed", "", &["--chain-id is for chain 42161"]);

    let mut other = stage.book();
    other.contracts.remove("susdai");
    let error = refuse(written(&stage, &other, &["stake", "1"]), 1);
    check(&error, "refused", "NotInBook", &["sUSDai", "usdai deploy"]);
    other.contracts.insert("usdai".into(), entry(STRANGER));
    let error = refuse(written(&stage, &other, &["mint", "1"]), 1);
    check(&error, "refused", "NoCode", &["0x000000000000000000000000000000000000dEaD"]);

    std::fs::write(stage.file("other.json"), "{").expect("a damaged book");
    let error = refuse(stage.command_with(&["price"], &stage.file("other.json")), 1);
    check(&error, "failed", "", &["is damaged", "restore it"]);

    let nobody = stage.command_at(&["price"], "http://127.0.0.1:9", &stage.book_path());
    check(&refuse(nobody, 1), "failed", "", &["http://127.0.0.1:9 does not answer", "is the node running"]);
    let secret = stage.command_at(&["price"], "ftp://user:hunter2@127.0.0.1", &stage.book_path());
    let error = refuse(secret, 1);
    check(&error, "failed", "", &["--rpc-url is no address like"]);
    assert!(!error.to_string().contains("hunter2"), "{error}");
}

#[test]
fn a_sender_without_key_or_ether_is_refused() {
    let stage = Stage::new();
    let mut command = stage.command(&["transfer", "1", &stage.bob.address.to_string()]);
    command.env_remove("USDAI_PRIVATE_KEY");
    check(&refuse(command, 1), "failed", "", &["no key to sign with", "--keystore"]);
    let mut command = stage.command(&["balance"]);
    command.env_remove("USDAI_PRIVATE_KEY");
    check(&refuse(command, 1), "refused", "WhoseBalance", &["address"]);

    let poor = stage.poor();
    stage.succeed(&["mint", "2", "--asset", "USD", "--to", &poor.to_string()]);
    let mut command = stage.command(&["transfer", "1", &stage.bob.address.to_string()]);
    command.env("USDAI_PRIVATE_KEY", hex::encode(POOR_KEY));
    let error = refuse(command, 1);
    check(&error, "refused", "NotEnoughForGas", &["0.00 ETH", "Send ETH on this chain"]);
}

/// What no look beforehand has found, the simulation finds: the contract's own error with its remedy.
#[test]
fn what_would_revert_is_not_sent() {
    let stage = Stage::new();
    let share_cap = |asset| IUSDai::setAssetCall {
        asset,
        mintFee: NO_FEE,
        redeemFee: NO_FEE,
        shareCap: 5_000,
        mintEnabled: true,
        redeemEnabled: true,
    };
    stage.succeed(&["mint", "10", "--asset", &stage.plain.to_string()]);
    stage.order(stage.usdai, &share_cap(stage.dollar));
    let height = stage.height();
    for options in [&[][..], &["--no-permit"], &["--dry-run"]] {
        let error = refuse(stage.command(&[&["mint", "100", "--asset", "USD"], options].concat()), 1);
        check(
            &error,
            "reverted",
            "ShareCapExceeded",
            &["too much of the reserve", "Deposit less, or another asset."],
        );
        assert_eq!(error["details"]["arguments"][0]["value"], stage.dollar.to_string());
        assert_eq!(error["transaction"], Value::Null);
    }
    assert_eq!(stage.height(), height, "the approval was not sent either");
}

#[test]
fn words_that_cannot_be_right_are_usage_errors() {
    let stage = Stage::new();
    let bob = stage.bob.address.to_string();
    for (arguments, word) in [
        (&["mint", "-1"][..], "\"-1\" is negative"),
        (&["mint", ""], "the amount is empty"),
        (&["mint", "1,5"], "could be a decimal point"),
        (&["mint", "ten"], "is no amount"),
        (&["mint", "1", "--min", "x"], "is no amount"),
        (&["stake", "1", "--tolerance", "100.01"], "from 0 to 100"),
        (&["stake", "1", "--tolerance", "0.001"], "at most two decimals"),
        (&["stake", "1", "--tolerance", "1", "--min", "1"], "cannot be used with"),
        (&["transfer", "1"], "required"),
        (&["transfer", "1", "0x123"], "40 hexadecimal digits"),
        (&["transfer", "1", "0x000000000000000000000000000000000000dEAD"], "EIP-55"),
        (&["redeem-everything"], "unrecognized subcommand"),
    ] {
        let output = stage.command(arguments).output().expect("usdai starts");
        let said = crate::stage::complaint(&output);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {said}");
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
    let fine = ["mint", "1.0000001", "--asset", "USD"];
    let error = refuse(stage.command(&fine), 2);
    check(&error, "usage", "", &["7 decimals, the token has 6"]);
    let error = refuse(stage.command(&["transfer", "1.5", &bob, "--wei"]), 2);
    check(&error, "usage", "", &["whole number of smallest units"]);
}

#[track_caller]
fn check(error: &Value, kind: &str, name: &str, words: &[&str]) {
    assert_eq!(error["kind"], kind, "{error:#}");
    assert_eq!(error["details"]["name"].as_str().unwrap_or_default(), name, "{error:#}");
    let said = format!("{} {}", error["message"], error["remedy"]).replace("\\\"", "\"");
    for word in words {
        assert!(said.contains(word), "{word:?} is not in: {said}");
    }
}

fn written(stage: &Stage, book: &deploy::book::Book, arguments: &[&str]) -> std::process::Command {
    let path = stage.file("other.json");
    book.write(&path).expect("the book is written");
    stage.command_with(arguments, &path)
}

impl Stage {
    fn poor(&self) -> Address {
        let key = alloy::signers::local::PrivateKeySigner::from_bytes(&POOR_KEY).expect("a key");
        key.address()
    }
}

fn terms(stage: &Stage, mint_enabled: bool, redeem_enabled: bool) {
    let call = IUSDai::setAssetCall {
        asset: stage.dollar,
        mintFee: NO_FEE,
        redeemFee: NO_FEE,
        shareCap: NO_SHARE_CAP,
        mintEnabled: mint_enabled,
        redeemEnabled: redeem_enabled,
    };
    stage.order(stage.usdai, &call);
}

fn minting_off(stage: &Stage) {
    terms(stage, false, true);
}

fn redeeming_off(stage: &Stage) {
    terms(stage, true, false);
}

fn twice_the_symbol(stage: &Stage) {
    let twin = stage.another_dollar();
    let list =
        IUSDai::addAssetCall { asset: twin, mintFee: NO_FEE, redeemFee: NO_FEE, shareCap: NO_SHARE_CAP };
    stage.order(stage.usdai, &list);
}

fn no_assets(stage: &Stage) {
    stage.succeed(&["withdraw", "all", "--asset", "USD"]);
    // What is staked is in the reserve still.
    let rest = IUSDai::withdraw_0Call {
        withdrawToken: stage.dollar,
        usdaiAmount: whole(10),
        withdrawAmountMinimum: U256::ZERO,
        recipient: STRANGER,
    };
    // An account with code sends nothing, so it is taken away for that.
    stage.chain(|chain| chain.set_code(stage.susdai, Vec::new()));
    stage.pretend(stage.susdai, stage.usdai, &rest);
    for asset in [stage.dollar, stage.plain] {
        stage.order(stage.usdai, &IUSDai::removeAssetCall { asset });
    }
}

fn minting_paused(stage: &Stage) {
    let until = stage.chain(|chain| chain.timestamp()) + 86_400;
    stage.order(stage.usdai, &IUSDai::pauseMintCall { until });
}

fn staking_paused(stage: &Stage) {
    let until = stage.chain(|chain| chain.timestamp()) + 86_400;
    stage.order(stage.susdai, &ISUSDai::pauseDepositsCall { until });
}

fn cap_reached(stage: &Stage) {
    stage.order(stage.usdai, &IUSDai::setSupplyCapCall { cap: whole(150) });
}

fn no_code(stage: &Stage) {
    stage.chain(|chain| chain.set_code(stage.usdai, Vec::new()));
    stage.chain(|chain| chain.set_code(stage.susdai, Vec::new()));
}

/// All that was staked is lent, and none of it comes back.
fn all_lost(stage: &Stage) {
    let report = |principal, sent| ISUSDai::reportLoansCall {
        principal,
        marks: U256::ZERO,
        accrued: U256::ZERO,
        ratePerSecond: U256::ZERO,
        sent,
        principalPaid: U256::ZERO,
        interestPaid: U256::ZERO,
    };
    stage.order(stage.susdai, &ISUSDai::setLoanBookCall { loanBook: stage.admin.address });
    stage.order(stage.susdai, &report(whole(10), whole(10)));
    stage.order(stage.susdai, &report(U256::ZERO, U256::ZERO));
}

fn whole(tokens: u64) -> U256 {
    U256::from(tokens) * U256::from(10).pow(U256::from(18))
}
