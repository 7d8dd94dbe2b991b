//! X15: what sUSDai's constructor sets, and what it takes.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolError, SolValue, sol};
use stylus_chain::chain::{DeployError, Program, Revert};
use tests::{
    Staking,
    abi::ISUSDai,
    calldata::u,
    check::{done, made},
    token::ask,
};

use crate::support::deploy_bare;

sol! {
    /// What the deployer says when a constructor refuses.
    error ContractInitializationError(address newContract, bytes data);
}

const EPOCH: u64 = 30 * 86_400;

/// What the constructor says of these arguments; `None` when it takes them.
fn refusal(staking: &mut Staking, usdai: Address, genesis: u64) -> Option<Vec<u8>> {
    let arguments = (staking.world.admin.address, usdai, U256::from(genesis)).abi_encode();
    let program = made(Program::load("susdai").map_err(Into::into));
    match staking.world.chain.deploy(&program, &arguments) {
        Ok(_) => None,
        Err(DeployError::Call(error)) => {
            let said = error.revert().and_then(Revert::decode::<ContractInitializationError>);
            Some(said.map(|said| said.data.to_vec()).unwrap_or_default())
        }
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn x15_a_new_vault_has_its_usdai_its_calendar_and_no_parameters() {
    let mut staking = Staking::new();
    let usdai = staking.world.usdai;
    staking.susdai = deploy_bare(&mut staking, usdai);
    assert_eq!(ask(&mut staking, &ISUSDai::assetCall {}), usdai);
    assert_eq!(ask(&mut staking, &ISUSDai::shareCall {}), staking.susdai);
    let parameters = ask(&mut staking, &ISUSDai::parametersCall {});
    let expected = ISUSDai::parametersReturn {
        depositsPausedUntil: 0,
        depositPauseAvailableAt: 0,
        yieldFee: 0,
        exitShare: 5_000,
        feeRecipient: Address::ZERO,
        loanBook: Address::ZERO,
    };
    assert_eq!(parameters, expected);
    let boundary = staking.genesis + EPOCH;
    let expected = ISUSDai::epochReturn {
        number: 1,
        lockTime: boundary - 3 * 86_400,
        clearTime: boundary - 86_400,
        boundary,
        locked: 0,
        settled: true,
        queued: U256::ZERO,
    };
    assert_eq!(ask(&mut staking, &ISUSDai::epochCall {}), expected);
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert_eq!([cash.idle, cash.reserved, cash.capacity, cash.exitBucket, cash.lendable], [U256::ZERO; 5]);
    let loans = ask(&mut staking, &ISUSDai::loansCall {});
    assert_eq!((loans.principal, loans.accrued, loans.reportedAt), (U256::ZERO, U256::ZERO, 0));
    assert_eq!(done(staking.prices()), [u(1_000_000_000_000_000_000); 2]);
}

#[test]
fn x15_nothing_but_an_address_is_taken_for_usdai() {
    let mut staking = Staking::new();
    let genesis = staking.genesis;
    let expected = ISUSDai::ZeroAddress {}.abi_encode();
    assert_eq!(refusal(&mut staking, Address::ZERO, genesis), Some(expected));
}

#[test]
fn x15_the_first_epoch_starts_within_an_epoch_of_now() {
    let staking = Staking::new();
    let (usdai, now) = (staking.world.usdai, staking.world.chain.timestamp());
    let (least, most) = (now - EPOCH, now + EPOCH);
    for genesis in [least, now - 1, now, most] {
        assert_eq!(refusal(&mut staking.clone(), usdai, genesis), None, "{genesis}");
    }
    for genesis in [0, least - 1, most + 1, u64::from(u32::MAX) + 1, u64::MAX] {
        let [value, least, most] = [genesis, least, most].map(U256::from);
        let expected = ISUSDai::OutOfRange { value, least, most }.abi_encode();
        assert_eq!(refusal(&mut staking.clone(), usdai, genesis), Some(expected), "{genesis}");
    }
}
