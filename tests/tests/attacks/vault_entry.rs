//! Entering with somebody else's signature, tokens or patience.

use alloy_primitives::{Address, B256, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::chain::Account;
use tests::{
    Staking,
    abi::{ISUSDai, IToken, IUSDai},
    check::{done, refused},
};

use crate::vault_support::{DAY, ask, lend, people, wad};

/// The owner's signature of a permit of one of both tokens.
#[track_caller]
fn sign(
    staking: &mut Staking,
    token: Address,
    owner: &Account,
    spender: Address,
    value: U256,
) -> IUSDai::permitCall {
    let chain = &mut staking.world.chain;
    let separator = done(chain.call(token, &IUSDai::DOMAIN_SEPARATORCall {}));
    let nonce = done(chain.call(token, &IUSDai::noncesCall { owner: owner.address }));
    let kind =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    let fields = (kind, owner.address, spender, value, nonce, U256::MAX).abi_encode();
    let digest = keccak256([&[0x19, 0x01], separator.as_slice(), keccak256(fields).as_slice()].concat());
    let signature = owner.sign_hash(digest);
    let v = if signature.v() { 28 } else { 27 };
    let [r, s] = [signature.r(), signature.s()].map(B256::from);
    IUSDai::permitCall { owner: owner.address, spender, value, deadline: U256::MAX, v, r, s }
}

fn deposit_with(
    permit: &IUSDai::permitCall,
    assets: U256,
    receiver: Address,
) -> ISUSDai::depositWithPermitCall {
    let &IUSDai::permitCall { deadline, v, r, s, .. } = permit;
    ISUSDai::depositWithPermitCall { assets, receiver, minShares: U256::ZERO, deadline, v, r, s }
}

/// Nobody lets the vault take anything.
fn without_approvals() -> Staking {
    let mut staking = Staking::new();
    for person in people(&staking) {
        let none = IToken::approveCall { spender: staking.susdai, value: U256::ZERO };
        done(staking.world.chain.send(&person, staking.world.usdai, &none));
    }
    staking
}

#[test]
fn a_permit_of_one_token_opens_not_the_other() {
    let mut staking = without_approvals();
    let [alice, bob, _] = people(&staking);
    let (usdai, susdai) = (staking.world.usdai, staking.susdai);
    for (signed, other) in [(usdai, susdai), (susdai, usdai)] {
        let permit = sign(&mut staking, signed, &alice, bob.address, wad(5));
        assert!(staking.world.chain.send(&bob, other, &permit).is_err());
        done(staking.world.chain.send(&bob, signed, &permit));
        assert!(staking.world.chain.send(&bob, signed, &permit).is_err(), "twice");
        let call = IUSDai::allowanceCall { owner: alice.address, spender: bob.address };
        assert_eq!(done(staking.world.chain.call(signed, &call)), wad(5));
        let nothing = IUSDai::approveCall { spender: bob.address, value: U256::ZERO };
        done(staking.world.chain.send(&alice, signed, &nothing));
    }
}

#[test]
fn a_permit_that_somebody_brought_first_blocks_no_deposit() {
    let mut staking = without_approvals();
    let [alice, bob, _] = people(&staking);
    let (usdai, susdai) = (staking.world.usdai, staking.susdai);
    let permit = sign(&mut staking, usdai, &alice, susdai, wad(5));
    done(staking.world.chain.send(&bob, usdai, &permit));
    done(staking.tell(&alice, &deposit_with(&permit, wad(5), alice.address)));
    assert_eq!(done(staking.shares(alice.address)), wad(5));
}

#[test]
fn a_permit_of_another_pays_for_nobody() {
    let mut staking = without_approvals();
    let [alice, bob, _] = people(&staking);
    let (usdai, susdai) = (staking.world.usdai, staking.susdai);
    let permit = sign(&mut staking, usdai, &alice, susdai, wad(5));
    let short =
        |allowance, needed| ISUSDai::ERC20InsufficientAllowance { spender: susdai, allowance, needed };
    refused(staking.tell(&bob, &deposit_with(&permit, wad(5), bob.address)), short(U256::ZERO, wad(5)));
    // Even where alice has let the vault take hers, bob's calls take bob's.
    done(staking.world.chain.send(&bob, usdai, &permit));
    for call in [deposit_with(&permit, wad(5), bob.address), deposit_with(&permit, wad(5), alice.address)] {
        refused(staking.tell(&bob, &call), short(U256::ZERO, wad(5)));
    }
    // A permit for less than the deposit gives no more than it says, whoever brings it.
    let less = deposit_with(&permit, wad(6), alice.address);
    refused(staking.tell(&alice, &less), short(wad(5), wad(6)));
    assert_eq!(ask(&mut staking, &ISUSDai::totalSupplyCall {}), U256::ZERO);
}

#[test]
fn twins_and_odd_signatures_open_no_shares() {
    let mut staking = Staking::new();
    let [alice, bob, _] = people(&staking);
    let susdai = staking.susdai;
    let permit = sign(&mut staking, susdai, &alice, bob.address, wad(5));
    let order = U256::from_be_bytes(alloy_primitives::hex!(
        "fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"
    ));
    let s = B256::from(order - U256::from_be_bytes(permit.s.0));
    let twin = IUSDai::permitCall { v: 55 - permit.v, s, ..permit.clone() };
    refused(staking.world.chain.send(&bob, susdai, &twin), ISUSDai::ECDSAInvalidSignatureS { s });
    for odd in [
        IUSDai::permitCall { v: 0, ..permit.clone() },
        IUSDai::permitCall { v: 255, ..permit.clone() },
        IUSDai::permitCall { owner: Address::ZERO, r: B256::ZERO, ..permit.clone() },
        IUSDai::permitCall { value: wad(6), ..permit.clone() },
        IUSDai::permitCall { spender: alice.address, ..permit.clone() },
    ] {
        assert!(staking.world.chain.send(&bob, susdai, &odd).is_err(), "{odd:?}");
    }
    done(staking.world.chain.send(&bob, susdai, &permit));
}

#[test]
fn what_may_be_deposited_is_nothing_for_a_receiver_that_is_refused() {
    let mut staking = Staking::new();
    for receiver in [staking.susdai, Address::ZERO] {
        let most = ask(&mut staking, &ISUSDai::maxDepositCall { receiver });
        let shares = ask(&mut staking, &ISUSDai::maxMintCall { receiver });
        assert_eq!([most, shares], [U256::ZERO; 2], "for {receiver}, to whom no share can go");
    }
}

#[test]
fn calldata_that_is_odd_stakes_nothing() {
    let mut staking = Staking::new();
    let bob = staking.world.bob.clone();
    let good = ISUSDai::deposit_0Call { assets: wad(1), receiver: bob.address }.abi_encode();
    let mut dirty = good.clone();
    dirty[36] = 1;
    let short = good[..good.len() - 1].to_vec();
    for data in [dirty, short, good[..4].to_vec(), good[..3].to_vec(), Vec::new()] {
        let tx = staking.world.chain.transaction(&bob, Some(staking.susdai), data);
        let receipt = staking.world.chain.transact(&tx).unwrap_or_else(|invalid| panic!("{invalid}"));
        assert!(!receipt.is_success() && receipt.output.is_empty());
    }
    let tx = staking.world.chain.transaction(&bob, Some(staking.susdai), [good, vec![7; 100]].concat());
    assert!(staking.world.chain.transact(&tx).is_ok_and(|receipt| receipt.is_success()));
    assert_eq!(done(staking.shares(bob.address)), wad(1));
}

#[test]
fn nobody_makes_a_deposit_of_another_dear() {
    // Loans, doubts, both streams, every source and a lock that is due: a deposit has its one price.
    let mut staking = Staking::new();
    let [alice, bob, _] = people(&staking);
    done(staking.stake(&alice, wad(100_000)));
    let plain = gas_of_a_deposit(&mut staking, &bob);
    done(staking.rule(&ISUSDai::setYieldFeeCall { fee: 1_000 }));
    lend(&mut staking, wad(50_000), 2_000);
    done(staking.earn(500));
    staking.world.chain.warp(28 * DAY);
    for _ in 0..40 {
        done(staking.stake(&bob, U256::from(7)));
        done(staking.harvest());
    }
    staking.world.chain.warp(30 * DAY);
    let busy = gas_of_a_deposit(&mut staking, &bob);
    assert!(busy < plain + 150_000, "{busy} instead of {plain}");
}

#[track_caller]
fn gas_of_a_deposit(staking: &mut Staking, who: &Account) -> u64 {
    let call = ISUSDai::deposit_0Call { assets: wad(1), receiver: who.address };
    done(staking.tell(who, &call)).gas_used
}
