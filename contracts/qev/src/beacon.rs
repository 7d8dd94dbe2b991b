//! The beacon, by which everybody can read the sealed bids.

use crate::abi::IQEV as abi;
use crate::abi::partners::IBeacon;
use crate::errors::{self, Error, of_auction};
use crate::slots::Place;
use crate::storage::Qev;
use alloy_sol_types::SolCall;
use kit::words::{Word, only_bytes, with_selector};
use kit::{emit, host};
use qev_auction::{Beacon, Followed};

impl Qev {
    /// Anyone: proves that the bids of the epoch have become readable, from which on who does not open one is
    /// charged. Bids that are still taken close at once.
    ///
    /// `BeaconInvalid`, `BeaconKnown`, `BeaconLate`, `NothingSealed`.
    pub(crate) fn prove_beacon(&mut self, signature: &[u8]) -> Result<(), Error> {
        self.follow_clock()?;
        let engine = self.engine();
        let epoch = engine.auction().epoch;
        let round = Beacon::QUICKNET.round(engine.clock.lock_time(epoch)?)?;
        if !self.is_round(round, signature) {
            return Err(errors::beacon_invalid(round));
        }
        let followed = self.engine().prove_beacon().map_err(of_auction)?;
        emit!(BeaconProven, [epoch.get()], [round]);
        if let Followed::Locked(epoch, at) = followed {
            self.tell_locked(epoch, at);
            self.vault().locked_for(epoch)?;
        }
        Ok(())
    }

    /// Whether the verifier takes this for the beacon's signature of the round.
    fn is_round(&self, round: u64, signature: &[u8]) -> bool {
        let mut words = only_bytes(signature);
        words.splice(..1, [round.word(), 0x40_u64.word()]);
        let call = with_selector(IBeacon::verifyCall::SELECTOR, &words);
        let answer = host::static_call(self.address_at(Place::Beacon), &call);
        answer.is_ok_and(|answer| answer.as_slice() == true.word().as_slice())
    }
}
