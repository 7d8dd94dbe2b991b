//! What the story leaves behind: the JSON document, and what the text is rendered from.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256};
use serde::Serialize;

/// The whole story.
#[derive(Debug, Serialize)]
pub struct Report {
    /// Chain id.
    pub chain_id: u64,
    /// Version of ArbOS whose rules apply.
    pub arbos_version: u64,
    /// The programs and tokens, by name.
    pub contracts: BTreeMap<String, Contract>,
    /// The people, by name.
    pub accounts: BTreeMap<String, Address>,
    /// Decimals of each token.
    pub tokens: Vec<Token>,
    /// The steps in order.
    pub steps: Vec<Step>,
    /// The vault's prices at instants of the story.
    pub prices: Vec<PriceReading>,
    /// The epoch of redemptions, once it is told.
    pub redemptions: Option<Redemptions>,
    /// The week of points, once it is told.
    pub points: Option<Points>,
    /// Gas of all steps together.
    pub total_gas: u64,
}

impl Report {
    /// Before the first step.
    pub const fn new(chain_id: u64, arbos_version: u64) -> Self {
        Self {
            chain_id,
            arbos_version,
            contracts: BTreeMap::new(),
            accounts: BTreeMap::new(),
            tokens: Vec::new(),
            steps: Vec::new(),
            prices: Vec::new(),
            redemptions: None,
            points: None,
            total_gas: 0,
        }
    }
}

/// What a share of the vault is worth at an instant, USDai with 18 decimals.
#[derive(Clone, Debug, Serialize)]
pub struct PriceReading {
    /// The number of the step before it.
    pub after_step: usize,
    /// When, in words.
    pub title: String,
    /// When, in seconds.
    pub timestamp: u64,
    /// What a deposit pays.
    pub deposit: String,
    /// What a redemption is paid.
    pub redemption: String,
    /// What both must be by the formula.
    pub formula: String,
}

/// An epoch of redemptions. Amounts are in the smallest unit, of 18 decimals; each was computed beside the chain too.
#[derive(Debug, Serialize)]
pub struct Redemptions {
    /// The number of the step after which it is settled and collected.
    pub after_step: usize,
    /// Its number.
    pub epoch: u64,
    /// USDai that it could pay.
    pub capacity: String,
    /// USDai of a share.
    pub price: String,
    /// The most that a served bid pays, basis points.
    pub rate_bps: u16,
    /// Shares of bids that were opened.
    pub bid: String,
    /// Shares that did not bid or were not opened.
    pub line: String,
    /// Shares of bids that were not opened.
    pub unopened: String,
    /// Shares of bids that were served.
    pub bid_served: String,
    /// Shares of the line that were served.
    pub line_served: String,
    /// USDai that the bids gave up.
    pub fee: String,
    /// Capacity that nobody took.
    pub unspent: String,
    /// What each position got, in the order of the line.
    pub positions: Vec<PositionOutcome>,
    /// The file with the picture of a position.
    pub picture: String,
    /// What those who stayed gained.
    pub gain: Gain,
}

/// What a position got.
#[derive(Debug, Serialize)]
pub struct PositionOutcome {
    /// Its number, which is its place in the line.
    pub id: u32,
    /// Whose it is.
    pub owner: String,
    /// What it bid, basis points, where that was opened.
    pub bid_bps: Option<u16>,
    /// Shares that were served.
    pub served: String,
    /// Shares that wait on.
    pub waits: String,
    /// USDai that the owner was paid.
    pub paid: String,
    /// USDai that was withheld because a bid was not opened.
    pub withheld: String,
}

/// What the auction left to those who stay.
#[derive(Debug, Default, Serialize)]
pub struct Gain {
    /// USDai that was given up and withheld.
    pub streamed: String,
    /// USDai of a share for redemptions before.
    pub price_before: String,
    /// And once all of it is released.
    pub price_after: String,
    /// Shares that share it.
    pub shares: String,
}

/// A week of points. Amounts are in the smallest unit, of 18 decimals; each was claimed as it was computed.
#[derive(Debug, Serialize)]
pub struct Points {
    /// The number of the step after which all is claimed.
    pub after_step: usize,
    /// The week.
    pub week: u32,
    /// Root of its tree, as it was computed and published.
    pub root: B256,
    /// Hash of what it was computed from.
    pub input_hash: B256,
    /// All that can be claimed.
    pub total: String,
    /// What each account earned, by address.
    pub accounts: Vec<Earned>,
}

/// What an account earned in a week.
#[derive(Debug, Serialize)]
pub struct Earned {
    /// Whose it is.
    pub owner: String,
    /// By holding USDai.
    pub held: String,
    /// By shares held or waiting in the line.
    pub staked: String,
    /// By USDai minted and held for seven days.
    pub minted: String,
    /// By lending as a curator.
    pub lent: String,
    /// By those it referred.
    pub referred: String,
    /// All of it.
    pub points: String,
}

/// A token of the story.
#[derive(Clone, Debug, Serialize)]
pub struct Token {
    /// Its symbol.
    pub symbol: String,
    /// Its address.
    pub address: Address,
    /// Its decimals.
    pub decimals: u8,
}

/// A deployed contract.
#[derive(Debug, Serialize)]
pub struct Contract {
    /// Its address.
    pub address: Address,
    /// What runs it: `stylus` or `evm`.
    pub kind: &'static str,
    /// Bytes of its account code.
    pub code_bytes: usize,
    /// Gas of the transaction that deployed it, activation and constructor included.
    pub deployment_gas: u64,
}

/// One transaction of the story.
#[derive(Debug, Serialize)]
pub struct Step {
    /// From one.
    pub number: usize,
    /// What happens, in a sentence.
    pub title: String,
    /// Who sends it.
    pub sender: String,
    /// Hash of the transaction.
    pub transaction: B256,
    /// Block that holds it.
    pub block: u64,
    /// `success` or `refused`.
    pub status: &'static str,
    /// The named error of a refusal, with its arguments.
    pub error: Option<String>,
    /// Gas by cause.
    pub gas: Gas,
    /// Balances in the token's smallest unit, by account and symbol, before.
    pub before: Balances,
    /// And after.
    pub after: Balances,
}

/// Balances by account and token symbol.
pub type Balances = BTreeMap<String, BTreeMap<String, String>>;

/// Gas of a transaction: the parts less the refund are `used`.
#[derive(Clone, Copy, Debug, Serialize)]
pub struct Gas {
    /// What was paid.
    pub used: u64,
    /// Before execution: 21,000 and call data.
    pub intrinsic: u64,
    /// Entry of programs.
    pub entry: u64,
    /// WASM, host calls and events of programs.
    pub wasm: u64,
    /// Storage of programs.
    pub storage: u64,
    /// Calls and EVM code.
    pub other: u64,
    /// Given back for cleared storage.
    pub refunded: u64,
}
