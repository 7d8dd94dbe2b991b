//! That the input is one chain without a gap, and all of it in order.

use crate::InputError;
use crate::input::{DAY, First, Next, Page, Price};
use alloy_primitives::B256;

/// How far the chain was read.
pub struct Chain {
    /// When the week ends, unix seconds.
    end: u64,
    /// The block that comes next, and its parent.
    expected: u64,
    parent: B256,
    /// The block that is read, its time, and the place of its last log.
    block: u64,
    time: u64,
    is_begun: bool,
    index: Option<u32>,
    /// The last block of the page that is read, and its time.
    last: u64,
    last_time: u64,
    /// The last day whose price is known, or that needs none.
    day: u64,
}

/// Whether a block begins, or goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// It is another than before.
    New,
    /// It is the same.
    Same,
}

impl Chain {
    /// Starts before the first block, for a week that ends then.
    pub fn new(first: &First, end: u64) -> Self {
        Self {
            end,
            expected: first.number,
            parent: first.parent,
            block: first.number,
            time: first.time,
            is_begun: false,
            index: None,
            last: first.number,
            last_time: first.time,
            day: first.time / DAY,
        }
    }

    /// Begins a page. [`InputError::BlockGap`], [`InputError::Reorganised`], [`InputError::PageReversed`],
    /// [`InputError::AfterWeek`], [`InputError::OutOfPlace`].
    pub fn open(&mut self, page: &Page) -> Result<(), InputError> {
        self.follow(page.first, page.parent)?;
        if page.last < page.first {
            return Err(InputError::PageReversed { first: page.first, last: page.last });
        }
        if page.time >= self.end {
            return Err(InputError::AfterWeek { block: page.last, time: page.time, end: self.end });
        }
        if page.time < self.time {
            return Err(InputError::OutOfPlace { block: page.last, time: page.time });
        }
        (self.block, self.is_begun, self.index) = (page.first, false, None);
        (self.last, self.last_time) = (page.last, page.time);
        self.expected = page.last.checked_add(1).ok_or(InputError::Overflow)?;
        self.parent = page.hash;
        Ok(())
    }

    /// Goes on to what happened in a block. [`InputError::OutOfPlace`].
    pub fn visit(&mut self, block: u64, time: u64) -> Result<Place, InputError> {
        let is_new = block > self.block;
        let is_within = block >= self.block && block <= self.last;
        let is_in_time = time >= self.time && time <= self.last_time;
        // Before anything was read of a page, the time is that of what came before it.
        let is_of_block = is_new || !self.is_begun || time == self.time;
        let is_of_page = block < self.last || time == self.last_time;
        if !(is_within && is_in_time && is_of_block && is_of_page) {
            return Err(InputError::OutOfPlace { block, time });
        }
        if is_new {
            self.index = None;
        }
        (self.block, self.time, self.is_begun) = (block, time, true);
        Ok(if is_new { Place::New } else { Place::Same })
    }

    /// Goes on to a log of the block. [`InputError::OutOfPlace`], [`InputError::PriceMissing`].
    pub fn log(&mut self, index: u32) -> Result<(), InputError> {
        if self.index.is_some_and(|before| before >= index) {
            return Err(InputError::OutOfPlace { block: self.block, time: self.time });
        }
        self.index = Some(index);
        self.check_day(self.time)
    }

    /// Goes on to the next day's price. [`InputError::PriceMissing`].
    pub fn price(&mut self, price: &Price) -> Result<(), InputError> {
        let expected = self.day.saturating_add(1);
        if price.day != expected || price.time / DAY < expected {
            return Err(InputError::PriceMissing(expected));
        }
        self.day = expected;
        Ok(())
    }

    /// Ends the page. [`InputError::PriceMissing`].
    pub fn close(&mut self) -> Result<(), InputError> {
        (self.block, self.time) = (self.last, self.last_time);
        self.check_day(self.last_time)
    }

    /// Ends the week. [`InputError::BlockGap`], [`InputError::Reorganised`], [`InputError::WeekNotOver`].
    pub fn finish(&self, next: &Next) -> Result<(), InputError> {
        self.follow(next.number, next.parent)?;
        if next.time < self.end {
            return Err(InputError::WeekNotOver { block: next.number, time: next.time, end: self.end });
        }
        Ok(())
    }

    fn follow(&self, block: u64, parent: B256) -> Result<(), InputError> {
        if block != self.expected {
            return Err(InputError::BlockGap { expected: self.expected, found: block });
        }
        if parent != self.parent {
            return Err(InputError::Reorganised { block, expected: self.parent, found: parent });
        }
        Ok(())
    }

    fn check_day(&self, time: u64) -> Result<(), InputError> {
        if time / DAY > self.day { Err(InputError::PriceMissing(self.day.saturating_add(1))) } else { Ok(()) }
    }
}
