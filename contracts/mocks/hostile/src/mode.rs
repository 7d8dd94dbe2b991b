//! The ways to misbehave.

use alloy_primitives::U256;

macro_rules! modes {
    ($($(#[$documentation:meta])* $name:ident = $number:literal,)*) => {
        /// How the token behaves; `setMode` takes the number.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Mode {
            $($(#[$documentation])* $name = $number,)*
        }

        impl From<U256> for Mode {
            /// An unknown number is the well-behaved mode.
            fn from(number: U256) -> Self {
                match number.into_limbs() {
                    $([$number, 0, 0, 0] => Self::$name,)*
                    _ => Self::Plain,
                }
            }
        }
    };
}

modes! {
    /// As the standard says.
    Plain = 0,
    /// Keeps a hundredth of every transfer.
    Fee = 1,
    /// Transfers return nothing.
    Silent = 2,
    /// Transfers move nothing and return false.
    False = 3,
    /// Transfers revert with a reason.
    Reverts = 4,
    /// Transfers revert with 64 KiB.
    RevertsHuge = 5,
    /// Transfers call the target that was set.
    Reenters = 6,
    /// Transfers return two where a boolean is one or zero.
    Garbage = 7,
    /// Transfers return true and 64 KiB more.
    ReturnsHuge = 8,
    /// Transfers return one byte.
    Short = 9,
    /// Transfers move one unit less and return true.
    MovesLess = 10,
    /// Transfers move nothing and return true.
    MovesNothing = 11,
    /// Balances cannot be read.
    BalanceReverts = 12,
    /// Balances are one byte.
    BalanceShort = 13,
    /// Everybody has the largest balance.
    BalanceHuge = 14,
    /// Everybody sees half of the balance.
    Rebased = 15,
}
