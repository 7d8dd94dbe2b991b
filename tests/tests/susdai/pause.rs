//! PAUSABLE-001 and 002 do not apply: what the authority can stop are deposits, and nothing else that a holder
//! does.

use alloy_primitives::U256;
use tests::{
    abi::ISUSDai,
    check::{done, refused},
    token::{
        Subject, balance,
        permit::{Domain, Permit},
        tell,
    },
    whole,
};

use crate::support::lending;

#[test]
fn shares_move_while_deposits_rest() {
    let mut staking = lending();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    let until = staking.world.chain.timestamp() + 14 * 86_400;
    done(staking.rule(&ISUSDai::pauseDepositsCall { until }));
    let (from, to, value) = (alice.address, bob.address, whole(5, 18));
    let (assets, receiver, shares) = (value, from, value);
    let rest = || ISUSDai::DepositsPaused { until };
    refused(tell(&mut staking, &alice, &ISUSDai::deposit_0Call { assets, receiver }), rest());
    refused(tell(&mut staking, &alice, &ISUSDai::mint_0Call { shares, receiver }), rest());
    let least = ISUSDai::deposit_1Call { assets, receiver, minShares: U256::ZERO };
    refused(tell(&mut staking, &alice, &least), rest());

    done(tell(&mut staking, &alice, &ISUSDai::transferCall { to, value }));
    done(tell(&mut staking, &alice, &ISUSDai::approveCall { spender: to, value }));
    done(tell(&mut staking, &bob, &ISUSDai::transferFromCall { from, to, value }));
    let permit = Permit { value, ..Permit::sample(&mut staking) };
    let call = permit.call(permit.sign(&alice, &Domain::of(&staking)));
    done(tell(&mut staking, &bob, &call));
    done(tell(&mut staking, &bob, &ISUSDai::transferFromCall { from, to, value }));
    assert_eq!(balance(&mut staking, to), whole(15, 18));
    done(staking.earn(1));
    done(tell(&mut staking, &bob, &ISUSDai::claimFeesCall {}));
    staking.sound();
}
