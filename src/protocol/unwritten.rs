//! Frames as bytes, until the socket has taken them. Their memory is zeroed once and then used again and again, so that a
//! payload is masked on its way there and each of its bytes written once. Not the frames themselves.

use std::{cell::Cell, io, mem};

use super::mask;

/// As much is worth keeping between messages; more is given back.
const KEEP: usize = 64 * 1024;

thread_local! {
    /// Room for a large piece that no connection of this thread has in use now: to get it anew costs more than to fill it.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// The bytes that the socket has not taken yet.
#[derive(Debug, Default)]
pub(super) struct Unwritten {
    memory: Vec<u8>,
    start: usize,
    end: usize,
}

impl Unwritten {
    /// What is to be written next.
    pub(super) fn pending(&self) -> &[u8] {
        self.memory.get(self.start..self.end).unwrap_or_default()
    }

    /// How much there is, with what was taken of it.
    pub(super) fn len(&self) -> usize {
        self.end
    }

    /// Says that the first `count` bytes of [`Self::pending`] were written.
    pub(super) fn advance(&mut self, count: usize) {
        self.start += count;
        if self.start >= self.end {
            (self.start, self.end) = (0, 0);
            if self.memory.len() > KEEP {
                SPARE.set(mem::take(&mut self.memory));
            }
        }
    }

    pub(super) fn append_masked(&mut self, payload: &[u8], key: [u8; 4], offset: usize) {
        mask::copy(self.room(payload.len()), payload, key, offset);
        self.end += payload.len();
    }

    /// So many bytes behind what there is.
    fn room(&mut self, length: usize) -> &mut [u8] {
        let end = self.end + length;
        if end > self.memory.len() {
            self.grow(end);
        }
        self.memory.get_mut(self.end..end).unwrap_or_default()
    }

    #[cold]
    fn grow(&mut self, length: usize) {
        if self.end == 0 {
            let spare = SPARE.take();
            if spare.len() > self.memory.len() {
                self.memory = spare;
            }
        }
        if length > self.memory.len() {
            self.memory.reserve(length - self.memory.len());
            self.memory.resize(self.memory.capacity(), 0);
        }
    }
}

/// For headers.
impl io::Write for Unwritten {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Some(room) = self.room(bytes.len()).get_mut(..bytes.len()) {
            room.copy_from_slice(bytes);
        }
        self.end += bytes.len();
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;

    #[test]
    fn what_was_not_taken_stays_in_order() {
        let mut unwritten = Unwritten::default();
        unwritten.write_all(b"head").unwrap();
        unwritten.append_masked(&[1, 2, 3, 4, 5], [1, 1, 1, 1], 0);
        assert_eq!(unwritten.pending(), b"head\x00\x03\x02\x05\x04");
        unwritten.advance(6);
        unwritten.append_masked(&[0; 3], [1, 2, 3, 4], 3);
        assert_eq!(unwritten.pending(), b"\x02\x05\x04\x04\x01\x02");
        assert_eq!(unwritten.len(), 12);
        unwritten.advance(6);
        assert_eq!((unwritten.pending(), unwritten.len()), (&b""[..], 0));
        // Nothing of the first bytes shines through.
        unwritten.append_masked(&[0; 9], [0; 4], 0);
        assert_eq!(unwritten.pending(), [0; 9]);
    }

    #[test]
    fn much_room_is_given_back() {
        let mut unwritten = Unwritten::default();
        for _ in 0..2 {
            unwritten.write_all(b"head").unwrap();
            unwritten.append_masked(&[0; 2 * KEEP], [9; 4], 0);
            assert_eq!(unwritten.pending().len(), 2 * KEEP + 4);
            assert!(unwritten.pending().starts_with(b"head\t\t"));
            unwritten.advance(2 * KEEP + 4);
            assert!(unwritten.memory.is_empty());
        }
    }
}
