// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Errors of standards and of tokens that the reserve may hold, and what to do about them. ERC-6093 names those that
/// begin with ERC; SafeERC20 and the others are OpenZeppelin's; those of dollars are the test dollar's.
interface ITokenErrors {
    /// The sender has `balance`, less than `needed`. Remedy: a smaller amount.
    error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
    /// Tokens cannot come from `sender`. Remedy: another address.
    error ERC20InvalidSender(address sender);
    /// Tokens cannot go to `receiver`. Remedy: another address.
    error ERC20InvalidReceiver(address receiver);
    /// `spender` may move `allowance`, less than `needed`. Remedy: approve more.
    error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
    /// `approver` cannot approve. Remedy: approve from another address.
    error ERC20InvalidApprover(address approver);
    /// `spender` cannot be approved. Remedy: another spender.
    error ERC20InvalidSpender(address spender);
    /// `owner` cannot own such a token. Remedy: another address.
    error ERC721InvalidOwner(address owner);
    /// The token `tokenId` does not exist. Remedy: the number of one that does.
    error ERC721NonexistentToken(uint256 tokenId);
    /// `sender` is not the owner of `tokenId`, `owner` is. Remedy: have its owner send it.
    error ERC721IncorrectOwner(address sender, uint256 tokenId, address owner);
    /// Tokens cannot come from `sender`. Remedy: another address.
    error ERC721InvalidSender(address sender);
    /// `receiver` does not take such tokens. Remedy: another address.
    error ERC721InvalidReceiver(address receiver);
    /// `operator` may not move `tokenId`. Remedy: have its owner approve it.
    error ERC721InsufficientApproval(address operator, uint256 tokenId);
    /// `approver` cannot approve. Remedy: approve as the owner or its operator.
    error ERC721InvalidApprover(address approver);
    /// `operator` cannot be approved. Remedy: another operator.
    error ERC721InvalidOperator(address operator);
    /// The sender has `balance` of token `tokenId`, less than `needed`. Remedy: a smaller amount.
    error ERC1155InsufficientBalance(address sender, uint256 balance, uint256 needed, uint256 tokenId);
    /// Tokens cannot come from `sender`. Remedy: another address.
    error ERC1155InvalidSender(address sender);
    /// `receiver` does not take such tokens. Remedy: another address.
    error ERC1155InvalidReceiver(address receiver);
    /// `operator` may not move tokens of `owner`. Remedy: have the owner approve it.
    error ERC1155MissingApprovalForAll(address operator, address owner);
    /// `approver` cannot approve. Remedy: approve as the owner.
    error ERC1155InvalidApprover(address approver);
    /// `operator` cannot be approved. Remedy: another operator.
    error ERC1155InvalidOperator(address operator);
    /// `idsLength` tokens and `valuesLength` amounts were given. Remedy: as many of one as of the other.
    error ERC1155InvalidArrayLength(uint256 idsLength, uint256 valuesLength);
    /// The permit ended at `deadline`. Remedy: sign a new one.
    error ERC2612ExpiredSignature(uint256 deadline);
    /// The permit was signed by `signer`, not by `owner`. Remedy: sign it again.
    error ERC2612InvalidSigner(address signer, address owner);
    /// `account` has used the nonce `currentNonce` already. Remedy: sign it again.
    error InvalidAccountNonce(address account, uint256 currentNonce);
    /// The signature names nobody. Remedy: sign it again.
    error ECDSAInvalidSignature();
    /// A signature has `length` bytes, not 65. Remedy: sign it again.
    error ECDSAInvalidSignatureLength(uint256 length);
    /// The signature is the malleable twin with a large `s`. Remedy: the twin with the small one.
    error ECDSAInvalidSignatureS(bytes32 s);
    /// The token at `token` refused a transfer. Remedy: another token, or ask who issues it.
    error SafeERC20FailedOperation(address token);
    /// A call went to `target`, where there is no contract. Remedy: the address of one on this chain.
    error AddressEmptyCode(address target);
    /// The contract has `balance` of the chain's currency, less than `needed`. Remedy: a smaller amount.
    error InsufficientBalance(uint256 balance, uint256 needed);
    /// A call within the call failed without a reason. Remedy: look at what the contract calls.
    error FailedCall();
    /// The token is paused. Remedy: wait, or use another one.
    error EnforcedPause();
    /// A contract was called again before it was done. Remedy: leave that out.
    error ReentrancyGuardReentrantCall();
    /// Only the owner may do this, and `account` is not. Remedy: have the owner do it.
    error OwnableUnauthorizedAccount(address account);
    /// `owner` has `balance` of a dollar, less than `needed`. Remedy: a smaller amount.
    error BalanceTooLow(address owner, uint256 balance, uint256 needed);
    /// `spender` may move `allowance` of a dollar, less than `needed`. Remedy: approve more.
    error AllowanceTooLow(address spender, uint256 allowance, uint256 needed);
    /// The permit of a dollar ended at `deadline`. Remedy: sign a new one.
    error PermitExpired(uint256 deadline);
    /// The permit of a dollar was signed by `signer`, not by `owner`. Remedy: sign it again.
    error PermitNotByOwner(address signer, address owner);
}
