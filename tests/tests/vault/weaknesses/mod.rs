//! What the public implementation gets wrong and this vault does not, by the numbers of the protocol's list.

mod early_repayment;
mod losses;
mod pauses;
mod supply_cap;
