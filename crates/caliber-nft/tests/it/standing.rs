//! Operators and curators: approved, limited, revoked.

use crate::model::{NOW, after, config, party, registry, usd};
use caliber_nft::{Approval, CaliberError, Office, Party, Standing};
use proptest::prelude::*;
use usdai_core::{MathError, Usd};

const ENTITY: [u8; 32] = [7; 32];

#[test]
fn an_account_stands_for_one_entity_with_a_limit() {
    let most = (1 << 96) - 1;
    let out_of_range = |value| Some(CaliberError::ValueOutOfRange { value: usd(value) });
    for (kept, entity, limit, expected) in [
        ([0; 32], ENTITY, 1, None),
        (ENTITY, ENTITY, most, None),
        ([0; 32], [0; 32], 1, Some(CaliberError::HashMissing)),
        ([8; 32], ENTITY, 1, Some(CaliberError::EntityChanged)),
        ([0; 32], ENTITY, 0, out_of_range(0)),
        ([0; 32], ENTITY, most + 1, out_of_range(most + 1)),
    ] {
        assert_eq!(Standing::default().approve(&kept, &entity, usd(limit), NOW).err(), expected);
    }
}

#[test]
fn only_who_is_approved_draws_and_anybody_pays_back() {
    let unknown = Standing::default();
    let approved = unknown.approve(&[0; 32], &ENTITY, usd(100), NOW).expect("approved");
    let drawn = approved.draw(usd(60)).expect("drawn");
    let revoked = drawn.revoke(after(1)).expect("revoked");
    let lowered = drawn.approve(&ENTITY, &ENTITY, usd(50), after(2)).expect("approved");
    let exceeded = |amount, room| Err(CaliberError::CreditExceeded { amount: usd(amount), room: usd(room) });
    for (standing, amount, expected) in [
        (unknown, 1, Err(CaliberError::NotApproved)),
        (revoked, 1, Err(CaliberError::NotApproved)),
        (approved, 0, Err(CaliberError::NothingAsked)),
        (approved, 100, Ok(100)),
        (approved, 101, exceeded(101, 100)),
        (drawn, 40, Ok(100)),
        (drawn, 41, exceeded(41, 40)),
        (lowered, 1, exceeded(1, 0)),
    ] {
        assert_eq!(standing.draw(usd(amount)).map(|standing| standing.drawn), expected.map(usd));
    }
    assert_eq!(revoked.decided_at, after(1));
    assert_eq!(revoked.revoke(after(1)), Err(CaliberError::NotApproved));
    assert_eq!(revoked.give_back(usd(60)).map(|standing| standing.drawn), Ok(Usd::ZERO));
    assert_eq!(revoked.give_back(usd(61)), Err(CaliberError::Math(MathError::Underflow)));
    let again = revoked.approve(&ENTITY, &ENTITY, usd(100), after(3)).expect("approved again");
    assert_eq!((again.approval, again.drawn), (Approval::Approved, usd(60)));
}

#[test]
fn operators_and_curators_are_apart() {
    let mut registry = registry();
    let account = party(9);
    registry.approve(Office::Operator, account, &ENTITY, usd(10)).expect("approved");
    registry.draw(Office::Operator, account, usd(10)).expect("drawn");
    assert_eq!(registry.draw(Office::Curator, account, usd(1)), Err(CaliberError::NotApproved));
    assert_eq!(registry.entity(Office::Operator, account), ENTITY);
    assert_eq!(registry.entity(Office::Curator, account), [0; 32]);
    let other = registry.approve(Office::Operator, account, &[8; 32], usd(10));
    assert_eq!(other, Err(CaliberError::EntityChanged));
    let nobody = registry.approve(Office::Curator, Party::NONE, &ENTITY, usd(10));
    assert_eq!(nobody, Err(CaliberError::PartyMissing));
    registry.revoke(Office::Operator, account).expect("revoked");
    registry.give_back(Office::Operator, account, usd(4)).expect("paid back");
    assert_eq!(registry.standing(Office::Operator, account).drawn, usd(6));
}

proptest! {
    #![proptest_config(config())]

    /// Drawn is the sum of what was drawn less what came back, and only a lowered limit is below it.
    #[test]
    fn credit_is_counted(moves in prop::collection::vec((0..4_u8, 0..200_u128), 1..60)) {
        let mut standing = Standing::default();
        let (mut drawn, mut limit, mut is_approved) = (0, 0, false);
        for (kind, amount) in moves {
            let (next, is_good) = match kind {
                0 => (standing.approve(&ENTITY, &ENTITY, usd(amount), NOW), amount > 0),
                1 => (standing.revoke(NOW), is_approved),
                2 => (standing.draw(usd(amount)), is_approved && amount > 0 && drawn + amount <= limit),
                _ => (standing.give_back(usd(amount)), amount <= drawn),
            };
            prop_assert_eq!(next.is_ok(), is_good);
            let Ok(next) = next else { continue };
            standing = Standing::unpack(next.pack().expect("a slot for it"));
            prop_assert_eq!(standing, next);
            match kind {
                0 => (limit, is_approved) = (amount, true),
                1 => is_approved = false,
                2 => drawn += amount,
                _ => drawn -= amount,
            }
            prop_assert_eq!(standing.drawn, usd(drawn));
        }
    }
}
