use alloy_primitives::{Address, U256, address};
use qev_auction::{Beacon, SealedFor};
use timelock::testing::TestKey;
use timelock::{Network, Sealed, Signature, VerifiedRound, seal, sealed_for};

pub const CONTRACT: Address = address!("c0ffee254729296a45a3885639AC7E10F9d54979");
/// 1,234.5 shares.
pub const SHARES: u128 = 1_234_500_000_000_000_000_000;
pub const TICK: u16 = 150;
pub const ROUND: u64 = 34_348_612;

pub fn key() -> TestKey {
    TestKey::new(7, Beacon::QUICKNET).unwrap()
}

pub fn context() -> SealedFor {
    sealed_for(421_614, CONTRACT, 3, 42)
}

/// The context with one bit of one of its parts changed, for each bit.
pub fn other_contexts() -> impl Iterator<Item = SealedFor> {
    let context = context();
    let wide = |bit: usize| U256::ONE << bit;
    let domains = (0..256).map(move |bit| SealedFor { domain: context.domain ^ wide(bit), ..context });
    let contracts = (0..160).map(move |bit| SealedFor { contract: context.contract ^ wide(bit), ..context });
    let numbers = (0..64).flat_map(move |bit| {
        [
            SealedFor { chain_id: context.chain_id ^ 1 << bit, ..context },
            SealedFor { epoch: context.epoch ^ 1 << bit, ..context },
            SealedFor { position: context.position ^ 1 << bit, ..context },
        ]
    });
    domains.chain(contracts).chain(numbers)
}

pub fn sealed(network: &Network) -> Sealed {
    seal(TICK, SHARES, &context(), network, ROUND).unwrap()
}

pub fn quicknet(round: u64, signature: &[u8]) -> VerifiedRound {
    Network::QUICKNET.verify(round, Signature::from_compressed(signature).unwrap()).unwrap()
}
