//! The way to one server, up to a stream that is its own: resolve, race, a proxy if there is one, TLS. One stage after
//! the other under the caller's deadline; what is said over the stream is not its business.

use std::{
    collections::VecDeque,
    io,
    net::{SocketAddr, TcpStream},
    sync::Arc,
};

use super::{
    Deadline, Error, Peer, Proxy, Sources, Stream, Target, TlsInfo, TlsOptions,
    error::{Attempt, Step, named},
    proxy::{Dug, Kind, ProxyFailure, Tunnel},
    race::{Lap, Race},
    resolve::{Found, Lookup, LookupError},
    tls::{Handshake, Shaken},
    trace::Trace,
    unix::{Approach, Approached},
};

/// A way under construction.
#[derive(Debug)]
pub(crate) struct Route {
    target: Target,
    tls: TlsOptions,
    proxy: Option<Proxy>,
    /// What an HTTP proxy is told that we are.
    user_agent: Option<Vec<u8>>,
    /// The server's addresses, for a proxy that is not to resolve its name; the first one is being tried.
    destinations: VecDeque<SocketAddr>,
    /// The proxy's own addresses, to come back to.
    entrances: VecDeque<SocketAddr>,
    /// Whom the socket is connected to.
    near: Option<Peer>,
    info: Option<TlsInfo>,
    sources: Vec<Arc<Sources>>,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    /// The server's name.
    Resolve(Lookup),
    ResolveProxy(Lookup),
    Race(Race),
    Unix(Approach),
    TlsProxy(Handshake),
    Tunnel(Box<Tunnel>),
    Tls(Handshake),
    Done,
}

/// The end of a way.
#[derive(Debug)]
pub(crate) struct Arrival {
    pub(crate) stream: Stream,
    /// The server, for errors.
    pub(crate) peer: Peer,
    /// What the socket is connected to: the server, or the proxy.
    pub(crate) near: Peer,
    /// Of the TLS with the server.
    pub(crate) tls: Option<TlsInfo>,
    /// The files that each TLS on the way went by.
    pub(crate) sources: Vec<Arc<Sources>>,
}

/// How far a way came.
#[derive(Debug)]
pub(crate) enum Reached {
    There(Arrival),
    TimedOut,
    Interrupted,
}

/// What a stage leads to.
enum Turn {
    To(Stage),
    There(Stream),
    Stop(Reached),
}

impl Route {
    pub(crate) fn start(
        target: Target,
        tls: TlsOptions,
        proxy: Option<Proxy>,
        user_agent: Option<Vec<u8>>,
        trace: &mut Trace,
    ) -> Result<Self, Error> {
        let stage = match (&proxy, target.socket()) {
            (_, Some(path)) => {
                trace.note(|| format!("connecting to the socket {}", path.display()));
                Stage::Unix(Approach::new(path)?)
            }
            (Some(proxy), _) => {
                trace.note(|| format!("{} goes through the proxy {proxy}", target.host_and_port()));
                if proxy.kind == Kind::Socks5 {
                    Stage::Resolve(lookup(target.host(), target.port(), trace))
                } else {
                    Stage::ResolveProxy(lookup(&proxy.host, proxy.port, trace))
                }
            }
            (None, None) => Stage::Resolve(lookup(target.host(), target.port(), trace)),
        };
        Ok(Self {
            target,
            tls,
            proxy,
            user_agent,
            destinations: VecDeque::new(),
            entrances: VecDeque::new(),
            near: None,
            info: None,
            sources: Vec::new(),
            stage,
        })
    }

    /// Goes on until the stream is the server's, the way is blocked, the deadline passes or a signal comes.
    pub(crate) fn advance(
        &mut self,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Reached, Error> {
        loop {
            match self.turn(deadline, trace)? {
                Turn::To(stage) => self.stage = stage,
                Turn::Stop(reached) => return Ok(reached),
                Turn::There(stream) => {
                    self.stage = Stage::Done;
                    let tls = self.info.take();
                    let near = self.near.clone().ok_or_else(over)?;
                    let peer = self.peer(&near);
                    let sources = std::mem::take(&mut self.sources);
                    return Ok(Reached::There(Arrival { stream, peer, near, tls, sources }));
                }
            }
        }
    }

    fn turn(&mut self, deadline: Deadline, trace: &mut Trace) -> Result<Turn, Error> {
        match std::mem::replace(&mut self.stage, Stage::Done) {
            Stage::Resolve(lookup) => self.resolve(lookup, deadline, trace),
            Stage::ResolveProxy(lookup) => self.resolve_proxy(lookup, deadline),
            Stage::Race(race) => self.race(race, deadline, trace),
            Stage::Unix(approach) => self.approach(approach, deadline, trace),
            Stage::TlsProxy(handshake) => self.secure_proxy(handshake, deadline, trace),
            Stage::Tunnel(tunnel) => self.dig(tunnel, deadline, trace),
            Stage::Tls(handshake) => self.secure(handshake, deadline, trace),
            Stage::Done => Err(over()),
        }
    }

    /// Goes on there later.
    fn pause(&mut self, stage: Stage, reached: Reached) -> Turn {
        self.stage = stage;
        Turn::Stop(reached)
    }

    fn resolve(
        &mut self,
        mut lookup: Lookup,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match lookup.advance(deadline) {
            Ok(Found::Addresses(addresses)) => {
                trace.note(|| format!("{} has {}", self.target.host(), listed(&addresses)));
                Ok(self.resolved(addresses, lookup, trace))
            }
            Ok(Found::Interrupted) => Ok(self.pause(Stage::Resolve(lookup), Reached::Interrupted)),
            Ok(Found::TimedOut) => Ok(self.pause(Stage::Resolve(lookup), Reached::TimedOut)),
            Err(error) => Err(unresolved(self.target.host().to_owned(), error)),
        }
    }

    fn resolve_proxy(&mut self, mut lookup: Lookup, deadline: Deadline) -> Result<Turn, Error> {
        match lookup.advance(deadline) {
            Ok(Found::Addresses(addresses)) => {
                self.entrances.clone_from(&addresses);
                Ok(Turn::To(Stage::Race(Race::new(addresses, Some(lookup)))))
            }
            Ok(Found::Interrupted) => {
                Ok(self.pause(Stage::ResolveProxy(lookup), Reached::Interrupted))
            }
            Ok(Found::TimedOut) => Ok(self.pause(Stage::ResolveProxy(lookup), Reached::TimedOut)),
            Err(error) => Err(unresolved(self.proxys_host(), error)),
        }
    }

    fn race(
        &mut self,
        mut race: Race,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match race.advance(deadline)? {
            Lap::Won(tcp, address) => {
                for attempt in race.attempts() {
                    trace.note(|| attempt.to_string());
                }
                self.connected(tcp, address, trace)
            }
            Lap::Interrupted => Ok(self.pause(Stage::Race(race), Reached::Interrupted)),
            Lap::TimedOut => Ok(self.pause(Stage::Race(race), Reached::TimedOut)),
            Lap::Lost(attempts) => {
                let host = match &self.proxy {
                    Some(proxy) => format!("the proxy {proxy}"),
                    None => self.target.host().to_owned(),
                };
                Err(Error::Unreachable { host, attempts })
            }
        }
    }

    fn approach(
        &mut self,
        mut approach: Approach,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match approach.advance(deadline)? {
            Approached::Connected(socket) => {
                let near = Peer::Socket(Arc::clone(approach.path()));
                trace.note(|| format!("connected to {near}"));
                self.near = Some(near);
                Ok(Turn::There(Stream::plain(socket)))
            }
            Approached::Interrupted => Ok(self.pause(Stage::Unix(approach), Reached::Interrupted)),
            Approached::TimedOut => Ok(self.pause(Stage::Unix(approach), Reached::TimedOut)),
        }
    }

    fn secure_proxy(
        &mut self,
        mut handshake: Handshake,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match handshake.advance(deadline)? {
            Shaken::Secured(stream, info, sources) => {
                trace.note(|| format!("TLS with the proxy: {}", agreed(&info)));
                self.sources.push(sources);
                self.enter(stream, trace)
            }
            Shaken::Interrupted => Ok(self.pause(Stage::TlsProxy(handshake), Reached::Interrupted)),
            Shaken::TimedOut => Ok(self.pause(Stage::TlsProxy(handshake), Reached::TimedOut)),
        }
    }

    fn dig(
        &mut self,
        mut tunnel: Box<Tunnel>,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match tunnel.advance(deadline)? {
            Dug::Open(stream, words) => {
                let words = words.map(|words| format!(": {words}")).unwrap_or_default();
                trace.note(|| format!("the proxy has opened the way{words}"));
                let near = self.near.clone().ok_or_else(over)?;
                self.arrived(stream, &near)
            }
            Dug::Unreached(failure) => self.unreached(failure, trace),
            Dug::Interrupted => Ok(self.pause(Stage::Tunnel(tunnel), Reached::Interrupted)),
            Dug::TimedOut => Ok(self.pause(Stage::Tunnel(tunnel), Reached::TimedOut)),
        }
    }

    fn secure(
        &mut self,
        mut handshake: Handshake,
        deadline: Deadline,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        match handshake.advance(deadline)? {
            Shaken::Secured(stream, info, sources) => {
                trace.note(|| format!("TLS: {}", agreed(&info)));
                self.sources.push(sources);
                self.info = Some(info);
                Ok(Turn::There(stream))
            }
            Shaken::Interrupted => Ok(self.pause(Stage::Tls(handshake), Reached::Interrupted)),
            Shaken::TimedOut => Ok(self.pause(Stage::Tls(handshake), Reached::TimedOut)),
        }
    }

    /// The server's addresses are known: they are ours to race, or a proxy's to try.
    fn resolved(
        &mut self,
        addresses: VecDeque<SocketAddr>,
        resolved: Lookup,
        trace: &mut Trace,
    ) -> Turn {
        let Some(proxy) = &self.proxy else {
            return Turn::To(Stage::Race(Race::new(addresses, Some(resolved))));
        };
        self.destinations = addresses;
        Turn::To(Stage::ResolveProxy(lookup(&proxy.host, proxy.port, trace)))
    }

    fn connected(
        &mut self,
        tcp: TcpStream,
        address: SocketAddr,
        trace: &mut Trace,
    ) -> Result<Turn, Error> {
        trace.note(|| format!("connected to {address}"));
        let near = Peer::Address(address);
        self.near = Some(near.clone());
        let stream = Stream::plain(tcp);
        match &self.proxy {
            None => self.arrived(stream, &near),
            Some(proxy) if proxy.kind == Kind::Https => {
                let options = self.tls.of_proxy();
                let handshake = Handshake::new(stream, near, &proxy.host, options, Step::TlsProxy)?;
                Ok(Turn::To(Stage::TlsProxy(handshake)))
            }
            Some(_) => self.enter(stream, trace),
        }
    }

    /// Asks the proxy for the server.
    fn enter(&mut self, stream: Stream, trace: &mut Trace) -> Result<Turn, Error> {
        let (Some(proxy), Some(near)) = (self.proxy.clone(), self.near.clone()) else {
            return Err(over());
        };
        let address = self.destinations.front().copied();
        trace.note(|| {
            let server = self.target.host_and_port();
            let server = address.map_or(server, |address| address.to_string());
            format!("asking the proxy for {server}")
        });
        let user_agent = self.user_agent.as_deref();
        let tunnel = Tunnel::new(stream, proxy, near, &self.target, address, user_agent);
        Ok(Turn::To(Stage::Tunnel(Box::new(tunnel))))
    }

    /// The proxy did not reach one of the server's addresses: the next one, over another connection.
    fn unreached(&mut self, failure: ProxyFailure, trace: &mut Trace) -> Result<Turn, Error> {
        self.destinations.pop_front();
        if self.destinations.is_empty() {
            return Err(Error::Proxy(Box::new(failure)));
        }
        trace.note(|| failure.to_string());
        Ok(Turn::To(Stage::Race(Race::new(self.entrances.clone(), None))))
    }

    /// The stream is the server's: TLS follows if its URL says so.
    fn arrived(&self, stream: Stream, near: &Peer) -> Result<Turn, Error> {
        if !self.target.is_secure() {
            return Ok(Turn::There(stream));
        }
        let (peer, options) = (self.peer(near), self.tls.clone());
        let handshake = Handshake::new(stream, peer, self.target.host(), options, Step::Tls)?;
        Ok(Turn::To(Stage::Tls(handshake)))
    }

    /// The server as errors name it.
    fn peer(&self, near: &Peer) -> Peer {
        match &self.proxy {
            Some(proxy) => Peer::Beyond {
                server: self.target.host_and_port().into(),
                proxy: Arc::clone(&proxy.shown),
            },
            None => near.clone(),
        }
    }

    fn proxys_host(&self) -> String {
        let proxy = self.proxy.as_ref();
        proxy.map(|proxy| format!("{} of the proxy {proxy}", proxy.host)).unwrap_or_default()
    }

    /// Where it was when the time was up.
    pub(crate) fn step(&self) -> (Step, Vec<Attempt>) {
        let near = || self.near.clone().map(Attempt::connected).into_iter().collect();
        match &self.stage {
            Stage::Resolve(lookup) | Stage::ResolveProxy(lookup) if lookup.waits_for_place() => {
                (Step::ResolvePlace, Vec::new())
            }
            Stage::Resolve(_) => (Step::Resolve, Vec::new()),
            Stage::ResolveProxy(_) => (Step::ResolveProxy, Vec::new()),
            Stage::Race(race) if self.proxy.is_some() => (Step::TcpProxy, race.attempts()),
            Stage::Race(race) => (Step::Tcp, race.attempts()),
            Stage::Unix(approach) => {
                let peer = Peer::Socket(Arc::clone(approach.path()));
                (Step::Unix, vec![Attempt::unanswered(peer)])
            }
            Stage::TlsProxy(_) => (Step::TlsProxy, near()),
            Stage::Tunnel(tunnel) => (tunnel.step(), near()),
            Stage::Tls(_) | Stage::Done => (Step::Tls, near()),
        }
    }
}

fn lookup(host: &str, port: u16, trace: &mut Trace) -> Lookup {
    trace.note(|| format!("resolving {host}"));
    Lookup::start(host, port)
}

fn unresolved(host: String, error: LookupError) -> Error {
    match error {
        LookupError::Resolver(reason) => Error::Resolve { host, reason },
        LookupError::System(error) => error.into(),
    }
}

fn over() -> Error {
    io::Error::other("there is nothing more to do on this way").into()
}

fn listed(addresses: &VecDeque<SocketAddr>) -> String {
    let addresses = addresses.iter().map(|address| address.ip().to_string());
    let what = if addresses.len() == 1 { "the address" } else { "the addresses" };
    format!("{what} {}", named(addresses))
}

fn agreed(info: &TlsInfo) -> String {
    let verified = if info.verified { "verified" } else { "not verified" };
    format!("{}, {}, certificate {verified}", info.version, info.cipher.unwrap_or("unknown cipher"))
}
