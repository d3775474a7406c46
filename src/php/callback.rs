//! onOpen, onDisconnect and onRetry: calling what an application has set, on PHP's thread and with nothing
//! borrowed.

use ext_php_rs::{
    convert::IntoZvalDyn,
    types::{ZendCallable, Zval},
    zend::ExecutorGlobals,
};

use super::call::{Result, Thrown};

/// Calls it, if there is one. The caller holds the callback: it may replace itself. An `Err` may be `exit()`:
/// nothing must be tried after it.
pub(super) fn call(callback: &Zval, arguments: Vec<&dyn IntoZvalDyn>) -> Result<Option<Zval>> {
    if callback.is_null() {
        return Ok(None);
    }
    let result = ZendCallable::new(callback).and_then(|callback| callback.try_call(arguments));
    if ExecutorGlobals::has_exception() {
        return Err(Thrown::Pending);
    }
    Ok(Some(result?))
}

/// Drops the pending exception: what it tells of is dealt with.
pub(super) fn forgive() {
    drop(ExecutorGlobals::take_exception());
}
