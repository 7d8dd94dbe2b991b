//! The beacon as it ships: rounds of quicknet and of a beacon with the tests' own key, whatever is no signature, keys
//! that are refused, gas and what happens for want of it.

mod constructor;
mod forgeries;
mod gas;
mod interface;
mod points;
mod rounds;
mod support;
