//! One client's life: its connection, its heartbeat, and the thread that keeps both going while PHP is
//! busy. It knows nothing of PHP; calls that wait return [`Outcome::Interrupted`] when a signal comes,
//! so that the layer above can let PHP handle it with no lock held.

mod at_hand;
mod call;
mod census;
#[expect(clippy::module_inception, reason = "the client is this layer's noun")]
mod client;
mod closure;
mod connection;
mod drive;
mod error;
mod event;
mod first_ping;
mod fragments;
mod heartbeat;
mod keeper;
mod link;
mod log;
mod loss;
mod observe;
mod options;
mod persistent;
mod pieces;
mod queue;
mod receive;
mod reconnect;
mod recovery;
mod round_trip;
mod search;
mod select;
mod stats;
#[cfg(test)]
mod tests;

pub(crate) use at_hand::Batch;
pub(crate) use call::{Messages, Payload, SendCall};
pub(crate) use census::open_connections;
pub(crate) use client::{Client, State};
pub(crate) use closure::{Cause, Closure, Initiator};
pub(crate) use drive::LastLook;
pub(crate) use error::{Error, Operation};
pub(crate) use event::{Event, Retry};
pub(crate) use fragments::Fragments;
pub(crate) use keeper::end_keeper;
pub(crate) use link::Piece;
pub(crate) use log::{Level, Record};
pub(crate) use options::{MessageLimit, Options};
pub(crate) use persistent::{Persistence, end_persistent_connections, persistent_connections};
pub(crate) use pieces::PiecesCall;
pub(crate) use receive::{Received, Room};
pub(crate) use reconnect::{
    DEFAULT_CLOSE_CODES, DEFAULT_HTTP_STATUSES, DEFAULT_RESTART_DELAY, Decision, Jitter,
    ReconnectPolicy,
};
pub(crate) use recovery::ConnectCall;
pub(crate) use select::wait_for_any;
pub(crate) use stats::Stats;

pub(crate) use crate::protocol::{
    Kind, Landing, MAX_REASON, Message, Source, invalid_utf8_offset, is_sendable_code,
};
pub(crate) use crate::transport::{
    Deadline, Environment, Error as ConnectError, Header, Passphrase, Pin, Proxy, ProxyRule,
    Refusal, Request, SystemAuthorities, Target, TlsInfo, TlsOptions, TlsVersion, check_header,
    check_subprotocol, clock, set_attention, start_tls, tls_library,
};

/// What became of a call that may wait.
#[derive(Debug)]
#[must_use]
pub(crate) enum Outcome<T> {
    /// It is over.
    Done(T),
    /// A signal came. Let PHP handle it, then make the same call again with the same deadline.
    Interrupted,
    /// Tell the application, then make the same call again with the same deadline.
    Happened(Event),
}
