//! A book in memory, and one that counts how it is read.

use qev_auction::{Book, Shares, Tick};
use usdai_core::U256;

/// Sums and live bits, as a contract would keep them.
#[derive(Clone, Debug)]
pub struct Memory {
    sums: Vec<Shares>,
    bits: [[u64; 4]; 8],
}

impl Memory {
    pub fn new() -> Self {
        Self { sums: vec![Shares::ZERO; usize::from(Tick::HIGHEST.get()) + 1], bits: [[0; 4]; 8] }
    }

    pub fn of(bids: impl IntoIterator<Item = (Tick, Shares)>) -> Self {
        let mut book = Self::new();
        for (tick, shares) in bids {
            book.add(tick, shares);
        }
        book
    }

    /// Live ticks, from the highest down, with their sums.
    pub fn live_ticks(&self) -> Vec<(u16, U256)> {
        let mut ticks = Vec::new();
        let mut before = None;
        while let Some(tick) = self.highest_below(before) {
            ticks.push((tick.get(), self.sum(tick).raw()));
            before = Some(tick);
        }
        ticks
    }
}

impl Book for Memory {
    fn live(&self, word: u8) -> [u64; 4] {
        self.bits[usize::from(word)]
    }

    fn sum(&self, tick: Tick) -> Shares {
        self.sums[usize::from(tick.get())]
    }

    fn set_sum(&mut self, tick: Tick, shares: Shares) {
        let number = usize::from(tick.get());
        self.sums[number] = shares;
        let limb = &mut self.bits[number >> 8][(number & 0xff) >> 6];
        let bit = 1_u64 << (number & 63);
        *limb = if shares.is_zero() { *limb & !bit } else { *limb | bit };
    }
}

#[test]
fn a_walk_meets_every_live_tick_once_from_the_top() {
    let numbers = [
        1_u16, 2, 63, 64, 65, 127, 128, 191, 192, 255, 256, 257, 511, 512, 1_000, 1_001, 1_023, 1_024, 1_900,
    ];
    let tick = |number| Tick::new(number).expect("a tick");
    let one = Shares::new(1);
    let mut book = Memory::of(numbers.map(|number| (tick(number), one)));
    let met: Vec<u16> = book.live_ticks().iter().map(|(number, _)| *number).collect();
    let mut expected = numbers.to_vec();
    expected.reverse();
    assert_eq!(met, expected);
    for number in numbers {
        book.remove(tick(number), one).expect("what was added");
    }
    assert_eq!(book.highest_below(None), None);
    assert!(book.remove(tick(1), one).is_err());
}

proptest::proptest! {
    #[test]
    fn the_next_tick_is_the_highest_below(
        numbers in proptest::collection::btree_set(1_u16..=1_900, 0..60),
        from in 1_u16..=1_900,
    ) {
        let tick = |number| Tick::new(number).expect("a tick");
        let book = Memory::of(numbers.iter().map(|number| (tick(*number), Shares::new(1))));
        let expected = numbers.range(..from).next_back().copied();
        proptest::prop_assert_eq!(book.highest_below(Some(tick(from))).map(Tick::get), expected);
        proptest::prop_assert_eq!(book.highest_below(None).map(Tick::get), numbers.last().copied());
    }
}
