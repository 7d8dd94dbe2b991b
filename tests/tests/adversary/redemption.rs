//! The one exit that an administrator can close: USDai into an asset. That waits ninety days, in which everybody can
//! leave by it and a guardian can call it off; other assets stay open, and nothing of the vault is behind it. The walks
//! leave the switch alone.

use alloy_sol_types::SolCall;
use tests::{
    Suite,
    abi::{IAuthority, IUSDai},
    check::{done, refused},
    whole,
};

#[test]
fn redemption_into_an_asset_ends_after_ninety_days_of_notice() {
    let mut suite = Suite::new();
    done(suite.rule(&IAuthority::sealCall {}));
    let (usdai, asset) = (suite.usdai(), suite.staking.world.dollar);
    let (admin, alice) = (suite.admin(), suite.staking.world.alice.clone());
    let off = IUSDai::setAssetCall {
        asset,
        mintFee: 0,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: true,
        redeemEnabled: false,
    };
    let days = 90 * 86_400;
    refused(suite.push(usdai, &off), IAuthority::DelayRequired { delay: days });
    let calls = vec![IAuthority::Call { target: usdai, data: off.abi_encode().into() }];
    let (predecessor, salt) = Default::default();
    let schedule = IAuthority::scheduleCall { calls: calls.clone(), predecessor, salt };
    done(suite.tell(&admin, &schedule));
    let execute = IAuthority::executeCall { calls, predecessor, salt };
    for wait in [0, days - 10] {
        suite.chain().warp(wait);
        assert!(suite.tell(&admin, &execute).is_err());
        done(suite.staking.world.withdraw(&alice, asset, whole(10, 18), alice.address));
    }
    suite.chain().warp(20);
    done(suite.tell(&admin, &execute));
    let ten = whole(10, 18);
    refused(
        suite.staking.world.withdraw(&alice, asset, ten, alice.address),
        IUSDai::RedeemDisabled { asset },
    );
}
