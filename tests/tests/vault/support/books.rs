//! All that can be seen of a vault, to compare.

use std::collections::BTreeMap;

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{Staking, abi::ISUSDai};

use super::{people, still, usdai};

/// Answers by the view that gave them.
pub type Books = BTreeMap<String, Bytes>;

/// Views without arguments whose answers change.
fn plain_views() -> [(&'static str, Vec<u8>); 12] {
    [
        ("totalSupply", ISUSDai::totalSupplyCall {}.abi_encode()),
        ("totalAssets", ISUSDai::totalAssetsCall {}.abi_encode()),
        ("nav", ISUSDai::navCall {}.abi_encode()),
        ("totalShares", ISUSDai::totalSharesCall {}.abi_encode()),
        ("depositSharePrice", ISUSDai::depositSharePriceCall {}.abi_encode()),
        ("redemptionSharePrice", ISUSDai::redemptionSharePriceCall {}.abi_encode()),
        ("cash", ISUSDai::cashCall {}.abi_encode()),
        ("loans", ISUSDai::loansCall {}.abi_encode()),
        ("epoch", ISUSDai::epochCall {}.abi_encode()),
        ("parameters", ISUSDai::parametersCall {}.abi_encode()),
        ("authority", ISUSDai::authorityCall {}.abi_encode()),
        ("pendingAuthority", ISUSDai::pendingAuthorityCall {}.abi_encode()),
    ]
}

/// Everything, now.
///
/// # Panics
/// A view reverts.
#[track_caller]
pub fn books(staking: &mut Staking) -> Books {
    let mut calls: Vec<(String, Vec<u8>)> =
        plain_views().into_iter().map(|(name, data)| (name.to_owned(), data)).collect();
    for source in [0x10, 0x11, 0x20, 0x21, 0x22] {
        calls.push((format!("stream {source:#x}"), ISUSDai::streamCall { source }.abi_encode()));
    }
    let mut holders = people(staking).map(|person| person.address).to_vec();
    holders.extend([
        staking.book.address,
        staking.treasury.address,
        staking.susdai,
        staking.world.admin.address,
    ]);
    for account in &holders {
        calls.push((
            format!("balanceOf {account}"),
            ISUSDai::balanceOfCall { account: *account }.abi_encode(),
        ));
        calls.push((format!("nonces {account}"), ISUSDai::noncesCall { owner: *account }.abi_encode()));
    }
    let mut books = Books::new();
    for (name, data) in calls {
        match staking.world.chain.call_raw(Address::ZERO, staking.susdai, data) {
            Ok(answer) => books.insert(name, answer),
            Err(error) => panic!("{name}: {error}"),
        };
    }
    for account in holders {
        let held: U256 = usdai(staking, account);
        books.insert(format!("USDai of {account}"), held.to_be_bytes::<32>().into());
    }
    books
}

/// One transaction after which nothing that can be seen has changed.
#[track_caller]
pub fn changes_nothing<T>(staking: &mut Staking, act: impl FnOnce(&mut Staking) -> T) -> T {
    let before = books(staking);
    let outcome = still(staking, act);
    same(&before, &books(staking));
    outcome
}

/// Both are the same; names what is not.
#[track_caller]
pub fn same(before: &Books, after: &Books) {
    assert_eq!(before.len(), after.len());
    let different: Vec<_> =
        before.iter().filter(|(name, answer)| after.get(*name) != Some(*answer)).collect();
    assert!(different.is_empty(), "changed: {different:?} in {after:?}");
}
