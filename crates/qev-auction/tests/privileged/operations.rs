//! Operations: what the adversary announces happens in its fortnight or not at all.

use crate::World;
use crate::random::Random;
use usdai_core::authority::{Delay, Operation, OperationState, SLOW};
use usdai_core::{Seconds, Timestamp};

const DAY: u64 = 86_400;

pub struct Operations {
    now: Timestamp,
    /// Each as it is kept, what it waits for, and when it was announced.
    all: Vec<(Operation, Delay, u64)>,
}

impl World for Operations {
    fn new(random: &mut Random) -> Self {
        Self { now: Timestamp::new(random.below(1 << 40)), all: vec![] }
    }

    /// Announces something, or tries to carry something out.
    fn attack(&mut self, random: &mut Random) -> bool {
        let now = self.now;
        if random.once_in(2) {
            let is_live = |state| matches!(state, OperationState::Waiting | OperationState::Ready);
            self.all.retain(|(operation, ..)| is_live(operation.state(now)) || operation.ready_at() > now);
            let rule = SLOW.get(random.below(2 * SLOW.len() as u64) as usize);
            let delay = Delay::of(rule.map_or(0, |rule| rule.selector));
            let age = Seconds::new(random.below(200 * DAY));
            let operation = Operation::announced(now, delay.seconds_with_line(age), random.once_in(5));
            self.all.push((Operation::unpack(operation.pack()), delay, now.get()));
            return true;
        }
        let is_ready =
            |(operation, ..): &(Operation, Delay, u64)| operation.state(now) == OperationState::Ready;
        let Some(place) = self.all.iter().position(is_ready) else { return false };
        let (operation, delay, announced) = self.all[place];
        let waited = self.now.get() - announced;
        assert!(waited >= delay.seconds().get(), "{waited} seconds for {delay:?}");
        assert!(waited < 214 * DAY, "void after its fortnight");
        self.all[place].0 = operation.executed();
        true
    }

    /// A guardian calls something off, and time passes.
    fn act(&mut self, random: &mut Random) {
        let place = random.below(self.all.len() as u64) as usize;
        if let Some((operation, ..)) = self.all.get_mut(place)
            && matches!(operation.state(self.now), OperationState::Waiting | OperationState::Ready)
            && random.once_in(4)
        {
            *operation = operation.cancelled();
        }
        self.now = Timestamp::new(self.now.get() + random.below(4 * DAY));
    }

    /// Of what is over nothing comes back.
    fn leave(&mut self) {
        for (operation, ..) in &self.all {
            if operation.state(self.now) == OperationState::Executed {
                assert!(!operation.can_be_announced(Timestamp::new(u64::MAX)));
            }
        }
    }
}
