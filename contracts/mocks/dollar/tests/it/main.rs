//! The dollar's rules on motsu. That it is the Solidity dollar's twin is tested on the shipped program, in
//! the workspace at the root.

mod moves;
mod permits;
