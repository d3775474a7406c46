//! The one clock.

use std::time::Instant;

/// The present instant. Everything that can take one as a value does.
#[expect(clippy::disallowed_methods, reason = "this is the clock")]
pub(crate) fn now() -> Instant {
    Instant::now()
}
