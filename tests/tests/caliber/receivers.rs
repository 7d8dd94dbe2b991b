//! The named attacks of those who are given a title: they get in nowhere, and block nobody.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Credit,
    abi::{
        ICaliber, ICollateralAuction, ILoanRouter, IToken,
        fixtures::{IEvmCaller, ISigningWallet},
    },
    check::{done, made},
};

use crate::support::{ACTIVE, SOLD, deal_of, u, wallet_with_a_title};

/// A receiver that is asked tries every function of the registry, and to borrow against what it is just being given.
#[test]
fn n02_a_receiver_gets_in_nowhere() {
    let mut scene = Credit::new();
    let (wallet, owner, own) = wallet_with_a_title(&mut scene);
    let title = scene.title("first");
    let loan = deal_of(&scene, title, wallet);
    scene.prepare(&loan);
    let deposits = scene.deposits(&loan);
    let borrow = ILoanRouter::borrowCall { terms: loan.terms.clone(), deposits };
    let mut attempts: Vec<(&str, Address, Bytes)> = vec![
        ("borrow", scene.router, borrow.abi_encode().into()),
        ("give away", scene.caliber, {
            let to = owner.address;
            ICaliber::transferFromCall { from: wallet, to, tokenId: own }.abi_encode().into()
        }),
    ];
    let zeros = [0; 30 * 32];
    let all = ICaliber::ICaliberCalls::SIGNATURES.iter().zip(ICaliber::ICaliberCalls::SELECTORS);
    attempts.extend(
        all.map(|(name, selector)| {
            (*name, scene.caliber, Bytes::from([selector.as_slice(), &zeros].concat()))
        }),
    );
    let (from, borrower, keeper) =
        (scene.people.borrower.address, scene.people.borrower.clone(), scene.people.keeper.clone());
    let give = ICaliber::safeTransferFrom_0Call { from, to: wallet, tokenId: title };
    for (name, target, data) in attempts {
        let mut scene = scene.clone();
        done(scene.chain().send(&keeper, wallet, &ISigningWallet::armCall { target, data }));
        done(scene.tell_caliber(&borrower, &give));
        let attempts = scene.look(wallet, &ISigningWallet::attemptsCall {});
        let successes = scene.look(wallet, &ISigningWallet::successesCall {});
        assert_eq!((attempts, successes), (u(1), u(0)), "{name}");
        assert_eq!((scene.owner(title), scene.owner(own)), (wallet, wallet), "{name}");
        assert_eq!((scene.state(title), scene.state(own)), (ACTIVE, ACTIVE), "{name}");
    }
}

/// A borrower or buyer that takes no token is given its title all the same: it is not asked.
#[test]
fn n09_a_receiver_without_a_hook_blocks_nothing() {
    let mut scene = Credit::new();
    let (wallet, owner, title) = wallet_with_a_title(&mut scene);
    let (router, keeper) = (scene.router, scene.people.keeper.clone());
    done(scene.chain().send(&keeper, wallet, &ISigningWallet::setTakesTokensCall { takes: false }));
    let loan = deal_of(&scene, title, wallet);
    scene.prepare(&loan);
    let deposits = scene.deposits(&loan);
    let borrow = ILoanRouter::borrowCall { terms: loan.terms.clone(), deposits };
    done(scene.through(wallet, &owner, router, &borrow));

    let mut paid = scene.clone();
    let payoff = paid.expected_quote(&loan).payoff.raw();
    done(paid.repay(&keeper, &loan, payoff + u(1_000_000)));
    assert_eq!((paid.owner(title), paid.state(title)), (wallet, ACTIVE));

    // What bids may be a contract that knows no title at all.
    scene.default_and_foreclose(&loan);
    let buyer = made(scene.redemptions.world().deploy("EvmCaller", &[]));
    let price = scene.sale(title).leastBid;
    let (auction, currency) = (scene.auction, loan.currency);
    scene.give(buyer, currency, price);
    let steps = [
        (currency.token, IToken::approveCall { spender: auction, value: U256::MAX }.abi_encode()),
        (auction, ICollateralAuction::bidCall { title, amount: price }.abi_encode()),
    ];
    let steps = steps.map(|(target, data)| IEvmCaller::Step { target, data: data.into() });
    done(scene.chain().send(&keeper, buyer, &IEvmCaller::batchCall { steps: steps.to_vec() }));
    scene.go_past_round(&loan);
    done(scene.settle(&loan));
    assert_eq!((scene.owner(title), scene.state(title)), (buyer, SOLD));
    done(scene.recover(&loan));
}
