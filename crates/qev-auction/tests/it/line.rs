//! The line in blocks against a line of positions that are served one by one.

use crate::slow::of;
use proptest::prelude::*;
use qev_auction::{BLOCK, Frontier, Line, Serving, Shares};
use usdai_core::{MathError, U256};

/// Positions as stored, whose shares a contract would lower when their owner claims, and the blocks' sums.
#[derive(Clone, Default)]
struct Memory {
    stored: Vec<U256>,
    blocks: Vec<U256>,
}

impl Memory {
    fn request(&mut self, shares: U256) {
        let block = self.stored.len() / BLOCK as usize;
        self.blocks.resize(self.blocks.len().max(block + 1), U256::ZERO);
        self.blocks[block] += shares;
        self.stored.push(shares);
    }

    /// Takes a position out of the line that has not been served in part: it was cancelled, or bids.
    fn withdraw(&mut self, sequence: usize, frontier: &Frontier) {
        if sequence as u32 > frontier.sequence {
            self.blocks[sequence / BLOCK as usize] -= self.stored[sequence];
            self.stored[sequence] = U256::ZERO;
        }
    }

    fn end(&self) -> u32 {
        self.stored.len() as u32
    }
}

impl Line for Memory {
    fn block(&self, block: u32) -> Shares {
        of(self.blocks.get(block as usize).copied().unwrap_or_default())
    }

    fn set_block(&mut self, block: u32, shares: Shares) {
        self.blocks[block as usize] = shares.raw();
    }

    fn waiting(&self, sequence: u32) -> Shares {
        of(self.stored.get(sequence as usize).copied().unwrap_or_default())
    }
}

/// Serves one position after another.
fn eager(waiting: &mut [U256], mut amount: U256) {
    for shares in waiting {
        let part = amount.min(*shares);
        *shares -= part;
        amount -= part;
    }
}

#[derive(Clone, Debug)]
enum Step {
    Request(Vec<u16>),
    Withdraw(u16),
    /// A portion of what waits, in 1/255, so many blocks at a time.
    Serve(u8, u8),
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        3 => proptest::collection::vec(any::<u16>(), 0..400).prop_map(Step::Request),
        1 => any::<u16>().prop_map(Step::Withdraw),
        3 => (any::<u8>(), 1..4u8).prop_map(|(part, blocks)| Step::Serve(part, blocks)),
    ]
}

fn perform(step: &Step, line: &mut Memory, frontier: &mut Frontier, waiting: &mut Vec<U256>) {
    match step {
        Step::Request(requests) => {
            for shares in requests {
                line.request(U256::from(*shares));
                waiting.push(U256::from(*shares));
            }
        }
        Step::Withdraw(which) if !waiting.is_empty() => {
            let sequence = usize::from(*which) % waiting.len();
            if sequence as u32 > frontier.sequence {
                line.withdraw(sequence, frontier);
                waiting[sequence] = U256::ZERO;
            }
        }
        Step::Withdraw(_) => {}
        Step::Serve(part, blocks) => {
            let all = waiting.iter().fold(U256::ZERO, |sum, shares| sum + shares);
            let amount = all * U256::from(*part) / U256::from(255);
            let mut serving = Serving { frontier: *frontier, left: of(amount) };
            while !serving.left.is_zero() {
                let end = line.end();
                serving = serving.go_on(line, end, u32::from(*blocks)).expect("a line that is long enough");
                assert!(serving.frontier.sequence >= frontier.sequence, "the frontier moved back");
            }
            *frontier = serving.frontier;
            eager(waiting, amount);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, ..ProptestConfig::default() })]

    #[test]
    fn i03_i09_blocks_serve_as_positions_do(steps in proptest::collection::vec(step(), 0..20)) {
        let (mut line, mut frontier, mut waiting) = (Memory::default(), Frontier::default(), Vec::new());
        for step in &steps {
            perform(step, &mut line, &mut frontier, &mut waiting);
            for (sequence, expected) in waiting.iter().enumerate() {
                let stored = of(line.stored[sequence]);
                let found = frontier.waiting(sequence as u32, stored).raw();
                prop_assert_eq!(found, *expected, "position {}", sequence);
            }
            for (block, sum) in line.blocks.iter().enumerate() {
                let positions = waiting.iter().skip(block * BLOCK as usize).take(BLOCK as usize);
                let expected = positions.fold(U256::ZERO, |sum, shares| sum + shares);
                prop_assert_eq!(*sum, expected, "block {}", block);
            }
        }
    }
}

#[test]
fn a_line_that_is_too_short_is_an_error() {
    let mut line = Memory::default();
    line.request(U256::from(5));
    let serving = Serving { frontier: Frontier::default(), left: of(U256::from(6)) };
    assert_eq!(serving.go_on(&mut line, 1, 10), Err(MathError::Underflow));
}

#[test]
fn serving_can_be_interrupted_after_any_block() {
    let mut line = Memory::default();
    for _ in 0..1_000 {
        line.request(U256::ONE);
    }
    let all = Serving { frontier: Frontier::default(), left: of(U256::from(700)) };
    let at_once = all.go_on(&mut line.clone(), 1_000, u32::MAX).expect("served");
    let mut paged = all;
    for _ in 0..3 {
        paged = paged.go_on(&mut line, 1_000, 1).expect("served");
    }
    assert_eq!(paged, at_once);
    assert_eq!(at_once.frontier, Frontier { sequence: 700, served: Shares::ZERO });
}
