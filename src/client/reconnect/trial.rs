//! A connection on trial: whether its loss goes on with the outage that it seemed to end, or begins another one.

use std::time::Duration;

use super::Outage;

/// An outage, and what the connection that seems to have ended it has shown since.
#[derive(Debug, Clone)]
pub(crate) struct Trial {
    outage: Outage,
    shown: Shown,
}

/// What a connection has shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shown {
    /// The `connect()` that opened it has not returned: its limits hold until then, whatever the server does.
    Connecting,
    /// It has returned. The first message that is taken counts.
    Connected,
    /// It was opened in place of one that was lost.
    Reopened,
    /// A message was taken. It may be the greeting of a server that sends its clients away.
    Greeted,
    /// Messages were taken.
    Proved,
}

impl Trial {
    /// Of a connection that this outage found, in a `connect()` or in another call.
    pub(crate) fn new(outage: Outage, in_connect: bool) -> Self {
        Self { outage, shown: if in_connect { Shown::Connecting } else { Shown::Reopened } }
    }

    /// The application has taken messages of the connection, and not in a callback.
    pub(crate) fn took(&mut self, messages: usize) {
        for _ in 0..messages.min(2) {
            self.shown = match self.shown {
                Shown::Connecting => return,
                Shown::Reopened => Shown::Greeted,
                Shown::Connected | Shown::Greeted | Shown::Proved => Shown::Proved,
            };
        }
    }

    /// The `connect()` that opened the connection is over.
    pub(crate) fn returned(&mut self) {
        if self.shown == Shown::Connecting {
            self.shown = Shown::Connected;
        }
    }

    /// Whether the outage was over before the connection ended after that long; `ordinary` if the server closed it as
    /// servers do that have said all.
    pub(crate) fn is_passed(
        &self,
        lasted: Duration,
        stable_after: Duration,
        ordinary: bool,
    ) -> bool {
        match self.shown {
            Shown::Connecting => false,
            Shown::Proved => true,
            Shown::Greeted if ordinary => true,
            Shown::Connected | Shown::Reopened | Shown::Greeted => lasted >= stable_after,
        }
    }

    /// The outage, to go on with.
    pub(crate) fn into_outage(self) -> Outage {
        self.outage
    }
}
