//! The client as an application holds it: settings, the connection there is or was, and what may be
//! called when. How calls carry on over a new connection is in `recovery`.

use std::{
    mem,
    ops::ControlFlow::{Break, Continue},
    sync::Arc,
    time::{Duration, Instant, SystemTime},
};

use super::{
    Cause, Closure, Error, Event, Initiator, Kind, Message, Operation, Options, Outcome, Record,
    Stats,
    call::{CloseCall, Payload, PingCall, SendCall},
    connection::{Connection, Place},
    queue::Queue,
    receive::{Received, Room},
    reconnect::{Decision, Pool},
    search::{Endpoint, Probation, Search, draw},
};
use crate::transport::{Deadline, Header, Readiness, TlsInfo};

/// Where a client is in its life.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    /// Never connected.
    Idle,
    /// In `connect()`, or looking for a connection in place of one that was lost.
    Connecting,
    Open,
    /// Ending: our Close frame is on its way, or nothing can be sent any more.
    Closing,
    Closed,
}

/// A client. Calls that wait may return [`Outcome::Interrupted`] or [`Outcome::Happened`]; nothing is lost when
/// they are not made again.
#[derive(Debug)]
pub(crate) struct Client {
    pub(super) options: Options,
    pub(super) endpoints: Vec<Endpoint>,
    pub(super) pool: Pool,
    /// The endpoint of the connection there is or was.
    pub(super) current: Option<usize>,
    pub(super) search: Option<Search>,
    pub(super) connection: Option<Connection>,
    /// What the connection is on, while its loss may go on with the outage that it has ended.
    pub(super) probation: Option<Probation>,
    /// The connection whose loss the application was told of.
    pub(super) told: Option<u64>,
    /// The connection whose loss the application was asked about, and its answer.
    pub(super) decided: Option<(u64, Decision)>,
    /// The connection that is not to be replaced any more.
    pub(super) given_up: Option<u64>,
    /// `close()` ended the search for a connection.
    pub(super) abandoned: bool,
    /// Messages of connections that were lost.
    pub(super) kept: Queue,
    /// The next message, when there was a last look at it. It may not be here any more.
    pub(super) foreseen: Option<(Kind, usize)>,
    pub(super) pending: Option<Event>,
    /// How a search ended that no call waited for.
    pub(super) unfetched: Option<Error>,
    /// A callback runs. What it calls does not search: that goes on when it returns.
    pub(super) telling: bool,
    /// What an event loop watches in its place.
    pub(super) readiness: Option<Arc<Readiness>>,
    /// Somebody wants to know of each step and frame.
    pub(super) traced: bool,
    pub(super) connected_since: Option<SystemTime>,
    pub(super) earlier: Stats,
    pub(super) log: Vec<Record>,
}

impl Client {
    pub(crate) fn new(options: Options) -> Self {
        let endpoints: Vec<Endpoint> = options.requests.iter().map(Endpoint::new).collect();
        let mut draw = draw;
        let shuffles = options.reconnect.as_ref().is_some_and(|policy| policy.shuffle_endpoints);
        let pool = Pool::new(endpoints.len(), shuffles.then_some(&mut draw));
        Self {
            options,
            endpoints,
            pool,
            current: None,
            search: None,
            connection: None,
            probation: None,
            told: None,
            decided: None,
            given_up: None,
            abandoned: false,
            kept: Queue::default(),
            foreseen: None,
            pending: None,
            unfetched: None,
            telling: false,
            readiness: None,
            traced: false,
            connected_since: None,
            earlier: Stats::default(),
            log: Vec::new(),
        }
    }

    pub(crate) fn options(&self) -> &Options {
        &self.options
    }

    /// Closes the connection, if there is an open one, and ends the search for one.
    pub(crate) fn close(&mut self, call: &mut CloseCall<'_>) -> Outcome<Result<(), Error>> {
        // One that was lost is not to be replaced any more.
        if self.search.take().is_some() || self.may_be_replaced() {
            self.abandoned = true;
        }
        self.pending = None;
        self.unfetched = None;
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
    pub(crate) fn recv(
        &mut self,
        deadline: Deadline,
        mut room: Room,
    ) -> Outcome<Result<Option<Received>, Error>> {
        loop {
            // Messages come before a search, and what the application is to know of comes before messages.
            if self.pending.is_none()
                && let Some(message) = self.kept.pop_front()
            {
                return Outcome::Done(Ok(Some(Received::Message(message))));
            }
            if let Some(outcome) = self.unready(deadline, |_| Outcome::Done(Ok(None))) {
                return outcome;
            }
            let outcome = match self.connected() {
                Ok(connection) => connection.recv(deadline, mem::replace(&mut room, Room::Ours)),
                Err(error) => return Outcome::Done(Err(error)),
            };
            if let Outcome::Done(Ok(Some(Received::Message(_) | Received::Landed(..)))) = &outcome {
                self.took(1);
            }
            match self.after(outcome) {
                Break(outcome) => return outcome,
                Continue(()) => {}
            }
        }
    }

    /// The application takes messages of the present connection.
    pub(super) fn took(&mut self, messages: usize) {
        if let Some(probation) = self.probation.as_mut().filter(|_| !self.telling) {
            probation.trial.took(messages);
        }
    }

    /// How many messages are kept that came over a connection and have been given back, or were taken in before it ended.
    pub(crate) fn kept_messages(&self) -> usize {
        self.kept.len()
    }

    /// Gives a message back that could not be handed over.
    pub(crate) fn put_back(&mut self, message: Message) {
        self.kept.push_front(message);
        self.signal();
    }

    /// A `send()` that starts now.
    pub(crate) fn send_call(&self, kind: Kind, now: Instant) -> SendCall {
        SendCall::new(kind, self.options.send_timeout, now)
    }

    /// Hands a message, which must be UTF-8 if it is text, to the operating system. One that a connection took
    /// only in part goes out whole on the next one.
    pub(crate) fn send(
        &mut self,
        call: &mut SendCall,
        payload: Payload<'_>,
    ) -> Outcome<Result<(), Error>> {
        if call.part.continues() {
            return self.send_next(call, payload);
        }
        loop {
            let (deadline, limit) = (call.deadline(), call.limit());
            let late = |client: &Self| client.not_yet(Operation::Send, limit);
            if let Some(outcome) = self.unready(deadline, late) {
                return outcome;
            }
            let follows = self.options.reconnect.is_some();
            let outcome = match self.connected() {
                Ok(connection) => {
                    if follows {
                        call.follow(connection);
                    }
                    connection.send(call, payload)
                }
                Err(error) => return Outcome::Done(Err(error)),
            };
            match self.after(outcome) {
                Break(outcome) => return outcome,
                Continue(()) => {}
            }
        }
    }

    /// Gives up a `send()` that a signal handler left by throwing; `false` if it must be finished.
    pub(crate) fn abandon_send(&self, call: &mut SendCall) -> bool {
        self.connection.as_ref().is_none_or(|connection| connection.abandon(call))
    }

    /// Finishes a `send()` that cannot be given up, on its own connection or not at all.
    pub(crate) fn finish_send(&mut self, call: &mut SendCall, payload: Payload<'_>) {
        if let Some(connection) = &mut self.connection {
            let _ = connection.send(call, payload);
        }
    }

    /// A `ping()` that starts now.
    pub(crate) fn ping_call(&self, limit: Option<Duration>, now: Instant) -> PingCall {
        let default = self.options.pong_timeout.unwrap_or(Duration::from_secs(20));
        PingCall::new(limit.unwrap_or(default), now)
    }

    /// Sends a ping and waits for its answer.
    pub(crate) fn ping(&mut self, call: &mut PingCall) -> Outcome<Result<Duration, Error>> {
        loop {
            let (deadline, limit) = (call.deadline(), call.limit());
            let late = |client: &Self| client.not_yet(Operation::Ping, limit);
            if let Some(outcome) = self.unready(deadline, late) {
                return outcome;
            }
            let follows = self.options.reconnect.is_some();
            let outcome = match self.connected() {
                Ok(connection) => {
                    if follows {
                        call.follow(connection);
                    }
                    connection.ping(call)
                }
                Err(error) => return Outcome::Done(Err(error)),
            };
            match self.after(outcome) {
                Break(outcome) => return outcome,
                Continue(()) => {}
            }
        }
    }

    pub(super) fn connected(&mut self) -> Result<&mut Connection, Error> {
        if self.abandoned {
            return Err(self.abandoned_error());
        }
        let nowhere = self.connection.is_none().then(|| self.place());
        let nowhere = || Error::NotConnected(nowhere.unwrap_or(Place("no endpoint".into())));
        self.connection.as_mut().ok_or_else(nowhere)
    }

    /// Whether the connection is open, having looked at the socket.
    pub(crate) fn is_connected(&self) -> bool {
        self.connection
            .as_ref()
            .is_some_and(|connection| connection.look().is_none() && !connection.is_closing())
    }

    pub(crate) fn state(&self) -> State {
        match &self.connection {
            _ if self.search.is_some() => State::Connecting,
            _ if self.abandoned => State::Closed,
            None => State::Idle,
            Some(connection) if connection.closure().is_some() => State::Closed,
            Some(connection) if connection.is_closing() => State::Closing,
            Some(_) => State::Open,
        }
    }

    /// The endpoint in use, being tried or used last, without credentials. Of several, none before the first
    /// attempt.
    pub(crate) fn url(&self) -> Option<&str> {
        Some(self.endpoint_in_use()?.request.target.url())
    }

    /// That endpoint for people: neither credentials nor query.
    pub(crate) fn place(&self) -> Place {
        let endpoint = self.endpoint_in_use().or_else(|| self.endpoints.first());
        endpoint.map_or_else(|| Place("no endpoint".into()), |endpoint| endpoint.place.clone())
    }

    fn endpoint_in_use(&self) -> Option<&Endpoint> {
        let tried = self.search.as_ref().and_then(Search::endpoint);
        let only = (self.endpoints.len() == 1).then_some(0);
        self.endpoints.get(tried.or(self.current).or(only)?)
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

    /// Of the TLS with the server; `None` without it.
    pub(crate) fn tls_info(&self) -> Option<&TlsInfo> {
        self.connection.as_ref()?.tls.as_ref()
    }

    /// Says whether each step of a connect and each frame are to be in the log.
    pub(crate) fn set_traced(&mut self, traced: bool) {
        self.traced = traced;
        if let Some(connection) = &self.connection {
            connection.set_traced(traced);
        }
    }

    /// How the last connection ended; `None` while it has not.
    pub(crate) fn closure(&self) -> Option<Closure> {
        let closure = self.connection.as_ref().and_then(Connection::closure);
        let abandoned = || Closure::abnormal(Initiator::Client, Cause::Abandoned);
        closure.or_else(|| self.abandoned.then(abandoned))
    }

    pub(crate) fn stats(&self) -> Stats {
        let mut stats = match &self.connection {
            None => self.earlier.clone(),
            Some(connection) => {
                let mut stats = connection.stats();
                stats.add(&self.earlier);
                stats.connected_since =
                    self.connected_since.filter(|_| connection.closure().is_none());
                stats
            }
        };
        stats.buffered_messages += self.kept.len() as u64;
        stats.buffered_bytes += self.kept.bytes() as u64;
        stats
    }

    /// What happened since it was last asked for, in order.
    pub(crate) fn take_log(&mut self) -> Vec<Record> {
        let mut log = mem::take(&mut self.log);
        log.extend(self.connection.iter().flat_map(Connection::take_log));
        log
    }

    /// Gives records back that nobody was told of.
    pub(crate) fn put_back_log(&mut self, mut records: Vec<Record>) {
        records.append(&mut self.log);
        self.log = records;
    }
}
