//! PHP's enums, which are backed by strings for logs and JSON, and what they are below.

use std::ptr;

use ext_php_rs::{class::RegisteredClass, enum_::RegisteredEnum, php_enum, types::Zval};

use super::class::Object;
use crate::client;

/// The slot of a case's name.
const NAME: usize = 0;

/// The case that a value is, if it is one of `T`'s. ext-php-rs asks for the table of the object's properties, which a class
/// has not that `disable_classes` names, and takes a case of any enum that has one of that name.
pub(super) fn case<T: RegisteredClass + RegisteredEnum>(value: &Zval) -> Option<T> {
    let object = value.object()?;
    let class = T::get_metadata().ce();
    if !ptr::eq(object.ce, class) || class.default_properties_count == 0 {
        return None;
    }
    T::from_name(Object::of_shared(object).get(NAME).str()?).ok()
}

/// Where a client is in its life.
#[php_enum]
#[php(name = "WebSocketClient\\State")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    /// Never connected.
    #[php(value = "idle")]
    Idle,
    /// In `connect()`.
    #[php(value = "connecting")]
    Connecting,
    /// Connected.
    #[php(value = "open")]
    Open,
    /// Ending: our Close frame is on its way, or nothing can be sent any more.
    #[php(value = "closing")]
    Closing,
    /// The connection is over.
    #[php(value = "closed")]
    Closed,
}

impl From<client::State> for State {
    fn from(state: client::State) -> Self {
        match state {
            client::State::Idle => Self::Idle,
            client::State::Connecting => Self::Connecting,
            client::State::Open => Self::Open,
            client::State::Closing => Self::Closing,
            client::State::Closed => Self::Closed,
        }
    }
}

/// How to keep clients that lost the same server from coming back in step.
#[php_enum]
#[php(name = "WebSocketClient\\Jitter")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Jitter {
    /// The delay as it is.
    #[php(value = "none")]
    None,
    /// Anything from nothing to the delay.
    #[php(value = "full")]
    Full,
    /// Anything from half the delay to all of it.
    #[php(value = "equal")]
    Equal,
    /// Anything from the initial delay to three times the last one.
    #[php(value = "decorrelated")]
    Decorrelated,
}

impl From<Jitter> for client::Jitter {
    fn from(jitter: Jitter) -> Self {
        match jitter {
            Jitter::None => Self::None,
            Jitter::Full => Self::Full,
            Jitter::Equal => Self::Equal,
            Jitter::Decorrelated => Self::Decorrelated,
        }
    }
}

/// The lowest TLS version to accept.
#[php_enum]
#[php(name = "WebSocketClient\\TlsVersion")]
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TlsVersion {
    /// RFC 5246.
    #[php(value = "1.2")]
    Tls12,
    /// RFC 8446.
    #[php(value = "1.3")]
    Tls13,
}

impl From<TlsVersion> for client::TlsVersion {
    fn from(version: TlsVersion) -> Self {
        match version {
            TlsVersion::Tls12 => Self::V1_2,
            TlsVersion::Tls13 => Self::V1_3,
        }
    }
}
