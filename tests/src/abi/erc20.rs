//! What both tokens have in their interfaces.

use alloy_sol_types::sol;

sol! {
    /// ERC-20 with its metadata, ERC-2612, ERC-5267 and ERC-165, and their errors.
    #[sol(all_derives)]
    interface IErc20 {
        event Transfer(address indexed from, address indexed to, uint256 value);
        event Approval(address indexed owner, address indexed spender, uint256 value);

        error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed);
        error ERC20InvalidSender(address sender);
        error ERC20InvalidReceiver(address receiver);
        error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed);
        error ERC20InvalidApprover(address approver);
        error ERC20InvalidSpender(address spender);
        error ERC2612ExpiredSignature(uint256 deadline);
        error ERC2612InvalidSigner(address signer, address owner);
        error ECDSAInvalidSignature();
        error ECDSAInvalidSignatureS(bytes32 s);
        error ValueNotAccepted(uint256 value);

        function name() external view returns (string memory);
        function symbol() external view returns (string memory);
        function decimals() external view returns (uint8);
        function totalSupply() external view returns (uint256);
        function balanceOf(address account) external view returns (uint256);
        function transfer(address to, uint256 value) external returns (bool);
        function allowance(address owner, address spender) external view returns (uint256);
        function approve(address spender, uint256 value) external returns (bool);
        function transferFrom(address from, address to, uint256 value) external returns (bool);
        function permit(
            address owner,
            address spender,
            uint256 value,
            uint256 deadline,
            uint8 v,
            bytes32 r,
            bytes32 s
        ) external;
        function nonces(address owner) external view returns (uint256);
        function DOMAIN_SEPARATOR() external view returns (bytes32);
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
        function supportsInterface(bytes4 interfaceId) external view returns (bool);
    }

    /// The one address from which orders come, and what every constructor may refuse.
    #[sol(all_derives)]
    interface IRuled {
        event AuthorityOffered(address indexed authority, address indexed pendingAuthority);
        event AuthorityChanged(address indexed previousAuthority, address indexed authority);

        error ZeroAddress();
        error NotAuthority(address caller);
        error NotPendingAuthority(address caller);
        error AlreadyConstructed();

        function authority() external view returns (address);
        function pendingAuthority() external view returns (address);
        function transferAuthority(address account) external;
        function acceptAuthority() external;
    }
}
