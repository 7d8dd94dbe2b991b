//! All titles, over the slots of a caller: what a contract does, but for signatures, roles and tokens.

use crate::binding::{bind, check_free};
use crate::{
    Actor, Appraisal, AssetClass, CaliberError, Condition, Document, Facts, Freeze, Keccak, LoanToValue,
    LoanToValues, Parties, Party, Policy, Signed, Slot, Slots, State, Title, TitleId, Told, Valuation, Word,
    edge_between, max_loan_down, step,
};
use ruint::aliases::U256;
use usdai_core::{Seconds, Timestamp, Usd};

/// Titles at a time. A call that fails has written nothing.
#[derive(Clone, Copy, Debug)]
pub struct Registry<S> {
    /// Where they are kept.
    pub slots: S,
    /// The time.
    pub now: Timestamp,
}

impl<S: Slots> Registry<S> {
    /// Makes a draft of a document, for the title agent that it names.
    ///
    /// [`CaliberError::AlreadyRegistered`], also where the title's life is over, and errors as of [`Document::check`].
    pub fn register(
        &mut self,
        keccak: &impl Keccak,
        document: &Document<'_>,
    ) -> Result<TitleId, CaliberError> {
        document.check(self.now)?;
        let id = document.id(keccak);
        if !self.slots.load(Slot::Title(id)).is_zero() {
            return Err(CaliberError::AlreadyRegistered);
        }
        let Document { class, quantity, policy, appraisal, .. } = *document;
        let freeze = Freeze::default();
        let title = Title { state: State::Draft, class, cover: policy.cover, policies: 1, freeze };
        let (title, valuation) = (title.pack()?, Valuation { quantity, appraisal, appended: 0 }.pack()?);
        self.slots.store(Slot::Title(id), title);
        self.slots.store(Slot::Valuation(id), valuation);
        Ok(id)
    }

    /// Takes the edge to [`State::Attested`] and has the title hold its serials, which are all of the document's in
    /// ascending order.
    ///
    /// [`CaliberError::SerialsDiffer`], [`CaliberError::SerialHeld`], and errors as of [`step`].
    pub fn attest(
        &mut self,
        keccak: &impl Keccak,
        document: &Document<'_>,
        by: Actor,
        signed: Signed,
        serials: &[Word],
    ) -> Result<Title, CaliberError> {
        let id = document.id(keccak);
        let title = self.title(id)?;
        let told = Told { signed, are_serials_free: true, ..Told::default() };
        let state = self.step(id, &title, State::Attested, by, told)?;
        // Looked at last, as the table says: a title that is attested holds these serials itself.
        check_free(&self.slots, keccak, document, serials)?;
        let title = self.keep(id, Title { state, ..title })?;
        bind(&mut self.slots, id, serials);
        Ok(title)
    }

    /// Takes the edge to any state but [`State::Attested`], whose serials have to be shown. Errors as of [`step`].
    pub fn take(&mut self, id: TitleId, to: State, by: Actor, told: Told) -> Result<Title, CaliberError> {
        let title = self.title(id)?;
        let state = self.step(id, &title, to, by, Told { are_serials_free: false, ..told })?;
        self.keep(id, Title { state, ..title })
    }

    /// Appends an appraisal that `appraiser` signed, to a title whose document has these parties.
    ///
    /// [`CaliberError::NotLive`], [`CaliberError::AppraisalNotNewer`], and errors as of [`Appraisal::check`] and
    /// [`Parties::check`] with the last insurer.
    pub fn append_appraisal(
        &mut self,
        id: TitleId,
        parties: &Parties,
        appraiser: Party,
        appraisal: Appraisal,
    ) -> Result<Valuation, CaliberError> {
        self.live(id)?;
        let last = self.valuation(id)?;
        let insurer = self.last(Slot::Insurer(id), parties.insurer)?;
        Parties { appraiser, insurer, ..*parties }.check()?;
        appraisal.check(self.now)?;
        if appraisal.appraised_at <= last.appraisal.appraised_at {
            return Err(CaliberError::AppraisalNotNewer { last: last.appraisal.appraised_at });
        }
        let valuation = Valuation { appraisal, appended: last.appended.saturating_add(1), ..last };
        let packed = valuation.pack()?;
        self.replace(Slot::Appraiser(id), parties.appraiser, appraiser);
        self.slots.store(Slot::Valuation(id), packed);
        Ok(valuation)
    }

    /// Appends a policy that `insurer` signed for the number of policies so far.
    ///
    /// [`CaliberError::NotLive`], [`CaliberError::PoliciesFull`], and errors as of [`Policy::check`] and
    /// [`Parties::check`] with the last appraiser.
    pub fn append_policy(
        &mut self,
        id: TitleId,
        parties: &Parties,
        insurer: Party,
        policy: &Policy,
    ) -> Result<Title, CaliberError> {
        let title = self.live(id)?;
        let appraiser = self.last(Slot::Appraiser(id), parties.appraiser)?;
        Parties { appraiser, insurer, ..*parties }.check()?;
        policy.check(self.now)?;
        // The number is what keeps an earlier policy from coming back.
        let policies = title.policies.checked_add(1).ok_or(CaliberError::PoliciesFull)?;
        let title = self.keep(id, Title { cover: policy.cover, policies, ..title })?;
        self.replace(Slot::Insurer(id), parties.insurer, insurer);
        Ok(title)
    }

    /// Freezes a title for the monitor. [`CaliberError::NotMonitor`], [`CaliberError::NotLive`], and errors as of
    /// [`Freeze::renewed`].
    pub fn freeze(&mut self, id: TitleId, by: Actor, length: Seconds) -> Result<Title, CaliberError> {
        check_monitor(by)?;
        let title = self.live(id)?;
        let freeze = title.freeze.renewed(self.now, length)?;
        self.keep(id, Title { freeze, ..title })
    }

    /// Ends a freeze for the monitor. [`CaliberError::NotMonitor`], [`CaliberError::NotFrozen`].
    pub fn lift(&mut self, id: TitleId, by: Actor) -> Result<Title, CaliberError> {
        check_monitor(by)?;
        let title = self.live(id)?;
        let freeze = title.freeze.lifted(self.now)?;
        self.keep(id, Title { freeze, ..title })
    }

    /// Sets what may be lent against a class, for titles that are pledged from now on.
    pub fn set_loan_to_value(&mut self, class: AssetClass, share: LoanToValue) {
        let shares = self.loan_to_values().with(class, share);
        self.slots.store(Slot::LoanToValues, shares.pack());
    }

    /// What may be lent against each class.
    pub fn loan_to_values(&self) -> LoanToValues {
        LoanToValues::unpack(self.slots.load(Slot::LoanToValues))
    }

    /// A title as it stands. [`CaliberError::NoTitle`].
    pub fn title(&self, id: TitleId) -> Result<Title, CaliberError> {
        Title::unpack(self.slots.load(Slot::Title(id)))
    }

    /// Its last appraisal. [`CaliberError::NoTitle`].
    pub fn valuation(&self, id: TitleId) -> Result<Valuation, CaliberError> {
        Valuation::unpack(self.slots.load(Slot::Valuation(id)))
    }

    /// What its last appraisal comes to at `at`, rounded down. [`CaliberError::NoTitle`].
    pub fn current_value_down(&self, id: TitleId, at: Timestamp) -> Result<Usd, CaliberError> {
        Ok(self.valuation(id)?.appraisal.value_at_down(at)?)
    }

    /// The most that may be lent against it, as of [`max_loan_down`]; nothing unless it is active or pledged.
    /// [`CaliberError::NoTitle`].
    pub fn max_loan_down(&self, id: TitleId) -> Result<Usd, CaliberError> {
        let Title { state, class, cover, .. } = self.title(id)?;
        if !matches!(state, State::Active | State::Pledged) {
            return Ok(Usd::ZERO);
        }
        let share = self.loan_to_values().of(class);
        Ok(max_loan_down(&self.valuation(id)?.appraisal, &cover, share, self.now)?)
    }

    /// Reads no slot that the edge does not need.
    fn step(
        &self,
        id: TitleId,
        title: &Title,
        to: State,
        by: Actor,
        told: Told,
    ) -> Result<State, CaliberError> {
        let Title { state, class, cover, freeze, .. } = *title;
        let mut facts = Facts {
            now: self.now,
            freeze,
            cover,
            appraisal: Appraisal::NONE,
            share: LoanToValue::ZERO,
            told,
        };
        let needs = edge_between(state, to).map_or(&[][..], |edge| edge.needs);
        if needs.contains(&Condition::AppraisalFresh) {
            facts.appraisal = self.valuation(id)?.appraisal;
        }
        if needs.contains(&Condition::LoanWithinMaximum) {
            facts.share = self.loan_to_values().of(class);
        }
        step(state, to, by, &facts)
    }

    fn live(&self, id: TitleId) -> Result<Title, CaliberError> {
        let title = self.title(id)?;
        let state = title.state;
        if state.holds_serials() { Ok(title) } else { Err(CaliberError::NotLive { state }) }
    }

    fn keep(&mut self, id: TitleId, title: Title) -> Result<Title, CaliberError> {
        let packed = title.pack()?;
        self.slots.store(Slot::Title(id), packed);
        Ok(title)
    }

    fn last(&self, slot: Slot, of_document: Party) -> Result<Party, CaliberError> {
        let kept = self.slots.load(slot);
        if kept.is_zero() { Ok(of_document) } else { Party::new(kept) }
    }

    /// Writes a party only where the document's own no longer is the last: the usual title has no such slot.
    fn replace(&mut self, slot: Slot, of_document: Party, party: Party) {
        let kept = if party == of_document { U256::ZERO } else { party.raw() };
        if self.slots.load(slot) != kept {
            self.slots.store(slot, kept);
        }
    }
}

fn check_monitor(by: Actor) -> Result<(), CaliberError> {
    if by == Actor::Monitor { Ok(()) } else { Err(CaliberError::NotMonitor { by }) }
}
