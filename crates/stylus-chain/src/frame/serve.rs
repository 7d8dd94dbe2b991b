//! Answers what a program asks of the EVM's state.

use alloy_primitives::{B256, Bytes, Log, LogData};
use revm::{
    context::{Cfg, ContextTr, JournalTr},
    interpreter::interpreter_action::FrameInit,
};

use super::program::{DbError, ProgramFrame};
use crate::{
    context::ArbContext,
    hostio::{Answer, Request, price},
};

/// Size of the largest code blob, by which reading code is priced.
const CODE_UNIT: u64 = 24_576;

impl ProgramFrame {
    /// Answers a request at once, or returns the frame that has to run first.
    pub(super) fn serve(
        &mut self,
        ctx: &mut ArbContext<'_>,
        request: Request,
    ) -> Result<Option<FrameInit>, DbError> {
        let answer = match request {
            Request::Call { kind, address, data, value, gas_left, gas_wanted } => {
                return self.call(ctx, kind, address, data, value, gas_left, gas_wanted);
            }
            Request::Create { code, endowment, salt, gas_left } => {
                return Ok(self.create(code, endowment, salt, gas_left));
            }
            Request::Load(key) => self.load(ctx, key)?,
            Request::Flush { slots, gas } => self.flush(ctx, &slots, gas)?,
            Request::TransientLoad(key) => {
                let value = ctx.journal_mut().tload(self.acting(), key.into());
                Answer { word: value.into(), ..Answer::default() }
            }
            Request::TransientStore(key, value) => {
                if !self.inputs.is_static {
                    ctx.journal_mut().tstore(self.acting(), key.into(), value.into());
                }
                Answer { ok: !self.inputs.is_static, ..Answer::default() }
            }
            Request::Log { topics, data } => self.log(ctx, topics, data),
            Request::Balance(address) => {
                let account = ctx.journal_mut().load_account(address)?;
                Answer {
                    word: account.info.balance.into(),
                    gas: access_gas(account.is_cold),
                    ..Answer::default()
                }
            }
            Request::CodeHash(address) => {
                let hash = ctx.journal_mut().code_hash(address)?;
                Answer { word: hash.data, gas: access_gas(hash.is_cold), ..Answer::default() }
            }
            Request::Code(address) => {
                let unit = u64::from(ctx.chain.config.rules.max_code_size) / CODE_UNIT;
                let code = ctx.journal_mut().code(address)?;
                let gas = unit * price::CODE_GAS + access_gas(code.is_cold);
                Answer { data: code.data, gas, ..Answer::default() }
            }
            Request::OpenPages(pages) => {
                let gas = ctx.chain.pages.cost(pages, &ctx.chain.config.rules);
                ctx.chain.pages.open(pages);
                Answer { gas, ..Answer::default() }
            }
        };
        self.external = self.external.saturating_add(answer.gas);
        self.invocation.port().answer(answer);
        Ok(None)
    }

    fn load(&mut self, ctx: &mut ArbContext<'_>, key: B256) -> Result<Answer, DbError> {
        let slot = ctx.journal_mut().sload(self.acting(), key.into())?;
        let gas = if slot.is_cold { price::COLD_LOAD_GAS } else { price::WARM_GAS };
        ctx.chain.trace.split.storage += gas;
        Ok(Answer { word: slot.data.into(), gas, ..Answer::default() })
    }

    /// Writes slots at the EVM's prices (EIP-2929, EIP-3529) until the gas is gone.
    fn flush(
        &mut self,
        ctx: &mut ArbContext<'_>,
        slots: &[(B256, B256)],
        gas: u64,
    ) -> Result<Answer, DbError> {
        if self.inputs.is_static {
            return Ok(Answer::default());
        }
        let mut spent = 0u64;
        for (key, value) in slots {
            let stored = ctx.journal_mut().sstore(self.acting(), (*key).into(), (*value).into())?;
            let params = ctx.cfg().gas_params();
            let cost =
                params.sstore_static_gas() + params.sstore_dynamic_gas(true, &stored.data, stored.is_cold);
            spent += cost;
            if spent > gas {
                // Everything is reverted anyway: the program cannot pay.
                return Ok(Answer { gas, ok: true, ..Answer::default() });
            }
            self.refund += params.sstore_refund(true, &stored.data);
        }
        ctx.chain.trace.split.storage += spent;
        Ok(Answer { gas: spent, ok: true, ..Answer::default() })
    }

    fn log(&mut self, ctx: &mut ArbContext<'_>, topics: Vec<B256>, data: Bytes) -> Answer {
        if self.inputs.is_static {
            return Answer::default();
        }
        let data = LogData::new_unchecked(topics, data);
        ctx.journal_mut().log(Log { address: self.acting(), data });
        Answer { ok: true, ..Answer::default() }
    }
}

/// Price of touching an account (EIP-2929).
pub(super) fn access_gas(is_cold: bool) -> u64 {
    if is_cold { price::COLD_ACCOUNT_GAS } else { price::WARM_GAS }
}
