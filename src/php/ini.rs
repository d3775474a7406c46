//! php.ini: what an administrator may set.

use std::{
    ffi::{CStr, OsString},
    fmt,
    os::unix::ffi::OsStringExt,
    path::PathBuf,
    time::Duration,
};

use ext_php_rs::{
    flags::IniEntryPermission,
    zend::{IniEntryDef, IniEntryDefs},
};

use super::engine;

const CA_FILE: &CStr = c"websocket_client.ca_file";
const MAX_MESSAGE_SIZE: &CStr = c"websocket_client.max_message_size";

const PERSISTENT_MAX: &CStr = c"websocket_client.persistent_max";
const PERSISTENT_IDLE: &CStr = c"websocket_client.persistent_idle";

static ENTRIES: IniEntryDefs<5> = IniEntryDefs::new([
    IniEntryDef::new(CA_FILE, c"", IniEntryPermission::All),
    IniEntryDef::new(MAX_MESSAGE_SIZE, c"0", IniEntryPermission::System),
    IniEntryDef::new(PERSISTENT_MAX, c"64", IniEntryPermission::System),
    IniEntryDef::new(PERSISTENT_IDLE, c"60", IniEntryPermission::System),
    IniEntryDef::end(),
]);

pub(super) fn register(module: i32) {
    IniEntryDef::register(ENTRIES.as_slice(), module);
}

/// The CA file of clients that name none.
pub(super) fn ca_file() -> Option<PathBuf> {
    let file = read(CA_FILE).filter(|file| !file.is_empty())?;
    Some(OsString::from_vec(file).into())
}

/// A setting that cannot be read. It is no reason to go without a limit.
#[derive(Debug)]
pub(super) struct Bad {
    name: &'static CStr,
    wanted: &'static str,
    text: String,
}

impl fmt::Display for Bad {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, text) = (self.name.to_string_lossy(), self.text.escape_debug());
        write!(f, "The ini setting {name} must be {}, \"{text}\" given", self.wanted)
    }
}

/// The most that any client may receive in one message, in bytes; 0 is no limit.
pub(super) fn max_message_size() -> Result<Option<usize>, Bad> {
    let size = limit(MAX_MESSAGE_SIZE, "a size such as 1048576 or 16M", 0, parse_size)?;
    Ok(Some(size).filter(|size| *size > 0))
}

/// How many persistent connections a process keeps that nobody uses; 0 keeps none.
pub(super) fn persistent_max() -> Result<usize, Bad> {
    limit(PERSISTENT_MAX, "a number such as 64", 64, |text| text.trim().parse().ok())
}

/// How long it keeps one.
pub(super) fn persistent_idle() -> Result<Duration, Bad> {
    let seconds = |text: &str| Duration::try_from_secs_f64(text.trim().parse().ok()?).ok();
    limit(PERSISTENT_IDLE, "a number of seconds such as 60", Duration::from_mins(1), seconds)
}

/// Whether the administrator lets others know PHP and its version. The setting is PHP's own.
pub(super) fn expose_php() -> bool {
    engine::ini_bool("expose_php")
}

fn limit<T>(
    name: &'static CStr,
    wanted: &'static str,
    default: T,
    parse: impl Fn(&str) -> Option<T>,
) -> Result<T, Bad> {
    let text = read(name).unwrap_or_default();
    let text = String::from_utf8_lossy(&text).into_owned();
    if text.trim().is_empty() {
        return Ok(default);
    }
    parse(&text).ok_or(Bad { name, wanted, text })
}

fn read(name: &CStr) -> Option<Vec<u8>> {
    let value = engine::ini_string(name);
    if value.is_null() {
        return None;
    }
    // SAFETY: not null, so a C string, which lives until the setting changes.
    Some(unsafe { CStr::from_ptr(value) }.to_bytes().to_vec())
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
