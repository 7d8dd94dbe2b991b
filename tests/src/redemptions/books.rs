//! What holds of the books of vault and auction after every call.

use alloy_primitives::{Address, U256};

use super::Redemptions;
use crate::abi::{IQEV, IQEVLens, ISUSDai, IUSDai};
use crate::check::done;

/// Cash is there and set aside at most once, and every share that waits is in the auction's hands and books.
///
/// # Panics
/// One of it does not hold.
#[track_caller]
pub fn sound(scene: &mut Redemptions) {
    let (vault, usdai, qev) = (scene.susdai(), scene.suite.usdai(), scene.qev);
    let cash = scene.ask_vault(&ISUSDai::cashCall {});
    let held = done(scene.chain().call(usdai, &IUSDai::balanceOfCall { account: vault }));
    assert!(cash.idle <= held, "{} in the ledger, {held} there", cash.idle);
    let set_aside =
        [cash.reserved, cash.capacity, cash.exitBucket].into_iter().fold(U256::ZERO, U256::saturating_add);
    assert!(set_aside <= cash.idle, "{set_aside} set aside of {}", cash.idle);
    let queued = scene.ask_vault(&ISUSDai::epochCall {}).queued;
    let shares = scene.ask_vault(&ISUSDai::balanceOfCall { account: qev });
    assert_eq!(queued, shares, "shares that wait, and of the auction");
    assert_eq!(in_the_books(scene), queued, "shares in the auction's books, and that wait");
    let owed = owed(scene);
    assert!(owed <= cash.reserved, "{owed} is owed, {} is reserved", cash.reserved);
}

/// Shares in the line, come in, and bid.
#[track_caller]
fn in_the_books(scene: &mut Redemptions) -> U256 {
    let line = scene.auction().line;
    let came_in = scene.look(&IQEVLens::intakeCall {}).line;
    let bids = scene.look(&IQEVLens::tickSumsCall { first: 1, count: 1_900 });
    bids.into_iter().fold(line.saturating_add(came_in), U256::saturating_add)
}

/// USDai that owners may claim, collected or not.
#[track_caller]
fn owed(scene: &mut Redemptions) -> U256 {
    let end = u64::try_from(scene.next_id()).unwrap_or_default();
    let mut owners = Vec::<Address>::new();
    let mut owed = U256::ZERO;
    for id in (1..end).map(U256::from) {
        let qev = scene.qev;
        let Ok(position) = scene.chain().call(qev, &IQEV::positionCall { id }) else { continue };
        owed = owed.saturating_add(position.collectableAssets);
        owners.push(position.owner);
    }
    owners.sort_unstable();
    owners.dedup();
    for controller in owners {
        owed = owed.saturating_add(scene.ask_vault(&ISUSDai::maxWithdrawCall { controller }));
    }
    owed
}
