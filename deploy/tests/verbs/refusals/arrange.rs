//! How the chain is before something is refused.

use alloy_primitives::{Address, U256, address};
use usdai_bindings::{ISUSDai, IUSDai};

use crate::stage::Stage;

/// Nobody.
const STRANGER: Address = address!("000000000000000000000000000000000000dEaD");
const NO_FEE: u16 = 0;
const NO_SHARE_CAP: u16 = 10_000;

/// As it should be.
pub fn as_is(_: &Stage) {}

fn terms(stage: &Stage, mint_enabled: bool, redeem_enabled: bool) {
    let call = IUSDai::setAssetCall {
        asset: stage.dollar,
        mintFee: NO_FEE,
        redeemFee: NO_FEE,
        shareCap: NO_SHARE_CAP,
        mintEnabled: mint_enabled,
        redeemEnabled: redeem_enabled,
    };
    stage.order(stage.usdai, &call);
}

/// Alice has sent all her USDai away.
pub fn penniless(stage: &Stage) {
    stage.succeed(&["transfer", "all", &stage.bob.address.to_string()]);
}

/// The dollar is not taken.
pub fn minting_off(stage: &Stage) {
    terms(stage, false, true);
}

/// The dollar is not paid out.
pub fn redeeming_off(stage: &Stage) {
    terms(stage, true, false);
}

/// Two assets have one symbol.
pub fn twice_the_symbol(stage: &Stage) {
    stage.list(stage.another_dollar("Dollar"));
}

/// An asset cannot be made by everybody.
pub fn shares_in_the_reserve(stage: &Stage) {
    stage.list(stage.susdai);
}

/// The reserve is empty, and its assets are delisted.
pub fn no_assets(stage: &Stage) {
    stage.succeed(&["withdraw", "all", "--asset", "USD"]);
    // What is staked is in the reserve still.
    let rest = IUSDai::withdraw_0Call {
        withdrawToken: stage.dollar,
        usdaiAmount: whole(10),
        withdrawAmountMinimum: U256::ZERO,
        recipient: STRANGER,
    };
    // An account with code sends nothing, so it is taken away for that.
    stage.chain(|chain| chain.set_code(stage.susdai, Vec::new()));
    stage.pretend(stage.susdai, stage.usdai, &rest);
    for asset in [stage.dollar, stage.plain] {
        stage.order(stage.usdai, &IUSDai::removeAssetCall { asset });
    }
}

/// For a day.
pub fn minting_paused(stage: &Stage) {
    let until = stage.chain(|chain| chain.timestamp()) + 86_400;
    stage.order(stage.usdai, &IUSDai::pauseMintCall { until });
}

/// For a day.
pub fn staking_paused(stage: &Stage) {
    let until = stage.chain(|chain| chain.timestamp()) + 86_400;
    stage.order(stage.susdai, &ISUSDai::pauseDepositsCall { until });
}

/// There is room for 50 more.
pub fn cap_reached(stage: &Stage) {
    stage.order(stage.usdai, &IUSDai::setSupplyCapCall { cap: whole(150) });
}

/// The contracts are gone.
pub fn no_code(stage: &Stage) {
    stage.chain(|chain| chain.set_code(stage.usdai, Vec::new()));
    stage.chain(|chain| chain.set_code(stage.susdai, Vec::new()));
}

/// USDai is another program.
pub fn other_code(stage: &Stage) {
    stage.chain(|chain| chain.set_code(stage.usdai, chain.code(stage.dollar)));
}

/// All that was staked is lent, and none of it comes back.
pub fn all_lost(stage: &Stage) {
    let report = |principal, sent| ISUSDai::reportLoansCall {
        principal,
        marks: U256::ZERO,
        accrued: U256::ZERO,
        ratePerSecond: U256::ZERO,
        sent,
        principalPaid: U256::ZERO,
        interestPaid: U256::ZERO,
    };
    stage.order(stage.susdai, &ISUSDai::setLoanBookCall { loanBook: stage.admin.address });
    stage.order(stage.susdai, &report(whole(10), whole(10)));
    stage.order(stage.susdai, &report(U256::ZERO, U256::ZERO));
}

fn whole(tokens: u64) -> U256 {
    U256::from(tokens) * U256::from(10).pow(U256::from(18))
}
