//! Why there is no connection.

use std::{fmt, io, path::Path, sync::Arc, time::Duration};

use thiserror::Error;

use super::{
    Header, Peer,
    lookups::MOST_LEFT_BEHIND,
    proxy::ProxyFailure,
    tls::{Party, TlsFailure, readable_of},
};

/// What went wrong while connecting. Texts name the host and the addresses, never a credential.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// The name could not be resolved. Worth another try: resolvers fail for a while.
    #[error("the host name {host} could not be resolved: {reason}")]
    Resolve { host: String, reason: String },
    /// No address accepted a connection. Worth another try, or another endpoint.
    #[error("no address of {host} could be reached: tried {}", list(attempts))]
    Unreachable { host: String, attempts: Vec<Attempt> },
    /// A Unix socket did not accept a connection. Worth another try: its server may be starting.
    #[error("the socket {} could not be reached: {reason}", path.display())]
    Socket { path: Arc<Path>, reason: String },
    /// The proxy was reached and did not do what it was asked to, or it cannot be used at all. The failure says
    /// whether that is worth another try.
    #[error("{0}")]
    Proxy(Box<ProxyFailure>),
    /// The limit for the whole attempt passed. `step` says in what.
    #[error("{step} took longer than the limit of {} s (connectTimeout){}", seconds(*limit), tried(attempts))]
    TimedOut { step: Step, limit: Duration, attempts: Vec<Attempt> },
    /// The TLS handshake failed, or its options cannot be used. The failure says why: a certificate that is refused
    /// does not mend itself, an alert or a file that is being replaced may.
    #[error("{0}")]
    Tls(Box<TlsFailure>),
    /// The server answered, but did not switch to WebSocket as RFC 6455 asks.
    #[error("{0}")]
    Refused(Box<Refusal>),
    /// The connection broke while it was being set up. Worth another try.
    #[error("the connection to {peer} broke during {step}: {reason}")]
    Broken { peer: Peer, step: Step, reason: String },
    /// The operating system refused something local, such as a descriptor or a thread.
    #[error("the operating system refused what a connection needs: {}", refused(.0))]
    System(#[from] io::Error),
}

impl From<TlsFailure> for Error {
    fn from(failure: TlsFailure) -> Self {
        Self::Tls(Box::new(failure))
    }
}

/// The part of connecting that something happened in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    Resolve,
    /// Nothing was asked: too many look-ups are unanswered.
    ResolvePlace,
    Tcp,
    Tls,
    Upgrade,
    ResolveProxy,
    TcpProxy,
    TlsProxy,
    Connect,
    Socks5,
    Unix,
}

impl Step {
    /// What stands before the name of a TLS handshake's other side.
    pub(super) fn whose(self) -> &'static str {
        if self == Self::TlsProxy { "the proxy " } else { "" }
    }

    /// That side.
    pub(super) fn party(self) -> Party {
        if self == Self::TlsProxy { Party::Proxy } else { Party::Server }
    }
}

impl fmt::Display for Step {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Resolve => "resolving the host name",
            Self::ResolvePlace => {
                return write!(
                    f,
                    "waiting to resolve a host name, behind {MOST_LEFT_BEHIND} look-ups that the system's resolver has \
                     not answered,"
                );
            }
            Self::Tcp => "connecting",
            Self::Tls => "the TLS handshake",
            Self::Upgrade => "the HTTP upgrade",
            Self::ResolveProxy => "resolving the proxy's host name",
            Self::TcpProxy => "connecting to the proxy",
            Self::TlsProxy => "the TLS handshake with the proxy",
            Self::Connect => "the request to the proxy (CONNECT)",
            Self::Socks5 => "the SOCKS5 dialogue with the proxy",
            Self::Unix => "connecting to the socket",
        })
    }
}

/// An answer that is not the 101 we asked for.
#[derive(Debug)]
pub(crate) struct Refusal {
    /// Of the HTTP answer; 0 if it was not HTTP.
    pub(crate) status: u16,
    /// Lower-case names, values as sent.
    pub(crate) headers: Vec<Header>,
    /// The first 64 KiB.
    pub(crate) body: Vec<u8>,
    /// What is wrong with it, for people.
    pub(crate) reason: String,
    /// It came from another server than the endpoint's: a redirect led there.
    pub(crate) is_elsewhere: bool,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}

/// One address and what became of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Attempt {
    address: Peer,
    outcome: String,
}

impl Attempt {
    pub(crate) fn new(address: impl Into<Peer>, error: &io::Error) -> Self {
        Self { address: address.into(), outcome: describe(error) }
    }

    pub(crate) fn unanswered(address: impl Into<Peer>) -> Self {
        Self { address: address.into(), outcome: "no answer".to_owned() }
    }

    /// TCP was answered; what came after it was not.
    pub(crate) fn connected(address: impl Into<Peer>) -> Self {
        Self { address: address.into(), outcome: "connected".to_owned() }
    }

    pub(crate) fn untried(address: impl Into<Peer>) -> Self {
        Self { address: address.into(), outcome: "not tried, out of time".to_owned() }
    }
}

impl fmt::Display for Attempt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.address, self.outcome)
    }
}

/// An error of the operating system or of TLS in words: without Rust's "(os error 111)", without
/// OpenSSL's file names.
pub(crate) fn describe(error: &io::Error) -> String {
    describe_of(error, Party::Server)
}

/// The same, of a stream that may be TLS with this party.
pub(super) fn describe_of(error: &io::Error, party: Party) -> String {
    let text = readable_of(&error.to_string(), party);
    text.split(" (os error").next().unwrap_or_default().to_owned()
}

/// What the operating system said, and what helps.
fn refused(error: &io::Error) -> String {
    let remedy = match error.raw_os_error() {
        Some(libc::EMFILE) => {
            "; close what is not needed, or raise the limit of the process (ulimit -n)"
        }
        Some(libc::ENFILE) => "; all processes of this machine together have too many",
        _ => "",
    };
    format!("{}{remedy}", describe(error))
}

/// A limit as the user wrote it: 0.5, 10, not 10.000s.
pub(crate) fn seconds(limit: Duration) -> f64 {
    limit.as_secs_f64()
}

/// More items of a list than this are counted and not named.
const MOST_NAMED: usize = 8;

/// More characters than this of what a peer sent are left out.
const MOST_QUOTED: usize = 256;

/// What became of each address, of the first ones by name.
fn list(attempts: &[Attempt]) -> String {
    named(attempts.iter().map(ToString::to_string))
}

/// A list that stays readable, however long it is.
pub(super) fn named(items: impl ExactSizeIterator<Item = String>) -> String {
    abridged(items, ", ", " and ")
}

/// The same with other words between two items, and before how many more there are.
pub(crate) fn abridged(
    items: impl ExactSizeIterator<Item = String>,
    between: &str,
    before_more: &str,
) -> String {
    let more = items.len().saturating_sub(MOST_NAMED);
    let list = items.take(MOST_NAMED).collect::<Vec<_>>().join(between);
    if more == 0 { list } else { format!("{list}{before_more}{more} more") }
}

/// What somebody else has written, as it may stand in a sentence: in one line, and not for pages.
pub(super) fn quoted(text: &str) -> String {
    let mut quoted: String = text.chars().take(MOST_QUOTED).flat_map(char::escape_debug).collect();
    if text.chars().nth(MOST_QUOTED).is_some() {
        quoted.push('…');
    }
    quoted
}

fn tried(attempts: &[Attempt]) -> String {
    if attempts.is_empty() { String::new() } else { format!(": tried {}", list(attempts)) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::SocketAddr;

    #[test]
    fn a_host_of_many_addresses_makes_a_short_error() {
        let error = |count: u16| {
            let address = |port| SocketAddr::from(([192, 0, 2, 1], port));
            let refused = io::Error::from_raw_os_error(111);
            let attempts = (1..=count).map(|port| Attempt::new(address(port), &refused)).collect();
            Error::Unreachable { host: "h".to_owned(), attempts }.to_string()
        };
        let few = error(8);
        assert!(few.ends_with(", 192.0.2.1:8 (Connection refused)"), "{few}");
        assert_eq!(error(3000), format!("{few} and 2992 more"));
        assert!(error(3000).len() < 500);
    }

    #[test]
    fn what_the_system_refused_is_told_in_its_words_and_what_helps() {
        let told = |code| Error::from(io::Error::from_raw_os_error(code)).to_string();
        let prefix = "the operating system refused what a connection needs";
        assert_eq!(
            told(libc::EMFILE),
            format!(
                "{prefix}: Too many open files; close what is not needed, or raise the limit of the process (ulimit -n)"
            )
        );
        assert_eq!(told(libc::EPERM), format!("{prefix}: Operation not permitted"));
    }

    #[test]
    fn what_others_have_written_stays_in_its_line() {
        assert_eq!(quoted("a\nb \"c\""), "a\\nb \\\"c\\\"");
        assert_eq!(quoted(&"ä".repeat(300)), format!("{}…", "ä".repeat(256)));
        assert_eq!(quoted(&"ä".repeat(256)), "ä".repeat(256));
    }
}
