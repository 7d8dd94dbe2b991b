//! The chain in a file: a `redb` database with one entry per block, written in one transaction each.
//!
//! A block is on disk before anybody hears of it, so a node that is killed has every transaction whose receipt it
//! gave. On opening every page's checksum is verified and every block is run through again: that it follows on the
//! one before and that it changes exactly the state before it.

use std::{
    fs::File,
    io::{ErrorKind, Read, Write},
    path::{Path, PathBuf},
};

use redb::{Database, ReadableDatabase, ReadableTable, TableDefinition};
use serde::{Deserialize, Serialize, de::DeserializeOwned};
use stylus_chain::{chain::Block, changes::Changes};

use crate::{
    clock::Clock,
    node::Node,
    transaction::{SignedTransaction, StoredTransaction},
};

/// Changes with what a block holds; a file of another format is refused.
const FORMAT: u32 = 1;

const HEADER: TableDefinition<'_, &str, &[u8]> = TableDefinition::new("header");
const BLOCKS: TableDefinition<'_, u64, &[u8]> = TableDefinition::new("blocks");
/// Size of redb's pages, the first of which is the header.
const PAGE: u64 = 4_096;
const IDENTITY: &str = "identity";
const TAIL: &str = "tail";

/// An open file.
#[derive(Debug)]
pub struct Store {
    path: PathBuf,
    database: Database,
}

/// Why a file cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Another node has it open.
    #[error("{} is in use by another node", .0.display())]
    InUse(PathBuf),
    /// It cannot be read or written.
    #[error("{}: {reason}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What the system says.
        reason: String,
    },
    /// It holds something else than what a node wrote.
    #[error("{} is damaged ({reason}); nothing was loaded. Move it away to start a new chain", path.display())]
    Damaged {
        /// The file.
        path: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// It holds a chain with other parameters.
    #[error("{} holds another chain: {reason}", path.display())]
    OtherChain {
        /// The file.
        path: PathBuf,
        /// What differs.
        reason: String,
    },
}

/// What a chain is from its genesis on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Identity {
    format: u32,
    chain_id: u64,
    arbos_version: u64,
    accounts: u32,
    genesis_timestamp: u64,
}

/// What is not in a block: the clock, and what was changed since the last block.
#[derive(Serialize, Deserialize)]
struct Tail {
    offset: i64,
    next: Option<u64>,
    edits: Changes,
}

#[derive(Serialize, Deserialize)]
struct StoredBlock {
    block: Block,
    transactions: Vec<StoredTransaction>,
}

impl Store {
    /// Opens the file at `path` and makes `node` the chain in it; or makes the file, for the chain that `node` is.
    ///
    /// # Errors
    /// [`StoreError`]; `node` is not to be used then.
    pub fn open(path: &Path, node: &mut Node) -> Result<Self, StoreError> {
        let header = first_page(path);
        let is_new = header.is_none();
        let mut builder = Database::builder();
        builder.set_check_integrity_on_open(!is_new);
        let database =
            builder.create(path).map_err(|error| open_error(path, error)).inspect_err(|error| {
                if let (StoreError::Damaged { .. }, Some(header)) = (error, header) {
                    put_back(path, &header);
                }
            })?;
        let store = Self { path: path.into(), database };
        match store.get::<Identity>(IDENTITY)? {
            Some(identity) => store.load(identity, node)?,
            None if is_new => store.begin(node)?,
            // A node that was killed while it made the file: nothing was ever in it.
            None if store.is_empty()? => store.begin(node)?,
            None => return Err(store.damaged("it has blocks and no header")),
        }
        Ok(store)
    }

    /// Writes a block with its transactions.
    ///
    /// # Errors
    /// The file cannot be written; then it is as before.
    pub fn append(
        &self,
        block: &Block,
        transactions: &[SignedTransaction],
        node: &Node,
    ) -> Result<(), StoreError> {
        let transactions = transactions.iter().map(SignedTransaction::to_stored).collect();
        let stored = self.encode(&StoredBlock { block: block.clone(), transactions })?;
        let tail = self.encode(&Tail::of(node))?;
        self.write(|write| {
            write.open_table(BLOCKS)?.insert(block.number, stored.as_slice())?;
            write.open_table(HEADER)?.insert(TAIL, tail.as_slice())?;
            Ok(())
        })
    }

    /// Writes what is in no block.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn save_tail(&self, node: &Node) -> Result<(), StoreError> {
        self.rewind(u64::MAX, node.clock, node.chain.edits())
    }

    /// Removes the blocks after block `number`, and writes what is in no block: the clock, and what was edited since.
    ///
    /// # Errors
    /// As [`Store::append`].
    pub fn rewind(&self, number: u64, clock: Clock, edits: &Changes) -> Result<(), StoreError> {
        let tail = self.encode(&Tail::new(clock, edits))?;
        self.write(|write| {
            if let Some(first) = number.checked_add(1) {
                write.open_table(BLOCKS)?.retain_in(first.., |_, _| false)?;
            }
            write.open_table(HEADER)?.insert(TAIL, tail.as_slice())?;
            Ok(())
        })
    }

    fn begin(&self, node: &Node) -> Result<(), StoreError> {
        let (identity, tail) = (self.encode(&Identity::of(node))?, self.encode(&Tail::of(node))?);
        self.write(|write| {
            write.open_table(BLOCKS)?;
            let mut header = write.open_table(HEADER)?;
            header.insert(IDENTITY, identity.as_slice())?;
            header.insert(TAIL, tail.as_slice())?;
            Ok(())
        })
    }

    fn load(&self, identity: Identity, node: &mut Node) -> Result<(), StoreError> {
        let wanted = Identity { genesis_timestamp: identity.genesis_timestamp, ..Identity::of(node) };
        if identity != wanted {
            return Err(StoreError::OtherChain {
                path: self.path.clone(),
                reason: difference(identity, wanted),
            });
        }
        node.restart(identity.genesis_timestamp);
        let read = self.database.begin_read().map_err(|error| self.failed(error))?;
        let blocks = read.open_table(BLOCKS).map_err(|error| self.failed(error))?;
        for entry in blocks.iter().map_err(|error| self.failed(error))? {
            let (number, value) = entry.map_err(|error| self.failed(error))?;
            self.load_block(number.value(), value.value(), node)?;
        }
        let tail = self.get::<Tail>(TAIL)?.ok_or_else(|| self.damaged("its header is not whole"))?;
        node.chain.import_edits(tail.edits).map_err(|mismatch| self.damaged(mismatch))?;
        node.clock = Clock { offset: tail.offset, next: tail.next };
        if let Some(start) = node.config.start_time {
            node.clock.set(start);
        }
        Ok(())
    }

    fn load_block(&self, number: u64, bytes: &[u8], node: &mut Node) -> Result<(), StoreError> {
        let StoredBlock { block, transactions } = self.decode(bytes)?;
        let transactions = transactions.iter().map(SignedTransaction::from_stored);
        let transactions =
            transactions.collect::<Result<Vec<_>, _>>().map_err(|error| self.damaged(error))?;
        let hashes = block.receipts.iter().map(|receipt| receipt.hash);
        if block.number != number || !hashes.eq(transactions.iter().map(SignedTransaction::hash)) {
            return Err(self.damaged(format!("block {number} does not hold its transactions")));
        }
        node.chain.import(block).map_err(|error| self.damaged(error))?;
        node.transactions
            .extend(transactions.into_iter().map(|transaction| (transaction.hash(), transaction)));
        Ok(())
    }

    fn get<T: DeserializeOwned>(&self, key: &str) -> Result<Option<T>, StoreError> {
        let read = self.database.begin_read().map_err(|error| self.failed(error))?;
        let header = match read.open_table(HEADER) {
            Ok(header) => header,
            Err(redb::TableError::TableDoesNotExist(_)) => return Ok(None),
            Err(error) => return Err(self.failed(error)),
        };
        let value = header.get(key).map_err(|error| self.failed(error))?;
        value.map(|value| self.decode(value.value())).transpose()
    }

    fn is_empty(&self) -> Result<bool, StoreError> {
        let read = self.database.begin_read().map_err(|error| self.failed(error))?;
        Ok(read.list_tables().map_err(|error| self.failed(error))?.next().is_none())
    }

    fn write(
        &self,
        act: impl FnOnce(&redb::WriteTransaction) -> Result<(), redb::Error>,
    ) -> Result<(), StoreError> {
        let run = || -> Result<(), redb::Error> {
            let mut write = self.database.begin_write()?;
            // With one phase, a file whose last block is damaged after a kill would open without that block.
            write.set_two_phase_commit(true);
            act(&write)?;
            Ok(write.commit()?)
        };
        run().map_err(|error| self.failed(error))
    }

    fn encode(&self, value: &impl Serialize) -> Result<Vec<u8>, StoreError> {
        let failed =
            |error: postcard::Error| StoreError::File { path: self.path.clone(), reason: error.to_string() };
        postcard::to_stdvec(value).map_err(failed)
    }

    fn decode<T: DeserializeOwned>(&self, bytes: &[u8]) -> Result<T, StoreError> {
        postcard::from_bytes(bytes).map_err(|error| self.damaged(error))
    }

    fn damaged(&self, reason: impl ToString) -> StoreError {
        StoreError::Damaged { path: self.path.clone(), reason: reason.to_string() }
    }

    fn failed(&self, error: impl Into<redb::Error>) -> StoreError {
        file_error(&self.path, error.into())
    }
}

impl Identity {
    fn of(node: &Node) -> Self {
        let config = node.chain.config();
        Self {
            format: FORMAT,
            chain_id: config.chain_id,
            arbos_version: config.rules.arbos_version,
            accounts: node.config.accounts,
            genesis_timestamp: config.genesis_timestamp,
        }
    }
}

impl Tail {
    fn of(node: &Node) -> Self {
        Self::new(node.clock, node.chain.edits())
    }

    fn new(clock: Clock, edits: &Changes) -> Self {
        Self { offset: clock.offset, next: clock.next, edits: edits.clone() }
    }
}

fn difference(found: Identity, wanted: Identity) -> String {
    let fields = [
        ("format", u64::from(found.format), u64::from(wanted.format)),
        ("chain id", found.chain_id, wanted.chain_id),
        ("ArbOS version", found.arbos_version, wanted.arbos_version),
        ("number of accounts", found.accounts.into(), wanted.accounts.into()),
    ];
    let differing = fields.into_iter().filter(|(_, found, wanted)| found != wanted);
    let told = differing.map(|(name, found, wanted)| format!("its {name} is {found} and not {wanted}"));
    told.collect::<Vec<_>>().join(", ")
}

/// The page with the header of a file that has anything in it.
fn first_page(path: &Path) -> Option<Vec<u8>> {
    let mut page = Vec::new();
    File::open(path).ok()?.take(PAGE).read_to_end(&mut page).ok()?;
    Some(page).filter(|page| !page.is_empty())
}

/// redb adapts the header to the length of the file before it looks at the rest: a damaged file stays as it is.
fn put_back(path: &Path, header: &[u8]) {
    let written = File::options().write(true).open(path).and_then(|mut file| file.write_all(header));
    if let Err(error) = written {
        eprintln!("{}: its header could not be put back: {error}", path.display());
    }
}

fn open_error(path: &Path, error: redb::DatabaseError) -> StoreError {
    match error {
        redb::DatabaseError::DatabaseAlreadyOpen => StoreError::InUse(path.into()),
        error => file_error(path, error.into()),
    }
}

fn file_error(path: &Path, error: redb::Error) -> StoreError {
    let path = path.to_path_buf();
    match error {
        // redb says so of a file that does not start like one of its own, or that ends too soon.
        redb::Error::Io(error)
            if matches!(error.kind(), ErrorKind::InvalidData | ErrorKind::UnexpectedEof) =>
        {
            StoreError::Damaged { path, reason: error.to_string() }
        }
        redb::Error::Io(error) => StoreError::File { path, reason: error.to_string() },
        redb::Error::PreviousIo => {
            let reason = "it could not be written before; make room and start the node again".into();
            StoreError::File { path, reason }
        }
        error => StoreError::Damaged { path, reason: error.to_string() },
    }
}
