//! `getStream()`: a PHP stream over the descriptor that an event loop can watch in a client's place. Nothing is ever read
//! from it.

use std::{
    ffi::{c_char, c_int},
    os::fd::{IntoRawFd, OwnedFd},
    ptr,
};

use ext_php_rs::{
    ffi::{IS_RESOURCE_EX, php_stream},
    types::Zval,
};

use super::{STREAM, WebSocketClient};
use crate::{
    client::Client,
    php::{
        call::{self, Call, Thrown},
        exception,
    },
};

unsafe extern "C" {
    #[cfg(not(php_debug))]
    fn _php_stream_fopen_from_fd(
        fd: c_int,
        mode: *const c_char,
        persistent_id: *const c_char,
        zero_position: bool,
    ) -> *mut php_stream;
    /// A debug build wants to know who called, twice.
    #[cfg(php_debug)]
    fn _php_stream_fopen_from_fd(
        fd: c_int,
        mode: *const c_char,
        persistent_id: *const c_char,
        zero_position: bool,
        depth: c_int,
        file: *const c_char,
        line: u32,
        original_file: *const c_char,
        original_line: u32,
    ) -> *mut php_stream;
}

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
    let fd = descriptor.into_raw_fd();
    // SAFETY: the descriptor is given away, the mode is a C string; of a debug build, the rest is text for its reports.
    let stream = unsafe {
        #[cfg(not(php_debug))]
        let stream = _php_stream_fopen_from_fd(fd, c"r".as_ptr(), ptr::null(), false);
        #[cfg(php_debug)]
        let stream = _php_stream_fopen_from_fd(
            fd,
            c"r".as_ptr(),
            ptr::null(),
            false,
            0,
            c"websocket_client".as_ptr(),
            0,
            ptr::null(),
            0,
        );
        stream.as_mut()
    };
    let Some(stream) = stream else { return Err(Thrown::error("The stream could not be made")) };
    // What php_stream_to_zval() does: the reference it was made with is the zval's, and PHP code is to close it.
    stream.set___exposed(1);
    let mut value = Zval::new();
    value.value.res = stream.res;
    value.u1.type_info = IS_RESOURCE_EX;
    Ok(value)
}
