//! Counters.

use std::time::{Duration, SystemTime};

/// What a client did so far, over all its connections.
#[derive(Debug, Clone, Default)]
pub(crate) struct Stats {
    pub(crate) messages_sent: u64,
    pub(crate) messages_received: u64,
    /// Payload.
    pub(crate) bytes_sent: u64,
    pub(crate) bytes_received: u64,
    /// Frames whole, before TLS.
    pub(crate) wire_bytes_sent: u64,
    pub(crate) wire_bytes_received: u64,
    pub(crate) pings_sent: u64,
    pub(crate) pongs_received: u64,
    /// Connections that took the place of one that was lost.
    pub(crate) reconnects: u64,
    /// That came while nobody owned the connection, or were not fetched before.
    pub(crate) messages_dropped: u64,
    /// Of the present or last connection.
    pub(crate) last_round_trip: Option<Duration>,
    pub(crate) min_round_trip: Option<Duration>,
    pub(crate) smoothed_round_trip: Option<Duration>,
    /// When the open connection was opened.
    pub(crate) connected_since: Option<SystemTime>,
    /// Messages received and not fetched.
    pub(crate) buffered_messages: u64,
    pub(crate) buffered_bytes: u64,
}

impl Stats {
    /// Adds the counters of an earlier connection.
    pub(crate) fn add(&mut self, earlier: &Self) {
        self.messages_sent += earlier.messages_sent;
        self.messages_received += earlier.messages_received;
        self.bytes_sent += earlier.bytes_sent;
        self.bytes_received += earlier.bytes_received;
        self.wire_bytes_sent += earlier.wire_bytes_sent;
        self.wire_bytes_received += earlier.wire_bytes_received;
        self.pings_sent += earlier.pings_sent;
        self.pongs_received += earlier.pongs_received;
        self.reconnects += earlier.reconnects;
        self.messages_dropped += earlier.messages_dropped;
    }
}
