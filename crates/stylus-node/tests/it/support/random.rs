//! Random choices that are the same in every run.

use proptest::{
    prelude::Rng,
    test_runner::{RngAlgorithm, TestRng},
};
use serde_json::{Value, json};

pub struct Random(TestRng);

impl Random {
    pub fn new(seed: u8) -> Self {
        Self(TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]))
    }

    /// A number below `end`, which is not zero.
    pub fn below(&mut self, end: usize) -> usize {
        (self.0.next_u64() % end as u64) as usize
    }

    pub fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.below(from.len())]
    }

    pub fn bytes(&mut self, length: usize) -> Vec<u8> {
        let mut bytes = vec![0; length];
        self.0.fill_bytes(&mut bytes);
        bytes
    }

    /// Changes, inserts, removes or cuts a few bytes.
    pub fn damage(&mut self, bytes: &mut Vec<u8>) {
        for _ in 0..=self.below(4) {
            if bytes.is_empty() {
                return;
            }
            let at = self.below(bytes.len());
            match self.below(4) {
                0 => bytes[at] ^= 1 << self.below(8),
                1 => bytes.insert(at, self.below(256) as u8),
                2 => drop(bytes.remove(at)),
                _ => bytes.truncate(at),
            }
        }
    }

    /// Some JSON that means nothing, and is no number that a method would take seriously.
    pub fn junk(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 11 } else { 13 }) {
            0 => Value::Null,
            1 => json!(self.below(2) == 0),
            2 => json!(-1 - self.below(1_000_000) as i64),
            3 => json!(1.5e300),
            4 => json!(u64::MAX),
            5 => json!("0x"),
            6 => json!(format!("0x{}", "f".repeat(self.below(300)))),
            7 => json!(String::from_utf8_lossy(&{
                let length = self.below(40);
                self.bytes(length)
            })),
            8 => json!("latest"),
            9 => json!(format!("0x{}", "0".repeat(40))),
            10 => json!("\u{0}\u{ffff}\u{1f680}"),
            11 => (0..self.below(5)).map(|_| self.junk(depth - 1)).collect(),
            _ => {
                let names =
                    ["from", "to", "data", "input", "gas", "tracer", "address", "topics", "fromBlock", "x"];
                let fields =
                    (0..self.below(5)).map(|_| ((*self.pick(&names)).to_owned(), self.junk(depth - 1)));
                Value::Object(fields.collect())
            }
        }
    }
}
