//! What a verb made or changed, as it is afterwards.

use alloy_primitives::U256;
use serde::Serialize;

use super::loan::LoanView;
use super::place::Place;
use super::sale::SaleView;
use super::session::Session;
use super::title::TitleView;

/// What is shown after the transactions.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Aftermath {
    /// A redemption position.
    Position(Box<Place>),
    /// A title.
    Title(Box<TitleView>),
    /// A loan.
    Loan(Box<LoanView>),
    /// The sale of a title.
    Sale(Box<SaleView>),
}

impl Aftermath {
    /// A redemption position, if the chain tells.
    pub async fn position(session: &Session, id: U256) -> Option<Self> {
        let (_, place) = Place::look(session, id).await.ok()?;
        Some(Self::Position(Box::new(place)))
    }

    /// It for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        match self {
            Self::Position(place) => place.write(text),
            Self::Title(title) => title.write(text),
            Self::Loan(loan) => loan.write(text),
            Self::Sale(sale) => sale.write(text),
        }
    }
}
