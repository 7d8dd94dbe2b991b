//! What happened, told by events alone, is what the views say: allowances and nonces excepted, whose use
//! ERC-20 and ERC-2612 give no event.

use std::collections::BTreeMap;

use alloy_primitives::{Address, B256, Bytes, Log, U256};
use alloy_sol_types::{SolEventInterface, SolValue};
use stylus_chain::chain::{CallError, Receipt};
use tests::{
    World,
    abi::{
        IUSDai::{self, IUSDaiEvents as Event},
        fixtures::IOdd,
    },
    check::done,
    whole,
};

use crate::support::{ask, donate, funded, rule, set_asset, token};

/// What events say. Pauses end seven days before the next may start.
#[derive(Debug, Default)]
struct Books {
    balances: BTreeMap<Address, U256>,
    supply: U256,
    ledgers: BTreeMap<Address, U256>,
    terms: BTreeMap<Address, (u8, u16, u16, u16, bool, bool)>,
    list: Vec<Address>,
    cap: U256,
    paused_until: u64,
    harvests: Address,
    harvested: BTreeMap<Address, U256>,
    exempt: BTreeMap<Address, bool>,
    authority: Address,
    offered: Address,
    access: (u8, B256, Address),
    address_cap: U256,
    per_block: U256,
    admitted: BTreeMap<Address, (U256, B256)>,
    price_oracle: Address,
    checked: BTreeMap<Address, bool>,
    bridge: Address,
    bridged: U256,
}

impl Books {
    fn enter(&mut self, event: Event) {
        match event {
            Event::Transfer(e) => self.transfer(e.from, e.to, e.value),
            Event::Deposited(e) => *self.ledger(e.depositToken) += e.depositAmount,
            Event::Withdrawn(e) => *self.ledger(e.withdrawToken) -= e.withdrawAmount,
            Event::LedgerSynced(e) => {
                assert_eq!(*self.ledger(e.asset), e.previousLedger);
                *self.ledger(e.asset) = e.ledger;
            }
            Event::AssetAdded(e) => {
                self.list.insert(0, e.asset);
                self.terms.insert(e.asset, (e.decimals, 0, 0, 0, false, false));
            }
            Event::AssetSet(e) => {
                let decimals = self.terms.get(&e.asset).map_or(0, |terms| terms.0);
                let terms = (decimals, e.mintFee, e.redeemFee, e.shareCap, e.mintEnabled, e.redeemEnabled);
                self.terms.insert(e.asset, terms);
            }
            Event::AssetRemoved(e) => self.list.retain(|asset| *asset != e.asset),
            // Whoever sets the cap ends the tranche that was open, of which its own event follows.
            Event::SupplyCapSet(e) => (self.cap, self.per_block) = (e.supplyCap, U256::ZERO),
            Event::TrancheOpened(e) => self.per_block = e.perBlock,
            Event::AccessSet(e) => self.access = (e.mode, e.root, e.inviter),
            Event::AddressCapSet(e) => self.address_cap = e.cap,
            Event::Admitted(e) => drop(self.admitted.insert(e.account, (e.cap, e.root))),
            Event::PriceOracleSet(e) => self.price_oracle = e.priceOracle,
            Event::PriceCheckedSet(e) => drop(self.checked.insert(e.asset, e.checked)),
            Event::BridgeSet(e) => self.bridge = e.bridge,
            Event::CrosschainBurn(e) => self.bridged += e.amount,
            Event::CrosschainMint(e) => self.bridged -= e.amount,
            Event::MintPauseSet(e) => self.paused_until = e.until,
            Event::HarvestRecipientSet(e) => self.harvests = e.recipient,
            Event::CapExemptSet(e) => drop(self.exempt.insert(e.account, e.exempt)),
            Event::AuthorityOffered(e) => self.offered = e.pendingAuthority,
            Event::AuthorityChanged(e) => {
                assert_eq!(self.authority, e.previousAuthority);
                (self.authority, self.offered) = (e.authority, Address::ZERO);
            }
            Event::Harvested(e) => *self.harvested.entry(e.recipient).or_default() += e.amount,
            Event::Approval(_) => {}
        }
    }

    fn transfer(&mut self, from: Address, to: Address, value: U256) {
        if from.is_zero() {
            self.supply += value;
        } else {
            *self.balances.entry(from).or_default() -= value;
        }
        if to.is_zero() {
            self.supply -= value;
        } else {
            *self.balances.entry(to).or_default() += value;
        }
    }

    fn ledger(&mut self, asset: Address) -> &mut U256 {
        self.ledgers.entry(asset).or_default()
    }

    #[track_caller]
    fn agree(&mut self, world: &mut World) {
        assert_eq!(self.supply, done(world.supply()));
        for (account, balance) in &self.balances {
            assert_eq!(*balance, done(world.usdai_of(*account)));
        }
        assert_eq!(self.list, ask(world, &IUSDai::assetsCall {}));
        for asset in self.list.clone() {
            let record = ask(world, &IUSDai::reserveAssetCall { asset });
            let IUSDai::reserveAssetReturn { decimals, mintFee, redeemFee, shareCap, .. } = record;
            let terms = (decimals, mintFee, redeemFee, shareCap, record.mintEnabled, record.redeemEnabled);
            assert_eq!((record.ledger, Some(&terms)), (*self.ledger(asset), self.terms.get(&asset)));
        }
        assert_eq!(self.cap, ask(world, &IUSDai::supplyCapCall {}));
        assert_eq!(self.paused_until, ask(world, &IUSDai::mintPausedUntilCall {}));
        assert_eq!(self.paused_until + 7 * 86_400, ask(world, &IUSDai::mintPauseAvailableAtCall {}));
        assert_eq!(self.harvests, ask(world, &IUSDai::harvestRecipientCall {}));
        for (recipient, amount) in &self.harvested {
            assert_eq!(*amount, ask(world, &IUSDai::harvestedCall { recipient: *recipient }));
        }
        for (account, exempt) in &self.exempt {
            assert_eq!(*exempt, ask(world, &IUSDai::capExemptCall { account: *account }));
        }
        assert_eq!(self.authority, ask(world, &IUSDai::authorityCall {}));
        assert_eq!(self.offered, ask(world, &IUSDai::pendingAuthorityCall {}));
        self.doors_agree(world);
    }

    /// Who may come in, at what prices, and what is on other chains.
    #[track_caller]
    fn doors_agree(&self, world: &mut World) {
        let IUSDai::accessReturn { mode, root, inviter } = ask(world, &IUSDai::accessCall {});
        assert_eq!((mode, root, inviter), self.access);
        assert_eq!(self.address_cap, ask(world, &IUSDai::addressCapCall {}));
        assert_eq!(self.per_block, ask(world, &IUSDai::trancheCall {}).perBlock);
        for (account, (cap, under)) in &self.admitted {
            let minter = ask(world, &IUSDai::minterCall { account: *account });
            assert_eq!((minter.cap, minter.admitted), (*cap, *under == root));
        }
        assert_eq!(self.price_oracle, ask(world, &IUSDai::priceOracleCall {}));
        for (asset, checked) in &self.checked {
            assert_eq!(*checked, ask(world, &IUSDai::priceCheckedCall { asset: *asset }));
        }
        assert_eq!(self.bridge, ask(world, &IUSDai::bridgeCall {}));
        assert_eq!(self.bridged, ask(world, &IUSDai::bridgedSupplyCall {}));
    }
}

/// Everything that changes a slot, once or more.
fn story(world: &mut World) {
    let (alice, bob, dollar) = (world.alice.clone(), world.bob.clone(), world.dollar);
    let fee = token(world, "FeeToken");
    let rebasing = token(world, "RebasingToken");
    let dropped = token(world, "PlainToken");
    done(world.chain.send(&alice, fee, &IOdd::setFeeCall { bps: U256::from(30), addedOnTop: false }));
    set_asset(world, fee, 9_000, true, true);
    for asset in [dollar, rebasing, fee] {
        done(world.deposit(&bob, asset, whole(1_000, 6)));
        done(world.withdraw(&bob, asset, whole(333, 18), alice.address));
    }
    done(world.chain.send(&alice, rebasing, &IOdd::rebaseCall { factor: whole(11, 17) }));
    donate(world, &alice, dollar, whole(3, 6));
    done(world.harvest());
    done(world.chain.send(&alice, rebasing, &IOdd::rebaseCall { factor: whole(5, 17) }));
    done(world.harvest());
    let send = IUSDai::transferCall { to: bob.address, value: whole(7, 18) };
    done(world.chain.send(&alice, world.usdai, &send));
    done(rule(world, &IUSDai::removeAssetCall { asset: dropped }));
    done(rule(world, &IUSDai::setCapExemptCall { account: bob.address, exempt: true }));
    doors(world);
    let now = world.chain.timestamp();
    done(rule(world, &IUSDai::pauseMintCall { until: now + 100_000 }));
    done(rule(world, &IUSDai::pauseMintCall { until: now + 50_000 }));
    done(rule(world, &IUSDai::transferAuthorityCall { account: bob.address }));
    done(world.chain.send(&bob, world.usdai, &IUSDai::acceptAuthorityCall {}));
    let again: Result<Receipt, CallError> =
        world.chain.send(&bob, world.usdai, &IUSDai::transferAuthorityCall { account: alice.address });
    done(again);
}

/// A tranche, a price, a bridge that takes and brings back; at last a list of one account, which may mint.
fn doors(world: &mut World) {
    let (alice, carol) = (world.alice.clone(), world.carol.clone());
    let (dollar, usdai) = (world.dollar, world.usdai);
    let (cap, oracle) = (whole(1_000_000, 18), world.admin.address);
    done(rule(world, &IUSDai::openTrancheCall { cap: cap * U256::from(2), perBlockBps: 100 }));
    done(rule(world, &IUSDai::setAddressCapCall { cap }));
    done(rule(world, &IUSDai::setPriceCheckedCall { asset: dollar, checked: true }));
    done(rule(world, &IUSDai::setPriceCheckedCall { asset: dollar, checked: false }));
    done(rule(world, &IUSDai::setBridgeCall { bridge: carol.address }));
    let allow = IUSDai::approveCall { spender: carol.address, value: U256::MAX };
    done(world.chain.send(&alice, usdai, &allow));
    let burn = IUSDai::crosschainBurnCall { from: alice.address, amount: whole(5, 18) };
    done(world.chain.send(&carol, usdai, &burn));
    let mint = IUSDai::crosschainMintCall { to: alice.address, amount: whole(2, 18) };
    done(world.chain.send(&carol, usdai, &mint));
    let leaf = merkle_tree::leaf(&(alice.address, cap).abi_encode());
    let inviter = oracle;
    done(rule(world, &IUSDai::setAccessCall { mode: 0, root: leaf, inviter }));
    // The tree of one leaf has an empty proof.
    let account = [alice.address.as_slice(), &cap.to_be_bytes::<32>()[20..]].concat();
    let data = (U256::from(2), Bytes::from(account)).abi_encode_params().into();
    let deposit = IUSDai::deposit_1Call {
        depositToken: dollar,
        depositAmount: whole(9, 6),
        usdaiAmountMinimum: U256::ZERO,
        recipient: alice.address,
        data,
    };
    done(world.chain.send(&alice, usdai, &deposit));
}

#[test]
fn the_books_can_be_rebuilt_from_events_alone() {
    let mut world = funded();
    story(&mut world);
    let mut books = Books::default();
    for number in 0..=world.chain.block_number() {
        let Some(block) = world.chain.block(number) else { continue };
        for log in block.receipts.iter().flat_map(|receipt| &receipt.logs) {
            if log.address == world.usdai {
                books.enter(event(log));
            }
        }
    }
    assert!(books.supply > whole(1_000, 18));
    books.agree(&mut world);
}

#[track_caller]
fn event(log: &Log) -> Event {
    match Event::decode_log(log) {
        Ok(event) => event.data,
        Err(error) => panic!("{error}: {log:?}"),
    }
}
