//! A ws://, wss:// or ws+unix:// URL taken apart (RFC 6455, section 3), and where a redirect leads from it. What is
//! valid is settled here, so that a [`Target`] can always be dialled.

use std::{borrow::Cow, ffi::OsString, fmt, os::unix::ffi::OsStringExt, path::Path, sync::Arc};

use data_encoding::BASE64;
use percent_encoding::{AsciiSet, percent_decode_str, percent_encode};
use thiserror::Error;
use url::Url;

/// Bytes above 127 alone.
const NON_ASCII: &AsciiSet = &AsciiSet::EMPTY;

/// An endpoint. `Debug` and `Display` show neither credentials nor the query, which often holds a token.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Target {
    url: Url,
    authorization: Option<String>,
    host: String,
    port: u16,
    socket: Option<Socket>,
}

/// A socket in the file system, whose server is asked as `localhost`.
#[derive(Clone, PartialEq, Eq)]
struct Socket {
    path: Arc<Path>,
    /// The whole URL, and all of it but the query.
    url: String,
    shown: String,
}

/// Why a text is no WebSocket URL. Messages leave the URL out: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum TargetError {
    #[error("must be a valid WebSocket URL: {0}")]
    Malformed(String),
    #[error("must begin with ws://, wss:// or ws+unix://")]
    NoScheme,
    #[error("must use the scheme ws, wss or ws+unix, \"{0}\" given")]
    Scheme(String),
    /// RFC 6455, section 3: "Fragment identifiers are meaningless … and MUST NOT be used".
    #[error("must not have a fragment; write %23 for a \"#\"")]
    Fragment,
    #[error("must not contain white space or control characters")]
    Characters,
    #[error("must not use port 0")]
    Port,
    /// Browsers forgive one slash, none, or backslashes; RFC 3986 does not.
    #[error("must have \"//\" and a host after the scheme, and no \"\\\"")]
    Authority,
    /// As Node's ws and others write it.
    #[error("must be written ws+unix:///path/to/socket:/resource")]
    Socket,
}

/// Why a redirect is not followed.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum RedirectError {
    #[error("its Location {0}")]
    Location(String),
    #[error(
        "it leads from wss to ws ({0}), where everybody on the way could read and change what is sent"
    )]
    Downgrade(Box<Target>),
}

impl Target {
    pub(crate) fn parse(text: &str) -> Result<Self, TargetError> {
        if let Some(rest) = strip_scheme(text, "ws+unix:") {
            return Self::on_socket(rest);
        }
        // The parser would drop tabs and newlines without a word.
        if text.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
            return Err(TargetError::Characters);
        }
        if !has_authority(text) {
            return Err(TargetError::Authority);
        }
        let mut url = Url::parse(text).map_err(|error| match error {
            url::ParseError::RelativeUrlWithoutBase => TargetError::NoScheme,
            error => TargetError::Malformed(error.to_string()),
        })?;
        if !matches!(url.scheme(), "ws" | "wss") {
            return Err(TargetError::Scheme(url.scheme().to_owned()));
        }
        if url.fragment().is_some() {
            return Err(TargetError::Fragment);
        }
        let host = url.host_str().unwrap_or_default();
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let port =
            url.port_or_known_default().filter(|port| *port != 0).ok_or(TargetError::Port)?;
        let authorization = basic_authorization(&url);
        // Neither fails for a URL with a host.
        let _ = url.set_username("");
        let _ = url.set_password(None);
        Ok(Self { url, authorization, host, port, socket: None })
    }

    /// Of what stands behind `ws+unix:`.
    fn on_socket(rest: &str) -> Result<Self, TargetError> {
        let path_and_resource = rest.strip_prefix("//").unwrap_or_default();
        let (path, resource) =
            path_and_resource.split_once(':').unwrap_or((path_and_resource, "/"));
        if !path.starts_with('/') || path.len() < 2 || !resource.starts_with('/') {
            return Err(TargetError::Socket);
        }
        let target = Self::parse(&format!("ws://localhost{resource}"))?;
        let bytes: Vec<u8> = percent_decode_str(path).collect();
        if bytes.contains(&0) {
            return Err(TargetError::Characters);
        }
        let url = format!("ws+unix://{path}:{}", target.resource());
        let shown = format!("ws+unix://{path}:{}", target.url.path());
        let path = Path::new(&OsString::from_vec(bytes)).into();
        Ok(Self { socket: Some(Socket { path, url, shown }), ..target })
    }

    /// Where an answer's Location leads to (RFC 9110, section 10.2.2).
    pub(crate) fn redirect(&self, location: &[u8]) -> Result<Self, RedirectError> {
        let bad = |why: String| RedirectError::Location(why);
        let location = readable(location);
        let joined = self.http_url().join(location.trim());
        let mut url = joined.map_err(|error| bad(format!("is not a URL: {error}")))?;
        let scheme = match url.scheme() {
            "http" | "ws" => "ws",
            "https" | "wss" => "wss",
            other => return Err(bad(format!("has the scheme \"{other}\""))),
        };
        url.set_fragment(None);
        // Between the schemes of the web this never fails.
        let _ = url.set_scheme(scheme);
        let mut target = Self::parse(url.as_str()).map_err(|error| bad(error.to_string()))?;
        if self.socket.is_some() && target.has_origin_of(&Self { socket: None, ..self.clone() }) {
            target = self.with_resource(&target.resource()).unwrap_or(target);
        }
        if self.is_secure() && !target.is_secure() {
            return Err(RedirectError::Downgrade(Box::new(target)));
        }
        Ok(target.known_to(self))
    }

    /// The same with the user and the password of another URL, if that is of the same origin and it has none.
    pub(crate) fn known_to(mut self, other: &Self) -> Self {
        if self.authorization.is_none() && self.has_origin_of(other) {
            self.authorization.clone_from(&other.authorization);
        }
        self
    }

    /// The same socket, asked for something else.
    fn with_resource(&self, resource: &str) -> Option<Self> {
        let path = self.socket.as_ref()?.url.strip_prefix("ws+unix:")?;
        let (path, _) = path.split_once(':')?;
        Self::on_socket(&format!("{path}:{resource}")).ok()
    }

    /// Whether both are the same server, by scheme, host and port (RFC 6454, section 5), or socket.
    pub(crate) fn has_origin_of(&self, other: &Self) -> bool {
        let socket = |target: &Self| target.socket.as_ref().map(|socket| Arc::clone(&socket.path));
        let origin = |target: &Self| (target.is_secure(), target.host.clone(), target.port);
        origin(self) == origin(other) && socket(self) == socket(other)
    }

    /// The socket to connect to, in place of host and port.
    pub(crate) fn socket(&self) -> Option<&Arc<Path>> {
        self.socket.as_ref().map(|socket| &socket.path)
    }

    /// Whether the connection is TLS from its first byte.
    pub(crate) fn is_secure(&self) -> bool {
        self.url.scheme() == "wss"
    }

    /// A name in ASCII form (IDNA) or an address, IPv6 without brackets.
    pub(crate) fn host(&self) -> &str {
        &self.host
    }

    pub(crate) fn port(&self) -> u16 {
        self.port
    }

    /// As CONNECT wants it: the port always, IPv6 in brackets.
    pub(crate) fn host_and_port(&self) -> String {
        format!("{}:{}", self.url.host_str().unwrap_or_default(), self.port)
    }

    /// For the Host header: the port only where it is not the scheme's own (RFC 6455, 4.1).
    pub(crate) fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
    }

    /// Without the query, which often holds a token.
    pub(crate) fn path(&self) -> &str {
        self.url.path()
    }

    /// For the request line: path and query.
    pub(crate) fn resource(&self) -> String {
        let path = self.url.path();
        self.url.query().map_or_else(|| path.to_owned(), |query| format!("{path}?{query}"))
    }

    /// The value of an Authorization header made of the URL's user and password.
    pub(crate) fn authorization(&self) -> Option<&str> {
        self.authorization.as_deref()
    }

    /// What cookies are matched against: RFC 6455, section 4.1, has the handshake carry them as any HTTP request
    /// does.
    pub(crate) fn http_url(&self) -> Url {
        let mut url = self.url.clone();
        // Never fails between the schemes of the web.
        let _ = url.set_scheme(if self.is_secure() { "https" } else { "http" });
        url
    }

    /// The URL without credentials.
    pub(crate) fn url(&self) -> &str {
        self.socket.as_ref().map_or_else(|| self.url.as_str(), |socket| &socket.url)
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.socket {
            Some(socket) => f.write_str(&socket.shown),
            None => {
                write!(f, "{}://{}{}", self.url.scheme(), self.authority(), self.url.path())
            }
        }
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({self})")
    }
}

fn strip_scheme<'t>(text: &'t str, scheme: &str) -> Option<&'t str> {
    let (start, rest) = (text.get(..scheme.len())?, text.get(scheme.len()..)?);
    start.eq_ignore_ascii_case(scheme).then_some(rest)
}

/// A Location as text. "URI reference" (RFC 9110, section 10.2.2) is ASCII; servers send more, and bytes that are no UTF-8
/// mean themselves, as they do in curl.
fn readable(location: &[u8]) -> Cow<'_, str> {
    match str::from_utf8(location) {
        Ok(text) => text.into(),
        Err(_) => percent_encode(location, NON_ASCII).to_string().into(),
    }
}

/// Whether a URL is written `scheme://host…`. What is no URL at all, or another scheme's, is for the
/// parser to complain about.
fn has_authority(text: &str) -> bool {
    let Some((scheme, rest)) = text.split_once(':') else { return true };
    let ours = scheme.eq_ignore_ascii_case("ws") || scheme.eq_ignore_ascii_case("wss");
    !ours || (rest.starts_with("//") && !rest.starts_with("///") && !rest.contains('\\'))
}

/// RFC 7617, section 2.
fn basic_authorization(url: &Url) -> Option<String> {
    if url.username().is_empty() && url.password().is_none() {
        return None;
    }
    let mut credentials: Vec<u8> = percent_decode_str(url.username()).collect();
    credentials.push(b':');
    credentials.extend(percent_decode_str(url.password().unwrap_or_default()));
    Some(format!("Basic {}", BASE64.encode(&credentials)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_url_is_taken_apart() {
        let target = Target::parse("wss://Ex.ample:8443/a/b?c=d").unwrap();
        assert!(target.is_secure());
        assert_eq!((target.host(), target.port()), ("ex.ample", 8443));
        assert_eq!(
            (target.authority().as_str(), target.resource().as_str()),
            ("ex.ample:8443", "/a/b?c=d")
        );
    }

    #[test]
    fn ports_and_paths_have_defaults() {
        let plain = Target::parse("ws://h").unwrap();
        assert_eq!(
            (plain.port(), plain.authority().as_str(), plain.resource().as_str()),
            (80, "h", "/")
        );
        assert_eq!(Target::parse("wss://h:443/").unwrap().authority(), "h");
    }

    #[test]
    fn ipv6_and_idn_hosts_work() {
        let v6 = Target::parse("ws://[::1]:9/").unwrap();
        assert_eq!((v6.host(), v6.authority().as_str()), ("::1", "[::1]:9"));
        assert_eq!(Target::parse("ws://bücher.example/").unwrap().host(), "xn--bcher-kva.example");
    }

    #[test]
    fn credentials_become_basic_and_are_never_shown() {
        let target = Target::parse("ws://us%20er:p%C3%A4ss%3Aw%zz@h/?token=t").unwrap();
        let expected = BASE64.encode("us er:päss:w%zz".as_bytes());
        assert_eq!(target.authorization(), Some(format!("Basic {expected}").as_str()));
        assert_eq!(target.url(), "ws://h/?token=t");
        assert_eq!(format!("{target} {target:?}"), "ws://h/ Target(ws://h/)");
    }

    #[test]
    fn what_is_no_websocket_url_says_why() {
        for (text, message) in [
            ("", "must begin with ws://, wss:// or ws+unix://"),
            ("//h/", "must begin with ws://, wss:// or ws+unix://"),
            ("h/path", "must begin with ws://, wss:// or ws+unix://"),
            ("ws://", "must be a valid WebSocket URL: empty host"),
            ("ws://h:99999/", "must be a valid WebSocket URL: invalid port number"),
            ("http://h/", "must use the scheme ws, wss or ws+unix, \"http\" given"),
            ("ws://h/#f", "must not have a fragment; write %23 for a \"#\""),
            ("ws://h/a b", "must not contain white space or control characters"),
            ("ws://h/\n", "must not contain white space or control characters"),
            ("ws://h:0/", "must not use port 0"),
            ("ws:h", "must have \"//\" and a host after the scheme, and no \"\\\""),
            ("wss:/h", "must have \"//\" and a host after the scheme, and no \"\\\""),
            ("ws:///h", "must have \"//\" and a host after the scheme, and no \"\\\""),
            ("WS://h\\x", "must have \"//\" and a host after the scheme, and no \"\\\""),
        ] {
            assert_eq!(Target::parse(text).unwrap_err().to_string(), message, "{text}");
        }
    }

    #[test]
    fn a_socket_has_a_path_and_a_resource() {
        let target = Target::parse("ws+unix:///run/a%3Ab.sock:/feed?token=t").unwrap();
        assert_eq!(&**target.socket().unwrap(), Path::new("/run/a:b.sock"));
        assert_eq!(
            (target.authority().as_str(), target.resource().as_str(), target.is_secure()),
            ("localhost", "/feed?token=t", false)
        );
        assert_eq!(target.url(), "ws+unix:///run/a%3Ab.sock:/feed?token=t");
        assert_eq!(target.to_string(), "ws+unix:///run/a%3Ab.sock:/feed");
        assert_eq!(Target::parse("WS+unix:///a").unwrap().resource(), "/");
        for (text, problem) in [
            ("ws+unix://host/a", TargetError::Socket),
            ("ws+unix:/a", TargetError::Socket),
            ("ws+unix:///", TargetError::Socket),
            ("ws+unix:///a:b", TargetError::Socket),
            ("ws+unix:///a%00b", TargetError::Characters),
            ("ws+unix:///a:/b c", TargetError::Characters),
            ("ws+unix:///a:/b#c", TargetError::Fragment),
        ] {
            assert_eq!(Target::parse(text).unwrap_err(), problem, "{text}");
        }
    }

    #[test]
    fn a_redirect_keeps_bytes_that_are_no_utf8() {
        let from = Target::parse("ws://h/").unwrap();
        for (location, to) in [
            (&b"/\xe4?\xff=%41 b"[..], "ws://h/%E4?%FF=%41%20b"),
            ("/ä".as_bytes(), "ws://h/%C3%A4"),
        ] {
            assert_eq!(from.redirect(location).unwrap().url(), to);
        }
    }

    #[test]
    fn a_redirect_leads_somewhere() {
        for (from, location, to) in [
            ("ws://h/a/b?c", "d", "ws://h/a/d"),
            ("ws://h/a/b?c", "/d?e#f", "ws://h/d?e"),
            ("ws://h/a", "?q", "ws://h/a?q"),
            ("ws://h:81/a", "//other/x", "ws://other/x"),
            ("ws://h/", "http://h:8080/x", "ws://h:8080/x"),
            ("ws://h/", "https://h/x", "wss://h/x"),
            ("wss://h/", "https://other/x", "wss://other/x"),
            ("wss://h/", "wss://h/y", "wss://h/y"),
            ("wss://h/", "/y", "wss://h/y"),
            ("ws+unix:///s:/a/b", "c", "ws+unix:///s:/a/c"),
            ("ws+unix:///s:/a/b", "http://localhost/c", "ws+unix:///s:/c"),
            ("ws+unix:///s:/a/b", "http://h/c", "ws://h/c"),
        ] {
            let target = Target::parse(from).unwrap().redirect(location.as_bytes()).unwrap();
            assert_eq!(target.url(), to, "{from} {location}");
        }
    }

    #[test]
    fn a_redirect_does_not_lead_everywhere() {
        for (from, location, problem) in [
            ("wss://h/", "http://h/x", "it leads from wss to ws (ws://h/x), where"),
            ("wss://h/", "ws://h/x?t=1", "it leads from wss to ws (ws://h/x), where"),
            ("ws://h/", "ws+unix:///run/x", "its Location has the scheme \"ws+unix\""),
            ("ws://h/", "file:///etc/passwd", "its Location has the scheme \"file\""),
            ("ws://h/", "http://h:99999/", "its Location is not a URL: invalid port number"),
            ("ws://h/", "http://h:0/", "its Location must not use port 0"),
        ] {
            let error = Target::parse(from).unwrap().redirect(location.as_bytes()).unwrap_err();
            assert!(error.to_string().starts_with(problem), "{error}");
        }
    }

    #[test]
    fn credentials_stay_with_their_origin() {
        let from = Target::parse("ws://user:pass@h/a").unwrap();
        let to = |location: &str| from.redirect(location.as_bytes()).unwrap();
        assert_eq!(to("/b").authorization(), from.authorization());
        assert!(to("/b").has_origin_of(&from));
        for other in ["//h:81/b", "//other/b", "https://h/b"] {
            assert_eq!(to(other).authorization(), None, "{other}");
            assert!(!to(other).has_origin_of(&from), "{other}");
        }
        assert!(to("ws://new:pass@other/b").authorization().is_some());
    }
}
