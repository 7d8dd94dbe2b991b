//! The state as it was: looking back, running again, going back, and blocks of another run.

use alloy_primitives::{Address, B256, Bytes, U256, hex, keccak256};
use stylus_chain::{
    chain::{Account, Block, Chain, ImportError},
    changes::{AccountChange, SlotChange},
    executor::{BlockPosition, Transaction},
};

use crate::{
    evm_code::{ADDER, ECHO, init_code},
    vector_programs::program,
};

const NOBODY: Address = Address::repeat_byte(0x42);
const STRANGER: Address = Address::repeat_byte(0x43);
/// Destroys itself and sends what it has to the caller.
const DESTROYER: [u8; 2] = hex!("33ff");

/// What happens to a chain, one thing after the other.
struct Script {
    chain: Chain,
    alice: Account,
    adder: Address,
    /// Digest of the state at each block, as it was last seen while the block was the head; zero where nobody looked.
    seen: Vec<B256>,
    /// Transactions with the block that they are in.
    sent: Vec<(u64, Transaction)>,
}

/// The chain on which the script runs, with nothing but its genesis.
fn start() -> (Chain, Account) {
    let mut chain = Chain::dev();
    let alice = chain.account("alice");
    chain.settle_genesis();
    (chain, alice)
}

impl Script {
    fn run() -> Self {
        let (mut chain, alice) = start();
        let adder = chain.deploy_evm(init_code(&ADDER)).expect("deployed").address;
        let mut script = Self { chain, alice, adder, seen: Vec::new(), sent: Vec::new() };
        script.saw();
        for step in STEPS {
            step(&mut script);
            script.saw();
        }
        script
    }

    /// Remembers what is there, in the place of what was there earlier at the same block.
    fn saw(&mut self) {
        let number = self.chain.block_number() as usize;
        self.seen.resize(number + 1, B256::ZERO);
        self.seen[number] = self.digest();
    }

    fn pay(&mut self, to: Address, value: u64) {
        self.pay_together(to, &[value]);
    }

    fn pay_together(&mut self, to: Address, values: &[u64]) {
        let tx = self.chain.transaction(&self.alice, Some(to), Bytes::new());
        let txs = values.iter().map(|value| Transaction { value: U256::from(*value), ..tx.clone() });
        let txs: Vec<_> = txs.collect();
        self.chain.transact_together(&txs).expect("valid");
        let number = self.chain.block_number();
        self.sent.extend(txs.into_iter().map(|tx| (number, tx)));
    }

    fn digest(&mut self) -> B256 {
        digest(&mut self.chain, self.adder, self.alice.address)
    }
}

/// A new step is one line.
const STEPS: [fn(&mut Script); 19] = [
    |script| script.pay(script.adder, 5),
    |script| script.chain.set_balance(NOBODY, U256::from(7)),
    |script| script.pay(NOBODY, 1),
    |script| script.chain.set_storage(STRANGER, U256::from(1), U256::from(9)),
    |script| script.pay(script.adder, 6),
    |script| script.chain.set_code(STRANGER, ADDER),
    |script| script.pay(STRANGER, 3),
    |script| script.chain.set_nonce(NOBODY, 12),
    |script| script.chain.mine(2),
    |script| script.chain.set_code(STRANGER, DESTROYER),
    |script| script.pay(STRANGER, 2),
    |script| drop(script.chain.deploy_evm(init_code(&ECHO)).expect("deployed")),
    // Created and destroyed in one transaction: init code that is the destroyer.
    |script| {
        let tx = script.chain.transaction(&script.alice, None, DESTROYER);
        script.chain.transact(&Transaction { value: U256::from(4), ..tx }).expect("valid");
    },
    |script| drop(script.chain.deploy_without_constructor(&program("echo_0")).expect("deployed")),
    |script| script.pay_together(script.adder, &[1, 2, 3]),
    |script| script.chain.set_storage(script.adder, U256::ZERO, U256::ZERO),
    |script| script.chain.replace_storage(script.adder, &[(U256::from(2), U256::from(2))]),
    |script| script.pay(script.adder, 1),
    |script| script.chain.set_balance(script.alice.address, U256::from(10).pow(U256::from(20))),
];

/// Everything that a step changes, and what a call returns and costs.
fn digest(chain: &mut Chain, adder: Address, alice: Address) -> B256 {
    let mut seen = Vec::new();
    let deployer = Account::named("deployer").address;
    let created = (0..4).map(|nonce| deployer.create(nonce));
    for account in [NOBODY, STRANGER, adder, alice, deployer].into_iter().chain(created) {
        seen.extend(chain.balance(account).to_be_bytes::<32>());
        seen.extend(chain.nonce(account).to_be_bytes());
        seen.extend(chain.code(account));
        seen.extend((0..4u64).flat_map(|slot| chain.storage(account, U256::from(slot)).to_be_bytes::<32>()));
        let position = BlockPosition { number: 1_000, timestamp: 1_900_000_000 };
        let tx = chain.transaction(alice, Some(account), [1, 2, 3]);
        let outcome = chain.simulate_in(position, &tx, false).expect("valid");
        seen.extend(outcome.output);
        seen.extend(outcome.gas_used.to_be_bytes());
    }
    keccak256(seen)
}

#[test]
fn every_block_can_be_looked_at_again_in_any_order() {
    let mut script = Script::run();
    let (adder, alice) = (script.adder, script.alice.address);
    let numbers = 0..script.seen.len() as u64;
    assert!(numbers.end > 10, "{numbers:?}");
    for number in numbers.clone().chain(numbers.rev()) {
        let found = script.chain.at(number, |chain| {
            assert_eq!(chain.block_number(), number);
            digest(chain, adder, alice)
        });
        let expected = script.seen[number as usize];
        assert!(expected.is_zero() || found == Some(expected), "block {number}");
        assert_eq!(Some(&script.digest()), script.seen.last(), "after {number}");
    }
    assert_eq!(script.chain.at(script.seen.len() as u64, |_| ()), None);
}

#[test]
fn what_is_done_while_looking_back_has_not_happened() {
    let mut script = Script::run();
    let (adder, alice) = (script.adder, script.alice.clone());
    for number in 0..script.seen.len() as u64 {
        let now = script.chain.timestamp();
        let looked = script.chain.at(number, |chain| {
            chain.set_code(adder, ECHO);
            chain.set_storage(NOBODY, U256::from(3), U256::MAX);
            chain.set_balance(&alice, U256::MAX >> 1);
            chain.replace_storage(STRANGER, &[(U256::from(77), U256::from(1))]);
            let tx = chain.transaction(&alice, Some(NOBODY), Bytes::new());
            let mut open = chain.open_block();
            open.push(&tx, None).expect("valid");
            open.trace(&tx).expect("valid");
            drop(open);
            chain.warp(1_000);
        });
        assert!(looked.is_some(), "{number}");
        assert_eq!(Some(&script.digest()), script.seen.last(), "{number}");
        assert_eq!(script.chain.timestamp(), now);
    }
}

#[test]
fn a_block_that_is_not_sealed_leaves_what_was_edited_before_it() {
    let mut script = Script::run();
    script.chain.set_balance(NOBODY, U256::from(99));
    let before = (script.digest(), script.chain.edits().clone());
    let tx = script.chain.transaction(&script.alice, Some(NOBODY), Bytes::new());
    script.chain.open_block().push(&tx, None).expect("valid");
    assert_eq!((script.digest(), script.chain.edits().clone()), before);
}

#[test]
fn every_transaction_runs_again_as_it_ran() {
    let mut script = Script::run();
    let sent = std::mem::take(&mut script.sent);
    assert!(sent.len() > 8);
    for number in 1..script.seen.len() as u64 {
        let txs = sent.iter().filter(|(block, _)| *block == number);
        script.chain.before(number, |chain, block| {
            assert_eq!((chain.block_number(), chain.timestamp()), (number - 1, block.timestamp));
            let mut open = chain.open_block();
            for ((_, tx), receipt) in txs.zip(&block.receipts) {
                let again = open.trace(tx).expect("valid");
                assert_eq!((again.gas_used, again.status), (receipt.gas_used, receipt.status), "{number}");
                assert_eq!(again.call.map(|call| call.value), Some(tx.value));
            }
        });
    }
    assert!(script.chain.before(0, |_, _| ()).is_none(), "there is nothing before the genesis");
    assert!(script.chain.before(script.seen.len() as u64, |_, _| ()).is_none());
}

#[test]
fn going_back_block_by_block_ends_at_the_genesis() {
    let mut script = Script::run();
    for number in (0..script.seen.len() as u64).rev() {
        let gone = script.chain.head().clone();
        script.chain.rewind(number);
        assert_eq!(script.chain.block_number(), number);
        if gone.number > number {
            assert!(script.chain.block_by_hash(gone.hash).is_none());
            assert!(gone.receipts.iter().all(|receipt| script.chain.receipt(receipt.hash).is_none()));
        }
        let expected = script.seen[number as usize];
        assert!(expected.is_zero() || script.digest() == expected, "block {number}");
    }
}

fn blocks(chain: &Chain) -> Vec<Block> {
    (1..=chain.block_number()).filter_map(|number| chain.block(number)).cloned().collect()
}

#[test]
fn the_blocks_of_another_run_give_its_state() {
    let mut script = Script::run();
    let (mut copy, alice) = start();
    for block in blocks(&script.chain) {
        let number = block.number;
        copy.import(block).unwrap_or_else(|error| panic!("block {number}: {error}"));
    }
    copy.import_edits(script.chain.edits().clone()).expect("the same state");
    assert_eq!(digest(&mut copy, script.adder, alice.address), script.digest());
    assert_eq!(copy.head().hash, script.chain.head().hash);
    copy.import_edits(script.chain.edits().clone()).expect_err("they start from another state");
}

#[test]
fn a_block_that_does_not_follow_is_refused_and_changes_nothing() {
    type Alter = fn(&mut Block);
    let altered: [(&str, Alter, bool); 6] = [
        ("another number", |block| block.number = 2, true),
        ("another parent", |block| block.parent_hash = B256::ZERO, true),
        ("another time", |block| block.timestamp += 1, true),
        ("a receipt less", |block| drop(block.receipts.pop()), true),
        ("an account was otherwise", |block| account(block).before = None, false),
        (
            "a slot was otherwise",
            |block| {
                let slot = SlotChange { before: U256::from(1), after: U256::from(2) };
                account(block).slots.insert(U256::from(1), slot);
            },
            false,
        ),
    ];
    let first = blocks(&Script::run().chain).swap_remove(0);
    let (mut chain, alice) = start();
    let adder = Account::named("deployer").address.create(0);
    let before = digest(&mut chain, adder, alice.address);
    for (what, alter, order) in altered {
        let mut block = first.clone();
        alter(&mut block);
        let error = chain.import(block).expect_err(what);
        assert_eq!(matches!(error, ImportError::Order(_)), order, "{what}: {error}");
        assert_eq!(chain.block_number(), 0, "{what}");
        assert_eq!(digest(&mut chain, adder, alice.address), before, "{what}");
    }
    chain.import(first).expect("as it was");
}

/// Some account that the block's transactions changed and that was there before.
fn account(block: &mut Block) -> &mut AccountChange {
    let mut changed = block.changes.accounts.values_mut();
    changed.find(|change| change.before.is_some()).expect("the sender's account")
}
