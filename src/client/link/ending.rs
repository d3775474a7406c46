//! How a link ends: by a closing handshake, by a violation, by the network, or because we leave.

use std::{
    os::fd::AsFd,
    time::{Duration, Instant},
};

use super::{Link, Outgoing, READ_PER_TURN, Want};
use crate::{
    client::{Cause, Closure, Initiator, Level, Record, first_ping::UnansweredPing},
    protocol::{CloseFrame, Violation},
    transport::{Deadline, Moved},
};

/// How long a violated or closed connection is read on, so that our last frame is not destroyed by a
/// reset: closing a socket with unread data sends one (RFC 9293, section 3.6).
const LINGER: Duration = Duration::from_secs(1);

/// How long a message may be answered that was fetched from in front of a violation.
const ANSWERING: Duration = Duration::from_secs(1);

impl Link {
    /// Queues our Close frame. Its answer is waited for until `deadline`, by whoever turns the link.
    pub(crate) fn close(&mut self, code: u16, reason: &str, deadline: Deadline) {
        if self.closure.is_none() && self.closing.is_none() {
            self.closing = Some(deadline);
            self.websocket.close(code, reason);
        }
    }

    pub(super) fn close_received(&mut self, frame: CloseFrame, now: Instant) {
        let initiator = if self.closing.is_some() { Initiator::Client } else { Initiator::Peer };
        self.linger(now);
        let mut closure = Closure::handshake(frame, initiator);
        // No Close frame of ours can follow half a message, or go where nothing goes any more.
        closure.clean = self.message != Outgoing::Leaving && self.write_error.is_none();
        self.end(closure);
    }

    /// Whoever closes it waits no longer than they said.
    fn linger(&mut self, now: Instant) {
        let closing = self.closing.unwrap_or(Deadline::Never);
        self.linger_until = Some(Deadline::after(now, LINGER).earlier(closing));
    }

    /// Fails the connection, unless messages wait that came before: reading ahead must not make it impossible to answer
    /// them. What is too large for `recv()` may be meant for `recvTo()`: the next call decides.
    pub(super) fn violated(&mut self, violation: Violation, now: Instant, want: Want) {
        let waits = matches!(want, Want::Ahead | Want::Look) && !self.inbox.is_empty();
        let may_be_streamed = violation.is_too_big() && want.is_ahead();
        if self.unowned.is_none() && (waits || may_be_streamed) {
            self.held = Some((violation, now));
            return;
        }
        self.websocket.fail(&violation);
        self.linger(now);
        self.end(Closure::failed(violation, self.max_message_size));
    }

    /// What was held back counts when the caller wants more than is here, or seems to want nothing any more.
    pub(super) fn reconsider(&mut self, now: Instant, want: Want) {
        let Some((violation, mut since)) = self.held.take() else { return };
        if violation.is_too_big() && want == Want::Piece {
            return;
        }
        if matches!(want, Want::Ahead | Want::Look) {
            if !self.inbox.is_empty() {
                since = now;
            }
            if now.saturating_duration_since(since) < ANSWERING {
                self.held = Some((violation, since));
                return;
            }
        }
        self.violated(violation, now, want);
    }

    /// The peer has ended its side. Bytes decoded before it may still hold a Close frame.
    pub(super) fn ended(&mut self, now: Instant, want: Want) {
        self.decode(now, want);
        if self.websocket.is_inflating_paused() {
            // The end is met again in the next turn.
            return;
        }
        let unread = self.held.is_some() || self.websocket.has_buffered();
        if self.closure.is_none() && unread && !self.is_hungry(want) {
            // Unread frames come first; the end is met again when they have been taken.
            self.drained = true;
            return;
        }
        self.peer_ended = true;
        let why = "the server ended it without a Close frame";
        self.lose(why.to_owned());
    }

    pub(super) fn lose(&mut self, why: String) {
        let why = self.write_error.take().unwrap_or(why);
        let initiator = if self.closing.is_some() { Initiator::Client } else { Initiator::Network };
        if self.closure.is_none() {
            self.end(Closure::abnormal(initiator, Cause::Lost(why)));
        }
        self.drop_stream();
    }

    /// Ends our side when all has been said, and the socket when there is nothing to wait for.
    pub(super) fn settle(&mut self, now: Instant) {
        if self.closure.is_none() && self.closing.is_some_and(|until| until.is_past(now)) {
            return self.give_up(Cause::Unanswered);
        }
        if self.closure.is_none() || self.has_output() {
            if self.linger_until.is_some_and(|until| until.is_past(now)) {
                self.drop_stream();
            }
            return;
        }
        let Some(closure) = &self.closure else { return };
        // A peer that closed first has nothing more to say; for the others our side ends first.
        if closure.cause == Cause::Handshake && closure.initiator == Initiator::Peer {
            return self.drop_stream();
        }
        if let Some(stream) = self.stream.as_mut().filter(|_| !self.finished) {
            stream.finish();
            self.finished = true;
        }
        if self.linger_until.is_none_or(|until| until.is_past(now)) {
            self.drop_stream();
        }
    }

    /// Ends it without waiting for anything. Behind half a message nothing can be said; otherwise what was
    /// said, our Close frame, should arrive.
    pub(crate) fn give_up(&mut self, cause: Cause) {
        let half_sent = cause == Cause::HalfSent;
        if self.closure.is_none() {
            self.end(Closure::abnormal(Initiator::Client, cause));
        }
        if let Some(stream) = self.stream.as_mut().filter(|_| half_sent) {
            stream.abort();
        }
        self.drop_stream();
    }

    /// Ends what a fatal error left half done: what of a message is here is taken back; if part of it has
    /// left, nothing can follow it.
    pub(crate) fn abandon_message(&mut self, now: Instant) {
        match self.message {
            Outgoing::None => {}
            Outgoing::Between => self.break_off(Cause::HalfSent, now),
            Outgoing::Here | Outgoing::Leaving => {
                if !self.take_back_message() {
                    self.give_up(Cause::HalfSent);
                }
            }
        }
    }

    /// Ends it between two frames, where the peer can be told: 1011, "an unexpected condition that prevented it from
    /// fulfilling the request" (section 7.4.1).
    pub(super) fn break_off(&mut self, cause: Cause, now: Instant) {
        if self.closure.is_some() {
            return;
        }
        self.websocket.break_off(1011, "half a message was given up");
        self.linger(now);
        self.end(Closure::abnormal(Initiator::Client, cause));
        self.write();
        self.settle(now);
    }

    /// Says goodbye if the socket takes it at once: 1001, "going away".
    pub(crate) fn leave(&mut self) {
        if self.closure.is_none() && self.message.is_between_frames() {
            self.websocket.close(1001, "");
            self.write();
        }
        self.drop_stream();
    }

    pub(super) fn drop_stream(&mut self) {
        let Some(mut stream) = self.stream.take() else { return };
        self.counted = None;
        // A child may have a copy of the descriptor, for which closing it is not enough.
        if let Some(readiness) = &self.readiness {
            readiness.unwatch(stream.as_fd());
        }
        if let Some(poller) = self.poller.upgrade() {
            poller.unwatch(stream.as_fd());
        }
        if !self.finished {
            stream.finish();
        }
        if self.peer_ended {
            return;
        }
        // What lies unread would turn the close into a reset, which can destroy our last frames.
        let mut sink = [0; 8192];
        for _ in 0..READ_PER_TURN / sink.len() {
            if !matches!(stream.read(&mut sink), Ok(Moved::Bytes(_))) {
                break;
            }
        }
    }

    pub(super) fn end(&mut self, mut closure: Closure) {
        if self.closure.is_none() {
            closure.ping = self.unanswered_ping(&closure);
            if self.traced {
                // What has ended it comes before the end.
                self.note_frames();
            }
            let level = if closure.is_ordinary() { Level::Notice } else { Level::Warning };
            self.log.push(Record { level, text: closure.describe(&self.place) });
            self.closure = Some(closure);
            self.lasted = Some(self.turned_at.saturating_duration_since(self.opened_at));
        }
    }

    /// A peer that sends Pong, whatever is in it, knows Ping.
    fn unanswered_ping(&self, closure: &Closure) -> Option<UnansweredPing> {
        let first = self.first_ping.filter(|_| self.stats.pongs_received == 0)?;
        first.unanswered(closure, self.turned_at)
    }
}
