//! Loans and the loan book's tranches, from the events of router, auction and book: what was read is kept, and can be
//! forgotten.

use std::collections::{BTreeMap, BTreeSet};

use alloy::rpc::types::{Filter, Log};
use alloy_primitives::{Address, B256, U256};
use alloy_sol_types::SolEvent;
use usdai_bindings::ICollateralAuction::RoundStarted;
use usdai_bindings::ILoanBook::{EntryChanged, Swept};
use usdai_bindings::ILoanRouter::{
    HookFailed, LoanOriginated, LoanRecovered, LoanRefinanced, LoanRepaid, LoanTerms, Reconciled,
};

use super::Stage;
use crate::client::{BlockHead, ClientError};
use crate::keeper::logs::Followed;
use crate::keeper::site::{CreditSite, Site};

/// Blocks asked for at once, at first: there are few of these events. Halved for an endpoint that refuses.
const BLOCKS: u64 = 1 << 20;

/// What was seen.
#[derive(Clone, Debug, Default)]
pub struct Loans {
    followed: Followed,
    pub(super) known: BTreeMap<B256, Known>,
    /// The last loan against each title.
    of_title: BTreeMap<U256, B256>,
    /// The last round of each title's sale.
    pub(super) rounds: BTreeMap<U256, Place>,
    pub(super) entries: BTreeMap<(B256, U256), Tracked>,
    /// The last sweep of each currency in which the loan book was paid; none yet is no place.
    pub(super) sweeps: BTreeMap<Address, Option<Place>>,
    pub(super) unreported: BTreeSet<(B256, U256)>,
}

/// A loan.
#[derive(Clone, Debug)]
pub(super) struct Known {
    pub terms: LoanTerms,
    pub life: Life,
}

/// What is known of a loan's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Life {
    /// Something happened since it was looked at.
    Unread,
    At(Stage),
    Over,
}

/// A tranche of the loan book, as of its last event.
#[derive(Clone, Copy, Debug)]
pub(super) struct Tracked {
    /// As in `EntryChanged`.
    pub state: u8,
    pub from: u64,
    pub place: Place,
}

/// Where an event is: later ones are greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place {
    pub block: u64,
    pub log: u64,
}

impl Loans {
    /// The terms of a loan.
    #[must_use]
    pub fn terms(&self, loan: B256) -> Option<&LoanTerms> {
        self.known.get(&loan).map(|known| &known.terms)
    }

    /// Reads what came since the last time, up to this block.
    ///
    /// # Errors
    /// The chain does not answer.
    pub(super) async fn follow(
        &mut self,
        site: &Site,
        credit: &CreditSite,
        head: BlockHead,
    ) -> Result<(), ClientError> {
        if !self.followed.is_canonical(&site.client, &head).await? {
            *self = Self::default();
        }
        let filter = Filter::new().address(vec![credit.router, credit.auction, credit.book]);
        let range = (credit.first_block, head);
        let mut followed = std::mem::take(&mut self.followed);
        let outcome = followed.follow(&site.client, &filter, range, BLOCKS, |log| self.note(log)).await;
        self.followed = followed;
        outcome
    }

    fn note(&mut self, log: &Log) {
        let place =
            Place { block: log.block_number.unwrap_or_default(), log: log.log_index.unwrap_or_default() };
        let topics = log.inner.data.topics();
        for topic in topics.iter().skip(1) {
            self.touch(topic);
        }
        match topics.first() {
            Some(&LoanOriginated::SIGNATURE_HASH) => self.begin(log),
            Some(&RoundStarted::SIGNATURE_HASH) => drop(read::<RoundStarted>(log).map(|event| {
                self.rounds.insert(event.title, place);
            })),
            Some(&EntryChanged::SIGNATURE_HASH) => drop(read(log).map(|event| self.enter(&event, place))),
            Some(&Swept::SIGNATURE_HASH) => drop(read::<Swept>(log).map(|event| {
                self.sweeps.insert(event.currency, Some(place));
            })),
            Some(&HookFailed::SIGNATURE_HASH) => drop(read::<HookFailed>(log).map(|event| {
                self.unreported.insert((event.loan, event.index));
            })),
            Some(&Reconciled::SIGNATURE_HASH) => drop(read::<Reconciled>(log).map(|event| {
                self.unreported.remove(&(event.loan, event.index));
            })),
            _ => self.end(log),
        }
    }

    fn begin(&mut self, log: &Log) {
        let Some(LoanOriginated { loan, title, terms, .. }) = read(log) else { return };
        self.of_title.insert(title, loan);
        self.known.insert(loan, Known { terms, life: Life::Unread });
    }

    fn enter(&mut self, event: &EntryChanged, place: Place) {
        let EntryChanged { loan, index, state, from, .. } = *event;
        self.entries.insert((loan, index), Tracked { state, from, place });
        if let Some(known) = self.known.get(&loan) {
            self.sweeps.entry(known.terms.currencyToken).or_default();
        }
    }

    /// What says that a loan is over, so that it need not be asked for.
    fn end(&mut self, log: &Log) {
        let ended = match log.topic0() {
            Some(&LoanRepaid::SIGNATURE_HASH) => {
                read::<LoanRepaid>(log).filter(|event| event.outstanding.is_zero()).map(|event| event.loan)
            }
            Some(&LoanRecovered::SIGNATURE_HASH) => read::<LoanRecovered>(log).map(|event| event.loan),
            Some(&LoanRefinanced::SIGNATURE_HASH) => read::<LoanRefinanced>(log).map(|event| event.old),
            _ => None,
        };
        if let Some(known) = ended.and_then(|loan| self.known.get_mut(&loan)) {
            known.life = Life::Over;
        }
    }

    /// Something happened to the loan, or to the title, of this number.
    fn touch(&mut self, topic: &B256) {
        let of_title = self.of_title.get(&U256::from_be_bytes(topic.0)).copied();
        for loan in [Some(*topic), of_title].into_iter().flatten() {
            if let Some(known) = self.known.get_mut(&loan).filter(|known| known.life != Life::Over) {
                known.life = Life::Unread;
            }
        }
    }
}

fn read<E: SolEvent>(log: &Log) -> Option<E> {
    E::decode_log_data(&log.inner.data).ok()
}
