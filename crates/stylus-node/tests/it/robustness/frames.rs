//! Malformed WebSocket frames and messages: an answer or the end of the connection, and nobody else is touched.

use serde_json::json;

use crate::support::{Running, WebSocket, random::Random};

/// First byte, length byte and what follows.
#[rustfmt::skip]
const FRAMES: &[(&str, &[u8])] = &[
    ("not masked", b"\x81\x02{}"),
    ("a type that does not exist", b"\x83\x80\x00\x00\x00\x00"),
    ("reserved bits", b"\xf1\x80\x00\x00\x00\x00"),
    ("a part without a beginning", b"\x80\x80\x00\x00\x00\x00"),
    ("a control frame in parts", b"\x09\x80\x00\x00\x00\x00"),
    ("a control frame that is too long", b"\x89\xfe\x00\x7e\x00\x00\x00\x00"),
    ("a length of all there is", b"\x81\xff\x7f\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00"),
    ("a length with its highest bit", b"\x81\xff\xff\xff\xff\xff\xff\xff\xff\xff\x00\x00\x00\x00"),
    ("text that is none", b"\x81\x82\x00\x00\x00\x00\xff\xfe"),
    ("binary", b"\x82\x83\x00\x00\x00\x00\x00\x01\x02"),
    ("an end with half a reason", b"\x88\x81\x00\x00\x00\x00\x03"),
    ("half a frame", b"\x81\xfe\x10"),
    ("no frame", b"GET / HTTP/1.1\r\n\r\n"),
];

#[test]
fn malformed_frames() {
    let node = Running::start();
    let client = node.client();
    for (what, frame) in FRAMES {
        let mut socket = WebSocket::open(node.address());
        socket.raw(frame).expect("written");
        // Whoever sends nothing after half a frame is not answered.
        socket.shutdown(std::net::Shutdown::Write);
        while let Ok(message) = socket.message() {
            assert!(message["error"].is_object(), "{what}: {message}");
        }
        client.block_number();
    }
}

#[test]
fn a_thousand_malformed_messages() {
    let node = Running::start();
    let (mut random, client) = (Random::new(4), node.client());
    let mut socket = WebSocket::open(node.address());
    let good =
        json!({ "jsonrpc": "2.0", "id": 1, "method": "eth_subscribe", "params": ["logs", { "topics": [] }] });
    let (mut answered, mut ended) = (0, 0);
    for _ in 0..1_000 {
        let mut text = match random.below(3) {
            0 => random.junk(3).to_string().into_bytes(),
            _ => good.to_string().into_bytes(),
        };
        random.damage(&mut text);
        // An answer is not certain: what has no id is a notification. That of a request after it is.
        let sent = socket.text(&text).and_then(|()| socket.ask("eth_blockNumber", json!([])));
        let heard = sent.and_then(|id| {
            while socket.message()?["id"] != id {}
            Ok(())
        });
        match heard {
            Ok(()) => answered += 1,
            // Text that is not UTF-8 ends a connection.
            Err(_) => {
                ended += 1;
                socket = WebSocket::open(node.address());
            }
        }
    }
    println!("1000 malformed messages: {answered} connections went on, {ended} ended");
    assert!(answered > 500, "{answered}");
    client.block_number();
}
