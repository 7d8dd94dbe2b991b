//! Who leaves, and why the vault cannot pay them all at once.

use alloy_primitives::U256;
use anyhow::ensure;
use stylus_chain::chain::Account;
use usdai_bindings::{ISUSDai, IToken, IUSDai};

use super::super::lending::LENT;
use super::super::{dollars, units};
use crate::demo::stage::Stage;

/// Shares that each of the five leaves with.
pub const SHARES: u64 = 100_000;
/// What everybody who comes anew brings, in whole dollars.
const BROUGHT: u64 = 110_000;
/// What all shares are worth before the four come, in whole USDai.
const BEFORE: u64 = 210_000;

/// The five, who buys, and what the vault has.
pub struct People {
    /// Bids and wins.
    pub bob: Account,
    /// Bids less and wins.
    pub carol: Account,
    /// Seals a bid and never opens it.
    pub dave: Account,
    /// Sells its position.
    pub erin: Account,
    /// Buys that.
    pub frank: Account,
    /// Waits.
    pub grace: Account,
    /// What all shares share, USDai.
    pub assets: U256,
    /// Of that, what will not be lent.
    pub cash: U256,
}

impl People {
    /// Refuses other cash in the vault than what the two loans leave.
    pub fn check_cash(&self, stage: &mut Stage) -> anyhow::Result<()> {
        let idle = stage.chain.call(stage.susdai, &ISUSDai::cashCall {})?.idle;
        ensure!(idle == self.cash, "{idle} in the vault, not {}", self.cash);
        Ok(())
    }
}

/// Four stake beside Alice and Bob.
pub fn gather(stage: &mut Stage) -> anyhow::Result<People> {
    let [bob, carol, dave, erin, frank, grace] =
        ["bob", "carol", "dave", "erin", "frank", "grace"].map(|name| stage.person(name));
    let mut assets = units(BEFORE);
    for (who, title) in [
        (&carol, "Carol brings dollars as Alice did, and stakes for 100,000 shares"),
        (&dave, "and so does Dave"),
        (&erin, "Erin"),
        (&grace, "and Grace"),
    ] {
        bring(stage, who)?;
        let mint = ISUSDai::mint_0Call { shares: units(SHARES), receiver: who.address };
        let receipt = stage.act(title, who, stage.susdai, &mint)?;
        assets = assets.saturating_add(receipt.returned::<ISUSDai::mint_0Call>()?);
    }
    bring(stage, &frank)?;
    let cash = assets.saturating_sub(units(LENT));
    Ok(People { bob, carol, dave, erin, frank, grace, assets, cash })
}

/// Dollars, USDai for them, and an allowance for the vault: what Alice has shown step by step.
fn bring(stage: &mut Stage, who: &Account) -> anyhow::Result<()> {
    let (usdai, dollar, recipient) = (stage.usdai, stage.dollar, who.address);
    stage.arrange(who, dollar, &IToken::mintCall { to: recipient, value: dollars(BROUGHT) })?;
    stage.arrange(who, dollar, &IToken::approveCall { spender: usdai, value: dollars(BROUGHT) })?;
    let deposit = IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: dollars(BROUGHT),
        usdaiAmountMinimum: units(BROUGHT),
        recipient,
    };
    stage.arrange(who, usdai, &deposit)?;
    stage.arrange(who, usdai, &IUSDai::approveCall { spender: stage.susdai, value: U256::MAX })
}
