//! What a turn reads: as much as it is for, decoded as it comes, each event to its place.

use std::time::Instant;

use super::{INFLATED_PER_TURN, Incoming, Link, READ_PER_TURN, SMALL_FRAMES, Want};
use crate::{
    protocol::Event,
    transport::{Moved, describe},
};

impl Link {
    pub(super) fn is_hungry(&self, want: Want) -> bool {
        match want {
            Want::One => self.inbox.is_empty(),
            Want::Begun => self.inbox.is_empty() && self.large_message().is_none(),
            Want::Look => {
                let has_room = self.inbox.is_empty() && !self.websocket.is_piece_full();
                (has_room && self.held.is_none()) || self.websocket.is_read_closed()
            }
            Want::Piece => {
                let is_orphaned = self.incoming == Incoming::Orphaned;
                self.inbox.is_empty() && (is_orphaned || self.websocket.piece_len() == 0)
            }
            Want::Ahead => {
                let has_room = !self.inbox.is_full() && !self.websocket.is_piece_full();
                (has_room && self.held.is_none()) || self.websocket.is_read_closed()
            }
            Want::Pong => {
                let has_room = !self.inbox.is_overfull() && !self.websocket.is_piece_full();
                (has_room && self.held.is_none()) || self.websocket.is_read_closed()
            }
            Want::End => true,
        }
    }

    /// Whether what is wanted is here and need not be decoded.
    fn is_served(&mut self, want: Want) -> bool {
        let may_be = want == Want::Begun && self.websocket.has_buffered();
        may_be && self.at_hand().is_some()
    }

    /// Whether a turn would find nothing to read, to write, to decode or to end before poll(2) says so, or [`Self::due`].
    pub(crate) fn is_at_rest(&self, want: Want) -> bool {
        self.drained
            && self.is_hungry(want)
            && !self.websocket.has_buffered()
            && !self.has_output()
            && !self.heartbeat.is_paused()
            && self.can_send()
            && self.held.is_none()
            && self.unowned.is_none()
            && !self.traced
            && self.stream.is_some()
    }

    pub(super) fn read(&mut self, now: Instant, want: Want) {
        self.reconsider(now, want);
        if want.is_ahead() && !self.is_hungry(want) {
            return self.heartbeat.pause(now);
        }
        self.heartbeat.resume(now);
        self.websocket.find_places(want == Want::Begun);
        self.websocket.allow_inflating(INFLATED_PER_TURN);
        self.decode(now, want);
        let mut left = READ_PER_TURN;
        while left > 0 && !self.drained && self.is_hungry(want) && !self.is_served(want) {
            if self.websocket.is_inflating_paused() {
                return;
            }
            let Some(stream) = self.stream.as_mut() else { return };
            let is_direct = self.websocket.is_payload_direct();
            let (asked, lands, read) = if let Some((place, behind)) = self.websocket.places() {
                let asked = place.size() - place.filled().len() + behind.len();
                (asked, true, stream.read_to(place, behind))
            } else {
                let target = self.websocket.read_target();
                (target.len(), false, stream.read(target))
            };
            match read {
                Ok(Moved::Bytes(count)) => {
                    self.drained = stream.is_drained_by(count, asked);
                    let cost = if lands || is_direct { 1 } else { SMALL_FRAMES };
                    left = left.saturating_sub(count.saturating_mul(cost));
                    self.stats.wire_bytes_received += count as u64;
                    self.heartbeat.received(now);
                    self.commit(count, lands, now, want);
                    self.decode(now, want);
                }
                Ok(Moved::WouldBlock) => self.drained = true,
                Ok(Moved::End) => return self.ended(now, want),
                Err(error) => return self.lose(describe(&error)),
            }
        }
        if self.drained {
            self.websocket.rest();
        }
        if (want.is_ahead() || want == Want::Piece) && !self.is_hungry(want) {
            self.heartbeat.pause(now);
        }
    }

    pub(super) fn commit(&mut self, count: usize, lands: bool, now: Instant, want: Want) {
        // After a Close frame or a violation, bytes are read only to be thrown away.
        if self.websocket.is_read_closed() {
            return;
        }
        let websocket = &mut self.websocket;
        let committed =
            if lands { websocket.commit_to_places(count) } else { websocket.commit(count) };
        if let Err(violation) = committed {
            self.violated(violation, now, want);
        }
    }

    pub(super) fn decode(&mut self, now: Instant, want: Want) {
        while self.is_hungry(want) && !self.is_served(want) {
            match self.websocket.next_event() {
                Ok(Some(event)) => self.handle(event, now, want),
                Ok(None) if self.drop_piece(want) => {}
                Ok(None) => return,
                Err(violation) => return self.violated(violation, now, want),
            }
        }
    }

    fn handle(&mut self, event: Event, now: Instant, want: Want) {
        match event {
            Event::Message(_) if self.unowned.is_some() || self.incoming == Incoming::Orphaned => {
                self.incoming = Incoming::Whole;
                self.stats.messages_dropped += 1;
                if want == Want::Piece {
                    self.stream_message();
                }
            }
            Event::Message(message) => {
                self.stats.messages_received += 1;
                let elsewhere = self.websocket.landed_len();
                self.stats.bytes_received += (message.data.len() + elsewhere) as u64;
                if want == Want::End && self.inbox.is_full() {
                    self.inbox.seal();
                }
                self.keep(message);
            }
            Event::Pong(body) => {
                self.stats.pongs_received += 1;
                self.trips.pong(&body, now);
            }
            Event::Ping(_) => {}
            Event::Close(frame) => self.close_received(frame, now),
        }
    }
}
