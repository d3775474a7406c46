//! `WebSocketClient\RetryInfo`: what `onRetry()` is told.

use ext_php_rs::{
    args::Arg,
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    flags::{ClassFlags, DataType, MethodFlags},
    types::Zval,
};

use super::{
    call::{self, Call, Thrown, handler},
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
    let construct = method("__construct", handler!(construct))
        .arg(Arg::new("attempt", DataType::Long))
        .arg(Arg::new("delay", DataType::Double))
        .arg(Arg::new("elapsed", DataType::Double))
        .arg(Arg::new("url", DataType::String))
        .arg(Arg::new("error", DataType::object(exception::BASE_NAME)));
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(construct, MethodFlags::Public)
        .registration(|class, arguments| {
            for property in PROPERTIES {
                property.declare(class);
            }
            CLASS.set(class, arguments);
        })
        .register()
}

/// For tests of code that is given them: each property is the parameter of its name.
fn construct(call: &mut Call<'_>) -> call::Result {
    let attempt = call.int(1, 0)?.into_zval(false)?;
    let delay = call.float(2, 0.0)?.into_zval(false)?;
    let elapsed = call.float(3, 0.0)?.into_zval(false)?;
    let url = string(call.string(4)?);
    let error = error(call)?;
    let object = call.object()?;
    if !object.is_unset(0) {
        return Err(Thrown::twice());
    }
    for (slot, value) in [attempt, delay, elapsed, url, error].into_iter().enumerate() {
        object.set(slot, value);
    }
    Ok(())
}

fn error(call: &Call<'_>) -> call::Result<Zval> {
    let argument = call.argument(5).ok_or(Thrown::Pending)?;
    if argument.object().is_some_and(exception::is_ours) {
        return Ok(argument.shallow_clone());
    }
    Err(Call::type_error(5, exception::BASE_NAME, argument))
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
