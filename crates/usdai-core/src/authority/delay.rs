//! How long an order waits: one table, by the function that it calls.

use crate::units::Seconds;

/// How long an order waits before anybody may carry it out, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delay {
    /// A parameter within its bounds: 3 days.
    Parameter,
    /// A contract that another works with, whether prices and caps are looked at, or who may give orders: 7 days.
    Module,
    /// Who may call orders off, and that nobody gives any: 14 days.
    Guardian,
    /// What somebody might want to leave before: another loan book, another asset in the reserve, a way out that ends.
    /// 90 days, and never less than the line for redemption is old.
    Exit,
}

impl Delay {
    /// The time by itself.
    pub const fn seconds(self) -> Seconds {
        const DAY: u64 = 86_400;
        Seconds::new(match self {
            Self::Parameter => 3 * DAY,
            Self::Module => 7 * DAY,
            Self::Guardian => 14 * DAY,
            Self::Exit => 90 * DAY,
        })
    }

    /// The time where the oldest request for redemption has waited so long.
    pub fn seconds_with_line(self, age: Seconds) -> Seconds {
        match self {
            Self::Exit => self.seconds().max(age),
            _ => self.seconds(),
        }
    }
}

/// How long one function waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Its signature.
    pub signature: &'static str,
    /// Its selector.
    pub selector: u32,
    /// Its delay.
    pub delay: Delay,
}

macro_rules! rules {
    ($($signature:literal $selector:literal $delay:ident),* $(,)?) => {
        /// Every function that waits longer than [`Delay::Parameter`], which is the delay of all others.
        pub const SLOW: &[Rule] = &[$(
            Rule { signature: $signature, selector: $selector, delay: Delay::$delay },
        )*];

        impl Delay {
            /// The delay of a function, whichever contract it is of and whatever it is given.
            pub const fn of(selector: u32) -> Self {
                match selector {
                    $($selector => Self::$delay,)*
                    _ => Self::Parameter,
                }
            }
        }
    };
}

rules! {
    "addTarget(address,bytes4[])" 0x690b28c2 Module,
    "removeTarget(address)" 0xd5d7ff3c Module,
    "setModule(bytes32,address)" 0x541cd468 Module,
    "transferAdmin(address)" 0x75829def Module,
    "setRouter(address)" 0xc0d78655 Module,
    "setPartners(address,address)" 0xed149514 Module,
    "setRedemptions(address)" 0xcbbc78b4 Module,
    "setHarvestRecipient(address)" 0xb3ea58bd Module,
    "setPriceOracle(address)" 0x530e784f Module,
    "setPriceChecked(address,bool)" 0x9597b7c2 Module,
    "removeFeed(address)" 0x4b90fd69 Module,
    "setCapExempt(address,bool)" 0xe99ba6b5 Module,
    "setPeer(uint32,bytes32)" 0x3400288b Module,
    "setDelegate(address)" 0xca5eb5e1 Module,
    "setSendLibrary(address,uint32,address)" 0x9535ff30 Module,
    "setReceiveLibrary(address,uint32,address,uint256)" 0x6a14d715 Module,
    "setConfig(address,address,(uint32,uint32,bytes)[])" 0x6dbd9f90 Module,
    "renounceAdmin()" 0x8bad0c0a Guardian,
    "setLoanBook(address)" 0x97933960 Exit,
    "addAsset(address,uint16,uint16,uint16)" 0x9429969d Exit,
    "setBridge(address)" 0x8dd14802 Exit,
    "transferAuthority(address)" 0x3078db6c Exit,
}

/// setAsset(address,uint16,uint16,uint16,bool,bool), whose last argument is whether the asset is redeemed into.
const SET_ASSET: u32 = 0x203caa4f;
/// Where the last byte of that argument is; what calldata has behind it nobody reads.
const REDEEM_ENABLED: usize = 6 * 32 - 1;

impl Delay {
    /// The delay of a call: that of its function, or [`Delay::Exit`] where it ends a way out.
    pub fn of_call(selector: u32, arguments: &[u8]) -> Self {
        let keeps_exit = arguments.get(REDEEM_ENABLED) == Some(&1);
        if selector == SET_ASSET && !keeps_exit { Self::Exit } else { Self::of(selector) }
    }
}
