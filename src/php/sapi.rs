//! What PHP runs in.

use std::ffi::CStr;

use ext_php_rs::ffi::sapi_module;

/// Whether requests of strangers reach this process: then its environment may hold their headers.
pub(super) fn is_web() -> bool {
    // SAFETY: the engine's description of its SAPI, whose name is null or a C string for as long as PHP runs.
    let name = unsafe {
        let name = sapi_module.name;
        if name.is_null() { c"" } else { CStr::from_ptr(name) }
    };
    !matches!(name.to_bytes(), b"cli" | b"phpdbg" | b"embed" | b"micro")
}
