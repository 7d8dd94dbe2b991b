//! Size on chain and gas, exact to the unit. The program is cached; totals are with the intrinsic 21,000 and call data
//! and without the L1 part.

use tests::{
    check::done,
    gas::{self, Measured, Targets},
};
use usdai_bindings::ICores;

use crate::claims::{crowd, year};
use crate::support::{Stage, account, points, season};

const TARGETS: Targets = Targets {
    size: 22 * 1_024,
    // That of the authority included, where it is asked for a role.
    entry: 2_000,
    totals: &[
        ("publish", 150_000),
        ("void", 60_000),
        ("claim one week of 100,000", 145_000),
        ("claim the next", 110_000),
        ("claim 10 weeks", 250_000),
        ("claim 52 weeks", 950_000),
        ("set the referrer", 55_000),
    ],
};

/// A fork of the stage in which one transaction is sent.
fn once(
    stage: &Stage,
    act: impl FnOnce(&mut Stage) -> Result<stylus_chain::chain::Receipt, stylus_chain::chain::CallError>,
) -> stylus_chain::chain::Receipt {
    done(act(&mut stage.clone()))
}

/// Every measured transaction by name.
fn measured() -> Measured {
    let stage = Stage::new();
    let anyone = stage.anyone.clone();
    let mut measured = vec![
        ("open a season", once(&stage, |s| s.push(&season(s.start, 52)))),
        (
            "set the referrer",
            once(&stage, |s| s.tell(&anyone, &ICores::setReferrerCall { referrer: account(1) })),
        ),
    ];
    let large = crowd(1, 100_000);
    let mut over = stage.clone();
    over.go_to(over.end_of(1));
    measured.push(("publish", once(&over, |s| s.publish(1, large.tree.root(), points(1_000)))));
    done(over.publish(1, large.tree.root(), points(1_000_000)));
    measured.push(("void", once(&over, |s| s.void(1))));
    over.suite.chain().warp(crate::support::CHALLENGE);
    measured.push(("claim one week of 100,000", once(&over, |s| s.claim(account(7), vec![large.claim(7)]))));

    let mut claimed = stage;
    let year = year(&mut claimed, 1_000);
    let weeks = |from: usize, to: usize| year[from..to].iter().map(|week| week.claim(7)).collect();
    measured.push(("claim 52 weeks", once(&claimed, |s| s.claim(account(7), weeks(0, 52)))));
    measured.push(("claim 10 weeks", once(&claimed, |s| s.claim(account(7), weeks(0, 10)))));
    done(claimed.claim(account(7), weeks(0, 1)));
    done(claimed.claim(account(8), vec![year[1].claim(8)]));
    measured.push(("claim the next", once(&claimed, |s| s.claim(account(7), weeks(1, 2)))));
    measured
}

#[test]
fn gas_is_what_it_was_and_meets_its_targets() {
    let measured = measured();
    gas::is_as_recorded("cores_gas.json", "cores", &measured);
    gas::meets(&TARGETS, "cores", &measured);
    gas::accounts_for_all(&measured);
}
