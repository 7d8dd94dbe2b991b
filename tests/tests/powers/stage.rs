//! The world in which everybody tries everything: every contract of the suite, loans and titles in every state, a
//! holder who waits in the line, and everybody who is somebody.

use std::sync::LazyLock;

use alloy_primitives::{Address, B256, Bytes, U256, address, aliases::U96};
use alloy_sol_types::{SolCall, SolValue};
use stylus_chain::{
    chain::{Account, Program},
    executor::Outcome,
};
use tests::{
    Credit,
    abi::{IAuthority, IDepositTimelock, IQEV, ISUSDai, IToken, IUSDai, ROLES},
    check::{done, made},
    credit::{Deal, Lender, Paper},
    init_code, whole,
};
use usdai_bindings::{IBridge, ICores, IOFT};

use crate::functions::functions;
use crate::table::CONTRACTS;
use crate::who::Who;

/// The epoch that is locked.
pub const LOCKED: u64 = 2;
/// What the holder's deposits in the timelock are for.
pub const EXPIRED: B256 = B256::repeat_byte(1);
pub const OPEN: B256 = B256::repeat_byte(2);
/// LayerZero's number of another chain, and the contract there.
pub const AWAY: u32 = 2;
pub const PEER: B256 = B256::repeat_byte(3);
/// Plays LayerZero's endpoint: answers nothing, and takes whatever it is told.
const ENDPOINT: Address = address!("00000000000000000000000000000000000e9d01");
/// STOP.
const SILENT: [u8; 1] = [0];

static START: LazyLock<Stage> = LazyLock::new(Stage::build);

/// The world.
#[derive(Clone)]
pub struct Stage {
    pub credit: Credit,
    /// Everybody by what they are.
    pub people: Vec<(String, Address)>,
    /// Every contract by its name.
    pub contracts: Vec<(&'static str, Address)>,
    /// The holder's position, which waits.
    pub position: U256,
    /// What it is now.
    pub fingerprint: B256,
    /// An asset of the reserve that nobody has deposited.
    pub spare: Address,
    /// A token that is no asset.
    pub fresh: Address,
    /// Loans: one that is overdue, one in default, one whose cure window is over, one for whose title nobody bid, one
    /// for whose title somebody did, one whose title was sold, and one that is to begin.
    pub running: Deal,
    pub defaulted: Deal,
    pub lapsed: Deal,
    pub foreclosed: Deal,
    pub bidden: Deal,
    pub sold: Deal,
    pub wanted: Deal,
    /// Documents: a draft, an attested one, one that is active.
    pub draft: Paper,
    pub attested: Paper,
    pub active: Paper,
    /// An operation that waits.
    pub operation: B256,
    /// A feed that says that the sequencer is up.
    pub sequencer: Address,
}

impl Stage {
    /// A new one; all are alike.
    pub fn new() -> Self {
        START.clone()
    }

    pub fn contract(&self, name: &str) -> Address {
        let found = self.contracts.iter().find(|(known, _)| *known == name);
        found.unwrap_or_else(|| panic!("no {name}")).1
    }

    pub fn person(&self, name: &str) -> Address {
        let found = self.people.iter().find(|(known, _)| known == name);
        found.unwrap_or_else(|| panic!("no {name}")).1
    }

    /// The holder.
    pub fn holder(&self) -> Account {
        self.credit.redemptions.suite.staking.world.alice.clone()
    }

    /// Whether somebody may call what is `who`'s.
    pub fn may(person: &str, who: Who) -> bool {
        match who {
            Who::Anyone | Who::Oneself | Who::Controller => true,
            Who::Nobody => false,
            Who::Role(role) => person == role,
            Who::Cancellers => matches!(person, "ADMIN" | "GUARDIAN"),
            Who::Authority | Who::Entry => person == "authority",
            Who::PendingAuthority => person == "next authority",
            Who::PendingAdmin => person == "next admin",
            Who::Contract(name) => person == name,
            Who::Position => person == "holder",
            Who::Token => matches!(person, "borrower" | "lender"),
            Who::TitleAgent => person == "TITLE_AGENT",
            Who::AgentOrOwner => matches!(person, "TITLE_AGENT" | "borrower"),
            Who::TitleOwner => matches!(person, "borrower" | "buyer"),
            Who::Borrower => person == "borrower",
        }
    }

    /// A transaction's outcome without mining it.
    #[track_caller]
    pub fn simulate(&mut self, from: Address, to: Address, data: impl Into<Bytes>) -> Outcome {
        let tx = self.credit.chain().transaction(from, Some(to), data);
        self.credit.chain().simulate(&tx).unwrap_or_else(|invalid| panic!("{invalid}"))
    }

    fn build() -> Self {
        let mut credit = Credit::new();
        let alice = credit.redemptions.world().alice.clone();
        done(credit.redemptions.suite.staking.stake(&alice, whole(1_000, 18)));
        let served = done(credit.redemptions.request(&alice, whole(100, 18)));
        let loans = ["running", "in default", "lapsed", "foreclosed", "bidden", "sold"]
            .map(|name| lent(&mut credit, name));
        let [_, _, lapsed, foreclosed, bidden, sold] = &loans;
        let [draft, attested, active] = ["draft", "attested", "active"].map(|name| credit.paper(name));
        let borrower = credit.people.borrower.address;
        done(credit.register(&draft, borrower));
        done(credit.register(&attested, borrower));
        done(credit.attest(&attested));
        credit.activated(&active, borrower);
        escrow(&mut credit);
        credit.default_on(sold);
        for deal in [lapsed, foreclosed, bidden] {
            done(credit.call_default(deal));
        }
        credit.go_to_end_of_cure(bidden);
        credit.wait(1);
        for deal in [foreclosed, bidden, sold] {
            done(credit.foreclose(deal));
        }
        let ([buyer, ..], price) = (credit.people.buyers.clone(), credit.usd6.whole(60_000));
        done(credit.bid(&alice, bidden, price));
        done(credit.bid(&buyer, bidden, credit.usd6.whole(70_000)));
        done(credit.bid(&buyer, sold, price));
        credit.go_past_round(sold);
        done(credit.settle(sold));
        Self::finish(credit, served, loans, [draft, attested, active])
    }

    fn finish(mut credit: Credit, served: U256, loans: [Deal; 6], papers: [Paper; 3]) -> Self {
        let [running, defaulted, lapsed, foreclosed, bidden, sold] = loans;
        let [draft, attested, active] = papers;
        let wanted = wanted(&mut credit, &active);
        let alice = credit.redemptions.world().alice.clone();
        credit.redemptions.settle(1);
        done(credit.redemptions.collect(&[served]));
        done(credit.call_default(&defaulted));
        let position = done(credit.redemptions.request(&alice, whole(50, 18)));
        let lock = credit.redemptions.lock_time(LOCKED);
        credit.go_to(lock);
        done(credit.redemptions.lock());
        done(credit.redemptions.tell_vault(&alice, &ISUSDai::lockCall {}));
        let fingerprint = credit.redemptions.ask(&IQEV::getStateFingerprintCall { tokenId: position });
        let contracts = deploy(&mut credit);
        let [spare, fresh] = [(); 2].map(|()| dollar(&mut credit));
        let usdai = credit.suite().usdai();
        let list = IUSDai::addAssetCall { asset: spare, mintFee: 0, redeemFee: 0, shareCap: 10_000 };
        done(credit.push(usdai, &list));
        let people = people(&mut credit, &contracts);
        let sequencer = made(credit.redemptions.world().deploy("Aggregator", &U256::ZERO.abi_encode()));
        let (borrower, router, usd6) = (credit.people.borrower.clone(), credit.router, credit.usd6);
        credit.fund(&borrower, usd6, usd6.whole(100_000), router);
        for spender in [credit.auction, credit.router] {
            credit.allow(&alice, credit.usd6, spender);
        }
        let cap = IUSDai::setSupplyCapCall { cap: U256::ZERO }.abi_encode();
        let calls = vec![IAuthority::Call { target: usdai, data: cap.into() }];
        let call = IAuthority::scheduleCall { calls, predecessor: B256::ZERO, salt: B256::ZERO };
        let receipt = done(credit.suite().rule(&call));
        let operation = receipt.returned::<IAuthority::scheduleCall>().unwrap_or_default();
        Self {
            credit,
            people,
            contracts,
            position,
            fingerprint,
            spare,
            fresh,
            running,
            defaulted,
            lapsed,
            foreclosed,
            bidden,
            sold,
            wanted,
            draft,
            attested,
            active,
            operation,
            sequencer,
        }
    }
}

/// What the holder put into the timelock: what has expired, and what the holder itself may withdraw.
fn escrow(credit: &mut Credit) {
    let (alice, usd6, timelock) = (credit.redemptions.world().alice.clone(), credit.usd6, credit.timelock);
    credit.fund(&alice, usd6, usd6.whole(1_000_000), timelock);
    let now = credit.now();
    for (context, expiration) in [(EXPIRED, now + 86_400), (OPEN, now + 300 * 86_400)] {
        let (target, token, amount) = (alice.address, usd6.token, usd6.whole(10));
        let call = IDepositTimelock::depositCall { target, context, token, amount, expiration };
        done(credit.chain().send(&alice, timelock, &call));
    }
}

/// A loan of the first lender's.
fn lent(credit: &mut Credit, name: &str) -> Deal {
    let title = credit.title(name);
    let lender = Lender::Allowance(credit.people.lenders[0].clone());
    let deal = credit.deal(title, credit.usd6).tranche(credit, lender, 50_000, 1_200);
    done(credit.borrow(&deal));
    deal
}

/// A loan that could begin now.
fn wanted(credit: &mut Credit, active: &Paper) -> Deal {
    let lender = Lender::Allowance(credit.people.lenders[0].clone());
    let deal = credit.deal(active.id(), credit.usd6).tranche(credit, lender, 50_000, 1_200);
    credit.prepare(&deal);
    deal
}

/// A Solidity dollar of 18 decimals.
fn dollar(credit: &mut Credit) -> Address {
    let code = made(init_code("Dollar", &U256::from(18).abi_encode()));
    made(credit.chain().deploy_evm(code).map_err(Into::into)).address
}

/// Deploys what credit does not have, and names everything.
fn deploy(credit: &mut Credit) -> Vec<(&'static str, Address)> {
    let (authority, usdai) = (credit.suite().authority, credit.suite().usdai());
    credit.chain().set_code(ENDPOINT, SILENT);
    let mut made = |name: &str, arguments: Vec<u8>| {
        let program = made(Program::load(name).map_err(Into::into));
        made(credit.chain().deploy(&program, &arguments).map_err(Into::into)).address
    };
    let oracle = made("price-oracle", authority.abi_encode());
    let bridge = made("bridge", (authority, usdai, false).abi_encode());
    let cores = made("cores", authority.abi_encode());
    let oft = made("oft", (authority, bridge, ENDPOINT).abi_encode());
    for target in [oracle, bridge, cores, oft] {
        done(credit.suite().rule(&IAuthority::addTargetCall { target, entries: vec![] }));
    }
    done(credit.push(usdai, &IUSDai::setBridgeCall { bridge }));
    let parts = credit.ask(&tests::abi::ILoanRouter::partnersCall {});
    let redemptions = &credit.redemptions;
    let known = [
        ("authority", authority),
        ("usdai", usdai),
        ("susdai", redemptions.susdai()),
        ("beacon", redemptions.beacon),
        ("qev-metadata", redemptions.metadata),
        ("qev", redemptions.qev),
        ("qev-lens", redemptions.lens),
        ("caliber-metadata", credit.metadata),
        ("caliber", credit.caliber),
        ("deposit-timelock", credit.timelock),
        ("collateral-auction", credit.auction),
        ("loan-positions", credit.positions),
        ("loan-book", credit.book),
        ("loan-opening", parts.opening),
        ("loan-default", parts.defaults),
        ("loan-router", credit.router),
        ("loan-lens", credit.lens),
        ("price-oracle", oracle),
        ("bridge", bridge),
        ("oft", oft),
        ("cores", cores),
    ];
    assert_eq!(known.map(|(name, _)| name), CONTRACTS.map(|(name, _)| name));
    known.to_vec()
}

/// Everybody, with every role, and every place on offer.
fn people(credit: &mut Credit, contracts: &[(&'static str, Address)]) -> Vec<(String, Address)> {
    let admin = credit.suite().admin().address;
    let mut people = vec![("ADMIN".to_owned(), admin)];
    let named = credit.people.clone();
    for role in ROLES {
        let account = match role {
            "GUARDIAN" => credit.suite().guardian.address,
            "STRATEGIST" => named.strategist.address,
            "UNDERWRITER" => named.underwriter.address,
            "TITLE_AGENT" => named.agent.address,
            "BAILEE" => named.bailee.address,
            "APPRAISER" => named.appraiser.address,
            "INSURER" => named.insurer.address,
            "MONITOR" => named.monitor.address,
            _ => credit.chain().account(role).address,
        };
        done(credit.suite().grant(role, account));
        people.push((role.to_owned(), account));
    }
    let [authority, next_admin] =
        ["next authority", "next admin"].map(|name| credit.chain().account(name).address);
    let takes_orders =
        |name: &str| functions(name).iter().any(|function| function.name() == "transferAuthority");
    for (_, target) in contracts.iter().filter(|(name, _)| takes_orders(name)) {
        done(credit.push(*target, &IUSDai::transferAuthorityCall { account: authority }));
    }
    done(credit.suite().rule(&IAuthority::transferAdminCall { account: next_admin }));
    set_up(credit, contracts);
    let others = [
        ("next authority", authority),
        ("next admin", next_admin),
        ("fee recipient", credit.redemptions.suite.staking.treasury.address),
        ("holder", credit.redemptions.world().alice.address),
        ("borrower", named.borrower.address),
        ("curator", named.curator.address),
        ("lender", named.lenders[0].address),
        ("buyer", named.buyers[0].address),
        ("endpoint", ENDPOINT),
        ("nobody", Address::repeat_byte(0xee)),
        ("zero", Address::ZERO),
    ];
    people.extend(others.map(|(name, address)| (name.to_owned(), address)));
    people.extend(contracts.iter().map(|(name, address)| ((*name).to_owned(), *address)));
    people
}

/// A bridge that took a hundred and brought fifty, of which it was allowed ten; a season of points; another chain.
fn set_up(credit: &mut Credit, contracts: &[(&'static str, Address)]) {
    let of = |wanted: &str| {
        let found = contracts.iter().find(|(name, _)| *name == wanted);
        found.unwrap_or_else(|| panic!("no {wanted}")).1
    };
    let (hub, cores, oft, usdai) = (of("bridge"), of("cores"), of("oft"), of("usdai"));
    let (bridge, alice) = (credit.chain().account("BRIDGE"), credit.redemptions.world().alice.clone());
    let amount = whole(100, 18);
    let limits =
        IBridge::setLimitsCall { bridge: bridge.address, mintingLimit: whole(10, 18), burningLimit: amount };
    done(credit.push(hub, &limits));
    let transfer = IToken::transferCall { to: bridge.address, value: amount };
    done(credit.chain().send(&alice, usdai, &transfer));
    done(credit.chain().send(&bridge, usdai, &IToken::approveCall { spender: hub, value: U256::MAX }));
    let taken = IBridge::crosschainBurnCall { from: bridge.address, amount: whole(90, 18) };
    done(credit.chain().send(&bridge, hub, &taken));
    let brought = IBridge::crosschainMintCall { to: alice.address, amount: whole(50, 18) };
    done(credit.chain().send(&bridge, hub, &brought));
    let none = U96::ZERO;
    let rates = ICores::Rates { held: none, staked: none, minted: none, lent: none, referralBps: 0 };
    let start = credit.now() + 86_400;
    let season = ICores::openSeasonCall { start, weekCount: 4, weeklyMaximum: whole(1_000, 18), rates };
    done(credit.push(cores, &season));
    done(credit.push(oft, &IOFT::setPeerCall { eid: AWAY, peer: PEER }));
    credit.wait(86_400 / 2);
}
