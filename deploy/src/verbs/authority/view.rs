//! What the authority says, as one document and as text.

use std::collections::BTreeMap;
use std::fmt::Write;

use alloy_primitives::{Address, B256, U256};
use serde::Serialize;
use usdai_bindings::IAuthority;

use super::find::{announced, names};
use crate::deployment::calldata::{Names, module_name, role_name, selector_name};
use crate::deployment::contracts::AUTHORITY;
use crate::moment::{from_now, utc};
use crate::verbs::error::VerbError;
use crate::verbs::session::Session;
use crate::verbs::sum::checksummed;

/// Everything.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthorityView {
    /// The authority.
    #[serde(serialize_with = "checksummed")]
    pub authority: Address,
    /// Time of the chain's latest block, unix seconds.
    pub block_time: u64,
    /// Whether set-up is over.
    pub is_sealed: bool,
    /// The administrator; zero for nobody.
    #[serde(serialize_with = "checksummed")]
    pub admin: Address,
    /// Who may take that place; zero for nobody.
    #[serde(serialize_with = "checksummed")]
    pub pending_admin: Address,
    /// Holders of each role, ADMIN aside.
    pub roles: BTreeMap<String, Vec<String>>,
    /// Who takes orders.
    pub targets: Vec<Target>,
    /// Modules by name.
    pub modules: BTreeMap<String, String>,
    /// What waits, is ready or expired.
    pub operations: Vec<Pending>,
}

/// A contract that takes orders.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Target {
    /// What it is called.
    pub name: String,
    /// Its entries, and until when each is to rest, unix seconds.
    pub entries: BTreeMap<String, u64>,
}

/// An operation.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Pending {
    /// Its number.
    pub id: B256,
    /// `waiting`, `ready` or `expired`.
    pub state: &'static str,
    /// When it can be carried out, unix seconds.
    pub ready_at: u64,
    /// When it is void, unix seconds.
    pub expires_at: u64,
    /// The operation that comes before it; none if there is none.
    pub predecessor: Option<B256>,
    /// Its calls, decoded.
    pub calls: Vec<String>,
}

impl AuthorityView {
    /// Asks.
    ///
    /// # Errors
    /// The chain does not answer.
    pub async fn read(session: &Session) -> Result<Self, VerbError> {
        let (client, names) = (&session.client, names(session));
        let authority = session.contract(AUTHORITY).await?;
        let grants = client.call(authority, &IAuthority::rolesCall {}).await?;
        let mut roles: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (role, holder) in grants.roles.into_iter().zip(grants.holders).filter(|(role, _)| !role.is_zero())
        {
            roles.entry(role_name(role)).or_default().push(names.of(holder));
        }
        let modules = client.call(authority, &IAuthority::modulesCall {}).await?;
        let modules = modules.names.into_iter().zip(modules.modules);
        Ok(Self {
            authority,
            block_time: session.block_time,
            is_sealed: client.call(authority, &IAuthority::isSealedCall {}).await?,
            admin: client.call(authority, &IAuthority::adminCall {}).await?,
            pending_admin: client.call(authority, &IAuthority::pendingAdminCall {}).await?,
            roles,
            targets: targets(session, authority, &names).await?,
            modules: modules.map(|(name, module)| (module_name(name), names.of(module))).collect(),
            operations: operations(session, authority, &names).await?,
        })
    }

    /// It for people.
    ///
    /// # Errors
    /// None: a string takes everything.
    pub fn write(&self, text: &mut String) -> std::fmt::Result {
        let set_up = match self.is_sealed {
            true => "sealed: what the administrator does waits",
            false => "not sealed: what the administrator does is done at once",
        };
        writeln!(text, "authority {}, {set_up}", self.authority)?;
        writeln!(text, "\nroles\n  ADMIN        {}", self.admin)?;
        if !self.pending_admin.is_zero() {
            writeln!(text, "               offered to {}", self.pending_admin)?;
        }
        for (role, holders) in &self.roles {
            writeln!(text, "  {role:<11}  {}", holders.join(", "))?;
        }
        writeln!(text, "\ntargets")?;
        for target in &self.targets {
            let entries: Vec<_> = target.entries.iter().map(|entry| self.entry(entry)).collect();
            writeln!(text, "  {:<19} {}", target.name, entries.join(", "))?;
        }
        writeln!(text, "\nmodules")?;
        for (name, module) in &self.modules {
            writeln!(text, "  {name:<19} {module}")?;
        }
        writeln!(text, "\noperations{}", if self.operations.is_empty() { "\n  none" } else { "" })?;
        self.operations.iter().try_for_each(|operation| operation.write(text, self.block_time))
    }

    fn entry(&self, (name, until): (&String, &u64)) -> String {
        match *until > self.block_time {
            true => format!("{name} rests until {}", utc(U256::from(*until))),
            false => format!("{name} goes on"),
        }
    }
}

impl Pending {
    fn write(&self, text: &mut String, now: u64) -> std::fmt::Result {
        let left = |then: u64| from_now(then.saturating_sub(now));
        let standing = match self.state {
            "waiting" => format!("ready {}", left(self.ready_at)),
            "ready" => format!("ready, expires {}", left(self.expires_at)),
            _ => format!("expired {}", utc(U256::from(self.expires_at))),
        };
        writeln!(text, "  {}  {standing}", self.id)?;
        if let Some(predecessor) = self.predecessor {
            writeln!(text, "    after {predecessor}")?;
        }
        self.calls.iter().try_for_each(|call| writeln!(text, "    {call}"))
    }
}

async fn targets(session: &Session, authority: Address, names: &Names) -> Result<Vec<Target>, VerbError> {
    let client = &session.client;
    let mut targets = Vec::new();
    for target in client.call(authority, &IAuthority::targetsCall {}).await? {
        let mut entries = BTreeMap::new();
        for entry in client.call(authority, &IAuthority::entriesCall { target }).await? {
            let until = client.call(authority, &IAuthority::pausedUntilCall { target, entry }).await?;
            entries.insert(selector_name(&entry.0), until);
        }
        targets.push(Target { name: names.of(target), entries });
    }
    Ok(targets)
}

async fn operations(session: &Session, authority: Address, names: &Names) -> Result<Vec<Pending>, VerbError> {
    let listed = session.client.call(authority, &IAuthority::operationsCall {}).await?;
    let mut operations = Vec::new();
    for (id, (ready_at, expires_at)) in
        listed.ids.into_iter().zip(listed.readyAt.into_iter().zip(listed.expiresAt))
    {
        let event = announced(session, authority, id).await?;
        let state = session.client.call(authority, &IAuthority::operationCall { id }).await?.state;
        operations.push(Pending {
            id,
            state: match state {
                1 => "waiting",
                2 => "ready",
                _ => "expired",
            },
            ready_at,
            expires_at,
            predecessor: Some(event.predecessor).filter(|before| !before.is_zero()),
            calls: event.calls.iter().map(|call| names.call(call.target, &call.data)).collect(),
        });
    }
    operations.sort_by_key(|operation| operation.ready_at);
    Ok(operations)
}
