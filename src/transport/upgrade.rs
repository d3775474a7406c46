//! The opening handshake (RFC 6455, section 4.1) over an established stream: our request goes out, their answer comes,
//! and every check the RFC asks of a client is made. What the request says is in `opening_request`.

use std::{
    io,
    os::fd::AsFd,
    time::{Duration, Instant},
};

use super::{
    Cookies, Deadline, Error, Header, Interest, Peer, Refusal, Request, Stream, Woken, clock,
    error::{Step, describe, quoted},
    http::{BodyEnd, Head, HeadError, MAX_HEAD, MAX_INFORMATIONAL},
    opening_request::opening_request,
    stream::Moved,
    tls::{TlsCause, TlsFailure, alert},
    wait,
};
use crate::protocol::{Agreement, NoEntropy, agree, derive_accept_key, farewell, generate_key};

/// A refusal's body is for people: worth a moment, not the whole limit.
const BODY_PATIENCE: Duration = Duration::from_secs(2);

/// Reads in one step, so that a peer that never stops sending cannot hold it past the deadline.
const READS_PER_STEP: usize = 16;

/// How an answer begins that is HTTP/1.1; one that is not is refused at once.
const MAGIC: &[u8] = b"HTTP/1.";

/// What the server agreed to.
#[derive(Debug)]
pub(crate) struct Agreed {
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocol: Option<String>,
    pub(crate) deflate: Option<Agreement>,
    /// Frames that came with the answer.
    pub(crate) early: Vec<u8>,
}

/// An upgrade under way.
#[derive(Debug)]
pub(crate) struct Upgrade {
    stream: Stream,
    peer: Peer,
    key: String,
    subprotocols: Vec<String>,
    compression: bool,
    /// Whether a redirect is for the caller to follow.
    follows: bool,
    request: Vec<u8>,
    written: usize,
    received: Vec<u8>,
    /// Answers 1xx so far.
    informational: usize,
    refusal: Option<(Head, BodyEnd, Deadline)>,
}

/// How far one step came.
enum Stepped {
    Agreed(Agreed),
    Moved(Box<Redirect>),
    Blocked,
    /// It stopped for breath.
    Busy,
}

/// How far an upgrade came.
#[derive(Debug)]
pub(crate) enum Upgraded {
    Done(Agreed),
    /// The server is to be found elsewhere.
    Moved(Box<Redirect>),
    TimedOut,
    Interrupted,
}

/// An answer that sends us elsewhere (RFC 9110, section 15.4).
#[derive(Debug)]
pub(crate) struct Redirect {
    pub(crate) location: Vec<u8>,
    /// What it is if nobody goes there.
    pub(crate) refusal: Refusal,
}

impl Upgrade {
    pub(crate) fn new(
        stream: Stream,
        peer: Peer,
        asked: &Request,
        cookies: &Cookies,
        follows: bool,
    ) -> Result<Self, Error> {
        let key = generate_key(random).map_err(io::Error::other)?;
        let request = opening_request(asked, cookies, &key);
        let subprotocols = asked.subprotocols.clone();
        Ok(Self {
            stream,
            peer,
            key,
            subprotocols,
            compression: asked.compression,
            follows,
            request,
            written: 0,
            received: Vec::new(),
            informational: 0,
            refusal: None,
        })
    }

    /// Goes on until there is a result, the deadline passes or a signal comes. Afterwards it can go on under
    /// another deadline.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Upgraded, Error> {
        loop {
            let now = clock::now();
            let step = self.step(now)?;
            let patience =
                self.refusal.as_ref().map_or(Deadline::Never, |(_, _, patience)| *patience);
            let until = match step {
                Stepped::Agreed(agreed) => return Ok(Upgraded::Done(agreed)),
                Stepped::Moved(redirect) => return Ok(Upgraded::Moved(redirect)),
                Stepped::Blocked => deadline.earlier(patience),
                // There is more to read, perhaps inside TLS where poll(2) does not see it.
                Stepped::Busy => Deadline::At(now),
            };
            match wait(self.stream.as_fd(), self.interest(), until)? {
                Woken::Interrupted => return Ok(Upgraded::Interrupted),
                _ if patience.has_passed() => return Err(self.refuse()),
                _ if deadline.has_passed() => return Ok(Upgraded::TimedOut),
                _ => {}
            }
        }
    }

    /// What there is of a refusal, when there is no more time for the rest of its body.
    pub(crate) fn refusal(&mut self) -> Option<Error> {
        self.refusal.is_some().then(|| self.refuse())
    }

    pub(crate) fn into_stream(self) -> Stream {
        self.stream
    }

    fn interest(&self) -> Interest {
        self.stream.interest(true, self.written < self.request.len())
    }

    /// Moves what can be moved without waiting.
    fn step(&mut self, now: Instant) -> Result<Stepped, Error> {
        let asks = self.written < self.request.len();
        while self.written < self.request.len() || self.stream.is_holding() {
            let rest = self.request.get(self.written..).unwrap_or_default();
            match self.stream.write(rest) {
                Ok(Moved::Bytes(count)) => self.written += count,
                Ok(_) => break,
                // A server may refuse before it has read everything; its answer says more.
                Err(_) => self.written = self.request.len(),
            }
        }
        if asks && self.stream.hides_nothing() {
            // No answer is there yet, and poll(2) sees it when it is.
            return Ok(Stepped::Blocked);
        }
        let mut chunk = [0; 4096];
        for _ in 0..READS_PER_STEP {
            let fresh = match self.stream.read(&mut chunk) {
                Ok(Moved::Bytes(count)) => chunk.get(..count).unwrap_or_default(),
                Ok(Moved::WouldBlock) => return Ok(Stepped::Blocked),
                Ok(Moved::End) if self.received.is_empty() => {
                    return Err(self.ended("the server closed it without an answer"));
                }
                Ok(Moved::End) => {
                    return Err(self.ended("the server closed it in the middle of its answer"));
                }
                Err(error) => return Err(self.failed(&error)),
            };
            self.received.extend_from_slice(fresh);
            if let Some(stepped) = self.examine(fresh, now)? {
                return Ok(stepped);
            }
        }
        Ok(Stepped::Busy)
    }

    fn ended(&mut self, reason: &str) -> Error {
        if self.refusal.is_some() {
            return self.refuse();
        }
        Error::Broken { peer: self.peer.clone(), step: Step::Upgrade, reason: reason.to_owned() }
    }

    fn failed(&mut self, error: &io::Error) -> Error {
        match alert(error) {
            Some(words) if self.received.is_empty() => {
                let reason = format!("{} ended TLS after the handshake: {words}", self.place());
                TlsFailure::new(TlsCause::Handshake, reason).into()
            }
            _ => self.ended(&describe(error)),
        }
    }

    /// Looks at what has been received so far, of which `fresh` is new.
    fn examine(&mut self, fresh: &[u8], now: Instant) -> Result<Option<Stepped>, Error> {
        if let Some((_, end, _)) = &self.refusal {
            return if end.is_reached(&self.received) { Err(self.refuse()) } else { Ok(None) };
        }
        // Only a line's end can complete a head; a head that comes byte by byte is not parsed as often.
        let undecided = self.received.starts_with(MAGIC) && self.received.len() < MAX_HEAD;
        if undecided && !fresh.contains(&b'\n') {
            return Ok(None);
        }
        while self.informational <= MAX_INFORMATIONAL {
            let (head, length) = match Head::parse(&self.received) {
                Ok(Some(parsed)) => parsed,
                Ok(None) => return Ok(None),
                Err(error) => return Err(self.not_http(error)),
            };
            self.received.drain(..length);
            return match head.status {
                101 => self.check(head).map(|agreed| Some(Stepped::Agreed(agreed))),
                // "A client MUST be able to parse one or more 1xx responses received prior to a final
                // response" (RFC 9110, section 15.2).
                100..=199 => {
                    self.informational += 1;
                    continue;
                }
                _ => {
                    if let Some(redirect) = self.redirect(&head) {
                        return Ok(Some(Stepped::Moved(Box::new(redirect))));
                    }
                    let end = head.body_end();
                    self.refusal = Some((head, end, Deadline::after(now, BODY_PATIENCE)));
                    if end.is_reached(&self.received) { Err(self.refuse()) } else { Ok(None) }
                }
            };
        }
        Err(self.not_http(HeadError::TooManyInformational))
    }

    /// All of them mean the same for a GET.
    fn redirect(&self, head: &Head) -> Option<Redirect> {
        if !self.follows || !matches!(head.status, 301 | 302 | 303 | 307 | 308) {
            return None;
        }
        let location = head.values("location").next()?.to_vec();
        let reason = format!("{} answered {}", self.place(), status_line(head));
        let (status, headers) = (head.status, head.headers.clone());
        let refusal = Refusal { status, headers, body: Vec::new(), reason, is_elsewhere: false };
        Some(Redirect { location, refusal })
    }

    /// The list of section 4.1: "the client MUST validate the server's response as follows".
    fn check(&mut self, head: Head) -> Result<Agreed, Error> {
        let problem = if head.minor_version != 1 {
            Some("it is HTTP/1.0".to_owned())
        } else if !head.has_token("upgrade", "websocket") {
            Some("it has no \"Upgrade: websocket\"".to_owned())
        } else if !head.has_token("connection", "upgrade") {
            Some("it has no \"Connection: Upgrade\"".to_owned())
        } else {
            self.proof_problem(&head)
        };
        let agreed = match problem {
            None => self.chosen_subprotocol(&head).and_then(|subprotocol| {
                let deflate = agree(head.values("sec-websocket-extensions"), self.compression)
                    .inspect_err(|problem| self.refuse_extension(problem))?;
                Ok((subprotocol, deflate))
            }),
            Some(problem) => Err(problem),
        };
        match agreed {
            Ok((subprotocol, deflate)) => Ok(Agreed {
                subprotocol,
                deflate,
                headers: head.headers,
                early: std::mem::take(&mut self.received),
            }),
            Err(problem) => {
                let reason = format!(
                    "the answer of {} is not a WebSocket handshake: {problem}",
                    self.place()
                );
                Err(refused(head.status, head.headers, Vec::new(), reason))
            }
        }
    }

    /// What is wrong with the proof that the server has read our request.
    fn proof_problem(&self, head: &Head) -> Option<String> {
        let accepts: Vec<&[u8]> =
            head.values("sec-websocket-accept").map(<[u8]>::trim_ascii).collect();
        match accepts.as_slice() {
            [] => Some("it has no Sec-WebSocket-Accept".to_owned()),
            [accept] if *accept == derive_accept_key(self.key.as_bytes()).as_bytes() => None,
            [_] => {
                Some("its Sec-WebSocket-Accept does not prove that it read our request".to_owned())
            }
            several => {
                Some(format!("it has {} Sec-WebSocket-Accept headers, not one", several.len()))
            }
        }
    }

    /// "If the response … indicates the use of a subprotocol that was not present in the client's
    /// handshake …, the client MUST _Fail the WebSocket Connection_"; choosing none is fine.
    fn chosen_subprotocol(&self, head: &Head) -> Result<Option<String>, String> {
        let chosen: Vec<String> = head
            .values("sec-websocket-protocol")
            .flat_map(|value| value.split(|byte| *byte == b','))
            .map(|name| String::from_utf8_lossy(name.trim_ascii()).into_owned())
            .collect();
        match chosen.as_slice() {
            [] => Ok(None),
            [one] if self.subprotocols.contains(one) => Ok(Some(one.clone())),
            [other] => Err(format!(
                "it chose the subprotocol \"{}\", which was not offered",
                quoted(other)
            )),
            several => Err(format!(
                "it chose {} subprotocols, not one: \"{}\"",
                several.len(),
                quoted(&several.join(", "))
            )),
        }
    }

    /// The server takes the connection for open: 1010 tells it that the extensions are wrong (RFC 6455, 7.4.1).
    fn refuse_extension(&mut self, problem: &str) {
        if let Ok(frame) = farewell(1010, problem, random) {
            // As far as the socket takes it at once.
            let _ = self.stream.write(&frame);
        }
    }

    fn refuse(&mut self) -> Error {
        let Some((head, end, _)) = self.refusal.take() else {
            return self.ended("the server closed it without an answer");
        };
        let reason = format!(
            "{} answered {} instead of switching to WebSocket",
            self.place(),
            status_line(&head)
        );
        refused(head.status, head.headers, end.body(&self.received), reason)
    }

    fn not_http(&self, error: HeadError) -> Error {
        let reason = format!("the answer of {} {}: {error}", self.place(), error.verdict());
        refused(0, Vec::new(), BodyEnd::Close.body(&self.received), reason)
    }

    fn place(&self) -> String {
        format!("the server ({})", self.peer)
    }
}

/// The system's generator, which no child shares.
fn random(buffer: &mut [u8]) -> Result<(), NoEntropy> {
    getrandom::fill(buffer).map_err(|_| NoEntropy)
}

fn status_line(head: &Head) -> String {
    format!("{} {}", head.status, quoted(&head.reason)).trim_end().to_owned()
}

fn refused(status: u16, headers: Vec<Header>, body: Vec<u8>, reason: String) -> Error {
    Error::Refused(Box::new(Refusal { status, headers, body, reason, is_elsewhere: false }))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::{ProxyRule, Target, TlsOptions};
    use std::{
        io::{Read, Write},
        net::{TcpListener, TcpStream},
        thread,
    };

    /// Upgrades against a peer that answers with `answer`, in which `{accept}` is the right one.
    fn upgrade(answer: &str, limit: Duration) -> Result<Upgraded, Error> {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let peer = listener.local_addr().unwrap();
        let answer = answer.to_owned();
        let server = thread::spawn(move || {
            let (mut tcp, _) = listener.accept().unwrap();
            let mut request = Vec::new();
            while !request.ends_with(b"\r\n\r\n") {
                let mut byte = [0];
                tcp.read_exact(&mut byte).unwrap();
                request.push(byte[0]);
            }
            let request = String::from_utf8(request).unwrap();
            let key =
                request.lines().find_map(|line| line.strip_prefix("Sec-WebSocket-Key: ")).unwrap();
            let answer = answer.replace("{accept}", &derive_accept_key(key.as_bytes()));
            tcp.write_all(answer.as_bytes()).unwrap();
            // Held open until the client is done, so that nothing ends by end of file.
            let _ = tcp.read(&mut [0]);
        });
        #[expect(
            clippy::disallowed_methods,
            reason = "a blocking connect to a listener of our own"
        )]
        let tcp = TcpStream::connect(peer).unwrap();
        tcp.set_nonblocking(true).unwrap();
        let asked = Request {
            target: Target::parse("ws://h/").unwrap(),
            headers: Vec::new(),
            omitted: Vec::new(),
            subprotocols: vec!["a".to_owned(), "b".to_owned()],
            tls: TlsOptions::default(),
            compression: false,
            proxy: ProxyRule::None,
            max_redirects: 5,
            limit,
        };
        let stream = Stream::plain(tcp);
        let mut upgrade =
            Upgrade::new(stream, peer.into(), &asked, &Cookies::default(), true).unwrap();
        let result = upgrade.advance(Deadline::after(clock::now(), limit));
        drop(upgrade);
        server.join().unwrap();
        result
    }

    fn agreed(answer: &str) -> Agreed {
        match upgrade(answer, Duration::from_secs(10)) {
            Ok(Upgraded::Done(agreed)) => agreed,
            other => panic!("{other:?}"),
        }
    }

    fn refusal(answer: &str) -> Refusal {
        match upgrade(answer, Duration::from_secs(10)) {
            Err(Error::Refused(refusal)) => *refusal,
            other => panic!("{other:?}"),
        }
    }

    const GOOD: &str = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: WebSocket\r\n\
                        Connection: keep-alive, Upgrade\r\nSec-WebSocket-Accept: {accept}\r\n";

    #[test]
    fn a_good_answer_is_accepted_and_early_frames_are_kept() {
        let agreed = agreed(&format!("{GOOD}Sec-WebSocket-Protocol: b\r\n\r\n\u{1}\u{0}"));
        assert_eq!(agreed.subprotocol.as_deref(), Some("b"));
        assert_eq!(agreed.early, b"\x01\x00");
    }

    #[test]
    fn choosing_no_subprotocol_is_fine() {
        assert_eq!(agreed(&format!("{GOOD}\r\n")).subprotocol, None);
    }

    #[test]
    fn informational_answers_come_before_the_real_one() {
        agreed(&format!("HTTP/1.1 103 Early Hints\r\nLink: x\r\n\r\n{GOOD}\r\n"));
    }

    #[test]
    fn what_the_rfc_forbids_is_refused() {
        for (answer, problem) in [
            (
                GOOD.replace("{accept}", "nonsense"),
                "its Sec-WebSocket-Accept does not prove that it read our request",
            ),
            (GOOD.replace("WebSocket", "h2c"), "it has no \"Upgrade: websocket\""),
            (GOOD.replace(", Upgrade", ""), "it has no \"Connection: Upgrade\""),
            (GOOD.replace("HTTP/1.1", "HTTP/1.0"), "it is HTTP/1.0"),
            (
                format!("{GOOD}Sec-WebSocket-Extensions: permessage-deflate\r\n"),
                "it uses the extension \"permessage-deflate\", which was not offered",
            ),
            (
                format!("{GOOD}Sec-WebSocket-Protocol: c\r\n"),
                "it chose the subprotocol \"c\", which was not offered",
            ),
            (
                format!("{GOOD}Sec-WebSocket-Protocol: a, b\r\n"),
                "it chose 2 subprotocols, not one: \"a, b\"",
            ),
            (
                format!("{GOOD}Sec-WebSocket-Protocol: a\r\nSec-WebSocket-Protocol: b\r\n"),
                "it chose 2 subprotocols, not one: \"a, b\"",
            ),
        ] {
            let refusal = refusal(&format!("{answer}\r\n"));
            assert_eq!(refusal.status, 101);
            assert!(
                refusal.reason.ends_with(&format!("is not a WebSocket handshake: {problem}")),
                "{}",
                refusal.reason
            );
        }
    }

    #[test]
    fn another_status_comes_with_its_headers_and_body() {
        let refusal =
            refusal("HTTP/1.1 503 Busy\r\nRetry-After: 7\r\nContent-Length: 5\r\n\r\nlater");
        assert_eq!((refusal.status, refusal.body.as_slice()), (503, b"later".as_slice()));
        assert_eq!(
            refusal.headers[0],
            Header { name: "retry-after".to_owned(), value: b"7".to_vec() }
        );
        assert!(refusal.reason.ends_with("answered 503 Busy instead of switching to WebSocket"));
    }

    #[test]
    fn a_redirect_is_told_without_its_body() {
        let moved = "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 9\r\n\r\n";
        let Ok(Upgraded::Moved(redirect)) = upgrade(moved, Duration::from_secs(10)) else {
            panic!("it is a redirect")
        };
        assert_eq!(
            (redirect.location.as_slice(), redirect.refusal.status),
            (b"/x".as_slice(), 302)
        );
        assert_eq!(refusal("HTTP/1.1 302 Found\r\nContent-Length: 0\r\n\r\n").status, 302);
        assert_eq!(refusal("HTTP/1.1 304 X\r\nLocation: /x\r\n\r\n").status, 304);
    }

    #[test]
    fn a_body_without_an_end_costs_a_moment() {
        assert_eq!(refusal("HTTP/1.1 400 Bad\r\n\r\npartial").body, b"partial");
    }

    #[test]
    fn another_protocol_is_named_as_such() {
        let refusal = refusal("SSH-2.0-x\r\n");
        assert_eq!((refusal.status, refusal.body.as_slice()), (0, b"SSH-2.0-x\r\n".as_slice()));
        assert!(refusal.reason.ends_with("cannot be understood: it is not HTTP/1.1"));
    }

    #[test]
    fn a_greeting_without_a_line_end_is_refused_at_once() {
        let refusal = refusal("\u{0}\u{0}\u{1}binary greeting");
        assert!(refusal.reason.ends_with("it is not HTTP/1.1"));
    }

    #[test]
    fn informational_answers_without_end_are_refused() {
        // Also when no read brings many of them.
        for padding in [0, 1000] {
            let answer = format!("HTTP/1.1 100 Continue\r\nX: {}\r\n\r\n", "x".repeat(padding));
            let refusal = refusal(&answer.repeat(30));
            assert!(refusal.reason.contains(" is too long: more informational answers (1xx) come"));
        }
    }

    #[test]
    fn half_an_answer_ends_at_the_deadline() {
        assert!(matches!(
            upgrade("HTTP/1.1 101", Duration::from_millis(50)),
            Ok(Upgraded::TimedOut)
        ));
    }
}
