//! Net asset value, share conversions, instalments and loans against recorded outputs of a public
//! implementation.
//!
//! `USDAI_VECTORS` names the folder; when it is set, a missing file is a failure. Otherwise the folder beside
//! the repository is used where it exists, and the small selection next to this file where it does not; there
//! are no loans in it.

mod loan;
mod nav;
mod numbers;
mod rates;
mod router;
mod source;

#[test]
fn nav_and_share_prices() {
    let file = source::read("nav_share_price.json");
    let cases = file["cases"].as_array().expect("an array of cases");
    let mut tally = nav::Tally::default();
    for (index, case) in cases.iter().enumerate() {
        nav::check(index, case, &mut tally);
    }
    println!("{} cases ran: {tally:?}", cases.len());
    assert!(tally.values == cases.len() && tally.plain > 0 && tally.conversions > 0, "{tally:?}");
}

#[test]
fn level_instalments() {
    rates("rates_amortized_v1_0.json");
}

#[test]
fn linear_instalments() {
    rates("rates_simple_v1_1.json");
}

fn rates(name: &str) {
    let Some(file) = source::read_where_there(name) else {
        println!("0 loans ran: {name} is not here");
        return;
    };
    let mut tally = rates::Tally::default();
    for (index, loan) in numbers::list(&file["loans"]).enumerate() {
        rates::check(&format!("{name}, loan {index}"), &file["model"], loan, &mut tally);
    }
    println!("{} loans of {name} ran: {tally:?}", numbers::list(&file["loans"]).count());
    assert!(tally.on_time > 0 && tally.prepaid > 0 && tally.closed > 0, "{tally:?}");
}

#[test]
fn loan_stories() {
    let name = "loan_router_e2e.json";
    let Some(file) = source::read_where_there(name) else {
        println!("0 stories ran: {name} is not here");
        return;
    };
    let mut tally = router::Tally::default();
    for (index, story) in numbers::list(&file["loans"]).enumerate() {
        router::check(&format!("story {index}"), story, &mut tally);
    }
    println!("{} of {} stories ran: {tally:?}", tally.stories, numbers::list(&file["loans"]).count());
    assert!(tally.stories > 0 && tally.movements > 0, "{tally:?}");
}
