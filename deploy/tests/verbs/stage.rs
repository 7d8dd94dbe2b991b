//! A node with the contracts on it, people with dollars, and the command line run as a user runs it.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use alloy_primitives::{Address, B256, Bytes, U256, hex};
use alloy_sol_types::{SolCall, SolValue};
use deploy::book::{Book, Deployed};
use deploy::deployment::Placement;
use deploy::fixture;
use deploy::project::Project;
use serde_json::Value;
use stylus_chain::chain::{Account, Chain, Program};
use stylus_node::{DevAccount, Node, NodeConfig, Serving};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use usdai_bindings::{ISUSDai, IToken, IUSDai};

/// What alice has of each dollar at first, in its 6 decimals: 10,000.
pub const FUNDS: u64 = 10_000_000_000;
/// Supply cap at first, whole USDai.
const SUPPLY_CAP: u64 = 1_000_000;

/// Minting is for everybody.
const OPEN: IUSDai::setAccessCall =
    IUSDai::setAccessCall { mode: 1, root: B256::ZERO, inviter: Address::ZERO };

/// Everything that a test needs. The contracts take their orders from `admin`.
pub struct Stage {
    /// A dollar with permit, symbol `USD`.
    pub dollar: Address,
    /// A dollar without permit and without a symbol, which takes a new approval only in the place of none.
    pub plain: Address,
    /// USDai.
    pub usdai: Address,
    /// The vault.
    pub susdai: Address,
    /// Gives the orders.
    pub admin: Account,
    /// Has dollars of both kinds.
    pub alice: DevAccount,
    /// Has ETH.
    pub bob: DevAccount,
    serving: Serving,
    folder: TempDir,
    _runtime: Runtime,
}

impl Stage {
    /// A new one; all are alike.
    pub fn new() -> Self {
        let runtime = Runtime::new().expect("a runtime");
        let listen = SocketAddr::from(([127, 0, 0, 1], 0));
        let mut node = Node::open(NodeConfig { listen, ..NodeConfig::default() }).expect("a node");
        let [alice, bob] = [0, 1].map(|index| node.accounts()[index].clone());
        let admin = node.chain.account("admin");
        let (usdai, susdai) = deploy_suite(&mut node.chain, &admin);
        let [dollar, plain] =
            ["Dollar", "PickyApprovalToken"].map(|name| deploy_dollar(&mut node.chain, name));
        for asset in [dollar, plain] {
            send(&mut node.chain, &admin, usdai, &listing(asset));
            let fund = IToken::mintCall { to: alice.address, value: U256::from(FUNDS) };
            send(&mut node.chain, &admin, asset, &fund);
        }
        let serving = runtime.block_on(stylus_node::serve(node)).expect("the node serves");
        let folder = TempDir::new().expect("a folder");
        let stage =
            Self { dollar, plain, usdai, susdai, admin, alice, bob, serving, folder, _runtime: runtime };
        stage.book().write(&stage.book_path()).expect("the book is written");
        stage
    }

    /// Changes the chain past its users.
    pub fn chain<R>(&self, act: impl FnOnce(&mut Chain) -> R) -> R {
        act(&mut self.serving.node.lock().chain)
    }

    /// Gives an order.
    pub fn order<C: SolCall>(&self, to: Address, call: &C) {
        self.chain(|chain| send(chain, &self.admin, to, call));
    }

    /// Sends a call in the name of anybody, without a signature.
    pub fn pretend<C: SolCall>(&self, from: Address, to: Address, call: &C) {
        self.chain(|chain| {
            chain.set_balance(from, U256::MAX >> 64);
            let transaction = chain.transaction(from, Some(to), call.abi_encode());
            chain.send_transaction(&transaction).expect("it goes through");
        });
    }

    /// Another dollar; `Dollar` is one with permit and the symbol `USD`.
    pub fn another_dollar(&self, name: &str) -> Address {
        self.chain(|chain| deploy_dollar(chain, name))
    }

    /// Takes an asset into the reserve.
    pub fn list(&self, asset: Address) {
        self.order(self.usdai, &listing(asset));
    }

    /// Asks a contract.
    pub fn ask<C: SolCall>(&self, to: Address, call: &C) -> C::Return {
        self.chain(|chain| chain.call(to, call)).expect("an answer")
    }

    /// Does something, and goes back to where the chain was.
    pub fn undone(&self, act: impl FnOnce()) {
        let snapshot = self.serving.node.lock().snapshot();
        act();
        assert!(self.serving.node.lock().revert(snapshot).expect("no file"), "there is a snapshot");
    }

    /// The number of the latest block, to see that nothing was sent.
    pub fn height(&self) -> u64 {
        self.chain(|chain| chain.block_number())
    }

    /// The address book of the chain.
    pub fn book(&self) -> Book {
        let (chain_id, genesis) =
            self.chain(|chain| (chain.config().chain_id, chain.block(0).expect("a first block").hash));
        let (salt, beacon_key) = ("test".into(), Bytes::new());
        let placement =
            Placement { deployer: self.admin.address, salt, epoch_genesis: 0, beacon_key, endpoint: None };
        let mut book = Book::new(chain_id, genesis, 0, &placement);
        for (name, address) in [("usdai", self.usdai), ("susdai", self.susdai)] {
            book.contracts.insert(name.into(), self.entry(address));
        }
        book
    }

    /// An entry of the book, of what is at an address now.
    pub fn entry(&self, address: Address) -> Deployed {
        Deployed {
            address,
            block: 0,
            transaction: B256::ZERO,
            code_hash: self.chain(|chain| chain.codehash(address)),
            wasm_sha256: B256::ZERO,
            git_commit: None,
            constructor_arguments: Vec::new(),
            activated_at: 0,
            expires_at: 0,
        }
    }

    /// Where it is.
    pub fn book_path(&self) -> PathBuf {
        self.folder.path().join("book.json")
    }

    /// A file next to it.
    pub fn file(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// A verb with the node's address and book, as alice.
    pub fn command(&self, arguments: &[&str]) -> Command {
        self.command_with(arguments, &self.book_path())
    }

    /// The same with another book.
    pub fn command_with(&self, arguments: &[&str], book: &Path) -> Command {
        self.command_at(arguments, &self.url(), book)
    }

    /// The endpoint.
    pub fn url(&self) -> String {
        format!("http://{}", self.serving.address)
    }

    /// The same at another endpoint.
    pub fn command_at(&self, arguments: &[&str], url: &str, book: &Path) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_usdai"));
        command.args(arguments).args(["--rpc-url", url, "--book"]).arg(book);
        command.env("USDAI_PRIVATE_KEY", hex::encode(self.alice.key));
        command
    }

    /// Runs a verb that succeeds, and returns its document.
    #[track_caller]
    pub fn succeed(&self, arguments: &[&str]) -> Value {
        let mut command = self.command(arguments);
        command.arg("--json");
        let output = command.output().expect("usdai starts");
        assert!(output.status.success(), "{arguments:?}: {}", complaint(&output));
        document(&output)
    }

    /// Runs a verb that succeeds, and returns its text.
    #[track_caller]
    pub fn text(&self, arguments: &[&str]) -> String {
        let output = self.command(arguments).output().expect("usdai starts");
        assert!(output.status.success(), "{arguments:?}: {}", complaint(&output));
        String::from_utf8_lossy(&output.stdout).into_owned()
    }
}

/// Runs a command that is to end with this code, and returns the error of its document, which says what is said on
/// standard error.
#[track_caller]
pub fn refuse(mut command: Command, code: i32) -> Value {
    command.arg("--json");
    let output = command.output().expect("usdai starts");
    assert_eq!(output.status.code(), Some(code), "{command:?}: {}", complaint(&output));
    let error = document(&output)["error"].clone();
    let message = error["message"].as_str().expect("a message");
    assert!(complaint(&output).contains(message), "{message:?} is not in: {}", complaint(&output));
    error
}

/// What was said on standard error.
pub fn complaint(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

const fn listing(asset: Address) -> IUSDai::addAssetCall {
    IUSDai::addAssetCall { asset, mintFee: 0, redeemFee: 0, shareCap: 10_000 }
}

#[track_caller]
fn document(output: &Output) -> Value {
    serde_json::from_slice(&output.stdout)
        .unwrap_or_else(|error| panic!("{error}: {}", String::from_utf8_lossy(&output.stdout)))
}

fn deploy_suite(chain: &mut Chain, admin: &Account) -> (Address, Address) {
    let program = |name| Program::load(name).expect("the programs are built");
    let authority = admin.address;
    let usdai = chain.deploy(&program("usdai"), &authority.abi_encode()).expect("usdai").address;
    let arguments = (authority, usdai, U256::from(chain.timestamp())).abi_encode();
    let susdai = chain.deploy(&program("susdai"), &arguments).expect("susdai").address;
    let cap = U256::from(SUPPLY_CAP) * U256::from(10).pow(U256::from(18));
    send(chain, admin, usdai, &IUSDai::setSupplyCapCall { cap });
    send(chain, admin, usdai, &OPEN);
    send(chain, admin, usdai, &IUSDai::setHarvestRecipientCall { recipient: susdai });
    send(chain, admin, susdai, &ISUSDai::setFeeRecipientCall { recipient: authority });
    (usdai, susdai)
}

fn deploy_dollar(chain: &mut Chain, name: &str) -> Address {
    let checkout = Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("deploy/ lies in the checkout");
    let project = Project::find(Some(checkout)).expect("the checkout");
    let mut code = fixture::creation_code(&project, name).expect("the fixtures are compiled");
    code.extend(U256::from(6).abi_encode());
    chain.deploy_evm(code).expect("a dollar").address
}

#[track_caller]
fn send<C: SolCall>(chain: &mut Chain, from: &Account, to: Address, call: &C) {
    if let Err(error) = chain.send(from, to, call) {
        panic!("{}: {error}", C::SIGNATURE);
    }
}
