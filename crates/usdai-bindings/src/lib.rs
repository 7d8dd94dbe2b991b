//! The contracts' interfaces as Rust types, generated from `abi/*.sol`.
//!
//! Calls, returns, events and errors; an overloaded function is numbered in the order of the file
//! (`deposit_0Call`, `deposit_1Call`).

#[allow(missing_docs, clippy::all)]
mod usdai {
    alloy_sol_types::sol!("../../abi/usdai.sol");
}

#[allow(missing_docs, clippy::all)]
mod dollar {
    alloy_sol_types::sol! {
        /// The test dollar: an ERC-20 with permit that anyone may mint.
        interface IDollar {
            event Transfer(address indexed from, address indexed to, uint256 value);
            event Approval(address indexed owner, address indexed spender, uint256 value);
            function mint(address to, uint256 value) external;
            function balanceOf(address account) external view returns (uint256);
            function allowance(address owner, address spender) external view returns (uint256);
            function approve(address spender, uint256 value) external returns (bool);
            function transfer(address to, uint256 value) external returns (bool);
            function decimals() external view returns (uint8);
        }
    }
}

pub use dollar::IDollar;
pub use usdai::IUSDai;
