//! The ways to misbehave.

macro_rules! modes {
    ($($(#[$documentation:meta])* $name:ident = $number:literal,)*) => {
        /// How the token behaves; `setMode` takes the number. What a mode says of transfers holds for
        /// `transfer` and `transferFrom`; where it says how they end, callbacks end so too.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Mode {
            $($(#[$documentation])* $name = $number,)*
        }

        impl Mode {
            /// Every mode.
            pub const ALL: &'static [Self] = &[$(Self::$name),*];

            /// The mode with this number, if there is one.
            pub fn from_number(number: u8) -> Option<Self> {
                match number {
                    $($number => Some(Self::$name),)*
                    _ => None,
                }
            }
        }
    };
}

modes! {
    /// As the standard says; callbacks are answered with their selector, as ERC-721 wants it.
    Plain = 0,
    /// Keeps the fee that was set of every transfer, a hundredth at first.
    Fee = 1,
    /// Transfers return nothing.
    Silent = 2,
    /// Transfers move nothing and return false.
    False = 3,
    /// Transfers revert with a reason.
    Reverts = 4,
    /// Transfers revert with 64 KiB.
    RevertsHuge = 5,
    /// Transfers, before and after they move, and callbacks call the target that was set. What is called
    /// while the token is open already does not, so that this ends.
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
    /// Balances call the target that was set, and revert with `Reentered` if it lets them.
    BalanceReenters = 16,
    /// Transfers burn all gas they were given.
    BurnsGas = 17,
    /// Balances burn all gas they were given.
    BalanceBurnsGas = 18,
}
