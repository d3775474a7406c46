//! The exception classes, and the way from a [`Error`] to one of them. They are PHP classes
//! without Rust state, so they have file, line, trace and previous, and PHP may make and extend them.

use ext_php_rs::{
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    exception::PhpException,
    types::{ZendObject, Zval},
    zend::{ClassEntry, ExecutorGlobals, ce},
};

use super::{
    call::{self, Thrown},
    callback,
    class::{Class, Initial, Kind, Object, Property, string},
    guard::Guard,
    options::header_array,
};
use crate::client::{Cause, Closure, ConnectError, Error, Refusal};

/// The root of the tree.
pub(super) const BASE_NAME: &str = "WebSocketClient\\Exception";

macro_rules! exceptions {
    ($($static:ident $name:literal extends $parent:expr, $parent_name:literal, [$($property:expr),* $(,)?];)*) => {
        $(
            pub(super) static $static: Class = Class::new();
        )*

        /// Registers the tree, parents first.
        pub(super) fn register() -> Result<()> {
            $(
                ClassBuilder::new($name)
                    .extends(($parent, $parent_name))
                    .registration(|class, arguments| {
                        let properties: &[Property] = &[$($property),*];
                        for property in properties {
                            property.declare(class);
                        }
                        $static.set(class, arguments);
                    })
                    .register()?;
            )*
            Ok(())
        }
    };
}

exceptions! {
    BASE "WebSocketClient\\Exception" extends ce::exception, "\\Exception", [];
    CONNECT "WebSocketClient\\ConnectException" extends || parent(&BASE), "WebSocketClient\\Exception", [];
    TLS "WebSocketClient\\TlsException" extends || parent(&CONNECT), "WebSocketClient\\ConnectException", [];
    HANDSHAKE "WebSocketClient\\HandshakeException" extends || parent(&CONNECT), "WebSocketClient\\ConnectException", [
        Property::public("statusCode", Kind::Int, Initial::Int(0)),
        Property::public("headers", Kind::Array, Initial::EmptyArray),
        Property::public("body", Kind::String, Initial::String("")),
    ];
    TIMEOUT "WebSocketClient\\TimeoutException" extends || parent(&BASE), "WebSocketClient\\Exception", [
        Property::public("operation", Kind::String, Initial::String("")),
    ];
    CLOSED "WebSocketClient\\ConnectionClosedException" extends || parent(&BASE), "WebSocketClient\\Exception", [
        Property::public("closeCode", Kind::Int, Initial::Int(1006)),
        Property::public("reason", Kind::String, Initial::String("")),
        Property::public("clean", Kind::Bool, Initial::Bool(false)),
        Property::public("initiator", Kind::String, Initial::String("network")),
    ];
    PROTOCOL "WebSocketClient\\ProtocolException" extends || parent(&CLOSED), "WebSocketClient\\ConnectionClosedException", [];
}

/// Parents are registered just before their children; `\Exception` could only stand in for one if the
/// engine had lost it.
fn parent(class: &Class) -> &'static ClassEntry {
    class.entry().unwrap_or_else(|_| ce::exception())
}

/// The exception that tells PHP of a failed call.
pub(super) fn from_error(error: Error) -> Thrown {
    let error = Guard::new(error);
    finish(build(&error))
}

/// The same, to be handed over and not thrown.
pub(super) fn object(error: &Error) -> call::Result<Zval> {
    Ok(build(error)?.object.into_zval(false)?)
}

/// The base class, for misuse that is not an argument's.
pub(super) fn plain(text: &str) -> Thrown {
    finish(Builder::new(&BASE, text, None))
}

/// Whether it is one of ours.
pub(super) fn is_ours(object: &ZendObject) -> bool {
    BASE.entry().is_ok_and(|class| object.instance_of(class))
}

/// Whether the exception that PHP has pending tells of the end of a connection.
pub(super) fn is_closure_pending() -> bool {
    let pending = ExecutorGlobals::get().exception;
    // SAFETY: null, or an exception that the engine holds; nothing runs in between.
    let pending = unsafe { pending.as_ref() };
    pending.zip(CLOSED.entry().ok()).is_some_and(|(pending, class)| pending.instance_of(class))
}

fn build(error: &Error) -> call::Result<Builder> {
    let text = error.to_string();
    // That one begins with the name of a method.
    let text = if matches!(error, Error::InCallback) { text } else { capitalized(text) };
    let text = Guard::new(text);
    match error {
        Error::Connect { why, .. } => connect(&text, why),
        Error::GaveUp { gave_up } => Builder::new(&CONNECT, &text, gave_up.last.as_deref()),
        Error::Closed { closure, .. } => closed(&text, closure, None),
        Error::Lost { closure, gave_up, .. } => closed(&text, closure, gave_up.last.as_deref()),
        Error::TimedOut { operation, .. } => timeout(&text, operation.name(), None),
        Error::NotYet { operation, last, .. } => timeout(&text, operation.name(), Some(last)),
        // It begins with the name of a method.
        Error::InCallback => Builder::new(&BASE, &error.to_string(), None),
        Error::NotConnected(_) | Error::MidMessage | Error::Entropy(_) => {
            Builder::new(&BASE, &text, None)
        }
    }
}

fn finish(built: call::Result<Builder>) -> Thrown {
    match built.map(Builder::finish) {
        Ok(Ok(exception)) => exception.into(),
        Ok(Err(error)) => error.into(),
        Err(thrown) => thrown,
    }
}

fn connect(text: &str, source: &ConnectError) -> call::Result<Builder> {
    match source {
        ConnectError::TimedOut { .. } => timeout(text, "connect", None),
        ConnectError::Tls(_) => Builder::new(&TLS, text, None),
        ConnectError::Refused(refusal) => handshake(text, refusal),
        ConnectError::Resolve { .. }
        | ConnectError::Unreachable { .. }
        | ConnectError::Socket { .. }
        | ConnectError::Proxy(_)
        | ConnectError::Broken { .. }
        | ConnectError::System(_) => Builder::new(&CONNECT, text, None),
    }
}

fn handshake(text: &str, refusal: &Refusal) -> call::Result<Builder> {
    let headers = header_array(&refusal.headers)?;
    Builder::new(&HANDSHAKE, text, None)?
        .set("statusCode", i64::from(refusal.status))?
        .set("headers", headers)?
        .set("body", string(&refusal.body))
}

fn timeout(text: &str, operation: &str, previous: Option<&Error>) -> call::Result<Builder> {
    Builder::new(&TIMEOUT, text, previous)?.set("operation", operation)
}

fn closed(text: &str, closure: &Closure, previous: Option<&Error>) -> call::Result<Builder> {
    let class = match closure.cause {
        Cause::Violation(_) | Cause::TooBig { .. } | Cause::NoMemory { .. } => &PROTOCOL,
        _ => &CLOSED,
    };
    Builder::new(class, text, previous)?
        .set("closeCode", i64::from(closure.code))?
        .set("reason", closure.reason.as_str())?
        .set("clean", closure.clean)?
        .set("initiator", closure.initiator.name())
}

/// An exception object being made.
struct Builder {
    object: ext_php_rs::boxed::ZBox<ZendObject>,
    class: &'static ClassEntry,
}

impl Builder {
    fn new(class: &Class, message: &str, previous: Option<&Error>) -> call::Result<Self> {
        let class = class.entry()?;
        let mut exception = class.new();
        let message = string(message.as_bytes());
        let previous = previous.map(object).transpose()?.unwrap_or_else(Zval::null);
        let held = Object::of(&mut exception).held();
        let arguments = [message, 0_i64.into_zval(false)?, previous];
        callback::call_method(&held, &string(b"__construct"), arguments)?;
        Ok(Self { object: exception, class })
    }

    fn set(mut self, name: &str, value: impl IntoZval) -> call::Result<Self> {
        self.object.set_property(name, value)?;
        Ok(self)
    }

    fn finish(self) -> Result<PhpException> {
        let object: Zval = self.object.into_zval(false)?;
        Ok(PhpException::new(String::new(), 0, self.class).with_object(object))
    }
}

/// Messages begin with a capital letter, as PHP's do.
fn capitalized(text: String) -> String {
    let mut characters = text.chars();
    match characters.next() {
        // A URL stays as it is.
        Some(first)
            if !["ws://", "wss://", "ws+unix://"].iter().any(|url| text.starts_with(url)) =>
        {
            first.to_uppercase().chain(characters).collect()
        }
        _ => text,
    }
}
