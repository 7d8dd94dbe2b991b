//! LayerZero's packet, version 1, and the message of an OFT in it.

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use anyhow::{Context, ensure};

use crate::layerzero::IEndpoint::Origin;

/// Wei of a token per unit of a message: 18 decimals here, 6 on the way.
pub const UNIT: u64 = 1_000_000_000_000;

/// What goes from one chain to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packet {
    pub nonce: u64,
    pub from: u32,
    pub sender: B256,
    pub to: u32,
    pub receiver: B256,
    pub guid: B256,
    pub message: Bytes,
}

impl Packet {
    /// One that nobody sent, with the guid that it would have.
    pub fn forged(nonce: u64, from: (u32, Address), to: (u32, Address), message: Bytes) -> Self {
        let (sender, receiver) = (from.1.into_word(), to.1.into_word());
        let path = [
            &nonce.to_be_bytes()[..],
            &from.0.to_be_bytes(),
            &sender[..],
            &to.0.to_be_bytes(),
            &receiver[..],
        ];
        let guid = keccak256(path.concat());
        Self { nonce, from: from.0, sender, to: to.0, receiver, guid, message }
    }

    pub fn decode(packet: &[u8]) -> anyhow::Result<Self> {
        let mut rest = packet;
        let version = taken::<1>(&mut rest)?;
        ensure!(version == [1], "a packet of version {version:?}");
        Ok(Self {
            nonce: u64::from_be_bytes(taken(&mut rest)?),
            from: u32::from_be_bytes(taken(&mut rest)?),
            sender: B256::from(taken(&mut rest)?),
            to: u32::from_be_bytes(taken(&mut rest)?),
            receiver: B256::from(taken(&mut rest)?),
            guid: B256::from(taken(&mut rest)?),
            message: rest.to_vec().into(),
        })
    }

    pub fn encode(&self) -> Bytes {
        let Self { nonce, from, sender, to, receiver, guid, message } = self;
        let parts = [
            &[1][..],
            &nonce.to_be_bytes(),
            &from.to_be_bytes(),
            &sender[..],
            &to.to_be_bytes(),
            &receiver[..],
            &guid[..],
            message,
        ];
        parts.concat().into()
    }

    pub fn origin(&self) -> Origin {
        Origin { srcEid: self.from, sender: self.sender, nonce: self.nonce }
    }

    /// The contract that it is for.
    pub fn app(&self) -> Address {
        Address::from_word(self.receiver)
    }

    /// Who is paid.
    pub fn recipient(&self) -> Address {
        Address::from_slice(&self.message[12..32])
    }

    /// Wei that arrive.
    pub fn amount(&self) -> U256 {
        let units = u64::from_be_bytes(self.message[32..40].try_into().expect("eight bytes"));
        U256::from(u128::from(units) * u128::from(UNIT))
    }

    pub fn is_composed(&self) -> bool {
        self.message.len() > 40
    }
}

/// The message of an OFT: so many units for somebody.
pub fn message(to: B256, units: u64) -> Bytes {
    [&to[..], &units.to_be_bytes()].concat().into()
}

fn taken<const N: usize>(rest: &mut &[u8]) -> anyhow::Result<[u8; N]> {
    let (first, others) = rest.split_first_chunk().context("the packet is too short")?;
    *rest = others;
    Ok(*first)
}
