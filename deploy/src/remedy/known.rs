//! The documented errors, read from the interfaces as they were compiled in.

use std::collections::HashMap;
use std::fmt;
use std::sync::LazyLock;

use alloy::json_abi::Error;
use alloy_dyn_abi::{DynSolValue, JsonAbiExt};

/// Whose errors they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Interface {
    /// USDai.
    Usdai,
    /// The vault.
    Susdai,
    /// The redemption auction.
    Qev,
    /// Titles of hardware.
    Caliber,
    /// Loans against them.
    LoanRouter,
    /// What shows loans.
    LoanLens,
    /// Lenders' positions.
    LoanPositions,
    /// Cash of lenders, each for one loan.
    DepositTimelock,
    /// The vault as a lender.
    LoanBook,
    /// What sells the titles of loans in default.
    CollateralAuction,
    /// What verifies rounds of the beacon.
    Beacon,
    /// The authority.
    Authority,
    /// Prices of assets and currencies.
    PriceOracle,
    /// The hub of bridges.
    Bridge,
    /// A bridge by LayerZero.
    Oft,
    /// Points.
    Cores,
    /// Standards, and tokens that the reserve may hold.
    Tokens,
    /// The chain itself: Stylus, its caches and its deployer.
    Arbitrum,
}

/// The interfaces with their text. Where several have the same error, the first is named first.
pub const INTERFACES: [(Interface, &str); 18] = [
    (Interface::Usdai, include_str!("../../../abi/usdai.sol")),
    (Interface::Susdai, include_str!("../../../abi/susdai.sol")),
    (Interface::Qev, include_str!("../../../abi/qev.sol")),
    (Interface::Caliber, include_str!("../../../abi/caliber.sol")),
    (Interface::LoanRouter, include_str!("../../../abi/loan-router.sol")),
    (Interface::LoanLens, include_str!("../../../abi/loan-lens.sol")),
    (Interface::LoanPositions, include_str!("../../../abi/loan-positions.sol")),
    (Interface::DepositTimelock, include_str!("../../../abi/deposit-timelock.sol")),
    (Interface::LoanBook, include_str!("../../../abi/loan-book.sol")),
    (Interface::CollateralAuction, include_str!("../../../abi/collateral-auction.sol")),
    (Interface::Beacon, include_str!("../../../abi/beacon.sol")),
    (Interface::Authority, include_str!("../../../abi/authority.sol")),
    (Interface::PriceOracle, include_str!("../../../abi/price-oracle.sol")),
    (Interface::Bridge, include_str!("../../../abi/bridge.sol")),
    (Interface::Oft, include_str!("../../../abi/oft.sol")),
    (Interface::Cores, include_str!("../../../abi/cores.sol")),
    (Interface::Tokens, include_str!("tokens.sol")),
    (Interface::Arbitrum, include_str!("arbitrum.sol")),
];

/// An error and what its documentation says.
#[derive(Clone, Debug)]
pub struct Documented {
    /// Who reverts with it.
    pub interface: Interface,
    /// Its name and parameters.
    pub error: Error,
    /// What it means; parameters are in backquotes.
    pub sentence: String,
    /// What to do; empty if the documentation does not say.
    pub remedy: String,
}

static KNOWN: LazyLock<HashMap<[u8; 4], Vec<Documented>>> = LazyLock::new(|| {
    let mut known: HashMap<_, Vec<_>> = HashMap::new();
    for (interface, text) in INTERFACES {
        for documented in documented(interface, text) {
            known.entry(documented.error.selector().0).or_default().push(documented);
        }
    }
    known
});

impl Documented {
    /// Whether its bytes are the error of somebody else: the deployer reports a constructor's so.
    pub(super) fn carries_an_error(&self) -> bool {
        self.error.name == "ContractInitializationError"
    }
}

impl fmt::Display for Interface {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Usdai => "USDai",
            Self::Susdai => "sUSDai",
            Self::Qev => "QEV",
            Self::Caliber => "CALIBER",
            Self::LoanRouter => "Loan router",
            Self::LoanLens => "Loan lens",
            Self::LoanPositions => "Loan positions",
            Self::DepositTimelock => "Deposit timelock",
            Self::LoanBook => "Loan book",
            Self::CollateralAuction => "Collateral auction",
            Self::Beacon => "Beacon",
            Self::Authority => "Authority",
            Self::PriceOracle => "Price oracle",
            Self::Bridge => "Bridge",
            Self::Oft => "OFT",
            Self::Cores => "Cores",
            Self::Tokens => "Tokens",
            Self::Arbitrum => "Arbitrum",
        })
    }
}

/// Every meaning of the error and its arguments, if it is known and the arguments are complete.
pub(super) fn find(data: &[u8]) -> Option<(Vec<&'static Documented>, Vec<DynSolValue>)> {
    let (selector, arguments) = data.split_first_chunk::<4>()?;
    let meanings = KNOWN.get(selector)?;
    let values = meanings.first()?.error.abi_decode_input(arguments).ok()?;
    Some((meanings.iter().collect(), values))
}

/// The errors of an interface in Solidity. One that cannot be read is left out; a test compares the number.
#[must_use]
pub fn documented(interface: Interface, text: &str) -> Vec<Documented> {
    let mut found = Vec::new();
    let mut words = Vec::new();
    for line in text.lines().map(str::trim) {
        if let Some(comment) = line.strip_prefix("///") {
            words.push(comment.trim());
            continue;
        }
        if line.starts_with("error ")
            && let Ok(error) = Error::parse(line.trim_end_matches(';'))
        {
            let (sentence, remedy) = split(&words.join(" "));
            found.push(Documented { interface, error, sentence, remedy });
        }
        words.clear();
    }
    found
}

/// `It is so. Remedy: do this.` in its two parts.
fn split(text: &str) -> (String, String) {
    let (sentence, remedy) = text.split_once("Remedy:").unwrap_or((text, ""));
    (sentence.trim().to_owned(), remedy.trim().to_owned())
}
