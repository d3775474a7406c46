//! Frames in the log, for whoever looks for a fault: their direction, opcode and length, never what is in them.

use super::Link;
use crate::client::{Level, Record};

/// Records that may wait. PHP fetches them when it calls, which may be hours after the frames.
const MAX_RECORDS: usize = 1000;

impl Link {
    /// Says whether frames are to be noted from now on. Those of messages that were decoded before are not.
    pub(crate) fn set_traced(&mut self, traced: bool) {
        self.traced = traced;
        self.websocket.set_noting(traced);
    }

    /// Notes the frames that have passed since the last time, those that came before those that went.
    pub(super) fn note_frames(&mut self) {
        let (received, sent) = self.websocket.take_notes();
        let received = received.into_iter().map(|note| ("received", note));
        for (direction, note) in received.chain(sent.into_iter().map(|note| ("sent", note))) {
            if self.log.len() >= MAX_RECORDS {
                self.unnoted += 1;
                continue;
            }
            let text = format!("{}: {direction} {note}", self.place);
            self.log.push(Record { level: Level::Debug, text });
        }
    }

    pub(super) fn note_unnoted(&mut self) {
        let count = std::mem::take(&mut self.unnoted);
        if count > 0 {
            let text = format!("{}: {count} more frames than the log holds", self.place);
            self.log.push(Record { level: Level::Debug, text });
        }
    }
}
