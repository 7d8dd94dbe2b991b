//! What revert data says.

use std::sync::LazyLock;

use stylus_chain::chain::KnownErrors;
use usdai_bindings::{IAuthority, ISUSDai, IUSDai};

static KNOWN: LazyLock<KnownErrors> = LazyLock::new(|| {
    let mut known = KnownErrors::default();
    let ours = [
        IAuthority::IAuthorityErrors::SIGNATURES,
        IUSDai::IUSDaiErrors::SIGNATURES,
        ISUSDai::ISUSDaiErrors::SIGNATURES,
    ];
    for signature in ours.concat() {
        // A test holds them to be well formed.
        let _known = known.add(signature);
    }
    known
});

/// Name and arguments of the error, if it is one of the suite's or of the chain's; else its bytes.
#[must_use]
pub fn explain(data: &[u8]) -> String {
    KNOWN.describe(data)
}
