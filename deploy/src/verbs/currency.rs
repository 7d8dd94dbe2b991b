//! A currency on the command line.

use alloy_primitives::Address;
use clap::Args;

use super::error::VerbError;
use super::reserve::choose;
use super::session::Session;
use super::sum::Token;

/// Which currency.
#[derive(Args, Clone, Debug)]
pub struct CurrencyArguments {
    /// The currency: usdai, an asset of the reserve by its symbol, or any token by its address.
    #[arg(long, value_name = "TOKEN", default_value = "usdai")]
    currency: String,
}

impl CurrencyArguments {
    /// The token.
    ///
    /// # Errors
    /// It is no token, or no asset has this symbol.
    pub async fn token(&self, session: &Session) -> Result<Token, VerbError> {
        let usdai = session.usdai().await?;
        match self.currency.parse::<Address>() {
            Ok(address) => session.token(address).await,
            Err(_) if self.currency.eq_ignore_ascii_case("usdai") => session.token(usdai).await,
            Err(_) => Ok(choose(session.assets(usdai).await?, Some(&self.currency))?.token),
        }
    }
}
