//! revm's transaction handler; what Arbitrum does differently is in [`super::settings`].

use std::{convert::Infallible, marker::PhantomData};

use revm::{
    context::result::{EVMError, HaltReason},
    context::{Cfg, ContextTr},
    context_interface::cfg::gas::InitialAndFloorGas,
    handler::{EvmTr, Handler, validation},
};

use super::ArbEvm;

/// Handler of one transaction.
#[derive(Default)]
pub struct ArbHandler<'db>(PhantomData<&'db ()>);

impl<'db> Handler for ArbHandler<'db> {
    type Evm = ArbEvm<'db>;
    type Error = EVMError<Infallible>;
    type HaltReason = HaltReason;

    fn validate_initial_tx_gas(&self, evm: &mut Self::Evm) -> Result<InitialAndFloorGas, Self::Error> {
        let ctx = evm.ctx_ref();
        let gas = validation::validate_initial_tx_gas_with_gas_params(
            ctx.tx(),
            *ctx.cfg().spec(),
            ctx.cfg().gas_params(),
            ctx.cfg().is_eip7623_disabled(),
            ctx.cfg().is_amsterdam_eip8037_enabled(),
            ctx.cfg().tx_gas_limit_cap(),
            None,
        )?;
        evm.intrinsic_gas = gas.initial_regular_gas;
        Ok(gas)
    }
}
