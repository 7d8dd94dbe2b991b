// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Lenders' positions as ERC-721: who holds one is paid what its tranche is.
/// A position's number is keccak256 of its loan's id and the tranche's index as one byte, packed. Positions are made by
/// the loan router alone, stay when their loan is closed, and are no collateral.
/// @custom:constructor constructor(address authority)
interface ILoanPositions {
    /// A position changed hands; `from` is zero when its loan began.
    event Transfer(address indexed from, address indexed to, uint256 indexed tokenId);
    /// `approved` may give the position away; zero for nobody.
    event Approval(address indexed owner, address indexed approved, uint256 indexed tokenId);
    /// `operator` may give every position of the owner away, or no longer.
    event ApprovalForAll(address indexed owner, address indexed operator, bool approved);
    /// The positions of the tranches 0 to `count` - 1 of a loan were made, in this order.
    event Minted(bytes32 indexed loan, uint256 count);
    /// The loan router that makes positions, for ever.
    event RouterSet(address indexed router);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// No position belongs to this address. Remedy: another address.
    error ERC721InvalidOwner(address owner);
    /// There is no such position. Remedy: the number that `tokenId` gives for a tranche of a loan that has begun.
    error ERC721NonexistentToken(uint256 tokenId);
    /// The position belongs to `owner`. Remedy: name that owner.
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    /// A position cannot go there, where it would be stuck: zero, this contract, the loan router, or a contract that
    /// does not take it. Remedy: another receiver.
    error ERC721InvalidReceiver(address receiver);
    /// Only the owner and who is approved may do this. Remedy: have the owner approve the caller.
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    /// Only the owner and its operators may approve. Remedy: call as the owner.
    error ERC721InvalidApprover(address approver);
    /// This address cannot be an operator. Remedy: another address.
    error ERC721InvalidOperator(address operator);

    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// Only the loan router may do this. Remedy: `borrow` there.
    error NotRouter(address caller);
    /// The router is named already, for ever. Remedy: none is needed.
    error RouterKnown(address router);
    /// There is no contract at this address. Remedy: deploy it first.
    error NoContract(address account);
    /// The loan has its positions already. Remedy: none is needed.
    error AlreadyMinted(bytes32 loan);
    /// A number is outside its bounds. Remedy: from `least` to `most`.
    error OutOfRange(uint256 value, uint256 least, uint256 most);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// "USDai Loan Position".
    function name() external view returns (string memory);
    /// "USDai-LP".
    function symbol() external view returns (string memory);
    /// Positions of `owner`, those of closed loans too.
    function balanceOf(address owner) external view returns (uint256);
    /// Who owns a position and is paid what its tranche is.
    function ownerOf(uint256 tokenId) external view returns (address);
    /// Lets `approved` give a position away. Owner or its operator.
    function approve(address approved, uint256 tokenId) external;
    /// Who is approved for a position.
    function getApproved(uint256 tokenId) external view returns (address);
    /// Lets `operator` give every position of the caller away. Anyone.
    function setApprovalForAll(address operator, bool approved) external;
    /// Whether an operator may act on every position of an owner.
    function isApprovedForAll(address owner, address operator) external view returns (bool);
    /// Gives a position away with all that its tranche is paid from now on. What the router holds for the owner to
    /// claim stays the owner's. Owner or approved.
    function transferFrom(address from, address to, uint256 tokenId) external;
    /// The same, and asks a receiver that is a contract, which cannot call this contract then.
    function safeTransferFrom(address from, address to, uint256 tokenId) external;
    /// The same, with a message for the receiver.
    function safeTransferFrom(address from, address to, uint256 tokenId, bytes calldata data) external;
    /// A position's name as JSON within the address. ERC-721's metadata.
    function tokenURI(uint256 tokenId) external view returns (string memory);
    /// ERC-165, and ERC-721 with its metadata.
    function supportsInterface(bytes4 interfaceId) external view returns (bool);

    /// Names the loan router, once. Authority.
    function setRouter(address router) external;
    /// Gives each lender the position of its tranche, calling none of them; at most 256. Router.
    function mint(bytes32 loan, address[] calldata lenders) external;
    /// Who holds the first `count` tranches' positions of a loan, at most 256; zero where there is none.
    function ownersOf(bytes32 loan, uint256 count) external view returns (address[] memory);
    /// The number of a tranche's position: keccak256(loan, index as uint8), packed.
    function tokenId(bytes32 loan, uint8 index) external pure returns (uint256);
    /// The loan router; zero until it is named.
    function router() external view returns (address);

    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
