//! What the tests call of LayerZero's contracts.

#![allow(missing_docs)]

use alloy_sol_types::sol;

sol! {
    /// EndpointV2.
    #[sol(all_derives)]
    interface IEndpoint {
        struct Origin {
            uint32 srcEid;
            bytes32 sender;
            uint64 nonce;
        }

        event PacketSent(bytes encodedPayload, bytes options, address sendLibrary);
        event PacketDelivered(Origin origin, address receiver);

        error LZ_InvalidNonce(uint64 nonce);
        error LZ_PathNotInitializable();
        error LZ_PathNotVerifiable();
        error LZ_PayloadHashNotFound(bytes32 expected, bytes32 actual);
        error LZ_DefaultReceiveLibUnavailable();
        error LZ_InvalidReceiveLibrary();
        error LZ_Unauthorized();
        error LZ_InsufficientFee(uint256 needed, uint256 given, uint256 neededOfToken, uint256 givenOfToken);

        function registerLibrary(address library_) external;
        function setDefaultSendLibrary(uint32 eid, address library_) external;
        function setDefaultReceiveLibrary(uint32 eid, address library_, uint256 gracePeriod) external;
        function verify(Origin calldata origin, address receiver, bytes32 payloadHash) external;
        function lzReceive(
            Origin calldata origin,
            address receiver,
            bytes32 guid,
            bytes calldata message,
            bytes calldata extraData
        ) external payable;
        function skip(address app, uint32 srcEid, bytes32 sender, uint64 nonce) external;
        function clear(address app, Origin calldata origin, bytes32 guid, bytes calldata message) external;
        function delegates(address app) external view returns (address);
        function composeQueue(address from, address to, bytes32 guid, uint16 index) external view returns (bytes32);
    }

    /// SimpleMessageLib: takes anybody's word for a packet, so a test can be an honest network or a dishonest one.
    #[sol(all_derives)]
    interface IMessageLibrary {
        function validatePacket(bytes calldata packet) external;
        function setMessagingFee(uint256 nativeFee, uint256 lzTokenFee) external;
    }

    /// The stock OFT beyond what ours has too.
    #[sol(all_derives)]
    interface IStock {
        error NoPeer(uint32 eid);
        error OnlyPeer(uint32 eid, bytes32 sender);
        error OnlyEndpoint(address caller);
        error NotEnoughNative(uint256 value);
        error SlippageExceeded(uint256 amount, uint256 minimum);
    }
}
