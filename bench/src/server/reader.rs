//! Frames of clients, read with few system calls. Payloads are unmasked only where somebody looks at them.

use std::io::{self, Read};

use crate::stream::Stream;

const ROOM: usize = 256 * 1024;

/// What a client's frame begins with.
#[derive(Clone, Copy, Debug)]
pub struct Header {
    /// Whether the message ends with it.
    pub fin: bool,
    /// RSV1: the message is compressed.
    pub compressed: bool,
    /// As on the wire.
    pub opcode: u8,
    /// Of the payload.
    pub size: usize,
    /// The masking key.
    pub mask: [u8; 4],
}

/// The incoming half of a connection.
#[derive(Debug)]
pub struct Reader {
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    /// Whether the last message is compressed.
    pub compressed: bool,
}

impl Default for Reader {
    fn default() -> Self {
        Self { buffer: vec![0; ROOM], start: 0, end: 0, compressed: false }
    }
}

impl Reader {
    /// A whole message into `message`; returns its opcode, or that of a control frame.
    pub fn message(&mut self, stream: &mut Stream, message: &mut Vec<u8>) -> io::Result<u8> {
        message.clear();
        let mut opcode = 0;
        loop {
            let header = self.header(stream)?;
            if header.opcode != 0 {
                opcode = header.opcode;
                self.compressed = header.compressed;
            }
            let from = message.len();
            self.payload(stream, header.size, |_, piece| {
                message.extend_from_slice(piece);
                Ok(())
            })?;
            unmask(&mut message[from..], header.mask);
            if header.fin {
                return Ok(opcode);
            }
        }
    }

    /// A header; waits for it.
    pub fn header(&mut self, stream: &mut Stream) -> io::Result<Header> {
        self.need(stream, 2)?;
        let [first, second] = [self.buffer[self.start], self.buffer[self.start + 1]];
        if second & 0x80 == 0 {
            return Err(io::Error::other("a frame without a mask"));
        }
        let extra = match second & 0x7F {
            126 => 2,
            127 => 8,
            _ => 0,
        };
        self.need(stream, 6 + extra)?;
        let at = self.start + 2;
        let long =
            self.buffer[at..at + extra].iter().fold(0, |size, byte| size << 8 | usize::from(*byte));
        let size = if extra == 0 { usize::from(second & 0x7F) } else { long };
        let mask = [0, 1, 2, 3].map(|index| self.buffer[at + extra + index]);
        self.start += 6 + extra;
        Ok(Header {
            fin: first & 0x80 != 0,
            compressed: first & 0x40 != 0,
            opcode: first & 0x0F,
            size,
            mask,
        })
    }

    /// Shows a payload, masked as it is, piece by piece, each with its offset.
    pub fn payload(
        &mut self,
        stream: &mut Stream,
        size: usize,
        mut look: impl FnMut(usize, &[u8]) -> io::Result<()>,
    ) -> io::Result<()> {
        let mut seen = 0;
        while seen < size {
            if self.start == self.end {
                self.fill(stream)?;
            }
            let piece = (size - seen).min(self.end - self.start);
            look(seen, &self.buffer[self.start..self.start + piece])?;
            self.start += piece;
            seen += piece;
        }
        Ok(())
    }

    fn need(&mut self, stream: &mut Stream, count: usize) -> io::Result<()> {
        while self.end - self.start < count {
            self.fill(stream)?;
        }
        Ok(())
    }

    fn fill(&mut self, stream: &mut Stream) -> io::Result<()> {
        // What is left is a part of a header at most.
        self.buffer.copy_within(self.start..self.end, 0);
        self.end -= self.start;
        self.start = 0;
        match stream.read(&mut self.buffer[self.end..])? {
            0 => Err(io::ErrorKind::UnexpectedEof.into()),
            count => {
                self.end += count;
                Ok(())
            }
        }
    }
}

/// Takes the mask off a payload from its first byte on.
pub fn unmask(bytes: &mut [u8], mask: [u8; 4]) {
    let (words, rest) = bytes.as_chunks_mut::<4>();
    for word in words {
        *word = (u32::from_ne_bytes(*word) ^ u32::from_ne_bytes(mask)).to_ne_bytes();
    }
    for (byte, key) in rest.iter_mut().zip(mask) {
        *byte ^= key;
    }
}
