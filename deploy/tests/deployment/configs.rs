//! Configurations: those that are checked in, and what is refused at which line.

use std::path::Path;

use caliber_nft::AssetClass;
use deploy::config::{AccessMode, Config, EpochGenesis, Party, role};
use deploy::node::TEST_DOLLAR;
use qev_auction::Rules;
use timelock::Network;
use usdai_bindings::{IAuthority, ROLES};

use crate::stage::{Stage, checkout, local_config};

#[test]
fn checked_in_configurations_are_complete() {
    let chains = [("local", 412_346), ("arbitrum-sepolia", 421_614), ("arbitrum-one", 42_161)];
    for (name, chain_id) in chains {
        let path = checkout().join(format!("deploy/config/{name}.toml"));
        let config = Config::read(&path).unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(config.chain_id, chain_id);
        assert_eq!(config.usdai.harvest_recipient, Party::Contract("susdai"), "{name}");
        assert_eq!(config.susdai.epoch_genesis, EpochGenesis::DayOfDeployment, "{name}");
        let quicknet = Network::QUICKNET.public_key_uncompressed().expect("a key");
        assert_eq!(config.qev.beacon.key().as_ref(), quicknet.as_slice(), "{name}");
        let rules = (config.qev.maximum_rate_bps.tick(), config.qev.penalty_bps.get());
        assert_eq!(rules, (Rules::DEFAULT.maximum(), Rules::DEFAULT.penalty()), "{name}");
        let classes = AssetClass::ALL
            .map(|class| (config.credit.loan_to_value_bps.of(class), config.credit.recovery_bps.of(class)));
        assert_eq!(classes, [(7_000, 5_000); AssetClass::ALL.len()], "{name}");
        assert_eq!(config.susdai.loan_book, Party::Contract("loan-book"), "{name}");
        assert_eq!(config.usdai.cap_exempt, [Party::Contract("loan-book")], "{name}");
        assert_eq!(
            config.sealed,
            name != "local",
            "{name}: where a developer plays, orders wait for nothing"
        );
        let mode = if name == "arbitrum-one" { AccessMode::Closed } else { AccessMode::Open };
        assert_eq!(config.usdai.access.mode, mode, "{name}");
        let is_covered = config.prices.covers(config.usdai.assets[0].contract());
        assert_eq!(is_covered, name != "local", "{name}: its dollar has a feed");
        let is_ready = config.require_named().is_ok();
        assert_eq!(is_ready, name != "arbitrum-one", "only on Arbitrum One somebody is to be named");
    }
    let local = Config::read(&local_config()).expect("local.toml");
    assert_eq!(local.usdai.assets[0].contract(), TEST_DOLLAR);
}

const ASSET: &str = "0xab8e440727a38bbb180f7032ca4a8009e7b52b80";
/// What is replaced, by what, and the words of the refusal.
const FAULTS: &[(&str, &str, &str)] = &[
    ("salt = \"1\"", "salt = \"1\"\nsugar = 1", "unknown field `sugar`"),
    ("MAKER = []", "MAKER = []\nBAKER = []", "unknown field `BAKER`"),
    (
        "cap_exempt = [\"loan-book\"]",
        "cap_exempt = []\ncap_exemptions = []",
        "unknown field `cap_exemptions`",
    ),
    ("salt = \"1\"\n", "", "missing field `salt`"),
    ("MONITOR = []\n", "", "missing field `MONITOR`"),
    ("chain_id = 412346", "chain_id = \"412346\"", "invalid type"),
    ("max_gas_price_gwei = \"1\"", "max_gas_price_gwei = \"-1\"", "no price of gas"),
    ("max_gas_price_gwei = \"1\"", "max_gas_price_gwei = \"0\"", "above zero"),
    ("administrator = \"deployer\"", "administrator = \"deploier\"", "is nobody"),
    ("administrator = \"deployer\"", "administrator = \"0x12\"", "is no address"),
    ("administrator = \"deployer\"", "administrator = \"nobody\"", "cannot be \"nobody\""),
    ("administrator = \"deployer\"", "administrator = \"susdai\"", "cannot be the contract susdai"),
    ("supply_cap = \"100_000_000\"", "supply_cap = \"100,000,000\"", "comma"),
    ("supply_cap = \"100_000_000\"", "supply_cap = \"all\"", "is a number here"),
    ("supply_cap = \"100_000_000\"", "supply_cap = \"79228162515\"", "above the largest"),
    (ASSET, "0x75faf114eafb1BDbe2F0316DF893fd58CE46Aa4d", "wrong checksum"),
    (ASSET, "0x0000000000000000000000000000000000000000", "zero address"),
    ("decimals = 6", "decimals = 5", "5 is not within 6 to 18"),
    ("mint_fee_bps = 0", "mint_fee_bps = 101", "101 is not within 0 to 100"),
    ("redeem_fee_bps = 0", "redeem_fee_bps = -1", "-1 is not within 0 to 100"),
    ("share_cap_bps = 10_000", "share_cap_bps = 10_001", "10001 is not within 0 to 10000"),
    ("yield_fee_bps = 100", "yield_fee_bps = 1_001", "1001 is not within 0 to 1000"),
    ("exit_share_bps = 5_000", "exit_share_bps = 2_499", "2499 is not within 2500 to 10000"),
    ("beacon = \"quicknet\"", "beacon = \"evernet\"", "\"evernet\" is no beacon"),
    ("beacon = \"quicknet\"", "beacon = \"0x03cf0f28\"", "384 hexadecimal digits"),
    ("beacon = \"quicknet\"\n", "", "missing field `beacon`"),
    ("maximum_rate_bps = 2_000", "maximum_rate_bps = 9", "9 is no rate from 10 to 10000"),
    ("maximum_rate_bps = 2_000", "maximum_rate_bps = 2_005", "2005 is no rate"),
    ("maximum_rate_bps = 2_000", "maximum_rate_bps = 10_010", "10010 is no rate"),
    ("penalty_bps = 200", "penalty_bps = 49", "49 is not within 50 to 500"),
    ("penalty_bps = 200", "penalty_bps = 501", "501 is not within 50 to 500"),
    ("epoch_genesis = \"day-of-deployment\"", "epoch_genesis = \"today\"", "day-of-deployment"),
    ("epoch_genesis = \"day-of-deployment\"", "epoch_genesis = -1", "before 1970"),
    ("liquidation_fee_bps = 500", "liquidation_fee_bps = 1_001", "1001 is not within 0 to 1000"),
    ("liquidation_fee_bps = 500\n", "", "missing field `liquidation_fee_bps`"),
    ("curator = \"20_000_000\"", "curator = \"79228162515\"", "above the largest"),
    ("curator = \"20_000_000\"", "curator = \"20_000_000\"\nlender = \"1\"", "unknown field `lender`"),
    ("minimum_cash = \"0\"\n", "", "missing field `minimum_cash`"),
    ("gpu_server = 7_000", "gpu_server = 8_001", "8001 is not within 0 to 8000"),
    ("gpu_cluster = 7_000\n", "", "missing field `gpu_cluster`"),
    ("antenna = 5_000", "antenna = 10_001", "10001 is not within 0 to 10000"),
    ("other = 5_000", "other = 5_000\nothers = 1", "unknown field `others`"),
    ("sealed = false\n", "", "missing field `sealed`"),
    ("sealed = false", "sealed = \"no\"", "expected a boolean"),
    ("supply_cap = \"100_000_000\"", "supply_cap = \"19807040629\"", "above the largest, 2^94 - 1"),
    ("mode = \"open\"", "mode = \"ajar\"", "unknown variant `ajar`"),
    ("mode = \"open\"\n", "", "missing field `mode`"),
    ("root = \"none\"", "root = \"0x12\"", "is not 0x and 64 hexadecimal digits"),
    ("root = \"none\"", "root = \"\"", "or \"none\""),
    ("inviter = \"nobody\"", "inviter = \"none\"", "is nobody"),
    ("address_cap = \"0\"", "address_cap = \"79228162515\"", "above the largest"),
    ("per_block_bps = 10_000", "per_block_bps = 0", "0 is not within 1 to 10000"),
    ("per_block_bps = 10_000", "per_block_bps = 10_001", "10001 is not within 1 to 10000"),
    ("sequencer = \"none\"", "sequencer = \"0xFdB631F5EE196F0ed6FAa767959853A9F217697d\"", "wrong checksum"),
    ("sequencer_grace_seconds = 3_600", "sequencer_grace_seconds = 299", "299 is not within 300 to 86400"),
    (
        "sequencer_grace_seconds = 3_600",
        "sequencer_grace_seconds = 86_401",
        "86401 is not within 300 to 86400",
    ),
    ("feeds = []", "feed = []", "unknown field `feed`"),
    ("feeds = []", "feeds = [{ token = 1 }]", "invalid type"),
    ("endpoint = \"none\"", "endpoint = \"layerzero\"", "is no address"),
    ("limits = []", "limits = [{ token = \"usd\" }]", "unknown variant `usd`"),
    (
        "season_start = \"next-day\"",
        "season_start = \"soon\"",
        "write unix seconds, \"next-day\" or \"none\"",
    ),
    ("season_start = \"next-day\"", "season_start = -1", "before 1970"),
    ("weeks = 52", "weeks = 53", "53 is not within 1 to 52"),
    ("weeks = 52", "weeks = 0", "0 is not within 1 to 52"),
    ("weekly_maximum = \"1_000_000_000\"\n", "", "missing field `weekly_maximum`"),
    ("held = \"5\"", "held = \"five\"", "is no amount"),
    ("referral_bps = 1_000", "referral_bps = 2_001", "2001 is not within 0 to 2000"),
];

/// What contradicts itself, by what replaces what in `local.toml`, and the words of the refusal.
const CONTRADICTIONS: &[(&[(&str, &str)], &str)] = &[
    (
        &[("MAKER = []", "MAKER = [\"usdai-oft\"]")],
        "roles.MAKER names usdai-oft, which is deployed only where",
    ),
    (&[("peers = []", PEERS)], "bridge.peers has peers, and bridge.endpoint is \"none\""),
    (&[("limits = []", LIMITS)], "bridge.limits names deployer, which is not in roles.BRIDGE"),
    (
        &[("limits = []", TWO_LIMITS), ("BRIDGE = []", "BRIDGE = [\"deployer\"]")],
        "bridge.limits has deployer of susdai twice",
    ),
    (
        &[("limits = []", HIGH_LIMITS), ("BRIDGE = []", "BRIDGE = [\"deployer\"]")],
        "bridge.limits of deployer are above 100_000_000",
    ),
    (
        &[("peers = []", TWO_PEERS), ("endpoint = \"none\"", ENDPOINT)],
        "bridge.peers has usdai at 30101 twice",
    ),
    (&[("feeds = []", TWO_FEEDS)], "prices.feeds has 0xab8e440727A38bBB180f7032ca4a8009E7b52B80 twice"),
];
const ENDPOINT: &str = "endpoint = \"0x1a44076050125825900e736c501f859c50fe728c\"";
const PEERS: &str = "peers = [{ token = \"usdai\", eid = 30101, receive_gas = 100_000, \
    peer = \"0x00000000000000000000000000000000000000a1\" }]";
const TWO_PEERS: &str = "peers = [{ token = \"usdai\", eid = 30101, receive_gas = 100_000, \
    peer = \"0x00000000000000000000000000000000000000a1\" }, { token = \"usdai\", eid = 30101, receive_gas = 21_000, \
    peer = \"0x00000000000000000000000000000000000000000000000000000000000000a2\" }]";
const LIMITS: &str =
    "limits = [{ token = \"susdai\", bridge = \"deployer\", minting = \"1\", burning = \"1\" }]";
const HIGH_LIMITS: &str =
    "limits = [{ token = \"usdai\", bridge = \"deployer\", minting = \"1\", burning = \"100_000_001\" }]";
const TWO_LIMITS: &str = "limits = [{ token = \"susdai\", bridge = \"deployer\", minting = \"1\", burning = \"1\" }, \
    { token = \"susdai\", bridge = \"deployer\", minting = \"2\", burning = \"2\" }]";
const TWO_FEEDS: &str = "feeds = [\
    { token = \"0xab8e440727a38bbb180f7032ca4a8009e7b52b80\", \
    aggregator = \"0x00000000000000000000000000000000000000a1\", \
    maximum_age_seconds = 60, least = \"0.5\", most = \"2\", tolerance_bps = 500 }, \
    { token = \"0xab8e440727a38bbb180f7032ca4a8009e7b52b80\", \
    aggregator = \"0x00000000000000000000000000000000000000a2\", \
    maximum_age_seconds = 172_800, least = \"1\", most = \"1\", tolerance_bps = 0 }]";

#[test]
fn contradictions_are_refused() {
    let text = std::fs::read_to_string(local_config()).expect("local.toml");
    for (replacements, words) in CONTRADICTIONS {
        let changed = replacements.iter().fold(text.clone(), |text, (from, to)| {
            assert!(text.contains(from), "local.toml has no {from:?}");
            text.replacen(from, to, 1)
        });
        let error = Config::parse(&changed, Path::new("changed.toml")).expect_err(words).to_string();
        assert!(error.contains(words), "{words:?} is not in: {error}");
    }
}

/// A price, an age or a tolerance just beyond its bounds.
#[test]
fn feeds_are_held_to_their_bounds() {
    let text = std::fs::read_to_string(local_config()).expect("local.toml");
    let (one, _) = TWO_FEEDS.split_once("}, ").expect("two feeds");
    let feed = format!("{one}}}]");
    for (from, to, words) in [
        ("least = \"0.5\"", "least = \"0.49\"", "0.49 is not within 0.50 to 1.00 dollars"),
        ("least = \"0.5\"", "least = \"1.01\"", "1.01 is not within 0.50 to 1.00 dollars"),
        ("most = \"2\"", "most = \"0.99\"", "0.99 is not within 1.00 to 2.00 dollars"),
        ("most = \"2\"", "most = \"2.01\"", "2.01 is not within 1.00 to 2.00 dollars"),
        ("seconds = 60", "seconds = 59", "59 is not within 60 to 172800"),
        ("seconds = 60", "seconds = 172_801", "172801 is not within 60 to 172800"),
        ("bps = 500", "bps = 501", "501 is not within 0 to 500"),
    ] {
        assert!(feed.contains(from), "{from}");
        let changed = text.replace("feeds = []", &feed.replace(from, to));
        let error = Config::parse(&changed, Path::new("changed.toml")).expect_err(to).to_string();
        assert!(error.contains(words), "{words:?} is not in: {error}");
    }
    let config = Config::parse(&text.replace("feeds = []", &feed), Path::new("changed.toml"));
    assert!(config.expect("within bounds").prices.covers(TEST_DOLLAR));
}

#[test]
fn faults_are_refused_at_their_line() {
    let text = std::fs::read_to_string(local_config()).expect("local.toml");
    let line_of = |part: &str| text.lines().position(|line| line.contains(part)).expect("a line") + 1;
    for &(from, to, words) in FAULTS {
        assert!(text.contains(from), "local.toml has no {from:?}");
        let changed = text.replacen(from, to, 1);
        let error = Config::parse(&changed, Path::new("changed.toml")).expect_err(to).to_string();
        assert!(error.contains("changed.toml") && error.contains(words), "{to}: {error}");
        // A key that is missing belongs to its table, and who may be nobody is known only in the end.
        let has_no_line = words.starts_with("missing") || words.starts_with("cannot");
        if !has_no_line {
            let added = usize::from(to.contains('\n') && words.starts_with("unknown"));
            let first = from.lines().next().unwrap_or_default();
            let line = format!("line {}", line_of(first) + added);
            assert!(error.contains(&line), "{to}: {line} is not in: {error}");
        }
    }
}

#[test]
fn an_asset_is_listed_once() {
    let text = std::fs::read_to_string(local_config()).expect("local.toml");
    let (start, end) = (text.find("[[usdai.assets]]"), text.find("[susdai]"));
    let asset = &text[start.expect("an asset")..end.expect("the vault")];
    let twice = text.replace("[susdai]", &format!("{asset}[susdai]"));
    let error = Config::parse(&twice, Path::new("twice.toml")).expect_err("twice").to_string();
    assert!(error.contains("usdai.assets has 0xab8e440727A38bBB180f7032ca4a8009E7b52B80 twice"), "{error}");
}

#[test]
fn roles_are_those_of_the_authority() {
    let stage = Stage::deployed();
    let answer = stage.ask(stage.contract("authority"), &IAuthority::roleNamesCall {});
    let ours: Vec<_> = std::iter::once("ADMIN").chain(ROLES).collect();
    assert_eq!(answer.names, ours);
    assert_eq!(answer.roles, ours.iter().map(|name| role(name)).collect::<Vec<_>>());
}
