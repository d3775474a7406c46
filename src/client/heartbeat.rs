//! When to ping and when to give up. Instants in, decisions out.

use std::time::{Duration, Instant};

use crate::transport::Deadline;

/// What a heartbeat asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Beat {
    /// Nothing before this.
    Wait(Deadline),
    /// Send a ping and say so with [`Heartbeat::pinged`].
    Ping,
    /// The peer has been silent for this long, a ping included.
    Dead(Duration),
}

/// Watches one connection. Any received byte is a sign of life; a ping goes out when there was none for
/// `interval`, and none within `timeout` after it is death.
#[derive(Debug)]
pub(crate) struct Heartbeat {
    interval: Option<Duration>,
    timeout: Option<Duration>,
    last_received: Instant,
    pinged: Option<Instant>,
    paused: Option<Instant>,
}

impl Heartbeat {
    pub(crate) fn new(interval: Option<Duration>, timeout: Option<Duration>, now: Instant) -> Self {
        Self { interval, timeout, last_received: now, pinged: None, paused: None }
    }

    /// Something came.
    pub(crate) fn received(&mut self, now: Instant) {
        self.last_received = now;
        self.pinged = None;
    }

    /// A ping went out.
    pub(crate) fn pinged(&mut self, now: Instant) {
        self.pinged = Some(now);
    }

    /// We have stopped reading: the peer's silence is ours now.
    pub(crate) fn pause(&mut self, now: Instant) {
        self.paused.get_or_insert(now);
    }

    /// Whether we have stopped reading.
    pub(crate) fn is_paused(&self) -> bool {
        self.paused.is_some()
    }

    /// We read again. The time in between does not count.
    pub(crate) fn resume(&mut self, now: Instant) {
        if let Some(paused) = self.paused.take() {
            let stood_still = now.saturating_duration_since(paused);
            self.last_received += stood_still;
            self.pinged = self.pinged.map(|pinged| pinged + stood_still);
        }
    }

    /// What is to be done now. Read what has come before asking.
    pub(crate) fn check(&self, now: Instant) -> Beat {
        let Some(interval) = self.interval.filter(|_| self.paused.is_none()) else {
            return Beat::Wait(Deadline::Never);
        };
        let due = match (self.pinged, self.timeout) {
            (Some(pinged), Some(timeout)) => {
                let limit = Deadline::after(pinged, timeout);
                if limit.is_past(now) {
                    return Beat::Dead(now.saturating_duration_since(self.last_received));
                }
                return Beat::Wait(limit);
            }
            // Without a limit for the answer, pings only keep the connection in use.
            (Some(pinged), None) => Deadline::after(pinged, interval),
            (None, _) => Deadline::after(self.last_received, interval),
        };
        if due.is_past(now) { Beat::Ping } else { Beat::Wait(due) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::clock;

    fn seconds(count: u64) -> Duration {
        Duration::from_secs(count)
    }

    fn heartbeat(start: Instant) -> Heartbeat {
        Heartbeat::new(Some(seconds(20)), Some(seconds(10)), start)
    }

    #[test]
    fn silence_leads_to_a_ping_and_then_to_death() {
        let start = clock::now();
        let mut heartbeat = heartbeat(start);
        assert_eq!(heartbeat.check(start), Beat::Wait(Deadline::At(start + seconds(20))));
        assert_eq!(heartbeat.check(start + seconds(20)), Beat::Ping);
        heartbeat.pinged(start + seconds(20));
        assert_eq!(
            heartbeat.check(start + seconds(29)),
            Beat::Wait(Deadline::At(start + seconds(30)))
        );
        assert_eq!(heartbeat.check(start + seconds(30)), Beat::Dead(seconds(30)));
    }

    #[test]
    fn any_byte_is_a_sign_of_life() {
        let start = clock::now();
        let mut heartbeat = heartbeat(start);
        heartbeat.pinged(start + seconds(20));
        heartbeat.received(start + seconds(29));
        assert_eq!(
            heartbeat.check(start + seconds(48)),
            Beat::Wait(Deadline::At(start + seconds(49)))
        );
        assert_eq!(heartbeat.check(start + seconds(49)), Beat::Ping);
    }

    #[test]
    fn the_clock_stands_still_while_we_do_not_read() {
        let start = clock::now();
        let mut heartbeat = heartbeat(start);
        heartbeat.pinged(start + seconds(20));
        heartbeat.pause(start + seconds(25));
        heartbeat.pause(start + seconds(500));
        assert_eq!(heartbeat.check(start + seconds(1000)), Beat::Wait(Deadline::Never));
        heartbeat.resume(start + seconds(1000));
        assert_eq!(
            heartbeat.check(start + seconds(1000)),
            Beat::Wait(Deadline::At(start + seconds(1005)))
        );
        assert_eq!(heartbeat.check(start + seconds(1005)), Beat::Dead(seconds(30)));
    }

    #[test]
    fn without_an_interval_there_is_no_beat() {
        let start = clock::now();
        let heartbeat = Heartbeat::new(None, Some(seconds(1)), start);
        assert_eq!(heartbeat.check(start + seconds(1000)), Beat::Wait(Deadline::Never));
    }

    #[test]
    fn without_a_timeout_pings_go_on_for_ever() {
        let start = clock::now();
        let mut heartbeat = Heartbeat::new(Some(seconds(5)), None, start);
        for beat in 1..100 {
            assert_eq!(heartbeat.check(start + seconds(5 * beat)), Beat::Ping);
            heartbeat.pinged(start + seconds(5 * beat));
            assert_eq!(
                heartbeat.check(start + seconds(5 * beat + 4)),
                Beat::Wait(Deadline::At(start + seconds(5 * beat + 5)))
            );
        }
    }
}
