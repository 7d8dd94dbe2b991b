//! A vault that does what `abi/qev.sol` asks of one, keeps count, and refuses what the real one has to refuse.

use alloc::vec;
use alloc::vec::Vec;
use alloy_primitives::{Address, U256};
use alloy_sol_types::sol;
use kit::calldata::Arguments;
use kit::program::Program;
use kit::words::{Word, append};
use kit::{Error, selectors};
use stylus_sdk::prelude::*;
use stylus_sdk::storage::{StorageAddress, StorageBool, StorageMap, StorageU256};

sol! {
    interface abi {
        function lockedFor(uint64 epoch) external returns (uint256 capacity, uint256 price);
        function settle(uint64 epoch, uint256 burned, uint256 paid) external;
        function claim(uint256 released, uint256 paid, address receiver) external;
        function giveBack(uint256 returned, uint256 burned, address receiver) external;
        function verify(uint64 round, bytes calldata signature) external view returns (bool);
        function isOperator(address controller, address operator) external view returns (bool);
    }
}

/// tokenURI(uint256,address,uint256,uint256,uint16,uint64,uint64,bool,bytes32,uint256,uint256).
const DRAW: u32 = 0x3739_c2b9;

selectors! {
    LOCKED_FOR = lockedForCall,
    SETTLE = settleCall,
    CLAIM = claimCall,
    GIVE_BACK = giveBackCall,
    VERIFY = verifyCall,
    IS_OPERATOR = isOperatorCall,
}

/// What the vault refuses with.
pub const REFUSED: [u8; 4] = [1, 2, 3, 4];

/// The vault.
#[storage]
pub struct FakeVault {
    /// What the next `lockedFor` says.
    pub capacity: StorageU256,
    /// USDai of a share, 18 decimals.
    pub price: StorageU256,
    /// The epoch that was asked for last.
    pub asked: StorageU256,
    /// The epoch that was settled last.
    pub settled: StorageU256,
    /// Shares in the line, by what the vault was told.
    pub queued: StorageU256,
    /// Owed to claims.
    pub reserved: StorageU256,
    /// What claims left for those who stay.
    pub kept: StorageU256,
    /// Paid to an account.
    pub paid: StorageMap<Address, StorageU256>,
    /// Shares given back to an account.
    pub returned: StorageMap<Address, StorageU256>,
    /// The operator of an account.
    pub operators: StorageMap<Address, StorageAddress>,
    /// Answers nothing that it should.
    pub is_broken: StorageBool,
    /// Draws nothing.
    pub refuses: StorageBool,
    /// Takes the positions that it is asked to take.
    pub takes: StorageBool,
}

fn refused() -> Error {
    Error::of_callee(REFUSED.to_vec())
}

fn less(from: U256, amount: U256) -> Result<U256, Error> {
    from.checked_sub(amount).ok_or_else(refused)
}

impl Program for FakeVault {
    fn route(&mut self, selector: u32, arguments: &[u8]) -> Result<Option<Vec<u8>>, Error> {
        let a = &mut Arguments::new(arguments);
        let mut output = Vec::new();
        if self.is_broken.get() {
            return Ok(Some(vec![1; 31]));
        }
        match selector {
            LOCKED_FOR => {
                let epoch = a.uint();
                if epoch <= self.settled.get() {
                    return Err(refused());
                }
                self.asked.set(epoch);
                append(&mut output, &[self.capacity.get().word(), self.price.get().word()]);
            }
            SETTLE => self.settle(a.uint(), a.uint(), a.uint())?,
            CLAIM => self.claim(a.uint(), a.uint(), a.address())?,
            GIVE_BACK => {
                let (returned, burned, receiver) = (a.uint(), a.uint(), a.address());
                self.queued.set(less(self.queued.get(), returned + burned)?);
                self.returned.insert(receiver, self.returned.get(receiver) + returned);
            }
            IS_OPERATOR => {
                let (controller, operator) = (a.address(), a.address());
                append(&mut output, &[(self.operators.get(controller) == operator).word()]);
            }
            DRAW if self.refuses.get() => return Err(refused()),
            DRAW => return Ok(Some(arguments.to_vec())),
            // Sevens are the signature of every round.
            VERIFY => {
                let (round, signature) = (a.uint(), a.bytes());
                let is_valid = !round.is_zero() && signature == [7; 96];
                append(&mut output, &[is_valid.word()]);
            }
            // onERC721Received(address,address,uint256,bytes).
            0x150b7a02 => {
                let answer = if self.takes.get() { 0x150b7a02_u64 << 32 } else { 0 };
                append(&mut output, &[U256::from_limbs([0, 0, 0, answer]).word()]);
            }
            _ => return Ok(None),
        }
        a.check().map(|()| Some(output))
    }
}

impl FakeVault {
    fn settle(&mut self, epoch: U256, burned: U256, paid: U256) -> Result<(), Error> {
        let most = burned * self.price.get() / U256::from(10).pow(U256::from(18));
        if epoch <= self.settled.get() || paid > self.capacity.get() || paid > most {
            return Err(refused());
        }
        self.settled.set(epoch);
        self.queued.set(less(self.queued.get(), burned)?);
        self.reserved.set(self.reserved.get() + paid);
        Ok(())
    }

    fn claim(&mut self, released: U256, paid: U256, receiver: Address) -> Result<(), Error> {
        self.reserved.set(less(self.reserved.get(), released)?);
        self.kept.set(self.kept.get() + less(released, paid)?);
        self.paid.insert(receiver, self.paid.get(receiver) + paid);
        Ok(())
    }
}

kit::program!(FakeVault);
