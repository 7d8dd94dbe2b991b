//! The early end of a deposit.

use crate::scene::{EXPIRATION, LOAN, NONE, NOW, Scene, TARGET, balance, done, fund, log, number, refused};
use crate::wallet::Wallet;
use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::SolValue;
use deposit_timelock::DepositTimelock;
use deposit_timelock::abi::IDepositTimelock as abi;
use kit::clock::pass;
use mock_dollar::MockDollar;
use motsu::prelude::*;

const TYPE: &str = "Cancellation(address depositor,address target,bytes32 context,address token,uint256 amount,\
                    uint64 expiration,uint64 depositedAt)";
const DOMAIN_TYPE: &str =
    "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";

/// What a counterparty signs, by EIP-712 as it is written.
fn digest(scene: &Scene, depositor: Address, amount: u64, deposited_at: u64) -> B256 {
    let this = scene.timelock.address();
    let [domain_type, name, version] = [DOMAIN_TYPE, "USDai Deposit Timelock", "1"].map(keccak256);
    let domain = keccak256((domain_type, name, version, number(42_161), this).abi_encode());
    assert_eq!(scene.ask(abi::DOMAIN_SEPARATORCall {})._0, domain);
    let whose = (depositor, TARGET, LOAN, scene.token).abi_encode();
    let what = (number(amount), EXPIRATION, deposited_at).abi_encode();
    let hash = keccak256([&keccak256(TYPE)[..], &whose, &what].concat());
    keccak256([&[0x19, 0x01], &domain[..], &hash[..]].concat())
}

/// 65 bytes r, s, v.
fn sign(account: &Account, digest: B256) -> Bytes {
    let signer = account.signer();
    let (signature, recovery) =
        signer.credential().sign_prehash_recoverable(&digest[..]).expect("a signature");
    [&signature.to_bytes()[..], &[27 + recovery.to_byte()]].concat().into()
}

fn cancel(scene: &Scene, depositor: Address, signature: Bytes) -> Result<U256, Vec<u8>> {
    let call = abi::cancelEarlyCall { target: TARGET, context: LOAN, token: scene.token, signature };
    scene.send(depositor, call).map(|answer| answer.amount)
}

#[motsu::test]
fn a_key_agrees_to_this_deposit_and_no_later_one(
    timelock: Contract<DepositTimelock>,
    dollar: Contract<MockDollar>,
    alice: Account,
    bob: Account,
) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    let (lender, counterparty) = (alice.address(), bob.address());
    // A key with a delegation (EIP-7702): the tests' machine calls nobody else.
    let _wallet = Contract::<Wallet>::new_at(counterparty);
    refused(cancel(&scene, lender, Bytes::new()), abi::NoDeposit {});
    fund(&scene, &dollar, lender, 1_000);
    done(scene.send(lender, scene.deposit_with(counterparty, 1_000)));
    let agreed = digest(&scene, lender, 1_000, NOW);
    let call =
        abi::cancellationHashCall { depositor: lender, target: TARGET, context: LOAN, token: scene.token };
    assert_eq!(scene.ask(call)._0, agreed);
    let invalid = || abi::InvalidSignature { counterparty };
    let signature = sign(&bob, agreed);
    refused(cancel(&scene, lender, sign(&alice, agreed)), invalid());
    refused(cancel(&scene, lender, sign(&bob, digest(&scene, lender, 999, NOW))), invalid());
    refused(cancel(&scene, lender, signature.slice(..64)), invalid());
    refused(cancel(&scene, lender, Bytes::new()), invalid());
    // Nobody but the depositor has that deposit.
    refused(cancel(&scene, counterparty, signature.clone()), abi::NoDeposit {});
    assert_eq!(done(cancel(&scene, lender, signature.clone())), number(1_000));
    scene.ended_with([log(abi::Cancelled {
        depositor: lender,
        target: TARGET,
        context: LOAN,
        token: scene.token,
        amount: number(1_000),
    })]);
    assert_eq!((scene.held(lender), balance(&dollar, lender)), (NONE, number(1_000)));
    // The same deposit a second later is another.
    pass(1);
    fund(&scene, &dollar, lender, 1_000);
    done(scene.send(lender, scene.deposit_with(counterparty, 1_000)));
    refused(cancel(&scene, lender, signature), invalid());
    done(cancel(&scene, lender, sign(&bob, digest(&scene, lender, 1_000, NOW + 1))));
}

#[motsu::test]
fn a_contract_agrees_by_its_own_rules(
    timelock: Contract<DepositTimelock>,
    dollar: Contract<MockDollar>,
    wallet: Contract<Wallet>,
    alice: Address,
) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    let counterparty = wallet.address();
    fund(&scene, &dollar, alice, 1_000);
    done(scene.send(alice, scene.deposit_with(counterparty, 1_000)));
    let sevens = || Bytes::from(vec![7; 80]);
    let invalid = || abi::InvalidSignature { counterparty };
    refused(cancel(&scene, alice, sevens()), invalid());
    let agreed = digest(&scene, alice, 1_000, NOW);
    wallet.sender(alice).agreed.set(agreed);
    refused(cancel(&scene, alice, Bytes::from(vec![7; 79])), invalid());
    wallet.sender(alice).short.set(number(1));
    refused(cancel(&scene, alice, sevens()), invalid());
    wallet.sender(alice).short.set(U256::ZERO);
    done(cancel(&scene, alice, sevens()));
    assert_eq!((scene.held(alice), balance(&dollar, alice)), (NONE, number(1_000)));
}

#[motsu::test]
fn without_a_counterparty_nobody_can_agree(
    timelock: Contract<DepositTimelock>,
    dollar: Contract<MockDollar>,
    alice: Account,
) {
    let scene = Scene { timelock: &timelock, token: dollar.address() };
    let lender = alice.address();
    fund(&scene, &dollar, lender, 1_000);
    done(scene.send(lender, scene.deposit(1_000)));
    let signature = sign(&alice, digest(&scene, lender, 1_000, NOW));
    refused(cancel(&scene, lender, signature), abi::NoCounterparty {});
}
