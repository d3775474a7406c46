//! `WebSocketClient\Stats`.

use std::time::{Duration, SystemTime};

use ext_php_rs::{
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    flags::{ClassFlags, DataType, MethodFlags},
    types::Zval,
};

use super::{
    call::{self, Call, Thrown, handler},
    class::{Class, Kind, Object, Property, method, optional},
};
use crate::client;

pub(super) const NAME: &str = "WebSocketClient\\Stats";

static CLASS: Class = Class::new();

/// In the order of [`values`].
const PROPERTIES: [Property; 16] = [
    Property::readonly("messagesSent", Kind::Int),
    Property::readonly("messagesReceived", Kind::Int),
    Property::readonly("bytesSent", Kind::Int),
    Property::readonly("bytesReceived", Kind::Int),
    Property::readonly("wireBytesSent", Kind::Int),
    Property::readonly("wireBytesReceived", Kind::Int),
    Property::readonly("pingsSent", Kind::Int),
    Property::readonly("pongsReceived", Kind::Int),
    Property::readonly("reconnects", Kind::Int),
    Property::readonly("lastRoundTrip", Kind::Float).nullable(),
    Property::readonly("minRoundTrip", Kind::Float).nullable(),
    Property::readonly("smoothedRoundTrip", Kind::Float).nullable(),
    Property::readonly("connectedSince", Kind::Float).nullable(),
    Property::readonly("bufferedMessages", Kind::Int),
    Property::readonly("bufferedBytes", Kind::Int),
    Property::readonly("messagesDropped", Kind::Int),
];

pub(super) fn register() -> Result<()> {
    let construct = PROPERTIES.iter().fold(
        method("__construct", handler!(construct)).not_required(),
        |construct, property| {
            construct.arg(match property.kind {
                Kind::Float => optional(property.name, DataType::Double, "null"),
                _ => optional(property.name, DataType::Long, "0"),
            })
        },
    );
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
    let object = call.object()?;
    if !object.is_unset(0) {
        return Err(Thrown::twice());
    }
    let mut values = PROPERTIES.map(|_| Zval::null());
    for ((value, property), number) in values.iter_mut().zip(PROPERTIES).zip(1..) {
        *value = match property.kind {
            Kind::Float => call.nullable_float(number)?.into_zval(false)?,
            _ => call.int(number, 0)?.into_zval(false)?,
        };
    }
    for (slot, value) in values.into_iter().enumerate() {
        object.set(slot, value);
    }
    Ok(())
}

pub(super) fn object(stats: &client::Stats) -> Result<Zval> {
    let values = values(stats)?;
    let mut object = CLASS.instantiate()?;
    for (slot, value) in values.into_iter().enumerate() {
        Object::of(&mut object).set(slot, value);
    }
    object.into_zval(false)
}

fn values(stats: &client::Stats) -> Result<[Zval; 16]> {
    Ok([
        count(stats.messages_sent)?,
        count(stats.messages_received)?,
        count(stats.bytes_sent)?,
        count(stats.bytes_received)?,
        count(stats.wire_bytes_sent)?,
        count(stats.wire_bytes_received)?,
        count(stats.pings_sent)?,
        count(stats.pongs_received)?,
        count(stats.reconnects)?,
        seconds(stats.last_round_trip)?,
        seconds(stats.min_round_trip)?,
        seconds(stats.smoothed_round_trip)?,
        seconds(
            stats
                .connected_since
                .and_then(|since| since.duration_since(SystemTime::UNIX_EPOCH).ok()),
        )?,
        count(stats.buffered_messages)?,
        count(stats.buffered_bytes)?,
        count(stats.messages_dropped)?,
    ])
}

fn count(count: u64) -> Result<Zval> {
    i64::try_from(count).unwrap_or(i64::MAX).into_zval(false)
}

fn seconds(duration: Option<Duration>) -> Result<Zval> {
    duration.map(|duration| duration.as_secs_f64()).into_zval(false)
}
