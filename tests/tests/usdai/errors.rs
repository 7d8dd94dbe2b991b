//! Every error of the interface, provoked, with the numbers in it.
//!
//! One that nothing provokes would be dead weight in the program, and fails here.

use alloy_primitives::{Address, U256};
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    Terms, World,
    abi::{IToken, IUSDai, fixtures::IOdd},
    check::done,
    provoked::Provoked,
    whole,
};

use crate::{
    support::{deploy_bare, deposit, made, rule, tell, u, withdraw, word},
    token::errors::{of_permits, of_the_token},
};

mod access;

type Sent = Result<Receipt, CallError>;

fn set_dollar(world: &mut World, mint_fee: u16, share_cap: u16, switches: [bool; 2]) -> Sent {
    let [mint_enabled, redeem_enabled] = switches;
    let call = IUSDai::setAssetCall {
        asset: world.dollar,
        mintFee: mint_fee,
        redeemFee: 0,
        shareCap: share_cap,
        mintEnabled: mint_enabled,
        redeemEnabled: redeem_enabled,
    };
    rule(world, &call)
}

fn of_the_authority(world: &mut World, provoked: &mut Provoked) {
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let caller = alice.address;
    let cap = IUSDai::setSupplyCapCall { cap: U256::ONE << 94_usize };
    provoked.by(tell(world, &alice, &cap), IUSDai::NotAuthority { caller });
    let expected = IUSDai::SupplyCapTooHigh { cap: cap.cap, maximum: cap.cap - U256::ONE };
    provoked.by(rule(world, &cap), expected);
    let nobody = IUSDai::setHarvestRecipientCall { recipient: Address::ZERO };
    provoked.by(rule(world, &nobody), IUSDai::ZeroAddress {});
    provoked.by(set_dollar(world, 101, 0, [true; 2]), IUSDai::FeeTooHigh { fee: u(101), maximum: u(100) });
    let expected = IUSDai::ShareCapTooHigh { shareCap: u(10_001), maximum: u(10_000) };
    provoked.by(set_dollar(world, 0, 10_001, [true; 2]), expected);
    provoked.by(world.list(dollar, Terms::FREE), IUSDai::AssetAlreadyListed { asset: dollar });
    let stranger = made(world.deploy("Dollar", word(u(5)).as_slice()));
    let expected = IUSDai::DecimalsOutOfRange { asset: stranger, decimals: u(5) };
    provoked.by(world.list(stranger, Terms::FREE), expected);
    let remove = IUSDai::removeAssetCall { asset: stranger };
    provoked.by(rule(world, &remove), IUSDai::AssetUnknown { asset: stranger });
    let usdai = deploy_bare(world);
    let harvest = world.chain.send(&alice, usdai, &IUSDai::harvestCall {});
    provoked.by(harvest, IUSDai::HarvestRecipientUnset {});
    let mut full = world.clone();
    for _ in 1..16 {
        made(full.list_token("Dollar", 18));
    }
    let another = made(full.deploy("Dollar", word(u(18)).as_slice()));
    provoked.by(full.list(another, Terms::FREE), IUSDai::TooManyAssets { maximum: u(16) });
}

fn of_pauses(world: &World, provoked: &mut Provoked) {
    let (mut world, day) = (world.clone(), 86_400);
    let (alice, dollar) = (world.alice.address, world.dollar);
    let latest = world.chain.timestamp() + 14 * day;
    let pause = |until| IUSDai::pauseMintCall { until };
    let expected = IUSDai::PauseTooLong { until: latest + 1, latest };
    provoked.by(rule(&mut world, &pause(latest + 1)), expected);
    let until = world.chain.timestamp() + 10;
    done(rule(&mut world, &pause(until)));
    provoked.by(deposit(&mut world, dollar, whole(1, 6), alice), IUSDai::MintPaused { until });
    world.chain.warp(20);
    let expected = IUSDai::PauseCoolingDown { availableAt: until + 7 * day };
    provoked.by(rule(&mut world, &pause(until + day)), expected);
}

fn of_deposits(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let (alice, dollar) = (world.alice.clone(), world.dollar);
    let recipient = alice.address;
    provoked.by(deposit(&mut world, dollar, U256::ZERO, recipient), IUSDai::ZeroAmount {});
    let minimum = whole(2, 18);
    let expected = IUSDai::MinimumNotMet { amount: whole(1, 18), minimum };
    provoked.by(world.deposit_at_least(&alice, dollar, whole(1, 6), minimum), expected);
    let options = |data: &[u8]| IUSDai::deposit_1Call {
        depositToken: dollar,
        depositAmount: U256::ONE,
        usdaiAmountMinimum: U256::ZERO,
        recipient,
        data: data.to_vec().into(),
    };
    let kind = [word(u(1)).as_slice(), &[0; 64]].concat();
    provoked.by(tell(&mut world, &alice, &options(&kind)), IUSDai::DataKindUnsupported { kind: u(1) });
    provoked.by(tell(&mut world, &alice, &options(&[0; 5])), IUSDai::DataMalformed { length: u(5) });

    let needed = whole(1_000_000, 6) + U256::ONE;
    let expected = IUSDai::TokenBalanceTooLow { token: dollar, balance: needed - U256::ONE, needed };
    provoked.by(deposit(&mut world, dollar, needed, recipient), expected);
    done(world.approve(&alice, dollar, u(5)));
    let expected = IUSDai::TokenAllowanceTooLow { token: dollar, allowance: u(5), needed: u(6) };
    provoked.by(deposit(&mut world, dollar, u(6), recipient), expected);
    done(world.approve(&alice, dollar, U256::MAX));

    let cap = whole(1, 18);
    done(rule(&mut world, &IUSDai::setSupplyCapCall { cap }));
    let expected = IUSDai::SupplyCapExceeded { total: whole(2, 18), cap };
    provoked.by(deposit(&mut world, dollar, whole(2, 6), recipient), expected);
    done(set_dollar(&mut world, 0, 5_000, [true; 2]));
    let expected =
        IUSDai::ShareCapExceeded { asset: dollar, value: whole(1, 18), allowed: whole(1, 18) / u(2) };
    provoked.by(deposit(&mut world, dollar, whole(1, 6), recipient), expected);
    done(set_dollar(&mut world, 0, 10_000, [false, true]));
    provoked.by(deposit(&mut world, dollar, u(1), recipient), IUSDai::MintDisabled { asset: dollar });
    let most = IUSDai::previewDepositCall { depositToken: dollar, depositAmount: U256::MAX };
    provoked.by(world.chain.call(world.usdai, &most), IUSDai::ArithmeticOverflow {});
}

fn of_withdrawals(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let (alice, dollar) = (world.alice.address, world.dollar);
    let other = made(world.list_token("Dollar", 18));
    done(deposit(&mut world, dollar, whole(1, 6), alice));
    done(deposit(&mut world, other, whole(1, 18), alice));
    let unit = 1_000_000_000_000;
    let expected = IUSDai::BelowOneUnit { usdaiAmount: u(5), least: u(unit) };
    provoked.by(withdraw(&mut world, dollar, u(5)), expected);
    let needed = whole(1, 6) + U256::ONE;
    let expected = IUSDai::ReserveTooLow { asset: dollar, available: whole(1, 6), needed };
    provoked.by(withdraw(&mut world, dollar, needed * u(unit)), expected);
    let expected = IUSDai::AssetInUse { asset: dollar, ledger: whole(1, 6) };
    provoked.by(rule(&mut world, &IUSDai::removeAssetCall { asset: dollar }), expected);
    done(set_dollar(&mut world, 0, 10_000, [true, false]));
    provoked.by(withdraw(&mut world, dollar, whole(1, 18)), IUSDai::RedeemDisabled { asset: dollar });
}

fn of_odd_tokens(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let (alice, recipient) = (world.alice.clone(), world.alice.address);
    let token = made(world.list_token("FalseToken", 18));
    done(world.chain.send(&alice, token, &IOdd::refuseCall { refuses: true }));
    provoked.by(deposit(&mut world, token, u(1), recipient), IUSDai::TransferFailed { token });

    // The fee of a deposit of one unit is rounded up to all of it.
    let asset = made(world.list_token("Dollar", 18));
    let terms = IUSDai::setAssetCall {
        asset,
        mintFee: 1,
        redeemFee: 0,
        shareCap: 10_000,
        mintEnabled: true,
        redeemEnabled: true,
    };
    done(rule(&mut world, &terms));
    let expected = IUSDai::MintsNothing { asset, received: u(1) };
    provoked.by(deposit(&mut world, asset, u(1), recipient), expected);
    let amount = U256::ONE << 128_usize;
    done(world.chain.send(&alice, asset, &IToken::mintCall { to: recipient, value: amount }));
    provoked.by(deposit(&mut world, asset, amount, recipient), IUSDai::LedgerOverflow { asset, amount });

    let token = made(world.list_token("GasBurningToken", 6));
    world.chain.set_code(token, vec![0xfe]);
    provoked.by(deposit(&mut world, token, u(1), recipient), IUSDai::BalanceUnreadable { token });
}

#[test]
fn every_error_of_the_interface_is_provoked() {
    let mut world = World::new();
    let mut provoked = Provoked::default();
    of_the_token(&mut world, &mut provoked);
    of_permits(&mut world, &mut provoked);
    of_the_authority(&mut world, &mut provoked);
    of_pauses(&world, &mut provoked);
    of_deposits(&world, &mut provoked);
    of_withdrawals(&world, &mut provoked);
    of_odd_tokens(&world, &mut provoked);
    access::of_admissions(&world, &mut provoked);
    access::of_caps(&world, &mut provoked);
    access::of_prices_and_bridges(&world, &mut provoked);
    let missing = provoked.missing::<World>();
    assert!(missing.is_empty(), "never provoked: {missing:?}");
}
