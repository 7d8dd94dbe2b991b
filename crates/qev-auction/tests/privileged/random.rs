//! A generator of numbers: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).

use usdai_core::U256;

pub struct Random(u64);

impl Random {
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    pub fn below(&mut self, bound: u64) -> u64 {
        self.number().checked_rem(bound).unwrap_or(0)
    }

    pub fn once_in(&mut self, times: u64) -> bool {
        self.below(times) == 0
    }

    /// An amount up to `most`, or an extreme one.
    pub fn amount(&mut self, most: U256) -> U256 {
        match self.below(8) {
            0 => U256::ZERO,
            1 => U256::ONE,
            2 => most,
            3 => U256::MAX >> self.below(256) as usize,
            _ => most * U256::from(self.below(1_001)) / U256::from(1_000),
        }
    }
}
