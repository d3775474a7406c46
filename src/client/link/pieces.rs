//! A message that is handed over piece by piece as it comes, in place of being kept until it is whole.

use std::time::Instant;

use super::{Incoming, Link, Want};
use crate::{
    client::{Cause, Closure, Initiator},
    protocol::Message,
};

/// How much of such a message may wait to be taken; less if the read-ahead is.
const PIECE: usize = 256 * 1024;

/// No piece need be smaller, however small the read-ahead.
const LEAST: usize = 4 * 1024;

/// A part of a message.
#[derive(Debug)]
pub(crate) struct Piece {
    pub(crate) data: Vec<u8>,
    /// The message ends with it.
    pub(crate) is_last: bool,
}

impl Link {
    /// Has the message that is coming, or the next one, come in pieces. One that began when nobody owned the connection is
    /// nobody's: then it is the one behind it.
    pub(crate) fn stream_message(&mut self) {
        if self.incoming == Incoming::Orphaned {
            return;
        }
        self.websocket.stream(Some(self.inbox.limit().clamp(LEAST, PIECE)));
    }

    /// The next piece, for a call that `has_begun` to take the message or that begins with it. What was read ahead is one,
    /// and whole. An error says why the rest of a message that has begun is not here any more.
    pub(crate) fn take_piece(&mut self, has_begun: bool) -> Option<Result<Piece, Closure>> {
        if has_begun && self.incoming != Incoming::HalfTaken {
            let closing = || Closure::abnormal(Initiator::Client, Cause::Closing);
            return Some(Err(self.send_obstacle().unwrap_or_else(closing)));
        }
        if let Some(message) = self.inbox.take() {
            if self.incoming != Incoming::Orphaned {
                self.incoming = Incoming::Whole;
                self.websocket.stream(None);
            }
            return Some(Ok(Piece { data: message.data, is_last: true }));
        }
        if self.incoming == Incoming::Orphaned {
            return None;
        }
        let data = self.websocket.take_piece()?;
        self.incoming = Incoming::HalfTaken;
        self.stats.bytes_received += data.len() as u64;
        Some(Ok(Piece { data, is_last: false }))
    }

    /// Keeps a message, or the end of one, until it is fetched, unless something before it was thrown away.
    pub(super) fn keep(&mut self, message: Message) {
        if !self.inbox.push(message) && self.inbox.is_empty() {
            // If it was the end of one that is half taken, nobody waits for the end of the next.
            self.incoming = Incoming::Whole;
        }
    }

    /// Drops what has come of a message that nobody is going to take: where the end is wanted that is any, and then nothing
    /// behind it is kept either.
    pub(super) fn drop_piece(&mut self, want: Want) -> bool {
        let drops = want == Want::End || self.incoming == Incoming::Orphaned;
        if !drops || !self.websocket.is_piece_full() || self.websocket.take_piece().is_none() {
            return false;
        }
        self.incoming = Incoming::Orphaned;
        if want == Want::End {
            self.inbox.seal();
        }
        true
    }

    /// Lets nobody have the rest of a message of which part was handed over.
    pub(crate) fn forsake_rest(&mut self) {
        if self.incoming != Incoming::HalfTaken {
            return;
        }
        // Nothing was in the inbox when the last piece was taken.
        let has_ended = self.inbox.take().is_some();
        self.stats.messages_dropped += u64::from(has_ended);
        self.incoming = if has_ended { Incoming::Whole } else { Incoming::Orphaned };
    }

    /// Has the next message be kept whole again; ends the connection if part of it was `taken`, for nobody could make
    /// sense of the rest.
    pub(crate) fn abandon_pieces(&mut self, taken: bool, now: Instant) {
        if taken || self.incoming == Incoming::HalfTaken {
            self.forsake_rest();
            return self.break_off(Cause::HalfReceived, now);
        }
        self.keep_whole();
    }

    /// Has the message that is coming, or the next one, be kept until it is whole.
    pub(crate) fn keep_whole(&mut self) {
        if self.incoming != Incoming::Orphaned {
            self.websocket.stream(None);
        }
    }
}
