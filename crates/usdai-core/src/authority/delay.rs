//! How long an order waits: one table, by the function that it calls.

use crate::units::Seconds;
use core::ops::Range;

/// How long an order waits before anybody may carry it out, the shortest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Delay {
    /// A parameter within its bounds: 3 days.
    Parameter,
    /// A contract that another works with, how prices are looked at, who is exempt from caps, how much may be lent, or
    /// who may give orders: 7 days.
    Module,
    /// Who may call orders off, and that nobody gives any: 14 days.
    Guardian,
    /// What somebody might want to leave before: who lends, another asset in the reserve, a way out that ends, who
    /// speaks for another chain. 90 days, and more where the oldest request is known to be older.
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
    "setFeed(address,address,uint32,uint256,uint256,uint16)" 0xe9dea425 Module,
    "setSequencer(address,uint32)" 0xe5cd307b Module,
    "setLimits(uint256,uint256,uint256,uint256)" 0xa075b7c7 Module,
    "removeFeed(address)" 0x4b90fd69 Module,
    "setCapExempt(address,bool)" 0xe99ba6b5 Module,
    "renounceAdmin()" 0x8bad0c0a Guardian,
    "setLoanBook(address)" 0x97933960 Exit,
    "addAsset(address,uint16,uint16,uint16)" 0x9429969d Exit,
    "setBridge(address)" 0x8dd14802 Exit,
    "setPeer(uint32,bytes32)" 0x3400288b Exit,
    "setDelegate(address)" 0xca5eb5e1 Exit,
    "setSendLibrary(address,uint32,address)" 0x9535ff30 Exit,
    "setReceiveLibrary(address,uint32,address,uint256)" 0x6a14d715 Exit,
    "setConfig(address,address,(uint32,uint32,bytes)[])" 0x6dbd9f90 Exit,
    "transferAuthority(address)" 0x3078db6c Exit,
}

/// setAsset(address,uint16,uint16,uint16,bool,bool), whose last argument is whether the asset is redeemed into.
const SET_ASSET: u32 = 0x203caa4f;
/// Where the last byte of that argument is; what calldata has behind it nobody reads.
const REDEEM_ENABLED: usize = 6 * 32 - 1;

/// setPeer(uint32,bytes32), whose last argument is who speaks for a chain.
const SET_PEER: u32 = 0x3400288b;
/// Where that argument is.
const PEER: Range<usize> = 32..64;

impl Delay {
    /// The delay of a call: that of its function, but [`Delay::Exit`] where it ends a way out, and no more than
    /// [`Delay::Module`] where it cuts a chain off.
    pub fn of_call(selector: u32, arguments: &[u8]) -> Self {
        let is_nobody = |peer: &[u8]| peer.iter().all(|byte| *byte == 0);
        match selector {
            SET_ASSET if arguments.get(REDEEM_ENABLED) != Some(&1) => Self::Exit,
            SET_PEER if arguments.get(PEER).is_some_and(is_nobody) => Self::Module,
            _ => Self::of(selector),
        }
    }
}
