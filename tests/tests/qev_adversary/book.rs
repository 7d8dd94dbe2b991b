//! A random book: who waits, who bids what, and what the bidder with many positions does. No ciphertext in it can be
//! read by anybody.

use tests::random::Random;

/// What a position does in the epoch.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Act {
    Nothing,
    /// A bid of a part of its shares, in percent.
    Bid(u16, u64),
    /// A decoy, opened at tick zero.
    Decoy,
    /// It bids, and then is sold, commitment and all.
    Sell(u16),
    /// It bids, and is taken back.
    Cancel(u16),
}

/// A position.
#[derive(Clone, Copy, Debug)]
pub struct Seat {
    /// Whole ones.
    pub shares: u64,
    pub is_adversary: bool,
    pub act: Act,
    pub withholds: bool,
}

/// An epoch behind one in which two bids were left standing.
#[derive(Clone, Debug)]
pub struct Book {
    pub seats: Vec<Seat>,
    /// Free cash at the lock, in whole USDai.
    pub cash: u64,
    /// Whether the first bid that stands is taken back.
    pub withdraws: bool,
    /// What replaces the second bid that stands, if anything does, and whether that is withheld.
    pub replaces: Option<(u16, bool)>,
}

impl Book {
    pub fn draw(random: &mut Random) -> Self {
        let seats: Vec<_> = (0..2 + random.below(6)).map(|_| seat(random)).collect();
        let all: u64 = seats.iter().map(|seat| seat.shares).sum();
        let cash = 1 + (all + 20) * random.below(120) as u64 / 100;
        let replaces = random.once_in(2).then(|| (tick(random), random.once_in(2)));
        Self { seats, cash, withdraws: random.once_in(3), replaces }
    }
}

fn seat(random: &mut Random) -> Seat {
    let tick = tick(random);
    let part = if random.once_in(3) { random.below(101) as u64 } else { 100 };
    let act = match random.below(13) {
        0 | 1 => Act::Nothing,
        2 => Act::Decoy,
        3 => Act::Sell(tick),
        4 => Act::Cancel(tick),
        _ => Act::Bid(tick, part),
    };
    let [is_adversary, withholds] = [random.once_in(2), random.once_in(2)];
    Seat { shares: 1 + random.below(50) as u64, is_adversary, act, withholds }
}

fn tick(random: &mut Random) -> u16 {
    random.pick(&[10, 11, 12, 100, 101, 102, 300, 999, 1_000, 1_001, 1_100])
}
