//! A module replaced by what is none: refused, or without harm to anybody.

use alloy_primitives::{Address, U256};
use tests::{
    LoanReport, Redemptions,
    abi::{IAuthority, ISUSDai, IUSDai},
    check::{done, refused},
    whole,
};

use crate::support::{Operation, ask, call, name, own, sealed};

#[test]
fn g07_what_is_no_contract_is_no_module() {
    let mut suite = sealed();
    let alice = suite.staking.world.alice.clone();
    let module = alice.address;
    for text in ["USDAI", "LOAN_BOOK", "QEV"] {
        let call = IAuthority::setModuleCall { name: name(text), module };
        let operation = Operation::new([own(&suite, &call)]);
        operation.wait(&mut suite);
        refused(operation.execute(&mut suite, &alice), IAuthority::ModuleHasNoCode { module });
        assert_eq!(done(suite.ask(&IAuthority::moduleCall { name: name(text) })), Address::ZERO);
    }
    let bad = IAuthority::setModuleCall { name: name("usdai"), module: suite.usdai() };
    let operation = Operation::new([own(&suite, &bad)]);
    operation.wait(&mut suite);
    let invalid = IAuthority::ModuleNameInvalid { name: name("usdai") };
    refused(operation.execute(&mut suite, &alice), invalid);
    let target =
        Operation::new([own(&suite, &IAuthority::addTargetCall { target: module, entries: vec![] })]);
    target.wait(&mut suite);
    refused(target.execute(&mut suite, &alice), IAuthority::TargetHasNoCode { target: module });
}

#[test]
fn g07_who_serves_those_who_leave_is_named_once() {
    let mut scene = Redemptions::new();
    done(scene.suite.rule(&IAuthority::sealCall {}));
    let (qev, alice) = (scene.qev, scene.world().alice.clone());
    for redemptions in [alice.address, scene.lens, scene.suite.usdai(), Address::ZERO, qev] {
        let set = call(scene.susdai(), &ISUSDai::setRedemptionsCall { redemptions });
        let operation = Operation::new([set]);
        operation.wait(&mut scene.suite);
        let wired = ISUSDai::RedemptionsWired { redemptions: qev };
        refused(operation.execute(&mut scene.suite, &alice), wired);
    }
}

#[test]
fn g07_a_loan_book_that_is_none_lends_nothing_and_keeps_nobody() {
    let start = {
        let mut scene = Redemptions::new();
        done(scene.suite.rule(&IAuthority::sealCall {}));
        let alice = scene.world().alice.clone();
        done(scene.suite.staking.stake(&alice, whole(10_000, 18)));
        scene
    };
    let nobody = Address::repeat_byte(0x71);
    for book in [Address::ZERO, nobody, start.suite.usdai(), start.qev, start.suite.authority] {
        let mut scene = start.clone();
        let alice = scene.world().alice.clone();
        let id = done(scene.request(&alice, whole(1_000, 18)));
        scene.settle(1);
        let set = call(scene.susdai(), &ISUSDai::setLoanBookCall { loanBook: book });
        Operation::new([set]).carry_out(&mut scene.suite);
        let (vault, usdai) = (scene.susdai(), scene.suite.usdai());
        let before = scene.prices();
        // The former book is nobody to the vault.
        let former = scene.suite.staking.book.clone();
        let lend = LoanReport { sent: whole(1, 18), principal: whole(1, 18), ..LoanReport::default() };
        refused(scene.tell_vault(&former, &lend.call()), ISUSDai::NotLoanBook { caller: former.address });
        assert_eq!(scene.prices(), before);
        let [shares, _] = done(scene.claim(&alice, &[id]));
        assert_eq!(shares, whole(1_000, 18));
        done(scene.suite.staking.stake(&alice, whole(100, 18)));
        done(scene.request(&alice, whole(100, 18)));
        assert!(ask(&mut scene.suite, usdai, &IUSDai::balanceOfCall { account: vault }) > U256::ZERO);
    }
}
