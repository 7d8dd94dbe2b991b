//! What a token says of itself and of its holders. Any token may be on the other side, so nothing that it says is
//! trusted to be text or short.

use alloy::network::TransactionBuilder;
use alloy::rpc::types::TransactionRequest;
use alloy::rpc::types::state::StateOverride;
use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolError};
use usdai_bindings::{ISUSDai, IToken, IUSDai};

use super::error::VerbError;
use super::refused::Refused;
use super::session::Session;
use super::sum::{Sum, Token};
use crate::client::ClientError;

/// Longer symbols are cut.
const SYMBOL_LENGTH: usize = 16;

impl Session {
    /// Reads a token's symbol and decimals.
    ///
    /// # Errors
    /// [`Refused::NotAToken`] if it says no decimals.
    pub async fn token(&self, address: Address) -> Result<Token, VerbError> {
        let decimals = self.of_token(address, &IToken::decimalsCall {}).await?;
        let request =
            TransactionRequest::default().with_to(address).with_input(IToken::symbolCall {}.abi_encode());
        let answer = match self.client.simulate(request, StateOverride::default()).await {
            Ok(output) => output,
            Err(ClientError::Reverted { .. }) => Default::default(),
            Err(error) => return Err(error.into()),
        };
        let symbol = symbol(&answer).unwrap_or_else(|| short(address));
        Ok(Token { symbol, address, decimals })
    }

    /// What `owner` has of a token.
    ///
    /// # Errors
    /// [`Refused::NotAToken`] if it does not say.
    pub async fn holding(&self, token: &Token, owner: Address) -> Result<Sum, VerbError> {
        let balance = self.of_token(token.address, &IToken::balanceOfCall { account: owner }).await?;
        Ok(token.sum(balance))
    }

    /// Asks what every token answers.
    async fn of_token<C: SolCall>(&self, address: Address, call: &C) -> Result<C::Return, VerbError> {
        match self.client.call(address, call).await {
            Err(ClientError::Reverted { data, .. }) if data.is_empty() => {
                Err(Refused::NotAToken { address }.into())
            }
            Err(ClientError::Answer { .. }) => Err(Refused::NotAToken { address }.into()),
            answer => Ok(answer?),
        }
    }

    /// Asks something that the contract need not know: none if it reverts or answers nonsense.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn optional<C: SolCall>(
        &self,
        to: Address,
        call: &C,
    ) -> Result<Option<C::Return>, ClientError> {
        match self.client.call(to, call).await {
            Ok(answer) => Ok(Some(answer)),
            Err(ClientError::Reverted { .. } | ClientError::Answer { .. }) => Ok(None),
            Err(error) => Err(error),
        }
    }

    /// What would come out of something; zero where the contract says that it would be less than a unit.
    ///
    /// # Errors
    /// Any other revert, or the chain does not answer.
    pub async fn preview<C: SolCall<Return = U256>>(
        &self,
        to: Address,
        call: &C,
    ) -> Result<U256, ClientError> {
        let nothing = |data: &Bytes| {
            IUSDai::BelowOneUnit::abi_decode(data).is_ok()
                || IUSDai::MintsNothing::abi_decode(data).is_ok()
                || ISUSDai::MintsNothing::abi_decode(data).is_ok()
        };
        match self.client.call(to, call).await {
            Err(error) if error.revert_data().is_some_and(nothing) => Ok(U256::ZERO),
            answer => answer,
        }
    }
}

/// Text, or as some old tokens have it 32 bytes filled up with zeros; only what can be shown safely.
fn symbol(answer: &[u8]) -> Option<String> {
    let text = match IToken::symbolCall::abi_decode_returns(answer) {
        Ok(text) => text,
        Err(_) => String::from_utf8_lossy(answer.get(..32)?).into_owned(),
    };
    // A letter that cannot be shown must not vanish: USD₮0 is not USD0.
    let plain = |c: char| if c.is_ascii_alphanumeric() || ".-+$".contains(c) { c } else { '?' };
    let shown: String = text.trim_end_matches('\0').chars().take(SYMBOL_LENGTH).map(plain).collect();
    shown.contains(|c: char| c.is_ascii_alphanumeric()).then_some(shown)
}

fn short(address: Address) -> String {
    address.to_string().chars().take(10).collect()
}

/// The amount, if the owner has it and it is not zero.
///
/// # Errors
/// [`Refused::AmountZero`], [`Refused::NothingThere`], [`Refused::BalanceTooLow`].
pub fn check_amount(units: U256, held: &Sum, owner: Address) -> Result<Sum, Refused> {
    if units.is_zero() {
        let symbol = held.token.symbol.clone();
        return Err(if held.units.is_zero() {
            Refused::NothingThere { owner, symbol }
        } else {
            Refused::AmountZero
        });
    }
    let needed = held.token.sum(units);
    if held.units < units {
        return Err(Refused::BalanceTooLow { owner, balance: held.clone().into(), needed: needed.into() });
    }
    Ok(needed)
}
