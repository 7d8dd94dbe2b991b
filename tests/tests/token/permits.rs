//! The token's permits: P01, P03, P05, against an EIP-712 encoder that is written out in `tests::token::permit`.

use alloy_primitives::{Address, B256, FixedBytes, U256};
use stylus_chain::{
    chain::{CallError, Chain, Receipt},
    config::Config,
};
use tests::{
    abi::IErc20,
    check::{done, refused},
    token::{
        Subject, allowance, ask, nonce,
        permit::{CURVE_ORDER, Domain, Permit, Signed},
        tell,
    },
};

use crate::Token;

/// Brings the permit as bob.
fn bring(world: &mut Token, permit: &Permit, signed: Signed) -> Result<Receipt, CallError> {
    let bob = world.world().bob.clone();
    tell(world, &bob, &permit.call(signed))
}

/// A world, a permit of alice's, and her signature of it for `domain`.
fn signed_for(change: impl FnOnce(&mut Domain)) -> (Token, Permit, Signed) {
    let mut world = Token::start();
    let permit = Permit::sample(&mut world);
    let mut domain = Domain::of(&world);
    change(&mut domain);
    let signed = permit.sign(&world.world().alice, &domain);
    (world, permit, signed)
}

/// Refused for being by whoever the signature recovers to, which leaves nonce and allowance alone.
#[track_caller]
fn not_by_the_owner(world: &mut Token, permit: &Permit, signed: Signed) {
    let owner = permit.owner;
    let next = nonce(world, owner);
    let domain = Domain::of(world);
    let signer = Permit { nonce: next, ..permit.clone() }.signer(world, &domain, signed);
    assert_ne!(signer, owner);
    refused(bring(world, permit, signed), IErc20::ERC2612InvalidSigner { signer, owner });
    assert_eq!(nonce(world, owner), next);
}

#[test]
fn p01_a_permit_counts_once() {
    let (mut world, permit, signed) = signed_for(|_| ());
    done(bring(&mut world, &permit, signed));
    not_by_the_owner(&mut world, &permit, signed);
    assert_eq!(allowance(&mut world, permit.owner, permit.spender), permit.value);
    // A signature for a later nonce does not count before its time.
    let later = Permit { nonce: U256::from(2), ..permit };
    let signed = later.sign(&world.world().alice, &Domain::of(&world));
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
    let mut world = Token::start();
    let now = world.world().chain.timestamp();
    for (deadline, holds) in [(now - 1, false), (now, true)] {
        let mut world = world.clone();
        let permit = Permit { deadline: U256::from(deadline), ..Permit::sample(&mut world) };
        let signed = permit.sign(&world.world().alice, &Domain::of(&world));
        let result = bring(&mut world, &permit, signed);
        if holds {
            done(result);
        } else {
            refused(result, IErc20::ERC2612ExpiredSignature { deadline: permit.deadline });
        }
    }
    let permit = Permit { deadline: U256::ZERO, ..Permit::sample(&mut world) };
    let signed = permit.sign(&world.world().alice, &Domain::of(&world));
    refused(bring(&mut world, &permit, signed), IErc20::ERC2612ExpiredSignature { deadline: U256::ZERO });
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
    refused(bring(&mut world, &permit, twin), IErc20::ECDSAInvalidSignatureS { s });
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
        refused(bring(&mut world, &permit, signed), IErc20::ECDSAInvalidSignature {});
    }
}

#[test]
fn p01_the_zero_address_permits_nothing() {
    let (mut world, permit, signed) = signed_for(|_| ());
    let of_nobody = Permit { owner: Address::ZERO, ..permit.clone() };
    for v in [0, 29] {
        let result = bring(&mut world, &of_nobody, Signed { v, ..signed });
        refused(result, IErc20::ECDSAInvalidSignature {});
    }
    assert_eq!(allowance(&mut world, Address::ZERO, permit.spender), U256::ZERO);
}

#[test]
fn p03_the_domain_follows_the_chain_id() {
    let (mut world, permit, old) = signed_for(|_| ());
    let domain = Domain::of(&world);
    assert_eq!(ask(&mut world, &IErc20::DOMAIN_SEPARATORCall {}), domain.separator());
    // The chain forks: the same state goes on under another id.
    let mut fork = Chain::new(Config { chain_id: 42_161, ..world.world().chain.config().clone() });
    fork.restore(&world.world().chain.snapshot());
    world.world_mut().chain = fork;
    let forked = Domain { chain_id: U256::from(42_161), ..domain };
    assert_eq!(ask(&mut world, &IErc20::DOMAIN_SEPARATORCall {}), forked.separator());
    assert_eq!(ask(&mut world, &IErc20::eip712DomainCall {}).chainId, forked.chain_id);
    not_by_the_owner(&mut world, &permit, old);
    let new = permit.sign(&world.world().alice, &forked);
    done(bring(&mut world, &permit, new));
}

#[test]
fn p03_the_domain_describes_itself() {
    let mut world = Token::start();
    let said = ask(&mut world, &IErc20::eip712DomainCall {});
    let expected = IErc20::eip712DomainReturn {
        fields: FixedBytes([0x0f]),
        name: Token::NAME.into(),
        version: "1".into(),
        chainId: U256::from(world.world().chain.config().chain_id),
        verifyingContract: world.token(),
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
    let mut world = Token::start();
    let alice = world.world().alice.clone();
    for value in [U256::ZERO, U256::ONE, U256::MAX >> 1, U256::MAX] {
        for spender in [world.world().alice.address, Address::repeat_byte(0xff), world.token()] {
            let permit = Permit { value, spender, ..Permit::sample(&mut world) };
            let signed = permit.sign(&alice, &Domain::of(&world));
            done(bring(&mut world, &permit, signed));
            assert_eq!(allowance(&mut world, alice.address, spender), value);
        }
    }
}
