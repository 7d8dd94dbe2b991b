//! Only makers mint: who has the role MAKER, by the authority as it ships.

use alloy_primitives::{Address, B256, Bytes, U256};
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    access::{MAKERS, data},
    check::{done, refused},
    whole,
};

/// Anyone but makers is shut out.
fn suite() -> Suite {
    let mut suite = Suite::new();
    let usdai = suite.usdai();
    let access = IUSDai::setAccessCall { mode: MAKERS, root: B256::ZERO, inviter: Address::ZERO };
    done(suite.push(usdai, &access));
    suite
}

#[test]
fn a_maker_mints_for_anyone_and_nobody_else_does() {
    let mut suite = suite();
    let [alice, bob] = [&suite.staking.world.alice, &suite.staking.world.bob].map(Clone::clone);
    let not_maker = |account| IUSDai::NotMaker { account };
    let dollars = whole(1_000, 6);
    let deposit =
        |suite: &mut Suite, who: &_, to, data| suite.staking.world.deposit_with(who, to, dollars, data);
    refused(deposit(&mut suite, &bob, bob.address, Bytes::new()), not_maker(bob.address));
    done(suite.grant("MAKER", bob.address));
    for to in [bob.address, alice.address, Address::repeat_byte(7)] {
        done(deposit(&mut suite, &bob, to, Bytes::new()));
        refused(deposit(&mut suite, &alice, to, Bytes::new()), not_maker(alice.address));
    }
    // No other role stands in for it, nor does what is shown when access is closed.
    for role in ["ADMIN", "GUARDIAN", "STRATEGIST", "BRIDGE"] {
        if role != "ADMIN" {
            done(suite.grant(role, alice.address));
        }
        refused(deposit(&mut suite, &alice, alice.address, data(2, &[7; 64])), not_maker(alice.address));
    }
    assert_eq!(
        done(suite.staking.world.deposit(&bob, suite.staking.world.dollar, dollars)),
        whole(1_000, 18)
    );
    let revoke = IAuthority::revokeRoleCall { role: Suite::role("MAKER"), account: bob.address };
    done(suite.rule(&revoke));
    refused(deposit(&mut suite, &bob, bob.address, Bytes::new()), not_maker(bob.address));
}

#[test]
fn a_maker_is_bound_by_supply_block_and_pause_but_not_by_an_addresss_cap() {
    let mut suite = suite();
    let (bob, usdai) = (suite.staking.world.bob.clone(), suite.usdai());
    done(suite.grant("MAKER", bob.address));
    done(suite.push(usdai, &IUSDai::setAddressCapCall { cap: U256::ONE }));
    let supply = done(suite.staking.world.supply());
    let cap = supply + whole(1_000, 18);
    done(suite.push(usdai, &IUSDai::openTrancheCall { cap, perBlockBps: 5_000 }));
    let world = &mut suite.staking.world;
    let unit = whole(1, 12);
    let expected = IUSDai::BlockShareExceeded { amount: whole(500, 18) + unit, left: whole(500, 18) };
    let dollar = world.dollar;
    refused(world.deposit(&bob, dollar, whole(500, 6) + U256::ONE), expected);
    done(world.deposit(&bob, dollar, whole(500, 6)));
    done(world.deposit(&bob, dollar, whole(500, 6)));
    let expected = IUSDai::SupplyCapExceeded { total: cap + unit, cap };
    refused(world.deposit(&bob, dollar, U256::ONE), expected);
    let until = world.chain.timestamp() + 100;
    let pause = IAuthority::pauseCall { target: usdai, entry: Suite::PAUSE_MINT, until };
    done(suite.tell(&suite.guardian.clone(), &pause));
    refused(suite.staking.world.deposit(&bob, dollar, U256::ONE), IUSDai::MintPaused { until });
}
