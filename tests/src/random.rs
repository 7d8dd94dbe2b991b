//! A generator of numbers for tests that draw millions: SplitMix64 (Steele, Lea and Flood, OOPSLA 2014).

use alloy_primitives::{B256, U256};

/// State of the generator; the same seed draws the same numbers.
#[derive(Clone, Debug)]
pub struct Random(u64);

impl Random {
    /// Starts anywhere.
    #[must_use]
    pub fn seeded(seed: u64) -> Self {
        Self(seed)
    }

    /// The next 64 bits.
    pub fn number(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number below `bound`; 0 for a bound of 0. The bias is below 2^-32 for the bounds of tests.
    pub fn below(&mut self, bound: usize) -> usize {
        let bound = bound as u64;
        self.number().checked_rem(bound).unwrap_or(0) as usize
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// The next 256 bits.
    pub fn word(&mut self) -> B256 {
        B256::from(U256::from_limbs([self.number(), self.number(), self.number(), self.number()]))
    }

    /// One of `choices`.
    #[track_caller]
    pub fn pick<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }
}
