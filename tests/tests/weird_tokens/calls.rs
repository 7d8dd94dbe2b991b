//! One call of every function of USDai that would succeed for a caller with dollars, USDai and rights.

use alloy_primitives::{Address, B256, Bytes, U256, keccak256};
use alloy_sol_types::{SolCall, SolValue};
use tests::abi::IUSDai as abi;
use tests::{Terms, World, whole};

/// Those that only the authority may call.
pub const AUTHORITY_ONLY: [&str; 14] = [
    "addAsset",
    "setAsset",
    "removeAsset",
    "setSupplyCap",
    "pauseMint",
    "setHarvestRecipient",
    "setCapExempt",
    "setAddressCap",
    "setPriceChecked",
    "setPriceOracle",
    "setBridge",
    "openTranche",
    "setAccess",
    "transferAuthority",
];

type Named = (&'static str, Bytes);

/// All of them.
pub fn all(world: &mut World) -> anyhow::Result<Vec<Named>> {
    let mut calls = views(world);
    calls.extend(token(world)?);
    calls.extend(reserve(world));
    calls.extend(parameters(world)?);
    Ok(calls)
}

/// Those that change nothing.
pub fn views(world: &World) -> Vec<Named> {
    let (alice, usdai, dollar) = (world.alice.address, world.usdai, world.dollar);
    vec![
        named(&abi::nameCall {}),
        named(&abi::symbolCall {}),
        named(&abi::decimalsCall {}),
        named(&abi::totalSupplyCall {}),
        named(&abi::balanceOfCall { account: alice }),
        named(&abi::allowanceCall { owner: alice, spender: usdai }),
        named(&abi::noncesCall { owner: alice }),
        named(&abi::DOMAIN_SEPARATORCall {}),
        named(&abi::eip712DomainCall {}),
        named(&abi::supportsInterfaceCall { interfaceId: [0x01, 0xff, 0xc9, 0xa7].into() }),
        named(&abi::previewDepositCall { depositToken: dollar, depositAmount: whole(1, 6) }),
        named(&abi::previewWithdrawCall { withdrawToken: dollar, usdaiAmount: whole(1, 18) }),
        named(&abi::assetsCall {}),
        named(&abi::reserveAssetCall { asset: dollar }),
        named(&abi::supplyCapCall {}),
        named(&abi::bridgedSupplyCall {}),
        named(&abi::mintPausedUntilCall {}),
        named(&abi::mintPauseAvailableAtCall {}),
        named(&abi::harvestRecipientCall {}),
        named(&abi::capExemptCall { account: alice }),
        named(&abi::harvestedCall { recipient: alice }),
        named(&abi::authorityCall {}),
        named(&abi::pendingAuthorityCall {}),
    ]
}

fn token(world: &mut World) -> anyhow::Result<Vec<Named>> {
    let (alice, bob) = (world.alice.address, world.bob.address);
    let value = U256::from(1);
    Ok(vec![
        named(&abi::transferCall { to: bob, value }),
        named(&abi::transferFromCall { from: alice, to: bob, value }),
        named(&abi::approveCall { spender: bob, value }),
        named(&alices_permit(world, value)?),
    ])
}

fn reserve(world: &World) -> Vec<Named> {
    let (recipient, dollar, data) = (world.bob.address, world.dollar, Bytes::new());
    let (dollars, usdai, none) = (whole(1, 6), whole(1, 18), U256::ZERO);
    vec![
        named(&abi::deposit_0Call {
            depositToken: dollar,
            depositAmount: dollars,
            usdaiAmountMinimum: none,
            recipient,
        }),
        named(&abi::deposit_1Call {
            depositToken: dollar,
            depositAmount: dollars,
            usdaiAmountMinimum: none,
            recipient,
            data: data.clone(),
        }),
        named(&abi::depositWithPermitCall {
            depositToken: dollar,
            depositAmount: dollars,
            usdaiAmountMinimum: none,
            recipient,
            deadline: U256::MAX,
            v: 27,
            r: B256::repeat_byte(1),
            s: B256::repeat_byte(2),
        }),
        named(&abi::withdraw_0Call {
            withdrawToken: dollar,
            usdaiAmount: usdai,
            withdrawAmountMinimum: none,
            recipient,
        }),
        named(&abi::withdraw_1Call {
            withdrawToken: dollar,
            usdaiAmount: usdai,
            withdrawAmountMinimum: none,
            recipient,
            data,
        }),
        named(&abi::harvestCall {}),
    ]
}

fn parameters(world: &mut World) -> anyhow::Result<Vec<Named>> {
    let (bob, dollar) = (world.bob.address, world.dollar);
    let decimals = U256::from(6).abi_encode();
    let unlisted = world.deploy("PlainToken", &decimals)?;
    let unused = world.deploy("PlainToken", &decimals)?;
    world.list(unused, Terms::FREE)?;
    Ok(vec![
        named(&abi::addAssetCall { asset: unlisted, mintFee: 0, redeemFee: 0, shareCap: 10_000 }),
        named(&abi::setAssetCall {
            asset: dollar,
            mintFee: 0,
            redeemFee: 0,
            shareCap: 10_000,
            mintEnabled: true,
            redeemEnabled: true,
        }),
        named(&abi::removeAssetCall { asset: unused }),
        named(&abi::setSupplyCapCall { cap: U256::ZERO }),
        named(&abi::pauseMintCall { until: world.chain.timestamp() + 3_600 }),
        named(&abi::setHarvestRecipientCall { recipient: bob }),
        named(&abi::setCapExemptCall { account: bob, exempt: true }),
        named(&abi::accessCall {}),
        named(&abi::addressCapCall {}),
        named(&abi::trancheCall {}),
        named(&abi::minterCall { account: bob }),
        named(&abi::maxDepositCall {
            depositToken: dollar,
            sender: bob,
            recipient: bob,
            data: Default::default(),
        }),
        named(&abi::priceOracleCall {}),
        named(&abi::priceCheckedCall { asset: dollar }),
        named(&abi::bridgeCall {}),
        named(&abi::setAddressCapCall { cap: U256::ZERO }),
        named(&abi::setPriceCheckedCall { asset: dollar, checked: false }),
        named(&abi::setPriceOracleCall { priceOracle: Address::ZERO }),
        named(&abi::setBridgeCall { bridge: bob }),
        named(&abi::openTrancheCall { cap: U256::MAX >> 162, perBlockBps: 10_000 }),
        named(&abi::setAccessCall { mode: 1, root: Default::default(), inviter: bob }),
        named(&abi::transferAuthorityCall { account: bob }),
        named(&abi::acceptAuthorityCall {}),
    ])
}

/// Alice lets bob move `value`, by her signature.
fn alices_permit(world: &mut World, value: U256) -> anyhow::Result<abi::permitCall> {
    let (owner, spender): (Address, Address) = (world.alice.address, world.bob.address);
    let nonce = world.chain.call(world.usdai, &abi::noncesCall { owner })?;
    let domain = world.chain.call(world.usdai, &abi::DOMAIN_SEPARATORCall {})?;
    let kind =
        keccak256("Permit(address owner,address spender,uint256 value,uint256 nonce,uint256 deadline)");
    let deadline = U256::MAX;
    let content = keccak256((kind, owner, spender, value, nonce, deadline).abi_encode());
    let digest = keccak256([b"\x19\x01".as_slice(), domain.as_slice(), content.as_slice()].concat());
    let signature = world.alice.sign_hash(digest);
    let [r, s]: [B256; 2] = [signature.r().into(), signature.s().into()];
    Ok(abi::permitCall { owner, spender, value, deadline, v: 27 + u8::from(signature.v()), r, s })
}

/// The call under the name of its function.
fn named<C: SolCall>(call: &C) -> Named {
    let name = C::SIGNATURE.split('(').next().unwrap_or(C::SIGNATURE);
    (name, call.abi_encode().into())
}
