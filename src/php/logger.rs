//! Handing log records to a PSR-3 logger, on PHP's thread and with nothing held.

use ext_php_rs::types::{ZendHashTable, Zval};

use super::{call::Result, callback, class::string};
use crate::client::Record;

/// Calls `$logger->log($level, $message, [])`. The caller holds the logger, which may let go of itself, and guards the
/// record.
pub(super) fn report(logger: &Zval, record: &Record) -> Result {
    if !logger.is_object() {
        return Ok(());
    }
    let mut context = Zval::new();
    context.set_hashtable(ZendHashTable::new());
    let arguments =
        [string(record.level.name().as_bytes()), string(record.text.as_bytes()), context];
    callback::call_method(logger, &string(b"log"), arguments).map(drop)
}
