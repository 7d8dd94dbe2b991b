// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Title metadata: makes of what CALIBER says of a title the document that wallets and marketplaces show. It keeps
/// nothing, asks nobody and has no owner.
interface ICaliberMetadata {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);

    /// The metadata of a title as a `data:application/json;base64,` URI: a name, a description, an image, which is a
    /// `data:image/svg+xml;base64,` URI, and attributes. The arguments are the title's number, what `title` and the
    /// last appraisal's time of CALIBER say of it, and what it is worth and may be lent against it at `at`. Amounts
    /// are USD of 18 decimals and shown with two, rounded down. `model` ends at its first zero byte; a character that a
    /// document may not have is shown as a question mark.
    function tokenURI(
        uint256 title,
        uint8 state,
        uint8 assetClass,
        uint32 quantity,
        bytes32 model,
        uint256 insuredAmount,
        uint64 policyExpiresAt,
        uint16 policies,
        uint64 frozenFrom,
        uint64 frozenUntil,
        uint64 appraisedAt,
        uint256 value,
        uint256 maxLoan,
        uint64 at
    ) external pure returns (string memory);
}
