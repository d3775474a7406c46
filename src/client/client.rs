//! The client as an application holds it: settings, the connection there is or was, and what may be
//! called when.

use std::{
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

pub(crate) use super::connection::{CloseCall, PingCall, SendCall};
use super::{
    Closure, Error, Kind, Level, Message, Options, Outcome, Record, Stats,
    connection::{Connection, Place},
};
use crate::transport::{Deadline, Dial, Header, Progress, clock};

/// Where a client is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Never connected.
    Idle,
    /// In `connect()`.
    Connecting,
    Open,
    /// Ending: our Close frame is on its way, or nothing can be sent any more.
    Closing,
    Closed,
}

/// A client. Calls that wait may return [`Outcome::Interrupted`]; nothing is lost when they are not
/// made again.
#[derive(Debug)]
pub(crate) struct Client {
    options: Options,
    place: Place,
    dial: Option<Dial>,
    connection: Option<Connection>,
    connected_since: Option<SystemTime>,
    earlier: Stats,
    log: Vec<Record>,
}

impl Client {
    pub(crate) fn new(options: Options) -> Self {
        let place = Place(options.request.target.to_string().into());
        Self {
            options,
            place,
            dial: None,
            connection: None,
            connected_since: None,
            earlier: Stats::default(),
            log: Vec::new(),
        }
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Opens a connection unless one is open. Messages of an earlier one that nobody fetched are dropped.
    pub(crate) fn connect(&mut self) -> Outcome<Result<(), Error>> {
        if self.is_connected() {
            return Outcome::Done(Ok(()));
        }
        let result = match self.dial() {
            Ok(Outcome::Interrupted) => return Outcome::Interrupted,
            Ok(Outcome::Done(connection)) => Ok(connection),
            Err(source) => Err(Error::Connect { place: self.place.clone(), source }),
        };
        self.dial = None;
        Outcome::Done(result.map(|connection| self.adopt(connection)))
    }

    fn dial(&mut self) -> Result<Outcome<Connection>, crate::transport::Error> {
        if self.dial.as_ref().is_some_and(|dial| !dial.is_ours()) {
            // A handler forked: the sockets and the resolver's thread are the parent's.
            std::mem::forget(self.dial.take());
        }
        let dial = match &mut self.dial {
            Some(dial) => dial,
            none => none.insert(Dial::start(Arc::clone(&self.options.request), clock::now())?),
        };
        let Progress::Open(opened) = dial.advance()? else { return Ok(Outcome::Interrupted) };
        let connection = Connection::new(opened, &self.options, self.place.clone(), clock::now())?;
        Ok(Outcome::Done(connection))
    }

    /// Gives up a `connect()` that a signal handler left by throwing.
    pub(crate) fn abandon_connect(&mut self) {
        self.dial = None;
    }

    /// Gives up whatever call a fatal error in a signal handler ended.
    pub(crate) fn abandon_call(&mut self) {
        self.dial = None;
        if let Some(connection) = &self.connection {
            connection.abandon_message();
        }
    }

    fn adopt(&mut self, connection: Connection) {
        self.retire();
        let place = &self.place;
        let address = &connection.remote_address;
        self.log
            .push(Record { level: Level::Info, text: format!("connected to {place} ({address})") });
        let tls = &self.options.request.tls;
        if self.options.request.target.is_secure() && !(tls.verify_peer && tls.verify_host) {
            let who = if tls.verify_peer {
                "not checked against its host (TlsOptions verifyHost: false): anyone with a trusted certificate"
            } else {
                "not verified (TlsOptions verifyPeer: false): anyone on the way"
            };
            let text =
                format!("the certificate of {place} was {who} can read and change what is sent");
            self.log.push(Record { level: Level::Warning, text });
        }
        self.connection = Some(connection);
        self.connected_since = Some(clock::wall());
    }

    /// Lets go of the connection there was and keeps its counters.
    fn retire(&mut self) {
        if let Some(connection) = self.connection.take() {
            self.log.extend(connection.take_log());
            self.earlier.add(&connection.stats());
        }
    }

    /// Closes the connection, if there is an open one.
    pub(crate) fn close(&mut self, call: &mut CloseCall<'_>) -> Outcome<Result<(), Error>> {
        match &mut self.connection {
            Some(connection) => connection.close(call),
            None => Outcome::Done(Ok(())),
        }
    }

    /// A `close()` to be made.
    pub(crate) fn close_call<'r>(&self, code: u16, reason: &'r str) -> CloseCall<'r> {
        CloseCall::new(code, reason, self.options.close_timeout)
    }

    /// The next message, or `None` when the deadline passes first.
    pub(crate) fn recv(&mut self, deadline: Deadline) -> Outcome<Result<Option<Message>, Error>> {
        match self.connected() {
            Ok(connection) => connection.recv(deadline),
            Err(error) => Outcome::Done(Err(error)),
        }
    }

    /// Gives a message back that could not be handed over.
    pub(crate) fn put_back(&self, message: Message) {
        if let Some(connection) = &self.connection {
            connection.put_back(message);
        }
    }

    /// A `send()` that starts now.
    pub(crate) fn send_call(&self, kind: Kind, now: Instant) -> SendCall {
        SendCall::new(kind, self.options.send_timeout, now)
    }

    /// Hands a message, which must be UTF-8 if it is text, to the operating system.
    pub(crate) fn send(
        &mut self,
        call: &mut SendCall,
        payload: &[u8],
    ) -> Outcome<Result<(), Error>> {
        match self.connected() {
            Ok(connection) => connection.send(call, payload),
            Err(error) => Outcome::Done(Err(error)),
        }
    }

    /// Gives up a `send()` that a signal handler left by throwing; `false` if it must go on.
    pub(crate) fn abandon_send(&self, call: &mut SendCall) -> bool {
        self.connection.as_ref().is_none_or(|connection| connection.abandon(call))
    }

    /// Sends a ping.
    pub(crate) fn ping(&mut self) -> Result<PingCall, Error> {
        self.connected()?.ping()
    }

    /// Waits for the answer to a ping.
    pub(crate) fn pong(
        &mut self,
        call: PingCall,
        deadline: Deadline,
        limit: Duration,
    ) -> Outcome<Result<Duration, Error>> {
        match self.connected() {
            Ok(connection) => connection.pong(call, deadline, limit),
            Err(error) => Outcome::Done(Err(error)),
        }
    }

    fn connected(&mut self) -> Result<&mut Connection, Error> {
        self.connection.as_mut().ok_or_else(|| Error::NotConnected(self.place.clone()))
    }

    /// Whether the connection is open, having looked at the socket.
    pub(crate) fn is_connected(&self) -> bool {
        self.connection
            .as_ref()
            .is_some_and(|connection| connection.look().is_none() && !connection.is_closing())
    }

    pub(crate) fn state(&self) -> State {
        match &self.connection {
            _ if self.dial.is_some() => State::Connecting,
            None => State::Idle,
            Some(connection) if connection.closure().is_some() => State::Closed,
            Some(connection) if connection.is_closing() => State::Closing,
            Some(_) => State::Open,
        }
    }

    /// The endpoint without credentials.
    pub(crate) fn url(&self) -> &str {
        self.options.request.target.url()
    }

    /// The endpoint for people: neither credentials nor query.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    pub(crate) fn remote_address(&self) -> Option<&str> {
        self.connection.as_ref().map(|connection| connection.remote_address.as_str())
    }

    pub(crate) fn subprotocol(&self) -> Option<&str> {
        self.connection.as_ref()?.subprotocol.as_deref()
    }

    pub(crate) fn response_headers(&self) -> &[Header] {
        self.connection.as_ref().map_or(&[], |connection| &connection.headers)
    }

    /// How the last connection ended; `None` while it has not.
    pub(crate) fn closure(&self) -> Option<Closure> {
        self.connection.as_ref()?.closure()
    }

    pub(crate) fn stats(&self) -> Stats {
        let Some(connection) = &self.connection else { return self.earlier.clone() };
        let mut stats = connection.stats();
        stats.add(&self.earlier);
        stats.connected_since = self.connected_since.filter(|_| connection.closure().is_none());
        stats
    }

    /// What happened since it was last asked for, in order.
    pub(crate) fn take_log(&mut self) -> Vec<Record> {
        let mut log = std::mem::take(&mut self.log);
        log.extend(self.connection.iter().flat_map(Connection::take_log));
        log
    }

    /// The limit of a `ping()` that is given none.
    pub(crate) fn default_ping_limit(&self) -> Duration {
        self.options.pong_timeout.unwrap_or(Duration::from_secs(20))
    }
}
