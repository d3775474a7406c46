//! Bytes that PHP code gave, which need not be UTF-8, where they are names: the keys of arrays, and any of them for people.

use std::fmt;

use ext_php_rs::types::{ArrayKey, ZendHashTable, ZendStr, Zval, array::Iter};

/// The key of an array's entry.
pub(super) struct Key(Zval);

impl Key {
    /// `None` if it is a number.
    pub(super) fn bytes(&self) -> Option<&[u8]> {
        self.0.zend_str().map(ZendStr::as_bytes)
    }

    /// For another array.
    pub(super) fn array_key(&self) -> ArrayKey<'_> {
        let string = self.0.zend_str().map(ArrayKey::ZendString);
        string.unwrap_or_else(|| ArrayKey::Long(self.0.long().unwrap_or_default()))
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.bytes() {
            Some(bytes) => f.write_str(&shown(bytes)),
            None => write!(f, "{}", self.0.long().unwrap_or_default()),
        }
    }
}

/// ext-php-rs's own iterator. Only its `next_zval()` takes any key.
#[expect(clippy::disallowed_methods, reason = "this is where it is used as it can be")]
pub(super) fn iter(table: &ZendHashTable) -> Iter<'_> {
    table.iter()
}

/// An array's entries in order.
pub(super) fn entries(table: &ZendHashTable) -> impl Iterator<Item = (Key, &Zval)> {
    let mut entries = iter(table);
    std::iter::from_fn(move || entries.next_zval()).map(|(key, value)| (Key(key), value))
}

/// Its values in order, whatever their keys.
pub(super) fn values(table: &ZendHashTable) -> impl Iterator<Item = &Zval> {
    entries(table).map(|(_, value)| value)
}

/// For people: what is UTF-8 as it is but for control characters and quotation marks, other bytes as `\xff`.
pub(super) fn shown(bytes: &[u8]) -> String {
    let mut shown = String::new();
    for chunk in bytes.utf8_chunks() {
        shown.extend(chunk.valid().escape_debug());
        shown.extend(chunk.invalid().escape_ascii().map(char::from));
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::shown;

    #[test]
    fn different_bytes_are_shown_differently() {
        assert_eq!(shown("fünf".as_bytes()), "fünf");
        assert_eq!(shown(b"user-\x80\xff\n"), "user-\\x80\\xff\\n");
        assert_eq!(shown(b""), "");
    }
}
