//! Every event of the interface, emitted, in the form that the interface gives it.

use alloy_primitives::{B256, U256};
use alloy_sol_types::SolEventInterface;
use stylus_chain::chain::{Program, Receipt};
use tests::{
    OPEN, Terms, World,
    abi::{IToken, IUSDai},
    access::{CLOSED, List},
    check::done,
    whole,
};

use crate::support::{deposit, made, rule, snapshot, tell, u, withdraw};

/// Everything that emits, in one story.
fn everything(world: &mut World) -> Vec<Receipt> {
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    let program = made(Program::load("usdai").map_err(Into::into));
    let admin = B256::left_padding_from(world.admin.address.as_slice());
    let deployed = made(world.chain.deploy(&program, admin.as_slice()).map_err(Into::into));
    world.usdai = deployed.address;
    done(world.approve(&alice, dollar, U256::MAX));
    let until = world.chain.timestamp() + 1_000;
    let mut receipts = vec![deployed.receipt, done(world.list(dollar, Terms::FREE))];
    let (account, cap) = (bob.address, U256::MAX >> 162_usize);
    receipts.push(done(rule(world, &IUSDai::setSupplyCapCall { cap })));
    receipts.extend(access(world));
    receipts.push(done(rule(world, &IUSDai::setHarvestRecipientCall { recipient: account })));
    receipts.push(done(rule(world, &IUSDai::setCapExemptCall { account, exempt: true })));
    receipts.push(done(deposit(world, dollar, whole(5, 6), alice.address)));
    done(world.chain.send(&alice, dollar, &IToken::transferCall { to: world.usdai, value: u(7) }));
    receipts.push(done(tell(world, &alice, &IUSDai::harvestCall {})));
    receipts.push(done(tell(world, &alice, &IUSDai::approveCall { spender: account, value: u(1) })));
    receipts.push(done(withdraw(world, dollar, whole(5, 18))));
    done(tell(world, &bob, &IUSDai::transferCall { to: alice.address, value: u(7_000_000_000_000) }));
    receipts.push(done(withdraw(world, dollar, u(7_000_000_000_000))));
    receipts.push(done(rule(world, &IUSDai::removeAssetCall { asset: dollar })));
    receipts.push(done(rule(world, &IUSDai::pauseMintCall { until })));
    receipts.push(done(rule(world, &IUSDai::transferAuthorityCall { account })));
    receipts.push(done(tell(world, &bob, &IUSDai::acceptAuthorityCall {})));
    receipts
}

/// One who is listed deposits at a price, and what it got goes to another chain and back; in the end anyone may mint.
fn access(world: &mut World) -> Vec<Receipt> {
    let (alice, asset, bridge) = (world.alice.clone(), world.dollar, world.alice.address);
    let oracle = made(world.deploy("HostileOracle", &[]));
    let amount = u(1);
    let mut receipts = vec![
        done(rule(world, &IUSDai::setAddressCapCall { cap: u(0) })),
        done(rule(world, &IUSDai::openTrancheCall { cap: whole(1_000, 18), perBlockBps: 10_000 })),
        done(rule(world, &IUSDai::setPriceOracleCall { priceOracle: oracle })),
        done(rule(world, &IUSDai::setPriceCheckedCall { asset, checked: true })),
        done(rule(world, &IUSDai::setBridgeCall { bridge })),
    ];
    let list = List::new(vec![(alice.address, 5_000_000_000_000)]);
    receipts.push(done(world.set_access(CLOSED, list.root(), alice.address)));
    receipts.push(done(world.deposit_with(&alice, alice.address, amount, list.data(0))));
    receipts.push(done(tell(world, &alice, &IUSDai::crosschainBurnCall { from: alice.address, amount })));
    receipts.push(done(tell(world, &alice, &IUSDai::crosschainMintCall { to: alice.address, amount })));
    receipts.push(done(withdraw(world, asset, whole(1, 12))));
    receipts.push(done(rule(world, &IUSDai::setPriceCheckedCall { asset, checked: false })));
    receipts.push(done(rule(world, &OPEN)));
    receipts
}

#[test]
fn every_event_of_the_interface_is_emitted_and_has_its_form() {
    let mut world = World::new();
    let receipts = everything(&mut world);
    let own: Vec<_> =
        receipts.iter().flat_map(|r| &r.logs).filter(|log| log.address == world.usdai).collect();
    for log in &own {
        let decoded = IUSDai::IUSDaiEvents::decode_log(log);
        assert!(decoded.is_ok(), "{log:?}: {decoded:?}");
    }
    let all = IUSDai::IUSDaiEvents::SIGNATURES.iter().zip(IUSDai::IUSDaiEvents::SELECTORS);
    let mut lines: Vec<String> = all
        .map(|(signature, topic)| {
            match own.iter().find(|log| log.topics().first() == Some(&B256::from(*topic))) {
                Some(log) => {
                    let (topics, words) = (log.topics().len(), log.data.data.len() / 32);
                    format!("{signature}: topics {topics}, words {words}")
                }
                None => panic!("{signature} was not emitted"),
            }
        })
        .collect();
    lines.sort();
    snapshot::matches("events.txt", &(lines.join("\n") + "\n"));
    // The supply can be rebuilt from the events.
    let transfers = receipts.iter().flat_map(|receipt| receipt.logs_of::<IUSDai::Transfer>(world.usdai));
    let supply =
        transfers.fold(U256::ZERO, |supply, event| match (event.from.is_zero(), event.to.is_zero()) {
            (true, false) => supply + event.value,
            (false, true) => supply - event.value,
            _ => supply,
        });
    assert_eq!(supply, done(world.supply()));
}
