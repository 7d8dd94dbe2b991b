//! What shares a slot comes back as it was, and nothing shares one that should not.

use alloy_primitives::{Address, B256, U256};
use kit::pause::Pause;
use loan_router::slots::{Partner, Place, Settings};
use std::collections::BTreeSet;
use usdai_core::loan::LiquidationFeeBps;

#[test]
fn settings_come_back() {
    let highest = Pause { until: u32::MAX, available_at: u32::MAX };
    for fee_recipient in [Address::ZERO, Address::repeat_byte(0x5a), Address::repeat_byte(0xff)] {
        for liquidation_fee in [LiquidationFeeBps::ZERO, LiquidationFeeBps::HIGHEST] {
            for pause in [Pause::default(), highest] {
                let settings = Settings { fee_recipient, liquidation_fee, pause };
                assert_eq!(Settings::unpack(settings.pack()), settings);
            }
        }
    }
    let nothing = Settings::unpack(U256::ZERO);
    assert_eq!((nothing.fee_recipient, nothing.liquidation_fee.get()), (Address::ZERO, 0));
}

#[test]
fn no_two_places_are_one() {
    let (one, other) = (B256::repeat_byte(1), B256::repeat_byte(2));
    let [alice, bob] = [one, other].map(Address::from_word);
    let mut places = Vec::from([Place::Settings, Place::PriceOracle]);
    places.extend(Partner::ALL.map(Place::Partner));
    for loan in [one, other] {
        places.extend([Place::Amounts(loan), Place::Standing(loan), Place::Sale(loan)]);
        places.extend([0, 1, u64::MAX].map(|index| Place::Unreported(loan, index)));
    }
    for (account, currency) in [(alice, alice), (alice, bob), (bob, alice)] {
        places.push(Place::Credit(account, currency));
    }
    places.extend([alice, bob].map(Place::Nonce));
    let slots: BTreeSet<_> = places.iter().map(|place| place.slot()).collect();
    assert_eq!(slots.len(), places.len());
}
