//! What is appended to a title: appraisals and policies, each with its own signature, and freezes.

use crate::abi::ICaliber as abi;
use crate::documents::{appraisal_words, digest_of, policy_words};
use crate::errors::{self, Error, of_title};
use crate::roles::{APPRAISER, INSURER, MONITOR};
use crate::storage::{Caliber, account, keccak, word_of};
use alloc::vec::Vec;
use alloy_primitives::B256;
use alloy_sol_types::SolEvent;
use caliber_nft::{Actor, Appraisal, Document, Party, Policy, TitleId};
use kit::words::Word;
use kit::{emit, host};
use usdai_core::Seconds;

impl Caliber {
    /// Anyone: appends an appraisal that an appraiser signed.
    ///
    /// `RoleMissing`, `SignatureInvalid`, `NoTitle`, `NotLive`, `AppraisalNotNewer`, `AppraisedLater`,
    /// `AppraisalStale`, `ValueOutOfRange`, `PartiesNotDistinct`.
    pub(crate) fn append_appraisal(
        &mut self,
        document: &Document<'_>,
        appraiser: Party,
        appraisal: Appraisal,
        signature: &[u8],
    ) -> Result<(), Error> {
        let title = document.id(&keccak);
        let mut registry = self.registry();
        let appended = registry.append_appraisal(title, &document.parties, appraiser, appraisal);
        appended.map_err(of_title)?;
        let digest = digest_of(appraisal.append_hash(&keccak, title, appraiser));
        self.check_signed_as(APPRAISER, appraiser, digest, signature)?;
        let topics = [abi::AppraisalAppended::SIGNATURE_HASH, word_of(title)];
        host::emit(&topics, &appraisal_words(appraiser, &appraisal));
        Ok(())
    }

    /// Anyone: appends a policy that an insurer signed for the number of policies so far.
    ///
    /// `RoleMissing`, `SignatureInvalid`, `NoTitle`, `NotLive`, `PoliciesFull`, `HashMissing`, `ValueOutOfRange`,
    /// `PolicyLapsed`, `PartiesNotDistinct`.
    pub(crate) fn append_policy(
        &mut self,
        document: &Document<'_>,
        insurer: Party,
        policy: &Policy,
        signature: &[u8],
    ) -> Result<(), Error> {
        let title = document.id(&keccak);
        let mut registry = self.registry();
        let sequence = registry.title(title).map_err(of_title)?.policies;
        registry.append_policy(title, &document.parties, insurer, policy).map_err(of_title)?;
        let digest = digest_of(policy.append_hash(&keccak, title, sequence, insurer));
        self.check_signed_as(INSURER, insurer, digest, signature)?;
        let mut words = Vec::from([u64::from(sequence).word()]);
        words.extend_from_slice(&policy_words(insurer, policy));
        host::emit(&[abi::PolicyAppended::SIGNATURE_HASH, word_of(title)], &words);
        Ok(())
    }

    /// Monitor: freezes a title. `RoleMissing`, `NoTitle`, `NotLive`, `FreezeTooLong`, `FreezeCoolingDown`.
    pub(crate) fn freeze(&mut self, title: TitleId, length: Seconds) -> Result<(), Error> {
        self.check_role(MONITOR, host::sender())?;
        let frozen = self.registry().freeze(title, Actor::Monitor, length).map_err(of_title)?;
        emit!(FreezeSet, [word_of(title)], [frozen.freeze.until()?.get()]);
        Ok(())
    }

    /// Monitor: ends a freeze. `RoleMissing`, `NoTitle`, `NotLive`, `NotFrozen`.
    pub(crate) fn lift(&mut self, title: TitleId) -> Result<(), Error> {
        self.check_role(MONITOR, host::sender())?;
        self.registry().lift(title, Actor::Monitor).map_err(of_title)?;
        emit!(FreezeLifted, [word_of(title)], []);
        Ok(())
    }

    fn check_signed_as(&self, role: &str, party: Party, digest: B256, signature: &[u8]) -> Result<(), Error> {
        if self.is_signed_as(role, party, digest, signature)? {
            return Ok(());
        }
        Err(errors::signature_invalid(account(party)))
    }
}
