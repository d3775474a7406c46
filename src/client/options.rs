//! What a client was told, valid by construction.

use std::{sync::Arc, time::Duration};

use super::{persistent::Persistence, reconnect::ReconnectPolicy};
use crate::transport::Request;

/// A client's settings. Limits that are `None` are off.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Where to connect to and how: the endpoints of one cluster, at least one, which differ in nothing else.
    pub(crate) requests: Vec<Arc<Request>>,
    /// `None` tries each endpoint once, when asked to connect.
    pub(crate) reconnect: Option<ReconnectPolicy>,
    /// Whose the connection is after this client; `None` closes it.
    pub(crate) persistence: Option<Persistence>,
    /// What `recv()` uses when given no limit.
    pub(crate) receive_timeout: Option<Duration>,
    pub(crate) send_timeout: Duration,
    pub(crate) close_timeout: Duration,
    /// How long nothing may come before a ping goes out.
    pub(crate) ping_interval: Option<Duration>,
    /// How long nothing may come after it.
    pub(crate) pong_timeout: Option<Duration>,
    pub(crate) max_message_size: MessageLimit,
    /// Bytes that may be kept before PHP asks for them.
    pub(crate) read_ahead: usize,
}

/// How large a message may be that is kept whole, in bytes, and what says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum MessageLimit {
    /// The client's option.
    Client(usize),
    /// The administrator's setting, which allows no more than that.
    Ini(usize),
}

impl MessageLimit {
    pub(crate) fn bytes(self) -> usize {
        match self {
            Self::Client(bytes) | Self::Ini(bytes) => bytes,
        }
    }

    /// PHP's name for it, in a sentence.
    pub(super) fn setting(self) -> &'static str {
        match self {
            Self::Client(_) => "maxMessageSize",
            Self::Ini(_) => "the ini setting websocket_client.max_message_size",
        }
    }
}

impl Options {
    /// Whether a connection opened with these is what one opened with the others would be.
    pub(super) fn lead_to_the_same_as(&self, other: &Self) -> bool {
        self.requests == other.requests
            && self.ping_interval == other.ping_interval
            && self.pong_timeout == other.pong_timeout
            && self.max_message_size == other.max_message_size
            && self.read_ahead == other.read_ahead
    }
}
