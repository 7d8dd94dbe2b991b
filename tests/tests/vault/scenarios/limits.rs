//! V13 and V14: deposits and mints have one minimum, and what may enter is what is said to.

use alloy_primitives::U256;
use tests::{
    Staking,
    abi::ISUSDai,
    check::{done, refused},
};

use crate::support::{
    DAY, WEEK, ask,
    books::changes_nothing,
    go_to, lend, lose, mint, people,
    price::{VIRTUAL, conservative},
    slots::{set_balance, set_idle, set_supply},
    stake, u, wad,
};

#[test]
fn v13_deposit_and_mint_agree_on_the_least_amount() {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    stake(&mut staking, &alice, wad(1));
    done(staking.earn(6));
    staking.world.chain.warp(WEEK);
    let least = ask(&mut staking, &ISUSDai::previewMintCall { shares: U256::ONE });
    assert_eq!(least, u(7));
    assert_eq!(ask(&mut staking, &ISUSDai::previewDepositCall { assets: least }), U256::ONE);
    assert_eq!(ask(&mut staking, &ISUSDai::previewDepositCall { assets: u(6) }), U256::ZERO);
    let result = changes_nothing(&mut staking, |staking| staking.stake(&carol, u(6)));
    refused(result, ISUSDai::MintsNothing { assets: u(6), least });
    assert_eq!(done(mint(&mut staking, &carol, U256::ONE)), least);
    assert_eq!(stake(&mut staking, &carol, least), U256::ONE);
}

#[test]
fn v13_the_callers_bounds_are_exact() {
    let mut staking = Staking::new();
    let (alice, carol) = (staking.world.alice.clone(), staking.world.carol.clone());
    stake(&mut staking, &alice, wad(300));
    done(staking.earn(100));
    staking.world.chain.warp(WEEK);
    let (assets, receiver) = (wad(8) + u(1), carol.address);
    let shares = ask(&mut staking, &ISUSDai::previewDepositCall { assets });
    let cost = ask(&mut staking, &ISUSDai::previewMintCall { shares });
    let deposit = |minimum| ISUSDai::deposit_1Call { assets, receiver, minShares: minimum };
    let mint = |maximum| ISUSDai::mint_1Call { shares, receiver, maxAmount: maximum };
    let minimum = shares + U256::ONE;
    let result = changes_nothing(&mut staking, |staking| staking.tell(&carol, &deposit(minimum)));
    refused(result, ISUSDai::MinimumNotMet { amount: shares, minimum });
    let maximum = cost - U256::ONE;
    let result = changes_nothing(&mut staking, |staking| staking.tell(&carol, &mint(maximum)));
    refused(result, ISUSDai::MaximumExceeded { amount: cost, maximum });
    done(staking.tell(&carol, &mint(cost)));
    let again = ask(&mut staking, &ISUSDai::previewDepositCall { assets });
    done(staking.tell(&carol, &deposit(again)));
    assert_eq!(done(staking.shares(receiver)), shares + again);
}

/// What the vault says may enter and may leave, asked by everybody for everybody.
#[track_caller]
fn limits(staking: &mut Staking) -> [U256; 4] {
    let mut answers = Vec::new();
    for person in people(staking) {
        let (receiver, controller) = (person.address, person.address);
        answers.push([
            ask(staking, &ISUSDai::maxDepositCall { receiver }),
            ask(staking, &ISUSDai::maxMintCall { receiver }),
            ask(staking, &ISUSDai::maxRedeemCall { controller }),
            ask(staking, &ISUSDai::maxWithdrawCall { controller }),
        ]);
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]), "{answers:?}");
    answers[0]
}

#[test]
fn v14_limits_reflect_the_pause() {
    let mut staking = Staking::new();
    let cap = (U256::ONE << 96_usize) - U256::ONE;
    assert_eq!(limits(&mut staking), [cap, cap, U256::ZERO, U256::ZERO]);
    let until = staking.world.chain.timestamp() + DAY;
    done(staking.rule(&ISUSDai::pauseDepositsCall { until }));
    assert_eq!(limits(&mut staking), [U256::ZERO; 4]);
    go_to(&mut staking, until - 1);
    assert_eq!(limits(&mut staking), [U256::ZERO; 4]);
    go_to(&mut staking, until);
    assert_eq!(limits(&mut staking), [cap, cap, U256::ZERO, U256::ZERO]);
}

#[test]
fn v14_limits_reflect_the_cap() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    let cap = (U256::ONE << 96_usize) - U256::ONE;
    for room in [0, 1, 1_000_000_000_000_000_000_u128] {
        let room = u(room);
        set_supply(&mut staking, cap - room);
        set_idle(&mut staking, cap - room);
        assert_eq!(limits(&mut staking), [room, room, U256::ZERO, U256::ZERO]);
        let shares = room + U256::ONE;
        let expected = || ISUSDai::SupplyCapExceeded { shares, room };
        let result = changes_nothing(&mut staking, |staking| staking.stake(&alice, shares));
        refused(result, expected());
        let result = changes_nothing(&mut staking, |staking| mint(staking, &alice, shares));
        refused(result, expected());
        if !room.is_zero() {
            assert_eq!(stake(&mut staking, &alice, room), room);
            assert_eq!(limits(&mut staking), [U256::ZERO; 4]);
        }
    }
}

#[test]
fn v14_limits_reflect_a_price_below_a_millionth() {
    let mut staking = Staking::new();
    let (alice, token) = (staking.world.alice.clone(), staking.world.usdai);
    stake(&mut staking, &alice, wad(1_000));
    lend(&mut staking, wad(1_000), 0);
    // So much is left that assets and 1e6, times a million, are supply and 1e6: a price of 1e-6 exactly.
    let supply = wad(1_000) + u(VIRTUAL);
    let least = supply.div_ceil(u(VIRTUAL)) - u(VIRTUAL);
    lose(&mut staking, wad(1_000) - least);
    let [deposit, mint_limit, ..] = limits(&mut staking);
    assert_eq!(mint_limit, (U256::ONE << 96_usize) - U256::ONE - wad(1_000));
    // At that price the room costs 79,228 dollars, of which alice has enough.
    set_balance(&mut staking, token, alice.address, deposit);
    assert_eq!(deposit, mint_limit / u(1_000_000));
    let minted = stake(&mut staking, &alice, deposit);
    // A wei buys a million share-wei, so a rest of less than that can only be minted.
    assert_eq!(minted, deposit * u(1_000_000));
    assert_eq!(limits(&mut staking)[..2], [U256::ZERO, mint_limit - minted]);
    set_balance(&mut staking, token, alice.address, U256::ONE);
    assert_eq!(done(mint(&mut staking, &alice, mint_limit - minted)), U256::ONE);
    assert_eq!(limits(&mut staking), [U256::ZERO; 4]);

    let mut staking = Staking::new();
    stake(&mut staking, &alice, wad(1_000));
    lend(&mut staking, wad(1_000), 0);
    lose(&mut staking, wad(1_000) - least + U256::ONE);
    assert_eq!(limits(&mut staking), [U256::ZERO; 4]);
    let assets = least - U256::ONE;
    let result = staking.stake(&alice, wad(1));
    refused(result, ISUSDai::PriceTooLow { assets, supply: wad(1_000) });
    assert_eq!(conservative(&mut staking).dollars, least - U256::ONE + u(VIRTUAL));
}
