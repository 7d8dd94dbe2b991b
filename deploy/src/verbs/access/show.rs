//! `usdai access show`: who may mint, and how much now.

use std::fmt::Write;

use alloy_primitives::{Address, U256};
use clap::Args;
use serde::Serialize;

use super::given::{AccessFiles, Parties};
use super::rules::{Minter, Mode, Rules};
use crate::moment::utc;
use crate::verbs::error::VerbError;
use crate::verbs::options::{Reading, parse_address};
use crate::verbs::session::Session;
use crate::verbs::sum::{Sum, checksummed};

/// Whose access.
#[derive(Args, Debug)]
pub struct Arguments {
    /// The address; without one, the rules for everybody.
    #[arg(value_parser = parse_address)]
    address: Option<Address>,
    /// What would show that it is admitted.
    #[command(flatten)]
    access: AccessFiles,
    /// Where to look, and how to answer.
    #[command(flatten)]
    pub reading: Reading,
}

/// Who may mint how much.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Access {
    chain_id: u64,
    #[serde(flatten)]
    rules: Rules,
    paused: bool,
    account: Option<Account>,
}

/// What one account may.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct Account {
    #[serde(serialize_with = "checksummed")]
    address: Address,
    #[serde(flatten)]
    minter: Minter,
    /// Whether it can mint with what it has shown and would show.
    may_mint: bool,
    /// Why not.
    refusal: Option<String>,
    /// The most of each asset that it can deposit for itself now.
    max_deposit: Vec<Sum>,
}

impl Arguments {
    /// Asks.
    ///
    /// # Errors
    /// [`VerbError`].
    pub async fn ask(&self, session: &Session) -> Result<Access, VerbError> {
        let usdai = session.usdai().await?;
        let rules = Rules::read(session, usdai).await?;
        let account = match self.address {
            Some(address) => Some(self.account(session, (usdai, &rules), address).await?),
            None => None,
        };
        let paused = rules.is_paused(session.now);
        Ok(Access { chain_id: session.client.chain_id(), rules, paused, account })
    }

    async fn account(
        &self,
        session: &Session,
        (usdai, rules): (Address, &Rules),
        address: Address,
    ) -> Result<Account, VerbError> {
        let token = session.token(usdai).await?;
        let minter = Rules::minter(session, &token, address).await?;
        let parties = Parties { sender: address, recipient: address };
        let (data, refusal) = match self.access.data(session, (&token, rules), parties).await {
            Ok(passed) => (passed.data, None),
            Err(VerbError::Access(refusal)) => (Default::default(), Some(refusal.to_string())),
            Err(error) => return Err(error),
        };
        let mut max_deposit = Vec::new();
        for asset in session.assets(usdai).await? {
            let of = (asset.token.address, address, address);
            let most = Rules::most(session, usdai, of, data.clone()).await?;
            max_deposit.push(asset.token.sum(most));
        }
        Ok(Account { address, minter, may_mint: refusal.is_none(), refusal, max_deposit })
    }
}

impl Access {
    /// It for people.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        // Writing to a string cannot fail.
        let _ = self.write(&mut text);
        text
    }

    fn write(&self, text: &mut String) -> std::fmt::Result {
        let Rules { mode, root, inviter, supply_cap, room, address_cap, per_block, left_in_block, .. } =
            &self.rules;
        writeln!(text, "minting     {}", mode.words())?;
        if self.paused {
            writeln!(text, "paused      until {}", utc(U256::from(self.rules.paused_until)))?;
        }
        if *mode == Mode::Closed {
            writeln!(text, "list        {root}")?;
            let whose = if inviter.is_zero() { "nobody".into() } else { inviter.to_string() };
            writeln!(text, "inviter     {whose}")?;
        }
        writeln!(text, "supply cap  {supply_cap}, which leaves {room}")?;
        if !address_cap.units.is_zero() {
            writeln!(text, "an address  at most {address_cap}, while minting is open")?;
        }
        if !per_block.units.is_zero() {
            writeln!(text, "a block     at most {per_block}; {left_in_block} are left in this one")?;
        }
        self.account.as_ref().map_or(Ok(()), |account| account.write(text, *mode == Mode::Closed))
    }
}

impl Account {
    fn write(&self, text: &mut String, is_closed: bool) -> std::fmt::Result {
        let Self { address, minter, refusal, max_deposit, .. } = self;
        writeln!(text, "\n{address}")?;
        let Minter { minted, cap, admitted, exempt } = minter;
        match (exempt, admitted) {
            (true, _) => writeln!(text, "  is exempt from access and caps")?,
            (false, true) => writeln!(text, "  is admitted: has minted {minted} of {cap}")?,
            (false, false) if is_closed => {
                writeln!(text, "  has shown no admission under the list in force")?
            }
            (false, false) => writeln!(text, "  has minted {minted} where that is counted")?,
        }
        if let Some(refusal) = refusal {
            writeln!(text, "  cannot mint: {refusal}")?;
        }
        max_deposit.iter().try_for_each(|most| writeln!(text, "  can deposit {most} now"))
    }
}
