//! Who may give orders, and what only the vault may do.

use crate::fake::FakeVault;
use crate::scene::{NOW, bid, done, log, number, open, refused, whole};
use alloy_primitives::{Address, B256};
use alloy_sol_types::SolCall;
use motsu::prelude::*;
use qev::Qev;
use qev::abi::IQEV as abi;

fn orders(account: Address) -> Vec<Vec<u8>> {
    vec![
        abi::pauseRequestsCall { until: NOW + 1 }.abi_encode(),
        abi::setRulesCall { maximumTick: 100, penalty: 100 }.abi_encode(),
        // What is out of its bounds is not even looked at.
        abi::setRulesCall { maximumTick: 0, penalty: 0 }.abi_encode(),
        abi::transferAuthorityCall { account }.abi_encode(),
    ]
}

fn of_the_vault(account: Address) -> Vec<Vec<u8>> {
    let (commitment, ciphertext) = (B256::repeat_byte(1), vec![].into());
    vec![
        abi::requestCall { shares: whole(1), controller: account, owner: account }.abi_encode(),
        abi::requestWithCommitmentCall {
            shares: whole(1),
            controller: account,
            owner: account,
            expectedId: number(1),
            epoch: 1,
            commitment,
            ciphertext,
        }
        .abi_encode(),
        abi::redeemForCall { controller: account, shares: number(1) }.abi_encode(),
        abi::withdrawForCall { controller: account, assets: number(1) }.abi_encode(),
    ]
}

#[motsu::test]
fn only_the_authority_gives_orders_and_only_the_vault_requests(
    qev: Contract<Qev>,
    vault: Contract<FakeVault>,
    admin: Address,
    alice: Address,
) {
    let scene = open(&qev, &vault);
    done(scene.send(vault.address(), abi::transferAuthorityCall { account: admin }));
    done(scene.send(admin, abi::acceptAuthorityCall {}));
    let id = scene.enter(alice, 5, Some(300));
    let events = qev.all_events();
    for caller in [alice, vault.address(), qev.address(), Address::ZERO] {
        for call in orders(alice) {
            refused(scene.raw(caller, &call), abi::NotAuthority { caller });
        }
    }
    for caller in [alice, admin, qev.address(), Address::ZERO] {
        for call in of_the_vault(alice) {
            refused(scene.raw(caller, &call), abi::NotVault { caller });
        }
    }
    // Neither may bid for an owner.
    for operator in [admin, vault.address()] {
        let stranger = || abi::ERC721InsufficientApproval { operator, tokenId: id };
        refused(scene.commit(operator, id, 1, &bid(1, 1)), stranger());
        refused(scene.send(operator, abi::withdrawCommitmentCall { id }), stranger());
        refused(scene.send(operator, abi::withdrawBidCall { id }), stranger());
        refused(
            scene.send(operator, abi::transferFromCall { from: alice, to: admin, tokenId: id }),
            stranger(),
        );
        refused(
            scene.send(operator, abi::cancelCall { id }),
            abi::NotOwnerOrOperator { caller: operator, id },
        );
        refused(
            scene.send(operator, abi::claimCall { ids: vec![id], epochs: 1, receiver: admin }),
            abi::NothingToClaim {},
        );
    }
    assert_eq!(qev.all_events(), events);
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(qev: Contract<Qev>, vault: Contract<FakeVault>, alice: Address) {
    let scene = open(&qev, &vault);
    let accept = |who| scene.send(who, abi::acceptAuthorityCall {});
    refused(accept(alice), abi::NotPendingAuthority { caller: alice });
    done(scene.send(vault.address(), abi::transferAuthorityCall { account: alice }));
    scene.ended_with([log(abi::AuthorityOffered { authority: vault.address(), pendingAuthority: alice })]);
    done(accept(alice));
    scene.ended_with([log(abi::AuthorityChanged { previousAuthority: vault.address(), authority: alice })]);
    done(scene.send(alice, abi::setRulesCall { maximumTick: 100, penalty: 100 }));
}
