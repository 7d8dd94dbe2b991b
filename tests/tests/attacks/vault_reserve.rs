//! Attacks on the vault by way of USDai, its harvests and its assets.

use alloy_primitives::U256;
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::Program;
use tests::{
    Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, made, refused},
    whole,
};

use crate::{
    support::IAttack,
    vault_support::{DAY, WEEK, ask, go_to, still, unreleased, wad},
};

/// A thousand of alice's in the vault, and a surplus of a hundred in the reserve.
fn with_surplus() -> Staking {
    let mut staking = Staking::new();
    let (alice, usdai, dollar) = (staking.world.alice.clone(), staking.world.usdai, staking.world.dollar);
    done(staking.stake(&alice, wad(1_000)));
    let gift = IToken::mintCall { to: usdai, value: whole(100, 6) };
    done(staking.world.chain.send(&alice, dollar, &gift));
    staking
}

#[test]
fn a_harvest_of_usdai_by_somebody_else_hides_nothing_and_counts_once() {
    let mut staking = with_surplus();
    let (bob, usdai) = (staking.world.bob.clone(), staking.world.usdai);
    let before = done(staking.prices());
    done(staking.world.chain.send(&bob, usdai, &IUSDai::harvestCall {}));
    assert_eq!(done(staking.prices()), before);
    assert_eq!(done(staking.harvest()), wad(100));
    assert_eq!(done(staking.harvest()), U256::ZERO);
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).idle, wad(1_100));
}

#[test]
fn a_recipient_changed_and_changed_back_stops_no_harvest() {
    let mut staking = with_surplus();
    let (bob, admin, usdai) = (staking.world.bob.clone(), staking.world.admin.clone(), staking.world.usdai);
    assert_eq!(done(staking.harvest()), wad(100));
    for (recipient, expected) in
        [(bob.address, 0), (staking.susdai, 5), (admin.address, 0), (staking.susdai, 5)]
    {
        let name = IUSDai::setHarvestRecipientCall { recipient };
        done(staking.world.chain.send(&admin, usdai, &name));
        assert_eq!(done(staking.earn(5)), wad(expected));
    }
    assert_eq!(ask(&mut staking, &ISUSDai::cashCall {}).idle, wad(1_110));
}

#[test]
fn a_harvest_short_of_gas_loses_no_yield() {
    // The caller chooses the gas; a harvest of USDai that runs out of it is taken for a refusal.
    let staking = with_surplus();
    let bob = staking.world.bob.clone();
    let mut outcomes = [0, 0, 0];
    for gas in (60_000..420_000).step_by(3_000) {
        let mut staking = staking.clone();
        let input = ISUSDai::harvestCall {}.abi_encode();
        let mut tx = staking.world.chain.transaction(&bob, Some(staking.susdai), input);
        tx.gas_limit = gas;
        let receipt = staking.world.chain.transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        let idle = ask(&mut staking, &ISUSDai::cashCall {}).idle;
        outcomes[usize::from(receipt.is_success()) + usize::from(idle > wad(1_000))] += 1;
        assert!(receipt.is_success() || idle == wad(1_000), "{gas}");
        assert_eq!(wad(100), done(staking.harvest()) + idle - wad(1_000), "{gas}");
    }
    assert!(outcomes[0] > 0 && outcomes[2] > 0, "{outcomes:?}");
}

#[test]
fn a_lie_of_an_asset_stops_no_later_harvest() {
    // Whoever can mint USDai out of nothing has ruined it; the vault goes on for those who are in it.
    let mut staking = with_surplus();
    let (alice, usdai) = (staking.world.alice.clone(), staking.world.usdai);
    let liar = made(staking.world.list_token("AttackBalanceToken", 6));
    let balance = whole(1, 23);
    done(staking.world.chain.send(&alice, liar, &IAttack::lieCall { account: usdai, balance }));
    done(staking.world.chain.send(&alice, usdai, &IUSDai::harvestCall {}));
    let truth = IAttack::lieCall { account: usdai, balance: U256::ZERO };
    done(staking.world.chain.send(&alice, liar, &truth));
    staking.world.chain.warp(2 * WEEK);
    done(staking.harvest());
}

#[test]
fn dust_every_day_keeps_no_yield_from_its_release() {
    let mut staking = with_surplus();
    let (alice, dollar, usdai) = (staking.world.alice.clone(), staking.world.dollar, staking.world.usdai);
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 0 }));
    let start = staking.world.chain.timestamp();
    done(staking.harvest());
    for day in 1..=14 {
        go_to(&mut staking, start + day * DAY);
        let dust = IToken::mintCall { to: usdai, value: U256::ONE };
        still(&mut staking, |staking| done(staking.world.chain.send(&alice, dollar, &dust)));
        still(&mut staking, |staking| done(staking.harvest()));
        let left = unreleased(&mut staking, 0x21);
        let most = if day < 8 { wad(100 - 100 * (day - 1) / 7) } else { whole(8, 12) };
        assert!(left <= most, "{left} on day {day}");
    }
}

#[test]
fn dust_ahead_of_a_yield_delays_it_by_a_day_at_most() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    let (dollar, usdai) = (staking.world.dollar, staking.world.usdai);
    done(staking.stake(&alice, wad(1_000)));
    let start = staking.world.chain.timestamp();
    for value in [U256::ONE, whole(70, 6)] {
        done(staking.world.chain.send(&bob, dollar, &IToken::mintCall { to: usdai, value }));
        done(staking.harvest());
    }
    // Whether or not the attacker is there again, anybody moves on what is held, to the second.
    for day in 1..=9 {
        go_to(&mut staking, start + day * DAY + 3);
        let dust = IToken::mintCall { to: usdai, value: U256::ONE };
        done(staking.world.chain.send(&bob, dollar, &dust));
        done(staking.harvest());
    }
    assert!(unreleased(&mut staking, 0x21) <= whole(10, 12));
}

#[track_caller]
fn program() -> Program {
    Program::load("susdai").unwrap_or_else(|error| panic!("{error}"))
}

#[test]
fn a_vault_of_an_address_without_code_mints_no_shares() {
    let mut staking = Staking::new();
    let (admin, bob) = (staking.world.admin.clone(), staking.world.bob.clone());
    let genesis = U256::from(staking.world.chain.timestamp());
    let arguments = (admin.address, admin.address, genesis).abi_encode();
    let deployed = staking.world.chain.deploy(&program(), &arguments);
    let Ok(deployed) = deployed else { return };
    let vault = deployed.address;
    let deposit = ISUSDai::deposit_0Call { assets: wad(1), receiver: bob.address };
    let _may_be_refused = staking.world.chain.send(&bob, vault, &deposit);
    let shares = done(staking.world.chain.call(vault, &ISUSDai::totalSupplyCall {}));
    assert_eq!(shares, U256::ZERO, "minted for nothing");
}

#[test]
fn a_gift_of_usdai_is_neither_lent_nor_worth_anything() {
    let mut staking = with_surplus();
    let before = (done(staking.prices()), ask(&mut staking, &ISUSDai::cashCall {}).lendable);
    let vault = staking.susdai;
    done(staking.give(vault, wad(50_000)));
    assert_eq!((done(staking.prices()), ask(&mut staking, &ISUSDai::cashCall {}).lendable), before);
    let sent = before.1 + U256::ONE;
    let report = tests::LoanReport { principal: sent, sent, ..tests::LoanReport::default() };
    refused(staking.report(&report), ISUSDai::LentAboveLendable { amount: sent, lendable: before.1 });
}
