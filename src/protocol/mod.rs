//! RFC 6455 as a machine: bytes in, messages and bytes to send out.
//!
//! Nothing here opens a socket, reads a clock, sleeps or starts a thread. The layer above reads into
//! [`WebSocket::read_target`], says how much with [`WebSocket::commit`], takes [`Event`]s out, and
//! writes what [`WebSocket::output`] holds. Frame headers, opcodes and the accept key are
//! tungstenite's; messages, closing, limits and buffers are ours.

mod close;
mod deflate;
mod inbound;
mod key;
mod landing;
mod mask;
mod note;
mod outbound;
mod partial;
mod unwritten;
mod utf8;
mod violation;
mod websocket;

pub(crate) use close::{CloseFrame, MAX_REASON, is_sendable_code};
pub(crate) use deflate::{Agreement, OFFER, agree};
pub(crate) use inbound::{Event, Message};
pub(crate) use key::{derive_accept_key, generate_key};
pub(crate) use landing::{Landing, Source};
pub(crate) use mask::NoEntropy;
pub(crate) use outbound::Part;
pub(crate) use utf8::{Utf8Stream, invalid_utf8_offset};
pub(crate) use violation::Violation;
pub(crate) use websocket::{Sending, WebSocket, farewell};

/// What a data message holds (RFC 6455, 5.6).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// UTF-8 text.
    Text,
    /// Arbitrary bytes.
    Binary,
}
