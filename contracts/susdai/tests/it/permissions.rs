//! Who may give orders and who may report.

use crate::scene::{NOW, ask, done, ended_with, log, open_alone, raw, refused, send};
use alloy_primitives::{Address, U256};
use alloy_sol_types::SolCall;
use motsu::prelude::*;
use susdai::SUsdAi;
use susdai::abi::ISUSDai as abi;

fn orders(account: Address) -> Vec<Vec<u8>> {
    vec![
        abi::pauseDepositsCall { until: NOW + 1 }.abi_encode(),
        abi::setYieldFeeCall { fee: 1 }.abi_encode(),
        // What is out of its bounds is not even looked at.
        abi::setYieldFeeCall { fee: u16::MAX }.abi_encode(),
        abi::setExitShareCall { exitShare: 0 }.abi_encode(),
        abi::setExitShareCall { exitShare: 2_500 }.abi_encode(),
        abi::setFeeRecipientCall { recipient: Address::ZERO }.abi_encode(),
        abi::setFeeRecipientCall { recipient: account }.abi_encode(),
        abi::setLoanBookCall { loanBook: account }.abi_encode(),
        abi::setRedemptionsCall { redemptions: account }.abi_encode(),
        abi::transferAuthorityCall { account }.abi_encode(),
    ]
}

fn report(sent: U256) -> abi::reportLoansCall {
    let zero = U256::ZERO;
    abi::reportLoansCall {
        principal: sent,
        marks: zero,
        accrued: zero,
        ratePerSecond: zero,
        sent,
        principalPaid: zero,
        interestPaid: zero,
    }
}

#[motsu::test]
fn only_the_authority_gives_orders(vault: Contract<SUsdAi>, admin: Address, alice: Address, book: Address) {
    for call in orders(alice) {
        // Before there is one, nobody is.
        refused(raw(&vault, alice, &call), abi::NotAuthority { caller: alice });
    }
    open_alone(&vault, admin);
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: book }));
    let events = vault.all_events();
    for caller in [alice, book, vault.address(), Address::ZERO] {
        for call in orders(alice) {
            refused(raw(&vault, caller, &call), abi::NotAuthority { caller });
        }
    }
    assert_eq!(vault.all_events(), events);
}

#[motsu::test]
fn only_the_loan_book_reports(vault: Contract<SUsdAi>, admin: Address, alice: Address, book: Address) {
    open_alone(&vault, admin);
    for caller in [alice, admin, book] {
        refused(send(&vault, caller, report(U256::from(1))), abi::NotLoanBook { caller });
    }
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: book }));
    done(send(&vault, book, report(U256::ZERO)));
    for caller in [alice, admin] {
        refused(send(&vault, caller, report(U256::MAX)), abi::NotLoanBook { caller });
    }
    done(send(&vault, admin, abi::setLoanBookCall { loanBook: alice }));
    refused(send(&vault, book, report(U256::ZERO)), abi::NotLoanBook { caller: book });
    done(send(&vault, alice, report(U256::ZERO)));
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(
    vault: Contract<SUsdAi>,
    admin: Address,
    alice: Address,
    bob: Address,
) {
    open_alone(&vault, admin);
    let accept = |who| send(&vault, who, abi::acceptAuthorityCall {});
    let offer = |account| done(send(&vault, admin, abi::transferAuthorityCall { account }));
    let pending = || ask(&vault, abi::pendingAuthorityCall {})._0;
    refused(accept(alice), abi::NotPendingAuthority { caller: alice });
    offer(alice);
    ended_with(&vault, [log(abi::AuthorityOffered { authority: admin, pendingAuthority: alice })]);
    assert_eq!([ask(&vault, abi::authorityCall {})._0, pending()], [admin, alice]);
    refused(accept(bob), abi::NotPendingAuthority { caller: bob });
    refused(accept(admin), abi::NotPendingAuthority { caller: admin });
    offer(Address::ZERO);
    refused(accept(alice), abi::NotPendingAuthority { caller: alice });
    offer(bob);
    done(accept(bob));
    ended_with(&vault, [log(abi::AuthorityChanged { previousAuthority: admin, authority: bob })]);
    assert_eq!([ask(&vault, abi::authorityCall {})._0, pending()], [bob, Address::ZERO]);
    refused(accept(bob), abi::NotPendingAuthority { caller: bob });
    let order = abi::setYieldFeeCall { fee: 1 };
    refused(send(&vault, admin, order), abi::NotAuthority { caller: admin });
    done(send(&vault, bob, abi::setYieldFeeCall { fee: 1 }));
}
