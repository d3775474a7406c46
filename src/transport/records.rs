//! TLS records on their way to the socket. OpenSSL writes each by itself, 16 KiB at most; here those of one piece of
//! payload wait for one another, so that they leave with one system call. Not the socket.

use std::{cell::Cell, mem};

/// As many wait for one another: the records of a piece of payload of 256 KiB.
const MOST: usize = 288 * 1024;

/// A capacity worth keeping between writes; more is given back.
const KEEP: usize = 32 * 1024;

thread_local! {
    /// Room that no connection of this thread has in use now.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Records that the socket has not taken yet.
#[derive(Debug, Default)]
pub(super) struct Records {
    bytes: Vec<u8>,
    sent: usize,
    gathers: bool,
}

impl Records {
    /// Has what is written from now on wait, or says that no more is to come.
    pub(super) fn gather(&mut self, gathers: bool) {
        self.gathers = gathers;
        if gathers && self.bytes.capacity() <= KEEP {
            let spare = SPARE.take();
            if self.bytes.is_empty() && spare.capacity() > KEEP {
                self.bytes = spare;
            }
        }
    }

    pub(super) fn are_gathered(&self) -> bool {
        self.gathers
    }

    pub(super) fn is_full(&self) -> bool {
        self.bytes.len() >= MOST
    }

    pub(super) fn push(&mut self, record: &[u8]) {
        self.bytes.extend_from_slice(record);
    }

    /// What the socket is to be given next.
    pub(super) fn pending(&self) -> &[u8] {
        self.bytes.get(self.sent..).unwrap_or_default()
    }

    /// Says that it took the first `count` bytes of that.
    pub(super) fn advance(&mut self, count: usize) {
        self.sent += count;
        if self.sent >= self.bytes.len() {
            self.bytes.clear();
            self.sent = 0;
            if self.bytes.capacity() > KEEP {
                SPARE.set(mem::take(&mut self.bytes));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_not_taken_stays_in_order() {
        let mut records = Records::default();
        records.gather(true);
        records.push(b"one");
        records.push(b"two");
        records.gather(false);
        assert_eq!(records.pending(), b"onetwo");
        records.advance(4);
        assert_eq!(records.pending(), b"wo");
        records.gather(true);
        records.push(b"three");
        assert_eq!(records.pending(), b"wothree");
        records.advance(7);
        assert!(records.pending().is_empty() && !records.is_full());
    }

    #[test]
    fn much_room_is_given_back() {
        let mut records = Records::default();
        records.push(&[0; MOST]);
        assert!(records.is_full());
        records.advance(MOST);
        assert_eq!(records.bytes.capacity(), 0);
        records.gather(true);
        assert!(records.bytes.capacity() >= MOST);
    }
}
