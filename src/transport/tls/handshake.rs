//! A TLS handshake that honours a deadline: with a server, or with a proxy.

use std::{io, net::IpAddr, os::fd::AsFd, sync::Arc};

use openssl::{
    error::ErrorStack,
    ssl::{HandshakeError, MidHandshakeSslStream, Ssl, SslRef, SslStream, SslVerifyMode},
    x509::verify::X509CheckFlags,
};
use parking_lot::Mutex;

use super::{
    TlsCause, TlsFailure, TlsInfo, TlsOptions,
    connector::{Made, connector, unavailable},
    info::pin_of,
    rejection,
    rejection::{Rejection, readable},
    sources::Sources,
};
use crate::transport::{
    Deadline, Error, Peer, Stream, Woken, error::Step, socket::HANDSHAKE_PER_CALL, stream::Layer,
    wait,
};

/// A handshake under way.
#[derive(Debug)]
pub(crate) struct Handshake {
    name: String,
    peer: Peer,
    step: Step,
    options: TlsOptions,
    rejection: Arc<Mutex<Option<Rejection>>>,
    sources: Arc<Sources>,
    state: State,
}

#[derive(Debug)]
enum State {
    Fresh(Ssl, Layer),
    Waiting(MidHandshakeSslStream<Layer>),
    Done,
}

/// How far a handshake came.
#[derive(Debug)]
pub(crate) enum Shaken {
    /// And the files that it went by.
    Secured(Stream, TlsInfo, Arc<Sources>),
    TimedOut,
    Interrupted,
}

impl Handshake {
    /// `step` says with whom, in errors.
    pub(crate) fn new(
        stream: Stream,
        peer: Peer,
        host: &str,
        options: TlsOptions,
        step: Step,
    ) -> Result<Self, Error> {
        let name = options.server_name.as_deref().unwrap_or(host);
        // "without a trailing dot" (RFC 6066, section 3), and no certificate is made out to one with it.
        let name = name.strip_suffix('.').unwrap_or(name).to_owned();
        let rejection = Arc::default();
        let (ssl, sources) =
            prepare(&name, &options, &rejection).map_err(|failure| failure.with(step.party()))?;
        let state = State::Fresh(ssl, stream.into_layer());
        Ok(Self { name, peer, step, options, rejection, sources, state })
    }

    /// Goes on until there is a result, the deadline passes or a signal comes. A deadline that is past still
    /// allows one look at the socket; afterwards the handshake can go on under another one.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Shaken, Error> {
        let mut late = false;
        loop {
            let result = match std::mem::replace(&mut self.state, State::Done) {
                State::Fresh(ssl, layer) => ssl.connect(layer),
                State::Waiting(middle) => {
                    let was_late = std::mem::replace(&mut late, deadline.has_passed());
                    let layer = middle.get_ref();
                    match wait(layer.as_fd(), layer.interest(), deadline) {
                        Ok(Woken::Ready) if !was_late => {
                            let mut middle = middle;
                            middle.get_mut().begin(HANDSHAKE_PER_CALL);
                            middle.handshake()
                        }
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
                Ok(tls) => return self.secured(tls),
                Err(HandshakeError::WouldBlock(middle)) => self.state = State::Waiting(middle),
                Err(HandshakeError::Failure(middle)) => {
                    return Err(self.failure(middle.ssl(), middle.error()));
                }
                Err(HandshakeError::SetupFailure(error)) => {
                    return Err(unavailable(&error).with(self.step.party()).into());
                }
            }
        }
    }

    fn secured(&self, tls: SslStream<Layer>) -> Result<Shaken, Error> {
        let info = TlsInfo::of(tls.ssl(), self.options.verifies());
        self.check_pins(tls.ssl())?;
        Ok(Shaken::Secured(Stream::tls(tls), info, Arc::clone(&self.sources)))
    }

    fn check_pins(&self, ssl: &SslRef) -> Result<(), Error> {
        let pins = &self.options.pins;
        if pins.is_empty() {
            return Ok(());
        }
        let found = ssl.peer_certificate().and_then(|certificate| pin_of(&certificate));
        if found.is_some_and(|found| pins.contains(&found)) {
            return Ok(());
        }
        let found = found.map_or_else(|| "none".to_owned(), |pin| pin.to_string());
        let expected: Vec<String> = pins.iter().map(ToString::to_string).collect();
        let (name, peer, expected) = (&self.name, &self.peer, expected.join(" or "));
        let reason = format!(
            "the key of {name} ({peer}) is not pinned: expected {expected}, found {found}; add it to \
             TlsOptions(pins: ...) if the server's key has been changed"
        );
        Err(self.told(TlsCause::Pin, reason))
    }

    fn failure(&self, ssl: &SslRef, error: &openssl::ssl::Error) -> Error {
        let (whose, name, peer) = (self.step.whose(), &self.name, self.peer.clone());
        if let Some(rejection) = self.rejection.lock().take() {
            let told = rejection.describe(name, &self.sources.trusted());
            let reason =
                format!("the certificate of {whose}{name} ({peer}) was not accepted: {told}");
            return self.told(TlsCause::Certificate, reason);
        }
        if let Some(reason) = rejection::network_problem(error, self.step.party().name()) {
            return Error::Broken { peer, step: self.step, reason };
        }
        let text = rejection::handshake_problem(error, ssl, self.step.party());
        let reason = format!("the TLS handshake with {whose}{name} ({peer}) failed: {text}");
        self.told(TlsCause::Handshake, reason)
    }

    fn told(&self, cause: TlsCause, reason: String) -> Error {
        TlsFailure::new(cause, reason).with(self.step.party()).into()
    }
}

/// All that is a handshake's own: the name, and what to do about the certificate.
fn prepare(
    name: &str,
    options: &TlsOptions,
    rejection: &Arc<Mutex<Option<Rejection>>>,
) -> Result<(Ssl, Arc<Sources>), TlsFailure> {
    let Made { context, sources } = connector(options)?;
    let mut ssl = Ssl::new(&context).map_err(|error| unavailable(&error))?;
    expect(&mut ssl, name, options.verify_host).map_err(|error| {
        let why = readable(&error.to_string());
        TlsFailure::new(TlsCause::Setup, format!("TLS cannot ask for the name {name}: {why}"))
    })?;
    if options.verify_peer || options.verify_host {
        let (rejection, verify_peer) = (Arc::clone(rejection), options.verify_peer);
        // The failed handshake does not give the certificate out any more.
        ssl.set_verify_callback(SslVerifyMode::PEER, move |accepted, context| {
            // Without verify_peer the host is all that is checked, as in PHP's own streams.
            let accepted = accepted || (!verify_peer && !rejection::is_about_host(context));
            if !accepted {
                rejection.lock().get_or_insert_with(|| Rejection::of(context));
            }
            accepted
        });
    } else {
        ssl.set_verify(SslVerifyMode::NONE);
    }
    Ok((ssl, sources))
}

/// Asks for that server, and has the certificate checked against its name or address.
fn expect(ssl: &mut SslRef, name: &str, verify_host: bool) -> Result<(), ErrorStack> {
    let address = name.parse::<IpAddr>();
    // "Literal IPv4 and IPv6 addresses are not permitted" (RFC 6066, section 3).
    if address.is_err() {
        ssl.set_hostname(name)?;
    }
    if !verify_host {
        return Ok(());
    }
    let checks = ssl.param_mut();
    // "www*.example.com" is no wildcard (RFC 6125, section 6.4.3).
    checks.set_hostflags(X509CheckFlags::NO_PARTIAL_WILDCARDS);
    match address {
        Ok(address) => checks.set_ip(address),
        Err(_) => checks.set_host(name),
    }
}
