//! From a selector to its function: the arguments are read, the result is encoded, nothing else happens.

use crate::abi::ILoanPositions as abi;
use crate::errors::Error;
use crate::minting::number_of;
use crate::storage::{LoanPositions, Place};
use crate::transfers::Transfer;
use alloc::vec::Vec;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append, short_text};
use kit::{Routed, selectors};
use stylus_sdk::abi::CONSTRUCTOR_SELECTOR;

selectors! {
    NAME = nameCall,
    SYMBOL = symbolCall,
    BALANCE_OF = balanceOfCall,
    OWNER_OF = ownerOfCall,
    APPROVE = approveCall,
    GET_APPROVED = getApprovedCall,
    SET_APPROVAL_FOR_ALL = setApprovalForAllCall,
    IS_APPROVED_FOR_ALL = isApprovedForAllCall,
    TRANSFER_FROM = transferFromCall,
    SAFE_TRANSFER_FROM = safeTransferFrom_0Call,
    SAFE_TRANSFER_FROM_WITH_DATA = safeTransferFrom_1Call,
    TOKEN_URI = tokenURICall,
    SUPPORTS_INTERFACE = supportsInterfaceCall,
    SET_ROUTER = setRouterCall,
    MINT = mintCall,
    OWNERS_OF = ownersOfCall,
    TOKEN_ID = tokenIdCall,
    ROUTER = routerCall,
}

/// ERC-165, ERC-721, its metadata.
const INTERFACES: [u32; 3] = [0x01ffc9a7, 0x80ac58cd, 0x5b5e139f];

impl Program for LoanPositions {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        let is_known = self.route_loans(selector, a, &mut output)?
            || self.route_transfers(selector, a)?
            || self.route_owners(selector, a, &mut output)?
            || self.authority.route(selector, a, &mut output)?;
        // What changes nothing has not looked at this before.
        a.check()?;
        Ok(is_known.then_some(output))
    }
}

impl LoanPositions {
    fn route_loans(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        match selector {
            OWNERS_OF => {
                let (loan, count) = (a.word(), a.uint());
                a.check()?;
                let owners = self.owners_of(loan, count)?;
                append(output, &[0x20_u64.word(), (owners.len() as u64).word()]);
                append(output, &owners);
            }
            MINT => {
                let (loan, (mut elements, length)) = (a.word(), a.array());
                let lenders: Vec<_> = (0..length).map(|_| elements.address()).collect();
                a.check()?;
                elements.check()?;
                self.mint(loan, &lenders)?;
            }
            TOKEN_ID => {
                let (loan, index) = (a.word(), a.uint_up_to(u64::from(u8::MAX)));
                append(output, &[number_of(loan, index as u8).word()]);
            }
            ROUTER => append(output, &[self.router.get().word()]),
            SET_ROUTER => {
                let router = a.address();
                a.check()?;
                self.set_router(router)?;
            }
            CONSTRUCTOR_SELECTOR => {
                let authority = a.address();
                a.check()?;
                self.construct(authority)?;
            }
            _ => return Ok(false),
        }
        Ok(true)
    }

    fn route_transfers(&mut self, selector: u32, a: &mut Arguments) -> Routed {
        if !matches!(selector, TRANSFER_FROM | SAFE_TRANSFER_FROM | SAFE_TRANSFER_FROM_WITH_DATA) {
            return Ok(false);
        }
        let transfer = Transfer { from: a.address(), to: a.address(), id: a.uint() };
        let data = if selector == SAFE_TRANSFER_FROM_WITH_DATA { a.bytes() } else { &[] };
        a.check()?;
        match selector {
            TRANSFER_FROM => self.transfer(&transfer)?,
            _ => self.transfer_asking(&transfer, data)?,
        }
        Ok(true)
    }

    fn route_owners(&mut self, selector: u32, a: &mut Arguments, output: &mut Vec<u8>) -> Routed {
        let word = match selector {
            NAME | SYMBOL => {
                let text = if selector == NAME { "USDai Loan Position" } else { "USDai-LP" };
                let [length, text] = short_text(text);
                append(output, &[0x20_u64.word(), length, text]);
                return Ok(true);
            }
            BALANCE_OF => {
                let owner = a.address();
                a.check()?;
                self.balance_of(owner)?
            }
            OWNER_OF => self.owner_of(a.uint())?.word(),
            GET_APPROVED => {
                let id = a.uint();
                self.owner_of(id)?;
                self.load(Place::Approved(id))
            }
            IS_APPROVED_FOR_ALL => self.is_operator(a.address(), a.address()).word(),
            TOKEN_URI => {
                append(output, &self.token_uri(a.uint())?);
                return Ok(true);
            }
            SUPPORTS_INTERFACE => INTERFACES.contains(&a.bytes4()).word(),
            APPROVE => {
                let (approved, id) = (a.address(), a.uint());
                a.check()?;
                return self.approve(approved, id).map(|()| true);
            }
            SET_APPROVAL_FOR_ALL => {
                let (operator, is_approved) = (a.address(), a.boolean());
                a.check()?;
                return self.set_approval_for_all(operator, is_approved).map(|()| true);
            }
            _ => return Ok(false),
        };
        append(output, &[word]);
        Ok(true)
    }
}
