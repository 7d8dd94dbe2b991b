//! The dollar's story on the real machine.

use alloy_primitives::{Address, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, Chain, Program};
use tests::check::{done, refused};
use tests::whole;

use crate::permit::{self, Permit};
use crate::{IDollar, units};

struct Story {
    chain: Chain,
    token: Address,
    alice: Account,
    bob: Account,
    carol: Account,
}

impl Story {
    #[track_caller]
    fn begin(decimals: u8) -> Self {
        let mut chain = Chain::dev();
        let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| chain.account(name));
        let program = Program::load("mock-dollar").unwrap_or_else(|error| panic!("{error}"));
        let deployed = chain.deploy(&program, &U256::from(decimals).abi_encode());
        let token = deployed.unwrap_or_else(|error| panic!("{error}")).address;
        Self { chain, token, alice, bob, carol }
    }

    #[track_caller]
    fn check_balances(&mut self, expected: [U256; 3]) {
        let people = [&self.alice, &self.bob, &self.carol].map(|person| person.address);
        for (account, balance) in people.into_iter().zip(expected) {
            let call = IDollar::balanceOfCall { account };
            assert_eq!(done(self.chain.call(self.token, &call)), balance, "of {account}");
        }
    }

    #[track_caller]
    fn check_allowance(&mut self, expected: U256) {
        let call = IDollar::allowanceCall { owner: self.alice.address, spender: self.bob.address };
        assert_eq!(done(self.chain.call(self.token, &call)), expected);
    }
}

#[test]
fn it_has_the_decimals_it_was_given() {
    for decimals in [0, 6, 18, u8::MAX] {
        let mut story = Story::begin(decimals);
        assert_eq!(done(story.chain.call(story.token, &IDollar::decimalsCall {})), decimals);
    }
}

#[test]
fn mint_approve_permit_and_spend() {
    for decimals in [6, 18] {
        let mut story = Story::begin(decimals);
        let Story { chain, token, alice, bob, carol } = &mut story;
        let (token, hundred, thirty) = (*token, whole(100, decimals), whole(30, decimals));
        let (alice_, bob_, carol_) = (alice.address, bob.address, carol.address);

        let receipt = done(chain.send(&*carol, token, &IDollar::mintCall { to: alice_, value: hundred }));
        let minted = IDollar::Transfer { from: Address::ZERO, to: alice_, value: hundred };
        assert_eq!(receipt.logs_of::<IDollar::Transfer>(token), [minted]);
        assert_eq!(done(chain.call(token, &IDollar::totalSupplyCall {})), hundred);

        let receipt =
            done(chain.send(&*alice, token, &IDollar::approveCall { spender: bob_, value: thirty }));
        let approved = IDollar::Approval { owner: alice_, spender: bob_, value: thirty };
        assert_eq!(receipt.logs_of::<IDollar::Approval>(token), [approved]);
        let spending = |value| IDollar::transferFromCall { from: alice_, to: carol_, value };
        let receipt = done(chain.send(&*bob, token, &spending(thirty)));
        let moved = IDollar::Transfer { from: alice_, to: carol_, value: thirty };
        assert_eq!(receipt.logs_of::<IDollar::Transfer>(token), [moved]);
        let spent = IDollar::AllowanceTooLow { spender: bob_, allowance: U256::ZERO, needed: units(1) };
        refused(chain.send(&*bob, token, &spending(units(1))), spent);

        let deadline = U256::from(chain.timestamp());
        let content = Permit { owner: alice_, spender: bob_, value: U256::MAX, nonce: U256::ZERO, deadline };
        let permit = permit::sign(chain, token, alice, &content);
        let receipt = done(chain.send(&*carol, token, &permit));
        let permitted = IDollar::Approval { owner: alice_, spender: bob_, value: U256::MAX };
        assert_eq!(receipt.logs_of::<IDollar::Approval>(token), [permitted]);
        done(chain.send(&*bob, token, &spending(thirty)));
        story.check_allowance(U256::MAX);
        story.check_balances([whole(40, decimals), U256::ZERO, whole(60, decimals)]);
    }
}

#[test]
fn a_permit_is_good_once_for_its_signer_until_its_deadline() {
    let mut story = Story::begin(6);
    let Story { chain, token, alice, bob, carol } = &mut story;
    let (token, owner, spender) = (*token, alice.address, bob.address);
    let deadline = U256::from(chain.timestamp() + 100);
    let content = Permit { owner, spender, value: units(5), nonce: U256::ZERO, deadline };
    let by_carol = permit::sign(chain, token, carol, &content);
    let not_by_owner = IDollar::PermitNotByOwner { signer: carol.address, owner };
    refused(chain.send(&*bob, token, &by_carol), not_by_owner);
    let by_alice = permit::sign(chain, token, alice, &content);
    done(chain.send(&*bob, token, &permit::other_signature(by_alice.clone())));
    assert_eq!(done(chain.call(token, &IDollar::noncesCall { owner })), units(1));
    let replayed = chain.send(&*bob, token, &by_alice);
    assert!(replayed.is_err_and(|error| error.is::<IDollar::PermitNotByOwner>()));
    chain.warp(101);
    refused(chain.send(&*bob, token, &by_alice), IDollar::PermitExpired { deadline });
    story.check_allowance(units(5));
}
