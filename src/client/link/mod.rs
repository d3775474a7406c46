//! An open connection's parts and what moves them: one non-blocking [`Link::turn`] reads, answers,
//! beats and writes as far as it goes. Whoever holds the link turns it: PHP's thread in a call, the
//! keeper between calls. Waiting is theirs.

mod at_hand;
mod ending;
mod frames;
mod inbox;
mod pieces;
mod reading;
mod writing;

use std::{
    io, mem,
    os::fd::AsFd,
    sync::{Arc, Weak},
    time::{Duration, Instant},
};

use self::inbox::Inbox;
pub(crate) use self::pieces::Piece;
use super::{
    Cause, Closure, Initiator, MessageLimit, Options, Record, Stats,
    census::Counted,
    connection::Place,
    first_ping::{FirstPing, Pinger},
    heartbeat::{Beat, Heartbeat},
    round_trip::RoundTrips,
};
use crate::{
    protocol::{Landing, Message, NoEntropy, Violation, WebSocket},
    transport::{Deadline, Interest, Opened, Poller, Readiness, Stream},
};

/// Bytes that one turn reads straight to where they stay, or throws away.
const READ_PER_TURN: usize = 1024 * 1024;

/// So much more is a byte that may be part of a small frame: one turn decodes 64 KiB of them, which are some 30,000 frames
/// and a few milliseconds. A flood of them cannot hold a call, or the keeper, for longer before it looks at the time.
const SMALL_FRAMES: usize = 16;

/// Bytes that one turn makes of compressed ones, for the same reason.
const INFLATED_PER_TURN: usize = 4 * 1024 * 1024;

/// What a turn is for, which is how much it reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Want {
    /// One message for the caller.
    One,
    /// One message, or one that is at hand, or the beginning of a large one.
    Begun,
    /// To know whether there is one, and nothing that the caller might not want.
    Look,
    /// The next piece of one.
    Piece,
    /// Whatever comes, up to the read-ahead.
    Ahead,
    /// A pong, for which the read-ahead may be passed.
    Pong,
    /// The end: messages beyond the read-ahead are dropped.
    End,
}

impl Want {
    /// Whether reading may pause for it before it has what it wants.
    pub(super) fn is_ahead(self) -> bool {
        matches!(self, Self::Ahead | Self::Look | Self::Pong)
    }
}

/// What has become of a message that is being sent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Outgoing {
    /// There is none.
    None,
    /// It is encoded, or part of it, and all of that is still here.
    Here,
    /// Part of it has left.
    Leaving,
    /// Some of its fragments have left whole, and the next one is not here yet.
    Between,
}

impl Outgoing {
    fn leaves(&mut self) {
        if *self == Self::Here {
            *self = Self::Leaving;
        }
    }

    /// Whether control frames can go out.
    fn is_between_frames(self) -> bool {
        matches!(self, Self::None | Self::Between)
    }
}

/// Whose the message is that is being received.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Incoming {
    /// Whoever asks gets all of it.
    Whole,
    /// Part of it was handed over. The rest, which may be the first in the inbox, is for the same call.
    HalfTaken,
    /// Nobody's: it began when nobody owned the connection, or part of it was thrown away.
    Orphaned,
}

/// One connection. `stream` is gone when nothing can be read or written any more; `closure` is there
/// when the application is to be told of an end.
#[derive(Debug)]
#[expect(clippy::struct_excessive_bools, reason = "facts that change independently of each other")]
pub(crate) struct Link {
    stream: Option<Stream>,
    counted: Option<Counted>,
    websocket: WebSocket,
    heartbeat: Heartbeat,
    trips: RoundTrips,
    first_ping: Option<FirstPing>,
    inbox: Inbox,
    /// What the peer did wrong behind messages that were read ahead, and when one of them was last seen here; or a
    /// message that is too large for anything but `recvTo()`.
    held: Option<(Violation, Instant)>,
    /// Nobody owns it, and it is ended then unless somebody does.
    unowned: Option<Deadline>,
    incoming: Incoming,
    max_message_size: MessageLimit,
    pong_timeout: Duration,
    closure: Option<Closure>,
    /// Our Close frame is queued or sent; its answer is waited for until then.
    closing: Option<Deadline>,
    /// Whom to let know when there is something to fetch.
    readiness: Option<Arc<Readiness>>,
    /// What the keeper waits with.
    poller: Weak<Poller>,
    /// The network takes nothing more, for this reason. What it still has for us is read.
    write_error: Option<String>,
    linger_until: Option<Deadline>,
    /// Our side of the stream has been ended.
    finished: bool,
    /// The peer has ended its side: there is nothing left to read.
    peer_ended: bool,
    /// The socket has nothing to read until poll(2) says so.
    drained: bool,
    message: Outgoing,
    opened_at: Instant,
    turned_at: Instant,
    /// How long it lasted, once it has ended.
    lasted: Option<Duration>,
    pub(crate) stats: Stats,
    log: Vec<Record>,
    /// Somebody wants to know of each frame.
    traced: bool,
    /// Frames that found no room in the log.
    unnoted: u64,
    place: Place,
}

impl Link {
    pub(crate) fn new(opened: Opened, options: &Options, place: Place, now: Instant) -> Self {
        let entropy = |buffer: &mut [u8]| getrandom::fill(buffer).map_err(|_| NoEntropy);
        Self {
            stream: Some(opened.stream),
            counted: Some(Counted::new()),
            websocket: WebSocket::new(
                options.max_message_size.bytes(),
                opened.deflate,
                entropy,
                &opened.early,
            ),
            heartbeat: Heartbeat::new(options.ping_interval, options.pong_timeout, now),
            trips: RoundTrips::default(),
            first_ping: None,
            inbox: Inbox::new(options.read_ahead),
            held: None,
            unowned: None,
            incoming: Incoming::Whole,
            max_message_size: options.max_message_size,
            pong_timeout: options.pong_timeout.unwrap_or_default(),
            closure: None,
            closing: None,
            readiness: None,
            poller: Weak::new(),
            write_error: None,
            linger_until: None,
            finished: false,
            peer_ended: false,
            drained: false,
            message: Outgoing::None,
            opened_at: now,
            turned_at: now,
            lasted: None,
            stats: Stats::default(),
            log: Vec::new(),
            traced: false,
            unnoted: 0,
            place,
        }
    }

    /// Why the connection ended, once it has.
    pub(crate) fn closure(&self) -> Option<&Closure> {
        self.closure.as_ref()
    }

    /// Whether our Close frame is on its way, or nothing can be, and the end has not come.
    pub(crate) fn is_closing(&self) -> bool {
        (self.closing.is_some() || self.write_error.is_some()) && self.closure.is_none()
    }

    /// How long it lasted, or has lasted until now if nobody has noticed its end.
    pub(crate) fn lasted(&self, now: Instant) -> Duration {
        self.lasted.unwrap_or_else(|| now.saturating_duration_since(self.opened_at))
    }

    /// When its end was noticed, once it was.
    pub(crate) fn ended_at(&self) -> Option<Instant> {
        Some(self.opened_at + self.lasted?)
    }

    /// Whether messages can be sent.
    pub(crate) fn can_send(&self) -> bool {
        self.closure.is_none() && self.write_error.is_none() && self.closing.is_none()
    }

    /// Why they cannot.
    pub(crate) fn send_obstacle(&self) -> Option<Closure> {
        match (&self.closure, &self.write_error, self.closing) {
            (Some(closure), _, _) => Some(closure.clone()),
            (None, Some(why), _) => {
                Some(Closure::abnormal(Initiator::Network, Cause::Lost(why.clone())))
            }
            (None, None, Some(_)) => Some(Closure::abnormal(Initiator::Client, Cause::Closing)),
            (None, None, None) => None,
        }
    }

    /// Whether there is nothing left to wait for.
    pub(crate) fn is_over(&self) -> bool {
        self.stream.is_none()
    }

    /// The stream, to wait for.
    pub(crate) fn stream(&self) -> Option<&Stream> {
        self.stream.as_ref()
    }

    /// What to wait for before the next turn.
    pub(crate) fn interest(&self, want: Want) -> Interest {
        let writing = self.has_output();
        let reading = self.is_hungry(want);
        self.stream
            .as_ref()
            .map_or_else(Interest::default, |stream| stream.interest(reading, writing))
    }

    /// When the next turn is due though nothing moves.
    pub(crate) fn due(&self, now: Instant) -> Deadline {
        if let Some(until) = self.linger_until {
            return until;
        }
        if let Some(until) = self.closing {
            return until;
        }
        let until = self.unowned.unwrap_or(Deadline::Never);
        if !self.beats() {
            return until;
        }
        match self.heartbeat.check(now) {
            Beat::Wait(beat) => until.earlier(beat),
            Beat::Ping | Beat::Dead(_) => Deadline::At(now),
        }
    }

    /// Whether the heartbeat has a say: in the middle of a frame no ping may go out and sendTimeout
    /// watches, and a connection that is closing is watched by closeTimeout.
    fn beats(&self) -> bool {
        self.closure.is_none()
            && self.closing.is_none()
            && self.write_error.is_none()
            && self.message.is_between_frames()
            && self.stream.is_some()
    }

    /// Says that poll(2) found something to read.
    pub(crate) fn wake(&mut self) {
        self.drained = false;
    }

    /// Whether something is left to do that a thread which waits for this link does not know of.
    pub(crate) fn is_restless(&self) -> bool {
        let ends = self.linger_until.is_some() || self.closing.is_some();
        self.stream.is_some() && (ends || self.has_output())
    }

    /// Whether something is here, undecoded, for which no socket is readable: behind a message that was taken there may be a
    /// ping.
    pub(crate) fn has_unread(&self) -> bool {
        let hides = |stream: &Stream| !self.drained && !stream.hides_nothing();
        self.stream.as_ref().is_some_and(|stream| self.websocket.has_buffered() || hides(stream))
    }

    /// Whether it may be left to nobody, and be somebody's again. `unread` messages are dropped besides its own.
    pub(crate) fn disown(&mut self, until: Deadline, unread: u64) -> bool {
        let is_whole = self.message == Outgoing::None && self.incoming != Incoming::HalfTaken;
        if !is_whole || self.held.is_some() || !self.can_send() || self.is_over() {
            return false;
        }
        self.unowned = Some(until);
        self.unobserve();
        self.stats.messages_dropped += unread;
        while self.inbox.take().is_some() {
            self.stats.messages_dropped += 1;
        }
        true
    }

    /// Makes it somebody's again; `false` if it is not open any more.
    pub(crate) fn own(&mut self) -> bool {
        self.unowned = None;
        let is_receiving = self.websocket.is_receiving();
        self.incoming = if is_receiving { Incoming::Orphaned } else { Incoming::Whole };
        self.can_send() && !self.is_over()
    }

    /// Whether there is a received message, or one that only the next call can decide about.
    pub(crate) fn has_message(&self) -> bool {
        !self.inbox.is_empty() || self.held.is_some()
    }

    /// The size of a large message that is coming and could be read to where it stays.
    pub(crate) fn large_message(&self) -> Option<usize> {
        let is_nobodys = self.unowned.is_some() || self.incoming == Incoming::Orphaned;
        self.websocket.large_message().filter(|_| !is_nobodys)
    }

    /// Has it read to a place of that size, which must not stay with the link.
    pub(crate) fn land(&mut self, landing: Box<dyn Landing>) {
        self.websocket.land(landing);
    }

    /// Takes that place back. It is full if the message has been received, which then has no data of its own.
    pub(crate) fn take_off(&mut self) -> Option<Box<dyn Landing>> {
        self.websocket.take_off()
    }

    /// A received message.
    pub(crate) fn take_message(&mut self) -> Option<Message> {
        self.inbox.take()
    }

    pub(crate) fn take_log(&mut self) -> Vec<Record> {
        if self.traced {
            self.note_frames();
            self.note_unnoted();
        }
        mem::take(&mut self.log)
    }

    pub(crate) fn figures(&self) -> Stats {
        let [last, min, smoothed] = self.trips.figures();
        let (buffered_messages, buffered_bytes) = self.inbox.count();
        Stats {
            last_round_trip: last,
            min_round_trip: min,
            smoothed_round_trip: smoothed,
            buffered_messages,
            buffered_bytes,
            ..self.stats.clone()
        }
    }

    /// Moves everything that can be moved without waiting.
    pub(crate) fn turn(&mut self, now: Instant, want: Want) {
        self.turned_at = now;
        if self.unowned.is_some_and(|until| until.is_past(now)) {
            return self.leave();
        }
        if self.traced {
            // Sent since the last turn, and so before what is read now.
            self.note_frames();
        }
        self.read(now, want);
        self.beat(now, want);
        self.write();
        if self.traced {
            self.note_frames();
        }
        self.settle(now);
        self.signal();
    }

    /// Has an event loop watch it, or stops that.
    pub(crate) fn observe(&mut self, readiness: Option<Arc<Readiness>>) -> io::Result<()> {
        self.unobserve();
        if let (Some(readiness), Some(stream)) = (&readiness, &self.stream) {
            readiness.watch(stream.as_fd())?;
        }
        self.readiness = readiness;
        Ok(())
    }

    fn unobserve(&mut self) {
        if let (Some(readiness), Some(stream)) = (self.readiness.take(), &self.stream) {
            readiness.unwatch(stream.as_fd());
        }
    }

    /// Notes where the keeper watches it.
    pub(crate) fn watched_by(&mut self, poller: &Arc<Poller>) {
        if self.poller.strong_count() == 0 {
            self.poller = Arc::downgrade(poller);
        }
    }

    pub(crate) fn is_observed(&self) -> bool {
        self.readiness.is_some()
    }

    /// Lets it know whether there is something to fetch.
    pub(crate) fn signal(&self) {
        if let Some(readiness) = &self.readiness {
            let has_something = self.has_message() || self.closure.is_some();
            readiness.note(has_something || self.is_secretly_unfinished());
        }
    }

    fn beat(&mut self, now: Instant, want: Want) {
        if !self.beats() {
            return;
        }
        match self.heartbeat.check(now) {
            Beat::Wait(_) => {}
            Beat::Ping => match self.ping(now, Pinger::Heartbeat) {
                Ok(_) => self.heartbeat.pinged(now),
                // No random bytes for its mask: that it is missing is not the peer's fault.
                Err(NoEntropy) => self.heartbeat.received(now),
            },
            Beat::Dead(_) => self.perhaps_dead(now, want),
        }
    }

    /// The answer may lie in the socket: nobody looks there while PHP uses the connection, and nobody could
    /// while the process was stopped.
    fn perhaps_dead(&mut self, now: Instant, want: Want) {
        self.drained = false;
        self.read(now, want);
        let Beat::Dead(silence) = self.heartbeat.check(now) else { return };
        // Where a message is here for the caller, the socket was not looked at; the next turn decides.
        if !self.beats() || !self.is_hungry(want) {
            return;
        }
        self.websocket.close(1011, "keepalive ping timeout");
        self.write();
        let timeout = self.pong_timeout;
        self.end(Closure::abnormal(Initiator::Network, Cause::Silent { silence, timeout }));
        self.drop_stream();
    }

    /// Whether a turn stopped before it had read all there is: poll(2) does not see what TLS holds, nor what is to be
    /// inflated.
    pub(crate) fn is_unfinished(&self, want: Want) -> bool {
        let has_more = !self.drained || self.websocket.is_inflating_paused();
        has_more && self.stream.is_some() && self.is_hungry(want)
    }

    /// Whether a look at it is unfinished and no readable socket says so.
    fn is_secretly_unfinished(&self) -> bool {
        let hides = |stream: &Stream| self.is_inflating_paused() || !stream.hides_nothing();
        self.is_unfinished(Want::Look) && self.stream.as_ref().is_some_and(hides)
    }

    /// Whether a message may be here that is not whole, for the next turn to make.
    pub(crate) fn is_inflating_paused(&self) -> bool {
        self.websocket.is_inflating_paused()
    }

    /// Queues a ping and gives its number.
    pub(crate) fn ping(&mut self, now: Instant, by: Pinger) -> Result<u64, NoEntropy> {
        let (number, body) = self.trips.ping(now);
        self.websocket.ping(&body)?;
        self.first_ping.get_or_insert(FirstPing { at: now, by });
        self.stats.pings_sent += 1;
        Ok(number)
    }

    /// The round trip of a ping, once it was answered.
    pub(crate) fn answer_to(&self, number: u64) -> Option<Duration> {
        self.trips.answer_to(number)
    }
}
