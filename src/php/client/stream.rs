//! `getStream()`: a PHP stream over the descriptor that an event loop can watch in a client's place. Nothing is ever read
//! from it.

use std::os::fd::OwnedFd;

use ext_php_rs::{ffi::IS_RESOURCE_EX, types::Zval};

use super::{STREAM, WebSocketClient};
use crate::{
    client::Client,
    php::{
        call::{self, Call, Thrown},
        engine, exception,
    },
};

pub(super) fn get_stream(call: &mut Call<'_>) -> call::Result {
    let this = call.this::<WebSocketClient>()?;
    let object = call.object()?;
    let known = object.get(STREAM);
    if is_open(&known) && this.with(|client| client.has_descriptor())? {
        call.give_zval(known);
        return Ok(());
    }
    let descriptor = this
        .with(Client::descriptor)?
        .map_err(|error| exception::plain(&format!("The stream could not be made: {error}")))?;
    let stream = open(descriptor)?;
    object.set(STREAM, stream.shallow_clone());
    call.give_zval(stream);
    Ok(())
}

/// Whether nobody has closed it.
fn is_open(value: &Zval) -> bool {
    // SAFETY: `value.res` is what a zval of that type holds.
    value.is_resource() && unsafe { value.value.res.as_ref() }.is_some_and(|res| res.type_ >= 0)
}

/// Makes a stream that owns the descriptor.
fn open(descriptor: OwnedFd) -> call::Result<Zval> {
    // SAFETY: null or a stream that was just made, which nobody else knows.
    let stream = unsafe { engine::open_stream(descriptor, c"r").as_mut() };
    let Some(stream) = stream else { return Err(Thrown::error("The stream could not be made")) };
    // What php_stream_to_zval() does: the reference it was made with is the zval's, and PHP code is to close it.
    stream.set___exposed(1);
    let mut value = Zval::new();
    value.value.res = stream.res;
    value.u1.type_info = IS_RESOURCE_EX;
    Ok(value)
}
