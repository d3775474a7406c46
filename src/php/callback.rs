//! onOpen, onDisconnect and onRetry: calling what an application has set, on PHP's thread and with nothing
//! borrowed.

use std::ptr;

use ext_php_rs::{ffi::_call_user_function_impl, types::Zval, zend::ExecutorGlobals};

use super::call::{Result, Thrown};

/// Calls it, if there is one. The caller holds the callback: it may replace itself. An `Err` may be `exit()`:
/// nothing must be tried after it. A fatal error leaves by longjmp(3), so nothing here is on Rust's heap.
pub(super) fn call(callback: &Zval, mut arguments: [Zval; 2]) -> Result<Option<Zval>> {
    if callback.is_null() {
        return Ok(None);
    }
    let mut answer = Zval::new();
    // SAFETY: a live callable, room for the result, and as many live arguments as it is told.
    let called = unsafe {
        _call_user_function_impl(
            ptr::null_mut(),
            ptr::from_ref(callback).cast_mut(),
            &raw mut answer,
            2,
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
    Ok(Some(answer))
}

/// Drops the pending exception: what it tells of is dealt with.
pub(super) fn forgive() {
    drop(ExecutorGlobals::take_exception());
}
