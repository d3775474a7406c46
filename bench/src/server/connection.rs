//! One client's connection, from its upgrade to its close: the work that its path names.
//!
//! /echo?delay=MICROSECONDS  sends every message back
//! /flood?size=&kind=        a text message with a number: so many messages go out
//! /sink?size=&kind=         a text message with a number: after so many messages of that size, "ok" goes out
//! /usage                    no upgrade: what the last batch of a flood or sink cost here

use std::io::{self, Write};
use std::sync::Mutex;
use std::thread::sleep;
use std::time::Duration;

use flate2::{Decompress, FlushDecompress};

use crate::clock::{Clock, Elapsed};
use crate::frame;
use crate::payload::Kind;
use crate::server::flood::Flood;
use crate::server::reader::{Reader, unmask};
use crate::server::upgrade::Request;
use crate::stream::Stream;

const CLOSE: u8 = 8;
const PING: u8 = 9;
const PONG: u8 = 10;

static LAST_BATCH: Mutex<Elapsed> = Mutex::new(Elapsed { wall: 0.0, cpu: 0.0 });

/// Serves a client until it closes.
pub fn serve(mut stream: Stream) -> io::Result<()> {
    let request = Request::read(&mut stream)?;
    if !request.is_upgrade() {
        return usage(&mut stream);
    }
    let flood = prepared(&request);
    let extensions = flood.as_ref().and_then(|(_, extensions)| extensions.as_deref());
    request.accept(&mut stream, extensions)?;
    let mut connection = Connection {
        stream,
        reader: Reader::default(),
        message: Vec::new(),
        inflater: Decompress::new(false),
    };
    match (request.path.as_str(), flood) {
        ("/flood", Some((flood, _))) => connection.flood(&flood),
        ("/sink", _) => connection.sink(size(&request), kind(&request)),
        _ => connection.echo(Duration::from_micros(number(&request, "delay"))),
    }
}

fn usage(stream: &mut Stream) -> io::Result<()> {
    let Elapsed { wall, cpu } = *LAST_BATCH.lock().expect("nobody panics with it");
    let body = format!("{wall:.6} {cpu:.6}\n");
    write!(
        stream,
        "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: {}\r\n\r\n{body}",
        body.len()
    )
}

/// The frames of a flood and what was agreed on for them: made before the client has its answer.
fn prepared(request: &Request) -> Option<(Flood, Option<String>)> {
    if request.path != "/flood" {
        return None;
    }
    if request.parameter("deflate").is_none() {
        return Some((Flood::of(kind(request), size(request)), None));
    }
    let offer = request.deflate_offer()?;
    let bits = offer
        .iter()
        .find_map(|word| word.strip_prefix("server_max_window_bits="))
        .and_then(|bits| bits.parse().ok());
    let fresh = offer.contains(&"server_no_context_takeover");
    let mut answer = "permessage-deflate".to_owned();
    if fresh {
        answer.push_str("; server_no_context_takeover");
    }
    if let Some(bits) = bits {
        answer.push_str(&format!("; server_max_window_bits={bits}"));
    }
    Some((Flood::deflated(bits.unwrap_or(15), !fresh), Some(answer)))
}

fn number(request: &Request, name: &str) -> u64 {
    request.parameter(name).and_then(|value| value.parse().ok()).unwrap_or(0)
}

fn size(request: &Request) -> usize {
    number(request, "size") as usize
}

fn kind(request: &Request) -> Kind {
    request.parameter("kind").and_then(Kind::of).unwrap_or(Kind::Text)
}

struct Connection {
    stream: Stream,
    reader: Reader,
    message: Vec<u8>,
    inflater: Decompress,
}

impl Connection {
    fn echo(&mut self, delay: Duration) -> io::Result<()> {
        while let Some(opcode) = self.receive()? {
            if !delay.is_zero() {
                sleep(delay);
            }
            self.stream.write_all(&frame::from_server(opcode, &self.message))?;
            self.stream.flush()?;
        }
        Ok(())
    }

    fn flood(&mut self, flood: &Flood) -> io::Result<()> {
        while let Some(n) = self.ordered()? {
            let clock = Clock::thread();
            flood.send(&mut self.stream, n)?;
            *LAST_BATCH.lock().expect("nobody panics with it") = clock.elapsed();
        }
        Ok(())
    }

    /// The first batch, which clients do not time, is compared byte by byte.
    fn sink(&mut self, size: usize, kind: Kind) -> io::Result<()> {
        let mut verify = true;
        while let Some(n) = self.ordered()? {
            let clock = Clock::thread();
            for _ in 0..n {
                self.swallow(size, kind, verify)?;
            }
            *LAST_BATCH.lock().expect("nobody panics with it") = clock.elapsed();
            verify = false;
            self.stream.write_all(&frame::from_server(1, b"ok"))?;
            self.stream.flush()?;
        }
        Ok(())
    }

    /// Takes in one message, which may be in fragments, and checks its type and size.
    fn swallow(&mut self, size: usize, kind: Kind, verify: bool) -> io::Result<()> {
        let mut seen = 0;
        loop {
            let header = self.reader.header(&mut self.stream)?;
            if header.opcode == PING {
                self.pong(header.size, header.mask)?;
                continue;
            }
            if header.opcode != if seen == 0 { kind.opcode() } else { 0 } {
                return Err(io::Error::other(format!(
                    "opcode {} after {seen} bytes",
                    header.opcode
                )));
            }
            self.reader.payload(&mut self.stream, header.size, |at, piece| {
                if verify { compare(piece, at, seen + at, header.mask, kind) } else { Ok(()) }
            })?;
            seen += header.size;
            if header.fin {
                break;
            }
        }
        if seen == size {
            Ok(())
        } else {
            Err(io::Error::other(format!("a message of {seen} bytes, not {size}")))
        }
    }

    fn pong(&mut self, size: usize, mask: [u8; 4]) -> io::Result<()> {
        let mut payload = Vec::new();
        self.reader.payload(&mut self.stream, size, |_, piece| {
            payload.extend(piece);
            Ok(())
        })?;
        unmask(&mut payload, mask);
        self.stream.write_all(&frame::from_server(PONG, &payload))?;
        self.stream.flush()
    }

    /// The number in the next message; none if the client closes.
    fn ordered(&mut self) -> io::Result<Option<usize>> {
        if self.receive()?.is_none() {
            return Ok(None);
        }
        if self.reader.compressed {
            self.inflate()?;
        }
        let word = std::str::from_utf8(&self.message).ok().and_then(|word| word.parse().ok());
        word.map(Some).ok_or_else(|| io::Error::other("not a number of messages"))
    }

    /// Clients that may compress do so even with a number.
    fn inflate(&mut self) -> io::Result<()> {
        // RFC 7692, 7.2.2: the end of the flush is put back.
        self.message.extend([0, 0, 0xFF, 0xFF]);
        let mut plain = Vec::with_capacity(64);
        self.inflater.decompress_vec(&self.message, &mut plain, FlushDecompress::Sync)?;
        self.message = plain;
        Ok(())
    }

    /// The opcode of the next message; none after the closing handshake.
    fn receive(&mut self) -> io::Result<Option<u8>> {
        loop {
            let answer = match self.reader.message(&mut self.stream, &mut self.message)? {
                PING => PONG,
                PONG => continue,
                CLOSE => CLOSE,
                opcode => return Ok(Some(opcode)),
            };
            self.stream.write_all(&frame::from_server(answer, &self.message))?;
            self.stream.flush()?;
            if answer == CLOSE {
                self.stream.shut_down()?;
                return Ok(None);
            }
        }
    }
}

/// A masked piece of a payload against what has to be in it; `at` is its place in the frame, `position` in the message.
fn compare(piece: &[u8], at: usize, position: usize, mask: [u8; 4], kind: Kind) -> io::Result<()> {
    let pattern = kind.pattern();
    let same = |(index, byte): (usize, &u8)| {
        byte ^ mask[(at + index) % 4] == pattern[(position + index) % 16]
    };
    if piece.iter().enumerate().all(same) {
        Ok(())
    } else {
        Err(io::Error::other("not the bytes that were to come"))
    }
}
