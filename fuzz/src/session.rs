//! A connection's life in both directions: a server that compresses with another DEFLATE, fragments, pings and now and then
//! breaks a rule; a client that sends, takes back, pings and closes; reads and writes of any size between them. What comes
//! out at either end is what went in at the other.

use std::collections::VecDeque;

use arbitrary::Arbitrary;
use miniz_oxide::deflate::core::{CompressorOxide, TDEFLFlush, TDEFLStatus, compress_to_output};

use crate::{
    frames::{agreement, entropy},
    protocol::{Agreement, Event, Kind, Part, Sending, WebSocket},
    reference::{self, End},
    server,
};

/// Of 256 chances that many leave out what ends a life.
const SELDOM: u8 = 224;

#[derive(Debug, Arbitrary)]
struct Life {
    deflate: Option<[u8; 3]>,
    limit: Limit,
    deeds: Vec<Deed>,
}

#[derive(Debug, Arbitrary)]
enum Limit {
    Small(u16),
    Large,
}

#[derive(Debug, Arbitrary)]
enum Deed {
    /// The server sends a message, cut into frames at these places, with something between the frames.
    Message { text: bool, compressed: bool, payload: Payload, cuts: Vec<u16>, between: Vec<Between> },
    /// The server sends whatever it likes, seldom: that is mostly the end.
    Raw(u8, Vec<u8>),
    ServerClose(u8, Option<u16>, Vec<u8>),
    /// So many of the server's bytes arrive.
    Receive(u16),
    Send { text: bool, payload: Payload, take_back: u8 },
    Ping(Vec<u8>),
    Close(u8, u16, Vec<u8>),
    /// The network takes so many bytes.
    Write(u16),
    WriteAll,
}

#[derive(Debug, Arbitrary)]
enum Between {
    Nothing,
    Ping(Vec<u8>),
    Pong(Vec<u8>),
}

#[derive(Debug, Arbitrary)]
enum Payload {
    These(Vec<u8>),
    Repeated(Vec<u8>, u16),
    Noise(u64, u16),
    /// Now and then larger than the pieces in which messages are encoded, and slow.
    Huge(Vec<u8>, u8),
}

impl Payload {
    fn bytes(&self, text: bool) -> Vec<u8> {
        let repeated = |unit: &[u8], length: usize| {
            let unit = if unit.is_empty() { b"{\"price\": 12.5}, " } else { unit };
            unit.iter().copied().cycle().take(length).collect::<Vec<u8>>()
        };
        let bytes = match self {
            Self::These(bytes) => bytes.clone(),
            Self::Repeated(unit, length) => repeated(unit, usize::from(*length) / 8),
            Self::Noise(seed, length) => noise(*seed, usize::from(*length) / 8),
            Self::Huge(unit, over @ 0..224) => repeated(unit, 40 * usize::from(*over)),
            Self::Huge(unit, over) => repeated(unit, 256 * 1024 - 240 + usize::from(*over)),
        };
        if text { String::from_utf8_lossy(&bytes).into_owned().into_bytes() } else { bytes }
    }
}

fn noise(seed: u64, length: usize) -> Vec<u8> {
    let mut state = seed | 1;
    let next = || {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        state as u8
    };
    std::iter::repeat_with(next).take(length).collect()
}

/// The server's side of compression.
struct Deflate(Box<CompressorOxide>);

impl Deflate {
    fn new() -> Self {
        let mut compressor = CompressorOxide::default();
        compressor.set_format_and_level(miniz_oxide::DataFormat::Raw, 6);
        Self(Box::new(compressor))
    }

    fn message(&mut self, payload: &[u8]) -> Vec<u8> {
        let mut bytes = Vec::new();
        let (status, read) =
            compress_to_output(&mut self.0, payload, TDEFLFlush::Sync, |piece: &[u8]| {
                bytes.extend_from_slice(piece);
                true
            });
        assert_eq!((status, read), (TDEFLStatus::Okay, payload.len()));
        let tail = bytes.split_off(bytes.len() - 4);
        assert_eq!(tail, [0, 0, 0xff, 0xff]);
        bytes
    }
}

fn put_frame(out: &mut Vec<u8>, first: u8, payload: &[u8]) {
    out.push(first);
    match payload.len() {
        length @ 0..=125 => out.push(length as u8),
        length @ 126..=65535 => {
            out.push(126);
            out.extend_from_slice(&(length as u16).to_be_bytes());
        }
        length => {
            out.push(127);
            out.extend_from_slice(&(length as u64).to_be_bytes());
        }
    }
    out.extend_from_slice(payload);
}

fn short(body: &[u8]) -> &[u8] {
    &body[..body.len().min(125)]
}

struct World {
    websocket: WebSocket,
    deflate: Option<Agreement>,
    compressor: Option<Deflate>,
    limit: usize,
    /// What the server sent, and how much of it has arrived.
    coming: Vec<u8>,
    arrived: usize,
    events: Vec<Event>,
    violation: Option<u16>,
    /// What the network took of ours.
    taken: Vec<u8>,
    /// Messages of ours to be sent, and the one under way.
    waiting: VecDeque<(Kind, Vec<u8>, bool)>,
    sending: Option<(Sending, Kind, Vec<u8>)>,
    complete: Vec<(Kind, Vec<u8>)>,
    pings: Vec<Vec<u8>>,
    closing: bool,
    /// Messages made huge, of which few are enough.
    huge: u8,
}

pub fn session(data: &[u8]) {
    let Ok(life) = Life::arbitrary_take_rest(arbitrary::Unstructured::new(data)) else { return };
    let deflate = life.deflate.map(agreement);
    let limit = match life.limit {
        Limit::Small(limit) => usize::from(limit),
        Limit::Large => 1 << 20,
    };
    let mut world = World {
        websocket: WebSocket::new(limit, deflate, entropy, b""),
        deflate,
        compressor: None,
        limit,
        coming: Vec::new(),
        arrived: 0,
        events: Vec::new(),
        violation: None,
        taken: Vec::new(),
        waiting: VecDeque::new(),
        sending: None,
        complete: Vec::new(),
        pings: Vec::new(),
        closing: false,
        huge: 0,
    };
    for deed in life.deeds.iter().take(64) {
        // Enough of the huge ones.
        if world.coming.len() + world.taken.len() > 4 << 20 {
            break;
        }
        world.carry_out(deed);
    }
    world.receive(usize::MAX);
    world.write(usize::MAX);
    world.judge();
}

impl World {
    fn carry_out(&mut self, deed: &Deed) {
        match deed {
            Deed::Message { text, compressed, payload, cuts, between } => {
                self.serve(*text, *compressed, &payload.bytes(*text), cuts, between);
            }
            Deed::Raw(0..SELDOM, _)
            | Deed::ServerClose(0..SELDOM, ..)
            | Deed::Close(0..SELDOM, ..) => {}
            Deed::Raw(_, bytes) => self.coming.extend_from_slice(bytes),
            Deed::ServerClose(_, code, reason) => {
                let body = code.map_or(Vec::new(), |code| {
                    [&code.to_be_bytes(), short(reason)].concat()
                });
                put_frame(&mut self.coming, 0x88, short(&body));
            }
            Deed::Receive(count) => self.receive(usize::from(*count)),
            Deed::Send { text, payload, take_back } => {
                let kind = if *text { Kind::Text } else { Kind::Binary };
                let mut payload = payload.bytes(*text);
                if *take_back >= 240 && self.huge < 3 {
                    self.huge += 1;
                    // More than a piece: what is taken back ends inside a byte.
                    payload = payload.repeat((300 * 1024) / payload.len().max(1));
                }
                self.waiting.push_back((kind, payload, *take_back >= SELDOM));
                self.go_on();
            }
            Deed::Ping(body) => {
                let body = short(body).to_vec();
                // Puts a Close frame that waits where it belongs, behind which there is no Ping.
                let _ = self.websocket.output().expect("there is entropy");
                self.websocket.ping(&body).expect("there is entropy");
                if self.sending.is_none() && !self.closing {
                    self.pings.push(body);
                }
            }
            Deed::Close(_, code, reason) => {
                let code = if self.closing { 1000 } else { 3000 + code % 2000 };
                self.websocket.close(code, &String::from_utf8_lossy(reason));
                self.closing = true;
            }
            Deed::Write(count) => self.write(usize::from(*count)),
            Deed::WriteAll => self.write(usize::MAX),
        }
    }

    fn serve(
        &mut self,
        text: bool,
        compressed: bool,
        payload: &[u8],
        cuts: &[u16],
        between: &[Between],
    ) {
        let compressed = compressed && self.deflate.is_some();
        let body = if compressed {
            self.compressor.get_or_insert_with(Deflate::new).message(payload)
        } else {
            payload.to_vec()
        };
        if self.deflate.is_some_and(|agreement| agreement.server_no_context_takeover) {
            self.compressor = None;
        }
        let mut cuts: Vec<usize> =
            cuts.iter().take(32).map(|cut| usize::from(*cut) % (body.len() + 1)).collect();
        cuts.extend([0, body.len()]);
        cuts.sort_unstable();
        let count = cuts.len() - 1;
        for (index, cut) in cuts.windows(2).enumerate() {
            let opcode = match (index, text) {
                (0, true) => 1,
                (0, false) => 2,
                _ => 0,
            };
            let rsv1 = if compressed && index == 0 { 0x40 } else { 0 };
            let fin = if index + 1 == count { 0x80 } else { 0 };
            put_frame(&mut self.coming, fin | rsv1 | opcode, &body[cut[0]..cut[1]]);
            match between.get(index) {
                _ if fin != 0 => {}
                Some(Between::Ping(body)) => put_frame(&mut self.coming, 0x89, short(body)),
                Some(Between::Pong(body)) => put_frame(&mut self.coming, 0x8a, short(body)),
                Some(Between::Nothing) | None => {}
            }
        }
    }

    fn receive(&mut self, most: usize) {
        let mut left = most;
        loop {
            while self.violation.is_none() {
                match self.websocket.next_event() {
                    Ok(Some(event)) => {
                        self.closing |= matches!(event, Event::Close(_));
                        self.events.push(event);
                    }
                    Ok(None) => break,
                    Err(violation) => {
                        self.websocket.fail(&violation);
                        self.closing = true;
                        self.violation = Some(violation.close_code());
                    }
                }
            }
            let rest = &self.coming[self.arrived..];
            if rest.is_empty() || left == 0 || self.websocket.is_read_closed() {
                return;
            }
            let target = self.websocket.read_target();
            assert!(!target.is_empty());
            let count = target.len().min(rest.len()).min(left);
            target[..count].copy_from_slice(&rest[..count]);
            self.arrived += count;
            left -= count;
            if let Err(violation) = self.websocket.commit(count) {
                self.websocket.fail(&violation);
                self.closing = true;
                self.violation = Some(violation.close_code());
            }
        }
    }

    fn write(&mut self, most: usize) {
        let mut left = most;
        loop {
            let output = self.websocket.output().expect("there is entropy");
            assert!(output.len() < 600 * 1024, "{} bytes wait to be written", output.len());
            let count = output.len().min(left);
            self.taken.extend_from_slice(&output[..count]);
            self.websocket.advance(count);
            left -= count;
            let is_empty = self.websocket.output().expect("there is entropy").is_empty();
            if is_empty {
                self.go_on();
            }
            if left == 0 || !self.websocket.has_output() {
                return;
            }
        }
    }

    /// As the client does: the next piece when the last one is written, the next message when the last one is encoded.
    fn go_on(&mut self) {
        while self.websocket.output().expect("there is entropy").is_empty() {
            if let Some((mut sending, kind, payload)) = self.sending.take() {
                if self.websocket.go_on(&mut sending, &payload).expect("there is entropy") {
                    self.sending = Some((sending, kind, payload));
                } else {
                    self.complete.push((kind, payload));
                }
                continue;
            }
            let next = if self.closing { None } else { self.waiting.pop_front() };
            let Some((kind, payload, take_back)) = next else { return };
            let sending = self.websocket.start(Part::Whole(kind), &payload).expect("there is entropy");
            if take_back {
                self.websocket.take_back();
                assert!(self.websocket.output().expect("there is entropy").is_empty());
            } else {
                self.sending = Some((sending, kind, payload));
            }
        }
    }

    fn judge(mut self) {
        while self.sending.is_some() || self.websocket.has_output() {
            self.write(usize::MAX);
        }
        let (events, end) =
            reference::decode(&self.coming[..self.arrived], self.limit, self.deflate);
        assert_eq!(events, self.events);
        match (end, self.violation) {
            (End::Broken(codes), Some(code)) => assert!(codes.contains(&code), "{code}"),
            (End::Broken(codes), None) => panic!("no violation, one of {codes:?} expected"),
            (End::Open | End::Closed, Some(code)) => panic!("the violation {code} for nothing"),
            (End::Doomed, code) => assert!(code.is_none_or(|code| code == 1002)),
            (End::Open | End::Closed, None) => {}
        }
        let sent = server::decode(&self.taken, self.deflate);
        assert!(!sent.is_cut);
        assert!(sent.messages == self.complete, "messages differ");
        assert_eq!(sent.pings, self.pings);
        assert_eq!(sent.close.is_some(), self.closing);
        // Some may be left out, in a flood or at the end; the others answer in their order.
        let mut pings = events.iter().filter_map(|event| match event {
            Event::Ping(body) => Some(body),
            _ => None,
        });
        for pong in &sent.pongs {
            assert!(pings.any(|ping| ping == pong), "a Pong for no Ping");
        }
        if !self.closing {
            let last = events.iter().rev().find_map(|event| match event {
                Event::Ping(body) => Some(body),
                _ => None,
            });
            assert_eq!(sent.pongs.last(), last);
        }
    }
}
