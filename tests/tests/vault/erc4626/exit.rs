//! The asynchronous side, as ERC-7540 wants it while no redemption contract is wired.

use alloy_primitives::{Address, U256};
use proptest::prelude::*;
use tests::{abi::ISUSDai, check::refused};

use crate::support::{
    ask,
    books::changes_nothing,
    calls::{history, vault_after},
    people, runs,
};

proptest! {
    #![proptest_config(runs(24, 0x7540))]

    /// 016, 017, 027, 028: refused for every caller and every amount.
    #[test]
    fn p4626_016_017_previews_of_exits_are_always_refused(history in history(), value in any::<[u8; 32]>()) {
        let mut staking = vault_after(&history);
        let vault = staking.susdai;
        for amount in [U256::ZERO, U256::ONE, U256::from_be_bytes(value), U256::MAX] {
            for caller in [Address::ZERO, staking.world.alice.address, staking.book.address, vault] {
                let redeem = ISUSDai::previewRedeemCall { shares: amount };
                refused(staking.world.chain.call_as(caller, vault, &redeem), ISUSDai::NoPreview {});
                let withdraw = ISUSDai::previewWithdrawCall { assets: amount };
                refused(staking.world.chain.call_as(caller, vault, &withdraw), ISUSDai::NoPreview {});
            }
        }
    }

    /// Limits of zero are honest: no amount can be redeemed, withdrawn or asked for, and the attempt changes nothing.
    #[test]
    fn p4626_007_008_no_exit_is_above_its_limit(history in history(), value in any::<[u8; 32]>()) {
        let mut staking = vault_after(&history);
        for person in people(&staking) {
            let (receiver, controller, owner) = (person.address, person.address, person.address);
            let held = ask(&mut staking, &ISUSDai::balanceOfCall { account: owner });
            prop_assert_eq!(ask(&mut staking, &ISUSDai::maxRedeemCall { controller }), U256::ZERO);
            prop_assert_eq!(ask(&mut staking, &ISUSDai::maxWithdrawCall { controller }), U256::ZERO);
            for amount in [U256::ONE, held, U256::from_be_bytes(value)] {
                let redeem = ISUSDai::redeemCall { shares: amount, receiver, controller };
                let withdraw = ISUSDai::withdrawCall { assets: amount, receiver, controller };
                let request = ISUSDai::requestRedeemCall { shares: amount, controller, owner };
                let result = changes_nothing(&mut staking, |staking| staking.tell(&person, &redeem));
                refused(result, ISUSDai::RedemptionsNotWired {});
                let result = changes_nothing(&mut staking, |staking| staking.tell(&person, &withdraw));
                refused(result, ISUSDai::RedemptionsNotWired {});
                let result = changes_nothing(&mut staking, |staking| staking.tell(&person, &request));
                refused(result, ISUSDai::RedemptionsNotWired {});
            }
        }
    }
}
