//! Messages that need no turn of the link: no clock, no system call, nothing but their bytes.

use super::{Incoming, Link, Outgoing};
use crate::protocol::Kind;

impl Link {
    /// Kind and length of the next message, if there is one and nothing else is to be done first.
    pub(crate) fn at_hand(&mut self) -> Option<(Kind, usize)> {
        if self.is_undisturbed() { self.next_at_hand() } else { None }
    }

    fn next_at_hand(&mut self) -> Option<(Kind, usize)> {
        if let Some(message) = self.inbox.first() {
            return Some((message.kind, message.data.len()));
        }
        if self.is_ours() { self.websocket.at_hand() } else { None }
    }

    /// Gives its bytes to `take`; `false` if it is not the next one any more. And says what the next one is then.
    pub(crate) fn take_at_hand(
        &mut self,
        wanted: (Kind, usize),
        take: impl FnOnce(&[u8]),
    ) -> (bool, Option<(Kind, usize)>) {
        if !self.is_undisturbed() {
            return (false, None);
        }
        if let Some(message) = self.inbox.first() {
            let is_same = (message.kind, message.data.len()) == wanted;
            if is_same {
                take(&message.data);
                self.inbox.take();
            }
            return (is_same, self.next_at_hand());
        }
        let taken = self.is_ours() && self.websocket.take_at_hand(wanted, take);
        if taken {
            self.stats.messages_received += 1;
            self.stats.bytes_received += wanted.1 as u64;
            self.rest();
        }
        (taken, self.next_at_hand())
    }

    /// Gives the buffer back that is empty now, if nothing more is in the socket.
    fn rest(&mut self) {
        if self.drained {
            self.websocket.rest();
        }
    }

    /// Gives messages to `take` as long as it wants more.
    pub(crate) fn take_all_at_hand(&mut self, mut take: impl FnMut(Kind, &[u8]) -> bool) {
        while let Some(message) = self.inbox.first() {
            if !take(message.kind, &message.data) {
                return;
            }
            self.inbox.take();
        }
        if self.at_hand().is_some() {
            let stats = &mut self.stats;
            self.websocket.take_all_at_hand(|kind, payload| {
                let taken = take(kind, payload);
                stats.messages_received += u64::from(taken);
                stats.bytes_received += if taken { payload.len() as u64 } else { 0 };
                taken
            });
            self.rest();
        }
    }

    /// Whether what comes is for whoever asks now.
    fn is_ours(&self) -> bool {
        self.unowned.is_none() && self.incoming != Incoming::Orphaned && self.held.is_none()
    }

    /// Whether nobody is to be told of what is taken, and nothing waits to go out.
    fn is_undisturbed(&self) -> bool {
        self.closure.is_none()
            && self.closing.is_none()
            && self.write_error.is_none()
            && self.message == Outgoing::None
            && !self.has_output()
    }
}
