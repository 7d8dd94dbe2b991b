//! Holders, borrowers and lenders, who get what the rules owe them whatever the adversary did before.

use alloy_primitives::U256;
use stylus_chain::chain::Account;
use tests::{
    Credit,
    abi::{IToken, IUSDai},
    check::{done, outcome},
    credit::{Currency, Deal},
    random::Random,
};
use usdai_core::loan::Status;

/// USDai redeemed into an asset pays what was quoted, whatever else is closed.
#[track_caller]
pub fn redeem(scene: &mut Credit, holder: &Account, currency: Currency, part: U256) -> bool {
    let (usdai, account) = (scene.suite().usdai(), holder.address);
    let balance = scene.look(usdai, &IToken::balanceOfCall { account });
    let burned = balance.min(part);
    let asset = currency.token;
    let quote = IUSDai::previewWithdrawCall { withdrawToken: asset, usdaiAmount: burned };
    let Ok(owed) = scene.chain().call(usdai, &quote) else { return false };
    let held = done(scene.redemptions.world().asset(asset)).ledger;
    if burned.is_zero() || owed.is_zero() || owed > held {
        return false;
    }
    let is_exempt = scene.look(usdai, &IUSDai::capExemptCall { account });
    let before = scene.balance(currency, account);
    done(scene.redemptions.world().withdraw(holder, asset, burned, account));
    let paid = scene.balance(currency, account) - before;
    assert!(paid == owed || is_exempt && paid > owed, "{owed} were owed, and {paid} paid");
    true
}

/// Shares go into the line unless requests rest, and out of it again before the lock.
#[track_caller]
pub fn request(scene: &mut Credit, holder: &Account, shares: U256) -> Option<U256> {
    let result = scene.redemptions.request(holder, shares);
    if let Err(error) = &result {
        let text = error.to_string();
        // Paused, or the last epoch is still to be settled, by anybody.
        assert!(text.contains("Paused") || text.contains("NotSettled"), "{text}");
    }
    result.ok()
}

/// What was served is paid to the wei.
#[track_caller]
pub fn claim(scene: &mut Credit, holder: &Account, ids: &[U256]) {
    let qev = scene.redemptions.qev;
    let controller = holder.address;
    let known = scene.look(qev, &tests::abi::IQEV::claimableCall { controller });
    let owed = ids.iter().fold([known.shares, known.assets], |[shares, assets], id| {
        let call = tests::abi::IQEV::positionCall { id: *id };
        // A position that was served in full and collected is burnt.
        scene.chain().call(qev, &call).map_or([shares, assets], |place| {
            [shares + place.collectableShares, assets + place.collectableAssets]
        })
    });
    let before = scene.redemptions.usdai_of(holder);
    match scene.redemptions.claim(holder, ids) {
        Ok(paid) => {
            assert_eq!(paid, owed);
            assert_eq!(scene.redemptions.usdai_of(holder) - before, owed[1]);
        }
        Err(error) => assert!(owed == [U256::ZERO; 2], "{owed:?} are owed: {error}"),
    }
}

/// A borrower pays what is due or everything, and a loan in default is cured in its window.
#[track_caller]
pub fn service(scene: &mut Credit, random: &mut Random, deal: &Deal) -> &'static str {
    let loan = scene.loan(deal);
    let title = deal.terms.title;
    match loan.status {
        Status::Active if random.once_in(6) => {
            done(scene.pay_off(deal));
            assert_eq!(scene.loan(deal).status, Status::Closed);
            assert_eq!(scene.owner(title), deal.borrower.address, "the title is the borrower's again");
            "paid off"
        }
        Status::Active if random.once_in(4) => match scene.call_default(deal) {
            Ok(_) => "in default",
            Err(_) => "not in default",
        },
        Status::Active => {
            let due = scene.expected_quote(deal).due;
            if due.instalments == 0 {
                return "nothing due";
            }
            done(scene.pay_due(deal));
            let paid = scene.loan(deal);
            let instalments = u64::from(paid.paid) - u64::from(loan.paid);
            assert_eq!(
                (instalments, loan.outstanding.raw() - paid.outstanding.raw()),
                (due.instalments.into(), due.principal.raw())
            );
            "paid"
        }
        Status::Defaulted { .. } => {
            let until = loan.cure_until().unwrap_or_else(|error| panic!("{error}"));
            if scene.now() > until.get() {
                return "too late to cure";
            }
            done(scene.cure_arrears(deal));
            assert_ne!(
                std::mem::discriminant(&scene.loan(deal).status),
                std::mem::discriminant(&loan.status)
            );
            "cured"
        }
        Status::Foreclosed { .. } | Status::Closed => "over",
    }
}

/// Shares are bought unless deposits rest.
#[track_caller]
pub fn stake(scene: &mut Credit, holder: &Account, assets: U256) -> String {
    let result = scene.redemptions.suite.staking.stake(holder, assets);
    outcome(&result).split('(').next().unwrap_or_default().to_owned()
}
