//! The words of HTTP/1.1 that an upgrade needs (RFC 9112): header rules, the request, and an answer's
//! head and body. Bytes only; [`super::upgrade`] moves them.

use thiserror::Error;

/// "a reasonable limit": what other clients allow for a whole head, too.
pub(crate) const MAX_HEAD: usize = 64 * 1024;

/// How much of a refusal's body is kept.
pub(crate) const MAX_BODY: usize = 64 * 1024;

const MAX_HEADERS: usize = 128;

/// More informational answers than this are no prelude to a real one.
pub(crate) const MAX_INFORMATIONAL: usize = 16;

/// A header field. Values are bytes: servers send more than ASCII.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) name: String,
    pub(crate) value: Vec<u8>,
}

/// Why a header cannot be sent.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum HeaderError {
    #[error("must have only valid header names, \"{0}\" given")]
    Name(String),
    #[error("must not contain the header \"{0}\", which the client sends itself")]
    Reserved(String),
    #[error("must not contain the header \"{0}\"; use $subprotocols")]
    Subprotocol(String),
    /// It is for the next hop alone (RFC 9110, section 11.7.2), and the server would read a proxy's password.
    #[error(
        "must not contain the header \"{0}\", which is a proxy's and not the server's; name the proxy with its user \
         and password in $proxy, as in http://user:password@proxy.example:3128"
    )]
    Proxy(String),
    #[error(
        "must not contain a line break, a NUL or another control character in the value of \"{0}\""
    )]
    Value(String),
}

/// Checks a header that a user wants to send; `Host` and `Authorization` replace ours.
pub(crate) fn check_header(name: &str, value: &[u8]) -> Result<(), HeaderError> {
    if name.is_empty() || !name.bytes().all(is_token_byte) {
        return Err(HeaderError::Name(name.escape_debug().to_string()));
    }
    match name.to_ascii_lowercase().as_str() {
        "connection"
        | "upgrade"
        | "sec-websocket-key"
        | "sec-websocket-version"
        | "sec-websocket-extensions"
        | "sec-websocket-accept"
        | "content-length"
        | "transfer-encoding" => {
            return Err(HeaderError::Reserved(name.to_owned()));
        }
        "proxy-authorization" => return Err(HeaderError::Proxy(name.to_owned())),
        "sec-websocket-protocol" => return Err(HeaderError::Subprotocol(name.to_owned())),
        _ => {}
    }
    if value.iter().any(|byte| (*byte < b' ' && *byte != b'\t') || *byte == 0x7f) {
        return Err(HeaderError::Value(name.to_owned()));
    }
    Ok(())
}

/// RFC 6455, section 4.1: subprotocols are tokens and "MUST all be unique strings".
pub(crate) fn check_subprotocol(name: &[u8]) -> bool {
    is_token(name)
}

/// RFC 9110, section 5.6.2.
pub(crate) fn is_token(name: &[u8]) -> bool {
    !name.is_empty() && name.iter().copied().all(is_token_byte)
}

fn is_token_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b"!#$%&'*+-.^_`|~".contains(&byte)
}

/// An answer's status line and headers.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) status: u16,
    pub(crate) reason: String,
    /// 0 or 1, of HTTP/1.x.
    pub(crate) minor_version: u8,
    /// Names in lower case.
    pub(crate) headers: Vec<Header>,
}

/// Why bytes are not the head of an HTTP answer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Error)]
pub(crate) enum HeadError {
    #[error("it is not HTTP/1.1")]
    NotHttp,
    /// An alert, or a handshake message.
    #[error("it is TLS, which a server has behind wss:// and a proxy behind https://")]
    Tls,
    #[error("its status line is malformed")]
    StatusLine,
    /// Counted from the status line, which is the first.
    #[error("line {0} of its header is not a header field")]
    Name(usize),
    #[error("line {0} of its header has a control character in its value")]
    Value(usize),
    #[error("it has more headers than this client takes ({MAX_HEADERS})")]
    TooMany,
    #[error("its header is longer than this client takes ({MAX_HEAD} bytes)")]
    TooLong,
    #[error(
        "more informational answers (1xx) come before it than this client takes ({MAX_INFORMATIONAL})"
    )]
    TooManyInformational,
}

impl HeadError {
    /// Returns what is wrong with the answer as a whole, to stand behind its name.
    pub(crate) fn verdict(self) -> &'static str {
        match self {
            Self::NotHttp | Self::Tls | Self::StatusLine | Self::Name(_) | Self::Value(_) => {
                "cannot be understood"
            }
            Self::TooMany | Self::TooLong | Self::TooManyInformational => "is too long",
        }
    }
}

/// Which line a parser complains of: the first one that it complains of without those behind it.
fn malformed(bytes: &[u8], error: httparse::Error) -> HeadError {
    let ends: Vec<usize> = bytes
        .iter()
        .enumerate()
        .filter_map(|(index, byte)| (*byte == b'\n').then_some(index + 1))
        .collect();
    let is_good = |end: &usize| {
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let start = bytes.get(..*end).unwrap_or_default();
        httparse::Response::new(&mut headers).parse(start).is_ok()
    };
    let line = ends.partition_point(is_good) + 1;
    match error {
        _ if line == 1 => HeadError::StatusLine,
        httparse::Error::HeaderValue | httparse::Error::NewLine => HeadError::Value(line),
        _ => HeadError::Name(line),
    }
}

impl Head {
    /// Parses a head and says how long it is; `None` needs more bytes.
    pub(crate) fn parse(bytes: &[u8]) -> Result<Option<(Self, usize)>, HeadError> {
        let magic = b"HTTP/1.";
        if bytes.iter().zip(magic).any(|(byte, expected)| byte != expected) {
            // The types of TLS records, which no text begins with.
            let is_tls = matches!(bytes, [0x15 | 0x16, ..]);
            return Err(if is_tls { HeadError::Tls } else { HeadError::NotHttp });
        }
        let mut headers = [httparse::EMPTY_HEADER; MAX_HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        let length = match response.parse(bytes) {
            Ok(httparse::Status::Complete(length)) => length,
            Ok(httparse::Status::Partial) if bytes.len() >= MAX_HEAD => {
                return Err(HeadError::TooLong);
            }
            Ok(httparse::Status::Partial) => return Ok(None),
            Err(httparse::Error::TooManyHeaders) => return Err(HeadError::TooMany),
            Err(error) => return Err(malformed(bytes, error)),
        };
        if length > MAX_HEAD {
            return Err(HeadError::TooLong);
        }
        let head = Self {
            status: response.code.unwrap_or_default(),
            reason: response.reason.unwrap_or_default().to_owned(),
            minor_version: response.version.unwrap_or_default(),
            headers: response
                .headers
                .iter()
                .map(|header| Header {
                    name: header.name.to_ascii_lowercase(),
                    value: header.value.to_vec(),
                })
                .collect(),
        };
        Ok(Some((head, length)))
    }

    /// The values of a header, in their order.
    pub(crate) fn values<'h>(&'h self, name: &'h str) -> impl Iterator<Item = &'h [u8]> {
        self.headers
            .iter()
            .filter(move |header| header.name == name)
            .map(|header| header.value.as_slice())
    }

    /// Whether a comma-separated header has a token, in any case (RFC 9110, section 5.6.1).
    pub(crate) fn has_token(&self, name: &str, token: &str) -> bool {
        self.values(name)
            .flat_map(|value| value.split(|byte| *byte == b','))
            .any(|item| item.trim_ascii().eq_ignore_ascii_case(token.as_bytes()))
    }

    /// How the body ends (RFC 9112, section 6.3).
    pub(crate) fn body_end(&self) -> BodyEnd {
        if matches!(self.status, 100..=199 | 204 | 304) {
            BodyEnd::Length(0)
        } else if self.has_token("transfer-encoding", "chunked") {
            BodyEnd::Chunked
        } else {
            let length = self
                .values("content-length")
                .next()
                .and_then(|value| std::str::from_utf8(value).ok());
            length
                .and_then(|value| value.trim().parse().ok())
                .map_or(BodyEnd::Close, BodyEnd::Length)
        }
    }
}

/// Where a body ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum BodyEnd {
    Length(u64),
    Chunked,
    Close,
}

impl BodyEnd {
    /// Whether `received` holds all of a body, or more of it than is kept.
    pub(crate) fn is_reached(self, received: &[u8]) -> bool {
        match self {
            Self::Length(length) => received.len() as u64 >= length.min(MAX_BODY as u64),
            Self::Chunked => dechunk(received).1 || received.len() > 2 * MAX_BODY,
            Self::Close => received.len() >= MAX_BODY,
        }
    }

    /// The body itself, as far as it came and is kept.
    pub(crate) fn body(self, received: &[u8]) -> Vec<u8> {
        let mut body = match self {
            Self::Length(length) => {
                let end = usize::try_from(length).unwrap_or(usize::MAX).min(received.len());
                received.get(..end).unwrap_or_default().to_vec()
            }
            Self::Chunked => dechunk(received).0,
            Self::Close => received.to_vec(),
        };
        body.truncate(MAX_BODY);
        body
    }
}

/// Joins chunks (RFC 9112, section 7.1); `true` when the last one has come or nothing more can be made
/// of it.
fn dechunk(mut rest: &[u8]) -> (Vec<u8>, bool) {
    let mut body = Vec::new();
    loop {
        let (start, size) = match httparse::parse_chunk_size(rest) {
            Ok(httparse::Status::Complete((_, 0))) | Err(_) => return (body, true),
            Ok(httparse::Status::Complete((start, size))) => {
                (start, usize::try_from(size).unwrap_or(usize::MAX))
            }
            Ok(httparse::Status::Partial) => return (body, false),
        };
        let chunk = rest.get(start..).unwrap_or_default();
        body.extend_from_slice(chunk.get(..size).unwrap_or(chunk));
        if body.len() >= MAX_BODY {
            return (body, true);
        }
        match size.checked_add(2).and_then(|skip| chunk.get(skip..)) {
            Some(next) => rest = next,
            None => return (body, false),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_that_would_change_the_request_are_refused() {
        let says = |name: &str, value: &[u8]| check_header(name, value).unwrap_err().to_string();
        assert_eq!(says("X Y", b""), "must have only valid header names, \"X Y\" given");
        assert_eq!(says("X\r\n", b""), "must have only valid header names, \"X\\r\\n\" given");
        assert_eq!(says("", b""), "must have only valid header names, \"\" given");
        assert!(says("UPGRADE", b"").contains("which the client sends itself"));
        assert!(says("Sec-WebSocket-Protocol", b"").ends_with("use $subprotocols"));
        assert!(
            says("proxy-Authorization", b"Basic secret").contains("in $proxy, as in http://user:")
        );
        for value in [b"a\rb".as_slice(), b"a\nb", b"a\0b", b"a\x7fb"] {
            assert!(says("X-A", value).contains("control character in the value of \"X-A\""));
        }
        assert_eq!(check_header("Host", b"other"), Ok(()));
        assert_eq!(check_header("X-A", "tab\tänd".as_bytes()), Ok(()));
    }

    #[test]
    fn a_head_is_parsed_when_it_is_whole() {
        let bytes = b"HTTP/1.1 101 Switching Protocols\r\nX-A: 1\r\nx-a: \xe4\r\n\r\nrest";
        for cut in 0..bytes.len() - 4 {
            assert_eq!(Head::parse(&bytes[..cut]), Ok(None), "{cut}");
        }
        let (head, length) = Head::parse(bytes).unwrap().unwrap();
        assert_eq!(
            (head.status, head.reason.as_str(), &bytes[length..]),
            (101, "Switching Protocols", &b"rest"[..])
        );
        assert_eq!(head.values("x-a").collect::<Vec<_>>(), [b"1".as_slice(), b"\xe4"]);
    }

    #[test]
    fn what_is_not_http_is_seen_at_once() {
        assert_eq!(Head::parse(b"SSH-"), Err(HeadError::NotHttp));
        assert_eq!(Head::parse(b"HTTP/2"), Err(HeadError::NotHttp));
        assert_eq!(Head::parse(b"\x15\x03\x01\0\x02"), Err(HeadError::Tls));
        for (head, problem) in [
            ("200 OK\r\n folded\r\n\r\n", HeadError::Name(2)),
            ("200 OK\r\nA: b\r\nC: d\r\nE F: g\r\nH: i\r\n\r\n", HeadError::Name(4)),
            ("200 OK\r\nA: b\r\nno colon\r\nH: i\r\n\r\n", HeadError::Name(3)),
            ("200 OK\r\nA: b\r\nC: \u{1}\r\n\r\n", HeadError::Value(3)),
            ("200 OK\r\nA: b\rC: d\r\n\r\n", HeadError::Value(2)),
            ("2x0 OK\r\nA: b\r\n\r\n", HeadError::StatusLine),
        ] {
            assert_eq!(Head::parse(format!("HTTP/1.1 {head}").as_bytes()), Err(problem), "{head}");
        }
        assert_eq!(
            Head::parse(&[b"HTTP/1.1 200 OK\r\nA: ".as_slice(), &[b'x'; MAX_HEAD]].concat()),
            Err(HeadError::TooLong)
        );
        let many = format!("HTTP/1.1 200 OK\r\n{}\r\n", "A: b\r\n".repeat(129));
        assert_eq!(Head::parse(many.as_bytes()), Err(HeadError::TooMany));
    }

    #[test]
    fn tokens_are_found_in_lists_in_any_case() {
        let (head, _) = Head::parse(b"HTTP/1.1 101 X\r\nConnection: keep-alive, UPGRADE\r\n\r\n")
            .unwrap()
            .unwrap();
        assert!(head.has_token("connection", "upgrade") && !head.has_token("connection", "close"));
    }

    fn end(head: &str) -> BodyEnd {
        Head::parse(format!("HTTP/1.1 500 X\r\n{head}\r\n\r\n").as_bytes())
            .unwrap()
            .unwrap()
            .0
            .body_end()
    }

    #[test]
    fn bodies_end_where_http_says() {
        let sized = end("Content-Length: 3");
        assert!(!sized.is_reached(b"ab") && sized.is_reached(b"abcd"));
        assert_eq!(sized.body(b"abcd"), b"abc");
        let chunked = end("Transfer-Encoding: chunked");
        assert!(
            !chunked.is_reached(b"3\r\nabc\r\n2\r\nd")
                && chunked.is_reached(b"3\r\nabc\r\n0\r\n\r\n")
        );
        assert_eq!(chunked.body(b"3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"), b"abcde");
        assert_eq!(chunked.body(b"3\r\nabc\r\n2\r\nd"), b"abcd");
        let closed = end("A: b");
        assert!(!closed.is_reached(b"abc") && closed.is_reached(&[0; MAX_BODY]));
        assert_eq!(closed.body(&[b'x'; MAX_BODY + 9]).len(), MAX_BODY);
    }
}
