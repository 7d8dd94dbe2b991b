//! `usdai loan borrow`: opens a loan with what its lenders have signed or put into escrow.

use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Bytes, U256};
use alloy_sol_types::SolValue;
use clap::Args;
use usdai_bindings::IDepositTimelock;
use usdai_bindings::ILoanRouter::{self, LenderDepositInfo};
use usdai_core::loan::Opening;

use super::{Deal, TermsArgument};
use crate::client::Outgoing;
use crate::deployment::contracts::{DEPOSIT_TIMELOCK, LOAN_BOOK};
use crate::moment::utc;
use crate::remedy::Interface;
use crate::verbs::declined::Declined;
use crate::verbs::error::VerbError;
use crate::verbs::options::Sending;
use crate::verbs::payment::Arranged;
use crate::verbs::plan::{Outcome, Plan, Step};
use crate::verbs::session::{Sender, Session};
use crate::verbs::signature::{Given, SignatureArgument};

/// How a tranche is paid in (`abi/loan-router.sol`).
const ESCROW: u8 = 0;
const PERMIT: u8 = 1;
const ALLOWANCE: u8 = 2;
const VAULT: u8 = 3;

/// Which loan, and what its lenders gave.
#[derive(Args, Debug)]
pub struct Arguments {
    /// File of the terms.
    #[arg(value_name = "TERMS")]
    pub terms: TermsArgument,
    /// A lender's signature: the file that `usdai loan sign --out` wrote, or its digits. Once for each lender that
    /// signs; the vault and who has escrowed do not.
    #[arg(long, value_name = "FILE|HEX")]
    signature: Vec<SignatureArgument>,
    /// How it is sent.
    #[command(flatten)]
    pub sending: Sending,
}

impl Arguments {
    /// Checks everything, and says what would be sent.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn plan(&self, session: &Session, sender: &Sender) -> Result<Plan, VerbError> {
        let deal = Deal::open(session, &self.terms).await?;
        let given = self.signature.iter().map(|signature| signature.read(deal.id));
        let given = given.collect::<Result<Vec<_>, _>>()?;
        let (deposits, ways) = deposits(session, &deal, &given).await?;
        let opening = Opening::new(&deal.terms(), deal.now)?;
        let expected = deal.sum(opening.to_borrower.raw());
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let lent = deal.sum(deal.arithmetic.principal());
        let step = Step {
            title: format!("borrow {lent} against title {}", alloy_primitives::B256::from(deal.terms.title)),
            call: Outgoing::call(deal.router, &call),
            interface: Interface::LoanRouter,
        };
        let mut arranged = Arranged::new(vec![step]);
        arranged.notes.extend(ways);
        arranged.notes.push(format!(
            "{} go to the fee's recipient and {} are held back as a reserve; the first payment is {}.",
            deal.sum(opening.origination_fee.raw()),
            deal.sum(opening.loan.reserve.raw()),
            deal.sum(opening.first.total()?.raw())
        ));
        arranged.notes.push(format!(
            "It is loan {}; the terms can be used until {}.",
            deal.id,
            utc(U256::from(deal.terms.expiration))
        ));
        let (minimum, basis) = (expected.clone(), "exactly what the terms say".into());
        let outcome = Outcome { expected, minimum, basis, received };
        Ok(Plan::new("loan borrow", session, sender, deal.terms.borrower, (None, Some(outcome)), arranged))
    }
}

/// How each tranche is paid in, and that in words.
async fn deposits(
    session: &Session,
    deal: &Deal,
    given: &[Given],
) -> Result<(Vec<LenderDepositInfo>, Vec<String>), VerbError> {
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
    depositor: alloy_primitives::Address,
    amount: U256,
) -> Result<bool, VerbError> {
    let timelock = session.contract(DEPOSIT_TIMELOCK).await?;
    let token = deal.currency.address;
    let call = IDepositTimelock::depositOfCall { depositor, target: deal.router, context: deal.id, token };
    let held = session.client.call(timelock, &call).await?;
    Ok(held.amount >= amount && held.expiration >= deal.now.get())
}

/// What the borrower was paid: all but reserve and fee.
fn received(receipt: &TransactionReceipt) -> Option<U256> {
    let event = receipt.logs().iter().find_map(|log| log.log_decode::<ILoanRouter::LoanOriginated>().ok())?;
    let event = event.inner.data;
    event.principal.checked_sub(event.reserve)?.checked_sub(event.terms.originationFee)
}
