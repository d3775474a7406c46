//! Pings on their way and how long their answers took. When to ping is the heartbeat's and the user's.

use std::{
    collections::VecDeque,
    time::{Duration, Instant},
};

/// More pings than this without an answer are not worth remembering.
const MAX_OUTSTANDING: usize = 16;

/// Numbers pings, and measures the round trip of those that are answered.
#[derive(Debug, Default)]
pub(crate) struct RoundTrips {
    sent: u64,
    outstanding: VecDeque<(u64, Instant)>,
    answered: Option<(u64, Duration)>,
    min: Option<Duration>,
    smoothed: Option<Duration>,
}

impl RoundTrips {
    /// Numbers a ping; its body is the number.
    pub(crate) fn ping(&mut self, now: Instant) -> (u64, [u8; 8]) {
        self.sent += 1;
        if self.outstanding.len() >= MAX_OUTSTANDING {
            self.outstanding.pop_front();
        }
        self.outstanding.push_back((self.sent, now));
        (self.sent, self.sent.to_be_bytes())
    }

    /// Takes a pong. It answers all pings up to its own (RFC 6455, 5.5.3); one nobody asked for
    /// answers none.
    pub(crate) fn pong(&mut self, body: &[u8], now: Instant) {
        let Ok(number) = body.try_into().map(u64::from_be_bytes) else { return };
        let Some(at) = self.outstanding.iter().position(|(sent, _)| *sent == number) else {
            return;
        };
        let Some((_, sent)) = self.outstanding.drain(..=at).next_back() else { return };
        let trip = now.saturating_duration_since(sent);
        self.answered = Some((number, trip));
        self.min = Some(self.min.map_or(trip, |min| min.min(trip)));
        // RFC 6298, section 2.3, with alpha = 1/8.
        self.smoothed = Some(self.smoothed.map_or(trip, |smoothed| (smoothed * 7 + trip) / 8));
    }

    /// The round trip of a ping or of a later one.
    pub(crate) fn answer_to(&self, number: u64) -> Option<Duration> {
        self.answered.filter(|(answered, _)| *answered >= number).map(|(_, trip)| trip)
    }

    /// Last, least and smoothed.
    pub(crate) fn figures(&self) -> [Option<Duration>; 3] {
        [self.answered.map(|(_, trip)| trip), self.min, self.smoothed]
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::clock;

    const MS: Duration = Duration::from_millis(1);

    #[test]
    fn a_pong_answers_its_ping_and_those_before_it() {
        let start = clock::now();
        let mut trips = RoundTrips::default();
        let (first, _) = trips.ping(start);
        let (second, body) = trips.ping(start + 10 * MS);
        trips.pong(&body, start + 15 * MS);
        assert_eq!(trips.answer_to(first), Some(5 * MS));
        assert_eq!(trips.answer_to(second), Some(5 * MS));
        assert_eq!(trips.answer_to(second + 1), None);
    }

    #[test]
    fn pongs_nobody_asked_for_count_for_nothing() {
        let mut trips = RoundTrips::default();
        let (number, body) = trips.ping(clock::now());
        for unasked in [b"".as_slice(), b"hello", &[0; 8], &[9; 8]] {
            trips.pong(unasked, clock::now());
        }
        assert_eq!(trips.answer_to(number), None);
        trips.pong(&body, clock::now());
        trips.pong(&body, clock::now() + 1000 * MS);
        assert!(trips.answer_to(number).unwrap() < 1000 * MS);
    }

    #[test]
    fn figures_are_last_least_and_smoothed() {
        let start = clock::now();
        let mut trips = RoundTrips::default();
        for trip in [80, 8, 16] {
            let (_, body) = trips.ping(start);
            trips.pong(&body, start + trip * MS);
        }
        assert_eq!(
            trips.figures(),
            [Some(16 * MS), Some(8 * MS), Some((80 * 7 + 8) * MS / 8 * 7 / 8 + 2 * MS)]
        );
    }
}
