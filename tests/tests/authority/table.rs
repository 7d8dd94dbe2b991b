//! Who may call what: every function of every contract, and nothing else.

use std::fmt;

/// Who may call a function.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Anyone.
    Anyone,
    /// Anyone, for a role of their own.
    Oneself,
    /// Who has a role in the authority.
    Role(&'static str),
    /// The contract from which a token takes orders.
    Authority,
    /// The account that was offered that place.
    PendingAuthority,
    /// The account that was offered the administrator's place.
    PendingAdmin,
    /// The contract that lends the vault's cash.
    LoanBook,
    /// The contract that lines up those who leave.
    Redemptions,
    /// The vault whose shares wait.
    Vault,
    /// Anyone, for what they are owed or whoever named them operator is.
    Controller,
    /// The owner of a position, and whom it has let.
    Position,
}

impl fmt::Display for Who {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Anyone => f.write_str("anyone"),
            Self::Oneself => f.write_str("anyone, for themselves"),
            Self::Role(name) => f.write_str(name),
            Self::Authority => f.write_str("authority"),
            Self::PendingAuthority => f.write_str("who was offered the authority's place"),
            Self::PendingAdmin => f.write_str("who was offered the administrator's place"),
            Self::LoanBook => f.write_str("loan book"),
            Self::Redemptions => f.write_str("redemption contract"),
            Self::Vault => f.write_str("vault"),
            Self::Controller => f.write_str("anyone, for themselves or as operator"),
            Self::Position => f.write_str("owner of the position, or whom it has let"),
        }
    }
}

/// Functions by who may call them.
pub type Powers = &'static [(Who, &'static [&'static str])];

pub const AUTHORITY: Powers = &[
    (
        Who::Role("ADMIN"),
        &[
            "grantRole(bytes32,address)",
            "revokeRole(bytes32,address)",
            "transferAdmin(address)",
            "addTarget(address,bytes4[])",
            "removeTarget(address)",
            "push(address,bytes)",
        ],
    ),
    (Who::Role("GUARDIAN"), &["pause(address,bytes4,uint64)", "pauseAll(uint64)"]),
    (Who::PendingAdmin, &["acceptAdmin()"]),
    (Who::Oneself, &["renounceRole(bytes32,address)"]),
    (
        Who::Anyone,
        &[
            "sync(address)",
            "hasRole(bytes32,address)",
            "getRoleAdmin(bytes32)",
            "getRoleMember(bytes32,uint256)",
            "getRoleMemberCount(bytes32)",
            "supportsInterface(bytes4)",
            "roles()",
            "roleNames()",
            "admin()",
            "pendingAdmin()",
            "targets()",
            "entries(address)",
            "pausedUntil(address,bytes4)",
        ],
    ),
];

pub const USDAI: Powers = &[
    (
        Who::Authority,
        &[
            "addAsset(address,uint16,uint16,uint16)",
            "setAsset(address,uint16,uint16,uint16,bool,bool)",
            "removeAsset(address)",
            "setSupplyCap(uint256)",
            "pauseMint(uint64)",
            "setHarvestRecipient(address)",
            "setCapExempt(address,bool)",
            "transferAuthority(address)",
        ],
    ),
    (Who::PendingAuthority, &["acceptAuthority()"]),
    (
        Who::Anyone,
        &[
            "deposit(address,uint256,uint256,address)",
            "deposit(address,uint256,uint256,address,bytes)",
            "depositWithPermit(address,uint256,uint256,address,uint256,uint8,bytes32,bytes32)",
            "withdraw(address,uint256,uint256,address)",
            "withdraw(address,uint256,uint256,address,bytes)",
            "harvest()",
            "transfer(address,uint256)",
            "approve(address,uint256)",
            "transferFrom(address,address,uint256)",
            "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
            "name()",
            "symbol()",
            "decimals()",
            "totalSupply()",
            "balanceOf(address)",
            "allowance(address,address)",
            "nonces(address)",
            "DOMAIN_SEPARATOR()",
            "eip712Domain()",
            "supportsInterface(bytes4)",
            "previewDeposit(address,uint256)",
            "previewWithdraw(address,uint256)",
            "assets()",
            "reserveAsset(address)",
            "supplyCap()",
            "bridgedSupply()",
            "mintPausedUntil()",
            "mintPauseAvailableAt()",
            "harvestRecipient()",
            "harvested(address)",
            "capExempt(address)",
            "authority()",
            "pendingAuthority()",
        ],
    ),
];

pub const SUSDAI: Powers = &[
    (
        Who::Authority,
        &[
            "pauseDeposits(uint64)",
            "setYieldFee(uint16)",
            "setExitShare(uint16)",
            "setFeeRecipient(address)",
            "setLoanBook(address)",
            "setRedemptions(address)",
            "transferAuthority(address)",
        ],
    ),
    (Who::PendingAuthority, &["acceptAuthority()"]),
    (Who::LoanBook, &["reportLoans(uint256,uint256,uint256,uint256,uint256,uint256,uint256)"]),
    (
        Who::Redemptions,
        &[
            "lockedFor(uint64)",
            "settle(uint64,uint256,uint256)",
            "claim(uint256,uint256,address)",
            "giveBack(uint256,uint256,address)",
        ],
    ),
    (Who::Controller, &["redeem(uint256,address,address)", "withdraw(uint256,address,address)"]),
    (
        Who::Anyone,
        &[
            "deposit(uint256,address)",
            "deposit(uint256,address,uint256)",
            "depositWithPermit(uint256,address,uint256,uint256,uint8,bytes32,bytes32)",
            "mint(uint256,address)",
            "mint(uint256,address,uint256)",
            "requestRedeem(uint256,address,address)",
            "requestRedeemWithCommitment(uint256,address,address,uint256,uint64,bytes32,bytes)",
            "setOperator(address,bool)",
            "isOperator(address,address)",
            "pendingRedeemRequest(uint256,address)",
            "claimableRedeemRequest(uint256,address)",
            "redemptions()",
            "harvest()",
            "claimFees()",
            "lock()",
            "transfer(address,uint256)",
            "approve(address,uint256)",
            "transferFrom(address,address,uint256)",
            "permit(address,address,uint256,uint256,uint8,bytes32,bytes32)",
            "name()",
            "symbol()",
            "decimals()",
            "totalSupply()",
            "balanceOf(address)",
            "allowance(address,address)",
            "nonces(address)",
            "DOMAIN_SEPARATOR()",
            "eip712Domain()",
            "supportsInterface(bytes4)",
            "asset()",
            "share()",
            "totalAssets()",
            "nav()",
            "totalShares()",
            "depositSharePrice()",
            "redemptionSharePrice()",
            "convertToShares(uint256)",
            "convertToAssets(uint256)",
            "previewDeposit(uint256)",
            "previewMint(uint256)",
            "previewRedeem(uint256)",
            "previewWithdraw(uint256)",
            "maxDeposit(address)",
            "maxMint(address)",
            "maxRedeem(address)",
            "maxWithdraw(address)",
            "cash()",
            "loans()",
            "stream(uint8)",
            "epoch()",
            "redemptionTimestamp()",
            "parameters()",
            "authority()",
            "pendingAuthority()",
        ],
    ),
];

pub const QEV: Powers = &[
    (Who::Authority, &["pauseRequests(uint64)", "setRules(uint16,uint16)", "transferAuthority(address)"]),
    (Who::PendingAuthority, &["acceptAuthority()"]),
    (
        Who::Vault,
        &[
            "request(uint256,address,address)",
            "requestWithCommitment(uint256,address,address,uint256,uint64,bytes32,bytes)",
            "redeemFor(address,uint256)",
            "withdrawFor(address,uint256)",
        ],
    ),
    (
        Who::Position,
        &[
            "commit(uint256,uint64,bytes32,bytes)",
            "withdrawCommitment(uint256)",
            "withdrawBid(uint256)",
            "cancel(uint256)",
            "approve(address,uint256)",
            "transferFrom(address,address,uint256)",
            "safeTransferFrom(address,address,uint256)",
            "safeTransferFrom(address,address,uint256,bytes)",
            "transferFromWithFingerprint(address,address,uint256,bytes32)",
        ],
    ),
    (Who::Oneself, &["claim(uint256[],uint32,address)"]),
    (
        Who::Anyone,
        &[
            "lock()",
            "proveBeacon(bytes)",
            "reveal(uint256,uint16,uint96,uint128)",
            "revealMany((uint256,uint16,uint96,uint128)[])",
            "clear(uint32)",
            "collect(uint256[],uint32)",
            "setApprovalForAll(address,bool)",
            "name()",
            "symbol()",
            "balanceOf(address)",
            "ownerOf(uint256)",
            "getApproved(uint256)",
            "isApprovedForAll(address,address)",
            "getStateFingerprint(uint256)",
            "tokenURI(uint256)",
            "supportsInterface(bytes4)",
            "vault()",
            "genesis()",
            "sealDomain()",
            "position(uint256)",
            "pendingRedeemRequest(uint256,address)",
            "claimableRedeemRequest(uint256,address)",
            "claimable(address)",
            "sharesAhead(uint256)",
            "parameters()",
            "places(uint256[])",
            "authority()",
            "pendingAuthority()",
        ],
    ),
];
