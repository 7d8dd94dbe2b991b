//! What the administrator announces, and anybody carries out in time.

use crate::calls::{Announcement, Call, Deed, weigh};
use crate::errors::{self, Error};
use crate::events;
use crate::roles::{self, ADMIN};
use crate::storage::Authority;
use alloc::vec::Vec;
use alloy_primitives::{B256, U256};
use kit::host;
use kit::words::Word;
use usdai_core::authority::{Delay, Operation, OperationState};
use usdai_core::{Seconds, Timestamp};

/// The most operations that are listed at a time.
pub const OPERATIONS_MAXIMUM: u64 = 32;

impl Authority {
    /// ADMIN: announces an operation and returns its id. `NoCalls`, `GuardianChangeAlone`, `SelectorMissing`,
    /// `OrderUnknown`, `OrderMalformed`, `PauseThroughGuardian`, `OperationKnown`, `TooManyOperations`.
    pub(crate) fn schedule(&mut self, announcement: &Announcement) -> Result<B256, Error> {
        self.check_role(ADMIN)?;
        let (delay, is_of_guardian) = weigh(&announcement.calls)?;
        let id = announcement.id();
        let before = self.operation(id);
        if !before.can_be_announced(now()) {
            return Err(errors::operation_known(id, before.state(now()) as u64));
        }
        let operation = Operation::announced(now(), self.wait(delay), is_of_guardian);
        self.pending.remove(id);
        self.make_room()?;
        self.pending.add(id);
        self.keep(id, operation);
        events::operation_scheduled(id, announcement, &operation);
        Ok(id)
    }

    /// Anyone: carries out an operation that is ready. `OperationNotReady`, `PredecessorNotExecuted`, and the reason
    /// of the first call that fails.
    pub(crate) fn execute(&mut self, announcement: &Announcement) -> Result<(), Error> {
        let (id, predecessor) = (announcement.id(), announcement.predecessor);
        let operation = self.operation(id);
        let state = operation.state(now());
        if state != OperationState::Ready {
            return Err(errors::operation_not_ready(id, state as u64, operation.ready_at().get()));
        }
        let before = self.operation(predecessor).state(now());
        if !predecessor.is_zero() && before != OperationState::Executed {
            return Err(errors::predecessor_not_executed(predecessor, before as u64));
        }
        self.pending.remove(id);
        self.keep(id, operation.executed());
        events::operation_executed(id, host::sender());
        announcement.calls.iter().try_for_each(|call| self.carry_out(call))
    }

    /// GUARDIAN or ADMIN: calls an operation off; that of a guardian's own place, ADMIN alone.
    /// `AccessControlUnauthorizedAccount`, `OperationNotPending`.
    pub(crate) fn cancel(&mut self, id: B256) -> Result<(), Error> {
        let operation = self.operation(id);
        if operation.is_of_guardian() {
            self.check_role(ADMIN)?;
        } else if self.check_role(ADMIN).is_err() {
            self.check_role(roles::guardian())?;
        }
        if !self.pending.remove(id) {
            return Err(errors::operation_not_pending(id, operation.state(now()) as u64));
        }
        self.keep(id, operation.cancelled());
        events::operation_cancelled(id, host::sender());
        Ok(())
    }

    /// How long an order waits from now on.
    pub(crate) fn wait(&self, delay: Delay) -> Seconds {
        if delay == Delay::Exit { delay.seconds_with_line(self.line_age()) } else { delay.seconds() }
    }

    /// An operation's state, and its times.
    pub(crate) fn operation_words(&self, id: B256) -> [B256; 3] {
        let operation = self.operation(id);
        let state = operation.state(now()) as u64;
        [state.word(), operation.ready_at().get().word(), operation.expires_at().get().word()]
    }

    /// What is listed: ids and the times of each.
    pub(crate) fn list_operations(&self) -> [Vec<B256>; 3] {
        let ids = self.pending.values();
        let [ready, void] = [0, 1].map(|_| Vec::with_capacity(ids.len()));
        let mut lists = [Vec::new(), ready, void];
        for id in &ids {
            let [_, ready_at, expires_at] = self.operation_words(*id);
            lists[1].push(ready_at);
            lists[2].push(expires_at);
        }
        lists[0] = ids;
        lists
    }

    /// How many of the operations that are listed could still be carried out.
    pub(crate) fn live_operations(&self) -> u64 {
        let is_live = |id: &B256| self.operation(*id).state(now()) != OperationState::Expired;
        self.pending.values().iter().filter(|id| is_live(id)).count() as u64
    }

    /// `TooManyOperations` when as many are listed as there can be and none of them is expired.
    fn make_room(&mut self) -> Result<(), Error> {
        let maximum = U256::from_limbs([OPERATIONS_MAXIMUM, 0, 0, 0]);
        if self.pending.length() < maximum {
            return Ok(());
        }
        for id in self.pending.values() {
            if self.operation(id).state(now()) == OperationState::Expired {
                self.pending.remove(id);
                events::operation_expired(id);
            }
        }
        if self.pending.length() < maximum {
            Ok(())
        } else {
            Err(errors::too_many_operations(OPERATIONS_MAXIMUM))
        }
    }

    fn carry_out(&mut self, call: &Call) -> Result<(), Error> {
        match call.deed()? {
            (Deed::Own(order), _) => self.obey(order),
            (Deed::Pushed(selector), _) => self.pass_on(call.target, selector, call.data).map(drop),
        }
    }

    fn operation(&self, id: B256) -> Operation {
        Operation::unpack(self.operations.get(id))
    }

    fn keep(&mut self, id: B256, operation: Operation) {
        self.operations.insert(id, operation.pack());
    }
}

fn now() -> Timestamp {
    Timestamp::new(host::now())
}
