//! USDai and sUSDai on another chain and back, by LayerZero's own endpoints. Both chains run in the process, and a
//! relayer of the tests carries the packets between them, honestly or not.

mod faults;
mod layerzero;
mod net;
mod packet;
mod pair;
mod stock;
