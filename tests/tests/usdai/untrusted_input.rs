//! X02, X06 and X10: whatever is sent, the answer is a result, a named error, or, for what cannot be
//! decoded, a revert without data. Nothing traps, wraps or runs out of gas.

use alloy_primitives::{Address, Bytes, U256};
use stylus_chain::executor::Status;
use tests::{
    Terms, World,
    abi::IUSDai,
    check::{done, refused},
    whole,
};

use crate::support::{
    ask,
    calldata::{encoded, maximum, parameters},
    functions, made, refused_without_data, rule, simulate, tell, u, word, zero_call,
};

/// A call with such an argument for each parameter; `bytes` are empty, their length stands where it should.
fn filled(selector: [u8; 4], kinds: &[&str], argument: impl Fn(&str) -> U256) -> Vec<u8> {
    let tail = U256::from(kinds.len() * 32);
    let word = |kind: &&str| if *kind == "bytes" { tail } else { argument(kind) & maximum(kind) };
    let mut words: Vec<_> = kinds.iter().map(word).collect();
    words.push(U256::ZERO);
    encoded(selector, &words)
}

/// A named error or a result.
#[track_caller]
fn answered(world: &mut World, from: Address, data: impl Into<Bytes>, what: &str) {
    let outcome = simulate(world, from, data, U256::ZERO);
    let named = IUSDai::IUSDaiErrors::SELECTORS.iter().any(|selector| outcome.output.starts_with(selector));
    let good = outcome.status == Status::Success || (outcome.status == Status::Revert && named);
    assert!(good, "{what}: {:?} with {}", outcome.status, outcome.output);
}

#[test]
fn x06_short_calldata_is_refused() {
    let mut world = World::new();
    let alice = world.alice.address;
    for (signature, selector) in functions() {
        let count = parameters(signature).len();
        let full = encoded(selector, &vec![U256::ZERO; count]);
        for length in [4, 5, full.len() / 2, full.len().saturating_sub(32), full.len() - 1] {
            if (4..full.len()).contains(&length) {
                refused_without_data(&simulate(&mut world, alice, full[..length].to_vec(), U256::ZERO));
            }
        }
    }
}

#[test]
fn x06_trailing_calldata_changes_nothing() {
    let mut world = World::new();
    let alice = world.alice.address;
    for (signature, selector) in functions() {
        let words = vec![U256::ZERO; parameters(signature).len().max(1) + 2];
        let exact = simulate(&mut world, alice, encoded(selector, &words), U256::ZERO);
        let mut longer = encoded(selector, &words);
        longer.extend([0xff; 77]);
        let long = simulate(&mut world, alice, longer, U256::ZERO);
        assert_eq!((long.status, long.output), (exact.status, exact.output), "{signature}");
    }
}

#[test]
fn x06_dirty_upper_bits_are_refused() {
    let mut world = World::new();
    let alice = world.alice.address;
    let mut checked = 0;
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        for (index, kind) in kinds.iter().enumerate() {
            let beyond = match *kind {
                "bytes" | "bytes32" | "uint256" => continue,
                "bytes4" => vec![U256::ONE, U256::ONE << 223_usize],
                kind => vec![maximum(kind) + U256::ONE, U256::ONE << 255_usize],
            };
            for value in beyond {
                let mut words = vec![U256::ZERO; kinds.len() + 2];
                words[index] = value;
                refused_without_data(&simulate(&mut world, alice, encoded(selector, &words), U256::ZERO));
                checked += 1;
            }
        }
    }
    assert!(checked > 50, "{checked}");
}

/// The functions that take `bytes`, with the index of that parameter, which is the last.
fn with_bytes() -> Vec<([u8; 4], usize)> {
    let all = functions().into_iter().map(|(signature, selector)| (parameters(signature), selector));
    let with = all.filter(|(kinds, _)| kinds.last() == Some(&"bytes"));
    with.map(|(kinds, selector)| (selector, kinds.len() - 1)).collect()
}

#[test]
fn x06_offsets_and_lengths_beyond_the_calldata_are_refused() {
    let mut world = World::new();
    let alice = world.alice.address;
    let huge = [u(u32::MAX.into()), u(1 << 32), u(u64::MAX.into()), U256::ONE << 128_usize, U256::MAX];
    assert_eq!(with_bytes().len(), 2);
    for (selector, index) in with_bytes() {
        let offset = U256::from((index + 1) * 32);
        let head = vec![U256::ZERO; index];
        let just_beyond = [offset + U256::ONE, offset + u(32), offset + u(33)];
        for bad in huge.iter().chain(&just_beyond) {
            let words = [head.as_slice(), &[*bad, U256::ZERO]].concat();
            refused_without_data(&simulate(&mut world, alice, encoded(selector, &words), U256::ZERO));
        }
        for bad in huge.iter().chain(&[U256::ONE]) {
            let words = [head.as_slice(), &[offset, *bad]].concat();
            refused_without_data(&simulate(&mut world, alice, encoded(selector, &words), U256::ZERO));
        }
        // An offset into the head itself decodes; a length word that is the offset points at what follows.
        let words = [head.as_slice(), &[U256::ZERO]].concat();
        answered(&mut world, alice, encoded(selector, &words), "an offset of zero");
    }
}

#[test]
fn x10_the_largest_arguments_are_answered() {
    let mut world = World::new();
    let people = [world.alice.address, world.admin.address, Address::ZERO, world.usdai];
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        for from in people {
            answered(&mut world, from, filled(selector, &kinds, |_| U256::MAX), signature);
        }
    }
}

#[test]
fn x10_long_calldata_is_answered() {
    let mut world = World::new();
    let alice = world.alice.address;
    for (signature, selector) in functions() {
        // A million zero bytes cost 4 of the 32 million gas that a transaction may have.
        let data = [zero_call(selector).to_vec(), vec![0; 1_000_000]].concat();
        answered(&mut world, alice, data, signature);
    }
    for (selector, index) in with_bytes() {
        let mut words = vec![U256::ONE; index];
        words.extend([U256::from((index + 1) * 32), u(300_000)]);
        let data = [encoded(selector, &words), vec![0xab; 300_000]].concat();
        answered(&mut world, alice, data, "bytes of 300,000");
    }
}

#[test]
fn x10_the_fullest_reserve_is_still_served() {
    let mut world = World::new();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let mut assets = vec![dollar];
    while assets.len() < 16 {
        assets.push(made(world.list_token("Dollar", 18)));
    }
    let extra = made(world.deploy("Dollar", word(u(6)).as_slice()));
    refused(world.list(extra, Terms::FREE), IUSDai::TooManyAssets { maximum: u(16) });
    for asset in &assets {
        let call = IUSDai::setAssetCall {
            asset: *asset,
            mintFee: 100,
            redeemFee: 100,
            shareCap: if *asset == dollar { 10_000 } else { 5_000 },
            mintEnabled: true,
            redeemEnabled: true,
        };
        done(rule(&mut world, &call));
        let amount = whole(100, if *asset == dollar { 6 } else { 18 });
        let deposit = IUSDai::deposit_0Call {
            depositToken: *asset,
            depositAmount: amount,
            usdaiAmountMinimum: U256::ZERO,
            recipient: alice.address,
        };
        let receipt = done(tell(&mut world, &alice, &deposit));
        assert!(receipt.gas_used < 500_000, "{}", receipt.gas_used);
    }
    let receipt = done(tell(&mut world, &alice, &IUSDai::harvestCall {}));
    assert!(receipt.gas_used < 500_000, "{}", receipt.gas_used);
    let mut listed = ask(&mut world, &IUSDai::assetsCall {});
    listed.sort();
    assets.sort();
    assert_eq!(listed, assets);
}

#[test]
fn x02_every_function_answers_every_kind_of_caller() {
    let mut world = World::new();
    let callers = [
        world.alice.address,
        world.admin.address,
        world.treasury.address,
        world.usdai,
        world.dollar,
        Address::ZERO,
        Address::with_last_byte(1),
    ];
    let alice = world.alice.clone();
    let dollar = world.dollar;
    done(world.deposit(&alice, dollar, whole(10, 6)));
    let edges = [U256::ZERO, U256::ONE, u(u64::MAX.into()), U256::MAX];
    for (signature, selector) in functions() {
        let kinds = parameters(signature);
        for from in callers {
            for edge in edges {
                for address in [from, dollar, world.usdai] {
                    let argument = |kind: &str| match kind {
                        "address" => U256::from_be_bytes(address.into_word().0),
                        _ => edge,
                    };
                    let data = filled(selector, &kinds, argument);
                    answered(&mut world, from, data, signature);
                }
            }
        }
    }
}
