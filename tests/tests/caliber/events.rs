//! Everything that the registry knows can be read from its events, over a life with all that it has.

use alloy_primitives::{B256, U256};
use alloy_sol_types::SolEvent;
use tests::{
    Credit,
    abi::{IAuthority, ICaliber},
    check::done,
    credit::{CURATOR, DAY, Deal, Lender, OPERATOR},
};

use crate::replay::Replay;
use crate::support::u;

fn deal(scene: &Credit, title: U256) -> Deal {
    let lender = Lender::Allowance(scene.people.lenders[0].clone());
    scene.deal(title, scene.usd18).tranche(scene, lender, 100_000, 1_200)
}

/// A title that is sold by its owner, frozen, valued and insured again, pledged twice, and redeemed in the end.
#[track_caller]
fn a_good_life(scene: &mut Credit) {
    let (paper, people) = (scene.paper("good"), scene.people.clone());
    let title = scene.activated(&paper, people.operator.address);
    let (from, to) = (people.operator.address, people.borrower.address);
    let approve = ICaliber::approveCall { approved: people.keeper.address, tokenId: title };
    done(scene.tell_caliber(&people.operator, &approve));
    let all = ICaliber::setApprovalForAllCall { operator: people.keeper.address, approved: true };
    done(scene.tell_caliber(&people.operator, &all));
    done(scene.tell_caliber(&people.keeper, &ICaliber::transferFromCall { from, to, tokenId: title }));
    done(scene.tell_caliber(&people.operator, &ICaliber::setApprovalForAllCall { approved: false, ..all }));
    done(scene.freeze(title, 5 * DAY));
    scene.wait(DAY);
    done(scene.freeze(title, 9 * DAY));
    scene.wait(DAY);
    done(scene.lift(title));
    let appraisal = scene.appraisal(800_000);
    done(scene.append_appraisal(&paper, appraisal));
    let another = scene.wallet(&people.insurer);
    done(scene.suite().grant("INSURER", another));
    let policy = ICaliber::Policy { insurer: another, ..scene.policy("another") };
    done(scene.append_policy(&paper, policy));
    let own = scene.policy("and the first insurer again");
    done(scene.append_policy(&paper, own));
    let first = deal(scene, title);
    done(scene.borrow(&first));
    scene.go_to_deadline(&first);
    done(scene.pay_due(&first));
    let mut second = deal(scene, title);
    second.terms.nonce = u(1);
    done(scene.refinance(&first, &second, scene.usd18.whole(20_000)));
    scene.wait(40 * DAY);
    done(scene.freeze(title, DAY));
    done(scene.pay_off(&second));
    done(scene.redeem(&people.borrower, &paper));
}

/// A title whose loan is in default twice: it is cured, then not, and the buyer keeps the title.
#[track_caller]
fn a_bad_life(scene: &mut Credit) {
    let title = scene.title("bad");
    let loan = deal(scene, title);
    done(scene.borrow(&loan));
    scene.default_on(&loan);
    done(scene.cure_arrears(&loan));
    scene.default_and_foreclose(&loan);
    let buyer = scene.people.buyers[0].clone();
    let price = scene.sale(title).leastBid;
    scene.sell(&loan, &buyer, price);
    done(scene.recover(&loan));
    done(scene.keep(&buyer, title));
}

/// Titles that never were active, and what is set beside them.
#[track_caller]
fn the_rest(scene: &mut Credit) {
    let (people, caliber) = (scene.people.clone(), scene.caliber);
    let draft = scene.paper_of("draft", 3);
    done(scene.register(&draft, people.stranger.address));
    let withdrawn = scene.paper("withdrawn");
    done(scene.register(&withdrawn, people.stranger.address));
    done(scene.attest(&withdrawn));
    done(scene.withdraw_title(&people.stranger, &withdrawn));
    let again = scene.paper("again").with_serials(withdrawn.serials);
    done(scene.register(&again, people.stranger.address));
    done(scene.attest(&again));
    done(scene.grant_standing(CURATOR, people.stranger.address, 7));
    done(scene.revoke_standing(CURATOR, people.stranger.address));
    done(scene.revoke_standing(OPERATOR, people.buyers[1].address));
    done(scene.push(caliber, &ICaliber::setLoanToValueCall { assetClass: 5, shareBps: 0 }));
    done(scene.push(caliber, &ICaliber::setLoanToValueCall { assetClass: 1, shareBps: 8_000 }));
    let account = people.keeper.address;
    done(scene.push(caliber, &ICaliber::transferAuthorityCall { account }));
    done(scene.tell_caliber(&people.keeper, &ICaliber::acceptAuthorityCall {}));
}

#[test]
fn the_registry_can_be_rebuilt_from_events() {
    let mut scene = Credit::new();
    Replay::of(&mut scene).matches(&mut scene);
    for live in [a_good_life, a_bad_life, the_rest] {
        live(&mut scene);
        let replay = Replay::of(&mut scene);
        replay.matches(&mut scene);
    }
    // And every event of the interface was needed for it.
    let seen = Replay::of(&mut scene).seen;
    let names = ICaliber::ICaliberEvents::SIGNATURES.iter().zip(ICaliber::ICaliberEvents::SELECTORS);
    let missing: Vec<_> =
        names.filter(|(_, topic)| !seen.contains_key(&B256::from(**topic))).map(|(name, _)| *name).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert_eq!(seen[&ICaliber::StateChanged::SIGNATURE_HASH], 19);
}

/// What the authority is told of a contract's place is told by the contract too.
#[test]
fn whose_orders_are_taken_is_told() {
    let mut scene = Credit::new();
    let (caliber, keeper, authority) = (scene.caliber, scene.people.keeper.clone(), scene.suite().authority);
    let offer = ICaliber::transferAuthorityCall { account: keeper.address };
    let receipt = done(scene.push(caliber, &offer));
    let offered = ICaliber::AuthorityOffered { authority, pendingAuthority: keeper.address };
    assert_eq!(receipt.logs_of::<ICaliber::AuthorityOffered>(caliber), [offered]);
    let receipt = done(scene.tell_caliber(&keeper, &ICaliber::acceptAuthorityCall {}));
    let changed = ICaliber::AuthorityChanged { previousAuthority: authority, authority: keeper.address };
    assert_eq!(receipt.logs_of::<ICaliber::AuthorityChanged>(caliber), [changed]);
    // Roles are the new one's from then on, which is an account and has none.
    let freeze = scene.freeze(u(1), 1);
    assert!(freeze.is_err());
    let call = IAuthority::hasRoleCall {
        role: tests::Suite::role("MONITOR"),
        account: scene.people.monitor.address,
    };
    assert!(done(scene.suite().ask(&call)));
}
