//! What each verb refuses, on a chain that is as it should be or is not: a new case is a row.

use super::arrange::{
    all_lost, as_is, cap_reached, minting_off, minting_paused, no_assets, no_code, other_code, penniless,
    redeeming_off, shares_in_the_reserve, staking_paused, twice_the_symbol,
};
use super::check;
use crate::stage::{Stage, refuse};

/// How the chain is, what is asked, the name of the refusal, and words of it. Accounts and tokens are in braces.
type Case = (fn(&Stage), &'static str, &'static str, &'static [&'static str]);

/// Alice has 10,000 of each dollar, has minted 100 USDai with `USD` and staked 10.
const CASES: &[Case] = &[
    (as_is, "mint 0 --asset USD", "AmountZero", &["above zero"]),
    (as_is, "withdraw 0wei --asset USD", "AmountZero", &[]),
    (as_is, "transfer 0.00 {bob}", "AmountZero", &[]),
    (as_is, "faucet all --asset USD", "AmountZero", &[]),
    (shares_in_the_reserve, "faucet 1 --asset susdai", "NoFaucet", &["sUSDai is no test dollar"]),
    (
        as_is,
        "mint 10_000 --asset USD",
        "BalanceTooLow",
        &["has 9,900.00 USD, less than 10,000.00 USD", "`all`"],
    ),
    (as_is, "stake 90.000000000000000001", "BalanceTooLow", &["has 90.00 USDai"]),
    (as_is, "withdraw 91 --asset USD", "BalanceTooLow", &["has 90.00 USDai, less than 91.00 USDai"]),
    (as_is, "transfer 11 {bob} --token susdai", "BalanceTooLow", &["has 10.00 sUSDai"]),
    (penniless, "withdraw all --asset USD", "NothingThere", &["has no USDai"]),
    (as_is, "mint 1", "WhichAsset", &["USD 0x", "--asset"]),
    (as_is, "mint 1 --asset EUR", "AssetUnknown", &["\"EUR\"", "USD 0x"]),
    (as_is, "transfer 1 {bob} --token {bob}", "AssetUnknown", &["is not in the reserve"]),
    (twice_the_symbol, "mint 1 --asset usd", "AssetAmbiguous", &["by its address"]),
    (no_assets, "mint 1", "NoAssets", &["no asset yet"]),
    (minting_off, "mint 1 --asset USD", "MintingOff", &["another asset"]),
    (redeeming_off, "withdraw 1 --asset USD", "RedeemingOff", &["another asset"]),
    (minting_paused, "mint 1 --asset USD", "MintingPaused", &["paused until 20", " UTC", "redeeming"]),
    (staking_paused, "stake 1", "StakingPaused", &["paused until 20", "ends by itself"]),
    (cap_reached, "mint 60 --asset USD", "CapReached", &["room for 50.00 USDai, less than 60.00"]),
    (as_is, "withdraw 1 --asset {plain}", "ReserveTooLow", &["has 0.00 0x", "another asset"]),
    (as_is, "withdraw 1wei --asset USD", "WorthNothing", &["smallest unit of USD"]),
    (as_is, "mint 1 --asset USD --min 1.01", "MinimumNotMet", &["1.01 USDai", "1.00 USDai"]),
    (as_is, "stake 1 --min 2", "MinimumNotMet", &["--min"]),
    (as_is, "withdraw 1 --asset USD --min 1.000001", "MinimumNotMet", &["1.000001 USD"]),
    (as_is, "transfer 1 {susdai}", "BadRecipient", &["contract sUSDai", "usdai stake"]),
    (as_is, "mint 1 --asset USD --to {usdai}", "BadRecipient", &["contract USDai"]),
    (as_is, "stake 1 --to {zero}", "BadRecipient", &["zero address"]),
    (as_is, "transfer 1 {dollar} --token USD", "BadRecipient", &["USD itself"]),
    (as_is, "transfer 1 {bob} --from {bob}", "FromIsNotSigner", &["the key is that of"]),
    (no_code, "mint 1 --asset USD", "NoCode", &["where USDai should be", "usdai verify"]),
    (no_code, "price", "NoCode", &["sUSDai"]),
    (other_code, "mint 1 --asset USD", "OtherCode", &["USDai", "as in the address book", "usdai verify"]),
    (all_lost, "stake 1", "PriceTooLow", &["price is back"]),
];

#[test]
fn refused_before_anything_is_sent() {
    let stage = Stage::new();
    stage.succeed(&["mint", "100", "--asset", "USD"]);
    stage.succeed(&["stake", "10"]);
    for (arrange, command, name, words) in CASES {
        let arguments: Vec<String> = command.split(' ').map(|word| placed(&stage, word)).collect();
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        stage.undone(|| {
            arrange(&stage);
            let height = stage.height();
            let error = refuse(stage.command(&arguments), 1);
            check(&error, "refused", name, words);
            assert_eq!(stage.height(), height, "{command} sent something");
        });
    }
}

fn placed(stage: &Stage, word: &str) -> String {
    match word {
        "{bob}" => stage.bob.address.to_string(),
        "{dollar}" => stage.dollar.to_string(),
        "{plain}" => stage.plain.to_string(),
        "{usdai}" => stage.usdai.to_string(),
        "{susdai}" => stage.susdai.to_string(),
        "{zero}" => alloy_primitives::Address::ZERO.to_string(),
        other => other.to_owned(),
    }
}
