//! The constructor, what the authority sets, and what is said of the contract.

use crate::fake::Fake;
use crate::scene::{ADMIN, EID, PEER, Scene, constructor, done, log, number, open, refused};
use alloy_primitives::{Address, B256, U256};
use motsu::prelude::*;
use oft::Oft;
use oft::abi::IOFT as abi;

#[motsu::test]
fn it_is_constructed_once(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = Scene { oft: &oft, fake: &fake };
    let partner = fake.address();
    let construct = |authority, bridge, endpoint| scene.raw(alice, &constructor(authority, bridge, endpoint));
    for decimals in [0, 6, 17, 19] {
        fake.sender(ADMIN).decimals.set(number(decimals));
        refused(construct(ADMIN, partner, partner), abi::InvalidLocalDecimals {});
    }
    fake.sender(ADMIN).decimals.set(number(18));
    for [authority, bridge, endpoint] in
        [[Address::ZERO, partner, partner], [ADMIN, Address::ZERO, partner], [ADMIN, partner, Address::ZERO]]
    {
        refused(construct(authority, bridge, endpoint), abi::ZeroAddress {});
    }
    for [bridge, endpoint] in [[alice, partner], [partner, alice]] {
        refused(construct(ADMIN, bridge, endpoint), abi::NoContract { account: alice });
    }
    fake.sender(ADMIN).is_silent.set(true);
    refused(construct(ADMIN, partner, partner), abi::ContractSilent { contract_: partner });
    fake.sender(ADMIN).is_silent.set(false);
    done(construct(ADMIN, partner, partner));
    assert_eq!(fake.sender(ADMIN).approved.get(), U256::MAX);
    refused(construct(alice, partner, partner), abi::AlreadyConstructed {});
    let named = [
        scene.ask(abi::authorityCall {})._0,
        scene.ask(abi::bridgeCall {})._0,
        scene.ask(abi::endpointCall {})._0,
        scene.ask(abi::tokenCall {})._0,
    ];
    assert_eq!(named, [ADMIN, partner, partner, partner]);
}

#[motsu::test]
fn the_authority_names_peers_and_the_delegate(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    let peer = |eid| scene.ask(abi::peersCall { eid })._0;
    assert_eq!((peer(EID), peer(1)), (PEER, B256::ZERO));
    refused(scene.send(alice, abi::setPeerCall { eid: 1, peer: PEER }), abi::NotAuthority { caller: alice });
    done(scene.send(ADMIN, abi::setPeerCall { eid: EID, peer: B256::ZERO }));
    scene.ended_with([log(abi::PeerSet { eid: EID, peer: B256::ZERO })]);
    assert_eq!(peer(EID), B256::ZERO);
    let delegate = || abi::setDelegateCall { delegate: alice };
    refused(scene.send(alice, delegate()), abi::NotAuthority { caller: alice });
    done(scene.send(ADMIN, delegate()));
    assert_eq!(fake.sender(ADMIN).delegate.get(), alice);
}

#[motsu::test]
fn layer_zeros_tools_find_what_they_ask_for(oft: Contract<Oft>, fake: Contract<Fake>) {
    let scene = open(&oft, &fake);
    let versions = scene.ask(abi::oAppVersionCall {});
    assert_eq!((versions.senderVersion, versions.receiverVersion), (1, 2));
    let version = scene.ask(abi::oftVersionCall {});
    assert_eq!((version.interfaceId.0, version.version), ([0x02, 0xe4, 0x9c, 0x2c], 1));
    let parameters = "(uint32,bytes32,uint256,uint256,bytes,bytes,bytes)";
    let id = testing::interface_id(&[
        "oftVersion()",
        "token()",
        "approvalRequired()",
        "sharedDecimals()",
        &format!("quoteOFT({parameters})"),
        &format!("quoteSend({parameters},bool)"),
        &format!("send({parameters},(uint256,uint256),address)"),
    ]);
    assert_eq!(id, version.interfaceId);
    assert!(scene.ask(abi::approvalRequiredCall {})._0);
    assert_eq!(scene.ask(abi::sharedDecimalsCall {})._0, 6);
    assert_eq!(scene.ask(abi::decimalConversionRateCall {})._0, number(10).pow(number(12)));
    assert_eq!(scene.ask(abi::nextNonceCall { eid: EID, sender: PEER })._0, 0);
}

#[motsu::test]
fn the_place_is_passed_on_in_two_steps(oft: Contract<Oft>, fake: Contract<Fake>, alice: Address) {
    let scene = open(&oft, &fake);
    refused(scene.send(alice, abi::acceptAuthorityCall {}), abi::NotPendingAuthority { caller: alice });
    done(scene.send(ADMIN, abi::transferAuthorityCall { account: alice }));
    assert_eq!(scene.ask(abi::pendingAuthorityCall {})._0, alice);
    done(scene.send(alice, abi::acceptAuthorityCall {}));
    assert_eq!(scene.ask(abi::authorityCall {})._0, alice);
}
