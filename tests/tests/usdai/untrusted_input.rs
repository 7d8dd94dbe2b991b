//! X06 and X10 where USDai differs: its functions that take `bytes`, and its list of assets at its longest.

use alloy_primitives::U256;
use tests::{
    Terms, World,
    abi::IUSDai,
    check::{done, refused},
    token::answered,
    whole,
};

use crate::support::{
    ask,
    calldata::{encoded, parameters},
    functions, made, refused_without_data, rule, simulate, tell, u, word,
};

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
    assert_eq!(with_bytes().len(), 3);
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
fn x10_long_bytes_are_answered() {
    let mut world = World::new();
    let alice = world.alice.address;
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
