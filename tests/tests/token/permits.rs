//! USDai's own permits: P01, P03, P05, against an EIP-712 encoder that is written out in `support::permit`.

use alloy_primitives::{Address, B256, FixedBytes, U256};
use stylus_chain::{chain::Chain, config::Config};
use tests::{
    World,
    abi::IUSDai,
    check::{done, refused},
};

use crate::support::{
    ask,
    permit::{CURVE_ORDER, Domain, Permit, Signed},
    tell,
    token::allowance,
};

/// Brings the permit as bob.
fn bring(
    world: &mut World,
    permit: &Permit,
    signed: Signed,
) -> Result<stylus_chain::chain::Receipt, stylus_chain::chain::CallError> {
    let bob = world.bob.clone();
    tell(world, &bob, &permit.call(signed))
}

/// A world, a permit of alice's, and her signature of it for `domain`.
fn signed_for(change: impl FnOnce(&mut Domain)) -> (World, Permit, Signed) {
    let mut world = World::new();
    let permit = Permit::sample(&mut world);
    let mut domain = Domain::of(&world);
    change(&mut domain);
    let signed = permit.sign(&world.alice, &domain);
    (world, permit, signed)
}

/// Refused for being by whoever the signature recovers to, which leaves nonce and allowance alone.
#[track_caller]
fn not_by_the_owner(world: &mut World, permit: &Permit, signed: Signed) {
    let owner = permit.owner;
    let nonce = ask(world, &IUSDai::noncesCall { owner });
    let domain = Domain::of(world);
    let signer = Permit { nonce, ..permit.clone() }.signer(world, &domain, signed);
    assert_ne!(signer, owner);
    refused(bring(world, permit, signed), IUSDai::ERC2612InvalidSigner { signer, owner });
    assert_eq!(ask(world, &IUSDai::noncesCall { owner }), nonce);
}

#[test]
fn p01_a_permit_counts_once() {
    let (mut world, permit, signed) = signed_for(|_| ());
    done(bring(&mut world, &permit, signed));
    not_by_the_owner(&mut world, &permit, signed);
    assert_eq!(allowance(&mut world, permit.owner, permit.spender), permit.value);
    // A signature for a later nonce does not count before its time.
    let later = Permit { nonce: U256::from(2), ..permit };
    let signed = later.sign(&world.alice, &Domain::of(&world));
    not_by_the_owner(&mut world, &later, signed);
}

#[test]
fn p01_another_domain_is_another_permit() {
    let changes: [fn(&mut Domain); 4] = [
        |domain| domain.chain_id += U256::ONE,
        |domain| domain.contract = Address::repeat_byte(0x11),
        |domain| domain.name = "USD.AI",
        |domain| domain.version = "2",
    ];
    for change in changes {
        let (mut world, permit, signed) = signed_for(change);
        not_by_the_owner(&mut world, &permit, signed);
    }
}

#[test]
fn p01_a_permit_holds_until_its_deadline() {
    let mut world = World::new();
    let now = world.chain.timestamp();
    for (deadline, holds) in [(now - 1, false), (now, true)] {
        let mut world = world.clone();
        let permit = Permit { deadline: U256::from(deadline), ..Permit::sample(&mut world) };
        let signed = permit.sign(&world.alice, &Domain::of(&world));
        let result = bring(&mut world, &permit, signed);
        if holds {
            done(result);
        } else {
            refused(result, IUSDai::ERC2612ExpiredSignature { deadline: permit.deadline });
        }
    }
    let permit = Permit { deadline: U256::ZERO, ..Permit::sample(&mut world) };
    let signed = permit.sign(&world.alice, &Domain::of(&world));
    refused(bring(&mut world, &permit, signed), IUSDai::ERC2612ExpiredSignature { deadline: U256::ZERO });
}

#[test]
fn p01_the_malleable_twin_is_refused() {
    let (mut world, permit, signed) = signed_for(|_| ());
    let s = B256::from(CURVE_ORDER - U256::from_be_bytes(signed.s.0));
    let twin = Signed { v: 55 - signed.v, s, ..signed };
    let domain = Domain::of(&world);
    assert_eq!(
        permit.signer(&mut world, &domain, twin),
        permit.owner,
        "the twin recovers to the same signer"
    );
    refused(bring(&mut world, &permit, twin), IUSDai::ECDSAInvalidSignatureS { s });
    done(bring(&mut world, &permit, signed));
}

#[test]
fn p01_a_signature_of_nobody_is_refused() {
    let (mut world, permit, signed) = signed_for(|_| ());
    let mut odd: Vec<Signed> = [0, 1, 2, 26, 29, 30, 127, 255].map(|v| Signed { v, ..signed }).into();
    odd.push(Signed { r: B256::ZERO, ..signed });
    odd.push(Signed { s: B256::ZERO, ..signed });
    odd.push(Signed { r: B256::from(CURVE_ORDER), ..signed });
    odd.push(Signed { r: B256::ZERO, s: B256::ZERO, v: 27 });
    for signed in odd {
        refused(bring(&mut world, &permit, signed), IUSDai::ECDSAInvalidSignature {});
    }
}

#[test]
fn p01_the_zero_address_permits_nothing() {
    let (mut world, permit, signed) = signed_for(|_| ());
    let of_nobody = Permit { owner: Address::ZERO, ..permit.clone() };
    for v in [0, 29] {
        let result = bring(&mut world, &of_nobody, Signed { v, ..signed });
        refused(result, IUSDai::ECDSAInvalidSignature {});
    }
    assert_eq!(allowance(&mut world, Address::ZERO, permit.spender), U256::ZERO);
}

#[test]
fn p03_the_domain_follows_the_chain_id() {
    let (mut world, permit, old) = signed_for(|_| ());
    let domain = Domain::of(&world);
    assert_eq!(ask(&mut world, &IUSDai::DOMAIN_SEPARATORCall {}), domain.separator());
    // The chain forks: the same state goes on under another id.
    let mut fork = Chain::new(Config { chain_id: 42_161, ..world.chain.config().clone() });
    fork.restore(&world.chain.snapshot());
    world.chain = fork;
    let forked = Domain { chain_id: U256::from(42_161), ..domain };
    assert_eq!(ask(&mut world, &IUSDai::DOMAIN_SEPARATORCall {}), forked.separator());
    assert_eq!(ask(&mut world, &IUSDai::eip712DomainCall {}).chainId, forked.chain_id);
    not_by_the_owner(&mut world, &permit, old);
    let new = permit.sign(&world.alice, &forked);
    done(bring(&mut world, &permit, new));
}

#[test]
fn p03_the_domain_describes_itself() {
    let mut world = World::new();
    let said = ask(&mut world, &IUSDai::eip712DomainCall {});
    let expected = IUSDai::eip712DomainReturn {
        fields: FixedBytes([0x0f]),
        name: "USDai".into(),
        version: "1".into(),
        chainId: U256::from(world.chain.config().chain_id),
        verifyingContract: world.usdai,
        salt: B256::ZERO,
        extensions: vec![],
    };
    assert_eq!(said, expected);
}

/// A signature of the permit does not count for this other one.
#[track_caller]
fn does_not_count_for(change: impl FnOnce(&mut Permit)) {
    let (mut world, mut permit, signed) = signed_for(|_| ());
    change(&mut permit);
    not_by_the_owner(&mut world, &permit, signed);
}

#[test]
fn p05_the_signature_covers_every_field() {
    does_not_count_for(|permit| permit.owner = Address::repeat_byte(0x22));
    does_not_count_for(|permit| permit.spender = Address::repeat_byte(0x22));
    does_not_count_for(|permit| permit.value += U256::ONE);
    does_not_count_for(|permit| permit.deadline -= U256::ONE);
}

#[test]
fn p05_values_at_every_edge_are_encoded_alike() {
    let mut world = World::new();
    let alice = world.alice.clone();
    for value in [U256::ZERO, U256::ONE, U256::MAX >> 1, U256::MAX] {
        for spender in [world.alice.address, Address::repeat_byte(0xff), world.usdai] {
            let permit = Permit { value, spender, ..Permit::sample(&mut world) };
            let signed = permit.sign(&alice, &Domain::of(&world));
            done(bring(&mut world, &permit, signed));
            assert_eq!(allowance(&mut world, alice.address, spender), value);
        }
    }
}
