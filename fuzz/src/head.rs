//! An answer's head and body, from any bytes: a head is found where it ends and not before, a body is what came of it so
//! far, and neither is larger than its limit.

use crate::transport::http::{BodyEnd, Head, MAX_BODY, MAX_HEAD};

pub fn head(data: &[u8]) {
    let Some((cut, bytes)) = data.split_last_chunk::<2>().map(|(bytes, cut)| (cut, bytes)) else { return };
    // So that mutations need not find it.
    let bytes = [b"HTTP/1.".as_slice(), bytes].concat();
    let cut = usize::from(u16::from_be_bytes(*cut)) % (bytes.len() + 1);
    let whole = Head::parse(&bytes);
    let part = Head::parse(&bytes[..cut]);
    match (&part, &whole) {
        (Ok(Some(part)), Ok(Some(whole))) => assert_eq!(part, whole),
        (Ok(Some(part)), other) => panic!("{part:?} became {other:?}"),
        (Err(error), Ok(other)) => panic!("{error:?} became {other:?}"),
        _ => {}
    }
    let Ok(Some((head, length))) = whole else { return };
    assert!(length <= MAX_HEAD && length <= bytes.len());
    assert_eq!(Head::parse(&bytes[..length - 1]), Ok(None), "it ended before");
    assert!(head.status < 1000 && head.minor_version < 2);
    for header in &head.headers {
        assert!(!header.name.is_empty() && !header.name.bytes().any(|byte| byte.is_ascii_uppercase()));
        assert!(!header.value.iter().any(|byte| matches!(byte, b'\r' | b'\n' | 0)), "{header:?}");
        assert!(head.values(&header.name).any(|value| value == header.value));
    }
    body(head.body_end(), &bytes[length..], cut);
}

fn body(end: BodyEnd, received: &[u8], cut: usize) {
    let part = &received[..cut.min(received.len())];
    let (body, part_of_it) = (end.body(received), end.body(part));
    assert!(body.len() <= MAX_BODY && body.len() <= received.len());
    assert!(body.starts_with(&part_of_it), "what was there is gone");
    if end.is_reached(part) {
        assert!(end.is_reached(received), "an end is not taken back");
        if end != BodyEnd::Close {
            assert_eq!(body, part_of_it, "nothing follows the end");
        }
    }
}
