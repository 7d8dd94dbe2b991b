//! Packing: each field has bits of its own, what was put in comes back, and what does not fit is refused.

use alloy_primitives::{Address, U256};
use kit::pause::Pause;
use susdai::errors::{Error, arithmetic_overflow};
use susdai::slots::{
    Calendar, Settings, Slot, pack_book, pack_cash, pack_inflow, pack_set_aside, pack_source, unpack_book,
    unpack_cash, unpack_inflow, unpack_source,
};
use usdai_core::vault::{Book, Cash, Clock, Epoch, Inflow, Source, Stream};
use usdai_core::{AccrualRate, Shares, Timestamp, Usd};

/// Draws that each round trip is tried with.
const ROUNDS: u64 = 2_000;

/// The low `bits` bits.
fn ones(bits: usize) -> U256 {
    if bits == 0 { U256::ZERO } else { U256::MAX >> (256 - bits) }
}

fn usd(value: U256) -> Usd {
    Usd::new(value)
}

fn at(seconds: u64) -> Timestamp {
    Timestamp::new(seconds)
}

/// Numbers of any size, the same every time: SplitMix64.
struct Draws(u64);

impl Draws {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// A number of at most `bits` bits, with a liking for edges.
    fn wide(&mut self, bits: usize) -> U256 {
        let drawn = U256::from_limbs([self.next(), self.next(), self.next(), self.next()]);
        match self.next() % 8 {
            0 => U256::ZERO,
            1 => ones(bits),
            2 => U256::from(1) << (self.next() as usize % bits),
            _ => drawn & ones(bits),
        }
    }

    fn short(&mut self, bits: usize) -> u64 {
        let [low, ..] = self.wide(bits).into_limbs();
        low
    }
}

/// A field of a slot: the bits that are its own, lowest and how many, and how to fill it.
struct Field<T> {
    name: &'static str,
    bits: (usize, usize),
    put: fn(&mut T, U256),
}

/// Every bit of every field has a place of its own.
#[track_caller]
fn fields_are_apart<T: Clone>(empty: &T, fields: &[Field<T>], pack: impl Fn(&T) -> Result<U256, Error>) {
    assert_eq!(pack(empty), Ok(U256::ZERO));
    let mut all = U256::ZERO;
    for Field { name, bits: (lowest, count), put } in fields {
        let content = |value: U256| {
            let mut filled = empty.clone();
            put(&mut filled, value);
            pack(&filled)
        };
        for bit in 0..*count {
            assert_eq!(
                content(U256::from(1) << bit),
                Ok(U256::from(1) << (lowest + bit)),
                "{name}, bit {bit}"
            );
        }
        let full = ones(*count) << *lowest;
        assert_eq!(content(ones(*count)), Ok(full), "{name}");
        assert_eq!(all & full, U256::ZERO, "{name} lies over another");
        all |= full;
    }
}

/// Every bit above a field's is refused.
#[track_caller]
fn too_wide<T: Clone>(
    empty: &T,
    put: fn(&mut T, U256),
    bits: usize,
    pack: impl Fn(&T) -> Result<U256, Error>,
) {
    for bit in bits..256 {
        let mut filled = empty.clone();
        put(&mut filled, U256::from(1) << bit);
        assert_eq!(pack(&filled), Err(arithmetic_overflow()), "bit {bit} of {bits}");
    }
}

fn low(value: U256) -> u64 {
    let [low, ..] = value.into_limbs();
    low
}

#[test]
fn the_vault_has_twelve_slots_of_its_own() {
    assert_eq!(Slot::COUNT, 12);
    let places = [
        Slot::Settings,
        Slot::Calendar,
        Slot::Cash,
        Slot::CashSetAside,
        Slot::Book,
        Slot::BookInterest,
        Slot::BookRate,
        Slot::Interest,
        Slot::Gains,
        Slot::Harvested,
        Slot::BookRelief,
        Slot::Redemptions,
    ];
    assert!(places.into_iter().map(|slot| slot as usize).eq(0..Slot::COUNT));
}

#[test]
fn settings() {
    let fields: [Field<Settings>; 5] = [
        Field { name: "usdai", bits: (0, 160), put: |s, v| s.usdai = Address::from_word(v.into()) },
        Field { name: "until", bits: (160, 32), put: |s, v| s.pause.until = low(v) as u32 },
        Field { name: "available", bits: (192, 32), put: |s, v| s.pause.available_at = low(v) as u32 },
        Field { name: "yield fee", bits: (224, 16), put: |s, v| s.yield_fee = low(v) as u16 },
        Field { name: "exit share", bits: (240, 16), put: |s, v| s.exit_share = low(v) as u16 },
    ];
    fields_are_apart(&Settings::default(), &fields, Settings::pack);
    let mut draws = Draws(1);
    for _ in 0..ROUNDS {
        let settings = Settings {
            usdai: Address::from_word(draws.wide(160).into()),
            pause: Pause { until: draws.short(32) as u32, available_at: draws.short(32) as u32 },
            yield_fee: draws.short(16) as u16,
            exit_share: draws.short(16) as u16,
        };
        assert_eq!(settings.pack().map(Settings::unpack), Ok(settings));
    }
}

fn no_calendar() -> Calendar {
    Calendar {
        clock: Clock { genesis: at(0) },
        locked: Epoch::new(0),
        is_settled: false,
        settled_at: at(0),
        queued: Shares::ZERO,
    }
}

#[test]
fn calendar() {
    let fields: [Field<Calendar>; 5] = [
        Field { name: "genesis", bits: (0, 32), put: |c, v| c.clock.genesis = at(low(v)) },
        Field { name: "locked", bits: (32, 32), put: |c, v| c.locked = Epoch::new(low(v)) },
        Field { name: "settled", bits: (64, 1), put: |c, v| c.is_settled = !v.is_zero() },
        Field { name: "settled at", bits: (72, 32), put: |c, v| c.settled_at = at(low(v)) },
        Field { name: "queued", bits: (104, 96), put: |c, v| c.queued = Shares::new(v) },
    ];
    let empty = no_calendar();
    fields_are_apart(&empty, &fields, Calendar::pack);
    too_wide(&empty, |c, v| c.queued = Shares::new(v), 96, Calendar::pack);
    for beyond in [1 << 32, u64::MAX] {
        for calendar in [
            Calendar { clock: Clock { genesis: at(beyond) }, ..empty },
            Calendar { locked: Epoch::new(beyond), ..empty },
            Calendar { settled_at: at(beyond), ..empty },
        ] {
            assert_eq!(calendar.pack(), Err(arithmetic_overflow()), "{calendar:?}");
        }
    }
    let mut draws = Draws(2);
    for _ in 0..ROUNDS {
        let calendar = Calendar {
            clock: Clock { genesis: at(draws.short(32)) },
            locked: Epoch::new(draws.short(32)),
            is_settled: draws.short(1) == 1,
            settled_at: at(draws.short(32)),
            queued: Shares::new(draws.wide(96)),
        };
        assert_eq!(calendar.pack().map(Calendar::unpack), Ok(calendar));
    }
}

#[test]
fn cash() {
    let fields: [Field<Cash>; 2] = [
        Field { name: "idle", bits: (0, 128), put: |c, v| c.idle = usd(v) },
        Field { name: "reserved", bits: (128, 128), put: |c, v| c.reserved = usd(v) },
    ];
    fields_are_apart(&Cash::default(), &fields, pack_cash);
    let aside: [Field<Cash>; 2] = [
        Field { name: "capacity", bits: (0, 128), put: |c, v| c.capacity = usd(v) },
        Field { name: "exit bucket", bits: (128, 128), put: |c, v| c.exit_bucket = usd(v) },
    ];
    fields_are_apart(&Cash::default(), &aside, pack_set_aside);
    for Field { put, .. } in fields {
        too_wide(&Cash::default(), put, 128, pack_cash);
    }
    for Field { put, .. } in aside {
        too_wide(&Cash::default(), put, 128, pack_set_aside);
    }
    let mut draws = Draws(3);
    for _ in 0..ROUNDS {
        let [idle, reserved, capacity, exit_bucket] = [(); 4].map(|()| usd(draws.wide(128)));
        let cash = Cash { idle, reserved, capacity, exit_bucket };
        let slots = [pack_cash(&cash), pack_set_aside(&cash)].map(|slot| slot.expect("it fits"));
        assert_eq!(unpack_cash(slots), cash);
    }
}

#[test]
fn inflow() {
    let fields: [Field<Inflow>; 4] = [
        Field { name: "remaining", bits: (0, 96), put: |i, v| i.stream.remaining = usd(v) },
        Field { name: "held", bits: (96, 96), put: |i, v| i.held = usd(v) },
        Field { name: "updated at", bits: (192, 32), put: |i, v| i.stream.updated_at = at(low(v)) },
        Field { name: "end", bits: (224, 32), put: |i, v| i.stream.end = at(low(v)) },
    ];
    fields_are_apart(&Inflow::default(), &fields, pack_inflow);
    too_wide(&Inflow::default(), fields[0].put, 96, pack_inflow);
    too_wide(&Inflow::default(), fields[1].put, 96, pack_inflow);
    for put in [fields[2].put, fields[3].put] {
        refused_seconds(&Inflow::default(), put, pack_inflow);
    }
    let mut draws = Draws(4);
    for _ in 0..ROUNDS {
        let (remaining, held) = (usd(draws.wide(96)), usd(draws.wide(96)));
        let (updated_at, end) = (at(draws.short(32)), at(draws.short(32)));
        let inflow = Inflow { stream: Stream { remaining, updated_at, end }, held };
        assert_eq!(pack_inflow(&inflow).map(unpack_inflow), Ok(inflow));
    }
}

/// Seconds of more than 32 bits are refused; the function that fills takes 64 of them.
#[track_caller]
fn refused_seconds<T: Clone>(empty: &T, put: fn(&mut T, U256), pack: impl Fn(&T) -> Result<U256, Error>) {
    for bit in 32..64 {
        let mut filled = empty.clone();
        put(&mut filled, U256::from(1) << bit);
        assert_eq!(pack(&filled), Err(arithmetic_overflow()), "bit {bit}");
    }
}

#[test]
fn source() {
    let fields: [Field<Source>; 2] = [
        Field { name: "held", bits: (0, 96), put: |s, v| s.held = usd(v) },
        Field { name: "entered at", bits: (96, 32), put: |s, v| s.entered_at = at(low(v)) },
    ];
    fields_are_apart(&Source::default(), &fields, pack_source);
    too_wide(&Source::default(), fields[0].put, 96, pack_source);
    refused_seconds(&Source::default(), fields[1].put, pack_source);
    let mut draws = Draws(5);
    for _ in 0..ROUNDS {
        let source = Source { held: usd(draws.wide(96)), entered_at: at(draws.short(32)) };
        assert_eq!(pack_source(&source).map(unpack_source), Ok(source));
    }
}

fn book_slot(place: usize) -> impl Fn(&Book) -> Result<U256, Error> {
    move |book| pack_book(book).map(|slots| slots[place])
}

/// Sets the end of a relief of something, without which there is none.
fn end_relief(book: &mut Book, end: U256) {
    book.relief.end = at(low(end));
    book.lost = usd(U256::from(1));
}

#[test]
fn book() {
    let fields: [Field<Book>; 4] = [
        Field { name: "principal", bits: (0, 96), put: |b, v| b.principal = usd(v) },
        Field { name: "marks", bits: (96, 96), put: |b, v| b.marks = usd(v) },
        Field { name: "at", bits: (192, 32), put: |b, v| b.at = at(low(v)) },
        Field { name: "end", bits: (224, 32), put: end_relief },
    ];
    let interest: [Field<Book>; 2] = [
        Field { name: "accrued", bits: (0, 128), put: |b, v| b.accrued = usd(v) },
        Field { name: "fee", bits: (128, 128), put: |b, v| b.accrued_fee = usd(v) },
    ];
    let rate: [Field<Book>; 1] =
        [Field { name: "rate", bits: (0, 256), put: |b, v| b.rate = AccrualRate::new(v) }];
    let relief: [Field<Book>; 2] = [
        Field { name: "relief", bits: (0, 128), put: |b, v| b.relief.remaining = usd(v) },
        Field { name: "lost", bits: (128, 128), put: |b, v| b.lost = usd(v) },
    ];
    let none = Book::default();
    for (place, fields) in [&fields[..], &interest, &rate, &relief].into_iter().enumerate() {
        fields_are_apart(&none, fields, book_slot(place));
        for Field { name, put, bits: (_, count) } in fields {
            match *name {
                "at" | "end" => refused_seconds(&none, *put, book_slot(place)),
                _ => too_wide(&none, *put, *count, book_slot(place)),
            }
        }
    }
}

#[test]
fn a_book_comes_back() {
    let mut draws = Draws(6);
    let mut without_relief = 0;
    for _ in 0..ROUNDS {
        let now = draws.short(32).max(1);
        let [remaining, lost] = [(); 2].map(|()| usd(draws.wide(128)));
        let is_whole = remaining.is_zero() && lost.is_zero();
        without_relief += u32::from(is_whole);
        // A relief ends no earlier than it was looked at, and one of nothing has no end.
        let end = if is_whole { 0 } else { draws.short(32).max(now) };
        let book = Book {
            principal: usd(draws.wide(96)),
            marks: usd(draws.wide(96)),
            accrued: usd(draws.wide(128)),
            accrued_fee: usd(draws.wide(128)),
            rate: AccrualRate::new(draws.wide(256)),
            lost,
            relief: Stream { remaining, updated_at: at(now), end: at(end) },
            at: at(now),
        };
        assert_eq!(unpacked(&book, is_whole), book);
    }
    assert!(without_relief > 0);
}

/// What the slots of a book say; the last is not read without a relief.
#[track_caller]
fn unpacked(book: &Book, is_whole: bool) -> Book {
    let [first, interest, rate, relief] = pack_book(book).expect("it fits");
    unpack_book(first, |slot| match slot {
        Slot::BookInterest => interest,
        Slot::BookRate => rate,
        Slot::BookRelief if !is_whole => relief,
        _ => panic!("{slot:?} is read"),
    })
}

#[test]
fn a_relief_that_is_over_keeps_what_was_lost() {
    let relief = Stream { remaining: Usd::ZERO, updated_at: at(9), end: at(7) };
    let book = Book { lost: usd(U256::from(5)), relief, at: at(9), ..Book::default() };
    let relief = Stream { end: at(9), ..relief };
    assert_eq!(unpacked(&book, false), Book { relief, ..book });
}

#[test]
fn a_book_that_was_never_reported_has_one_slot() {
    let [first, ..] = pack_book(&Book { principal: usd(U256::from(5)), ..Book::default() }).expect("it fits");
    assert_eq!(unpack_book(first, |slot| panic!("{slot:?} is read")), Book::default());
}
