//! Every reason to refuse, with the numbers that decided it. What each means and its remedy: `abi/loan-positions.sol`.

use crate::abi::ILoanPositions as abi;
use alloy_primitives::{Address, B256, U256};

pub use kit::Error;
pub use kit::errors::*;

kit::errors! {
    erc721_invalid_owner = ERC721InvalidOwner(owner: Address),
    erc721_nonexistent_token = ERC721NonexistentToken(token_id: U256),
    erc721_incorrect_owner = ERC721IncorrectOwner(sender: Address, token_id: U256, owner: Address),
    erc721_invalid_receiver = ERC721InvalidReceiver(receiver: Address),
    erc721_insufficient_approval = ERC721InsufficientApproval(operator: Address, token_id: U256),
    erc721_invalid_approver = ERC721InvalidApprover(approver: Address),
    erc721_invalid_operator = ERC721InvalidOperator(operator: Address),
    not_router = NotRouter(caller: Address),
    router_known = RouterKnown(router: Address),
    no_contract = NoContract(account: Address),
    already_minted = AlreadyMinted(loan: B256),
    out_of_range = OutOfRange(value: U256, least: u64, most: u64),
}
