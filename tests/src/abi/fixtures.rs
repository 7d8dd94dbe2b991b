//! What the odd tokens and the caller in `tests/solidity` can do beyond ERC-20.

use alloy_sol_types::sol;

sol! {
    /// The switches of the odd tokens; each token has the one for its oddity.
    #[sol(all_derives)]
    interface IOdd {
        function setFee(uint256 bps, bool addedOnTop) external;
        function rebase(uint256 factor) external;
        function setPortion(uint256 bps) external;
        function flashMint(uint256 value, bytes calldata callback) external;
        function refuse(bool refuses) external;
        function shape(uint256 bytes_, uint256 word_, bool revertInstead) external;
        function setBlocked(address account, bool blocked) external;
        function setPaused(bool paused_) external;
        function burnGas(bool burns) external;
        function setRules(bool race, bool zeroValue, bool zeroAddress) external;
        function door() external view returns (address);
        function upgradeTo(address implementation) external;

        error CallbackFailed(bytes reason);
        error ApprovalStillOpen(uint256 allowance);
        error ApprovalOfZero();
        error ApprovalToZero();
        error TransferOfZero();
        error TransferToZero();
        error Over96Bits(uint256 value);
    }

    /// The older form of a permit: all or nothing.
    #[sol(all_derives)]
    interface IAllowedPermit {
        function permit(
            address holder,
            address spender,
            uint256 nonce,
            uint256 expiry,
            bool allowed,
            uint8 v,
            bytes32 r,
            bytes32 s
        ) external;
    }

    /// The token that calls back in every transfer.
    #[sol(all_derives)]
    interface IReentering {
        function arm(address target, bytes calldata data, bool strict) external;
        function attempts() external view returns (uint256);
        function successes() external view returns (uint256);
    }

    /// The token that calls back in `balanceOf`.
    #[sol(all_derives)]
    interface IReenteringBalance {
        function arm(address target, bytes calldata data) external;
        error ViewReentered();
    }

    /// The contract wallet of one owner.
    #[sol(all_derives)]
    interface ISigningWallet {
        error NotOwner(address caller);
        error Refused();

        function setMode(uint8 mode) external;
        function setTakesTokens(bool takes) external;
        function arm(address target, bytes calldata data) external;
        function execute(address to, bytes calldata call_) external returns (bytes memory answer);
        function attempts() external view returns (uint256);
        function successes() external view returns (uint256);
    }

    /// The price feed whose answers are set, and the price oracle that misbehaves in the same ways.
    #[sol(all_derives)]
    interface IAggregator {
        error Refused();

        function setDecimals(uint256 decimals_) external;
        function set(int256 answer_, uint256 startedAt_, uint256 updatedAt_) external;
        function setMode(uint8 mode_) external;
        function arm(address target_, bytes calldata data_) external;
    }

    /// The contract that makes any call.
    #[sol(all_derives)]
    interface IEvmCaller {
        struct Step {
            address target;
            bytes data;
        }

        error StepFailed(uint256 index, bytes reason);

        function call(address target, bytes calldata data) external payable returns (bool done, bytes memory answer);
        function callWithGas(address target, bytes calldata data, uint256 gas_)
            external
            returns (bool done, bytes memory answer);
        function delegate(address target, bytes calldata data) external returns (bool done, bytes memory answer);
        function look(address target, bytes calldata data) external view returns (bool done, bytes memory answer);
        function batch(Step[] calldata steps) external;
    }
}
