//! How a rate is found for those who are served: a choice of the program, made when it is compiled.

use core::fmt::Debug;

/// Who pays what.
pub trait Pricing: Copy + Debug {
    /// Whether everyone pays the own bid, and nobody anything when nobody is left out.
    const IS_OWN_BID: bool;
}

/// Everyone pays one rate, or less where the own bid was lower.
#[derive(Clone, Copy, Debug)]
pub enum Uniform {}

/// Everyone pays the own bid, as the public branch has it.
#[derive(Clone, Copy, Debug)]
pub enum PayAsBid {}

impl Pricing for Uniform {
    const IS_OWN_BID: bool = false;
}

impl Pricing for PayAsBid {
    const IS_OWN_BID: bool = true;
}
