//! The contracts of the suite, in the order in which they are deployed. Another one is another row.

use alloy_primitives::FixedBytes;
use alloy_sol_types::SolCall;
use usdai_bindings::{IAuthority, ILoanRouter, IQEV, ISUSDai, IUSDai};

/// A contract of the suite.
#[derive(Debug)]
pub struct Contract {
    /// Name of its package, and in configurations and address books.
    pub name: &'static str,
    /// What its constructor takes; a contract that takes nothing has none.
    pub constructor: &'static [Parameter],
    /// The entries that the authority can pause; none for a contract that takes no orders from it.
    pub entries: Option<&'static [[u8; 4]]>,
    /// Its interface as JSON, by which calls to it are shown.
    pub interface: &'static str,
}

/// A parameter of a constructor.
#[derive(Debug)]
pub struct Parameter {
    /// Its name.
    pub name: &'static str,
    /// What it is given.
    pub argument: Argument,
}

/// What a constructor is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Argument {
    /// The account that signs the deployment.
    Deployer,
    /// A contract further up.
    Contract(&'static str),
    /// When epoch 1 begins, unix seconds.
    EpochGenesis,
    /// The public key of the beacon whose rounds open sealed bids.
    BeaconKey,
}

/// Who may do what.
pub const AUTHORITY: &str = "authority";
/// The stablecoin.
pub const USDAI: &str = "usdai";
/// The vault.
pub const SUSDAI: &str = "susdai";
/// What verifies rounds of the beacon.
pub const BEACON: &str = "beacon";
/// What draws redemption positions.
pub const QEV_METADATA: &str = "qev-metadata";
/// The redemption positions, their line and their auction.
pub const QEV: &str = "qev";
/// The auction's books as numbers.
pub const QEV_LENS: &str = "qev-lens";
/// What draws titles.
pub const CALIBER_METADATA: &str = "caliber-metadata";
/// Titles of hardware.
pub const CALIBER: &str = "caliber";
/// Cash of lenders, each for one loan.
pub const DEPOSIT_TIMELOCK: &str = "deposit-timelock";
/// What sells the titles of loans in default.
pub const COLLATERAL_AUCTION: &str = "collateral-auction";
/// Lenders' positions.
pub const LOAN_POSITIONS: &str = "loan-positions";
/// The vault as a lender.
pub const LOAN_BOOK: &str = "loan-book";
/// How the loan router opens loans.
pub const LOAN_OPENING: &str = "loan-opening";
/// What becomes of loans that are not paid.
pub const LOAN_DEFAULT: &str = "loan-default";
/// Loans against titles.
pub const LOAN_ROUTER: &str = "loan-router";
/// Loans as numbers.
pub const LOAN_LENS: &str = "loan-lens";

const AUTHORITY_PARAMETER: Parameter = given("authority", AUTHORITY);
const GENESIS_PARAMETER: Parameter = Parameter { name: "genesis", argument: Argument::EpochGenesis };

/// All of them.
pub const CONTRACTS: &[Contract] = &[
    Contract {
        name: AUTHORITY,
        constructor: &[Parameter { name: "admin", argument: Argument::Deployer }],
        entries: None,
        interface: include_str!("../../../abi/authority.json"),
    },
    Contract {
        name: USDAI,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[IUSDai::pauseMintCall::SELECTOR]),
        interface: include_str!("../../../abi/usdai.json"),
    },
    Contract {
        name: SUSDAI,
        constructor: &[AUTHORITY_PARAMETER, given("usdai", USDAI), GENESIS_PARAMETER],
        entries: Some(&[ISUSDai::pauseDepositsCall::SELECTOR]),
        interface: include_str!("../../../abi/susdai.json"),
    },
    Contract {
        name: BEACON,
        constructor: &[Parameter { name: "publicKey", argument: Argument::BeaconKey }],
        entries: None,
        interface: include_str!("../../../abi/beacon.json"),
    },
    Contract {
        name: QEV_METADATA,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/qev-metadata.json"),
    },
    Contract {
        name: QEV,
        constructor: &[
            AUTHORITY_PARAMETER,
            given("vault", SUSDAI),
            GENESIS_PARAMETER,
            given("beacon", BEACON),
            given("metadata", QEV_METADATA),
        ],
        entries: Some(&[IQEV::pauseRequestsCall::SELECTOR]),
        interface: include_str!("../../../abi/qev.json"),
    },
    Contract {
        name: QEV_LENS,
        constructor: &[given("qev", QEV)],
        entries: None,
        interface: include_str!("../../../abi/qev-lens.json"),
    },
    Contract {
        name: CALIBER_METADATA,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/caliber-metadata.json"),
    },
    Contract {
        name: CALIBER,
        constructor: &[AUTHORITY_PARAMETER, given("metadata", CALIBER_METADATA)],
        entries: Some(&[]),
        interface: include_str!("../../../abi/caliber.json"),
    },
    Contract {
        name: DEPOSIT_TIMELOCK,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/deposit-timelock.json"),
    },
    Contract {
        name: COLLATERAL_AUCTION,
        constructor: &[AUTHORITY_PARAMETER, given("caliber", CALIBER)],
        entries: Some(&[]),
        interface: include_str!("../../../abi/collateral-auction.json"),
    },
    Contract {
        name: LOAN_POSITIONS,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[]),
        interface: include_str!("../../../abi/loan-positions.json"),
    },
    Contract {
        name: LOAN_BOOK,
        constructor: &[
            AUTHORITY_PARAMETER,
            given("vault", SUSDAI),
            given("usdai", USDAI),
            given("caliber", CALIBER),
            given("auction", COLLATERAL_AUCTION),
            given("positions", LOAN_POSITIONS),
        ],
        entries: Some(&[]),
        interface: include_str!("../../../abi/loan-book.json"),
    },
    Contract {
        name: LOAN_OPENING,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/loan-opening.json"),
    },
    Contract {
        name: LOAN_DEFAULT,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/loan-default.json"),
    },
    Contract {
        name: LOAN_ROUTER,
        constructor: &[
            AUTHORITY_PARAMETER,
            given("caliber", CALIBER),
            given("timelock", DEPOSIT_TIMELOCK),
            given("positions", LOAN_POSITIONS),
            given("auction", COLLATERAL_AUCTION),
            given("loanBook", LOAN_BOOK),
            given("opening", LOAN_OPENING),
            given("defaults", LOAN_DEFAULT),
        ],
        entries: Some(&[ILoanRouter::pauseBorrowingCall::SELECTOR]),
        interface: include_str!("../../../abi/loan-router.json"),
    },
    Contract {
        name: LOAN_LENS,
        constructor: &[given("router", LOAN_ROUTER)],
        entries: None,
        interface: include_str!("../../../abi/loan-lens.json"),
    },
];

const fn given(name: &'static str, contract: &'static str) -> Parameter {
    Parameter { name, argument: Argument::Contract(contract) }
}

/// The contract with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Contract> {
    CONTRACTS.iter().find(|contract| contract.name == name)
}

impl Contract {
    /// The entries as the authority takes them.
    #[must_use]
    pub fn selectors(&self) -> Vec<FixedBytes<4>> {
        self.entries.unwrap_or_default().iter().map(FixedBytes::from).collect()
    }

    /// Whether its constructor is given the address of the contract with this name.
    #[must_use]
    pub fn is_given(&self, name: &str) -> bool {
        let is_name = |argument| matches!(argument, Argument::Contract(given) if given == name);
        self.constructor.iter().any(|parameter| is_name(parameter.argument))
    }

    /// The order that makes it a target of the authority.
    #[must_use]
    pub fn listing(&self, target: alloy_primitives::Address) -> IAuthority::addTargetCall {
        IAuthority::addTargetCall { target, entries: self.selectors() }
    }
}
