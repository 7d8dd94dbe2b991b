//! What the tests of sUSDai share.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolEventInterface, SolValue};
use stylus_chain::chain::Program;
use tests::{LoanReport, Redemptions, Staking, abi::ISUSDai, check::done, check::made, whole};

/// Another vault for this USDai as deployed, with the same authority and genesis and no parameters yet.
#[track_caller]
pub fn deploy_bare(staking: &mut Staking, usdai: Address) -> Address {
    let arguments = (staking.world.admin.address, usdai, U256::from(staking.genesis)).abi_encode();
    let program = made(Program::load("susdai").map_err(Into::into));
    made(staking.world.chain.deploy(&program, &arguments).map_err(Into::into)).address
}

/// `percent` a year on the principal, as a report gives it.
pub fn rate(principal: U256, percent: u64) -> U256 {
    principal * U256::from(317_097_919 * percent)
}

/// A vault in which alice has staked 1,000 and 400 are lent for 10% a year.
#[track_caller]
pub fn lending() -> Staking {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, whole(1_000, 18)));
    done(staking.report(&lend(whole(400, 18))));
    staking
}

/// A vault in which alice has staked 1,000 and waits with 100 of them, and the redemption contract that has no will.
#[track_caller]
pub fn queueing() -> (Staking, Address) {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, whole(1_000, 18)));
    let redemptions = made(staking.wire_stand_in());
    done(staking.tell(&alice, &request(whole(100, 18), alice.address)));
    (staking, redemptions)
}

/// A vault with the auction, whose administrator gives it and USDai orders without the authority between.
#[track_caller]
pub fn wired() -> Redemptions {
    let mut scene = Redemptions::new();
    let admin = scene.suite.admin();
    for token in [scene.suite.usdai(), scene.susdai()] {
        done(scene.suite.push(token, &ISUSDai::transferAuthorityCall { account: admin.address }));
        done(scene.chain().send(&admin, token, &ISUSDai::acceptAuthorityCall {}));
    }
    scene
}

/// The first loan.
pub fn lend(principal: U256) -> LoanReport {
    LoanReport { principal, rate: rate(principal, 10), sent: principal, ..LoanReport::default() }
}

/// A request to leave.
pub fn request(shares: U256, account: Address) -> ISUSDai::requestRedeemCall {
    ISUSDai::requestRedeemCall { shares, controller: account, owner: account }
}

/// Every event of the vault since it was deployed, with its block's time.
#[track_caller]
pub fn events_in_order(staking: &Staking) -> Vec<(u64, ISUSDai::ISUSDaiEvents)> {
    let chain = &staking.world.chain;
    let blocks = (0..=chain.block_number()).filter_map(|number| chain.block(number));
    let logs = blocks.flat_map(|block| {
        let logs = block.receipts.iter().flat_map(|receipt| &receipt.logs);
        logs.filter(|log| log.address == staking.susdai).map(|log| (block.timestamp, log))
    });
    let decoded = logs.map(|(at, log)| match ISUSDai::ISUSDaiEvents::decode_log(log) {
        Ok(event) => (at, event.data),
        Err(error) => panic!("{error}: {log:?}"),
    });
    decoded.collect()
}
