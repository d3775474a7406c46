//! Received messages, inflated piece by piece and never past a limit.

use flate2::{Decompress, FlushDecompress, Status};

use super::{Agreement, TAIL};
use crate::protocol::Violation;

/// The room that a message begins with.
const STEP: usize = 4 * 1024;

/// Up to this length a message's last piece and [`TAIL`] are inflated as one.
const JOINED: usize = 512;

/// One direction's state: about 45 KiB, so it is made when the first compressed message comes.
#[derive(Debug)]
pub(crate) struct Inflater {
    stream: Decompress,
    forgets: bool,
    /// What of [`TAIL`] a message's end that was interrupted has still to inflate.
    tail: &'static [u8],
}

/// How far it came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inflated {
    /// All of it is in the message.
    Whole,
    /// The message is one byte longer than its limit, and there is more.
    Full,
}

/// Why it cannot be inflated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum InflateError {
    /// There is no memory for it.
    NoMemory,
    /// This is no DEFLATE data (RFC 1951).
    Malformed,
}

impl InflateError {
    /// As the connection's end, `size` bytes into a message.
    pub(crate) fn violation(self, size: u64) -> Violation {
        match self {
            Self::NoMemory => Violation::NoMemory { size },
            Self::Malformed => Violation::Inflate,
        }
    }
}

impl Inflater {
    pub(crate) fn new(agreement: Agreement) -> Self {
        // A window as large as can be inflates what was made with any smaller one.
        Self {
            stream: Decompress::new(false),
            forgets: agreement.server_no_context_takeover,
            tail: &TAIL,
        }
    }

    /// Appends what a piece of a message inflates to, and takes from the piece what that needs. When the message is
    /// full it stops, and goes on when it is called again with the rest and with more room.
    pub(crate) fn push(
        &mut self,
        piece: &mut &[u8],
        message: &mut Vec<u8>,
        limit: usize,
    ) -> Result<Inflated, InflateError> {
        loop {
            if message.len() > limit {
                return Ok(Inflated::Full);
            }
            if message.len() == message.capacity() {
                // Room doubles, but one byte more than allowed tells that there is more.
                let left = limit.saturating_add(1).saturating_sub(message.len());
                let room = message.len().max(STEP).min(left);
                if message.try_reserve_exact(room).is_err() {
                    return Err(InflateError::NoMemory);
                }
            }
            let (read_before, made_before) = (self.stream.total_in(), message.len());
            let status = self.stream.decompress_vec(piece, message, FlushDecompress::Sync);
            let read = self.stream.total_in() - read_before;
            *piece = piece.get(usize::try_from(read).unwrap_or(usize::MAX)..).unwrap_or_default();
            let idle = read == 0 && message.len() == made_before;
            match status {
                // A block may say that it is the last (section 7.2.3.4); what follows begins anew.
                Ok(Status::StreamEnd) => self.stream.reset(false),
                Ok(Status::Ok) if !idle => {}
                Ok(_) if piece.is_empty() => {}
                // Of a message that is full, the fault behind it is met when it goes on.
                Ok(_) | Err(_) if message.len() > limit => {}
                Ok(_) | Err(_) => return Err(InflateError::Malformed),
            }
            if piece.is_empty() && message.len() < message.capacity() && message.len() <= limit {
                return Ok(Inflated::Whole);
            }
        }
    }

    /// As [`Self::push`], of the last piece of a message, which ends with it.
    pub(crate) fn finish(
        &mut self,
        piece: &mut &[u8],
        message: &mut Vec<u8>,
        limit: usize,
    ) -> Result<Inflated, InflateError> {
        if piece.len() > JOINED && self.push(piece, message, limit)? == Inflated::Full {
            return Ok(Inflated::Full);
        }
        let mut joined = [0; JOINED + TAIL.len()];
        let (first, second) = joined.split_at_mut(piece.len());
        first.copy_from_slice(piece);
        second.iter_mut().zip(self.tail).for_each(|(to, from)| *to = *from);
        let mut rest = joined.get(..piece.len() + self.tail.len()).unwrap_or_default();
        let outcome = self.push(&mut rest, message, limit)?;
        let piece_left = rest.len().saturating_sub(self.tail.len());
        let tail_left = rest.len() - piece_left;
        *piece = piece.get(piece.len() - piece_left..).unwrap_or_default();
        self.tail = self.tail.get(self.tail.len() - tail_left..).unwrap_or_default();
        if outcome == Inflated::Whole {
            self.tail = &TAIL;
            if self.forgets {
                self.stream.reset(false);
            }
        }
        Ok(outcome)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    /// All but the last `last` bytes one by one.
    fn inflate(
        inflater: &mut Inflater,
        bytes: &[u8],
        last: usize,
    ) -> Result<Vec<u8>, InflateError> {
        let mut message = Vec::new();
        let (first, mut last) = bytes.split_at(bytes.len() - last);
        for mut piece in first.chunks(1) {
            assert_eq!(inflater.push(&mut piece, &mut message, LIMIT)?, Inflated::Whole);
        }
        assert_eq!(inflater.finish(&mut last, &mut message, LIMIT)?, Inflated::Whole);
        assert!(last.is_empty());
        Ok(message)
    }

    fn deflated(bytes: &[u8]) -> Vec<u8> {
        let mut stream = flate2::Compress::new(flate2::Compression::best(), false);
        let mut out = Vec::with_capacity(bytes.len() + 4096);
        stream.compress_vec(bytes, &mut out, flate2::FlushCompress::Sync).unwrap();
        out.strip_suffix(&TAIL).unwrap().to_vec()
    }

    /// The examples of RFC 7692, section 7.2.3.
    #[test]
    fn the_rfcs_examples() {
        let hello = Ok(b"Hello".to_vec());
        for last in 0..6 {
            let mut inflater = Inflater::new(Agreement::default());
            // One block; the same with what the first left in the window; without compression; the last block; two.
            for bytes in [
                b"\xf2\x48\xcd\xc9\xc9\x07\x00".as_slice(),
                b"\xf2\x00\x11\x00\x00",
                b"\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00",
                b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00",
                b"\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00",
            ] {
                assert_eq!(inflate(&mut inflater, bytes, last), hello, "{bytes:x?}");
            }
        }
    }

    #[test]
    fn without_takeover_the_window_is_forgotten() {
        let agreement = Agreement { server_no_context_takeover: true, ..Agreement::default() };
        let mut inflater = Inflater::new(agreement);
        let hello = inflate(&mut inflater, b"\xf2\x48\xcd\xc9\xc9\x07\x00", 7);
        assert_eq!(hello, Ok(b"Hello".to_vec()));
        let other = inflate(&mut inflater, b"\xf2\x00\x11\x00\x00", 5);
        assert_eq!(other, Err(InflateError::Malformed));
    }

    #[test]
    fn what_is_no_deflate_is_malformed() {
        let mut inflater = Inflater::new(Agreement::default());
        assert_eq!(inflate(&mut inflater, b"\xff\xff\xff\xff", 0), Err(InflateError::Malformed));
    }

    #[test]
    fn a_message_may_be_as_long_as_its_limit_and_no_longer() {
        for (length, expected) in [(1000, Inflated::Whole), (1001, Inflated::Full)] {
            let bytes = deflated(&vec![7; length]);
            let mut message = Vec::new();
            let mut inflater = Inflater::new(Agreement::default());
            let outcome = inflater.finish(&mut &bytes[..], &mut message, 1000);
            assert_eq!(outcome, Ok(expected));
        }
    }

    #[test]
    fn what_is_taken_out_of_a_full_message_makes_room_for_the_rest() {
        let text: Vec<u8> = (0..100_000_u32).flat_map(u32::to_le_bytes).collect();
        for forgets in [false, true] {
            let agreement =
                Agreement { server_no_context_takeover: forgets, ..Agreement::default() };
            let mut inflater = Inflater::new(agreement);
            for _ in 0..2 {
                let bytes = deflated(&text);
                let (mut rest, mut piece, mut back) = (&bytes[..], Vec::new(), Vec::new());
                while inflater.finish(&mut rest, &mut piece, 999) == Ok(Inflated::Full) {
                    assert_eq!(piece.len(), 1000);
                    back.append(&mut piece);
                }
                back.append(&mut piece);
                assert!(rest.is_empty() && back == text);
            }
        }
    }

    #[test]
    fn a_bomb_costs_no_more_than_the_limit() {
        let mut stream = flate2::Compress::new(flate2::Compression::best(), false);
        let mut bytes = Vec::with_capacity(1 << 20);
        let zeros = vec![0; 1 << 20];
        for _ in 0..64 {
            stream.compress_vec(&zeros, &mut bytes, flate2::FlushCompress::None).unwrap();
        }
        let mut message = Vec::new();
        let mut inflater = Inflater::new(Agreement::default());
        assert_eq!(inflater.push(&mut &bytes[..], &mut message, LIMIT), Ok(Inflated::Full));
        assert_eq!((message.len(), message.capacity()), (LIMIT + 1, LIMIT + 1));
    }
}
