//! Calls that the administrator passes on, and those that it cannot.

use alloy_primitives::{Address, Bytes, FixedBytes, U256, address};
use alloy_sol_types::{SolCall, SolValue};
use tests::{
    Suite,
    abi::{IAuthority, IErc20, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{DAY, ENTRIES, ask, in_force, list, pause, push_raw, selector};

/// ArbSys, which has code on Arbitrum: one byte that stops whoever runs it.
const ARB_SYS: Address = address!("0000000000000000000000000000000000000064");

fn answer(receipt: &stylus_chain::chain::Receipt) -> Bytes {
    match receipt.returned::<IAuthority::pushCall>() {
        Ok(answer) => answer,
        Err(error) => panic!("{error}"),
    }
}

#[test]
fn an_order_is_carried_out_and_told() {
    let mut suite = Suite::new();
    let (usdai, sender) = (suite.usdai(), suite.admin().address);
    let call = IUSDai::setSupplyCapCall { cap: whole(77, 18) };
    let receipt = done(suite.push(usdai, &call));
    let expected = IAuthority::Pushed {
        sender,
        target: usdai,
        selector: FixedBytes(IUSDai::setSupplyCapCall::SELECTOR),
        data: call.abi_encode().into(),
    };
    assert_eq!(receipt.logs_of::<IAuthority::Pushed>(suite.authority), [expected]);
    assert_eq!(
        receipt.logs_of::<IUSDai::SupplyCapSet>(usdai),
        [IUSDai::SupplyCapSet { supplyCap: whole(77, 18) }]
    );
    assert_eq!(receipt.logs.len(), 2);
    assert_eq!(answer(&receipt), Bytes::new());
    assert_eq!(ask(&mut suite, usdai, &IUSDai::supplyCapCall {}), whole(77, 18));
}

#[test]
fn every_parameter_of_the_vault_is_set_by_a_push() {
    let mut suite = Suite::new();
    let (susdai, person) = (suite.susdai(), Address::repeat_byte(0x31));
    done(suite.push(susdai, &ISUSDai::setYieldFeeCall { fee: 700 }));
    done(suite.push(susdai, &ISUSDai::setExitShareCall { exitShare: 9_000 }));
    done(suite.push(susdai, &ISUSDai::setFeeRecipientCall { recipient: person }));
    done(suite.push(susdai, &ISUSDai::setLoanBookCall { loanBook: Address::ZERO }));
    let p = ask(&mut suite, susdai, &ISUSDai::parametersCall {});
    assert_eq!((p.yieldFee, p.exitShare, p.feeRecipient, p.loanBook), (700, 9_000, person, Address::ZERO));
}

#[test]
fn the_answer_comes_back() {
    let mut suite = Suite::new();
    let susdai = suite.susdai();
    let receipt = done(suite.push(susdai, &ISUSDai::totalSupplyCall {}));
    assert_eq!(answer(&receipt), U256::ZERO.abi_encode());
    let receipt = done(suite.push(susdai, &ISUSDai::nameCall {}));
    assert_eq!(answer(&receipt), "Staked USDai".abi_encode());
    let receipt = done(suite.push(susdai, &ISUSDai::parametersCall {}));
    assert_eq!(answer(&receipt).len(), 6 * 32);
}

#[test]
fn a_refusal_comes_back_with_the_target_s_numbers() {
    let mut suite = Suite::new();
    let (usdai, susdai, dollar) = (suite.usdai(), suite.susdai(), suite.staking.world.dollar);
    let (cap, maximum) = (U256::MAX, (U256::ONE << 94_usize) - U256::ONE);
    let too_high = IUSDai::SupplyCapTooHigh { cap, maximum };
    refused(suite.push(usdai, &IUSDai::setSupplyCapCall { cap }), too_high);
    let out_of_range = |value: u64, least: u64, most: u64| ISUSDai::OutOfRange {
        value: U256::from(value),
        least: U256::from(least),
        most: U256::from(most),
    };
    refused(suite.push(susdai, &ISUSDai::setYieldFeeCall { fee: 1_001 }), out_of_range(1_001, 0, 1_000));
    let share = ISUSDai::setExitShareCall { exitShare: 2_499 };
    refused(suite.push(susdai, &share), out_of_range(2_499, 2_500, 10_000));
    let ledger = ask(&mut suite, usdai, &IUSDai::reserveAssetCall { asset: dollar }).ledger;
    let in_use = IUSDai::AssetInUse { asset: dollar, ledger };
    refused(suite.push(usdai, &IUSDai::removeAssetCall { asset: dollar }), in_use);
    let nobody = ISUSDai::setFeeRecipientCall { recipient: Address::ZERO };
    refused(suite.push(susdai, &nobody), ISUSDai::ZeroAddress {});
    // The authority is a caller like any other to what has no authority.
    let authority = suite.authority;
    let poor = IUSDai::ERC20InsufficientBalance { sender: authority, balance: U256::ZERO, needed: U256::ONE };
    refused(suite.push(usdai, &IErc20::transferCall { to: susdai, value: U256::ONE }), poor);
    let report = tests::LoanReport::default().call();
    refused(suite.push(susdai, &report), ISUSDai::NotLoanBook { caller: authority });
    let accept = IUSDai::acceptAuthorityCall {};
    refused(suite.push(susdai, &accept), ISUSDai::NotPendingAuthority { caller: authority });
}

#[test]
fn a_refused_order_leaves_nothing() {
    let mut suite = Suite::new();
    let usdai = suite.usdai();
    let call = IUSDai::setSupplyCapCall { cap: U256::MAX };
    let error = suite.push(usdai, &call).err();
    let receipt = error.as_ref().and_then(|error| error.revert()).and_then(|revert| revert.receipt());
    assert_eq!(receipt.map(|receipt| receipt.logs.len()), Some(0));
}

#[test]
fn what_is_not_passed_on() {
    let mut suite = Suite::new();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    let dollar = suite.staking.world.dollar;
    for target in [dollar, suite.authority, suite.admin().address, Address::ZERO] {
        let unknown = IAuthority::TargetUnknown { target };
        refused(push_raw(&mut suite, target, IUSDai::supplyCapCall::SELECTOR), unknown);
    }
    for length in 0..4_usize {
        let missing = IAuthority::SelectorMissing { length: U256::from(length) };
        refused(push_raw(&mut suite, usdai, vec![0xff; length]), missing);
    }
    let until = suite.chain().timestamp() + DAY;
    for target in [usdai, susdai] {
        for entry in ENTRIES {
            let selector = selector(entry);
            for tail in [vec![], vec![0], until.abi_encode(), vec![0xff; 100]] {
                let data = [selector.as_slice(), &tail].concat();
                refused(push_raw(&mut suite, target, data), IAuthority::PauseThroughGuardian { selector });
            }
        }
    }
    assert_eq!(in_force(&mut suite), [0; 2]);
    done(suite.rule(&IAuthority::removeTargetCall { target: usdai }));
    let unknown = IAuthority::TargetUnknown { target: usdai };
    refused(suite.push(usdai, &IUSDai::supplyCapCall {}), unknown);
    refused(pause(&mut suite, usdai, Suite::PAUSE_MINT, until), IAuthority::TargetUnknown { target: usdai });
}

#[test]
fn no_batch_hides_an_entry() {
    // Nothing passes a call on again but an authority that is a target itself, and that has its own administrator.
    let mut suite = Suite::new();
    let second = crate::support::deploy_authority(&mut suite, Address::repeat_byte(7));
    list(&mut suite, second, &[]);
    let inner = IAuthority::pauseAllCall { until: suite.chain().timestamp() + DAY };
    let needed = Suite::role("GUARDIAN");
    let unauthorized =
        IAuthority::AccessControlUnauthorizedAccount { account: suite.authority, neededRole: needed };
    refused(suite.push(second, &inner), unauthorized);
}

#[test]
fn undecodable_orders_are_given_a_reason() {
    let mut suite = Suite::new();
    let (usdai, susdai) = (suite.usdai(), suite.susdai());
    for target in [usdai, susdai] {
        let failed = || IAuthority::PushFailed { target };
        refused(push_raw(&mut suite, target, [0xde, 0xad, 0xbe, 0xef]), failed());
        refused(push_raw(&mut suite, target, ISUSDai::transferAuthorityCall::SELECTOR), failed());
        let dirty = [&ISUSDai::transferAuthorityCall::SELECTOR[..], &[0xff; 32]].concat();
        refused(push_raw(&mut suite, target, dirty), failed());
    }
}

#[test]
fn only_contracts_are_targets() {
    let mut suite = Suite::new();
    let person = suite.staking.world.alice.address;
    let add = |target| IAuthority::addTargetCall { target, entries: vec![Suite::PAUSE_MINT] };
    let ethereum = (1..=10).map(Address::with_last_byte);
    for target in [person, Address::ZERO, Address::repeat_byte(0x99)].into_iter().chain(ethereum) {
        refused(suite.rule(&add(target)), IAuthority::TargetHasNoCode { target });
    }
    let (usdai, listed) = (suite.usdai(), IAuthority::TargetAlreadyListed { target: suite.usdai() });
    refused(suite.rule(&add(usdai)), listed);
    let entry = FixedBytes(IUSDai::setSupplyCapCall::SELECTOR);
    let call = IAuthority::addTargetCall { target: suite.staking.world.dollar, entries: vec![entry] };
    refused(suite.rule(&call), IAuthority::EntryUnknown { entry });
}

#[test]
fn a_precompile_of_the_chain_is_a_contract_like_any_other() {
    // It has code, so the administrator may list it; what it then answers is what it answers the authority.
    let mut suite = Suite::new();
    assert_eq!(suite.chain().code(ARB_SYS), Bytes::from([0xfe]));
    list(&mut suite, ARB_SYS, &[]);
    let receipt = done(push_raw(&mut suite, ARB_SYS, selector("arbChainID()")));
    assert_eq!(answer(&receipt), U256::from(suite.chain().config().chain_id).abi_encode());
}

#[test]
fn thirty_two_targets_at_most() {
    let mut suite = Suite::new();
    let add = |target| IAuthority::addTargetCall { target, entries: vec![] };
    let mut targets = vec![suite.usdai(), suite.susdai()];
    for number in 0..31_u8 {
        let target = Address::with_last_byte(0x80 + number);
        suite.chain().set_code(target, vec![0xfe]);
        if targets.len() < 32 {
            done(suite.rule(&add(target)));
            targets.push(target);
        } else {
            refused(suite.rule(&add(target)), IAuthority::TooManyTargets { maximum: U256::from(32) });
        }
    }
    assert_eq!(done(suite.ask(&IAuthority::targetsCall {})), targets);
}
