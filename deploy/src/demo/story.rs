//! Dollars in, USDai out, and back.

use alloy_primitives::{U256, keccak256};
use alloy_sol_types::{SolValue, sol};
use anyhow::ensure;
use stylus_chain::chain::Account;
use usdai_bindings::{IToken, IUSDai};

use super::stage::Stage;
use crate::progress::Progress;

sol! {
    /// ERC-2612's message, hashed by EIP-712.
    struct Permit { address owner; address spender; uint256 value; uint256 nonce; uint256 deadline; }
}

const NO_FEE: u16 = 0;
const NO_SHARE_CAP: u16 = 10_000;
const HOUR: u64 = 3_600;

/// Tells it; every step is checked.
pub fn tell(stage: &mut Stage, progress: &Progress) -> anyhow::Result<()> {
    progress.step("telling the story");
    let authority = stage.person("authority");
    let [alice, bob, carol] = ["alice", "bob", "carol"].map(|name| stage.person(name));
    open_for_business(stage, &authority)?;
    mint(stage, &alice)?;
    spend(stage, &alice, &bob, &carol)?;
    redeem(stage, &bob)
}

fn open_for_business(stage: &mut Stage, authority: &Account) -> anyhow::Result<()> {
    let (usdai, asset) = (stage.usdai, stage.dollar);
    let list = IUSDai::addAssetCall { asset, mintFee: NO_FEE, redeemFee: NO_FEE, shareCap: NO_SHARE_CAP };
    stage.act("The authority lists the dollar as a reserve asset", authority, usdai, &list)?;
    let cap = IUSDai::setSupplyCapCall { cap: usdai_units(100_000_000) };
    stage.act("and caps the supply at 100,000,000 USDai", authority, usdai, &cap)?;
    Ok(())
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
        usdaiAmountMinimum: usdai_units(1_000_000),
        recipient: alice.address,
    };
    let receipt = stage.act("She deposits them and USDai is minted", alice, usdai, &deposit)?;
    let minted = receipt.returned::<IUSDai::deposit_0Call>()?;
    ensure!(minted == usdai_units(1_000_000), "minted {minted}");
    Ok(())
}

fn spend(stage: &mut Stage, alice: &Account, bob: &Account, carol: &Account) -> anyhow::Result<()> {
    let usdai = stage.usdai;
    let transfer = IUSDai::transferCall { to: bob.address, value: usdai_units(250_000) };
    stage.act("Alice sends Bob 250,000 USDai", alice, usdai, &transfer)?;

    let deadline = U256::from(stage.chain.timestamp() + HOUR);
    let value = usdai_units(1_000);
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
    let part = withdraw(usdai_units(100_000), dollars(100_000));
    let receipt = stage.act("Bob redeems 100,000 USDai for dollars", bob, usdai, &part)?;
    let paid = receipt.returned::<IUSDai::withdraw_0Call>()?;
    ensure!(paid == dollars(100_000), "paid {paid}");

    let too_much = withdraw(usdai_units(200_000), U256::ZERO);
    stage.refused("He cannot redeem more than he has", bob, usdai, &too_much)?;
    let dust = withdraw(U256::from(999_999_999_999u64), U256::ZERO);
    stage.refused("nor dust that is worth no unit of the dollar", bob, usdai, &dust)?;
    let greedy = withdraw(usdai_units(100), dollars(101));
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

fn dollars(amount: u64) -> U256 {
    U256::from(amount) * U256::from(1_000_000u64)
}

fn usdai_units(amount: u64) -> U256 {
    U256::from(amount) * U256::from(1_000_000_000_000_000_000u64)
}
