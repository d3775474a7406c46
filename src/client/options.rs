//! What a client was told, valid by construction.

use std::{sync::Arc, time::Duration};

use super::reconnect::ReconnectPolicy;
use crate::transport::Request;

/// A client's settings. Limits that are `None` are off.
#[derive(Debug, Clone)]
pub(crate) struct Options {
    /// Where to connect to and how: the endpoints of one cluster, at least one, which differ in nothing else.
    pub(crate) requests: Vec<Arc<Request>>,
    /// `None` tries each endpoint once, when asked to connect.
    pub(crate) reconnect: Option<ReconnectPolicy>,
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
