//! A stage with the auction on it, a beacon whose key the tests have, and a vault that has lent most of its cash.

use std::path::PathBuf;
use std::process::Command;

use alloy_primitives::{Address, U256, hex};
use alloy_sol_types::{SolCall, SolValue};
use deploy::book::Book;
use serde_json::Value;
use stylus_chain::chain::Program;
use timelock::testing::TestBeacon;
use usdai_bindings::{IQEV, ISUSDai};

use crate::stage::{Stage, complaint};

const DAY: u64 = 86_400;
/// What is staked, of which so much is lent: 1,000 are left for those who leave.
const STAKED: [(&str, &str); 2] = [("alice", "7_000"), ("bob", "2_000")];
const LENT: u64 = 8_000;

/// Everything that a test needs. Epoch 1 has just begun; alice has 7,000 shares and bob 2,000, at a dollar each.
pub struct Scene {
    /// The chain, its people, and what else stands on it.
    pub stage: Stage,
    /// The auction.
    pub qev: Address,
    genesis: u64,
    /// Whose rounds open bids.
    pub beacon: TestBeacon,
}

/// Who runs the command line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    Alice,
    Bob,
}

impl Scene {
    /// A new one; all are alike.
    pub fn new() -> Self {
        let stage = Stage::new();
        let beacon = TestBeacon::start(7).expect("a beacon");
        stage.succeed(&["mint", "9_000", "--asset", "USD"]);
        for (who, amount) in STAKED {
            let to = if who == "bob" { stage.bob.address } else { stage.alice.address };
            stage.succeed(&["stake", amount, "--to", &to.to_string()]);
        }
        let boundary = stage.ask(stage.susdai, &ISUSDai::redemptionTimestampCall {});
        let genesis = boundary - 30 * DAY;
        let (qev, book) = deploy(&stage, &beacon, genesis);
        book.write(&stage.book_path()).expect("the book is written");
        stage.order(stage.susdai, &ISUSDai::setLoanBookCall { loanBook: stage.admin.address });
        stage.order(stage.susdai, &lend(LENT, LENT));
        Self { stage, qev, genesis, beacon }
    }

    /// The lock time of an epoch.
    pub const fn lock_time(&self, epoch: u64) -> u64 {
        self.genesis + 30 * DAY * epoch - 3 * DAY
    }

    /// The end of an epoch's reveal.
    pub const fn clear_time(&self, epoch: u64) -> u64 {
        self.genesis + 30 * DAY * epoch - DAY
    }

    /// Goes on to a time.
    pub fn go_to(&self, time: u64) {
        self.stage.chain(|chain| {
            let now = chain.head().timestamp;
            chain.warp(time.checked_sub(now).expect("a later time"));
            chain.mine(1);
        });
    }

    /// Clears the epoch that is due, by nobody in particular.
    pub fn clear(&self) {
        self.stage.pretend(Address::repeat_byte(9), self.qev, &IQEV::clearCall { blocks: 100 });
    }

    /// Where somebody's openings are.
    pub fn folder(&self, who: Who) -> PathBuf {
        self.stage.file(&format!("{who:?}"))
    }

    /// The files in it.
    pub fn openings(&self, who: Who) -> Vec<PathBuf> {
        let entries = std::fs::read_dir(self.folder(who)).into_iter().flatten();
        let mut paths: Vec<_> = entries.map(|entry| entry.expect("an entry").path()).collect();
        paths.sort();
        paths
    }

    /// A verb as somebody runs it.
    pub fn command(&self, who: Who, line: &str) -> Command {
        self.command_at(who, line, &self.stage.url())
    }

    /// The same at another endpoint.
    pub fn command_at(&self, who: Who, line: &str, url: &str) -> Command {
        let hash = self.beacon.network().chain_hash().to_string();
        let endpoint = self.beacon.endpoint();
        let mut arguments: Vec<&str> = line.split(' ').collect();
        let seals = matches!(arguments.first(), Some(&("bid" | "reveal"))) || line.contains("--bid");
        if seals {
            arguments.extend(["--beacon", &endpoint, "--beacon-hash", &hash]);
        }
        let mut command = self.stage.command_at(&arguments, url, &self.stage.book_path());
        command.env("USDAI_OPENINGS", self.folder(who));
        if who == Who::Bob {
            command.env("USDAI_PRIVATE_KEY", hex::encode(self.stage.bob.key));
        }
        command
    }

    /// Runs a verb that succeeds, and returns its document.
    #[track_caller]
    pub fn succeed(&self, who: Who, line: &str) -> Value {
        let output = self.command(who, line).arg("--json").output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        serde_json::from_slice(&output.stdout).expect("a document")
    }

    /// Runs a verb that succeeds, and returns its text.
    #[track_caller]
    pub fn text(&self, who: Who, line: &str) -> String {
        let output = self.command(who, line).output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// A position as the auction has it.
    pub fn position(&self, id: u64) -> IQEV::positionReturn {
        self.stage.ask(self.qev, &IQEV::positionCall { id: U256::from(id) })
    }

    /// Whether a position has a commitment.
    pub fn is_sealed(&self, id: u64) -> bool {
        !self.position(id).commitment.is_zero()
    }
}

fn deploy(stage: &Stage, beacon: &TestBeacon, genesis: u64) -> (Address, Book) {
    let program = |name| Program::load(name).expect("the programs are built");
    let key = beacon.network().public_key_uncompressed().expect("a key").to_vec();
    let (verifier, metadata, qev, lens) = stage.chain(|chain| {
        let key = (alloy_primitives::Bytes::from(key),).abi_encode_params();
        let verifier = chain.deploy(&program("beacon"), &key).expect("beacon").address;
        let metadata = chain.deploy_without_constructor(&program("qev-metadata")).expect("drawings").address;
        let arguments = (stage.admin.address, stage.susdai, U256::from(genesis), verifier, metadata);
        let qev = chain.deploy(&program("qev"), &arguments.abi_encode()).expect("qev").address;
        let lens = chain.deploy(&program("qev-lens"), &qev.abi_encode()).expect("lens").address;
        (verifier, metadata, qev, lens)
    });
    stage.order(stage.susdai, &ISUSDai::setRedemptionsCall { redemptions: qev });
    let mut book = stage.book();
    let deployed = [("beacon", verifier), ("qev-metadata", metadata), ("qev", qev), ("qev-lens", lens)];
    for (name, address) in deployed {
        book.contracts.insert(name.into(), stage.entry(address));
    }
    (qev, book)
}

/// Sends `sent` dollars to the loan book, which has `principal` out with them.
pub fn lend(principal: u64, sent: u64) -> ISUSDai::reportLoansCall {
    ISUSDai::reportLoansCall {
        principal: whole(principal),
        marks: U256::ZERO,
        accrued: U256::ZERO,
        ratePerSecond: U256::ZERO,
        sent: whole(sent),
        principalPaid: U256::ZERO,
        interestPaid: U256::ZERO,
    }
}

/// So many shares or USDai.
pub fn whole(number: u64) -> U256 {
    U256::from(number) * U256::from(10).pow(U256::from(18))
}

/// A call of anybody for a request of somebody's shares.
pub fn request(owner: Address, shares: u64) -> impl SolCall {
    ISUSDai::requestRedeemCall { shares: whole(shares), controller: owner, owner }
}
