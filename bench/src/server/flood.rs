//! Many messages from few prebuilt bytes. Not a codec: every frame is made before the clock runs.

use std::io::{self, Write};

use flate2::{Compress, Compression, FlushCompress};

use crate::frame;
use crate::payload::{JSON_SIZE, Kind, json};
use crate::stream::Stream;

/// What one write(2) has to reach at least.
const BATCH: usize = 512 * 1024;
/// Of larger messages only a part is kept, which is sent again and again and stays in the cache.
const WHOLE: usize = 256 * 1024;
const JSON_MESSAGES: u64 = 4096;

/// Frames ready to be sent, as often as asked for.
#[derive(Debug)]
pub enum Flood {
    /// Frames one behind the other, and where each ends.
    Small { bytes: Vec<u8>, ends: Vec<usize> },
    /// One frame: its header with the first part, the part alone, and how often that follows.
    Large { first: Vec<u8>, part: Vec<u8>, more: usize },
}

impl Flood {
    /// The same message over and over.
    pub fn of(kind: Kind, size: usize) -> Self {
        if kind == Kind::Json {
            return Self::small((0..JSON_MESSAGES).map(|nth| frame::from_server(1, &json(nth))));
        }
        if size <= WHOLE {
            let one = frame::from_server(kind.opcode(), &kind.message(size));
            let count = BATCH.div_ceil(one.len());
            return Self::small(std::iter::repeat_n(one, count));
        }
        assert!(size.is_multiple_of(WHOLE), "large messages are whole parts");
        let part = kind.message(WHOLE);
        let mut first = frame::header(kind.opcode(), size, None);
        first.extend(&part);
        Self::Large { first, part, more: size / WHOLE - 1 }
    }

    /// JSON under permessage-deflate. The compressor begins with an empty window, which a client that keeps its own
    /// understands too: so the bytes can be sent again from the beginning.
    pub fn deflated(window_bits: u8, keep_context: bool) -> Self {
        let mut compressor =
            Compress::new_with_window_bits(Compression::default(), false, window_bits);
        Self::small((0..JSON_MESSAGES).map(|nth| {
            if !keep_context {
                compressor.reset();
            }
            let mut out = Vec::with_capacity(2 * JSON_SIZE);
            compressor
                .compress_vec(&json(nth), &mut out, FlushCompress::Sync)
                .expect("room for twice the message");
            // RFC 7692, 7.2.1: the end of a flush is left out.
            out.truncate(out.len() - 4);
            frame::from_server(0x41, &out)
        }))
    }

    /// Sends this many messages.
    pub fn send(&self, stream: &mut Stream, n: usize) -> io::Result<()> {
        match self {
            Self::Small { bytes, ends } => {
                for _ in 0..n / ends.len() {
                    stream.write_all(bytes)?;
                }
                if let Some(rest) = (n % ends.len()).checked_sub(1) {
                    stream.write_all(&bytes[..ends[rest]])?;
                }
            }
            Self::Large { first, part, more } => {
                for _ in 0..n {
                    stream.write_all(first)?;
                    for _ in 0..*more {
                        stream.write_all(part)?;
                    }
                }
            }
        }
        stream.flush()
    }

    fn small(frames: impl Iterator<Item = Vec<u8>>) -> Self {
        let (mut bytes, mut ends) = (Vec::new(), Vec::new());
        for frame in frames {
            bytes.extend(frame);
            ends.push(bytes.len());
        }
        Self::Small { bytes, ends }
    }
}
