//! The life of a title and of its loan, with the command line alone; every amount is compared with the chain.

use alloy_primitives::U256;
use serde_json::{Value, json};
use stylus_chain::chain::Account;
use tests::credit::DAY;

use super::scene::{Scene, written};
use crate::stage::refuse;

/// The first payment of the example, units: 36 level ones of a million at 11.25% a year.
const PAYMENT: u64 = 32_857_234_912;

#[test]
fn from_a_document_to_a_sale() {
    let mut scene = Scene::new();
    register_and_attest(&mut scene);
    agree_and_borrow(&mut scene);
    look_at_the_loan(&mut scene);
    pay(&mut scene);
    be_late(&mut scene);
    default_and_cure(&mut scene);
    default_and_foreclose(&mut scene);
    sell(&mut scene);
    recover(&mut scene);
    keep_and_redeem(&mut scene);
}

fn register_and_attest(scene: &mut Scene) {
    let [agent, borrower] = [scene.person(|people| &people.agent), scene.person(|people| &people.borrower)];
    let line = format!("title register title.toml --owner {}", borrower.address);
    let planned = scene.text(&agent, &format!("{line} --dry-run"));
    assert!(planned.contains("register 8 pieces of HGX H100 8x80GB as title 0x"), "{planned}");
    assert!(planned.contains("function  register((uint8,string,uint32,"), "{planned}");
    assert!(
        planned.contains("document = {assetClass: 1, model: HGX H100 8x80GB, quantity: 8, "),
        "{planned}"
    );
    let done = scene.succeed(&agent, &line);
    assert_eq!(done["title"]["title"], scene.title.to_string());
    assert_eq!(done["title"]["state"], "draft");
    assert_eq!((&done["pays"], &done["outcome"]), (&Value::Null, &Value::Null));

    let parties = [
        scene.person(|people| &people.bailee),
        scene.person(|people| &people.appraiser),
        scene.person(|people| &people.insurer),
    ];
    let [bailee, appraiser, insurer] = &parties;
    let height = scene.height();
    scene.succeed(bailee, "title sign title.toml --out bailee.json");
    let text = scene.text(appraiser, "title sign title.toml --out appraiser.json");
    assert!(text.contains("signed as appraiser the document of title 0x"), "{text}");
    let digits =
        scene.succeed(insurer, "title sign title.toml")["signature"].as_str().expect("digits").to_owned();
    assert_eq!(scene.height(), height, "signing sends nothing");
    let line = format!(
        "title attest title.toml --signature {digits} --signature appraiser.json --signature bailee.json"
    );
    assert_eq!(scene.succeed(&agent, &line)["title"]["state"], "attested");
    let done = scene.succeed(&agent, "title activate title.toml");
    assert_eq!(done["title"]["state"], "active");
    assert_eq!(done["title"]["owner"], borrower.address.to_string());
    assert_eq!(done["title"]["appraised"], "2000000.00");
    append(scene, [appraiser, insurer]);
}

/// A later appraisal of as much, and a policy of more.
fn append(scene: &mut Scene, [appraiser, insurer]: [&Account; 2]) {
    let now = scene.act(|credit, _| credit.chain().timestamp());
    let appraisal = format!(
        "appraiser = \"{}\"\nvalue = \"2_000_000\"\nappraised_at = {}\nmethod = \"declining\"\nyearly_bps = 2_500\n\
         residual_bps = 0\n",
        appraiser.address,
        written(now - 60)
    );
    let policy = format!(
        "insurer = \"{}\"\nhash = \"0x{}\"\ninsured = \"2_500_000\"\nexpires_at = {}\n",
        insurer.address,
        "6".repeat(64),
        written(now + 800 * DAY)
    );
    for (name, text) in [("appraisal.toml", appraisal), ("policy.toml", policy)] {
        std::fs::write(scene.file(name), text).expect("a file");
    }
    scene.succeed(appraiser, "title sign title.toml --appraisal appraisal.toml --out new.json");
    let stranger = scene.person(|people| &people.stranger);
    let done =
        scene.succeed(&stranger, "title append title.toml --appraisal appraisal.toml --signature new.json");
    assert_eq!(done["title"]["appraisedAt"], now - 60);
    scene.succeed(insurer, "title sign title.toml --policy policy.toml --out cover.json");
    let done =
        scene.succeed(&stranger, "title append title.toml --policy policy.toml --signature cover.json");
    assert_eq!((&done["title"]["insured"], &done["title"]["policies"]), (&json!("2500000.00"), &json!(2)));

    let at = now - 60 + 365 * DAY;
    let value = scene.succeed(&stranger, &format!("title value title.toml --at {}", written(at)));
    assert_eq!(value["value"], "1500000.00", "a quarter less after a year");
    let shown = scene.text(&stranger, "title show {title}");
    assert!(
        shown.contains("8 x HGX H100 8x80GB, GPU server") && shown.contains("insured   2,500,000.00"),
        "{shown}"
    );
}

fn agree_and_borrow(scene: &mut Scene) {
    let borrower = scene.person(|people| &people.borrower);
    let lenders = [scene.person(|people| &people.lenders[0]), scene.person(|people| &people.lenders[1])];
    for (lender, spec) in lenders.iter().zip(scene.deal.terms.trancheSpecs.clone()) {
        scene.give(lender, spec.amount);
    }
    let terms = scene.succeed(&borrower, "loan terms loan.toml");
    assert_eq!(terms["loan"], scene.loan.to_string(), "as another library hashes it");
    assert_eq!(terms["firstInstalment"]["units"], PAYMENT.to_string());
    let [senior, junior] = &lenders;
    let signed = scene.succeed(senior, "loan sign loan.toml --out senior.json");
    assert_eq!(signed["permits"].as_array().map(Vec::len), Some(1));
    assert_eq!(signed["digest"], scene.loan.to_string());
    let signed = scene.succeed(junior, "loan sign loan.toml --no-permit");
    assert!(signed.get("permits").is_none(), "{signed}");
    let digits = signed["signature"].as_str().expect("digits").to_owned();
    let approved = scene.succeed(junior, "loan approve loan.toml");
    assert_eq!(approved["pays"]["formatted"], "250000.00");

    let line = format!("loan borrow loan.toml --signature senior.json --signature {digits}");
    let planned = scene.text(&borrower, &format!("{line} --dry-run"));
    for words in [
        "by its signature and a permit",
        "by its signature and what it has approved",
        ", trancheSpecs: [{lender: 0x",
        "expects   962,142.765088 USD",
    ] {
        assert!(planned.contains(words), "{words:?} is not in:\n{planned}");
    }
    let before = scene.balance(&borrower);
    let done = scene.succeed(&borrower, &line);
    let paid = scene.balance(&borrower) - before;
    assert_eq!(done["received"]["units"], paid.to_string());
    assert_eq!(paid, U256::from(1_000_000_000_000_u64 - 5_000_000_000 - PAYMENT));
    assert_eq!(done["loan"]["status"], "active");
    assert_eq!(scene.succeed(&borrower, "title show title.toml")["state"], "pledged");
}

/// By the file and by the number, and as the lens has it.
fn look_at_the_loan(scene: &mut Scene) {
    let stranger = scene.person(|people| &people.stranger);
    let by_file = scene.succeed(&stranger, "loan show loan.toml");
    let by_number = scene.succeed(&stranger, "loan show {loan}");
    assert_eq!(by_file["tranches"], by_number["tranches"]);
    assert_eq!(by_number["tranches"][1]["rate"], scene.deal.terms.trancheSpecs[1].rate.to_string());
    let standing = scene.act(|credit, deal| credit.standing(deal));
    assert_eq!(by_number["quote"]["deadline"], standing.deadline);
    assert_eq!(by_number["quote"]["defaultAfter"], standing.defaultAfter);
    assert_eq!(by_number["reserve"]["units"], standing.reserve.to_string());
    let rows = scene.act(|credit, deal| {
        let lens = credit.lens;
        let call = tests::abi::ILoanLens::scheduleCall { terms: deal.lens_terms() };
        credit.chain().call(lens, &call).expect("a schedule")
    });
    let schedule = scene.succeed(&stranger, "loan schedule {loan}");
    let payments = schedule["payments"].as_array().expect("payments");
    assert_eq!(payments.len(), rows.len());
    for (payment, row) in payments.iter().zip(rows) {
        let expected =
            json!([row.due, row.principal.to_string(), row.interest.to_string(), row.balance.to_string()]);
        let [due, principal, interest, balance] =
            ["due", "principal", "interest", "balance"].map(|field| &payment[field]);
        assert_eq!(json!([due, principal["units"], interest["units"], balance["units"]]), expected);
    }
}

fn pay(scene: &mut Scene) {
    let borrower = scene.person(|people| &people.borrower);
    assert_eq!(
        refuse(scene.command(&borrower, "loan borrow loan.toml"), 1)["details"]["name"],
        "LenderUnready"
    );
    let deadline = scene.act(|credit, deal| credit.standing(deal).deadline);
    scene.at(deadline - 3_600);
    let quote = scene.succeed(&borrower, "loan quote loan.toml");
    let expected = scene.act(|credit, deal| credit.quote(deal));
    let field = |name: &str| quote[name]["units"].as_str().unwrap_or_default().to_owned();
    assert_eq!((field("due"), field("payoff")), (expected.total.to_string(), expected.payoff.to_string()));
    assert_eq!(field("arrears"), "0");
    let lenders = [scene.person(|people| &people.lenders[0]), scene.person(|people| &people.lenders[1])];
    let before = lenders.clone().map(|lender| scene.balance(&lender));
    let done = scene.succeed(&borrower, "loan pay loan.toml");
    assert_eq!(done["pays"]["units"], PAYMENT.to_string());
    assert_eq!(done["loan"]["paid"]["units"], PAYMENT.to_string());
    assert_eq!(done["loan"]["instalmentsPaid"], 1);
    assert_eq!(done["transactions"].as_array().map(Vec::len), Some(2), "exactly that is approved first");
    let after = lenders.map(|lender| scene.balance(&lender));
    let gained: U256 = after.iter().zip(before).map(|(after, before)| after - before).sum();
    assert_eq!(gained, U256::from(PAYMENT));

    let error = refuse(scene.command(&borrower, "loan pay loan.toml"), 1);
    assert_eq!(error["details"], json!({ "name": "NothingDue", "opensAfter": deadline }));
    let text = scene.text(&borrower, "loan pay {loan} 10_000");
    assert!(
        text.starts_with("loan pay: 10,000.00 USD\n") && text.contains("10,000.00 USD were taken."),
        "{text}"
    );
    assert!(text.contains("Now 10,000.00 USD of it would be taken: 0.00 USD of instalments"), "{text}");
}

/// The reserve pays the instalment that is missed, and nobody is in default.
fn be_late(scene: &mut Scene) {
    let keeper = scene.person(|people| &people.keeper);
    let default_after = scene.act(|credit, deal| credit.standing(deal).defaultAfter);
    scene.at(default_after - 3_600);
    let error = refuse(scene.command(&keeper, "loan default loan.toml"), 1);
    assert_eq!(
        (&error["kind"], &error["details"]["name"]),
        (&json!("reverted"), &json!("WithinGrace")),
        "{error:#}"
    );
    assert_eq!(error["details"]["arguments"][0]["value"], default_after.to_string());
    scene.at(default_after + 1);
    let quote = scene.succeed(&keeper, "loan quote loan.toml");
    assert_ne!(quote["arrears"]["units"], "0");
    let done = scene.succeed(&keeper, "loan default loan.toml");
    assert_eq!((&done["loan"]["status"], &done["loan"]["instalmentsPaid"]), (&json!("active"), &json!(2)));
    let standing = scene.act(|credit, deal| credit.standing(deal));
    assert_eq!(done["loan"]["reserve"]["units"], standing.reserve.to_string());
}

fn default_and_cure(scene: &mut Scene) {
    let [keeper, borrower] = [scene.person(|people| &people.keeper), scene.person(|people| &people.borrower)];
    let default_after = scene.act(|credit, deal| credit.standing(deal).defaultAfter);
    scene.at(default_after + 1);
    let done = scene.succeed(&keeper, "loan default {loan}");
    assert_eq!(done["loan"]["status"], "in default");
    let standing = scene.act(|credit, deal| credit.standing(deal));
    assert_eq!((standing.status, &done["loan"]["cureUntil"]), (2, &json!(standing.cureUntil)));
    let error = refuse(scene.command(&keeper, "loan foreclose loan.toml"), 1);
    assert_eq!(error["details"]["name"], "CureWindowOpen");
    scene.at(standing.cureUntil - 3_600);
    assert_eq!(scene.succeed(&keeper, "title show title.toml")["state"], "defaulted");
    let arrears = scene.act(|credit, deal| credit.quote(deal).arrears);
    let before = scene.balance(&borrower);
    let done = scene.succeed(&borrower, "loan cure loan.toml");
    let taken = before - scene.balance(&borrower);
    assert_eq!(done["loan"]["status"], "active");
    assert_eq!(done["loan"]["paid"]["units"], taken.to_string());
    assert!(taken >= arrears, "{taken} are less than {arrears}");
    let offered: U256 = done["pays"]["units"].as_str().expect("units").parse().expect("a number");
    assert!(taken <= offered && offered - taken < U256::from(10_000_000), "{offered} for {taken}");
}

fn default_and_foreclose(scene: &mut Scene) {
    let keeper = scene.person(|people| &people.keeper);
    let default_after = scene.act(|credit, deal| credit.standing(deal).defaultAfter);
    scene.at(default_after + 1);
    scene.succeed(&keeper, "loan default loan.toml");
    let cure_until = scene.act(|credit, deal| credit.standing(deal).cureUntil);
    scene.at(cure_until + 1);
    let done = scene.succeed(&keeper, "loan foreclose loan.toml");
    assert_eq!(done["loan"]["status"], "foreclosed");
    let text = scene.text(&keeper, "loan show {loan}");
    assert!(text.contains("foreclosed") && text.contains("nothing can be paid any more"), "{text}");
    assert_eq!(scene.text(&keeper, "loan schedule {loan}"), "Nothing is to be paid any more.\n");
}

fn sell(scene: &mut Scene) {
    let [first, second] =
        [scene.person(|people| &people.buyers[0]), scene.person(|people| &people.buyers[1])];
    let keeper = scene.person(|people| &people.keeper);
    for buyer in [&first, &second] {
        scene.give(buyer, U256::from(3_000_000_000_000_u64));
    }
    let title = U256::from_be_bytes(scene.title.0);
    let first_round = scene.act(|credit, _| credit.sale(title));
    scene.at(first_round.endsAt + 1);
    let text = scene.text(&keeper, "auction show title.toml");
    assert!(text.contains("round 1, over without a bid: `usdai auction next`"), "{text}");
    assert_eq!(scene.succeed(&keeper, "auction next title.toml")["sale"]["round"], 2);
    let sale = scene.act(|credit, _| credit.sale(title));
    assert_eq!(sale.reserve, (first_round.reserve * U256::from(9)).div_ceil(U256::from(10)));
    let shown = scene.succeed(&first, "auction show title.toml");
    assert_eq!((&shown["round"], &shown["stage"]), (&json!(2), &json!("open")));
    assert_eq!(shown["leastBid"]["units"], sale.leastBid.to_string());
    let done = scene.succeed(&first, "auction bid title.toml");
    assert_eq!(done["pays"]["units"], sale.reserve.to_string());
    assert_eq!(done["sale"]["bidder"], first.address.to_string());
    let error = refuse(scene.command(&second, &format!("auction bid {{title}} {}wei", sale.reserve)), 1);
    assert_eq!(
        (&error["kind"], &error["details"]["name"]),
        (&json!("reverted"), &json!("BidTooLow")),
        "{error:#}"
    );
    let text = scene.text(&second, "auction bid {title} 1_900_000");
    assert!(
        text.contains("round 2, bids are taken") && text.contains("bid       1,900,000.00 USD of 0x"),
        "{text}"
    );
    let back = scene.succeed(&first, "auction withdraw --currency {token}");
    assert_eq!(back["received"]["units"], sale.reserve.to_string());
    let error = refuse(scene.command(&keeper, "auction settle title.toml"), 1);
    assert_eq!(error["details"]["name"], "RoundRunning");
    let ends_at = scene.act(|credit, _| credit.sale(title).endsAt);
    scene.at(ends_at + 1);
    assert_eq!(scene.succeed(&keeper, "auction show {title}")["stage"], "sold");
    scene.succeed(&keeper, "auction settle title.toml");
    assert_eq!(scene.succeed(&keeper, "title show title.toml")["owner"], second.address.to_string());
}

fn recover(scene: &mut Scene) {
    let [keeper, borrower] = [scene.person(|people| &people.keeper), scene.person(|people| &people.borrower)];
    let shown = scene.succeed(&keeper, "loan show {loan}");
    assert_eq!(shown["proceeds"]["formatted"], "1900000.00");
    let before = scene.balance(&borrower);
    let done = scene.succeed(&keeper, "loan recover {loan}");
    assert_eq!(done["loan"]["status"], "closed");
    assert_eq!(done["loan"]["outstanding"]["units"], "0");
    assert!(scene.balance(&borrower) > before, "the surplus is the borrower's");
    let error = refuse(scene.command(&keeper, "loan pay loan.toml"), 1);
    assert_eq!(error["details"]["name"], "NothingOwed");
}

fn keep_and_redeem(scene: &mut Scene) {
    let [buyer, bailee] = [scene.person(|people| &people.buyers[1]), scene.person(|people| &people.bailee)];
    assert_eq!(scene.succeed(&buyer, "title keep {title}")["title"]["state"], "active");
    let at = written(scene.act(|credit, _| credit.chain().timestamp()) - 60);
    let line = format!(
        "title sign title.toml --delivered-to {} --delivered-at {at} --out delivery.json",
        buyer.address
    );
    scene.succeed(&bailee, &line);
    let line = format!("title redeem title.toml --delivered-at {at} --signature delivery.json");
    let done = scene.succeed(&buyer, &line);
    assert_eq!((&done["title"]["state"], &done["title"]["owner"]), (&json!("redeemed"), &Value::Null));
}
