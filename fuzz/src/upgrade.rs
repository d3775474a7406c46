//! The whole opening handshake over a socket pair: any answer, in any pieces, comes to the same end, and what is accepted
//! is what RFC 6455, section 4.1, allows.

use std::{
    io::{ErrorKind, Read, Write},
    net::{Shutdown, SocketAddr, TcpStream},
    os::{fd::OwnedFd, unix::net::UnixStream},
    time::Duration,
};

use arbitrary::{Arbitrary, Unstructured};

use crate::{
    protocol::{agree, derive_accept_key},
    server,
    transport::{
        Cookies, Deadline, Error, ProxyRule, Request, Stream, Target, TlsOptions, clock,
        http::{MAX_BODY, MAX_HEAD},
        upgrade::{Agreed, Upgrade, Upgraded},
    },
};

/// The subprotocols that are asked for.
const SUBPROTOCOLS: [&str; 2] = ["chat", "b"];

/// Stands for the proof that belongs to the key.
const MARKER: &[u8] = b"{accept}";

/// More than a socket pair takes at once is of no use.
const MOST: usize = 100_000;

#[derive(Debug, Arbitrary)]
struct Plan {
    good: bool,
    compression: bool,
    ends: bool,
    sizes: [u16; 4],
}

/// Both ends of a connection whose upgrade is under way.
pub(crate) struct Wire {
    upgrade: Upgrade,
    far: TcpStream,
    key: String,
}

impl Wire {
    fn new(asked: &Request, cookies: &Cookies) -> Option<(Self, Vec<u8>)> {
        let (near, far) = UnixStream::pair().ok()?;
        near.set_nonblocking(true).ok()?;
        far.set_nonblocking(true).ok()?;
        let stream = |end: UnixStream| TcpStream::from(OwnedFd::from(end));
        let (near, mut far) = (stream(near), stream(far));
        let peer = SocketAddr::from(([127, 0, 0, 1], 80));
        let stream = Stream::plain(near);
        let mut upgrade = Upgrade::new(stream, peer.into(), asked, cookies, false).ok()?;
        let mut request = Vec::new();
        loop {
            let outcome = upgrade.advance(Deadline::At(clock::now()));
            assert!(matches!(outcome, Ok(Upgraded::TimedOut | Upgraded::Interrupted)), "{outcome:?}");
            let before = request.len();
            drain(&mut far, &mut request);
            if request.len() == before {
                break;
            }
        }
        let text = String::from_utf8_lossy(&request).into_owned();
        let key = text.lines().filter_map(|line| line.strip_prefix("Sec-WebSocket-Key: ")).next()?;
        let key = key.to_owned();
        Some((Self { upgrade, far, key }, request))
    }

    /// The request that goes out.
    pub(crate) fn request(asked: &Request, cookies: &Cookies) -> Option<Vec<u8>> {
        Self::new(asked, cookies).map(|(_, request)| request)
    }
}

fn drain(stream: &mut TcpStream, into: &mut Vec<u8>) {
    let mut chunk = [0; 65536];
    loop {
        match stream.read(&mut chunk) {
            Ok(0) => return,
            Ok(count) => into.extend_from_slice(&chunk[..count]),
            Err(error) if error.kind() == ErrorKind::Interrupted => {}
            Err(_) => return,
        }
    }
}

/// What became of it. `early` is all that followed the head.
#[derive(Debug, PartialEq, Eq)]
enum Result {
    Open { headers: usize, subprotocol: Option<String>, deflate: String, early: Vec<u8> },
    Refused { status: u16, reason: String, body: Vec<u8>, farewell: Option<u16> },
    Broken,
    Waiting,
}

pub fn upgrade(data: &[u8]) {
    let Some((bytes, plan)) = data.split_at_checked(data.len().saturating_sub(12)) else { return };
    let Ok(plan) = Plan::arbitrary(&mut Unstructured::new(plan)) else { return };
    let mut answer = Vec::new();
    if plan.good {
        answer.extend_from_slice(
            b"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
              Sec-WebSocket-Accept: {accept}\r\n",
        );
    }
    answer.extend_from_slice(&bytes[..bytes.len().min(MOST)]);
    let Some(whole) = outcome(&plan, &answer, &[usize::MAX]) else { return };
    let sizes: Vec<usize> = plan.sizes.iter().map(|size| usize::from(*size) % 512 + 1).collect();
    let Some(split) = outcome(&plan, &answer, &sizes) else { return };
    match (&whole, &split) {
        (
            Result::Refused { status, reason, body, .. },
            Result::Refused { status: again, reason: other, body: another, .. },
        ) => {
            assert_eq!(status, again);
            // Which fault of a broken head is seen first, and with how much behind it, depends on the pieces.
            // The key is another one, and may be quoted.
            let has_key = bytes.windows(MARKER.len()).any(|part| part == MARKER);
            if *status != 0 && !has_key {
                assert_eq!(reason, other);
                assert!(body.starts_with(another) || another.starts_with(body));
            }
        }
        // A line that is broken but not whole is looked at when something else ends a line.
        (Result::Refused { status: 0, .. }, Result::Broken | Result::Waiting)
        | (Result::Broken | Result::Waiting, Result::Refused { status: 0, .. }) => {}
        _ => assert_eq!(whole, split),
    }
}

fn outcome(plan: &Plan, answer: &[u8], sizes: &[usize]) -> Option<Result> {
    let asked = Request {
        target: Target::parse("ws://h/").expect("it is a URL"),
        headers: Vec::new(),
        omitted: Vec::new(),
        subprotocols: SUBPROTOCOLS.map(str::to_owned).to_vec(),
        tls: TlsOptions::default(),
        compression: plan.compression,
        proxy: ProxyRule::None,
        max_redirects: 5,
        limit: Duration::from_secs(10),
    };
    let (mut wire, _) = Wire::new(&asked, &Cookies::default())?;
    let accept = derive_accept_key(wire.key.as_bytes());
    let answer = replaced(answer, MARKER, accept.as_bytes());
    let mut rest = answer.as_slice();
    let mut sizes = sizes.iter().cycle();
    let mut ended = false;
    loop {
        let size = rest.len().min(*sizes.next()?);
        // What the socket does not take now it takes after the next read.
        let taken = match wire.far.write(&rest[..size]) {
            Ok(taken) => taken,
            Err(error) if error.kind() == ErrorKind::WouldBlock => 0,
            Err(_) => return None,
        };
        rest = &rest[taken..];
        if rest.is_empty() && !ended && plan.ends {
            wire.far.shutdown(Shutdown::Write).ok()?;
            ended = true;
        }
        let error = match wire.upgrade.advance(Deadline::At(clock::now())) {
            Ok(Upgraded::Done(agreed)) => {
                check(&agreed, &answer, &accept, plan);
                let mut early = agreed.early;
                let mut stream = wire.upgrade.into_stream();
                read_rest(&mut stream, &mut early);
                early.extend_from_slice(rest);
                let early = replaced(&early, accept.as_bytes(), MARKER);
                return Some(Result::Open {
                    headers: agreed.headers.len(),
                    subprotocol: agreed.subprotocol,
                    deflate: format!("{:?}", agreed.deflate),
                    early,
                });
            }
            Ok(Upgraded::TimedOut | Upgraded::Interrupted) if rest.is_empty() && (ended || !plan.ends) => {
                match wire.upgrade.refusal() {
                    Some(error) => error,
                    None => return Some(Result::Waiting),
                }
            }
            Ok(_) => continue,
            Err(error) => error,
        };
        let mut last_words = Vec::new();
        drain(&mut wire.far, &mut last_words);
        let last_words = server::decode(&last_words, None);
        return match error {
            Error::Refused(refusal) => {
                assert!(refusal.body.len() <= MAX_BODY);
                assert!(refusal.reason.len() < 4 * MAX_HEAD);
                assert!(!refusal.reason.contains(['\r', '\n', '\0']), "{}", refusal.reason);
                let farewell = last_words.close.and_then(|(code, _)| code);
                assert!(farewell.is_none_or(|code| code == 1010 && refusal.status == 101));
                let (status, body) = (refusal.status, refusal.body);
                let reason = refusal.reason.replace(&accept, "{accept}");
                Some(Result::Refused { status, reason, body, farewell })
            }
            Error::Broken { .. } => Some(Result::Broken),
            other => panic!("{other:?}"),
        };
    }
}

fn read_rest(stream: &mut Stream, into: &mut Vec<u8>) {
    let mut chunk = [0; 65536];
    while let Ok(crate::transport::Moved::Bytes(count)) = stream.read(&mut chunk) {
        into.extend_from_slice(&chunk[..count]);
    }
}

fn replaced(bytes: &[u8], marker: &[u8], by: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(bytes.len() + by.len());
    let mut rest = bytes;
    while let Some((first, others)) = rest.split_first() {
        if let Some(after) = rest.strip_prefix(marker) {
            out.extend_from_slice(by);
            rest = after;
        } else {
            out.push(*first);
            rest = others;
        }
    }
    out
}

/// The RFC's list once more, on what was accepted.
fn check(agreed: &Agreed, answer: &[u8], accept: &str, plan: &Plan) {
    let values = |name: &'static str| {
        agreed.headers.iter().filter(move |header| header.name == name).map(|header| header.value.as_slice())
    };
    let has = |name: &'static str, token: &str| {
        values(name).any(|value| {
            String::from_utf8_lossy(value).split(',').any(|item| item.trim().eq_ignore_ascii_case(token))
        })
    };
    assert!(has("upgrade", "websocket") && has("connection", "upgrade"));
    assert_eq!(values("sec-websocket-accept").collect::<Vec<_>>(), [accept.as_bytes()]);
    assert!(answer.windows(12).any(|bytes| bytes == b"HTTP/1.1 101"));
    match &agreed.subprotocol {
        Some(chosen) => assert!(SUBPROTOCOLS.contains(&chosen.as_str())),
        None => assert_eq!(values("sec-websocket-protocol").count(), 0),
    }
    assert_eq!(agree(values("sec-websocket-extensions"), plan.compression), Ok(agreed.deflate));
    assert!(agreed.headers.len() <= 128);
}
