//! Frames on their way in: headers checked, messages put together, limits kept. It answers nothing;
//! replies and the closing handshake are [`super::WebSocket`]'s.

use std::io::Cursor;

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
    utf8::{InvalidUtf8, Utf8Stream},
};

/// One read fills this much and so many small frames at once. It is zeroed once, not per read.
const BUFFER: usize = 64 * 1024;

/// A payload with at least this much still to come is read straight to where it stays.
const DIRECT: usize = BUFFER;

/// Room that an announcement alone may get. It is zeroed memory, which the system hands out page by page
/// as it is touched; beyond it, room grows with what has come.
const ROOM: usize = 1024 * 1024;

/// The longest header: 2 bytes, 8 of length, 4 of mask (RFC 6455, 5.2).
const MAX_HEADER: usize = 14;

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

/// A message of which at least one frame has begun. `data` may be longer than `filled`: the rest is
/// room for a large payload.
#[derive(Debug)]
struct Partial {
    kind: Kind,
    data: Vec<u8>,
    filled: usize,
    utf8: Utf8Stream,
    /// What comes is to be inflated, and this much of it has been announced.
    compressed: Option<u64>,
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
            let room = partial.data.get_mut(partial.filled..).unwrap_or_default();
            let room_len = room.len().min(frame.missing);
            return room.get_mut(..room_len).unwrap_or_default();
        }
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.buffer.is_empty() {
            self.buffer = vec![0; BUFFER];
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
        partial.grow(count).map_err(|_| Violation::TextNotUtf8)?;
        partial.make_room(frame.missing)
    }

    /// Throws away what has been received and not become an event.
    pub(crate) fn discard(&mut self) {
        (self.start, self.end) = (0, 0);
        self.frame = None;
        self.partial = None;
    }

    /// Whether bytes are at hand that no event has used yet.
    pub(crate) fn has_buffered(&self) -> bool {
        self.start < self.end
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
                    self.start += header_len;
                    note(&mut self.notes, &header, length);
                    self.begin_frame(opcode, &header, length)?;
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
            && self.partial.as_ref().is_some_and(|partial| partial.compressed.is_none())
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
            (Data::Continue, Some(partial)) => partial.kind,
            (Data::Continue, None) => return Err(Violation::StrayContinuation),
            (_, Some(_)) => return Err(Violation::InterleavedMessage),
            (Data::Text, None) => Kind::Text,
            (_, None) => Kind::Binary,
        };
        let partial = self.partial.get_or_insert_with(|| Partial::new(kind, header.rsv1));
        let limit = self.max_message_size;
        let (size, most) = match &mut partial.compressed {
            None => ((partial.filled as u64).saturating_add(length), limit as u64),
            Some(announced) => {
                *announced = announced.saturating_add(length);
                // What does not become smaller becomes larger by a few bytes in a thousand; the limit itself is
                // kept while it is inflated.
                (*announced, limit as u64 + limit as u64 / 8 + 1024)
            }
        };
        let missing = match usize::try_from(length) {
            Ok(missing) if size <= most => missing,
            _ => return Err(Violation::TooBig { size, limit }),
        };
        self.frame = Some(DataFrame { is_final: header.is_final, missing });
        Ok(())
    }

    fn continue_frame(&mut self) -> Result<Step, Violation> {
        let (Some(frame), Some(partial)) = (self.frame.as_mut(), self.partial.as_mut()) else {
            return Ok(Step::Next);
        };
        let buffered = self.buffer.get(self.start..self.end).unwrap_or_default();
        let piece = buffered.get(..frame.missing).unwrap_or(buffered);
        frame.missing -= piece.len();
        self.start += piece.len();
        let is_last = frame.is_final && frame.missing == 0;
        match (partial.compressed, self.deflate) {
            (Some(_), Some(agreement)) => {
                let inflater =
                    self.inflater.get_or_insert_with(|| Box::new(Inflater::new(agreement)));
                partial.inflate(inflater, piece, is_last, self.max_message_size)?;
            }
            _ => partial.append(piece).map_err(|_| Violation::TextNotUtf8)?,
        }
        if frame.missing > 0 {
            partial.make_room(frame.missing)?;
            return Ok(Step::More);
        }
        self.frame = None;
        if !is_last {
            return Ok(Step::Next);
        }
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

impl Partial {
    fn new(kind: Kind, compressed: bool) -> Self {
        let compressed = compressed.then_some(0);
        Self { kind, data: Vec::new(), filled: 0, utf8: Utf8Stream::default(), compressed }
    }

    /// Makes room for what is to be read directly.
    fn make_room(&mut self, missing: usize) -> Result<(), Violation> {
        if missing < DIRECT || self.filled < self.data.len() || self.compressed.is_some() {
            return Ok(());
        }
        let room = missing.min(self.filled.max(ROOM));
        let no_memory =
            |_| Violation::NoMemory { size: self.filled.saturating_add(missing) as u64 };
        self.data.try_reserve_exact(room).map_err(no_memory)?;
        self.data.resize(self.filled + room, 0);
        Ok(())
    }

    fn append(&mut self, piece: &[u8]) -> Result<(), InvalidUtf8> {
        let room = self.data.get_mut(self.filled..).unwrap_or_default();
        let (first, rest) = piece.split_at(room.len().min(piece.len()));
        if let Some(room) = room.get_mut(..first.len()) {
            room.copy_from_slice(first);
        }
        // Empty unless the room is full, so this never writes behind a gap.
        self.data.extend_from_slice(rest);
        self.grow(piece.len())
    }

    fn inflate(
        &mut self,
        inflater: &mut Inflater,
        piece: &[u8],
        is_last: bool,
        limit: usize,
    ) -> Result<(), Violation> {
        let mut outcome = inflater.push(piece, &mut self.data, limit);
        // An empty message that says it is compressed comes of servers that flush nothing; its end would be half a
        // block to the inflater, and the next message's undoing.
        let is_empty = self.compressed == Some(0);
        if is_last && !is_empty && outcome == Inflated::Whole {
            outcome = inflater.finish(&mut self.data, limit);
        }
        let size = self.data.len() as u64;
        match outcome {
            Inflated::Whole => {}
            Inflated::TooBig => return Err(Violation::TooBig { size, limit }),
            Inflated::NoMemory => return Err(Violation::NoMemory { size }),
            Inflated::Malformed => return Err(Violation::Inflate),
        }
        self.grow(self.data.len() - self.filled).map_err(|_| Violation::TextNotUtf8)
    }

    fn grow(&mut self, count: usize) -> Result<(), InvalidUtf8> {
        let from = self.filled;
        self.filled += count;
        if self.kind == Kind::Text {
            self.utf8.push(self.data.get(from..self.filled).unwrap_or_default())?;
        }
        Ok(())
    }

    fn finish(mut self) -> Result<Message, Violation> {
        if self.kind == Kind::Text {
            self.utf8.finish().map_err(|_| Violation::TextNotUtf8)?;
        }
        self.data.truncate(self.filled);
        if self.compressed.is_some() {
            // Room for what a message might have inflated to is not kept with each that waits to be fetched.
            self.data.shrink_to_fit();
        }
        Ok(Message { kind: self.kind, data: self.data })
    }
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
        assert!(inbound.partial.unwrap().data.capacity() <= 2 * ROOM);
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
}
