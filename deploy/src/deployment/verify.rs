//! `usdai verify`: builds again and compares the chain with the build, the address book and the configuration.

mod construction;
mod ever;

use std::collections::BTreeSet;

use alloy_primitives::keccak256;
use serde::Serialize;
use serde_json::json;

use super::arguments::SuiteArguments;
use super::artifact::{self, Artifact, Placement, wasm_sha256};
use super::chain::{Facts, require_ground};
use super::error::DeploymentError;
use super::programs::{answered, build, lifetime, print_json, say};
use super::state::{Addresses, State};
use super::text::table;
use super::wiring::{Cast, differences};
use crate::book::{Book, Deployed};
use crate::client::Client;
use crate::config::{Config, EpochGenesis};
use crate::project::Project;

/// What to compare with what.
#[derive(clap::Args, Clone, Debug)]
pub struct Arguments {
    #[command(flatten)]
    suite: SuiteArguments,
    /// Prints one JSON document.
    #[arg(long)]
    json: bool,
}

/// Something that is not as it should be.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Finding {
    subject: String,
    expected: String,
    found: String,
}

/// Compares, and prints what differs.
///
/// # Errors
/// [`DeploymentError::Differences`] if anything differs.
pub fn run(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    answered(verify(project, arguments), arguments.json)
}

async fn verify(project: &Project, arguments: &Arguments) -> Result<(), DeploymentError> {
    let (config, client) = arguments.suite.open().await?;
    let (_, book) = arguments.suite.book.require(project, &client)?;
    if !arguments.suite.no_build {
        build(project)?;
    }
    let verification = Verification { client, config, book };
    let (checked, findings) = verification.run(project).await?;
    if arguments.json {
        print_json(&json!({ "contracts": checked, "differences": findings }))?;
    } else {
        say(&text(&checked, &findings))?;
    }
    match findings.len() {
        0 => Ok(()),
        number => Err(DeploymentError::Differences(number)),
    }
}

struct Verification {
    client: Client,
    config: Config,
    book: Book,
}

impl Verification {
    async fn run(&self, project: &Project) -> Result<(Vec<&'static str>, Vec<Finding>), DeploymentError> {
        let facts = Facts::read(&self.client).await?;
        let Book { deployer, salt, epoch_genesis, .. } = self.book.clone();
        let beacon_key = self.config.qev.beacon.key();
        let endpoint = self.config.bridge.endpoint.get();
        let placement = Placement { deployer, salt, epoch_genesis, beacon_key, endpoint };
        let artifacts = artifact::load(project, &placement)?;
        let cast = self.cast(&artifacts);
        let mut findings = self.foundations(&facts);
        let mut present = BTreeSet::new();
        for artifact in &artifacts {
            let name = artifact.contract.name;
            match self.book.contracts.get(name) {
                None => findings.push(finding(name, "deployed", "not in the address book")),
                Some(entry) => {
                    findings.extend(self.contract(artifact, entry).await?);
                    present.insert(name);
                }
            }
        }
        if let Err(error) = require_ground(&self.client, &self.config).await {
            findings.push(finding("the chain", "what the suite stands on", error));
        }
        findings.extend(self.construction(&cast, &present).await?);
        findings.extend(self.wiring(&cast, &present).await?);
        Ok((artifacts.iter().map(|artifact| artifact.contract.name).collect(), findings))
    }

    /// What holds for all contracts.
    fn foundations(&self, facts: &Facts) -> Vec<Finding> {
        let (book, config) = (&self.book, &self.config);
        let configured = match config.susdai.epoch_genesis {
            EpochGenesis::DayOfDeployment => book.epoch_genesis,
            EpochGenesis::At(seconds) => seconds,
        };
        let pending = book.pending.as_ref();
        [
            pending.map(|pending| finding("address book", "nothing under way", &pending.step)),
            compare("hash of block 0, book and chain", book.genesis_hash, facts.genesis_hash),
            compare("salt, configuration and book", &config.salt, &book.salt),
            compare("start of epoch 1, configuration and book", configured, book.epoch_genesis),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    async fn contract(&self, artifact: &Artifact, entry: &Deployed) -> Result<Vec<Finding>, DeploymentError> {
        let of = |what: &str| format!("{} {what}", artifact.contract.name);
        let code = self.client.code(entry.address).await?;
        let on_chain = keccak256(&code);
        let mut findings = vec![
            compare(&of("code hash, build and chain"), artifact.program.codehash(), on_chain),
            compare(&of("code hash, book and chain"), entry.code_hash, on_chain),
        ];
        let wasm = wasm_sha256(&code).map_or_else(|error| error.to_string(), |hash| hash.to_string());
        findings.push(compare(&of("WASM hash, build and chain"), artifact.wasm_sha256.to_string(), wasm));
        let recorded = Some(entry.wasm_sha256).filter(|hash| *hash != artifact.wasm_sha256);
        findings
            .push(recorded.map(|hash| finding(of("WASM hash, build and book"), artifact.wasm_sha256, hash)));
        if artifact.program.codehash() == entry.code_hash {
            let what = of("address by code and constructor, and in the book");
            findings.push(compare(&what, artifact.address, entry.address));
        }
        if let Err(error) = lifetime(&self.client, entry.address).await {
            findings.push(Some(finding(of("program"), "active", error)));
        }
        Ok(findings.into_iter().flatten().collect())
    }

    /// Who is who by the book, and where it says nothing, by the build.
    fn cast(&self, artifacts: &[Artifact]) -> Cast {
        let address = |artifact: &Artifact| {
            let entry = self.book.contracts.get(artifact.contract.name);
            entry.map_or(artifact.address, |entry| entry.address)
        };
        let addresses: Addresses =
            artifacts.iter().map(|artifact| (artifact.contract.name, address(artifact))).collect();
        Cast { deployer: self.book.deployer, addresses }
    }

    /// Roles, targets and parameters, by what the contracts in the book say.
    async fn wiring(
        &self,
        cast: &Cast,
        present: &BTreeSet<&'static str>,
    ) -> Result<Vec<Finding>, DeploymentError> {
        let questions = self.questions(cast).await?;
        let state = State::read(&self.client, &cast.addresses, present, cast.deployer, &questions).await;
        let state = match state {
            Ok(state) => state,
            // A contract with other code need not answer.
            Err(error) if error.is_of_contract() => {
                return Ok(vec![finding("wiring and roles", "readable", error)]);
            }
            Err(error) => return Err(error.into()),
        };
        let differences = differences(&self.config, cast, &state).into_iter();
        Ok(differences.map(|found| finding(found.subject, found.configured, found.on_chain)).collect())
    }
}

fn compare<T: PartialEq + ToString>(subject: &str, expected: T, found: T) -> Option<Finding> {
    (expected != found).then(|| finding(subject, expected, found))
}

fn finding(subject: impl Into<String>, expected: impl ToString, found: impl ToString) -> Finding {
    Finding { subject: subject.into(), expected: expected.to_string(), found: found.to_string() }
}

fn text(checked: &[&str], findings: &[Finding]) -> String {
    if findings.is_empty() {
        return format!("{}: code, wiring and roles are as built and configured.\n", checked.join(", "));
    }
    let mut rows = vec![["what", "expected", "found"].map(str::to_owned).to_vec()];
    rows.extend(
        findings
            .iter()
            .map(|found| vec![found.subject.clone(), found.expected.clone(), found.found.replace('\n', " ")]),
    );
    table(&rows, &[])
}
