//! A ws:// or wss:// URL taken apart (RFC 6455, section 3). What is valid is settled here, so that a
//! [`Target`] can always be dialled.

use std::fmt;

use data_encoding::BASE64;
use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::Url;

/// An endpoint. `Debug` and `Display` show neither credentials nor the query, which often holds a token.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Target {
    url: Url,
    authorization: Option<String>,
    host: String,
    port: u16,
}

/// Why a text is no WebSocket URL. Messages leave the URL out: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum TargetError {
    #[error("must be a valid WebSocket URL: {0}")]
    Malformed(String),
    #[error("must use the scheme ws or wss, \"{0}\" given")]
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
}

impl Target {
    pub(crate) fn parse(text: &str) -> Result<Self, TargetError> {
        // The parser would drop tabs and newlines without a word.
        if text.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
            return Err(TargetError::Characters);
        }
        if !has_authority(text) {
            return Err(TargetError::Authority);
        }
        let mut url =
            Url::parse(text).map_err(|error| TargetError::Malformed(error.to_string()))?;
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
        Ok(Self { url, authorization, host, port })
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

    /// For the Host header: the port only where it is not the scheme's own (RFC 6455, 4.1).
    pub(crate) fn authority(&self) -> String {
        let host = self.url.host_str().unwrap_or_default();
        self.url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"))
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
        self.url.as_str()
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}{}", self.url.scheme(), self.authority(), self.url.path())
    }
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Target({self})")
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
            ("", "must be a valid WebSocket URL: relative URL without a base"),
            ("ws://", "must be a valid WebSocket URL: empty host"),
            ("ws://h:99999/", "must be a valid WebSocket URL: invalid port number"),
            ("http://h/", "must use the scheme ws or wss, \"http\" given"),
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
}
