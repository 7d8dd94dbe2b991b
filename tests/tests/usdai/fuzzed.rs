//! What random calls find on USDai: a reserve of ordinary and odd tokens.

use std::sync::OnceLock;

use alloy_primitives::Address;
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    OPEN, World,
    abi::{
        IToken, IUSDai,
        fixtures::{IOdd, IReentering},
    },
    access::List,
    check::done,
    random::Random,
    whole,
};

use crate::support::{made, rule, u, word, zero_call};

/// So many functions may succeed never: nobody constructs or accepts, unless the authority happened to offer
/// its place before.
pub const NEVER: usize = 2;
/// At least so many kinds of errors are met.
pub const ERRORS: usize = 25;

/// An asset that is not listed where runs start.
static UNLISTED: OnceLock<Address> = OnceLock::new();

/// Where runs start.
#[derive(Clone)]
pub struct Start {
    pub token: World,
    /// Who sends.
    pub people: Vec<Account>,
    /// Whom calls name besides.
    pub others: Vec<Address>,
    /// Contracts that send as well.
    pub contracts: Vec<Address>,
}

/// Dollars of both kinds and tokens that take fees, call back and refuse, all with deposits in the reserve.
pub fn start() -> Start {
    let mut world = World::new();
    let alice = world.alice.clone();
    let mut tokens = vec![world.dollar];
    for (name, decimals) in [("Dollar", 18), ("FeeToken", 6), ("ReenteringToken", 8), ("FalseToken", 18)] {
        let token = made(world.list_token(name, decimals));
        done(world.deposit(&alice, token, whole(1_000, decimals)));
        tokens.push(token);
    }
    done(world.chain.send(&alice, tokens[2], &IOdd::setFeeCall { bps: u(30), addedOnTop: false }));
    let reenter = IReentering::armCall {
        target: world.usdai,
        data: zero_call([0x46, 0x41, 0x25, 0x7d]),
        strict: false,
    };
    done(world.chain.send(&alice, tokens[3], &reenter));
    let dollar = world.dollar;
    done(world.deposit(&alice, dollar, whole(10_000, 6)));
    done(world.chain.send(&alice, dollar, &IToken::transferCall { to: world.usdai, value: whole(3, 6) }));
    done(rule(&mut world, &IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    // Not listed, so that listing succeeds too.
    tokens.push(made(world.deploy("Dollar", word(u(12)).as_slice())));
    let _ = UNLISTED.set(tokens[tokens.len() - 1]);
    let people = [&world.alice, &world.bob, &world.carol, &world.admin].map(Account::clone).into();
    Start { token: world, people, others: tokens, contracts: Vec::new() }
}

/// What arguments of the right types alone seldom hit: assets that can be listed and delisted, tranches, a bridge, and
/// access that is closed and opened again.
pub fn likely(world: &mut World, random: &mut Random) -> Option<Vec<u8>> {
    let people = [&world.alice, &world.bob, &world.carol].map(|person| person.address);
    let (account, asset) = (random.pick(&people), *UNLISTED.get()?);
    let amount = u(random.pick(&[1_u128, 1_000, 1_000_000_000_000]));
    let list = List::new(people.map(|account| (account, 1_000_000_000_000_000_000)).into());
    Some(match random.below(12) {
        0 => IUSDai::addAssetCall { asset, mintFee: 1, redeemFee: 1, shareCap: 10_000 }.abi_encode(),
        1 => IUSDai::removeAssetCall { asset }.abi_encode(),
        2 => {
            let cap = done(world.supply()).saturating_add(whole(1_000, 18));
            IUSDai::openTrancheCall { cap, perBlockBps: 1_000 }.abi_encode()
        }
        3 => IUSDai::setBridgeCall { bridge: account }.abi_encode(),
        4 | 5 => IUSDai::crosschainBurnCall { from: account, amount }.abi_encode(),
        6 => IUSDai::crosschainMintCall { to: account, amount }.abi_encode(),
        7 => IUSDai::setAccessCall { mode: 0, root: list.root(), inviter: account }.abi_encode(),
        8 | 9 => OPEN.abi_encode(),
        _ => {
            let call = IUSDai::deposit_1Call {
                depositToken: world.dollar,
                depositAmount: u(1),
                usdaiAmountMinimum: u(0),
                recipient: account,
                data: list.data_of(account),
            };
            call.abi_encode()
        }
    })
}

/// Seconds pass by themselves.
pub fn pass_time(_world: &mut World, _random: &mut Random) {}
