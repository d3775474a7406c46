//! What an application is told while a call goes on.

use std::time::Duration;

use super::{Error, connection::Place};

/// An event. What happens next waits until the application has been told.
#[derive(Debug, Clone)]
pub(crate) enum Event {
    /// A connection is open and nothing has been sent on it; `reconnected` if it takes the place of one that
    /// was lost.
    Opened { reconnected: bool },
    /// A connection ended, and not because the application closed it.
    Lost(Box<Error>),
    /// An attempt failed, or a connection was lost: does the application want to try again?
    Decide(Box<Error>),
    /// Another attempt is to be made, unless the application declines.
    Retry(Box<Retry>),
}

/// An attempt to come.
#[derive(Debug, Clone)]
pub(crate) struct Retry {
    /// Of this outage, counted from 1.
    pub(crate) attempt: u32,
    /// Until it begins.
    pub(crate) delay: Duration,
    /// Since the outage began.
    pub(crate) elapsed: Duration,
    pub(crate) place: Place,
    /// Why the connection or the last attempt ended.
    pub(crate) error: Error,
}
