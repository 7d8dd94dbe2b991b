//! The contracts of the suite, in the order in which they are deployed. Another one is another row.

use std::collections::BTreeSet;

use alloy_primitives::{B256, FixedBytes};
use alloy_sol_types::SolCall;
use usdai_bindings::{IAuthority, ILoanRouter, IQEV, ISUSDai, IUSDai};

/// A contract of the suite.
#[derive(Debug)]
pub struct Contract {
    /// Its name in configurations and address books.
    pub name: &'static str,
    /// The package that it is built from. One program can be several contracts.
    pub program: &'static str,
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
    /// LayerZero's endpoint of the chain. A contract that takes it is deployed only where there is one.
    Endpoint,
    /// Yes or no.
    Flag(bool),
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
/// What tokens are worth in dollars.
pub const PRICE_ORACLE: &str = "price-oracle";
/// Limits of those who take USDai to other chains.
pub const USDAI_BRIDGE: &str = "usdai-bridge";
/// Limits of those who take shares to other chains, which stay there meanwhile.
pub const SUSDAI_BRIDGE: &str = "susdai-bridge";
/// Points.
pub const CORES: &str = "cores";
/// Takes USDai to other chains by LayerZero.
pub const USDAI_OFT: &str = "usdai-oft";
/// Takes shares to other chains by LayerZero.
pub const SUSDAI_OFT: &str = "susdai-oft";

/// The program of both bridges.
const BRIDGE: &str = "bridge";
/// The program of both adapters.
const OFT: &str = "oft";

const AUTHORITY_PARAMETER: Parameter = given("authority", AUTHORITY);
const GENESIS_PARAMETER: Parameter = Parameter { name: "genesis", argument: Argument::EpochGenesis };
const ENDPOINT_PARAMETER: Parameter = Parameter { name: "endpoint", argument: Argument::Endpoint };
const BRIDGE_INTERFACE: &str = include_str!("../../../abi/bridge.json");
const OFT_INTERFACE: &str = include_str!("../../../abi/oft.json");

/// All of them.
pub const CONTRACTS: &[Contract] = &[
    Contract {
        name: AUTHORITY,
        program: AUTHORITY,
        constructor: &[Parameter { name: "admin", argument: Argument::Deployer }],
        entries: None,
        interface: include_str!("../../../abi/authority.json"),
    },
    Contract {
        name: USDAI,
        program: USDAI,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[IUSDai::pauseMintCall::SELECTOR]),
        interface: include_str!("../../../abi/usdai.json"),
    },
    Contract {
        name: SUSDAI,
        program: SUSDAI,
        constructor: &[AUTHORITY_PARAMETER, given("usdai", USDAI), GENESIS_PARAMETER],
        entries: Some(&[ISUSDai::pauseDepositsCall::SELECTOR]),
        interface: include_str!("../../../abi/susdai.json"),
    },
    Contract {
        name: BEACON,
        program: BEACON,
        constructor: &[Parameter { name: "publicKey", argument: Argument::BeaconKey }],
        entries: None,
        interface: include_str!("../../../abi/beacon.json"),
    },
    Contract {
        name: QEV_METADATA,
        program: QEV_METADATA,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/qev-metadata.json"),
    },
    Contract {
        name: QEV,
        program: QEV,
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
        program: QEV_LENS,
        constructor: &[given("qev", QEV)],
        entries: None,
        interface: include_str!("../../../abi/qev-lens.json"),
    },
    Contract {
        name: CALIBER_METADATA,
        program: CALIBER_METADATA,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/caliber-metadata.json"),
    },
    Contract {
        name: CALIBER,
        program: CALIBER,
        constructor: &[AUTHORITY_PARAMETER, given("metadata", CALIBER_METADATA)],
        entries: Some(&[]),
        interface: include_str!("../../../abi/caliber.json"),
    },
    Contract {
        name: DEPOSIT_TIMELOCK,
        program: DEPOSIT_TIMELOCK,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/deposit-timelock.json"),
    },
    Contract {
        name: COLLATERAL_AUCTION,
        program: COLLATERAL_AUCTION,
        constructor: &[AUTHORITY_PARAMETER, given("caliber", CALIBER)],
        entries: Some(&[]),
        interface: include_str!("../../../abi/collateral-auction.json"),
    },
    Contract {
        name: LOAN_POSITIONS,
        program: LOAN_POSITIONS,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[]),
        interface: include_str!("../../../abi/loan-positions.json"),
    },
    Contract {
        name: LOAN_BOOK,
        program: LOAN_BOOK,
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
        program: LOAN_OPENING,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/loan-opening.json"),
    },
    Contract {
        name: LOAN_DEFAULT,
        program: LOAN_DEFAULT,
        constructor: &[],
        entries: None,
        interface: include_str!("../../../abi/loan-default.json"),
    },
    Contract {
        name: LOAN_ROUTER,
        program: LOAN_ROUTER,
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
        program: LOAN_LENS,
        constructor: &[given("router", LOAN_ROUTER)],
        entries: None,
        interface: include_str!("../../../abi/loan-lens.json"),
    },
    Contract {
        name: PRICE_ORACLE,
        program: PRICE_ORACLE,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[]),
        interface: include_str!("../../../abi/price-oracle.json"),
    },
    Contract {
        name: USDAI_BRIDGE,
        program: BRIDGE,
        constructor: &[AUTHORITY_PARAMETER, given("token", USDAI), locks(false)],
        entries: Some(&[]),
        interface: BRIDGE_INTERFACE,
    },
    Contract {
        name: SUSDAI_BRIDGE,
        program: BRIDGE,
        constructor: &[AUTHORITY_PARAMETER, given("token", SUSDAI), locks(true)],
        entries: Some(&[]),
        interface: BRIDGE_INTERFACE,
    },
    Contract {
        name: CORES,
        program: CORES,
        constructor: &[AUTHORITY_PARAMETER],
        entries: Some(&[]),
        interface: include_str!("../../../abi/cores.json"),
    },
    Contract {
        name: USDAI_OFT,
        program: OFT,
        constructor: &[AUTHORITY_PARAMETER, given("bridge", USDAI_BRIDGE), ENDPOINT_PARAMETER],
        entries: Some(&[]),
        interface: OFT_INTERFACE,
    },
    Contract {
        name: SUSDAI_OFT,
        program: OFT,
        constructor: &[AUTHORITY_PARAMETER, given("bridge", SUSDAI_BRIDGE), ENDPOINT_PARAMETER],
        entries: Some(&[]),
        interface: OFT_INTERFACE,
    },
];

const fn locks(locks: bool) -> Parameter {
    Parameter { name: "locks", argument: Argument::Flag(locks) }
}

const fn given(name: &'static str, contract: &'static str) -> Parameter {
    Parameter { name, argument: Argument::Contract(contract) }
}

/// Those that are deployed on a chain, which has an endpoint of LayerZero's or not.
pub fn suite(has_endpoint: bool) -> impl Iterator<Item = &'static Contract> {
    CONTRACTS.iter().filter(move |contract| has_endpoint || !contract.needs_endpoint())
}

/// The programs of all of them, each once.
#[must_use]
pub fn programs() -> BTreeSet<&'static str> {
    CONTRACTS.iter().map(|contract| contract.program).collect()
}

/// The contract with this name.
#[must_use]
pub fn named(name: &str) -> Option<&'static Contract> {
    CONTRACTS.iter().find(|contract| contract.name == name)
}

/// A name of the authority's registry as it keeps it: its letters and zeros; of a longer name its first 32.
#[must_use]
pub fn module(name: &str) -> B256 {
    let mut word = B256::ZERO;
    word.iter_mut().zip(name.bytes()).for_each(|(place, letter)| *place = letter);
    word
}

impl Contract {
    /// The entries as the authority takes them.
    #[must_use]
    pub fn selectors(&self) -> Vec<FixedBytes<4>> {
        self.entries.unwrap_or_default().iter().map(FixedBytes::from).collect()
    }

    /// Its name in the authority's registry: `LOAN_BOOK`, in 32 bytes that end with zeros.
    #[must_use]
    pub fn module(&self) -> B256 {
        module(&self.name.to_uppercase().replace('-', "_"))
    }

    fn needs_endpoint(&self) -> bool {
        self.constructor.iter().any(|parameter| parameter.argument == Argument::Endpoint)
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
