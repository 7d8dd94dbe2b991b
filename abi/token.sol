// SPDX-License-Identifier: MIT
pragma solidity ^0.8.24;

/// A dollar of the reserve: ERC-20, mostly with ERC-2612's permit. Only test dollars have `mint`.
interface IToken {
    /// `value` units moved; `from` is zero when minted, `to` is zero when burnt.
    event Transfer(address indexed from, address indexed to, uint256 value);
    /// `spender` may now move `value` units of `owner`'s.
    event Approval(address indexed owner, address indexed spender, uint256 value);

    /// Its name, which is also that of its EIP-712 domain.
    function name() external view returns (string memory);
    /// Its symbol.
    function symbol() external view returns (string memory);
    /// Version of its EIP-712 domain.
    function version() external view returns (string memory);
    /// How many decimals a unit has.
    function decimals() external view returns (uint8);
    /// Units in existence.
    function totalSupply() external view returns (uint256);
    /// Units of `account`.
    function balanceOf(address account) external view returns (uint256);
    /// What `spender` may still move of `owner`'s.
    function allowance(address owner, address spender) external view returns (uint256);
    /// Lets `spender` move `value` units of the caller's.
    function approve(address spender, uint256 value) external returns (bool);
    /// Moves `value` units from the caller to `to`.
    function transfer(address to, uint256 value) external returns (bool);
    /// Moves `value` units from `from` to `to` within the caller's allowance.
    function transferFrom(address from, address to, uint256 value) external returns (bool);
    /// ERC-2612: an approval by the owner's signature. Anyone may bring it.
    function permit(
        address owner,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
    /// The nonce that the owner's next permit must carry.
    function nonces(address owner) external view returns (uint256);
    /// EIP-712 domain separator.
    function DOMAIN_SEPARATOR() external view returns (bytes32);

    /// Makes `value` units for `to`. Anyone; test dollars only.
    function mint(address to, uint256 value) external;
}
