//! The list of bridges.

use crate::fake::Fake;
use crate::scene::{BRIDGE, OTHER, Scene, done, number, open, refused};
use alloy_primitives::Address;
use bridge::Bridge;
use bridge::abi::IBridge as abi;
use motsu::prelude::*;

#[track_caller]
fn listed(scene: &Scene, expected: &[Address]) {
    assert_eq!(scene.ask(abi::bridgesCall {})._0, expected);
}

#[motsu::test]
fn bridges_are_listed_while_they_have_limits(hub: Contract<Bridge>, fake: Contract<Fake>) {
    let scene = open(&hub, &fake, false);
    listed(&scene, &[BRIDGE, OTHER]);
    done(scene.set_limits(BRIDGE, 5, 0));
    done(scene.set_limits(BRIDGE, 0, 5));
    listed(&scene, &[BRIDGE, OTHER]);
    let third = Address::repeat_byte(0xb3);
    done(scene.set_limits(third, 0, 0));
    listed(&scene, &[BRIDGE, OTHER]);
    done(scene.set_limits(third, 1, 1));
    done(scene.set_limits(BRIDGE, 0, 0));
    listed(&scene, &[third, OTHER]);
    done(scene.set_limits(OTHER, 0, 0));
    listed(&scene, &[third]);
    done(scene.set_limits(third, 0, 0));
    done(scene.set_limits(third, 0, 0));
    listed(&scene, &[]);
    done(scene.set_limits(OTHER, 1, 0));
    listed(&scene, &[OTHER]);
}

#[motsu::test]
fn there_are_sixteen_at_most(hub: Contract<Bridge>, fake: Contract<Fake>) {
    let scene = open(&hub, &fake, false);
    for index in 0..14 {
        done(scene.set_limits(Address::repeat_byte(index + 1), 1, 1));
    }
    let last = Address::repeat_byte(0xb3);
    refused(scene.set_limits(last, 1, 1), abi::TooManyBridges { maximum: number(16) });
    done(scene.set_limits(BRIDGE, 2, 2));
    done(scene.set_limits(OTHER, 0, 0));
    done(scene.set_limits(last, 1, 1));
    assert_eq!(scene.ask(abi::bridgesCall {})._0.len(), 16);
}
