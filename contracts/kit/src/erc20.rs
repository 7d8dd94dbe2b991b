//! ERC-20 with its metadata, ERC-2612, ERC-5267 and ERC-165, on OpenZeppelin's storage.

use crate::calldata::Arguments;
use crate::domain;
use crate::permit::{Permit, permit};
use crate::words::{Word, append, short_text};
use crate::{Error, Routed, selectors};
use alloc::vec::Vec;
use alloy_primitives::Address;
use alloy_sol_types::sol;
use openzeppelin_stylus::token::erc20::{Erc20, IErc20};
use openzeppelin_stylus::utils::cryptography::eip712::IEip712;
use openzeppelin_stylus::utils::nonces::{INonces, Nonces};
use stylus_sdk::host::VM;

sol! {
    /// What every token has in its interface.
    #[allow(missing_docs, clippy::too_many_arguments)]
    interface abi {
        event Approval(address indexed owner, address indexed spender, uint256 value);

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
        function eip712Domain() external view;
        function supportsInterface(bytes4 interfaceId) external view returns (bool);
    }
}

selectors! {
    TRANSFER = transferCall,
    TRANSFER_FROM = transferFromCall,
    APPROVE = approveCall,
    PERMIT = permitCall,
    BALANCE_OF = balanceOfCall,
    ALLOWANCE = allowanceCall,
    TOTAL_SUPPLY = totalSupplyCall,
    NONCES = noncesCall,
    NAME = nameCall,
    SYMBOL = symbolCall,
    DECIMALS = decimalsCall,
    DOMAIN_SEPARATOR = DOMAIN_SEPARATORCall,
    EIP712_DOMAIN = eip712DomainCall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
}

/// ERC-165, ERC-20, its metadata, ERC-2612, ERC-5267.
const INTERFACES: [u32; 5] = [0x01ffc9a7, 0x36372b07, 0xa219a025, 0x9d8ff7da, 0x84b0196e];

/// A contract that is a token of 18 decimals.
///
/// Its storage begins with the library's ERC-20, at slot 0: a permit writes the allowance there.
pub trait Token {
    /// Its name, also in the EIP-712 domain. At most 32 bytes.
    const NAME: &'static str;
    /// Its symbol. At most 32 bytes.
    const SYMBOL: &'static str;
    /// ERC-165 ids beside those of an ERC-20 with permit.
    const INTERFACES: &'static [u32];

    /// Refuses to send tokens to an address where they would be lost.
    fn check_receiver(_receiver: Address) -> Result<(), Error> {
        Ok(())
    }

    /// Balances, allowances and supply.
    fn erc20(&mut self) -> &mut Erc20;
    /// Nonces of permits.
    fn nonces(&mut self) -> &mut Nonces;
    /// The machine that runs the contract, for an accessor of its own.
    fn machine(&self) -> VM;
}

/// Answers the functions of the interface above.
pub fn route<T: Token>(token: &mut T, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
    let word = match selector {
        TRANSFER => {
            let (to, value) = (a.address(), a.uint());
            a.check()?;
            T::check_receiver(to)?;
            token.erc20().transfer(to, value)?.word()
        }
        TRANSFER_FROM => {
            let (from, to, value) = (a.address(), a.address(), a.uint());
            a.check()?;
            T::check_receiver(to)?;
            token.erc20().transfer_from(from, to, value)?.word()
        }
        APPROVE => {
            let (spender, value) = (a.address(), a.uint());
            a.check()?;
            token.erc20().approve(spender, value)?.word()
        }
        BALANCE_OF => token.erc20().balance_of(a.address()).word(),
        ALLOWANCE => token.erc20().allowance(a.address(), a.address()).word(),
        NONCES => token.nonces().nonces(a.address()).word(),
        PERMIT => {
            let request = Permit::read(a);
            a.check()?;
            permit(token, &request)?;
            return Ok(true);
        }
        SUPPORTS_INTERFACE => {
            let id = a.bytes4();
            (INTERFACES.contains(&id) || T::INTERFACES.contains(&id)).word()
        }
        _ => return Ok(route_views(token, selector, output)),
    };
    append(output, &[word]);
    a.check().map(|()| true)
}

fn route_views<T: Token>(token: &mut T, selector: u32, output: &mut Vec<u8>) -> bool {
    let word = match selector {
        TOTAL_SUPPLY => token.erc20().total_supply().word(),
        NAME | SYMBOL => {
            let [length, text] = short_text(if selector == NAME { T::NAME } else { T::SYMBOL });
            append(output, &[0x20_u64.word(), length, text]);
            return true;
        }
        DECIMALS => 18_u64.word(),
        DOMAIN_SEPARATOR => domain::of::<T>().domain_separator_v4(),
        EIP712_DOMAIN => {
            append(output, &domain::description(T::NAME));
            return true;
        }
        _ => return false,
    };
    append(output, &[word]);
    true
}
