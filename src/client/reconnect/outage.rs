//! The time without a proven connection: which attempt is next, and when it is enough.

use std::time::{Duration, Instant};

use super::{Draw, Jitter, Pool, ReconnectPolicy, backoff::Backoff};

/// The attempt to come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Plan {
    pub(crate) endpoint: usize,
    pub(crate) at: Instant,
}

/// Why there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Limit {
    /// `maxAttempts` have failed.
    Attempts(u32),
    /// The next one would begin after `maxElapsed`.
    Elapsed(Duration),
    /// No endpoint is left that is worth another try.
    Hopeless,
    /// Without a policy each endpoint is tried once.
    Once,
    /// The same, but the application has said so of at least one.
    Decided,
    /// The application said so.
    Declined,
}

/// An outage. It ends when a connection has proved itself ([`super::Trial`]); one that is lost before that goes on with
/// it.
#[derive(Debug, Clone)]
pub(crate) struct Outage {
    started: Instant,
    attempts: u32,
    backoff: Backoff,
}

impl Outage {
    pub(crate) fn new(now: Instant) -> Self {
        Self { started: now, attempts: 0, backoff: Backoff::default() }
    }

    pub(crate) fn attempts(&self) -> u32 {
        self.attempts
    }

    pub(crate) fn elapsed(&self, now: Instant) -> Duration {
        now.saturating_duration_since(self.started)
    }

    /// Decides on the next attempt. Without a policy each endpoint is tried once.
    pub(crate) fn plan(
        &mut self,
        pool: &mut Pool,
        policy: Option<&ReconnectPolicy>,
        now: Instant,
        draw: Draw<'_>,
    ) -> Result<Plan, Limit> {
        if pool.is_exhausted() {
            return Err(if policy.is_some() { Limit::Hopeless } else { Limit::Once });
        }
        if let Some(most) = policy.and_then(|policy| policy.max_attempts)
            && self.attempts >= most
        {
            return Err(Limit::Attempts(most));
        }
        let plan = match (pool.next_in_lap(now), policy) {
            (Some(endpoint), _) => Plan { endpoint, at: now },
            (None, None) => return Err(Limit::Once),
            (None, Some(policy)) => {
                let pause = self.backoff.next(policy, draw);
                pool.begin_lap();
                let drawn = policy.jitter != Jitter::None;
                let (endpoint, at) = pool.next_after(now, pause, drawn).ok_or(Limit::Hopeless)?;
                Plan { endpoint, at }
            }
        };
        match policy.and_then(|policy| policy.max_elapsed) {
            Some(most) if plan.at.saturating_duration_since(self.started) > most => {
                Err(Limit::Elapsed(most))
            }
            _ => Ok(plan),
        }
    }

    /// The planned attempt begins.
    pub(crate) fn begin(&mut self, pool: &mut Pool, plan: Plan, now: Instant) {
        self.attempts = self.attempts.saturating_add(1);
        pool.tried(plan.endpoint, now);
    }
}
