//! Old blocks: whatever was seen while a block was the head is seen when it is asked for later.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, U256};
use proptest::{prelude::*, test_runner::TestRunner};
use serde_json::{Value, json};

use crate::support::{
    Client, Running,
    accounts::{FIRST, SECOND},
    evm,
    program::{self, Ops},
};

const STRANGER: Address = Address::repeat_byte(0x43);

/// Something that changes the chain.
#[derive(Clone, Debug)]
enum Step {
    Pay { to: usize, value: u64 },
    Store { slot: u64, word: u64 },
    StoreInProgram { slot: u64, word: u64 },
    CreateAndDestroy,
    CreateInProgram { salt: u64 },
    Fail,
    Mine,
    SetBalance { account: usize, wei: u64 },
    SetNonce { account: usize, more: u64 },
    SetCode { account: usize, code: usize },
    SetStorage { account: usize, slot: u64, word: u64 },
    Snapshot,
    Revert,
}

fn step() -> impl Strategy<Value = Step> {
    let (account, slot, word) = (0..ACCOUNTS, 0..3u64, 0..4u64);
    prop_oneof![
        4 => (account.clone(), 0..1_000u64).prop_map(|(to, value)| Step::Pay { to, value }),
        4 => (slot.clone(), word.clone()).prop_map(|(slot, word)| Step::Store { slot, word }),
        4 => (slot.clone(), word.clone()).prop_map(|(slot, word)| Step::StoreInProgram { slot, word }),
        1 => Just(Step::CreateAndDestroy),
        1 => (0..3u64).prop_map(|salt| Step::CreateInProgram { salt }),
        1 => Just(Step::Fail),
        6 => Just(Step::Mine),
        2 => (account.clone(), any::<u64>()).prop_map(|(account, wei)| Step::SetBalance { account, wei }),
        1 => (account.clone(), 1..5u64).prop_map(|(account, more)| Step::SetNonce { account, more }),
        1 => (2..ACCOUNTS, 0..3usize).prop_map(|(account, code)| Step::SetCode { account, code }),
        2 => (2..ACCOUNTS, slot, word).prop_map(|(account, slot, word)| Step::SetStorage { account, slot, word }),
        1 => Just(Step::Snapshot),
        1 => Just(Step::Revert),
    ]
}

const ACCOUNTS: usize = 6;

struct World {
    client: Client,
    accounts: [Address; ACCOUNTS],
    /// What was seen last at each block while it was the head.
    seen: BTreeMap<u64, Value>,
    snapshots: Vec<(Value, BTreeMap<u64, Value>)>,
}

impl World {
    /// Three contracts, on a chain whose blocks are mined by hand or with every transaction.
    fn new(node: &Running) -> Self {
        let client = node.client();
        let [writer, creator] = [evm::init_code(&evm::WRITER), evm::init_code(&evm::CREATOR)];
        let accounts = [FIRST, SECOND, STRANGER, FIRST.create(0), FIRST.create(1), FIRST.create(2)];
        for code in [writer, creator, program::init_code(&program::code())] {
            client.ok("eth_sendTransaction", json!([{ "from": FIRST, "input": code, "gas": "0x1000000" }]));
        }
        client.ok("evm_mine", json!([]));
        client.send_activation(FIRST.create(2));
        client.ok("evm_mine", json!([]));
        Self { client, accounts, seen: BTreeMap::new(), snapshots: Vec::new() }
    }

    fn take(&mut self, step: &Step) {
        let [_, _, _, writer, creator, program] = self.accounts;
        let at = |index: usize| self.accounts[index];
        match *step {
            Step::Pay { to, value } => self.send(json!({ "to": at(to), "value": U256::from(value) })),
            Step::Store { slot, word } => {
                let data = [B256::from(U256::from(slot)), B256::from(U256::from(word))].concat();
                self.send(json!({ "to": writer, "input": Bytes::from(data) }));
            }
            Step::StoreInProgram { slot, word } => {
                self.send(
                    json!({ "to": program, "input": Ops::new().store(slot, word).log().finish(0).done() }),
                );
            }
            Step::CreateAndDestroy => {
                self.send(json!({ "to": creator, "input": Bytes::from(evm::DESTROYER), "value": "0x9" }));
            }
            Step::CreateInProgram { salt } => {
                let ops = Ops::new().create2(U256::from(salt).into(), &evm::init_code(&evm::ADDER));
                self.send(json!({ "to": program, "input": ops.finish(0).done() }));
            }
            Step::Fail => {
                self.send(json!({ "to": program, "input": Ops::new().store(1, 77).finish(1).done() }))
            }
            Step::Mine => drop(self.client.ok("evm_mine", json!([]))),
            Step::SetBalance { account, wei } => {
                let wei = U256::from(wei) << 40;
                self.client.ok("anvil_setBalance", json!([at(account), wei]));
            }
            Step::SetNonce { account, more } => {
                let nonce = crate::support::json::number(
                    &self.client.ok("eth_getTransactionCount", json!([at(account), "pending"])),
                );
                self.client.ok("anvil_setNonce", json!([at(account), nonce + more]));
            }
            Step::SetCode { account, code } => {
                let code: &[u8] = [&evm::WRITER[..], &evm::ECHO, &[]][code];
                self.client.ok("anvil_setCode", json!([at(account), Bytes::copy_from_slice(code)]));
            }
            Step::SetStorage { account, slot, word } => {
                let word = B256::from(U256::from(word));
                self.client.ok("anvil_setStorageAt", json!([at(account), U256::from(slot), word]));
            }
            Step::Snapshot => {
                let id = self.client.ok("evm_snapshot", json!([]));
                self.snapshots.push((id, self.seen.clone()));
            }
            Step::Revert => {
                if let Some((id, seen)) = self.snapshots.pop() {
                    assert_eq!(self.client.ok("evm_revert", json!([id])), true);
                    self.seen = seen;
                }
            }
        }
        let number = self.client.block_number();
        let digest = self.digest("latest".into());
        self.seen.insert(number, digest);
    }

    /// Sends from the first account; what cannot be mined any more after an edit is refused, which is fine here.
    fn send(&self, mut transaction: Value) {
        transaction["from"] = json!(FIRST);
        transaction["gas"] = json!("0x100000");
        let _refused = self.client.call("eth_sendTransaction", json!([transaction]));
    }

    /// Everything that can be read of a state.
    fn digest(&self, block: Value) -> Value {
        let program = self.accounts[5];
        let created = (0..3u64).map(|salt| {
            let salt = B256::from(U256::from(salt));
            program.create2_from_code(salt, evm::init_code(&evm::ADDER))
        });
        let accounts: Vec<_> = self.accounts.iter().copied().chain(created).collect();
        let mut requests = Vec::new();
        let mut ask = |method: &str, params: Value| {
            let id = requests.len();
            requests.push(json!({ "jsonrpc": "2.0", "id": id, "method": method, "params": params }));
        };
        for account in accounts {
            ask("eth_getBalance", json!([account, block]));
            ask("eth_getTransactionCount", json!([account, block]));
            ask("eth_getCode", json!([account, block]));
            (0..3).for_each(|slot| ask("eth_getStorageAt", json!([account, slot, block])));
            ask("eth_call", json!([{ "from": SECOND, "to": account, "data": "0x" }, block]));
        }
        let load = Ops::new().load(0).load(1).load(2).finish(0).done();
        ask("eth_call", json!([{ "to": program, "data": load }, block]));
        let mut answers = self.client.send(&Value::from(requests)).expect("an answer");
        for answer in answers.as_array_mut().expect("a batch") {
            // What a program returns of ink is the same, what an estimate says is not asked.
            answer.as_object_mut().expect("an object").remove("jsonrpc");
        }
        answers
    }

    /// Whether every block that is still there looks as it did.
    fn check(&self) {
        let last = self.client.block_number();
        let forward = self.seen.range(..=last);
        let back = self.seen.range(..=last).rev();
        for (number, expected) in forward.chain(back) {
            let found = self.digest(json!(format!("{number:#x}")));
            assert_eq!(&found, expected, "block {number} of {last}");
        }
        assert_eq!(Some(&self.digest("latest".into())), self.seen.get(&last), "looking back left something");
    }
}

impl Client {
    fn send_activation(&self, program: Address) {
        use alloy_sol_types::SolCall;
        let input = Bytes::from(crate::support::world::activateProgramCall { program }.abi_encode());
        let value = U256::from(10).pow(U256::from(17));
        let to = crate::support::world::ARB_WASM;
        self.ok(
            "eth_sendTransaction",
            json!([{ "from": FIRST, "to": to, "input": input, "value": value, "gas": "0x1000000" }]),
        );
    }
}

fn check(name: &str, node: impl Fn() -> Running, cases: u32) {
    let mut runner =
        TestRunner::new(ProptestConfig { cases, failure_persistence: None, ..Default::default() });
    let outcome = runner.run(&prop::collection::vec(step(), 1..40), |steps| {
        let node = node();
        let mut world = World::new(&node);
        for step in &steps {
            world.take(step);
        }
        world.check();
        Ok(())
    });
    outcome.unwrap_or_else(|error| panic!("{name}: {error}"));
}

#[test]
fn with_a_block_for_each_transaction() {
    check("at once", Running::start, 24);
}

#[test]
fn with_several_transactions_in_a_block() {
    check("by hand", Running::by_hand, 24);
}
