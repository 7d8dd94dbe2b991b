//! W18, W20 and W22: caps do not stop yield, the smallest holder is no second-class one, gifts are nobody's.

use alloy_primitives::U256;
use tests::{
    Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{
    DAY, WEEK, ask,
    books::{books, changes_nothing, same},
    go_to, people,
    price::{conservative, mul_div},
    slots::{set_balance, set_idle, set_supply},
    stake, still, u, wad,
};

/// USDai's supply cap is reached: nobody can mint USDai, and the vault's yield is minted all the same.
#[test]
fn w18_supply_cap_does_not_block_yield() {
    let mut staking = Staking::new();
    let (alice, admin) = (staking.world.alice.clone(), staking.world.admin.clone());
    stake(&mut staking, &alice, wad(1_000));
    let (usdai, dollar) = (staking.world.usdai, staking.world.dollar);
    let cap = done(staking.world.supply());
    done(staking.world.chain.send(&admin, usdai, &IUSDai::setSupplyCapCall { cap }));
    let total = cap + wad(1);
    refused(staking.world.deposit(&alice, dollar, whole(1, 6)), IUSDai::SupplyCapExceeded { total, cap });
    assert_eq!(done(staking.earn(70)), wad(70));
    assert_eq!(done(staking.world.supply()), cap + wad(70));
    staking.world.chain.warp(WEEK);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), wad(1_070));
}

/// The shares' own cap is reached: the fee, which is shares, is waived into the stream, and the yield is not lost.
#[test]
fn w18_the_cap_on_shares_waives_the_fee_and_blocks_no_yield() {
    let mut staking = Staking::new();
    let cap = (U256::ONE << 96_usize) - U256::ONE;
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    set_supply(&mut staking, cap);
    set_idle(&mut staking, cap);
    assert_eq!(done(staking.earn(70)), wad(70));
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), cap);
    let stream = ask(&mut staking, &ISUSDai::streamCall { source: 0x21 });
    // Nine tenths entered at once; the fee came second on this day and waits.
    assert_eq!((stream.remaining, stream.held), (wad(63), wad(7)));
    staking.world.chain.warp(DAY);
    assert_eq!(done(staking.harvest()), U256::ZERO);
    staking.world.chain.warp(WEEK);
    assert_eq!(ask(&mut staking, &ISUSDai::totalAssetsCall {}), cap + wad(70));
}

/// Which amounts may ask to leave is `usdai_core::vault::check_request`, tested there; here it is that no amount is
/// treated worse than another: while redemption waits all are refused alike, and a share-wei can be sold.
#[test]
fn w20_small_holders_can_leave() {
    let mut staking = Staking::new();
    let (alice, bob) = (staking.world.alice.clone(), staking.world.bob.clone());
    stake(&mut staking, &alice, wad(1_000));
    stake(&mut staking, &bob, wad(1) - U256::ONE);
    for shares in [U256::ONE, wad(1) - U256::ONE, wad(1), wad(1_000)] {
        let call = ISUSDai::requestRedeemCall { shares, controller: bob.address, owner: bob.address };
        let result = changes_nothing(&mut staking, |staking| staking.tell(&bob, &call));
        refused(result, ISUSDai::RedemptionsNotWired {});
    }
    done(staking.tell(&bob, &ISUSDai::transferCall { to: alice.address, value: wad(1) - U256::from(2) }));
    done(staking.tell(&bob, &ISUSDai::transferCall { to: alice.address, value: U256::ONE }));
    assert_eq!(done(staking.shares(bob.address)), U256::ZERO);
    assert_eq!(done(staking.shares(alice.address)), wad(1_001) - U256::ONE);
}

/// A fee of a single share-wei can be claimed too.
#[test]
fn w20_the_smallest_fee_can_be_claimed() {
    let mut staking = Staking::new();
    let (alice, treasury, vault) = (staking.world.alice.clone(), staking.treasury.clone(), staking.susdai);
    stake(&mut staking, &alice, wad(1_000));
    set_balance(&mut staking, vault, vault, U256::ONE);
    done(staking.tell(&alice, &ISUSDai::claimFeesCall {}));
    assert_eq!(done(staking.shares(treasury.address)), U256::ONE);
    assert_eq!(done(staking.shares(vault)), U256::ZERO);
}

/// USDai sent to the vault is in no price, in no harvest and in no report, now or later.
#[test]
fn w22_donated_asset_moves_no_price() {
    let mut staking = Staking::new();
    let [alice, _, carol] = people(&staking);
    stake(&mut staking, &alice, wad(1_000));
    done(staking.earn(100));
    staking.world.chain.warp(DAY);
    let (vault, dollar) = (staking.susdai, staking.world.dollar);
    let before = books(&mut staking);
    still(&mut staking, |staking| done(staking.give(vault, wad(300_000))));
    let gift = IToken::mintCall { to: vault, value: whole(300_000, 6) };
    still(&mut staking, |staking| done(staking.world.chain.send(&carol, dollar, &gift)));
    let mut after = books(&mut staking);
    // The vault's and the giver's balances of USDai are all that moved.
    for account in [vault, staking.world.bob.address] {
        let name = format!("USDai of {account}");
        assert_ne!(after.get(&name), before.get(&name));
        after.insert(name.clone(), before.get(&name).cloned().unwrap_or_default());
    }
    same(&before, &after);
    assert_eq!(changes_nothing(&mut staking, |staking| done(staking.harvest())), U256::ZERO);
}

/// Dollars sent to the reserve are yield like any other: streamed, with the fee taken.
#[test]
fn w22_donated_reserve_assets_are_streamed() {
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    stake(&mut staking, &alice, wad(1_000));
    let before = done(staking.prices());
    let harvested = staking.world.chain.timestamp() + 1;
    done(staking.earn(700));
    go_to(&mut staking, harvested);
    assert_eq!(done(staking.prices()), before);
    for days in 1..=7 {
        go_to(&mut staking, harvested + days * DAY);
        let price = conservative(&mut staking);
        let released = mul_div(wad(700), U256::from(days), u(7));
        assert_eq!(price.dollars, wad(1_000) + u(1_000_000) + released, "after {days} days");
    }
}
