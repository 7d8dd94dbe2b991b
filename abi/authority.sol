// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Authority: who may do what. It keeps the roles, passes the administrator's calls on to the contracts that take
/// orders from here, its targets, and pauses them.
///
/// A role is the keccak256 of its name, but ADMIN is zero; `roleNames()` lists them.
///   ADMIN         grants every other role, lists targets, pushes calls; one account, passed on in two steps
///   GUARDIAN      stops entries of targets for a while, calls operations off, and does nothing else
///   STRATEGIST    lends the vault's cash within the loan book's limits
///   UNDERWRITER   approves borrowers and curators
///   TITLE_AGENT   issues titles of hardware
///   BAILEE        keeps the hardware, and attests and delivers it
///   APPRAISER     attests its value
///   INSURER       attests its insurance
///   MONITOR       freezes a title for a while
///   PUBLISHER     commits the roots of points
///   BRIDGE        mints what was burnt on another chain
///   MAKER         mints where only market makers may
/// This contract asks for the first two; targets ask for the others with `hasRole`.
///
/// An entry is a target's function that stops one way in until a time, and that only its authority may call. An entry
/// here is one of four selectors:
///   pauseMint(uint64)        0x362e472f
///   pauseDeposits(uint64)    0xd9d02b01
///   pauseRequests(uint64)    0x12c42fa3
///   pauseBorrowing(uint64)   0x1b673745
///
/// ADMIN acts at once until it seals this contract. Afterwards all it does is an operation: calls that are announced,
/// wait, and can then be carried out by anybody within 14 days, all of them or none. An operation waits as long as
/// the slowest of its calls:
///   90 days  what somebody might want to leave before: the vault's loan book, STRATEGIST granted, the modules LOAN_BOOK
///            and QEV, another asset in USDai's reserve, an end of redeeming into one, USDai's bridge, who speaks for
///            another chain, a target's authority; and never less than the oldest request for redemption has waited, as
///            far as the module QEV tells, which forgets that of a position when anybody collects it
///   14 days  GUARDIAN granted or revoked, which is an operation of its own; the administrator's place left empty
///    7 days  targets, modules and the contracts that targets work with; how prices are looked at, who is exempt from
///            caps, how much the vault may lend; the administrator's place; BRIDGE granted
///    3 days  everything else
/// @custom:constructor constructor(address admin)
interface IAuthority {
    /// A call that an operation makes: to this contract as its administrator would, or passed on to a target.
    struct Call {
        address target;
        bytes data;
    }

    /// `account` has `role` from now on. `sender` called: ADMIN, or who carried an operation out.
    event RoleGranted(bytes32 indexed role, address indexed account, address indexed sender);
    /// `account` has `role` no longer.
    event RoleRevoked(bytes32 indexed role, address indexed account, address indexed sender);
    /// `pendingAdmin` may take the administrator's place; zero withdraws the offer.
    event AdminOffered(address indexed admin, address indexed pendingAdmin);
    /// The administrator is another account, zero if there is none any more, and no place is on offer.
    event AdminChanged(address indexed previousAdmin, address indexed admin);
    /// A target was listed, with these entries.
    event TargetAdded(address indexed target, bytes4[] entries);
    /// A target was delisted; its entries and their pauses are forgotten here.
    event TargetRemoved(address indexed target);
    /// A call was passed on, and the target took it.
    event Pushed(address indexed sender, address indexed target, bytes4 indexed selector, bytes data);
    /// An entry is to rest until `until`; a past time means that it is to go on.
    event PauseSet(address indexed target, bytes4 indexed entry, uint64 until, address indexed sender);
    /// The target did not take a pause that is recorded here. Remedy: `sync(target)` when it will.
    event PauseNotPushed(address indexed target, bytes4 indexed entry, uint64 until);

    /// Set-up is over: from now on what the administrator does waits.
    event Sealed(address indexed admin);
    /// An operation waits until `readyAt` and is void at `expiresAt`.
    event OperationScheduled(
        bytes32 indexed id, bytes32 indexed predecessor, bytes32 salt, Call[] calls, uint64 readyAt, uint64 expiresAt
    );
    /// An operation was carried out.
    event OperationExecuted(bytes32 indexed id, address indexed sender);
    /// An operation was called off.
    event OperationCancelled(bytes32 indexed id, address indexed sender);
    /// An operation that nobody carried out in time is no longer listed.
    event OperationExpired(bytes32 indexed id);
    /// A module has another address; zero for none.
    event ModuleSet(bytes32 indexed name, address indexed previousModule, address indexed module);

    /// The account lacks the role that this takes. Remedy: let ADMIN grant it.
    error AccessControlUnauthorizedAccount(address account, bytes32 neededRole);
    /// A role is given up by its holder only. Remedy: the caller's own address as the confirmation.
    error AccessControlBadConfirmation();
    /// The role has no more than `index` holders. Remedy: an index below `getRoleMemberCount(role)`.
    error AccessControlEnumerableOutOfBounds(bytes32 role, uint256 index);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// The contract has its administrator already. Remedy: none is needed; `transferAdmin` names another.
    error AlreadyConstructed();
    /// There is no such role. Remedy: one of `roleNames()`.
    error RoleUnknown(bytes32 role);
    /// ADMIN is neither granted, revoked nor given up. Remedy: `transferAdmin`, then `acceptAdmin`.
    error AdminInTwoSteps();
    /// Only the account that was offered the administrator's place may take it. Remedy: call from `pendingAdmin()`.
    error NotPendingAdmin(address caller);
    /// There are as many grants as there can be. Remedy: revoke one that nobody needs.
    error TooManyGrants(uint256 maximum);
    /// The address is no target. Remedy: one of `targets()`.
    error TargetUnknown(address target);
    /// The address is a target already. Remedy: remove it first, to give it other entries.
    error TargetAlreadyListed(address target);
    /// There are as many targets as there can be. Remedy: remove one.
    error TooManyTargets(uint256 maximum);
    /// There is no contract at the address. Remedy: the address of a contract on this chain.
    error TargetHasNoCode(address target);
    /// The target does not have this entry, or there is no such entry. Remedy: one of `entries(target)`.
    error EntryUnknown(bytes4 entry);
    /// Calldata begins with a selector, which is 4 bytes. Remedy: begin with the selector of a function.
    error SelectorMissing(uint256 length);
    /// An entry is not pushed as a call. Remedy: `pause`, which takes a guardian.
    error PauseThroughGuardian(bytes4 selector);
    /// The target refused without a reason. If it has one, that is what the caller gets.
    /// Remedy: look at the call and at the state of its target.
    error PushFailed(address target);
    /// A pause may end at `latest` at most. Targets refuse with the same error. Remedy: an end at `latest` or before.
    error PauseTooLong(uint64 until, uint64 latest);

    /// Set-up is over, so this waits. Remedy: `schedule` it, and `execute` it after `delay` seconds.
    error DelayRequired(uint64 delay);
    /// Set-up is over already. Remedy: none is needed.
    error AlreadySealed();
    /// An operation makes calls. Remedy: at least one.
    error NoCalls();
    /// An operation makes no more calls than that. Remedy: make more than one operation of them.
    error TooManyCalls(uint256 maximum);
    /// There are as many operations as there can be. Remedy: carry one out or call one off.
    error TooManyOperations(uint256 maximum);
    /// An operation has no such call of this contract. Remedy: a function that says ADMIN; for a `push` the call that
    /// it would pass on.
    error OrderUnknown(bytes4 selector);
    /// The arguments of a call of this contract do not decode. Remedy: encode them as this interface declares them.
    error OrderMalformed(bytes4 selector);
    /// GUARDIAN is granted or revoked by an operation of that call alone, so that no guardian is kept from calling off
    /// anything else. Remedy: make two operations of them.
    error GuardianChangeAlone();
    /// The same operation waits, is ready or was carried out. Remedy: another salt, to do the same again.
    error OperationKnown(bytes32 id, uint8 state);
    /// The operation is not ready: see `operation` for the states. Remedy: if it waits, after `readyAt`; if it is void
    /// or unknown, `schedule` it.
    error OperationNotReady(bytes32 id, uint8 state, uint64 readyAt);
    /// There is nothing to call off. Remedy: one of `operations()`.
    error OperationNotPending(bytes32 id, uint8 state);
    /// The operation before this one was not carried out. Remedy: `execute` that one first.
    error PredecessorNotExecuted(bytes32 predecessor, uint8 state);
    /// The administrator's place is left empty only when no other operation could still be carried out.
    /// Remedy: carry the others out or call them off, and then execute this one.
    error OperationsPending(uint256 count);
    /// A module's name is 1 to 31 capital letters, digits and underscores, then zeros. Remedy: such a name.
    error ModuleNameInvalid(bytes32 name);
    /// There is no contract at the address. Remedy: the address of a contract on this chain.
    error ModuleHasNoCode(address module);
    /// There are as many modules as there can be. Remedy: remove one by naming the zero address for it.
    error TooManyModules(uint256 maximum);

    /// Whether `account` has `role`.
    function hasRole(bytes32 role, address account) external view returns (bool);
    /// The role that grants and revokes `role`: ADMIN, which is zero.
    function getRoleAdmin(bytes32 role) external view returns (bytes32);
    /// The holder of `role` at a place in its list; the order changes when one is revoked.
    function getRoleMember(bytes32 role, uint256 index) external view returns (address);
    /// How many have `role`.
    function getRoleMemberCount(bytes32 role) external view returns (uint256);
    /// Grants a role, ADMIN aside; nothing happens if the account has it. At most 512 grants. GUARDIAN takes 14 days,
    /// BRIDGE 7, others 3. ADMIN.
    function grantRole(bytes32 role, address account) external;
    /// Revokes a role, ADMIN aside; nothing happens if the account does not have it. GUARDIAN takes 14 days, others 3.
    /// ADMIN.
    function revokeRole(bytes32 role, address account) external;
    /// Gives up the caller's role, ADMIN aside; nothing happens if the caller does not have it. Anyone.
    function renounceRole(bytes32 role, address confirmation) external;
    /// ERC-165, IAccessControl and IAccessControlEnumerable.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// Who can do what: every grant as a role and a holder, ADMIN first.
    function roles() external view returns (bytes32[] memory roles, address[] memory holders);
    /// Every role there is, and its name.
    function roleNames() external view returns (bytes32[] memory roles, string[] memory names);

    /// The administrator; zero if there is none.
    function admin() external view returns (address);
    /// Who may take the administrator's place.
    function pendingAdmin() external view returns (address);
    /// Offers the administrator's place; zero withdraws the offer. Takes 7 days. ADMIN.
    function transferAdmin(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAdmin() external;
    /// Leaves the administrator's place empty for ever and withdraws an offer of it. Takes 14 days, is only carried out
    /// as an operation, and only when no other could be any more. ADMIN.
    function renounceAdmin() external;

    /// Whether set-up is over, so that what ADMIN does waits.
    function isSealed() external view returns (bool);
    /// Ends set-up, once and for ever. ADMIN.
    function seal() external;
    /// How long an operation of these calls has to wait from now on, seconds: the longest of them. What could not be
    /// announced is refused.
    function delayOf(Call[] calldata calls) external view returns (uint64);
    /// The id of an operation: the hash of the three as the ABI encodes them.
    function hashOperation(Call[] calldata calls, bytes32 predecessor, bytes32 salt) external view returns (bytes32);
    /// Announces an operation of at most 32 calls, to be carried out after `predecessor`; zero for after none. One that
    /// was called off or expired can be announced again. At most 32 at a time; expired ones make room. ADMIN.
    function schedule(Call[] calldata calls, bytes32 predecessor, bytes32 salt) external returns (bytes32 id);
    /// Carries out an operation that has waited, all of it or, with the reason of the first call that fails, nothing of
    /// it. Anyone.
    function execute(Call[] calldata calls, bytes32 predecessor, bytes32 salt) external;
    /// Calls an operation off that waits, is ready, or expired. GUARDIAN or ADMIN; where GUARDIAN is granted or
    /// revoked, ADMIN alone.
    function cancel(bytes32 id) external;
    /// An operation: 0 unknown, 1 waiting, 2 ready, 3 expired, 4 executed, 5 cancelled; and when it is or was to be
    /// ready and void, zero if it never waited.
    function operation(bytes32 id) external view returns (uint8 state, uint64 readyAt, uint64 expiresAt);
    /// The operations that wait, are ready, or expired and are still listed; the order changes.
    function operations()
        external
        view
        returns (bytes32[] memory ids, uint64[] memory readyAt, uint64[] memory expiresAt);

    /// The address of a module by its name; zero for none.
    function module(bytes32 name) external view returns (address);
    /// Every module.
    function modules() external view returns (bytes32[] memory names, address[] memory modules);
    /// Names a module's address, at most 32 of them; zero removes it. Takes 7 days; LOAN_BOOK and QEV 90. ADMIN.
    function setModule(bytes32 name, address module) external;

    /// The contracts that take orders from here.
    function targets() external view returns (address[] memory);
    /// The entries that a target was listed with.
    function entries(address target) external view returns (bytes4[] memory);
    /// Lists a contract, at most 32 of them, and says which entries it has. Takes 7 days. ADMIN.
    function addTarget(address target, bytes4[] calldata entries) external;
    /// Delists a target. What it was told stays in force there. Takes 7 days. ADMIN.
    function removeTarget(address target) external;
    /// Passes a call on to a target and returns what it answers, or reverts with its reason: of either at most the
    /// first 4,096 bytes. An entry is refused. Takes as long as an operation of that call. ADMIN.
    function push(address target, bytes calldata data) external returns (bytes memory);

    /// Until when an entry is to rest, as far as it was said here; the target knows whether it does.
    function pausedUntil(address target, bytes4 entry) external view returns (uint64);
    /// Stops an entry until then, 14 days at most; a past time ends that. The target refuses a longer pause than the
    /// one that runs, and a new one within 7 days of the last. GUARDIAN.
    function pause(address target, bytes4 entry, uint64 until) external;
    /// The same for every entry of every target, but a recorded pause that ends later is kept and told again: only
    /// `pause` ends one sooner. One that is refused stays recorded and does not stop the others; each has 150,000
    /// gas. GUARDIAN.
    function pauseAll(uint64 until) external;
    /// Tells a target again of every pause recorded here whose end is to come. One that is refused does not stop the
    /// others; when none is taken, the target's first reason is the caller's. Each has 4,000,000 gas. Anyone.
    function sync(address target) external;
}
