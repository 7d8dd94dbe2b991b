//! A Stylus program that does what its call data says: a list of operations, answered by what they append.
//!
//! It is the program `call_evm_cold_warm` of the recorded cases of `stylus-chain`.

use alloy_primitives::{Address, B256, Bytes, U256};
use serde_json::Value;

const CASES: &str = include_str!("../../../../stylus-chain/tests/vectors/cases.json");

/// Its account code.
pub fn code() -> Bytes {
    code_of("call_evm_cold_warm")
}

/// Account code of a program in the recorded cases.
pub fn code_of(name: &str) -> Bytes {
    let file: Value = serde_json::from_str(CASES).expect("JSON");
    file["programs"][name]["code"].as_str().and_then(|code| code.parse().ok()).expect("inline code")
}

/// Init code that leaves an account with `code`.
pub fn init_code(code: &Bytes) -> Bytes {
    stylus_chain::chain::Program::from_code(code.clone()).expect("program code").init_code()
}

/// A list of operations.
#[derive(Clone, Debug, Default)]
pub struct Ops(Vec<u8>);

impl Ops {
    pub fn new() -> Self {
        Self::default()
    }

    /// Appends ink, status and length of what came back.
    pub fn call(self, to: Address, value: u64, payload: &[u8]) -> Self {
        let value = B256::from(U256::from(value));
        self.op(1).bytes(to.as_slice()).bytes(value.as_slice()).gas().payload(payload)
    }

    pub fn delegate_call(self, to: Address, payload: &[u8]) -> Self {
        self.op(2).bytes(to.as_slice()).gas().payload(payload)
    }

    pub fn static_call(self, to: Address, payload: &[u8]) -> Self {
        self.op(3).bytes(to.as_slice()).gas().payload(payload)
    }

    /// [`Ops::call`] with no more than `gas`.
    pub fn call_with_gas(self, to: Address, gas: u64, payload: &[u8]) -> Self {
        self.op(1).bytes(to.as_slice()).bytes(&[0; 32]).bytes(&gas.to_le_bytes()).payload(payload)
    }

    /// Writes a slot.
    pub fn store(self, slot: u64, word: u64) -> Self {
        let (slot, word) = (B256::from(U256::from(slot)), B256::from(U256::from(word)));
        self.op(6).bytes(slot.as_slice()).bytes(word.as_slice()).op(9)
    }

    /// Appends the word in a slot.
    pub fn load(self, slot: u64) -> Self {
        self.op(7).bytes(B256::from(U256::from(slot)).as_slice())
    }

    /// Returns with this status and what was appended.
    pub fn finish(self, status: u8) -> Self {
        self.op(0x0a).op(status)
    }

    /// Leaves by `exit_early`.
    pub fn exit(self, status: u8) -> Self {
        self.op(0x15).op(status)
    }

    pub fn log(self) -> Self {
        self.op(0x0b)
    }

    pub fn create(self, init_code: &[u8]) -> Self {
        self.op(0x0c).bytes(&[0; 32]).payload(init_code)
    }

    pub fn create2(self, salt: B256, init_code: &[u8]) -> Self {
        self.op(0x0d).bytes(&[0; 32]).bytes(salt.as_slice()).payload(init_code)
    }

    pub fn trap(self) -> Self {
        self.op(0x0f)
    }

    pub fn endless(self) -> Self {
        self.op(0x10)
    }

    pub fn done(self) -> Bytes {
        self.0.into()
    }

    fn op(self, op: u8) -> Self {
        self.bytes(&[op])
    }

    fn gas(self) -> Self {
        self.bytes(&u64::MAX.to_le_bytes())
    }

    fn payload(self, payload: &[u8]) -> Self {
        let length = u16::try_from(payload.len()).expect("a short payload");
        self.bytes(&length.to_le_bytes()).bytes(payload)
    }

    fn bytes(mut self, bytes: &[u8]) -> Self {
        self.0.extend(bytes);
        self
    }
}
