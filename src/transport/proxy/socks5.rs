//! SOCKS5 (RFC 1928) with user and password (RFC 1929): one connection asked for. Bytes only.

use std::net::{IpAddr, SocketAddr};

use super::{Proxy, ProxyFailure};

const VERSION: u8 = 5;
const CONNECT: u8 = 1;
const NO_AUTHENTICATION: u8 = 0;
const USER_AND_PASSWORD: u8 = 2;
const NO_ACCEPTABLE_METHOD: u8 = 0xff;

/// Where the proxy is to connect to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Destination {
    Address(SocketAddr),
    /// For the proxy to resolve.
    Name(String, u16),
}

/// A dialogue under way.
#[derive(Debug)]
pub(super) struct Socks5 {
    destination: Destination,
    stage: Stage,
    received: Vec<u8>,
}

/// What is to be received next.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    /// Version and method.
    Method,
    /// Version and status of RFC 1929.
    Verdict,
    /// Version and reply.
    Reply,
    /// A reserved byte and the type of the address that was bound.
    Type,
    /// The length of the name that was bound.
    Length,
    /// So much more, which is of no interest.
    Rest(usize),
}

/// What is to be done about what came.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Next {
    /// Send this, if it is not empty, and read on.
    Send(Vec<u8>),
    Open,
}

/// A failure, and whether another address may do better.
#[derive(Debug)]
pub(super) struct Failure {
    pub(super) failure: ProxyFailure,
    pub(super) unreached: bool,
}

impl Socks5 {
    /// The dialogue and the first bytes of it.
    pub(super) fn new(proxy: &Proxy, destination: Destination) -> (Self, Vec<u8>) {
        let greeting = match proxy.credentials {
            Some(_) => vec![VERSION, 2, NO_AUTHENTICATION, USER_AND_PASSWORD],
            None => vec![VERSION, 1, NO_AUTHENTICATION],
        };
        (Self { destination, stage: Stage::Method, received: Vec::new() }, greeting)
    }

    /// How many bytes may be read: what follows the answer is the server's.
    pub(super) fn wanted(&self) -> usize {
        self.stage.length() - self.received.len()
    }

    /// Whether the proxy has said anything.
    pub(super) fn has_begun(&self) -> bool {
        self.stage != Stage::Method || !self.received.is_empty()
    }

    /// Takes what came, at most as much as was wanted.
    pub(super) fn take(&mut self, bytes: &[u8], proxy: &Proxy) -> Result<Next, Failure> {
        self.received.extend_from_slice(bytes);
        if let [version, ..] = self.received.as_slice()
            && matches!(self.stage, Stage::Method | Stage::Reply)
            && *version != VERSION
        {
            return Err(refused(format!(
                "the proxy {proxy} does not speak SOCKS5: its answer begins with 0x{version:02x}"
            )));
        }
        if self.wanted() > 0 {
            return Ok(Next::Send(Vec::new()));
        }
        let received = std::mem::take(&mut self.received);
        let value = received.last().copied().unwrap_or_default();
        match self.stage {
            Stage::Method => self.method(value, proxy).map(Next::Send),
            Stage::Verdict if value == 0 => self.request().map(Next::Send),
            Stage::Verdict => Err(refused(format!(
                "the proxy {proxy} does not accept the user and the password that were given for it (SOCKS5 status \
                 {value})"
            ))),
            Stage::Reply => self.reply(value, proxy),
            Stage::Type => self.bound(value, proxy),
            Stage::Length => Ok(self.go_on(Stage::Rest(usize::from(value) + 2))),
            Stage::Rest(_) => Ok(Next::Open),
        }
    }

    fn go_on(&mut self, stage: Stage) -> Next {
        self.stage = stage;
        Next::Send(Vec::new())
    }

    fn method(&mut self, method: u8, proxy: &Proxy) -> Result<Vec<u8>, Failure> {
        match (method, &proxy.credentials) {
            (NO_AUTHENTICATION, _) => self.request(),
            (USER_AND_PASSWORD, Some(given)) => {
                self.stage = Stage::Verdict;
                let field = |bytes: &[u8]| {
                    let length = u8::try_from(bytes.len()).unwrap_or(u8::MAX);
                    [&[length], bytes].concat()
                };
                Ok([vec![1], field(&given.user), field(&given.password)].concat())
            }
            (NO_ACCEPTABLE_METHOD, None) => Err(refused(format!(
                "the proxy {proxy} wants authentication: give user and password, as in socks5://user:password@host"
            ))),
            (NO_ACCEPTABLE_METHOD, Some(_)) => Err(refused(format!(
                "the proxy {proxy} accepts neither a user and a password nor a client without them"
            ))),
            (other, _) => Err(refused(format!(
                "the proxy {proxy} chose the authentication method 0x{other:02x}, which was not offered"
            ))),
        }
    }

    /// RFC 1928, section 4.
    fn request(&mut self) -> Result<Vec<u8>, Failure> {
        self.stage = Stage::Reply;
        let mut request = vec![VERSION, CONNECT, 0];
        let port = match &self.destination {
            Destination::Address(address) => {
                match address.ip() {
                    IpAddr::V4(ip) => request.extend([1].iter().chain(&ip.octets())),
                    IpAddr::V6(ip) => request.extend([4].iter().chain(&ip.octets())),
                }
                address.port()
            }
            Destination::Name(name, port) => {
                let Ok(length) = u8::try_from(name.len()) else {
                    return Err(refused(
                        "a host name of more than 255 bytes does not fit SOCKS5".to_owned(),
                    ));
                };
                request.extend([3, length]);
                request.extend(name.as_bytes());
                *port
            }
        };
        request.extend(port.to_be_bytes());
        Ok(request)
    }

    fn reply(&mut self, reply: u8, proxy: &Proxy) -> Result<Next, Failure> {
        if reply == 0 {
            return Ok(self.go_on(Stage::Type));
        }
        let server = &self.destination;
        let words = words(reply);
        let reason = format!(
            "the proxy {proxy} did not connect to {server}: {words} (SOCKS5 reply {reply})"
        );
        Err(Failure {
            failure: ProxyFailure { reason, passes: matches!(reply, 1 | 3..=6) },
            unreached: matches!(reply, 1 | 3..=6 | 8),
        })
    }

    /// The address that the proxy uses itself: its length must be known.
    fn bound(&mut self, kind: u8, proxy: &Proxy) -> Result<Next, Failure> {
        match kind {
            1 => Ok(self.go_on(Stage::Rest(4 + 2))),
            3 => Ok(self.go_on(Stage::Length)),
            4 => Ok(self.go_on(Stage::Rest(16 + 2))),
            other => Err(refused(format!(
                "the reply of the proxy {proxy} cannot be understood: it has an address of type 0x{other:02x}"
            ))),
        }
    }
}

impl Stage {
    fn length(self) -> usize {
        match self {
            Self::Method | Self::Verdict | Self::Reply | Self::Type => 2,
            Self::Length => 1,
            Self::Rest(length) => length,
        }
    }
}

impl std::fmt::Display for Destination {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Name(name, port) => write!(f, "{name}:{port}"),
        }
    }
}

fn refused(reason: String) -> Failure {
    Failure { failure: ProxyFailure { reason, passes: false }, unreached: false }
}

/// RFC 1928, section 6.
fn words(reply: u8) -> &'static str {
    match reply {
        1 => "general SOCKS server failure",
        2 => "connection not allowed by ruleset",
        3 => "Network unreachable",
        4 => "Host unreachable",
        5 => "Connection refused",
        6 => "TTL expired",
        7 => "Command not supported",
        8 => "Address type not supported",
        _ => "unassigned",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name() -> Destination {
        Destination::Name("h.test".to_owned(), 443)
    }

    /// What is sent in answer to each part, which comes byte by byte.
    fn talk(
        proxy: &str,
        destination: Destination,
        parts: &[&[u8]],
    ) -> Result<(Vec<Vec<u8>>, bool), String> {
        let proxy = Proxy::parse(proxy).unwrap();
        let (mut socks, greeting) = Socks5::new(&proxy, destination);
        let (mut sent, mut is_open) = (vec![greeting], false);
        for part in parts {
            let mut said = Vec::new();
            for byte in *part {
                assert!(socks.wanted() > 0);
                match socks.take(&[*byte], &proxy).map_err(|failed| failed.failure.reason)? {
                    Next::Send(bytes) => said.extend(bytes),
                    Next::Open => is_open = true,
                }
            }
            sent.push(said);
        }
        Ok((sent, is_open))
    }

    fn complaint(proxy: &str, parts: &[&[u8]]) -> String {
        talk(proxy, name(), parts).unwrap_err()
    }

    #[test]
    fn a_name_goes_to_the_proxy() {
        let reply = [5, 0, 0, 1, 9, 9, 9, 9, 0, 1];
        let (sent, is_open) = talk("socks5h://p", name(), &[&[5, 0], &reply]).unwrap();
        assert_eq!(sent[0], [5, 1, 0]);
        assert_eq!(sent[1], b"\x05\x01\x00\x03\x06h.test\x01\xbb");
        assert!(is_open);
    }

    #[test]
    fn addresses_have_their_types() {
        let request = |address: &str| {
            let destination = Destination::Address(address.parse().unwrap());
            talk("socks5://p", destination, &[&[5, 0]]).unwrap().0[1].clone()
        };
        assert_eq!(request("1.2.3.4:80"), [5, 1, 0, 1, 1, 2, 3, 4, 0, 80]);
        let v6 = request("[::1]:80");
        assert_eq!((v6.len(), &v6[..4], &v6[19..]), (22, &[5, 1, 0, 4][..], &[1, 0, 80][..]));
    }

    #[test]
    fn user_and_password_are_offered_and_sent_when_they_are_wanted() {
        let given = "socks5h://user:pw@p";
        let (sent, _) = talk(given, name(), &[&[5, 2], &[1, 0]]).unwrap();
        assert_eq!(sent[0], [5, 2, 0, 2]);
        assert_eq!(sent[1], b"\x01\x04user\x02pw");
        assert!(sent[2].starts_with(&[5, 1, 0, 3]));
        assert!(talk(given, name(), &[&[5, 0]]).unwrap().0[1].starts_with(&[5, 1]));
    }

    #[test]
    fn bound_addresses_of_any_type_are_passed_over() {
        let v6 = [[5, 0, 0, 4].as_slice(), &[7; 18]].concat();
        let named = [[5, 0, 0, 3, 2].as_slice(), b"ab", &[0, 1]].concat();
        for reply in [v6, named] {
            assert!(talk("socks5h://p", name(), &[&[5, 0], &reply]).unwrap().1);
        }
    }

    #[test]
    fn failures_are_named() {
        let known = "socks5h://u:p@p";
        let plain = "socks5h://p";
        for (proxy, parts, told) in [
            (
                plain,
                vec![&b"H"[..]],
                "the proxy socks5h://p:1080 does not speak SOCKS5: its answer begins with 0x48",
            ),
            (plain, vec![&[5, 0xff]], "wants authentication: give user and password"),
            (known, vec![&[5, 0xff]], "accepts neither a user and a password"),
            (plain, vec![&[5, 2]], "chose the authentication method 0x02, which was not offered"),
            (known, vec![&[5, 2], &[1, 1]], "given for it (SOCKS5 status 1)"),
            (plain, vec![&[5, 0], &[4]], "does not speak SOCKS5: its answer begins with 0x04"),
            (plain, vec![&[5, 0], &[5, 0, 0, 9]], "it has an address of type 0x09"),
        ] {
            let said = complaint(proxy, &parts);
            assert!(said.contains(told), "{said}");
        }
    }

    #[test]
    fn replies_have_the_words_of_the_rfc() {
        for (reply, words) in [
            (1, "general SOCKS server failure"),
            (2, "connection not allowed by ruleset"),
            (3, "Network unreachable"),
            (4, "Host unreachable"),
            (5, "Connection refused"),
            (6, "TTL expired"),
            (7, "Command not supported"),
            (8, "Address type not supported"),
            (9, "unassigned"),
        ] {
            assert_eq!(
                complaint("socks5h://p", &[&[5, 0], &[5, reply]]),
                format!(
                    "the proxy socks5h://p:1080 did not connect to h.test:443: {words} (SOCKS5 reply {reply})"
                )
            );
        }
    }
}
