//! What an application asks for. Valid by construction: the layer above has checked it.

use std::time::Duration;

/// Close codes after which a new connection is worth a try: the peer, or the way to it, has a trouble that
/// passes (RFC 6455, 7.4.1, and IANA's registry).
pub(crate) const DEFAULT_CLOSE_CODES: &[u16] = &[1001, 1005, 1006, 1011, 1012, 1013, 1014];

/// HTTP statuses that tell of a passing trouble. Those from 520 are Cloudflare's: its server behind is down, cannot be
/// reached, or takes too long.
pub(crate) const DEFAULT_HTTP_STATUSES: &[u16] =
    &[408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530];

/// "1012 … reconnect using a randomized delay of 5 - 30s" (IANA's registry, Service Restart).
pub(crate) const DEFAULT_RESTART_DELAY: (Duration, Duration) =
    (Duration::from_secs(5), Duration::from_secs(30));

/// How to keep clients that lost the same server from coming back in step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Jitter {
    /// The delay as it is.
    None,
    /// Anything from nothing to the delay.
    Full,
    /// Anything from half the delay to all of it.
    Equal,
    /// Anything from the initial delay to three times the last one drawn.
    Decorrelated,
}

/// When to try again. Limits that are `None` are off.
#[derive(Debug, Clone)]
pub(crate) struct ReconnectPolicy {
    /// Per outage.
    pub(crate) max_attempts: Option<u32>,
    pub(crate) initial_delay: Duration,
    /// Not less than the initial delay.
    pub(crate) max_delay: Duration,
    /// Not less than 1.
    pub(crate) multiplier: f64,
    pub(crate) jitter: Jitter,
    /// Per outage. No attempt begins later.
    pub(crate) max_elapsed: Option<Duration>,
    /// A connection ends an outage when it has lasted this long; see [`super::Trial`].
    pub(crate) stable_after: Duration,
    pub(crate) retry_http_statuses: Vec<u16>,
    pub(crate) retry_close_codes: Vec<u16>,
    pub(crate) shuffle_endpoints: bool,
    /// The least and the longest time in which an endpoint is left alone that has closed with 1012.
    pub(crate) restart_delay: (Duration, Duration),
    /// The application is asked about each end and each failure.
    pub(crate) decides: bool,
}
