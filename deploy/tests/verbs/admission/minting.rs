//! Minting while it is for the admitted: by a list, by invitation, within caps, and explained where it is refused.

use alloy_primitives::{Address, B256, U256, hex};
use alloy_sol_types::SolCall;
use serde_json::{Value, json};
use stylus_chain::chain::Program;
use usdai_bindings::{IAuthority, IToken, IUSDai};

use crate::redemptions::scene::whole;
use crate::stage::{Stage, refuse};

const CLOSED: u8 = 0;
const OPEN: u8 = 1;
const MAKERS: u8 = 2;

/// Minting is closed; alice may invite. Alice is in the list with 500, bob with 50.
struct Beta {
    stage: Stage,
}

impl Beta {
    fn new() -> Self {
        let stage = Stage::new();
        let list = format!("address,cap\n{},500\n{},50\n", stage.alice.address, stage.bob.address);
        std::fs::write(stage.file("list.csv"), list).expect("a file");
        let beta = Self { stage };
        let made = beta.succeed("access tree {folder}/list.csv");
        let root = made["root"].as_str().and_then(|root| root.parse().ok()).expect("a root");
        beta.set(CLOSED, root);
        beta
    }

    fn set(&self, mode: u8, root: B256) {
        let inviter = self.stage.alice.address;
        self.stage.order(self.stage.usdai, &IUSDai::setAccessCall { mode, root, inviter });
    }

    fn line(&self, line: &str) -> Vec<String> {
        let folder = self.stage.file("");
        let folder = folder.to_str().expect("letters").trim_end_matches('/').to_owned();
        let words = line.split(' ').map(|word| {
            word.replace("{folder}", &folder)
                .replace("{bob}", &self.stage.bob.address.to_string())
                .replace("{alice}", &self.stage.alice.address.to_string())
                .replace("{carol}", &Address::repeat_byte(0xca).to_string())
        });
        words.collect()
    }

    #[track_caller]
    fn succeed(&self, line: &str) -> Value {
        let line = self.line(line);
        let line: Vec<_> = line.iter().map(String::as_str).collect();
        if line.get(1) == Some(&"tree") {
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_usdai"))
                .args(&line)
                .arg("--json")
                .output()
                .expect("usdai starts");
            return serde_json::from_slice(&output.stdout).expect("a document");
        }
        self.stage.succeed(&line)
    }

    #[track_caller]
    fn refused(&self, line: &str, name: &str) -> Value {
        let line = self.line(line);
        let line: Vec<_> = line.iter().map(String::as_str).collect();
        let height = self.stage.height();
        let error = refuse(self.stage.command(&line), 1);
        assert_eq!(error["details"]["name"], name, "{error}");
        assert_eq!(self.stage.height(), height, "nothing is sent");
        error
    }

    fn held(&self, account: Address) -> U256 {
        self.stage.ask(self.stage.usdai, &IToken::balanceOfCall { account })
    }
}

#[test]
fn the_listed_mint_up_to_their_caps() {
    let beta = Beta::new();
    let refusal = beta.refused("mint 10 --asset USD", "NotAdmitted");
    assert!(refusal["remedy"].as_str().is_some_and(|remedy| remedy.contains("--access")), "{refusal}");
    let before = beta.succeed("access show {alice} --access {folder}/list.json");
    assert_eq!((&before["mode"], &before["account"]["admitted"]), (&json!("closed"), &json!(false)));
    assert_eq!(before["account"]["maxDeposit"][0]["formatted"], "500.00");
    let without = beta.succeed("access show {alice}");
    assert_eq!(without["account"]["maxDeposit"][0]["formatted"], "0.00");

    // Who pays and who gets it show in one that they are admitted.
    beta.succeed("mint 1 --asset USD --to {bob} --access {folder}/list.json");
    assert_eq!(beta.held(beta.stage.bob.address), whole(1));
    let done = beta.succeed("mint 10 --asset USD --access {folder}/list.json");
    assert_eq!(done["received"]["formatted"], "10.00");
    // An admission is remembered, and a permit saves a transaction.
    let again = beta.succeed("mint 10 --asset USD");
    assert_eq!(again["transactions"].as_array().map(Vec::len), Some(1));
    let error = beta.refused("mint 481 --asset USD", "AddressCap");
    let message = error["message"].as_str().expect("a message");
    assert!(message.contains("500.00 USDai in all and has minted 20.00 USDai"), "{message}");
    beta.succeed("mint 480 --asset USD");
    assert_eq!(beta.held(beta.stage.alice.address), whole(500));

    let error = beta.refused("mint 1 --asset USD --to {carol}", "NotAdmitted");
    assert_eq!(error["details"]["part"], "who gets the USDai");
    beta.refused("mint 50 --asset USD --to {bob} --access {folder}/list.json", "AddressCap");
    beta.succeed("mint 49 --asset USD --to {bob}");
    assert_eq!(beta.held(beta.stage.bob.address), whole(50));
}

#[test]
fn the_invited_mint_until_their_invitation_ends() {
    let beta = Beta::new();
    beta.succeed("mint 1 --asset USD --access {folder}/list.json");
    let line = "access invite {carol} --cap 70 --expires 2100-01-01T00:00:00Z --out {folder}/carol.json";
    let invite = beta.succeed(line);
    assert_eq!(invite["cap"], whole(70).to_string());
    beta.succeed("mint 70 --asset USD --to {carol} --access {folder}/carol.json");
    assert_eq!(beta.held(Address::repeat_byte(0xca)), whole(70));
    beta.refused("mint 1 --asset USD --to {carol}", "AddressCap");
    // A higher cap is a new invitation.
    beta.succeed("access invite {carol} --cap 80 --expires 2100-01-01T00:00:00Z --out {folder}/more.json");
    beta.succeed("mint 10 --asset USD --to {carol} --access {folder}/more.json");

    beta.refused("access invite {carol} --cap 70 --expires 2020-01-01T00:00:00Z", "InviteExpired");
    let mut by_bob = beta.stage.command(&["access", "invite", &beta.stage.bob.address.to_string()]);
    by_bob.args(["--cap", "1", "--expires", "2100-01-01T00:00:00Z"]);
    by_bob.env("USDAI_PRIVATE_KEY", hex::encode(beta.stage.bob.key));
    assert_eq!(refuse(by_bob, 1)["details"]["name"], "NotTheInviter");
    let text = std::fs::read_to_string(beta.stage.file("carol.json")).expect("the file");
    std::fs::write(beta.stage.file("other.json"), text.replace("\"chainId\": ", "\"chainId\": 1"))
        .expect("a file");
    beta.set(CLOSED, B256::repeat_byte(1));
    beta.refused("mint 1 --asset USD --to {carol} --access {folder}/list.json", "OtherList");
    beta.refused("access check {folder}/list.json", "OtherList");
    beta.succeed("access invite {alice} --cap 600 --expires 2100-01-01T00:00:00Z --out {folder}/alice.json");
    beta.refused(
        "mint 1 --asset USD --to {carol} --access {folder}/alice.json --access {folder}/other.json",
        "OtherInvite",
    );
    beta.succeed("mint 1 --asset USD --access {folder}/alice.json");
}

#[test]
fn a_block_mints_its_share_of_what_was_opened() {
    let beta = Beta::new();
    beta.set(OPEN, B256::ZERO);
    beta.stage.order(beta.stage.usdai, &IUSDai::openTrancheCall { cap: whole(1_000), perBlockBps: 1_000 });
    let error = beta.refused("mint 101 --asset USD", "BlockShare");
    assert!(
        error["message"].as_str().is_some_and(|message| message.contains("at most 100.00 USDai")),
        "{error}"
    );
    beta.succeed("mint 100 --asset USD");
    let shown = beta.succeed("access show {alice}");
    assert_eq!((&shown["mode"], &shown["perBlock"]["formatted"]), (&json!("open"), &json!("100.00")));
    beta.stage.order(beta.stage.usdai, &IUSDai::setAddressCapCall { cap: whole(120) });
    let text = beta.stage.text(&["access", "show"]);
    assert!(
        text.contains("an address  at most 120.00 USDai") && text.contains("a block     at most"),
        "{text}"
    );
}

/// The stage's contracts take their orders from an account, which is no authority: this gives USDai one.
#[test]
fn market_makers_mint_while_it_is_for_them_and_the_administrator_sets_it() {
    let beta = Beta::new();
    let stage = &beta.stage;
    let alice = stage.alice.address;
    let authority = stage.chain(|chain| {
        let program = Program::load("authority").expect("the programs are built");
        chain.deploy(&program, &alloy_sol_types::SolValue::abi_encode(&alice)).expect("authority").address
    });
    stage.order(stage.usdai, &IUSDai::transferAuthorityCall { account: authority });
    let listing = IAuthority::addTargetCall { target: stage.usdai, entries: Vec::new() };
    stage.pretend(alice, authority, &listing);
    let accept = IUSDai::acceptAuthorityCall {}.abi_encode().into();
    stage.pretend(alice, authority, &IAuthority::pushCall { target: stage.usdai, data: accept });
    let mut book = stage.book();
    book.contracts.insert("authority".into(), stage.entry(authority));
    book.write(&stage.book_path()).expect("the book is written");

    let height = stage.height();
    let shown = beta.succeed("access set --mode makers");
    assert_eq!((&shown["dryRun"], stage.height()), (&json!(true), height), "without --yes nothing is sent");
    let mut by_bob = stage.command(&["access", "set", "--mode", "makers", "--yes"]);
    by_bob.env("USDAI_PRIVATE_KEY", hex::encode(stage.bob.key));
    assert_eq!(refuse(by_bob, 1)["details"]["name"], "NotTheAdmin");
    beta.succeed("access set --mode makers --yes");
    assert_eq!(stage.ask(stage.usdai, &IUSDai::accessCall {}).mode, MAKERS);
    beta.refused("mint 1 --asset USD", "NotAMaker");
    let role = alloy_primitives::keccak256("MAKER");
    stage.pretend(alice, authority, &IAuthority::grantRoleCall { role, account: alice });
    beta.succeed("mint 1 --asset USD");

    beta.succeed("access set {folder}/list.json --mode closed --inviter {bob} --yes");
    let access = stage.ask(stage.usdai, &IUSDai::accessCall {});
    assert_eq!((access.mode, access.inviter), (CLOSED, stage.bob.address));
    beta.succeed("access check {folder}/list.json");
    stage.pretend(alice, authority, &IAuthority::sealCall {});
    let sealed = beta.refused("access set --mode open --yes", "Sealed");
    assert!(
        sealed["remedy"].as_str().is_some_and(|remedy| remedy.contains("usdai authority schedule")),
        "{sealed}"
    );
}
