//! Functions of the engine that ext-php-rs does not bind, and where they differ from version to version. build.rs takes
//! their prototypes from the headers of the PHP that the extension is built for, so that one that has changed does
//! not compile. What is done with them is said where they are called.

#[cfg(php_delayed_oom)]
use std::{
    ffi::c_void,
    mem,
    sync::atomic::{AtomicPtr, Ordering},
};
use std::{
    ffi::{CStr, c_char, c_int},
    os::fd::{IntoRawFd, OwnedFd},
    ptr,
};

#[cfg(not(php86))]
use ext_php_rs::ffi::zend_string;
use ext_php_rs::{
    ffi::php_stream,
    types::{ZendStr, Zval},
};

pub(super) use self::bound::{
    IS_STATIC, display_ini_entries, php_file_le_pstream, php_file_le_stream, zend_add_attribute,
    zend_argument_error, zend_declare_typed_property, zend_fetch_resource2_ex, zend_iterator_dtor,
    zend_iterator_init, zend_memory_usage, zend_ref_del_type_source, zend_timeout,
};
#[cfg(php_zts)]
pub(super) use self::bound::{tsrm_env_lock, tsrm_env_unlock};

#[allow(
    dead_code,
    non_camel_case_types,
    non_upper_case_globals,
    unreachable_pub,
    missing_docs,
    clippy::all,
    clippy::pedantic,
    reason = "bindgen's own style; each version uses a part of it"
)]
mod bound {
    use ext_php_rs::ffi::{
        HashTable, php_stream, zend_class_entry, zend_long, zend_module_entry,
        zend_object_iterator, zend_property_info, zend_property_info_source_list, zend_string,
        zend_type, zval,
    };

    /// Made by functions that we call and looked at by nobody here.
    #[repr(C)]
    pub struct zend_attribute {
        _opaque: [u8; 0],
    }

    include!(concat!(env!("OUT_DIR"), "/engine.rs"));
}

/// `zend_handle_delayed_oom()`, which Debian adds to PHP: null in any other PHP, or before [`find_delayed_oom`].
#[cfg(php_delayed_oom)]
static HANDLE_DELAYED_OOM: AtomicPtr<c_void> = AtomicPtr::new(ptr::null_mut());

/// Looks for what only Debian's PHP has, so that a module made with its headers loads into any PHP of that API.
/// To be called at module start.
pub(super) fn find_delayed_oom() {
    #[cfg(php_delayed_oom)]
    {
        // SAFETY: a name that ends in NUL, looked up in what the process has loaded.
        let found = unsafe { libc::dlsym(libc::RTLD_DEFAULT, c"zend_handle_delayed_oom".as_ptr()) };
        HANDLE_DELAYED_OOM.store(found, Ordering::Relaxed);
    }
}

/// The engine's function that raises an error for memory that it has only noted, if it notes such errors at all.
#[cfg(php_delayed_oom)]
pub(super) fn handle_delayed_oom() -> Option<unsafe extern "C" fn()> {
    let found = HANDLE_DELAYED_OOM.load(Ordering::Relaxed);
    // SAFETY: null or the function of this name, which the headers declare with neither arguments nor result: then
    // ZEND_FASTCALL makes no difference.
    unsafe { mem::transmute::<*mut c_void, Option<unsafe extern "C" fn()>>(found) }
}

/// A bool by PHP's rules for arguments, `strict_types` included; `None` if the value is none. It may throw or give
/// notice of a deprecated null.
pub(super) fn parse_bool(value: &Zval, number: u32) -> Option<bool> {
    // SAFETY: a live value, which is only read, and room for the result.
    #[cfg(not(php86))]
    unsafe {
        let mut parsed = false;
        bound::zend_parse_arg_bool_slow(ptr::from_ref(value).cast_mut(), &raw mut parsed, number)
            .then_some(parsed)
    }
    // SAFETY: a live value.
    #[cfg(php86)]
    match unsafe { bound::zend_parse_arg_bool_slow(value, number) } {
        bound::zpp_parse_bool_status_ZPP_PARSE_BOOL_STATUS_FALSE => Some(false),
        bound::zpp_parse_bool_status_ZPP_PARSE_BOOL_STATUS_TRUE => Some(true),
        _ => None,
    }
}

/// A float, as [`parse_bool`].
pub(super) fn parse_float(value: &Zval, number: u32) -> Option<f64> {
    // SAFETY: a live value, which is only read, and room for the result.
    #[cfg(not(php86))]
    unsafe {
        let mut parsed = 0.0;
        bound::zend_parse_arg_double_slow(ptr::from_ref(value).cast_mut(), &raw mut parsed, number)
            .then_some(parsed)
    }
    // A value that is NaN itself is a float, which nobody parses.
    // SAFETY: a live value.
    #[cfg(php86)]
    Some(unsafe { bound::zend_parse_arg_double_slow(value, number) })
        .filter(|parsed| !parsed.is_nan())
}

/// An int, as [`parse_bool`].
pub(super) fn parse_int(value: &Zval, number: u32) -> Option<i64> {
    let mut parsed = 0;
    let value = ptr::from_ref(value).cast_mut();
    // SAFETY: a live value, which is only read, and room for the result.
    unsafe { bound::zend_parse_arg_long_slow(value, &raw mut parsed, number) }.then_some(parsed)
}

/// Converts a value to a string in its place, as [`parse_bool`]; whether that could be done.
pub(super) fn make_string(value: &mut Zval, number: u32) -> bool {
    // SAFETY: a live value and room for the result, which the value holds.
    #[cfg(not(php86))]
    unsafe {
        let mut parsed: *mut zend_string = ptr::null_mut();
        bound::zend_parse_arg_str_slow(value, &raw mut parsed, number)
    }
    // SAFETY: a live value, which holds the result.
    #[cfg(php86)]
    unsafe {
        !bound::zend_parse_arg_str_slow(value, number).is_null()
    }
}

/// A value's type in PHP's words, an object's class among them.
pub(super) fn type_name(value: &Zval) -> String {
    // SAFETY: a live value; the result is a C string that lives as long as the value's class.
    let name = unsafe {
        #[cfg(not(php83))]
        let name = bound::zend_zval_type_name(value);
        #[cfg(php83)]
        let name = bound::zend_zval_value_name(value);
        CStr::from_ptr(name)
    };
    name.to_string_lossy().into_owned()
}

/// A setting of php.ini as it is now; null if there is none of that name.
pub(super) fn ini_string(name: &CStr) -> *const c_char {
    // The last argument asks for the original value: an int at first, a bool in newer versions.
    // SAFETY: a C string and its length.
    unsafe { bound::zend_ini_string(name.as_ptr(), name.count_bytes(), Default::default()) }
}

/// A switch of php.ini as it is now, in the engine's reading of numbers and words; off if there is none of that name.
pub(super) fn ini_bool(name: &str) -> bool {
    // Not of the request's memory, whose limit may end the script here.
    let mut name = ZendStr::new(name, true);
    // SAFETY: a live string; null, or a string that lives until the setting changes, which nothing does here.
    unsafe {
        let value = bound::zend_ini_get_value((&raw mut *name).cast());
        !value.is_null() && bound::zend_ini_parse_bool(value)
    }
}

/// PHP's version, as `PHP_VERSION` has it.
pub(super) fn php_version() -> Option<Vec<u8>> {
    let name = c"PHP_VERSION";
    // SAFETY: a C string and its length; null, or a constant that lives as long as the engine.
    let version =
        unsafe { bound::zend_get_constant_str(name.as_ptr(), name.count_bytes()).as_ref() };
    version.and_then(Zval::zend_str).map(|version| version.as_bytes().to_vec())
}

/// Writes to a stream, which may run PHP code, and says how much was taken; negative if it failed.
///
/// # Safety
///
/// The stream is open. Nothing is held that a longjmp(3) would have to drop.
pub(super) unsafe fn write_stream(stream: *mut php_stream, bytes: &[u8]) -> isize {
    #[cfg(not(php86))]
    use bound::_php_stream_write as write;
    #[cfg(php86)]
    use bound::php_stream_write as write;
    // SAFETY: an open stream, as the caller says, and as many live bytes as it is told.
    unsafe { write(stream, bytes.as_ptr().cast(), bytes.len()) }
}

/// Makes a stream that owns a descriptor; null if that failed.
pub(super) fn open_stream(descriptor: OwnedFd, mode: &CStr) -> *mut php_stream {
    let descriptor: c_int = descriptor.into_raw_fd();
    // SAFETY: the descriptor is given away and the mode is a C string. A debug build wants to know who called, twice.
    unsafe {
        #[cfg(not(php_debug))]
        return bound::_php_stream_fopen_from_fd(descriptor, mode.as_ptr(), ptr::null(), false);
        #[cfg(php_debug)]
        return bound::_php_stream_fopen_from_fd(
            descriptor,
            mode.as_ptr(),
            ptr::null(),
            false,
            0,
            c"websocket_client".as_ptr(),
            0,
            ptr::null(),
            0,
        );
    }
}
