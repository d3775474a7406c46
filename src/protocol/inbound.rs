//! Frames on their way in: headers checked, messages put together, limits kept. It answers nothing;
//! replies and the closing handshake are [`super::WebSocket`]'s.

mod at_hand;
mod landing;

use std::{cell::Cell, io::Cursor, mem};

use tungstenite::{
    error::{Error as FrameError, ProtocolError},
    protocol::frame::{
        FrameHeader,
        coding::{Control, Data, OpCode},
    },
};

use self::at_hand::AHEAD;
use super::{
    CloseFrame, Kind, Violation,
    deflate::{Agreement, Inflated, Inflater},
    landing::Landing,
    note::{Notes, note},
    partial::{DIRECT, Partial},
    violation::ReservedBits,
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
    /// Where the message begins that [`Self::at_hand`] found good.
    checked: usize,
    frame: Option<DataFrame>,
    partial: Option<Partial>,
    /// Where the last message is that became an event, if that is not with us.
    landed: Option<Box<dyn Landing>>,
    /// A large message that begins is going to be given a place.
    finds_places: bool,
    /// The message that is coming, or the next one, is taken piece by piece, of which this much may wait.
    streaming: Option<usize>,
    deflate: Option<Agreement>,
    /// Made when the first compressed message comes.
    inflater: Option<Box<Inflater>>,
    /// What became of the next message, if that was inflated to be at hand.
    inflated: Option<Result<Event, Violation>>,
    /// While [`Self::inflate_next`] runs: no more than [`AHEAD`] is inflated.
    ahead: bool,
    /// How much may be inflated before the caller looks at the time.
    inflatable: usize,
    /// Where the next message is inflated to be at hand.
    room: Vec<u8>,
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
            checked: usize::MAX,
            frame: None,
            partial: None,
            landed: None,
            finds_places: false,
            streaming: None,
            deflate,
            inflater: None,
            inflated: None,
            ahead: false,
            inflatable: usize::MAX,
            room: Vec::new(),
            notes: None,
        }
    }

    /// Where the next bytes from the network belong. Never empty.
    pub(crate) fn read_target(&mut self) -> &mut [u8] {
        if self.reads_directly() {
            let missing = self.frame.map_or(0, |frame| frame.missing);
            let room = self.partial.as_mut().map(Partial::room).unwrap_or_default();
            let room_len = room.len().min(missing);
            return room.get_mut(..room_len).unwrap_or_default();
        }
        self.have_buffer();
        if self.buffer.len() - self.end < MAX_HEADER {
            self.buffer.copy_within(self.start..self.end, 0);
            (self.start, self.end) = (0, self.end - self.start);
        }
        self.buffer.get_mut(self.end..).unwrap_or_default()
    }

    fn have_buffer(&mut self) {
        self.checked = usize::MAX;
        if self.start == self.end {
            (self.start, self.end) = (0, 0);
        }
        if self.buffer.is_empty() {
            let spare = SPARE.take();
            self.buffer = if spare.is_empty() { vec![0; BUFFER] } else { spare };
        }
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
        self.inflated = None;
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

    /// Has decoding stop when so much has been inflated, which may be a thousand times as much as has come.
    pub(crate) fn allow_inflating(&mut self, most: usize) {
        self.inflatable = most;
    }

    /// Whether decoding has stopped for that, and not for want of bytes.
    pub(crate) fn is_inflating_paused(&self) -> bool {
        self.inflatable == 0
    }

    /// Whether bytes are at hand that no event has used yet.
    pub(crate) fn has_buffered(&self) -> bool {
        // A frame that has come and is still there was not inflated to its end.
        self.start < self.end
            || self.inflated.is_some()
            || self.frame.is_some_and(|frame| frame.missing == 0)
    }

    /// Takes the next event out of what was received; `None` needs more bytes.
    pub(crate) fn next_event(&mut self) -> Result<Option<Event>, Violation> {
        match self.inflated.take() {
            Some(Ok(Event::Message(mut message))) => {
                // It kept its room to be copied from, and now it is kept itself.
                message.data.shrink_to_fit();
                Ok(Some(Event::Message(message)))
            }
            Some(inflated) => inflated.map(Some),
            None => self.decode(),
        }
    }

    fn decode(&mut self) -> Result<Option<Event>, Violation> {
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

    fn make_room(&mut self, missing: usize) -> Result<(), Violation> {
        self.partial.as_mut().map_or(Ok(()), |partial| partial.make_room(missing, self.streaming))
    }

    fn buffered(&self) -> &[u8] {
        self.buffer.get(self.start..self.end).unwrap_or_default()
    }

    /// Whether the next bytes are payload, and go past the buffer.
    pub(crate) fn reads_directly(&self) -> bool {
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
            Err(FrameError::Protocol(ProtocolError::InvalidOpcode(opcode))) => {
                return Err(Violation::ReservedOpcode(opcode));
            }
            // Reading from memory fails for want of bytes alone.
            Ok(None) | Err(_) => return Ok(None),
        };
        let header_len = usize::try_from(cursor.position()).unwrap_or(usize::MAX);
        // RFC 7692, section 6: of an extension, RSV1 marks the first frame of a message that is compressed.
        let may_compress = self.deflate.is_some()
            && matches!(header.opcode, OpCode::Data(Data::Text | Data::Binary));
        if (header.rsv1 && !may_compress) || header.rsv2 || header.rsv3 {
            return Err(self.reserved_bits(&header, may_compress));
        }
        // "the minimal number of bytes MUST be used to encode the length"
        if header_len != header.len(length) {
            return Err(Violation::LengthEncoding);
        }
        if length > u64::MAX / 2 {
            return Err(Violation::LengthSign);
        }
        if let OpCode::Control(_) = header.opcode {
            if !header.is_final {
                return Err(Violation::FragmentedControl);
            }
            if length > 125 {
                let is_close = header.opcode == OpCode::Control(Control::Close);
                let violation =
                    if is_close { Violation::LongClose } else { Violation::LongControl };
                return Err(violation(length));
            }
        }
        Ok(Some((header, length, header_len)))
    }

    /// What a header with a bit that it must not have is. "HT" would be a Close frame with RSV1, which no frame may be, so
    /// HTTP is known by that, and by as much more as is here.
    #[cold]
    fn reserved_bits(&self, header: &FrameHeader, may_compress: bool) -> Violation {
        if self.buffered().iter().zip(b"HTTP/").all(|(byte, expected)| byte == expected) {
            return Violation::Http;
        }
        Violation::ReservedBits(ReservedBits::of(header, self.deflate.is_some(), may_compress))
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
        let partial = self.partial.get_or_insert_with(|| {
            let room = if self.ahead { mem::take(&mut self.room) } else { Vec::new() };
            Partial::new(kind, header.rsv1, room)
        });
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
        if self.inflatable == 0 && partial.is_compressed() && !self.ahead {
            return Ok(Step::More);
        }
        let buffered = self.buffer.get(self.start..self.end).unwrap_or_default();
        let piece = buffered.get(..frame.missing).unwrap_or(buffered);
        let mut rest = piece;
        let mut stops = false;
        let outcome = match self.deflate.filter(|_| partial.is_compressed()) {
            Some(agreement) => {
                let inflater =
                    self.inflater.get_or_insert_with(|| Box::new(Inflater::new(agreement)));
                let before = partial.len();
                let limit = self.streaming.unwrap_or(self.max_message_size);
                let most = if self.ahead { AHEAD } else { before.saturating_add(self.inflatable) };
                let ends_here = frame.is_final && piece.len() == frame.missing;
                let outcome = partial.inflate(inflater, &mut rest, ends_here, limit.min(most))?;
                self.inflatable = self.inflatable.saturating_sub(partial.len() - before);
                stops = self.ahead || self.streaming.is_some() || partial.len() <= limit;
                outcome
            }
            None => partial.append(mem::take(&mut rest))?,
        };
        let used = piece.len() - rest.len();
        frame.missing -= used;
        self.start += used;
        match outcome {
            Inflated::Whole => {}
            Inflated::Full if stops => return Ok(Step::More),
            Inflated::Full => return Err(partial.too_big(self.max_message_size)),
        }
        let (missing, is_final) = (frame.missing, frame.is_final);
        if missing > 0 {
            if !self.finds_places || self.large_message().is_none() {
                self.make_room(missing)?;
            }
            return Ok(Step::More);
        }
        self.frame = None;
        if !is_final {
            return Ok(Step::Next);
        }
        self.streaming = None;
        match self.partial.take() {
            Some(mut partial) => {
                self.landed = partial.take_landing();
                partial.finish(self.ahead).map(|message| Step::Event(Event::Message(message)))
            }
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
mod tests;
