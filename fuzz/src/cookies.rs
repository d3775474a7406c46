//! Cookies that a server sets: what goes back can stand in a header, goes to that host only, and `Secure` ones only over TLS.

use arbitrary::{Arbitrary, Unstructured};

use crate::transport::{Cookies, Header, Target, check_header, http::Head};

const ENDPOINTS: [&str; 6] = [
    "wss://a.test/ws/x",
    "ws://a.test/ws/x",
    "wss://a.test/other",
    "wss://b.a.test/ws/x",
    "wss://c.test/ws/x",
    "ws://127.0.0.1:8080/ws/x",
];

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    from: u8,
    answers: Vec<Vec<&'a [u8]>>,
    given: Vec<&'a [u8]>,
}

pub fn cookies(data: &[u8]) {
    let Ok(input) = Input::arbitrary_take_rest(Unstructured::new(data)) else { return };
    let targets = ENDPOINTS.map(|url| Target::parse(url).expect("it is a URL"));
    let from = usize::from(input.from) % targets.len();
    let mut cookies = Cookies::default();
    let mut is_secure = false;
    for answer in input.answers.iter().take(8) {
        // Through the parser, which says what a value may hold.
        let mut bytes = b"HTTP/1.1 101 X\r\n".to_vec();
        for value in answer.iter().take(16) {
            bytes.extend_from_slice(b"Set-Cookie: ");
            bytes.extend_from_slice(value);
            bytes.extend_from_slice(b"\r\n");
        }
        bytes.extend_from_slice(b"\r\n");
        let Ok(Some((head, _))) = Head::parse(&bytes) else { continue };
        is_secure |= head.headers.iter().any(|header| {
            String::from_utf8_lossy(&header.value).to_ascii_lowercase().contains("secure")
        });
        cookies.keep(&targets[from], &head.headers);
    }
    let given: Vec<Header> = input
        .given
        .iter()
        .take(4)
        .filter(|value| check_header("Cookie", value).is_ok())
        .map(|value| Header { name: "Cookie".to_owned(), value: value.to_vec() })
        .collect();
    let given: Vec<&Header> = given.iter().collect();
    for (index, target) in targets.iter().enumerate() {
        let ours = cookies.header(target, &[]);
        if let Some(value) = &ours {
            check_header("Cookie", value).expect("what was set can be sent");
            assert!(!value.is_empty());
        }
        if target.host() != targets[from].host() {
            // A parent's or a child's host may share a domain cookie; a stranger may not.
            let is_related = target.host().ends_with("a.test") && targets[from].host().ends_with("a.test");
            assert!(ours.is_none() || is_related, "{index} got {from}'s cookies");
        }
        let both = cookies.header(target, &given);
        if let Some(value) = &both {
            check_header("Cookie", value).expect("what was set and given can be sent");
        }
        if let Some(ours) = &ours {
            assert!(both.is_some_and(|both| both.ends_with(ours)), "an application's take their place");
        }
    }
    if !is_secure && from == 0 {
        assert_eq!(cookies.header(&targets[0], &[]), cookies.header(&targets[1], &[]));
    }
    cookies.clear();
    assert!(targets.iter().all(|target| cookies.header(target, &[]).is_none()));
}
