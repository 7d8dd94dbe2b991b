//! S06: there is no swap adapter: the kind of `data` in which one would be named is refused, and so is all of a
//! redemption. What shows that somebody may mint is in the target `access`.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::SolValue;
use tests::{
    World,
    abi::IUSDai,
    check::{done, refused},
    whole,
};

use crate::support::{tell, token::balance, u};

fn deposit(
    world: &mut World,
    data: Bytes,
) -> Result<stylus_chain::chain::Receipt, stylus_chain::chain::CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::deposit_1Call {
        depositToken: world.dollar,
        depositAmount: whole(1, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
        data,
    };
    tell(world, &alice, &call)
}

fn withdraw(
    world: &mut World,
    data: Bytes,
) -> Result<stylus_chain::chain::Receipt, stylus_chain::chain::CallError> {
    let alice = world.alice.clone();
    let call = IUSDai::withdraw_1Call {
        withdrawToken: world.dollar,
        usdaiAmount: whole(1, 18),
        withdrawAmountMinimum: U256::ZERO,
        recipient: alice.address,
        data,
    };
    tell(world, &alice, &call)
}

fn options(kind: u64, content: &[u8]) -> Bytes {
    (U256::from(kind), Bytes::copy_from_slice(content)).abi_encode_params().into()
}

#[test]
fn s06_empty_data_and_kind_none_do_what_the_short_form_does() {
    for data in [Bytes::new(), options(0, &[])] {
        let mut world = World::new();
        done(deposit(&mut world, data.clone()));
        let alice = world.alice.address;
        assert_eq!(balance(&mut world, alice), whole(1, 18));
        done(withdraw(&mut world, data));
        assert_eq!(balance(&mut world, alice), U256::ZERO);
    }
}

#[test]
fn s06_every_other_kind_is_refused_by_number() {
    let mut world = World::new();
    done(deposit(&mut world, Bytes::new()));
    for kind in [1, 5, 255] {
        refused(
            deposit(&mut world, options(kind, &[])),
            IUSDai::DataKindUnsupported { kind: u(kind.into()) },
        );
    }
    for kind in [1, 2, 3, 4, 5, 255] {
        refused(
            withdraw(&mut world, options(kind, &[7])),
            IUSDai::DataKindUnsupported { kind: u(kind.into()) },
        );
    }
}

#[test]
fn s06_malformed_data_is_refused_with_its_length() {
    let mut world = World::new();
    done(deposit(&mut world, Bytes::new()));
    let beyond = [U256::ZERO, U256::from(64), U256::from(33)].abi_encode().into();
    let far = [U256::ZERO, U256::MAX].abi_encode().into();
    for data in [
        Bytes::from_static(&[1]),
        vec![0; 31].into(),
        vec![0; 32].into(),
        options(0, &[1]),
        options(256, &[]),
        beyond,
        far,
    ] {
        let expected = || IUSDai::DataMalformed { length: U256::from(data.len()) };
        refused(deposit(&mut world, data.clone()), expected());
        refused(withdraw(&mut world, data.clone()), expected());
    }
}
