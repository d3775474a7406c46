//! One connection as PHP's thread uses it: the calls that wait. Each holds the link while it waits, so
//! there is no thread between the caller and the socket; the keeper stays away meanwhile.

use std::{
    fmt, io, mem,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use parking_lot::{Mutex, MutexGuard};

use super::{
    Cause, Closure, Error, Initiator, Message, Operation, Options, Outcome, Record, Stats,
    call::{CloseCall, Payload, PingCall, SendCall},
    drive::{Driven, Pushed, Rest, Signals, drive, push, rest_for_output},
    first_ping::Pinger,
    keeper::Watch,
    link::{Link, Want},
};
use crate::transport::{Deadline, Handle, Header, Opened, Process, Sources, TlsInfo, clock};

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
    /// PHP's thread left something for the keeper that it does not know of.
    pub(crate) restless: AtomicBool,
    /// PHP's thread left something unread, and has told the keeper.
    pub(crate) unread: AtomicBool,
    /// PHP's thread has read since the keeper last looked: it answers by itself.
    pub(crate) receives: AtomicBool,
    /// The files that each TLS on the way went by.
    sources: Vec<Arc<Sources>>,
}

/// A connection that was opened, and perhaps has ended since.
#[derive(Debug)]
pub(crate) struct Connection {
    place: Place,
    owner: Process,
    serial: u64,
    shared: Arc<Shared>,
    pub(super) watch: Option<Watch>,
    pub(crate) remote_address: String,
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocol: Option<String>,
    pub(crate) tls: Option<TlsInfo>,
}

/// Tells connections of one process apart: a call that a signal interrupted may find another one.
static SERIAL: AtomicU64 = AtomicU64::new(0);

impl Connection {
    pub(crate) fn new(
        mut opened: Opened,
        options: &Options,
        place: Place,
        now: Instant,
        traced: bool,
    ) -> io::Result<Self> {
        let headers = mem::take(&mut opened.headers);
        let subprotocol = opened.subprotocol.take();
        let tls = opened.tls.take();
        let sources = mem::take(&mut opened.sources);
        let remote_address = opened.peer.to_string();
        let handle = opened.stream.handle();
        let mut link = Link::new(opened, options, place.clone(), now);
        link.set_traced(traced);
        let shared = Arc::new(Shared {
            link: Mutex::new(link),
            handle,
            restless: AtomicBool::new(false),
            unread: AtomicBool::new(false),
            receives: AtomicBool::new(false),
            sources,
        });
        let watch = options.ping_interval.map(|_| Watch::start(&shared)).transpose()?;
        Ok(Self {
            place,
            owner: Process::current(),
            serial: SERIAL.fetch_add(1, Ordering::Relaxed),
            shared,
            watch,
            remote_address,
            headers,
            subprotocol,
            tls,
        })
    }

    /// The link, unless this is a child of the process that opened it: there the lock may be held by
    /// a thread that does not exist.
    pub(super) fn link(&self) -> Option<MutexGuard<'_, Link>> {
        self.owner.is_current().then(|| self.shared.link.lock())
    }

    /// The link of a connection of this process, unless somebody holds it.
    pub(super) fn try_link(&self) -> Option<MutexGuard<'_, Link>> {
        self.owner.is_current().then(|| self.shared.link.try_lock()).flatten()
    }

    /// Says that this call reads whatever comes: it need not be taken from what the keeper has read.
    pub(super) fn receives(&self) {
        self.shared.receives.store(true, Ordering::Relaxed);
    }

    /// Lets go of the link. What is left to do in it, such as a pong that the socket did not take, is the
    /// keeper's now.
    pub(super) fn release(&self, mut link: MutexGuard<'_, Link>) {
        if link.is_observed() {
            // What lies in our buffers or in TLS's makes no socket readable.
            link.turn(clock::now(), Want::Look);
        }
        let (restless, unread) = (link.is_restless(), link.has_unread());
        drop(link);
        let Some(watch) = &self.watch else { return };
        // Said once is enough until the keeper has looked.
        if restless && !self.shared.restless.swap(true, Ordering::AcqRel) {
            watch.nudge();
        } else if unread && !self.shared.unread.swap(true, Ordering::AcqRel) {
            watch.mention();
        }
    }

    /// Whether certificates and authorities are still those that it was opened with.
    pub(super) fn is_as_trusted(&self, now: Instant) -> bool {
        self.shared.sources.iter().all(|sources| sources.are_current(now))
    }

    /// Its number in this process.
    pub(crate) fn serial(&self) -> u64 {
        self.serial
    }

    /// The endpoint it was opened to.
    pub(crate) fn place(&self) -> &Place {
        &self.place
    }

    /// How long it lasted. A parent's did for ever.
    pub(crate) fn lasted(&self) -> Duration {
        self.link().map_or(Duration::MAX, |link| link.lasted(clock::now()))
    }

    /// When its end was noticed, by a call or by the keeper; now if it was not.
    pub(crate) fn ended_at(&self) -> Instant {
        let ended = self.link().and_then(|link| link.ended_at());
        ended.unwrap_or_else(clock::now)
    }

    /// What came before its end and was not fetched, in order.
    pub(crate) fn drain(&self, mut each: impl FnMut(Message)) {
        let Some(mut link) = self.link() else { return };
        link.wake();
        link.forsake_rest();
        link.keep_whole();
        loop {
            link.turn(clock::now(), Want::One);
            match link.take_message() {
                Some(message) => each(message),
                None if link.is_inflating_paused() => {}
                None => return,
            }
        }
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
        let now = Deadline::At(clock::now());
        let driven = drive(&mut link, now, Want::Ahead, |link| link.closure().cloned());
        self.release(link);
        match driven {
            Driven::Done(closure) => Some(closure),
            Driven::TimedOut | Driven::Interrupted => None,
        }
    }

    pub(crate) fn is_closing(&self) -> bool {
        self.link().is_some_and(|link| link.is_closing())
    }

    /// Says whether frames are to be in the log.
    pub(crate) fn set_traced(&self, traced: bool) {
        if let Some(mut link) = self.link() {
            link.set_traced(traced);
        }
    }

    pub(crate) fn stats(&self) -> Stats {
        self.link().map(|link| link.figures()).unwrap_or_default()
    }

    pub(crate) fn take_log(&self) -> Vec<Record> {
        self.link().map(|mut link| link.take_log()).unwrap_or_default()
    }

    /// Hands a payload to the operating system.
    pub(crate) fn send(
        &mut self,
        call: &mut SendCall,
        payload: Payload<'_>,
    ) -> Outcome<Result<(), Error>> {
        if *call.on.get_or_insert(self.serial) != self.serial {
            return Outcome::Done(Err(self.closed(replaced())));
        }
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        if link.is_between_fragments() && !call.part.continues() {
            return Outcome::Done(Err(Error::MidMessage));
        }
        let mut late = false;
        loop {
            match push(&mut link, call, payload) {
                Ok(Pushed::All) => {
                    self.release(link);
                    call.sending = None;
                    return Outcome::Done(Ok(()));
                }
                Ok(Pushed::Some) => {}
                Err(error) => {
                    link.abandon_message(clock::now());
                    return Outcome::Done(Err(error.into()));
                }
            }
            // The peer may not read because we do not.
            link.turn(clock::now(), Want::Ahead);
            if let Some(closure) = link.send_obstacle() {
                drop(link);
                return Outcome::Done(Err(self.over(closure)));
            }
            if late {
                return Outcome::Done(Err(self.send_late(link, call)));
            }
            match rest_for_output(&mut link, call.deadline, call.signals) {
                Ok(Rest::Ready | Rest::Due) => {}
                Ok(Rest::Past) => late = true,
                Ok(Rest::Interrupted) => return Outcome::Interrupted,
                Err(error) => return Outcome::Done(Err(error.into())),
            }
        }
    }

    /// Gives up a `send()` in whose wait a signal handler threw; `false` if part of it has left and it
    /// must go on, which no signal then interrupts.
    pub(crate) fn abandon(&self, call: &mut SendCall) -> bool {
        call.signals = Signals::Ignored;
        match (self.link(), &call.sending) {
            (Some(mut link), Some(_)) if call.on == Some(self.serial) => link.take_back_message(),
            _ => true,
        }
    }

    /// Gives up a message whose next fragment is not going to come.
    pub(super) fn abandon_message(&self) {
        if let Some(mut link) = self.link() {
            link.abandon_message(clock::now());
            self.release(link);
        }
    }

    /// Ends what a fatal error in a signal handler left half done, in either direction.
    pub(crate) fn abandon_messages(&self) {
        if let Some(mut link) = self.link() {
            let now = clock::now();
            link.abandon_message(now);
            link.abandon_pieces(false, now);
            self.release(link);
        }
    }

    fn send_late(&self, mut link: MutexGuard<'_, Link>, call: &mut SendCall) -> Error {
        let begun = call.part.continues();
        let closed = begun || (call.sending.take().is_some() && !link.take_back_message());
        if closed {
            link.give_up(Cause::HalfSent);
        }
        Error::TimedOut {
            operation: call.operation(),
            limit: call.limit,
            place: self.place.clone(),
            closed,
        }
    }

    fn send_ping(&self) -> Result<u64, Error> {
        let Some(mut link) = self.link() else { return Err(self.closed(forked())) };
        if let Some(closure) = link.send_obstacle() {
            return Err(self.closed(closure));
        }
        let number = link.ping(clock::now(), Pinger::Application)?;
        link.write();
        self.release(link);
        Ok(number)
    }

    /// Sends a ping, unless that is done, and waits for its answer.
    pub(crate) fn ping(&mut self, call: &mut PingCall) -> Outcome<Result<Duration, Error>> {
        let number = match call.sent {
            Some((on, number)) if on == self.serial => number,
            Some(_) => return Outcome::Done(Err(self.closed(replaced()))),
            None => match self.send_ping() {
                Ok(number) => number,
                Err(error) => return Outcome::Done(Err(error)),
            },
        };
        call.sent = Some((self.serial, number));
        let Some(mut link) = self.link() else { return Outcome::Done(Err(self.closed(forked()))) };
        let driven =
            drive(&mut link, call.deadline, Want::Pong, |link| match link.answer_to(number) {
                Some(trip) => Some(Ok(trip)),
                None => link.send_obstacle().map(Err),
            });
        self.release(link);
        let late = || {
            let (limit, place) = (call.limit, self.place.clone());
            Error::TimedOut { operation: Operation::Ping, limit, place, closed: false }
        };
        match driven {
            Driven::Done(Ok(trip)) => Outcome::Done(Ok(trip)),
            Driven::Done(Err(closure)) => Outcome::Done(Err(self.over(closure))),
            Driven::TimedOut => Outcome::Done(Err(late())),
            Driven::Interrupted => Outcome::Interrupted,
        }
    }

    /// The closing handshake. Of one that is already over it says nothing.
    pub(crate) fn close(&mut self, call: &mut CloseCall<'_>) -> Outcome<Result<(), Error>> {
        let first = call.on.is_none();
        if *call.on.get_or_insert(self.serial) != self.serial {
            return Outcome::Done(Ok(()));
        }
        let Some(mut link) = self.link() else { return Outcome::Done(Ok(())) };
        if first && link.closure().is_some() {
            return Outcome::Done(Ok(()));
        }
        link.close(call.code, call.reason, Deadline::after(clock::now(), call.limit));
        let goal = |link: &mut Link| link.is_over().then_some(());
        if let Driven::Interrupted = drive(&mut link, Deadline::Never, Want::End, goal) {
            return Outcome::Interrupted;
        }
        let unanswered = link.closure().is_some_and(|closure| closure.cause == Cause::Unanswered);
        drop(link);
        self.watch = None;
        if !unanswered {
            return Outcome::Done(Ok(()));
        }
        let (limit, place) = (call.limit, self.place.clone());
        let operation = Operation::Close;
        Outcome::Done(Err(Error::TimedOut { operation, limit, place, closed: true }))
    }

    /// A `close()` that somebody else has to finish.
    #[cfg(test)]
    pub(crate) fn start_closing(&self, limit: Duration) {
        if let Some(mut link) = self.link() {
            link.close(1000, "", Deadline::after(clock::now(), limit));
            link.write();
            self.release(link);
        }
    }

    pub(super) fn closed(&self, closure: Closure) -> Error {
        Error::Closed { place: self.place.clone(), closure }
    }

    /// Nobody needs to watch a connection whose end has been told.
    pub(super) fn over(&mut self, closure: Closure) -> Error {
        if self.link().is_some_and(|link| link.is_over()) {
            self.watch = None;
        }
        self.closed(closure)
    }
}

impl Drop for Connection {
    /// Never waits. In a child process it only closes the child's copy of the descriptor: the socket is the
    /// parent's, and what the keeper was doing when the fork came may have been half done.
    fn drop(&mut self) {
        if let Some(mut link) = self.link() {
            link.leave();
        } else {
            if let Some(held) = self.shared.handle.hold() {
                held.close_inherited();
                mem::forget(held);
            }
            mem::forget(Arc::clone(&self.shared));
        }
        self.watch = None;
    }
}

pub(super) fn forked() -> Closure {
    Closure::abnormal(Initiator::Network, Cause::Forked)
}

fn replaced() -> Closure {
    Closure::abnormal(Initiator::Client, Cause::Replaced)
}
