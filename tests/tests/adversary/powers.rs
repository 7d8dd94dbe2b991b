//! The scene with everything in it that takes orders, and the adversary in every place that there is.

use alloy_primitives::{Address, B256, FixedBytes, U256};
use alloy_sol_types::SolValue;
use stylus_chain::chain::{Account, Program};
use tests::{
    Credit, Suite,
    abi::{IAuthority, IUSDai, ROLES},
    check::{done, made},
};

use crate::values::Pool;

/// Contracts that take orders, by the names of their interfaces.
pub type Contracts = Vec<(&'static str, Address)>;

/// Deploys what the scene of loans lacks, and lists it.
#[track_caller]
fn contracts(scene: &mut Credit) -> Contracts {
    let (authority, usdai, susdai) =
        (scene.suite().authority, scene.suite().usdai(), scene.redemptions.susdai());
    let mut deploy = |name: &str, arguments: Vec<u8>| {
        let program = made(Program::load(name).map_err(Into::into));
        let address = made(scene.chain().deploy(&program, &arguments).map_err(Into::into)).address;
        done(scene.suite().rule(&IAuthority::addTargetCall { target: address, entries: vec![] }));
        address
    };
    let hub = deploy("bridge", (authority, usdai, false).abi_encode());
    let oracle = deploy("price-oracle", authority.abi_encode());
    let cores = deploy("cores", authority.abi_encode());
    done(scene.push(usdai, &IUSDai::setBridgeCall { bridge: hub }));
    vec![
        ("authority", authority),
        ("usdai", usdai),
        ("susdai", susdai),
        ("qev", scene.redemptions.qev),
        ("caliber", scene.caliber),
        ("collateral-auction", scene.auction),
        ("loan-positions", scene.positions),
        ("loan-book", scene.book),
        ("loan-router", scene.router),
        ("deposit-timelock", scene.timelock),
        ("bridge", hub),
        ("price-oracle", oracle),
        ("cores", cores),
    ]
}

/// Gives an account every role and the places of those who look after loans of the vault.
#[track_caller]
pub fn everything(scene: &mut Credit) -> (Account, Contracts) {
    let contracts = contracts(scene);
    let adversary = scene.chain().account("adversary");
    for role in ROLES {
        done(scene.suite().grant(role, adversary.address));
    }
    done(scene.suite().rule(&IAuthority::transferAdminCall { account: adversary.address }));
    done(scene.suite().tell(&adversary, &IAuthority::acceptAdminCall {}));
    let suite = scene.suite();
    (suite.staking.world.admin, suite.guardian) = (adversary.clone(), adversary.clone());
    (scene.people.strategist, scene.people.underwriter) = (adversary.clone(), adversary.clone());
    (adversary, contracts)
}

/// What the adversary makes arguments of.
pub fn pool(scene: &Credit, adversary: Address, contracts: &Contracts, loans: &[B256], ids: &[U256]) -> Pool {
    let people = [&scene.people.borrower, &scene.people.curator, &scene.people.stranger];
    let mut addresses = vec![adversary; 6];
    addresses.extend(people.map(|account| account.address));
    addresses.extend(contracts.iter().map(|(_, address)| *address));
    addresses.extend([scene.usd6.token, scene.usd18.token, scene.redemptions.beacon, Address::ZERO]);
    let mut words: Vec<_> = ROLES.iter().map(|role| Suite::role(role)).collect();
    words.extend(["QEV", "LOAN_BOOK", "USDAI"].map(|name| B256::right_padding_from(name.as_bytes())));
    words.extend(loans);
    words.extend([B256::ZERO, B256::repeat_byte(1)]);
    let entries = [
        Suite::PAUSE_MINT,
        Suite::PAUSE_DEPOSITS,
        tests::Redemptions::PAUSE_REQUESTS,
        Credit::PAUSE_BORROWING,
        FixedBytes::ZERO,
    ];
    let now = scene.now();
    Pool { addresses, words, ids: ids.to_vec(), selectors: entries.to_vec(), now }
}
