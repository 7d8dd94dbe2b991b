//! X01: amounts where 96, 128 and 256 bits end are refused by name and never wrap.

use alloy_primitives::U256;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IUSDai},
    calldata::u,
    check::{done, refused},
    token::{Subject, ask, balance, supply},
    whole,
};

const SUPPLY_CAP: U256 = U256::from_limbs([u64::MAX, u32::MAX as u64, 0, 0]);

/// Alice has more USDai than there may be shares; she may mint beyond the reserve's cap.
fn rich() -> Staking {
    let mut staking = Staking::new();
    let (alice, admin) = (staking.world.alice.clone(), staking.world.admin.clone());
    let (usdai, dollar) = (staking.world.usdai, staking.world.dollar);
    let exempt = IUSDai::setCapExemptCall { account: alice.address, exempt: true };
    done(staking.world.chain.send(&admin, usdai, &exempt));
    let dollars = U256::ONE << 60_usize;
    done(staking.world.fund(&alice, dollar, dollars));
    done(staking.world.deposit(&alice, dollar, dollars));
    staking
}

#[test]
fn x01_the_last_share_there_may_be() {
    let mut staking = rich();
    let (alice, receiver) = (staking.world.alice.clone(), staking.world.alice.address);
    assert!(done(staking.world.usdai_of(receiver)) > SUPPLY_CAP);
    for assets in [SUPPLY_CAP + u(1), U256::MAX >> 128_usize, U256::MAX - u(1), U256::MAX] {
        let expected = ISUSDai::SupplyCapExceeded { shares: assets, room: SUPPLY_CAP };
        refused(staking.tell(&alice, &ISUSDai::mint_0Call { shares: assets, receiver }), expected.clone());
        refused(staking.stake(&alice, assets), expected);
    }
    assert_eq!(ask(&mut staking, &ISUSDai::maxDepositCall { receiver }), SUPPLY_CAP);
    assert_eq!(done(staking.stake(&alice, SUPPLY_CAP - u(1))), SUPPLY_CAP - u(1));
    assert_eq!(ask(&mut staking, &ISUSDai::maxMintCall { receiver }), u(1));
    assert_eq!(done(staking.stake(&alice, u(1))), u(1));
    assert_eq!(supply(&mut staking), SUPPLY_CAP);
    let expected = ISUSDai::SupplyCapExceeded { shares: u(1), room: U256::ZERO };
    refused(staking.stake(&alice, u(1)), expected);
    let needed = U256::MAX;
    let expected = ISUSDai::ERC20InsufficientBalance { sender: receiver, balance: SUPPLY_CAP, needed };
    let all = ISUSDai::transferCall { to: staking.world.bob.address, value: needed };
    refused(staking.tell(&alice, &all), expected);
    assert_eq!(balance(&mut staking, receiver), SUPPLY_CAP);
    staking.sound();
}

#[test]
fn x01_quotes_at_the_edges_never_wrap() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    // A price of one is no multiplication that could overflow; a million virtual units are.
    let most = U256::MAX;
    assert_eq!(ask(&mut staking, &ISUSDai::previewDepositCall { assets: most }), most);
    assert_eq!(ask(&mut staking, &ISUSDai::previewMintCall { shares: most }), most);
    done(staking.stake(&alice, whole(1, 18)));
    done(staking.earn(1));
    staking.world.chain.warp(8 * 86_400);
    for shares in [most, most - u(1), most >> 1_usize] {
        let overflow = || ISUSDai::ArithmeticOverflow {};
        let is_beyond = shares > most >> 1_usize;
        let result = staking.ask(&ISUSDai::previewMintCall { shares });
        let value = staking.ask(&ISUSDai::convertToAssetsCall { shares });
        if is_beyond {
            refused(result, overflow());
            refused(value, overflow());
        } else {
            // Two dollars a share, but for what belongs to the virtual ones.
            let [result, value] = [done(result), done(value)];
            assert!(value <= result && result > most - (most >> 32_usize), "{result}");
        }
    }
}

#[test]
fn x01_reports_at_the_edges_never_wrap() {
    let mut staking = rich();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, SUPPLY_CAP));
    for bits in [96_usize, 112, 128, 255] {
        let huge = U256::ONE << bits;
        let sent = LoanReport { principal: huge, sent: huge, ..LoanReport::default() };
        let lendable = SUPPLY_CAP;
        if bits < 255 {
            refused(staking.report(&sent), ISUSDai::LentAboveLendable { amount: huge, lendable });
        } else {
            // Its highest rate is no number of 256 bits.
            refused(staking.report(&sent), ISUSDai::ArithmeticOverflow {});
        }
        let invented = LoanReport { principal: huge, ..LoanReport::default() };
        let most = U256::ZERO;
        refused(staking.report(&invented), ISUSDai::PrincipalAboveLent { principal: huge, most });
        let returned = LoanReport { principal_paid: huge, ..LoanReport::default() };
        let lent = U256::ZERO;
        refused(staking.report(&returned), ISUSDai::ReturnedAboveLent { returned: huge, lent });
        let rate = LoanReport { rate: huge, ..LoanReport::default() };
        refused(staking.report(&rate), ISUSDai::RateAboveMaximum { ratePerSecond: huge, most });
        // Interest of more than a stream holds, or of more than there is.
        let interest = LoanReport { interest_paid: huge, ..LoanReport::default() };
        assert!(staking.report(&interest).is_err(), "{bits} bits");
    }
    let all = LoanReport { principal: SUPPLY_CAP, sent: SUPPLY_CAP, ..LoanReport::default() };
    done(staking.report(&LoanReport { rate: SUPPLY_CAP * u(31_709_791_983), ..all }));
    staking.world.chain.warp(300 * 86_400);
    assert!(ask(&mut staking, &ISUSDai::totalAssetsCall {}) > SUPPLY_CAP);
    staking.sound();
}
