//! `ArbInfo` (0x65): balances and codes of accounts.

use alloy_sol_types::sol;
use revm::context::{ContextTr, JournalTr};

use super::{
    call::WORD_GAS,
    contract::{Method, view},
};

sol! {
    /// Balances and codes of accounts.
    interface ArbInfo {
        function getBalance(address account) external view returns (uint256);
        function getCode(address account) external view returns (bytes memory);
    }
}

/// EIP-1884's BALANCE.
const BALANCE_GAS: u64 = 700;
/// EIP-2929's cold SLOAD, which Nitro takes for reading code.
const CODE_GAS: u64 = 2_100;

pub fn methods() -> Vec<Method> {
    vec![
        view::<ArbInfo::getBalanceCall>(|call, args| {
            call.burn(BALANCE_GAS)?;
            let Ok(account) = call.ctx.journal_mut().load_account(args.account);
            Ok(account.info.balance)
        }),
        view::<ArbInfo::getCodeCall>(|call, args| {
            call.burn(CODE_GAS)?;
            let Ok(code) = call.ctx.journal_mut().code(args.account);
            call.burn(WORD_GAS.saturating_mul((code.len() as u64).div_ceil(32)))?;
            Ok(code.data)
        }),
    ]
}
