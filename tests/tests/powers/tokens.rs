//! Calls of the authority, the tokens and the redemption auction that succeed for a holder, or for the one who may make
//! them.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Suite, World,
    abi::{IAuthority, IErc20, ISUSDai, IUSDai},
    calldata::encoded,
    whole,
};

use crate::functions::selector;
use crate::stage::{LOCKED, Stage};

/// Seconds.
const DAY: u64 = 86_400;

impl Stage {
    fn world(&self) -> &World {
        &self.credit.redemptions.suite.staking.world
    }

    pub fn to_authority(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let (target, entry) = (self.contract("usdai"), Suite::PAUSE_MINT);
        let (role, account) = (Suite::role("MAKER"), self.world().bob.address);
        let until = self.world().chain.timestamp() + DAY;
        let cap = IUSDai::setSupplyCapCall { cap: U256::ZERO };
        Some(match signature {
            "grantRole(bytes32,address)" => IAuthority::grantRoleCall { role, account }.abi_encode(),
            "revokeRole(bytes32,address)" => IAuthority::revokeRoleCall { role, account }.abi_encode(),
            "renounceRole(bytes32,address)" => {
                IAuthority::renounceRoleCall { role, confirmation: caller }.abi_encode()
            }
            "addTarget(address,bytes4[])" => {
                IAuthority::addTargetCall { target: self.fresh, entries: vec![entry] }.abi_encode()
            }
            "removeTarget(address)" => IAuthority::removeTargetCall { target }.abi_encode(),
            "push(address,bytes)" => {
                IAuthority::pushCall { target, data: cap.abi_encode().into() }.abi_encode()
            }
            "pause(address,bytes4,uint64)" => IAuthority::pauseCall { target, entry, until }.abi_encode(),
            "pauseAll(uint64)" => IAuthority::pauseAllCall { until }.abi_encode(),
            "cancel(bytes32)" => IAuthority::cancelCall { id: self.operation }.abi_encode(),
            "setModule(bytes32,address)" => {
                let name = B256::right_padding_from(b"ROUTER");
                IAuthority::setModuleCall { name, module: target }.abi_encode()
            }
            "schedule((address,bytes)[],bytes32,bytes32)" => {
                let (predecessor, salt) = (B256::ZERO, B256::repeat_byte(1));
                let calls = vec![IAuthority::Call { target, data: cap.abi_encode().into() }];
                IAuthority::scheduleCall { calls, predecessor, salt }.abi_encode()
            }
            "sync(address)" => IAuthority::syncCall { target }.abi_encode(),
            "entries(address)" => IAuthority::entriesCall { target }.abi_encode(),
            _ => return None,
        })
    }

    pub fn to_usdai(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let [asset, spare, fresh, own] = [self.world().dollar, self.spare, self.fresh, caller].map(word_of);
        let (units, usdai, zero, tail) = (whole(1, 6), whole(1, 18), U256::ZERO, U256::from(5 * 32));
        let words = match signature {
            "deposit(address,uint256,uint256,address)" => vec![asset, units, zero, own],
            "deposit(address,uint256,uint256,address,bytes)" => {
                vec![asset, units, zero, own, tail, zero]
            }
            "depositWithPermit(address,uint256,uint256,address,uint256,uint8,bytes32,bytes32)" => {
                vec![asset, units, zero, own, zero, zero, zero, zero]
            }
            "withdraw(address,uint256,uint256,address)" => vec![asset, usdai, zero, own],
            "withdraw(address,uint256,uint256,address,bytes)" => {
                vec![asset, usdai, zero, own, tail, zero]
            }
            "previewDeposit(address,uint256)" => vec![asset, units],
            "previewWithdraw(address,uint256)" => vec![asset, usdai],
            "reserveAsset(address)" => vec![asset],
            "transferFrom(address,address,uint256)" => vec![own, spare, zero],
            "addAsset(address,uint16,uint16,uint16)" => vec![fresh, zero, zero, zero],
            "setAsset(address,uint16,uint16,uint16,bool,bool)" => vec![spare, zero, zero, zero, zero, zero],
            "removeAsset(address)" => vec![spare],
            "setPriceChecked(address,bool)" => vec![asset, zero],
            "openTranche(uint256,uint16)" => vec![whole(1_000_000_000, 18), U256::from(100)],
            "crosschainMint(address,uint256)" | "crosschainBurn(address,uint256)" => vec![own, usdai],
            _ => return None,
        };
        Some(encoded(selector(signature), &words))
    }

    pub fn to_qev(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let (id, shares, tail) = (self.position, whole(1, 18), U256::from(2 * 32));
        let (holder, expected) = (self.world().alice.address, id + U256::ONE);
        let heir = self.person("fee recipient");
        let [own, spare, owner, heir] = [caller, self.spare, holder, heir].map(word_of);
        let (zero, one) = (U256::ZERO, U256::ONE);
        let words = match signature {
            "setRules(uint16,uint16)" => vec![U256::from(1_000), U256::from(100)],
            "request(uint256,address,address)" => vec![shares, owner, owner],
            "requestWithCommitment(uint256,address,address,uint256,uint64,bytes32,bytes)" => {
                let epoch = U256::from(LOCKED + 1);
                vec![shares, owner, owner, expected, epoch, one, U256::from(7 * 32), zero]
            }
            "redeemFor(address,uint256)" | "withdrawFor(address,uint256)" => vec![owner, shares],
            "commit(uint256,uint64,bytes32,bytes)" => {
                vec![id, U256::from(LOCKED + 1), one, U256::from(4 * 32), zero]
            }
            "approve(address,uint256)" => vec![spare, id],
            "transferFrom(address,address,uint256)" | "safeTransferFrom(address,address,uint256)" => {
                vec![owner, heir, id]
            }
            "safeTransferFrom(address,address,uint256,bytes)" => {
                vec![owner, heir, id, U256::from(4 * 32), zero]
            }
            "transferFromWithFingerprint(address,address,uint256,bytes32)" => {
                vec![owner, heir, id, self.fingerprint.into()]
            }
            "claim(uint256[],uint32,address)" => vec![U256::from(3 * 32), one, own, zero],
            "collect(uint256[],uint32)" => vec![tail, one, zero],
            "proveBeacon(bytes)" | "revealMany((uint256,uint16,uint96,uint128)[])" | "places(uint256[])" => {
                vec![U256::from(32), zero]
            }
            "reveal(uint256,uint16,uint96,uint128)" => vec![id, one, one, one],
            _ if signature.contains("(uint256") => vec![id, owner],
            _ => return None,
        };
        Some(encoded(selector(signature), &words))
    }

    pub fn to_susdai(&self, signature: &str, receiver: Address) -> Option<Vec<u8>> {
        let (assets, shares) = (whole(1, 18), whole(1, 18));
        Some(match signature {
            "deposit(uint256,address)" => ISUSDai::deposit_0Call { assets, receiver }.abi_encode(),
            "deposit(uint256,address,uint256)" => {
                ISUSDai::deposit_1Call { assets, receiver, minShares: U256::ZERO }.abi_encode()
            }
            "depositWithPermit(uint256,address,uint256,uint256,uint8,bytes32,bytes32)" => {
                ISUSDai::depositWithPermitCall {
                    assets,
                    receiver,
                    minShares: U256::ZERO,
                    deadline: U256::ZERO,
                    v: 0,
                    r: B256::ZERO,
                    s: B256::ZERO,
                }
                .abi_encode()
            }
            "mint(uint256,address)" => ISUSDai::mint_0Call { shares, receiver }.abi_encode(),
            "mint(uint256,address,uint256)" => {
                ISUSDai::mint_1Call { shares, receiver, maxAmount: U256::MAX }.abi_encode()
            }
            "transferFrom(address,address,uint256)" => {
                IErc20::transferFromCall { from: receiver, to: self.spare, value: U256::ZERO }.abi_encode()
            }
            "setExitShare(uint16)" => ISUSDai::setExitShareCall { exitShare: 2_500 }.abi_encode(),
            _ => return self.to_exits(signature, receiver),
        })
    }

    fn to_exits(&self, signature: &str, receiver: Address) -> Option<Vec<u8>> {
        let (assets, shares) = (whole(1, 18), whole(1, 18));
        Some(match signature {
            "redeem(uint256,address,address)" => {
                ISUSDai::redeemCall { shares, receiver, controller: receiver }.abi_encode()
            }
            "withdraw(uint256,address,address)" => {
                ISUSDai::withdrawCall { assets, receiver, controller: receiver }.abi_encode()
            }
            "requestRedeem(uint256,address,address)" => {
                ISUSDai::requestRedeemCall { shares, controller: receiver, owner: receiver }.abi_encode()
            }
            "requestRedeemWithCommitment(uint256,address,address,uint256,uint64,bytes32,bytes)" => {
                ISUSDai::requestRedeemWithCommitmentCall {
                    shares,
                    controller: receiver,
                    owner: receiver,
                    expectedId: self.position + U256::ONE,
                    epoch: LOCKED + 1,
                    commitment: B256::repeat_byte(1),
                    ciphertext: Bytes::new(),
                }
                .abi_encode()
            }
            "lockedFor(uint64)" => ISUSDai::lockedForCall { epoch: LOCKED }.abi_encode(),
            "settle(uint64,uint256,uint256)" => {
                ISUSDai::settleCall { epoch: LOCKED, burned: shares, paid: U256::ONE }.abi_encode()
            }
            "claim(uint256,uint256,address)" => {
                ISUSDai::claimCall { released: assets, paid: U256::ONE, receiver: self.spare }.abi_encode()
            }
            "giveBack(uint256,uint256,address)" => {
                ISUSDai::giveBackCall { returned: shares, burned: shares, receiver: self.spare }.abi_encode()
            }
            _ => return None,
        })
    }
}

fn word_of(address: Address) -> U256 {
    U256::from_be_bytes(address.into_word().0)
}
