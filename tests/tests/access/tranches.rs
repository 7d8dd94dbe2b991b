//! What one block may mint of a supply cap that was opened.

use alloy_primitives::{Bytes, U256};
use tests::{
    abi::{IToken, IUSDai},
    access::OPEN,
    check::{done, refused},
    whole,
};

use crate::support::{Beta, UNIT};

/// Anyone may mint; a block a hundredth of the 10,000 USDai that are open.
fn opened() -> Beta {
    let mut beta = Beta::new();
    beta.set_mode(OPEN);
    done(beta.rule(&IUSDai::openTrancheCall { cap: whole(10_000, 18), perBlockBps: 100 }));
    beta
}

/// What the next block may mint.
fn tranche(beta: &mut Beta) -> (U256, U256) {
    let said = beta.ask(&IUSDai::trancheCall {});
    (said.perBlock, said.left)
}

#[test]
fn a_block_mints_its_share_to_the_unit() {
    let mut beta = opened();
    let [alice, ..] = beta.people();
    let left = whole(100, 18);
    assert_eq!(tranche(&mut beta), (left, left));
    let expected = IUSDai::BlockShareExceeded { amount: left + UNIT, left };
    refused(beta.mint_units(&alice, whole(100, 6) + U256::ONE, Bytes::new()), expected);
    for _ in 0..3 {
        done(beta.mint(&alice, 100, Bytes::new()));
        assert_eq!(tranche(&mut beta), (left, left));
    }
}

#[test]
fn setting_the_supply_cap_ends_the_bound_and_another_tranche_sets_another() {
    let mut beta = opened();
    let [alice, ..] = beta.people();
    let receipt = done(beta.rule(&IUSDai::openTrancheCall { cap: whole(20_000, 18), perBlockBps: 10_000 }));
    let event = IUSDai::TrancheOpened { tranche: whole(20_000, 18), perBlock: whole(20_000, 18) };
    assert_eq!(receipt.logs::<IUSDai::TrancheOpened>(), [event]);
    done(beta.mint(&alice, 19_000, Bytes::new()));
    // Half of the 1,000 that are left.
    done(beta.rule(&IUSDai::openTrancheCall { cap: whole(20_000, 18), perBlockBps: 5_000 }));
    assert_eq!(tranche(&mut beta), (whole(500, 18), whole(500, 18)));
    done(beta.rule(&IUSDai::setSupplyCapCall { cap: whole(30_000, 18) }));
    assert_eq!(tranche(&mut beta), (U256::ZERO, U256::ZERO));
    done(beta.mint(&alice, 11_000, Bytes::new()));
}

/// Whoever mints and redeems again and again in one block gets no further: what was minted counts, not what is held.
#[test]
fn redeeming_in_the_same_block_makes_no_room() {
    let mut beta = opened();
    let [alice, bob, _] = beta.people();
    let (usdai, dollar) = (beta.world.usdai, beta.world.dollar);
    let deposit = |amount: U256, to| IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: amount,
        usdaiAmountMinimum: U256::ZERO,
        recipient: to,
    };
    let withdraw = IUSDai::withdraw_0Call {
        withdrawToken: dollar,
        usdaiAmount: whole(60, 18),
        withdrawAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    let encoded =
        |call: &dyn Fn() -> Vec<u8>, from: &_| beta.world.chain.transaction(from, Some(usdai), call());
    use alloy_sol_types::SolCall;
    let txs = [
        encoded(&|| deposit(whole(60, 6), alice.address).abi_encode(), &alice),
        encoded(&|| withdraw.abi_encode(), &alice),
        encoded(&|| deposit(whole(41, 6), alice.address).abi_encode(), &alice),
        encoded(&|| deposit(whole(40, 6), bob.address).abi_encode(), &bob),
        encoded(&|| deposit(U256::ONE, bob.address).abi_encode(), &bob),
    ];
    let receipts = done(beta.world.chain.transact_together(&txs).map_err(Into::into));
    let succeeded: Vec<_> = receipts.iter().map(|receipt| receipt.is_success()).collect();
    assert_eq!(succeeded, [true, true, false, true, false]);
    assert_eq!(done(beta.world.supply()), whole(40, 18));
}

/// Harvests and what comes back from other chains are no mint of the block's.
#[test]
fn yield_and_the_bridge_pass_by_a_tranche() {
    let mut beta = opened();
    let [alice, bob, _] = beta.people();
    done(beta.mint(&alice, 100, Bytes::new()));
    done(beta.rule(&IUSDai::setBridgeCall { bridge: alice.address }));
    let (usdai, dollar) = (beta.world.usdai, beta.world.dollar);
    done(beta.rule(&IUSDai::openTrancheCall { cap: whole(10_000, 18), perBlockBps: 1 }));
    let amount = whole(100, 18);
    done(beta.world.chain.send(&alice, usdai, &IUSDai::crosschainBurnCall { from: alice.address, amount }));
    done(beta.world.chain.send(&alice, usdai, &IUSDai::crosschainMintCall { to: bob.address, amount }));
    done(beta.world.chain.send(&alice, dollar, &IToken::transferCall { to: usdai, value: whole(70, 6) }));
    assert_eq!(done(beta.world.harvest()), whole(70, 18));
    let share = whole(10_000 - 100, 18) / U256::from(10_000);
    assert_eq!(tranche(&mut beta), (share, share));
}

#[test]
fn what_is_on_other_chains_is_not_open() {
    let mut beta = opened();
    let [alice, ..] = beta.people();
    done(beta.mint(&alice, 100, Bytes::new()));
    done(beta.rule(&IUSDai::setBridgeCall { bridge: alice.address }));
    let burn = IUSDai::crosschainBurnCall { from: alice.address, amount: whole(60, 18) };
    done(beta.world.chain.send(&alice, beta.world.usdai, &burn));
    let receipt = done(beta.rule(&IUSDai::openTrancheCall { cap: whole(150, 18), perBlockBps: 10_000 }));
    let event = IUSDai::TrancheOpened { tranche: whole(50, 18), perBlock: whole(50, 18) };
    assert_eq!(receipt.logs::<IUSDai::TrancheOpened>(), [event]);
    // A cap below what exists opens nothing, and says so.
    let outcome = beta.rule(&IUSDai::openTrancheCall { cap: whole(99, 18), perBlockBps: 10_000 });
    refused(outcome, IUSDai::TrancheEmpty { open: U256::ZERO });
    assert_eq!(tranche(&mut beta), (whole(50, 18), whole(50, 18)));
}
