//! Accounts that have ETH from the start and for which the node signs.

use std::collections::BTreeMap;

use alloy::signers::local::{LocalSignerError, MnemonicBuilder, PrivateKeySigner, coins_bip39::English};
use alloy_primitives::{Address, B256, b256};

/// The words of the development accounts, the same that other development nodes use. Everybody knows them.
pub const DEV_MNEMONIC: &str = "test test test test test test test test test test test junk";

/// Key of the account that owns a Nitro development chain. Everybody knows it.
const OWNER_KEY: B256 = b256!("b6b15c8cb491557369f3c7d2c287b053eb229daa9c22138887752191c9520659");

/// An account with its key.
#[derive(Clone, Debug)]
pub struct DevAccount {
    /// Its address.
    pub address: Address,
    /// Its private key.
    pub key: B256,
}

/// The accounts for which the node signs: in order, and by address.
#[derive(Clone, Debug, Default)]
pub struct DevAccounts {
    /// In the order of the mnemonic, the chain's owner last.
    pub listed: Vec<DevAccount>,
    signers: BTreeMap<Address, PrivateKeySigner>,
}

impl DevAccounts {
    /// The first `count` accounts of [`DEV_MNEMONIC`], and the owner of the chain.
    pub fn derive(count: u32) -> Result<Self, LocalSignerError> {
        let mut accounts = Self::default();
        for index in 0..count {
            let mnemonic = MnemonicBuilder::<English>::default().phrase(DEV_MNEMONIC);
            accounts.add(mnemonic.index(index)?.build()?);
        }
        accounts.add(PrivateKeySigner::from_bytes(&OWNER_KEY)?);
        Ok(accounts)
    }

    /// The signer of `address`, if the node has its key.
    pub fn signer(&self, address: Address) -> Option<&PrivateKeySigner> {
        self.signers.get(&address)
    }

    fn add(&mut self, signer: PrivateKeySigner) {
        self.listed.push(DevAccount { address: signer.address(), key: signer.to_bytes() });
        self.signers.insert(signer.address(), signer);
    }
}
