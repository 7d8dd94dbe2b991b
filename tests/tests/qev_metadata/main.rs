//! The metadata of positions as they ship: a table of positions, whose documents are decoded, parsed and compared, and
//! whatever else may be passed.

mod documents;
mod interface;
mod support;
