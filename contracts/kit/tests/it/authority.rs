//! Who may give orders, and how the place is passed on.

use crate::plain::{Plain, construct, done, refused};
use alloy_primitives::Address;
use alloy_sol_types::{SolError, SolValue};
use kit::authority::abi;
use kit::errors::IKit;
use motsu::prelude::*;

#[motsu::test]
fn it_is_named_once_and_is_somebody(contract: Contract<Plain>, alice: Address, bob: Address) {
    assert_eq!(construct(&contract, bob, Address::ZERO), Err(IKit::ZeroAddress {}.abi_encode()));
    assert_eq!(construct(&contract, bob, alice), Ok(Vec::new()));
    assert_eq!(construct(&contract, bob, bob), Err(IKit::AlreadyConstructed {}.abi_encode()));
    assert_eq!(done(&contract, bob, abi::authorityCall {}), alice.abi_encode());
    assert_eq!(done(&contract, bob, abi::pendingAuthorityCall {}), Address::ZERO.abi_encode());
    let named = abi::AuthorityChanged { previousAuthority: Address::ZERO, authority: alice };
    assert!(contract.emitted(&named));
}

#[motsu::test]
fn only_it_offers_its_place(contract: Contract<Plain>, alice: Address, bob: Address) {
    let offer = |account| abi::transferAuthorityCall { account };
    assert_eq!(construct(&contract, alice, alice), Ok(Vec::new()));
    refused(&contract, bob, offer(bob), IKit::NotAuthority { caller: bob });
    refused(&contract, Address::ZERO, offer(bob), IKit::NotAuthority { caller: Address::ZERO });
    done(&contract, alice, offer(bob));
    assert!(contract.emitted(&abi::AuthorityOffered { authority: alice, pendingAuthority: bob }));
    refused(&contract, bob, offer(bob), IKit::NotAuthority { caller: bob });
    assert_eq!(done(&contract, bob, abi::pendingAuthorityCall {}), bob.abi_encode());
}

#[motsu::test]
fn only_the_last_offer_counts_and_only_once(
    contract: Contract<Plain>,
    alice: Address,
    bob: Address,
    carol: Address,
) {
    let offer = |account| abi::transferAuthorityCall { account };
    let not_offered = |caller| IKit::NotPendingAuthority { caller };
    assert_eq!(construct(&contract, alice, alice), Ok(Vec::new()));
    refused(&contract, bob, abi::acceptAuthorityCall {}, not_offered(bob));
    done(&contract, alice, offer(carol));
    done(&contract, alice, offer(bob));
    refused(&contract, carol, abi::acceptAuthorityCall {}, not_offered(carol));
    done(&contract, alice, offer(Address::ZERO));
    refused(&contract, bob, abi::acceptAuthorityCall {}, not_offered(bob));
    done(&contract, alice, offer(bob));
    done(&contract, bob, abi::acceptAuthorityCall {});
    assert!(contract.emitted(&abi::AuthorityChanged { previousAuthority: alice, authority: bob }));
    assert_eq!(done(&contract, carol, abi::authorityCall {}), bob.abi_encode());
    assert_eq!(done(&contract, carol, abi::pendingAuthorityCall {}), Address::ZERO.abi_encode());
    refused(&contract, bob, abi::acceptAuthorityCall {}, not_offered(bob));
    refused(&contract, alice, offer(alice), IKit::NotAuthority { caller: alice });
}
