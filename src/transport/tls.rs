//! TLS: options, connectors and a handshake that honours a deadline. The library is native-tls, which
//! is OpenSSL wherever PHP's own openssl extension is.

use std::{
    fs, io,
    net::{SocketAddr, TcpStream},
    os::fd::AsFd,
    path::{Path, PathBuf},
    time::SystemTime,
};

use native_tls::{Certificate, HandshakeError, MidHandshakeTlsStream, Protocol, TlsConnector};
use parking_lot::Mutex;

use super::{
    Deadline, Error, Stream, Woken, clock,
    error::{Step, describe},
    stream::Socket,
    wait,
};

/// The lowest version to accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TlsVersion {
    /// RFC 5246.
    #[default]
    V1_2,
    /// RFC 8446.
    V1_3,
}

/// How to make sure of the server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TlsOptions {
    /// Check that the certificate comes from an authority we trust and is in date.
    pub(crate) verify_peer: bool,
    /// Check that the certificate is the host's.
    pub(crate) verify_host: bool,
    /// Trust these authorities (PEM) and no others; the system's without it.
    pub(crate) ca_file: Option<PathBuf>,
    /// The name to ask for (SNI) and to check, in place of the URL's host.
    pub(crate) server_name: Option<String>,
    pub(crate) min_version: TlsVersion,
}

impl Default for TlsOptions {
    fn default() -> Self {
        Self {
            verify_peer: true,
            verify_host: true,
            ca_file: None,
            server_name: None,
            min_version: TlsVersion::default(),
        }
    }
}

/// Reading the system's authorities costs milliseconds, and php-fpm makes a client per request.
static CONNECTORS: Mutex<Vec<Cached>> = Mutex::new(Vec::new());

/// More sets of options than this in one process are not worth remembering.
const MAX_CACHED: usize = 8;

struct Cached {
    options: TlsOptions,
    ca_changed: Option<SystemTime>,
    connector: TlsConnector,
}

/// A connector for these options, from the process's cache if its CA file is still the same one.
fn connector(options: &TlsOptions) -> Result<TlsConnector, Error> {
    let options = TlsOptions { server_name: None, ..options.clone() };
    let ca_changed = options.ca_file.as_deref().and_then(changed);
    let mut cache = CONNECTORS.lock();
    let cached = cache.iter().find(|one| one.options == options && one.ca_changed == ca_changed);
    if let Some(cached) = cached {
        return Ok(cached.connector.clone());
    }
    let connector = build(&options)?;
    cache.retain(|one| one.options != options);
    if cache.len() >= MAX_CACHED {
        cache.remove(0);
    }
    cache.push(Cached { options, ca_changed, connector: connector.clone() });
    Ok(connector)
}

fn changed(file: &Path) -> Option<SystemTime> {
    fs::metadata(file).and_then(|metadata| metadata.modified()).ok()
}

fn build(options: &TlsOptions) -> Result<TlsConnector, Error> {
    let mut builder = TlsConnector::builder();
    builder.min_protocol_version(Some(match options.min_version {
        TlsVersion::V1_2 => Protocol::Tlsv12,
        TlsVersion::V1_3 => Protocol::Tlsv13,
    }));
    builder.danger_accept_invalid_certs(!options.verify_peer);
    builder.danger_accept_invalid_hostnames(!options.verify_host);
    if let Some(file) = &options.ca_file {
        builder.disable_built_in_roots(true);
        for authority in authorities(file)? {
            builder.add_root_certificate(authority);
        }
    }
    builder.build().map_err(|error| Error::Tls(format!("TLS could not be set up: {error}")))
}

fn authorities(file: &Path) -> Result<Vec<Certificate>, Error> {
    let shown = file.display();
    let pem = fs::read(file).map_err(|error| {
        Error::Tls(format!("the CA file {shown} could not be read: {}", describe(&error)))
    })?;
    match Certificate::stack_from_pem(&pem) {
        Ok(authorities) if !authorities.is_empty() => Ok(authorities),
        _ => Err(Error::Tls(format!("the CA file {shown} holds no PEM certificate"))),
    }
}

/// The TLS library's own name and version.
pub(crate) fn library() -> &'static str {
    openssl::version::version()
}

/// A handshake under way.
#[derive(Debug)]
pub(crate) struct Handshake {
    name: String,
    peer: SocketAddr,
    state: State,
}

#[derive(Debug)]
enum State {
    Fresh(TlsConnector, Socket),
    Waiting(MidHandshakeTlsStream<Socket>),
    Done,
}

/// How far a handshake came.
#[derive(Debug)]
pub(crate) enum Shaken {
    Secured(Stream),
    TimedOut,
    Interrupted,
}

impl Handshake {
    pub(crate) fn new(
        tcp: TcpStream,
        peer: SocketAddr,
        host: &str,
        options: &TlsOptions,
    ) -> Result<Self, Error> {
        let name = options.server_name.clone().unwrap_or_else(|| host.to_owned());
        Ok(Self { name, peer, state: State::Fresh(connector(options)?, Socket::new(tcp)) })
    }

    /// Goes on until there is a result, the deadline passes or a signal comes. A deadline that is past still
    /// allows one look at the socket; afterwards the handshake can go on under another one.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Shaken, Error> {
        let mut late = false;
        loop {
            let result = match std::mem::replace(&mut self.state, State::Done) {
                State::Fresh(connector, socket) => connector.connect(&self.name, socket),
                State::Waiting(middle) => {
                    let was_late = std::mem::replace(&mut late, deadline.is_past(clock::now()));
                    let socket = middle.get_ref();
                    match wait(socket.as_fd(), socket.interest(), deadline) {
                        Ok(Woken::Ready) if !was_late => middle.handshake(),
                        woken => {
                            self.state = State::Waiting(middle);
                            let interrupted = woken? == Woken::Interrupted;
                            return Ok(if interrupted {
                                Shaken::Interrupted
                            } else {
                                Shaken::TimedOut
                            });
                        }
                    }
                }
                State::Done => return Err(io::Error::other("the TLS handshake is over").into()),
            };
            match result {
                Ok(tls) => return Ok(Shaken::Secured(Stream::tls(tls))),
                Err(HandshakeError::WouldBlock(middle)) => self.state = State::Waiting(middle),
                Err(HandshakeError::Failure(error)) => return Err(self.failure(&error)),
            }
        }
    }

    fn failure(&self, error: &native_tls::Error) -> Error {
        let (name, peer) = (&self.name, self.peer);
        if let Some(reason) = network_problem(error) {
            return Error::Broken { peer, step: Step::Tls, reason };
        }
        let text = error.to_string();
        Error::Tls(match certificate_problem(&text) {
            Some(problem) => format!(
                "the certificate of {name} ({peer}) was not accepted: {problem}; {}",
                certificate_remedy(problem)
            ),
            None => format!("the TLS handshake with {name} ({peer}) failed: {}", readable(&text)),
        })
    }
}

/// What the network, not TLS, did to a handshake: that may mend itself.
fn network_problem(error: &native_tls::Error) -> Option<String> {
    let text = error.to_string();
    if text.contains("unexpected EOF") || text.contains("unexpected eof") {
        return Some("the server closed it".to_owned());
    }
    let mut cause: Option<&dyn std::error::Error> = Some(error);
    while let Some(error) = cause {
        if let Some(io) = error.downcast_ref::<io::Error>() {
            return Some(describe(io));
        }
        cause = error.source();
    }
    // OpenSSL's wrapper may show the system's error without naming it as its source.
    text.contains("(os error ").then(|| describe(&io::Error::other(text)))
}

/// What to do about a certificate.
fn certificate_remedy(problem: &str) -> &'static str {
    if problem.contains("mismatch") {
        "check that the URL names the right host, or name the one in the certificate with TlsOptions(serverName: ...)"
    } else if problem.contains("expired") || problem.contains("not yet valid") {
        "it must be renewed, unless this machine's clock is wrong"
    } else {
        "trust its authority with TlsOptions(caFile: ...)"
    }
}

/// OpenSSL's verdict on a certificate stands in brackets at the end of its error.
fn certificate_problem(text: &str) -> Option<&str> {
    let (_, verdict) = text.strip_suffix(')')?.rsplit_once('(')?;
    text.contains("certificate verify failed").then_some(verdict)
}

/// Leaves out what only means something with OpenSSL's sources at hand:
/// `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/…:354:`.
pub(crate) fn readable(text: &str) -> String {
    let mut parts = text.split(':');
    match (parts.next(), parts.nth(3)) {
        (Some("error"), Some(reason)) if !reason.is_empty() => {
            let hint = if reason == "wrong version number" {
                " (the server does not speak TLS there)"
            } else {
                ""
            };
            format!("{reason}{hint}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn openssls_words_become_readable() {
        let text = "error:0A000086:SSL routines:tls_post_process_server_certificate:certificate verify \
                    failed:../ssl/statem/statem_clnt.c:1889: (self-signed certificate)";
        assert_eq!(certificate_problem(text), Some("self-signed certificate"));
        let text = "error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/x.c:354:";
        assert_eq!(readable(text), "wrong version number (the server does not speak TLS there)");
        assert_eq!(readable("something else"), "something else");
    }

    #[test]
    fn a_missing_or_empty_ca_file_is_named() {
        let options =
            |file: &str| TlsOptions { ca_file: Some(file.into()), ..TlsOptions::default() };
        let missing = connector(&options("/nowhere/ca.pem")).unwrap_err().to_string();
        assert_eq!(
            missing,
            "the CA file /nowhere/ca.pem could not be read: No such file or directory"
        );
        let empty = connector(&options("/dev/null")).unwrap_err().to_string();
        assert_eq!(empty, "the CA file /dev/null holds no PEM certificate");
    }

    #[test]
    fn connectors_are_shared() {
        let options = TlsOptions { min_version: TlsVersion::V1_3, ..TlsOptions::default() };
        connector(&options).unwrap();
        connector(&TlsOptions { server_name: Some("other".to_owned()), ..options.clone() })
            .unwrap();
        let cached = CONNECTORS.lock().iter().filter(|one| one.options == options).count();
        assert_eq!(cached, 1);
    }
}
