//! What a client was told, valid by construction.

use std::{sync::Arc, time::Duration};

use crate::transport::Request;

/// A client's settings. Limits that are `None` are off.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Where to connect to and how.
    pub(crate) request: Arc<Request>,
    /// What `recv()` uses when given no limit.
    pub(crate) receive_timeout: Option<Duration>,
    pub(crate) send_timeout: Duration,
    pub(crate) close_timeout: Duration,
    /// How long nothing may come before a ping goes out.
    pub(crate) ping_interval: Option<Duration>,
    /// How long nothing may come after it.
    pub(crate) pong_timeout: Option<Duration>,
    /// Bytes.
    pub(crate) max_message_size: usize,
    /// Bytes that may be kept before PHP asks for them.
    pub(crate) read_ahead: usize,
}
