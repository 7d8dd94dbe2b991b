//! The line of those who leave: the vault is told what the model decides, from the redemption contract's place.

use alloy_primitives::{Address, Bytes, U256};
use alloy_sol_types::{SolCall, SolError};
use tests::abi::ISUSDai;
use usdai_core::vault::{Epoch, Settlement, capacity_up};
use usdai_core::{Bps, Shares, Usd};

use crate::calls::Call;
use crate::machine::{FROM_REDEMPTIONS, Holder, Refusal, Vault};
use crate::pair::{Outcome, Pair, ended, portion};

type Outcomes = (Outcome, Outcome);

impl Pair {
    pub fn leaving(&mut self, call: &Call) -> Outcomes {
        match *call {
            Call::Request(holder, amount) => self.request(holder, amount),
            Call::RequestPart(holder, part) => {
                let balance = self.vault.balance(holder).raw();
                self.request(holder, portion(balance, part))
            }
            Call::Settle(discount) => self.settle(discount),
            Call::LieOfSettlement(which, excess) => self.lie_of_settlement(which, excess),
            Call::Claim(holder, kept) => self.claim(holder, kept),
            Call::Redeem(holder, part) => self.redeem(holder, part),
            Call::ClaimTooMuch(excess) => self.claim_too_much(excess),
            Call::GiveBack(part, burnt) => self.give_back(part, burnt),
            _ => self.lock_early(),
        }
    }

    fn request(&mut self, holder: Holder, amount: U256) -> Outcomes {
        // The model cuts its line by the epochs of requests, the vault by what waits. The two differ for what is asked
        // for after a lock time that waits for the settlement before it.
        let next = locked(&self.vault);
        if next.clock.open_epoch(next.now).is_ok_and(|epoch| epoch.get() > next.locked.get() + 1) {
            return self.skip();
        }
        let owner = self.holders[usize::from(holder)].address;
        let call = ISUSDai::requestRedeemCall { shares: amount, controller: owner, owner };
        // The stand-in answers with the second argument, which the vault takes for the position.
        let model = self.vault.request(holder, Shares::new(amount)).map(|()| word_of(owner));
        (self.tell(holder, &call), self.outcome(model))
    }

    fn settle(&mut self, discount: u16) -> Outcomes {
        let before = locked(&self.vault);
        let discount = Bps::new(discount).unwrap_or(Bps::ZERO);
        let settlement = match self.vault.settle(discount) {
            Ok(settlement) => settlement,
            Err(Refusal::NotClearable) => return self.skip(),
            Err(refusal) => return (Ok(U256::ZERO), self.outcome::<U256>(Err(refusal))),
        };
        let epoch = before.locked.get();
        let (program, model) = (self.locked_for(epoch), capacity_and_price(&before));
        if program != model {
            return (program, model);
        }
        let Settlement { burned, paid } = settlement;
        if gain_of(&before, queued(&before), &settlement).is_ok_and(|gain| gain.is_zero()) {
            // The model skips a gain of nothing; the vault moves on what redemptions hold back, as a harvest does.
            let _within_bounds = enter(&mut self.vault, Usd::ZERO);
        }
        self.stay();
        let call = ISUSDai::settleCall { epoch, burned: burned.raw(), paid: paid.raw() };
        let program = self.order(&call);
        if self.vault.locked != before.locked {
            // The model locks at once what was due, the vault when somebody comes.
            self.stay();
            if let Err(reason) = self.tell(1, &ISUSDai::lockCall {}) {
                return (Err(reason), Ok(U256::ZERO));
            }
        }
        (program, Ok(U256::ZERO))
    }

    fn lie_of_settlement(&mut self, which: u8, excess: U256) -> Outcomes {
        let (vault, more) = (&self.vault, excess + U256::ONE);
        let (queued, capacity) = (queued(vault), vault.cash.capacity.raw());
        let (epoch, burned, paid) = match which {
            0 => (vault.locked.get() + 1, U256::ZERO, U256::ZERO),
            1 => (vault.locked.get(), queued.raw(), capacity + more),
            2 => (vault.locked.get(), queued.raw() + more, U256::ZERO),
            _ => (vault.locked.get(), U256::ZERO, more),
        };
        let model = if vault.is_settled || epoch != vault.locked.get() {
            Err(not_locked(epoch, vault.locked))
        } else {
            let settlement = Settlement { burned: Shares::new(burned), paid: Usd::new(paid) };
            self.outcome(gain_of(vault, queued, &settlement))
        };
        (self.order(&ISUSDai::settleCall { epoch, burned, paid }), model)
    }

    fn claim(&mut self, holder: Holder, kept: u8) -> Outcomes {
        let released = self.owed(holder);
        if released.is_zero() {
            return self.skip();
        }
        let paid = Usd::new(released.raw() - portion(released.raw(), kept));
        let mut next = locked(&self.vault);
        next.claims.remove(&holder);
        let model = next.cash.claim(released, paid).map_err(Refusal::from).and_then(|cash| {
            next.cash = cash;
            stream(&mut next, released.excess_over(paid))?;
            Ok(U256::ZERO)
        });
        let model = self.finish(next, model);
        let receiver = self.holders[usize::from(holder)].address;
        let call = ISUSDai::claimCall { released: released.raw(), paid: paid.raw(), receiver };
        (self.order(&call), model)
    }

    /// The price stays, so the clock waits.
    fn redeem(&mut self, holder: Holder, part: u8) -> Outcomes {
        let owed = self.owed(holder);
        let taken = Usd::new(portion(owed.raw(), part));
        if taken.is_zero() {
            return self.skip();
        }
        let mut next = self.vault.clone();
        next.claims.insert(holder, owed.excess_over(taken));
        let model = next.cash.claim(taken, taken).map_err(Refusal::from).map(|cash| {
            next.cash = cash;
            taken.raw()
        });
        let model = self.finish(next, model);
        let receiver = self.holders[usize::from(holder)].address;
        let call = ISUSDai::redeemCall { shares: taken.raw(), receiver, controller: receiver };
        (self.tell(holder, &call), model)
    }

    fn claim_too_much(&mut self, excess: U256) -> Outcomes {
        let released = self.vault.cash.reserved.raw() + excess + U256::ONE;
        let model = self.vault.cash.claim(Usd::new(released), Usd::ZERO).map(|_| U256::ZERO);
        let model = self.outcome(model.map_err(Refusal::from));
        let receiver = self.holders[0].address;
        (self.order(&ISUSDai::claimCall { released, paid: U256::ZERO, receiver }), model)
    }

    fn give_back(&mut self, part: u8, burnt: u8) -> Outcomes {
        let mut next = locked(&self.vault);
        let Some(mut request) = next.line.pop() else { return self.skip() };
        let taken = portion(request.shares.raw(), part);
        let burned = Shares::new(portion(taken, burnt));
        let returned = Shares::new(taken - burned.raw());
        request.shares = Shares::new(request.shares.raw() - taken);
        if !request.shares.is_zero() {
            next.line.push(request);
        }
        let model = leave_the_line(&mut next, queued(&self.vault), request.holder, returned, burned);
        let model = self.finish(next, model.map(|()| U256::ZERO));
        let receiver = self.holders[usize::from(request.holder)].address;
        let call = ISUSDai::giveBackCall { returned: returned.raw(), burned: burned.raw(), receiver };
        (self.order(&call), model)
    }

    /// What a beacon that came too early leads to.
    fn lock_early(&mut self) -> Outcomes {
        let mut next = locked(&self.vault);
        let Ok(epoch) = next.clock.open_epoch(next.now) else { return self.skip() };
        if next.is_settled && !next.line.is_empty() {
            let capacity =
                next.optimistic().and_then(|price| capacity_up(next.cash.free(), queued(&next), &price));
            next.cash = next.cash.lock(capacity.unwrap_or(Usd::ZERO));
            (next.locked, next.is_settled) = (epoch, false);
        }
        let model = if next.is_settled || next.locked != epoch {
            Err(not_locked(epoch.get(), next.locked))
        } else {
            self.vault = next;
            capacity_and_price(&self.vault)
        };
        (self.locked_for(epoch.get()), model)
    }

    /// The capacity, or a reason that names the price if it is not the model's.
    fn locked_for(&mut self, epoch: u64) -> Outcome {
        let call = ISUSDai::lockedForCall { epoch };
        let sent = self.staking.world.chain.send(self.redemptions, self.staking.susdai, &call);
        let words = sent.as_ref().ok().and_then(|receipt| receipt.returned::<ISUSDai::lockedForCall>().ok());
        match words {
            Some(answer) => Ok(answer.capacity ^ answer.price << 128_usize),
            None => ended(sent),
        }
    }

    fn order<C: SolCall>(&mut self, call: &C) -> Outcome {
        ended(self.staking.world.chain.send(self.redemptions, self.staking.susdai, call))
    }

    fn owed(&self, holder: Holder) -> Usd {
        self.vault.claims.get(&holder).copied().unwrap_or(Usd::ZERO)
    }

    /// Takes the next state if the model agreed to it.
    fn finish(&mut self, next: Vault, model: Result<U256, Refusal>) -> Outcome {
        if model.is_ok() {
            self.vault = next;
        }
        self.outcome(model)
    }

    /// The next transaction comes in the same second.
    fn stay(&mut self) {
        let now = self.vault.now.get();
        self.staking.world.chain.set_timestamp(now).unwrap_or_else(|error| panic!("{error}"));
    }

    fn skip(&mut self) -> Outcomes {
        self.is_skipped = true;
        (Ok(U256::ZERO), Ok(U256::ZERO))
    }
}

/// After what the clock demands.
fn locked(vault: &Vault) -> Vault {
    let mut next = vault.clone();
    let _never_refuses = next.lock();
    next
}

fn queued(vault: &Vault) -> Shares {
    vault.waiting(|_| true).unwrap_or(Shares::ZERO)
}

fn capacity_and_price(vault: &Vault) -> Outcome {
    let price = vault.conservative().and_then(|price| price.wad_down());
    let price = price.map_err(|error| Bytes::from(error.to_string().into_bytes()))?;
    Ok(vault.cash.capacity.raw() ^ price.raw() << 128_usize)
}

fn not_locked(epoch: u64, locked: Epoch) -> Bytes {
    ISUSDai::EpochNotLocked { epoch, locked: locked.get() }.abi_encode().into()
}

fn gain_of(vault: &Vault, queued: Shares, settlement: &Settlement) -> Result<U256, Refusal> {
    queued.checked_sub(settlement.burned)?;
    let price = vault.conservative()?;
    Ok(settlement.gain_down(vault.cash.capacity, queued, &price)?.raw())
}

fn leave_the_line(
    vault: &mut Vault,
    held: Shares,
    holder: Holder,
    returned: Shares,
    burned: Shares,
) -> Result<(), Refusal> {
    let (price, settlement) = (vault.conservative()?, Settlement { burned, paid: Usd::ZERO });
    let gain = settlement.gain_down(Usd::ZERO, held, &price)?;
    vault.balances.insert(holder, vault.balance(holder).checked_add(returned)?);
    vault.supply = vault.supply.checked_sub(burned)?;
    stream(vault, gain)
}

fn stream(vault: &mut Vault, gain: Usd) -> Result<(), Refusal> {
    if gain.is_zero() { Ok(()) } else { enter(vault, gain) }
}

fn enter(vault: &mut Vault, gain: Usd) -> Result<(), Refusal> {
    let gains = &mut vault.gains;
    let (inflow, source) = gains.inflow.take(&gains.sources[FROM_REDEMPTIONS], gain, vault.now)?;
    (gains.inflow, gains.sources[FROM_REDEMPTIONS]) = (inflow, source);
    Ok(())
}

fn word_of(address: Address) -> U256 {
    U256::from_be_bytes(address.into_word().0)
}
