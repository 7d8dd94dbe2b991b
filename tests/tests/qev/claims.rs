//! Taking what was paid: who may, how much, and what rounding leaves.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use tests::{
    Redemptions,
    abi::{IErc20, IQEV, ISUSDai, fixtures::IEvmCaller},
    check::{done, made, refused},
    random::Random,
    redemptions::sound,
};

use crate::support::{Served, claimable, mul_div, u, wad};

/// 700 shares at 1.05 less ten basis points.
fn paid() -> U256 {
    wad(735) * u(9_990) / u(10_000)
}

#[test]
fn q01_no_more_than_may_be_claimed() {
    let Served { mut scene, owner, .. } = Served::collected();
    let [shares, assets] = claimable(&mut scene, owner.address);
    assert_eq!([shares, assets], [wad(700), paid()]);
    for (asked, most) in [(shares + u(1), shares), (U256::MAX, shares)] {
        refused(scene.redeem(&owner, asked), IQEV::ClaimTooHigh { amount: asked, claimable: most });
    }
    for (asked, most) in [(assets + u(1), assets), (U256::MAX, assets)] {
        refused(scene.withdraw(&owner, asked), IQEV::ClaimTooHigh { amount: asked, claimable: most });
    }
    refused(scene.redeem(&owner, U256::ZERO), IQEV::ZeroAmount {});
    refused(scene.withdraw(&owner, U256::ZERO), IQEV::ZeroAmount {});
    assert_eq!(done(scene.redeem(&owner, shares)), assets);
    refused(scene.redeem(&owner, u(1)), IQEV::ClaimTooHigh { amount: u(1), claimable: U256::ZERO });
    refused(scene.claim(&owner, &[]), IQEV::NothingToClaim {});
    sound(&mut scene);
}

#[test]
fn q01_nothing_is_claimable_before_it_is_collected() {
    let Served { mut scene, owner, id, .. } = Served::new();
    let controller = owner.address;
    assert_eq!(claimable(&mut scene, controller), [U256::ZERO; 2]);
    let view = ISUSDai::claimableRedeemRequestCall { requestId: id, controller };
    assert_eq!(scene.ask_vault(&view), wad(700));
    refused(scene.redeem(&owner, u(1)), IQEV::ClaimTooHigh { amount: u(1), claimable: U256::ZERO });
}

#[test]
fn q02_only_the_controller_and_its_operators_claim() {
    let Served { mut scene, owner, .. } = Served::collected();
    let [alice, admin] = [scene.world().alice.clone(), scene.suite.admin()];
    let controller = owner.address;
    for caller in [&alice, &admin, &scene.keeper.clone(), &scene.suite.guardian.clone()] {
        let expected = ISUSDai::NotControllerOrOperator { caller: caller.address, controller };
        let receiver = caller.address;
        let redeem = ISUSDai::redeemCall { shares: u(1), receiver, controller };
        refused(scene.tell_vault(caller, &redeem), expected.clone());
        let withdraw = ISUSDai::withdrawCall { assets: u(1), receiver, controller };
        refused(scene.tell_vault(caller, &withdraw), expected);
        let direct = IQEV::redeemForCall { controller, shares: u(1) };
        refused(scene.tell(caller, &direct), IQEV::NotVault { caller: caller.address });
        let direct = IQEV::withdrawForCall { controller, assets: u(1) };
        refused(scene.tell(caller, &direct), IQEV::NotVault { caller: caller.address });
        refused(scene.claim(caller, &[]), IQEV::NothingToClaim {});
    }
    done(scene.tell_vault(&owner, &ISUSDai::setOperatorCall { operator: alice.address, approved: true }));
    let before = scene.usdai_of(&alice);
    let call = ISUSDai::redeemCall { shares: wad(700), receiver: alice.address, controller };
    done(scene.tell_vault(&alice, &call));
    assert_eq!(scene.usdai_of(&alice) - before, paid());
}

#[test]
fn q05_claims_in_pieces_pay_what_one_does_and_strand_nothing() {
    let mut random = Random::seeded(5);
    for pieces in [1, 2, 3, 7, 40] {
        let Served { mut scene, owner, .. } = Served::collected();
        let (before, mut shares) = (scene.usdai_of(&owner), U256::ZERO);
        for left in (0..pieces).rev() {
            let [most_shares, most_assets] = claimable(&mut scene, owner.address);
            let by_assets = random.once_in(2);
            let most = if by_assets { most_assets } else { most_shares };
            let part = if left == 0 { most } else { most * u(1 + random.number() % 900) / u(1_000) };
            shares += if by_assets {
                done(scene.withdraw(&owner, part))
            } else {
                let held = scene.usdai_of(&owner);
                let assets = done(scene.redeem(&owner, part));
                assert_eq!(scene.usdai_of(&owner) - held, assets);
                assert!(assets * most_shares <= part * most_assets, "a piece pays more than its part");
                part
            };
        }
        assert_eq!((shares, scene.usdai_of(&owner) - before), (wad(700), paid()), "{pieces} pieces");
        assert_eq!(claimable(&mut scene, owner.address), [U256::ZERO; 2]);
        sound(&mut scene);
    }
}

#[test]
fn q06_redeem_rounds_assets_down_and_withdraw_shares_up() {
    let start = Served::collected();
    let (shares, assets) = (wad(700), paid());
    for amount in [u(1), u(2), u(999_999_999_999_999_989), wad(1) + u(1), wad(333), wad(699), shares - u(1)] {
        let mut scene = start.scene.clone();
        let down = mul_div(assets, amount, shares);
        assert_eq!(done(scene.redeem(&start.owner, amount)), down);
        assert_eq!(claimable(&mut scene, start.owner.address), [shares - amount, assets - down]);
        let mut scene = start.scene.clone();
        let up = mul_div(shares, amount, assets) + u(1);
        assert_eq!(done(scene.withdraw(&start.owner, amount)), up);
        assert_eq!(claimable(&mut scene, start.owner.address), [shares - up, assets - amount]);
        // Assets that a withdrawal takes are never more than its shares would have been redeemed for.
        let mut scene = start.scene.clone();
        assert!(done(scene.redeem(&start.owner, up)) >= amount);
    }
}

#[test]
fn q12_an_operator_that_is_revoked_claims_no_more() {
    let mut scene = Redemptions::new();
    let [owner, operator] = [scene.holder("owner", wad(100)), scene.world().bob.clone()];
    let (controller, name) = (owner.address, operator.address);
    done(scene.tell_vault(&owner, &ISUSDai::setOperatorCall { operator: name, approved: true }));
    let request = ISUSDai::requestRedeemCall { shares: wad(100), controller, owner: controller };
    let receipt = done(scene.tell_vault(&operator, &request));
    let id = receipt.returned::<ISUSDai::requestRedeemCall>().unwrap_or_default();
    done(scene.tell_vault(&owner, &ISUSDai::setOperatorCall { operator: name, approved: false }));
    scene.settle(1);
    done(scene.collect(&[id]));
    let call = ISUSDai::redeemCall { shares: wad(100), receiver: name, controller };
    let expected = ISUSDai::NotControllerOrOperator { caller: name, controller };
    refused(scene.tell_vault(&operator, &call), expected);
    refused(scene.tell(&operator, &IQEV::cancelCall { id }), IQEV::ERC721NonexistentToken { tokenId: id });
    assert_eq!(done(scene.redeem(&owner, wad(100))), wad(100));
}

#[test]
fn q15_a_receiver_that_cannot_be_paid_loses_nothing() {
    let Served { mut scene, owner, .. } = Served::collected();
    let controller = owner.address;
    let vault = scene.susdai();
    for receiver in [Address::ZERO, vault] {
        let redeem = ISUSDai::redeemCall { shares: wad(1), receiver, controller };
        refused(scene.tell_vault(&owner, &redeem), IErc20::ERC20InvalidReceiver { receiver });
        let withdraw = ISUSDai::withdrawCall { assets: wad(1), receiver, controller };
        refused(scene.tell_vault(&owner, &withdraw), IErc20::ERC20InvalidReceiver { receiver });
    }
    let claim = |receiver| IQEV::claimCall { ids: vec![], epochs: 1, receiver };
    refused(scene.tell(&owner, &claim(Address::ZERO)), IQEV::ZeroAddress {});
    refused(scene.tell(&owner, &claim(vault)), IErc20::ERC20InvalidReceiver { receiver: vault });
    assert_eq!(claimable(&mut scene, controller), [wad(700), paid()]);
}

/// USDai asks no receiver, so a contract that refuses every call is paid like anybody and hinders nobody.
#[test]
fn q16_a_controller_that_reverts_stops_nothing() {
    let mut scene = Redemptions::new();
    let stone = made(scene.world().deploy("TwinDoor", &Address::ZERO.abi_encode()));
    let owner = scene.holder("owner", wad(300));
    let call = ISUSDai::requestRedeemCall { shares: wad(100), controller: stone, owner: owner.address };
    let receipt = done(scene.tell_vault(&owner, &call));
    let id = receipt.returned::<ISUSDai::requestRedeemCall>().unwrap_or_default();
    let own = done(scene.request(&owner, wad(200)));
    assert_eq!(scene.ask(&IQEV::ownerOfCall { tokenId: id }), stone);
    scene.settle(1);
    let receipt = done(scene.collect(&[id, own]));
    assert_eq!(receipt.logs::<IQEV::Collected>().len(), 2);
    assert_eq!(claimable(&mut scene, stone), [wad(100); 2]);
    assert_eq!(done(scene.redeem(&owner, wad(200))), wad(200));
    sound(&mut scene);
}

/// A contract wallet goes all the way: no callback is asked of it, and nothing looks at its code.
#[test]
fn q16_a_contract_wallet_requests_and_claims() {
    let mut scene = Redemptions::new();
    let (wallet, alice) = (made(scene.world().deploy("EvmCaller", &[])), scene.world().alice.clone());
    let holder = scene.holder("giver", wad(50));
    done(scene.tell_vault(&holder, &ISUSDai::transferCall { to: wallet, value: wad(50) }));
    let vault = scene.susdai();
    let request = ISUSDai::requestRedeemCall { shares: wad(50), controller: wallet, owner: wallet };
    let redeem = ISUSDai::redeemCall { shares: wad(50), receiver: alice.address, controller: wallet };
    let through = |call: Vec<u8>| IEvmCaller::callCall { target: vault, data: call.into() };
    let sent = done(scene.chain().send(&alice, wallet, &through(request.abi_encode())));
    let id = sent.logs::<IQEV::Requested>()[0].id;
    scene.settle(1);
    done(scene.collect(&[id]));
    let before = scene.usdai_of(&alice);
    done(scene.chain().send(&alice, wallet, &through(redeem.abi_encode())));
    assert_eq!(scene.usdai_of(&alice) - before, wad(50));
}

#[test]
fn q17_an_allowance_is_used_up_and_never_passed() {
    let mut scene = Redemptions::new();
    let (owner, spender) = (scene.holder("owner", wad(100)), scene.world().bob.clone());
    let (name, holder) = (spender.address, owner.address);
    let request = |shares| ISUSDai::requestRedeemCall { shares, controller: name, owner: holder };
    let insufficient =
        |allowance, needed| ISUSDai::ERC20InsufficientAllowance { spender: name, allowance, needed };
    refused(scene.tell_vault(&spender, &request(wad(10))), insufficient(U256::ZERO, wad(10)));
    done(scene.tell_vault(&owner, &ISUSDai::approveCall { spender: name, value: wad(30) }));
    done(scene.tell_vault(&spender, &request(wad(10))));
    refused(scene.tell_vault(&spender, &request(wad(21))), insufficient(wad(20), wad(21)));
    done(scene.tell_vault(&spender, &request(wad(20))));
    let allowance = ISUSDai::allowanceCall { owner: holder, spender: name };
    assert_eq!(scene.ask_vault(&allowance), U256::ZERO);
    done(scene.tell_vault(&owner, &ISUSDai::approveCall { spender: name, value: U256::MAX }));
    done(scene.tell_vault(&spender, &request(wad(20))));
    assert_eq!(scene.ask_vault(&allowance), U256::MAX);
    let most = ISUSDai::RequestAboveBalance { shares: wad(51), balance: wad(50) };
    refused(scene.tell_vault(&spender, &request(wad(51))), most);
    // What it asked for is its own to claim, and not the owner's.
    scene.settle(1);
    done(scene.collect(&[u(1), u(2), u(3)]));
    assert_eq!(claimable(&mut scene, name), [wad(50); 2]);
    assert_eq!(claimable(&mut scene, holder), [U256::ZERO; 2]);
}
