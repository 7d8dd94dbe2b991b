//! Arguments: what matters, what is extreme, and whatever.

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, B256, FixedBytes, I256, U256};
use tests::{random::Random, whole};

/// What arguments are made of.
#[derive(Clone, Debug)]
pub struct Pool {
    pub addresses: Vec<Address>,
    /// Roles, loans, names of modules.
    pub words: Vec<B256>,
    /// Titles and positions.
    pub ids: Vec<U256>,
    /// Entries.
    pub selectors: Vec<FixedBytes<4>>,
    pub now: u64,
}

impl Pool {
    /// A value of a type.
    #[track_caller]
    pub fn value(&self, random: &mut Random, kind: &DynSolType) -> DynSolValue {
        match kind {
            DynSolType::Bool => DynSolValue::Bool(random.once_in(2)),
            DynSolType::Uint(bits) => DynSolValue::Uint(self.number(random, *bits), *bits),
            DynSolType::Int(bits) => DynSolValue::Int(I256::from_raw(self.number(random, *bits - 1)), *bits),
            DynSolType::Address => DynSolValue::Address(random.pick(&self.addresses)),
            DynSolType::FixedBytes(4) => {
                DynSolValue::FixedBytes(B256::right_padding_from(random.pick(&self.selectors).as_slice()), 4)
            }
            DynSolType::FixedBytes(size) => DynSolValue::FixedBytes(self.word(random), *size),
            DynSolType::Bytes => DynSolValue::Bytes(random.word()[..random.clone().below(33)].to_vec()),
            DynSolType::String => DynSolValue::String("a name".to_owned()),
            DynSolType::Array(kind) => {
                DynSolValue::Array((0..random.below(3)).map(|_| self.value(random, kind)).collect())
            }
            DynSolType::FixedArray(kind, size) => {
                DynSolValue::FixedArray((0..*size).map(|_| self.value(random, kind)).collect())
            }
            DynSolType::Tuple(kinds) => {
                DynSolValue::Tuple(kinds.iter().map(|kind| self.value(random, kind)).collect())
            }
            other => panic!("{other} is in no interface"),
        }
    }

    fn word(&self, random: &mut Random) -> B256 {
        if random.once_in(4) { random.word() } else { random.pick(&self.words) }
    }

    fn number(&self, random: &mut Random, bits: usize) -> U256 {
        let most = U256::MAX >> (256 - bits);
        let number = match random.below(10) {
            0 => U256::ZERO,
            1 => U256::ONE,
            2 => most,
            3 => most >> 1_usize,
            4 => random.pick(&self.ids),
            // Basis points, seconds, amounts.
            5 | 6 => U256::from(random.below(10_002)),
            7 => U256::from(self.now + random.below(20 * 86_400) as u64),
            8 => whole(1 + random.below(9_000_000) as u64, 18),
            _ => U256::from_be_bytes(random.word().0) >> random.below(256),
        };
        number & most
    }
}
