//! X08: each function writes the fields it names and no other, down to the bit; and who may call it.

use std::collections::BTreeMap;

use alloy_primitives::{Address, U256, keccak256};
use alloy_sol_types::{SolCall, SolError, SolValue};
use tests::{
    LoanReport, Staking,
    abi::ISUSDai,
    check::{done, made, refused},
    storage::{changes, mapped},
    token::{functions, simulate},
    whole,
};

use crate::support::{lending, queueing, wired};

/// The slots of the contract's fields; `layout` pins them.
pub const AUTHORITY: U256 = U256::from_limbs([4, 0, 0, 0]);
pub const PENDING_AUTHORITY: U256 = U256::from_limbs([5, 0, 0, 0]);
pub const SETTINGS: U256 = U256::from_limbs([6, 0, 0, 0]);
pub const CALENDAR: U256 = U256::from_limbs([7, 0, 0, 0]);
pub const CASH: U256 = U256::from_limbs([8, 0, 0, 0]);
pub const CASH_SET_ASIDE: U256 = U256::from_limbs([9, 0, 0, 0]);
pub const BOOK: U256 = U256::from_limbs([10, 0, 0, 0]);
pub const BOOK_INTEREST: U256 = U256::from_limbs([11, 0, 0, 0]);
pub const BOOK_RATE: U256 = U256::from_limbs([12, 0, 0, 0]);
pub const INTEREST: U256 = U256::from_limbs([13, 0, 0, 0]);
pub const GAINS: U256 = U256::from_limbs([14, 0, 0, 0]);
pub const HARVESTED: U256 = U256::from_limbs([15, 0, 0, 0]);
pub const BOOK_RELIEF: U256 = U256::from_limbs([16, 0, 0, 0]);
pub const REDEMPTIONS: U256 = U256::from_limbs([17, 0, 0, 0]);
pub const ENTRIES: U256 = U256::from_limbs([18, 0, 0, 0]);
pub const FEE_RECIPIENT: U256 = U256::from_limbs([19, 0, 0, 0]);
pub const LOAN_BOOK: U256 = U256::from_limbs([20, 0, 0, 0]);

/// A word whose bits from `low` on, `count` of them, are set.
fn bits(low: usize, count: usize) -> U256 {
    ((U256::ONE << count) - U256::ONE) << low
}

/// The slot of a source of a stream.
pub fn source(number: u64) -> U256 {
    mapped(ENTRIES, U256::from(number).into())
}

/// The slot of an operator of a controller, in the same map by a hash.
pub fn operator(controller: Address, operator: Address) -> U256 {
    mapped(ENTRIES, keccak256((controller, operator).abi_encode()))
}

/// The call changes exactly these slots, and in them only bits of the mask.
#[track_caller]
fn writes(staking: &Staking, from: impl Into<Address>, call: &impl SolCall, expected: &[(U256, U256)]) {
    let mut staking = staking.clone();
    let (receipt, changes) = changes(&mut staking, from, call.abi_encode());
    assert!(receipt.is_success(), "{:?}", receipt.output);
    let slots: Vec<_> = changes.keys().copied().collect();
    let named: BTreeMap<_, _> = expected.iter().copied().collect();
    assert_eq!(slots, named.keys().copied().collect::<Vec<_>>());
    for (slot, mask) in named {
        let (old, new) = changes[&slot];
        assert_eq!((old ^ new) & !mask, U256::ZERO, "{slot}: {old:#x} became {new:#x}");
    }
}

/// A vault in which every parameter is set.
fn full() -> Staking {
    let mut staking = lending();
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 555 }));
    done(staking.rule(&ISUSDai::setExitShareCall { exitShare: 7_777 }));
    done(staking.rule(&ISUSDai::transferAuthorityCall { account: staking.world.alice.address }));
    staking
}

#[test]
fn x08_settings() {
    let staking = full();
    let admin = staking.world.admin.clone();
    let until = staking.world.chain.timestamp() + 1_000;
    writes(&staking, &admin, &ISUSDai::pauseDepositsCall { until }, &[(SETTINGS, bits(160, 64))]);
    for exit_share in [2_500, 10_000] {
        let call = ISUSDai::setExitShareCall { exitShare: exit_share };
        writes(&staking, &admin, &call, &[(SETTINGS, bits(240, 16))]);
    }
    writes(&staking, &admin, &ISUSDai::setExitShareCall { exitShare: 7_777 }, &[]);
}

#[test]
fn x08_the_fee_settles_what_has_accrued() {
    let mut staking = full();
    let admin = staking.world.admin.clone();
    staking.world.chain.warp(1_000);
    for fee in [0, 1, 1_000] {
        // The book's time, and the interest and the fee within it until then.
        let book = [(BOOK, bits(192, 32)), (BOOK_INTEREST, U256::MAX)];
        let expected = [&book[..], &[(SETTINGS, bits(224, 16))]].concat();
        writes(&staking, &admin, &ISUSDai::setYieldFeeCall { fee }, &expected);
    }
    let mut untouched = Staking::new();
    untouched.world.chain.warp(1_000);
    writes(&untouched, &admin, &ISUSDai::setYieldFeeCall { fee: 9 }, &[(SETTINGS, bits(224, 16))]);
}

#[test]
fn x08_what_settles_releases_relief_and_forgets_no_loss() {
    let mut staking = full();
    let (admin, book) = (staking.world.admin.clone(), staking.book.address);
    let [lost, relieved] = loss_and_relief();
    done(staking.report(&lost));
    done(staking.report(&relieved));
    staking.world.chain.warp(1_000);
    // The relief ends when it did.
    let settled = [(BOOK, bits(192, 32)), (BOOK_INTEREST, U256::MAX), (BOOK_RELIEF, bits(0, 128))];
    let expected = [&settled[..], &[(SETTINGS, bits(224, 16))]].concat();
    writes(&staking, &admin, &ISUSDai::setYieldFeeCall { fee: 9 }, &expected);
    let expected = [&settled[..], &[(BOOK_RATE, U256::MAX)]].concat();
    writes(&staking, &admin, &ISUSDai::setLoanBookCall { loanBook: book }, &expected);
}

#[test]
fn x08_people() {
    let staking = full();
    let (admin, bob) = (staking.world.admin.clone(), staking.world.bob.address);
    let address = bits(0, 160);
    let recipient = ISUSDai::setFeeRecipientCall { recipient: bob };
    writes(&staking, &admin, &recipient, &[(FEE_RECIPIENT, address)]);
    let redemptions = ISUSDai::setRedemptionsCall { redemptions: staking.world.dollar };
    writes(&staking, &admin, &redemptions, &[(REDEMPTIONS, address)]);
    for account in [bob, Address::ZERO] {
        let book = ISUSDai::setLoanBookCall { loanBook: account };
        // The book's time, the interest until then, and no more of it.
        let settled = [(BOOK, bits(192, 32)), (BOOK_INTEREST, U256::MAX), (BOOK_RATE, U256::MAX)];
        writes(&staking, &admin, &book, &[&settled[..], &[(LOAN_BOOK, address)]].concat());
        writes(&Staking::new(), &admin, &book, &[(LOAN_BOOK, address)]);
        let offer = ISUSDai::transferAuthorityCall { account };
        writes(&staking, &admin, &offer, &[(PENDING_AUTHORITY, address)]);
    }
}

#[test]
fn x08_accepting_the_authoritys_place() {
    let staking = full();
    let alice = staking.world.alice.clone();
    let address = bits(0, 160);
    let expected = [(AUTHORITY, address), (PENDING_AUTHORITY, address)];
    writes(&staking, &alice, &ISUSDai::acceptAuthorityCall {}, &expected);
}

#[test]
fn x08_a_deposit_writes_cash_and_shares() {
    // Nobody accrues while nothing is lent, so there is no premium.
    let mut staking = Staking::new();
    let alice = staking.world.alice.clone();
    done(staking.stake(&alice, whole(5, 18)));
    let balance = mapped(U256::ZERO, alice.address.into_word());
    let supply = U256::from(2);
    let call = ISUSDai::deposit_0Call { assets: whole(7, 18), receiver: alice.address };
    writes(&staking, &alice, &call, &[(balance, U256::MAX), (supply, U256::MAX), (CASH, bits(0, 128))]);
}

#[test]
fn x08_a_report_writes_the_book_the_cash_and_no_stream_without_a_gain() {
    let staking = full();
    let book = staking.book.clone();
    let principal = whole(300, 18);
    let paid = LoanReport {
        principal,
        marks: whole(7, 18),
        accrued: U256::MAX,
        rate: principal,
        principal_paid: whole(100, 18),
        ..LoanReport::default()
    };
    let expected =
        [(CASH, bits(0, 128)), (BOOK, U256::MAX), (BOOK_INTEREST, U256::MAX), (BOOK_RATE, U256::MAX)];
    writes(&staking, &book, &paid.call(), &expected);
}

/// Ten are lost and five doubted; then the doubts are taken back as principal returns.
fn loss_and_relief() -> [LoanReport; 2] {
    let (left, paid) = (whole(390, 18), whole(100, 18));
    let still = LoanReport { accrued: U256::MAX, ..LoanReport::default() };
    let returned = left - paid;
    [
        LoanReport { principal: left, marks: whole(5, 18), rate: left, ..still },
        LoanReport { principal: returned, rate: returned, principal_paid: paid, ..still },
    ]
}

#[test]
fn x08_a_loss_and_a_relief_write_beside_the_book() {
    let mut staking = full();
    let book = staking.book.clone();
    let [lost, relieved] = loss_and_relief();
    let all = [(BOOK, U256::MAX), (BOOK_INTEREST, U256::MAX), (BOOK_RATE, U256::MAX)];
    let expected = [&all[..], &[(BOOK_RELIEF, bits(128, 128))]].concat();
    writes(&staking, &book, &lost.call(), &expected);
    done(staking.report(&lost));
    let expected = [&all[..], &[(BOOK_RELIEF, bits(0, 128)), (CASH, bits(0, 128))]].concat();
    writes(&staking, &book, &relieved.call(), &expected);
}

#[test]
fn x08_the_lock_writes_what_is_set_aside_only_for_those_who_wait() {
    let mut staking = full();
    let alice = staking.world.alice.clone();
    staking.world.chain.warp(28 * 86_400);
    // The epoch; nobody waits, so that it is settled at once.
    writes(&staking, &alice, &ISUSDai::lockCall {}, &[(CALENDAR, bits(32, 32))]);
}

#[test]
fn x08_leaving() {
    let mut scene = wired();
    let (alice, bob, qev) = (scene.world().alice.clone(), scene.world().bob.address, scene.qev);
    done(scene.suite.staking.stake(&alice, whole(1_000, 18)));
    let owner = alice.address;
    let [own, queued] = [owner, qev].map(|holder| mapped(U256::ZERO, holder.into_word()));
    let waiting = (CALENDAR, bits(104, 96));
    let request =
        ISUSDai::requestRedeemCall { shares: whole(100, 18), controller: bob, owner: alice.address };
    writes(&scene.suite.staking, &alice, &request, &[(own, U256::MAX), (queued, U256::MAX), waiting]);
    for approved in [true, false] {
        let call = ISUSDai::setOperatorCall { operator: bob, approved };
        let expected = [(operator(owner, bob), U256::ONE)];
        writes(&scene.suite.staking, &alice, &call, if approved { &expected } else { &[] });
    }
    let id = done(scene.request(&alice, whole(100, 18)));
    scene.go_to(scene.lock_time(1));
    // The epoch, that it is not settled, and what it may pay.
    let locked = [(CALENDAR, bits(32, 32) | bits(64, 8)), (CASH_SET_ASIDE, bits(0, 128))];
    writes(&scene.suite.staking, &alice, &ISUSDai::lockCall {}, &locked);
    scene.settle(1);
    done(scene.collect(&[id]));
    let redeem = ISUSDai::redeemCall { shares: whole(7, 18), receiver: bob, controller: owner };
    writes(&scene.suite.staking, &alice, &redeem, &[(CASH, U256::MAX)]);
}

#[test]
fn x08_what_the_redemption_contract_writes() {
    let (staking, redemptions) = queueing();
    let receiver = staking.world.bob.address;
    let [waiting, returned] =
        [redemptions, receiver].map(|holder| (mapped(U256::ZERO, holder.into_word()), U256::MAX));
    let (supply, queued) = ((U256::from(2), U256::MAX), bits(104, 96));
    let streamed = [(GAINS, U256::MAX), (source(0x22), U256::MAX)];
    let with = |own: &[(U256, U256)]| [own, &streamed].concat();
    let call = ISUSDai::giveBackCall { returned: whole(3, 18), burned: whole(2, 18), receiver };
    writes(&staking, redemptions, &call, &with(&[waiting, returned, supply, (CALENDAR, queued)]));
    let call = ISUSDai::giveBackCall { burned: U256::ZERO, ..call };
    writes(&staking, redemptions, &call, &[waiting, returned, (CALENDAR, queued)]);
    // An epoch that is asked for before its time is locked at once.
    let locked = [(CALENDAR, bits(32, 32) | bits(64, 8)), (CASH_SET_ASIDE, bits(0, 128))];
    writes(&staking, redemptions, &ISUSDai::lockedForCall { epoch: 1 }, &locked);
    let mut staking = staking;
    done(staking.world.chain.send(redemptions, staking.susdai, &ISUSDai::lockedForCall { epoch: 1 }));
    let settle = ISUSDai::settleCall { epoch: 1, burned: whole(60, 18), paid: whole(50, 18) };
    // That it is settled, when, and what still waits; the capacity is reserved or free again.
    let calendar = (CALENDAR, bits(64, 8) | bits(72, 32) | queued);
    let settled = [waiting, supply, calendar, (CASH, bits(128, 128)), (CASH_SET_ASIDE, bits(0, 128))];
    writes(&staking, redemptions, &settle, &with(&settled));
    done(staking.world.chain.send(redemptions, staking.susdai, &settle));
    let claim = ISUSDai::claimCall { released: whole(50, 18), paid: whole(40, 18), receiver };
    writes(&staking, redemptions, &claim, &with(&[(CASH, U256::MAX)]));
    let claim = ISUSDai::claimCall { released: claim.paid, ..claim };
    writes(&staking, redemptions, &claim, &[(CASH, U256::MAX)]);
}

/// The functions that only the authority may call, `acceptAuthority`, and the report.
const SETTERS: [&str; 9] = [
    "pauseDeposits(uint64)",
    "setYieldFee(uint16)",
    "setExitShare(uint16)",
    "setFeeRecipient(address)",
    "setLoanBook(address)",
    "setRedemptions(address)",
    "transferAuthority(address)",
    "acceptAuthority()",
    "reportLoans(uint256,uint256,uint256,uint256,uint256,uint256,uint256)",
];

/// The functions that only the redemption contract may call.
const OF_REDEMPTIONS: [&str; 4] = [
    "lockedFor(uint64)",
    "settle(uint64,uint256,uint256)",
    "claim(uint256,uint256,address)",
    "giveBack(uint256,uint256,address)",
];

#[test]
fn every_setter_refuses_everybody_else() {
    let mut staking = full();
    let redemptions = made(staking.wire_stand_in());
    let people = [
        staking.world.alice.address,
        staking.world.bob.address,
        staking.treasury.address,
        staking.susdai,
        staking.world.usdai,
        Address::ZERO,
        staking.book.address,
        staking.world.admin.address,
        redemptions,
    ];
    let mut checked = 0;
    for (signature, selector) in functions::<Staking>() {
        if !SETTERS.contains(&signature) && !OF_REDEMPTIONS.contains(&signature) {
            continue;
        }
        for caller in people {
            let (allowed, expected) = match signature {
                "acceptAuthority()" => (people[0], ISUSDai::NotPendingAuthority { caller }.abi_encode()),
                name if name.starts_with("reportLoans") => {
                    (people[6], ISUSDai::NotLoanBook { caller }.abi_encode())
                }
                name if OF_REDEMPTIONS.contains(&name) => {
                    (redemptions, ISUSDai::NotRedemptions { caller }.abi_encode())
                }
                _ => (people[7], ISUSDai::NotAuthority { caller }.abi_encode()),
            };
            if caller == allowed {
                continue;
            }
            let data = [selector.as_slice(), &U256::ONE.to_be_bytes::<32>().repeat(12)].concat();
            let outcome = simulate(&mut staking, caller, data, U256::ZERO);
            assert_eq!(outcome.output, expected, "{signature} by {caller}");
            checked += 1;
        }
    }
    assert_eq!(checked, (SETTERS.len() + OF_REDEMPTIONS.len()) * 8);
}

#[test]
fn the_former_authority_and_the_former_loan_book_have_no_power_left() {
    let mut staking = full();
    let (alice, book) = (staking.world.alice.clone(), staking.book.address);
    done(staking.rule(&ISUSDai::setLoanBookCall { loanBook: Address::ZERO }));
    refused(staking.report(&LoanReport::default()), ISUSDai::NotLoanBook { caller: book });
    done(staking.tell(&alice, &ISUSDai::acceptAuthorityCall {}));
    let former = staking.world.admin.address;
    let call = ISUSDai::setLoanBookCall { loanBook: book };
    refused(staking.rule(&call), ISUSDai::NotAuthority { caller: former });
    done(staking.tell(&alice, &call));
    // The offer was used up.
    let again = staking.tell(&alice, &ISUSDai::acceptAuthorityCall {});
    refused(again, ISUSDai::NotPendingAuthority { caller: alice.address });
}
