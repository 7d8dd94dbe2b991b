//! How the tranches of a loan are paid in: by what their lenders have signed, or by what they hold in escrow.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolValue;
use usdai_bindings::IDepositTimelock;
use usdai_bindings::ILoanRouter::LenderDepositInfo;

use super::Deal;
use crate::deployment::contracts::{DEPOSIT_TIMELOCK, LOAN_BOOK};
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::signature::{Given, SignatureArgument};

/// How a tranche is paid in (`abi/loan-router.sol`).
const ESCROW: u8 = 0;
const PERMIT: u8 = 1;
const ALLOWANCE: u8 = 2;
const VAULT: u8 = 3;

/// How each tranche is paid in, and that in words.
///
/// # Errors
/// A signature is of something or somebody else; a lender has neither signed nor escrowed.
pub async fn deposits(
    session: &Session,
    deal: &Deal,
    signatures: &[SignatureArgument],
) -> Result<(Vec<LenderDepositInfo>, Vec<String>), VerbError> {
    let given = signatures.iter().map(|signature| signature.read(deal.id)).collect::<Result<Vec<_>, _>>()?;
    let specs = &deal.terms.trancheSpecs;
    if let Some(Given { signer, .. }) =
        given.iter().find(|given| specs.iter().all(|spec| spec.lender != given.signer))
    {
        return Err(Declined::SignerNotAsked { signer: *signer }.into());
    }
    let (mut deposits, mut ways) = (Vec::new(), Vec::new());
    for (index, spec) in specs.iter().enumerate() {
        let (lender, amount) = (spec.lender, deal.sum(spec.amount));
        let signed = given.iter().find(|given| given.signer == lender);
        let permit = signed.and_then(|given| given.permits.iter().find(|permit| permit.tranche == index));
        let (deposit, way) = match (signed, permit) {
            _ if session.address(LOAN_BOOK) == Some(lender) => {
                (deposit(VAULT, Bytes::new()), "out of the vault's cash")
            }
            (Some(given), Some(permit)) => {
                let (deadline, signature) = (U256::from(permit.deadline), given.bytes.clone());
                // A `uint8` takes a word of its own like any other.
                let data =
                    (deadline, U256::from(permit.v), permit.r, permit.s, signature).abi_encode_params();
                (deposit(PERMIT, data.into()), "by its signature and a permit")
            }
            (Some(given), None) => {
                (deposit(ALLOWANCE, given.bytes.clone()), "by its signature and what it has approved")
            }
            (None, _) if has_escrowed(session, deal, lender, spec.amount).await? => {
                (deposit(ESCROW, Bytes::new()), "out of its escrow for this loan")
            }
            (None, _) => return Err(Declined::LenderUnready { lender, amount: amount.into() }.into()),
        };
        deposits.push(deposit);
        ways.push(format!("Tranche {index}: {lender} lends {amount}, {way}."));
    }
    Ok((deposits, ways))
}

const fn deposit(kind: u8, data: Bytes) -> LenderDepositInfo {
    LenderDepositInfo { depositType: kind, data }
}

async fn has_escrowed(
    session: &Session,
    deal: &Deal,
    depositor: Address,
    amount: U256,
) -> Result<bool, VerbError> {
    let timelock = session.contract(DEPOSIT_TIMELOCK).await?;
    let token = deal.currency.address;
    let call = IDepositTimelock::depositOfCall { depositor, target: deal.router, context: deal.id, token };
    let held = session.client.call(timelock, &call).await?;
    Ok(held.amount >= amount && held.expiration >= deal.now.get())
}
