//! Dollars that are not like others (`docs/tokens.md`): what they say of themselves is shown safely, and each is
//! released in the way that it takes.

use alloy_primitives::{Address, U256};
use serde_json::Value;
use usdai_bindings::IToken;

use crate::stage::{Stage, refuse};

/// The fixture, what it is called here, and how many transactions minting with it takes. Without a symbol it is the
/// beginning of its address.
const TOKENS: [(&str, Option<&str>, usize); 6] = [
    ("Dollar", Some("USD"), 1),
    ("PlainToken", None, 2),
    ("WordMetadataToken", Some("WUSD"), 2),
    ("ScriptNameToken", Some("?DSU"), 2),
    ("SilentFallbackToken", None, 2),
    ("AllowedPermitToken", None, 2),
];

#[test]
fn each_is_called_and_released_in_its_way() {
    let stage = Stage::new();
    for (name, symbol, transactions) in TOKENS {
        let token = listed(&stage, name);
        let address = token.to_string();
        let done = stage.succeed(&["mint", "2", "--asset", &address]);
        let symbol = symbol.map_or_else(|| address[..10].to_owned(), str::to_owned);
        assert_eq!(done["pays"]["token"], symbol, "{name}");
        assert_eq!(done["received"]["formatted"], "2.00", "{name}");
        assert_eq!(done["transactions"].as_array().map(Vec::len), Some(transactions), "{name}");
    }
}

/// It keeps a part of what is moved, so less is minted than the preview says.
#[test]
fn a_fee_on_transfer_is_told_beforehand_and_can_be_accepted() {
    let stage = Stage::new();
    let token = listed(&stage, "FeeToken");
    stage.order(token, &setFeeCall { fee: U256::from(100), onTop: false });
    let address = token.to_string();
    let error = refuse(stage.command(&["mint", "2", "--asset", &address]), 1);
    assert_eq!(error["details"]["name"], "MinimumNotMet", "{error}");
    assert_eq!(error["transaction"], Value::Null);
    let done = stage.succeed(&["mint", "2", "--asset", &address, "--min", "1.9"]);
    assert_eq!(done["outcome"]["expected"]["formatted"], "2.00");
    assert_eq!(done["received"]["formatted"], "1.98");
}

alloy_sol_types::sol! {
    function setFee(uint256 fee, bool onTop) external;
}

fn listed(stage: &Stage, name: &str) -> Address {
    let token = stage.another_dollar(name);
    stage.list(token);
    stage.order(token, &IToken::mintCall { to: stage.alice.address, value: U256::from(5_000_000) });
    token
}
