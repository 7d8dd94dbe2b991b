//! However little gas a call has, it happens or it does not, and nothing is lost.

use alloy_primitives::U256;
use alloy_sol_types::SolCall;
use stylus_chain::executor::Status;
use tests::check::done;
use usdai_bindings::IBridge;

use crate::support::{Stage, w};

#[test]
fn an_arrival_with_little_gas_is_paid_queued_or_refused() {
    let mut start = Stage::burning();
    let bridge = start.bridge.clone();
    done(start.take(&bridge, w(100)));
    let call = IBridge::crosschainMintCall { to: start.payee, amount: w(40) };
    let [mut paid, mut queued, mut refused] = [0; 3];
    for gas_limit in (30_000..260_000).step_by(2_500) {
        let mut stage = start.clone();
        let hub = stage.hub;
        let mut tx = stage.chain().transaction(&bridge, Some(hub), call.abi_encode());
        tx.gas_limit = gas_limit;
        let Ok(receipt) = stage.chain().transact(&tx) else { continue };
        let (payee, owed) = (stage.payee, stage.queued(bridge.address, stage.payee));
        let got = stage.balance(payee);
        if receipt.status == Status::Success {
            assert_eq!(got + owed, w(40), "{gas_limit}");
            assert_eq!(stage.amounts(bridge.address), [w(60), owed]);
            paid += usize::from(owed.is_zero());
            queued += usize::from(!owed.is_zero());
            if !owed.is_zero() {
                assert_eq!(done(stage.release(bridge.address, payee)), owed, "{gas_limit}");
            }
        } else {
            assert_eq!((got, owed), (U256::ZERO, U256::ZERO), "{gas_limit}");
            refused += 1;
        }
        stage.books();
    }
    println!("{paid} paid, {queued} queued, {refused} refused");
    assert!(paid > 10 && refused > 10);
}
