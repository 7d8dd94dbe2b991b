// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// Position metadata: makes of what the redemption contract says of a position the document that wallets and
/// marketplaces show. It keeps nothing, asks nobody and has no owner.
interface IPositionMetadata {
    /// No function takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);

    /// The metadata of a position as a `data:application/json;base64,` URI: a name, a description, an image, which is
    /// a `data:image/svg+xml;base64,` URI, and attributes. The arguments are the position's number and what
    /// `position` of the redemption contract returns for it. Amounts have 18 decimals and are shown with two, rounded
    /// down. A position is Served if it can collect something, else Bidding if a bid of it stands, else Sealed if a
    /// commitment of it is to be opened, else Waiting.
    function tokenURI(
        uint256 id,
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
    ) external pure returns (string memory);
}
