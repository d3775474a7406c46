//! Why a call failed.

use std::{fmt, rc::Rc, time::Duration};

use thiserror::Error;

use super::{Closure, connection::Place, reconnect::Limit};
use crate::{protocol::NoEntropy, transport};

/// A failed call. Texts name the endpoint without credentials or query.
#[derive(Debug, Clone, Error)]
pub(crate) enum Error {
    /// No connection could be opened to the only endpoint, or in one attempt of several.
    #[error("could not connect to {place}: {why}")]
    Connect { place: Place, why: Rc<transport::Error> },
    /// `connect()` has tried what may be tried.
    #[error("could not connect to {}", gave_up.describe("", |_| true))]
    GaveUp { gave_up: Box<GaveUp> },
    /// The connection is over, and so is the search for another one; `connect()` begins a new one.
    #[error("{}; {}", closure.describe(place), gave_up.describe_after(closure))]
    Lost { place: Place, closure: Closure, gave_up: Box<GaveUp> },
    /// A limit passed while there was no connection. Nothing was sent; the next call goes on with the search.
    #[error(
        "{} within {} s{}: there is no connection to {place} yet; the next call goes on trying; the last error: {last}",
        operation.undone(), transport::seconds(*limit), operation.setting()
    )]
    NotYet { operation: Operation, limit: Duration, place: Place, last: Box<Error> },
    /// `connect()` was called in a callback of a client that is looking for a connection.
    #[error(
        "connect() was called in a callback of the same client, which goes on connecting when that returns"
    )]
    InCallback,
    /// The call needs a connection and there never was one: call `connect()` first.
    #[error("not connected to {0}: call connect() first")]
    NotConnected(Place),
    /// Fragments of another message are on their way: first they must all have been sent.
    #[error("a message of the same client is being sent, nothing else can be sent meanwhile")]
    MidMessage,
    /// The connection is over; `connect()` opens a new one.
    #[error("{}", closure.describe(place))]
    Closed { place: Place, closure: Closure },
    /// A limit passed; the connection goes on unless `closed`.
    #[error("{}", late(*operation, *limit, place, *closed))]
    TimedOut { operation: Operation, limit: Duration, place: Place, closed: bool },
    /// No frame may go out without an unpredictable mask. The connection goes on.
    #[error("{0}; try again, or look at the system's random device")]
    Entropy(#[from] NoEntropy),
}

/// What took too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operation {
    Send,
    /// Of `sendFragments()`.
    Fragment,
    RecvTo,
    Ping,
    Close,
}

impl Operation {
    /// PHP's word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Send | Self::Fragment => "send",
            Self::RecvTo => "recvTo",
            Self::Ping => "ping",
            Self::Close => "close",
        }
    }

    fn undone(self) -> &'static str {
        match self {
            Self::Send | Self::Fragment => "no message could be sent",
            Self::RecvTo => "no message could be received",
            Self::Ping => "no ping could be sent",
            Self::Close => "nothing could be closed",
        }
    }

    fn setting(self) -> &'static str {
        if matches!(self, Self::Send | Self::Fragment) { " (sendTimeout)" } else { "" }
    }
}

/// A search that found nothing.
#[derive(Debug, Clone)]
pub(crate) struct GaveUp {
    /// All endpoints.
    pub(crate) places: Vec<Place>,
    pub(crate) limit: Limit,
    pub(crate) attempts: u32,
    pub(crate) elapsed: Duration,
    /// The last error of each endpoint that was tried, or the end of its connection if that did not last.
    pub(crate) errors: Vec<Error>,
    /// The last of all; `None` if the application declined the first attempt.
    pub(crate) last: Option<Box<Error>>,
}

impl GaveUp {
    /// In place of a connection that was lost and has ended like this.
    fn describe_after(&self, closure: &Closure) -> String {
        let is_news =
            |error: &Error| !matches!(error, Error::Closed { closure: end, .. } if end == closure);
        if self.errors.iter().any(|error| matches!(error, Error::Closed { .. })) {
            format!("no new connection to {}", self.describe(" lasted", is_news))
        } else {
            format!("no new connection could be opened to {}", self.describe("", is_news))
        }
    }

    fn describe(&self, verb: &str, is_told: impl Fn(&Error) -> bool) -> String {
        let places = match self.places.as_slice() {
            [place] => place.to_string(),
            places => format!("any of {} endpoints", places.len()),
        };
        let several = self.places.len() > 1;
        let errors = self.errors.iter().filter(|error| is_told(error));
        let errors: Vec<&Error> = errors.collect();
        let told = errors.iter().map(|error| error.in_list(several));
        let told = transport::abridged(told, "; ", "; and ");
        let errors = if errors.is_empty() { String::new() } else { format!(": {told}") };
        let attempts = if self.attempts == 1 { "attempt" } else { "attempts" };
        let why = match self.limit {
            Limit::Attempts(most) => format!("maxAttempts is {most}"),
            Limit::Elapsed(most) => format!("maxElapsed is {} s", transport::seconds(most)),
            Limit::Declined => "onRetry returned false".to_owned(),
            Limit::Decided => "decide returned false".to_owned(),
            Limit::Hopeless => "another try would end the same".to_owned(),
            Limit::Once => "each endpoint once, without a ReconnectPolicy".to_owned(),
        };
        let (count, elapsed) = (self.attempts, self.elapsed.as_secs_f64());
        format!(
            "{places}{verb}, gave up after {count} {attempts} in {elapsed:.1} s ({why}){errors}"
        )
    }
}

impl Error {
    /// As one of several, which name their endpoints, or as the only one.
    fn in_list(&self, several: bool) -> String {
        match self {
            Self::Connect { place, why } if several => format!("{place}: {why}"),
            Self::Connect { why, .. } => why.to_string(),
            other => other.to_string(),
        }
    }
}

fn late(operation: Operation, limit: Duration, place: &dyn fmt::Display, closed: bool) -> String {
    let limit = transport::seconds(limit);
    match (operation, closed) {
        (Operation::Send, true) => format!(
            "{place} did not take a whole message within {limit} s (sendTimeout); the connection was closed, \
             since half a message cannot be taken back"
        ),
        (Operation::Fragment, true) => format!(
            "{place} did not take a fragment of a message within {limit} s (sendTimeout); the connection was \
             closed, since half a message cannot be taken back"
        ),
        (Operation::RecvTo, _) => format!(
            "{place} did not send the rest of a message within {limit} s; the connection was closed, since half \
             of it has been handed over"
        ),
        (Operation::Send | Operation::Fragment, false) => format!(
            "{place} did not take a message within {limit} s (sendTimeout); nothing of it was sent and the \
             connection is still open"
        ),
        (Operation::Ping, _) => {
            format!("{place} did not answer a ping within {limit} s; the connection is still open")
        }
        (Operation::Close, _) => {
            format!(
                "{place} did not answer our Close frame within {limit} s (closeTimeout); the connection was closed"
            )
        }
    }
}
