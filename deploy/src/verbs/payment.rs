//! How a contract gets to move the sender's tokens: by what is approved already, by a permit, or by approving exactly
//! the amount first.

use alloy_primitives::{Address, U256};
use usdai_bindings::IToken;

use super::error::VerbError;
use super::options::Releasing;
use super::permit::{Offer, Permit, SignedPermit};
use super::plan::Step;
use super::session::{Sender, Session};
use super::sum::Sum;
use crate::client::{ClientError, Outgoing};
use crate::remedy::{self, Interface};

/// Errors that mean that a permit was not taken.
const NOT_RELEASED: [&str; 2] = ["TokenAllowanceTooLow", "ERC20InsufficientAllowance"];

/// Tokens that a contract takes from the sender.
pub struct Payment<'a> {
    /// What is taken.
    pub sum: &'a Sum,
    /// Who takes it.
    pub spender: (Address, &'static str),
    /// The interface of that contract.
    pub interface: Interface,
    /// What the taking transaction does, in words.
    pub title: String,
    /// It by an approval.
    pub approved: Outgoing,
    /// It by a permit.
    pub permitted: &'a dyn Fn(&SignedPermit) -> Outgoing,
}

/// The transactions of a payment.
#[derive(Debug)]
pub struct Arranged {
    /// In order.
    pub steps: Vec<Step>,
    /// What is simulated in their place.
    pub rehearsal: Vec<Outgoing>,
    /// The permit that the last one carries, and whether it is signed.
    pub permit: Option<(Permit, bool)>,
    /// What the user should know of it.
    pub notes: Vec<String>,
}

impl Payment<'_> {
    /// Finds the way with the fewest transactions that the token takes.
    ///
    /// # Errors
    /// The chain does not answer, or the signer declines.
    pub async fn arrange(
        &self,
        session: &Session,
        sender: &Sender,
        releasing: Releasing,
    ) -> Result<Arranged, VerbError> {
        let (owner, spender) = (sender.address, self.spender.0);
        let token = &self.sum.token;
        let allowance = IToken::allowanceCall { owner, spender };
        let allowance = session.client.call(token.address, &allowance).await?;
        if allowance >= self.sum.units {
            return Ok(Arranged::new(vec![self.step(self.approved.clone())]));
        }
        let mut refused = Vec::new();
        if !releasing.no_permit
            && let Some(offer) = Offer::find(session, token, owner, spender, self.sum.units).await?
        {
            match self.by_permit(session, sender, &offer).await? {
                Some(arranged) => return Ok(arranged),
                None => refused.push(format!("{} does not take the permit", token.symbol)),
            }
        }
        let mut arranged = self.by_approval(session, owner, allowance).await?;
        arranged.notes.splice(0..0, refused);
        Ok(arranged)
    }

    /// None if the token ignores or refuses the signature. Without a key it cannot be tried.
    async fn by_permit(
        &self,
        session: &Session,
        sender: &Sender,
        offer: &Offer,
    ) -> Result<Option<Arranged>, VerbError> {
        let call = (self.permitted)(&offer.sign(sender).await?);
        let is_signed = sender.signer.is_some() && !sender.is_dry_run;
        let mut arranged = Arranged::new(vec![self.step(call.clone())]);
        if sender.signer.is_some() {
            let tried = session.client.simulate(call.request(sender.address), Default::default()).await;
            if tried.is_err_and(|error| is_not_released(&error)) {
                return Ok(None);
            }
            if sender.is_dry_run {
                // Whoever reads what is shown could use the signature until its deadline.
                arranged.steps = vec![self.step((self.permitted)(&offer.unsigned()))];
                arranged.notes.push("The permit was signed to try it; its signature is not shown.".into());
            }
        } else {
            arranged.rehearsal = vec![self.approval(self.sum.units).call, self.approved.clone()];
            arranged.notes.push("The permit is not signed, because no key was given.".into());
        }
        arranged.permit = Some((offer.message.clone(), is_signed));
        Ok(Some(arranged))
    }

    /// Some tokens (USDT) take a new approval only in the place of none.
    async fn by_approval(
        &self,
        session: &Session,
        owner: Address,
        allowance: U256,
    ) -> Result<Arranged, VerbError> {
        let mut steps = vec![self.approval(self.sum.units), self.step(self.approved.clone())];
        let approve = steps.first().map(|step| step.call.request(owner)).unwrap_or_default();
        let tried = session.client.simulate(approve, Default::default()).await;
        match tried {
            Err(ClientError::Reverted { .. }) if !allowance.is_zero() => {
                steps.insert(0, self.approval(U256::ZERO));
            }
            Ok(_) | Err(ClientError::Reverted { .. }) => {}
            Err(error) => return Err(error.into()),
        }
        let mut arranged = Arranged::new(steps);
        arranged.notes.push(format!(
            "{} may not take {} yet, so exactly that is approved first, in a transaction of its own.",
            self.spender.1, self.sum
        ));
        Ok(arranged)
    }

    fn approval(&self, units: U256) -> Step {
        let token = &self.sum.token;
        let call = IToken::approveCall { spender: self.spender.0, value: units };
        let title = format!("let {} take {}", self.spender.1, token.sum(units));
        Step { title, call: Outgoing::call(token.address, &call), interface: Interface::Tokens }
    }

    fn step(&self, call: Outgoing) -> Step {
        Step { title: self.title.clone(), call, interface: self.interface }
    }
}

impl Arranged {
    /// Transactions that are simulated as they are.
    #[must_use]
    pub fn new(steps: Vec<Step>) -> Self {
        let rehearsal = steps.iter().map(|step| step.call.clone()).collect();
        Self { steps, rehearsal, permit: None, notes: Vec::new() }
    }
}

fn is_not_released(error: &ClientError) -> bool {
    let name = error.revert_data().map(|data| remedy::describe(data).name);
    name.is_some_and(|name| NOT_RELEASED.contains(&name.as_str()))
}
