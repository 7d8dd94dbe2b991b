//! Attacks on cash in escrow: whose it is, until when, and for what.

use alloy_primitives::{Address, B256, Bytes, U256, b256};
use alloy_sol_types::SolCall;
use stylus_chain::chain::{Account, CallError, Receipt};
use tests::{
    Credit,
    abi::{IDepositTimelock, ILoanRouter, fixtures::ISigningWallet},
    check::{done, refused},
    credit::{Currency, DAY, Lender, signed},
};

use crate::sales_support::{send_as, u};

const CONTEXT: B256 = b256!("00000000000000000000000000000000000000000000000000000000000000c0");
const AMOUNT: u64 = 1_000_000;

/// A deposit of the first lender for the router, with who may agree to its early end.
struct Held {
    scene: Credit,
    lender: Account,
    currency: Currency,
    expiration: u64,
}

impl Held {
    fn new(counterparty: Option<Address>) -> Self {
        let mut scene = Credit::new();
        let (lender, currency) = (scene.people.lenders[0].clone(), scene.usd6);
        scene.fund(&lender, currency, u(10 * AMOUNT), scene.timelock);
        let expiration = scene.now() + DAY;
        let mut held = Self { scene, lender, currency, expiration };
        done(held.deposit(counterparty));
        held
    }

    fn deposit(&mut self, counterparty: Option<Address>) -> Result<Receipt, CallError> {
        let (timelock, target, token) = (self.scene.timelock, self.scene.router, self.currency.token);
        let (context, amount, expiration) = (CONTEXT, u(AMOUNT), self.expiration);
        let chain = self.scene.chain();
        match counterparty {
            None => chain.send(
                &self.lender,
                timelock,
                &IDepositTimelock::depositCall { target, context, token, amount, expiration },
            ),
            Some(counterparty) => {
                let call = IDepositTimelock::depositWithCounterpartyCall {
                    target,
                    context,
                    token,
                    amount,
                    expiration,
                    counterparty,
                };
                chain.send(&self.lender, timelock, &call)
            }
        }
    }

    fn digest(&mut self) -> B256 {
        let (timelock, target, token) = (self.scene.timelock, self.scene.router, self.currency.token);
        let depositor = self.lender.address;
        let call = IDepositTimelock::cancellationHashCall { depositor, target, context: CONTEXT, token };
        self.scene.look(timelock, &call)
    }

    fn cancel_early(&mut self, signature: Bytes) -> Result<Receipt, CallError> {
        let (timelock, target, token) = (self.scene.timelock, self.scene.router, self.currency.token);
        let call = IDepositTimelock::cancelEarlyCall { target, context: CONTEXT, token, signature };
        self.scene.chain().send(&self.lender, timelock, &call)
    }

    fn cancel(&mut self) -> Result<Receipt, CallError> {
        let (timelock, target, token) = (self.scene.timelock, self.scene.router, self.currency.token);
        let call = IDepositTimelock::cancelCall { target, context: CONTEXT, token };
        self.scene.chain().send(&self.lender, timelock, &call)
    }

    fn withdraw(&mut self, from: Address, amount: U256) -> Result<Receipt, CallError> {
        let (timelock, depositor, token) = (self.scene.timelock, self.lender.address, self.currency.token);
        let call = IDepositTimelock::withdrawCall { context: CONTEXT, depositor, token, amount };
        send_as(&mut self.scene, from, timelock, &call)
    }

    fn balance(&mut self, account: Address) -> U256 {
        self.scene.balance(self.currency, account)
    }
}

/// A deposit is its target's alone: whoever else asks names another deposit, which there is not. So does whoever names
/// another context, token or depositor, or takes the places of depositor and target for each other.
#[test]
fn nobody_else_takes_of_a_deposit() {
    let mut held = Held::new(None);
    let (scene, lender) = (held.scene.clone(), held.lender.address);
    let others = [lender, scene.timelock, scene.book, scene.auction, scene.people.stranger.address];
    for other in others {
        refused(held.withdraw(other, u(1)), IDepositTimelock::NoDeposit {});
    }
    let (timelock, router, token) = (scene.timelock, scene.router, held.currency.token);
    let call = |context, depositor, token| IDepositTimelock::withdrawCall {
        context,
        depositor,
        token,
        amount: u(1),
    };
    let mut bit = CONTEXT;
    bit.0[0] = 1;
    let wrong = [
        call(bit, lender, token),
        call(B256::ZERO, lender, token),
        call(CONTEXT, router, token),
        call(CONTEXT, Address::ZERO, token),
        call(CONTEXT, lender, scene.usd8.token),
        // The words of the key in another order.
        call(lender.into_word(), Address::from_word(CONTEXT), token),
    ];
    for call in wrong {
        let result = send_as(&mut held.scene, router, timelock, &call);
        refused(result, IDepositTimelock::NoDeposit {});
    }
    let swapped = call(CONTEXT, router, token);
    refused(send_as(&mut held.scene, lender, timelock, &swapped), IDepositTimelock::NoDeposit {});
    let too_much = IDepositTimelock::DepositTooLow { deposited: u(AMOUNT), needed: u(AMOUNT + 1) };
    refused(held.withdraw(router, u(AMOUNT + 1)), too_much);
    refused(held.withdraw(router, U256::ZERO), IDepositTimelock::ZeroAmount {});
    assert_eq!(held.balance(timelock), u(AMOUNT));
    // One unit for the target ends it: the rest is the depositor's again, and there is no second time.
    done(held.withdraw(router, u(1)));
    assert_eq!((held.balance(timelock), held.balance(lender)), (U256::ZERO, u(10 * AMOUNT - 1)));
    refused(held.withdraw(router, u(1)), IDepositTimelock::NoDeposit {});
    refused(held.cancel(), IDepositTimelock::NoDeposit {});
}

/// Until and with its expiration a deposit is its target's, from the next second on its depositor's.
#[test]
fn no_second_of_a_deposit_is_of_both() {
    let mut held = Held::new(None);
    let (router, expiration) = (held.scene.router, held.expiration);
    for (second, is_of_target) in [(expiration, true), (expiration + 1, false)] {
        let mut copy = Held { scene: held.scene.clone(), lender: held.lender.clone(), ..held };
        copy.scene.go_to(second);
        let cancelled = copy.scene.still(|scene| {
            let mut inner = Held { scene: scene.clone(), lender: held.lender.clone(), ..held };
            inner.cancel()
        });
        if is_of_target {
            refused(cancelled, IDepositTimelock::NotExpired { expiration });
            done(copy.withdraw(router, u(AMOUNT)));
        } else {
            done(cancelled);
            refused(copy.withdraw(router, u(AMOUNT)), IDepositTimelock::Expired { expiration });
        }
    }
    // How long: later than now, and a year at most.
    done({
        held.scene.go_to(expiration + 1);
        held.cancel()
    });
    let now = held.scene.now();
    for (expiration, is_taken) in
        [(now, false), (now + 365 * DAY + 1, false), (u64::MAX, false), (now + 365 * DAY, true)]
    {
        held.expiration = expiration;
        held.scene.go_to(now);
        let result = held.deposit(None);
        if is_taken {
            done(result);
        } else {
            let latest = now + 365 * DAY;
            refused(result, IDepositTimelock::ExpirationOutOfRange { expiration, latest });
        }
    }
    refused(held.deposit(None), IDepositTimelock::DepositExists {});
}

/// An agreement ends one deposit: not a later one of the same content, not even of the same second; nobody but the
/// depositor uses it, and it is the counterparty's own.
#[test]
fn an_agreement_ends_one_deposit() {
    let counterparty = Credit::new().people.borrower.clone();
    let mut held = Held::new(Some(counterparty.address));
    let made_at = held.scene.now() - 1;
    let digest = held.digest();
    let signature = signed(&counterparty, digest);
    let invalid = IDepositTimelock::InvalidSignature { counterparty: counterparty.address };
    for signer in [&held.scene.people.stranger.clone(), &held.lender.clone()] {
        refused(held.cancel_early(signed(signer, digest)), invalid.clone());
    }
    for wrong in [Bytes::new(), signature.slice(..64), [&signature[..], &[0]].concat().into()] {
        refused(held.cancel_early(wrong), invalid.clone());
    }
    let (timelock, target, token) = (held.scene.timelock, held.scene.router, held.currency.token);
    let by_another =
        IDepositTimelock::cancelEarlyCall { target, context: CONTEXT, token, signature: signature.clone() };
    let stranger = held.scene.people.stranger.address;
    let result = send_as(&mut held.scene, stranger, timelock, &by_another);
    refused(result, IDepositTimelock::NoDeposit {});

    let mut later = Held { scene: held.scene.clone(), lender: held.lender.clone(), ..held };
    done(later.cancel_early(signature.clone()));
    done(later.deposit(Some(counterparty.address)));
    refused(later.cancel_early(signature.clone()), invalid.clone());

    // All in the second of the first deposit, which blocks may share.
    held.scene = held.scene.clone();
    let mut at_once = Held::new(Some(counterparty.address));
    at_once.scene.go_to(made_at);
    let signature = signed(&counterparty, at_once.digest());
    done(at_once.scene.still(|_| Ok(())));
    done(at_once.cancel_early(signature.clone()));
    at_once.scene.go_to(made_at);
    done(at_once.deposit(Some(counterparty.address)));
    at_once.scene.go_to(made_at);
    refused(at_once.cancel_early(signature), invalid);
}

/// A deposit without a counterparty, or with one of whom there is nobody, ends early for nobody.
#[test]
fn nobody_agrees_for_nobody() {
    let mut held = Held::new(None);
    refused(held.cancel_early(Bytes::from(vec![0; 65])), IDepositTimelock::NoCounterparty {});
    held.scene.go_to(held.expiration + 1);
    done(held.cancel());
    held.expiration = held.scene.now() + DAY;
    refused(held.deposit(Some(Address::ZERO)), IDepositTimelock::ZeroAddress {});
    // Precompiles answer whatever they are asked, and agree to nothing by that.
    for precompile in 1..=10 {
        let mut copy = Held { scene: held.scene.clone(), lender: held.lender.clone(), ..held };
        let counterparty = Address::with_last_byte(precompile);
        done(copy.deposit(Some(counterparty)));
        for signature in [Bytes::new(), Bytes::from(vec![0; 65]), Bytes::from(vec![0xff; 200])] {
            refused(copy.cancel_early(signature), IDepositTimelock::InvalidSignature { counterparty });
        }
    }
}

/// A counterparty that is a contract and burns all gas, answers a megabyte or reverts agrees to nothing, and holds the
/// deposit no longer than its expiration.
#[test]
fn p04_a_counterparty_that_bombs_agrees_to_nothing() {
    let mut start = Credit::new();
    let owner = start.people.operator.clone();
    let wallet = start.wallet(&owner);
    for mode in 0..6_u8 {
        let mut held = Held::new(None);
        held.scene.go_to(held.expiration + 1);
        done(held.cancel());
        held.scene = held.scene.clone();
        let own = held.scene.wallet(&owner);
        held.expiration = held.scene.now() + DAY;
        done(held.deposit(Some(own)));
        let signature = signed(&owner, held.digest());
        let keeper = held.scene.people.keeper.clone();
        done(held.scene.chain().send(&keeper, own, &ISigningWallet::setModeCall { mode }));
        let result = held.cancel_early(signature);
        if mode == 0 {
            done(result);
            continue;
        }
        refused(result, IDepositTimelock::InvalidSignature { counterparty: own });
        held.scene.go_to(held.expiration + 1);
        done(held.cancel());
    }
    assert_ne!(wallet, Address::ZERO);
}

/// Escrow for a loan is of no use for another loan, nor for the same loan after its last second.
#[test]
fn escrow_serves_its_own_loan_until_its_last_second() {
    let mut scene = Credit::new();
    let (title, lender) = (scene.title("first"), scene.people.lenders[0].clone());
    let deal = scene.deal(title, scene.usd6).tranche(&scene, Lender::Escrow(lender.clone()), 100_000, 1_200);
    let begun = scene.now();
    scene.prepare(&deal);
    let deposits = scene.deposits(&deal);
    let borrower = deal.borrower.clone();
    let mut other = deal.clone();
    other.terms.exitFee = u(1);
    let call = ILoanRouter::borrowCall { terms: other.terms.clone(), deposits: deposits.clone() };
    refused(scene.tell(&borrower, &call), IDepositTimelock::NoDeposit {});
    let call = ILoanRouter::borrowCall { terms: deal.terms.clone(), deposits };
    let (mut late, last) = (scene.clone(), begun + 30 * DAY);
    scene.go_to(last);
    let deposit = IDepositTimelock::depositOfCall {
        depositor: lender.address,
        target: scene.router,
        context: scene.loan_id(&deal.terms),
        token: deal.currency.token,
    };
    let timelock = scene.timelock;
    let last = scene.look(timelock, &deposit).expiration;
    scene.go_to(last);
    done(scene.tell(&borrower, &call));
    assert_eq!(scene.look(timelock, &deposit).amount, U256::ZERO);
    late.go_to(last + 1);
    refused(late.tell(&borrower, &call), IDepositTimelock::Expired { expiration: last });
    assert_eq!(IDepositTimelock::withdrawCall::SIGNATURE, "withdraw(bytes32,address,address,uint256)");
}
