//! Other ways into a loan: the vault with a curator behind it, escrow, and a loan that pays off another.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{SolValue, sol};
use serde_json::json;
use tests::credit::Currency;

use super::scene::Scene;
use crate::stage::refuse;

sol! {
    function setBlocked(address account, bool blocked) external;
}

/// So many of the loan's currency.
fn whole(dollars: u64) -> U256 {
    U256::from(dollars) * U256::from(1_000_000)
}

#[test]
fn the_vault_lends_and_is_paid_off_by_others() {
    let mut scene = Scene::new();
    let title = B256::from(scene.act(|credit, _| credit.title("of the vault")));
    lend_by_the_vault(&mut scene, title);
    refinance(&mut scene, title);
}

fn lend_by_the_vault(scene: &mut Scene, title: B256) {
    let [borrower, curator] =
        [scene.person(|people| &people.borrower), scene.person(|people| &people.curator)];
    let strategist = scene.person(|people| &people.strategist);
    let tranches = [("loan-book".into(), "400_000", "10%"), (curator.address.to_string(), "100_000", "15%")];
    scene.rewrite_tranches("vault.toml", title, &tranches);
    scene.give(&curator, whole(100_000));
    scene.succeed(&curator, "loan sign vault.toml --out curator.json");
    let line = "loan borrow vault.toml --signature curator.json";
    let error = refuse(scene.command(&borrower, line), 1);
    assert_eq!(
        (&error["kind"], &error["details"]["name"]),
        (&json!("reverted"), &json!("NotAgreed")),
        "{error:#}"
    );
    let agreed = scene.text(&strategist, "loan agree vault.toml");
    assert!(agreed.contains("let the vault lend 400,000.00 USD in loan 0x"), "{agreed}");
    let done = scene.succeed(&borrower, line);
    let book = scene.act(|credit, _| credit.book);
    assert_eq!(done["loan"]["tranches"][0]["owner"], book.to_string());
    assert!(
        done["notes"][0].as_str().is_some_and(|note| note.ends_with("out of the vault's cash.")),
        "{done:#}"
    );
    let standing = scene.succeed(&borrower, &format!("title standing {}", borrower.address));
    assert_eq!(
        (&standing["operator"]["approval"], &standing["operator"]["drawn"]),
        (&json!("approved"), &json!("500000.00"))
    );
}

fn refinance(scene: &mut Scene, title: B256) {
    let borrower = scene.person(|people| &people.borrower);
    let lenders = [scene.person(|people| &people.lenders[0]), scene.person(|people| &people.lenders[1])];
    let [senior, junior] = lenders.clone().map(|lender| lender.address.to_string());
    scene.rewrite_tranches("small.toml", title, &[(junior.clone(), "400_000", "9%")]);
    scene.rewrite_tranches("new.toml", title, &[(senior, "400_000", "9%"), (junior, "120_000", "12%")]);
    let [senior, junior] = &lenders;
    let now = scene.act(|credit, _| credit.chain().timestamp());
    scene.at(now + 3_600);
    scene.give(senior, whole(400_000));
    scene.give(junior, whole(400_000));
    let escrowed = scene.succeed(senior, "loan escrow new.toml");
    assert_eq!(escrowed["pays"]["formatted"], "400000.00");
    assert_eq!(scene.balance(senior), U256::ZERO);
    for terms in ["small", "new"] {
        scene.succeed(junior, &format!("loan sign {terms}.toml --out {terms}.json"));
    }
    let small =
        scene.text(&borrower, "loan refinance vault.toml small.toml --signature small.json --dry-run");
    assert!(
        small.contains("Now the borrower would add ") && small.contains("let the loan router take "),
        "{small}"
    );
    let before = scene.balance(&borrower);
    let done = scene.succeed(&borrower, "loan refinance vault.toml new.toml --signature new.json");
    assert_eq!(done["transactions"].as_array().map(Vec::len), Some(1), "the borrower adds nothing");
    assert!(scene.balance(&borrower) > before);
    let notes = done["notes"].as_array().expect("notes");
    let paid = format!(
        "Now the borrower would be paid {} USD.",
        deploy::amount::grouped(scene.balance(&borrower) - before, 6)
    );
    assert!(notes.iter().any(|note| *note == paid), "{paid} is not in {notes:?}");
    assert!(
        notes
            .iter()
            .any(|note| note.as_str().is_some_and(|note| note.ends_with("out of its escrow for this loan.")))
    );
    assert_eq!(
        (&done["loan"]["status"], &done["loan"]["principal"]["formatted"]),
        (&json!("active"), &json!("520000.00"))
    );
    assert_eq!(scene.succeed(&borrower, "loan show vault.toml")["status"], "closed");
}

/// Cash for a loan that never begins comes back.
#[test]
fn an_escrow_comes_back() {
    let mut scene = Scene::new();
    let [lender, other] =
        [scene.person(|people| &people.lenders[0]), scene.person(|people| &people.stranger)];
    let amount = scene.deal.terms.trancheSpecs[0].amount;
    scene.give(&lender, amount);
    let error = refuse(scene.command(&other, "loan escrow loan.toml"), 1);
    assert_eq!(error["details"]["name"], "NotALender");
    let error = refuse(scene.command(&lender, "loan escrow loan.toml --withdraw"), 1);
    assert_eq!(error["details"]["name"], "NothingWaits");
    scene.succeed(&lender, "loan escrow loan.toml");
    let error = refuse(scene.command(&lender, "loan escrow loan.toml --withdraw"), 1);
    assert_eq!((&error["kind"], &error["details"]["name"]), (&json!("reverted"), &json!("NotExpired")));
    scene.at(scene.deal.terms.expiration + 1);
    let done = scene.succeed(&lender, "loan escrow loan.toml --withdraw");
    assert_eq!(done["received"]["units"], amount.to_string());
    assert_eq!(scene.balance(&lender), amount);
    let twice = [(lender.address.to_string(), "10_000", "9%"), (lender.address.to_string(), "20_000", "9%")];
    scene.rewrite_tranches("twice.toml", scene.title, &twice);
    let error = refuse(scene.command(&lender, "loan escrow twice.toml"), 1);
    assert_eq!(error["details"]["name"], "SeveralTranches");
    let signed = scene.succeed(&lender, "loan sign twice.toml");
    assert_eq!(signed["permits"].as_array().map(Vec::len), Some(2));
}

/// An underwriter approves an operator, and ends that.
#[test]
fn offices_are_given_and_taken() {
    let mut scene = Scene::new();
    let [underwriter, stranger] =
        [scene.person(|people| &people.underwriter), scene.person(|people| &people.stranger)];
    let entity = format!("0x{}", "7".repeat(64));
    let line =
        format!("title approve {} --office operator --entity {entity} --limit 5_000", stranger.address);
    let error = refuse(scene.command(&stranger, &line), 1);
    assert_eq!(error["details"]["name"], "RoleMissing");
    scene.succeed(&underwriter, &line);
    let standing = format!("title standing {}", stranger.address);
    let shown = scene.succeed(&stranger, &standing);
    assert_eq!(
        (&shown["operator"]["limit"], &shown["curator"]["approval"]),
        (&json!("5000.00"), &json!("unknown"))
    );
    scene.succeed(&underwriter, &format!("title revoke {} --office operator", stranger.address));
    let text = scene.text(&stranger, &standing);
    assert!(text.contains("operator  revoked, 0.00 of 5,000.00 dollars"), "{text}");
    let height = scene.height();
    let error = refuse(scene.command(&underwriter, &line.replace("7777", "8777")), 1);
    assert_eq!((&error["details"]["name"], scene.height()), (&json!("EntityChanged"), height));
}

/// A contract lends by the signature of its owner, and by what it has approved.
#[test]
fn a_contract_lends() {
    let mut scene = Scene::new();
    let title = B256::from(scene.act(|credit, _| credit.title("of a wallet")));
    let [borrower, owner] =
        [scene.person(|people| &people.borrower), scene.person(|people| &people.lenders[0])];
    let stranger = scene.person(|people| &people.stranger);
    let wallet = scene.act(|credit, deal| {
        let wallet = credit.wallet(&owner);
        credit.give(wallet, deal.currency, whole(100_000));
        let approve = tests::abi::IToken::approveCall { spender: credit.router, value: U256::MAX };
        credit.through(wallet, &owner, deal.currency.token, &approve).expect("an approval");
        wallet
    });
    scene.rewrite_tranches("wallet.toml", title, &[(wallet.to_string(), "100_000", "10%")]);
    let line = format!("loan sign wallet.toml --for {wallet} --out wallet.json");
    let error = refuse(scene.command(&stranger, &line), 1);
    assert_eq!(error["details"]["name"], "NotTaken");
    let error = refuse(scene.command(&owner, "loan sign wallet.toml"), 1);
    assert_eq!(error["details"]["name"], "NotALender");
    let signed = scene.succeed(&owner, &line);
    assert_eq!((&signed["signer"], signed.get("permits")), (&json!(wallet.to_string()), None));
    let done = scene.succeed(&borrower, "loan borrow wallet.toml --signature wallet.json");
    assert_eq!(done["loan"]["tranches"][0]["owner"], wallet.to_string());
}

/// The currency has no permit, and refuses to pay a lender: that is put aside, and paid out to another address.
#[test]
fn what_cannot_be_pushed_is_claimed() {
    let mut scene = Scene::new();
    let [borrower, lender] =
        [scene.person(|people| &people.borrower), scene.person(|people| &people.lenders[0])];
    let (keeper, other) = (scene.person(|people| &people.keeper), Address::repeat_byte(9));
    let title = B256::from(scene.act(|credit, _| credit.title("of another currency")));
    let currency = scene.act(|credit, _| {
        let code = tests::init_code("BlocklistToken", &U256::from(6).abi_encode()).expect("a fixture");
        let token = credit.chain().deploy_evm(code).expect("a token").address;
        let currency = Currency { token, decimals: 6 };
        credit.give(lender.address, currency, whole(100_000));
        currency
    });
    let token = currency.token.to_string();
    scene.rewrite_tranches("first.toml", title, &[(lender.address.to_string(), "100_000", "10%")]);
    scene.rewrite("first.toml", "blocking.toml", &scene.deal.currency.token.to_string(), &token);
    assert!(scene.succeed(&lender, "loan sign blocking.toml --out lender.json").get("permits").is_none());
    scene.succeed(&lender, "loan approve blocking.toml");
    scene.succeed(&borrower, "loan borrow blocking.toml --signature lender.json");
    scene.act(|credit, _| {
        let call = setBlockedCall { account: lender.address, blocked: true };
        credit.chain().send(&keeper, currency.token, &call).expect("the lender is blocked");
    });
    let now = scene.act(|credit, _| credit.chain().timestamp());
    scene.at(now + 3_600);
    let paid = scene.succeed(&borrower, "loan pay blocking.toml");
    let waits = &paid["loan"]["paid"]["units"];
    let error = refuse(scene.command(&borrower, &format!("loan claim --currency {token}")), 1);
    assert_eq!(error["details"]["name"], "NothingWaits");
    let claimed = scene.succeed(&lender, &format!("loan claim --currency {token} --to {other}"));
    assert_eq!(&claimed["received"]["units"], waits);
    let held = scene.act(|credit, _| credit.balance(currency, other));
    assert_eq!(held.to_string(), waits.as_str().expect("units"));
}
