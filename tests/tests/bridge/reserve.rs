//! What is away is still owed here: it counts in the cap and as backed, and moves no price.

use alloy_primitives::U256;
use tests::abi::{ISUSDai, IUSDai};
use tests::check::{done, outcome};
use tests::whole;

use crate::bridged::Bridged;
use crate::pair::{AWAY, HOME};

/// Units of a message per whole token.
const WHOLE: u64 = 1_000_000;

#[test]
fn usdai_away_counts_in_the_cap() {
    let mut bridged = Bridged::usdai();
    let (token, alice, asset) = (bridged.token, bridged.pair.alice.clone(), bridged.dollar);
    let exists = bridged.books() + done(bridged.pair.net.supply(AWAY));
    done(bridged.push(token, &IUSDai::setSupplyCapCall { cap: exists + whole(1, 18) }));
    bridged.pair.send(HOME, 5_000 * WHOLE);
    let deposit = |dollars| IUSDai::deposit_0Call {
        depositToken: asset,
        depositAmount: whole(dollars, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
    };
    let got = outcome(&bridged.tell(&alice, token, &deposit(2)));
    assert!(got.contains("SupplyCapExceeded"), "{got}");
    done(bridged.tell(&alice, token, &deposit(1)));
}

#[test]
fn usdai_away_is_no_yield_and_comes_back_above_a_lowered_cap() {
    let mut bridged = Bridged::usdai();
    let (token, alice) = (bridged.token, bridged.pair.alice.clone());
    let away = bridged.pair.send(HOME, 5_000 * WHOLE);
    done(bridged.pair.net.carry(&away));
    let harvest = done(bridged.tell(&alice, token, &IUSDai::harvestCall {}));
    assert_eq!(harvest.returned::<IUSDai::harvestCall>().ok(), Some(U256::ZERO));
    done(bridged.push(token, &IUSDai::setSupplyCapCall { cap: U256::ZERO }));
    let now = bridged.pair.net.side(HOME).chain.timestamp();
    let pause = IUSDai::pauseMintCall { until: now + 86_400 };
    let _ = bridged.push(token, &pause);
    let back = bridged.pair.send(AWAY, 5_000 * WHOLE);
    done(bridged.pair.net.carry(&back));
    assert_eq!(bridged.pair.of_payee(HOME), whole(5_000, 18));
}

#[test]
fn shares_that_leave_and_return_move_no_price() {
    let mut bridged = Bridged::shares();
    let prices = |bridged: &mut Bridged| {
        let token = bridged.token;
        let chain = &mut bridged.pair.net.side(HOME).chain;
        let deposit = done(chain.call(token, &ISUSDai::depositSharePriceCall {}));
        (deposit, done(chain.call(token, &ISUSDai::redemptionSharePriceCall {})))
    };
    let before = prices(&mut bridged);
    for from in [HOME, AWAY] {
        let packet = bridged.pair.send(from, 5_000 * WHOLE);
        assert_eq!(prices(&mut bridged), before);
        done(bridged.pair.net.carry(&packet));
        assert_eq!(prices(&mut bridged), before);
    }
}
