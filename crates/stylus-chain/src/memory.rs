//! Price of WASM memory: linear above a free allowance, exponential towards 128 pages.
//!
//! The model is Nitro's (`arbos/programs/memory.go`): pages are counted per transaction, what is open now and
//! the most that was ever open, and growth pays for both.

use std::sync::LazyLock;

use stylus_wasm::Rules;

/// Pages open now and the most ever open in this transaction.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Pages {
    /// Pages that frames still on the stack hold.
    pub open: u16,
    /// Highest value of `open` so far; a returning frame does not lower it.
    pub ever: u16,
}

impl Pages {
    /// Gas that opening `new` more pages costs.
    pub fn cost(&self, new: u16, rules: &Rules) -> u64 {
        let open = self.open.saturating_add(new);
        let ever = self.ever.max(open);
        if ever <= rules.free_pages {
            return 0;
        }
        let charged = |pages: u16| u64::from(pages.saturating_sub(rules.free_pages));
        let adding = charged(open) - charged(self.open);
        let linear = adding.saturating_mul(u64::from(rules.page_gas));
        linear.saturating_add(exponential(ever).saturating_sub(exponential(self.ever)))
    }

    /// Opens `new` pages and returns what was open before, to be put back by [`Pages::close_to`].
    pub fn open(&mut self, new: u16) -> u16 {
        let before = self.open;
        self.open = before.saturating_add(new);
        self.ever = self.ever.max(self.open);
        before
    }

    /// Restores the number of open pages when a frame returns.
    pub fn close_to(&mut self, open: u16) {
        self.open = open;
    }
}

/// `floor(31,874,000 ^ (pages / 128))`, unaffordable beyond 128 pages. Nitro's table ends on 31,873,999: its generator
/// took the logarithm first, and so does this.
fn exponential(pages: u16) -> u64 {
    static TABLE: LazyLock<Vec<u64>> = LazyLock::new(|| {
        (0..=128u32).map(|p| (31_874_000f64.ln() * f64::from(p) / 128.0).exp().floor() as u64).collect()
    });
    TABLE.get(usize::from(pages)).copied().unwrap_or(u64::MAX)
}
