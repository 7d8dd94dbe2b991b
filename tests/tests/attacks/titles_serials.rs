//! Attacks by the size and order of what is attested.

use alloy_primitives::{B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::executor::Transaction;
use tests::{
    Credit,
    abi::ICaliber,
    check::{done, refused},
};

use crate::sales_support::u;

/// Gas of a transaction, as the chain has it at most.
const MOST_GAS: u64 = 32_000_000;

/// A title of the most serials is attested in one transaction, or not at all: with too little gas no serial is bound,
/// and the same signatures do once there is enough.
#[test]
fn too_little_gas_binds_no_serial() {
    let mut scene = Credit::new();
    let (paper, owner) = (scene.paper_of("large", 1_024), scene.people.borrower.address);
    done(scene.register(&paper, owner));
    let (agent, caliber) = (scene.people.agent.clone(), scene.caliber);
    let data = scene.attest_call(&paper).abi_encode();
    let holder = |serial| ICaliber::holderOfSerialCall { serial };
    for gas_limit in [3_000_000, 10_000_000, 20_000_000] {
        let tx = scene.chain().transaction(&agent, Some(caliber), data.clone());
        let tx = Transaction { gas_limit, ..tx };
        assert!(scene.chain().send_transaction(&tx).is_err(), "{gas_limit}");
        assert_eq!(scene.state(paper.id()), 1);
        for serial in [paper.serials[0], paper.serials[1_023]] {
            assert_eq!(scene.ask_caliber(&holder(serial)), U256::ZERO);
        }
    }
    let tx = scene.chain().transaction(&agent, Some(caliber), data);
    done(scene.chain().send_transaction(&Transaction { gas_limit: MOST_GAS, ..tx }));
    assert_eq!(scene.ask_caliber(&holder(paper.serials[1_023])), paper.id());
}

/// Two drafts share a machine, the first, the last or one in the middle. Which is attested first holds it, and the
/// other not even those that are free.
#[test]
fn two_drafts_that_share_a_machine_are_never_both_attested() {
    for shared in [0, 3, 7] {
        let mut scene = Credit::new();
        let owner = scene.people.borrower.address;
        let first = scene.paper("first");
        let mut serials = scene.paper("second").serials;
        let serial = first.serials[shared];
        serials[shared] = serial;
        let second = scene.paper("second").with_serials(serials);
        done(scene.register(&first, owner));
        done(scene.register(&second, owner));
        done(scene.attest(&first));
        refused(scene.attest(&second), ICaliber::SerialHeld { serial, title: first.id() });
        for free in second.serials.iter().filter(|other| **other != serial) {
            let holder = scene.ask_caliber(&ICaliber::holderOfSerialCall { serial: *free });
            assert_eq!(holder, U256::ZERO);
        }
        // Once the first is given up its machine is free for the other, and the first has no way back.
        let borrower = scene.people.borrower.clone();
        done(scene.withdraw_title(&borrower, &first));
        done(scene.attest(&second));
        assert!(scene.attest(&first).is_err());
        assert_eq!(scene.ask_caliber(&ICaliber::holderOfSerialCall { serial }), second.id());
    }
}

/// One machine twice in a title, out of order, one too few, one too many, or another under the same root.
#[test]
fn the_serials_are_the_documents() {
    let mut scene = Credit::new();
    let (paper, owner) = (scene.paper("first"), scene.people.borrower.address);
    done(scene.register(&paper, owner));
    let agent = scene.people.agent.clone();
    let good = paper.serials.clone();
    let edit = |change: fn(&mut Vec<B256>)| {
        let mut serials = good.clone();
        change(&mut serials);
        serials
    };
    let wrong = [
        edit(|serials| serials[1] = serials[0]),
        edit(|serials| serials.swap(0, 1)),
        edit(|serials| serials.truncate(7)),
        edit(|serials| serials.push(B256::repeat_byte(0xff))),
        edit(|serials| serials[7] = B256::repeat_byte(0xff)),
        edit(Vec::clear),
        edit(|serials| *serials = vec![B256::ZERO; 8]),
        edit(|serials| {
            serials.extend((0..2_000_u64).map(|number| B256::from(U256::MAX - u(2_000 - number))))
        }),
    ];
    for serials in wrong {
        let call = ICaliber::attestCall { serials: serials.clone(), ..scene.attest_call(&paper) };
        let error = scene.tell_caliber(&agent, &call).expect_err("other serials");
        let is_named = error.is::<ICaliber::SerialsDiffer>()
            || error.is::<ICaliber::SerialsOutOfOrder>()
            || error.is::<ICaliber::QuantityOutOfRange>();
        assert!(is_named, "{}: {error}", serials.len());
    }
    done(scene.attest(&paper));
}
