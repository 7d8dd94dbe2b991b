//! The stage of the story: a chain, the contracts, the people, and a record of what each step did.

use std::collections::BTreeMap;
use std::path::PathBuf;

use alloy_primitives::{Address, U256};
use alloy_sol_types::{SolCall, SolInterface, SolValue};
use anyhow::{Context, bail, ensure};
use qev_auction::Beacon;
use stylus_chain::{
    chain::{Account, CallError, Chain, Deployed, Program, Receipt},
    config::Config,
};
use timelock::testing::TestKey;
use usdai_bindings::{
    IAuthority, IBeacon, ICaliber, ICollateralAuction, ICores, ILoanBook, ILoanLens, ILoanRouter, IQEV,
    IQEVLens, ISUSDai, IToken, IUSDai,
};

use super::credit::Credit;
use super::report::{Balances, Contract, Gas, Points, PriceReading, Redemptions, Report, Step, Token};
use crate::{fixture, progress::Progress, project::Project};

/// Decimals of the dollar in the story; those of USDC.
const DOLLAR_DECIMALS: u8 = 6;
/// Seed of the beacon's key. A story that is told now cannot wait for drand to sign a round of the weeks to come.
const BEACON_SEED: u64 = 1;

/// Everything that the story acts on.
pub struct Stage {
    /// The embedded chain.
    pub chain: Chain,
    /// The dollar that people bring.
    pub dollar: Address,
    /// Who may do what.
    pub authority: Address,
    /// USDai.
    pub usdai: Address,
    /// The vault.
    pub susdai: Address,
    /// The redemption auction.
    pub qev: Address,
    /// Its books as numbers.
    pub lens: Address,
    /// What lends the vault's cash.
    pub credit: Credit,
    /// Points.
    pub cores: Address,
    /// Every program by its package: where it is, and since which block.
    pub programs: BTreeMap<String, (Address, u64)>,
    /// Who signs the beacon's rounds.
    pub beacon: TestKey,
    /// Where files of the story go.
    pub output: PathBuf,
    people: BTreeMap<String, Account>,
    report: Report,
}

impl Stage {
    /// A fresh chain with the contracts deployed and the programs cached.
    pub fn open(project: &Project, progress: &Progress) -> anyhow::Result<Self> {
        progress.step("starting the embedded chain");
        let config = Config::default();
        let mut chain = Chain::new(config.clone());
        register_errors(&mut chain)?;
        let mut report = Report::new(config.chain_id, config.rules.arbos_version);
        let admin = chain.account("admin");

        progress.step("deploying a dollar in EVM bytecode");
        let dollar = deploy_dollar(project, &mut chain, &mut report)?;
        let mut programs = BTreeMap::new();
        let mut program = |name: &str, title: &str, arguments: &[u8]| {
            progress.step(&format!("deploying {title}: code, activation and constructor in one transaction"));
            let program = Program::load_from(&project.stylus_output(), name)?;
            let deployed = match arguments {
                [] => chain.deploy_without_constructor(&program),
                arguments => chain.deploy(&program, arguments),
            };
            let deployed = deployed.with_context(|| format!("{title} does not deploy"))?;
            record(&mut report, &chain, title, "stylus", &deployed);
            programs.insert(name.to_owned(), (deployed.address, deployed.receipt.block_number));
            anyhow::Ok(deployed.address)
        };
        let authority = program("authority", "Authority", &admin.address.abi_encode())?;
        let usdai = program("usdai", "USDai", &authority.abi_encode())?;
        let genesis = U256::from(config.genesis_timestamp);
        let susdai = program("susdai", "sUSDai", &(authority, usdai, genesis).abi_encode())?;
        let beacon = TestKey::new(BEACON_SEED, Beacon::QUICKNET)?;
        let key = beacon.network().public_key_uncompressed()?;
        let verifier = program("beacon", "Beacon", &(key.as_slice(),).abi_encode_params())?;
        let metadata = program("qev-metadata", "Metadata", &[])?;
        let partners = (authority, susdai, genesis, verifier, metadata);
        let qev = program("qev", "QEV", &partners.abi_encode())?;
        let lens = program("qev-lens", "Lens", &qev.abi_encode())?;
        let credit = Credit::deploy(&mut program, authority, susdai, usdai)?;
        let cores = program("cores", "Cores", &authority.abi_encode())?;

        report.tokens = tokens(dollar, usdai, susdai);
        let (output, people) = (project.root().join("target/demo"), BTreeMap::new());
        let mut stage = Self {
            chain,
            dollar,
            authority,
            usdai,
            susdai,
            qev,
            lens,
            credit,
            cores,
            programs,
            beacon,
            output,
            people,
            report,
        };
        stage.person("admin");
        Ok(stage)
    }

    /// A person of the story.
    pub fn person(&mut self, name: &str) -> Account {
        let account = self.chain.account(name);
        self.report.accounts.insert(name.into(), account.address);
        self.people.insert(name.into(), account.clone());
        account
    }

    /// A step that must succeed.
    pub fn act<C: SolCall>(
        &mut self,
        title: &str,
        sender: &Account,
        to: Address,
        call: &C,
    ) -> anyhow::Result<Receipt> {
        let before = self.balances()?;
        let receipt = self.chain.send(sender, to, call).with_context(|| format!("{title}: it failed"))?;
        let after = self.balances()?;
        self.note(title, sender, &receipt, None, before, after);
        Ok(receipt)
    }

    /// Does what an earlier step has shown, and tells nobody.
    pub fn arrange<C: SolCall>(&mut self, sender: &Account, to: Address, call: &C) -> anyhow::Result<()> {
        let name = &sender.name;
        self.chain
            .send(sender, to, call)
            .map(drop)
            .with_context(|| format!("what {name} needs first: it failed"))
    }

    /// A step that must be refused with an error of one of the contracts, whose name it returns.
    pub fn refused<C: SolCall>(
        &mut self,
        title: &str,
        sender: &Account,
        to: Address,
        call: &C,
    ) -> anyhow::Result<String> {
        let before = self.balances()?;
        let revert = match self.chain.send(sender, to, call) {
            Err(CallError::Reverted(revert)) => revert,
            Err(error) => bail!("{title}: {error}"),
            Ok(_) => bail!("{title}: it was not refused"),
        };
        let receipt = revert.receipt().with_context(|| format!("{title}: no receipt"))?.clone();
        let is_named = IUSDai::IUSDaiErrors::abi_decode(&revert.data).is_ok()
            || ISUSDai::ISUSDaiErrors::abi_decode(&revert.data).is_ok()
            || IQEV::IQEVErrors::abi_decode(&revert.data).is_ok()
            || IAuthority::IAuthorityErrors::abi_decode(&revert.data).is_ok()
            || ICaliber::ICaliberErrors::abi_decode(&revert.data).is_ok()
            || ILoanRouter::ILoanRouterErrors::abi_decode(&revert.data).is_ok()
            || ICores::ICoresErrors::abi_decode(&revert.data).is_ok();
        ensure!(is_named, "{title}: {revert}, no error of the contracts");
        let error = revert.to_string();
        let after = self.balances()?;
        if before != after {
            bail!("{title}: a refused step changed balances");
        }
        self.note(title, sender, &receipt, Some(error.clone()), before, after);
        Ok(error)
    }

    /// Takes a reading of the vault's price after the last step.
    pub fn note_price(&mut self, reading: PriceReading) {
        self.report.prices.push(PriceReading { after_step: self.report.steps.len(), ..reading });
    }

    /// Keeps what an epoch came to.
    pub fn note_redemptions(&mut self, redemptions: Redemptions) {
        self.report.redemptions = Some(redemptions);
    }

    /// Keeps what a week of points came to.
    pub fn note_points(&mut self, points: Points) {
        self.report.points = Some(points);
    }

    /// Everybody of the story, by name.
    pub const fn everybody(&self) -> &BTreeMap<String, Account> {
        &self.people
    }

    /// How many steps were told.
    pub const fn steps(&self) -> usize {
        self.report.steps.len()
    }

    /// The record of everything so far.
    pub fn into_report(self) -> Report {
        self.report
    }

    fn note(
        &mut self,
        title: &str,
        sender: &Account,
        receipt: &Receipt,
        error: Option<String>,
        before: Balances,
        after: Balances,
    ) {
        self.report.total_gas += receipt.gas_used;
        self.report.steps.push(Step {
            number: self.report.steps.len() + 1,
            title: title.into(),
            sender: sender.name.clone(),
            transaction: receipt.hash,
            block: receipt.block_number,
            status: if error.is_some() { "refused" } else { "success" },
            error,
            gas: gas(receipt),
            before,
            after,
        });
    }

    fn balances(&mut self) -> anyhow::Result<Balances> {
        let people: Vec<_> = self.people.values().map(|a| (a.name.clone(), a.address)).collect();
        let reserve = [("reserve".to_owned(), self.usdai), ("vault".to_owned(), self.susdai)];
        let mut balances = Balances::new();
        for (name, account) in people.into_iter().chain(reserve) {
            let held = balances.entry(name).or_default();
            for token in &self.report.tokens {
                let call = IToken::balanceOfCall { account };
                held.insert(token.symbol.clone(), self.chain.call(token.address, &call)?.to_string());
            }
        }
        Ok(balances)
    }
}

fn tokens(dollar: Address, usdai: Address, susdai: Address) -> Vec<Token> {
    let token = |symbol: &str, address, decimals| Token { symbol: symbol.into(), address, decimals };
    vec![token("USD", dollar, DOLLAR_DECIMALS), token("USDai", usdai, 18), token("sUSDai", susdai, 18)]
}

fn register_errors(chain: &mut Chain) -> anyhow::Result<()> {
    for signatures in [
        IAuthority::IAuthorityErrors::SIGNATURES,
        IUSDai::IUSDaiErrors::SIGNATURES,
        ISUSDai::ISUSDaiErrors::SIGNATURES,
        IQEV::IQEVErrors::SIGNATURES,
        IQEVLens::IQEVLensErrors::SIGNATURES,
        IBeacon::IBeaconErrors::SIGNATURES,
        ICaliber::ICaliberErrors::SIGNATURES,
        ICollateralAuction::ICollateralAuctionErrors::SIGNATURES,
        ICores::ICoresErrors::SIGNATURES,
        ILoanBook::ILoanBookErrors::SIGNATURES,
        ILoanLens::ILoanLensErrors::SIGNATURES,
        ILoanRouter::ILoanRouterErrors::SIGNATURES,
    ] {
        chain.register_errors(signatures)?;
    }
    Ok(())
}

fn deploy_dollar(project: &Project, chain: &mut Chain, report: &mut Report) -> anyhow::Result<Address> {
    let creation = fixture::creation_code(project, "Dollar")?;
    let arguments = U256::from(DOLLAR_DECIMALS).abi_encode();
    let dollar = chain.deploy_evm([creation, arguments].concat()).context("the dollar does not deploy")?;
    record(report, chain, "Dollar", "evm", &dollar);
    Ok(dollar.address)
}

fn record(report: &mut Report, chain: &Chain, name: &str, kind: &'static str, deployed: &Deployed) {
    let contract = Contract {
        address: deployed.address,
        kind,
        code_bytes: chain.code(deployed.address).len(),
        deployment_gas: deployed.receipt.gas_used,
    };
    report.contracts.insert(name.into(), contract);
}

fn gas(receipt: &Receipt) -> Gas {
    let split = receipt.split;
    Gas {
        used: receipt.gas_used,
        intrinsic: split.intrinsic,
        entry: split.entry,
        wasm: split.wasm,
        storage: split.storage,
        other: split.other,
        refunded: receipt.gas_refunded,
    }
}
