//! S08: USDai's side of the bridge. What is here and on other chains is constant, and a hostile bridge reaches nothing
//! but that and what it was allowed.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use proptest::prelude::*;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    abi::IUSDai,
    access::{CLOSED, MAKERS, OPEN},
    check::{done, refused},
    token::operation::runs,
    whole,
};

use crate::support::Beta;

/// Anyone may mint, alice, bob and carol hold 1,000 each, and a hostile account is the bridge.
fn bridged() -> (Beta, Account) {
    let mut beta = Beta::new();
    beta.set_mode(OPEN);
    for who in beta.people() {
        done(beta.mint(&who, 1_000, Bytes::new()));
    }
    let bridge = beta.world.chain.account("hostile bridge");
    done(beta.rule(&IUSDai::setBridgeCall { bridge: bridge.address }));
    (beta, bridge)
}

fn tell(beta: &mut Beta, from: &Account, call: &impl SolCall) -> Result<Receipt, CallError> {
    beta.world.chain.send(from, beta.world.usdai, call)
}

fn burn(from: &Account, amount: U256) -> IUSDai::crosschainBurnCall {
    IUSDai::crosschainBurnCall { from: from.address, amount }
}

fn mint(to: Address, amount: U256) -> IUSDai::crosschainMintCall {
    IUSDai::crosschainMintCall { to, amount }
}

#[track_caller]
fn allow(beta: &mut Beta, owner: &Account, bridge: &Account, value: U256) {
    done(tell(beta, owner, &IUSDai::approveCall { spender: bridge.address, value }));
}

fn on_other_chains(beta: &mut Beta) -> U256 {
    beta.ask(&IUSDai::bridgedSupplyCall {})
}

#[test]
fn s08_the_bridge_alone_takes_and_brings() {
    let (mut beta, bridge) = bridged();
    let [alice, ..] = beta.people();
    let admin = beta.world.admin.clone();
    done(beta.rule(&IUSDai::setCapExemptCall { account: alice.address, exempt: true }));
    for caller in [&alice, &admin] {
        let expected = || IUSDai::NotBridge { caller: caller.address };
        refused(tell(&mut beta, caller, &burn(&alice, U256::ONE)), expected());
        refused(tell(&mut beta, caller, &mint(alice.address, U256::ONE)), expected());
    }
    // Where none is named nobody is it.
    done(beta.rule(&IUSDai::setBridgeCall { bridge: Address::ZERO }));
    let expected = IUSDai::NotBridge { caller: bridge.address };
    refused(tell(&mut beta, &bridge, &burn(&bridge, U256::ONE)), expected);
}

#[test]
fn s08_a_bridge_takes_its_own_and_what_it_was_allowed() {
    let (mut beta, bridge) = bridged();
    let [alice, bob, carol] = beta.people();
    let (spender, amount) = (bridge.address, whole(100, 18));
    let too_little = |allowance, needed| IUSDai::ERC20InsufficientAllowance { spender, allowance, needed };
    refused(tell(&mut beta, &bridge, &burn(&alice, U256::ONE)), too_little(U256::ZERO, U256::ONE));
    allow(&mut beta, &alice, &bridge, amount);
    refused(
        tell(&mut beta, &bridge, &burn(&alice, amount + U256::ONE)),
        too_little(amount, amount + U256::ONE),
    );
    let receipt = done(tell(&mut beta, &bridge, &burn(&alice, amount)));
    let event = IUSDai::CrosschainBurn { from: alice.address, amount, sender: spender };
    assert_eq!(receipt.logs::<IUSDai::CrosschainBurn>(), [event]);
    refused(tell(&mut beta, &bridge, &burn(&alice, U256::ONE)), too_little(U256::ZERO, U256::ONE));
    // An allowance without limit is not lowered; a balance is the limit then.
    allow(&mut beta, &bob, &bridge, U256::MAX);
    let held = whole(1_000, 18);
    let outcome = tell(&mut beta, &bridge, &burn(&bob, held + U256::ONE));
    let sender = bob.address;
    refused(outcome, IUSDai::ERC20InsufficientBalance { sender, balance: held, needed: held + U256::ONE });
    done(tell(&mut beta, &bridge, &burn(&bob, held)));
    // Of its own it needs no allowance.
    done(tell(&mut beta, &carol, &IUSDai::transferCall { to: spender, value: amount }));
    done(tell(&mut beta, &bridge, &burn(&bridge, amount)));
    assert_eq!(on_other_chains(&mut beta), held + amount + amount);
    assert_eq!(beta.held(carol.address), held - amount);
    refused(tell(&mut beta, &bridge, &burn(&bridge, U256::ZERO)), IUSDai::ZeroAmount {});
}

#[test]
fn s08_a_bridge_brings_at_most_what_went() {
    let (mut beta, bridge) = bridged();
    let [alice, ..] = beta.people();
    let (amount, stranger) = (whole(100, 18), Address::repeat_byte(0x42));
    let exceeded = |amount, bridged| IUSDai::BridgedExceeded { amount, bridged };
    refused(tell(&mut beta, &bridge, &mint(stranger, U256::ONE)), exceeded(U256::ONE, U256::ZERO));
    allow(&mut beta, &alice, &bridge, amount);
    done(tell(&mut beta, &bridge, &burn(&alice, amount)));
    let more = amount + U256::ONE;
    refused(tell(&mut beta, &bridge, &mint(stranger, more)), exceeded(more, amount));
    refused(tell(&mut beta, &bridge, &mint(stranger, U256::MAX)), exceeded(U256::MAX, amount));
    refused(tell(&mut beta, &bridge, &mint(stranger, U256::ZERO)), IUSDai::ZeroAmount {});
    let receiver = Address::ZERO;
    refused(tell(&mut beta, &bridge, &mint(receiver, amount)), IUSDai::ERC20InvalidReceiver { receiver });
    let receipt = done(tell(&mut beta, &bridge, &mint(stranger, amount)));
    let event = IUSDai::CrosschainMint { to: stranger, amount, sender: bridge.address };
    assert_eq!(receipt.logs::<IUSDai::CrosschainMint>(), [event]);
    refused(tell(&mut beta, &bridge, &mint(stranger, U256::ONE)), exceeded(U256::ONE, U256::ZERO));
    assert_eq!(beta.held(stranger), amount);
}

/// What comes back is nobody's mint: no mode, cap, tranche or pause is in its way, and it counts against none.
#[test]
fn s08_what_comes_back_comes_back_whoever_may_mint() {
    for mode in [CLOSED, OPEN, MAKERS] {
        let (mut beta, bridge) = bridged();
        let [alice, ..] = beta.people();
        let (amount, carol) = (whole(1_000, 18), beta.world.carol.address);
        allow(&mut beta, &alice, &bridge, U256::MAX);
        done(tell(&mut beta, &bridge, &burn(&alice, amount)));
        let before = beta.minter(carol);
        beta.set_mode(mode);
        done(beta.rule(&IUSDai::setAddressCapCall { cap: U256::ONE }));
        done(beta.rule(&IUSDai::setSupplyCapCall { cap: U256::ZERO }));
        let until = beta.world.chain.timestamp() + 1_000;
        done(beta.rule(&IUSDai::pauseMintCall { until }));
        done(tell(&mut beta, &bridge, &mint(carol, amount)));
        assert_eq!(beta.held(carol), amount + amount, "mode {mode}");
        assert_eq!(beta.minter(carol), before);
        // And on to another chain as well.
        let [.., carol] = beta.people();
        allow(&mut beta, &carol, &bridge, U256::MAX);
        done(tell(&mut beta, &bridge, &burn(&carol, amount)));
    }
}

#[test]
fn s08_another_bridge_brings_what_the_first_took() {
    let (mut beta, bridge) = bridged();
    let [alice, bob, _] = beta.people();
    allow(&mut beta, &alice, &bridge, U256::MAX);
    done(tell(&mut beta, &bridge, &burn(&alice, whole(10, 18))));
    done(beta.rule(&IUSDai::setBridgeCall { bridge: bob.address }));
    let expected = IUSDai::NotBridge { caller: bridge.address };
    refused(tell(&mut beta, &bridge, &mint(alice.address, U256::ONE)), expected);
    done(tell(&mut beta, &bob, &mint(alice.address, whole(10, 18))));
    // The allowance was the former's.
    assert!(tell(&mut beta, &bob, &burn(&alice, U256::ONE)).is_err());
}

#[test]
fn erc_7802_is_announced() {
    let (mut beta, _) = bridged();
    let id = 0x3333_1994_u32.to_be_bytes();
    let ids = [IUSDai::crosschainMintCall::SELECTOR, IUSDai::crosschainBurnCall::SELECTOR];
    assert_eq!(id, std::array::from_fn(|index| ids[0][index] ^ ids[1][index]));
    assert!(beta.ask(&IUSDai::supportsInterfaceCall { interfaceId: id.into() }));
}

/// What a hostile bridge or a holder does next.
#[derive(Clone, Copy, Debug)]
enum Move {
    Burn(usize, u64),
    Mint(usize, u64),
    Allow(usize, u64),
    Send(usize, usize, u64),
    Redeem(usize, u64),
}

fn moves() -> impl Strategy<Value = Move> {
    let amount = || prop_oneof![Just(0_u64), Just(1), 0_u64..2_000];
    let who = || 0_usize..3;
    prop_oneof![
        3 => (who(), amount()).prop_map(|(who, amount)| Move::Burn(who, amount)),
        3 => (who(), amount()).prop_map(|(who, amount)| Move::Mint(who, amount)),
        2 => (who(), amount()).prop_map(|(who, amount)| Move::Allow(who, amount)),
        1 => (who(), 0_usize..4, amount()).prop_map(|(from, to, amount)| Move::Send(from, to, amount)),
        1 => (who(), amount()).prop_map(|(who, amount)| Move::Redeem(who, amount)),
    ]
}

proptest! {
    #![proptest_config(runs(64, 0x08))]

    /// Whatever a bridge tries: supply and what is elsewhere add up to what was minted and not redeemed, a holder loses
    /// no more than it allowed, and nothing comes back that did not go.
    #[test]
    fn s08_no_sequence_of_a_bridge_makes_or_takes_anything(moves in prop::collection::vec(moves(), 1..40)) {
        let (mut beta, bridge) = bridged();
        let people = beta.people();
        let everybody: Vec<_> = people.iter().chain([&bridge]).map(|who| who.address).collect();
        let (mut owed, mut elsewhere, mut allowed) = (whole(3_000, 18), U256::ZERO, [U256::ZERO; 3]);
        for step in moves {
            match step {
                Move::Burn(who, amount) => {
                    let (amount, held) = (whole(amount, 18), beta.held(people[who].address));
                    let goes = !amount.is_zero() && amount <= allowed[who] && amount <= held;
                    let outcome = tell(&mut beta, &bridge, &burn(&people[who], amount));
                    prop_assert_eq!(outcome.is_ok(), goes);
                    if goes {
                        elsewhere += amount;
                        allowed[who] -= amount;
                        prop_assert_eq!(beta.held(people[who].address), held - amount);
                    }
                }
                Move::Mint(who, amount) => {
                    let amount = whole(amount, 18);
                    let comes = !amount.is_zero() && amount <= elsewhere;
                    let outcome = tell(&mut beta, &bridge, &mint(everybody[who], amount));
                    prop_assert_eq!(outcome.is_ok(), comes);
                    if comes {
                        elsewhere -= amount;
                    }
                }
                Move::Allow(who, amount) => {
                    allowed[who] = whole(amount, 18);
                    allow(&mut beta, &people[who], &bridge, allowed[who]);
                }
                Move::Send(from, to, amount) => {
                    let call = IUSDai::transferCall { to: everybody[to], value: whole(amount, 18) };
                    let _refused_when_too_much = tell(&mut beta, &people[from], &call);
                }
                Move::Redeem(who, amount) => {
                    let (dollar, amount) = (beta.world.dollar, whole(amount, 18));
                    if beta.world.withdraw(&people[who], dollar, amount, people[who].address).is_ok() {
                        owed -= amount;
                    }
                }
            }
            prop_assert_eq!(on_other_chains(&mut beta), elsewhere);
            prop_assert_eq!(done(beta.world.supply()) + elsewhere, owed);
            let sum = everybody.iter().fold(U256::ZERO, |sum, who| sum + beta.held(*who));
            prop_assert_eq!(sum + elsewhere, owed);
        }
    }
}
