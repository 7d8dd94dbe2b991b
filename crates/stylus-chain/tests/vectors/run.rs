//! Runs the steps of a case and collects what differs from the recording.

use std::collections::BTreeMap;

use alloy_primitives::Address;
use revm::database::{AccountState, DbAccount};
use stylus_chain::{
    config::Config,
    context::Db,
    executor::{BlockPosition, Mode, Outcome, Transaction, execute},
    recent::RecentPrograms,
};

use crate::{
    activation,
    compare::{self, Difference},
    format::{Case, Step},
    source::Source,
    world,
};

/// Everything in which `case` differs from its recording.
pub fn case(source: &Source, case: &Case) -> Result<Vec<Difference>, String> {
    let config = world::config(source, case)?;
    let mut db = world::state(source, case, &config)?;
    let mut differences = activation::check(source, case, &config)?;
    for (index, step) in case.steps.iter().enumerate() {
        let before = accounts(&db);
        let label = |text: Difference| format!("step {index}: {text}");
        match transact(source, case, step, &config, &mut db) {
            Ok(outcome) => {
                let found = compare::outcome(case, step, &outcome);
                differences.extend(found.into_iter().map(label));
                let found = compare::state(case, step, &before, &accounts(&db));
                differences.extend(found.into_iter().map(label));
            }
            Err(error) => differences.push(label(error)),
        }
    }
    Ok(differences)
}

fn transact(
    source: &Source,
    case: &Case,
    step: &Step,
    config: &Config,
    db: &mut Db,
) -> Result<Outcome, String> {
    let defaults = &source.cases.defaults;
    let number = step.env.number.or(case.env.number).or(defaults.env.number).ok_or("no block number")?;
    let timestamp = step.env.timestamp.or(case.env.timestamp).or(defaults.env.timestamp).ok_or("no time")?;
    let base_fee = step.env.basefee.unwrap_or(config.base_fee);
    let config = Config {
        base_fee,
        chain_id: step.env.chain_id.unwrap_or(config.chain_id),
        coinbase: step.env.coinbase.unwrap_or(config.coinbase),
        block_gas_limit: step.env.gas_limit.unwrap_or(config.block_gas_limit),
        ..config.clone()
    };
    let access_list = step.tx.access_list.as_ref();
    let tx = Transaction {
        from: step.tx.from,
        to: step.tx.to,
        value: step.tx.value,
        data: step.tx.data.clone(),
        gas_limit: step.tx.gas_limit,
        gas_price: u128::from(base_fee),
        nonce: None,
        access_list: access_list.map(|list| list.iter().map(|it| (it.address, it.keys.clone())).collect()),
    };
    let block = BlockPosition { number, timestamp };
    execute(db, &config, block, &mut RecentPrograms::default(), &tx, Mode::default())
        .map_err(|error| format!("the transaction is refused: {error}"))
}

/// The accounts that exist, with their code resolved.
fn accounts(db: &Db) -> BTreeMap<Address, DbAccount> {
    let exists = |account: &DbAccount| account.account_state != AccountState::NotExisting;
    let resolved = |account: &DbAccount| {
        let mut account = account.clone();
        if account.info.code.is_none() {
            account.info.code = db.cache.contracts.get(&account.info.code_hash).cloned();
        }
        account
    };
    let accounts = db.cache.accounts.iter().filter(|(_, account)| exists(account));
    accounts.map(|(address, account)| (*address, resolved(account))).collect()
}
