//! A message that is handed over piece by piece as it comes, in place of being kept until it is whole.

use std::time::Instant;

use super::Link;
use crate::client::Cause;

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
        if self.is_stale {
            return;
        }
        self.websocket.stream(Some(self.inbox.limit().clamp(LEAST, PIECE)));
    }

    /// The next piece. What was read ahead is one, and whole.
    pub(crate) fn take_piece(&mut self) -> Option<Piece> {
        if let Some(message) = self.inbox.take() {
            self.half_taken = false;
            self.websocket.stream(None);
            return Some(Piece { data: message.data, is_last: true });
        }
        if self.is_stale {
            return None;
        }
        let data = self.websocket.take_piece()?;
        self.half_taken = true;
        self.stats.bytes_received += data.len() as u64;
        Some(Piece { data, is_last: false })
    }

    /// Drops what has come of a message that nobody is going to take.
    pub(super) fn drop_piece(&mut self) -> bool {
        self.websocket.is_piece_full() && self.websocket.take_piece().is_some()
    }

    /// Has the next message be kept whole again; ends the connection if part of it was `taken`, for nobody could make
    /// sense of the rest.
    pub(crate) fn abandon_pieces(&mut self, taken: bool, now: Instant) {
        if taken || self.half_taken {
            return self.break_off(Cause::HalfReceived, now);
        }
        self.websocket.stream(None);
    }
}
