//! Typed calls: the contract's interface as it is checked in, and those of the Solidity fixtures.

#![allow(missing_docs, clippy::too_many_arguments)]

pub mod fixtures;

use alloy_sol_types::sol;

sol!(
    #[sol(all_derives)]
    "../abi/usdai.sol"
);

sol! {
    /// ERC-20 as the tests use it, with the open mint of the fixtures and ERC-2612.
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
