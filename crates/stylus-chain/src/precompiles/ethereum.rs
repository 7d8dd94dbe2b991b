//! Ethereum's precompiles as Arbitrum has them, by ArbOS version.

use std::sync::LazyLock;

use revm::precompile::{Precompiles, secp256r1::P256VERIFY};

/// First ArbOS version with P256 verification (RIP-7212, 3,450 gas).
const P256: u64 = 31;
/// First ArbOS version with Prague's BLS12-381 curves (EIP-2537).
const PRAGUE: u64 = 40;
/// First ArbOS version with Osaka's prices: modexp by EIP-7883, P256 for 6,900 gas by EIP-7951.
const OSAKA: u64 = 50;

/// The precompiles of an ArbOS version.
pub fn precompiles(arbos_version: u64) -> &'static Precompiles {
    static PRAGUE_WITH_P256: LazyLock<Precompiles> = LazyLock::new(|| with_p256(Precompiles::prague()));
    static CANCUN_WITH_P256: LazyLock<Precompiles> = LazyLock::new(|| with_p256(Precompiles::cancun()));
    match arbos_version {
        OSAKA.. => Precompiles::osaka(),
        PRAGUE.. => &PRAGUE_WITH_P256,
        P256.. => &CANCUN_WITH_P256,
        _ => Precompiles::cancun(),
    }
}

fn with_p256(base: &Precompiles) -> Precompiles {
    let mut all = base.clone();
    all.extend([P256VERIFY]);
    all
}
