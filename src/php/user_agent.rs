//! The `User-Agent` of a client that was given none: the extension's name and version, and PHP's version where php.ini
//! has `expose_php` on.

use super::{engine, ini};

/// Its value.
pub(super) fn own() -> Vec<u8> {
    let ours = concat!("websocket_client/", env!("CARGO_PKG_VERSION"));
    let php = ini::expose_php().then(engine::php_version).flatten();
    composed(ours, php.as_deref())
}

/// Products and their versions, in the order of their importance (RFC 9110, section 10.1.5).
fn composed(ours: &str, php: Option<&[u8]>) -> Vec<u8> {
    match php {
        Some(version) => [ours.as_bytes(), b" PHP/", version].concat(),
        None => ours.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::composed;

    #[test]
    fn php_is_named_only_if_its_version_is_told() {
        assert_eq!(composed("x/1", None), b"x/1");
        assert_eq!(composed("x/1", Some(b"8.2.1")), b"x/1 PHP/8.2.1");
    }
}
