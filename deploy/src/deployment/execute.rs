//! Doing what is planned, step by step. Before a transaction is sent its hash is in the address book, and after it
//! what came of it: a run that is cut off anywhere is taken up by the next.

use alloy::eips::BlockNumberOrTag;
use alloy::rpc::types::TransactionReceipt;
use alloy_primitives::{Address, B256, keccak256};
use alloy_sol_types::SolEvent;

use super::artifact::Artifact;
use super::cost;
use super::error::DeploymentError;
use super::logs::logs_since;
use super::operations::Operation;
use super::precompiles::{STYLUS_DEPLOYER, StylusDeployer};
use super::programs::lifetime;
use super::site::Site;
use super::wiring::{Order, differences};
use crate::book::{Book, Deployed, Given, Pending};
use crate::client::{Fees, Outgoing, Signer};

/// Runs a plan.
pub struct Execution<'a> {
    site: &'a mut Site,
    signer: &'a Signer,
    git_commit: Option<String>,
    tell: &'a dyn Fn(&str),
}

impl<'a> Execution<'a> {
    /// With this signer; `tell` is told what happens.
    pub fn new(
        site: &'a mut Site,
        signer: &'a Signer,
        git_commit: Option<String>,
        tell: &'a dyn Fn(&str),
    ) -> Self {
        Self { site, signer, git_commit, tell }
    }

    /// Finds out what became of a transaction that an earlier run signed, and of contracts that came to their
    /// place in other ways. Sends nothing and writes nothing.
    ///
    /// # Errors
    /// A transaction that neither gets into a block nor vanishes.
    pub async fn take_up(&mut self) -> Result<(), DeploymentError> {
        if let Some(pending) = self.site.book.pending.clone() {
            if let Some(receipt) = self.outcome(&pending).await? {
                self.record(&pending.step, &receipt).await?;
            }
            self.site.book.pending = None;
        }
        let missing: Vec<Artifact> = self.site.missing().cloned().collect();
        for artifact in missing {
            if self.site.client.code(artifact.address).await?.is_empty() {
                continue;
            }
            // Anyone may send this very deployment: the address stands for code and construction.
            let found = self.find_deployment(artifact.address).await?;
            self.record_contract(&artifact, &found).await?;
        }
        Ok(())
    }

    /// Deploys the contracts that are missing.
    ///
    /// # Errors
    /// The first that fails.
    pub async fn deploy(&mut self) -> Result<(), DeploymentError> {
        let missing: Vec<Artifact> = self.site.missing().cloned().collect();
        for artifact in missing {
            let data_fee = cost::data_fee(&self.site.client, &artifact).await?.unwrap_or_default();
            let outgoing = cost::deployment(&artifact, data_fee);
            self.send(artifact.contract.name, &outgoing).await?;
        }
        Ok(())
    }

    /// Gives the orders that are left. Once set-up is over, announces them and carries out those that have waited.
    ///
    /// # Errors
    /// The first that fails.
    pub async fn wire(&mut self) -> Result<(), DeploymentError> {
        let state = self.site.state().await?;
        let differences = differences(&self.site.config, &self.site.cast, &state);
        let orders: Vec<Order> = differences.into_iter().filter_map(|difference| difference.order).collect();
        if state.authority.is_sealed {
            return self.operate(&orders).await;
        }
        for order in orders {
            self.send(&order.text, &order.outgoing()).await?;
        }
        Ok(())
    }

    async fn operate(&mut self, orders: &[Order]) -> Result<(), DeploymentError> {
        let names = self.site.cast.names(&self.site.config);
        for order in orders {
            let operation = Operation::of(&self.site.client, &names, order).await?;
            if let Some((step, outgoing)) = operation.step() {
                self.send(&step, &outgoing).await?;
            }
        }
        Ok(())
    }

    /// Writes the book if what an earlier run sent is not in it yet.
    ///
    /// # Errors
    /// The file system's.
    pub fn finish(&self) -> Result<(), DeploymentError> {
        match Book::read(&self.site.book_path)?.as_ref() == Some(&self.site.book) {
            true => Ok(()),
            false => self.save(),
        }
    }

    fn save(&self) -> Result<(), DeploymentError> {
        Ok(self.site.book.write(&self.site.book_path)?)
    }

    async fn send(&mut self, step: &str, outgoing: &Outgoing) -> Result<(), DeploymentError> {
        let fees = Fees { maximum: Some(self.site.config.max_gas_price_gwei.wei()) };
        let signed = self.site.client.sign(self.signer, outgoing, fees).await?;
        self.site.book.pending = Some(Pending { step: step.into(), transaction: signed.hash });
        self.save()?;
        (self.tell)(&format!("{step}: transaction {}", signed.hash));
        let receipt = self.site.client.submit(&signed).await?;
        self.record(step, &receipt).await?;
        self.site.book.pending = None;
        self.save()
    }

    async fn record(&mut self, step: &str, receipt: &TransactionReceipt) -> Result<(), DeploymentError> {
        let block = receipt.block_number.unwrap_or_default();
        let origin = Origin { block, transaction: receipt.transaction_hash };
        let artifact = self.site.artifacts.iter().find(|artifact| artifact.contract.name == step).cloned();
        match artifact {
            Some(artifact) => self.record_contract(&artifact, &origin).await,
            None => {
                let Origin { block, transaction } = origin;
                self.site.book.wiring.push(Given { order: step.into(), block, transaction });
                Ok(())
            }
        }
    }

    async fn record_contract(&mut self, artifact: &Artifact, origin: &Origin) -> Result<(), DeploymentError> {
        let (name, code_hash) = (artifact.contract.name, artifact.program.codehash());
        if keccak256(self.site.client.code(artifact.address).await?) != code_hash {
            let reason = format!("{} does not hold the code that was sent", artifact.address);
            return Err(DeploymentError::NoEffect {
                step: name.into(),
                transaction: origin.transaction,
                reason,
            });
        }
        let (activated_at, expires_at) = lifetime(&self.site.client, artifact.address).await?;
        let deployed = Deployed {
            address: artifact.address,
            block: origin.block,
            transaction: origin.transaction,
            code_hash,
            wasm_sha256: artifact.wasm_sha256,
            git_commit: self.git_commit.clone(),
            constructor_arguments: artifact.constructor(),
            activated_at,
            expires_at,
        };
        self.site.book.contracts.insert(name.into(), deployed);
        self.site.deployed.insert(name);
        Ok(())
    }

    /// The receipt of a transaction that may have been sent: none if it was not, or did nothing.
    async fn outcome(&self, pending: &Pending) -> Result<Option<TransactionReceipt>, DeploymentError> {
        let client = &self.site.client;
        let mut receipt = client.find_receipt(pending.transaction).await?;
        if receipt.is_none() {
            let account = self.site.signer;
            let mined = client.nonce(account, BlockNumberOrTag::Latest).await?;
            let waiting = client.nonce(account, BlockNumberOrTag::Pending).await? > mined;
            if waiting {
                receipt = Some(client.receipt(pending.transaction).await?);
            }
        }
        Ok(receipt.filter(TransactionReceipt::status))
    }

    /// The transaction by which the StylusDeployer made a contract, since the deployment began.
    async fn find_deployment(&self, address: Address) -> Result<Origin, DeploymentError> {
        let event = StylusDeployer::ContractDeployed::SIGNATURE_HASH;
        let since = self.site.book.first_block;
        let logs = logs_since(&self.site.client, STYLUS_DEPLOYER, event, since).await?;
        let found = logs.iter().find(|log| {
            let decoded = StylusDeployer::ContractDeployed::decode_log_data(&log.inner.data);
            decoded.is_ok_and(|event| event.deployedContract == address)
        });
        let origin = found.and_then(|log| log.block_number.zip(log.transaction_hash));
        let (block, transaction) = origin.ok_or(DeploymentError::Unexplained(address))?;
        Ok(Origin { block, transaction })
    }
}

/// Where something came from.
struct Origin {
    block: u64,
    transaction: B256,
}
