//! Frames on their way out: encoded, masked and waiting to be written. Not the socket.

use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

use super::{
    Kind,
    deflate::{Agreement, Deflater},
    mask::{Entropy, MaskKeys, NoEntropy, append_masked},
    note::{Notes, note},
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
    deflate: Option<Agreement>,
    /// Made when it is first needed.
    deflater: Option<Box<Deflater>>,
    /// Room for a compressed piece.
    body: Vec<u8>,
    /// A message that is being sent was fed to the deflater.
    feeding: bool,
    /// Headers as they are encoded, if anybody wants them.
    pub(super) notes: Notes,
}

/// A data message part of which has been encoded. While one is under way no other frame may be.
#[derive(Debug)]
pub(crate) struct Sending {
    encoding: Encoding,
    encoded: usize,
}

#[derive(Debug)]
enum Encoding {
    /// One frame with this key, whose header has been written.
    Whole([u8; 4]),
    /// A frame for each piece, of which the next one has this opcode.
    Compressed(Data),
}

impl Outbound {
    pub(crate) fn new(deflate: Option<Agreement>, entropy: Entropy) -> Self {
        Self {
            keys: MaskKeys::new(entropy),
            bytes: Vec::new(),
            written: 0,
            deflate,
            deflater: None,
            body: Vec::new(),
            feeding: false,
            notes: None,
        }
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
        if std::mem::take(&mut self.feeding)
            && let Some(deflater) = &mut self.deflater
        {
            deflater.reset();
        }
    }

    /// Encodes a whole control frame.
    pub(crate) fn control(&mut self, opcode: Control, body: &[u8]) -> Result<(), NoEntropy> {
        let key = self.keys.next_key()?;
        let opcode = OpCode::Control(opcode);
        self.header(&FrameHeader { opcode, ..FrameHeader::default() }, key, body.len());
        append_masked(&mut self.bytes, body, key, 0);
        Ok(())
    }

    /// Encodes the first piece of a message: unfragmented if it goes out as it is, in a frame for each piece if
    /// it is compressed.
    pub(crate) fn start(&mut self, kind: Kind, payload: &[u8]) -> Result<Sending, NoEntropy> {
        let opcode = match kind {
            Kind::Text => Data::Text,
            Kind::Binary => Data::Binary,
        };
        let encoding = if self.compresses(payload) {
            Encoding::Compressed(opcode)
        } else {
            let key = self.keys.next_key()?;
            let opcode = OpCode::Data(opcode);
            self.header(&FrameHeader { opcode, ..FrameHeader::default() }, key, payload.len());
            Encoding::Whole(key)
        };
        let mut sending = Sending { encoding, encoded: 0 };
        self.go_on(&mut sending, payload)?;
        Ok(sending)
    }

    /// Encodes the next piece; `false` when the whole payload has been.
    pub(crate) fn go_on(
        &mut self,
        sending: &mut Sending,
        payload: &[u8],
    ) -> Result<bool, NoEntropy> {
        let rest = payload.get(sending.encoded..).unwrap_or_default();
        let piece = rest.get(..PIECE).unwrap_or(rest);
        match &mut sending.encoding {
            Encoding::Whole(key) => append_masked(&mut self.bytes, piece, *key, sending.encoded),
            Encoding::Compressed(_) if piece.is_empty() => self.feeding = false,
            Encoding::Compressed(opcode) => {
                self.compressed_frame(*opcode, piece, piece.len() == rest.len())?;
                *opcode = Data::Continue;
            }
        }
        sending.encoded += piece.len();
        Ok(!piece.is_empty())
    }

    fn compresses(&mut self, payload: &[u8]) -> bool {
        let Some(agreement) = self.deflate.filter(|_| Deflater::is_worth_it(payload)) else {
            return false;
        };
        if self.deflater.is_none() {
            self.deflater = Deflater::new(agreement).map(Box::new);
        }
        self.deflater.is_some()
    }

    /// "If the message is fragmented, only the first fragment has RSV1 set" (RFC 7692, section 6.1).
    fn compressed_frame(
        &mut self,
        opcode: Data,
        piece: &[u8],
        is_final: bool,
    ) -> Result<(), NoEntropy> {
        let Some(deflater) = &mut self.deflater else { return Ok(()) };
        // Before the deflater has the piece: then the frame must go out.
        let key = self.keys.next_key()?;
        self.feeding = true;
        let mut body = std::mem::take(&mut self.body);
        deflater.push(piece, is_final, &mut body);
        let rsv1 = opcode != Data::Continue;
        let opcode = OpCode::Data(opcode);
        let header = FrameHeader { is_final, rsv1, opcode, ..FrameHeader::default() };
        self.header(&header, key, body.len());
        append_masked(&mut self.bytes, &body, key, 0);
        body.clear();
        body.shrink_to(KEEP);
        self.body = body;
        Ok(())
    }

    fn header(&mut self, header: &FrameHeader, key: [u8; 4], length: usize) {
        note(&mut self.notes, header, length as u64);
        // Writing to a Vec cannot fail.
        let _ = FrameHeader { mask: Some(key), ..header.clone() }
            .format(length as u64, &mut self.bytes);
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
        let mut out = Outbound::new(None, ones);
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
            let mut out = Outbound::new(None, ones);
            out.start(Kind::Binary, &vec![0; length]).unwrap();
            assert_eq!(out.pending().len(), header + length);
        }
    }

    #[test]
    fn a_large_payload_is_encoded_in_pieces() {
        let payload = vec![0; PIECE * 2 + 5];
        let mut out = Outbound::new(None, ones);
        let mut sending = out.start(Kind::Binary, &payload).unwrap();
        let mut total = out.pending().len();
        assert_eq!(total, 14 + PIECE);
        out.advance(total);
        while out.go_on(&mut sending, &payload).unwrap() {
            total += out.pending().len();
            out.advance(out.pending().len());
        }
        assert_eq!(total, 14 + payload.len());
    }
}
