//! Gas of deposits by how they are let in, and of the bridge, exact to the unit, and what a proof may cost.
//!
//! As in the target `usdai`: the program is cached, balances exist, and the reserve asset is a Solidity dollar.

use alloy_primitives::{B256, Bytes, U256};
use stylus_chain::chain::{Account, Receipt};
use tests::{
    abi::IUSDai,
    access::{CLOSED, Invite, OPEN},
    check::{done, made},
    gas::{self, Measured},
    whole,
};

use crate::support::{BOTS, Beta, CAP, usdai};

/// The most that a proof of 14 hashes may cost.
const PROOF: u64 = 12_000;

/// Three who hold USDai. Two are listed so deep in the tree that a proof has 14 hashes, and the first of them has a
/// record of what was minted to it; the third is carol.
fn settled() -> (Beta, [Account; 3], [Bytes; 2]) {
    let mut beta = Beta::new();
    let mut deep = (2..2 + BOTS).filter(|index| beta.list.proof(*index).len() == 14);
    let [first, second] = [deep.next(), deep.next()].map(|index| index.expect("a third of all are so deep"));
    let people = [beta.bots[first - 2].clone(), beta.bots[second - 2].clone(), beta.world.carol.clone()];
    let places = [beta.list.data(first), beta.list.data(second)];
    done(beta.mint(&people[0], 100, places[0].clone()));
    beta.set_mode(OPEN);
    for who in &people {
        done(beta.mint(who, 100, Bytes::new()));
    }
    (beta, people, places)
}

#[track_caller]
fn deposit(beta: &mut Beta, who: &Account, data: Bytes) -> Receipt {
    if !data.is_empty() {
        return done(beta.mint(who, 100, data));
    }
    let call = IUSDai::deposit_0Call {
        depositToken: beta.world.dollar,
        depositAmount: whole(100, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: who.address,
    };
    done(beta.world.chain.send(who, beta.world.usdai, &call))
}

/// What a deposit by one of the three brings, after what was to be ordered before.
type Before = fn(&mut Beta, &[Account; 3], &[Bytes; 2]) -> Bytes;

/// The deposits by name: who, and what comes before.
const DEPOSITS: [(&str, usize, Before); 9] = [
    ("deposit, open", 0, |_, _, _| Bytes::new()),
    ("deposit, open, of an address with a cap", 0, capped),
    ("deposit, open, first of an address with a cap", 1, capped),
    ("deposit, open, of a tranche", 0, |beta, people, _| {
        let cap = whole(1_000_000, 18);
        done(beta.rule(&IUSDai::openTrancheCall { cap, perBlockBps: 1_000 }));
        done(beta.mint(&people[1], 100, Bytes::new()));
        Bytes::new()
    }),
    ("deposit, open, at a price", 0, |beta, _, _| {
        let (asset, oracle) = (beta.world.dollar, made(beta.world.deploy("HostileOracle", &[])));
        done(beta.rule(&IUSDai::setPriceOracleCall { priceOracle: oracle }));
        done(beta.rule(&IUSDai::setPriceCheckedCall { asset, checked: true }));
        Bytes::new()
    }),
    ("deposit, closed, admitted", 0, |beta, _, _| {
        beta.set_mode(CLOSED);
        Bytes::new()
    }),
    ("deposit, closed, with a proof", 0, |beta, people, places| {
        // It was admitted under another root since.
        done(beta.world.set_access(CLOSED, B256::repeat_byte(7), beta.inviter.address));
        let invite = Invite::new(&beta.world, people[0].address, usdai(CAP)).signed(&beta.inviter);
        done(beta.mint(&people[0], 1, invite));
        beta.set_mode(CLOSED);
        places[0].clone()
    }),
    ("deposit, closed, first of an address, with a proof", 1, |beta, _, places| {
        beta.set_mode(CLOSED);
        places[1].clone()
    }),
    ("deposit, closed, first of an address, with an invitation", 2, |beta, people, _| {
        beta.set_mode(CLOSED);
        Invite::new(&beta.world, people[2].address, usdai(CAP)).signed(&beta.inviter)
    }),
];

fn capped(beta: &mut Beta, _: &[Account; 3], _: &[Bytes; 2]) -> Bytes {
    done(beta.rule(&IUSDai::setAddressCapCall { cap: whole(CAP, 18) }));
    Bytes::new()
}

/// A part of what somebody holds goes to another chain, or comes back, where some of each happened before.
fn bridge(back: bool) -> Receipt {
    let (mut beta, [holder, bridge, _], _) = settled();
    done(beta.rule(&IUSDai::setBridgeCall { bridge: bridge.address }));
    let approve = IUSDai::approveCall { spender: bridge.address, value: U256::MAX };
    done(beta.world.chain.send(&holder, beta.world.usdai, &approve));
    let amount = whole(10, 18);
    let burn = IUSDai::crosschainBurnCall { from: holder.address, amount };
    done(beta.world.chain.send(&bridge, beta.world.usdai, &burn));
    if !back {
        return done(beta.world.chain.send(&bridge, beta.world.usdai, &burn));
    }
    let mint = IUSDai::crosschainMintCall { to: holder.address, amount: whole(1, 18) };
    done(beta.world.chain.send(&bridge, beta.world.usdai, &mint))
}

fn measured() -> Measured {
    let mut all: Measured = DEPOSITS
        .into_iter()
        .map(|(name, who, before)| {
            let (mut beta, people, places) = settled();
            let data = before(&mut beta, &people, &places);
            (name, deposit(&mut beta, &people[who], data))
        })
        .collect();
    all.extend([("crosschainBurn", bridge(false)), ("crosschainMint", bridge(true))]);
    all
}

#[test]
fn gas_is_what_it_was() {
    gas::is_as_recorded("access_gas.json", "usdai", &measured());
}

#[test]
fn the_split_accounts_for_all_gas() {
    gas::accounts_for_all(&measured());
}

/// A proof of 14 hashes costs what it weighs as calldata and some 200 gas a hash: against the same deposit of who is
/// admitted, where each writes its record, and where each makes one.
#[test]
fn a_proof_meets_its_target() {
    let all = measured();
    let total = |name| gas::of(&all, name).gas_used;
    for (with, without) in [
        ("deposit, closed, with a proof", "deposit, closed, admitted"),
        (
            "deposit, closed, first of an address, with a proof",
            "deposit, open, first of an address with a cap",
        ),
    ] {
        let extra = total(with).saturating_sub(total(without));
        println!("{with}: {extra} of {PROOF}");
        assert!(extra <= PROOF, "{with}: {extra}");
    }
}
