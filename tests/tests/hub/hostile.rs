//! Tokens that misbehave, in the place of the vault's shares.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Program;
use tests::{
    Suite,
    abi::{IToken, fixtures::IOdd},
    check::{done, made, refused},
};
use usdai_bindings::IBridge;

use crate::support::{DAY, FUNDS, LIMIT, Stage, w};

/// A hub that keeps a fixture token.
#[track_caller]
fn keeping(name: &str) -> Stage {
    let mut suite = Suite::new();
    let arguments = U256::from(18).to_be_bytes::<32>();
    let token = made(suite.staking.world.deploy(name, &arguments));
    with_funds(suite, token)
}

#[track_caller]
fn with_funds(mut suite: Suite, token: Address) -> Stage {
    for name in ["bridge", "another bridge"] {
        let bridge = suite.chain().account(name);
        let mint = IToken::mintCall { to: bridge.address, value: w(FUNDS) };
        done(suite.chain().send(&bridge, token, &mint));
    }
    Stage::keeping(suite, token)
}

#[track_caller]
fn turn(stage: &mut Stage, call: &impl SolCall) {
    let (token, bridge) = (stage.token, stage.bridge.clone());
    done(stage.chain().send(&bridge, token, call).map(drop));
}

/// Of two bridges one can bring what it took however much came as a gift.
#[test]
fn gifts_move_nothing() {
    let mut stage = keeping("Dollar");
    let (bridge, payee, hub) = (stage.bridge.clone(), stage.payee, stage.hub);
    turn(&mut stage, &IToken::mintCall { to: hub, value: w(500) });
    let needed = U256::ONE;
    refused(
        stage.bring(&bridge, payee, needed),
        IBridge::OutstandingTooLow { bridge: bridge.address, outstanding: U256::ZERO, needed },
    );
    done(stage.take(&bridge, w(LIMIT)));
    done(stage.bring(&bridge, payee, w(LIMIT)));
    assert_eq!((stage.balance(payee), stage.balance(hub)), (w(LIMIT), w(500)));
}

#[test]
fn a_fee_on_transfer_lets_nothing_leave() {
    let mut stage = keeping("FeeToken");
    let bridge = stage.bridge.clone();
    turn(&mut stage, &IOdd::setFeeCall { bps: U256::from(100), addedOnTop: false });
    refused(stage.take(&bridge, w(100)), IBridge::ArrivedTooLittle { arrived: w(99), needed: w(100) });
    turn(&mut stage, &IOdd::setFeeCall { bps: U256::ZERO, addedOnTop: false });
    done(stage.take(&bridge, w(100)));
    stage.books();
}

/// An account that the token does not pay waits, stops nobody, and can be paid later.
#[test]
fn an_account_that_cannot_be_paid_stops_nobody() {
    let mut stage = keeping("BlocklistToken");
    let (bridge, payee, blocked) = (stage.bridge.clone(), stage.payee, Address::repeat_byte(0xb1));
    done(stage.take(&bridge, w(LIMIT)));
    turn(&mut stage, &IOdd::setBlockedCall { account: blocked, blocked: true });
    done(stage.bring(&bridge, blocked, w(400)));
    assert_eq!((stage.queued(bridge.address, blocked), stage.balance(blocked)), (w(400), U256::ZERO));
    assert!(stage.release(bridge.address, blocked).is_err());
    // Its part of the limit is kept for it, and the rest pays others at once.
    done(stage.bring(&bridge, payee, w(600)));
    assert_eq!(stage.balance(payee), w(600));
    stage.chain().warp(DAY);
    turn(&mut stage, &IOdd::setBlockedCall { account: blocked, blocked: false });
    assert_eq!(done(stage.release(bridge.address, blocked)), w(400));
    assert_eq!((stage.balance(blocked), stage.amounts(bridge.address)), (w(400), [U256::ZERO; 2]));
    stage.books();
}

#[test]
fn a_token_that_rests_delays_and_loses_nothing() {
    let mut stage = keeping("PausableToken");
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    done(stage.take(&bridge, w(LIMIT)));
    turn(&mut stage, &IOdd::setPausedCall { paused_: true });
    assert!(stage.take(&bridge, U256::ONE).is_err());
    for amount in [w(300), w(700)] {
        done(stage.bring(&bridge, payee, amount));
    }
    assert_eq!(stage.amounts(bridge.address), [U256::ZERO, w(LIMIT)]);
    turn(&mut stage, &IOdd::setPausedCall { paused_: false });
    assert_eq!(done(stage.release(bridge.address, payee)), w(LIMIT));
    stage.books();
}

alloy_sol_types::sol! {
    interface IModes {
        function mint(address to, uint256 value) external;
        function setMode(uint8 mode) external;
    }
}

/// Burns all the gas that it is given: what remains, a 64th, is enough to queue.
#[test]
fn a_token_that_burns_gas_delays_and_loses_nothing() {
    let mut suite = Suite::new();
    let program = made(Program::load("mock-hostile").map_err(Into::into));
    let token = made(suite.chain().deploy_without_constructor(&program).map_err(Into::into)).address;
    let mut stage = with_funds(suite, token);
    let (bridge, payee) = (stage.bridge.clone(), stage.payee);
    done(stage.take(&bridge, w(LIMIT)));
    let burns_gas = (0..=u8::MAX).find(|mode| burns_gas(&mut stage, *mode)).expect("a mode that burns gas");
    turn(&mut stage, &IModes::setModeCall { mode: burns_gas });
    done(stage.bring(&bridge, payee, w(10)));
    assert_eq!((stage.queued(bridge.address, payee), stage.balance(payee)), (w(10), U256::ZERO));
    turn(&mut stage, &IModes::setModeCall { mode: 0 });
    assert_eq!(done(stage.release(bridge.address, payee)), w(10));
    stage.books();
}

/// Whether a transfer in this mode takes all of a million gas.
fn burns_gas(stage: &mut Stage, mode: u8) -> bool {
    let mut stage = stage.clone();
    let (token, bridge, payee) = (stage.token, stage.bridge.clone(), stage.payee);
    if stage.chain().send(&bridge, token, &IModes::setModeCall { mode }).is_err() {
        return false;
    }
    let transfer = IToken::transferCall { to: payee, value: U256::ONE }.abi_encode();
    let mut tx = stage.chain().transaction(&bridge, Some(token), transfer);
    tx.gas_limit = 1_000_000;
    stage.chain().transact(&tx).is_ok_and(|receipt| receipt.gas_used > 950_000)
}
