//! One connection as PHP's thread uses it: the calls that wait. Each holds the link while it waits, so
//! there is no thread between the caller and the socket; the keeper stays away meanwhile.

use std::{
    fmt,
    os::fd::AsFd,
    process,
    sync::Arc,
    time::{Duration, Instant},
};

use parking_lot::{Mutex, MutexGuard};

use super::{
    Cause, Closure, Error, Initiator, Kind, Message, Operation, Options, Outcome, Record, Stats,
    keeper::Watch,
    link::{Link, Want},
};
use crate::{
    protocol::Sending,
    transport::{Deadline, Handle, Header, Opened, Woken, clock, wait},
};

/// An endpoint's name for people: no credentials, no query.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Place(pub(crate) Arc<str>);

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// What the keeper and PHP's thread share.
#[derive(Debug)]
pub(crate) struct Shared {
    pub(crate) link: Mutex<Link>,
    /// To wait for it without the lock.
    pub(crate) handle: Handle,
}

/// A connection that was opened, and perhaps has ended since.
#[derive(Debug)]
pub(crate) struct Connection {
    place: Place,
    owner: u32,
    shared: Arc<Shared>,
    watch: Option<Watch>,
    pub(crate) remote_address: String,
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocol: Option<String>,
}

/// A `send()` that a signal may interrupt and that then goes on where it was.
#[derive(Debug)]
pub(crate) struct SendCall {
    pub(crate) kind: Kind,
    pub(crate) deadline: Deadline,
    pub(crate) limit: Duration,
    sending: Option<Sending>,
}

impl SendCall {
    pub(crate) fn new(kind: Kind, limit: Duration, now: Instant) -> Self {
        Self { kind, deadline: Deadline::after(now, limit), limit, sending: None }
    }
}

impl Connection {
    pub(crate) fn new(
        mut opened: Opened,
        options: &Options,
        place: Place,
        now: Instant,
    ) -> std::io::Result<Self> {
        let headers = std::mem::take(&mut opened.headers);
        let subprotocol = opened.subprotocol.take();
        let remote_address = opened.peer.to_string();
        let handle = opened.stream.handle();
        let shared = Arc::new(Shared { link: Mutex::new(Link::new(opened, options, now)), handle });
        let watch = options.ping_interval.map(|_| Watch::start(&shared)).transpose()?;
        Ok(Self {
            place,
            owner: process::id(),
            shared,
            watch,
            remote_address,
            headers,
            subprotocol,
        })
    }

    /// The link, unless this is a child of the process that opened it: there the lock may be held by
    /// a thread that does not exist.
    fn link(&self) -> Option<MutexGuard<'_, Link>> {
        (process::id() == self.owner).then(|| self.shared.link.lock())
    }

    /// Why it ended, as far as anybody has noticed.
    pub(crate) fn closure(&self) -> Option<Closure> {
        match self.link() {
            Some(link) => link.closure().cloned(),
            None => Some(forked()),
        }
    }

    /// Looks at the socket before it answers, and does not wait.
    pub(crate) fn look(&self) -> Option<Closure> {
        let Some(mut link) = self.link() else { return Some(forked()) };
        link.wake();
        link.turn(clock::now(), Want::Ahead);
        link.closure().cloned()
    }

    pub(crate) fn is_closing(&self) -> bool {
        self.link().is_some_and(|link| link.is_closing())
    }

    pub(crate) fn stats(&self) -> Stats {
        self.link().map(|link| link.figures()).unwrap_or_default()
    }

    pub(crate) fn take_log(&self) -> Vec<Record> {
        self.link().map(|mut link| link.take_log()).unwrap_or_default()
    }

    /// The next message; `None` when the deadline passes. Messages that came before the end come
    /// before the error that tells of it.
    pub(crate) fn recv(&mut self, deadline: Deadline) -> Outcome<Result<Option<Message>, Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        let message = link.take_message();
        let outcome = match message {
            Some(message) => return Outcome::Done(Ok(Some(message))),
            None => drive(&mut link, deadline, Want::One, |link| match link.take_message() {
                Some(message) => Some(Ok(message)),
                None => link.closure().filter(|_| link.is_over()).cloned().map(Err),
            }),
        };
        drop(link);
        match outcome {
            Driven::Done(Ok(message)) => Outcome::Done(Ok(Some(message))),
            Driven::Done(Err(closure)) => Outcome::Done(Err(self.over(closure))),
            Driven::TimedOut => Outcome::Done(Ok(None)),
            Driven::Interrupted => Outcome::Interrupted,
        }
    }

    /// Gives a message back that could not be handed over; it comes first in the next `recv()`.
    pub(crate) fn put_back(&self, message: Message) {
        if let Some(mut link) = self.link() {
            link.put_back(message);
        }
    }

    /// Hands a message to the operating system.
    pub(crate) fn send(
        &mut self,
        call: &mut SendCall,
        payload: &[u8],
    ) -> Outcome<Result<(), Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        let mut late = false;
        loop {
            match push(&mut link, call, payload) {
                Ok(true) => return Outcome::Done(Ok(())),
                Ok(false) => {}
                Err(error) => return Outcome::Done(Err(error)),
            }
            // The peer may not read because we do not.
            link.turn(clock::now(), Want::Ahead);
            if let Some(closure) = link.closure().cloned() {
                drop(link);
                return Outcome::Done(Err(self.over(closure)));
            }
            if late {
                return Outcome::Done(Err(self.send_late(link, call)));
            }
            match rest(&mut link, Want::Ahead, call.deadline) {
                Rest::Ready | Rest::Due => {}
                Rest::Past => late = true,
                Rest::Interrupted => return Outcome::Interrupted,
            }
        }
    }

    /// Gives up a `send()` in whose wait a signal handler threw; `false` if part of it has left and it
    /// must go on.
    pub(crate) fn abandon(&self, call: &mut SendCall) -> bool {
        match (self.link(), &call.sending) {
            (Some(mut link), Some(_)) => link.take_back_message(),
            _ => true,
        }
    }

    fn send_late(&self, mut link: MutexGuard<'_, Link>, call: &mut SendCall) -> Error {
        let closed = call.sending.take().is_some() && !link.take_back_message();
        if closed {
            link.give_up(Cause::HalfSent);
        }
        Error::TimedOut {
            operation: Operation::Send,
            limit: call.limit,
            place: self.place.clone(),
            closed,
        }
    }

    /// Queues a ping and gives its number.
    pub(crate) fn ping(&self) -> Result<u64, Error> {
        let Some(mut link) = self.link() else { return Err(self.closed(forked())) };
        if let Some(closure) = link.closure().cloned() {
            return Err(self.closed(closure));
        }
        let now = clock::now();
        let number = link.ping(now)?;
        link.write(now);
        Ok(number)
    }

    /// Waits for the answer to a ping.
    pub(crate) fn pong(
        &mut self,
        number: u64,
        deadline: Deadline,
        limit: Duration,
    ) -> Outcome<Result<Duration, Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        let outcome =
            drive(&mut link, deadline, Want::Ahead, |link| match link.answer_to(number) {
                Some(trip) => Some(Ok(trip)),
                None => link.closure().cloned().map(Err),
            });
        drop(link);
        match outcome {
            Driven::Done(Ok(trip)) => Outcome::Done(Ok(trip)),
            Driven::Done(Err(closure)) => Outcome::Done(Err(self.over(closure))),
            Driven::Interrupted => Outcome::Interrupted,
            Driven::TimedOut => {
                let place = self.place.clone();
                Outcome::Done(Err(Error::TimedOut {
                    operation: Operation::Ping,
                    limit,
                    place,
                    closed: false,
                }))
            }
        }
    }

    /// The closing handshake. Of one that is already over it says nothing.
    pub(crate) fn close(
        &mut self,
        code: u16,
        reason: &str,
        deadline: Deadline,
        limit: Duration,
    ) -> Outcome<Result<(), Error>> {
        let Some(mut link) = self.link() else { return Outcome::Done(Ok(())) };
        link.close(code, reason);
        let outcome = drive(&mut link, deadline, Want::End, |link| link.is_over().then_some(()));
        if matches!(outcome, Driven::Interrupted) {
            return Outcome::Interrupted;
        }
        let answered = link.closure().is_some();
        if !answered {
            link.give_up(Cause::Unanswered);
        }
        drop(link);
        self.watch = None;
        if answered {
            return Outcome::Done(Ok(()));
        }
        let place = self.place.clone();
        Outcome::Done(Err(Error::TimedOut {
            operation: Operation::Close,
            limit,
            place,
            closed: true,
        }))
    }

    fn closed(&self, closure: Closure) -> Error {
        Error::Closed { place: self.place.clone(), closure }
    }

    /// Nobody needs to watch a connection whose end has been told.
    fn over(&mut self, closure: Closure) -> Error {
        if self.link().is_some_and(|link| link.is_over()) {
            self.watch = None;
        }
        self.closed(closure)
    }
}

impl Drop for Connection {
    /// Never waits. In a child process it touches nothing: the socket is the parent's.
    fn drop(&mut self) {
        if let Some(mut link) = self.link() {
            link.leave(clock::now());
        }
        self.watch = None;
    }
}

fn forked() -> Closure {
    Closure::abnormal(Initiator::Network, Cause::Forked)
}

/// Encodes and writes as much of a message as the socket takes; `true` when that was all.
fn push(link: &mut Link, call: &mut SendCall, payload: &[u8]) -> Result<bool, Error> {
    loop {
        link.write(clock::now());
        if link.closure().is_some() || link.has_unwritten()? {
            return Ok(false);
        }
        match &mut call.sending {
            None if link.is_over() || link.is_closing() => return Ok(false),
            None => call.sending = Some(link.start_message(call.kind, payload)?),
            Some(sending) => {
                if !link.continue_message(sending, payload) {
                    return Ok(true);
                }
            }
        }
    }
}

/// How [`drive`] ended.
enum Driven<T> {
    Done(T),
    TimedOut,
    Interrupted,
}

/// Turns a link until `goal` is reached. A deadline that is past still allows one look at the socket.
fn drive<T>(
    link: &mut Link,
    deadline: Deadline,
    want: Want,
    mut goal: impl FnMut(&mut Link) -> Option<T>,
) -> Driven<T> {
    let mut late = false;
    loop {
        link.turn(clock::now(), want);
        if let Some(reached) = goal(link) {
            return Driven::Done(reached);
        }
        if late {
            return Driven::TimedOut;
        }
        match rest(link, want, deadline) {
            Rest::Ready | Rest::Due => {}
            Rest::Past => late = true,
            Rest::Interrupted => return Driven::Interrupted,
        }
    }
}

/// Why a rest ended.
enum Rest {
    Ready,
    Due,
    Past,
    Interrupted,
}

/// Waits until a link can be turned again.
fn rest(link: &mut Link, want: Want, deadline: Deadline) -> Rest {
    let now = clock::now();
    let until = deadline.earlier(link.due(now));
    let woken = match link.stream() {
        Some(stream) => wait(stream.as_fd(), link.interest(want), until),
        None => return Rest::Past,
    };
    // poll(2) fails only where memory is short; the next turn meets what is wrong, the deadline ends it.
    let late = deadline.is_past(now);
    match woken {
        Ok(Woken::Interrupted) => Rest::Interrupted,
        Ok(Woken::Ready) => {
            link.wake();
            if late { Rest::Past } else { Rest::Ready }
        }
        Ok(Woken::TimedOut) | Err(_) => {
            if late || deadline.is_past(clock::now()) {
                Rest::Past
            } else {
                Rest::Due
            }
        }
    }
}
