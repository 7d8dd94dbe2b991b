//! Every call that may be the first after a lock.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, Receipt};
use tests::{
    LoanReport, Redemptions, Suite,
    abi::{IQEV, ISUSDai, IToken, IUSDai},
    check::done,
    redemptions::{Bid, round_of, sign},
};

use crate::capacity::Stage;
use crate::support::{DAY, u, wad};

/// A first call after the lock.
pub type Call = Box<dyn Fn(&Stage, &mut Redemptions) -> Receipt>;
/// Calls by the names of their functions.
pub type Calls = Vec<(&'static str, Call)>;

/// Who else there is.
const SOMEBODY: Address = Address::repeat_byte(9);

/// Those of the vault.
pub fn of_vault() -> Calls {
    [entering(), leaving(), of_anybody(), of_the_book(), of_the_vaults_authority(), gifts()]
        .into_iter()
        .flatten()
        .collect()
}

/// Those of the auction.
pub fn of_auction() -> Calls {
    [opening(), of_positions(), of_the_auctions_authority()].into_iter().flatten().collect()
}

fn entering() -> Calls {
    vec![
        vault("deposit", owner, |s| ISUSDai::deposit_0Call { assets: wad(50), receiver: s.owner.address }),
        vault("deposit", owner, |s| ISUSDai::deposit_1Call {
            assets: wad(50),
            receiver: s.owner.address,
            minShares: u(1),
        }),
        vault("depositWithPermit", owner, |s| ISUSDai::depositWithPermitCall {
            assets: wad(50),
            receiver: s.owner.address,
            minShares: u(1),
            deadline: U256::MAX,
            v: 27,
            r: B256::ZERO,
            s: B256::ZERO,
        }),
        vault("mint", owner, |s| ISUSDai::mint_0Call { shares: wad(10), receiver: s.owner.address }),
        vault("mint", owner, |s| ISUSDai::mint_1Call {
            shares: wad(10),
            receiver: s.owner.address,
            maxAmount: wad(90),
        }),
    ]
}

fn leaving() -> Calls {
    vec![
        vault(
            "requestRedeem",
            |s| &s.plain.0,
            |s| {
                let name = s.plain.0.address;
                ISUSDai::requestRedeemCall { shares: wad(5), controller: name, owner: name }
            },
        ),
        vault(
            "requestRedeemWithCommitment",
            |s| &s.plain.0,
            |s| {
                let (name, expected) = (s.plain.0.address, s.plain.1 + u(1));
                let (bid, ciphertext) = (Bid::new(50, wad(5)), vec![].into());
                let commitment = bid.commitment(&s.scene.seal(expected, 3));
                ISUSDai::requestRedeemWithCommitmentCall {
                    shares: wad(5),
                    controller: name,
                    owner: name,
                    expectedId: expected,
                    epoch: 3,
                    commitment,
                    ciphertext,
                }
            },
        ),
        vault("redeem", owner, |s| ISUSDai::redeemCall {
            shares: wad(300),
            receiver: s.owner.address,
            controller: s.owner.address,
        }),
        vault("withdraw", owner, |s| ISUSDai::withdrawCall {
            assets: wad(300),
            receiver: s.owner.address,
            controller: s.owner.address,
        }),
    ]
}

fn of_anybody() -> Calls {
    vec![
        vault("setOperator", owner, |s| ISUSDai::setOperatorCall {
            operator: s.other.address,
            approved: true,
        }),
        vault("transfer", |s| &s.plain.0, |s| ISUSDai::transferCall { to: s.owner.address, value: wad(3) }),
        vault("approve", owner, |s| ISUSDai::approveCall { spender: s.other.address, value: wad(3) }),
        vault("harvest", owner, |_| ISUSDai::harvestCall {}),
        vault("claimFees", owner, |_| ISUSDai::claimFeesCall {}),
        vault("lock", owner, |_| ISUSDai::lockCall {}),
    ]
}

fn of_the_book() -> Calls {
    vec![
        reported(|standing| LoanReport { interest_paid: wad(200), ..standing }),
        reported(|standing| LoanReport {
            principal: standing.principal - wad(500),
            rate: U256::ZERO,
            principal_paid: wad(500),
            ..standing
        }),
        reported(|standing| LoanReport {
            principal: standing.principal + wad(200),
            sent: wad(200),
            ..standing
        }),
        reported(|standing| LoanReport { marks: wad(500), ..standing }),
        reported(|standing| LoanReport {
            principal: standing.principal - wad(900),
            rate: U256::ZERO,
            ..standing
        }),
    ]
}

fn of_the_vaults_authority() -> Calls {
    vec![
        pushed("setYieldFee", ISUSDai::setYieldFeeCall { fee: 0 }, true),
        pushed("setExitShare", ISUSDai::setExitShareCall { exitShare: 2_500 }, true),
        pushed("setFeeRecipient", ISUSDai::setFeeRecipientCall { recipient: SOMEBODY }, true),
        pushed("setLoanBook", ISUSDai::setLoanBookCall { loanBook: SOMEBODY }, true),
        pushed("transferAuthority", ISUSDai::transferAuthorityCall { account: SOMEBODY }, true),
    ]
}

fn gifts() -> Calls {
    let surplus = |_: &Stage, scene: &mut Redemptions| {
        let (bob, usdai, dollar) = (scene.world().bob.clone(), scene.suite.usdai(), scene.world().dollar);
        let gift = IToken::mintCall { to: usdai, value: u(300_000_000) };
        done(scene.chain().send(&bob, dollar, &gift));
        done(scene.tell_vault(&bob, &ISUSDai::harvestCall {}))
    };
    let donation = |_: &Stage, scene: &mut Redemptions| {
        let (bob, usdai, to) = (scene.world().bob.clone(), scene.suite.usdai(), scene.susdai());
        done(scene.chain().send(&bob, usdai, &IUSDai::transferCall { to, value: wad(5_000) }))
    };
    let pause = |_: &Stage, scene: &mut Redemptions| {
        let (target, until) = (scene.susdai(), scene.chain().timestamp() + DAY);
        done(scene.pause(target, Suite::PAUSE_DEPOSITS, until))
    };
    vec![("harvest", Box::new(surplus)), ("a gift", Box::new(donation)), ("pauseDeposits", Box::new(pause))]
}

fn opening() -> Calls {
    vec![
        auction("lock", owner, |_| IQEV::lockCall {}),
        auction("reveal", owner, |s| {
            let IQEV::Opening { id, tick, shares, salt } = s.bidder.bid.opening(s.bidder.id);
            IQEV::revealCall { id, tick, shares, salt }
        }),
        auction("revealMany", owner, |s| IQEV::revealManyCall {
            openings: vec![s.bidder.bid.opening(s.bidder.id)],
        }),
        auction("proveBeacon", owner, |s| IQEV::proveBeaconCall {
            signature: sign(round_of(s.scene.lock_time(2))).into(),
        }),
        auction(
            "commit",
            |s| &s.plain.0,
            |s| {
                let commitment = Bid::new(50, wad(5)).commitment(&s.scene.seal(s.plain.1, 3));
                IQEV::commitCall { id: s.plain.1, epoch: 3, commitment, ciphertext: vec![].into() }
            },
        ),
    ]
}

fn of_positions() -> Calls {
    vec![
        auction("collect", owner, |s| IQEV::collectCall { ids: vec![s.uncollected], epochs: 9 }),
        auction("claim", owner, |s| IQEV::claimCall {
            ids: vec![s.uncollected],
            epochs: 9,
            receiver: s.owner.address,
        }),
        auction(
            "transferFrom",
            |s| &s.plain.0,
            |s| IQEV::transferFromCall { from: s.plain.0.address, to: s.owner.address, tokenId: s.plain.1 },
        ),
        auction(
            "safeTransferFrom",
            |s| &s.plain.0,
            |s| IQEV::safeTransferFrom_0Call {
                from: s.plain.0.address,
                to: s.owner.address,
                tokenId: s.plain.1,
            },
        ),
        auction(
            "approve",
            |s| &s.plain.0,
            |s| IQEV::approveCall { approved: s.owner.address, tokenId: s.plain.1 },
        ),
        auction("setApprovalForAll", owner, |s| IQEV::setApprovalForAllCall {
            operator: s.other.address,
            approved: true,
        }),
    ]
}

fn of_the_auctions_authority() -> Calls {
    let pause = |_: &Stage, scene: &mut Redemptions| {
        let (target, until) = (scene.qev, scene.chain().timestamp() + DAY);
        done(scene.pause(target, Redemptions::PAUSE_REQUESTS, until))
    };
    let clear = |_: &Stage, scene: &mut Redemptions| {
        let at = scene.clear_time(2).max(scene.chain().timestamp());
        scene.go_to(at);
        done(scene.clear())
    };
    vec![
        pushed("setRules", IQEV::setRulesCall { maximumTick: 10, penalty: 500 }, false),
        pushed("transferAuthority", IQEV::transferAuthorityCall { account: SOMEBODY }, false),
        ("pauseRequests", Box::new(pause)),
        ("clear", Box::new(clear)),
    ]
}

fn vault<C: SolCall + 'static>(
    name: &'static str,
    from: fn(&Stage) -> &Account,
    call: fn(&Stage) -> C,
) -> (&'static str, Call) {
    (name, Box::new(move |stage, scene| done(scene.tell_vault(from(stage), &call(stage)))))
}

fn auction<C: SolCall + 'static>(
    name: &'static str,
    from: fn(&Stage) -> &Account,
    call: fn(&Stage) -> C,
) -> (&'static str, Call) {
    (name, Box::new(move |stage, scene| done(scene.tell(from(stage), &call(stage)))))
}

fn pushed<C: SolCall + 'static>(name: &'static str, call: C, is_vaults: bool) -> (&'static str, Call) {
    let act = move |_: &Stage, scene: &mut Redemptions| {
        let target = if is_vaults { scene.susdai() } else { scene.qev };
        done(scene.suite.push(target, &call))
    };
    (name, Box::new(act))
}

fn owner(stage: &Stage) -> &Account {
    &stage.owner
}

fn reported(act: fn(LoanReport) -> LoanReport) -> (&'static str, Call) {
    let act = move |_: &Stage, scene: &mut Redemptions| {
        let report = act(scene.standing());
        done(scene.suite.staking.report(&report))
    };
    ("reportLoans", Box::new(act))
}
