// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// OFT: takes the token of a bridge to other chains by LayerZero V2 and brings it back. The other side is LayerZero's
/// own OFT, or any that speaks its messages: 32 bytes recipient, 8 bytes amount with 6 decimals. Names, structs and the
/// errors that LayerZero's tools know are LayerZero's. LD is an amount with the token's 18 decimals, SD one with the 6
/// that chains share; what is below a millionth of a token stays with the sender. An eid is LayerZero's number of a
/// chain.
/// Tokens leave and come back within the limits that the bridge has for this contract, and a chain cannot bring back
/// more than was sent to it. A message that is refused here stays at the endpoint, where anyone may deliver it again.
/// What arrives above the bridge's limit waits there for its recipient: `release` of the bridge.
/// Messages that call a contract on arrival are not sent. One that arrives pays its recipient and calls nobody: refused
/// it would be lost.
/// What the bridge, the token or the endpoint refuses is passed on with its error. A refund of a fee that is too high
/// goes from the endpoint to the address that the sender named.
/// @custom:constructor constructor(address authority, address bridge, address endpoint)
interface IOFT {
    /// What to send: to the chain `dstEid`, for `to`, an amount of which at least `minAmountLD` has to be sent.
    /// `extraOptions` are added to the enforced ones; `composeMsg` has to be empty; `oftCmd` is ignored.
    struct SendParam {
        uint32 dstEid;
        bytes32 to;
        uint256 amountLD;
        uint256 minAmountLD;
        bytes extraOptions;
        bytes composeMsg;
        bytes oftCmd;
    }
    /// A fee in wei, and one in LayerZero's token, which has to be zero.
    struct MessagingFee {
        uint256 nativeFee;
        uint256 lzTokenFee;
    }
    /// A message's id, its number on its path, and what it cost.
    struct MessagingReceipt {
        bytes32 guid;
        uint64 nonce;
        MessagingFee fee;
    }
    /// What leaves the sender and what arrives; the two are the same here.
    struct OFTReceipt {
        uint256 amountSentLD;
        uint256 amountReceivedLD;
    }
    /// What can be sent at once.
    struct OFTLimit {
        uint256 minAmountLD;
        uint256 maxAmountLD;
    }
    /// A fee in tokens; there is none here.
    struct OFTFeeDetail {
        int256 feeAmountLD;
        string description;
    }
    /// Where a message comes from: its chain, the contract there, and its number on that path.
    struct Origin {
        uint32 srcEid;
        bytes32 sender;
        uint64 nonce;
    }
    /// Options that are added to every message of a type to a chain.
    struct EnforcedOptionParam {
        uint32 eid;
        uint16 msgType;
        bytes options;
    }

    /// LayerZero: tokens of `fromAddress` are on their way.
    event OFTSent(
        bytes32 indexed guid,
        uint32 dstEid,
        address indexed fromAddress,
        uint256 amountSentLD,
        uint256 amountReceivedLD
    );
    /// LayerZero: a message was taken; what of its amount waits, the bridge's `Queued` says.
    event OFTReceived(
        bytes32 indexed guid, uint32 srcEid, address indexed toAddress, uint256 amountReceivedLD
    );
    /// The message was to call its recipient, which was paid and not called.
    event ComposeIgnored(bytes32 indexed guid);
    /// LayerZero: the contract of the other side on a chain; zero for none.
    event PeerSet(uint32 eid, bytes32 peer);
    /// LayerZero: options that are added from now on.
    event EnforcedOptionSet(EnforcedOptionParam[] enforcedOptions);
    /// `pendingAuthority` may accept the authority's place; zero withdraws the offer.
    event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
    /// Orders come from another address from now on.
    event AuthorityChanged(address indexed previousAuthority, address indexed authority);

    /// Only `send` takes native currency. Remedy: send none.
    error ValueNotAccepted(uint256 value);
    /// The amount is below a millionth of a token. Remedy: at least that.
    error ZeroAmount();
    /// An address is zero. Remedy: name an address.
    error ZeroAddress();
    /// Only the authority may do this. Remedy: let it push the call.
    error NotAuthority(address caller);
    /// Only the address that was offered the authority's place may take it. Remedy: call from `pendingAuthority()`.
    error NotPendingAuthority(address caller);
    /// The contract has its authority already. Remedy: none is needed; `transferAuthority` names another.
    error AlreadyConstructed();
    /// There is no contract at this address. Remedy: deploy it first.
    error NoContract(address account);
    /// A contract that this one works with does not answer as it should.
    /// Remedy: wait; whoever runs the protocol has to look into it.
    error ContractSilent(address contract_);
    /// LayerZero: the token does not have 18 decimals. Remedy: a token of 18 decimals.
    error InvalidLocalDecimals();
    /// LayerZero: nothing is sent to this chain or taken from it. Remedy: a chain with a `peers(eid)`.
    error NoPeer(uint32 eid);
    /// LayerZero: the message is not of the contract of the other side. Remedy: none is needed.
    error OnlyPeer(uint32 eid, bytes32 sender);
    /// LayerZero: only the endpoint brings messages. Remedy: `lzReceive` of the endpoint.
    error OnlyEndpoint(address addr);
    /// LayerZero: the call brings another value than `fee.nativeFee`. Remedy: exactly that value.
    error NotEnoughNative(uint256 msgValue);
    /// LayerZero: fees are paid in native currency only. Remedy: `lzTokenFee` zero, `payInLzToken` false.
    error LzTokenUnavailable();
    /// LayerZero: what can be sent is `amountLD`. Remedy: a `minAmountLD` of that at most.
    error SlippageExceeded(uint256 amountLD, uint256 minAmountLD);
    /// LayerZero: the amount with 6 decimals is above 2^64 - 1. Remedy: a smaller amount.
    error AmountSDOverflowed(uint256 amountSD);
    /// LayerZero: options begin with the type 3, as OptionsBuilder makes them, or the extra ones are empty.
    /// Remedy: such options.
    error InvalidOptions(bytes options);
    /// Enforced options are at most `maximum` bytes long. Remedy: fewer options.
    error OptionsTooLong(uint256 length, uint256 maximum);
    /// Messages that call a contract on arrival are not sent. Remedy: an empty `composeMsg`.
    error ComposeRefused();
    /// No tokens can be received there: the recipient is zero, not an address of 20 bytes, or this contract.
    /// Remedy: an account's address, with 12 zero bytes before it.
    error InvalidRecipient(bytes32 to);
    /// A message has at least 40 bytes. Remedy: none here; the other side is not an OFT.
    error MessageTooShort(uint256 length);
    /// `outstanding` more was sent to this chain than came back. Remedy: none here; the other side brings too much.
    error OutstandingTooLow(uint32 eid, uint256 outstanding, uint256 needed);
    /// The token did not transfer. Remedy: look whether it is paused or blocks an account.
    error TransferFailed(address token);
    /// A number does not fit. Remedy: smaller numbers.
    error ArithmeticOverflow();

    /// Sends tokens of the caller's, who has approved this contract for them, with the fee as value. What is below a
    /// millionth is not taken. Anyone.
    function send(SendParam calldata sendParam, MessagingFee calldata fee, address refundAddress)
        external
        payable
        returns (MessagingReceipt memory receipt, OFTReceipt memory oftReceipt);
    /// What sending costs, wei. Refuses what `send` refuses, but for limits, balance and allowance.
    function quoteSend(SendParam calldata sendParam, bool payInLzToken) external view returns (MessagingFee memory fee);
    /// What can be sent at once now, the fees in tokens, of which there are none, and what would be sent and arrive.
    /// Refuses what `quoteSend` refuses.
    function quoteOFT(SendParam calldata sendParam)
        external
        view
        returns (OFTLimit memory limit, OFTFeeDetail[] memory fees, OFTReceipt memory receipt);
    /// Takes a message, with or without a part that asks for a call, which is ignored. Refuses value. The endpoint.
    function lzReceive(
        Origin calldata origin,
        bytes32 guid,
        bytes calldata message,
        address executor,
        bytes calldata extraData
    ) external;

    /// Whether a first message of this origin may be verified: it is the contract of the other side.
    function allowInitializePath(Origin calldata origin) external view returns (bool);
    /// Zero: messages come in any order.
    function nextNonce(uint32 eid, bytes32 sender) external view returns (uint64);
    /// LayerZero's versions of what sends and what receives: 1 and 2.
    function oAppVersion() external pure returns (uint64 senderVersion, uint64 receiverVersion);
    /// LayerZero's id of this interface, 0x02e49c2c, and version 1 of the message.
    function oftVersion() external pure returns (bytes4 interfaceId, uint64 version);
    /// The options of a message: the enforced ones, then the extra ones. Messages have type 1.
    function combineOptions(uint32 eid, uint16 msgType, bytes calldata extraOptions)
        external
        view
        returns (bytes memory);
    /// Options that are added to every message of a type to a chain.
    function enforcedOptions(uint32 eid, uint16 msgType) external view returns (bytes memory);
    /// The token.
    function token() external view returns (address);
    /// Yes: the sender approves this contract.
    function approvalRequired() external pure returns (bool);
    /// 6.
    function sharedDecimals() external pure returns (uint8);
    /// 1e12: units of the token in one of the shared decimals.
    function decimalConversionRate() external pure returns (uint256);
    /// The endpoint.
    function endpoint() external view returns (address);
    /// The bridge.
    function bridge() external view returns (address);
    /// The contract of the other side on a chain; zero for none.
    function peers(uint32 eid) external view returns (bytes32);
    /// What was sent to a chain and did not come back, LD.
    function outstandingOf(uint32 eid) external view returns (uint256);
    /// The contract whose orders are taken.
    function authority() external view returns (address);
    /// Who may take the authority's place.
    function pendingAuthority() external view returns (address);

    /// Names the contract of the other side on a chain; zero ends what is sent to it and taken from it. Authority.
    function setPeer(uint32 eid, bytes32 peer) external;
    /// Names who configures the endpoint for this contract; zero for nobody, as at first. It chooses who verifies
    /// messages, and may drop messages that wait. Authority.
    function setDelegate(address delegate) external;
    /// Sets options that are added to messages, of type 3 and at most 256 bytes each. Authority.
    function setEnforcedOptions(EnforcedOptionParam[] calldata enforcedOptions) external;
    /// Offers the authority's place; zero withdraws the offer. Authority.
    function transferAuthority(address account) external;
    /// Takes an offered place. The account it was offered to.
    function acceptAuthority() external;
}
