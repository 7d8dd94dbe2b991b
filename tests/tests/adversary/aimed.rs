//! Calls that somebody would make who knows the contracts: each within its bounds, and each the worst that it can be.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit, LoanReport, Redemptions, Suite,
    abi::{IAuthority, ICaliber, ILoanBook, ILoanRouter, IQEV, ISUSDai, IUSDai},
    credit::{DAY, OPERATOR},
    random::Random,
};

use crate::facts::Watched;

/// A call: to what, whether as its authority, its calldata, and whether it reports loans.
pub struct Aim {
    pub target: Address,
    pub is_order: bool,
    pub data: Vec<u8>,
    pub is_report: bool,
}

/// One of them.
#[track_caller]
pub fn aim(scene: &mut Credit, random: &mut Random, adversary: Address, watched: &Watched) -> Aim {
    match random.below(4) {
        0 => as_partner(scene, random, adversary, watched),
        1 => of_roles(scene, random, adversary, watched),
        _ => parameter(scene, random, adversary),
    }
}

fn order(target: Address, call: &impl SolCall) -> Aim {
    Aim { target, is_order: true, data: call.abi_encode(), is_report: false }
}

fn act(target: Address, call: &impl SolCall) -> Aim {
    Aim { is_order: false, ..order(target, call) }
}

/// Closes what can be closed, takes the highest fees, and puts the adversary in every place.
fn parameter(scene: &mut Credit, random: &mut Random, adversary: Address) -> Aim {
    let (usdai, susdai, qev) = (scene.suite().usdai(), scene.redemptions.susdai(), scene.redemptions.qev);
    let asset = random.pick(&[scene.usd6, scene.usd8, scene.usd18]).token;
    let (mint, redeem) = (random.once_in(2), 1 + random.below(100) as u16);
    let fees = IUSDai::setAssetCall {
        asset,
        mintFee: 100,
        redeemFee: redeem,
        shareCap: random.below(10_001) as u16,
        mintEnabled: mint,
        redeemEnabled: true,
    };
    let account = random.pick(&[adversary, Address::ZERO, scene.book]);
    match random.below(14) {
        0 => order(usdai, &fees),
        1 => order(usdai, &IUSDai::setSupplyCapCall { cap: U256::ZERO }),
        2 => order(usdai, &IUSDai::setAccessCall { mode: 0, root: B256::ZERO, inviter: adversary }),
        3 => order(usdai, &IUSDai::setBridgeCall { bridge: account }),
        4 => order(usdai, &IUSDai::setCapExemptCall { account: scene.book, exempt: mint }),
        5 => order(usdai, &IUSDai::setPriceCheckedCall { asset, checked: mint }),
        6 => order(susdai, &ISUSDai::setYieldFeeCall { fee: 1_000 }),
        7 => order(susdai, &ISUSDai::setExitShareCall { exitShare: 2_500 }),
        8 => order(susdai, &ISUSDai::setLoanBookCall { loanBook: account }),
        9 | 10 => order(susdai, &ISUSDai::setLoanBookCall { loanBook: adversary }),
        11 => order(qev, &IQEV::setRulesCall { maximumTick: 50 + random.below(1_000) as u16, penalty: 500 }),
        12 => order(scene.router, &ILoanRouter::setLiquidationFeeRateCall { rate: 1_000 }),
        _ => {
            let none = U256::ZERO;
            let limits = ILoanBook::setLimitsCall {
                perLoan: none,
                perBorrower: none,
                perCurator: none,
                minimumCash: none,
            };
            order(scene.book, &limits)
        }
    }
}

/// Pauses, freezes, revokes.
fn of_roles(scene: &mut Credit, random: &mut Random, adversary: Address, watched: &Watched) -> Aim {
    let (authority, caliber) = (scene.suite().authority, scene.caliber);
    let (usdai, susdai, qev) = (scene.suite().usdai(), scene.redemptions.susdai(), scene.redemptions.qev);
    let until = scene.now() + 14 * DAY;
    let title = random.pick(&watched.titles);
    let entries = [
        (usdai, Suite::PAUSE_MINT),
        (susdai, Suite::PAUSE_DEPOSITS),
        (qev, Redemptions::PAUSE_REQUESTS),
        (scene.router, Credit::PAUSE_BORROWING),
    ];
    let (target, entry) = random.pick(&entries);
    let borrower = scene.people.borrower.address;
    let holder = random.pick(&watched.accounts);
    match random.below(8) {
        0 | 1 => act(authority, &IAuthority::pauseCall { target, entry, until }),
        2 => act(authority, &IAuthority::pauseAllCall { until }),
        3 => act(caliber, &ICaliber::freezeCall { title, length: 7 * DAY }),
        4 => act(caliber, &ICaliber::revokeStandingCall { office: OPERATOR, account: borrower }),
        5 => order(target, &IUSDai::transferAuthorityCall { account: adversary }),
        6 => act(target, &IUSDai::acceptAuthorityCall {}),
        _ => {
            act(usdai, &IUSDai::crosschainBurnCall { from: holder, amount: U256::from(1 + random.below(9)) })
        }
    }
}

/// What only contracts do: as the loan book it takes all cash that may be lent, and writes loans off.
#[track_caller]
fn as_partner(scene: &mut Credit, random: &mut Random, adversary: Address, watched: &Watched) -> Aim {
    let susdai = scene.redemptions.susdai();
    let cash = scene.vault_cash();
    let standing = scene.redemptions.standing();
    let holder = random.pick(&watched.accounts);
    let sent = cash.lendable / U256::from(1 + random.below(4));
    let report = match random.below(3) {
        0 => LoanReport { sent, principal: standing.principal + sent, ..standing },
        1 => LoanReport { marks: standing.principal, ..standing },
        _ => LoanReport { principal: standing.principal / U256::from(2), marks: U256::ZERO, ..standing },
    };
    match random.below(6) {
        0 => act(susdai, &ISUSDai::settleCall { epoch: 1, burned: U256::ZERO, paid: U256::ZERO }),
        1 => act(
            susdai,
            &ISUSDai::claimCall { released: cash.reserved, paid: cash.reserved, receiver: adversary },
        ),
        2 => act(scene.redemptions.qev, &IQEV::withdrawForCall { controller: holder, assets: U256::ONE }),
        _ => Aim { is_report: true, ..act(susdai, &report.call()) },
    }
}
