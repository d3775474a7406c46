//! Proxies: what a user may name, who is asked, and the dialogues that make a tunnel of a connection. What is in the
//! environment is [`environment`]'s, reaching the proxy the route's.

mod environment;
mod http_connect;
mod socks5;
mod tunnel;

use std::{fmt, sync::Arc};

use data_encoding::BASE64;
use percent_encoding::percent_decode_str;
use thiserror::Error;
use url::{Host, Url};

pub(crate) use self::{
    environment::Environment,
    tunnel::{Dug, Tunnel},
};
use super::Target;

/// A proxy. `Debug` and `Display` show no credentials.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Proxy {
    pub(super) kind: Kind,
    pub(super) host: String,
    pub(super) port: u16,
    credentials: Option<Credentials>,
    pub(super) shown: Arc<str>,
}

/// How to talk to a proxy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// CONNECT (RFC 9110, section 9.3.6).
    Http,
    /// The same over TLS.
    Https,
    /// RFC 1928, with addresses: names are resolved here.
    Socks5,
    /// RFC 1928, with names: the proxy resolves them.
    Socks5h,
}

/// User and password, as bytes.
#[derive(Clone, PartialEq, Eq)]
struct Credentials {
    user: Vec<u8>,
    password: Vec<u8>,
}

/// Why a text is no proxy. Messages leave it out: it may hold a password.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub(crate) enum ProxyError {
    #[error("must be a valid proxy URL: {0}")]
    Malformed(String),
    #[error("must begin with http://, https://, socks5:// or socks5h://")]
    NoScheme,
    #[error("must use the scheme http, https, socks5 or socks5h, \"{0}\" given")]
    Scheme(String),
    #[error("must not contain white space or control characters")]
    Characters,
    #[error("must not use port 0")]
    Port,
    #[error("must not have a path, query or fragment")]
    Path,
    /// RFC 1929, section 2: lengths are one byte each.
    #[error("must have a user of 1 to 255 bytes and a password of at most 255 bytes for SOCKS5")]
    Credentials,
}

/// Which proxy a client uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum ProxyRule {
    None,
    Always(Proxy),
    Environment(Environment),
}

impl ProxyRule {
    /// The proxy on the way to a target, if there is one. An `Err` says which variable cannot be used.
    pub(crate) fn proxy_for(&self, target: &Target) -> Result<Option<Proxy>, super::Error> {
        match self {
            _ if target.socket().is_some() => Ok(None),
            Self::None => Ok(None),
            Self::Always(proxy) => Ok(Some(proxy.clone())),
            Self::Environment(environment) => environment.proxy_for(target),
        }
    }
}

impl Proxy {
    pub(crate) fn parse(text: &str) -> Result<Self, ProxyError> {
        if text.bytes().any(|byte| byte <= b' ' || byte == 0x7f) {
            return Err(ProxyError::Characters);
        }
        let malformed = |error: url::ParseError| match error {
            url::ParseError::RelativeUrlWithoutBase => ProxyError::NoScheme,
            error => ProxyError::Malformed(error.to_string()),
        };
        let url = Url::parse(text).map_err(malformed)?;
        let (kind, default_port) = match url.scheme() {
            "http" => (Kind::Http, 80),
            "https" => (Kind::Https, 443),
            "socks5" => (Kind::Socks5, 1080),
            "socks5h" => (Kind::Socks5h, 1080),
            other => return Err(ProxyError::Scheme(other.to_owned())),
        };
        if !matches!(url.path(), "" | "/") || url.query().is_some() || url.fragment().is_some() {
            return Err(ProxyError::Path);
        }
        // The parser leaves the host of a scheme that is not the web's as it is.
        let given = url.host_str().filter(|host| !host.is_empty());
        let given = given.ok_or_else(|| malformed(url::ParseError::EmptyHost))?;
        let decoded = percent_decode_str(given).decode_utf8();
        let decoded = decoded.map_err(|_| malformed(url::ParseError::IdnaError))?;
        let host = Host::parse(&decoded).map_err(malformed)?.to_string();
        let port = url.port().unwrap_or(default_port);
        if port == 0 {
            return Err(ProxyError::Port);
        }
        let shown = format!("{}://{host}:{port}", url.scheme()).into();
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let credentials = Credentials::of(&url);
        let proxy = Self { kind, host, port, credentials, shown };
        if proxy.is_socks() && proxy.credentials.as_ref().is_some_and(|given| !given.fit_socks()) {
            return Err(ProxyError::Credentials);
        }
        Ok(proxy)
    }

    pub(super) fn is_socks(&self) -> bool {
        matches!(self.kind, Kind::Socks5 | Kind::Socks5h)
    }
}

impl fmt::Display for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

impl fmt::Debug for Proxy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Proxy({self})")
    }
}

impl Credentials {
    fn of(url: &Url) -> Option<Self> {
        if url.username().is_empty() && url.password().is_none() {
            return None;
        }
        Some(Self {
            user: percent_decode_str(url.username()).collect(),
            password: percent_decode_str(url.password().unwrap_or_default()).collect(),
        })
    }

    fn fit_socks(&self) -> bool {
        (1..=255).contains(&self.user.len()) && self.password.len() <= 255
    }

    /// RFC 7617, section 2.
    fn basic(&self) -> String {
        let both = [self.user.as_slice(), b":", &self.password].concat();
        format!("Basic {}", BASE64.encode(&both))
    }
}

/// Why a proxy did not do what it was asked to.
#[derive(Debug)]
pub(crate) struct ProxyFailure {
    /// For people: the proxy, what was asked, and its own words.
    pub(crate) reason: String,
    /// Whether it may mend itself.
    pub(crate) passes: bool,
}

impl fmt::Display for ProxyFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_proxy_is_taken_apart_and_shows_no_password() {
        let proxy = Proxy::parse("http://us%20er:p%3Aw@Proxy.test:3128").unwrap();
        assert_eq!((proxy.kind, proxy.host.as_str(), proxy.port), (Kind::Http, "proxy.test", 3128));
        assert_eq!(format!("{proxy} {proxy:?}").matches("proxy.test:3128").count(), 2);
        assert!(!format!("{proxy} {proxy:?}").contains("us"));
        let basic = proxy.credentials.unwrap().basic();
        assert_eq!(basic, format!("Basic {}", BASE64.encode(b"us er:p:w")));
    }

    #[test]
    fn schemes_have_their_ports() {
        for (text, shown) in [
            ("http://h", "http://h:80"),
            ("https://h/", "https://h:443"),
            ("socks5://H", "socks5://h:1080"),
            ("socks5h://[::1]:9", "socks5h://[::1]:9"),
            ("socks5://bücher.example", "socks5://xn--bcher-kva.example:1080"),
        ] {
            assert_eq!(Proxy::parse(text).unwrap().to_string(), shown, "{text}");
        }
        assert_eq!(Proxy::parse("http://[::1]").unwrap().host, "::1");
    }

    #[test]
    fn what_is_no_proxy_says_why() {
        let long = format!("socks5://{}:p@h", "u".repeat(256));
        for (text, message) in [
            ("", "must begin with http://, https://, socks5:// or socks5h://"),
            ("//h", "must begin with http://, https://, socks5:// or socks5h://"),
            ("h:3128", "must use the scheme http, https, socks5 or socks5h, \"h\" given"),
            ("ftp://h", "must use the scheme http, https, socks5 or socks5h, \"ftp\" given"),
            ("http://", "must be a valid proxy URL: empty host"),
            ("socks5://:1080", "must be a valid proxy URL: empty host"),
            ("http://h:0", "must not use port 0"),
            ("http://h/x", "must not have a path, query or fragment"),
            ("socks5://h#x", "must not have a path, query or fragment"),
            ("http://a b", "must not contain white space or control characters"),
            (
                &long,
                "must have a user of 1 to 255 bytes and a password of at most 255 bytes for SOCKS5",
            ),
        ] {
            assert_eq!(Proxy::parse(text).unwrap_err().to_string(), message, "{text}");
        }
    }
}
