//! How calls carry on: a connection is lost, the application is told, a search finds another one, and the
//! call that was waiting goes on there.

use std::{
    ops::ControlFlow::{self, Break, Continue},
    time::Duration,
};

use super::{
    Cause, Client, Closure, Error, Event, Initiator, Level, Operation, Outcome, Record,
    connection::Connection,
    loss::may_be_asked,
    persistent::{self, Kept},
    reconnect::{Decision, Limit, Outage, of_closure},
    search::{Endpoint, Search, Searched, draw},
};
use crate::transport::{Deadline, clock};

/// A `connect()` that a signal or an event may interrupt.
#[derive(Debug, Default)]
pub(crate) struct ConnectCall {
    searching: bool,
    opened: bool,
}

/// What a call finds before it does its work.
pub(super) enum Ready {
    /// Whatever connection there is.
    Now,
    Late,
    Interrupted,
    Happened(Event),
    Failed(Error),
}

/// What is to be done about the end of a connection.
pub(super) enum After {
    /// Go on: a search has begun.
    Search,
    Tell(Event),
    /// It is the caller's to know.
    Report,
}

impl Client {
    /// Opens a connection unless one is open. Messages of an earlier one that nobody fetched are dropped.
    pub(crate) fn connect(&mut self, call: &mut ConnectCall) -> Outcome<Result<(), Error>> {
        loop {
            if self.telling {
                let open = self.is_connected();
                return Outcome::Done(if open { Ok(()) } else { Err(Error::InCallback) });
            }
            if let Some(event) = self.take_event() {
                return Outcome::Happened(event);
            }
            if self.search.is_none() {
                if call.opened && self.options.reconnect.is_none() {
                    return self.connects();
                }
                let closure = self.connection.as_ref().map(Connection::look);
                match closure {
                    // One that is open, and that a handler has not begun to close.
                    Some(None) if call.opened || self.is_connected() => return self.connects(),
                    Some(Some(closure)) if call.opened => match self.lost(&closure) {
                        After::Search => {}
                        After::Tell(event) => return Outcome::Happened(event),
                        After::Report if self.is_refused(&closure) => {
                            self.end_connect();
                            let place = self.place().clone();
                            return Outcome::Done(Err(Error::Closed { place, closure }));
                        }
                        After::Report => return self.connects(),
                    },
                    Some(Some(closure)) if !call.searching => match self.tell_loss(&closure) {
                        Some(event) => return Outcome::Happened(event),
                        None if self.take_over() => return Outcome::Done(Ok(())),
                        None => self.begin(Some(closure)),
                    },
                    _ if call.searching => return Outcome::Done(Err(self.abandoned_error())),
                    _ if self.take_over() => return Outcome::Done(Ok(())),
                    _ => self.begin(None),
                }
            }
            *call = ConnectCall { searching: true, opened: false };
            match self.go_on(Deadline::Never, true) {
                Ready::Now => call.opened = true,
                Ready::Late => {}
                Ready::Interrupted => return Outcome::Interrupted,
                Ready::Happened(event) => return Outcome::Happened(event),
                Ready::Failed(error) => return Outcome::Done(Err(error)),
            }
        }
    }

    /// Ends a `connect()`. What it has opened without a failure needs no proof.
    fn connects(&mut self) -> Outcome<Result<(), Error>> {
        self.end_connect();
        Outcome::Done(Ok(()))
    }

    fn end_connect(&mut self) {
        self.probation.take_if(|probation| !probation.is_outage);
        if let Some(probation) = &mut self.probation {
            probation.trial.returned();
        }
    }

    /// Uses the connection that a client with the same settings left. It was opened before: nobody is told.
    fn take_over(&mut self) -> bool {
        let Some(persistence) = &self.options.persistence else { return false };
        let Some(kept) = persistent::take(persistence, &self.options) else { return false };
        self.retire();
        self.kept.clear();
        let (place, address) = (kept.connection.place(), &kept.connection.remote_address);
        let text = format!("took over the persistent connection to {place} ({address})");
        self.log.push(Record { level: Level::Info, text });
        (self.current, self.connected_since) = (kept.endpoint, kept.since);
        self.observe(&kept.connection);
        self.connection = Some(kept.connection);
        if let Some(endpoint) = self.current.and_then(|index| self.endpoints.get_mut(index)) {
            endpoint.taken_over();
        }
        (self.abandoned, self.probation, self.unfetched) = (false, None, None);
        true
    }

    /// Leaves the connection to the next client with the same settings, if it may have it.
    fn leave_behind(&mut self) {
        let Some(persistence) = &self.options.persistence else { return };
        let Some(connection) = self.connection.take_if(|_| !self.abandoned) else { return };
        if self.search.is_none() && (persistence.is_sound)() {
            let unread = self.kept.len() as u64;
            let (endpoint, since) = (self.current, self.connected_since);
            let kept = Kept { connection, endpoint, since };
            persistent::keep(kept, unread, persistence, &self.options);
        }
    }

    /// Begins the search that the application asks for.
    fn begin(&mut self, closure: Option<Closure>) {
        self.kept.clear();
        self.unfetched = None;
        self.pool.reset();
        self.probation = None;
        let ended = std::mem::take(&mut self.abandoned);
        let mut search = Search::new(Outage::new(clock::now()), self.endpoints.len());
        search.asked_for = true;
        // What the application has ended itself is not replaced, but followed by another one.
        let lost = closure.filter(|closure| !closure.is_ours() && !ended);
        search.lost = self.connection.as_ref().map(|one| one.place().clone()).zip(lost);
        self.search = Some(search);
    }

    /// What the application is to know of the end of the present connection, once.
    pub(super) fn tell_loss(&mut self, closure: &Closure) -> Option<Event> {
        let connection = self.connection.as_ref().filter(|_| !closure.is_ours())?;
        let serial = connection.serial();
        if self.told.replace(serial) == Some(serial) {
            return None;
        }
        let (place, closure) = (connection.place().clone(), closure.clone());
        Some(Event::Lost(Box::new(Error::Closed { place, closure })))
    }

    /// Decides what the end of the present connection means.
    pub(super) fn lost(&mut self, closure: &Closure) -> After {
        if self.telling {
            return After::Report;
        }
        if let Some(event) = self.tell_loss(closure) {
            return After::Tell(event);
        }
        let (Some(connection), Some(policy)) = (&self.connection, &self.options.reconnect) else {
            return After::Report;
        };
        let serial = connection.serial();
        let place = connection.place().clone();
        if self.abandoned || self.given_up == Some(serial) {
            return After::Report;
        }
        let decision = self.decision_about(serial);
        if decision.is_none() && policy.decides && may_be_asked(closure) {
            let closure = closure.clone();
            return After::Tell(Event::Decide(Box::new(Error::Closed { place, closure })));
        }
        let decision = decision.unwrap_or(Decision::AsPolicy);
        let Some(verdict) = of_closure(closure, policy, decision, &mut draw) else {
            return After::Report;
        };
        let now = clock::now();
        let ended_at = connection.ended_at();
        let (lasted, ordinary) = (connection.lasted(), closure.is_ordinary());
        let stable_after = policy.stable_after;
        self.keep_unfetched();
        let unproved = self
            .probation
            .take()
            .filter(|probation| !probation.trial.is_passed(lasted, stable_after, ordinary));
        if unproved.is_none() {
            if let Some(index) = self.current {
                self.pool.succeeded(index);
            }
            self.pool.begin_lap();
        }
        if let Some(index) = self.current {
            // A server that restarts asks for time from then on.
            self.pool.failed(index, verdict, ended_at);
            if let Some(endpoint) = self.endpoints.get_mut(index) {
                endpoint.closed(closure.code);
            }
        }
        let lost = (place, closure.clone());
        self.search = Some(match unproved {
            Some(probation) => Search::resumed(lost, probation, self.current),
            None => Search::replacing(lost, Outage::new(now), self.endpoints.len()),
        });
        After::Search
    }

    fn take_event(&mut self) -> Option<Event> {
        let event = self.pending.take()?;
        // An attempt of a search that is over is not to come.
        let stale = matches!(event, Event::Retry(_)) && self.search.is_none();
        (!stale).then_some(event)
    }

    /// Gives an event back that the application was not told of.
    pub(crate) fn put_back_event(&mut self, event: Event) {
        // A question is asked again by whoever needs the answer.
        if !matches!(event, Event::Decide(_)) {
            self.pending = Some(event);
        }
    }

    /// Goes on with a search, if there is one that this call may go on with.
    pub(super) fn ready(&mut self, until: Deadline) -> Ready {
        if self.telling {
            return Ready::Now;
        }
        if let Some(event) = self.take_event() {
            return Ready::Happened(event);
        }
        if let Some(error) = self.unfetched.take() {
            return Ready::Failed(error);
        }
        if self.search.as_ref().is_none_or(|search| search.asked_for) {
            return Ready::Now;
        }
        match self.go_on(until, false) {
            Ready::Now => self.take_event().map_or(Ready::Now, Ready::Happened),
            other => other,
        }
    }

    /// As [`Self::ready`]: how a call ends that cannot do its work; `late` if its time is up.
    pub(super) fn unready<T>(
        &mut self,
        until: Deadline,
        late: impl FnOnce(&Self) -> Outcome<Result<T, Error>>,
    ) -> Option<Outcome<Result<T, Error>>> {
        match self.ready(until) {
            Ready::Now => None,
            Ready::Late => Some(late(self)),
            Ready::Interrupted => Some(Outcome::Interrupted),
            Ready::Happened(event) => Some(Outcome::Happened(event)),
            Ready::Failed(error) => Some(Outcome::Done(Err(error))),
        }
    }

    fn go_on(&mut self, until: Deadline, connecting: bool) -> Ready {
        let Some(search) = &mut self.search else { return Ready::Now };
        search.traced = self.traced;
        let searched = search.advance(
            &mut self.endpoints,
            &mut self.pool,
            &self.options,
            &mut self.log,
            until,
        );
        match searched {
            Searched::Found(index, connection) => {
                self.adopt(index, connection, connecting);
                Ready::Now
            }
            Searched::Later => Ready::Late,
            Searched::Interrupted => Ready::Interrupted,
            Searched::Happened(event) => Ready::Happened(event),
            Searched::GaveUp(limit) => Ready::Failed(self.give_up(limit, connecting)),
        }
    }

    /// Ends a search without a connection.
    fn give_up(&mut self, limit: Limit, connecting: bool) -> Error {
        let Some(mut search) = self.search.take() else { return self.abandoned_error() };
        self.given_up = self.connection.as_ref().map(Connection::serial);
        let replaced = search.lost.take().filter(|_| !connecting);
        let gave_up = Box::new(search.give_up(limit, &self.endpoints, clock::now()));
        match (replaced, &gave_up.last) {
            (Some((place, closure)), _) => Error::Lost { place, closure, gave_up },
            // Of the only endpoint, its own error says it all.
            (None, Some(error))
                if matches!(limit, Limit::Hopeless | Limit::Decided | Limit::Once)
                    && self.endpoints.len() == 1 =>
            {
                Error::clone(error)
            }
            (None, _) => Error::GaveUp { gave_up },
        }
    }

    /// The application does not want another attempt.
    pub(crate) fn decline(&mut self) {
        if let Some(search) = &mut self.search {
            search.decline();
        }
    }

    fn adopt(&mut self, index: usize, connection: Connection, connecting: bool) {
        let search = self.search.take();
        self.retire();
        let place = connection.place();
        let address = &connection.remote_address;
        self.log
            .push(Record { level: Level::Info, text: format!("connected to {place} ({address})") });
        self.log.extend(self.endpoints.get(index).and_then(unverified));
        let reconnected = search.as_ref().is_some_and(|search| search.lost.is_some());
        self.earlier.reconnects += u64::from(reconnected);
        self.probation = search.map(|search| search.into_probation(connecting));
        self.pending = Some(Event::Opened { reconnected });
        self.current = Some(index);
        self.abandoned = false;
        self.observe(&connection);
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

    /// Gives up a `connect()` that a signal handler or a callback left by throwing.
    pub(crate) fn abandon_connect(&mut self) {
        self.search = None;
        self.end_connect();
    }

    /// Gives up whatever call a fatal error in a signal handler or a callback ended.
    pub(crate) fn abandon_call(&mut self) {
        self.search = None;
        if let Some(connection) = &self.connection {
            connection.abandon_messages();
        }
    }

    /// Says that a callback runs, or has returned.
    pub(crate) fn set_telling(&mut self, telling: bool) {
        self.telling = telling;
    }

    /// What a call does when its connection has ended: go on once there is another one, tell the application
    /// first, or fail.
    pub(super) fn after<T>(
        &mut self,
        outcome: Outcome<Result<T, Error>>,
    ) -> ControlFlow<Outcome<Result<T, Error>>> {
        let Outcome::Done(Err(Error::Closed { closure, .. })) = &outcome else {
            return Break(outcome);
        };
        match self.lost(closure) {
            After::Search => Continue(()),
            After::Tell(event) => Break(Outcome::Happened(event)),
            After::Report => Break(outcome),
        }
    }

    /// A limit has passed during the search.
    pub(super) fn not_yet<T>(
        &self,
        operation: Operation,
        limit: Duration,
    ) -> Outcome<Result<T, Error>> {
        let place = self.place();
        let last = self.search.as_ref().and_then(Search::last_error).cloned();
        let last = last.unwrap_or_else(|| Error::NotConnected(place.clone()));
        Outcome::Done(Err(Error::NotYet { operation, limit, place, last: Box::new(last) }))
    }

    /// `close()` was called in the middle of a search.
    pub(super) fn abandoned_error(&self) -> Error {
        let closure = Closure::abnormal(Initiator::Client, Cause::Abandoned);
        Error::Closed { place: self.place(), closure }
    }
}

impl Drop for Client {
    fn drop(&mut self) {
        self.leave_behind();
    }
}

/// What is to be said of a certificate that was not checked.
fn unverified(endpoint: &Endpoint) -> Option<Record> {
    let tls = &endpoint.request.tls;
    if !endpoint.request.target.is_secure() || (tls.verify_peer && tls.verify_host) {
        return None;
    }
    let who = if tls.verify_peer {
        "not checked against its host (TlsOptions verifyHost: false): anyone with a trusted certificate"
    } else {
        "not verified (TlsOptions verifyPeer: false): anyone on the way"
    };
    let place = &endpoint.place;
    let text = format!("the certificate of {place} was {who} can read and change what is sent");
    Some(Record { level: Level::Warning, text })
}
