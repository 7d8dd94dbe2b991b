//! Harvests, and weakness 22: what somebody sends to the contract moves no price.

use alloy_primitives::{Address, U256};
use tests::{
    World,
    abi::{IToken, IUSDai, fixtures::IOdd},
    check::{self, done, refused, solvent},
    whole,
};

use crate::support::{ask, deploy_bare, made, rule, tell, token::balance, u};

fn donate(world: &mut World, units: U256) {
    let (carol, dollar) = (world.carol.clone(), world.dollar);
    let gift = IToken::transferCall { to: world.usdai, value: units };
    done(world.chain.send(&carol, dollar, &gift));
}

/// What a deposit mints, a redemption pays and the reserve has in its books.
fn prices(world: &mut World) -> (U256, U256, U256) {
    let dollar = world.dollar;
    let deposit = IUSDai::previewDepositCall { depositToken: dollar, depositAmount: whole(123, 6) };
    let withdraw = IUSDai::previewWithdrawCall { withdrawToken: dollar, usdaiAmount: whole(123, 18) };
    let ledger = done(world.asset(dollar)).ledger;
    (ask(world, &deposit), ask(world, &withdraw), ledger)
}

#[test]
fn w22_a_donation_moves_no_price() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let before = prices(&mut world);
    donate(&mut world, whole(1_000, 6));
    assert_eq!(prices(&mut world), before);
    done(world.harvest());
    let (minting, redeeming, ledger) = prices(&mut world);
    assert_eq!((minting, redeeming), (before.0, before.1));
    assert_eq!(ledger, whole(1_100, 6));
    assert_eq!(done(world.withdraw(&alice, dollar, whole(100, 18), alice.address)), whole(100, 6));
}

#[test]
fn w22_own_tokens_sent_to_the_contract_are_nobodys() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let before = prices(&mut world);
    let own = world.usdai;
    done(tell(&mut world, &alice, &IUSDai::transferCall { to: own, value: whole(40, 18) }));
    assert_eq!(prices(&mut world), before);
    assert_eq!(done(world.harvest()), U256::ZERO);
    assert_eq!(balance(&mut world, own), whole(40, 18));
}

#[test]
fn anyone_harvests_and_the_treasury_gets_it() {
    let mut world = World::new();
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    donate(&mut world, whole(9, 6));
    let receipt = done(tell(&mut world, &bob, &IUSDai::harvestCall {}));
    let treasury = world.treasury.address;
    let harvested = IUSDai::Harvested { caller: bob.address, recipient: treasury, amount: whole(9, 18) };
    assert_eq!(receipt.logs_of::<IUSDai::Harvested>(world.usdai), [harvested]);
    let synced = IUSDai::LedgerSynced { asset: dollar, previousLedger: whole(100, 6), ledger: whole(109, 6) };
    assert_eq!(receipt.logs_of::<IUSDai::LedgerSynced>(world.usdai), [synced]);
    assert_eq!(balance(&mut world, treasury), whole(9, 18));
    assert_eq!(done(world.harvest()), U256::ZERO);
    solvent(&mut world);
}

fn harvested(world: &mut World, recipient: Address) -> U256 {
    ask(world, &IUSDai::harvestedCall { recipient })
}

#[test]
fn all_that_was_ever_harvested_for_a_recipient_is_counted() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let [treasury, bob] = [world.treasury.address, world.bob.address];
    done(world.deposit(&alice, dollar, whole(100, 6)));
    let rounds = [
        (treasury, 9, [9, 0]),
        (treasury, 0, [9, 0]),
        (treasury, 4, [13, 0]),
        (bob, 5, [13, 5]),
        (treasury, 1, [14, 5]),
    ];
    let mut minted = [U256::ZERO; 2];
    for (recipient, dollars, expected) in rounds {
        done(rule(&mut world, &IUSDai::setHarvestRecipientCall { recipient }));
        assert_eq!([treasury, bob].map(|account| harvested(&mut world, account)), minted, "by naming one");
        donate(&mut world, whole(dollars, 6));
        let receipt = done(tell(&mut world, &alice, &IUSDai::harvestCall {}));
        for event in receipt.logs_of::<IUSDai::Harvested>(world.usdai) {
            minted[usize::from(event.recipient == bob)] += event.amount;
        }
        assert_eq!(minted, expected.map(|dollars| whole(dollars, 18)));
        assert_eq!([treasury, bob].map(|account| harvested(&mut world, account)), minted);
    }
    solvent(&mut world);
}

#[test]
fn gifts_deposits_and_spending_are_no_harvests() {
    let mut world = World::new();
    let (alice, treasury, dollar) = (world.alice.clone(), world.treasury.clone(), world.dollar);
    done(world.deposit(&alice, dollar, whole(100, 6)));
    donate(&mut world, whole(9, 6));
    done(world.harvest());
    let [to, back] = [treasury.address, alice.address];
    done(tell(&mut world, &alice, &IUSDai::transferCall { to, value: whole(30, 18) }));
    let deposit = IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: whole(20, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: to,
    };
    done(tell(&mut world, &alice, &deposit));
    assert_eq!((balance(&mut world, to), harvested(&mut world, to)), (whole(59, 18), whole(9, 18)));
    done(tell(&mut world, &treasury, &IUSDai::transferCall { to: back, value: whole(50, 18) }));
    done(world.withdraw(&treasury, dollar, whole(9, 18), to));
    assert_eq!((balance(&mut world, to), harvested(&mut world, to)), (U256::ZERO, whole(9, 18)));
    assert_eq!(harvested(&mut world, back), U256::ZERO);
}

#[test]
fn a_harvest_without_a_recipient_is_refused() {
    let mut world = World::new();
    let fresh = deploy_bare(&mut world);
    let carol = world.carol.clone();
    refused(world.chain.send(&carol, fresh, &IUSDai::harvestCall {}), IUSDai::HarvestRecipientUnset {});
}

#[test]
fn a_negative_rebase_lowers_the_ledger_and_makes_up_before_the_next_harvest() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let token = made(world.list_token("RebasingToken", 6));
    done(world.deposit(&alice, dollar, whole(100, 6)));
    done(world.deposit(&alice, token, whole(100, 6)));
    done(world.chain.send(&world.admin, token, &IOdd::rebaseCall { factor: whole(9, 17) }));
    donate(&mut world, whole(4, 6));
    // Ten dollars are gone and four came: nothing to harvest, and the books say what there is.
    assert_eq!(done(world.harvest()), U256::ZERO);
    let held = done(world.balance(token, world.usdai));
    check::ledger(&mut world, token, held);
    check::ledger(&mut world, dollar, whole(104, 6));
    donate(&mut world, whole(7, 6));
    assert_eq!(done(world.harvest()), held * u(1_000_000_000_000) + whole(111, 18) - whole(200, 18));
    solvent(&mut world);
}
