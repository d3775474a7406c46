//! The one clock.

use std::time::{Instant, SystemTime};

/// The present instant. Everything that can take one as a value does.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn now() -> Instant {
    Instant::now()
}

/// The wall clock, for what people read. Never for a deadline.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn wall() -> SystemTime {
    SystemTime::now()
}
