//! Whatever is sent, the answer is a result, a named error, or, for what cannot be decoded, a revert without data.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::executor::{Outcome, Status};
use tests::{
    Suite,
    abi::{IAuthority, ISUSDai, IUSDai},
    calldata::{encoded, maximum, parameters},
    check::done,
    random::Random,
};

use crate::support::{ENTRIES, GRANTED, functions, is_named, list, refused_without_data, selector, simulate};

/// Transactions that are drawn.
const DRAWS: usize = 20_000;

/// The constructor's selector, the same for every program.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// A suite in which the administrator has every role, so that calls get as far as they can.
#[track_caller]
fn with_all_roles() -> (Suite, Address) {
    let mut suite = Suite::new();
    let admin = suite.admin().address;
    for name in GRANTED {
        done(suite.grant(name, admin));
    }
    (suite, admin)
}

fn call(suite: &mut Suite, from: Address, data: impl Into<Bytes>) -> Outcome {
    let authority = suite.authority;
    simulate(suite, from, authority, data)
}

/// The calls of an operation.
const CALLS: &str = "(address,bytes)[]";
/// More calls than that are refused by name before anything of them is read.
const CALLS_MAXIMUM: usize = 32;

fn is_dynamic(kind: &str) -> bool {
    matches!(kind, "bytes" | "bytes4[]" | CALLS)
}

/// Whether arguments decode as these types, by the ABI's rules. Bytes that follow are ignored.
fn decodes(kinds: &[&str], arguments: &[u8]) -> bool {
    let word = |offset: usize| arguments.get(offset..offset.checked_add(32)?).map(U256::from_be_slice);
    let tail = |offset: U256, unit: usize| {
        let offset = usize::try_from(offset).ok()?;
        let length = usize::try_from(word(offset)?).ok()?.checked_mul(unit)?;
        arguments.get(offset.checked_add(32)?..)?.get(..length)
    };
    kinds.iter().enumerate().all(|(index, kind)| match (word(index * 32), *kind) {
        (None, _) => false,
        (Some(offset), "bytes") => tail(offset, 1).is_some(),
        (Some(offset), CALLS) => calls_decode(arguments, offset),
        (Some(offset), "bytes4[]") => tail(offset, 32)
            .is_some_and(|words| words.chunks(32).all(|word| word[4..].iter().all(|byte| *byte == 0))),
        (Some(value), kind) => value & !maximum(kind) == U256::ZERO,
    })
}

fn calls_decode(arguments: &[u8], offset: U256) -> bool {
    let from = |bytes: &'_ [u8], offset: U256| {
        usize::try_from(offset).ok().and_then(|at| bytes.get(at..).map(<[u8]>::to_vec))
    };
    let Some(list) = from(arguments, offset) else { return false };
    let Some(count) = list.get(..32).map(U256::from_be_slice) else { return false };
    let Ok(count) = u32::try_from(count) else { return false };
    if count as usize > CALLS_MAXIMUM {
        return true;
    }
    (0..count as usize).all(|place| {
        let offset = list.get(32 * (place + 1)..32 * (place + 2)).map(U256::from_be_slice);
        let call = offset.and_then(|offset| from(&list[32..], offset));
        call.is_some_and(|call| decodes(&["address", "bytes"], &call))
    })
}

/// A result or a named error if the arguments decode, else no data.
#[track_caller]
fn answered(outcome: &Outcome, decodes: bool, what: &str) {
    if decodes {
        // What a pushed call is refused with is its target's, which need not be ours.
        let is_theirs =
            what.starts_with("push(") && outcome.status == Status::Revert && outcome.output.len() >= 4;
        let good = outcome.status == Status::Success || is_named(outcome) || is_theirs;
        assert!(good, "{what}: {:?} with {}", outcome.status, outcome.output);
    } else {
        let silent = outcome.status == Status::Revert && outcome.output.is_empty();
        assert!(silent, "{what}: undecodable, and {:?} with {}", outcome.status, outcome.output);
    }
}

#[test]
fn short_calldata_is_refused() {
    let (mut suite, admin) = with_all_roles();
    let mut checked = 0;
    for length in 0..4 {
        refused_without_data(&call(&mut suite, admin, vec![0xff; length]));
    }
    for (signature, selector) in functions() {
        let full = encoded(selector, &vec![U256::ZERO; parameters(signature).len()]);
        for length in 4..full.len() {
            refused_without_data(&call(&mut suite, admin, full[..length].to_vec()));
            checked += 1;
        }
    }
    assert!(checked > 600, "{checked}");
}

#[test]
fn trailing_calldata_changes_nothing() {
    let (mut suite, admin) = with_all_roles();
    for (signature, selector) in functions() {
        let words = vec![U256::ZERO; parameters(signature).len().max(1) + 2];
        let exact = call(&mut suite, admin, encoded(selector, &words));
        let longer = [encoded(selector, &words), vec![0xff; 77]].concat();
        let long = call(&mut suite, admin, longer);
        assert_eq!((long.status, long.output), (exact.status, exact.output), "{signature}");
    }
}

#[test]
fn dirty_bits_are_refused() {
    let (mut suite, admin) = with_all_roles();
    let mut checked = 0;
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        for (index, kind) in kinds.iter().enumerate().filter(|(_, kind)| !is_dynamic(kind)) {
            let dirty = !maximum(kind);
            for bit in (0..256).filter(|bit| dirty.bit(*bit)) {
                let mut words = vec![U256::ZERO; kinds.len() + 2];
                words[index] = U256::ONE << bit;
                refused_without_data(&call(&mut suite, admin, encoded(selector, &words)));
                checked += 1;
            }
        }
    }
    assert!(checked > 1_500, "{checked}");
}

#[test]
fn offsets_and_lengths_beyond_the_calldata_are_refused() {
    let (mut suite, admin) = with_all_roles();
    let target: U256 = U256::from_be_bytes(suite.usdai().into_word().0);
    let huge = [u64::from(u32::MAX), 1 << 32, 1 << 59, u64::MAX].map(U256::from);
    let huge = huge.into_iter().chain([U256::ONE << 128_usize, U256::MAX]);
    for signature in ["push(address,bytes)", "addTarget(address,bytes4[])"] {
        let selector = selector(signature).0;
        for bad in huge.clone().chain([65, 66, 97].map(U256::from)) {
            let words = [target, bad, U256::ONE];
            refused_without_data(&call(&mut suite, admin, encoded(selector, &words)));
        }
        for bad in huge.clone().chain([33, 64].map(U256::from)) {
            let words = [target, U256::from(64), bad, U256::ZERO];
            refused_without_data(&call(&mut suite, admin, encoded(selector, &words)));
        }
    }
}

#[test]
fn the_largest_arguments_are_answered() {
    let (mut suite, admin) = with_all_roles();
    let people = [admin, suite.guardian.address, suite.usdai(), suite.authority, Address::ZERO];
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        let behind = U256::from(32 * kinds.len());
        let mut words: Vec<_> =
            kinds.iter().map(|kind| if is_dynamic(kind) { behind } else { maximum(kind) }).collect();
        words.push(U256::ZERO);
        for from in people {
            answered(&call(&mut suite, from, encoded(selector, &words)), true, signature);
        }
    }
}

#[test]
fn long_arguments_are_answered() {
    let (mut suite, admin) = with_all_roles();
    let usdai = suite.usdai();
    // Ten thousand times an entry, and once what is none.
    let mut entries: Vec<_> = ENTRIES.iter().map(|entry| selector(entry)).cycle().take(10_000).collect();
    let target = suite.staking.world.dollar;
    let add = IAuthority::addTargetCall { target, entries: entries.clone() };
    assert_eq!(call(&mut suite, admin, add.abi_encode()).status, Status::Success);
    entries.push(selector("push(address,bytes)"));
    let add = IAuthority::addTargetCall { target, entries };
    answered(&call(&mut suite, admin, add.abi_encode()), true, "an array of 10,001");
    let data = [&IUSDai::setSupplyCapCall::SELECTOR[..], &vec![0; 500_000]].concat();
    let push = IAuthority::pushCall { target: usdai, data: data.into() };
    answered(&call(&mut suite, admin, push.abi_encode()), true, "a push of 500,000 bytes");
}

#[test]
fn nothing_else_is_answered() {
    let (mut suite, admin) = with_all_roles();
    let known: Vec<_> = functions().into_iter().map(|(_, selector)| selector).chain([CONSTRUCTOR]).collect();
    let mut random = Random::seeded(0xa7);
    let neighbours = known.clone().into_iter().flat_map(|selector| {
        (0..32).map(move |bit| (u32::from_be_bytes(selector) ^ (1 << bit)).to_be_bytes())
    });
    let drawn: Vec<_> = (0..2_000).map(|_| (random.number() as u32).to_be_bytes()).collect();
    let others = ["owner()", "multicall(bytes[])", "setRoleAdmin(bytes32,bytes32)", "execute(address,bytes)"];
    let others = others.iter().chain(&ENTRIES).map(|signature| selector(signature).0);
    for selector in neighbours.chain(drawn).chain(others) {
        if !known.contains(&selector) {
            refused_without_data(&call(&mut suite, admin, crate::support::zero_call(selector)));
        }
    }
}

/// Draws calls.
struct Generator {
    random: Random,
    addresses: Vec<Address>,
    selectors: Vec<[u8; 4]>,
}

impl Generator {
    fn new(suite: &Suite, seed: u64) -> Self {
        let world = &suite.staking.world;
        let addresses = vec![
            world.admin.address,
            world.alice.address,
            suite.guardian.address,
            world.usdai,
            suite.susdai(),
            world.dollar,
            suite.authority,
            Address::ZERO,
        ];
        let entries = ENTRIES.iter().map(|entry| selector(entry).0);
        let all = [IUSDai::IUSDaiCalls::SELECTORS, ISUSDai::ISUSDaiCalls::SELECTORS].concat();
        Self { random: Random::seeded(seed), addresses, selectors: entries.chain(all).collect() }
    }

    fn argument(&mut self, kind: &str, now: u64) -> U256 {
        let value = match kind {
            "address" => U256::from_be_bytes(self.random.pick(&self.addresses.clone()).into_word().0),
            "bytes32" => {
                let name = self.random.pick(&GRANTED);
                self.random
                    .pick(&[Suite::role(name), B256::ZERO, Suite::role(name), self.random.clone().word()])
                    .into()
            }
            "bytes4" => {
                let selector = self.random.pick(&self.selectors.clone());
                U256::from(u32::from_be_bytes(selector)) << 224_usize
            }
            "uint64" => {
                U256::from(now.wrapping_add(self.random.pick(&[0, 1, 60, 86_400, 2_000_000, u64::MAX])))
            }
            _ => U256::from(self.random.below(4)),
        };
        value & maximum(kind)
    }

    /// A call that decodes: words, and what its last argument says.
    fn call(&mut self, signature: &str, selector: [u8; 4], now: u64) -> Vec<u8> {
        let kinds = parameters(signature);
        let mut words: Vec<_> = kinds
            .iter()
            .map(
                |kind| if is_dynamic(kind) { U256::from(kinds.len() * 32) } else { self.argument(kind, now) },
            )
            .collect();
        if kinds.contains(&CALLS) {
            let calls = self.calls(now);
            return [encoded(selector, &words), calls].concat();
        }
        match kinds.last() {
            Some(&"bytes4[]") => {
                let length = self.random.below(6);
                words.push(U256::from(length));
                words.extend((0..length).map(|_| self.argument("bytes4", now)));
                encoded(selector, &words)
            }
            Some(&"bytes") => {
                let mut data = self.random.pick(&self.selectors.clone()).to_vec();
                for _ in 0..self.random.below(9) {
                    let kind = self.random.pick(&["address", "uint64", "uint256", "bytes32"]);
                    data.extend(self.argument(kind, now).to_be_bytes::<32>());
                }
                words.push(U256::from(data.len()));
                [encoded(selector, &words), data].concat()
            }
            _ => encoded(selector, &words),
        }
    }

    /// Some calls as they stand behind the arguments.
    fn calls(&mut self, now: u64) -> Vec<u8> {
        let calls = (0..self.random.below(4)).map(|_| {
            let target = self.random.pick(&self.addresses.clone());
            let own = functions();
            let mut data = self.random.pick(&self.selectors.clone()).to_vec();
            if self.random.once_in(2) {
                let (signature, selector) = self.random.pick(&own);
                let kinds = parameters(signature);
                let words: Vec<_> = kinds
                    .iter()
                    .map(|kind| if is_dynamic(kind) { U256::ZERO } else { self.argument(kind, now) })
                    .collect();
                data = encoded(selector, &words);
            }
            IAuthority::Call { target, data: data.into() }
        });
        calls.collect::<Vec<_>>().abi_encode().split_off(32)
    }

    fn mutate(&mut self, data: &mut Vec<u8>) {
        for _ in 0..1 + self.random.below(3) {
            let at = self.random.below(data.len());
            match self.random.below(4) {
                0 => data.truncate(at),
                1 => data.extend(self.random.word()),
                2 => data.iter_mut().skip(at).take(1).for_each(|byte| *byte = 0xff),
                _ => {
                    let flip = 1 << self.random.below(8);
                    data.iter_mut().skip(at).take(1).for_each(|byte| *byte ^= flip);
                }
            }
        }
    }
}

#[test]
fn whatever_is_drawn_is_answered() {
    let (mut suite, _) = with_all_roles();
    let mut generator = Generator::new(&suite, 0xf022);
    let all = functions();
    let (mut successes, mut silent) = (0, 0);
    for _ in 0..DRAWS {
        let (signature, selector) = generator.random.pick(&all);
        let now = suite.chain().timestamp();
        let mut data = generator.call(signature, selector, now);
        if generator.random.once_in(2) {
            generator.mutate(&mut data);
        }
        let from = if generator.random.once_in(4) {
            generator.random.pick(&generator.addresses.clone())
        } else {
            suite.admin().address
        };
        let known = all.iter().find(|(_, selector)| data.starts_with(selector));
        let is_decodable = known.is_some_and(|(signature, _)| decodes(&parameters(signature), &data[4..]));
        let outcome = call(&mut suite, from, data.clone());
        answered(&outcome, is_decodable, &format!("{signature} by {from}: {}", Bytes::from(data.clone())));
        successes += usize::from(outcome.status == Status::Success);
        silent += usize::from(!is_decodable);
        // Some of it happens, so that the next call meets another state.
        if outcome.status == Status::Success
            && generator.random.once_in(4)
            && !data.starts_with(&IAuthority::removeTargetCall::SELECTOR)
            && !data.starts_with(&IAuthority::sealCall::SELECTOR)
        {
            let authority = suite.authority;
            let tx = suite.chain().transaction(from, Some(authority), data);
            let _outcome = suite.chain().transact(&tx);
        }
    }
    assert!(successes > DRAWS / 4 && silent > DRAWS / 8, "{successes} and {silent} of {DRAWS}");
    list_again(&mut suite);
}

/// After all that the administrator can still list a contract.
#[track_caller]
fn list_again(suite: &mut Suite) {
    let target = crate::support::dollar(suite);
    list(suite, target, &[]);
}
