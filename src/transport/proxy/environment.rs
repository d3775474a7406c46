//! Proxies named in environment variables, as curl, Python and Go have them, and those variables' exceptions.

use std::{fmt::Display, net::IpAddr};

use ipnet::IpNet;

use super::{Proxy, ProxyFailure};
use crate::transport::{Error, Target};

/// What the variables said when the client was made.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Environment {
    ws: Option<Variable>,
    wss: Option<Variable>,
    exceptions: Vec<Exception>,
}

#[derive(Clone, PartialEq, Eq)]
struct Variable {
    name: String,
    value: Vec<u8>,
}

/// One entry of `no_proxy`.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Exception {
    /// `*`
    All,
    /// Addresses, one or many, and perhaps a port.
    Net(IpNet, Option<u16>),
    /// A host and those below it, and perhaps a port.
    Domain(String, Option<u16>),
}

impl Environment {
    /// Reads variables with `read`. In a web server `HTTP_PROXY` may be a request's header `Proxy` and is not read
    /// (httpoxy, CVE-2016-5385).
    pub(crate) fn read(read: impl Fn(&str) -> Option<Vec<u8>>, is_web: bool) -> Self {
        let find = |names: [&str; 3]| {
            names.iter().find_map(|name| {
                let upper = name.to_ascii_uppercase();
                // The lower-case one counts, even if it is empty.
                let lower = read(name).map(|value| (*name, value));
                let (name, value) = lower.or_else(|| {
                    let trusted = !(is_web && upper == "HTTP_PROXY");
                    let value = trusted.then(|| read(&upper)).flatten()?;
                    Some((upper.as_str(), value))
                })?;
                let value = value.trim_ascii();
                let found = Variable { name: name.to_owned(), value: value.to_vec() };
                (!value.is_empty()).then_some(found)
            })
        };
        let exceptions = read("no_proxy").or_else(|| read("NO_PROXY")).unwrap_or_default();
        // What is no UTF-8 is no host's name or address, and excepts nothing.
        let exceptions = String::from_utf8_lossy(&exceptions);
        Self {
            ws: find(["ws_proxy", "all_proxy", "http_proxy"]),
            wss: find(["wss_proxy", "all_proxy", "https_proxy"]),
            exceptions: parse_exceptions(&exceptions),
        }
    }

    pub(super) fn proxy_for(&self, target: &Target) -> Result<Option<Proxy>, Error> {
        let variable = if target.is_secure() { &self.wss } else { &self.ws };
        let Some(Variable { name, value }) = variable else { return Ok(None) };
        if self.exceptions.iter().any(|one| one.covers(target.host(), target.port())) {
            return Ok(None);
        }
        let unusable = |problem: &dyn Display| {
            let reason = format!("the environment variable {name} {problem}");
            Error::Proxy(Box::new(ProxyFailure { reason, passes: false }))
        };
        let value = str::from_utf8(value).map_err(|_| unusable(&"must be valid UTF-8"))?;
        // "proxy.example:3128" is an HTTP proxy everywhere else, too.
        let assumed = if value.contains("://") { "" } else { "http://" };
        Proxy::parse(&format!("{assumed}{value}")).map(Some).map_err(|problem| unusable(&problem))
    }
}

impl std::fmt::Debug for Environment {
    /// Without the values, which may hold passwords.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let name = |variable: &Option<Variable>| variable.as_ref().map(|one| one.name.clone());
        f.debug_struct("Environment")
            .field("ws", &name(&self.ws))
            .field("wss", &name(&self.wss))
            .field("exceptions", &self.exceptions)
            .finish()
    }
}

fn parse_exceptions(text: &str) -> Vec<Exception> {
    let entries = text.split(|character: char| character == ',' || character.is_whitespace());
    entries.filter(|entry| !entry.is_empty()).map(Exception::parse).collect()
}

impl Exception {
    fn parse(entry: &str) -> Self {
        if entry == "*" {
            return Self::All;
        }
        if let Some(net) = net(entry) {
            return Self::Net(net, None);
        }
        let (host, port) = match entry.rsplit_once(':') {
            Some((host, port)) => match port.parse() {
                Ok(port) => (host, Some(port)),
                Err(_) => (entry, None),
            },
            None => (entry, None),
        };
        if let Some(net) = net(host) {
            return Self::Net(net, port);
        }
        let host = host.trim_start_matches('*').trim_start_matches('.').trim_end_matches('.');
        Self::Domain(host.to_ascii_lowercase(), port)
    }

    fn covers(&self, host: &str, port: u16) -> bool {
        let is_port = |only: &Option<u16>| only.is_none_or(|only| only == port);
        match self {
            Self::All => true,
            Self::Net(net, only) => {
                is_port(only) && host.parse::<IpAddr>().is_ok_and(|address| net.contains(&address))
            }
            Self::Domain(domain, only) => {
                let host = host.trim_end_matches('.');
                let below = host.strip_suffix(domain.as_str());
                is_port(only)
                    && !domain.is_empty()
                    && below.is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
            }
        }
    }
}

/// `10.0.0.0/8`, `10.1.2.3`, `::1`, `[::1]`.
fn net(text: &str) -> Option<IpNet> {
    let bare = text.strip_prefix('[').and_then(|text| text.strip_suffix(']')).unwrap_or(text);
    bare.parse().ok().or_else(|| bare.parse::<IpAddr>().ok().map(IpNet::from))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn chosen(
        variables: &[(&str, &str)],
        is_web: bool,
        url: &str,
    ) -> Result<Option<String>, String> {
        let read = |name: &str| {
            let found = variables.iter().find(|(given, _)| *given == name);
            found.map(|(_, value)| value.as_bytes().to_vec())
        };
        let target = Target::parse(url).unwrap();
        let chosen = Environment::read(read, is_web).proxy_for(&target);
        chosen.map(|proxy| proxy.map(|proxy| proxy.host.clone())).map_err(|error| error.to_string())
    }

    fn host(variables: &[(&str, &str)], url: &str) -> Option<String> {
        chosen(variables, false, url).unwrap()
    }

    const ALL: [(&str, &str); 5] = [
        ("wss_proxy", "http://wss"),
        ("ws_proxy", "http://ws"),
        ("all_proxy", "socks5h://all"),
        ("https_proxy", "http://https"),
        ("http_proxy", "http://http"),
    ];

    #[test]
    fn the_schemes_own_variable_comes_first() {
        let order = |url: &str| -> Vec<Option<String>> {
            let of = |from: usize| host(ALL.get(from..).unwrap(), url);
            vec![of(0), of(1), of(2), of(3), of(4)]
        };
        let some = |name: &str| Some(name.to_owned());
        assert_eq!(order("wss://h/"), [some("wss"), some("all"), some("all"), some("https"), None]);
        assert_eq!(
            order("ws://h/"),
            [some("ws"), some("ws"), some("all"), some("http"), some("http")]
        );
    }

    #[test]
    fn lower_case_counts_before_upper_case_and_empty_is_none() {
        let both = [("WS_PROXY", "http://upper"), ("ws_proxy", "http://lower")];
        assert_eq!(host(&both, "ws://h/").as_deref(), Some("lower"));
        let empty = [("WS_PROXY", "http://upper"), ("ws_proxy", "")];
        assert_eq!(host(&empty, "ws://h/"), None);
        assert_eq!(host(&both[..1], "ws://h/").as_deref(), Some("upper"));
    }

    #[test]
    fn http_proxy_in_capitals_is_not_a_web_servers_to_trust() {
        let variables = [("HTTP_PROXY", "http://evil")];
        assert_eq!(chosen(&variables, true, "ws://h/"), Ok(None));
        assert_eq!(chosen(&variables, false, "ws://h/"), Ok(Some("evil".to_owned())));
        let variables = [("HTTPS_PROXY", "http://good")];
        assert_eq!(chosen(&variables, true, "wss://h/"), Ok(Some("good".to_owned())));
    }

    #[test]
    fn a_proxy_without_a_scheme_is_http_and_a_bad_one_is_named() {
        assert_eq!(host(&[("ws_proxy", "p.test:3128")], "ws://h/").as_deref(), Some("p.test"));
        assert_eq!(
            chosen(&[("ALL_PROXY", "ftp://user:secret@h")], false, "ws://h/"),
            Err("the environment variable ALL_PROXY must use the scheme http, https, socks5 or \
                 socks5h, \"ftp\" given"
                .to_owned())
        );
    }

    #[test]
    fn what_is_no_utf8_is_not_passed_over() {
        let read = |name: &str| (name == "ws_proxy").then(|| b"http://\xff".to_vec());
        let chosen = Environment::read(read, false).proxy_for(&Target::parse("ws://h/").unwrap());
        assert_eq!(
            chosen.unwrap_err().to_string(),
            "the environment variable ws_proxy must be valid UTF-8"
        );
        let read = |name: &str| match name {
            "ws_proxy" => Some(b"http://p".to_vec()),
            "no_proxy" => Some(b"\xff,other".to_vec()),
            _ => None,
        };
        let environment = Environment::read(read, false);
        let is_asked =
            |url: &str| environment.proxy_for(&Target::parse(url).unwrap()).unwrap().is_some();
        assert!(is_asked("ws://h/") && !is_asked("ws://other/"));
    }

    #[test]
    fn exceptions_go_without() {
        let covered = |exceptions: &str, url: &str| {
            host(&[("all_proxy", "http://p"), ("no_proxy", exceptions)], url).is_none()
        };
        for (exceptions, url, expected) in [
            ("*", "ws://h/", true),
            ("example.com", "ws://example.com/", true),
            ("example.com", "ws://a.example.com/", true),
            (".example.com", "ws://example.com/", true),
            ("*.example.com", "ws://a.example.com/", true),
            ("EXAMPLE.com.", "ws://Example.COM/", true),
            ("example.com", "ws://notexample.com/", false),
            ("a.example.com", "ws://example.com/", false),
            ("x, example.com:8080", "ws://example.com:8080/", true),
            ("example.com:8080", "ws://example.com/", false),
            ("example.com:443", "wss://example.com/", true),
            ("x y\texample.com", "ws://example.com/", true),
            ("10.0.0.0/8", "ws://10.1.2.3/", true),
            ("10.0.0.0/8", "ws://11.1.2.3/", false),
            ("10.0.0.0/8", "ws://ten.example/", false),
            ("127.0.0.1:81", "ws://127.0.0.1:81/", true),
            ("127.0.0.1:81", "ws://127.0.0.1:82/", false),
            ("fd00::/8", "ws://[fd12::1]/", true),
            ("::1", "ws://[::1]:9/", true),
            ("[::1]:9", "ws://[::1]:9/", true),
            ("[::1]:9", "ws://[::1]:8/", false),
            ("", "ws://h/", false),
            (",.,", "ws://h/", false),
        ] {
            assert_eq!(covered(exceptions, url), expected, "{exceptions} {url}");
        }
    }
}
