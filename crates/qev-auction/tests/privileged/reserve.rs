//! The reserve: fees, share caps, the supply cap, and prices that say anything.

use crate::World;
use crate::random::Random;
use usdai_core::reserve::{AssetRules, check_supply_cap, mint_down, redeem_down};
use usdai_core::{AssetAmount, Bps, Decimals, FeeBps, U256, Usd, Wad};

const HOLDERS: usize = 4;

pub struct Reserve {
    /// Terms, price and ledger of each asset.
    assets: Vec<(AssetRules, Wad, AssetAmount)>,
    cap: Usd,
    balances: [Usd; HOLDERS],
}

impl World for Reserve {
    fn new(_: &mut Random) -> Self {
        let asset = |decimals| {
            let decimals = Decimals::new(decimals).expect("decimals");
            let rules = AssetRules {
                decimals,
                mint_fee: FeeBps::ZERO,
                redeem_fee: FeeBps::ZERO,
                share_cap: Bps::new(Bps::DENOMINATOR).expect("all of it"),
            };
            (rules, Wad::ONE, AssetAmount::ZERO)
        };
        let cap = Usd::new(U256::ONE << 94_usize);
        Self { assets: [6, 8, 18].map(asset).into(), cap, balances: [Usd::ZERO; HOLDERS] }
    }

    fn attack(&mut self, random: &mut Random) -> bool {
        let before = (self.balances, self.assets.iter().map(|asset| asset.2).collect::<Vec<_>>());
        let place = random.below(self.assets.len() as u64) as usize;
        let number = random.below(130) as u16;
        let asset = &mut self.assets[place];
        let taken = match random.below(4) {
            0 => FeeBps::new(number).map(|fee| asset.0.mint_fee = fee).is_ok(),
            1 => FeeBps::new(number).map(|fee| asset.0.redeem_fee = fee).is_ok(),
            2 => {
                asset.1 = Wad::new(random.amount(Wad::ONE.raw()));
                true
            }
            _ => {
                self.cap = Usd::new(random.amount(self.cap.raw()));
                true
            }
        };
        assert_eq!((self.balances, self.assets.iter().map(|asset| asset.2).collect::<Vec<_>>()), before);
        taken
    }

    fn act(&mut self, random: &mut Random) {
        let (holder, place) = (random.below(HOLDERS as u64) as usize, random.below(3) as usize);
        if random.once_in(2) {
            self.mint(holder, place, random.below(1_000_000_000_000));
        } else {
            let burned = Usd::new(random.amount(self.balances[holder].raw()));
            self.redeem(holder, place, burned);
        }
        assert!(self.worth() >= self.supply(), "every USDai is covered");
    }

    fn leave(&mut self) {
        for holder in 0..HOLDERS {
            for place in 0..3 {
                let worth = self.assets[place].0.decimals.to_usd(self.assets[place].2).expect("a value");
                self.redeem(holder, place, self.balances[holder].min(worth));
            }
            let least = Usd::new(U256::from(3 * 10_u64.pow(12)));
            assert!(self.balances[holder] <= least, "{:?} cannot leave", self.balances[holder]);
        }
    }
}

impl Reserve {
    fn supply(&self) -> Usd {
        self.balances.iter().fold(Usd::ZERO, |sum, balance| sum.checked_add(*balance).expect("a sum"))
    }

    fn worth(&self) -> Usd {
        let values =
            self.assets.iter().map(|(rules, _, ledger)| rules.decimals.to_usd(*ledger).expect("a value"));
        values.fold(Usd::ZERO, |sum, value| sum.checked_add(value).expect("a sum"))
    }

    /// Never more than a dollar for a dollar, whatever a price says.
    fn mint(&mut self, holder: usize, place: usize, units: u64) {
        let (rules, price, ledger) = self.assets[place];
        let received = AssetAmount::new(U256::from(units));
        let Ok(minted) = mint_down(received, &rules, price) else { return };
        if check_supply_cap(self.supply(), Usd::ZERO, minted.credited, self.cap).is_err() {
            return;
        }
        assert!(minted.credited <= rules.decimals.to_usd(received).expect("a value"));
        self.assets[place].2 = ledger.checked_add(received).expect("a sum");
        self.balances[holder] = self.balances[holder].checked_add(minted.credited).expect("a sum");
    }

    /// At par less the fee, which is a hundredth at most, whatever a price says and whatever is capped.
    fn redeem(&mut self, holder: usize, place: usize, burned: Usd) {
        let (rules, _, ledger) = self.assets[place];
        if burned > self.balances[holder] {
            return;
        }
        let Ok(redeemed) = redeem_down(burned, &rules) else {
            assert!(burned.raw() < U256::from(2 * 10_u64.pow(12)), "{burned:?} is refused");
            return;
        };
        let Ok(left) = ledger.checked_sub(redeemed.paid) else { return };
        let value = rules.decimals.to_usd(redeemed.paid).expect("a value");
        let least = burned.raw() * U256::from(99) / U256::from(100);
        assert!(value.raw() + rules.decimals.one_unit().raw() >= least, "{value:?} for {burned:?}");
        self.assets[place].2 = left;
        self.balances[holder] = self.balances[holder].checked_sub(burned).expect("a difference");
    }
}
