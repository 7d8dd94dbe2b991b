//! Whether a feed's price may be believed, and how far below a dollar it may be.
//!
//! Every doubt refuses: prices are asked for only where somebody comes in, never where somebody leaves.

mod error;
mod rules;
mod sequencer;

pub use error::PriceError;
pub use rules::{FeedDecimals, FeedRules, Round};
pub use sequencer::{GracePeriod, SequencerRound};

use ruint::aliases::U256;

/// Refuses a number outside its bounds, both of which pass.
fn check_range(value: U256, least: u64, most: u64) -> Result<(), PriceError> {
    let [least, most] = [least, most].map(|bound| U256::from_limbs([bound, 0, 0, 0]));
    if value < least || value > most {
        return Err(PriceError::OutOfRange { value, least, most });
    }
    Ok(())
}
