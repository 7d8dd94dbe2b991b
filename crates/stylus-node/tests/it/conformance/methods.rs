//! Every method that reads, with every form of parameters that clients send, and the form of what it answers.

use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm,
    shape::*,
};

/// Method, parameters (as text in which `{…}` stands for something of the world), form of the answer.
type Case = (&'static str, &'static str, Shape);

const Q: Shape = Shape::Quantity;
const WORD: Shape = Shape::Bytes(32);

#[rustfmt::skip]
const CASES: &[Case] = &[
    ("web3_clientVersion", "[]", Shape::Starts("stylus-node/v")),
    ("web3_clientVersion", "none", Shape::Starts("stylus-node/v")),
    ("web3_sha3", r#"["0x"]"#, Shape::Is("0xc5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470")),
    ("net_version", "none", Shape::Is("412346")),
    ("net_listening", "none", Shape::True),
    ("net_peerCount", "[]", Shape::Is("0x0")),
    ("rpc_modules", "[]", Shape::Object(&[("anvil", Shape::Is("1.0")), ("debug", Shape::Is("1.0")), ("eth", Shape::Is("1.0")), ("evm", Shape::Is("1.0")), ("net", Shape::Is("1.0")), ("personal", Shape::Is("1.0")), ("txpool", Shape::Is("1.0")), ("web3", Shape::Is("1.0"))])),
    ("eth_chainId", "none", Shape::Is("0x64aba")),
    ("eth_chainId", "[]", Shape::Is("0x64aba")),
    ("eth_chainId", "null", Shape::Is("0x64aba")),
    ("eth_blockNumber", "none", Q),
    ("eth_gasPrice", "none", Shape::Is("0x5f5e100")),
    ("eth_maxPriorityFeePerGas", "none", Shape::Is("0x0")),
    ("eth_blobBaseFee", "none", Q),
    ("eth_syncing", "none", Shape::False),
    ("eth_mining", "[]", Shape::False),
    ("eth_hashrate", "[]", Shape::Is("0x0")),
    ("eth_protocolVersion", "[]", Q),
    ("eth_coinbase", "[]", Shape::Bytes(20)),
    ("eth_accounts", "none", Shape::Some(&Shape::Bytes(20))),
    ("txpool_status", "none", Shape::Object(&[("pending", Shape::Is("0x0")), ("queued", Shape::Is("0x0"))])),

    ("eth_getBalance", r#"["{first}"]"#, Q),
    ("eth_getBalance", r#"["{First}","latest"]"#, Q),
    ("eth_getBalance", r#"["{first}",null]"#, Q),
    ("eth_getBalance", r#"["{first}","pending"]"#, Q),
    ("eth_getBalance", r#"["{first}","earliest"]"#, Shape::Is("0x21e19e0c9bab2400000")),
    ("eth_getBalance", r#"["{first}","safe"]"#, Q),
    ("eth_getBalance", r#"["{first}","finalized"]"#, Q),
    ("eth_getBalance", r#"["{first}","0x1"]"#, Q),
    ("eth_getBalance", r#"["{first}",{"blockNumber":"0x0"}]"#, Shape::Is("0x21e19e0c9bab2400000")),
    ("eth_getBalance", r#"["{first}",{"blockHash":"{block}"}]"#, Q),
    ("eth_getBalance", r#"["{first}",{"blockHash":"{block}","requireCanonical":true}]"#, Q),
    ("eth_getBalance", r#"["{nobody}","latest"]"#, Shape::Is("0x0")),
    ("eth_getCode", r#"["{adder}","latest"]"#, Shape::Is("0x345f5401805f555f5260205ff3")),
    ("eth_getCode", r#"["{adder}","0x0"]"#, Shape::Is("0x")),
    ("eth_getCode", r#"["{nobody}"]"#, Shape::Is("0x")),
    ("eth_getTransactionCount", r#"["{first}","latest"]"#, Q),
    ("eth_getTransactionCount", r#"["{first}","pending"]"#, Q),
    ("eth_getTransactionCount", r#"["{first}","earliest"]"#, Shape::Is("0x0")),
    ("eth_getTransactionCount", r#"["{nobody}"]"#, Shape::Is("0x0")),
    ("eth_getStorageAt", r#"["{adder}","0x0","latest"]"#, Shape::Is("0x0000000000000000000000000000000000000000000000000000000000000007")),
    ("eth_getStorageAt", r#"["{adder}","0x0000000000000000000000000000000000000000000000000000000000000000"]"#, WORD),
    ("eth_getStorageAt", r#"["{adder}",0,"latest"]"#, WORD),
    ("eth_getStorageAt", r#"["{adder}","0x5","pending"]"#, Shape::Is("0x0000000000000000000000000000000000000000000000000000000000000000")),
    ("eth_getAccountInfo", r#"["{adder}","latest"]"#, Shape::Object(&[("balance", Shape::Is("0x7")), ("nonce", Shape::Is("0x1")), ("code", Shape::Data)])),

    ("eth_call", r#"[{"to":"{adder}"},"latest"]"#, Shape::Is("0x0000000000000000000000000000000000000000000000000000000000000007")),
    ("eth_call", r#"[{"from":"{first}","to":"{adder}","value":"0x5"}]"#, Shape::Is("0x000000000000000000000000000000000000000000000000000000000000000c")),
    ("eth_call", r#"[{"to":"{adder}"},"0x0"]"#, Shape::Is("0x")),
    ("eth_call", r#"[{"to":"{echo}","data":"0x0102"},"latest"]"#, Shape::Is("0x0102")),
    ("eth_call", r#"[{"to":"{echo}","input":"0x0102"},"pending"]"#, Shape::Is("0x0102")),
    ("eth_call", r#"[{"to":"{echo}","input":"0x03","data":"0x03"}]"#, Shape::Is("0x03")),
    ("eth_call", r#"[{"from":"{first}","to":"{echo}","data":"0x01","nonce":"0x7777","gas":"0x10000","maxFeePerGas":"0x5f5e100","maxPriorityFeePerGas":"0x0","chainId":"0x64aba","type":"0x2","accessList":[],"value":"0x0"},{"blockHash":"{block}"}]"#, Shape::Is("0x01")),
    ("eth_call", r#"[{"from":"{first}","to":"{echo}","data":"0x01","gasPrice":"0x5f5e100","unknownField":[1]}]"#, Shape::Is("0x01")),
    ("eth_call", r#"[{"data":"0x6001600053600160005ff3"}]"#, Shape::Data),
    ("eth_call", r#"[{"to":null,"data":"0x60015f5260205ff3"},"latest"]"#, Shape::Is("0x0000000000000000000000000000000000000000000000000000000000000001")),
    ("eth_call", r#"[{"to":"{echo}","data":"0x0a"},"latest",{}]"#, Shape::Is("0x0a")),
    ("eth_call", r#"[{"to":"{echo}","data":"0x0a"},"latest",null,null]"#, Shape::Is("0x0a")),
    ("eth_call", r#"[{"to":"{nobody}"},"latest",{"{nobody}":{"code":"0x345f5401805f555f5260205ff3","stateDiff":{"0x0000000000000000000000000000000000000000000000000000000000000000":"0x0000000000000000000000000000000000000000000000000000000000000009"}}}]"#, Shape::Is("0x0000000000000000000000000000000000000000000000000000000000000009")),
    ("eth_call", r#"[{"to":"{environment}"},"latest",{},{"time":"0x77777777","number":"0x1234"}]"#, Shape::Starts("0x00000000000000000000000000000000000000000000000000000000777777770000000000000000000000000000000000000000000000000000000000001234")),
    ("eth_estimateGas", r#"[{"from":"{first}","to":"{second}","value":"0x1"}]"#, Shape::Is("0x5208")),
    ("eth_estimateGas", r#"[{"from":"{first}","to":"{second}","value":"0x1","nonce":"0x99"},"pending"]"#, Shape::Is("0x5208")),
    ("eth_estimateGas", r#"[{"to":"{nobody}"},"latest",{"{nobody}":{"code":"0x00"}}]"#, Q),
    ("eth_createAccessList", r#"[{"from":"{first}","to":"{adder}"},"latest"]"#, Shape::Object(&[("accessList", Shape::List(&WORD)), ("gasUsed", Q)])),
    ("eth_feeHistory", r#"["0xa","latest",[20]]"#, FEES),
    ("eth_feeHistory", r#"["0x4","latest",[25.0,75]]"#, FEES),
    ("eth_feeHistory", r#"[2,"pending",[10,20,30]]"#, FEES),
    ("eth_feeHistory", r#"["0x2","latest",[]]"#, FEES_WITHOUT_REWARD),
    ("eth_feeHistory", r#"["0x2","0x1"]"#, FEES_WITHOUT_REWARD),

    ("eth_getBlockByNumber", r#"["latest",false]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["latest"]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["pending",false]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["earliest",true]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["safe",false]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["finalized",false]"#, BLOCK),
    ("eth_getBlockByNumber", r#"["0x1",true]"#, WHOLE_BLOCK),
    ("eth_getBlockByNumber", r#"["0x777",false]"#, Shape::Null),
    ("eth_getBlockByNumber", r#"["0xffffffffffffffff",false]"#, Shape::Null),
    ("eth_getBlockByHash", r#"["{block}",false]"#, BLOCK),
    ("eth_getBlockByHash", r#"["{block}",true]"#, WHOLE_BLOCK),
    ("eth_getBlockByHash", r#"["{unknown}",false]"#, Shape::Null),
    ("eth_getHeaderByNumber", r#"["latest"]"#, HEADER),
    ("eth_getHeaderByHash", r#"["{block}"]"#, HEADER),
    ("eth_getHeaderByHash", r#"["{unknown}"]"#, Shape::Null),
    ("eth_getBlockReceipts", r#"["{height}"]"#, Shape::Some(&RECEIPT)),
    ("eth_getBlockReceipts", r#"[{"blockHash":"{block}"}]"#, Shape::Some(&RECEIPT)),
    ("eth_getBlockReceipts", r#"["earliest"]"#, Shape::List(&RECEIPT)),
    ("eth_getBlockReceipts", r#"["0x777"]"#, Shape::Null),
    ("eth_getBlockTransactionCountByNumber", r#"["0x1"]"#, Shape::Is("0x1")),
    ("eth_getBlockTransactionCountByNumber", r#"["0x777"]"#, Shape::Null),
    ("eth_getBlockTransactionCountByHash", r#"["{block}"]"#, Shape::Is("0x1")),
    ("eth_getUncleCountByBlockNumber", r#"["latest"]"#, Shape::Is("0x0")),
    ("eth_getUncleCountByBlockHash", r#"["{block}"]"#, Shape::Is("0x0")),
    ("eth_getTransactionByHash", r#"["{tx}"]"#, MINED_1559),
    ("eth_getTransactionByHash", r#"["{unknown}"]"#, Shape::Null),
    ("eth_getTransactionByBlockNumberAndIndex", r#"["{height}","0x0"]"#, MINED_1559),
    ("eth_getTransactionByBlockNumberAndIndex", r#"["{height}","0x1"]"#, Shape::Null),
    ("eth_getTransactionByBlockHashAndIndex", r#"["{block}",0]"#, MINED_1559),
    ("eth_getTransactionByBlockHashAndIndex", r#"["{block}","0xffffffffffffffffffff"]"#, Shape::Null),
    ("eth_getTransactionReceipt", r#"["{tx}"]"#, RECEIPT),
    ("eth_getTransactionReceipt", r#"["{unknown}"]"#, Shape::Null),
    ("eth_getRawTransactionByHash", r#"["{tx}"]"#, Shape::Starts("0x02")),
    ("eth_getRawTransactionByHash", r#"["{unknown}"]"#, Shape::Null),

    ("eth_getLogs", r#"[{}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"fromBlock":"earliest","toBlock":"latest"}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"fromBlock":"0x0","toBlock":"0x1"}]"#, Shape::List(&LOG)),
    ("eth_getLogs", r#"[{"blockHash":"{block}"}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"address":"{emitter}"}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"address":["{emitter}","{nobody}"],"topics":[["{topic}",null]]}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"topics":["{topic}"]}]"#, Shape::Some(&LOG)),
    ("eth_getLogs", r#"[{"topics":[null]}]"#, Shape::Some(&LOG)),
    ("eth_newFilter", r#"[{"address":["{emitter}"]}]"#, Q),
    ("eth_newBlockFilter", "none", Q),
    ("eth_newPendingTransactionFilter", "[]", Q),
    ("eth_uninstallFilter", r#"["0x7777"]"#, Shape::False),

    ("eth_sign", r#"["{first}","0x1234"]"#, Shape::Bytes(65)),
    ("personal_sign", r#"["0x1234","{first}"]"#, Shape::Bytes(65)),
    ("eth_signTransaction", r#"[{"from":"{first}","to":"{second}","value":"0x1"}]"#, Shape::Object(&[("raw", Shape::Starts("0x02")), ("tx", WAITING_1559)])),
    ("anvil_getAutomine", "none", Shape::True),
    ("evm_snapshot", "none", Q),
    ("evm_revert", r#"["0x7777"]"#, Shape::False),
];

const FEE_FIELDS: &[(&str, Shape)] = &[
    ("oldestBlock", Q),
    ("baseFeePerGas", Shape::Some(&Q)),
    ("gasUsedRatio", Shape::Some(&Shape::Number)),
    ("baseFeePerBlobGas", Shape::Some(&Q)),
    ("blobGasUsedRatio", Shape::Some(&Shape::Number)),
];
const FEES: Shape = Shape::Both(FEE_FIELDS, &[("reward", Shape::Some(&Shape::Some(&Q)))]);
const FEES_WITHOUT_REWARD: Shape = Shape::Object(FEE_FIELDS);

#[test]
fn every_method_answers_in_its_form_to_every_form_of_parameters() {
    let node = Running::start();
    let client = node.client();
    let names = world(&client);
    let mut wrong = Vec::new();
    for (method, params, shape) in CASES {
        let text = names.iter().fold((*params).to_owned(), |text, (name, value)| text.replace(name, value));
        let mut request = json!({ "jsonrpc": "2.0", "id": 7, "method": method });
        if text != "none" {
            request["params"] = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{text}: {error}"));
        }
        let answer = client.send(&request).expect("an answer");
        assert_eq!(answer["id"], 7);
        let checked = match answer.get("result") {
            Some(result) => shape.check(result),
            None => Err(answer["error"].to_string()),
        };
        wrong.extend(checked.err().map(|error| format!("{method} {text}\n    {error}")));
    }
    assert!(wrong.is_empty(), "\n{}", wrong.join("\n"));
}

/// Contracts, and a last block with one transaction that emitted an event.
fn world(client: &Client) -> Vec<(&'static str, String)> {
    let topic = format!("0x{}", "ab".repeat(32));
    let adder = client.contract(&evm::ADDER);
    client.succeed(json!({ "from": FIRST, "to": adder, "value": "0x7" }));
    let echo = client.contract(&evm::ECHO);
    let environment = client.contract(&evm::ENVIRONMENT);
    let emitter = client.contract(&evm::EMITTER);
    let last = client.succeed(json!({ "from": FIRST, "to": emitter, "data": format!("{topic}1234") }));
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    vec![
        ("{first}", format!("{FIRST:?}")),
        ("{First}", FIRST.to_checksum(None)),
        ("{second}", SECOND.to_string()),
        ("{nobody}", format!("0x{}", "42".repeat(20))),
        ("{adder}", adder.to_string()),
        ("{echo}", echo.to_string()),
        ("{environment}", environment.to_string()),
        ("{emitter}", emitter.to_string()),
        ("{topic}", topic),
        ("{unknown}", format!("0x{}", "77".repeat(32))),
        ("{tx}", text(&last["transactionHash"])),
        ("{block}", text(&last["blockHash"])),
        ("{height}", text(&last["blockNumber"])),
    ]
}
