//! A message on its way in: what has come of it, inflated, and checked if it is text. Not its frames, nor their bytes
//! before that.

use std::mem;

use super::{
    Kind, Message, Violation,
    deflate::{Inflated, Inflater},
    landing::Landing,
    utf8::Utf8Stream,
};

/// A payload with at least this much still to come is read straight to where it stays.
pub(super) const DIRECT: usize = 64 * 1024;

/// Room that an announcement alone may get. It is zeroed memory, which the system hands out page by page
/// as it is touched; beyond it, room grows with what has come.
pub(super) const ROOM: usize = 1024 * 1024;

/// The most that room grows by: it is zeroed, and nobody looks at the time meanwhile.
const MOST_ROOM: usize = 8 * 1024 * 1024;

/// A message of which at least one frame has begun. `data` may be longer than `filled`: the rest is
/// room for a large payload.
#[derive(Debug)]
pub(super) struct Partial {
    kind: Kind,
    data: Vec<u8>,
    filled: usize,
    /// The sum of its frames' lengths.
    announced: u64,
    utf8: Utf8Stream,
    compressed: bool,
    /// Where it goes instead of `data`.
    landing: Option<Box<dyn Landing>>,
}

impl Partial {
    /// `room` is empty, and may have a capacity.
    pub(super) fn new(kind: Kind, compressed: bool, room: Vec<u8>) -> Self {
        let utf8 = Utf8Stream::default();
        Self { kind, data: room, filled: 0, announced: 0, utf8, compressed, landing: None }
    }

    pub(super) fn kind(&self) -> Kind {
        self.kind
    }

    pub(super) fn is_compressed(&self) -> bool {
        self.compressed
    }

    pub(super) fn announced(&self) -> u64 {
        self.announced
    }

    /// Says that a frame of it has begun.
    pub(super) fn announce(&mut self, length: u64) {
        self.announced = self.announced.saturating_add(length);
    }

    /// How much of it is here.
    pub(super) fn len(&self) -> usize {
        self.filled
    }

    #[cfg(test)]
    pub(super) fn capacity(&self) -> usize {
        self.data.capacity()
    }

    /// Takes what is here. The rest is checked as its continuation.
    pub(super) fn take(&mut self) -> Vec<u8> {
        self.data.truncate(self.filled);
        self.filled = 0;
        mem::take(&mut self.data)
    }

    /// Whether it may go somewhere else: what has come would have to be copied there, perhaps again and again.
    pub(super) fn may_land(&self) -> bool {
        self.landing.is_none() && self.filled <= DIRECT && !self.compressed
    }

    /// Has it go to a place that is large enough for all of it.
    pub(super) fn land(&mut self, mut landing: Box<dyn Landing>) {
        landing.append(self.data.get(..self.filled).unwrap_or_default());
        self.data = Vec::new();
        self.landing = Some(landing);
    }

    /// Gives that place away, with what is there.
    pub(super) fn take_landing(&mut self) -> Option<Box<dyn Landing>> {
        self.landing.take()
    }

    /// Gives that place away and keeps what is there.
    pub(super) fn take_off(&mut self) -> Option<Box<dyn Landing>> {
        let landing = self.landing.take()?;
        self.data = landing.filled().to_vec();
        Some(landing)
    }

    /// Whether it goes to a place of somebody else's.
    pub(super) fn has_landing(&self) -> bool {
        self.landing.is_some()
    }

    /// Where it goes, if that is a place of somebody else's.
    pub(super) fn landing(&mut self) -> Option<&mut (dyn Landing + 'static)> {
        self.landing.as_deref_mut()
    }

    /// Whether payload can be read straight into [`Self::room`].
    pub(super) fn has_room(&self) -> bool {
        self.filled < self.data.len()
    }

    pub(super) fn room(&mut self) -> &mut [u8] {
        self.data.get_mut(self.filled..).unwrap_or_default()
    }

    /// Makes room for what is to be read directly: for a piece, or else more as more has come.
    pub(super) fn make_room(
        &mut self,
        missing: usize,
        piece: Option<usize>,
    ) -> Result<(), Violation> {
        if missing < DIRECT || self.has_room() || self.compressed || self.landing.is_some() {
            return Ok(());
        }
        let room = missing.min(piece.unwrap_or(self.filled.clamp(ROOM, MOST_ROOM)));
        let no_memory =
            |_| Violation::NoMemory { size: self.filled.saturating_add(missing) as u64 };
        self.data.try_reserve_exact(room).map_err(no_memory)?;
        self.data.resize(self.filled + room, 0);
        Ok(())
    }

    pub(super) fn append(&mut self, piece: &[u8]) -> Result<Inflated, Violation> {
        if let Some(landing) = &mut self.landing {
            landing.append(piece);
            self.grow(piece.len())?;
            return Ok(Inflated::Whole);
        }
        let room = self.room();
        let (first, rest) = piece.split_at(room.len().min(piece.len()));
        if let Some(room) = room.get_mut(..first.len()) {
            room.copy_from_slice(first);
        }
        // Empty unless the room is full, so this never writes behind a gap.
        self.data.extend_from_slice(rest);
        self.grow(piece.len())?;
        Ok(Inflated::Whole)
    }

    /// Inflates what it can of `piece`, and its end if that `ends_here`. Called again after [`Inflated::Full`],
    /// with [`Self::take`] or a larger limit, it goes on where it was.
    pub(super) fn inflate(
        &mut self,
        inflater: &mut Inflater,
        piece: &mut &[u8],
        ends_here: bool,
        limit: usize,
    ) -> Result<Inflated, Violation> {
        // An empty message that says it is compressed comes of servers that flush nothing; its end would be half a
        // block to the inflater, and the next message's undoing.
        let outcome = if ends_here && self.announced > 0 {
            inflater.finish(piece, &mut self.data, limit)
        } else {
            inflater.push(piece, &mut self.data, limit)
        };
        let size = self.data.len() as u64;
        self.grow(self.data.len() - self.filled)?;
        outcome.map_err(|error| error.violation(size))
    }

    /// What is wrong with it if it may not be larger than it is.
    pub(super) fn too_big(&self, limit: usize) -> Violation {
        Violation::TooBig { size: self.filled as u64, limit }
    }

    /// Counts what has come, and looks at it.
    pub(super) fn grow(&mut self, count: usize) -> Result<(), Violation> {
        let end = self.filled + count;
        if self.kind == Kind::Text {
            let data =
                self.landing.as_ref().map_or(self.data.as_slice(), |landing| landing.filled());
            let new = data.get(self.filled..end).unwrap_or_default();
            self.utf8.push(new).map_err(|_| Violation::TextNotUtf8)?;
        }
        self.filled = end;
        Ok(())
    }

    /// The whole message. It `keeps_room` if it is going to be copied.
    pub(super) fn finish(mut self, keeps_room: bool) -> Result<Message, Violation> {
        if self.kind == Kind::Text {
            self.utf8.finish().map_err(|_| Violation::TextNotUtf8)?;
        }
        self.data.truncate(self.filled);
        if self.compressed && !keeps_room {
            // Room for what a message might have inflated to is not kept with each that waits to be fetched.
            self.data.shrink_to_fit();
        }
        Ok(Message { kind: self.kind, data: self.data })
    }
}
