//! Sec-WebSocket-Extensions in an answer: what is agreed on is what a strict reading finds, and nothing else is.

use crate::protocol::{Agreement, agree};

/// What such a header is made of: letter by letter it takes long to come to two of a name.
const WORDS: [&str; 24] = [
    "permessage-deflate",
    "permessage-deflate; ",
    "; ",
    ";",
    ",",
    "=",
    "\"",
    " ",
    "\t",
    "\n",
    "server_no_context_takeover",
    "client_no_context_takeover",
    "server_max_window_bits",
    "client_max_window_bits",
    "; server_max_window_bits=",
    "; client_max_window_bits=\"",
    "; Server_No_Context_Takeover",
    "7",
    "8",
    "10",
    "15",
    "16",
    "0",
    "x",
];

pub fn extensions(data: &[u8]) {
    let Some((flags, bytes)) = data.split_last() else { return };
    let words: Vec<u8>;
    let bytes = if flags & 2 == 0 {
        bytes
    } else {
        words = bytes.iter().flat_map(|byte| WORDS[usize::from(*byte) % WORDS.len()].bytes()).collect();
        &words
    };
    // Header values as HTTP lets them through.
    let values: Vec<&[u8]> = bytes.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii).collect();
    if values.iter().any(|value| value.iter().any(|byte| (*byte < 32 && *byte != b'\t') || *byte == 127)) {
        return;
    }
    let offered = flags & 1 == 0;
    let agreed = agree(values.iter().copied(), offered);
    if let Err(problem) = &agreed {
        assert!(problem.is_ascii() && !problem.bytes().any(|byte| byte < 32), "{problem:?}");
    }
    // A list in one header is the same list in several (RFC 9110, section 5.3), but for a quote across them.
    if agreed.is_ok() {
        assert_eq!(agreed, agree([values.join(b", ".as_slice()).as_slice()].into_iter(), offered));
    }
    match strict(&values.join(b",".as_slice())) {
        Some(None) => assert_eq!(agreed, Ok(None)),
        Some(Some(agreement)) if offered => assert_eq!(agreed, Ok(Some(agreement))),
        _ => assert!(agreed.is_err(), "{agreed:?} agreed on by {values:?}"),
    }
}

/// RFC 6455, section 9.1, and RFC 7692, section 7.1, by the letter; `None` is malformed or not ours. White space may be
/// around every separator (RFC 2616's implied LWS).
fn strict(list: &[u8]) -> Option<Option<Agreement>> {
    let list = std::str::from_utf8(list).ok()?;
    let mut found = None;
    for element in list.split(',').map(|element| element.trim_matches([' ', '\t'])) {
        if element.is_empty() {
            continue;
        }
        let mut parts = element.split(';').map(|part| part.trim_matches([' ', '\t']));
        if !parts.next()?.eq_ignore_ascii_case("permessage-deflate") || found.is_some() {
            return None;
        }
        let mut agreement = Agreement::default();
        let mut names = Vec::new();
        for part in parts {
            let lower = part.to_ascii_lowercase();
            let (name, value) = match lower.split_once('=') {
                Some((name, value)) => {
                    (name.trim_end_matches([' ', '\t']), Some(value.trim_start_matches([' ', '\t'])))
                }
                None => (lower.as_str(), None),
            };
            let bits = || {
                let value = value?;
                let value = match value.strip_prefix('"') {
                    Some(value) => value.strip_suffix('"')?,
                    None => value,
                };
                (8..=15).find(|bits| bits.to_string() == value)
            };
            match name {
                "server_no_context_takeover" if value.is_none() => {
                    agreement.server_no_context_takeover = true;
                }
                "client_no_context_takeover" if value.is_none() => {
                    agreement.client_no_context_takeover = true;
                }
                "server_max_window_bits" => agreement.server_max_window_bits = bits()?,
                "client_max_window_bits" => agreement.client_max_window_bits = bits()?,
                _ => return None,
            }
            if names.contains(&name.to_owned()) {
                return None;
            }
            names.push(name.to_owned());
        }
        found = Some(agreement);
    }
    Some(found)
}
