// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// QEV: redemption positions, the line in which they wait, and the sealed-bid auction that may serve them earlier.
/// A position is an ERC-721 token whose number is its place in the line and its ERC-7540 request. Shares and USDai
/// have 18 decimals, rates are basis points, times are unix seconds. A rate is named by its tick: 1 to 1,000 are as
/// many basis points, and each tick above adds ten.
/// An epoch is open (phase 0) until it is locked, three days before its end; then bids are revealed (1) until a day
/// before its end; then it is cleared and the line is served (2), which settles it and opens the next. Every step is
/// anybody's call. Whoever is served gets the conservative share price of the first `clear`, less the rate.
/// A commitment is keccak256(abi.encode(sealDomain, chainid, this contract, epoch, id, tick, shares, salt)).
/// Of its vault the contract calls, and nobody else of its own accord:
/// `lockedFor(uint64 epoch) returns (uint256 capacity, uint256 price)`, which follows the vault's clock first and is
/// refused unless that epoch is locked and not settled; `settle(uint64 epoch, uint256 burned, uint256 paid)`, which
/// burns shares that this contract holds, reserves the USDai and settles the epoch; `claim(uint256 released, uint256
/// paid, address receiver)`, which pays out of what is reserved and keeps the rest for those who stay;
/// `giveBack(uint256 returned, uint256 burned, address receiver)`, which takes shares out of the line; and
/// `isOperator(address controller, address operator) returns (bool)`.
/// `proveBeacon` asks `verify(uint64 round, bytes signature) returns (bool)` of the beacon's verifier, and `tokenURI`
/// the drawing contract.
/// @custom:constructor constructor(address authority, address vault, uint64 genesis, address beacon, address metadata)
interface IQEV {
    /// A position changed hands; `from` is zero for a request, `to` is zero once it is empty.
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    /// `approved` may act for the owner on one position; zero for nobody.
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    /// `operator` may act for the owner on every position, or no longer.
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    /// `owner`'s shares wait in a new position of `controller`, which counts from `epoch` on.
    event Requested(
        uint256 indexed id, address indexed controller, address indexed owner, uint256 shares, uint64 epoch
    );
    /// A bid was sealed, in place of one that was. `ciphertext` is for those who open it, and checked by nobody here.
    event Committed(uint256 indexed id, uint64 indexed epoch, bytes32 indexed commitment, bytes ciphertext);
    /// A commitment was taken back, by its owner or because the position changed hands.
    event CommitmentWithdrawn(uint256 indexed id);
    /// A bid that stood was taken back: its shares wait in the line again.
    event BidWithdrawn(uint256 indexed id, uint256 shares);
    /// A request was taken back: `returned` shares went to its owner and `burned` were burnt.
    event Cancelled(uint256 indexed id, address indexed owner, uint256 returned, uint256 burned);
    /// `epoch` was locked as of `at`: positions from `cut` on wait for the next. Of the others `line` shares do not
    /// bid, `unopened` are of positions with a commitment. A rate above that of `maximumTick` is held to it.
    event Locked(
        uint64 indexed epoch,
        uint64 at,
        uint256 cut,
        uint256 line,
        uint256 unopened,
        uint16 maximumTick,
        uint16 penalty
    );
    /// Nobody waited in the epochs before `epoch`, which is the one that is open.
    event Skipped(uint64 indexed epoch);
    /// A commitment was opened: `shares` of the position bid at `tick`; at tick zero it was a decoy, and what stood
    /// stands.
    event Revealed(uint256 indexed id, uint64 indexed epoch, uint16 tick, uint256 shares);
    /// Round `round` of the beacon is known on chain: a bid of `epoch` that is not opened is charged.
    event BeaconProven(uint64 indexed epoch, uint64 round);
    /// An epoch was cleared. `bidServed` and `lineServed` shares were burnt for `paidToBids` and `paidToLine`; `fee`
    /// is what the bids gave up. Bids above `marginalTick` were served, of `marginalBid` at it `marginalServed`
    /// were; at tick zero all were. No bid pays more than `rate`. A void epoch served nobody; an excused one charges
    /// nobody for a commitment that was not opened.
    event Cleared(
        uint64 indexed epoch,
        uint256 capacity,
        uint256 price,
        uint256 bidServed,
        uint256 lineServed,
        uint256 paidToBids,
        uint256 paidToLine,
        uint256 fee,
        uint256 unspent,
        uint16 marginalTick,
        uint256 marginalServed,
        uint256 marginalBid,
        uint16 rate,
        bool isVoid,
        bool isExcused
    );
    /// The line is served up to `frontier`, of which `frontierServed` shares are and not collected; `left` remain to
    /// be.
    event Served(uint64 indexed epoch, uint256 frontier, uint256 frontierServed, uint256 left);
    /// An epoch is settled, and the next is open.
    event Settled(uint64 indexed epoch);
    /// The epochs before `epoch` are settled into a position. `owner` may claim `assets` for `shares` more;
    /// `withheld` stays with those who stay, because a commitment was not opened.
    event Collected(
        uint256 indexed id, address indexed owner, uint64 epoch, uint256 shares, uint256 assets, uint256 withheld
    );
    /// `controller` was paid `assets` for `shares` of what it may claim.
    event Claimed(address indexed controller, uint256 shares, uint256 assets);
    /// The next lock has these rules.
    event RulesSet(uint16 maximumTick, uint16 penalty);
    /// New requests rest until then.
    event RequestsPaused(uint64 until);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No position belongs to this address. Remedy: another address.
    error ERC721InvalidOwner(address owner);
    /// There is no such position, or it is empty. Remedy: a number of a `Requested` that has shares.
    error ERC721NonexistentToken(uint256 tokenId);
    /// The position belongs to `owner`. Remedy: name that owner.
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    /// A position cannot go there: zero, this contract, or a contract that does not take it. Remedy: another
    /// receiver.
    error ERC721InvalidReceiver(address receiver);
    /// Only the owner and who is approved may do this. Remedy: have the owner approve the caller.
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    /// Only the owner and its operators may approve. Remedy: call as the owner.
    error ERC721InvalidApprover(address approver);
    /// This address cannot be an operator. Remedy: another address.
    error ERC721InvalidOperator(address operator);
    /// The position is not as the buyer saw it. Remedy: look again with `getStateFingerprint`.
    error FingerprintChanged(bytes32 fingerprint, bytes32 expected);

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
    /// Only the vault may do this. Remedy: the function of the vault.
    error NotVault(address caller);
    /// Only the owner and its operators at the vault may take a request back. Remedy: call as one of them.
    error NotOwnerOrOperator(address caller, uint256 id);
    /// New requests rest until `until`. Remedy: wait.
    error RequestsArePaused(uint64 until);
    /// A pause may end at `latest` at most. Remedy: an end at `latest` or before.
    error PauseTooLong(uint64 until, uint64 latest);
    /// The next pause may start at `availableAt`. Remedy: wait until then.
    error PauseCoolingDown(uint64 availableAt);
    /// A parameter is outside its bounds. Remedy: from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);
    /// A commitment is zero. Remedy: the hash of an opening.
    error CommitmentMissing();
    /// A ciphertext is too long. Remedy: at most `most` bytes.
    error CiphertextTooLong(uint256 length, uint256 most);
    /// The commitment is for `expected`, and commitments of now open in `epoch`. Remedy: seal the bid for that epoch.
    error EpochChanged(uint64 epoch, uint64 expected);
    /// The commitment is for position `expected`, and the request would get `id`. Remedy: seal the bid for that one,
    /// or request first and commit then.
    error PositionTaken(uint256 id, uint256 expected);
    /// The opening is not what was sealed. Remedy: the opening of the last commitment of this position and epoch.
    error WrongOpening(uint256 id);
    /// The epoch before is not settled. Remedy: `clear` until it is.
    error NotSettled();
    /// Past epochs are not settled into the position. Remedy: `collect` it first.
    error Uncollected();
    /// The position has no shares left. Remedy: none is needed.
    error PositionEmpty();
    /// The epoch is locked: its bids can no longer change. Remedy: wait until it is settled.
    error EpochLocked();
    /// The position has no commitment for this epoch. Remedy: none; one that was opened cannot be opened again.
    error NotSealed();
    /// A commitment waits to be opened. Remedy: reveal it, or wait until the end of the reveal.
    error StillSealed();
    /// The position has no bid that stands. Remedy: none is needed.
    error NoBid();
    /// Commitments are opened between the lock and the end of the reveal. Remedy: look at `auction` of the lens.
    error NotRevealing();
    /// This is not the beacon's signature of `round`. Remedy: that round's, as 96 bytes.
    error BeaconInvalid(uint64 round);
    /// The beacon was proven for this epoch. Remedy: none is needed.
    error BeaconKnown();
    /// It is too late to prove the beacon; nobody is charged in this epoch. Remedy: none is needed.
    error BeaconLate();
    /// No commitment waits for the beacon. Remedy: none is needed.
    error NothingSealed();
    /// The epoch can be cleared from `from` on. Remedy: wait until then.
    error NotClearable(uint64 from);
    /// The epoch of the request is locked. Remedy: sell the position, or wait.
    error RequestIrrevocable();
    /// The open epoch is locked at `lockTime` and not before. Remedy: wait until then.
    error LockNotDue(uint64 lockTime);
    /// The controller may claim `claimable`. Remedy: at most that; `collect` its positions first.
    error ClaimTooHigh(uint256 amount, uint256 claimable);
    /// The caller has nothing to claim. Remedy: wait until a position is served.
    error NothingToClaim();
    /// A contract that this one works with does not answer as it should.
    /// Remedy: wait; whoever runs the protocol has to look into it.
    error ContractSilent(address contract_);
    /// There is no contract at the vault's address. Remedy: deploy the vault first.
    error VaultHasNoCode(address vault);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// "USDai Redemption Position".
    function name() external view returns (string memory);
    /// "qUSDai".
    function symbol() external view returns (string memory);
    /// Positions of `owner` that have shares or wait to be collected.
    function balanceOf(address owner) external view returns (uint256);
    /// Who owns a position, controls its request and is paid what it is served.
    function ownerOf(uint256 tokenId) external view returns (address);
    /// Lets `approved` act on a position: bid, and give it away. Owner or its operator.
    function approve(address approved, uint256 tokenId) external;
    /// Who is approved for a position.
    function getApproved(uint256 tokenId) external view returns (address);
    /// Lets `operator` act on every position of the caller. Anyone.
    function setApprovalForAll(address operator, bool approved) external;
    /// Whether an operator may act on every position of an owner.
    function isApprovedForAll(address owner, address operator) external view returns (bool);
    /// Gives a position away with what it is owed and not collected. A commitment that could be taken back is; from
    /// the lock until it is opened or no longer can be, it keeps the position where it is. Owner or approved.
    function transferFrom(address from, address to, uint256 tokenId) external;
    /// The same, and asks a receiver that is a contract, which cannot call this contract then.
    function safeTransferFrom(address from, address to, uint256 tokenId) external;
    /// The same, with a message for the receiver.
    function safeTransferFrom(address from, address to, uint256 tokenId, bytes calldata data) external;
    /// The same as `transferFrom`, if the position is as the buyer saw it.
    function transferFromWithFingerprint(address from, address to, uint256 tokenId, bytes32 fingerprint) external;
    /// ERC-5646: changes with whatever changes what the position is worth, and with every collection.
    function getStateFingerprint(uint256 tokenId) external view returns (bytes32);
    /// A position as a card: JSON with a picture, both within the address. ERC-721's metadata.
    function tokenURI(uint256 tokenId) external view returns (string memory);
    /// ERC-165, ERC-721 with its metadata, and ERC-5646.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// Puts `shares`, which the vault has moved here from `owner`, at the end of the line. Vault.
    function request(uint256 shares, address controller, address owner) external returns (uint256 id);
    /// The same with a sealed bid for that position and epoch. Vault.
    function requestWithCommitment(
        uint256 shares,
        address controller,
        address owner,
        uint256 expectedId,
        uint64 epoch,
        bytes32 commitment,
        bytes calldata ciphertext
    ) external returns (uint256 id);
    /// Takes `shares` and their part of the assets, rounded down, out of what a controller may claim. The last shares
    /// have all that is left. The vault pays. Vault.
    function redeemFor(address controller, uint256 shares) external returns (uint256 redeemed, uint256 assets);
    /// Takes `assets` and their part of the shares, rounded up, out of what a controller may claim. The last assets
    /// have all shares that are left. The vault pays. Vault.
    function withdrawFor(address controller, uint256 assets) external returns (uint256 shares, uint256 withdrawn);

    /// Seals a bid for `epoch`, in place of one that is sealed; a bid that stands does until this one opens. At most
    /// 1,024 bytes of ciphertext. Whoever loses the opening pays the penalty. Owner or approved.
    function commit(uint256 id, uint64 epoch, bytes32 commitment, bytes calldata ciphertext) external;
    /// Takes a commitment back before its epoch is locked. Owner or approved.
    function withdrawCommitment(uint256 id) external;
    /// Takes a bid that stands back to its place in the line, while the epoch is open. Owner or approved.
    function withdrawBid(uint256 id) external returns (uint256 shares);
    /// Takes a request back before its epoch is locked; the vault returns the shares to the owner. Owner or its
    /// operator at the vault.
    function cancel(uint256 id) external returns (uint256 shares);
    /// Collects positions, of which those of others are paid to their owners' ledgers, and has the vault pay all
    /// that the caller may claim to `receiver`. Anyone, for itself.
    function claim(uint256[] calldata ids, uint32 epochs, address receiver)
        external
        returns (uint256 shares, uint256 assets);

    /// Locks the open epoch from its lock time on, as of that time. Anyone; any other call does it too.
    function lock() external;
    /// Proves the beacon's round that makes the bids of the epoch readable: the first that is published an hour after its
    /// lock time or later. Until 12 hours before the end of the reveal; without it nobody is charged. Bids still taken
    /// are locked at once. `signature` has 96 bytes, the point's x and y. Anyone.
    function proveBeacon(bytes calldata signature) external;
    /// Opens a commitment. More shares than the position has are held to those; no share, or a tick below the
    /// reserve or above 1,900, opens as a decoy. Anyone who knows the opening.
    function reveal(uint256 id, uint16 tick, uint96 shares, uint128 salt) external;
    /// Opens what of this can be opened, and says which. Anyone who knows the openings.
    function revealMany(Opening[] calldata openings) external returns (bool[] memory opened);
    /// Clears the epoch from the end of the reveal on, and serves at most `blocks` blocks of 256 positions of the
    /// line; goes on serving where it is cleared. Says whether the epoch is settled. Anyone.
    function clear(uint32 blocks) external returns (bool settled);
    /// Settles at most `epochs` past epochs into each position and adds what they are paid to their owners' ledgers;
    /// an empty position is gone. What is no position is passed over. Anyone.
    function collect(uint256[] calldata ids, uint32 epochs) external returns (uint256 shares, uint256 assets);

    /// The vault whose shares wait here.
    function vault() external view returns (address);
    /// When epoch 1 began; each has thirty days.
    function genesis() external view returns (uint64);
    /// What commitments are bound to beside chain, contract, epoch and position.
    function sealDomain() external pure returns (bytes32);
    /// A position as it is with all settled epochs, collected or not: shares that wait and that bid, the tick of
    /// that bid or zero, the epoch up to which it is settled, the epoch in which its commitment opens or zero,
    /// whether it is charged because one was not opened; the last commitment; and what can be collected.
    function position(uint256 id)
        external
        view
        returns (
            address owner,
            uint256 waiting,
            uint256 bid,
            uint16 tick,
            uint64 epoch,
            uint64 sealedFor,
            bool isPenalised,
            bytes32 commitment,
            uint256 collectableShares,
            uint256 collectableAssets
        );
    /// ERC-7540: shares of a request that are not served; zero if another controls it.
    function pendingRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
    /// ERC-7540: shares of a request that are served and not collected; zero if another controls it.
    function claimableRedeemRequest(uint256 requestId, address controller) external view returns (uint256 shares);
    /// What a controller may claim: collected and not paid out. The most for `redeemFor` and `withdrawFor`.
    function claimable(address controller) external view returns (uint256 shares, uint256 assets);
    /// Shares that wait in the line before a position.
    function sharesAhead(uint256 id) external view returns (uint256 shares);
    /// What the authority has set: requests rest before `requestsPausedUntil` and may rest again from
    /// `requestPauseAvailableAt`; the rules of the next lock.
    function parameters()
        external
        view
        returns (
            uint64 requestsPausedUntil,
            uint64 requestPauseAvailableAt,
            uint16 maximumTick,
            uint16 penalty
        );
    /// What the contract keeps, by the keys of its map: the auction's books are read this way by the lens, which says
    /// what they mean.
    function places(uint256[] calldata keys) external view returns (uint256[] memory words);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Stops new requests until then, 14 days at most, then 7 days not; a past time ends it. Nothing else can be
    /// stopped. Authority.
    function pauseRequests(uint64 until) external;
    /// Sets what bids are held to, tick 10 to 1,900, and what a position pays that was not opened, 50 to 500; an
    /// epoch whose lock is due keeps its own. Authority.
    function setRules(uint16 maximumTick, uint16 penalty) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;

    /// What a commitment was sealed from.
    struct Opening {
        uint256 id;
        uint16 tick;
        uint96 shares;
        uint128 salt;
    }
}
