//! X07: where each field is in the storage, written through the interface and read from the slots.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::Account;
use tests::{
    LoanReport, Staking,
    abi::{ISUSDai, IToken},
    check::{done, made},
    snapshot,
    storage::{changes, mapped},
    token::{
        ask,
        permit::{Domain, Permit},
    },
    whole,
};

use crate::{
    setters::{
        AUTHORITY, BOOK, BOOK_INTEREST, BOOK_RATE, BOOK_RELIEF, CALENDAR, CASH, CASH_SET_ASIDE,
        FEE_RECIPIENT, GAINS, HARVESTED, INTEREST, LOAN_BOOK, PENDING_AUTHORITY, REDEMPTIONS, SETTINGS,
        operator, source,
    },
    support::{deploy_bare, rate, request},
};

const BALANCES: U256 = U256::ZERO;
const ALLOWANCES: U256 = U256::from_limbs([1, 0, 0, 0]);
const SUPPLY: U256 = U256::from_limbs([2, 0, 0, 0]);
const NONCES: U256 = U256::from_limbs([3, 0, 0, 0]);
/// When the vault's calendar and the story start. A year after the chain the program expires.
const START: u64 = 1_800_000_000;

/// sUSDai as deployed, to which harvests go.
fn bare() -> Staking {
    let mut staking = Staking::new();
    assert!(staking.world.chain.set_timestamp(START).is_ok());
    staking.genesis = START;
    let usdai = staking.world.usdai;
    staking.susdai = deploy_bare(&mut staking, usdai);
    let recipient = tests::abi::IUSDai::setHarvestRecipientCall { recipient: staking.susdai };
    let admin = staking.world.admin.clone();
    done(staking.world.chain.send(&admin, usdai, &recipient));
    for payer in [staking.world.alice.clone(), staking.book.clone()] {
        let approve = IToken::approveCall { spender: staking.susdai, value: U256::MAX };
        done(staking.world.chain.send(&payer, usdai, &approve));
    }
    let gift = IToken::mintCall { to: usdai, value: whole(77, 6) };
    done(staking.world.chain.send(&admin, staking.world.dollar, &gift));
    staking
}

/// A call and its sender.
type Step = (Account, Vec<u8>);

/// Calls after which every field that anything writes yet has a value of its own, and who makes them. The last
/// one comes when the first epoch is due.
fn story(staking: &mut Staking) -> Vec<Step> {
    let [admin, alice, bob] =
        [&staking.world.admin, &staking.world.alice, &staking.world.bob].map(Account::clone);
    let (book, treasury) = (staking.book.clone(), staking.treasury.address);
    let redemptions = made(staking.stand_in());
    let permit = Permit { value: whole(17, 18), ..Permit::sample(staking) };
    let permit = permit.call(permit.sign(&alice, &Domain::of(staking)));
    let deposit = |assets| ISUSDai::deposit_0Call { assets, receiver: alice.address }.abi_encode();
    let [lent, marked, paid, lost, recovered, last] = reports();
    let harvest = ISUSDai::harvestCall {}.abi_encode();
    let shares = ISUSDai::transferCall { to: bob.address, value: whole(5, 18) };
    let orders = [
        ISUSDai::setFeeRecipientCall { recipient: treasury }.abi_encode(),
        ISUSDai::setLoanBookCall { loanBook: book.address }.abi_encode(),
        ISUSDai::setYieldFeeCall { fee: 0x123 }.abi_encode(),
        ISUSDai::setExitShareCall { exitShare: 0x1234 }.abi_encode(),
        ISUSDai::setRedemptionsCall { redemptions }.abi_encode(),
        ISUSDai::transferAuthorityCall { account: bob.address }.abi_encode(),
        ISUSDai::pauseDepositsCall { until: START + 20 }.abi_encode(),
        ISUSDai::pauseDepositsCall { until: START }.abi_encode(),
    ];
    let mut steps: Vec<Step> = orders.map(|order| (admin.clone(), order)).into();
    steps.extend([
        (alice.clone(), deposit(whole(1_234, 18))),
        (book.clone(), lent.call().abi_encode()),
        (alice.clone(), ISUSDai::setOperatorCall { operator: bob.address, approved: true }.abi_encode()),
        (alice.clone(), request(whole(9, 18), alice.address).abi_encode()),
        (bob.clone(), harvest.clone()),
        (bob.clone(), ISUSDai::claimFeesCall {}.abi_encode()),
        (book.clone(), marked.call().abi_encode()),
        (book.clone(), paid.call().abi_encode()),
        (alice.clone(), deposit(whole(55, 18))),
        (alice, shares.abi_encode()),
        (bob.clone(), permit.abi_encode()),
        (book.clone(), lost.call().abi_encode()),
        (book.clone(), recovered.call().abi_encode()),
        (book, last.call().abi_encode()),
        (bob, ISUSDai::lockCall {}.abi_encode()),
    ]);
    steps
}

/// A loan, a doubt, a payment of principal, of accrued interest and of more, a loss, a part of it that comes back,
/// and what accrues after it.
fn reports() -> [LoanReport; 6] {
    let (all, rest, left) = (whole(400, 18), whole(300, 18), whole(293, 18));
    let still = LoanReport { accrued: U256::MAX, ..LoanReport::default() };
    [
        LoanReport { principal: all, rate: rate(all, 10), sent: all, ..still },
        LoanReport { principal: all, marks: whole(3, 18), rate: rate(all, 10), ..still },
        LoanReport {
            principal: rest,
            marks: whole(2, 18),
            rate: rate(rest, 9),
            principal_paid: whole(100, 18),
            interest_paid: whole(2, 15),
            ..still
        },
        LoanReport { principal: left, marks: whole(2, 18), rate: rate(left, 9), ..still },
        LoanReport {
            principal: left,
            marks: whole(2, 18),
            rate: rate(left, 9),
            interest_paid: whole(4, 15),
            ..still
        },
        LoanReport { principal: left, marks: whole(2, 18), rate: rate(left, 9), ..still },
    ]
}

/// The step comes when it is due.
fn wait(staking: &mut Staking, step: &[u8]) {
    if step == ISUSDai::lockCall::SELECTOR {
        assert!(staking.world.chain.set_timestamp(START + 28 * 86_400).is_ok());
    }
}

/// Who was named in the slot.
fn redemptions(staking: &Staking) -> Address {
    Address::from_word(staking.world.chain.storage(staking.susdai, REDEMPTIONS).into())
}

/// Every slot that the story may fill, by name.
fn named(staking: &Staking) -> Vec<(String, U256)> {
    let people = [&staking.world.alice, &staking.world.bob, &staking.treasury];
    let [alice, bob, treasury] = people.map(|person| person.address);
    let entry = |slot, key: Address| mapped(slot, key.into_word());
    let redemptions = redemptions(staking);
    let named = [
        ("balances[alice]", entry(BALANCES, alice)),
        ("balances[bob]", entry(BALANCES, bob)),
        ("balances[treasury]", entry(BALANCES, treasury)),
        ("balances[susdai]", entry(BALANCES, staking.susdai)),
        ("balances[redemptions]", entry(BALANCES, redemptions)),
        ("allowances[alice][bob]", entry(entry(ALLOWANCES, alice), bob)),
        ("totalSupply", SUPPLY),
        ("nonces[alice]", entry(NONCES, alice)),
        ("authority", AUTHORITY),
        ("pendingAuthority", PENDING_AUTHORITY),
        ("settings", SETTINGS),
        ("calendar", CALENDAR),
        ("cash", CASH),
        ("cashSetAside", CASH_SET_ASIDE),
        ("book", BOOK),
        ("bookInterest", BOOK_INTEREST),
        ("bookRate", BOOK_RATE),
        ("interest", INTEREST),
        ("gains", GAINS),
        ("harvested", HARVESTED),
        ("bookRelief", BOOK_RELIEF),
        ("sources[0x10]", source(0x10)),
        ("sources[0x11]", source(0x11)),
        ("sources[0x20]", source(0x20)),
        ("sources[0x21]", source(0x21)),
        ("operators[alice][bob]", operator(alice, bob)),
        ("redemptions", REDEMPTIONS),
        ("feeRecipient", FEE_RECIPIENT),
        ("loanBook", LOAN_BOOK),
    ];
    named.map(|(name, slot)| (name.to_owned(), slot)).into()
}

#[test]
fn x07_the_storage_layout_is_what_it_was() {
    let mut staking = bare();
    for (from, data) in story(&mut staking) {
        wait(&mut staking, &data);
        let (receipt, changes) = changes(&mut staking, &from, data);
        assert!(receipt.is_success(), "{:?}", receipt.output);
        let known = named(&staking);
        let unknown: Vec<_> =
            changes.keys().filter(|slot| !known.iter().any(|(_, known)| known == *slot)).collect();
        assert!(unknown.is_empty(), "slots that no field has: {unknown:?}");
    }
    let word = |slot: U256| staking.world.chain.storage(staking.susdai, slot);
    let known = named(&staking);
    let empty: Vec<_> = known.iter().filter(|(_, slot)| word(*slot).is_zero()).collect();
    assert!(empty.is_empty(), "the story fills all: {empty:?}");
    let lines: Vec<String> =
        known.iter().map(|(name, slot)| format!("{name:24} {slot:#066x} {:#066x}", word(*slot))).collect();
    snapshot::matches("susdai_storage.txt", &(lines.join("\n") + "\n"));
}

/// The word holds these numbers from its low end on, each with its bits; the rest is zero.
#[track_caller]
fn holds(staking: &Staking, slot: U256, fields: &[(usize, U256)]) {
    let mut word = staking.world.chain.storage(staking.susdai, slot);
    for (bits, value) in fields {
        let low = if *bits == 256 { word } else { word & ((U256::ONE << *bits) - U256::ONE) };
        assert_eq!(low, *value, "{bits} bits of slot {slot}: {word:#x}");
        word = if *bits == 256 { U256::ZERO } else { word >> *bits };
    }
    assert_eq!(word, U256::ZERO, "the rest of slot {slot}");
}

/// The vault after the story.
fn told() -> Staking {
    let mut staking = bare();
    for (from, data) in story(&mut staking) {
        wait(&mut staking, &data);
        let tx = staking.world.chain.transaction(&from, Some(staking.susdai), data);
        done(staking.world.chain.send_transaction(&tx));
    }
    staking
}

#[test]
fn x07_packed_slots_hold_what_the_interface_says() {
    let mut staking = told();
    let (zero, number) = (U256::ZERO, |address: Address| U256::from_be_bytes(address.into_word().0));
    let p = ask(&mut staking, &ISUSDai::parametersCall {});
    let (until, available) = (U256::from(p.depositsPausedUntil), U256::from(p.depositPauseAvailableAt));
    assert!(!until.is_zero());
    let (usdai, fee, share) = (number(staking.world.usdai), U256::from(p.yieldFee), U256::from(p.exitShare));
    holds(&staking, SETTINGS, &[(160, usdai), (32, until), (32, available), (16, fee), (16, share)]);
    holds(&staking, FEE_RECIPIENT, &[(160, number(p.feeRecipient))]);
    holds(&staking, LOAN_BOOK, &[(160, number(p.loanBook))]);
    let epoch = ask(&mut staking, &ISUSDai::epochCall {});
    let (genesis, locked) = (U256::from(START), U256::from(epoch.locked));
    assert_eq!(locked, U256::ONE);
    assert!(!epoch.settled && !epoch.queued.is_zero());
    holds(&staking, CALENDAR, &[(32, genesis), (32, locked), (8, zero), (32, zero), (96, epoch.queued)]);
    holds(&staking, REDEMPTIONS, &[(160, number(redemptions(&staking)))]);
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert!(!cash.capacity.is_zero() && !cash.exitBucket.is_zero());
    holds(&staking, CASH, &[(128, cash.idle), (128, zero)]);
    holds(&staking, CASH_SET_ASIDE, &[(128, cash.capacity), (128, cash.exitBucket)]);
    let loans = ask(&mut staking, &ISUSDai::loansCall {});
    let [at, relief_end] = [loans.reportedAt, loans.reliefEnd].map(U256::from);
    holds(&staking, BOOK, &[(96, loans.principal), (96, loans.marks), (32, at), (32, relief_end)]);
    // Both are there, and differ: of a loss a part came back, and enters a price for a week.
    assert!(loans.lost > loans.relief && !loans.relief.is_zero() && relief_end > at, "{loans:?}");
    holds(&staking, BOOK_RELIEF, &[(128, loans.relief), (128, loans.lost)]);
    holds(&staking, BOOK_INTEREST, &[(128, loans.accrued), (128, loans.accruedFee)]);
    holds(&staking, BOOK_RATE, &[(256, loans.ratePerSecond)]);
    for (slot, first) in [(INTEREST, 0x10), (GAINS, 0x20)] {
        let stream = ask(&mut staking, &ISUSDai::streamCall { source: first });
        let [updated, end] = [stream.updatedAt, stream.end].map(U256::from);
        holds(&staking, slot, &[(96, stream.remaining), (96, stream.heldByAll), (32, updated), (32, end)]);
        for number in first..first + 2 {
            let state = ask(&mut staking, &ISUSDai::streamCall { source: number });
            let fields = [(96, state.held), (32, U256::from(state.enteredAt))];
            holds(&staking, source(number.into()), &fields);
        }
    }
    let harvested = tests::abi::IUSDai::harvestedCall { recipient: staking.susdai };
    let harvested = done(staking.world.chain.call(staking.world.usdai, &harvested));
    holds(&staking, HARVESTED, &[(256, harvested)]);
}

#[test]
fn x07_what_a_settlement_writes_has_its_place() {
    let mut staking = told();
    let (vault, redemptions) = (staking.susdai, redemptions(&staking));
    let before = ask(&mut staking, &ISUSDai::cashCall {});
    let (burned, paid) = (whole(5, 18), whole(4, 18));
    let settle = ISUSDai::settleCall { epoch: 1, burned, paid };
    done(staking.world.chain.send(redemptions, vault, &settle));
    let settled_at = U256::from(staking.world.chain.head().timestamp);
    let epoch = ask(&mut staking, &ISUSDai::epochCall {});
    assert_eq!((epoch.settled, epoch.queued), (true, whole(4, 18)));
    let (start, one) = (U256::from(START), U256::ONE);
    holds(&staking, CALENDAR, &[(32, start), (32, one), (8, one), (32, settled_at), (96, epoch.queued)]);
    holds(&staking, CASH, &[(128, before.idle), (128, paid)]);
    let cash = ask(&mut staking, &ISUSDai::cashCall {});
    assert_eq!((cash.idle, cash.reserved, cash.capacity), (before.idle, paid, U256::ZERO));
    assert_eq!(cash.lendable, before.idle - paid - cash.exitBucket);
    holds(&staking, CASH_SET_ASIDE, &[(128, U256::ZERO), (128, cash.exitBucket)]);
    let state = ask(&mut staking, &ISUSDai::streamCall { source: 0x22 });
    assert_eq!(U256::from(state.enteredAt), settled_at);
    holds(&staking, source(0x22), &[(96, state.held), (32, settled_at)]);
}
