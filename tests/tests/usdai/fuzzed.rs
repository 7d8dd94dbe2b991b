//! What random calls find on USDai: a reserve of ordinary and odd tokens.

use alloy_primitives::Address;
use stylus_chain::chain::Account;
use tests::{
    World,
    abi::{
        IToken, IUSDai,
        fixtures::{IOdd, IReentering},
    },
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
    let people = [&world.alice, &world.bob, &world.carol, &world.admin].map(Account::clone).into();
    Start { token: world, people, others: tokens, contracts: Vec::new() }
}

/// No function needs more than arguments of the right types.
pub fn likely(_world: &mut World, _random: &mut Random) -> Option<Vec<u8>> {
    None
}

/// Seconds pass by themselves.
pub fn pass_time(_world: &mut World, _random: &mut Random) {}
