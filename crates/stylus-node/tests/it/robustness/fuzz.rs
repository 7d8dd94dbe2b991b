//! Ten thousand malformed requests: each is answered, nearly all by an error, and the node is as before.

use serde_json::{Value, json};

use crate::support::{
    Running,
    accounts::{FIRST, SECOND, dev_key, raw, transfer},
    http::{Answer, Connection},
    random::Random,
};

const REQUESTS: usize = 10_000;

/// Methods that cost what their parameters say, or that change the clock for good, are left out of random parameters.
#[rustfmt::skip]
const METHODS: &[&str] = &[
    "eth_accounts", "eth_getBalance", "eth_getCode", "eth_getStorageAt", "eth_getTransactionCount",
    "eth_getAccountInfo", "eth_call", "eth_estimateGas", "eth_createAccessList", "eth_blockNumber",
    "eth_getBlockByNumber", "eth_getBlockByHash", "eth_getHeaderByNumber", "eth_getHeaderByHash",
    "eth_getBlockTransactionCountByNumber", "eth_getUncleCountByBlockHash", "eth_getBlockReceipts",
    "eth_getTransactionByHash", "eth_getTransactionReceipt", "eth_getRawTransactionByHash",
    "eth_getTransactionByBlockNumberAndIndex", "eth_getTransactionByBlockHashAndIndex", "eth_getLogs",
    "eth_newFilter", "eth_getFilterChanges", "eth_getFilterLogs", "eth_uninstallFilter", "eth_feeHistory",
    "eth_sendRawTransaction", "eth_sendRawTransactionSync", "eth_sendTransaction", "eth_signTransaction",
    "eth_sign", "personal_sign", "eth_signTypedData_v4", "eth_subscribe", "eth_unsubscribe", "web3_sha3",
    "debug_traceTransaction", "debug_traceCall", "evm_revert", "evm_mine", "anvil_setBalance", "anvil_setCode",
    "anvil_setNonce", "anvil_setStorageAt", "anvil_impersonateAccount", "anvil_autoImpersonateAccount",
    "eth_noSuchMethod", "", "rpc.discover", "eth_call\u{0}",
];

/// What is sent: verb, headers, body; and whether the answer may be anything but an error.
struct Malformed {
    verb: &'static str,
    content_type: &'static str,
    body: Vec<u8>,
    harmless: bool,
}

const JSON: &str = "application/json";

fn malformed(random: &mut Random, good: &[String]) -> Malformed {
    let post = |body: Vec<u8>, harmless| Malformed { verb: "POST", content_type: JSON, body, harmless };
    match random.below(12) {
        // Bytes that may still be JSON after the damage.
        0 | 1 => {
            let mut body = random.pick(good).clone().into_bytes();
            random.damage(&mut body);
            post(body, true)
        }
        2 => {
            let length = random.below(2_000);
            post(random.bytes(length), true)
        }
        3..=5 => {
            let params: Vec<_> = (0..random.below(7)).map(|_| random.junk(3)).collect();
            let method = *random.pick(METHODS);
            post(request(json!(1), method, Value::Array(params)), true)
        }
        6 => {
            let (id, method) = (random.junk(2), *random.pick(METHODS));
            let mut body =
                json!({ "jsonrpc": random.junk(1), "id": id, "method": method, "params": random.junk(2) });
            if random.below(2) == 0 {
                body["method"] = random.junk(2);
            }
            post(body.to_string().into_bytes(), true)
        }
        7 => {
            let (open, close) = *random.pick(&[("[", "]"), ("{\"a\":", "}"), ("[{\"a\":", "}]")]);
            let depth = 200 + random.below(20_000);
            let nested = format!("{}1{}", open.repeat(depth), close.repeat(depth));
            let method =
                *random.pick(&["eth_call", "eth_getLogs", "eth_signTypedData_v4", "debug_traceCall"]);
            post(text_request(method, &format!("[{nested}]")), false)
        }
        8 => {
            let digits = "9".repeat(1 + random.below(5_000));
            let number = random.pick(&["-", "", "0.", "1e", "0x"]);
            let (before, after) = if *number == "0x" { ("\"", "\"") } else { ("", "") };
            let params = format!("[{before}{number}{digits}{after},7]");
            post(text_request("eth_getBlockByNumber", &params), false)
        }
        9 => {
            let entries: Vec<_> = (0..random.below(20)).map(|_| random.junk(2)).collect();
            post(Value::Array(entries).to_string().into_bytes(), true)
        }
        10 => {
            let verb = *random.pick(&["GET", "PUT", "DELETE", "PATCH", "TRACE", "HEAD", "BREW"]);
            Malformed { verb, ..post(random.pick(good).clone().into_bytes(), false) }
        }
        _ => {
            let content_type = *random.pick(&["text/plain", "", "application/x-www-form-urlencoded", "json"]);
            Malformed { content_type, ..post(random.pick(good).clone().into_bytes(), false) }
        }
    }
}

/// A request whose parameters may be no JSON.
fn text_request(method: &str, params: &str) -> Vec<u8> {
    format!(r#"{{"jsonrpc":"2.0","id":1,"method":"{method}","params":{params}}}"#).into_bytes()
}

fn request(id: Value, method: &str, params: Value) -> Vec<u8> {
    json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }).to_string().into_bytes()
}

/// Requests that are damaged.
fn good() -> Vec<String> {
    let raw = raw(&dev_key(5), transfer(0, SECOND, 1));
    [
        ("eth_chainId", json!([])),
        ("eth_getBalance", json!([FIRST, "latest"])),
        (
            "eth_call",
            json!([{ "from": FIRST, "to": SECOND, "data": "0x1234", "value": "0x1" }, "latest", {}]),
        ),
        ("eth_sendRawTransaction", json!([raw])),
        ("eth_getLogs", json!([{ "fromBlock": "0x0", "address": [FIRST], "topics": [[null]] }])),
        ("eth_feeHistory", json!(["0x4", "latest", [25.0, 75.0]])),
        ("debug_traceCall", json!([{ "to": SECOND }, "latest", { "tracer": "callTracer" }])),
    ]
    .map(|(method, params)| String::from_utf8(request(json!(1), method, params)).expect("UTF-8"))
    .to_vec()
}

/// Whether an answer says that something is wrong; anything that is no answer at all fails the test.
fn is_error(answer: &Answer) -> bool {
    if answer.status != 200 {
        assert!((400..500).contains(&answer.status), "{answer:?}");
        return true;
    }
    if answer.body.is_empty() {
        return false;
    }
    let value: Value = serde_json::from_slice(&answer.body).expect("JSON");
    // What has no id that is one is a notification, which is not answered.
    if value.is_null() {
        return false;
    }
    let answers = value.as_array().cloned().unwrap_or_else(|| vec![value]);
    let errors = answers.iter().filter(|answer| {
        assert_eq!(answer["jsonrpc"], "2.0", "{answer}");
        assert!(answer.get("id").is_some(), "{answer}");
        assert_ne!(answer["error"]["code"], -32_603, "a fault of the node: {answer}");
        assert!(answer["error"].is_null() != answer.get("result").is_none(), "{answer}");
        !answer["error"].is_null()
    });
    errors.count() > 0
}

#[test]
fn ten_thousand_malformed_requests() {
    let node = Running::start();
    let client = node.client();
    let (mut random, good) = (Random::new(1), good());
    let mut connection = Connection::open(node.address());
    let (mut errors, mut closed) = (0, 0);
    for index in 0..REQUESTS {
        let Malformed { verb, content_type, body, harmless } = malformed(&mut random, &good);
        let headers = [("content-type", content_type)];
        let headers = if content_type.is_empty() { &[][..] } else { &headers[..] };
        let shown = || {
            format!(
                "request {index}: {verb} {content_type} {}",
                String::from_utf8_lossy(&body[..body.len().min(500)])
            )
        };
        match connection.request(verb, headers, &body) {
            Ok(answer) => {
                let error = is_error(&answer);
                errors += usize::from(error);
                assert!(error || harmless, "{} gave {answer:?}", shown());
            }
            // A server may close a connection on which it has not read a whole body.
            Err(error) => {
                assert!(
                    !matches!(error.kind(), std::io::ErrorKind::WouldBlock | std::io::ErrorKind::TimedOut),
                    "{}: {error}",
                    shown()
                );
                closed += 1;
                connection = Connection::open(node.address());
            }
        }
        if index % 1_000 == 0 {
            client.block_number();
        }
    }
    println!("{REQUESTS} malformed requests: {errors} answered by errors, {closed} closed connections");
    assert!(errors > REQUESTS / 2 && closed < REQUESTS / 100, "{errors} errors, {closed} closed");
    client.ok("anvil_setBalance", json!([FIRST, "0xde0b6b3a7640000"]));
    client.ok("anvil_setCode", json!([FIRST, "0x"]));
    client.succeed(json!({ "from": FIRST, "to": SECOND, "value": "0x1" }));
}

#[test]
fn a_bad_entry_of_a_batch_fails_alone() {
    let node = Running::start();
    let client = node.client();
    let good = json!({ "jsonrpc": "2.0", "id": 5, "method": "eth_chainId" });
    let unknown = json!({ "jsonrpc": "2.0", "id": "x", "method": "no" });
    let answers = client
        .send(&json!([good, 7, null, {}, unknown, { "jsonrpc": "1.0", "id": 2 }, good]))
        .expect("an answer");
    let answers = answers.as_array().expect("a list");
    assert_eq!(answers.len(), 7);
    let of = |id: Value| answers.iter().filter(|answer| answer["id"] == id).collect::<Vec<_>>();
    assert_eq!(
        of(json!(5)).iter().map(|answer| &answer["result"]).collect::<Vec<_>>(),
        [&json!("0x64aba"); 2]
    );
    assert_eq!(of(json!("x"))[0]["error"]["code"], -32_601);
    assert!(answers.iter().filter(|answer| answer["error"]["code"] == -32_600).count() >= 3);
}

/// Body, status, code of the error; none for no body at all.
#[test]
fn each_malformation_has_its_code() {
    let node = Running::start();
    let mut connection = Connection::open(node.address());
    #[rustfmt::skip]
    let cases: &[(&[u8], u16, Option<i64>)] = &[
        (b"", 400, Some(-32_700)),
        (b"   ", 400, Some(-32_700)),
        (b"{", 200, Some(-32_700)),
        (b"[1", 200, Some(-32_700)),
        (b"nonsense", 400, Some(-32_700)),
        (b"\xff\xfe\x00", 400, Some(-32_700)),
        (b"[]", 200, Some(-32_600)),
        (b"{}", 200, Some(-32_700)),
        (br#"{"jsonrpc":"2.0","id":1}"#, 200, Some(-32_600)),
        (br#"{"jsonrpc":"2.0","id":1,"method":7}"#, 200, Some(-32_600)),
        (br#"{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":{}}"#, 200, Some(-32_602)),
        (br#"{"jsonrpc":"2.0","id":1,"method":"eth_chainId","params":"x"}"#, 200, Some(-32_602)),
        (br#"{"jsonrpc":"2.0","method":"eth_chainId","params":[]}"#, 200, None),
    ];
    for (body, status, code) in cases {
        let shown = String::from_utf8_lossy(body);
        let answer = connection.post(body).expect("an answer");
        assert_eq!(answer.status, *status, "{shown}");
        let value: Value = serde_json::from_slice(&answer.body).unwrap_or_default();
        assert_eq!(value["error"]["code"].as_i64(), *code, "{shown}: {value}");
        if *code == Some(-32_700) {
            assert_eq!(value["id"], Value::Null, "{shown}");
        }
    }
}

#[test]
fn a_browser_may_ask_from_any_page() {
    let node = Running::start();
    let mut connection = Connection::open(node.address());
    let headers = [
        ("origin", "https://wallet.example"),
        ("access-control-request-method", "POST"),
        ("access-control-request-headers", "content-type"),
    ];
    let answer = connection.request("OPTIONS", &headers, b"").expect("an answer");
    assert_eq!(answer.status, 200);
}
