//! What can go wrong with one message: each is refused, and the message that was sent is paid all the same, once.

use alloy_primitives::{Address, B256, Bytes};
use stylus_chain::chain::{CallError, Receipt};
use tests::check::{done, outcome};
use usdai_bindings::IOFT;

use crate::net::Net;
use crate::packet::{Packet, message};
use crate::pair::{AWAY, HOME, Pair, other};

/// What somebody does with the first message to the payee, and how that ends.
type Fault = (&'static str, fn(&mut Net, &Packet) -> Result<Receipt, CallError>, &'static str);

const SOMEBODY: Address = Address::repeat_byte(0x66);
/// What the sender sends, in 1e-6.
const SENT: u64 = 5_000_001;
/// Above what any delivery needs.
const ENOUGH_GAS: u64 = 400_000;

/// Refused by whichever contract is to receive.
const FAULTS: [Fault; 15] = [
    ("delivered before it is verified", |net, p| net.deliver(p), "LZ_InvalidNonce"),
    ("delivered twice", |net, p| net.carry(p).and_then(|_| net.deliver(p)), "LZ_PayloadHashNotFound"),
    ("verified when delivered", |net, p| net.carry(p).and_then(|_| net.verify(p)), "LZ_PathNotVerifiable"),
    (
        "by another sender",
        |net, p| net.verify(&Packet { sender: SOMEBODY.into_word(), ..p.clone() }),
        "LZ_PathNotInitializable",
    ),
    (
        "by nobody",
        |net, p| net.verify(&Packet { sender: B256::ZERO, ..p.clone() }),
        "LZ_PathNotInitializable",
    ),
    (
        "from no chain",
        |net, p| net.verify(&Packet { from: 0, ..p.clone() }),
        "LZ_DefaultReceiveLibUnavailable",
    ),
    (
        "from a chain without a library",
        |net, p| net.verify(&Packet { from: 9, ..p.clone() }),
        "LZ_DefaultReceiveLibUnavailable",
    ),
    (
        "from the chain that it is for",
        |net, p| net.verify(&Packet { from: p.to, ..p.clone() }),
        "LZ_DefaultReceiveLibUnavailable",
    ),
    (
        "with another guid",
        |net, p| verified_then(net, p, &Packet { guid: B256::ZERO, ..p.clone() }),
        "LZ_PayloadHashNotFound",
    ),
    (
        "as the next one",
        |net, p| verified_then(net, p, &Packet { nonce: p.nonce + 1, ..p.clone() }),
        "LZ_InvalidNonce",
    ),
    (
        "as the one before",
        |net, p| verified_then(net, p, &Packet { nonce: p.nonce - 1, ..p.clone() }),
        "LZ_PayloadHashNotFound",
    ),
    (
        "for another recipient",
        |net, p| verified_then(net, p, &with(p, SOMEBODY, SENT)),
        "LZ_PayloadHashNotFound",
    ),
    (
        "for another amount",
        |net, p| verified_then(net, p, &with(p, p.recipient(), SENT + 1)),
        "LZ_PayloadHashNotFound",
    ),
    (
        "verified wrong and corrected",
        |net, p| verified_then(net, &with(p, SOMEBODY, SENT), p),
        "LZ_PayloadHashNotFound",
    ),
    ("past the endpoint", straight, "OnlyEndpoint"),
];

fn verified_then(net: &mut Net, verified: &Packet, delivered: &Packet) -> Result<Receipt, CallError> {
    net.verify(verified)?;
    net.deliver(delivered)
}

fn with(packet: &Packet, to: Address, units: u64) -> Packet {
    Packet { message: message(to.into_word(), units), ..packet.clone() }
}

fn straight(net: &mut Net, packet: &Packet) -> Result<Receipt, CallError> {
    let executor = net.executor.clone();
    let origin = IOFT::Origin { srcEid: packet.from, sender: packet.sender, nonce: packet.nonce };
    let call = IOFT::lzReceiveCall {
        origin,
        guid: packet.guid,
        message: packet.message.clone(),
        executor: executor.address,
        extraData: Bytes::new(),
    };
    let side = net.side(packet.to);
    side.chain.send(&executor, side.oft, &call)
}

/// Every fault, both ways, on its own copy of the chains.
#[track_caller]
pub fn are_refused(start: &Pair) {
    for from in [HOME, AWAY] {
        for (name, fault, expected) in FAULTS {
            let mut pair = start.clone();
            let before = pair.supply();
            let packet = pair.send(from, SENT);
            let got = outcome(&fault(&mut pair.net, &packet));
            assert!(got.contains(expected), "{name}, from {from}: {got}");
            paid_once(&mut pair, &packet, name);
            assert_eq!(pair.supply(), before, "{name}, from {from}");
        }
    }
}

/// Whatever happened to the message before, honest people see it through.
#[track_caller]
fn paid_once(pair: &mut Pair, packet: &Packet, name: &str) {
    for _ in 0..2 {
        let (_, _) = (pair.net.verify(packet), pair.net.deliver(packet));
        assert_eq!(pair.of_payee(packet.to), packet.amount(), "{name}, from {}", packet.from);
    }
}

/// Three messages, of which the first is verified last: it holds up the others, and loses none.
#[track_caller]
pub fn a_late_one_holds_up_those_behind_it(start: &Pair) {
    for from in [HOME, AWAY] {
        let mut pair = start.clone();
        let before = pair.supply();
        let packets = [1, 20, 300].map(|units| pair.send(from, units));
        for late in [&packets[2], &packets[1]] {
            done(pair.net.verify(late));
            let held_up = format!("LZ_InvalidNonce({})", packets[0].nonce);
            let got = outcome(&pair.net.deliver(late));
            assert!(got.contains(&held_up), "{got}");
        }
        done(pair.net.verify(&packets[0]));
        for packet in packets.iter().rev() {
            done(pair.net.deliver(packet));
        }
        assert_eq!(pair.of_payee(other(from)), crate::pair::units_of(321));
        assert_eq!(pair.supply(), before);
    }
}

/// A delivery with too little gas changes nothing, at whichever place it runs out.
#[track_caller]
pub fn too_little_gas_is_all_or_nothing(start: &Pair) {
    for from in [HOME, AWAY] {
        let mut pair = start.clone();
        let packet = pair.send(from, SENT);
        done(pair.net.verify(&packet));
        let mut refusals = 0;
        for gas in (24_000..ENOUGH_GAS).step_by(250) {
            let (before, had) = (pair.supply(), pair.of_payee(packet.to));
            if pair.net.deliver_with(gas, &packet).is_ok() {
                break;
            }
            refusals += 1;
            assert_eq!((pair.supply(), pair.of_payee(packet.to)), (before, had), "{gas} gas, from {from}");
        }
        assert!(refusals > 5, "{refusals} refusals, from {from}");
        assert_eq!(pair.of_payee(packet.to), packet.amount(), "from {from}");
    }
}
