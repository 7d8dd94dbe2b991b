//! The errors that every token has, provoked, with the numbers in them.

use alloy_primitives::{Address, B256, U256};
use tests::{
    abi::{IErc20, IRuled},
    calldata::u,
    check::done,
    provoked::Provoked,
    token::{
        Subject, balance,
        permit::{CURVE_ORDER, Domain, Permit, Signed},
        tell,
    },
};

use crate::Token;

/// Of balances and allowances, of value, of constructing again, and of an authority's place.
pub fn of_the_token(token: &mut Token, provoked: &mut Provoked) {
    let (alice, bob, contract) = (token.world().alice.clone(), token.world().bob.address, token.token());
    let (sender, none, value) = (alice.address, Address::ZERO, U256::ONE);
    let held = balance(token, sender);
    let transfer = IErc20::transferCall { to: bob, value: held + value };
    let expected = IErc20::ERC20InsufficientBalance { sender, balance: held, needed: held + value };
    provoked.by(tell(token, &alice, &transfer), expected);
    let to_nobody = IErc20::transferCall { to: none, value };
    provoked.by(tell(token, &alice, &to_nobody), IErc20::ERC20InvalidReceiver { receiver: none });
    let from_bob = IErc20::transferFromCall { from: bob, to: sender, value };
    let expected =
        IErc20::ERC20InsufficientAllowance { spender: sender, allowance: U256::ZERO, needed: value };
    provoked.by(tell(token, &alice, &from_bob), expected);
    let approve = IErc20::approveCall { spender: none, value };
    provoked.by(tell(token, &alice, &approve), IErc20::ERC20InvalidSpender { spender: none });
    let chain = &mut token.world_mut().chain;
    // The zero address sends no transaction, but a call may be made as if it did.
    let refused = chain.call_as(none, contract, &transfer);
    provoked.by(refused, IErc20::ERC20InvalidSender { sender: none });
    let approve = IErc20::approveCall { spender: bob, value };
    let refused = chain.call_as(none, contract, &approve);
    provoked.by(refused, IErc20::ERC20InvalidApprover { approver: none });
    let sent = chain.send_value(&alice, contract, u(7), &IErc20::totalSupplyCall {});
    provoked.by(sent, IErc20::ValueNotAccepted { value: u(7) });
    let offer = IRuled::transferAuthorityCall { account: sender };
    provoked.by(tell(token, &alice, &offer), IRuled::NotAuthority { caller: sender });
    let accept = IRuled::acceptAuthorityCall {};
    provoked.by(tell(token, &alice, &accept), IRuled::NotPendingAuthority { caller: sender });
    let constructor = [&[0x55, 0x85, 0x25, 0x8d], token.construction(sender).as_slice()].concat();
    let again = token.world_mut().chain.call_raw(&alice, contract, constructor);
    provoked.by(again, IRuled::AlreadyConstructed {});
}

/// Of signatures.
pub fn of_permits(token: &mut Token, provoked: &mut Provoked) {
    let (alice, bob) = (token.world().alice.clone(), token.world().bob.clone());
    let permit = Permit::sample(token);
    let domain = Domain::of(token);
    let signed = permit.sign(&alice, &domain);
    let expired = Permit { deadline: u(9), ..permit.clone() };
    provoked.by(tell(token, &bob, &expired.call(signed)), IErc20::ERC2612ExpiredSignature { deadline: u(9) });
    let by_bob = permit.sign(&bob, &domain);
    let expected = IErc20::ERC2612InvalidSigner { signer: bob.address, owner: alice.address };
    provoked.by(tell(token, &bob, &permit.call(by_bob)), expected);
    let nobody = Signed { v: 0, ..signed };
    provoked.by(tell(token, &bob, &permit.call(nobody)), IErc20::ECDSAInvalidSignature {});
    let s = B256::from(CURVE_ORDER - U256::from_be_bytes(signed.s.0));
    let twin = permit.call(Signed { s, ..signed });
    provoked.by(tell(token, &bob, &twin), IErc20::ECDSAInvalidSignatureS { s });
    done(tell(token, &bob, &permit.call(signed)));
}
