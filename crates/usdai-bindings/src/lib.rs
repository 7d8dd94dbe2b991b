//! The contracts' interfaces as Rust types, generated from `abi/*.sol`.
//!
//! Calls, returns, events and errors; an overloaded function is numbered in the order of the file
//! (`deposit_0Call`, `deposit_1Call`).

#![allow(missing_docs, clippy::too_many_arguments)]

use alloy_sol_types::sol;

sol!(
    #[sol(all_derives)]
    "../../abi/usdai.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/susdai.sol"
);

sol!(
    #[sol(all_derives)]
    "../../abi/authority.sol"
);

sol! {
    /// ERC-20 with ERC-2612's views, and the open mint of test dollars.
    #[sol(all_derives)]
    interface IToken {
        event Transfer(address indexed from, address indexed to, uint256 value);
        event Approval(address indexed owner, address indexed spender, uint256 value);

        function balanceOf(address account) external view returns (uint256);
        function allowance(address owner, address spender) external view returns (uint256);
        function totalSupply() external view returns (uint256);
        function decimals() external view returns (uint8);
        function mint(address to, uint256 value) external;
        function approve(address spender, uint256 value) external returns (bool);
        function transfer(address to, uint256 value) external returns (bool);
        function transferFrom(address from, address to, uint256 value) external returns (bool);
        function nonces(address owner) external view returns (uint256);
        function DOMAIN_SEPARATOR() external view returns (bytes32);
    }
}
