//! Tables at the edges, and properties against integers without bounds.

mod access;
mod authority;
mod decimals;
mod fixed_properties;
mod fixed_tables;
mod limits;
mod loan;
mod mint;
mod model;
mod portfolio;
mod price;
mod redeem;
mod refill;
mod sale;
mod solvency;
mod units;
mod vault;
