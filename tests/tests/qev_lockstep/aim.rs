//! What is done next: drawn at random, and mostly aimed at somebody for whom there is something to do.

use alloy_primitives::Address;

use crate::deeds::Deed;
use crate::pair::Pair;

impl Pair {
    pub fn draw(&mut self) -> Deed {
        let next = self.model.engine.intake().next_sequence;
        let mut deed = Deed::draw(&mut self.random, next);
        if !self.random.once_in(3) {
            self.aim(&mut deed, next);
        }
        deed
    }

    /// Lets it meet somebody for whom there is something to do.
    fn aim(&mut self, deed: &mut Deed, next: u32) {
        let model = &self.model;
        let opening: Vec<_> = (1..next).filter(|id| model.opens(*id)).collect();
        let epoch = model.engine.auction().epoch;
        let stands = |id: &u32| {
            let position = model.engine.position(*id);
            position.tick.is_some() && position.epoch == epoch
        };
        let bidding: Vec<_> = (1..next).filter(stands).collect();
        let owed: Vec<_> = model.ledger.accounts.iter().filter(|(_, part)| !part[0].is_zero()).collect();
        let owed: Vec<_> = owed.iter().filter_map(|(owner, _)| self.number_of(**owner)).collect();
        match deed {
            Deed::Reveal { id } if !opening.is_empty() => *id = self.random.pick(&opening),
            Deed::RevealMany { ids } if !opening.is_empty() => {
                ids.iter_mut().step_by(2).for_each(|id| *id = self.random.pick(&opening));
            }
            Deed::WithdrawBid { id } if !bidding.is_empty() => *id = self.random.pick(&bidding),
            Deed::Claim { holder, ids } => {
                let owner = ids.first().and_then(|id| model.ledger.owners.get(id));
                *holder = owner.and_then(|owner| self.number_of(*owner)).unwrap_or(*holder);
            }
            Deed::Redeem { holder, .. } if !owed.is_empty() => *holder = self.random.pick(&owed),
            _ => {}
        }
    }

    fn number_of(&self, owner: Address) -> Option<usize> {
        self.holders.iter().position(|holder| holder.address == owner)
    }
}
