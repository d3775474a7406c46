//! Frames on their way in: headers checked, messages put together, limits kept. It answers nothing;
//! replies and the closing handshake are [`super::WebSocket`]'s.

use std::{cell::Cell, io::Cursor, mem};

use tungstenite::{
    error::{Error as FrameError, ProtocolError},
    protocol::frame::{
        FrameHeader,
        coding::{Control, Data, OpCode},
    },
};

use super::{
    CloseFrame, Kind, Violation,
    deflate::{Agreement, Inflated, Inflater},
    note::{Notes, note},
    partial::{DIRECT, Partial},
};

/// One read fills this much and so many small frames at once. It is zeroed once, not per read.
const BUFFER: usize = DIRECT;

/// The longest header: 2 bytes, 8 of length, 4 of mask (RFC 6455, 5.2).
const MAX_HEADER: usize = 14;

thread_local! {
    /// A buffer that no connection of this thread needs now. Most connections rest most of the time.
    static SPARE: Cell<Vec<u8>> = const { Cell::new(Vec::new()) };
}

/// A whole message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Message {
    /// Text or binary.
    pub(crate) kind: Kind,
    /// Valid UTF-8 if it is text.
    pub(crate) data: Vec<u8>,
}

/// What a peer said.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Event {
    /// A data message, its fragments joined.
    Message(Message),
    /// A Ping, to be answered with the same body.
    Ping(Vec<u8>),
    /// A Pong, asked for or not.
    Pong(Vec<u8>),
    /// A Close frame. Nothing after it counts.
    Close(CloseFrame),
}

/// Bytes received and the message they are becoming.
#[derive(Debug)]
pub(crate) struct Inbound {
    max_message_size: usize,
    buffer: Vec<u8>,
    start: usize,
    end: usize,
    frame: Option<DataFrame>,
    partial: Option<Partial>,
    /// The message that is coming, or the next one, is taken piece by piece, of which this much may wait.
    streaming: Option<usize>,
    deflate: Option<Agreement>,
    /// Made when the first compressed message comes.
    inflater: Option<Box<Inflater>>,
    /// Headers as they come, if anybody wants them.
    pub(super) notes: Notes,
}

/// A data frame whose header has been read and whose payload has not all come.
#[derive(Debug, Clone, Copy)]
struct DataFrame {
    is_final: bool,
    missing: usize,
}

impl Inbound {
    /// `early` is what came behind the upgrade's answer.
    pub(crate) fn new(max_message_size: usize, deflate: Option<Agreement>, early: &[u8]) -> Self {
        let mut buffer = early.to_vec();
        let end = early.len();
        if end > 0 {
            buffer.resize(end.max(BUFFER), 0);
        }
        Self {
            max_message_size,
            buffer,
            start: 0,
            end,
            frame: None,
            partial: None,
            streaming: None,
            deflate,
            inflater: None,
            notes: None,
        }
    }

    /// Where the next bytes from the network belong. Never empty.
    pub(crate) fn read_target(&mut self) -> &mut [u8] {
        if self.reads_directly()
            && let (Some(frame), Some(partial)) = (self.frame, self.partial.as_mut())
        {
            let room = partial.room();
            let room_len = room.len().min(frame.missing);
            return room.get_mut(..room_len).unwrap_or_default();
        }
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.buffer.is_empty() {
            let spare = SPARE.take();
            self.buffer = if spare.is_empty() { vec![0; BUFFER] } else { spare };
        } else if self.buffer.len() - self.end < MAX_HEADER {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        self.buffer.get_mut(self.end..).unwrap_or_default()
    }

    /// Says that `count` bytes were put into [`Self::read_target`].
    pub(crate) fn commit(&mut self, count: usize) -> Result<(), Violation> {
        if !self.reads_directly() {
            self.end += count;
            return Ok(());
        }
        let (Some(frame), Some(partial)) = (self.frame.as_mut(), self.partial.as_mut()) else {
            return Ok(());
        };
        frame.missing -= count;
        partial.grow(count)?;
        partial.make_room(frame.missing, self.streaming)
    }

    /// Whether a message has begun to arrive.
    pub(crate) fn is_receiving(&self) -> bool {
        self.partial.is_some()
    }

    /// Says that nothing is going to be read for a while.
    pub(crate) fn rest(&mut self) {
        if self.start == self.end && self.buffer.len() == BUFFER {
            (self.start, self.end) = (0, 0);
            SPARE.set(mem::take(&mut self.buffer));
        }
    }

    /// Throws away what has been received and not become an event.
    pub(crate) fn discard(&mut self) {
        (self.start, self.end) = (0, 0);
        self.frame = None;
        self.partial = None;
    }

    /// Has the message that is coming, or the next one, taken piece by piece: it may be of any size, and when `most`
    /// of it wait to be taken, no more of it is decoded. `None` is for messages that are kept whole.
    pub(crate) fn stream(&mut self, most: Option<usize>) {
        self.streaming = most;
    }

    /// How much has come of the message that is coming and was not taken.
    pub(crate) fn piece_len(&self) -> usize {
        self.partial.as_ref().map_or(0, Partial::len)
    }

    /// Whether that is as much as may wait.
    pub(crate) fn is_piece_full(&self) -> bool {
        self.streaming.is_some_and(|most| self.piece_len() >= most)
    }

    /// Takes it. Of a text it may end inside a character.
    pub(crate) fn take_piece(&mut self) -> Option<Vec<u8>> {
        self.partial.as_mut().filter(|partial| partial.len() > 0).map(Partial::take)
    }

    /// Whether bytes are at hand that no event has used yet.
    pub(crate) fn has_buffered(&self) -> bool {
        // A frame that has come and is still there could not be inflated to its end.
        self.start < self.end || self.frame.is_some_and(|frame| frame.missing == 0)
    }

    /// Takes the next event out of what was received; `None` needs more bytes.
    pub(crate) fn next_event(&mut self) -> Result<Option<Event>, Violation> {
        loop {
            if self.frame.is_some() {
                match self.continue_frame()? {
                    Step::Event(event) => return Ok(Some(event)),
                    Step::More => return Ok(None),
                    Step::Next => {}
                }
            }
            let Some((header, length, header_len)) = self.header()? else { return Ok(None) };
            match header.opcode {
                OpCode::Control(opcode) => {
                    // At most 125 bytes: waiting for all of them is simpler than keeping a part.
                    let total = header_len + usize::try_from(length).unwrap_or(usize::MAX);
                    let Some(body) = self.buffered().get(header_len..total).map(<[u8]>::to_vec)
                    else {
                        return Ok(None);
                    };
                    self.start += total;
                    note(&mut self.notes, &header, length);
                    return control_event(opcode, body).map(Some);
                }
                OpCode::Data(opcode) => {
                    self.begin_frame(opcode, &header, length)?;
                    self.start += header_len;
                    note(&mut self.notes, &header, length);
                }
            }
        }
    }

    fn buffered(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    fn reads_directly(&self) -> bool {
        self.frame.is_some_and(|frame| frame.missing >= DIRECT)
            && self.start == self.end
            && self.partial.as_ref().is_some_and(Partial::has_room)
            && self.may_go_on()
    }

    /// Reads a frame header and checks all that section 5.2 and 5.5 say of one by itself.
    fn header(&self) -> Result<Option<(FrameHeader, u64, usize)>, Violation> {
        let bytes = self.buffered();
        if let [_, second, ..] = bytes
            && second & 0x80 != 0
        {
            return Err(Violation::Masked);
        }
        let mut cursor = Cursor::new(bytes);
        let (header, length) = match FrameHeader::parse(&mut cursor) {
            Ok(Some(parsed)) => parsed,
            Ok(None) => return Ok(None),
            Err(FrameError::Protocol(ProtocolError::InvalidOpcode(opcode))) => {
                return Err(Violation::ReservedOpcode(opcode));
            }
            Err(_) => return Err(Violation::LengthEncoding),
        };
        let header_len = usize::try_from(cursor.position()).unwrap_or(usize::MAX);
        // RFC 7692, section 6: of an extension, RSV1 marks the first frame of a message that is compressed.
        let may_compress = self.deflate.is_some()
            && matches!(header.opcode, OpCode::Data(Data::Text | Data::Binary));
        if (header.rsv1 && !may_compress) || header.rsv2 || header.rsv3 {
            return Err(Violation::ReservedBit);
        }
        // "the minimal number of bytes MUST be used to encode the length"
        if header_len != header.len(length) || length > u64::MAX / 2 {
            return Err(Violation::LengthEncoding);
        }
        if let OpCode::Control(_) = header.opcode {
            if !header.is_final {
                return Err(Violation::FragmentedControl);
            }
            if length > 125 {
                return Err(Violation::LongControl(length));
            }
        }
        Ok(Some((header, length, header_len)))
    }

    fn begin_frame(
        &mut self,
        opcode: Data,
        header: &FrameHeader,
        length: u64,
    ) -> Result<(), Violation> {
        let kind = match (opcode, &self.partial) {
            (Data::Continue, Some(partial)) => partial.kind(),
            (Data::Continue, None) => return Err(Violation::StrayContinuation),
            (_, Some(_)) => return Err(Violation::InterleavedMessage),
            (Data::Text, None) => Kind::Text,
            (_, None) => Kind::Binary,
        };
        let missing = self.admit(header.rsv1, length)?;
        let partial = self.partial.get_or_insert_with(|| Partial::new(kind, header.rsv1));
        partial.announce(length);
        self.frame = Some(DataFrame { is_final: header.is_final, missing });
        Ok(())
    }

    /// Checks a frame's length against the limit, and changes nothing: a message that is too large may still be taken
    /// piece by piece.
    fn admit(&self, compressed: bool, length: u64) -> Result<usize, Violation> {
        let limit = self.max_message_size;
        let (announced, compressed) = match &self.partial {
            Some(partial) => (partial.announced(), partial.is_compressed()),
            None => (0, compressed),
        };
        let size = announced.saturating_add(length);
        // What does not become smaller becomes larger by a few bytes in a thousand; the limit itself is kept while it
        // is inflated.
        let slack = if compressed { limit as u64 / 8 + 1024 } else { 0 };
        match usize::try_from(length) {
            Ok(missing) if self.streaming.is_some() || size <= limit as u64 + slack => Ok(missing),
            _ => Err(Violation::TooBig { size, limit }),
        }
    }

    /// Whether more of a message may come. One that was admitted to be taken in pieces, and then was not, may be too
    /// large to be kept whole; how large a compressed one is, is seen as it is inflated.
    fn may_go_on(&self) -> bool {
        self.streaming.is_some()
            || self.partial.as_ref().is_none_or(|partial| {
                partial.is_compressed() || partial.announced() <= self.max_message_size as u64
            })
    }

    fn continue_frame(&mut self) -> Result<Step, Violation> {
        if !self.may_go_on() {
            let size = self.partial.as_ref().map_or(0, Partial::announced);
            return Err(Violation::TooBig { size, limit: self.max_message_size });
        }
        let (Some(frame), Some(partial)) = (self.frame.as_mut(), self.partial.as_mut()) else {
            return Ok(Step::Next);
        };
        let buffered = self.buffer.get(self.start..self.end).unwrap_or_default();
        let piece = buffered.get(..frame.missing).unwrap_or(buffered);
        let mut rest = piece;
        let outcome = match self.deflate.filter(|_| partial.is_compressed()) {
            Some(agreement) => {
                let inflater =
                    self.inflater.get_or_insert_with(|| Box::new(Inflater::new(agreement)));
                let limit = self.streaming.unwrap_or(self.max_message_size);
                let ends_here = frame.is_final && piece.len() == frame.missing;
                partial.inflate(inflater, &mut rest, ends_here, limit)?
            }
            None => partial.append(mem::take(&mut rest))?,
        };
        let used = piece.len() - rest.len();
        frame.missing -= used;
        self.start += used;
        match outcome {
            Inflated::Whole => {}
            Inflated::Full if self.streaming.is_some() => return Ok(Step::More),
            Inflated::Full => return Err(partial.too_big(self.max_message_size)),
        }
        if frame.missing > 0 {
            partial.make_room(frame.missing, self.streaming)?;
            return Ok(Step::More);
        }
        let is_final = frame.is_final;
        self.frame = None;
        if !is_final {
            return Ok(Step::Next);
        }
        self.streaming = None;
        match self.partial.take() {
            Some(partial) => partial.finish().map(|message| Step::Event(Event::Message(message))),
            None => Ok(Step::Next),
        }
    }
}

/// How far [`Inbound::continue_frame`] came.
enum Step {
    Event(Event),
    More,
    Next,
}

fn control_event(opcode: Control, body: Vec<u8>) -> Result<Event, Violation> {
    match opcode {
        Control::Ping => Ok(Event::Ping(body)),
        Control::Pong => Ok(Event::Pong(body)),
        Control::Close => CloseFrame::parse(&body).map(Event::Close),
        Control::Reserved(opcode) => Err(Violation::ReservedOpcode(opcode)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::protocol::partial::ROOM;
    use proptest::prelude::*;

    fn frame(first: u8, payload: &[u8]) -> Vec<u8> {
        let mut bytes = vec![first];
        match payload.len() {
            length @ 0..=125 => bytes.push(length as u8),
            length @ 126..=65535 => {
                bytes.push(126);
                bytes.extend((length as u16).to_be_bytes());
            }
            length => {
                bytes.push(127);
                bytes.extend((length as u64).to_be_bytes());
            }
        }
        bytes.extend_from_slice(payload);
        bytes
    }

    /// Feeds `bytes` in pieces of the given sizes (repeated) and collects the events.
    fn feed(
        inbound: &mut Inbound,
        mut bytes: &[u8],
        sizes: &[usize],
    ) -> Result<Vec<Event>, Violation> {
        let mut events = Vec::new();
        let mut sizes = sizes.iter().cycle();
        loop {
            while let Some(event) = inbound.next_event()? {
                events.push(event);
            }
            if bytes.is_empty() {
                return Ok(events);
            }
            let target = inbound.read_target();
            assert!(!target.is_empty());
            let count = target.len().min(bytes.len()).min(*sizes.next().unwrap());
            target[..count].copy_from_slice(&bytes[..count]);
            inbound.commit(count)?;
            bytes = &bytes[count..];
        }
    }

    fn events(bytes: &[u8]) -> Result<Vec<Event>, Violation> {
        feed(&mut Inbound::new(1 << 20, None, b""), bytes, &[usize::MAX])
    }

    fn text(data: &str) -> Event {
        Event::Message(Message { kind: Kind::Text, data: data.into() })
    }

    #[test]
    fn frames_become_messages() {
        let bytes = [frame(0x81, b"hi"), frame(0x82, b""), frame(0x81, "世界".as_bytes())].concat();
        let empty = Event::Message(Message { kind: Kind::Binary, data: vec![] });
        assert_eq!(events(&bytes), Ok(vec![text("hi"), empty, text("世界")]));
    }

    #[test]
    fn bytes_behind_the_upgrade_count() {
        let mut inbound = Inbound::new(100, None, &frame(0x81, b"early"));
        assert_eq!(inbound.next_event(), Ok(Some(text("early"))));
    }

    #[test]
    fn control_frames_may_stand_between_fragments() {
        let bytes = [
            frame(0x01, b"a"),
            frame(0x89, b"p"),
            frame(0x00, b"b"),
            frame(0x8a, b""),
            frame(0x80, b"c"),
        ];
        let expected = vec![Event::Ping(b"p".to_vec()), Event::Pong(vec![]), text("abc")];
        assert_eq!(events(&bytes.concat()), Ok(expected));
    }

    #[test]
    fn an_empty_compressed_message_does_not_spoil_the_next() {
        let mut inbound = Inbound::new(1000, Some(Agreement::default()), b"");
        let hello = b"\xf2\x48\xcd\xc9\xc9\x07\x00";
        let bytes = [frame(0xc1, hello), frame(0xc1, b""), frame(0xc1, hello)].concat();
        let text = |data: &str| Event::Message(Message { kind: Kind::Text, data: data.into() });
        let expected = vec![text("Hello"), text(""), text("Hello")];
        assert_eq!(feed(&mut inbound, &bytes, &[usize::MAX]), Ok(expected));
    }

    #[test]
    fn a_character_may_be_cut_by_a_fragment() {
        let world = "世".as_bytes();
        let bytes = [frame(0x01, &world[..1]), frame(0x80, &world[1..])].concat();
        assert_eq!(events(&bytes), Ok(vec![text("世")]));
    }

    #[test]
    fn violations_of_the_framing_are_named() {
        for (bytes, violation) in [
            (frame(0xc1, b""), Violation::ReservedBit),
            (frame(0xa1, b""), Violation::ReservedBit),
            (frame(0x91, b""), Violation::ReservedBit),
            (frame(0x83, b""), Violation::ReservedOpcode(3)),
            (frame(0x8b, b""), Violation::ReservedOpcode(11)),
            (vec![0x81, 0x80], Violation::Masked),
            (frame(0x09, b""), Violation::FragmentedControl),
            (frame(0x89, &[0; 126]), Violation::LongControl(126)),
            (frame(0x80, b""), Violation::StrayContinuation),
            ([frame(0x01, b""), frame(0x81, b"")].concat(), Violation::InterleavedMessage),
            (vec![0x82, 126, 0, 125], Violation::LengthEncoding),
            (vec![0x82, 127, 0, 0, 0, 0, 0, 0, 0xff, 0xff], Violation::LengthEncoding),
            (vec![0x82, 127, 0x80, 0, 0, 0, 0, 0, 0, 0], Violation::LengthEncoding),
            (frame(0x81, b"\xff"), Violation::TextNotUtf8),
            (frame(0x81, b"\xe4\xb8"), Violation::TextNotUtf8),
            (frame(0x88, b"\x03"), Violation::ShortClose),
        ] {
            assert_eq!(events(&bytes), Err(violation), "{bytes:x?}");
        }
    }

    #[test]
    fn a_bad_byte_is_seen_before_its_frame_ends() {
        let bytes = frame(0x81, &[b"ok\xff".as_slice(), &[b'x'; 50]].concat());
        assert_eq!(events(&bytes[..5]), Err(Violation::TextNotUtf8));
    }

    #[test]
    fn the_limit_is_enforced_from_the_header() {
        let mut inbound = Inbound::new(1000, None, b"");
        let header = [0x82, 127, 0, 0, 0, 1, 0, 0, 0, 0];
        let too_big = Violation::TooBig { size: 1 << 32, limit: 1000 };
        assert_eq!(feed(&mut inbound, &header, &[1]), Err(too_big));
    }

    #[test]
    fn an_announcement_gets_no_more_room_than_it_fills() {
        let mut inbound = Inbound::new(usize::MAX, None, b"");
        let header = [0x82, 127, 0x3f, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xff];
        assert_eq!(feed(&mut inbound, &[&header[..], &[7; 100_000]].concat(), &[1000]), Ok(vec![]));
        assert!(inbound.partial.unwrap().capacity() <= 2 * ROOM);
    }

    #[test]
    fn payloads_of_any_size_around_the_room_arrive_whole() {
        for size in
            [ROOM - 1, ROOM, ROOM + 1, ROOM + DIRECT / 2, ROOM + 2 * DIRECT, 3 * ROOM + DIRECT / 3]
        {
            let payload: Vec<u8> = (0..size).map(|i| (i * 31 / 7) as u8).collect();
            for sizes in [[BUFFER, BUFFER], [BUFFER / 3, 1500], [50_000, 7]] {
                let mut inbound = Inbound::new(usize::MAX, None, b"");
                let events = feed(&mut inbound, &frame(0x82, &payload), &sizes).unwrap();
                let [Event::Message(message)] = &events[..] else { panic!("{size}") };
                assert!(message.data == payload, "{size} {sizes:?}");
            }
        }
    }

    #[test]
    fn the_limit_counts_all_fragments() {
        let mut inbound = Inbound::new(10, None, b"");
        let bytes = [frame(0x02, &[0; 6]), frame(0x00, &[0; 4]), frame(0x80, &[0; 1])].concat();
        assert_eq!(
            feed(&mut inbound, &bytes, &[usize::MAX]),
            Err(Violation::TooBig { size: 11, limit: 10 })
        );
    }

    #[test]
    fn large_payloads_in_fragments_keep_their_order() {
        let first: Vec<u8> = (0..200_000u32).map(|i| i as u8).collect();
        let second: Vec<u8> = (0..150_000u32).map(|i| (i * 7) as u8).collect();
        let bytes =
            [frame(0x02, &first), frame(0x89, b"x"), frame(0x80, &second), frame(0x81, b"z")];
        let whole = Message { kind: Kind::Binary, data: [first, second].concat() };
        let expected = vec![Event::Ping(b"x".to_vec()), Event::Message(whole), text("z")];
        for sizes in [[usize::MAX, 100_000], [1000, 70_000], [65_536, 1]] {
            assert_eq!(
                feed(&mut Inbound::new(1 << 20, None, b""), &bytes.concat(), &sizes),
                Ok(expected.clone())
            );
        }
    }

    proptest! {
        #[test]
        fn any_split_of_a_stream_gives_the_same_events(
            payloads in proptest::collection::vec((0usize..3, "\\PC{0,300}"), 1..12),
            sizes in proptest::collection::vec(1usize..200, 1..20),
        ) {
            let bytes: Vec<u8> = payloads.iter().flat_map(|(shape, data)| match shape {
                0 => frame(0x81, data.as_bytes()),
                1 => {
                    let cut = data.len() / 2;
                    [frame(0x02, &data.as_bytes()[..cut]), frame(0x80, &data.as_bytes()[cut..])].concat()
                }
                _ => frame(0x89, &data.as_bytes()[..data.len().min(125)]),
            }).collect();
            prop_assert_eq!(feed(&mut Inbound::new(1 << 20, None, b""), &bytes, &sizes), events(&bytes));
        }
    }

    /// Takes a message piece by piece, never more than a read and `most` at a time, and gives it with the size of the
    /// largest piece. What follows it is left.
    fn pieces(
        inbound: &mut Inbound,
        mut bytes: &[u8],
        most: usize,
    ) -> Result<(Vec<u8>, usize), Violation> {
        let (mut message, mut largest) = (Vec::new(), 0);
        loop {
            inbound.stream(Some(most));
            let end = inbound.next_event()?;
            let piece = match &end {
                Some(Event::Message(rest)) => rest.data.clone(),
                _ => inbound.take_piece().unwrap_or_default(),
            };
            largest = largest.max(piece.len());
            message.extend_from_slice(&piece);
            if let Some(Event::Message(_)) = end {
                return Ok((message, largest));
            }
            if piece.is_empty() {
                let target = inbound.read_target();
                let count = target.len().min(bytes.len());
                assert_ne!(count, 0, "all of it has come");
                target[..count].copy_from_slice(&bytes[..count]);
                bytes = &bytes[count..];
                inbound.commit(count)?;
            }
        }
    }

    #[test]
    fn a_message_of_any_size_can_be_taken_in_pieces() {
        let payload: Vec<u8> = (0..1_000_003u32).map(|i| (i % 251) as u8).collect();
        let halves = payload.split_at(400_000);
        for bytes in [
            frame(0x82, &payload),
            [frame(0x02, halves.0), frame(0x89, b""), frame(0x80, halves.1)].concat(),
        ] {
            let mut inbound = Inbound::new(100, None, b"");
            let (message, largest) = pieces(&mut inbound, &bytes, 5000).unwrap();
            assert!(message == payload && largest <= 5000 + BUFFER, "{largest}");
            assert!(
                feed(&mut inbound, &frame(0x81, &[b'a'; 101]), &[10]).is_err(),
                "only that one"
            );
        }
    }

    #[test]
    fn a_message_that_was_too_large_to_be_kept_can_still_be_taken_in_pieces() {
        let mut inbound = Inbound::new(100, None, b"");
        let bytes = frame(0x82, &[7; 5000]);
        for _ in 0..2 {
            let too_big = Violation::TooBig { size: 5000, limit: 100 };
            assert_eq!(feed(&mut inbound, &bytes[..4], &[1]), Err(too_big.clone()));
            assert_eq!(inbound.next_event(), Err(too_big.clone()));
            // Its beginning is let in, and then the caller does not want it after all.
            inbound.stream(Some(1000));
            assert_eq!(inbound.next_event(), Ok(None));
            inbound.stream(None);
            assert_eq!(inbound.next_event(), Err(too_big));
            assert!(pieces(&mut inbound, &bytes[4..], 1000).unwrap().0 == [7; 5000]);
        }
    }

    #[test]
    fn what_inflates_to_much_is_inflated_as_it_is_taken() {
        let payload = vec![b'x'; 3_000_000];
        let mut stream = flate2::Compress::new(flate2::Compression::best(), false);
        let mut body = Vec::with_capacity(100_000);
        stream.compress_vec(&payload, &mut body, flate2::FlushCompress::Sync).unwrap();
        let body = body.strip_suffix(&[0, 0, 0xff, 0xff]).unwrap();
        for forgets in [false, true] {
            let agreement =
                Agreement { server_no_context_takeover: forgets, ..Agreement::default() };
            let mut inbound = Inbound::new(100, Some(agreement), b"");
            let (message, largest) = pieces(&mut inbound, &frame(0xc1, body), 5000).unwrap();
            assert!(message == payload && largest == 5001, "{largest}");
            assert!(!inbound.has_buffered());
        }
    }

    #[test]
    fn a_text_taken_in_pieces_is_checked_across_them() {
        let text = "世".repeat(100_000);
        let mut inbound = Inbound::new(100, None, b"");
        assert!(
            pieces(&mut inbound, &frame(0x81, text.as_bytes()), 70_000).unwrap().0
                == text.as_bytes()
        );
        let cut = frame(0x81, &text.as_bytes()[..200_000]);
        assert_eq!(pieces(&mut inbound, &cut, 70_000), Err(Violation::TextNotUtf8));
    }
}
