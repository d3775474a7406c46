//! `WebSocketClient\RetryInfo`: what `onRetry()` is told.

use ext_php_rs::{
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    flags::{ClassFlags, MethodFlags},
    types::Zval,
};

use super::{
    call::{self, Call, handler},
    class::{Class, Kind, Object, Property, method, string},
    exception,
};
use crate::client::Retry;

pub(super) const NAME: &str = "WebSocketClient\\RetryInfo";

static CLASS: Class = Class::new();

/// In the order of [`object`].
const PROPERTIES: [Property; 5] = [
    Property::readonly("attempt", Kind::Int),
    Property::readonly("delay", Kind::Float),
    Property::readonly("elapsed", Kind::Float),
    Property::readonly("url", Kind::String),
    Property::readonly("error", Kind::Object(exception::BASE_NAME)),
];

pub(super) fn register() -> Result<()> {
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(method("__construct", handler!(construct)), MethodFlags::Private)
        .registration(|class, arguments| {
            for property in PROPERTIES {
                property.declare(class);
            }
            CLASS.set(class, arguments);
        })
        .register()
}

/// Private: only a client makes them.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every handler")]
fn construct(_call: &mut Call<'_>) -> call::Result {
    Ok(())
}

pub(super) fn object(retry: &Retry) -> call::Result<Zval> {
    let values = [
        i64::from(retry.attempt).into_zval(false)?,
        retry.delay.as_secs_f64().into_zval(false)?,
        retry.elapsed.as_secs_f64().into_zval(false)?,
        string(retry.place.0.as_bytes()),
        exception::object(&retry.error)?,
    ];
    let mut object = CLASS.instantiate()?;
    for (slot, value) in values.into_iter().enumerate() {
        Object::of(&mut object).set(slot, value);
    }
    Ok(object.into_zval(false)?)
}
