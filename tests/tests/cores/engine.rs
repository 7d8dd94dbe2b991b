//! What the engine makes of the suite's own logs, and that the contract takes its roots.

use alloy_primitives::{Address, U256};
use cores_engine::{Account, Input, Week, compute};
use stylus_chain::chain::Chain;
use tests::{
    abi::{IQEV, IToken},
    check::done,
};
use usdai_bindings::ICores;

use crate::logs::{Sources, input};
use crate::story::{Leaving, Lending};
use crate::support::{CHALLENGE, DAY, account};

/// A week, computed from the chain, whose supplies are those of the chain at its last block.
#[track_caller]
fn computed(chain: &mut Chain, sources: &Sources, excluded: Vec<Address>, week: u32) -> (Input, Week) {
    let input = input(chain, sources, excluded, week);
    let week = compute(&input).unwrap_or_else(|error| panic!("week {week}: {error}"));
    let last = input.next.number - 1;
    let tokens = [sources.usdai, sources.susdai];
    let supplies =
        chain.at(last, |chain| tokens.map(|token| done(chain.call(token, &IToken::totalSupplyCall {}))));
    let seen = [week.supplies.usdai, week.supplies.shares].map(U256::from);
    assert_eq!(Some(seen), supplies, "week {}", week.number);
    (input, week)
}

fn of(week: &Week, address: Address) -> Account {
    let nothing = Account { address, held: 0, staked: 0, minted: 0, lent: 0, referred: 0, points: 0 };
    week.account(address).copied().unwrap_or(nothing)
}

/// What a share is worth over the seconds of a week, 18 decimals.
fn price_seconds(input: &Input) -> U256 {
    let (begin, end) = input.terms.season.times(input.terms.week).expect("a week of the season");
    let prices: Vec<_> = input.pages.iter().flat_map(|page| &page.prices).collect();
    let ends = prices.iter().skip(1).map(|price| price.time).chain([end]);
    let spans = prices.iter().zip(ends).map(|(price, until)| {
        let seconds = until.min(end).saturating_sub(price.time.max(begin));
        U256::from(price.price) * U256::from(seconds)
    });
    spans.sum()
}

/// The positions are settled as the auction settles them, before anybody collects and after.
#[test]
fn the_line_is_what_the_auction_has() {
    let mut story = Leaving::tell();
    let (sources, excluded) = (story.sources(), story.excluded());
    let ids = 0..story.scene.next_id().to::<u64>();
    let weeks: Vec<_> = (1..=10)
        .map(|week| {
            let (input, week) = computed(story.scene.chain(), &sources, excluded.clone(), week);
            let last = input.next.number - 1;
            let qev = sources.qev;
            let waiting = story.scene.chain().at(last, |chain| {
                let of = |id| chain.call(qev, &IQEV::positionCall { id: U256::from(id) });
                ids.clone().map(of).filter_map(Result::ok).map(|p| p.waiting + p.bid).sum::<U256>()
            });
            assert_eq!(Some(U256::from(week.supplies.waiting)), waiting, "week {}", week.number);
            (input, week)
        })
        .collect();
    assert!(weeks[0].1.supplies.waiting > weeks[9].1.supplies.waiting && weeks[9].1.supplies.waiting != 0);

    // In the last week nothing happens: everybody has two Cores for each dollar and day of what waits.
    let (input, week) = &weeks[9];
    let per_share = price_seconds(input);
    let positions = story.bidders.iter().map(|bidder| (bidder.holder.address, bidder.id));
    let positions: Vec<_> = positions.chain([(story.line.0.address, story.line.1)]).collect();
    let sold = story.line.1 + U256::ONE;
    for (owner, id) in positions.into_iter().chain([(story.buyer.address, sold)]) {
        let shares = story.scene.chain().call(sources.qev, &IQEV::positionCall { id });
        let shares = shares.map(|p| p.waiting + p.bid).unwrap_or_default();
        let day = U256::from(DAY) * U256::from(10).pow(U256::from(36));
        let staked = shares * per_share * U256::from(2 * 10_u128.pow(18)) / day;
        assert_eq!(U256::from(of(week, owner).staked), staked, "position {id}");
    }
}

/// Every activity earns what the protocol's page says, from the logs of the shipped programs.
#[test]
fn a_holder_a_referrer_and_a_curator() {
    let mut story = Lending::tell();
    let (sources, excluded) = (story.sources(), story.excluded());
    let (alice, bob) = (story.alice.address, story.bob.address);
    let curator = story.scene.people.curator.address;
    let one = 10_u128.pow(18);
    let weeks: Vec<_> =
        (1..=8).map(|week| computed(story.scene.chain(), &sources, excluded.clone(), week).1).collect();
    // Bob had minted half a million right before the season began, and now 7,000, of which he staked 2,000.
    let minted = weeks.iter().map(|week| of(week, bob).minted).collect::<Vec<_>>();
    assert_eq!(minted, [[500_000 * 20 * one, 7_000 * 20 * one].as_slice(), &[0; 6]].concat());
    // A tenth of what Bob earned by himself is Alice's.
    for week in &weeks {
        let bob = of(week, bob);
        let own = bob.held + bob.staked + bob.minted + bob.lent;
        assert_eq!((of(week, alice).referred, bob.referred), (own / 10, 0));
        assert!(own > 0 && excluded.iter().all(|account| of(week, *account).points == 0));
    }
    // The curator has lent 20,000 through weeks 2 to 4, and Alice has what is left of it in week 7.
    assert_eq!([1, 2, 3].map(|week| of(&weeks[week], curator).lent), [20_000 * 3 * 7 * one; 3]);
    assert_eq!(of(&weeks[6], curator).lent, 0);
    let outstanding = story.scene.loan(&story.deal).outstanding;
    assert!(
        of(&weeks[6], alice).lent < 20_000 * 3 * 7 * one && of(&weeks[6], alice).lent > 18_000 * 3 * 7 * one,
        "{outstanding:?}"
    );
    assert_eq!(of(&weeks[6], story.scene.book).points, 0);

    // The contract takes the roots, and everybody has what was computed.
    let mut stage = story.stage.clone();
    stage.suite = story.scene.suite().clone();
    for week in &weeks {
        let tree = week.tree().expect("somebody earned something");
        let (publisher, total) = (stage.publisher.clone(), U256::from(week.total));
        let (week, root, hash) = (week.number, tree.root(), week.input_hash);
        done(stage.tell(&publisher, &ICores::publishCall { week, root, total, inputHash: hash }));
    }
    stage.suite.chain().warp(CHALLENGE);
    let accounts = weeks.iter().flat_map(|week| &week.accounts).map(|account| account.address);
    let accounts: std::collections::BTreeSet<_> = accounts.collect();
    for account in accounts {
        let points: u128 = weeks.iter().map(|week| of(week, account).points).sum();
        let claims = weeks.iter().filter_map(|week| claim(week, account)).collect();
        done(stage.claim(account, claims));
        assert_eq!(stage.balance(account), U256::from(points));
    }
    let total: u128 = weeks.iter().map(|week| week.total).sum();
    assert_eq!(stage.ask(&ICores::totalSupplyCall {}), U256::from(total));
}

/// An account's claim of a week, as the tool prints it.
fn claim(week: &Week, address: Address) -> Option<ICores::WeekClaim> {
    let account = week.account(address)?;
    let proof = week.tree().ok()?.proof_of(week.leaf(account)).ok()?;
    Some(ICores::WeekClaim { week: week.number, amount: U256::from(account.points), proof })
}

/// A log that an endpoint leaves out is missed, and so is a chain that was reorganised between two pages.
#[test]
fn a_chain_that_is_not_whole_is_refused() {
    let mut story = Leaving::tell();
    let (sources, excluded) = (story.sources(), story.excluded());
    let (whole, week) = computed(story.scene.chain(), &sources, excluded, 5);
    let mut other = whole.clone();
    other.pages[1].hash = account(1).into_word();
    assert!(matches!(compute(&other), Err(cores_engine::InputError::Reorganised { .. })));
    let mut other = whole.clone();
    other.pages.remove(1);
    assert!(matches!(compute(&other), Err(cores_engine::InputError::BlockGap { .. })));
    let (mut refused, mut supplies) = (0, 0);
    for page in 0..whole.pages.len() {
        for event in 0..whole.pages[page].events.len() {
            let mut other = whole.clone();
            other.pages[page].events.remove(event);
            match compute(&other) {
                Err(_) => refused += 1,
                Ok(other) if other.supplies != week.supplies => supplies += 1,
                Ok(other) => assert_ne!(other.input_hash, week.input_hash),
            }
        }
    }
    assert!(refused > supplies && supplies > 0, "{refused} {supplies}");
}
