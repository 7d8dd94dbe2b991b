//! Property lists for ERC-4626, over random histories with profit and loss: crytic/properties (`p4626_` and the
//! row's number) and a16z/erc4626-tests (`a16z_`). Tolerance is zero.
//!
//! What an exit would pay is the conservative price by a second formula, from the views of cash, loans and streams.
//!
//! Rows that wait for redemption, because `redeem` and `withdraw` only refuse so far: 009 to 012 (through an approved
//! proxy, and not by strangers), 021, 022, 031 and 032 (rounding and amounts of withdraw and redeem); of the other
//! list withdraw, redeem and their round trips by claim. 016, 017, 027 and 028 are previews of the asynchronous side,
//! which ERC-7540 wants refused for everybody; 035 to 037 repeat 011, 012 and 004.

mod entry;
mod exit;
mod permits;
mod round_trips;
mod views;
