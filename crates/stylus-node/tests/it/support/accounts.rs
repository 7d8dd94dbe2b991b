//! Accounts that sign for themselves.

use alloy::{
    consensus::{SignableTransaction, TxEip1559, transaction::RlpEcdsaEncodableTx},
    eips::eip2718::Encodable2718,
    network::TxSignerSync,
    signers::local::{MnemonicBuilder, PrivateKeySigner, coins_bip39::English},
};
use alloy_primitives::{Address, Bytes, Signature, TxKind, U256, address, keccak256};

pub const CHAIN_ID: u64 = 412_346;
pub const BASE_FEE: u128 = 100_000_000;
/// The first address of the development words.
pub const FIRST: Address = address!("f39fd6e51aad88f6f4ce6ab8827279cfffb92266");
/// The second.
pub const SECOND: Address = address!("70997970c51812dc3a010c7d01b50e0d17dc79c8");

/// A key that is made from a name, and has no ETH of its own.
pub fn key(name: &str) -> PrivateKeySigner {
    PrivateKeySigner::from_bytes(&keccak256(name)).expect("a key")
}

/// The key of a development account.
pub fn dev_key(index: u32) -> PrivateKeySigner {
    let words = MnemonicBuilder::<English>::default().phrase(stylus_node::DEV_MNEMONIC);
    words.index(index).expect("an index").build().expect("a key")
}

/// A plain transfer, from which others are made by changing fields.
pub fn transfer(nonce: u64, to: Address, value: u64) -> TxEip1559 {
    TxEip1559 {
        chain_id: CHAIN_ID,
        nonce,
        gas_limit: 100_000,
        max_fee_per_gas: BASE_FEE,
        to: TxKind::Call(to),
        value: U256::from(value),
        ..TxEip1559::default()
    }
}

/// Signed and encoded; its hash is that of the bytes.
pub fn raw<T>(signer: &PrivateKeySigner, mut tx: T) -> Bytes
where
    T: SignableTransaction<Signature> + RlpEcdsaEncodableTx + Send + Sync,
{
    let signature = signer.sign_transaction_sync(&mut tx).expect("a signature");
    tx.into_signed(signature).encoded_2718().into()
}
