//! Net asset value and share conversions against recorded outputs of a public implementation.
//!
//! `USDAI_VECTORS` names the folder; when it is set, a missing file is a failure. Otherwise the folder beside
//! the repository is used where it exists, and the small selection next to this file where it does not.

mod nav;
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
