//! Why a call failed.

use std::{fmt, time::Duration};

use thiserror::Error;

use super::{Closure, connection::Place};
use crate::{protocol::NoEntropy, transport};

/// A failed call. Texts name the endpoint without credentials or query.
#[derive(Debug, Error)]
pub(crate) enum Error {
    /// No connection could be opened.
    #[error("could not connect to {place}: {source}")]
    Connect { place: Place, source: transport::Error },
    /// The call needs a connection and there never was one: call `connect()` first.
    #[error("not connected to {0}: call connect() first")]
    NotConnected(Place),
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
    Ping,
    Close,
}

impl Operation {
    /// PHP's word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Send => "send",
            Self::Ping => "ping",
            Self::Close => "close",
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
        (Operation::Send, false) => format!(
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
