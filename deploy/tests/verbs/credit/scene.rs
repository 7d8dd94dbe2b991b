//! A node with all of credit on it, the files of a title and a loan, and the command line run by anybody.

use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::Command;

use alloy::providers::Provider;
use alloy_primitives::{Address, B256, Bytes, U256, hex};
use deploy::book::{Book, Deployed};
use deploy::client::{ChainArguments, Client};
use deploy::deployment::Placement;
use deploy::moment::utc;
use deploy::verbs::DocumentFile;
use serde_json::{Value, json};
use stylus_chain::chain::Account;
use stylus_node::{Node, NodeConfig, Serving};
use tempfile::TempDir;
use tests::Credit;
use tests::abi::ILoanRouter::TrancheSpec;
use tests::credit::{Currency, DAY, Deal, Lender, per_second};
use tokio::runtime::Runtime;

use crate::stage::complaint;

const TITLE: &str = include_str!("../../../examples/title.toml");
const LOAN: &str = include_str!("../../../examples/loan.toml");
/// What the lenders of the example lend, whole dollars.
const LENT: [u64; 2] = [750_000, 250_000];
/// Plenty of wei.
const ETHER: u64 = u64::MAX;

/// Everything. The files `title.toml` and `loan.toml` are the examples with the people of the scene, one instalment as
/// the reserve, and no fee at the end.
pub struct Scene {
    credit: Credit,
    serving: Serving,
    runtime: Runtime,
    folder: TempDir,
    /// The title of the document.
    pub title: B256,
    /// The loan of the terms.
    pub deal: Deal,
    /// Its id.
    pub loan: B256,
}

impl Scene {
    /// A new one; all are alike.
    pub fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let mut credit = Credit::new();
        let folder = TempDir::new().expect("a folder");
        let document = document(&mut credit);
        let file =
            DocumentFile::parse(&document, "title.toml".as_ref()).unwrap_or_else(|error| panic!("{error}"));
        let title = B256::from(file.id().word());
        let deal = deal(&mut credit, title);
        let terms = terms(&credit, &deal);
        let loan = credit.loan_id(&deal.terms);
        for (name, text) in [("title.toml", document), ("loan.toml", terms)] {
            std::fs::write(folder.path().join(name), text).expect("a file");
        }
        for account in everybody(&credit) {
            credit.chain().set_balance(account.address, U256::from(ETHER));
        }
        let chain = credit.chain();
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let start_time = Some(chain.timestamp());
        let config =
            NodeConfig { listen, start_time, chain: chain.config().clone(), ..NodeConfig::default() };
        let mut node = Node::open(config).expect("a node");
        std::mem::swap(&mut node.chain, chain);
        let serving = runtime.block_on(stylus_node::serve(node)).expect("the node serves");
        let mut scene = Self { credit, serving, runtime, folder, title, deal, loan };
        scene.write_book();
        scene
    }

    /// Acts on the chain past the node's users.
    pub fn act<R>(&mut self, act: impl FnOnce(&mut Credit, &Deal) -> R) -> R {
        let mut node = self.serving.node.lock();
        std::mem::swap(&mut node.chain, self.credit.chain());
        let outcome = act(&mut self.credit, &self.deal);
        std::mem::swap(&mut node.chain, self.credit.chain());
        outcome
    }

    /// The node's clock shows this from now on, and the next block has it at the least.
    pub fn at(&mut self, time: u64) {
        self.rpc("anvil_setTime", json!([time]));
        self.act(|credit, _| credit.chain().set_timestamp(time).expect("no block is later"));
    }

    /// The number of the latest block, to see that nothing was sent.
    pub fn height(&mut self) -> u64 {
        self.act(|credit, _| credit.chain().block_number())
    }

    /// So much of the loan's currency for somebody.
    pub fn give(&mut self, account: &Account, units: U256) {
        self.act(|credit, deal| credit.give(account.address, deal.currency, units));
    }

    /// What somebody has of the loan's currency.
    pub fn balance(&mut self, account: &Account) -> U256 {
        self.act(|credit, deal| credit.balance(deal.currency, account.address))
    }

    /// Somebody of the scene.
    pub fn person(&self, pick: impl FnOnce(&tests::credit::People) -> &Account) -> Account {
        pick(&self.credit.people).clone()
    }

    /// A file of the scene.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A verb as somebody runs it, among the files. `{token}` is the loan's currency, `{title}` and `{loan}` their
    /// numbers.
    pub fn command(&self, who: &Account, line: &str) -> Command {
        let line = line
            .replace("{token}", &self.deal.currency.token.to_string())
            .replace("{title}", &self.title.to_string())
            .replace("{loan}", &self.loan.to_string());
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.args(line.split(' ')).args(["--rpc-url", &self.url(), "--book", "book.json"]);
        command.current_dir(self.folder.path()).env_remove("USDAI_RPC_URL");
        command.env("USDAI_PRIVATE_KEY", hex::encode(who.key.to_bytes()));
        command
    }

    /// Runs a verb that succeeds, and returns its document.
    #[track_caller]
    pub fn succeed(&self, who: &Account, line: &str) -> Value {
        let output = self.command(who, line).arg("--json").output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        serde_json::from_slice(&output.stdout).expect("a document")
    }

    /// Runs a verb that succeeds, and returns its text.
    #[track_caller]
    pub fn text(&self, who: &Account, line: &str) -> String {
        let output = self.command(who, line).output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", complaint(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }

    /// Writes a file that is another with something replaced.
    pub fn rewrite(&self, from: &str, to: &str, part: &str, by: &str) {
        let text = std::fs::read_to_string(self.file(from)).expect("a file");
        assert!(text.contains(part), "{from} has no {part:?}");
        std::fs::write(self.file(to), text.replacen(part, by, 1)).expect("a file");
    }

    /// Writes the terms for another title and with these tranches: lender, whole dollars, percent a year.
    pub fn rewrite_tranches(&self, to: &str, title: B256, tranches: &[(String, &str, &str)]) {
        let text = std::fs::read_to_string(self.file("loan.toml")).expect("a file");
        let head = text
            .split("[[tranches]]")
            .next()
            .expect("a part")
            .replace(&self.title.to_string(), &title.to_string());
        let tranche = |(lender, amount, rate): &(String, &str, &str)| {
            format!("[[tranches]]\nlender = \"{lender}\"\namount = \"{amount}\"\nrate = \"{rate}\"\n\n")
        };
        let tranches: String = tranches.iter().map(tranche).collect();
        std::fs::write(self.file(to), head + &tranches).expect("a file");
    }

    fn url(&self) -> String {
        format!("http://{}", self.serving.address)
    }

    fn rpc(&self, method: &'static str, parameters: Value) -> Value {
        let arguments = ChainArguments { rpc_url: self.url() };
        self.runtime.block_on(async {
            let client = Client::connect(&arguments).await.expect("a node");
            let answer = client.provider().raw_request::<_, Value>(method.into(), parameters).await;
            answer.unwrap_or_else(|error| panic!("{method}: {error}"))
        })
    }

    fn write_book(&mut self) {
        let path = self.file("book.json");
        let contracts = contracts(&self.credit);
        self.act(|credit, _| {
            let chain = credit.chain();
            let genesis = chain.block(0).expect("a first block").hash;
            let (salt, beacon_key) = ("test".into(), Bytes::new());
            let placement =
                Placement { deployer: Address::ZERO, salt, epoch_genesis: 0, beacon_key, endpoint: None };
            let mut book = Book::new(chain.config().chain_id, genesis, 0, &placement);
            for (name, address) in contracts {
                let code_hash = chain.codehash(address);
                book.contracts.insert(name.into(), entry(address, code_hash));
            }
            book.write(&path).expect("a book");
        });
    }
}

fn contracts(credit: &Credit) -> [(&'static str, Address); 9] {
    [
        ("usdai", credit.redemptions.suite.usdai()),
        ("susdai", credit.redemptions.suite.susdai()),
        ("caliber", credit.caliber),
        ("deposit-timelock", credit.timelock),
        ("collateral-auction", credit.auction),
        ("loan-positions", credit.positions),
        ("loan-book", credit.book),
        ("loan-router", credit.router),
        ("loan-lens", credit.lens),
    ]
}

fn entry(address: Address, code_hash: B256) -> Deployed {
    Deployed {
        address,
        block: 0,
        transaction: B256::ZERO,
        code_hash,
        wasm_sha256: B256::ZERO,
        git_commit: None,
        constructor_arguments: Vec::new(),
        activated_at: 0,
        expires_at: 0,
    }
}

fn everybody(credit: &Credit) -> Vec<Account> {
    let people = credit.people.clone();
    let few = [
        people.borrower,
        people.curator,
        people.keeper,
        people.agent,
        people.bailee,
        people.appraiser,
        people.insurer,
        people.underwriter,
        people.strategist,
        people.stranger,
    ];
    few.into_iter().chain(people.lenders).chain(people.buyers).collect()
}

/// As documents and terms have it.
pub fn written(time: u64) -> String {
    let text = utc(U256::from(time));
    text.replacen(' ', "T", 1).replace(" UTC", "Z")
}

fn document(credit: &mut Credit) -> String {
    let now = credit.chain().timestamp();
    let people = &credit.people;
    let replaced = [
        ("0x3C44CdDdB6a900fa2b585dd299e03d12FA4293BC", people.bailee.address),
        ("0x70997970C51812dc3A010C7d01b50e0d17dc79C8", people.agent.address),
        ("0x15d34AAf54267DB7D7c367839AAf71A00a2C6A65", people.insurer.address),
        ("0x90F79bf6EB2c4f870365E785982E1f101E93b906", people.appraiser.address),
    ];
    let text = replaced.iter().fold(TITLE.to_owned(), |text, (from, to)| text.replace(from, &to.to_string()));
    text.replace("2026-11-25T00:00:00Z", &written(now - DAY))
        .replace("2027-12-31T00:00:00Z", &written(now + 900 * DAY))
}

/// The terms of the example, put together once more.
fn deal(credit: &mut Credit, title: B256) -> Deal {
    let currency: Currency = credit.usd6;
    let expiration = credit.chain().timestamp() + 30 * DAY;
    let mut deal = credit.deal(U256::from_be_bytes(title.0), currency);
    let lenders = [credit.people.lenders[0].clone(), credit.people.lenders[1].clone()];
    deal.lenders = lenders.iter().cloned().map(Lender::Permit).collect();
    let spec = |(lender, (lent, bps)): (&Account, (u64, u64))| TrancheSpec {
        lender: lender.address,
        amount: currency.whole(lent),
        rate: per_second(bps),
    };
    let terms = &mut deal.terms;
    terms.trancheSpecs = lenders.iter().zip(LENT.into_iter().zip([900, 1_800])).map(spec).collect();
    terms.expiration = expiration;
    terms.repaymentInterval = 730 * 3_600;
    terms.duration = 36 * terms.repaymentInterval;
    terms.gracePeriodDuration = 7 * DAY;
    terms.gracePeriodRate = per_second(500);
    terms.originationFee = currency.whole(5_000);
    terms.reserveInstalments = 1;
    deal
}

fn terms(credit: &Credit, deal: &Deal) -> String {
    let [senior, junior] =
        [&credit.people.lenders[0], &credit.people.lenders[1]].map(|lender| lender.address);
    let replaced = [
        ("0xf39Fd6e51aad88F6F4ce6aB8827279cffFb92266", deal.borrower.address),
        ("0xab8e440727A38bBB180f7032ca4a8009E7b52B80", deal.currency.token),
        ("0x976EA74026E726554dB657fA54763abd0C3a0aa9", senior),
        ("0x14dC79964da2C08b23698B3D3cc7Ca32193d9955", junior),
    ];
    let text = replaced.iter().fold(LOAN.to_owned(), |text, (from, to)| text.replace(from, &to.to_string()));
    text.replace(&format!("0x{}", "5".repeat(64)), &B256::from(deal.terms.title).to_string())
        .replace("2027-12-31T00:00:00Z", &written(deal.terms.expiration))
        .replace("reserve_instalments = 2", "reserve_instalments = 1")
        .replace("exit_fee = \"1_000\"", "exit_fee = \"0\"")
}
