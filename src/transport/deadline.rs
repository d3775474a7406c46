//! The instant by which something must have happened.

use std::time::{Duration, Instant};

use super::clock;

/// A point in time, or never. Made once at the start of a call and handed down, so that steps share
/// it and a wait that is resumed does not start anew.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Deadline {
    /// Wait as long as it takes.
    Never,
    /// Not after this instant.
    At(Instant),
}

impl Deadline {
    /// `limit` after `now`; a limit too long for the clock is never.
    pub(crate) fn after(now: Instant, limit: Duration) -> Self {
        now.checked_add(limit).map_or(Self::Never, Self::At)
    }

    /// As [`Self::after`]; no limit is never.
    pub(crate) fn after_option(now: Instant, limit: Option<Duration>) -> Self {
        limit.map_or(Self::Never, |limit| Self::after(now, limit))
    }

    /// The time left, zero when past; `None` is for ever.
    pub(crate) fn remaining(self, now: Instant) -> Option<Duration> {
        match self {
            Self::Never => None,
            Self::At(at) => Some(at.saturating_duration_since(now)),
        }
    }

    /// Whether the time is up.
    pub(crate) fn is_past(self, now: Instant) -> bool {
        matches!(self, Self::At(at) if at <= now)
    }

    /// Whether the time is up now. For never, the clock is not looked at.
    pub(crate) fn has_passed(self) -> bool {
        matches!(self, Self::At(at) if at <= clock::now())
    }

    /// The same, later by a time that did not count.
    pub(crate) fn postponed(self, by: Duration) -> Self {
        match self {
            Self::Never => Self::Never,
            Self::At(at) => Self::after(at, by),
        }
    }

    /// The one that comes first.
    pub(crate) fn earlier(self, other: Self) -> Self {
        match (self, other) {
            (Self::At(a), Self::At(b)) => Self::At(a.min(b)),
            (Self::Never, at) | (at, Self::Never) => at,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::clock::now;

    #[test]
    fn the_earlier_wins_and_never_loses() {
        let now = now();
        let (soon, late) = (
            Deadline::after(now, Duration::from_secs(1)),
            Deadline::after(now, Duration::from_secs(2)),
        );
        assert_eq!(late.earlier(soon), soon);
        assert_eq!(Deadline::Never.earlier(late), late);
        assert_eq!(Deadline::Never.earlier(Deadline::Never), Deadline::Never);
    }

    #[test]
    fn what_is_past_has_nothing_left() {
        let now = now();
        let deadline = Deadline::after(now, Duration::ZERO);
        assert!(deadline.is_past(now));
        assert_eq!(deadline.remaining(now + Duration::from_secs(5)), Some(Duration::ZERO));
        assert!(!Deadline::Never.is_past(now) && Deadline::Never.remaining(now).is_none());
    }

    #[test]
    fn a_limit_beyond_the_clock_is_never() {
        assert_eq!(Deadline::after(now(), Duration::MAX), Deadline::Never);
    }
}
