//! A title as CALIBER describes it.

use alloc::string::String;
use alloy_primitives::{B256, U256};
use caliber_nft::{AssetClass, State, is_plain};
use kit::Error;
use kit::calldata::Arguments;

/// What is shown of a title. Amounts are USD of 18 decimals, times are unix seconds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Title {
    /// Its number.
    pub id: B256,
    /// Where it is in its life.
    pub state: State,
    /// What it is of.
    pub class: AssetClass,
    /// Pieces.
    pub quantity: u32,
    /// Which: plain characters alone.
    pub model: String,
    /// What it is insured for.
    pub insured: U256,
    /// The first second without cover.
    pub insured_until: u64,
    /// The first second after its last freeze.
    pub frozen_until: u64,
    /// When it was appraised last.
    pub appraised_at: u64,
    /// What it is worth.
    pub value: U256,
    /// The most that may be lent against it.
    pub max_loan: U256,
    /// Now.
    pub at: u64,
}

impl Title {
    /// Reads the arguments of `tokenURI`. No data for numbers that no state or class has.
    pub fn read(a: &mut Arguments) -> Result<Self, Error> {
        let id = a.word();
        let (state, class) = (read_u8(a), read_u8(a));
        let (quantity, model, insured) = (a.uint_up_to(u64::from(u32::MAX)) as u32, a.word(), a.uint());
        let insured_until = a.uint_up_to(u64::MAX);
        let _policies = a.uint_up_to(u64::from(u16::MAX));
        let _frozen_from = a.uint_up_to(u64::MAX);
        let (frozen_until, appraised_at) = (a.uint_up_to(u64::MAX), a.uint_up_to(u64::MAX));
        let (value, max_loan, at) = (a.uint(), a.uint(), a.uint_up_to(u64::MAX));
        a.check()?;
        Ok(Self {
            id,
            state: State::new(state).map_err(|_| Error::undecodable())?,
            class: AssetClass::new(class).map_err(|_| Error::undecodable())?,
            quantity,
            model: plain(&model),
            insured,
            insured_until,
            frozen_until,
            appraised_at,
            value,
            max_loan,
            at,
        })
    }

    /// Whether a freeze runs.
    pub const fn is_frozen(&self) -> bool {
        self.at < self.frozen_until
    }

    /// Whether it is insured no longer.
    pub const fn has_lapsed(&self) -> bool {
        self.at >= self.insured_until
    }
}

/// The text in a word that ends with its first zero; what could mean something to JSON or XML is a question mark.
fn plain(word: &B256) -> String {
    let bytes = word.iter().copied().take_while(|byte| *byte != 0);
    bytes.map(|byte| if is_plain(byte) { char::from(byte) } else { '?' }).collect()
}

fn read_u8(a: &mut Arguments) -> u8 {
    a.uint_up_to(u64::from(u8::MAX)) as u8
}
