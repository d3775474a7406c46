//! How long to wait between laps: growing, capped, and then drawn, so that the spread is as wide at the cap
//! as before it.

use std::time::Duration;

use super::{Draw, Jitter, ReconnectPolicy};

/// How far the delays of one outage have grown.
#[derive(Debug, Clone, Default)]
pub(crate) struct Backoff {
    drawn: u32,
    last: Option<Duration>,
}

impl Backoff {
    /// The next delay. The first one is drawn as well: clients that lose one server together must not come
    /// back together.
    pub(crate) fn next(&mut self, policy: &ReconnectPolicy, draw: Draw<'_>) -> Duration {
        let bound = self.bound(policy);
        self.drawn = self.drawn.saturating_add(1);
        let delay = match policy.jitter {
            Jitter::None => bound,
            Jitter::Full => between(Duration::ZERO, bound, draw),
            Jitter::Equal => between(bound / 2, bound, draw),
            Jitter::Decorrelated => {
                let last = self.last.unwrap_or(policy.initial_delay);
                let most = last.saturating_mul(3).min(policy.max_delay);
                between(policy.initial_delay, most, draw)
            }
        };
        self.last = Some(delay);
        delay
    }

    fn bound(&self, policy: &ReconnectPolicy) -> Duration {
        let exponent = i32::try_from(self.drawn).unwrap_or(i32::MAX);
        let grown = policy.initial_delay.as_secs_f64() * policy.multiplier.powi(exponent);
        Duration::try_from_secs_f64(grown).unwrap_or(Duration::MAX).min(policy.max_delay)
    }
}

/// Drawn evenly from `least` to `most`.
pub(super) fn between(least: Duration, most: Duration, draw: Draw<'_>) -> Duration {
    let span = most.saturating_sub(least).as_secs_f64() * draw();
    // A product that rounding has made too long is cut.
    let span = Duration::try_from_secs_f64(span).unwrap_or(Duration::MAX);
    least.saturating_add(span).min(most.max(least))
}
