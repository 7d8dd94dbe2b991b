// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// OFT: takes a bridge's token to other chains by LayerZero V2 and back.
/// @custom:constructor constructor(address authority, address bridge, address endpoint)
interface IOFT {
    struct SendParam {
        uint32 dstEid;
        bytes32 to;
        uint256 amountLD;
        uint256 minAmountLD;
        bytes extraOptions;
        bytes composeMsg;
        bytes oftCmd;
    }
    struct MessagingFee {
        uint256 nativeFee;
        uint256 lzTokenFee;
    }
    struct MessagingReceipt {
        bytes32 guid;
        uint64 nonce;
        MessagingFee fee;
    }
    struct OFTReceipt {
        uint256 amountSentLD;
        uint256 amountReceivedLD;
    }
    struct OFTLimit {
        uint256 minAmountLD;
        uint256 maxAmountLD;
    }
    struct OFTFeeDetail {
        int256 feeAmountLD;
        string description;
    }
    struct Origin {
        uint32 srcEid;
        bytes32 sender;
        uint64 nonce;
    }

    /// Sends tokens of the caller's. Anyone.
    function send(SendParam calldata sendParam, MessagingFee calldata fee, address refundAddress)
        external
        payable
        returns (MessagingReceipt memory receipt, OFTReceipt memory oftReceipt);
    /// What sending costs.
    function quoteSend(SendParam calldata sendParam, bool payInLzToken) external view returns (MessagingFee memory fee);
    /// What would be sent and arrive.
    function quoteOFT(SendParam calldata sendParam)
        external
        view
        returns (OFTLimit memory limit, OFTFeeDetail[] memory fees, OFTReceipt memory receipt);
    /// Takes a message. The endpoint.
    function lzReceive(
        Origin calldata origin,
        bytes32 guid,
        bytes calldata message,
        address executor,
        bytes calldata extraData
    ) external payable;
    /// Whether a first message of this origin may be verified.
    function allowInitializePath(Origin calldata origin) external view returns (bool);
    /// Zero: messages come in any order.
    function nextNonce(uint32 eid, bytes32 sender) external view returns (uint64);
    /// LayerZero's versions of the sender and the receiver.
    function oAppVersion() external pure returns (uint64 senderVersion, uint64 receiverVersion);
    /// The interface and the version of the message.
    function oftVersion() external pure returns (bytes4 interfaceId, uint64 version);
    /// The token.
    function token() external view returns (address);
    /// Yes.
    function approvalRequired() external pure returns (bool);
    /// 6.
    function sharedDecimals() external pure returns (uint8);
    /// The endpoint.
    function endpoint() external view returns (address);
    /// The bridge.
    function bridge() external view returns (address);
    /// The contract of the other side on a chain.
    function peers(uint32 eid) external view returns (bytes32);
    /// What was sent to a chain and did not come back.
    function outstandingOf(uint32 eid) external view returns (uint256);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Names the contract of the other side on a chain. Authority.
    function setPeer(uint32 eid, bytes32 peer) external;
    /// Names who configures the endpoint for this contract. Authority.
    function setDelegate(address delegate) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
