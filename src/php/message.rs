//! `WebSocketClient\Message`.

use std::mem;

use ext_php_rs::{
    args::Arg,
    boxed::ZBox,
    builders::ClassBuilder,
    convert::IntoZval,
    error::Result,
    ffi::zend_hash_next_index_insert,
    flags::{ClassFlags, DataType, MethodFlags},
    types::{ZendHashTable, ZendObject, ZendStr, Zval},
};

use super::{
    blank::Blank,
    call::{self, Call, Thrown, handler},
    class::{Class, Kind, Object, Property, method, optional, string},
    json,
};
use crate::client::{self, Landing};

pub(super) const NAME: &str = "WebSocketClient\\Message";

static CLASS: Class = Class::new();

const DATA: usize = 0;
const BINARY: usize = 1;

pub(super) fn register() -> Result<()> {
    let construct = method("__construct", handler!(construct))
        .arg(Arg::new("data", DataType::String))
        .not_required()
        .arg(optional("binary", DataType::Bool, "false"));
    let to_string =
        method("__toString", handler!(to_string)).returns(DataType::String, false, false);
    let json = method("json", handler!(decode))
        .not_required()
        .arg(optional("associative", DataType::Bool, "true"))
        .returns(DataType::Mixed, false, false);
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(construct, MethodFlags::Public)
        .method(to_string, MethodFlags::Public)
        .method(json, MethodFlags::Public)
        .registration(|class, arguments| {
            Property::readonly("data", Kind::String).declare(class);
            Property::readonly("binary", Kind::Bool).declare(class);
            CLASS.set(class, arguments);
        })
        .register()
}

/// A received message as PHP sees it.
pub(super) fn object(kind: client::Kind, data: &[u8]) -> Result<ZBox<ZendObject>> {
    let object = Unfilled::new()?;
    let Some(mut blank) = Blank::new(data.len())? else {
        return Ok(object.filled(kind, ZendStr::new(data, false)));
    };
    blank.append(data);
    Ok(object.fill(kind, blank))
}

/// Appends one to an array. The zval is filled where the engine reads it, for the reason of [`Object::set_string`].
pub(super) fn append(messages: &mut ZendHashTable, message: ZBox<ZendObject>) -> Result<()> {
    let mut place = Zval::new();
    message.set_zval(&mut place, false)?;
    // SAFETY: an array that nobody else has yet, and a value whose reference becomes the array's.
    unsafe { zend_hash_next_index_insert(messages, &raw mut place) };
    mem::forget(place);
    Ok(())
}

/// One whose data is still to come.
pub(super) struct Unfilled {
    object: ZBox<ZendObject>,
}

impl Unfilled {
    /// May leave by longjmp(3), as any allocation.
    pub(super) fn new() -> Result<Self> {
        Ok(Self { object: CLASS.instantiate()? })
    }

    pub(super) fn fill(self, kind: client::Kind, data: Blank) -> ZBox<ZendObject> {
        self.filled(kind, data.into_string(kind == client::Kind::Text))
    }

    fn filled(mut self, kind: client::Kind, data: ZBox<ZendStr>) -> ZBox<ZendObject> {
        let place = Object::of(&mut self.object);
        place.set_string(DATA, data);
        place.set_bool(BINARY, kind == client::Kind::Binary);
        self.object
    }
}

fn bool_value(value: bool) -> Zval {
    let mut zval = Zval::new();
    zval.set_bool(value);
    zval
}

fn construct(call: &mut Call<'_>) -> call::Result {
    let data = string(call.string(1)?);
    let binary = call.bool(2, false)?;
    let object = call.object()?;
    if !object.is_unset(DATA) {
        return Err(Thrown::twice());
    }
    object.set(DATA, data);
    object.set(BINARY, bool_value(binary));
    Ok(())
}

/// The data of an object whose constructor ran.
fn data(call: &mut Call<'_>) -> call::Result<Zval> {
    let data = call.object()?.get(DATA);
    if data.is_string() {
        return Ok(data);
    }
    Err(Thrown::error(
        "Typed property WebSocketClient\\Message::$data must not be accessed before initialization",
    ))
}

fn to_string(call: &mut Call<'_>) -> call::Result {
    let data = data(call)?;
    call.give_zval(data);
    Ok(())
}

fn decode(call: &mut Call<'_>) -> call::Result {
    let associative = call.bool(1, true)?;
    let data = data(call)?;
    call.give_zval(json::decode(data, associative)?);
    Ok(())
}
