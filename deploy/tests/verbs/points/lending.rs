//! A curator who lends behind the vault earns for what is outstanding.

use alloy_primitives::U256;
use deploy::book::Book;
use serde_json::Value;
use tests::credit::Lender;

use super::scene::{DAY, Office, WEEK, entry};
use crate::credit::scene::Scene;

/// What the curator lends, whole dollars, behind so much of the vault.
const LENT: u64 = 100_000;
const OF_VAULT: u64 = 300_000;

#[test]
fn a_curator_earns_for_what_is_outstanding() {
    let mut scene = Scene::new();
    let keeper = scene.person(|people| &people.keeper);
    let curator = scene.person(|people| &people.curator);
    let path = scene.file("book.json");
    let (office, deal, start) = scene.act(|credit, _| {
        let admin = credit.redemptions.suite.staking.world.admin.clone();
        let office = Office::open(credit.chain(), &admin, keeper.address, keeper.address);
        let title = credit.title("lent");
        let deal = credit.deal(title, credit.usd6);
        let deal = deal.tranche(credit, Lender::Vault, OF_VAULT, 900).tranche(
            credit,
            Lender::Allowance(curator.clone()),
            LENT,
            1_500,
        );
        credit.prepare(&deal);
        credit.go_to(office.start + DAY);
        credit.borrow(&deal).expect("it is opened");
        let start = credit.chain().head().timestamp;
        (office, deal, start)
    });
    let mut book = Book::read(&path).expect("it is read").expect("a book");
    scene.act(|credit, _| {
        let mut deployed =
            vec![("authority", office.authority), ("cores", office.cores), ("qev", credit.redemptions.qev)];
        deployed.retain(|(name, _)| !book.contracts.contains_key(*name));
        for (name, address) in deployed {
            book.contracts.insert(name.into(), entry(address, credit.chain().codehash(address)));
        }
    });
    book.write(&path).expect("the book is written");

    let end = |week: u64| office.start + week * WEEK;
    scene.at(end(1));
    scene.act(|credit, _| credit.chain().mine(1));
    let whole = U256::from(LENT) * U256::from(3) * U256::from(10).pow(U256::from(18));
    let lent = whole * U256::from(end(1) - start) / U256::from(DAY);
    assert_eq!(earned(&scene, 1, &curator.address.to_string()), Some(lent));

    // A month later an instalment is paid, and less is outstanding in the week after.
    let paid = scene.act(|credit, _| {
        credit.go_to(office.start + 4 * WEEK);
        credit.pay_due(&deal).expect("it is paid");
        credit.go_to(office.start + 6 * WEEK);
        credit.chain().mine(1);
        deal.principal()
    });
    assert!(paid > U256::ZERO);
    let whole_week = whole * U256::from(7);
    let after = earned(&scene, 6, &curator.address.to_string()).expect("it earns");
    assert!(after < whole_week && after > whole_week / U256::from(2), "{after} of {whole_week}");
}

/// What an account earned by lending in a week.
fn earned(scene: &Scene, week: u32, account: &str) -> Option<U256> {
    let keeper = scene.person(|people| &people.keeper);
    scene.succeed(&keeper, &format!("cores compute --week {week} --out week.json --no-cache"));
    let text = std::fs::read(scene.file("week.json")).expect("the file");
    let file: Value = serde_json::from_slice(&text).expect("a document");
    let mut accounts = file["accounts"].as_array()?.iter();
    accounts.find(|earned| earned["address"] == account)?["lent"].as_str()?.parse().ok()
}
