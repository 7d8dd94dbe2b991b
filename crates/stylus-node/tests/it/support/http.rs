//! HTTP by hand: tests send what no client library would.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::{SocketAddr, TcpStream},
    time::Duration,
};

/// Longer than any answer takes; a test that waits so long has found a hang.
pub const HANG: Duration = Duration::from_secs(120);

/// What a server answered.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub body: Vec<u8>,
}

/// A connection that is kept between requests.
pub struct Connection {
    stream: BufReader<TcpStream>,
}

impl Connection {
    pub fn open(address: SocketAddr) -> Self {
        let stream = TcpStream::connect(address).expect("the node listens");
        stream.set_read_timeout(Some(HANG)).expect("a timeout");
        stream.set_nodelay(true).expect("no delay");
        Self { stream: BufReader::new(stream) }
    }

    /// Posts JSON.
    pub fn post(&mut self, body: &[u8]) -> std::io::Result<Answer> {
        self.request("POST", &[("content-type", "application/json")], body)
    }

    /// Sends a request and reads the answer.
    pub fn request(&mut self, verb: &str, headers: &[(&str, &str)], body: &[u8]) -> std::io::Result<Answer> {
        let mut request =
            format!("{verb} / HTTP/1.1\r\nhost: node\r\ncontent-length: {}\r\n", body.len()).into_bytes();
        for (name, value) in headers {
            request.extend(format!("{name}: {value}\r\n").bytes());
        }
        request.extend(b"\r\n");
        request.extend(body);
        self.stream.get_mut().write_all(&request)?;
        self.answer(verb)
    }

    /// Posts JSON in pieces whose sum is not announced.
    pub fn post_in_chunks(&mut self, body: &[u8]) -> std::io::Result<Answer> {
        let head = "POST / HTTP/1.1\r\nhost: node\r\ncontent-type: application/json\r\n\
                    transfer-encoding: chunked\r\n\r\n";
        let stream = self.stream.get_mut();
        stream.write_all(head.as_bytes())?;
        for chunk in body.chunks(60_000) {
            stream.write_all(format!("{:x}\r\n", chunk.len()).as_bytes())?;
            stream.write_all(chunk)?;
            stream.write_all(b"\r\n")?;
        }
        stream.write_all(b"0\r\n\r\n")?;
        self.answer("POST")
    }

    fn answer(&mut self, verb: &str) -> std::io::Result<Answer> {
        let status = self.line()?;
        let status = status.split(' ').nth(1).and_then(|code| code.parse().ok());
        let status = status.ok_or_else(|| std::io::Error::other("no HTTP status"))?;
        let mut length = 0;
        loop {
            let line = self.line()?.to_ascii_lowercase();
            if line.is_empty() {
                break;
            }
            if let Some(value) = line.strip_prefix("content-length:") {
                length = value.trim().parse().map_err(std::io::Error::other)?;
            }
        }
        let mut body = vec![0; if verb == "HEAD" { 0 } else { length }];
        self.stream.read_exact(&mut body)?;
        Ok(Answer { status, body })
    }

    fn line(&mut self) -> std::io::Result<String> {
        let mut line = String::new();
        match self.stream.read_line(&mut line)? {
            0 => Err(std::io::ErrorKind::UnexpectedEof.into()),
            _ => Ok(line.trim_end().to_owned()),
        }
    }
}
