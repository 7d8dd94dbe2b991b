//! A position as the redemption contract describes it.

use alloy_primitives::U256;
use kit::calldata::Arguments;
use qev_auction::Tick;

/// What is shown of a position. Shares and USDai have 18 decimals.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Position {
    /// Its number.
    pub id: U256,
    /// Shares that wait in the line.
    pub waiting: U256,
    /// Shares that bid.
    pub bid: U256,
    /// The tick at which they do, or zero.
    pub tick: u16,
    /// The epoch up to which it is settled.
    pub epoch: u64,
    /// The epoch in which its commitment opens, or zero.
    pub sealed_for: u64,
    /// Whether it is charged because a commitment was not opened.
    pub is_penalised: bool,
    /// Shares that were served and not collected.
    pub collectable_shares: U256,
    /// USDai that they are paid.
    pub collectable_assets: U256,
}

/// What a position does, in a word.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// It waits in the line and does nothing else.
    Waiting,
    /// It has a commitment that is to be opened.
    Sealed,
    /// A bid of it stands.
    Bidding,
    /// Something can be collected.
    Served,
}

impl State {
    /// The word.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Waiting => "Waiting",
            Self::Sealed => "Sealed",
            Self::Bidding => "Bidding",
            Self::Served => "Served",
        }
    }
}

impl Position {
    /// Reads the arguments of `tokenURI`. Its owner and the commitment are not shown.
    pub fn read(a: &mut Arguments) -> Self {
        let id = a.uint();
        let _owner = a.address();
        let (waiting, bid) = (a.uint(), a.uint());
        let tick = a.uint_up_to(u64::from(u16::MAX)) as u16;
        let (epoch, sealed_for) = (a.uint_up_to(u64::MAX), a.uint_up_to(u64::MAX));
        let is_penalised = a.boolean();
        let _commitment = a.word();
        let (collectable_shares, collectable_assets) = (a.uint(), a.uint());
        Self {
            id,
            waiting,
            bid,
            tick,
            epoch,
            sealed_for,
            is_penalised,
            collectable_shares,
            collectable_assets,
        }
    }

    /// What it does: of several things the one that its owner should know first.
    pub fn state(&self) -> State {
        if !self.collectable_shares.is_zero() || !self.collectable_assets.is_zero() {
            State::Served
        } else if !self.bid.is_zero() {
            State::Bidding
        } else if self.sealed_for != 0 {
            State::Sealed
        } else {
            State::Waiting
        }
    }

    /// The rate of the bid that stands, basis points.
    pub fn rate(&self) -> Option<u16> {
        let tick = Tick::new(self.tick).ok()?;
        (!self.bid.is_zero()).then(|| tick.bps())
    }
}
