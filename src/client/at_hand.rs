//! The message that a call finds at hand: it is had without looking at anything else. Where there is none,
//! [`Client::recv`] looks everywhere.

use super::{Client, Kind, connection::Connection};

impl Connection {
    fn at_hand(&self) -> Option<(Kind, usize)> {
        self.link()?.at_hand()
    }

    fn take_at_hand(&self, length: usize, take: impl FnOnce(&[u8])) -> bool {
        self.link().is_some_and(|mut link| link.take_at_hand(length, take))
    }
}

impl Client {
    /// Kind and length of the next message, if it is here and the application is to know of nothing before it.
    pub(crate) fn at_hand(&self) -> Option<(Kind, usize)> {
        let is_calm = self.kept.is_empty()
            && self.pending.is_none()
            && self.unfetched.is_none()
            && self.search.is_none()
            && !self.abandoned
            && self.readiness.is_none();
        if is_calm { self.connection.as_ref()?.at_hand() } else { None }
    }

    /// Gives its bytes to `take`, which must not fail: it is gone then. `false` if there is another one by now.
    pub(crate) fn take_at_hand(&self, length: usize, take: impl FnOnce(&[u8])) -> bool {
        self.connection.as_ref().is_some_and(|connection| connection.take_at_hand(length, take))
    }
}
