//! Frames on their way out: encoded, masked and waiting to be written. Not the socket.

use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

use super::{
    Kind,
    mask::{Entropy, MaskKeys, NoEntropy, append_masked},
};

/// How much of a large payload is masked and held at a time: 256 KiB to 1 MiB cost the least.
const PIECE: usize = 256 * 1024;

/// A capacity worth keeping between messages; more is given back.
const KEEP: usize = 64 * 1024;

/// The bytes that the socket has not taken yet.
#[derive(Debug)]
pub(crate) struct Outbound {
    keys: MaskKeys,
    bytes: Vec<u8>,
    written: usize,
}

/// A data message part of which has been encoded. While one is under way no other frame may be.
#[derive(Debug)]
pub(crate) struct Sending {
    key: [u8; 4],
    encoded: usize,
}

impl Outbound {
    pub(crate) fn new(entropy: Entropy) -> Self {
        Self { keys: MaskKeys::new(entropy), bytes: Vec::new(), written: 0 }
    }

    /// What is to be written next.
    pub(crate) fn pending(&self) -> &[u8] {
        self.bytes.get(self.written..).unwrap_or_default()
    }

    /// Says that the first `count` bytes of [`Self::pending`] were written.
    pub(crate) fn advance(&mut self, count: usize) {
        self.written += count;
        if self.written >= self.bytes.len() {
            self.bytes.clear();
            self.bytes.shrink_to(KEEP);
            self.written = 0;
        }
    }

    /// Forgets what has not been written.
    pub(crate) fn discard(&mut self) {
        self.bytes = Vec::new();
        self.written = 0;
    }

    /// Encodes a whole control frame.
    pub(crate) fn control(&mut self, opcode: Control, body: &[u8]) -> Result<(), NoEntropy> {
        let key = self.header(OpCode::Control(opcode), body.len())?;
        append_masked(&mut self.bytes, body, key, 0);
        Ok(())
    }

    /// Encodes the header and the first piece of an unfragmented message.
    pub(crate) fn start(&mut self, kind: Kind, payload: &[u8]) -> Result<Sending, NoEntropy> {
        let opcode = match kind {
            Kind::Text => Data::Text,
            Kind::Binary => Data::Binary,
        };
        let key = self.header(OpCode::Data(opcode), payload.len())?;
        let mut sending = Sending { key, encoded: 0 };
        self.go_on(&mut sending, payload);
        Ok(sending)
    }

    /// Encodes the next piece; `false` when the whole payload has been.
    pub(crate) fn go_on(&mut self, sending: &mut Sending, payload: &[u8]) -> bool {
        let rest = payload.get(sending.encoded..).unwrap_or_default();
        let piece = rest.get(..PIECE).unwrap_or(rest);
        append_masked(&mut self.bytes, piece, sending.key, sending.encoded);
        sending.encoded += piece.len();
        !piece.is_empty()
    }

    fn header(&mut self, opcode: OpCode, length: usize) -> Result<[u8; 4], NoEntropy> {
        let key = self.keys.next_key()?;
        let header = FrameHeader { opcode, mask: Some(key), ..FrameHeader::default() };
        // Writing to a Vec cannot fail.
        let _ = header.format(length as u64, &mut self.bytes);
        Ok(key)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ones(buffer: &mut [u8]) -> Result<(), NoEntropy> {
        buffer.fill(1);
        Ok(())
    }

    #[test]
    fn a_ping_is_masked_and_final() {
        let mut out = Outbound::new(ones);
        out.control(Control::Ping, b"ab").unwrap();
        assert_eq!(out.pending(), [0x89, 0x82, 1, 1, 1, 1, b'a' ^ 1, b'b' ^ 1]);
        out.advance(3);
        assert_eq!(out.pending().len(), 5);
        out.advance(5);
        assert!(out.pending().is_empty());
    }

    #[test]
    fn lengths_use_the_fewest_bytes() {
        for (length, header) in [(0usize, 6usize), (125, 6), (126, 8), (65535, 8), (65536, 14)] {
            let mut out = Outbound::new(ones);
            out.start(Kind::Binary, &vec![0; length]).unwrap();
            assert_eq!(out.pending().len(), header + length);
        }
    }

    #[test]
    fn a_large_payload_is_encoded_in_pieces() {
        let payload = vec![0; PIECE * 2 + 5];
        let mut out = Outbound::new(ones);
        let mut sending = out.start(Kind::Binary, &payload).unwrap();
        let mut total = out.pending().len();
        assert_eq!(total, 14 + PIECE);
        out.advance(total);
        while out.go_on(&mut sending, &payload) {
            total += out.pending().len();
            out.advance(out.pending().len());
        }
        assert_eq!(total, 14 + payload.len());
    }
}
