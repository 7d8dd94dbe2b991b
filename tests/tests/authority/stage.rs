//! The world in which everybody tries everything, and a call of every function that can succeed.

use alloy_primitives::{Address, B256, Bytes, U256};
use alloy_sol_types::SolCall;
use tests::{
    Redemptions, Suite,
    abi::{IAuthority, IErc20, IQEV, ISUSDai, IUSDai},
    calldata::{encoded, parameters},
    check::done,
    whole,
};

use crate::{
    support::{DAY, Functions, GRANTED, dollar, functions, selector},
    table::{self, Powers, Who},
};

/// The epoch that is locked.
const LOCKED: u64 = 2;

/// A contract, what it can do, and who may.
pub struct Subject {
    pub name: &'static str,
    pub address: Address,
    pub functions: Functions,
    pub powers: Powers,
}

/// The world in which everybody tries.
pub struct Stage {
    pub suite: Suite,
    /// The auction.
    pub qev: Address,
    /// The holder's, which waits.
    pub position: U256,
    /// What the position is now.
    fingerprint: B256,
    /// By what they are.
    pub people: Vec<(String, Address)>,
    /// An asset of the reserve that nobody has deposited.
    spare: Address,
    /// A token that is no asset.
    fresh: Address,
}

fn signatures(all: &[&'static str], selectors: &[[u8; 4]]) -> Functions {
    all.iter().copied().zip(selectors.iter().copied()).collect()
}

/// All contracts.
pub fn subjects(suite: &Suite, qev: Address) -> [Subject; 4] {
    let usdai = signatures(IUSDai::IUSDaiCalls::SIGNATURES, IUSDai::IUSDaiCalls::SELECTORS);
    let susdai = signatures(ISUSDai::ISUSDaiCalls::SIGNATURES, ISUSDai::ISUSDaiCalls::SELECTORS);
    let auction = signatures(IQEV::IQEVCalls::SIGNATURES, IQEV::IQEVCalls::SELECTORS);
    let subject = |name, address, functions, powers| Subject { name, address, functions, powers };
    [
        subject("authority", suite.authority, functions(), table::AUTHORITY),
        subject("qev", qev, auction, table::QEV),
        subject("susdai", suite.susdai(), susdai, table::SUSDAI),
        subject("usdai", suite.usdai(), usdai, table::USDAI),
    ]
}

/// The suite in which the holder was paid for a position of epoch 1 and waits with another of epoch 2, which is locked.
struct Scene {
    qev: Address,
    suite: Suite,
    position: U256,
    fingerprint: B256,
}

#[track_caller]
fn with_who_leaves() -> Scene {
    let mut scene = Redemptions::new();
    let alice = scene.world().alice.clone();
    done(scene.suite.staking.stake(&alice, whole(1_000, 18)));
    let served = done(scene.request(&alice, whole(100, 18)));
    scene.settle(1);
    done(scene.collect(&[served]));
    let position = done(scene.request(&alice, whole(50, 18)));
    scene.go_to(scene.lock_time(LOCKED));
    done(scene.lock());
    done(scene.tell_vault(&alice, &ISUSDai::lockCall {}));
    let fingerprint = scene.ask(&IQEV::getStateFingerprintCall { tokenId: position });
    Scene { qev: scene.qev, suite: scene.suite, position, fingerprint }
}

impl Stage {
    #[track_caller]
    pub fn new() -> Self {
        let Scene { qev, mut suite, position, fingerprint } = with_who_leaves();
        let (usdai, susdai) = (suite.usdai(), suite.susdai());
        let mut people = vec![("ADMIN".to_owned(), suite.admin().address)];
        for name in GRANTED {
            let account =
                if name == "GUARDIAN" { suite.guardian.address } else { suite.chain().account(name).address };
            done(suite.grant(name, account));
            people.push((name.to_owned(), account));
        }
        let [authority, admin] =
            ["next authority", "next admin"].map(|name| suite.chain().account(name).address);
        for token in [usdai, susdai, qev] {
            done(suite.push(token, &IUSDai::transferAuthorityCall { account: authority }));
        }
        done(suite.rule(&IAuthority::transferAdminCall { account: admin }));
        let [spare, fresh] = [dollar(&mut suite), dollar(&mut suite)];
        let list = IUSDai::addAssetCall { asset: spare, mintFee: 0, redeemFee: 0, shareCap: 10_000 };
        done(suite.push(usdai, &list));
        let alice = suite.staking.world.alice.clone();
        let others = [
            ("next authority", authority),
            ("next admin", admin),
            ("loan book", suite.staking.book.address),
            ("fee recipient", suite.staking.treasury.address),
            ("holder", alice.address),
            ("authority", suite.authority),
            ("usdai", usdai),
            ("susdai", susdai),
            ("qev", qev),
            ("nobody", Address::repeat_byte(0xee)),
            ("zero", Address::ZERO),
        ];
        people.extend(others.map(|(name, address)| (name.to_owned(), address)));
        Self { suite, qev, position, fingerprint, people, spare, fresh }
    }

    /// Whether somebody may call what is `who`'s.
    pub fn may(person: &str, who: Who) -> bool {
        match who {
            Who::Anyone | Who::Oneself | Who::Controller => true,
            Who::Role(role) => person == role,
            Who::Authority => person == "authority",
            Who::PendingAuthority => person == "next authority",
            Who::PendingAdmin => person == "next admin",
            Who::LoanBook => person == "loan book",
            Who::Redemptions => person == "qev",
            Who::Vault => person == "susdai",
            Who::Position => person == "holder",
        }
    }

    /// A call that succeeds for a holder, or for the one who may make it.
    pub fn sample(&self, contract: &str, signature: &str, selector: [u8; 4], caller: Address) -> Vec<u8> {
        let own = match contract {
            "authority" => self.to_authority(signature, caller),
            "usdai" => self.to_usdai(signature, caller),
            "qev" => self.to_qev(signature, caller),
            _ => self.to_susdai(signature, caller),
        };
        own.unwrap_or_else(|| {
            let holder = word_of(self.suite.staking.world.alice.address);
            let word = |kind: &&str| if *kind == "address" { holder } else { U256::ZERO };
            encoded(selector, &parameters(signature).iter().map(word).collect::<Vec<_>>())
        })
    }

    fn to_authority(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let (target, entry) = (self.suite.usdai(), Suite::PAUSE_MINT);
        let (role, account) = (Suite::role("MAKER"), self.suite.staking.world.bob.address);
        let until = self.suite.staking.world.chain.timestamp() + DAY;
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
            "sync(address)" => IAuthority::syncCall { target }.abi_encode(),
            "entries(address)" => IAuthority::entriesCall { target }.abi_encode(),
            _ => return None,
        })
    }

    fn to_usdai(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let [asset, spare, fresh, own] =
            [self.suite.staking.world.dollar, self.spare, self.fresh, caller].map(word_of);
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
            _ => return None,
        };
        Some(encoded(selector(signature).0, &words))
    }

    fn to_qev(&self, signature: &str, caller: Address) -> Option<Vec<u8>> {
        let (id, shares, tail) = (self.position, whole(1, 18), U256::from(2 * 32));
        let (holder, expected) = (self.suite.staking.world.alice.address, id + U256::ONE);
        let heir = self.suite.staking.treasury.address;
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
        let [a, b, c, d, ..] = alloy_primitives::keccak256(signature).0;
        Some(encoded([a, b, c, d], &words))
    }

    fn to_susdai(&self, signature: &str, receiver: Address) -> Option<Vec<u8>> {
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
