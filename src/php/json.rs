//! JSON, by PHP's own functions: values become what `json_encode()` makes of them, and errors are a `\JsonException`.

use ext_php_rs::{convert::IntoZval, types::Zval};

use super::{call, callback, class::string};

/// `JSON_THROW_ON_ERROR`.
const THROW_ON_ERROR: i64 = 1 << 22;

/// PHP's own default depth.
const DEPTH: i64 = 512;

/// The text for a value. PHP code may run meanwhile.
pub(super) fn encode(value: Zval, flags: i64) -> call::Result<Zval> {
    let arguments = [value, (flags | THROW_ON_ERROR).into_zval(false)?];
    let text = callback::call(&string(b"json_encode"), arguments)?;
    Ok(text.unwrap_or_else(Zval::null))
}

/// The value of a text.
pub(super) fn decode(text: Zval, associative: bool) -> call::Result<Zval> {
    let associative = associative.into_zval(false)?;
    let arguments = [text, associative, DEPTH.into_zval(false)?, THROW_ON_ERROR.into_zval(false)?];
    let value = callback::call(&string(b"json_decode"), arguments)?;
    Ok(value.unwrap_or_else(Zval::null))
}
