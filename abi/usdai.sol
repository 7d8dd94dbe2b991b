// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// USDai: a dollar token minted against, and redeemed into, a reserve of dollar stablecoins.
/// Amounts of USDai have 18 decimals, amounts of an asset its own; fees and shares are basis points; a block is what
/// `block.number` says, on Arbitrum that of the parent chain, some 12 seconds. Who may mint is said by `access()`;
/// holding, transferring and redeeming are open to all.
///
/// Options of a deposit, `data`: empty, or `abi.encode(uint8 kind, bytes content)`:
///   0  nothing; no content
///   2  a place on the list: account (20 bytes), cap (12 bytes), then the hashes from its leaf to the root; the leaf is
///      that of OpenZeppelin's StandardMerkleTree of (address account, uint256 cap)
///   3  an invitation: account (20 bytes), cap (12 bytes), expiry (32 bytes), then the signature of `inviter`, a key or
///      an ERC-1271 contract, of EIP-712 Invite(address account,uint96 cap,uint64 expiry) in this contract's domain
///   4  several of these, of the sender and the recipient: abi.encode(bytes[]), 4 at most, none of kind 4
/// 2 and 3 are looked at while access is closed. They admit their account until the root changes, so they are needed
/// once; the highest cap that was shown counts, and it is of all that was ever minted to the account.
/// @custom:constructor constructor(address authority)
interface IUSDai {
    /// `value` moved; `from` is zero when minted, `to` is zero when burnt.
    event Transfer(address indexed from, address indexed to, uint256 value);
    /// `spender` may now move `value` of `owner`'s tokens.
    event Approval(address indexed owner, address indexed spender, uint256 value);
    /// `depositAmount` of the asset arrived and `mintAmount` was minted for it.
    event Deposited(
        address indexed caller,
        address indexed recipient,
        address depositToken,
        uint256 depositAmount,
        uint256 mintAmount
    );
    /// `usdaiAmount` was burnt and `withdrawAmount` of the asset left the reserve for it.
    event Withdrawn(
        address indexed caller,
        address indexed recipient,
        address withdrawToken,
        uint256 usdaiAmount,
        uint256 withdrawAmount
    );
    /// The reserve's surplus was minted.
    event Harvested(address indexed caller, address indexed recipient, uint256 amount);
    /// Harvesting found another balance than the ledger and adopted it.
    event LedgerSynced(address indexed asset, uint256 previousLedger, uint256 ledger);
    /// An asset was listed.
    event AssetAdded(address indexed asset, uint8 decimals);
    /// The terms of an asset were set.
    event AssetSet(
        address indexed asset,
        uint16 mintFee,
        uint16 redeemFee,
        uint16 shareCap,
        bool mintEnabled,
        bool redeemEnabled
    );
    /// An asset was delisted, and its price is not looked at any more.
    event AssetRemoved(address indexed asset);
    /// The supply cap was set. It is all that bounds a block, unless `TrancheOpened` follows in the same call.
    event SupplyCapSet(uint256 supplyCap);
    /// Minting rests until `until`; a past time means that it goes on.
    event MintPauseSet(uint64 until);
    /// Harvests are minted to `recipient` from now on.
    event HarvestRecipientSet(address indexed recipient);
    /// `account` may or may not convert free of caps and fees.
    event CapExemptSet(address indexed account, bool exempt);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// Who may mint: 0 the admitted, 1 anyone, 2 makers; the root of the list, and whose invitations count.
    event AccessSet(uint8 mode, bytes32 indexed root, address indexed inviter);
    /// The most that an address may mint while anyone may, or zero for no such cap.
    event AddressCapSet(uint256 cap);
    /// The supply may grow by `tranche`, and by `perBlock` in one block, until the supply cap is set again.
    event TrancheOpened(uint256 tranche, uint256 perBlock);
    /// An account was shown to be admitted, for `cap` in all, as long as the list has this root.
    event Admitted(address indexed account, uint256 cap, bytes32 indexed root);
    /// Prices come from another contract; zero for none.
    event PriceOracleSet(address indexed priceOracle);
    /// Whether an asset mints at its feed's price.
    event PriceCheckedSet(address indexed asset, bool checked);
    /// Another contract takes USDai to other chains and brings it back; zero for none.
    event BridgeSet(address indexed bridge);
    /// ERC-7802: USDai came back from another chain.
    event CrosschainMint(address indexed to, uint256 amount, address indexed sender);
    /// ERC-7802: USDai went to another chain.
    event CrosschainBurn(address indexed from, uint256 amount, address indexed sender);

    /// The sender has `balance`, less than `needed`. Remedy: a smaller amount.
    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
    /// Tokens cannot come from this address. Remedy: another address.
    error ERC20InvalidSender(address sender);
    /// Tokens cannot go to this address. Remedy: another address.
    error ERC20InvalidReceiver(address receiver);
    /// The spender may move `allowance`, less than `needed`. Remedy: approve more.
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
    /// The asset is not in the reserve. Remedy: one of `assets()`.
    error AssetUnknown(address asset);
    /// The asset is in the reserve already. Remedy: `setAsset` changes its terms.
    error AssetAlreadyListed(address asset);
    /// The reserve still holds the asset. Remedy: redeem it first.
    error AssetInUse(address asset, uint256 ledger);
    /// The reserve has as many assets as it can. Remedy: remove one that the reserve holds nothing of.
    error TooManyAssets(uint256 maximum);
    /// The asset says no decimals, or not 6 to 18. Remedy: another asset.
    error DecimalsOutOfRange(address asset, uint256 decimals);
    /// A fee is above its bound, in basis points. Remedy: at most `maximum`.
    error FeeTooHigh(uint256 fee, uint256 maximum);
    /// A share is above the whole, in basis points. Remedy: at most `maximum`.
    error ShareCapTooHigh(uint256 shareCap, uint256 maximum);
    /// A supply cap is above what can be stored. Remedy: at most `maximum`.
    error SupplyCapTooHigh(uint256 cap, uint256 maximum);
    /// Minting with this asset is off. Remedy: another asset.
    error MintDisabled(address asset);
    /// Redeeming into this asset is off. Remedy: another asset.
    error RedeemDisabled(address asset);
    /// Minting rests until `until`. Remedy: wait; redeeming goes on.
    error MintPaused(uint64 until);
    /// A pause may end at `latest` at most. Remedy: an end at `latest` or before.
    error PauseTooLong(uint64 until, uint64 latest);
    /// The next pause may start at `availableAt`. Remedy: wait until then.
    error PauseCoolingDown(uint64 availableAt);
    /// What arrived is worth no USDai. Remedy: deposit more.
    error MintsNothing(address asset, uint256 received);
    /// The redemption would pay nothing. Remedy: redeem at least `least`.
    error BelowOneUnit(uint256 usdaiAmount, uint256 least);
    /// The outcome is below the caller's minimum. Remedy: quote again.
    error MinimumNotMet(uint256 amount, uint256 minimum);
    /// The reserve has less of the asset than needed. Remedy: redeem less, or into another asset.
    error ReserveTooLow(address asset, uint256 available, uint256 needed);
    /// The supply would be `total`. Remedy: mint less, or wait for redemptions.
    error SupplyCapExceeded(uint256 total, uint256 cap);
    /// The asset would be too much of the reserve. Remedy: deposit less, or another asset.
    error ShareCapExceeded(address asset, uint256 value, uint256 allowed);
    /// The reserve cannot book so much of an asset. Remedy: deposit less.
    error LedgerOverflow(address asset, uint256 amount);
    /// The owner holds less of the token than needed. Remedy: a smaller amount.
    error TokenBalanceTooLow(address token, uint256 balance, uint256 needed);
    /// The owner approved less of the token than needed. Remedy: approve more.
    error TokenAllowanceTooLow(address token, uint256 allowance, uint256 needed);
    /// The token refused a transfer, said that it failed, or moved nothing.
    /// Remedy: another asset or recipient, or ask who issues the token.
    error TransferFailed(address token);
    /// The token does not say a balance. Remedy: another asset, or ask who issues the token.
    error BalanceUnreadable(address token);
    /// This kind of `data` is not supported here. Remedy: leave `data` empty, or see the kinds of a deposit.
    error DataKindUnsupported(uint256 kind);
    /// `data` is neither empty nor `abi.encode(uint8, bytes)`, or its content is not what its kind has.
    /// Remedy: leave `data` empty, or see the kinds of a deposit.
    error DataMalformed(uint256 length);
    /// `data` lists more than is looked at. Remedy: at most `maximum`; one of the sender, one of the recipient.
    error DataTooMany(uint256 count, uint256 maximum);
    /// Minting is closed to this account, as sender or recipient. Remedy: bring its place on the list or its invitation
    /// in `data`, or have it listed or invited.
    error NotAdmitted(address account);
    /// Only makers mint at present. Remedy: buy from one, or let ADMIN grant the role MAKER.
    error NotMaker(address account);
    /// The hashes do not lead from this account and cap to the list's root. Remedy: a proof of the list whose root
    /// `access()` says.
    error ProofInvalid(address account, uint256 cap);
    /// The inviter of `access()` has not signed this account, cap and expiry for this contract and chain.
    /// Remedy: ask for another invitation.
    error InviteInvalid(address account, uint256 cap);
    /// The invitation ended at `expiry`. Remedy: ask for another one.
    error InviteExpired(uint64 expiry);
    /// `data` is of an account that is neither sender nor recipient. Remedy: leave it out.
    error NotParty(address account);
    /// The account would have been minted `total` in all. Remedy: mint less, or another recipient.
    error AddressCapExceeded(address account, uint256 total, uint256 cap);
    /// This block may mint `left` more. Remedy: mint less, or in the next block.
    error BlockShareExceeded(uint256 amount, uint256 left);
    /// There are modes 0 to 2. Remedy: one of them.
    error AccessModeUnknown(uint256 mode);
    /// A cap of addresses is above what can be stored. Remedy: at most `maximum`.
    error AddressCapTooHigh(uint256 cap, uint256 maximum);
    /// A block's share is zero or above the whole, in basis points. Remedy: 1 to `maximum`.
    error BlockShareOutOfRange(uint256 share, uint256 maximum);
    /// The cap leaves `open`, of which a block's share is nothing. Remedy: a higher cap or share.
    error TrancheEmpty(uint256 open);
    /// The asset mints at its feed's price, and no oracle says one. Remedy: wait, or another asset; redeeming goes on.
    error PriceUnreadable(address asset);
    /// Only the bridge brings USDai from other chains and takes it there. Remedy: go through `bridge()`.
    error NotBridge(address caller);
    /// More would come back than went to other chains. Remedy: at most `bridged`.
    error BridgedExceeded(uint256 amount, uint256 bridged);
    /// Nobody is named to receive harvests. Remedy: have the authority name one with `setHarvestRecipient`.
    error HarvestRecipientUnset();
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit 256 bits. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// "USDai".
    function name() external view returns (string memory);
    /// "USDai".
    function symbol() external view returns (string memory);
    /// 18.
    function decimals() external view returns (uint8);
    /// USDai in existence on this chain.
    function totalSupply() external view returns (uint256);
    /// USDai of `account`.
    function balanceOf(address account) external view returns (uint256);
    /// Moves `value` from the caller to `to`. Anyone.
    function transfer(address to, uint256 value) external returns (bool);
    /// What `spender` may still move of `owner`'s; the largest number is unlimited and never lowered.
    function allowance(address owner, address spender) external view returns (uint256);
    /// Lets `spender` move `value` of the caller's. Anyone.
    function approve(address spender, uint256 value) external returns (bool);
    /// Moves `value` from `from` to `to` within the caller's allowance. Anyone.
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
    /// ERC-165, ERC-20, ERC-2612, ERC-5267 and ERC-7802.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// Takes `depositAmount` of the asset from the caller and mints for what arrives, rounded down, at the asset's
    /// price or a dollar, whichever is less. Whom `access()` lets in.
    function deposit(
        address depositToken,
        uint256 depositAmount,
        uint256 usdaiAmountMinimum,
        address recipient
    ) external returns (uint256);
    /// The same with options, as said above.
    function deposit(
        address depositToken,
        uint256 depositAmount,
        uint256 usdaiAmountMinimum,
        address recipient,
        bytes calldata data
    ) external returns (uint256);
    /// Tries the asset's ERC-2612 permit by the caller, then deposits by whatever allowance there is.
    function depositWithPermit(
        address depositToken,
        uint256 depositAmount,
        uint256 usdaiAmountMinimum,
        address recipient,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external returns (uint256);
    /// Burns the caller's USDai and pays the asset, rounded down to its unit; returns what arrived at the
    /// recipient, which is what the minimum is of. Never paused.
    function withdraw(
        address withdrawToken,
        uint256 usdaiAmount,
        uint256 withdrawAmountMinimum,
        address recipient
    ) external returns (uint256);
    /// The same with options: empty, or `abi.encode(uint8 kind, bytes)` with kind 0.
    function withdraw(
        address withdrawToken,
        uint256 usdaiAmount,
        uint256 withdrawAmountMinimum,
        address recipient,
        bytes calldata data
    ) external returns (uint256);
    /// USDai that a deposit of `depositAmount` would mint if all of it arrived; access, caps and exemptions are not
    /// looked at.
    function previewDeposit(address depositToken, uint256 depositAmount) external view returns (uint256);
    /// The most of an asset that `sender` may deposit now for `recipient` with this `data`, zero for nothing: access,
    /// switches, pause, price and every cap are looked at, the sender's tokens are not, and all of it is to arrive.
    function maxDeposit(address depositToken, address sender, address recipient, bytes calldata data)
        external
        view
        returns (uint256);
    /// Units of the asset that a redemption would pay; the reserve's stock and exemptions are not looked at.
    function previewWithdraw(address withdrawToken, uint256 usdaiAmount) external view returns (uint256);
    /// Adopts the balances of the assets and mints what exceeds the supply to the harvest recipient. The ledger of
    /// an asset whose minting is off only falls, and an asset that mints at its price counts for that, for nothing when
    /// there is none. Anyone.
    function harvest() external returns (uint256);

    /// ERC-7802: mints what came back from another chain, at most what went; no cap and no pause binds it. The bridge.
    function crosschainMint(address to, uint256 amount) external;
    /// ERC-7802: burns what goes to another chain, within the allowance that `from` gave the bridge, or of the bridge's
    /// own. The bridge.
    function crosschainBurn(address from, uint256 amount) external;

    /// The listed assets.
    function assets() external view returns (address[] memory);
    /// What the reserve holds of an asset and on what terms.
    function reserveAsset(address asset)
        external
        view
        returns (
            uint256 ledger,
            uint8 decimals,
            uint16 mintFee,
            uint16 redeemFee,
            uint16 shareCap,
            bool mintEnabled,
            bool redeemEnabled
        );
    /// The most USDai that deposits may bring into existence, here and on other chains.
    function supplyCap() external view returns (uint256);
    /// Who may mint: 0 the admitted, 1 anyone, 2 makers; the root of the list, and whose invitations count.
    function access() external view returns (uint8 mode, bytes32 root, address inviter);
    /// The most that an address may mint while anyone may; zero for no such cap.
    function addressCap() external view returns (uint256);
    /// The most that one block may mint, and what is left of it in this one; zeros when there is no such cap.
    function tranche() external view returns (uint256 perBlock, uint256 left);
    /// What was minted to an account in all where that is counted, that is while access was closed or addresses had a
    /// cap; and what may be, if it is admitted under the present root.
    function minter(address account) external view returns (uint256 minted, uint256 cap, bool admitted);
    /// Where prices come from; zero for nowhere.
    function priceOracle() external view returns (address);
    /// Whether an asset mints at its feed's price.
    function priceChecked(address asset) external view returns (bool);
    /// What takes USDai to other chains and brings it back; zero for nothing.
    function bridge() external view returns (address);
    /// USDai that exists on other chains.
    function bridgedSupply() external view returns (uint256);
    /// Minting rests before this time.
    function mintPausedUntil() external view returns (uint64);
    /// The time from which the next pause may start.
    function mintPauseAvailableAt() external view returns (uint64);
    /// Who receives harvests.
    function harvestRecipient() external view returns (address);
    /// All that harvests have ever minted to `recipient`, so that a vault can tell them from gifts.
    function harvested(address recipient) external view returns (uint256);
    /// Whether `account` mints whoever may, beyond every cap, and mints and redeems without fee.
    function capExempt(address account) external view returns (bool);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Lists an asset with minting and redeeming on; its decimals are asked of it. Authority.
    function addAsset(address asset, uint16 mintFee, uint16 redeemFee, uint16 shareCap) external;
    /// Sets an asset's terms: fees at most 100, the share cap at most 10,000, which is no cap. Authority.
    function setAsset(
        address asset,
        uint16 mintFee,
        uint16 redeemFee,
        uint16 shareCap,
        bool mintEnabled,
        bool redeemEnabled
    ) external;
    /// Delists an asset that the reserve holds nothing of. Authority.
    function removeAsset(address asset) external;
    /// Sets the supply cap, at most 2^94 - 1, and ends a tranche's bound on blocks. Authority.
    function setSupplyCap(uint256 cap) external;
    /// Sets the supply cap, and that one block mints at most this share, 1 to 10,000, of what that leaves open now,
    /// rounded down. Authority.
    function openTranche(uint256 cap, uint16 perBlockBps) external;
    /// Sets who may mint. No admission counts while another root is in force than the one that it was made under; another
    /// inviter ends every invitation that was not brought. Authority.
    function setAccess(uint8 mode, bytes32 root, address inviter) external;
    /// Sets the most that an address may mint while anyone may, at most 2^96 - 1; zero for no such cap. Authority.
    function setAddressCap(uint256 cap) external;
    /// Names where prices come from; zero for nowhere, so that assets that mint at a price do not. Authority.
    function setPriceOracle(address priceOracle) external;
    /// Has an asset mint at its feed's price, or at a dollar. Authority.
    function setPriceChecked(address asset, bool checked) external;
    /// Names what takes USDai to other chains and brings it back; zero for nothing. Authority.
    function setBridge(address bridge) external;
    /// Stops minting until then, 14 days at most, then 7 days not; a past time ends it. Authority.
    function pauseMint(uint64 until) external;
    /// Names who receives harvests. Authority.
    function setHarvestRecipient(address recipient) external;
    /// Lets an account mint whoever may, beyond every cap, and mint and redeem without fee, or no longer: for the
    /// protocol's own conversions. Authority.
    function setCapExempt(address account, bool exempt) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
