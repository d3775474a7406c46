//! Calls that may wait, as far as they have come. A signal, an event or the loss of a connection interrupts
//! them; made again, they go on.

use std::{
    fmt,
    time::{Duration, Instant},
};

use super::{Kind, Operation, connection::Connection, drive::Signals};
use crate::{
    protocol::{Part, Sending},
    transport::Deadline,
};

/// What a `send()` sends, the same each time it is made.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Payload<'p> {
    /// A message or a fragment of one.
    One(&'p [u8]),
    /// Small messages, written together.
    Many(&'p dyn Messages),
}

/// Messages that the caller keeps.
pub(crate) trait Messages: fmt::Debug {
    /// One of them, counted from 0.
    fn get(&self, index: usize) -> Option<&[u8]>;
}

/// What of it is with the link and has not all been written.
#[derive(Debug)]
pub(super) enum UnderWay {
    Part(Sending),
    Messages(usize),
}

/// A `send()`, or a fragment of a `sendFragments()`, that a signal may interrupt and that then goes on where it was.
#[derive(Debug)]
pub(crate) struct SendCall {
    pub(super) part: Part,
    pub(super) deadline: Deadline,
    pub(super) limit: Duration,
    pub(super) on: Option<u64>,
    pub(super) sending: Option<UnderWay>,
    /// Of several messages, those that were handed over.
    pub(super) handed: usize,
    pub(super) signals: Signals,
}

impl SendCall {
    pub(super) fn new(kind: Kind, limit: Duration, now: Instant) -> Self {
        Self::of(Part::Whole(kind), None, limit, now)
    }

    /// A part that continues a message goes out `on` the connection where that began, or not at all.
    pub(super) fn of(part: Part, on: Option<u64>, limit: Duration, now: Instant) -> Self {
        let deadline = Deadline::after(now, limit);
        Self { part, deadline, limit, on, sending: None, handed: 0, signals: Signals::Heeded }
    }

    pub(super) fn operation(&self) -> Operation {
        if matches!(self.part, Part::Whole(_)) { Operation::Send } else { Operation::Fragment }
    }

    /// Whether some of it may have left and not all of it has.
    pub(crate) fn is_under_way(&self) -> bool {
        self.sending.is_some()
    }

    /// Whether it is a message of its own.
    pub(crate) fn is_whole(&self) -> bool {
        matches!(self.part, Part::Whole(_))
    }

    pub(crate) fn deadline(&self) -> Deadline {
        self.deadline
    }

    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }

    /// Starts anew on another connection: what of the message went out on the old one is lost with it.
    pub(crate) fn follow(&mut self, connection: &Connection) {
        if self.on.is_some_and(|on| on != connection.serial()) {
            self.on = None;
            self.sending = None;
        }
    }
}

/// A `ping()` that a signal may interrupt.
#[derive(Debug)]
pub(crate) struct PingCall {
    pub(super) deadline: Deadline,
    pub(super) limit: Duration,
    /// The connection it was sent on, and its number there.
    pub(super) sent: Option<(u64, u64)>,
}

impl PingCall {
    pub(crate) fn new(limit: Duration, now: Instant) -> Self {
        Self { deadline: Deadline::after(now, limit), limit, sent: None }
    }

    pub(crate) fn deadline(&self) -> Deadline {
        self.deadline
    }

    pub(crate) fn limit(&self) -> Duration {
        self.limit
    }

    /// Has it sent once more on another connection.
    pub(crate) fn follow(&mut self, connection: &Connection) {
        self.sent = self.sent.filter(|(on, _)| *on == connection.serial());
    }
}

/// A `close()` that a signal may interrupt.
#[derive(Debug)]
pub(crate) struct CloseCall<'r> {
    pub(crate) code: u16,
    pub(crate) reason: &'r str,
    pub(crate) limit: Duration,
    pub(super) on: Option<u64>,
}

impl<'r> CloseCall<'r> {
    pub(crate) fn new(code: u16, reason: &'r str, limit: Duration) -> Self {
        Self { code, reason, limit, on: None }
    }
}
