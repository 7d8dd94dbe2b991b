//! Options of messages.

use crate::fake::{FEE, Fake};
use crate::scene::{ADMIN, EID, Scene, done, log, millionths, number, open, parameters, refused, sending};
use alloy_primitives::{Address, Bytes};
use motsu::prelude::*;
use oft::Oft;
use oft::abi::IOFT as abi;

fn enforce(scene: &Scene, sender: Address, list: &[(u32, u16, Vec<u8>)]) -> Result<(), Vec<u8>> {
    scene.send(sender, abi::setEnforcedOptionsCall { enforcedOptions: listed(list) }).map(|_| ())
}

fn listed(list: &[(u32, u16, Vec<u8>)]) -> Vec<abi::EnforcedOptionParam> {
    let item = |(eid, msgType, options): &(u32, u16, Vec<u8>)| abi::EnforcedOptionParam {
        eid: *eid,
        msgType: *msgType,
        options: options.clone().into(),
    };
    list.iter().map(item).collect()
}

fn enforced(scene: &Scene, eid: u32, msgType: u16) -> Bytes {
    scene.ask(abi::enforcedOptionsCall { eid, msgType })._0
}

/// Options of type 3 and a length.
fn options(length: usize) -> Vec<u8> {
    [&[0, 3][..], &vec![0xab; length - 2]].concat()
}

#[motsu::test]
fn options_are_kept_by_chain_and_type(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    refused(enforce(&scene, alice, &[]), abi::NotAuthority { caller: alice });
    for length in [2, 3, 31, 32, 33, 64, 65, 255, 256, 22] {
        let list =
            [(EID, 1, options(length)), (EID, 2, options(2)), (7, 1, options(length.div_ceil(2).max(2)))];
        done(enforce(&scene, ADMIN, &list));
        scene.ended_with([log(abi::EnforcedOptionSet { enforcedOptions: listed(&list) })]);
        for (eid, kind, options) in list {
            assert_eq!(enforced(&scene, eid, kind), options);
        }
    }
    assert_eq!(enforced(&scene, 8, 1), Bytes::new());
    done(enforce(&scene, ADMIN, &[]));
    scene.ended_with([log(abi::EnforcedOptionSet { enforcedOptions: vec![] })]);
    let too_long = abi::OptionsTooLong { length: number(257), maximum: number(256) };
    refused(enforce(&scene, ADMIN, &[(EID, 2, options(4)), (EID, 1, options(257))]), too_long);
    for options in [vec![], vec![0], vec![3], vec![0, 1], vec![0, 2, 9], vec![3, 0]] {
        let expected = abi::InvalidOptions { options: options.clone().into() };
        refused(enforce(&scene, ADMIN, &[(EID, 1, options)]), expected);
    }
    assert_eq!((enforced(&scene, EID, 1), enforced(&scene, EID, 2)), (options(22).into(), options(2).into()));
}

#[motsu::test]
fn extra_options_are_added(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    let combine = |extra: &[u8]| {
        let extraOptions = extra.to_vec().into();
        scene.send(alice, abi::combineOptionsCall { eid: EID, msgType: 1, extraOptions })
    };
    // Without enforced ones whatever the sender says.
    for extra in [&[][..], &[1], &[0, 1, 2], &[0, 3, 4]] {
        assert_eq!(done(combine(extra))._0.as_ref(), extra);
    }
    done(enforce(&scene, ADMIN, &[(EID, 1, vec![0, 3, 5, 6])]));
    for (extra, expected) in
        [(&[][..], &[0, 3, 5, 6][..]), (&[0, 3], &[0, 3, 5, 6]), (&[0, 3, 7], &[0, 3, 5, 6, 7])]
    {
        assert_eq!(done(combine(extra))._0.as_ref(), expected);
    }
    for extra in [&[0][..], &[3], &[0, 1, 2], &[0, 4]] {
        refused(combine(extra), abi::InvalidOptions { options: extra.to_vec().into() });
    }
    scene.holds(alice, millionths(5));
    done(scene.send_with(alice, FEE, sending(parameters(alice), FEE)));
    assert_eq!(scene.message().0.options.as_ref(), [0, 3, 5, 6, 1]);
    let legacy = abi::SendParam { extraOptions: vec![0, 1].into(), ..parameters(alice) };
    refused(scene.send(alice, sending(legacy, 0)), abi::InvalidOptions { options: vec![0, 1].into() });
}
