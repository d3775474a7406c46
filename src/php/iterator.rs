//! `WebSocketClient\MessageIterator`: what `foreach` runs over. The client's `receiveTimeout` does not end a loop: it waits
//! without a limit, or until an instant that the loop as a whole has. An ordinary close ends it and every other end throws.
//! How `foreach` calls it is [`super::foreach`]'s.

use std::{
    sync::OnceLock,
    time::{Duration, Instant},
};

use ext_php_rs::{
    boxed::ZBox,
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    flags::{ClassFlags, DataType, MethodFlags},
    types::{ZendClassObject, ZendObject, Zval},
    zend::ce,
};

use super::{
    call::{self, Call, Thrown, handler},
    class::{Class, Initial, Kind, Object, Property, method},
    client::{TAKING, WebSocketClient},
    foreach, interrupt, message,
};
use crate::client::{Deadline, clock};

pub(super) const NAME: &str = "WebSocketClient\\MessageIterator";

static CLASS: Class = Class::new();

/// PHP's own properties, so that the garbage collector sees them.
const CLIENT: usize = 0;
pub(super) const CURRENT: usize = 1;
/// -1 before the first message.
const POSITION: usize = 2;
/// When the loop as a whole ends, in nanoseconds since [`ORIGIN`]; null for never.
const UNTIL: usize = 3;

/// What instants are counted from where PHP keeps them: module start.
static ORIGIN: OnceLock<Instant> = OnceLock::new();

pub(super) fn register() -> Result<()> {
    // A module that is started anew keeps the first one.
    let _ = ORIGIN.set(clock::now());
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties | ClassFlags::NotSerializable)
        .implements((ce::iterator, "\\Iterator"))
        .method(method("__construct", handler!(construct)), MethodFlags::Private)
        .method(
            method("current", handler!(current)).returns(
                DataType::object(message::NAME),
                false,
                true,
            ),
            MethodFlags::Public,
        )
        .method(
            method("key", handler!(key)).returns(DataType::Long, false, false),
            MethodFlags::Public,
        )
        .method(
            method("next", handler!(next)).returns(DataType::Void, false, false),
            MethodFlags::Public,
        )
        .method(
            method("rewind", handler!(rewind_method)).returns(DataType::Void, false, false),
            MethodFlags::Public,
        )
        .method(
            method("valid", handler!(valid)).returns(DataType::Bool, false, false),
            MethodFlags::Public,
        )
        .registration(|class, arguments| {
            Property::private("client", Kind::Mixed, Initial::Null).declare(class);
            Property::private("current", Kind::Mixed, Initial::Null).declare(class);
            Property::private("position", Kind::Int, Initial::Int(-1)).declare(class);
            Property::private("until", Kind::Int, Initial::Null).nullable().declare(class);
            foreach::register(class);
            CLASS.set(class, arguments);
        })
        .register()
}

/// An iterator over a client's messages, which ends at the deadline at the latest.
pub(super) fn object(client: Object, until: Deadline) -> Result<Zval> {
    let mut object = CLASS.instantiate()?;
    let place = Object::of(&mut object);
    place.set(CLIENT, client.held());
    if let (Deadline::At(until), Some(origin)) = (until, ORIGIN.get()) {
        let nanoseconds = until.saturating_duration_since(*origin).as_nanos();
        place.set_int(UNTIL, i64::try_from(nanoseconds).unwrap_or(i64::MAX));
    }
    object.into_zval(false)
}

fn deadline(object: Object) -> Deadline {
    let until = object.int(UNTIL).and_then(|until| u64::try_from(until).ok());
    match (until, ORIGIN.get()) {
        (Some(until), Some(origin)) => Deadline::after(*origin, Duration::from_nanos(until)),
        _ => Deadline::Never,
    }
}

/// Private: only a client makes them.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every handler")]
fn construct(_call: &mut Call<'_>) -> call::Result {
    Ok(())
}

fn current(call: &mut Call<'_>) -> call::Result {
    let object = call.object()?;
    rewind(object)?;
    call.give_zval(object.get(CURRENT));
    Ok(())
}

fn key(call: &mut Call<'_>) -> call::Result {
    let position = position(call.object()?);
    call.give(position)
}

fn valid(call: &mut Call<'_>) -> call::Result {
    let object = call.object()?;
    rewind(object)?;
    call.give(object.is_object(CURRENT))
}

fn rewind_method(call: &mut Call<'_>) -> call::Result {
    rewind(call.object()?)
}

fn next(call: &mut Call<'_>) -> call::Result {
    advance(call.object()?)
}

/// The key; before the first message it is 0 as well.
pub(super) fn position(object: Object) -> i64 {
    object.int(POSITION).unwrap_or(0).max(0)
}

/// Whether there has been a first message.
pub(super) fn has_begun(object: Object) -> bool {
    object.int(POSITION) != Some(-1)
}

/// Goes to the first message, if it is not there: an iterator that nobody has rewound stands at its first value, as PHP's
/// own do. Messages cannot be had twice, so later it does nothing.
pub(super) fn rewind(object: Object) -> call::Result {
    if has_begun(object) { Ok(()) } else { fetch(object) }
}

/// Goes to the message behind the one where the iterator stands.
pub(super) fn advance(object: Object) -> call::Result {
    rewind(object)?;
    fetch(object)
}

/// Waits for the next message.
fn fetch(object: Object) -> call::Result {
    leave(object)?;
    let until = deadline(object);
    if until.postponed(TAKING).has_passed() {
        return Ok(());
    }
    // Held, since other code may run meanwhile.
    let mut held = object.get(CLIENT);
    let client = held.object_mut().ok_or_else(no_client)?;
    let place = Object::of(client);
    let this = ZendClassObject::<WebSocketClient>::from_zend_obj(client).ok_or_else(no_client)?;
    if let Some(message) = this.next_in_loop(place, until)? {
        arrive(object, message)?;
    }
    Ok(())
}

/// The next message, if it need not be waited for; else `false`. See [`call::run_bare`].
pub(super) fn fetch_at_hand(object: Object) -> call::Result<bool> {
    leave(object)?;
    if deadline(object).postponed(TAKING).has_passed() {
        return Ok(false);
    }
    let client = object.object(CLIENT).ok_or_else(no_client)?;
    let this = ZendClassObject::<WebSocketClient>::from_zend_obj(client).ok_or_else(no_client)?;
    let Some(message) = this.take_at_hand()? else { return Ok(false) };
    arrive(object, message)?;
    Ok(true)
}

/// To release a message may start the garbage collector, and with that destructors: there is no waiting with what they
/// threw.
fn leave(object: Object) -> call::Result {
    object.set(CURRENT, Zval::null());
    interrupt::check_memory()
}

fn arrive(object: Object, message: ZBox<ZendObject>) -> call::Result {
    if object.holds_nothing(CURRENT) {
        object.set_object(CURRENT, message);
    } else {
        // A logger or a destructor used the iterator meanwhile, or somebody has made a reference of the property.
        object.set(CURRENT, message.into_zval(false)?);
    }
    let position = object.int(POSITION).unwrap_or(-1);
    object.set_int(POSITION, position + 1);
    Ok(())
}

fn no_client() -> Thrown {
    Thrown::error("The iterator has no client")
}
