// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// sUSDai: the vault. USDai is staked for shares, the vault lends it, and yield raises what a share is worth.
/// Amounts of USDai and of shares have 18 decimals; fees and portions are basis points; times are unix seconds.
/// Two prices: deposits pay the optimistic one, redemptions are paid the conservative one, which is never higher.
/// Neither rises in a step: gains are released over seven days, from stream 1 (in the optimistic price already)
/// or stream 2 (in neither price). The sources of stream 1 are 0x10, accrued interest that was paid, and 0x11, what
/// deposits pay above the conservative price; those of stream 2 are 0x20, interest beyond what had accrued, 0x21, the
/// reserve's yield, and 0x22, redemptions. Doubts that are taken back are released to the redemption price alike.
/// @custom:constructor constructor(address authority, address usdai, uint64 genesis)
interface ISUSDai {
    /// `value` shares moved; `from` is zero when minted, `to` is zero when burnt. Shares minted to the vault are the
    /// fee on a yield, which is what came less what was streamed of it.
    event Transfer(address indexed from, address indexed to, uint256 value);
    /// `spender` may now move `value` of `owner`'s shares.
    event Approval(address indexed owner, address indexed spender, uint256 value);
    /// ERC-4626: `sender` paid `assets` and `owner` received `shares`.
    event Deposit(address indexed sender, address indexed owner, uint256 assets, uint256 shares);
    /// ERC-7540: `shares` of `owner` wait to leave as position `requestId` of `controller`; `sender` asked.
    event RedeemRequest(
        address indexed controller, address indexed owner, uint256 indexed requestId, address sender, uint256 shares
    );
    /// ERC-4626: `sender` had `receiver` paid `assets`, for `shares` of `controller` that were burnt before.
    event Withdraw(
        address indexed sender, address indexed receiver, address indexed controller, uint256 assets, uint256 shares
    );
    /// ERC-7540: `operator` may request and redeem for `controller`, or no longer.
    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    /// An epoch was settled: `burned` shares left, `paid` is reserved for them, and they were worth `gain` more.
    event EpochSettled(uint64 indexed epoch, uint256 burned, uint256 paid, uint256 gain);
    /// The redemption contract had `receiver` paid `paid`; `kept` more is no longer owed and stays.
    event ClaimPaid(address indexed receiver, uint256 paid, uint256 kept);
    /// A request was taken back: `returned` shares went to `receiver` and `burned` were burnt.
    event RequestReturned(address indexed receiver, uint256 returned, uint256 burned);
    /// `gain` USDai was minted to the vault by the reserve's harvests since the last time.
    event Harvested(address indexed caller, uint256 gain);
    /// A source took `gain`; now it holds back `held`, and its stream releases `remaining` until `end`.
    event Streamed(uint8 indexed source, uint256 gain, uint256 held, uint256 remaining, uint64 end);
    /// The loan book as the vault took it from its report, and the USDai that moved with it: `sent` to the loan
    /// book, the others from it. `accruedFee` is the fee within `accrued`; `ratePerSecond` has 18 further decimals;
    /// `lost` was written off and has not come back; `relief` enters the redemption price until `reliefEnd`.
    event LoansReported(
        uint256 principal,
        uint256 marks,
        uint256 accrued,
        uint256 accruedFee,
        uint256 ratePerSecond,
        uint256 lost,
        uint256 relief,
        uint64 reliefEnd,
        uint256 sent,
        uint256 principalPaid,
        uint256 interestPaid
    );
    /// The cash that `epoch` may pay, fixed for the `queued` shares as of `lockTime`.
    event CapacityLocked(uint64 indexed epoch, uint256 capacity, uint256 queued, uint64 lockTime);
    /// A parameter was set by the function with this selector: what it took, or for a pause what became of it.
    event ParameterSet(bytes4 indexed setter, uint256 value);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// The sender has `balance`, less than `needed`; of USDai when it comes from a deposit. Remedy: a smaller amount.
    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
    /// Shares cannot come from this address. Remedy: another address.
    error ERC20InvalidSender(address sender);
    /// Neither shares nor what is paid for them can go to this address, which is zero or the vault.
    /// Remedy: another address.
    error ERC20InvalidReceiver(address receiver);
    /// The spender may move `allowance`, less than `needed`; of USDai when it is the vault. Remedy: approve more.
    error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
    /// This address cannot approve. Remedy: approve from another address.
    error ERC20InvalidApprover(address approver);
    /// This address cannot be approved. Remedy: another spender.
    error ERC20InvalidSpender(address spender);
    /// The permit ended at `deadline`. Remedy: sign a new one.
    error ERC2612ExpiredSignature(uint256 deadline);
    /// The permit was signed by `signer`, or for another nonce, chain or contract. Remedy: sign it again.
    error ERC2612InvalidSigner(address signer, address owner);
    /// No address can be recovered from the signature. Remedy: sign it again.
    error ECDSAInvalidSignature();
    /// The signature is the malleable twin with a large `s`. Remedy: the twin with the small `s`.
    error ECDSAInvalidSignatureS(bytes32 s);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An amount is zero. Remedy: an amount above zero.
    error ZeroAmount();
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// Only the loan book may report. Remedy: report through the loan book.
    error NotLoanBook(address caller);
    /// Deposits rest until `until`. Remedy: wait.
    error DepositsPaused(uint64 until);
    /// A pause may end at `latest` at most. Remedy: an end at `latest` or before.
    error PauseTooLong(uint64 until, uint64 latest);
    /// The next pause may start at `availableAt`. Remedy: wait until then.
    error PauseCoolingDown(uint64 availableAt);
    /// A parameter is outside its bounds. Remedy: from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);
    /// The deposit is worth less than one share-wei. Remedy: deposit at least `least`.
    error MintsNothing(uint256 assets, uint256 least);
    /// `assets` for `supply` shares is a price below 1e-6 after losses. Remedy: wait until the price is back.
    error PriceTooLow(uint256 assets, uint256 supply);
    /// Only `room` more shares may exist. Remedy: a smaller amount.
    error SupplyCapExceeded(uint256 shares, uint256 room);
    /// The outcome is below the caller's minimum. Remedy: quote again.
    error MinimumNotMet(uint256 amount, uint256 minimum);
    /// The cost is above the caller's maximum. Remedy: quote again.
    error MaximumExceeded(uint256 amount, uint256 maximum);
    /// USDai does not say what its harvests minted to the vault.
    /// Remedy: wait; whoever runs the protocol has to look into it.
    error ReserveSilent(address usdai);
    /// The token moved nothing. Remedy: try again; if it stays, whoever runs the protocol has to look into it.
    error TransferFailed(address token);
    /// Nobody is named to receive fees. Remedy: have the authority name one with `setFeeRecipient`.
    error FeeRecipientUnset();
    /// No redemption contract is wired yet, so nobody can ask to leave. Remedy: wait; shares can be sold.
    error RedemptionsNotWired();
    /// A redemption contract is wired, and there is no other ever. Remedy: none is needed.
    error RedemptionsWired(address redemptions);
    /// The redemption contract does not answer as it should.
    /// Remedy: wait; whoever runs the protocol has to look into it.
    error RedemptionsSilent(address redemptions);
    /// Only the redemption contract may do this. Remedy: the function of that contract.
    error NotRedemptions(address caller);
    /// Only the controller and its operators may take what it is paid. Remedy: have it call `setOperator`.
    error NotControllerOrOperator(address caller, address controller);
    /// A request is of one share at least, or of everything. Remedy: at least `least`.
    error RequestBelowLeast(uint256 shares, uint256 least);
    /// The owner has fewer shares. Remedy: at most `balance`.
    error RequestAboveBalance(uint256 shares, uint256 balance);
    /// The vault has not fixed a capacity for this epoch, or has paid it out. Remedy: none is needed.
    error EpochNotLocked(uint64 epoch, uint64 locked);
    /// The redemption contract asks for more than it has or than was fixed.
    /// Remedy: none; whoever runs the protocol has to look into it.
    error SettlementRefused(uint256 amount, uint256 most);
    /// Redemptions are asynchronous and have no preview. Remedy: `redemptionSharePrice`.
    error NoPreview();
    /// The capacity of the present epoch is fixed at `lockTime` and not before. Remedy: wait until then.
    error LockNotDue(uint64 lockTime);
    /// More principal comes back than was lent. Remedy: report the rest as interest.
    error ReturnedAboveLent(uint256 returned, uint256 lent);
    /// The report claims more principal than the vault has out. Remedy: at most `most`.
    error PrincipalAboveLent(uint256 principal, uint256 most);
    /// More principal is doubted than there is. Remedy: mark at most the principal.
    error MarksAbovePrincipal(uint256 marks, uint256 principal);
    /// Principal would regain value although no cash came. Remedy: report it with the payment.
    error MarksLoweredWithoutCash(uint256 marksBefore, uint256 marksAfter);
    /// Interest would accrue faster than 100% a year on the principal. Remedy: a lower rate.
    error RateAboveMaximum(uint256 ratePerSecond, uint256 most);
    /// Cash is kept for claims or for those who wait to leave. Remedy: at most `lendable`.
    error LentAboveLendable(uint256 amount, uint256 lendable);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// "Staked USDai".
    function name() external view returns (string memory);
    /// "sUSDai".
    function symbol() external view returns (string memory);
    /// 18.
    function decimals() external view returns (uint8);
    /// Every share, also those of holders who wait to leave.
    function totalSupply() external view returns (uint256);
    /// Shares of `account`; the vault's own are fees that nobody has claimed.
    function balanceOf(address account) external view returns (uint256);
    /// Moves `value` shares from the caller to `to`. Anyone.
    function transfer(address to, uint256 value) external returns (bool);
    /// What `spender` may still move of `owner`'s; the largest number is unlimited and never lowered.
    function allowance(address owner, address spender) external view returns (uint256);
    /// Lets `spender` move `value` of the caller's shares. Anyone.
    function approve(address spender, uint256 value) external returns (bool);
    /// Moves `value` shares from `from` to `to` within the caller's allowance. Anyone.
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    /// ERC-2612: an approval by the owner's signature. Anyone may bring it.
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
    /// The nonce that the owner's next permit must carry.
    function nonces(address owner) external view returns (uint256);
    /// EIP-712 domain separator for the present chain id.
    function DOMAIN_SEPARATOR() external view returns (bytes32);
    /// ERC-5267.
    function eip712Domain()
        external
        view
        returns (
            bytes1 fields,
            string memory name,
            string memory version,
            uint256 chainId,
            address verifyingContract,
            bytes32 salt,
            uint256[] memory extensions
        );
    /// ERC-165, ERC-20, ERC-2612, ERC-4626, ERC-5267, ERC-7540 (operators and redemptions) and ERC-7575.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// USDai.
    function asset() external view returns (address);
    /// ERC-7575: this contract.
    function share() external view returns (address);
    /// What all shares are worth at the optimistic price, rounded down.
    function totalAssets() external view returns (uint256);
    /// The same as `totalAssets`.
    function nav() external view returns (uint256);
    /// The same as `totalSupply`.
    function totalShares() external view returns (uint256);
    /// USDai of one whole share at the optimistic price, 18 decimals, rounded down.
    function depositSharePrice() external view returns (uint256);
    /// USDai of one whole share at the conservative price, 18 decimals, rounded down.
    function redemptionSharePrice() external view returns (uint256);
    /// Shares for `assets` at the optimistic price, rounded down.
    function convertToShares(uint256 assets) external view returns (uint256);
    /// USDai for `shares` at the optimistic price, rounded down.
    function convertToAssets(uint256 shares) external view returns (uint256);
    /// Shares that a deposit of `assets` would mint; limits are not looked at.
    function previewDeposit(uint256 assets) external view returns (uint256);
    /// USDai that minting `shares` would cost, rounded up; limits are not looked at.
    function previewMint(uint256 shares) external view returns (uint256);
    /// Always refused: redemptions are asynchronous.
    function previewRedeem(uint256 shares) external view returns (uint256);
    /// Always refused: redemptions are asynchronous.
    function previewWithdraw(uint256 assets) external view returns (uint256);
    /// The most that `deposit` accepts now; zero while deposits rest or the price is too low.
    function maxDeposit(address receiver) external view returns (uint256);
    /// The most that `mint` accepts now; zero while deposits rest or the price is too low.
    function maxMint(address receiver) external view returns (uint256);
    /// Shares that `controller` can redeem now: those of collected positions.
    function maxRedeem(address controller) external view returns (uint256);
    /// USDai that `controller` can withdraw now: what collected positions were paid.
    function maxWithdraw(address controller) external view returns (uint256);
    /// ERC-7540: shares of a request that wait; zero if another controls it.
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
    /// ERC-7540: shares of a request that were served and are to be collected; zero if another controls it.
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
    /// ERC-7540: whether `operator` may request and redeem for `controller`.
    function isOperator(address controller, address operator) external view returns (bool);
    /// The redemption contract, zero while none is wired.
    function redemptions() external view returns (address);

    /// Takes `assets` from the caller and mints shares at the optimistic price, rounded down. Anyone.
    function deposit(uint256 assets, address receiver) external returns (uint256 shares);
    /// The same, for at least `minShares`.
    function deposit(uint256 assets, address receiver, uint256 minShares) external returns (uint256 shares);
    /// Tries USDai's ERC-2612 permit by the caller, then deposits by whatever allowance there is.
    function depositWithPermit(
        uint256 assets,
        address receiver,
        uint256 minShares,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256 shares);
    /// Mints `shares` for what they cost at the optimistic price, rounded up. Anyone.
    function mint(uint256 shares, address receiver) external returns (uint256 assets);
    /// The same, for at most `maxAmount`.
    function mint(uint256 shares, address receiver, uint256 maxAmount) external returns (uint256 assets);
    /// ERC-7540: `shares` of `owner` wait to leave, as a new position of `controller` in the redemption contract. One
    /// share at least, or all. They keep earning until they are paid. Owner, its operator, or within its allowance.
    function requestRedeem(uint256 shares, address controller, address owner) external returns (uint256 requestId);
    /// The same with a sealed bid for that position and epoch; see the redemption contract's `commit`.
    function requestRedeemWithCommitment(
        uint256 shares,
        address controller,
        address owner,
        uint256 expectedId,
        uint64 epoch,
        bytes32 commitment,
        bytes calldata ciphertext
    ) external returns (uint256 requestId);
    /// Pays `receiver` the assets of `shares` of what `controller` may claim, rounded down. Controller or its operator.
    function redeem(uint256 shares, address receiver, address controller) external returns (uint256 assets);
    /// Pays `receiver` `assets` of what `controller` may claim; the shares, rounded up. Controller or its operator.
    function withdraw(uint256 assets, address receiver, address controller) external returns (uint256 shares);
    /// ERC-7540: lets `operator` request and redeem for the caller, or no longer. Anyone.
    function setOperator(address operator, bool approved) external returns (bool);

    /// Follows the clock and says what `epoch` may pay and the conservative price of a share now, rounded down. An
    /// epoch whose lock is not due is locked at once: its bids have become readable. Redemption contract.
    function lockedFor(uint64 epoch) external returns (uint256 capacity, uint256 price);
    /// Burns shares that wait, reserves what they are paid, streams the rest of their worth, and settles the epoch.
    /// At most the capacity, and at most what the shares are worth at the conservative price. Redemption contract.
    function settle(uint64 epoch, uint256 burned, uint256 paid) external;
    /// Pays `paid` of `released`, which is reserved; the difference is streamed. Redemption contract.
    function claim(uint256 released, uint256 paid, address receiver) external;
    /// Takes shares out of the line: `returned` go to `receiver`, `burned` are burnt and their worth streamed.
    /// Redemption contract.
    function giveBack(uint256 returned, uint256 burned, address receiver) external;

    /// Has the reserve's surplus minted, streams what fits of what came to the vault since the last time, and moves on what the
    /// sources hold back. Returns what it streamed; nothing while less than one whole share could earn it. Anyone; never
    /// paused.
    function harvest() external returns (uint256 gain);
    /// Sends the shares of accrued fees, which are the vault's own, to the fee recipient; returns how many. Anyone.
    function claimFees() external returns (uint256 shares);
    /// Fixes what the present epoch may pay, from its lock time on. Anyone; any other call does it too.
    function lock() external returns (uint256 capacity);
    /// What all loans are worth, together with the cash that moves: `sent` goes to the loan book, and
    /// `principalPaid + interestPaid` is taken from it. Bounds: see the errors; `accrued` above what accrued by the
    /// last rate is cut to it. Interest beyond that is lost principal that comes back first. Loan book.
    function reportLoans(
        uint256 principal,
        uint256 marks,
        uint256 accrued,
        uint256 ratePerSecond,
        uint256 sent,
        uint256 principalPaid,
        uint256 interestPaid
    ) external;

    /// The cash ledger: all of it, what is owed to claims, what is fixed for the epoch in settlement, what lending
    /// may not touch for those who wait, and what may be lent.
    function cash()
        external
        view
        returns (uint256 idle, uint256 reserved, uint256 capacity, uint256 exitBucket, uint256 lendable);
    /// The loan book as last reported, `reportedAt`: see the event `LoansReported`.
    function loans()
        external
        view
        returns (
            uint256 principal,
            uint256 marks,
            uint256 accrued,
            uint256 accruedFee,
            uint256 ratePerSecond,
            uint256 lost,
            uint256 relief,
            uint64 reliefEnd,
            uint64 reportedAt
        );
    /// A source by its number: what it holds back, and when it last entered its stream. And that stream: what all its
    /// sources hold back, what was to be released from `updatedAt` to `end`, and how much of both is not released now.
    function stream(uint8 source)
        external
        view
        returns (
            uint256 held,
            uint64 enteredAt,
            uint256 heldByAll,
            uint256 remaining,
            uint64 updatedAt,
            uint64 end,
            uint256 unreleased
        );
    /// The epoch that a request would belong to now, its lock time, the time from which it may be cleared and its
    /// end; the last epoch whose capacity was fixed, whether it is settled, and the shares that wait.
    function epoch()
        external
        view
        returns (
            uint64 number,
            uint64 lockTime,
            uint64 clearTime,
            uint64 boundary,
            uint64 locked,
            bool settled,
            uint256 queued
        );
    /// The end of the epoch that a request would belong to now.
    function redemptionTimestamp() external view returns (uint64);
    /// What the authority has set: deposits rest before `depositsPausedUntil` and may rest again from
    /// `depositPauseAvailableAt`; the fee on yield; the portion of returned principal that is kept for those who
    /// wait to leave; who receives the fees; who lends the vault's cash and reports on it.
    function parameters()
        external
        view
        returns (
            uint64 depositsPausedUntil,
            uint64 depositPauseAvailableAt,
            uint16 yieldFee,
            uint16 exitShare,
            address feeRecipient,
            address loanBook
        );
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Stops deposits until then, 14 days at most, then 7 days not; a past time ends it. Authority.
    function pauseDeposits(uint64 until) external;
    /// Sets the fee on yield, at most 1,000, for what accrues or is harvested from now on. Authority.
    function setYieldFee(uint16 fee) external;
    /// Sets the portion of returned principal for those who wait, 2,500 to 10,000. Authority.
    function setExitShare(uint16 exitShare) external;
    /// Names who receives fees. Authority.
    function setFeeRecipient(address recipient) external;
    /// Names who lends; zero for nobody. Interest stops until the new one reports. Authority.
    function setLoanBook(address loanBook) external;
    /// Names the redemption contract, once and for ever. Authority.
    function setRedemptions(address redemptions) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
