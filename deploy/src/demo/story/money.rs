//! Dollars in, USDai out, and back.

use alloy_primitives::{U256, keccak256};
use alloy_sol_types::{SolValue, sol};
use anyhow::ensure;
use stylus_chain::chain::Account;
use usdai_bindings::{IToken, IUSDai};

use super::{dollars, units};
use crate::demo::stage::Stage;

sol! {
    /// ERC-2612's message, hashed by EIP-712.
    struct Permit { address owner; address spender; uint256 value; uint256 nonce; uint256 deadline; }
}

const HOUR: u64 = 3_600;

/// A million is minted, a part is spent, a part is redeemed.
pub fn dollars_in_and_out(stage: &mut Stage) -> anyhow::Result<()> {
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| stage.person(name));
    mint(stage, &alice)?;
    spend(stage, &alice, &bob, &carol)?;
    redeem(stage, &bob)
}

fn mint(stage: &mut Stage, alice: &Account) -> anyhow::Result<()> {
    let (usdai, dollar) = (stage.usdai, stage.dollar);
    let million = dollars(1_000_000);
    let earn = IToken::mintCall { to: alice.address, value: million };
    stage.act("Alice earns 1,000,000 dollars", alice, dollar, &earn)?;
    let approve = IToken::approveCall { spender: usdai, value: million };
    stage.act("She lets USDai take them", alice, dollar, &approve)?;
    let deposit = IUSDai::deposit_0Call {
        depositToken: dollar,
        depositAmount: million,
        usdaiAmountMinimum: units(1_000_000),
        recipient: alice.address,
    };
    let receipt = stage.act("She deposits them and USDai is minted", alice, usdai, &deposit)?;
    let minted = receipt.returned::<IUSDai::deposit_0Call>()?;
    ensure!(minted == units(1_000_000), "minted {minted}");
    Ok(())
}

fn spend(stage: &mut Stage, alice: &Account, bob: &Account, carol: &Account) -> anyhow::Result<()> {
    let usdai = stage.usdai;
    let transfer = IUSDai::transferCall { to: bob.address, value: units(250_000) };
    stage.act("Alice sends Bob 250,000 USDai", alice, usdai, &transfer)?;

    let deadline = U256::from(stage.chain.timestamp() + HOUR);
    let value = units(1_000);
    let permit = signed_permit(stage, alice, carol, value, deadline)?;
    stage.act("Carol brings Alice's signed permit for 1,000 USDai", carol, usdai, &permit)?;
    let pull = IUSDai::transferFromCall { from: alice.address, to: carol.address, value };
    stage.act("and collects them; Alice paid no gas", carol, usdai, &pull)?;
    stage.refused("A second use of the permit is refused", carol, usdai, &permit)?;
    Ok(())
}

fn redeem(stage: &mut Stage, bob: &Account) -> anyhow::Result<()> {
    let (usdai, dollar) = (stage.usdai, stage.dollar);
    let withdraw = |amount, minimum| IUSDai::withdraw_0Call {
        withdrawToken: dollar,
        usdaiAmount: amount,
        withdrawAmountMinimum: minimum,
        recipient: bob.address,
    };
    let part = withdraw(units(100_000), dollars(100_000));
    let receipt = stage.act("Bob redeems 100,000 USDai for dollars", bob, usdai, &part)?;
    let paid = receipt.returned::<IUSDai::withdraw_0Call>()?;
    ensure!(paid == dollars(100_000), "paid {paid}");

    let too_much = withdraw(units(200_000), U256::ZERO);
    stage.refused("He cannot redeem more than he has", bob, usdai, &too_much)?;
    let dust = withdraw(U256::from(999_999_999_999u64), U256::ZERO);
    stage.refused("nor dust that is worth no unit of the dollar", bob, usdai, &dust)?;
    let greedy = withdraw(units(100), dollars(101));
    stage.refused("nor below the minimum that he asks for", bob, usdai, &greedy)?;
    Ok(())
}

fn signed_permit(
    stage: &mut Stage,
    owner: &Account,
    spender: &Account,
    value: U256,
    deadline: U256,
) -> anyhow::Result<IUSDai::permitCall> {
    let usdai = stage.usdai;
    let domain = stage.chain.call(usdai, &IUSDai::DOMAIN_SEPARATORCall {})?;
    let nonce = stage.chain.call(usdai, &IUSDai::noncesCall { owner: owner.address })?;
    let kind =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    let message = Permit { owner: owner.address, spender: spender.address, value, nonce, deadline };
    let message = keccak256((kind, message).abi_encode());
    let digest = keccak256([b"\x19\x01".as_slice(), domain.as_slice(), message.as_slice()].concat());
    let signature = owner.sign_hash(digest);
    Ok(IUSDai::permitCall {
        owner: owner.address,
        spender: spender.address,
        value,
        deadline,
        v: 27 + u8::from(signature.v()),
        r: signature.r().into(),
        s: signature.s().into(),
    })
}
