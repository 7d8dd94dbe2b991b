//! What the verbs of credit refuse: a new case is a row, and none sends anything.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::credit::People;

use super::scene::Scene;
use crate::stage::{complaint, refuse};

type Who = fn(&People) -> &Account;
/// Who, what is asked, the kind and name of the refusal, and words of it.
type Case = (Who, &'static str, &'static str, &'static str, &'static [&'static str]);

const AGENT: Who = |people| &people.agent;
const APPRAISER: Who = |people| &people.appraiser;
const BAILEE: Who = |people| &people.bailee;
const BORROWER: Who = |people| &people.borrower;
const JUNIOR: Who = |people| &people.lenders[1];
const SENIOR: Who = |people| &people.lenders[0];
const STRANGER: Who = |people| &people.stranger;

/// The title is a draft that bailee and appraiser have signed. `other.toml` is another document, `stranger.json` its
/// bailee's signature, `high.toml` has other decimals than the currency.
const OF_A_DRAFT: &[Case] = &[
    (
        AGENT,
        "title register title.toml --owner {borrower}",
        "reverted",
        "AlreadyRegistered",
        &["Another document"],
    ),
    (BORROWER, "title register other.toml --owner {borrower}", "reverted", "RoleMissing", &["grant it"]),
    (AGENT, "title register other.toml --owner {zero}", "refused", "BadRecipient", &["the zero address"]),
    (STRANGER, "title sign title.toml", "refused", "NotAParty", &["neither bailee, appraiser nor insurer"]),
    (
        APPRAISER,
        "title sign title.toml --policy policy.toml",
        "refused",
        "NotTheParty",
        &["is not the insurer"],
    ),
    (
        APPRAISER,
        "title sign title.toml --delivered-to {borrower} --delivered-at 2026-01-01T00:00:00Z",
        "refused",
        "NotTheParty",
        &["is not the bailee"],
    ),
    (AGENT, "title attest title.toml", "refused", "SignatureMissing", &["the bailee 0x", "usdai title sign"]),
    (
        AGENT,
        "title attest title.toml --signature bailee.json --signature appraiser.json",
        "refused",
        "SignatureMissing",
        &["the insurer 0x"],
    ),
    (
        AGENT,
        "title attest other.toml --signature bailee.json",
        "refused",
        "SignedOther",
        &["bailee.json", "version"],
    ),
    (
        AGENT,
        "title attest title.toml --signature 0x{digits}",
        "refused",
        "SignerNotAsked",
        &["a signature is of 0x"],
    ),
    (AGENT, "title attest title.toml --signature 0x1234", "refused", "SignerUnknown", &["--out"]),
    (AGENT, "title activate title.toml", "reverted", "NoEdge", &[]),
    (AGENT, "title activate other.toml", "reverted", "NoTitle", &["Registered"]),
    (AGENT, "title keep {title}", "reverted", "NoEdge", &[]),
    (STRANGER, "title show other.toml", "reverted", "NoTitle", &[]),
    (STRANGER, "title value {loan}", "reverted", "NoTitle", &[]),
    (STRANGER, "auction show title.toml", "refused", "NotForSale", &["usdai title show"]),
    (STRANGER, "auction bid {title} 5", "refused", "NotForSale", &[]),
    (STRANGER, "auction settle {title}", "reverted", "NotForSale", &[]),
    (STRANGER, "auction next {title}", "reverted", "NotForSale", &[]),
    (STRANGER, "auction withdraw --currency {token}", "refused", "NothingWaits", &["no USD waits for"]),
    (STRANGER, "loan claim", "refused", "NothingWaits", &["no USDai waits for"]),
    (STRANGER, "loan claim --currency EUR", "refused", "AssetUnknown", &[]),
    (STRANGER, "loan terms high.toml", "refused", "DecimalsDiffer", &["18 decimals", "says 6"]),
    (STRANGER, "loan show loan.toml", "refused", "NotBegun", &["usdai loan borrow"]),
    (STRANGER, "loan show {title}", "refused", "LoanUnknown", &["give the file"]),
    (STRANGER, "loan pay loan.toml 5", "refused", "NotBegun", &[]),
    (STRANGER, "loan default loan.toml", "refused", "NotBegun", &[]),
    (STRANGER, "loan sign loan.toml", "refused", "NotALender", &["lends no tranche"]),
    (STRANGER, "loan approve loan.toml", "refused", "NotALender", &[]),
    (SENIOR, "loan approve loan.toml", "refused", "BalanceTooLow", &["less than 750,000.00 USD"]),
    (
        BORROWER,
        "loan borrow loan.toml",
        "refused",
        "LenderUnready",
        &["lends 750,000.00 USD", "usdai loan sign"],
    ),
    (
        BORROWER,
        "loan borrow loan.toml --signature senior.json",
        "refused",
        "LenderUnready",
        &["250,000.00 USD"],
    ),
    (BORROWER, "loan borrow loan.toml --signature bailee.json", "refused", "SignedOther", &["bailee.json"]),
    (BORROWER, "loan borrow loan.toml --signature 0x{digits}", "refused", "SignerNotAsked", &[]),
    (
        STRANGER,
        "loan borrow loan.toml --signature senior.json --signature junior.json",
        "reverted",
        "NotBorrower",
        &["borrower"],
    ),
];

/// The loan has begun, and its first payment is due.
const OF_A_LOAN: &[Case] = &[
    (
        BORROWER,
        "loan borrow loan.toml --signature senior.json --signature junior.json",
        "reverted",
        "LoanExists",
        &[],
    ),
    (BORROWER, "loan pay loan.toml 0", "refused", "AmountZero", &[]),
    (BORROWER, "loan pay loan.toml 5", "reverted", "BelowDue", &["32857234912"]),
    (BORROWER, "loan pay loan.toml 2_000_000", "refused", "BalanceTooLow", &[]),
    (STRANGER, "loan pay loan.toml", "refused", "BalanceTooLow", &["less than 32,857.234912 USD"]),
    (
        STRANGER,
        "loan quote loan.toml --at 2020-01-01T00:00:00Z",
        "refused",
        "NotYetThen",
        &["the loan began 20"],
    ),
    (BORROWER, "loan cure loan.toml", "refused", "NothingDue", &[]),
    (BORROWER, "loan cure loan.toml 5", "reverted", "WrongStatus", &[]),
    (STRANGER, "loan default loan.toml", "reverted", "WithinGrace", &[" UTC"]),
    (STRANGER, "loan foreclose loan.toml", "reverted", "WrongStatus", &[]),
    (STRANGER, "loan recover {loan}", "reverted", "WrongStatus", &[]),
    (STRANGER, "auction show {title}", "refused", "NotForSale", &[]),
    (AGENT, "title withdraw title.toml", "reverted", "NoEdge", &[]),
    (
        BAILEE,
        "title redeem title.toml --delivered-at 2026-01-01T00:00:00Z --signature senior.json",
        "refused",
        "SignedOther",
        &[],
    ),
];

#[test]
fn refused_before_anything_is_sent() {
    let mut scene = Scene::new();
    let digits = draft(&mut scene);
    check(&mut scene, OF_A_DRAFT, &digits);
    borrow(&mut scene);
    check(&mut scene, OF_A_LOAN, &digits);
}

#[track_caller]
fn check(scene: &mut Scene, cases: &[Case], digits: &str) {
    let borrower = scene.person(BORROWER).address.to_string();
    for (who, line, kind, name, words) in cases {
        let line = line.replace("{borrower}", &borrower).replace("{digits}", digits);
        let line = line.replace("{zero}", &format!("0x{}", "0".repeat(40)));
        let (height, who) = (scene.height(), scene.person(*who));
        let error = refuse(scene.command(&who, &line), 1);
        let found = (&error["kind"], &error["details"]["name"]);
        assert_eq!(found, (&(*kind).into(), &(*name).into()), "{line}: {error:#}");
        let said = format!("{} {} {}", error["message"], error["remedy"], error["details"]);
        for word in *words {
            assert!(said.contains(word), "{line}: {word:?} is not in: {said}");
        }
        assert_eq!(scene.height(), height, "{line} sent something");
    }
}

/// A draft and its signatures, and those of the lenders, of whom the junior has approved nothing. Returns the digits of
/// somebody's signature who need not sign.
fn draft(scene: &mut Scene) -> String {
    scene.rewrite("title.toml", "other.toml", "hall 2", "hall 3");
    scene.rewrite("loan.toml", "high.toml", "currency_decimals = 6", "currency_decimals = 18");
    let insurer = scene.person(|people| &people.insurer).address;
    let policy = format!(
        "insurer = \"{insurer}\"\nhash = \"0x{}\"\ninsured = \"1\"\nexpires_at = 2090-01-01T00:00:00Z\n",
        "6".repeat(64)
    );
    std::fs::write(scene.file("policy.toml"), policy).expect("a file");
    let [agent, borrower] = [AGENT, BORROWER].map(|who| scene.person(who));
    scene.succeed(&agent, &format!("title register title.toml --owner {}", borrower.address));
    for (who, line) in [
        (BAILEE, "title sign title.toml --out bailee.json"),
        (APPRAISER, "title sign title.toml --out appraiser.json"),
        (SENIOR, "loan sign loan.toml --out senior.json"),
        (JUNIOR, "loan sign loan.toml --out junior.json"),
    ] {
        scene.succeed(&scene.person(who), line);
    }
    let signed = scene.person(STRANGER).sign_hash(alloy_primitives::B256::repeat_byte(1)).as_bytes();
    alloy_primitives::hex::encode(signed)
}

fn borrow(scene: &mut Scene) {
    let [agent, borrower, insurer] =
        [AGENT, BORROWER, |people: &People| &people.insurer].map(|who| scene.person(who));
    scene.succeed(&insurer, "title sign title.toml --out insurer.json");
    let signatures = "--signature bailee.json --signature appraiser.json --signature insurer.json";
    scene.succeed(&agent, &format!("title attest title.toml {signatures}"));
    scene.succeed(&agent, "title activate title.toml");
    let line = "loan borrow loan.toml --signature senior.json --signature junior.json";
    let error = refuse(scene.command(&borrower, line), 1);
    assert_eq!(error["details"]["name"], "TokenBalanceTooLow", "lenders without money: {error:#}");
    for (who, spec) in [SENIOR, JUNIOR].into_iter().zip(scene.deal.terms.trancheSpecs.clone()) {
        let lender = scene.person(who);
        scene.give(&lender, spec.amount);
    }
    scene.succeed(&borrower, line);
    let now = scene.act(|credit, deal| credit.standing(deal).opensAfter);
    scene.at(now + 3_600);
    assert!(scene.balance(&borrower) < U256::from(1_000_000_000_000_u64));
}

/// A command that cannot be right, and files that cannot.
#[test]
fn words_that_cannot_be_right_are_usage_errors() {
    let scene = Scene::new();
    scene.rewrite("loan.toml", "late.toml", "grace = \"7 days\"", "grace = \"soon\"");
    std::fs::write(scene.file("nothing.json"), "{}").expect("a file");
    let agent = scene.person(AGENT);
    for (line, word) in [
        ("title register title.toml", "--owner"),
        (
            "title register none.toml --owner 0x000000000000000000000000000000000000dEaD",
            "cannot read none.toml",
        ),
        ("title attest title.toml --signature 0xzz", "hexadecimal digits, or the name of a file"),
        ("title attest title.toml --signature none.json", "cannot read none.json"),
        ("title attest title.toml --signature nothing.json", "nothing.json: no signature: missing field"),
        ("title value title.toml --at yesterday", "with its offset"),
        ("title sign title.toml --delivered-at 2026-01-01T00:00:00Z", "--delivered-to"),
        ("title append title.toml --signature bailee.json", "--appraisal"),
        ("loan terms late.toml", "\"soon\" is no length of time"),
        ("loan schedule late.toml", "line "),
        ("loan pay loan.toml ten", "is no amount"),
        ("loan schedule loan.toml --loan --start 2026-01-01T00:00:00Z", "cannot be used with"),
        ("auction bid", "required"),
        ("auction reveal", "unrecognized subcommand"),
    ] {
        let output = scene.command(&agent, line).output().expect("usdai starts");
        let said = complaint(&output);
        assert_eq!(output.status.code(), Some(2), "{line}: {said}");
        assert!(said.contains(word), "{line}: {word:?} is not in: {said}");
    }
    let mut nobody = scene.command(&agent, "title sign title.toml");
    nobody.env_remove("USDAI_PRIVATE_KEY");
    let error = refuse(nobody, 2);
    assert!(
        error["message"].as_str().is_some_and(|message| message.contains("no key to sign with")),
        "{error:#}"
    );
}
