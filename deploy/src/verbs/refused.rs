//! What is refused before anything is sent.

use std::path::PathBuf;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;

use super::sum::{Sum, checksummed, decimal};
use super::unopened::Unopened;
use crate::amount::grouped;
use crate::moment::utc;

/// Why a verb does nothing. The text says what is the case, [`Refused::remedy`] what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, thiserror::Error)]
#[serde(tag = "name", rename_all_fields = "camelCase")]
pub enum Refused {
    /// Nobody has deployed on this chain, as far as the checkout knows.
    #[error("chain {chain_id} has no address book at {}", book.display())]
    NoBook { chain_id: u64, book: PathBuf },
    /// The chain has the right id, but it began differently.
    #[error("chain {chain_id} begins with block {found}, not with {expected} as in {}", book.display())]
    OtherChain { chain_id: u64, expected: B256, found: B256, book: PathBuf },
    /// The book lacks a contract.
    #[error("the address book {} does not have {contract}", book.display())]
    NotInBook { contract: &'static str, book: PathBuf },
    /// There is nothing at an address.
    #[error("there is no contract at {address}, where {contract} should be")]
    NoCode {
        contract: String,
        #[serde(serialize_with = "checksummed")]
        address: Address,
    },
    /// There is something else at an address than was deployed.
    #[error("{contract} at {address} has code {found}, not {expected} as in the address book")]
    OtherCode {
        contract: &'static str,
        #[serde(serialize_with = "checksummed")]
        address: Address,
        expected: B256,
        found: B256,
    },
    /// A token does not answer as one.
    #[error("{address} does not answer as a token")]
    NotAToken {
        #[serde(serialize_with = "checksummed")]
        address: Address,
    },
    /// `--from` is somebody else.
    #[error("--from is {from}, but the key is that of {signer}")]
    FromIsNotSigner {
        #[serde(serialize_with = "checksummed")]
        from: Address,
        #[serde(serialize_with = "checksummed")]
        signer: Address,
    },
    /// Nobody is named.
    #[error("it is not said whose balance")]
    WhoseBalance,
    /// An amount is zero.
    #[error("the amount is zero")]
    AmountZero,
    /// The recipient cannot do anything with it.
    #[error("{recipient} is {what}; what is sent there is lost")]
    BadRecipient {
        #[serde(serialize_with = "checksummed")]
        recipient: Address,
        what: String,
    },
    /// The sender has nothing.
    #[error("{owner} has no {symbol}")]
    NothingThere {
        #[serde(serialize_with = "checksummed")]
        owner: Address,
        symbol: String,
    },
    /// The sender has too little.
    #[error("{owner} has {balance}, less than {needed}")]
    BalanceTooLow {
        #[serde(serialize_with = "checksummed")]
        owner: Address,
        balance: Box<Sum>,
        needed: Box<Sum>,
    },
    /// The sender has too little for gas.
    #[error("{owner} has {} ETH, and gas may cost up to {}", grouped(*.balance_wei, 18), grouped(*.needed_wei, 18))]
    NotEnoughForGas {
        #[serde(serialize_with = "checksummed")]
        owner: Address,
        #[serde(serialize_with = "decimal")]
        balance_wei: U256,
        #[serde(serialize_with = "decimal")]
        needed_wei: U256,
    },
    /// The reserve has no assets.
    #[error("the reserve takes no asset yet")]
    NoAssets,
    /// Several assets, and none named.
    #[error("the reserve has several assets: {}", known.join(", "))]
    WhichAsset { known: Vec<String> },
    /// None of them is meant.
    #[error("{asset:?} is not in the reserve, which has {}", known.join(", "))]
    AssetUnknown { asset: String, known: Vec<String> },
    /// Two have this symbol.
    #[error("several assets of the reserve are called {asset:?}: {}", known.join(", "))]
    AssetAmbiguous { asset: String, known: Vec<String> },
    /// The asset is not taken.
    #[error("minting with {asset} is off")]
    MintingOff { asset: String },
    /// The asset is not paid out.
    #[error("redeeming into {asset} is off")]
    RedeemingOff { asset: String },
    /// Not everybody can make it.
    #[error("{asset} is no test dollar: not everybody can make it")]
    NoFaucet { asset: String },
    /// Minting is paused.
    #[error("minting is paused until {}", utc(U256::from(*.until)))]
    MintingPaused { until: u64 },
    /// Staking is paused.
    #[error("staking is paused until {}", utc(U256::from(*.until)))]
    StakingPaused { until: u64 },
    /// The cap is reached.
    #[error("the cap leaves room for {room}, less than {needed}")]
    CapReached { room: Box<Sum>, needed: Box<Sum> },
    /// Losses have put the price too low.
    #[error("a share is worth less than a millionth of a USDai after losses")]
    PriceTooLow,
    /// The reserve has too little of the asset.
    #[error("the reserve has {available}, less than {needed}")]
    ReserveTooLow { available: Box<Sum>, needed: Box<Sum> },
    /// Rounds down to nothing.
    #[error("{paid} is worth less than the smallest unit of {received}")]
    WorthNothing { paid: Box<Sum>, received: String },
    /// Nobody is named.
    #[error("it is not said whose positions")]
    WhosePositions,
    /// Requests and bids wait for a settlement.
    #[error("the next epoch closes before epoch {epoch} is settled, so nothing is taken for it")]
    EpochNotSettled { epoch: u64 },
    /// A position has nothing left.
    #[error("position {id} has no shares left")]
    PositionEmpty { id: u64 },
    /// It belongs to somebody else.
    #[error("position {id} belongs to {owner}")]
    NotYours {
        #[serde(serialize_with = "decimal")]
        id: U256,
        #[serde(serialize_with = "checksummed")]
        owner: Address,
    },
    /// A bid for no shares.
    #[error("the bid is for no shares")]
    BidZero,
    /// A bid for more than there is.
    #[error("a bid for {bid} is above the {all} that the position has")]
    BidAbovePosition { bid: Box<Sum>, all: Box<Sum> },
    /// Nothing to take back.
    #[error("position {id} has no bid")]
    NoBid { id: u64 },
    /// Too late to take back.
    #[error("the epoch of position {id} is locked, and its bids with it")]
    BidLocked { id: u64 },
    /// Nothing was served.
    #[error("{owner} has nothing to claim")]
    NothingToClaim {
        #[serde(serialize_with = "checksummed")]
        owner: Address,
    },
    /// No opening opens anything now.
    #[error("there is nothing to open now{}", listed(.unopened))]
    NothingToReveal { unopened: Vec<Unopened> },
    /// No place for openings.
    #[error("it is not known where to keep what opens a bid: there is no home folder")]
    NoOpenings,
    /// The minimum cannot be met.
    #[error("{minimum} are asked for, and {expected} would come")]
    MinimumNotMet { expected: Box<Sum>, minimum: Box<Sum> },
}

impl Refused {
    /// What to do about it, in a sentence.
    #[must_use]
    pub fn remedy(&self) -> &'static str {
        match self {
            Self::NoBook { .. } => {
                "Check --rpc-url, name the book with --book, or deploy with `usdai deploy`."
            }
            Self::OtherChain { .. } => {
                "Check --rpc-url; a local node that was started anew needs `usdai deploy` again, or --state FILE."
            }
            Self::NotInBook { .. } => "Finish the deployment with `usdai deploy`, or name another --book.",
            Self::NoCode { .. } | Self::OtherCode { .. } => {
                "Check --rpc-url and --book; run `usdai verify` to compare the book with the chain."
            }
            Self::NotAToken { .. } => "Name a token of the reserve by its symbol.",
            Self::FromIsNotSigner { .. } => "Leave --from out, or sign with the key of that address.",
            Self::WhoseBalance => "Give an address, or a key.",
            Self::AmountZero => "Give an amount above zero.",
            Self::BadRecipient { .. } => {
                "Give the address of a wallet; `usdai stake` and `usdai withdraw` are the ways into the contracts."
            }
            Self::NothingThere { .. } => "Get some first, or use the key of an account that has.",
            Self::BalanceTooLow { .. } => "Use a smaller amount, or `all`.",
            Self::NotEnoughForGas { .. } => "Send ETH on this chain to the sender.",
            Self::NoAssets => "Wait until the authority lists one.",
            Self::WhichAsset { .. } | Self::AssetUnknown { .. } => "Name one of them with --asset.",
            Self::AssetAmbiguous { .. } => "Name it by its address.",
            Self::MintingOff { .. } => "Use another asset.",
            Self::NoFaucet { .. } => "Get it from someone who has it, or use a local node.",
            Self::RedeemingOff { .. } => "Redeem into another asset.",
            Self::MintingPaused { .. } => "Wait; redeeming goes on.",
            Self::StakingPaused { .. } => "Wait; the pause ends by itself.",
            Self::CapReached { .. } => "Use a smaller amount, or wait until others leave.",
            Self::PriceTooLow => "Wait until the price is back.",
            Self::ReserveTooLow { .. } => "Redeem less, or into another asset.",
            Self::WorthNothing { .. } => "Use a larger amount.",
            Self::MinimumNotMet { .. } => "Lower --min, or wait.",
            Self::WhosePositions => "Give numbers of positions, --of ADDRESS, or a key.",
            Self::EpochNotSettled { .. } => "Wait until that epoch is cleared, which anybody may do.",
            Self::PositionEmpty { .. } => "See `usdai queue` for those that wait.",
            Self::NotYours { .. } => "Leave it out: whoever owns it can claim it.",
            Self::BidZero => "Give a size above zero, or seal a decoy with --decoy.",
            Self::BidAbovePosition { .. } => "Use a smaller --size, or `all`.",
            Self::NoBid { .. } => "None is needed.",
            Self::BidLocked { .. } => "Wait until the epoch is settled.",
            Self::NothingToClaim { .. } => "See `usdai queue` for what waits and when it can be paid.",
            Self::NothingToReveal { .. } => "See `usdai epoch` for when bids can be opened.",
            Self::NoOpenings => "Name a folder with --openings.",
        }
    }
}

fn listed(unopened: &[Unopened]) -> String {
    unopened.iter().map(|reason| format!("; {reason}")).collect()
}
