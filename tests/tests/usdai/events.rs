//! Every event of the interface, emitted, in the form that the interface gives it.

use alloy_primitives::{B256, U256};
use alloy_sol_types::SolEventInterface;
use stylus_chain::chain::{Program, Receipt};
use tests::{
    Terms, World,
    abi::{IToken, IUSDai},
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
    let (account, cap) = (bob.address, U256::MAX >> 160_usize);
    receipts.push(done(rule(world, &IUSDai::setSupplyCapCall { cap })));
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
