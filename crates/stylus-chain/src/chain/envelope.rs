//! Transactions as they travel: EIP-2718 envelopes of type 2 (EIP-1559).

use alloy_primitives::{B256, Signature, TxKind, U256, keccak256};
use alloy_rlp::{Encodable, Header};
use revm::context_interface::transaction::{AccessList, AccessListItem};

use super::Account;
use crate::executor::Transaction;

const TYPE_EIP1559: u8 = 2;
/// Arbitrum charges the base fee and ignores tips.
const PRIORITY_FEE: u128 = 0;

/// Hash of the signed transaction; without a signer, of the unsigned one followed by the sender.
pub fn hash(chain_id: u64, nonce: u64, tx: &Transaction, signer: Option<&Account>) -> B256 {
    let fields = fields(chain_id, nonce, tx);
    let unsigned = envelope(&fields, None);
    match signer {
        Some(account) => {
            let signature = account.sign_hash(keccak256(&unsigned));
            keccak256(envelope(&fields, Some(signature)))
        }
        None => keccak256([unsigned.as_slice(), tx.from.as_slice()].concat()),
    }
}

fn fields(chain_id: u64, nonce: u64, tx: &Transaction) -> Vec<u8> {
    let mut out = Vec::with_capacity(tx.data.len() + 128);
    chain_id.encode(&mut out);
    nonce.encode(&mut out);
    PRIORITY_FEE.encode(&mut out);
    tx.gas_price.encode(&mut out);
    tx.gas_limit.encode(&mut out);
    tx.to.map_or(TxKind::Create, TxKind::Call).encode(&mut out);
    tx.value.encode(&mut out);
    tx.data.encode(&mut out);
    access_list(tx).encode(&mut out);
    out
}

fn envelope(fields: &[u8], signature: Option<Signature>) -> Vec<u8> {
    let mut payload = fields.to_vec();
    if let Some(signature) = signature {
        let [r, s]: [U256; 2] = [signature.r(), signature.s()];
        signature.v().encode(&mut payload);
        r.encode(&mut payload);
        s.encode(&mut payload);
    }
    let mut out = vec![TYPE_EIP1559];
    Header { list: true, payload_length: payload.len() }.encode(&mut out);
    out.extend(payload);
    out
}

fn access_list(tx: &Transaction) -> AccessList {
    let item =
        |(address, keys): &(_, Vec<B256>)| AccessListItem { address: *address, storage_keys: keys.clone() };
    AccessList(tx.access_list.iter().flatten().map(item).collect())
}
