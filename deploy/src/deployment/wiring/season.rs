//! The season of points.

use alloy_primitives::{U256, aliases::U96};
use usdai_bindings::ICores;

use super::compare::Comparison;
use super::parameters::bps;
use crate::amount::grouped;
use crate::config::{Config, SeasonStart};
use crate::deployment::contracts::CORES;
use crate::deployment::state::Season;
use crate::moment::utc;

impl Comparison<'_> {
    /// One that has begun stays as it is, so that another one is for the administrator to judge.
    pub fn season(&mut self, config: &Config) {
        let (configured, present) = (&config.cores, &self.state.season);
        let Some(start) = configured.season_start.seconds(self.state.now) else {
            if *present != Season::default() {
                self.note("cores season", "none", text(present), None);
            }
            return;
        };
        let is_any_start = configured.season_start == SeasonStart::NextDay && present.start != 0;
        let rates = configured.rates;
        let wanted = Season {
            start: if is_any_start { present.start } else { start },
            weeks: u32::from(configured.weeks.get()),
            weekly_maximum: configured.weekly_maximum.units(),
            rates: [rates.held, rates.staked, rates.minted, rates.lent].map(|rate| rate.units()),
            referral: rates.referral_bps.get(),
        };
        if wanted != *present {
            let has_begun = present.start != 0 && present.start <= self.state.now;
            let order = (!has_begun).then(|| self.push(CORES, &opening(&wanted)));
            self.note("cores season", text(&wanted), text(present), order);
        }
    }
}

fn opening(season: &Season) -> ICores::openSeasonCall {
    // The configuration holds them to 96 bits.
    let [held, staked, minted, lent] = season.rates.map(|rate| rate.saturating_to::<U96>());
    ICores::openSeasonCall {
        start: season.start,
        weekCount: season.weeks,
        weeklyMaximum: season.weekly_maximum,
        rates: ICores::Rates { held, staked, minted, lent, referralBps: season.referral },
    }
}

fn text(season: &Season) -> String {
    if *season == Season::default() {
        return "none".into();
    }
    let [held, staked, minted, lent] = season.rates.map(|rate| grouped(rate, 18));
    format!(
        "{} weeks from {}, {} a week at most, held {held}, staked {staked}, minted {minted}, lent {lent}, referral {}",
        season.weeks,
        utc(U256::from(season.start)),
        grouped(season.weekly_maximum, 18),
        bps(season.referral)
    )
}
