//! The calendar at its edges, and times at which a packed field ends.

use alloy_primitives::{Address, U256, address};
use alloy_sol_types::{SolValue, sol};
use stylus_chain::chain::Program;
use tests::{
    Staking,
    abi::{ISUSDai, IToken},
    check::{done, refused},
    whole,
};

use crate::vault_support::{DAY, ask, go_to, people, still, wad};

sol! {
    interface IArbWasm {
        function activateProgram(address program) external payable returns (uint16 version, uint256 dataFee);
    }
}

const ARB_WASM: Address = address!("0000000000000000000000000000000000000071");
const EPOCH: u64 = 30 * DAY;

/// A vault on the same USDai with this genesis, or the reason why there is none.
fn vault_from(staking: &mut Staking, genesis: u64) -> Result<Address, String> {
    let program = Program::load("susdai").map_err(|error| error.to_string())?;
    let arguments = (staking.world.admin.address, staking.world.usdai, U256::from(genesis)).abi_encode();
    let deployed = staking.world.chain.deploy(&program, &arguments);
    deployed.map(|deployed| deployed.address).map_err(|error| error.to_string())
}

#[test]
fn a_genesis_further_than_an_epoch_away_is_refused() {
    let mut staking = Staking::new();
    let now = staking.world.chain.timestamp();
    for genesis in [0, 1, now - EPOCH - 60, now + EPOCH + 60, u64::from(u32::MAX), u64::MAX] {
        let refusal = vault_from(&mut staking, genesis).err();
        assert!(refusal.is_some_and(|reason| reason.contains("OutOfRange")), "{genesis}");
    }
}

#[test]
fn a_vault_works_from_its_first_second_whenever_its_calendar_begins() {
    let staking = Staking::new();
    let now = staking.world.chain.timestamp();
    let bob = staking.world.bob.clone();
    for genesis in [now - EPOCH + 60, now - 27 * DAY, now, now + 27 * DAY, now + EPOCH - 60] {
        let mut staking = staking.clone();
        staking.susdai = vault_from(&mut staking, genesis).unwrap_or_else(|reason| panic!("{reason}"));
        let approve = IToken::approveCall { spender: staking.susdai, value: U256::MAX };
        done(staking.world.chain.send(&bob, staking.world.usdai, &approve));
        let epoch = ask(&mut staking, &ISUSDai::epochCall {});
        assert!(epoch.lockTime > staking.world.chain.timestamp(), "{genesis}");
        assert_eq!(done(staking.stake(&bob, wad(5))), wad(5), "{genesis}");
        assert!(staking.tell(&bob, &ISUSDai::lockCall {}).is_err(), "{genesis}");
        go_to(&mut staking, epoch.lockTime);
        done(staking.tell(&bob, &ISUSDai::lockCall {}));
        assert_eq!(ask(&mut staking, &ISUSDai::epochCall {}).locked, epoch.number);
    }
}

#[test]
fn a_lock_is_due_to_the_second_and_once() {
    let mut staking = Staking::new();
    let bob = staking.world.bob.clone();
    done(staking.stake(&bob, wad(5)));
    let lock_time = ask(&mut staking, &ISUSDai::epochCall {}).lockTime;
    go_to(&mut staking, lock_time - 1);
    let not_due = |lock_time| ISUSDai::LockNotDue { lockTime: lock_time };
    refused(still(&mut staking, |staking| staking.tell(&bob, &ISUSDai::lockCall {})), not_due(lock_time));
    go_to(&mut staking, lock_time);
    still(&mut staking, |staking| done(staking.tell(&bob, &ISUSDai::lockCall {})));
    for _ in 0..2 {
        let again = still(&mut staking, |staking| staking.tell(&bob, &ISUSDai::lockCall {}));
        refused(again, not_due(lock_time + EPOCH));
    }
    // Years of silence are one step, and do not make a deposit dearer.
    staking.world.chain.warp(10 * EPOCH);
    let receipt = done(staking.tell(&bob, &ISUSDai::deposit_0Call { assets: wad(1), receiver: bob.address }));
    let caught_up = receipt.gas_used;
    let receipt = done(staking.tell(&bob, &ISUSDai::deposit_0Call { assets: wad(1), receiver: bob.address }));
    assert!(caught_up < receipt.gas_used + 40_000, "{caught_up} {}", receipt.gas_used);
    assert!(ask(&mut staking, &ISUSDai::epochCall {}).locked >= 10);
}

#[test]
fn after_2106_nothing_traps_and_what_needs_no_stream_goes_on() {
    let mut staking = Staking::new();
    let [alice, bob, _] = people(&staking);
    let (usdai, dollar) = (staking.world.usdai, staking.world.dollar);
    done(staking.stake(&alice, wad(1_000)));
    staking.world.chain.warp(DAY);
    let end = u64::from(u32::MAX);
    for now in [end - 8 * DAY, end - 7 * DAY, end, end + 1, end + EPOCH, end + 100 * EPOCH] {
        let mut staking = staking.clone();
        renew(&mut staking, now);
        done(staking.stake(&bob, wad(5)));
        done(staking.tell(&alice, &ISUSDai::transferCall { to: bob.address, value: wad(1) }));
        done(staking.harvest());
        done(staking.prices());
        let gift = IToken::mintCall { to: usdai, value: whole(3, 6) };
        done(staking.world.chain.send(&bob, dollar, &gift));
        let last = staking.world.chain.timestamp() + 7 * DAY;
        let harvest = staking.harvest();
        if last > end {
            refused(harvest, ISUSDai::ArithmeticOverflow {});
        } else {
            assert_eq!(done(harvest), wad(3));
        }
        done(staking.stake(&bob, wad(5)));
    }
}

/// Goes to a time that no activation lasts to, and activates both programs again.
#[track_caller]
fn renew(staking: &mut Staking, now: u64) {
    go_to(staking, now);
    let payer = staking.world.alice.clone();
    for program in [staking.susdai, staking.world.usdai] {
        let fee = whole(1, 18);
        let activate = IArbWasm::activateProgramCall { program };
        still(staking, |staking| done(staking.world.chain.send_value(&payer, ARB_WASM, fee, &activate)));
    }
}
