//! The walk over live ticks in slots: each slot is read once, and only the sum that stays in part is written.

use crate::word::{half, has_bit, with_bit, with_half};
use crate::{Book, Shares, Slot, Slots, Tick};
use ruint::aliases::U256;

/// [`Book::walk`] for slots. It writes nothing of the word at which `visit` fails.
pub(crate) fn walk<S: Slots, E>(
    slots: &mut S,
    mut visit: impl FnMut(Tick, Shares) -> Result<Option<Shares>, E>,
) -> Result<(), E> {
    let (mut pair, mut sums) = (u16::MAX, U256::ZERO);
    let mut is_done = false;
    for word in Tick::WORDS.rev() {
        let before = slots.live(word);
        let mut live = before;
        for bit in (0..256).rev().filter(|bit| has_bit(&before, *bit)) {
            let number = u16::from(word) << 8 | bit;
            let Ok(tick) = Tick::new(number) else { continue };
            if pair != number >> 1 {
                pair = number >> 1;
                sums = slots.load(Slot::Ticks(pair));
            }
            let is_upper = number & 1 == 1;
            let Some(stays) = visit(tick, half(sums, is_upper))? else {
                is_done = true;
                break;
            };
            if stays.is_zero() {
                live = with_bit(live, bit, false);
            } else {
                sums = with_half(sums, is_upper, stays);
                slots.store(Slot::Ticks(pair), sums);
            }
        }
        if live != before {
            slots.store(Slot::Live(word), U256::from_limbs(live));
        }
        if is_done {
            break;
        }
    }
    Ok(())
}
