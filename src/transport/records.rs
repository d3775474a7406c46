//! TLS records between OpenSSL and the socket. OpenSSL writes each by itself, 16 KiB at most, and reads its header and its
//! body one after the other; here many of them share a system call. Not the socket.

use std::{cell::Cell, mem};

/// As many wait for one another: the records of a piece of payload of 256 KiB.
const MOST: usize = 288 * 1024;

/// A capacity worth keeping between writes; more is given back.
const KEEP: usize = 32 * 1024;

/// As much is read at once.
const ROOM: usize = 64 * 1024;

thread_local! {
    /// Room for records to send, and for received ones, that no connection of this thread has in use now.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
    static SPARE_ROOM: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// Records in both directions.
#[derive(Debug, Default)]
pub(super) struct Records {
    pub(super) outgoing: Outgoing,
    pub(super) received: Received,
}

/// Bytes that were received and that OpenSSL has not asked for yet.
#[derive(Debug, Default)]
pub(super) struct Received {
    room: Vec<u8>,
    start: usize,
    end: usize,
}

impl Received {
    pub(super) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    /// Where the next ones go, when there are none: room for at most so many.
    pub(super) fn room(&mut self, most: usize) -> &mut [u8] {
        if self.room.is_empty() {
            let spare = SPARE_ROOM.take();
            self.room = if spare.is_empty() { vec![0; ROOM] } else { spare };
        }
        let length = self.room.len().min(most);
        self.room.get_mut(..length).unwrap_or_default()
    }

    /// Says how many came.
    pub(super) fn fill(&mut self, count: usize) {
        (self.start, self.end) = (0, count);
        self.give_back();
    }

    /// Gives as many as there is room for, or are here.
    pub(super) fn take(&mut self, target: &mut [u8]) -> usize {
        let here = self.room.get(self.start..self.end).unwrap_or_default();
        let taken = here.get(..target.len()).unwrap_or(here);
        if let Some(target) = target.get_mut(..taken.len()) {
            target.copy_from_slice(taken);
        }
        let count = taken.len();
        self.start += count;
        self.give_back();
        count
    }

    /// Most connections rest most of the time.
    fn give_back(&mut self) {
        if self.is_empty() && !self.room.is_empty() {
            SPARE_ROOM.set(mem::take(&mut self.room));
        }
    }
}

/// Records that the socket has not taken yet.
#[derive(Debug, Default)]
pub(super) struct Outgoing {
    bytes: Vec<u8>,
    sent: usize,
    gathers: bool,
}

impl Outgoing {
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

    pub(super) fn gathers(&self) -> bool {
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
        let mut records = Outgoing::default();
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
    fn what_was_received_is_taken_in_order() {
        let mut received = Received::default();
        received.room(usize::MAX)[..5].copy_from_slice(b"bytes");
        received.fill(5);
        let mut target = [0; 3];
        assert_eq!((received.take(&mut target), &target), (3, b"byt"));
        assert!(!received.is_empty());
        assert_eq!((received.take(&mut target), &target[..2]), (2, &b"es"[..]));
        assert!(received.is_empty() && received.room.is_empty());
        assert_eq!(received.take(&mut target), 0);
    }

    #[test]
    fn much_room_is_given_back() {
        let mut records = Outgoing::default();
        records.push(&[0; MOST]);
        assert!(records.is_full());
        records.advance(MOST);
        assert_eq!(records.bytes.capacity(), 0);
        records.gather(true);
        assert!(records.bytes.capacity() >= MOST);
    }
}
