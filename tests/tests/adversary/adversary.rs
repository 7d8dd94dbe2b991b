//! One call of the adversary.

use alloy_dyn_abi::{DynSolType, DynSolValue};
use alloy_primitives::{Address, hex};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{IAuthority, IUSDai},
    random::Random,
};

use crate::aimed::{Aim, aim};
use crate::facts::Watched;
use crate::functions::{Function, functions};
use crate::powers::Contracts;
use crate::values::Pool;

/// The adversary, and all that it can call.
pub struct Adversary {
    pub account: Account,
    contracts: Contracts,
    functions: Vec<Function>,
}

/// A call that was made.
pub struct Made {
    pub what: String,
    pub outcome: Result<Receipt, CallError>,
    /// Whether it was a report of loans, as the loan book.
    pub is_report: bool,
}

impl Adversary {
    pub fn new(account: Account, contracts: Contracts) -> Self {
        let functions = contracts.iter().flat_map(|(name, _)| functions(name)).collect();
        Self { account, contracts, functions }
    }

    /// Calls something with something.
    #[track_caller]
    pub fn act(&self, scene: &mut Credit, random: &mut Random, pool: &Pool) -> Made {
        let function = &self.functions[random.below(self.functions.len())];
        let mut value = pool.value(random, &function.arguments);
        keep_redemption_on(function, &mut value);
        let data = [function.selector.to_vec(), encoded(&function.arguments, &value)].concat();
        let target = self.address(function.contract);
        let outcome = if function.is_order() && !random.once_in(8) {
            self.order(scene, target, data)
        } else {
            self.send(scene, target, data)
        };
        let what = format!("{}.{}", function.contract, function.name);
        let what = format!("{what}({value:?}): {}", tests::check::outcome(&outcome));
        Made { what, outcome, is_report: function.name == "reportLoans" }
    }

    /// Does what hurts most.
    #[track_caller]
    pub fn strike(&self, scene: &mut Credit, random: &mut Random, watched: &Watched) -> Made {
        let Aim { target, is_order, data, is_report } = aim(scene, random, self.account.address, watched);
        let name = self.contracts.iter().find(|(_, address)| *address == target).map_or("", |(name, _)| name);
        let selector = data.get(..4).unwrap_or_default();
        let found = self.functions.iter().find(|function| function.selector == selector);
        let function = found.map_or_else(|| hex::encode(selector), |function| function.name.clone());
        let outcome = if is_order { self.order(scene, target, data) } else { self.send(scene, target, data) };
        let what = format!("{name}.{function}(aimed): {}", tests::check::outcome(&outcome));
        Made { what, outcome, is_report }
    }

    /// As the contract's authority: by itself where it is that, else through the authority, where the contract is
    /// listed again if it was delisted.
    #[track_caller]
    fn order(&self, scene: &mut Credit, target: Address, data: Vec<u8>) -> Result<Receipt, CallError> {
        if scene.look(target, &IUSDai::authorityCall {}) == self.account.address {
            return self.send(scene, target, data);
        }
        if !scene.look(self.address("authority"), &IAuthority::targetsCall {}).contains(&target) {
            scene
                .still(|scene| scene.suite().rule(&IAuthority::addTargetCall { target, entries: vec![] }))?;
        }
        let push = IAuthority::pushCall { target, data: data.into() };
        self.send(scene, self.address("authority"), push.abi_encode())
    }

    fn send(&self, scene: &mut Credit, to: Address, data: Vec<u8>) -> Result<Receipt, CallError> {
        let tx = scene.chain().transaction(&self.account, Some(to), data);
        scene.chain().send_transaction(&tx)
    }

    #[track_caller]
    fn address(&self, name: &str) -> Address {
        let found = self.contracts.iter().find(|(contract, _)| *contract == name);
        found.map_or_else(|| panic!("no {name}"), |(_, address)| *address)
    }
}

/// That redemption into an asset can be switched off is told apart: see `redemption`.
fn keep_redemption_on(function: &Function, value: &mut DynSolValue) {
    if let (true, DynSolValue::Tuple(values)) = (function.name == "setAsset", value)
        && let Some(last) = values.last_mut()
    {
        *last = DynSolValue::Bool(true);
    }
}

fn encoded(kind: &DynSolType, value: &DynSolValue) -> Vec<u8> {
    match kind {
        DynSolType::Tuple(kinds) if kinds.is_empty() => vec![],
        _ => value.abi_encode_params(),
    }
}
