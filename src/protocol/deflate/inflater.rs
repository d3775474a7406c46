//! Received messages, inflated piece by piece and never past a limit.

use flate2::{Decompress, FlushDecompress, Status};

use super::{Agreement, TAIL};

/// The room that a message begins with.
const STEP: usize = 4 * 1024;

/// One direction's state: about 45 KiB, so it is made when the first compressed message comes.
#[derive(Debug)]
pub(crate) struct Inflater {
    stream: Decompress,
    forgets: bool,
}

/// How an attempt to inflate ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Inflated {
    /// All of it is in the message.
    Whole,
    /// The message would be longer than its limit.
    TooBig,
    /// There is no memory for it.
    NoMemory,
    /// This is no DEFLATE data (RFC 1951).
    Malformed,
}

impl Inflater {
    pub(crate) fn new(agreement: Agreement) -> Self {
        // A window as large as can be inflates what was made with any smaller one.
        Self { stream: Decompress::new(false), forgets: agreement.server_no_context_takeover }
    }

    /// Appends what a piece of a message inflates to.
    pub(crate) fn push(
        &mut self,
        mut piece: &[u8],
        message: &mut Vec<u8>,
        limit: usize,
    ) -> Inflated {
        loop {
            if message.len() == message.capacity() {
                // Room doubles, but one byte more than allowed tells that there is more.
                let left = limit.saturating_add(1).saturating_sub(message.len());
                let room = message.len().max(STEP).min(left);
                if message.try_reserve_exact(room).is_err() {
                    return Inflated::NoMemory;
                }
            }
            let (read_before, made_before) = (self.stream.total_in(), message.len());
            let status = self.stream.decompress_vec(piece, message, FlushDecompress::Sync);
            let read = self.stream.total_in() - read_before;
            piece = piece.get(usize::try_from(read).unwrap_or(usize::MAX)..).unwrap_or_default();
            if message.len() > limit {
                return Inflated::TooBig;
            }
            let idle = read == 0 && message.len() == made_before;
            match status {
                // A block may say that it is the last (section 7.2.3.4); what follows begins anew.
                Ok(Status::StreamEnd) => self.stream.reset(false),
                Ok(Status::Ok) if !idle => {}
                Ok(_) if piece.is_empty() => {}
                Ok(_) | Err(_) => return Inflated::Malformed,
            }
            if piece.is_empty() && message.len() < message.capacity() {
                return Inflated::Whole;
            }
        }
    }

    /// Ends a message.
    pub(crate) fn finish(&mut self, message: &mut Vec<u8>, limit: usize) -> Inflated {
        let outcome = self.push(&TAIL, message, limit);
        if self.forgets {
            self.stream.reset(false);
        }
        outcome
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIMIT: usize = 1 << 20;

    fn inflate(inflater: &mut Inflater, bytes: &[u8]) -> Result<Vec<u8>, Inflated> {
        let mut message = Vec::new();
        for piece in bytes.chunks(1) {
            match inflater.push(piece, &mut message, LIMIT) {
                Inflated::Whole => {}
                other => return Err(other),
            }
        }
        match inflater.finish(&mut message, LIMIT) {
            Inflated::Whole => Ok(message),
            other => Err(other),
        }
    }

    /// The examples of RFC 7692, section 7.2.3.
    #[test]
    fn the_rfcs_examples() {
        let hello = Ok(b"Hello".to_vec());
        let mut inflater = Inflater::new(Agreement::default());
        // One block; the same with what the first left in the window; without compression; the last block.
        for bytes in [
            b"\xf2\x48\xcd\xc9\xc9\x07\x00".as_slice(),
            b"\xf2\x00\x11\x00\x00",
            b"\x00\x05\x00\xfa\xff\x48\x65\x6c\x6c\x6f\x00",
            b"\xf3\x48\xcd\xc9\xc9\x07\x00\x00",
            b"\xf2\x48\x05\x00\x00\x00\xff\xff\xca\xc9\xc9\x07\x00",
        ] {
            assert_eq!(inflate(&mut inflater, bytes), hello, "{bytes:x?}");
        }
    }

    #[test]
    fn without_takeover_the_window_is_forgotten() {
        let agreement = Agreement { server_no_context_takeover: true, ..Agreement::default() };
        let mut inflater = Inflater::new(agreement);
        assert_eq!(inflate(&mut inflater, b"\xf2\x48\xcd\xc9\xc9\x07\x00"), Ok(b"Hello".to_vec()));
        assert_eq!(inflate(&mut inflater, b"\xf2\x00\x11\x00\x00"), Err(Inflated::Malformed));
    }

    #[test]
    fn what_is_no_deflate_is_malformed() {
        let mut inflater = Inflater::new(Agreement::default());
        assert_eq!(inflate(&mut inflater, b"\xff\xff\xff\xff"), Err(Inflated::Malformed));
    }

    #[test]
    fn a_message_may_be_as_long_as_its_limit_and_no_longer() {
        for (length, expected) in [(1000, Inflated::Whole), (1001, Inflated::TooBig)] {
            let mut stream = flate2::Compress::new(flate2::Compression::best(), false);
            let mut bytes = Vec::with_capacity(4096);
            stream.compress_vec(&vec![7; length], &mut bytes, flate2::FlushCompress::Sync).unwrap();
            let mut message = Vec::new();
            let mut inflater = Inflater::new(Agreement::default());
            let piece = bytes.strip_suffix(&TAIL).unwrap();
            let mut outcome = inflater.push(piece, &mut message, 1000);
            if outcome == Inflated::Whole {
                outcome = inflater.finish(&mut message, 1000);
            }
            assert_eq!(outcome, expected);
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
        assert_eq!(inflater.push(&bytes, &mut message, LIMIT), Inflated::TooBig);
        assert_eq!((message.len(), message.capacity()), (LIMIT + 1, LIMIT + 1));
    }
}
