//! php.ini: what an administrator may set.

use std::ffi::{CStr, c_char, c_int};

use ext_php_rs::{
    flags::IniEntryPermission,
    zend::{IniEntryDef, IniEntryDefs},
};

const CA_FILE: &CStr = c"websocket_client.ca_file";
const MAX_MESSAGE_SIZE: &CStr = c"websocket_client.max_message_size";

static ENTRIES: IniEntryDefs<3> = IniEntryDefs::new([
    IniEntryDef::new(CA_FILE, c"", IniEntryPermission::All),
    IniEntryDef::new(MAX_MESSAGE_SIZE, c"0", IniEntryPermission::System),
    IniEntryDef::end(),
]);

unsafe extern "C" {
    fn zend_ini_string(name: *const c_char, length: usize, original: c_int) -> *const c_char;
}

pub(super) fn register(module: i32) {
    IniEntryDef::register(ENTRIES.as_slice(), module);
}

/// The CA file of clients that name none.
pub(super) fn ca_file() -> Option<String> {
    read(CA_FILE).filter(|file| !file.is_empty())
}

/// The most that any client may receive in one message, in bytes; 0 is no limit. A ceiling that cannot
/// be read is no reason to go without one: the `Err` is what it says.
pub(super) fn max_message_size() -> Result<Option<usize>, String> {
    let text = read(MAX_MESSAGE_SIZE).unwrap_or_default();
    if text.trim().is_empty() {
        return Ok(None);
    }
    parse_size(&text).map(|size| Some(size).filter(|size| *size > 0)).ok_or(text)
}

fn read(name: &CStr) -> Option<String> {
    // SAFETY: the engine looks the name up and returns null or a C string that it owns.
    let value = unsafe { zend_ini_string(name.as_ptr(), name.count_bytes(), 0) };
    if value.is_null() {
        return None;
    }
    // SAFETY: not null, so a C string, which lives until the setting changes.
    Some(unsafe { CStr::from_ptr(value) }.to_string_lossy().into_owned())
}

/// "8M" and its like, as in PHP's own settings.
fn parse_size(text: &str) -> Option<usize> {
    let text = text.trim();
    let digits = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor: usize = match text.get(digits.len()..)?.to_ascii_lowercase().as_str() {
        "" => 1,
        "k" => 1 << 10,
        "m" => 1 << 20,
        "g" => 1 << 30,
        _ => return None,
    };
    digits.trim().parse::<usize>().ok()?.checked_mul(factor)
}

#[cfg(test)]
mod tests {
    use super::parse_size;

    #[test]
    fn sizes_have_suffixes() {
        for (text, size) in [
            ("0", Some(0)),
            ("12", Some(12)),
            (" 8M ", Some(8 << 20)),
            ("1k", Some(1024)),
            ("x", None),
            ("5T", None),
        ] {
            assert_eq!(parse_size(text), size, "{text}");
        }
    }
}
