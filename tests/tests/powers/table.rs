//! Who may call what: every function that changes something, of every contract, and no other. Views are anyone's.

use crate::who::Who::{
    self, AgentOrOwner, Anyone, Authority, Borrower, Cancellers, Contract, Controller, Entry, Nobody,
    Oneself, PendingAdmin, PendingAuthority, Position, Role, TitleAgent, TitleOwner, Token,
};

/// Functions by who may call them. A name without types is of every function of that name.
pub type Powers = &'static [(Who, &'static [&'static str])];

/// The contracts in the order in which the tool deploys them, by the names of their interfaces, and who may do what.
pub const CONTRACTS: [(&str, Powers); 21] = [
    ("authority", AUTHORITY),
    ("usdai", USDAI),
    ("susdai", SUSDAI),
    ("beacon", &[]),
    ("qev-metadata", &[]),
    ("qev", QEV),
    ("qev-lens", &[]),
    ("caliber-metadata", &[]),
    ("caliber", CALIBER),
    (
        "deposit-timelock",
        &[(Oneself, &["deposit", "depositWithCounterparty", "cancel", "cancelEarly", "withdraw", "claim"])],
    ),
    ("collateral-auction", AUCTION),
    ("loan-positions", POSITIONS),
    ("loan-book", LOAN_BOOK),
    ("loan-opening", LOAN_OPENING),
    (
        "loan-default",
        &[(Nobody, &["callDefault", "foreclose", "onCollateralLiquidated", "recover", "reconcile"])],
    ),
    ("loan-router", LOAN_ROUTER),
    ("loan-lens", &[]),
    (
        "price-oracle",
        &[
            (Authority, &["setFeed", "removeFeed", "setSequencer", "transferAuthority"]),
            (PendingAuthority, &["acceptAuthority"]),
        ],
    ),
    (
        "bridge",
        &[
            (Role("BRIDGE"), &["crosschainMint", "crosschainBurn", "mint", "burn"]),
            (Authority, &["setLimits", "transferAuthority"]),
            (PendingAuthority, &["acceptAuthority"]),
            (Anyone, &["release"]),
        ],
    ),
    (
        "oft",
        &[
            (Contract("endpoint"), &["lzReceive"]),
            (Authority, &["setPeer", "setDelegate", "setEnforcedOptions", "transferAuthority"]),
            (PendingAuthority, &["acceptAuthority"]),
            (Oneself, &["send"]),
        ],
    ),
    (
        "cores",
        &[
            (Role("PUBLISHER"), &["publish"]),
            (Role("GUARDIAN"), &["voidWeek"]),
            (Authority, &["openSeason", "transferAuthority"]),
            (PendingAuthority, &["acceptAuthority"]),
            (Oneself, &["setReferrer", "transfer", "approve", "transferFrom"]),
            (Anyone, &["claim"]),
        ],
    ),
];

const AUTHORITY: Powers = &[
    (
        Role("ADMIN"),
        &[
            "grantRole",
            "revokeRole",
            "transferAdmin",
            "renounceAdmin",
            "seal",
            "schedule",
            "setModule",
            "addTarget",
            "removeTarget",
            "push",
        ],
    ),
    (Role("GUARDIAN"), &["pause", "pauseAll"]),
    (Cancellers, &["cancel"]),
    (PendingAdmin, &["acceptAdmin"]),
    (Oneself, &["renounceRole"]),
    (Anyone, &["execute", "sync"]),
];

const USDAI: Powers = &[
    (
        Authority,
        &[
            "addAsset",
            "setAsset",
            "removeAsset",
            "setSupplyCap",
            "openTranche",
            "setAccess",
            "setAddressCap",
            "setPriceOracle",
            "setPriceChecked",
            "setBridge",
            "setHarvestRecipient",
            "setCapExempt",
            "transferAuthority",
        ],
    ),
    (Entry, &["pauseMint"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("bridge"), &["crosschainMint", "crosschainBurn"]),
    (Oneself, &["transfer", "approve", "transferFrom", "deposit", "depositWithPermit", "withdraw"]),
    (Anyone, &["harvest", "permit"]),
];

const SUSDAI: Powers = &[
    (
        Authority,
        &[
            "setYieldFee",
            "setExitShare",
            "setFeeRecipient",
            "setLoanBook",
            "setRedemptions",
            "transferAuthority",
        ],
    ),
    (Entry, &["pauseDeposits"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("loan-book"), &["reportLoans"]),
    (Contract("qev"), &["lockedFor", "settle", "claim", "giveBack"]),
    (Controller, &["redeem", "withdraw"]),
    (
        Oneself,
        &[
            "deposit",
            "depositWithPermit",
            "mint",
            "requestRedeem",
            "requestRedeemWithCommitment",
            "setOperator",
            "transfer",
            "approve",
            "transferFrom",
        ],
    ),
    (Anyone, &["harvest", "claimFees", "lock", "permit"]),
];

const QEV: Powers = &[
    (Authority, &["setRules", "transferAuthority"]),
    (Entry, &["pauseRequests"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("susdai"), &["request", "requestWithCommitment", "redeemFor", "withdrawFor"]),
    (
        Position,
        &[
            "commit",
            "withdrawCommitment",
            "withdrawBid",
            "cancel",
            "approve",
            "transferFrom",
            "safeTransferFrom",
            "transferFromWithFingerprint",
        ],
    ),
    (Oneself, &["claim", "setApprovalForAll"]),
    (Anyone, &["lock", "proveBeacon", "reveal", "revealMany", "clear", "collect"]),
];

const CALIBER: Powers = &[
    (Role("TITLE_AGENT"), &["register"]),
    (TitleAgent, &["attest", "activate"]),
    (AgentOrOwner, &["withdraw"]),
    (TitleOwner, &["keep", "redeem"]),
    (Role("MONITOR"), &["freeze", "lift"]),
    (Role("UNDERWRITER"), &["grantStanding", "revokeStanding"]),
    (Authority, &["setPartners", "setLoanToValue", "transferAuthority"]),
    (PendingAuthority, &["acceptAuthority"]),
    (
        Contract("loan-router"),
        &["pledge", "repledge", "release", "markDefaulted", "markCured", "foreclose", "giveBack"],
    ),
    (Contract("collateral-auction"), &["sell"]),
    (Token, &["approve", "transferFrom", "safeTransferFrom"]),
    (Oneself, &["setApprovalForAll"]),
    (Anyone, &["appendAppraisal", "appendPolicy"]),
];

const AUCTION: Powers = &[
    (Authority, &["setRouter", "transferAuthority"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("loan-router"), &["start"]),
    (Oneself, &["bid", "withdraw"]),
    (Anyone, &["settle", "nextRound"]),
];

const POSITIONS: Powers = &[
    (Authority, &["setRouter", "transferAuthority"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("loan-router"), &["mint"]),
    (Token, &["approve", "transferFrom", "safeTransferFrom"]),
    (Oneself, &["setApprovalForAll"]),
];

const LOAN_BOOK: Powers = &[
    (Role("STRATEGIST"), &["agree", "disagree", "buy", "adopt"]),
    (Authority, &["setRouter", "setLimits", "setHaircut", "transferAuthority"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Contract("loan-router"), &["fund", "onRepaid", "onDefaulted", "onRecovered"]),
    (Anyone, &["sweep", "resume", "remark"]),
];

const LOAN_OPENING: Powers = &[(
    Nobody,
    &[
        "borrow",
        "refinance",
        "increaseNonce",
        "setFeeRecipient",
        "setLiquidationFeeRate",
        "pauseBorrowing",
        "setPriceOracle",
    ],
)];

const LOAN_ROUTER: Powers = &[
    (Authority, &["setFeeRecipient", "setLiquidationFeeRate", "setPriceOracle", "transferAuthority"]),
    (Entry, &["pauseBorrowing"]),
    (PendingAuthority, &["acceptAuthority"]),
    (Borrower, &["borrow", "refinance"]),
    (Contract("collateral-auction"), &["onCollateralLiquidated"]),
    (Oneself, &["claim", "increaseNonce"]),
    (Anyone, &["repay", "callDefault", "cure", "foreclose", "recover", "reconcile"]),
];
