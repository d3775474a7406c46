//! Handing log records to a PSR-3 logger, on PHP's thread and with nothing held.

use ext_php_rs::{
    convert::IntoZvalDyn,
    types::{ZendHashTable, Zval},
    zend::ExecutorGlobals,
};

use super::call::{Result, Thrown};
use crate::client::Record;

/// Calls `$logger->log($level, $message, [])`. The caller holds the logger: it may let go of itself.
pub(super) fn report(logger: &Zval, record: &Record) -> Result {
    let Some(logger) = logger.object() else { return Ok(()) };
    let level = record.level.name();
    let mut context = Zval::new();
    context.set_hashtable(ZendHashTable::new());
    let arguments: Vec<&dyn IntoZvalDyn> = vec![&level, &record.text, &context];
    let called = logger.try_call_method("log", arguments);
    if ExecutorGlobals::has_exception() {
        return Err(Thrown::Pending);
    }
    called?;
    Ok(())
}
