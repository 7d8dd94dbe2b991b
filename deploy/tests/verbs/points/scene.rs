//! A vault with a redemption auction, and a season of points over it.

use std::process::Command;

use alloy_primitives::aliases::U96;
use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use deploy::book::{Book, Deployed};
use serde_json::Value;
use stylus_chain::chain::{Account, Chain, Program};
use usdai_bindings::{IAuthority, ICores};

use crate::redemptions::scene::{Scene, Who};

pub const DAY: u64 = 86_400;
pub const WEEK: u64 = 7 * DAY;
/// When the season begins, from when it is opened.
const LATER: u64 = 3_600;

/// Everything. Alice publishes, bob guards.
pub struct Points {
    /// Vault and auction.
    pub scene: Scene,
    /// The points.
    pub cores: Address,
    /// When week 1 begins.
    pub start: u64,
}

/// Points on a chain, and who gives the orders.
pub struct Office {
    /// Who may do what.
    pub authority: Address,
    /// The points.
    pub cores: Address,
    /// When week 1 begins.
    pub start: u64,
}

impl Office {
    /// An authority and points, with these publishers and guardians, and a season of eight weeks.
    pub fn open(chain: &mut Chain, admin: &Account, publisher: Address, guardian: Address) -> Self {
        let program = |name| Program::load(name).expect("the programs are built");
        let authority =
            chain.deploy(&program("authority"), &admin.address.abi_encode()).expect("authority").address;
        let cores = chain.deploy(&program("cores"), &authority.abi_encode()).expect("cores").address;
        let start = chain.timestamp() + LATER;
        let listing = IAuthority::addTargetCall { target: cores, entries: Vec::new() };
        chain.send(admin, authority, &listing).expect("it is listed");
        for (role, account) in [("PUBLISHER", publisher), ("GUARDIAN", guardian)] {
            let grant = IAuthority::grantRoleCall { role: keccak256(role), account };
            chain.send(admin, authority, &grant).expect("it is granted");
        }
        let rate = |cores: u64| U96::from(cores) * U96::from(10).pow(U96::from(18));
        let season = ICores::openSeasonCall {
            start,
            weekCount: 8,
            weeklyMaximum: U256::from(10).pow(U256::from(28)),
            rates: ICores::Rates {
                held: rate(5),
                staked: rate(2),
                minted: rate(20),
                lent: rate(3),
                referralBps: 1_000,
            },
        };
        let push = IAuthority::pushCall { target: cores, data: season.abi_encode().into() };
        chain.send(admin, authority, &push).expect("the season is opened");
        Self { authority, cores, start }
    }
}

impl Points {
    /// A new one; all are alike. The season begins within the hour.
    pub fn new() -> Self {
        let scene = Scene::new();
        let stage = &scene.stage;
        let (publisher, guardian) = (stage.alice.address, stage.bob.address);
        let office = stage.chain(|chain| Office::open(chain, &stage.admin, publisher, guardian));
        let mut book = Book::read(&stage.book_path()).expect("it is read").expect("a book");
        for (name, address) in [("authority", office.authority), ("cores", office.cores)] {
            book.contracts.insert(name.into(), stage.entry(address));
        }
        book.write(&stage.book_path()).expect("the book is written");
        Self { scene, cores: office.cores, start: office.start }
    }

    /// Goes on to so many seconds of the season.
    pub fn go_to(&self, seconds: u64) {
        self.scene.go_to(self.start + seconds);
    }

    /// A verb among the files of the scene, which keeps nothing at home.
    pub fn command(&self, who: Who, line: &str) -> Command {
        self.command_at(who, line, &self.scene.stage.url())
    }

    /// The same at another endpoint.
    pub fn command_at(&self, who: Who, line: &str, url: &str) -> Command {
        let mut command = self.scene.command_at(who, line, url);
        command
            .current_dir(self.scene.stage.file("").as_path())
            .env("XDG_CACHE_HOME", self.scene.stage.file("cache"));
        command
    }

    /// Runs a verb that succeeds, and returns its document.
    #[track_caller]
    pub fn succeed(&self, who: Who, line: &str) -> Value {
        let output = self.command(who, line).arg("--json").output().expect("usdai starts");
        assert!(output.status.success(), "{line}: {}", crate::stage::complaint(&output));
        serde_json::from_slice(&output.stdout).expect("a document")
    }

    /// Publishes something in the name of alice, without looking.
    pub fn publish(&self, week: u32, root: B256, total: U256, input_hash: B256) {
        let call = ICores::publishCall { week, root, total, inputHash: input_hash };
        self.scene.stage.pretend(self.scene.stage.alice.address, self.cores, &call);
    }

    /// A number of a document.
    #[track_caller]
    pub fn number(value: &Value) -> U256 {
        value.as_str().and_then(|text| text.parse().ok()).unwrap_or_else(|| panic!("{value} is no number"))
    }
}

/// An entry of a book.
pub fn entry(address: Address, code_hash: B256) -> Deployed {
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
