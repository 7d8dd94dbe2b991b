//! The contracts of the suite, in the order in which they are deployed. Another one is another row.

use alloy_primitives::FixedBytes;
use alloy_sol_types::SolCall;
use usdai_bindings::{IAuthority, ISUSDai, IUSDai};

/// A contract of the suite.
#[derive(Debug)]
pub struct Contract {
    /// Name of its package, and in configurations and address books.
    pub name: &'static str,
    /// What its constructor takes.
    pub constructor: &'static [Parameter],
    /// The entries that the authority can pause; none for a contract that takes no orders from it.
    pub entries: Option<&'static [[u8; 4]]>,
    /// Its interface as JSON, by which calls to it are shown.
    pub interface: &'static str,
}

/// A parameter of a constructor; every one takes a word.
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
}

/// Who may do what.
pub const AUTHORITY: &str = "authority";
/// The stablecoin.
pub const USDAI: &str = "usdai";
/// The vault.
pub const SUSDAI: &str = "susdai";

const AUTHORITY_PARAMETER: Parameter =
    Parameter { name: "authority", argument: Argument::Contract(AUTHORITY) };

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
        constructor: &[
            AUTHORITY_PARAMETER,
            Parameter { name: "usdai", argument: Argument::Contract(USDAI) },
            Parameter { name: "genesis", argument: Argument::EpochGenesis },
        ],
        entries: Some(&[ISUSDai::pauseDepositsCall::SELECTOR]),
        interface: include_str!("../../../abi/susdai.json"),
    },
];

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

    /// The order that makes it a target of the authority.
    #[must_use]
    pub fn listing(&self, target: alloy_primitives::Address) -> IAuthority::addTargetCall {
        IAuthority::addTargetCall { target, entries: self.selectors() }
    }
}
