//! The authority takes its targets and gives the first orders. Nobody can mint yet.

use alloy_primitives::{B256, Bytes, FixedBytes, aliases::U96, keccak256};
use alloy_sol_types::SolCall;
use anyhow::Context;
use stylus_chain::chain::Account;
use usdai_bindings::{IAuthority, ICores, IQEV, ISUSDai, IUSDai};

use super::units;
use crate::demo::stage::Stage;

const NO_FEE: u16 = 0;
const NO_SHARE_CAP: u16 = 10_000;
/// In whole USDai.
const BETA_CAP: u64 = 10_000;
const HOUR: u64 = 3_600;
/// Of the season, and the most that each may grant in whole Cores.
const WEEKS: u32 = 26;
const WEEKLY_MAXIMUM: u64 = 1_000_000_000;
/// Whole Cores: for a USDai and a day, a dollar staked and a day, a USDai minted, a dollar lent and a day.
const HELD: u64 = 5;
const STAKED: u64 = 2;
const MINTED: u64 = 20;
const LENT: u64 = 3;
const REFERRAL_BPS: u16 = 1_000;

/// From deployed programs to closed doors.
pub fn set_up(stage: &mut Stage) -> anyhow::Result<()> {
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
    let cap = IUSDai::setSupplyCapCall { cap: units(BETA_CAP) };
    push(stage, &admin, "the supply capped at 10,000 USDai for a start", usdai, &cap)?;
    let recipient = IUSDai::setHarvestRecipientCall { recipient: susdai };
    push(stage, &admin, "the reserve's yield sent to those who stake", usdai, &recipient)?;
    let redemptions = ISUSDai::setRedemptionsCall { redemptions: qev };
    push(stage, &admin, "and those who leave the vault sent to the auction, for ever", susdai, &redemptions)?;
    open_season(stage, &admin)?;
    let title = "The guardian cannot do that";
    let order = IAuthority::pushCall { target: usdai, data: cap.abi_encode().into() };
    stage.refused(title, &guardian, authority, &order).map(drop)
}

/// Points have rates, and somebody who commits them.
fn open_season(stage: &mut Stage, admin: &Account) -> anyhow::Result<()> {
    let (authority, cores) = (stage.authority, stage.cores);
    let target = IAuthority::addTargetCall { target: cores, entries: Vec::new() };
    stage.arrange(admin, authority, &target)?;
    let account = stage.person("publisher").address;
    stage.arrange(admin, authority, &IAuthority::grantRoleCall { role: keccak256("PUBLISHER"), account })?;
    let rate = |cores: u64| U96::from(units(cores));
    let season = ICores::openSeasonCall {
        start: stage.chain.timestamp() + HOUR,
        weekCount: WEEKS,
        weeklyMaximum: units(WEEKLY_MAXIMUM),
        rates: ICores::Rates {
            held: rate(HELD),
            staked: rate(STAKED),
            minted: rate(MINTED),
            lent: rate(LENT),
            referralBps: REFERRAL_BPS,
        },
    };
    let title = "a season of Cores opened: points for holding, staking, minting, lending and referring";
    push(stage, admin, title, cores, &season)
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
