//! One attempt to open a connection: resolve, race, TLS, upgrade, in that order and under one deadline.
//! The attempt is an object, so that a signal can interrupt it and nothing it holds is lost.

use std::{
    net::{SocketAddr, TcpStream},
    process,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Cookies, Deadline, Error, Header, Stream, Target, TlsOptions, clock,
    error::{Attempt, Step},
    race::{Lap, Race},
    resolve::{self, Found, Lookup},
    tls::{Handshake, Shaken},
    upgrade::{Upgrade, Upgraded},
};
use crate::protocol::Agreement;

/// All that an attempt needs to know.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) target: Target,
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocols: Vec<String>,
    pub(crate) tls: TlsOptions,
    /// Whether to offer permessage-deflate.
    pub(crate) compression: bool,
    /// For the attempt as a whole.
    pub(crate) limit: Duration,
}

/// An open WebSocket connection's stream and what was agreed on.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) stream: Stream,
    pub(crate) peer: SocketAddr,
    /// Of the upgrade's answer, names in lower case.
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocol: Option<String>,
    /// Whether messages are compressed, and how.
    pub(crate) deflate: Option<Agreement>,
    /// Frames that came with the answer.
    pub(crate) early: Vec<u8>,
}

/// How far an attempt came.
#[derive(Debug)]
pub(crate) enum Progress {
    Open(Opened),
    /// The caller's time is up, the attempt's is not. Call [`Dial::advance`] again; of the time until then no
    /// more than [`LEFT_ALONE`] counts.
    Later,
    /// A signal came. Call [`Dial::advance`] again; the deadline is unchanged.
    Interrupted,
}

/// How much of the time that nobody looks after an attempt counts. Somebody who looks often has the limit kept;
/// somebody who looks every minute still has a turn for each step.
const LEFT_ALONE: Duration = Duration::from_secs(1);

/// An attempt under way.
#[derive(Debug)]
pub(crate) struct Dial {
    request: Arc<Request>,
    cookies: Cookies,
    deadline: Deadline,
    left_at: Option<Instant>,
    owner: u32,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Resolve(Lookup),
    Race(Race),
    Tls(Handshake, SocketAddr),
    Upgrade(Box<Upgrade>, SocketAddr),
}

impl Dial {
    /// Starts one. The limit runs from `now`.
    pub(crate) fn start(
        request: Arc<Request>,
        cookies: Cookies,
        now: Instant,
    ) -> Result<Self, Error> {
        let lookup = Lookup::start(request.target.host(), request.target.port(), resolve::system)?;
        let deadline = Deadline::after(now, request.limit);
        let (owner, stage) = (process::id(), Stage::Resolve(lookup));
        Ok(Self { request, cookies, deadline, left_at: None, owner, stage })
    }

    /// Whether this process started it, and not its parent.
    pub(crate) fn is_ours(&self) -> bool {
        self.owner == process::id()
    }

    /// Goes on until the connection is open, the attempt has failed, the caller's time is up or a signal comes.
    pub(crate) fn advance(&mut self, until: Deadline) -> Result<Progress, Error> {
        if let Some(left_at) = self.left_at.take() {
            let away = clock::now().saturating_duration_since(left_at);
            self.deadline = self.deadline.postponed(away.saturating_sub(LEFT_ALONE));
        }
        let deadline = self.deadline.earlier(until);
        loop {
            let next = match &mut self.stage {
                Stage::Resolve(lookup) => match lookup.advance(deadline) {
                    Ok(Found::Addresses(addresses)) => Stage::Race(Race::new(addresses)),
                    Ok(Found::Interrupted) => return Ok(Progress::Interrupted),
                    Ok(Found::TimedOut) => return self.time_out(),
                    Err(error) => return Err(self.unresolved(&error.to_string())),
                },
                Stage::Race(race) => match race.advance(deadline)? {
                    Lap::Won(tcp, peer) => self.connected(tcp, peer)?,
                    Lap::Interrupted => return Ok(Progress::Interrupted),
                    Lap::TimedOut => return self.time_out(),
                    Lap::Lost(attempts) => {
                        return Err(Error::Unreachable {
                            host: self.request.target.host().to_owned(),
                            attempts,
                        });
                    }
                },
                Stage::Tls(handshake, peer) => match handshake.advance(deadline)? {
                    Shaken::Secured(stream) => {
                        let peer = *peer;
                        self.upgrade(stream, peer)
                    }
                    Shaken::Interrupted => return Ok(Progress::Interrupted),
                    Shaken::TimedOut => return self.time_out(),
                },
                Stage::Upgrade(upgrade, peer) => match upgrade.advance(deadline)? {
                    Upgraded::Done(agreed) => {
                        let peer = *peer;
                        return self.open(agreed, peer);
                    }
                    Upgraded::Interrupted => return Ok(Progress::Interrupted),
                    Upgraded::TimedOut => return self.time_out(),
                },
            };
            self.stage = next;
        }
    }

    fn connected(&self, tcp: TcpStream, peer: SocketAddr) -> Result<Stage, Error> {
        if !self.request.target.is_secure() {
            return Ok(self.upgrade(Stream::plain(tcp), peer));
        }
        let handshake = Handshake::new(tcp, peer, self.request.target.host(), &self.request.tls)?;
        Ok(Stage::Tls(handshake, peer))
    }

    fn upgrade(&self, stream: Stream, peer: SocketAddr) -> Stage {
        let upgrade = Upgrade::new(stream, peer, &self.request, &self.cookies);
        Stage::Upgrade(Box::new(upgrade), peer)
    }

    fn open(
        &mut self,
        agreed: super::upgrade::Agreed,
        peer: SocketAddr,
    ) -> Result<Progress, Error> {
        // The stage is spent either way: what comes out of it is the connection.
        let spent = Stage::Race(Race::new(std::collections::VecDeque::new()));
        let Stage::Upgrade(upgrade, _) = std::mem::replace(&mut self.stage, spent) else {
            return Err(std::io::Error::other("the upgrade is over").into());
        };
        let super::upgrade::Agreed { headers, subprotocol, deflate, early } = agreed;
        Ok(Progress::Open(Opened {
            stream: upgrade.into_stream(),
            peer,
            headers,
            subprotocol,
            deflate,
            early,
        }))
    }

    /// Somebody's time is up: the caller's, who may come back, or the attempt's.
    fn time_out(&mut self) -> Result<Progress, Error> {
        let now = clock::now();
        if !self.deadline.is_past(now) {
            self.left_at = Some(now);
            return Ok(Progress::Later);
        }
        let (step, attempts) = match &mut self.stage {
            Stage::Resolve(_) => (Step::Resolve, Vec::new()),
            Stage::Race(race) => (Step::Tcp, race.attempts()),
            Stage::Tls(_, peer) => (Step::Tls, vec![Attempt::connected(*peer)]),
            Stage::Upgrade(upgrade, peer) => match upgrade.refusal() {
                Some(refusal) => return Err(refusal),
                None => (Step::Upgrade, vec![Attempt::connected(*peer)]),
            },
        };
        Err(Error::TimedOut { step, limit: self.request.limit, attempts })
    }

    /// getaddrinfo(3)'s own words, without what std puts before them.
    fn unresolved(&self, reason: &str) -> Error {
        let reason = reason.trim_start_matches("failed to lookup address information: ").to_owned();
        Error::Resolve { host: self.request.target.host().to_owned(), reason }
    }
}
