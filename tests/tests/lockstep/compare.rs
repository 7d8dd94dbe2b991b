//! Every slot of the program against the model, and its views against both.

use alloy_primitives::{B256, U256, keccak256};
use alloy_sol_types::SolValue;
use tests::abi::ISUSDai;
use tests::check::done;
use usdai_core::Timestamp;
use usdai_core::vault::{Inflow, Source};

use crate::machine::{FROM_LOANS, FROM_PREMIUMS, FROM_REDEMPTIONS, FROM_RESERVE, Vault};
use crate::pair::Pair;

/// First of the packed slots, behind the library's and the authority's.
const FIRST_SLOT: u64 = 6;
const REDEMPTIONS_SLOT: u64 = 17;
const ENTRIES_SLOT: u64 = 18;
const SUPPLY_SLOT: u64 = 2;
const BALANCES_SLOT: u64 = 0;

impl Pair {
    /// What differs, if anything does.
    pub fn compare(&mut self) -> Result<(), String> {
        let mut expected = expected_slots(&self.vault);
        expected.push((U256::from(REDEMPTIONS_SLOT), U256::from_be_bytes(self.redemptions.into_word().0)));
        let present = |slot: U256| self.staking.world.chain.storage(self.staking.susdai, slot);
        for (slot, content) in expected {
            let found = present(slot);
            if found != content {
                return Err(format!("slot {slot}: {found:#066x} instead of {content:#066x}"));
            }
        }
        let waiting = present(mapped(self.redemptions.into_word(), BALANCES_SLOT));
        if waiting != queued(&self.vault) {
            return Err(format!("{waiting} shares wait instead of {}", queued(&self.vault)));
        }
        for (address, holder) in self.known() {
            let (found, model) =
                (present(mapped(address.into_word(), BALANCES_SLOT)), self.vault.balance(holder).raw());
            if found != model {
                return Err(format!("{address} has {found} shares instead of {model}"));
            }
        }
        let cash = self.vault.cash.idle.raw();
        let call = tests::abi::IToken::balanceOfCall { account: self.staking.susdai };
        let held = done(self.staking.world.chain.call(self.staking.world.usdai, &call));
        if held != cash + self.vault.donated.raw() + self.vault.unearned.raw() {
            return Err(format!(
                "the vault has {held} USDai, {cash} in its ledger, {:?} donated",
                self.vault.donated
            ));
        }
        self.compare_prices()
    }

    fn compare_prices(&mut self) -> Result<(), String> {
        self.vault.now = Timestamp::new(self.staking.world.chain.timestamp());
        let prices = [self.vault.optimistic(), self.vault.conservative()];
        let [optimistic, conservative] = prices.map(|price| price.map_err(|error| error.to_string()));
        let (optimistic, conservative) = (optimistic?, conservative?);
        let model = [
            optimistic.assets.raw(),
            optimistic.wad_down().map_err(|error| error.to_string())?.raw(),
            conservative.wad_down().map_err(|error| error.to_string())?.raw(),
        ];
        let assets = done(self.staking.ask(&ISUSDai::totalAssetsCall {}));
        let [deposit, redemption] = done(self.staking.prices());
        let program = [assets, deposit, redemption];
        if program == model { Ok(()) } else { Err(format!("prices {program:?} instead of {model:?}")) }
    }
}

/// Shares in the line.
fn queued(vault: &Vault) -> U256 {
    vault.line.iter().fold(U256::ZERO, |sum, request| sum.saturating_add(request.shares.raw()))
}

/// The packed slots that the model's state is, from the lowest bit.
fn expected_slots(vault: &Vault) -> Vec<(U256, U256)> {
    let seconds = |time: Timestamp| (U256::from(time.get()), 32);
    let pair = |low: U256, high: U256| packed(&[(low, 128), (high, 128)]);
    let (cash, book) = (&vault.cash, &vault.book);
    let numbered = [
        (2, pair(cash.idle.raw(), cash.reserved.raw())),
        (3, pair(cash.capacity.raw(), cash.exit_bucket.raw())),
        (
            4,
            packed(&[
                (book.principal.raw(), 96),
                (book.marks.raw(), 96),
                seconds(book.at),
                seconds(book.relief.end),
            ]),
        ),
        (5, pair(book.accrued.raw(), book.accrued_fee.raw())),
        (6, book.rate.raw()),
        (7, stream(&vault.interest.inflow)),
        (8, stream(&vault.gains.inflow)),
        (10, pair(book.relief.remaining.raw(), book.lost.raw())),
    ];
    let sources = [
        (0x10, &vault.interest.sources[FROM_LOANS]),
        (0x11, &vault.interest.sources[FROM_PREMIUMS]),
        (0x20, &vault.gains.sources[FROM_LOANS]),
        (0x21, &vault.gains.sources[FROM_RESERVE]),
        (0x22, &vault.gains.sources[FROM_REDEMPTIONS]),
    ];
    let calendar = packed(&[
        seconds(vault.clock.genesis),
        (U256::from(vault.locked.get()), 32),
        (U256::from(vault.is_settled), 8),
        seconds(vault.settled_at),
        (queued(vault), 96),
    ]);
    let slots = numbered.map(|(index, content)| (U256::from(FIRST_SLOT + index), content));
    let sources = sources
        .map(|(number, source)| (mapped(B256::from(U256::from(number)), ENTRIES_SLOT), of_source(source)));
    let others = [(U256::from(SUPPLY_SLOT), vault.supply.raw()), (U256::from(FIRST_SLOT + 1), calendar)];
    slots.into_iter().chain(sources).chain(others).collect()
}

fn stream(inflow: &Inflow) -> U256 {
    let stream = &inflow.stream;
    let times = [stream.updated_at, stream.end].map(|time| (U256::from(time.get()), 32));
    packed(&[(stream.remaining.raw(), 96), (inflow.held.raw(), 96), times[0], times[1]])
}

fn of_source(source: &Source) -> U256 {
    packed(&[(source.held.raw(), 96), (U256::from(source.entered_at.get()), 32)])
}

fn packed(fields: &[(U256, usize)]) -> U256 {
    let mut low = 0_usize;
    let mut slot = U256::ZERO;
    for (value, width) in fields {
        slot |= *value << low;
        low += width;
    }
    slot
}

fn mapped(key: B256, slot: u64) -> U256 {
    keccak256((key, U256::from(slot)).abi_encode()).into()
}
