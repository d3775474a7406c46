//! Calls that may wait, as far as they have come. A signal, an event or the loss of a connection interrupts
//! them; made again, they go on.

use std::time::{Duration, Instant};

use super::{Kind, connection::Connection, drive::Signals};
use crate::{protocol::Sending, transport::Deadline};

/// A `send()` that a signal may interrupt and that then goes on where it was.
#[derive(Debug)]
pub(crate) struct SendCall {
    pub(super) kind: Kind,
    pub(super) deadline: Deadline,
    pub(super) limit: Duration,
    pub(super) on: Option<u64>,
    pub(super) sending: Option<Sending>,
    pub(super) signals: Signals,
}

impl SendCall {
    pub(crate) fn new(kind: Kind, limit: Duration, now: Instant) -> Self {
        let deadline = Deadline::after(now, limit);
        Self { kind, deadline, limit, on: None, sending: None, signals: Signals::Heeded }
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
