//! USDai and sUSDai on another chain and back, by LayerZero's own endpoints. Both chains run in the process, and a
//! relayer of the tests carries the packets between them, honestly or not.

mod bridged;
mod faults;
mod gas;
mod hostile;
mod layerzero;
mod limits;
mod messages;
mod net;
mod packet;
mod pair;
mod reserve;
mod stock;
mod walk;
