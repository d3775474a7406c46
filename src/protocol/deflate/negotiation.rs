//! The extension's offer and the server's answer to it (RFC 7692, sections 5 and 7.1).

/// What we offer: the parameter says that the server may choose how far our side looks back (section 7.1.2.2).
/// Everything else is the server's to choose, too.
pub(crate) const OFFER: &str = "permessage-deflate; client_max_window_bits";

/// What a server has agreed to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Agreement {
    /// The server forgets what came before with each message, and so may we.
    pub(crate) server_no_context_takeover: bool,
    /// We must forget.
    pub(crate) client_no_context_takeover: bool,
    /// The server looks back no further than 2 to this power.
    pub(crate) server_max_window_bits: u8,
    /// We must not.
    pub(crate) client_max_window_bits: u8,
}

impl Default for Agreement {
    fn default() -> Self {
        Self {
            server_no_context_takeover: false,
            client_no_context_takeover: false,
            server_max_window_bits: 15,
            client_max_window_bits: 15,
        }
    }
}

/// Reads the answer's Sec-WebSocket-Extensions headers. `None` if nothing was agreed on; an `Err` says why
/// "a client MUST _Fail the WebSocket Connection_" (section 7.1).
pub(crate) fn agree<'a>(
    values: impl Iterator<Item = &'a [u8]>,
    offered: bool,
) -> Result<Option<Agreement>, String> {
    let mut agreement = None;
    for value in values {
        for extension in split(value, b',')? {
            if extension.is_empty() {
                // Empty elements of a list are to be ignored (RFC 9110, section 5.6.1).
                continue;
            }
            let mut parts = split(extension, b';')?.into_iter();
            let name = parts.next().unwrap_or_default();
            if !offered || !name.eq_ignore_ascii_case(b"permessage-deflate") {
                let name = name.escape_ascii();
                return Err(format!("it uses the extension \"{name}\", which was not offered"));
            }
            if agreement.is_some() {
                return Err("it agrees to permessage-deflate twice".to_owned());
            }
            agreement = Some(parameters(parts)?);
        }
    }
    Ok(agreement)
}

fn parameters<'a>(parts: impl Iterator<Item = &'a [u8]>) -> Result<Agreement, String> {
    let mut agreement = Agreement::default();
    let mut seen: Vec<Vec<u8>> = Vec::new();
    for part in parts {
        let (name, value) = match part.iter().position(|byte| *byte == b'=') {
            Some(at) => {
                let (name, value) = part.split_at(at);
                (name.trim_ascii(), Some(unquoted(value.get(1..).unwrap_or_default().trim_ascii())))
            }
            None => (part, None),
        };
        let name = name.to_ascii_lowercase();
        let bad = || {
            format!("it has permessage-deflate with the bad parameter \"{}\"", part.escape_ascii())
        };
        match (name.as_slice(), value) {
            (b"server_no_context_takeover", None) => agreement.server_no_context_takeover = true,
            (b"client_no_context_takeover", None) => agreement.client_no_context_takeover = true,
            (b"server_max_window_bits", Some(bits)) => {
                agreement.server_max_window_bits = window_bits(bits).ok_or_else(bad)?;
            }
            (b"client_max_window_bits", Some(bits)) => {
                agreement.client_max_window_bits = window_bits(bits).ok_or_else(bad)?;
            }
            _ => return Err(bad()),
        }
        if seen.contains(&name) {
            return Err(format!(
                "it has permessage-deflate with \"{}\" twice",
                name.escape_ascii()
            ));
        }
        seen.push(name);
    }
    Ok(agreement)
}

/// "a decimal integer value without leading zeroes between 8 to 15, inclusive" (section 7.1.2)
fn window_bits(value: &[u8]) -> Option<u8> {
    match value {
        [digit @ b'8'..=b'9'] => Some(digit - b'0'),
        [b'1', digit @ b'0'..=b'5'] => Some(10 + digit - b'0'),
        _ => None,
    }
}

/// A parameter's value may be quoted (RFC 6455, section 9.1).
fn unquoted(value: &[u8]) -> &[u8] {
    value.strip_prefix(b"\"").and_then(|value| value.strip_suffix(b"\"")).unwrap_or(value)
}

/// Parts of a header's value, trimmed; separators inside quotes do not count.
fn split(value: &[u8], separator: u8) -> Result<Vec<&[u8]>, String> {
    let mut parts = Vec::new();
    let (mut quoted, mut start) = (false, 0);
    for (at, byte) in value.iter().enumerate() {
        if *byte == b'"' {
            quoted = !quoted;
        } else if *byte == separator && !quoted {
            parts.push(value.get(start..at).unwrap_or_default().trim_ascii());
            start = at + 1;
        }
    }
    if quoted {
        return Err("its Sec-WebSocket-Extensions has a quote without an end".to_owned());
    }
    parts.push(value.get(start..).unwrap_or_default().trim_ascii());
    Ok(parts)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn agree(value: &str) -> Result<Option<Agreement>, String> {
        super::agree([value.as_bytes()].into_iter(), true)
    }

    #[test]
    fn what_was_offered_may_be_agreed_on() {
        let plain = Agreement::default();
        for (value, expected) in [
            ("permessage-deflate", plain),
            (" PerMessage-Deflate ", plain),
            ("permessage-deflate; client_max_window_bits=15", plain),
            (
                "permessage-deflate; server_no_context_takeover;client_no_context_takeover",
                Agreement {
                    server_no_context_takeover: true,
                    client_no_context_takeover: true,
                    ..plain
                },
            ),
            (
                "permessage-deflate; server_max_window_bits=\"9\"; client_max_window_bits = 10",
                Agreement { server_max_window_bits: 9, client_max_window_bits: 10, ..plain },
            ),
            (
                "permessage-deflate; server_max_window_bits=8, ",
                Agreement { server_max_window_bits: 8, ..plain },
            ),
        ] {
            assert_eq!(agree(value), Ok(Some(expected)), "{value}");
        }
        for none in ["", " ", ","] {
            assert_eq!(agree(none), Ok(None));
        }
        assert_eq!(super::agree(std::iter::empty(), true), Ok(None));
    }

    #[test]
    fn everything_else_fails_the_handshake() {
        for value in [
            "permessage-deflate; client_max_window_bits",
            "permessage-deflate; server_max_window_bits",
            "permessage-deflate; server_max_window_bits=7",
            "permessage-deflate; server_max_window_bits=16",
            "permessage-deflate; server_max_window_bits=010",
            "permessage-deflate; server_max_window_bits=10x",
            "permessage-deflate; server_max_window_bits=",
            "permessage-deflate; server_no_context_takeover=1",
            "permessage-deflate; server_no_context_takeover; server_no_context_takeover",
            "permessage-deflate; unknown",
            "permessage-deflate;",
            "permessage-deflate, permessage-deflate",
            "permessage-bzip2",
            "x-webkit-deflate-frame",
            "permessage-deflate; server_max_window_bits=\"9",
            "; server_no_context_takeover",
        ] {
            assert!(agree(value).is_err(), "{value}");
        }
        assert!(super::agree([b"permessage-deflate".as_slice()].into_iter(), false).is_err());
        let twice = [b"permessage-deflate".as_slice(), b"permessage-deflate"];
        assert!(super::agree(twice.into_iter(), true).is_err());
    }
}
