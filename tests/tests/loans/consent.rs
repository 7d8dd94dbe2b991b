//! What lenders agreed to is what is lent on, once, and by whom they agreed to: scenarios L01 to L04.

use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::{Eip712Domain, SolStruct};
use stylus_chain::chain::CallError;
use tests::{
    Credit,
    abi::{
        IDepositTimelock,
        ILoanRouter::{self, LenderDepositInfo, LoanTerms},
    },
    check::{done, refused},
    credit::{DAY, Deal, Lender, signed},
};

use crate::support::{Stage, State, begin, send_as, status, u};

/// Every field of the terms, and another value in it.
type Field = (&'static str, fn(&mut LoanTerms));

const FIELDS: [Field; 14] = [
    ("uint64 expiration", |terms| terms.expiration -= 1),
    ("address borrower", |terms| terms.borrower = Address::repeat_byte(1)),
    ("address currencyToken", |terms| terms.currencyToken = Address::repeat_byte(1)),
    ("uint256 title", |terms| terms.title ^= u(1)),
    ("uint64 duration", |terms| terms.duration += terms.repaymentInterval),
    ("uint64 repaymentInterval", |terms| terms.repaymentInterval /= 2),
    ("uint8 schedule", |terms| terms.schedule = 1),
    ("uint256 gracePeriodRate", |terms| terms.gracePeriodRate = U256::ZERO),
    ("uint64 gracePeriodDuration", |terms| terms.gracePeriodDuration += 1),
    ("uint256 originationFee", |terms| terms.originationFee = u(1)),
    ("uint256 exitFee", |terms| terms.exitFee = u(1)),
    ("uint8 reserveInstalments", |terms| terms.reserveInstalments = 1),
    ("uint256 nonce", |terms| terms.nonce = u(1)),
    ("TrancheSpec[] trancheSpecs", |terms| terms.trancheSpecs.reverse()),
];

const TRANCHE_FIELDS: [Field; 4] = [
    ("address lender", |terms| terms.trancheSpecs[1].lender = Address::repeat_byte(1)),
    ("uint256 amount", |terms| terms.trancheSpecs[1].amount += u(1)),
    ("uint256 rate", |terms| terms.trancheSpecs[1].rate += u(1)),
    ("one tranche less", |terms| terms.trancheSpecs.truncate(1)),
];

/// Opens a loan with signatures of all lenders over another digest.
fn borrow_signed(scene: &mut Credit, deal: &Deal, digest: B256) -> Result<(), CallError> {
    let deposits = deal.lenders.iter().map(|lender| match lender {
        Lender::Allowance(account) => LenderDepositInfo { depositType: 2, data: signed(account, digest) },
        other => panic!("no signature of {other:?}"),
    });
    let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits: deposits.collect() };
    scene.tell(&deal.borrower, &call).map(drop)
}

#[test]
fn l01_the_hash_covers_every_field_the_router_and_the_chain() {
    let (mut scene, deal) = begin();
    scene.prepare(&deal);
    // The table has all fields that there are.
    let encoded = LoanTerms::eip712_encode_type();
    for (name, _) in FIELDS.iter().chain(&TRANCHE_FIELDS[..3]) {
        assert!(encoded.contains(name), "{name} in {encoded}");
    }
    assert_eq!(encoded.matches(',').count() + 2, FIELDS.len() + 3, "{encoded}");

    let mut hashes = vec![scene.loan_id(&deal.terms)];
    for (name, change) in FIELDS.iter().chain(&TRANCHE_FIELDS) {
        let mut terms = deal.terms.clone();
        change(&mut terms);
        let digest = scene.loan_id(&terms);
        let hashed = scene.ask(&ILoanRouter::loanTermsHashCall { terms });
        assert_eq!(hashed, digest, "{name}");
        assert!(!hashes.contains(&digest), "{name}");
        hashes.push(digest);
        let lender = deal.terms.trancheSpecs[0].lender;
        refused(borrow_signed(&mut scene, &deal, digest), ILoanRouter::SignatureInvalid { lender });
    }

    let (chain_id, router) = (U256::from(scene.chain().config().chain_id), scene.router);
    let domain = |name: &'static str, version: &'static str, chain_id, router| {
        Eip712Domain::new(Some(name.into()), Some(version.into()), Some(chain_id), Some(router), None)
    };
    for other in [
        domain("USDai Loan Router ", "2", chain_id, router),
        domain("USDai Loan Router", "1", chain_id, router),
        domain("USDai Loan Router", "2", chain_id + u(1), router),
        domain("USDai Loan Router", "2", chain_id, scene.book),
    ] {
        let digest = deal.terms.eip712_signing_hash(&other);
        let lender = deal.terms.trancheSpecs[0].lender;
        refused(borrow_signed(&mut scene, &deal, digest), ILoanRouter::SignatureInvalid { lender });
    }
    let digest = deal.terms.eip712_signing_hash(&domain("USDai Loan Router", "2", chain_id, router));
    done(borrow_signed(&mut scene, &deal, digest));
}

#[test]
fn l02_a_signature_is_good_for_one_loan() {
    // While it runs, and when it is closed, however that came about.
    for state in [State::Active, State::Defaulted, State::Foreclosed, State::Recovered, State::Repaid] {
        let Stage { mut scene, deal, loan, .. } = Stage::at(state);
        let before = scene.balance(deal.currency, deal.terms.trancheSpecs[0].lender);
        refused(scene.borrow_sent(&deal), ILoanRouter::LoanExists { loan });
        assert_eq!(scene.balance(deal.currency, deal.terms.trancheSpecs[0].lender), before);
    }
    // Nor by spelling it in another way: the other half of the curve, another v, with more bytes.
    let (mut scene, deal) = begin();
    scene.prepare(&deal);
    let loan = scene.loan_id(&deal.terms);
    let good = scene.deposits(&deal);
    let order: U256 =
        "0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141".parse().expect("a number");
    let spelled: [fn(&mut Vec<u8>, U256); 5] = [
        |bytes, order| {
            let upper = order - U256::from_be_slice(&bytes[32..64]);
            bytes[32..64].copy_from_slice(&upper.to_be_bytes::<32>());
            bytes[64] = 55 - bytes[64];
        },
        |bytes, _| bytes[64] -= 27,
        |bytes, _| bytes[64] = 55 - bytes[64],
        |bytes, _| bytes.push(0),
        |bytes, _| bytes.clear(),
    ];
    for spell in spelled {
        let mut deposits = good.clone();
        let mut bytes = deposits[1].data.to_vec();
        spell(&mut bytes, order);
        deposits[1].data = bytes.into();
        let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
        let lender = deal.terms.trancheSpecs[1].lender;
        refused(scene.tell(&deal.borrower, &call), ILoanRouter::SignatureInvalid { lender });
    }
    assert_eq!(done(scene.borrow(&deal)), loan);
}

/// Escrow is for one loan too: it is gone with it, and what is over is back.
#[test]
fn l02_escrow_is_used_once() {
    let (mut scene, mut deal) = begin();
    let lender = scene.people.lenders[0].clone();
    deal.lenders[0] = Lender::Escrow(lender.clone());
    done(scene.borrow(&deal));
    scene.wait(1);
    done(scene.pay_off(&deal));
    let (loan, timelock, target) = (scene.loan_id(&deal.terms), scene.timelock, scene.router);
    let token = deal.currency.token;
    let call = IDepositTimelock::depositOfCall { depositor: lender.address, target, context: loan, token };
    assert_eq!(scene.look(timelock, &call).amount, U256::ZERO);
    refused(scene.borrow_sent(&deal), ILoanRouter::LoanExists { loan });
    // The same lender's signature of the same terms is none of another loan's escrow.
    deal.terms.nonce = u(1);
    refused(scene.borrow_sent(&deal), IDepositTimelock::NoDeposit {});
}

#[test]
fn l03_terms_expire_and_signatures_can_be_cancelled() {
    let (start, mut deal) = begin();
    deal.terms.expiration = start.now() + DAY;
    deal.terms.nonce = u(5);
    let senior = start.people.lenders[0].clone();
    let mut prepared = start;
    prepared.prepare(&deal);
    let raised = |scene: &mut Credit, nonce: u64| {
        scene.tell(&senior, &ILoanRouter::increaseNonceCall { nonce: u(nonce) })
    };

    let mut scene = prepared.clone();
    scene.go_to(deal.terms.expiration);
    done(scene.borrow_sent(&deal));
    let mut scene = prepared.clone();
    scene.go_to(deal.terms.expiration + 1);
    let expiration = deal.terms.expiration;
    refused(scene.borrow_sent(&deal), ILoanRouter::TermsExpired { expiration });

    let mut scene = prepared.clone();
    done(raised(&mut scene, 5));
    done(scene.borrow_sent(&deal));
    let mut scene = prepared.clone();
    done(raised(&mut scene, 6));
    let lender = senior.address;
    let cancelled = ILoanRouter::NonceCancelled { lender, nonce: u(5), least: u(6) };
    refused(scene.borrow_sent(&deal), cancelled);
    for low in [6, 0] {
        refused(raised(&mut scene, low), ILoanRouter::NonceNotHigher { nonce: u(6) });
    }
    // Nobody cancels for somebody else, and nothing that runs already.
    let mut scene = prepared;
    let stranger = scene.people.stranger.clone();
    done(scene.tell(&stranger, &ILoanRouter::increaseNonceCall { nonce: U256::MAX }));
    done(scene.borrow_sent(&deal));
    done(raised(&mut scene, u64::MAX));
    scene.go_to_deadline(&deal);
    done(scene.pay_due(&deal));
}

#[test]
fn l04_nobody_borrows_or_refinances_for_somebody_else() {
    let mut stage = Stage::at(State::None);
    let borrower = stage.deal.borrower.address;
    let call = ILoanRouter::borrowCall {
        terms: stage.deal.terms.clone(),
        deposits: stage.scene.deposits(&stage.deal),
    };
    for (_, caller) in stage.callers().into_iter().filter(|(name, _)| *name != "borrower") {
        let router = stage.scene.router;
        let result = send_as(&mut stage.scene, caller, router, &call);
        refused(result, ILoanRouter::NotBorrower { caller, borrower });
    }
    // An operator that names itself in the new terms takes nobody's title over.
    let Stage { mut scene, deal, mut successor, .. } = Stage::at(State::Active);
    let thief = scene.people.operator.clone();
    successor.borrower = thief.clone();
    successor.terms.borrower = thief.address;
    let refinanced = scene.refinance(&deal, &successor, deal.currency.whole(200_000));
    refused(refinanced, ILoanRouter::RefinancingDiffers {});
    // Nor does one with a title of its own.
    let mut own = successor.clone();
    own.terms.title = {
        let paper = scene.paper("another");
        scene.activated(&paper, thief.address)
    };
    refused(scene.refinance(&deal, &own, deal.currency.whole(200_000)), ILoanRouter::RefinancingDiffers {});
    assert_eq!((status(&mut scene, &deal), scene.owner(deal.terms.title)), (1, scene.router));
}
