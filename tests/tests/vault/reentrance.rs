//! X03: while a call of the vault is open nothing gets in, views included.
//!
//! In the place of USDai stands a token that calls back. Every function of the interface is re-entered from every call
//! that the vault makes: `transferFrom`, `transfer`, `permit`, `harvest` and `harvested`. The trace shows that each
//! attempt ends at the guard, before an argument or a slot is read, and the outcome is the same as without attempts.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{
    chain::{Account, Program, Receipt},
    trace::HostCall,
};
use tests::{
    LoanReport, Staking,
    abi::{
        ISUSDai, IToken,
        fixtures::{IReentering, IReenteringBalance},
    },
    check::{done, made},
};

use crate::support::{ask, go_to, u, wad};

/// What a program may ask of its host before the guard turns it away.
const BEFORE_THE_GUARD: [&str; 2] = ["msg_reentrant", "pay_for_memory_grow"];

/// A vault whose asset is the Solidity fixture `name`; in `staking.susdai` is that vault.
#[track_caller]
fn with_asset(name: &str, arguments: &[u8]) -> (Staking, Address) {
    let mut staking = Staking::new();
    let token = made(staking.world.deploy(name, arguments));
    let (admin, now) = (staking.world.admin.clone(), staking.world.chain.timestamp());
    let program = made(Program::load("susdai").map_err(Into::into));
    let arguments = (admin.address, token, U256::from(now)).abi_encode();
    staking.susdai = made(staking.world.chain.deploy(&program, &arguments).map_err(Into::into)).address;
    done(staking.rule(&ISUSDai::setLoanBookCall { loanBook: staking.book.address }));
    done(staking.rule(&ISUSDai::setFeeRecipientCall { recipient: staking.treasury.address }));
    (staking, token)
}

/// Every function of the interface, as a call that decodes.
fn every_call() -> Vec<(&'static str, Bytes)> {
    let calls = ISUSDai::ISUSDaiCalls::SIGNATURES.iter().zip(ISUSDai::ISUSDaiCalls::SELECTORS);
    let zeros = [0; 12 * 32];
    calls.map(|(name, selector)| (*name, [selector.as_slice(), &zeros].concat().into())).collect()
}

/// Every call by which the vault calls its asset, who makes it, and how many calls it makes.
fn every_opening(staking: &Staking) -> Vec<(&'static str, Account, Vec<u8>, usize)> {
    let (alice, book) = (staking.world.alice.clone(), staking.book.clone());
    let receiver = alice.address;
    let deposit = ISUSDai::deposit_0Call { assets: wad(5), receiver };
    let bounded = ISUSDai::deposit_1Call { assets: wad(5), receiver, minShares: U256::ONE };
    let with_permit = ISUSDai::depositWithPermitCall {
        assets: wad(5),
        receiver,
        minShares: U256::ZERO,
        deadline: U256::MAX,
        v: 27,
        r: B256::ZERO,
        s: B256::ZERO,
    };
    let mint = ISUSDai::mint_0Call { shares: wad(5), receiver };
    let report = |sent: u64, principal_paid: u64, interest_paid: u64| {
        let (sent, principal_paid, interest_paid) = (wad(sent), wad(principal_paid), wad(interest_paid));
        let principal = wad(10) + sent - principal_paid;
        let accrued = U256::MAX;
        LoanReport { principal, accrued, sent, principal_paid, interest_paid, ..LoanReport::default() }
    };
    let report = |sent, principal, interest| report(sent, principal, interest).call().abi_encode();
    vec![
        ("deposit", alice.clone(), deposit.abi_encode(), 1),
        ("deposit with a minimum", alice.clone(), bounded.abi_encode(), 1),
        ("depositWithPermit", alice.clone(), with_permit.abi_encode(), 2),
        ("mint", alice.clone(), mint.abi_encode(), 1),
        ("harvest", alice, ISUSDai::harvestCall {}.abi_encode(), 2),
        ("reportLoans that sends", book.clone(), report(4, 0, 0), 1),
        ("reportLoans with principal", book.clone(), report(0, 4, 0), 1),
        ("reportLoans with interest", book.clone(), report(0, 0, 4), 1),
        ("reportLoans with all", book, report(4, 3, 2), 2),
    ]
}

/// Alice staked a hundred and ten of it are lent, in a vault whose asset answers everything with 18.
#[track_caller]
fn answering() -> (Staking, Address) {
    let (mut staking, token) = with_asset("ReenteringAnswerToken", &[]);
    let alice = staking.world.alice.clone();
    // The dollar has no function of this name, so the token's call fails and it answers.
    let dollar = staking.world.dollar;
    aim(&mut staking, token, dollar, Bytes::from_static(&[0xff; 4]));
    let (assets, receiver) = (wad(100), alice.address);
    done(staking.tell(&alice, &ISUSDai::deposit_0Call { assets, receiver }));
    let lent = LoanReport { principal: wad(10), sent: wad(10), ..LoanReport::default() };
    done(staking.report(&lent));
    (staking, token)
}

/// From now on the token makes this call whenever it is called.
#[track_caller]
fn aim(staking: &mut Staking, token: Address, target: Address, data: Bytes) {
    let carol = staking.world.carol.clone();
    let call = IReenteringBalance::armCall { target, data };
    done(staking.world.chain.send(&carol, token, &call));
}

/// Sends it and returns what happened, with all that the vault asked of its host in calls within this one.
#[track_caller]
fn traced(staking: &mut Staking, from: &Account, data: &[u8]) -> (Receipt, Vec<HostCall>) {
    let vault = staking.susdai;
    let tx = staking.world.chain.transaction(from, Some(vault), data.to_vec());
    let (receipt, calls) = staking.world.chain.trace(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
    (receipt, calls.into_iter().filter(|call| call.program == vault && call.depth > 0).collect())
}

/// There were so many attempts, and each was turned away at the guard.
#[track_caller]
fn turned_away(inner: &[HostCall], attempts: usize, what: &str) {
    let guards: Vec<_> = inner.iter().filter(|call| call.name == "msg_reentrant").collect();
    assert_eq!(guards.len(), attempts, "{what}");
    assert!(guards.iter().all(|call| call.outs.iter().any(|byte| *byte != 0)), "{what}: {guards:?}");
    let beyond: Vec<_> = inner.iter().filter(|call| !BEFORE_THE_GUARD.contains(&call.name)).collect();
    assert!(beyond.is_empty(), "{what} went on after the guard: {beyond:?}");
}

#[test]
fn x03_nothing_gets_in_from_any_call_of_the_vault() {
    let (start, token) = answering();
    for (opening, from, data, calls) in every_opening(&start) {
        let mut calm = start.clone();
        let now = calm.world.chain.timestamp() + 1;
        go_to(&mut calm, now);
        let (expected, inner) = traced(&mut calm, &from, &data);
        assert!(expected.is_success() && inner.is_empty(), "{opening}: {:?}", expected.output);
        for (entry, attempt) in every_call() {
            let mut staking = start.clone();
            let vault = staking.susdai;
            aim(&mut staking, token, vault, attempt);
            go_to(&mut staking, now);
            let (receipt, inner) = traced(&mut staking, &from, &data);
            let what = format!("{entry} from {opening}");
            assert!(receipt.is_success(), "{what}: {:?}", receipt.output);
            turned_away(&inner, calls, &what);
            assert_eq!(
                (receipt.output, receipt.logs),
                (expected.output.clone(), expected.logs.clone()),
                "{what}"
            );
            same_slots(&calm, &staking, &what);
        }
    }
}

/// Every slot of the vault that has a place of its own, and the balances that there are.
#[track_caller]
fn same_slots(expected: &Staking, staking: &Staking, what: &str) {
    let vault = staking.susdai;
    for slot in (0..19).map(U256::from) {
        let words = [expected, staking].map(|staking| staking.world.chain.storage(vault, slot));
        assert_eq!(words[0], words[1], "{what}: slot {slot}");
    }
    let (mut expected, mut staking) = (expected.clone(), staking.clone());
    for account in [staking.world.alice.address, staking.book.address, vault, Address::ZERO] {
        let call = ISUSDai::balanceOfCall { account };
        assert_eq!(ask(&mut expected, &call), ask(&mut staking, &call), "{what}: shares of {account}");
    }
}

/// A token that calls back in transfers and otherwise keeps to ERC-20, with calls that would be worth something.
#[test]
fn x03_calls_that_would_pay_are_refused_inside() {
    let (mut staking, token) = with_asset("ReenteringToken", &U256::from(18).abi_encode());
    let (alice, vault) = (staking.world.alice.clone(), staking.susdai);
    for owner in [alice.address, token] {
        let call = IToken::mintCall { to: owner, value: wad(1_000) };
        done(staking.world.chain.send(&alice, token, &call));
    }
    done(staking.world.chain.send(&alice, token, &IToken::approveCall { spender: vault, value: U256::MAX }));
    done(staking.tell(&alice, &ISUSDai::deposit_0Call { assets: wad(10), receiver: token }));
    done(staking.rule(&ISUSDai::transferAuthorityCall { account: token }));
    let to = alice.address;
    let attempts = [
        ISUSDai::transferCall { to, value: wad(1) }.abi_encode(),
        ISUSDai::approveCall { spender: to, value: wad(1) }.abi_encode(),
        ISUSDai::claimFeesCall {}.abi_encode(),
        ISUSDai::acceptAuthorityCall {}.abi_encode(),
        ISUSDai::depositSharePriceCall {}.abi_encode(),
        ISUSDai::totalAssetsCall {}.abi_encode(),
    ];
    for attempt in attempts {
        // Outside, from a transfer that the vault has no part in, the same call goes through.
        let mut outside = staking.clone();
        arm(&mut outside, token, &attempt, false);
        let transfer = IToken::transferCall { to, value: U256::ONE };
        done(outside.world.chain.send(&alice, token, &transfer));
        let (tried, succeeded) = successes(&mut outside, token);
        assert!(tried == u(2) && !succeeded.is_zero(), "{attempt:?} fails outside too");
        let mut inside = staking.clone();
        arm(&mut inside, token, &attempt, false);
        done(inside.tell(&alice, &ISUSDai::deposit_0Call { assets: wad(5), receiver: to }));
        assert_eq!(successes(&mut inside, token), (u(2), U256::ZERO));
        assert_eq!(done(inside.shares(to)), wad(5));
        assert_eq!(done(inside.shares(token)), wad(10));
        // A token that insists makes its own call fail, and the reason is passed on.
        let mut insisting = staking.clone();
        arm(&mut insisting, token, &attempt, true);
        let result = insisting.tell(&alice, &ISUSDai::deposit_0Call { assets: wad(5), receiver: to });
        assert!(result.is_err(), "the hook failed");
        assert_eq!(done(insisting.shares(to)), U256::ZERO);
        assert_eq!(ask(&mut insisting, &ISUSDai::cashCall {}).idle, wad(10));
    }
}

#[track_caller]
fn arm(staking: &mut Staking, token: Address, data: &[u8], strict: bool) {
    let (carol, target) = (staking.world.carol.clone(), staking.susdai);
    let call = IReentering::armCall { target, data: data.to_vec().into(), strict };
    done(staking.world.chain.send(&carol, token, &call));
}

/// How often the token called back, and how often it got in.
#[track_caller]
fn successes(staking: &mut Staking, token: Address) -> (U256, U256) {
    let attempts = done(staking.world.chain.call(token, &IReentering::attemptsCall {}));
    (attempts, done(staking.world.chain.call(token, &IReentering::successesCall {})))
}
