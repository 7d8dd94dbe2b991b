// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// CALIBER: titles of hardware as ERC-721. A title's number is the hash of its document (EIP-712), which never changes
/// and is shown again wherever its parties count; later appraisals and policies are appended. Values are USD of 18
/// decimals and below 2^96, times are unix seconds, shares of a value are basis points.
/// States: 1 draft, 2 attested, 3 active, 4 pledged, 5 defaulted, 6 foreclosed, 7 sold, 8 redeemed, 9 withdrawn.
/// Who acts: 1 the owner, 2 the title agent, 3 the loan router, 4 the auction, 5 the monitor, 6 anybody else.
/// Offices: 1 operator, who may borrow; 2 curator, who may take first losses. Whoever is approved as either is an
/// approved holder: active titles move between approved holders alone.
/// Roles are the authority's: it is asked `hasRole(bytes32 role, address account)` for keccak256 of TITLE_AGENT,
/// BAILEE, APPRAISER, INSURER, MONITOR and UNDERWRITER. A role that ends later undoes nothing.
/// Signatures are over EIP-712's domain "CALIBER", version "1": 65 bytes of a key, or what a contract takes as its own
/// (ERC-1271).
/// @custom:constructor constructor(address authority, address metadata)
interface ICaliber {
    /// A policy of insurance.
    struct Policy {
        address insurer;
        bytes32 policyHash;
        uint256 insuredAmount;
        uint64 expiresAt;
    }

    /// What an appraiser found. `method` is 1 for a straight line, 2 for a decline of what is left; 1 to 10,000 basis
    /// points are lost a year, and at most 5,000 remain for ever.
    struct Appraisal {
        address appraiser;
        uint256 value;
        uint64 appraisedAt;
        uint8 method;
        uint16 yearlyBps;
        uint16 residualBps;
    }

    /// A document: EIP-712's struct `Title`. Classes: 1 GPU server, 2 GPU cluster, 3 network device, 4 antenna,
    /// 5 other. `model` and `site` are 1 to 64 bytes of printable ASCII without quotes, backslash, < > and &.
    /// `serialRoot` is the Merkle root over the hashes of `quantity` serials, `siteTier` is 1 to 4.
    struct Title {
        uint8 assetClass;
        string model;
        uint32 quantity;
        bytes32 serialRoot;
        string site;
        uint8 siteTier;
        address bailee;
        address titleAgent;
        bytes32 bailmentAgreementHash;
        bytes32 lienFilingHash;
        bytes32 titleDocumentHash;
        Policy policy;
        Appraisal appraisal;
    }

    /// A title changed hands; `from` is zero for a new one, `to` is zero once its life is over.
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    /// `approved` may transfer the title; zero for nobody. A transfer ends it without another event.
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    /// `operator` may transfer every title of the owner, or no longer.
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    /// A title agent made a draft of a document.
    event Registered(uint256 indexed title, address indexed titleAgent, Title document);
    /// The title holds these serials, by their hashes.
    event SerialsBound(uint256 indexed title, bytes32[] serials);
    /// A title took an edge of its life.
    event StateChanged(uint256 indexed title, uint8 indexed from, uint8 indexed to);
    /// The bailee handed out the hardware of a title that is redeemed.
    event Delivered(uint256 indexed title, address indexed receiver, uint64 deliveredAt);
    /// A new appraisal counts from now on.
    event AppraisalAppended(uint256 indexed title, Appraisal appraisal);
    /// A new policy counts from now on; `sequence` came before it.
    event PolicyAppended(uint256 indexed title, uint16 sequence, Policy policy);
    /// The monitor froze a title until then.
    event FreezeSet(uint256 indexed title, uint64 until);
    /// The monitor ended a freeze.
    event FreezeLifted(uint256 indexed title);
    /// An account was approved for an office, as this legal entity and up to this limit.
    event StandingGranted(uint8 indexed office, address indexed account, bytes32 entity, uint256 limit);
    /// An account may no longer take more.
    event StandingRevoked(uint8 indexed office, address indexed account);
    /// An operator has `drawn` outstanding, `principal` more for a loan against the title.
    event CreditDrawn(address indexed operator, uint256 indexed title, uint256 principal, uint256 drawn);
    /// An operator has `drawn` outstanding, `principal` less.
    event CreditGivenBack(address indexed operator, uint256 principal, uint256 drawn);
    /// So much of the value of a class may be lent, for titles pledged from now on.
    event LoanToValueSet(uint8 indexed assetClass, uint16 shareBps);
    /// The loan router and the auction, for ever.
    event PartnersSet(address indexed router, address indexed auction);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No title belongs to this address. Remedy: another address.
    error ERC721InvalidOwner(address owner);
    /// There is no such title, or its life is over. Remedy: a number of a `Registered`.
    error ERC721NonexistentToken(uint256 tokenId);
    /// The title belongs to `owner`. Remedy: name that owner.
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    /// A title cannot go there: zero, this contract, or a contract that does not take it. Remedy: another receiver.
    error ERC721InvalidReceiver(address receiver);
    /// Only the owner and who is approved may do this. Remedy: have the owner approve the caller.
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    /// Only the owner and its operators may approve. Remedy: call as the owner.
    error ERC721InvalidApprover(address approver);
    /// This address cannot be an operator. Remedy: another address.
    error ERC721InvalidOperator(address operator);

    /// There is no title of this number. Remedy: a number of a `Registered`; a document with a changed field has
    /// another.
    error NoTitle();
    /// The document was registered before, also where that title's life is over. Remedy: another document.
    error AlreadyRegistered();
    /// No edge that this function takes leads from one state to the other. Remedy: look at the state with `title`.
    error NoEdge(uint8 from, uint8 to);
    /// The edge is for others than `by`. Remedy: have the one who may take it call.
    error NotAllowed(uint8 from, uint8 to, uint8 by);
    /// The title holds no serials: it is a draft, or its life is over. Remedy: attest it, or take another title.
    error NotLive(uint8 state);
    /// `by` may not transfer a title in this state. Remedy: wait until it is active.
    error TransferNotAllowed(uint8 state, uint8 by);
    /// Of the signatures over the document those are good that say true. Remedy: sign the digest of
    /// `documentDigest`.
    error SignatureMissing(bool bailee, bool appraiser, bool insurer);
    /// The signature is not this signer's. Remedy: sign the digest of the view for this.
    error SignatureInvalid(address signer);
    /// The account does not have the role. Remedy: have the authority's administrator grant it, or another account.
    error RoleMissing(bytes32 role, address account);
    /// The document names another title agent. Remedy: call as that one.
    error NotTitleAgent(address caller, address titleAgent);
    /// The serials are not those of the document. Remedy: all of them, in ascending order.
    error SerialsDiffer();
    /// A serial is not higher than the one before. Remedy: sort them, each once.
    error SerialsOutOfOrder(bytes32 serial);
    /// A serial is in a live title. Remedy: end that title's life first.
    error SerialHeld(bytes32 serial, uint256 title);
    /// A title has 1 to 1,024 pieces. Remedy: several titles.
    error QuantityOutOfRange(uint256 quantity);
    /// The owner, or who is to be, is neither an approved operator nor an approved curator. Remedy: have the
    /// underwriter approve it.
    error HolderNotApproved();
    /// The monitor froze the title. Remedy: wait until then.
    error Frozen(uint64 until);
    /// No freeze runs. Remedy: none is needed.
    error NotFrozen();
    /// A freeze lasts a second at least and 30 days at most, longer ones included. Remedy: an end at `mostUntil` or
    /// before.
    error FreezeTooLong(uint64 mostUntil);
    /// A freeze ended less than 30 days ago. Remedy: wait until then.
    error FreezeCoolingDown(uint64 againAt);
    /// The policy has lapsed. Remedy: append one that is in force.
    error PolicyLapsed(uint64 expiresAt);
    /// The title has had 65,535 policies. Remedy: a new title.
    error PoliciesFull();
    /// The appraisal is more than 180 days old. Remedy: append a new one.
    error AppraisalStale(uint64 appraisedAt);
    /// The appraisal is of the future. Remedy: wait until then.
    error AppraisedLater(uint64 appraisedAt);
    /// The appraisal is not newer than the last. Remedy: a newer one.
    error AppraisalNotNewer(uint64 last);
    /// The delivery is of the future. Remedy: wait until then.
    error DeliveredLater(uint64 deliveredAt);
    /// A yearly loss or a residual is out of bounds. Remedy: 1 to 10,000 basis points, to at most 5,000.
    error DepreciationOutOfRange(uint16 yearlyBps, uint16 residualBps);
    /// An amount is zero or 2^96 and more. Remedy: one between.
    error ValueOutOfRange(uint256 value);
    /// More than 8,000 basis points of a value. Remedy: at most those.
    error LoanToValueAboveCap(uint16 shareBps);
    /// More than may be lent against the title. Remedy: at most `maximum`.
    error LoanAboveMaximum(uint256 loan, uint256 maximum);
    /// The account is not approved for the office, or no longer. Remedy: have the underwriter approve it.
    error NotApproved();
    /// A loan of nothing. Remedy: an amount above zero.
    error NothingAsked();
    /// More than the operator's limit leaves. Remedy: at most `room`.
    error CreditExceeded(uint256 amount, uint256 room);
    /// The account stands for another legal entity. Remedy: another account.
    error EntityChanged();
    /// A party is the zero address. Remedy: name an address.
    error PartyMissing();
    /// One party acts for two of bailee, appraiser and insurer. Remedy: three parties.
    error PartiesNotDistinct(address party);
    /// A hash is zero. Remedy: the hash of the paper.
    error HashMissing();
    /// A text has 1 to 64 bytes. Remedy: a shorter one.
    error TextLength(uint256 length);
    /// A text has a character that it may not have, at this byte. Remedy: leave it out.
    error TextCharacter(uint256 position);
    /// A class, tier, method or office has no such number. Remedy: one of those above.
    error UnknownNumber(uint8 number);
    /// Only the loan router may do this. Remedy: the function of the router.
    error NotRouter(address caller);
    /// Router and auction were named before. Remedy: none is needed.
    error PartnersKnown();
    /// The drawing contract does not answer as it should. Remedy: read `title` and `valuation`.
    error ContractSilent(address contract_);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit, or more comes back than was drawn. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// "CALIBER Title".
    function name() external view returns (string memory);
    /// "CALIBER".
    function symbol() external view returns (string memory);
    /// Titles of `owner`, drafts included.
    function balanceOf(address owner) external view returns (uint256);
    /// The holder of a title: while it is pledged the router, while it is sold by auction the auction.
    function ownerOf(uint256 tokenId) external view returns (address);
    /// Lets `approved` transfer a title. Owner or its operator.
    function approve(address approved, uint256 tokenId) external;
    /// Who may transfer a title beside its owner.
    function getApproved(uint256 tokenId) external view returns (address);
    /// Lets `operator` transfer every title of the caller. Anyone.
    function setApprovalForAll(address operator, bool approved) external;
    /// Whether an operator may transfer every title of an owner.
    function isApprovedForAll(address owner, address operator) external view returns (bool);
    /// Gives an active title that is not frozen from one approved holder to another. Owner or approved.
    function transferFrom(address from, address to, uint256 tokenId) external;
    /// The same, and asks a receiver that is a contract, which cannot call this contract then.
    function safeTransferFrom(address from, address to, uint256 tokenId) external;
    /// The same, with a message for the receiver.
    function safeTransferFrom(address from, address to, uint256 tokenId, bytes calldata data) external;
    /// A title as a card: JSON with a picture, both within the address: what it is, what it is worth now, its state.
    function tokenURI(uint256 tokenId) external view returns (string memory);
    /// ERC-165, ERC-721 with its metadata, and ERC-5267.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// Makes a draft of a document, which belongs to `owner`. The title agent that it names, with role TITLE_AGENT.
    function register(Title calldata document, address owner) external returns (uint256 title);
    /// Attests a draft: bailee, appraiser and insurer, with their roles now, signed the digest of `documentDigest`; the
    /// title holds its serials from now on, of which all are shown, as hashes in ascending order. The document's title
    /// agent, with its role.
    function attest(
        Title calldata document,
        bytes32[] calldata serials,
        bytes calldata baileeSignature,
        bytes calldata appraiserSignature,
        bytes calldata insurerSignature
    ) external;
    /// Says that an attested title's hardware is installed and has run its trial; the owner has to be an approved
    /// holder. The document's title agent, with its role.
    function activate(Title calldata document) external;
    /// Gives up a draft or an attested title, which frees its serials. The owner, or the document's title agent with
    /// its role.
    function withdraw(Title calldata document) external;
    /// Keeps a title that was bought in the auction: it is active again. The owner, if an approved holder.
    function keep(uint256 title) external;
    /// Ends a title that is active or sold: the bailee signed the digest of `deliveryDigest` for the caller. The owner.
    function redeem(Title calldata document, uint64 deliveredAt, bytes calldata baileeSignature) external;
    /// Appends an appraisal whose appraiser, with its role now, signed the digest of `appraisalDigest`. Anyone.
    function appendAppraisal(Title calldata document, Appraisal calldata appraisal, bytes calldata signature) external;
    /// Appends a policy whose insurer, with its role now, signed the digest of `policyDigest`. Anyone.
    function appendPolicy(Title calldata document, Policy calldata policy, bytes calldata signature) external;

    /// Stops transfers and a new pledge of a title for so many seconds from now; one that runs is made longer or
    /// shorter, up to 30 days from its beginning, and then there is none for 30 days. Role MONITOR.
    function freeze(uint256 title, uint64 length) external;
    /// Ends a freeze. Role MONITOR.
    function lift(uint256 title) external;
    /// Approves an account for an office, anew or again, as a legal entity, which stays, and up to a limit.
    /// Role UNDERWRITER.
    function grantStanding(uint8 office, address account, bytes32 entity, uint256 limit) external;
    /// Ends an approval; what runs goes on. Role UNDERWRITER.
    function revokeStanding(uint8 office, address account) external;

    /// Names the loan router and the auction, once. Authority.
    function setPartners(address router, address auction) external;
    /// Sets how much of the value of a class may be lent, at most 8,000. Authority.
    function setLoanToValue(uint8 assetClass, uint16 shareBps) external;

    /// Pledges an active title of the borrower for a loan: draws its credit, and the router holds the title. Router.
    function pledge(uint256 title, address borrower, uint256 principal) external;
    /// A loan pays off another of the borrower against the same title, which stays pledged: `oldPrincipal` comes back
    /// to the operator's credit, and `principal` is drawn and held to `maxLoan` like that of a new pledge. Router.
    function repledge(uint256 title, address borrower, uint256 oldPrincipal, uint256 principal) external;
    /// Gives a title back when its loan is paid off, whoever the receiver is: nothing of it is called. Router.
    function release(uint256 title, address to) external;
    /// The loan is in default. Router.
    function markDefaulted(uint256 title) external;
    /// The arrears are paid. Router.
    function markCured(uint256 title) external;
    /// The cure window has passed: the auction holds the title. Router.
    function foreclose(uint256 title) external;
    /// The title is the buyer's. Auction.
    function sell(uint256 title, address buyer) external;
    /// Principal of an operator that came back, USD of 18 decimals. Router.
    function giveBack(address borrower, uint256 principal) external;

    /// A title as it stands, also when its life is over: `model` is the first 32 bytes of that text, `policies` counts
    /// those so far, and a freeze runs or ran from `frozenFrom` until `frozenUntil`, both zero where there was none.
    function title(uint256 title)
        external
        view
        returns (
            uint8 state,
            uint8 assetClass,
            uint32 quantity,
            bytes32 model,
            uint256 insuredAmount,
            uint64 policyExpiresAt,
            uint16 policies,
            uint64 frozenFrom,
            uint64 frozenUntil
        );
    /// The last appraisal of a title, and how many were appended to that of its document.
    function valuation(uint256 title)
        external
        view
        returns (
            uint256 value,
            uint64 appraisedAt,
            uint8 method,
            uint16 yearlyBps,
            uint16 residualBps,
            uint16 appended
        );
    /// Who made the last appraisal and issued the last policy; zero where that is the document's own.
    function parties(uint256 title) external view returns (address appraiser, address insurer);
    /// The live title that holds a serial; zero where there is none.
    function holderOfSerial(bytes32 serial) external view returns (uint256 title);
    /// The last appraisal, depreciated until `at`, USD of 18 decimals, rounded down.
    function currentValue(uint256 title, uint64 at) external view returns (uint256);
    /// The most that may be lent against it now, USD of 18 decimals, rounded down; zero unless it is active or pledged,
    /// insured, and appraised within 180 days.
    function maxLoan(uint256 title) external view returns (uint256);
    /// How much of the value of a class may be lent: 7,000 where nothing was set.
    function loanToValue(uint8 assetClass) external view returns (uint16 shareBps);
    /// An account's record for an office: `approval` is 0 unknown, 1 approved, 2 revoked; `drawn` is what is
    /// outstanding of `limit`, for operators.
    function standing(uint8 office, address account)
        external
        view
        returns (uint8 approval, uint64 decidedAt, uint256 limit, uint256 drawn, bytes32 entity);
    /// Whether the account is an approved curator.
    function isCurator(address account) external view returns (bool);
    /// Whether the account may hold active titles: an approved operator or curator.
    function isHolder(address account) external view returns (bool);
    /// The loan router and the auction, zero until they are named, and the drawing contract.
    function partners() external view returns (address router, address auction, address metadata);

    /// A document's number, and the digest that its three parties sign.
    function documentDigest(Title calldata document) external view returns (uint256 title, bytes32 digest);
    /// The digest that an appraiser signs to append an appraisal to a title.
    function appraisalDigest(uint256 title, Appraisal calldata appraisal) external view returns (bytes32 digest);
    /// The digest that an insurer signs to append a policy to a title with as many policies as it has now.
    function policyDigest(uint256 title, Policy calldata policy) external view returns (bytes32 digest);
    /// The digest that a bailee signs when it handed a title's hardware to `receiver`.
    function deliveryDigest(uint256 title, address receiver, uint64 deliveredAt)
        external
        view
        returns (bytes32 digest);
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

    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
