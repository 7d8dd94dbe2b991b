//! Any call ends the same with the program as with `tests/solidity/Dollar.sol`: status, answer or reason,
//! events, and what every view says afterwards. But one kind: the SDK refuses bytes behind the arguments,
//! Solidity does not.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, RngSeed, TestRunner};

use crate::IDollar;
use crate::permit::{self, Permit};
use crate::twins::Twins;

/// Calls in a sequence, and sequences: 2,000 calls in all.
const CALLS: usize = 100;
const SEQUENCES: u32 = 20;

/// Whose accounts are named: the three people, nobody, and the token.
const ACCOUNTS: usize = 5;

/// What to call. Accounts are numbers; see [`ACCOUNTS`].
#[derive(Clone, Debug)]
enum Act {
    Mint { to: usize, value: U256 },
    Approve { spender: usize, value: U256 },
    Transfer { to: usize, value: U256 },
    TransferFrom { from: usize, to: usize, value: U256 },
    Permit(Signing),
}

/// A permit and how it is signed.
#[derive(Clone, Debug)]
struct Signing {
    owner: usize,
    spender: usize,
    value: U256,
    /// Seconds from now; none for the end of time.
    deadline: Option<i8>,
    /// Which of the three people signs.
    signer: usize,
    /// Added to the owner's nonce.
    nonce_ahead: u64,
    flaw: Flaw,
}

/// What happens to a signature afterwards.
#[derive(Clone, Debug)]
enum Flaw {
    None,
    OtherSignature,
    V(u8),
    R(U256),
    S(U256),
}

/// What happens to the call data afterwards.
#[derive(Clone, Debug)]
enum Bend {
    None,
    /// This many bytes are missing.
    Short(usize),
    /// The byte there, counted around, is this one.
    Byte(usize, u8),
    /// This many wei come along.
    Value(u64),
}

#[derive(Clone, Debug)]
struct Step {
    caller: usize,
    seconds: u64,
    act: Act,
    bend: Bend,
}

fn amount() -> impl Strategy<Value = U256> {
    prop_oneof![
        6 => (0_u64..1_000).prop_map(U256::from),
        1 => Just(U256::ZERO),
        1 => Just(U256::MAX),
        1 => (0_u64..1_000).prop_map(|less| U256::MAX - U256::from(less)),
    ]
}

fn signing() -> impl Strategy<Value = Signing> {
    let flaw = prop_oneof![
        4 => Just(Flaw::None),
        1 => Just(Flaw::OtherSignature),
        1 => any::<u8>().prop_map(Flaw::V),
        1 => amount().prop_map(Flaw::R),
        1 => amount().prop_map(Flaw::S),
    ];
    let deadline = prop_oneof![2 => Just(None), 3 => (-2_i8..3).prop_map(Some)];
    let nonce_ahead = prop_oneof![5 => Just(0), 1 => 1_u64..3];
    let who =
        prop_oneof![3 => (0_usize..3).prop_map(|person| (person, person)), 1 => (0..ACCOUNTS, 0_usize..3)];
    (who, 0..ACCOUNTS, amount(), deadline, nonce_ahead, flaw).prop_map(
        |((owner, signer), spender, value, deadline, nonce_ahead, flaw)| Signing {
            owner,
            spender,
            value,
            deadline,
            signer,
            nonce_ahead,
            flaw,
        },
    )
}

fn step() -> impl Strategy<Value = Step> {
    let someone = || 0..ACCOUNTS;
    let act = prop_oneof![
        2 => (someone(), amount()).prop_map(|(to, value)| Act::Mint { to, value }),
        2 => (someone(), amount()).prop_map(|(spender, value)| Act::Approve { spender, value }),
        3 => (someone(), amount()).prop_map(|(to, value)| Act::Transfer { to, value }),
        4 => (someone(), someone(), amount())
            .prop_map(|(from, to, value)| Act::TransferFrom { from, to, value }),
        4 => signing().prop_map(Act::Permit),
    ];
    let bend = prop_oneof![
        16 => Just(Bend::None),
        1 => (1_usize..300).prop_map(Bend::Short),
        1 => (any::<usize>(), any::<u8>()).prop_map(|(place, byte)| Bend::Byte(place, byte)),
        1 => (1_u64..3).prop_map(Bend::Value),
    ];
    let seconds = prop_oneof![3 => Just(0), 1 => 0_u64..3];
    (0_usize..3, seconds, act, bend).prop_map(|(caller, seconds, act, bend)| Step {
        caller,
        seconds,
        act,
        bend,
    })
}

proptest! {
    #![proptest_config(runs())]
    #[test]
    fn the_program_and_the_contract_are_one_dollar(steps in vec(step(), CALLS)) {
        let mut twins = Twins::new();
        let accounts = accounts(&twins);
        for step in &steps {
            let (data, value) = call_data(&mut twins, &accounts, step);
            for chain in &mut twins.chains {
                chain.warp(step.seconds);
            }
            let [program, contract] = twins.send(accounts[step.caller], &data, value);
            prop_assert_eq!(&program, &contract, "{:?}", step);
            let [program_views, contract_views] = twins.views(&accounts);
            prop_assert_eq!(program_views, contract_views, "after {:?}", step);
        }
    }
}

/// The calls are of interest only if many of them get through and many are refused for a reason.
#[test]
fn the_calls_are_of_all_kinds() {
    let mut runner = TestRunner::new(runs());
    let mut twins = Twins::new();
    let accounts = accounts(&twins);
    let [mut succeeded, mut reasoned, mut permitted] = [0, 0, 0];
    for _ in 0..CALLS {
        let step = step().new_tree(&mut runner).unwrap_or_else(|reason| panic!("{reason}")).current();
        let (data, value) = call_data(&mut twins, &accounts, &step);
        let [ending, _] = twins.send(accounts[step.caller], &data, value);
        succeeded += usize::from(ending.is_success());
        reasoned += usize::from(ending.has_reason());
        permitted += usize::from(ending.is_success() && matches!(step.act, Act::Permit(_)));
    }
    let counts = [succeeded, reasoned, permitted];
    assert!(succeeded >= 30 && reasoned >= 20 && permitted >= 3, "{counts:?} of {CALLS}");
}

#[test]
fn bytes_behind_the_arguments_are_where_they_differ() {
    let mut twins = Twins::new();
    let caller = twins.people[0].address;
    let mut data = IDollar::mintCall { to: caller, value: U256::from(1) }.abi_encode();
    data.push(0);
    let [program, contract] = twins.send(caller, &data.into(), U256::ZERO);
    assert!(!program.is_success() && !program.has_reason() && contract.is_success());
}

/// The same every time.
fn runs() -> Config {
    let rng_seed = RngSeed::Fixed(0x0064_6f6c_6c61_7221);
    Config {
        cases: SEQUENCES,
        rng_seed,
        failure_persistence: None,
        max_shrink_iters: 300,
        ..Config::default()
    }
}

fn accounts(twins: &Twins) -> [Address; ACCOUNTS] {
    let person = |index: usize| twins.people[index].address;
    [person(0), person(1), person(2), Address::ZERO, twins.token]
}

/// The call data of a step, and the wei with it.
fn call_data(twins: &mut Twins, accounts: &[Address; ACCOUNTS], step: &Step) -> (Bytes, U256) {
    let of = |account: usize| accounts[account];
    let mut data = match step.act.clone() {
        Act::Mint { to, value } => IDollar::mintCall { to: of(to), value }.abi_encode(),
        Act::Approve { spender, value } => IDollar::approveCall { spender: of(spender), value }.abi_encode(),
        Act::Transfer { to, value } => IDollar::transferCall { to: of(to), value }.abi_encode(),
        Act::TransferFrom { from, to, value } => {
            IDollar::transferFromCall { from: of(from), to: of(to), value }.abi_encode()
        }
        Act::Permit(signing) => permit_call(twins, accounts, &signing).abi_encode(),
    };
    let mut value = U256::ZERO;
    match step.bend {
        Bend::None => {}
        Bend::Short(bytes) => data.truncate(data.len().saturating_sub(bytes)),
        Bend::Byte(place, byte) => {
            let place = place % data.len();
            data[place] = byte;
        }
        Bend::Value(wei) => value = U256::from(wei),
    }
    (data.into(), value)
}

fn permit_call(twins: &mut Twins, accounts: &[Address; ACCOUNTS], signing: &Signing) -> IDollar::permitCall {
    let (token, owner) = (twins.token, accounts[signing.owner]);
    let chain = &mut twins.chains[0];
    let used = chain.call(token, &IDollar::noncesCall { owner }).unwrap_or_else(|error| panic!("{error}"));
    let now = chain.timestamp();
    let deadline = signing.deadline.map(|seconds| U256::from(now.saturating_add_signed(seconds.into())));
    let content = Permit {
        owner,
        spender: accounts[signing.spender],
        value: signing.value,
        nonce: used + U256::from(signing.nonce_ahead),
        deadline: deadline.unwrap_or(U256::MAX),
    };
    let mut call = permit::sign(chain, token, &twins.people[signing.signer], &content);
    match signing.flaw {
        Flaw::None => {}
        Flaw::OtherSignature => call = permit::other_signature(call),
        Flaw::V(v) => call.v = v,
        Flaw::R(r) => call.r = r.into(),
        Flaw::S(s) => call.s = s.into(),
    }
    call
}
