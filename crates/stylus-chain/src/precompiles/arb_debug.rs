//! `ArbDebug` (0xff): helpers of development chains.

use alloy_sol_types::sol;

use super::{
    call::{STATE_READ_GAS, STATE_WRITE_GAS},
    contract::{Method, write},
};
use crate::arbos::AddressSet;

sol! {
    /// Helpers of development chains.
    interface ArbDebug {
        function becomeChainOwner() external;
    }
}

pub fn methods() -> Vec<Method> {
    vec![write::<ArbDebug::becomeChainOwnerCall>(|call, _| {
        call.burn(3 * (STATE_READ_GAS + STATE_WRITE_GAS))?;
        let caller = call.caller();
        AddressSet::chain_owners().insert(call.ctx, caller);
        Ok(().into())
    })]
}
