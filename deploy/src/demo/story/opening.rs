//! The authority takes its targets and gives the first orders.

use alloy_primitives::{B256, Bytes, FixedBytes, keccak256};
use alloy_sol_types::SolCall;
use anyhow::Context;
use stylus_chain::chain::Account;
use usdai_bindings::{IAuthority, IQEV, ISUSDai, IUSDai};

use super::units;
use crate::demo::stage::Stage;

const NO_FEE: u16 = 0;
const NO_SHARE_CAP: u16 = 10_000;

/// From deployed programs to open doors.
pub fn open_for_business(stage: &mut Stage) -> anyhow::Result<()> {
    let [admin, guardian] = ["admin", "guardian"].map(|name| stage.person(name));
    let (authority, usdai, susdai, asset) = (stage.authority, stage.usdai, stage.susdai, stage.dollar);
    let add = |target, entry: [u8; 4]| IAuthority::addTargetCall { target, entries: vec![FixedBytes(entry)] };
    let usdai_target = add(usdai, IUSDai::pauseMintCall::SELECTOR);
    stage.act("The administrator makes USDai a target of the authority", &admin, authority, &usdai_target)?;
    let susdai_target = add(susdai, ISUSDai::pauseDepositsCall::SELECTOR);
    stage.act("and sUSDai", &admin, authority, &susdai_target)?;
    let qev = stage.qev;
    let qev_target = add(qev, IQEV::pauseRequestsCall::SELECTOR);
    stage.act("and the redemption auction", &admin, authority, &qev_target)?;
    let role: B256 = keccak256("GUARDIAN");
    let grant = IAuthority::grantRoleCall { role, account: guardian.address };
    stage.act("and names a guardian, who can pause entry and nothing else", &admin, authority, &grant)?;

    let list = IUSDai::addAssetCall { asset, mintFee: NO_FEE, redeemFee: NO_FEE, shareCap: NO_SHARE_CAP };
    push(stage, &admin, "It has the dollar listed as a reserve asset", usdai, &list)?;
    let cap = IUSDai::setSupplyCapCall { cap: units(100_000_000) };
    push(stage, &admin, "the supply capped at 100,000,000 USDai", usdai, &cap)?;
    let recipient = IUSDai::setHarvestRecipientCall { recipient: susdai };
    push(stage, &admin, "the reserve's yield sent to those who stake", usdai, &recipient)?;
    let redemptions = ISUSDai::setRedemptionsCall { redemptions: qev };
    push(stage, &admin, "and those who leave the vault sent to the auction, for ever", susdai, &redemptions)?;
    let title = "The guardian cannot do that";
    let order = IAuthority::pushCall { target: usdai, data: cap.abi_encode().into() };
    stage.refused(title, &guardian, authority, &order).map(drop)
}

/// An order that the authority passes on.
pub fn push(
    stage: &mut Stage,
    admin: &Account,
    title: &str,
    target: alloy_primitives::Address,
    call: &impl SolCall,
) -> anyhow::Result<()> {
    let data: Bytes = call.abi_encode().into();
    let order = IAuthority::pushCall { target, data };
    stage.act(title, admin, stage.authority, &order).context("an order").map(drop)
}
