//! The early end of a deposit, to which its counterparty agrees by signature.

use crate::errors::{self, Error};
use crate::record::{Deposit, Key};
use crate::storage::DepositTimelock;
use alloy_primitives::{B256, b256};
use kit::host;
use kit::signature::is_signed;
use kit::words::Word;

/// keccak256("EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)").
const DOMAIN_TYPE: B256 = b256!("8b73c3c69bb8fe3d512ecc4cf759cc79239f7b179b0ffacaa9a75d522b39400f");
/// keccak256("USDai Deposit Timelock").
const NAME: B256 = b256!("c643c53afb00c8bdf3bade1132154212329f1b6aae0920aedb800b8c653d0d61");
/// keccak256("1").
const VERSION: B256 = b256!("c89efdaa54c0f20c7adf612882df0950f5a951637e0307cdcb4c672f298b8bc6");
/// The hash of the type in `abi/deposit-timelock.sol`, which a test spells.
const CANCELLATION_TYPE: B256 = b256!("707f2657a84174f9c9a92146f57a1afcb5c613b3797f34a022181d2bcf42c41d");

impl DepositTimelock {
    /// Depositor: takes a deposit back to whose end its counterparty agrees.
    ///
    /// `NoDeposit`, `NoCounterparty`, `InvalidSignature`, `TransferFailed`.
    pub(crate) fn cancel_early(&mut self, key: &Key, signature: &[u8]) -> Result<u128, Error> {
        let deposit = self.held(key)?;
        let counterparty = self.counterparty(key, &deposit);
        if counterparty.is_zero() {
            return Err(errors::no_counterparty());
        }
        if !is_signed(counterparty, cancellation_hash(key, &deposit), signature) {
            return Err(errors::invalid_signature(counterparty));
        }
        self.give_back(key, &deposit)
    }
}

/// The digest that a counterparty signs. It names when the deposit was made, so that it does not count for a later one.
pub fn cancellation_hash(key: &Key, deposit: &Deposit) -> B256 {
    let fields = [
        CANCELLATION_TYPE,
        key.depositor.word(),
        key.target.word(),
        key.context,
        key.token.word(),
        deposit.amount.word(),
        deposit.expiration.word(),
        deposit.deposited_at.word(),
    ];
    host::keccak_words(&[0x19, 0x01], &[domain_separator(), host::keccak_words(&[], &fields)])
}

/// EIP-712's domain of this contract and chain.
pub fn domain_separator() -> B256 {
    host::keccak_words(&[], &[DOMAIN_TYPE, NAME, VERSION, host::chain_id().word(), host::this().word()])
}
