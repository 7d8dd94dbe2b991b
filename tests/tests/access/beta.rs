//! A beta of 50,000,000 USDai and 10,000 addresses, and a bot that wants all of it.

use alloy_primitives::{Bytes, U256};
use alloy_sol_types::{SolCall, SolError};
use stylus_chain::chain::{Account, Receipt};
use tests::{World, abi::IUSDai, check::done, whole};

use crate::support::{BOT_CAP, BOTS, Beta, CAP, LISTED, SUPPLY_CAP, usdai};

/// What one block may mint: 1% of what is open.
const SHARE: u64 = SUPPLY_CAP / 100;

fn deposit(world: &World, bot: &Account, dollars: u64, data: Bytes) -> Vec<u8> {
    let call = IUSDai::deposit_1Call {
        depositToken: world.dollar,
        depositAmount: whole(dollars, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: bot.address,
        data,
    };
    call.abi_encode()
}

/// All of the bot's addresses deposit so much in one block, in so many pieces; what each came to.
fn storm(beta: &mut Beta, dollars: u64, pieces: usize) -> Vec<Receipt> {
    let world = &beta.world;
    let bots = beta.bots.iter().enumerate();
    let txs: Vec<_> = bots
        .flat_map(|(index, bot)| {
            let data = beta.list.data(2 + index);
            let call = deposit(world, bot, dollars, data);
            std::iter::repeat_n(world.chain.transaction(bot, Some(world.usdai), call), pieces)
        })
        .collect();
    done(beta.world.chain.transact_together(&txs).map_err(Into::into))
}

#[test]
fn proofs_of_ten_thousand_addresses_have_fourteen_hashes_at_most() {
    let mut beta = Beta::new();
    let longest = (0..LISTED).map(|index| beta.list.proof(index).len()).max();
    assert_eq!(longest, Some(14));
    let [alice, bob, _] = beta.people();
    for (index, who) in [alice, bob].iter().enumerate() {
        done(beta.mint(who, CAP, beta.list.data(index)));
        assert_eq!(beta.held(who.address), whole(CAP, 18));
        assert_eq!(beta.minter(who.address), (whole(CAP, 18), whole(CAP, 18), true));
    }
}

/// Every tenth of all addresses may be admitted by its proof, as the view says that lets in.
#[test]
fn every_proof_of_the_list_is_good_for_its_own_address_alone() {
    let mut beta = Beta::new();
    for index in (0..LISTED).step_by(97) {
        let data = beta.list.data(index);
        let account = beta.list.account(index);
        let most = if (2..2 + BOTS).contains(&index) { BOT_CAP } else { CAP };
        let may = done(beta.world.max_deposit(account, account, data.clone()));
        assert_eq!(may, whole(most, 6), "{index}");
        let carol = beta.world.carol.address;
        assert_eq!(done(beta.world.max_deposit(carol, carol, data)), U256::ZERO);
    }
}

#[test]
fn a_bot_with_many_addresses_gets_a_blocks_share_and_no_more() {
    let mut beta = Beta::new();
    let cap = whole(SUPPLY_CAP, 18);
    done(beta.rule(&IUSDai::openTrancheCall { cap, perBlockBps: 100 }));
    let share = whole(SHARE, 18);
    // Three times a block's share is asked for, and again what is left after that.
    assert_eq!(u64::try_from(BOTS).map(|bots| bots * BOT_CAP), Ok(3 * SHARE));
    let mut minted = U256::ZERO;
    for block in 1..=3_u64 {
        let receipts = storm(&mut beta, BOT_CAP, 1);
        let got = receipts.iter().filter(|receipt| receipt.is_success()).count();
        assert_eq!(got, BOTS / 3, "block {block}");
        let refused = receipts.iter().filter(|receipt| !receipt.is_success());
        let selector = match block {
            1 => IUSDai::BlockShareExceeded::SELECTOR,
            // Who had its cap before is told that; the others, that the block is full.
            _ => IUSDai::AddressCapExceeded::SELECTOR,
        };
        let refusals: Vec<_> = refused.map(|receipt| receipt.output.get(..4)).collect();
        assert!(refusals.contains(&Some(selector.as_slice())), "block {block}: {refusals:?}");
        minted += share;
        assert_eq!(done(beta.world.supply()), minted, "block {block}");
    }
    // The bot has what its addresses may have, and no block gives more.
    assert!(storm(&mut beta, 1, 1).iter().all(|receipt| !receipt.is_success()));
    assert_eq!(done(beta.world.supply()), minted);
}

/// Small pieces, which the share does not divide into, get no more either; what is left over is somebody else's.
#[test]
fn a_bot_that_splits_gets_no_more() {
    let mut beta = Beta::new();
    let cap = whole(SUPPLY_CAP, 18);
    done(beta.rule(&IUSDai::openTrancheCall { cap, perBlockBps: 3 }));
    let share = whole(15_000, 18);
    for block in 1..=2_u64 {
        let got = storm(&mut beta, 701, 2).iter().filter(|receipt| receipt.is_success()).count();
        assert_eq!(got, 21, "15,000 / 701");
        assert_eq!(done(beta.world.supply()), whole(21 * 701 * block, 18));
    }
    let tranche = beta.ask(&IUSDai::trancheCall {});
    assert_eq!((tranche.perBlock, tranche.left), (share, share), "a new block");
}

/// The whole of a small beta is minted to the last unit, block by block, and then no more.
#[test]
fn a_beta_fills_to_its_cap() {
    let mut beta = Beta::new();
    let cap = U256::from(usdai(10 * BOT_CAP));
    done(beta.rule(&IUSDai::openTrancheCall { cap, perBlockBps: 2_500 }));
    let (share, mut supply) = (U256::from(usdai(10 * BOT_CAP / 4)), U256::ZERO);
    for _ in 0..6 {
        storm(&mut beta, BOT_CAP / 2, 1);
        let now = done(beta.world.supply());
        assert!(now - supply <= share, "{supply} became {now}");
        supply = now;
    }
    assert_eq!(supply, cap);
    let [alice, ..] = beta.people();
    let total = cap + crate::support::UNIT;
    let outcome = beta.mint_units(&alice, U256::ONE, beta.list.data(0));
    tests::check::refused(outcome, IUSDai::SupplyCapExceeded { total, cap });
}
