//! Who may call a function, and how everybody else is refused.

use std::fmt;

use alloy_primitives::{Address, keccak256};
use alloy_sol_types::SolError;
use tests::{
    Suite,
    abi::{IAuthority, ICaliber, ILoanBook, ILoanRouter, IQEV, ISUSDai, IUSDai},
};
use usdai_bindings::{IBridge, ICores, IOFT};

use crate::functions::selector;

/// Who may call a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone.
    Anyone,
    /// Anyone, for what is its own: no argument names whose it is.
    Oneself,
    /// Nobody at the contract's own address: the router runs it in its place.
    Nobody,
    /// Who has a role in the authority.
    Role(&'static str),
    /// ADMIN or GUARDIAN.
    Cancellers,
    /// The contract from which another takes orders: ADMIN, through the authority.
    Authority,
    /// The same, for an entry: GUARDIAN, through the authority.
    Entry,
    /// The account that was offered that place.
    PendingAuthority,
    /// The account that was offered the administrator's place.
    PendingAdmin,
    /// A contract of the suite, by its name.
    Contract(&'static str),
    /// Who is owed something, or an operator of its.
    Controller,
    /// The owner of a position, and whom it has let.
    Position,
    /// The owner of a title or a lender's position, and whom it has let.
    Token,
    /// The title agent that a document names, with its role.
    TitleAgent,
    /// That agent, or the owner of the title.
    AgentOrOwner,
    /// The owner of a title.
    TitleOwner,
    /// Who borrows by the terms.
    Borrower,
}

/// What refuses a caller for who it is.
const ACCESS_ERRORS: [&str; 26] = [
    "NotAuthority(address)",
    "NotPendingAuthority(address)",
    "NotPendingAdmin(address)",
    "AccessControlUnauthorizedAccount(address,bytes32)",
    "AccessControlBadConfirmation()",
    "NotLoanBook(address)",
    "NotRedemptions(address)",
    "NotControllerOrOperator(address,address)",
    "NotVault(address)",
    "NotOwnerOrOperator(address,uint256)",
    "ERC721InsufficientApproval(address,uint256)",
    "ERC721InvalidApprover(address)",
    "RoleMissing(bytes32,address)",
    "NotTitleAgent(address,address)",
    "NotAllowed(uint8,uint8,uint8)",
    "NotRouter(address)",
    "NotStrategist(address)",
    "NotAuction(address)",
    "NotBorrower(address,address)",
    "NotBridge(address)",
    "NotPublisher(address)",
    "NotGuardian(address)",
    "NotMaker(address)",
    "NotAdmitted(address)",
    "OnlyEndpoint(address)",
    "NotOwnTokens(address,address)",
];

/// Whether somebody was refused for who it is.
pub fn is_access_error(output: &[u8]) -> bool {
    ACCESS_ERRORS.iter().any(|error| output.starts_with(&selector(error)))
}

impl Who {
    /// Whether everybody may, if not for everything.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Anyone | Self::Oneself | Self::Controller)
    }

    /// The beginning of the refusal that a caller gets from a contract, with its numbers where who calls decides them.
    pub fn refusal(self, contract: &str, address: Address, caller: Address) -> Vec<u8> {
        let guardian = Suite::role("GUARDIAN");
        match self {
            Self::Anyone | Self::Oneself | Self::Controller => Vec::new(),
            Self::Nobody => ILoanRouter::NotRouter { account: address }.abi_encode(),
            Self::Role(role) => refusal_of_role(contract, role, caller),
            Self::Cancellers => {
                IAuthority::AccessControlUnauthorizedAccount { account: caller, neededRole: guardian }
                    .abi_encode()
            }
            Self::Authority | Self::Entry => IUSDai::NotAuthority { caller }.abi_encode(),
            Self::PendingAuthority => IUSDai::NotPendingAuthority { caller }.abi_encode(),
            Self::PendingAdmin => IAuthority::NotPendingAdmin { caller }.abi_encode(),
            Self::Contract(name) => refusal_of_contract(contract, name, caller),
            Self::Position | Self::Token => selector("ERC721InsufficientApproval(address,uint256)").into(),
            Self::TitleAgent | Self::AgentOrOwner | Self::TitleOwner => ICaliber::NotAllowed::SELECTOR.into(),
            Self::Borrower => ILoanRouter::NotBorrower::SELECTOR.into(),
        }
    }
}

fn refusal_of_role(contract: &str, role: &str, caller: Address) -> Vec<u8> {
    match (contract, role) {
        ("caliber", _) => ICaliber::RoleMissing { role: keccak256(role), account: caller }.abi_encode(),
        ("loan-book", _) => ILoanBook::NotStrategist { caller }.abi_encode(),
        ("bridge", _) => IBridge::NotBridge { caller }.abi_encode(),
        ("cores", "PUBLISHER") => ICores::NotPublisher { caller }.abi_encode(),
        ("cores", _) => ICores::NotGuardian { caller }.abi_encode(),
        _ => {
            let needed = Suite::role(role);
            IAuthority::AccessControlUnauthorizedAccount { account: caller, neededRole: needed }.abi_encode()
        }
    }
}

fn refusal_of_contract(contract: &str, name: &str, caller: Address) -> Vec<u8> {
    match (contract, name) {
        ("susdai", "loan-book") => ISUSDai::NotLoanBook { caller }.abi_encode(),
        ("susdai", _) => ISUSDai::NotRedemptions { caller }.abi_encode(),
        ("qev", _) => IQEV::NotVault { caller }.abi_encode(),
        ("usdai", _) => IUSDai::NotBridge { caller }.abi_encode(),
        ("oft", _) => IOFT::OnlyEndpoint { addr: caller }.abi_encode(),
        ("loan-router", _) => ILoanRouter::NotAuction { caller }.abi_encode(),
        // Titles say which edge it is that the caller may not take.
        ("caliber", _) => ICaliber::NotAllowed::SELECTOR.into(),
        _ => ILoanBook::NotRouter { caller }.abi_encode(),
    }
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Anyone => "anyone",
            Self::Oneself => "anyone, for what is its own",
            Self::Nobody => "nobody, only the router in its place",
            Self::Role(name) => name,
            Self::Cancellers => "ADMIN or GUARDIAN",
            Self::Authority => "ADMIN, through the authority",
            Self::Entry => "GUARDIAN, through the authority",
            Self::PendingAuthority => "who was offered the authority's place",
            Self::PendingAdmin => "who was offered the administrator's place",
            Self::Contract(name) => return write!(f, "contract {name}"),
            Self::Controller => "anyone, for what it is owed, or its operator",
            Self::Position => "owner of the position, or whom it has let",
            Self::Token => "owner, or whom it has let",
            Self::TitleAgent => "TITLE_AGENT that the document names",
            Self::AgentOrOwner => "owner, or TITLE_AGENT that the document names",
            Self::TitleOwner => "owner of the title",
            Self::Borrower => "borrower of the terms",
        })
    }
}
