//! Frames on their way out: encoded, masked and waiting to be written. Not the socket.

use std::mem;

use tungstenite::protocol::frame::{
    FrameHeader,
    coding::{Control, Data, OpCode},
};

use super::{
    Kind,
    deflate::{Agreement, Deflater, Until},
    mask::{Entropy, MaskKeys, NoEntropy},
    note::{Notes, note},
    unwritten::Unwritten,
};

/// How much of a large payload is masked and held at a time: 256 KiB to 1 MiB cost the least.
const PIECE: usize = 256 * 1024;

/// A capacity for a compressed piece that is worth keeping between messages; more is given back.
const KEEP: usize = 64 * 1024;

/// Frames that the socket has not taken yet.
#[derive(Debug)]
pub(crate) struct Outbound {
    keys: MaskKeys,
    unwritten: Unwritten,
    deflate: Option<Agreement>,
    /// Made when it is first needed.
    deflater: Option<Box<Deflater>>,
    /// Room for a compressed piece.
    body: Vec<u8>,
    /// The deflater was fed with what is being sent, or with a message whose next fragment is to come.
    feeding: bool,
    /// Headers as they are encoded, if anybody wants them.
    pub(super) notes: Notes,
}

/// Where in its message a payload stands (RFC 6455, 5.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    Whole(Kind),
    First(Kind),
    Next,
    Last,
}

impl Part {
    /// Whether something of the message went before it.
    pub(crate) fn continues(self) -> bool {
        matches!(self, Self::Next | Self::Last)
    }

    /// Whether the message ends with it.
    pub(crate) fn is_final(self) -> bool {
        matches!(self, Self::Whole(_) | Self::Last)
    }

    fn opcode(self) -> Data {
        match self {
            Self::Whole(Kind::Text) | Self::First(Kind::Text) => Data::Text,
            Self::Whole(Kind::Binary) | Self::First(Kind::Binary) => Data::Binary,
            Self::Next | Self::Last => Data::Continue,
        }
    }
}

/// A data message, or a fragment of one, part of which has been encoded. While it is under way no other frame may be.
#[derive(Debug)]
pub(crate) struct Sending {
    encoding: Encoding,
    is_final: bool,
    encoded: usize,
}

#[derive(Debug)]
enum Encoding {
    /// One frame with this key, whose header has been written.
    Plain([u8; 4]),
    /// A frame for each piece, of which the next one has this opcode.
    Compressed(Data),
}

impl Outbound {
    pub(crate) fn new(deflate: Option<Agreement>, entropy: Entropy) -> Self {
        Self {
            keys: MaskKeys::new(entropy),
            unwritten: Unwritten::default(),
            deflate,
            deflater: None,
            body: Vec::new(),
            feeding: false,
            notes: None,
        }
    }

    /// What is to be written next.
    pub(crate) fn pending(&self) -> &[u8] {
        self.unwritten.pending()
    }

    /// Says that the first `count` bytes of [`Self::pending`] were written.
    pub(crate) fn advance(&mut self, count: usize) {
        self.unwritten.advance(count);
    }

    /// Forgets what has not been written.
    pub(crate) fn discard(&mut self) {
        self.unwritten = Unwritten::default();
        if mem::take(&mut self.feeding)
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
        self.unwritten.append_masked(body, key, 0);
        Ok(())
    }

    /// Encodes the first piece of a payload: one frame if it goes out as it is, a frame for each piece if it is
    /// compressed. The first fragment decides for a whole message (RFC 7692, section 6.1).
    pub(crate) fn start(&mut self, part: Part, payload: &[u8]) -> Result<Sending, NoEntropy> {
        let is_final = part.is_final();
        let encoding = if self.compresses(part, payload) {
            Encoding::Compressed(part.opcode())
        } else {
            let key = self.keys.next_key()?;
            let opcode = OpCode::Data(part.opcode());
            let header = FrameHeader { is_final, opcode, ..FrameHeader::default() };
            self.header(&header, key, payload.len());
            Encoding::Plain(key)
        };
        let mut sending = Sending { encoding, is_final, encoded: 0 };
        self.encode(&mut sending, payload)?;
        Ok(sending)
    }

    /// Encodes messages behind what is there, until that is `most` bytes long, and says how many: at least one, if
    /// there is one. They are under way together until [`Self::end_messages`].
    pub(crate) fn start_messages<'p>(
        &mut self,
        part: Part,
        payloads: impl Iterator<Item = &'p [u8]>,
        most: usize,
    ) -> Result<usize, NoEntropy> {
        let mut count = 0;
        let mut fed = false;
        for payload in payloads {
            if count > 0 && self.unwritten.len() + payload.len() > most {
                break;
            }
            let mut sending = match self.start(part, payload) {
                Err(error) if count == 0 => return Err(error),
                Err(_) => break,
                Ok(sending) => sending,
            };
            fed |= self.feeding;
            while self.go_on(&mut sending, payload)? {}
            count += 1;
        }
        self.feeding = fed;
        Ok(count)
    }

    /// Says that they have all been written.
    pub(crate) fn end_messages(&mut self) {
        self.feeding = false;
    }

    /// Encodes the next piece; `false` when the whole payload has been.
    pub(crate) fn go_on(
        &mut self,
        sending: &mut Sending,
        payload: &[u8],
    ) -> Result<bool, NoEntropy> {
        if sending.encoded >= payload.len() {
            self.feeding &= !sending.is_final;
            return Ok(false);
        }
        self.encode(sending, payload)?;
        Ok(true)
    }

    fn encode(&mut self, sending: &mut Sending, payload: &[u8]) -> Result<(), NoEntropy> {
        let rest = payload.get(sending.encoded..).unwrap_or_default();
        let piece = rest.get(..PIECE).unwrap_or(rest);
        match &mut sending.encoding {
            Encoding::Plain(key) => self.unwritten.append_masked(piece, *key, sending.encoded),
            Encoding::Compressed(opcode) => {
                let until = match (piece.len() == rest.len(), sending.is_final) {
                    (false, _) => Until::More,
                    (true, false) => Until::Fragment,
                    (true, true) => Until::Message,
                };
                self.compressed_frame(*opcode, piece, until)?;
                *opcode = Data::Continue;
            }
        }
        sending.encoded += piece.len();
        Ok(())
    }

    fn compresses(&mut self, part: Part, payload: &[u8]) -> bool {
        if part.continues() {
            return self.feeding;
        }
        // To look at a payload costs as much as to mask it: only where it may be compressed.
        let Some(agreement) = self.deflate else { return false };
        let is_worth_it = match part {
            Part::First(_) => Deflater::may_be_worth_it(payload),
            _ => Deflater::is_worth_it(payload),
        };
        if !is_worth_it {
            return false;
        }
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
        until: Until,
    ) -> Result<(), NoEntropy> {
        let Some(deflater) = &mut self.deflater else { return Ok(()) };
        // Before the deflater has the piece: then the frame must go out.
        let key = self.keys.next_key()?;
        self.feeding = true;
        let mut body = mem::take(&mut self.body);
        deflater.push(piece, until, &mut body);
        let is_final = until == Until::Message;
        let rsv1 = opcode != Data::Continue;
        let opcode = OpCode::Data(opcode);
        let header = FrameHeader { is_final, rsv1, opcode, ..FrameHeader::default() };
        self.header(&header, key, body.len());
        self.unwritten.append_masked(&body, key, 0);
        body.clear();
        body.shrink_to(KEEP);
        self.body = body;
        Ok(())
    }

    fn header(&mut self, header: &FrameHeader, key: [u8; 4], length: usize) {
        note(&mut self.notes, header, length as u64);
        // Writing to memory cannot fail.
        let _ = FrameHeader { mask: Some(key), ..header.clone() }
            .format(length as u64, &mut self.unwritten);
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
            out.start(Part::Whole(Kind::Binary), &vec![0; length]).unwrap();
            assert_eq!(out.pending().len(), header + length);
        }
    }

    #[test]
    fn a_large_payload_is_encoded_in_pieces() {
        let payload = vec![0; PIECE * 2 + 5];
        let mut out = Outbound::new(None, ones);
        let mut sending = out.start(Part::Whole(Kind::Binary), &payload).unwrap();
        let mut total = out.pending().len();
        assert_eq!(total, 14 + PIECE);
        out.advance(total);
        while out.go_on(&mut sending, &payload).unwrap() {
            total += out.pending().len();
            out.advance(out.pending().len());
        }
        assert_eq!(total, 14 + payload.len());
    }

    /// The frames in `bytes`: first byte and payload, unmasked with the key of [`ones`].
    fn frames(mut bytes: &[u8]) -> Vec<(u8, Vec<u8>)> {
        let mut frames = Vec::new();
        while let [first, length, 1, 1, 1, 1, rest @ ..] = bytes {
            let (payload, rest) = rest.split_at(usize::from(length & 0x7f));
            frames.push((*first, payload.iter().map(|byte| byte ^ 1).collect()));
            bytes = rest;
        }
        frames
    }

    fn fragments(out: &mut Outbound, parts: &[(Part, &[u8])]) -> Vec<(u8, Vec<u8>)> {
        for (part, payload) in parts {
            let mut sending = out.start(*part, payload).unwrap();
            while out.go_on(&mut sending, payload).unwrap() {}
        }
        let frames = frames(out.pending());
        out.advance(out.pending().len());
        frames
    }

    #[test]
    fn fragments_have_the_opcode_first_and_fin_last() {
        let mut out = Outbound::new(None, ones);
        let parts = [(Part::First(Kind::Text), &b"a"[..]), (Part::Next, b""), (Part::Last, b"b")];
        let expected = [(0x01, b"a".to_vec()), (0x00, vec![]), (0x80, b"b".to_vec())];
        assert_eq!(fragments(&mut out, &parts), expected);
    }

    #[test]
    fn messages_are_encoded_together_up_to_the_bound() {
        let mut out = Outbound::new(None, ones);
        let payloads = [b"one".as_slice(), b"", b"three", b"four"];
        let count = out.start_messages(Part::Whole(Kind::Text), payloads.into_iter(), 28).unwrap();
        let expected = [(0x81, b"one".to_vec()), (0x81, vec![]), (0x81, b"three".to_vec())];
        assert_eq!((count, frames(out.pending())), (3, expected.to_vec()));
        out.advance(out.pending().len());
        // One that is larger is not left behind.
        assert_eq!(
            out.start_messages(Part::Whole(Kind::Text), [&[0; 99][..]].into_iter(), 28),
            Ok(1)
        );
    }

    #[test]
    fn compressed_messages_that_are_taken_back_leave_no_trace() {
        let text = "the same words again and again, ".repeat(100);
        let messages = || [text.as_bytes(); 3].into_iter();
        let first = |out: &mut Outbound| {
            out.start_messages(Part::Whole(Kind::Text), messages().take(1), 1 << 16).unwrap();
            let bytes = out.pending().to_vec();
            out.advance(bytes.len());
            bytes
        };
        let mut fresh = Outbound::new(Some(Agreement::default()), ones);
        let expected = first(&mut fresh);
        let mut out = Outbound::new(Some(Agreement::default()), ones);
        assert_eq!(out.start_messages(Part::Whole(Kind::Text), messages(), 1 << 16), Ok(3));
        out.discard();
        assert_eq!(first(&mut out), expected);
        // What has gone out is referred to.
        out.end_messages();
        assert!(first(&mut out).len() < expected.len());
    }

    #[test]
    fn of_compressed_fragments_only_the_first_has_rsv1() {
        let mut out = Outbound::new(Some(Agreement::default()), ones);
        let parts = [(Part::First(Kind::Text), &b"a"[..]), (Part::Next, b"b"), (Part::Last, b"c")];
        for _ in 0..2 {
            let frames = fragments(&mut out, &parts);
            let firsts: Vec<u8> = frames.iter().map(|frame| frame.0).collect();
            assert_eq!(firsts, [0x41, 0x00, 0x80]);
        }
        let frames = fragments(&mut out, &[(Part::Whole(Kind::Text), b"small")]);
        assert_eq!(frames, [(0x81, b"small".to_vec())]);
    }
}
