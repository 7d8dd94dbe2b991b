//! What a depositor brings to show that it is admitted: the file of a list, or an invitation.

use std::path::{Path, PathBuf};

use alloy_primitives::{Address, Bytes, U256};
use clap::Args;
use usdai_bindings::{IAuthority, IUSDai};

use super::data::{Admission, list_content};
use super::file::ListFile;
use super::invite::InviteFile;
use super::refusal::AccessRefusal;
use super::rules::{Mode, Rules};
use crate::files;
use crate::verbs::error::VerbError;
use crate::verbs::fields::FieldError;
use crate::verbs::session::Session;
use crate::verbs::sum::{Sum, Token};

/// The most bytes of an invitation, with the signature of a contract; a list may have gigabytes.
const INVITE_BYTES: u64 = 100_000;
/// Name of the role of market makers.
const MAKER: &str = "MAKER";

/// Files that show who is admitted.
#[derive(Args, Clone, Debug, Default)]
pub struct AccessFiles {
    /// File that shows that sender or recipient is admitted: what `usdai access tree` or `usdai access invite` wrote.
    /// Once for each.
    #[arg(long, value_name = "FILE")]
    access: Vec<PathBuf>,
}

/// Who deposits for whom.
#[derive(Clone, Copy, Debug)]
pub struct Parties {
    /// Who pays.
    pub sender: Address,
    /// Who gets the USDai.
    pub recipient: Address,
}

/// What is passed on with a deposit.
#[derive(Debug, Default)]
pub struct Passed {
    /// It as bytes; none where nothing is to be shown.
    pub data: Bytes,
    /// The most that the recipient may mint in all, by what is shown.
    cap: Option<U256>,
}

/// What a file shows.
#[derive(Debug)]
pub enum Given {
    /// A list.
    List(PathBuf, Box<ListFile>),
    /// An invitation.
    Invite(PathBuf, Box<InviteFile>),
}

impl Given {
    /// Reads a file.
    ///
    /// # Errors
    /// It is neither.
    pub fn read(path: &Path) -> Result<Self, VerbError> {
        let is_small = std::fs::metadata(path).is_ok_and(|file| file.len() <= INVITE_BYTES);
        let invite = if is_small {
            serde_json::from_slice(&files::read(path).map_err(FieldError::from)?).ok()
        } else {
            None
        };
        match invite {
            Some(invite) => Ok(Self::Invite(path.into(), Box::new(invite))),
            None => Ok(Self::List(path.into(), Box::new(ListFile::read(path)?))),
        }
    }

    fn admission(&self, account: Address) -> Option<Admission> {
        match self {
            Self::List(_, list) => list.admission(account),
            Self::Invite(_, invite) => Some(invite.admission()).filter(|found| found.account() == account),
        }
    }

    /// Holds it to what the chain takes now.
    fn check(&self, session: &Session, usdai: &Token, rules: &Rules) -> Result<(), AccessRefusal> {
        match self {
            Self::List(file, list) if list.root() != rules.root => {
                let (file, computed, on_chain) = (file.clone(), list.root(), rules.root);
                Err(AccessRefusal::OtherList { file, computed, on_chain })
            }
            Self::Invite(file, invite) => invite.check(session, usdai.address, (rules, file)),
            Self::List(..) => Ok(()),
        }
    }
}

impl AccessFiles {
    /// What is passed on with a deposit, so that both who pays and who gets the USDai are admitted.
    ///
    /// # Errors
    /// [`AccessRefusal`] if one of them is not.
    pub async fn data(
        &self,
        session: &Session,
        (usdai, rules): (&Token, &Rules),
        parties: Parties,
    ) -> Result<Passed, VerbError> {
        let Parties { sender, recipient } = parties;
        let is_exempt = IUSDai::capExemptCall { account: sender };
        if session.client.call(usdai.address, &is_exempt).await? {
            return Ok(Passed::default());
        }
        match rules.mode {
            Mode::Open => return Ok(Passed::default()),
            Mode::Makers => {
                check_maker(session, usdai.address, sender).await?;
                return Ok(Passed::default());
            }
            Mode::Closed => {}
        }
        let given = self.access.iter().map(|path| Given::read(path)).collect::<Result<Vec<_>, _>>()?;
        let mut roles = vec![(sender, "who pays")];
        if recipient != sender {
            roles.push((recipient, "who gets the USDai"));
        }
        let mut admissions = Vec::new();
        for (account, part) in roles {
            let minter = Rules::minter(session, usdai, account).await?;
            let found = given.iter().find_map(|given| Some((given, given.admission(account)?)));
            match found {
                Some((given, admission)) if !minter.admitted || admission.cap() != minter.cap.units => {
                    given.check(session, usdai, rules)?;
                    admissions.push(admission);
                }
                None if !minter.admitted => return Err(AccessRefusal::NotAdmitted { account, part }.into()),
                Some(_) | None => {}
            }
        }
        let cap = admissions.iter().find(|admission| admission.account() == recipient).map(Admission::cap);
        Ok(Passed { data: list_content(&admissions), cap })
    }

    /// Refuses a deposit that the contract would not take, and says which cap is in its way.
    ///
    /// # Errors
    /// [`AccessRefusal`].
    pub async fn check_room(
        session: &Session,
        rules: &Rules,
        parties: Parties,
        (pays, expected): (&Sum, &Sum),
        passed: &Passed,
    ) -> Result<(), VerbError> {
        let usdai = &expected.token;
        let of = (pays.token.address, parties.sender, parties.recipient);
        let most = Rules::most(session, usdai.address, of, passed.data.clone()).await?;
        if most >= pays.units {
            return Ok(());
        }
        let account = parties.recipient;
        let minter = Rules::minter(session, usdai, account).await?;
        let needed = Box::new(expected.clone());
        let cap = match rules.mode {
            Mode::Closed => Some(passed.cap.unwrap_or(minter.cap.units)),
            Mode::Open => Some(rules.address_cap.units).filter(|cap| !cap.is_zero()),
            Mode::Makers => None,
        };
        if let Some(cap) = cap
            && minter.minted.units.saturating_add(expected.units) > cap
        {
            let (cap, minted) = (Box::new(usdai.sum(cap)), Box::new(minter.minted));
            return Err(AccessRefusal::AddressCap { account, cap, minted, needed }.into());
        }
        if !rules.per_block.units.is_zero() && rules.left_in_block.units < expected.units {
            let (per_block, left) = (rules.per_block.clone().into(), rules.left_in_block.clone().into());
            return Err(AccessRefusal::BlockShare { per_block, left, needed }.into());
        }
        // The asset's own share of the reserve: the contract says it best.
        Ok(())
    }
}

async fn check_maker(session: &Session, usdai: Address, account: Address) -> Result<(), VerbError> {
    let authority = session.client.call(usdai, &IUSDai::authorityCall {}).await?;
    let role = alloy_primitives::keccak256(MAKER);
    if session.client.call(authority, &IAuthority::hasRoleCall { role, account }).await? {
        return Ok(());
    }
    Err(AccessRefusal::NotAMaker { account }.into())
}
