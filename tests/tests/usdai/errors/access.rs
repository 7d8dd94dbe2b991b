//! Errors of who may mint, of prices and of the bridge.

use alloy_primitives::{Address, B256, U256};
use tests::{
    World,
    abi::IUSDai,
    access::{CLOSED, Invite, List, MAKERS, OPEN, data, place, several},
    check::done,
    provoked::Provoked,
    whole,
};

use crate::support::{deposit, rule, tell, u};

const CAP: u128 = 100_000_000_000_000_000_000;

/// Who is not let in, and with what.
pub fn of_admissions(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let (alice, bob, inviter) = (world.alice.clone(), world.bob.clone(), world.treasury.clone());
    let (account, dollar, dollars) = (alice.address, world.dollar, whole(1, 6));
    let list = List::new(vec![(account, CAP), (inviter.address, CAP)]);
    done(world.set_access(CLOSED, list.root(), inviter.address));
    provoked.by(deposit(&mut world, dollar, dollars, account), IUSDai::NotAdmitted { account });
    let other = bob.address;
    let place_of = |account, cap| place(account, cap, &list.proof(0));
    let brought = world.deposit_with(&alice, account, dollars, place_of(other, CAP));
    provoked.by(brought, IUSDai::NotParty { account: other });
    let brought = world.deposit_with(&alice, account, dollars, place_of(account, CAP + 1));
    provoked.by(brought, IUSDai::ProofInvalid { account, cap: U256::from(CAP + 1) });

    let invite = Invite::new(&world, account, CAP);
    let brought = world.deposit_with(&alice, account, dollars, invite.signed(&bob));
    provoked.by(brought, IUSDai::InviteInvalid { account, cap: U256::from(CAP) });
    let late = Invite { expiry: world.chain.timestamp() - 1, ..invite };
    let brought = world.deposit_with(&alice, account, dollars, late.signed(&inviter));
    provoked.by(brought, IUSDai::InviteExpired { expiry: late.expiry });

    let brought = world.deposit_with(&alice, account, dollars, several(&vec![data(0, &[]); 5]));
    provoked.by(brought, IUSDai::DataTooMany { count: u(5), maximum: u(4) });
    let brought = world.deposit_with(&alice, account, whole(101, 6), list.data(0));
    let expected = IUSDai::AddressCapExceeded { account, total: whole(101, 18), cap: whole(100, 18) };
    provoked.by(brought, expected);
    done(world.set_access(MAKERS, list.root(), inviter.address));
    provoked.by(deposit(&mut world, dollar, dollars, account), IUSDai::NotMaker { account });
}

/// Caps of addresses and blocks.
pub fn of_caps(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let nobody = world.set_access(3, B256::ZERO, Address::ZERO);
    provoked.by(nobody, IUSDai::AccessModeUnknown { mode: u(3) });
    let cap = U256::ONE << 96_usize;
    let set = rule(&mut world, &IUSDai::setAddressCapCall { cap });
    provoked.by(set, IUSDai::AddressCapTooHigh { cap, maximum: cap - U256::ONE });
    let supply = done(world.supply());
    for share in [0, 10_001] {
        let open = IUSDai::openTrancheCall { cap: supply, perBlockBps: share };
        let expected = IUSDai::BlockShareOutOfRange { share: u(share.into()), maximum: u(10_000) };
        provoked.by(rule(&mut world, &open), expected);
    }
    let open = IUSDai::openTrancheCall { cap: supply + u(9_999), perBlockBps: 1 };
    provoked.by(rule(&mut world, &open), IUSDai::TrancheEmpty { open: u(9_999) });
    done(rule(&mut world, &IUSDai::openTrancheCall { cap: supply + whole(100, 18), perBlockBps: 100 }));
    let (account, dollar) = (world.alice.address, world.dollar);
    let expected = IUSDai::BlockShareExceeded { amount: whole(2, 18), left: whole(1, 18) };
    provoked.by(deposit(&mut world, dollar, whole(2, 6), account), expected);
    done(world.set_access(OPEN, B256::ZERO, Address::ZERO));
}

/// A price that nobody says, and a caller who is no bridge.
pub fn of_prices_and_bridges(world: &World, provoked: &mut Provoked) {
    let mut world = world.clone();
    let (alice, bob, asset) = (world.alice.clone(), world.bob.clone(), world.dollar);
    done(rule(&mut world, &IUSDai::setPriceCheckedCall { asset, checked: true }));
    let unpriced = deposit(&mut world, asset, whole(1, 6), alice.address);
    provoked.by(unpriced, IUSDai::PriceUnreadable { asset });
    let mint = IUSDai::crosschainMintCall { to: alice.address, amount: u(1) };
    provoked.by(tell(&mut world, &bob, &mint), IUSDai::NotBridge { caller: bob.address });
    done(rule(&mut world, &IUSDai::setBridgeCall { bridge: bob.address }));
    provoked.by(tell(&mut world, &bob, &mint), IUSDai::BridgedExceeded { amount: u(1), bridged: u(0) });
}
