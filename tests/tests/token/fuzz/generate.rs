//! Transactions that nobody would think of, and enough of those that people do send to get anywhere.

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{chain::Account, executor::Transaction};
use tests::{
    calldata::{maximum, parameters, u},
    random::Random,
    token::{
        Subject, functions, nonce,
        permit::{Domain, Permit},
    },
    whole,
};

use crate::{
    Token,
    fuzzed::{self, Start},
};

/// The constructor's selector.
const CONSTRUCTOR: [u8; 4] = [0x55, 0x85, 0x25, 0x8d];

/// Draws transactions.
pub struct Generator {
    random: Random,
    token: Address,
    people: Vec<Account>,
    others: Vec<Address>,
    /// Contracts that send now and then.
    contracts: Vec<Address>,
}

impl Generator {
    /// With a liking for the people and the other addresses of the start.
    pub fn new(start: &Start, random: Random) -> Self {
        let Start { token, people, others, contracts } = start.clone();
        Self { random, token: token.token(), people, others, contracts }
    }

    /// The next transaction.
    pub fn transaction(&mut self, token: &mut Token) -> Transaction {
        let sender = self.sender();
        let mut data = self.call(token);
        if self.random.once_in(3) {
            self.mutate(&mut data);
        }
        let mut tx = token.world_mut().chain.transaction(sender, Some(self.token), data);
        if self.random.once_in(64) {
            tx.value = U256::from(self.random.below(1_000));
        }
        tx
    }

    fn sender(&mut self) -> Address {
        if self.contracts.is_empty() || !self.random.once_in(10) {
            return self.person().1;
        }
        self.random.pick(&self.contracts.clone())
    }

    fn person(&mut self) -> (Account, Address) {
        let index = self.random.below(self.people.len());
        let account = self.people[index].clone();
        let address = account.address;
        (account, address)
    }

    fn call(&mut self, token: &mut Token) -> Vec<u8> {
        match self.random.below(40) {
            0 => self.random.word()[..4].to_vec(),
            1 => [CONSTRUCTOR.as_slice(), &token.construction(self.address())].concat(),
            2 | 3 => self.permit(token),
            4..=9 => self.likely(token),
            _ => self.any(token),
        }
    }

    /// A call that the binary has more in mind about than its types, where there is one.
    fn likely(&mut self, token: &mut Token) -> Vec<u8> {
        match fuzzed::likely(token, &mut self.random) {
            Some(data) => data,
            None => self.any(token),
        }
    }

    fn any(&mut self, token: &Token) -> Vec<u8> {
        let all = functions::<Token>();
        let (signature, selector) = self.random.pick(&all);
        self.arguments(token, signature, selector)
    }

    /// A permit that counts, but for what may have been signed before it in this block.
    fn permit(&mut self, token: &mut Token) -> Vec<u8> {
        let (owner, address) = self.person();
        let nonce = nonce(token, address);
        let (value, spender) = (self.number(), self.address());
        let permit = Permit { owner: address, spender, value, nonce, deadline: U256::MAX };
        permit.call(permit.sign(&owner, &Domain::of(token))).abi_encode()
    }

    fn arguments(&mut self, token: &Token, signature: &str, selector: [u8; 4]) -> Vec<u8> {
        let kinds = parameters(signature);
        let mut data = selector.to_vec();
        let mut tail = Vec::new();
        for kind in &kinds {
            let word = match *kind {
                "bytes" => {
                    tail = self.options();
                    U256::from(kinds.len() * 32)
                }
                kind => self.argument(token, kind),
            };
            data.extend(word.to_be_bytes::<32>());
        }
        if kinds.last() == Some(&"bytes") {
            data.extend(U256::from(tail.len()).to_be_bytes::<32>());
            data.extend(tail);
        }
        data
    }

    fn argument(&mut self, token: &Token, kind: &str) -> U256 {
        let value = match kind {
            "address" => U256::from_be_bytes(self.address().into_word().0),
            "uint16" => U256::from(self.random.pick(&[0, 1, 30, 100, 101, 5_000, 10_000, 10_001, 65_535])),
            "uint8" => U256::from(self.random.pick(&[27, 28, 0, 255])),
            "uint64" => {
                let now = token.world().chain.timestamp();
                U256::from(now.wrapping_add(self.random.pick(&[0, 1, 2, 5, u64::MAX])))
            }
            "uint256" => self.number(),
            _ => self.random.word().into(),
        };
        value & maximum(kind)
    }

    fn address(&mut self) -> Address {
        match self.random.below(16) {
            0 => Address::ZERO,
            1 => self.token,
            2 => Address::from_word(self.random.word()),
            3 => Address::with_last_byte(self.random.below(16) as u8),
            4..=10 => {
                let others = self.others.clone();
                self.random.pick(&others)
            }
            _ => self.person().1,
        }
    }

    /// Often an amount of dollars or USDai, else anything, with a liking for edges.
    fn number(&mut self) -> U256 {
        let size = self.random.below(256);
        let power = U256::ONE << size;
        match self.random.below(16) {
            0 => U256::ZERO,
            1 => U256::ONE,
            2 => U256::MAX,
            3 => power,
            4 => power - U256::ONE,
            5 => self.random.word().into(),
            6 => U256::from_be_bytes(self.random.word().0) >> size,
            7..=10 => whole(1 + self.random.below(5_000) as u64, 3),
            11 => whole(1 + self.random.below(5_000) as u64, 6),
            12 | 13 => whole(1 + self.random.below(500) as u64, 12),
            14 => whole(1 + self.random.below(500) as u64, 18),
            _ => u(self.random.number().into()),
        }
    }

    fn options(&mut self) -> Vec<u8> {
        match self.random.below(4) {
            0 | 1 => Vec::new(),
            2 => (U256::from(self.random.pick(&[0, 0, 1, 256])), alloy_primitives::Bytes::new())
                .abi_encode_params(),
            _ => (0..self.random.below(100)).map(|_| self.random.number() as u8).collect(),
        }
    }

    fn mutate(&mut self, data: &mut Vec<u8>) {
        for _ in 0..=self.random.below(3) {
            let place = self.random.below(data.len());
            let word = 4 + self.random.below(data.len() / 32) * 32;
            match self.random.below(7) {
                0 => data.truncate(place),
                1 => data.extend(self.random.word()),
                2 => self.overwrite(data, word),
                3 => swap_words(data, word, 4),
                _ => {
                    if let Some(byte) = data.get_mut(place) {
                        *byte ^= 1 << self.random.below(8);
                    }
                }
            }
        }
    }

    fn overwrite(&mut self, data: &mut [u8], at: usize) {
        let number = self.number().to_be_bytes::<32>();
        if let Some(word) = data.get_mut(at..at + 32) {
            word.copy_from_slice(&number);
        }
    }
}

fn swap_words(data: &mut [u8], one: usize, other: usize) {
    if one + 32 <= data.len() && other + 32 <= data.len() {
        for index in 0..32 {
            data.swap(one + index, other + index);
        }
    }
}
