//! The mock tokens as programs: the dollar's story, its likeness to the Solidity dollar, and each way in
//! which the hostile token misbehaves where it takes the real machine to see it.

mod dollar;
mod hostile;
mod likeness;
mod permit;
mod twins;

use alloy_primitives::U256;
use alloy_sol_types::sol;

sol! {
    /// The mock dollar, as both languages have it.
    #[sol(all_derives)]
    interface IDollar {
        event Transfer(address indexed from, address indexed to, uint256 value);
        event Approval(address indexed owner, address indexed spender, uint256 value);

        error BalanceTooLow(address owner, uint256 balance, uint256 needed);
        error AllowanceTooLow(address spender, uint256 allowance, uint256 needed);
        error PermitExpired(uint256 deadline);
        error PermitNotByOwner(address signer, address owner);

        function name() external view returns (string memory);
        function symbol() external view returns (string memory);
        function version() external view returns (string memory);
        function decimals() external view returns (uint8);
        function totalSupply() external view returns (uint256);
        function balanceOf(address account) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function nonces(address owner) external view returns (uint256);
        function DOMAIN_SEPARATOR() external view returns (bytes32);
        function mint(address to, uint256 value) external;
        function approve(address spender, uint256 value) external returns (bool);
        function transfer(address to, uint256 value) external returns (bool);
        function transferFrom(address from, address to, uint256 value) external returns (bool);
        function permit(
            address owner, address spender, uint256 value, uint256 deadline, uint8 v, bytes32 r, bytes32 s
        ) external;
    }
}

fn units(amount: u64) -> U256 {
    U256::from(amount)
}
