//! Calling PHP code, on PHP's thread and with nothing borrowed: onOpen, onDisconnect and onRetry, the logger's method,
//! constructors.
//!
//! A fatal error in it leaves by longjmp(3). So nothing here is on Rust's heap, as it is where ext-php-rs makes a call.

use std::ptr;

use ext_php_rs::{ffi::_call_user_function_impl, types::Zval, zend::ExecutorGlobals};

use super::call::{Result, Thrown};

/// Calls what an application has set, if it has. The caller holds the callback: it may replace itself. An `Err` may
/// be `exit()`: nothing must be tried after it.
pub(super) fn call<const COUNT: usize>(
    callback: &Zval,
    arguments: [Zval; COUNT],
) -> Result<Option<Zval>> {
    if callback.is_null() {
        return Ok(None);
    }
    invoke(ptr::null_mut(), callback, arguments).map(Some)
}

/// Calls a method by its name, as [`call`].
pub(super) fn call_method<const COUNT: usize>(
    object: &Zval,
    name: &Zval,
    arguments: [Zval; COUNT],
) -> Result<Zval> {
    invoke(ptr::from_ref(object).cast_mut(), name, arguments)
}

fn invoke<const COUNT: usize>(
    object: *mut Zval,
    callable: &Zval,
    mut arguments: [Zval; COUNT],
) -> Result<Zval> {
    let mut answer = Zval::new();
    // SAFETY: null or a live object, a live callable, room for the result, and as many live arguments as it is told.
    let called = unsafe {
        _call_user_function_impl(
            object,
            ptr::from_ref(callable).cast_mut(),
            &raw mut answer,
            u32::try_from(COUNT).unwrap_or_default(),
            arguments.as_mut_ptr(),
            ptr::null_mut(),
        )
    };
    if ExecutorGlobals::has_exception() {
        return Err(Thrown::Pending);
    }
    if called < 0 {
        return Err(Thrown::error("A callback could not be called"));
    }
    Ok(answer)
}

/// Drops the pending exception: what it tells of is dealt with.
pub(super) fn forgive() {
    drop(ExecutorGlobals::take_exception());
}
