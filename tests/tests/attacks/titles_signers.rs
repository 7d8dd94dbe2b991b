//! Attesters and lenders that are contracts: what they try while they are asked for their signature, which is a call
//! that can change nothing.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit, Suite,
    abi::{
        IAuthority, ICaliber, ICollateralAuction, IDepositTimelock, ILoanBook, ILoanPositions, ILoanRouter,
        IToken,
        fixtures::{IReenteringBalance, ISigningWallet},
    },
    check::{done, made, refused},
    credit::{Deal, Lender, Paper, signed},
};

use crate::sales_support::u;

/// Everything that can be called, with zeros for arguments.
fn entries(scene: &Credit, contract: Address, selectors: &[[u8; 4]]) -> Vec<(Address, Bytes)> {
    let zeros = [0; 30 * 32];
    let all = selectors.iter().map(|selector| Bytes::from([selector.as_slice(), &zeros].concat()));
    assert_ne!(scene.router, Address::ZERO);
    all.map(|data| (contract, data)).collect()
}

/// What changes something, well formed: it could be done by a call that may change something.
fn meant(scene: &mut Credit, deal: &Deal) -> Vec<(Address, Bytes)> {
    let terms = deal.terms.clone();
    let to = scene.people.stranger.address;
    let currency = deal.currency.token;
    vec![
        (scene.router, ILoanRouter::increaseNonceCall { nonce: u(9) }.abi_encode().into()),
        (
            scene.router,
            ILoanRouter::repayCall { terms: terms.clone(), amount: U256::MAX }.abi_encode().into(),
        ),
        (scene.router, ILoanRouter::callDefaultCall { terms: terms.clone() }.abi_encode().into()),
        (scene.router, ILoanRouter::claimCall { currencyToken: currency, to }.abi_encode().into()),
        (scene.caliber, ICaliber::setApprovalForAllCall { operator: to, approved: true }.abi_encode().into()),
        (scene.caliber, ICaliber::keepCall { title: terms.title }.abi_encode().into()),
        (scene.positions, {
            ILoanPositions::setApprovalForAllCall { operator: to, approved: true }.abi_encode().into()
        }),
        (scene.auction, ICollateralAuction::settleCall { title: terms.title }.abi_encode().into()),
        (scene.timelock, IDepositTimelock::claimCall { token: currency, to }.abi_encode().into()),
        (scene.book, ILoanBook::sweepCall { currency }.abi_encode().into()),
        (currency, IToken::approveCall { spender: to, value: U256::MAX }.abi_encode().into()),
    ]
}

/// The control: a view of another contract is answered to it, which the signer says by disagreeing.
fn answered(currency: Address) -> (Address, Bytes) {
    (currency, IToken::balanceOfCall { account: currency }.abi_encode().into())
}

#[track_caller]
fn signer(scene: &mut Credit) -> Address {
    made(scene.redemptions.world().deploy("ReenteringSigner", &[]))
}

#[track_caller]
fn arm(scene: &mut Credit, signer: Address, (target, data): (Address, Bytes)) {
    let keeper = scene.people.keeper.clone();
    done(scene.chain().send(&keeper, signer, &IReenteringBalance::armCall { target, data }));
}

/// A draft whose bailee is such a contract.
fn draft() -> (Credit, Paper, Address) {
    let mut scene = Credit::new();
    let bailee = signer(&mut scene);
    let grant = IAuthority::grantRoleCall { role: Suite::role("BAILEE"), account: bailee };
    done(scene.suite().rule(&grant));
    let mut paper = scene.paper("first");
    paper.document.bailee = bailee;
    let owner = scene.people.borrower.address;
    done(scene.register(&paper, owner));
    (scene, paper, bailee)
}

#[test]
fn n02_an_attester_that_is_asked_gets_in_nowhere() {
    let (mut start, paper, bailee) = draft();
    let title = start.title("second");
    let dollar = start.usd6;
    let deal = start.deal(title, dollar).tranche(
        &start,
        Lender::Allowance(start.people.lenders[0].clone()),
        100_000,
        1_200,
    );
    done(start.borrow(&deal));
    let mut control = start.clone();
    arm(&mut control, bailee, answered(dollar.token));
    let expected = ICaliber::SignatureMissing { bailee: false, appraiser: true, insurer: true };
    refused(control.attest(&paper), expected);
    let mut attempts = entries(&start, start.caliber, ICaliber::ICaliberCalls::SELECTORS);
    attempts.extend(meant(&mut start, &deal));
    for (number, attempt) in attempts.into_iter().enumerate() {
        let mut scene = start.clone();
        arm(&mut scene, bailee, attempt);
        done(scene.attest(&paper));
        assert_eq!(scene.state(paper.id()), 2, "{number}");
        assert_eq!(scene.ask(&ILoanRouter::noncesCall { account: bailee }), U256::ZERO, "{number}");
    }
}

#[test]
fn n02_a_lender_that_is_asked_gets_in_nowhere() {
    let mut start = Credit::new();
    let lender = signer(&mut start);
    let (title, dollar) = (start.title("first"), start.usd6);
    let owner = start.people.operator.clone();
    let deal = start.deal(title, dollar).tranche(&start, Lender::Wallet(lender, owner), 100_000, 1_200);
    start.give(lender, dollar, deal.principal());
    let router = start.router;
    let approve = IToken::approveCall { spender: router, value: U256::MAX };
    start.still(|scene| done(crate::sales_support::send_as(scene, lender, dollar.token, &approve)));
    let deposits = start.deposits(&deal);
    let borrow = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
    let borrower = deal.borrower.clone();
    let mut control = start.clone();
    arm(&mut control, lender, answered(dollar.token));
    refused(control.tell(&borrower, &borrow), ILoanRouter::SignatureInvalid { lender });
    let mut attempts = entries(&start, router, ILoanRouter::ILoanRouterCalls::SELECTORS);
    attempts.extend(meant(&mut start, &deal));
    attempts.push((router, borrow.abi_encode().into()));
    for (number, attempt) in attempts.into_iter().enumerate() {
        let mut scene = start.clone();
        arm(&mut scene, lender, attempt);
        done(scene.tell(&borrower, &borrow));
        assert_eq!(scene.ask(&ILoanRouter::noncesCall { account: lender }), U256::ZERO, "{number}");
        assert_eq!(scene.balance(dollar, lender), U256::ZERO, "{number}");
    }
}

#[test]
fn n02_a_counterparty_that_is_asked_gets_in_nowhere() {
    let mut start = Credit::new();
    let (counterparty, dollar) = (signer(&mut start), start.usd6);
    let (title, lender) = (start.title("first"), start.people.lenders[0].clone());
    let deal = start.deal(title, dollar).tranche(&start, Lender::Allowance(lender.clone()), 100_000, 1_200);
    done(start.borrow(&deal));
    let (timelock, target, context) = (start.timelock, start.router, start.loan_id(&deal.terms));
    start.fund(&lender, dollar, u(5), timelock);
    let (token, amount, expiration) = (dollar.token, u(5), start.now() + 100);
    let call = IDepositTimelock::depositWithCounterpartyCall {
        target,
        context,
        token,
        amount,
        expiration,
        counterparty,
    };
    done(start.chain().send(&lender, timelock, &call));
    let cancel = IDepositTimelock::cancelEarlyCall { target, context, token, signature: Bytes::new() };
    let mut control = start.clone();
    arm(&mut control, counterparty, answered(token));
    let result = control.chain().send(&lender, timelock, &cancel);
    refused(result, IDepositTimelock::InvalidSignature { counterparty });
    let mut attempts = entries(&start, timelock, IDepositTimelock::IDepositTimelockCalls::SELECTORS);
    attempts.extend(meant(&mut start, &deal));
    for attempt in attempts {
        let mut scene = start.clone();
        arm(&mut scene, counterparty, attempt);
        done(scene.chain().send(&lender, timelock, &cancel));
        assert_eq!(scene.balance(dollar, lender.address), u(5));
    }
}

/// Each of the three parties may be a contract that burns all gas, reverts, or answers a megabyte or too little: then
/// the others' signatures are looked at all the same, and only its own is missing.
#[test]
fn p04_an_attester_that_bombs_has_not_signed() {
    let mut start = Credit::new();
    let owner = start.people.operator.clone();
    let roles = ["BAILEE", "APPRAISER", "INSURER"];
    for (place, role) in roles.into_iter().enumerate() {
        let mut scene = start.clone();
        let wallet = scene.wallet(&owner);
        done(scene.suite().rule(&IAuthority::grantRoleCall { role: Suite::role(role), account: wallet }));
        let mut paper = scene.paper("first");
        match place {
            0 => paper.document.bailee = wallet,
            1 => paper.document.appraisal.appraiser = wallet,
            _ => paper.document.policy.insurer = wallet,
        }
        let borrower = scene.people.borrower.address;
        done(scene.register(&paper, borrower));
        let mut call = scene.attest_call(&paper);
        let signature = signed(&owner, scene.document_digest(&paper.document));
        match place {
            0 => call.baileeSignature = signature,
            1 => call.appraiserSignature = signature,
            _ => call.insurerSignature = signature,
        }
        let (agent, keeper) = (scene.people.agent.clone(), scene.people.keeper.clone());
        for mode in 1..6_u8 {
            done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode }));
            let [bailee, appraiser, insurer] = [0, 1, 2].map(|other| other != place);
            let expected = ICaliber::SignatureMissing { bailee, appraiser, insurer };
            refused(scene.tell_caliber(&agent, &call), expected);
        }
        done(scene.chain().send(&keeper, wallet, &ISigningWallet::setModeCall { mode: 0 }));
        done(scene.tell_caliber(&agent, &call));
    }
    assert_ne!(start.title("other"), U256::ZERO);
}
