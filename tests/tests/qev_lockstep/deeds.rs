//! What is done: a call with its arguments, by somebody.

use tests::random::Random;

/// How many holders there are.
pub const HOLDERS: usize = 200;

/// What somebody does. Holders and positions are named by number; shares are whole ones.
#[derive(Clone, Debug)]
pub enum Deed {
    Request { holder: usize, shares: u64 },
    RequestSealed { holder: usize, shares: u64, tick: u16, bid: u64 },
    Commit { id: u32, by: Option<usize>, tick: u16, bid: u64 },
    WithdrawCommitment { id: u32 },
    WithdrawBid { id: u32 },
    Cancel { id: u32 },
    Transfer { id: u32, to: usize },
    Reveal { id: u32 },
    RevealMany { ids: Vec<u32> },
    ProveBeacon,
    Lock,
    Clear { blocks: u32 },
    Collect { ids: Vec<u32>, epochs: u32 },
    Claim { holder: usize, ids: Vec<u32> },
    Redeem { holder: usize, part: u64 },
    Deposit { holder: usize, assets: u64 },
}

impl Deed {
    /// Something, where positions below `next` exist.
    pub fn draw(random: &mut Random, next: u32) -> Self {
        let holder = random.below(HOLDERS);
        // Every tenth position is one that does not exist.
        let id = 1 + random.below(next as usize + next as usize / 10) as u32;
        let shares = 1 + random.below(40) as u64;
        let tick = random.pick(&[0, 5, 10, 11, 150, 151, 300, 999, 1_100, 1_500, 1_901]);
        let bid = random.below(60) as u64;
        let ids = |random: &mut Random| (0..12).map(|_| 1 + random.below(next as usize + 1) as u32).collect();
        match random.below(40) {
            0..4 => Self::Request { holder, shares },
            4..9 => Self::RequestSealed { holder, shares, tick, bid },
            9..13 => Self::Commit { id, by: None, tick, bid },
            13 => Self::Commit { id, by: Some(holder), tick, bid },
            14 => Self::WithdrawCommitment { id },
            15 => Self::WithdrawBid { id },
            16 => Self::Cancel { id },
            17..19 => Self::Transfer { id, to: holder },
            19..25 => Self::Reveal { id },
            25..28 => Self::RevealMany { ids: ids(random) },
            28 => Self::ProveBeacon,
            29 => Self::Lock,
            30..32 => Self::Clear { blocks: random.below(3) as u32 },
            32..34 => Self::Collect { ids: ids(random), epochs: random.below(3) as u32 },
            34..36 => Self::Claim { holder, ids: ids(random) },
            36..38 => Self::Redeem { holder, part: 1 + random.below(4) as u64 },
            _ => Self::Deposit { holder, assets: shares },
        }
    }

    /// The name of its kind.
    pub fn name(&self) -> String {
        let text = format!("{self:?}");
        text.split([' ', '{']).next().unwrap_or_default().to_owned()
    }
}
