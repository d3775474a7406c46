//! The cookies of one endpoint (RFC 6265): what it set in its answers to an upgrade goes back to it with
//! the next one, so that a balancer finds the node again. Nobody else ever gets them.

use cookie_store::{CookieStore, RawCookie};

use super::{Header, Target};

/// What RFC 6265, section 6.1, asks for at least: 50 cookies, each of 4096 bytes.
const MAX_COOKIES: usize = 50;
const MAX_LENGTH: usize = 4096;

/// A jar. Domain, path, expiry and `Secure` are the store's to respect.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cookies {
    store: CookieStore,
}

impl Cookies {
    /// Takes what an answer sets, or takes away. A jar that would hold too much begins anew with this answer.
    pub(crate) fn keep(&mut self, target: &Target, headers: &[Header]) {
        self.insert(target, headers);
        if self.store.iter_any().count() > MAX_COOKIES {
            self.store.clear();
            self.insert(target, headers);
        }
    }

    fn insert(&mut self, target: &Target, headers: &[Header]) {
        let url = target.http_url();
        let lines = headers
            .iter()
            .filter(|header| header.name.eq_ignore_ascii_case("set-cookie"))
            .filter(|header| header.value.len() <= MAX_LENGTH);
        for line in lines.take(MAX_COOKIES) {
            if let Ok(cookie) = RawCookie::parse(characters(&line.value)) {
                // "If the domain-attribute is a public suffix" (RFC 6265, section 5.3) it is ignored; a top-level
                // domain is one without looking it up.
                let is_public = |domain: &str| !domain.contains('.') && domain != target.host();
                if !cookie.domain().is_some_and(is_public) {
                    // One that is not for this host, or has expired, is not stored.
                    let _ = self.store.insert_raw(&cookie, &url);
                }
            }
        }
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.store.clear();
    }

    /// The Cookie header's value: an application's own cookies, unless the server has set one of that name
    /// since, and the server's. "the user agent MUST NOT attach more than one Cookie header field" (RFC 6265,
    /// section 5.4)
    pub(crate) fn header(&self, target: &Target, given: &[&Header]) -> Option<Vec<u8>> {
        let url = target.http_url();
        let mut stored: Vec<(&str, &str)> = self.store.get_request_values(&url).collect();
        stored.sort_unstable();
        let is_stored = |pair: &&[u8]| {
            let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
            stored.iter().any(|(stored, _)| bytes(stored) == name)
        };
        let given = given.iter().flat_map(|header| header.value.split(|byte| *byte == b';'));
        let given =
            given.map(<[u8]>::trim_ascii).filter(|pair| !pair.is_empty() && !is_stored(pair));
        let pairs: Vec<Vec<u8>> = given
            .map(<[u8]>::to_vec)
            .chain(stored.iter().map(|(name, value)| bytes(&format!("{name}={value}"))))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join(b"; ".as_slice()))
    }
}

/// The store takes text, and cookies are bytes: each is kept as the character of its number.
fn characters(bytes: &[u8]) -> String {
    bytes.iter().copied().map(char::from).collect()
}

/// What they were.
fn bytes(characters: &str) -> Vec<u8> {
    // None is above 255, since no other was put in.
    characters.chars().filter_map(|character| u8::try_from(character).ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn target(url: &str) -> Target {
        Target::parse(url).unwrap()
    }

    fn header(name: &str, value: &str) -> Header {
        Header { name: name.to_owned(), value: value.as_bytes().to_vec() }
    }

    fn jar(from: &str, lines: &[&str]) -> Cookies {
        let mut cookies = Cookies::default();
        let headers: Vec<Header> = lines.iter().map(|line| header("set-cookie", line)).collect();
        cookies.keep(&target(from), &headers);
        cookies
    }

    fn sent(cookies: &Cookies, to: &str) -> Option<String> {
        cookies.header(&target(to), &[]).map(|value| String::from_utf8(value).unwrap())
    }

    #[test]
    fn what_was_set_goes_back() {
        let cookies = jar("wss://h.test/ws", &["SRV=a; path=/", "b=\"2\"; HttpOnly"]);
        assert_eq!(sent(&cookies, "wss://h.test/ws").as_deref(), Some("SRV=a; b=\"2\""));
    }

    #[test]
    fn domain_path_and_secure_are_respected() {
        let cookies = jar("wss://h.test/a/x", &["p=1; Path=/a", "s=1; Secure; Path=/", "o=1"]);
        assert_eq!(sent(&cookies, "wss://h.test/a/y").as_deref(), Some("o=1; p=1; s=1"));
        assert_eq!(sent(&cookies, "ws://h.test/a/y").as_deref(), Some("o=1; p=1"));
        assert_eq!(sent(&cookies, "wss://h.test/b").as_deref(), Some("s=1"));
        assert_eq!(sent(&cookies, "wss://other.test/a/y"), None);
        assert_eq!(sent(&jar("ws://h.test/", &["x=1; Domain=evil.test"]), "ws://h.test/"), None);
        for domain in ["test", ".test", "TEST"] {
            let cookies = jar("ws://h.test/", &[&format!("x=1; Domain={domain}")]);
            assert_eq!(sent(&cookies, "ws://other.test/"), None);
        }
        let cookies = jar("ws://localhost/", &["x=1; Domain=localhost"]);
        assert_eq!(sent(&cookies, "ws://localhost/").as_deref(), Some("x=1"));
    }

    #[test]
    fn an_expired_cookie_is_taken_away() {
        let mut cookies = jar("ws://h.test/", &["a=1", "b=2; Max-Age=3600"]);
        cookies.keep(&target("ws://h.test/"), &[header("set-cookie", "a=; Max-Age=0")]);
        let past = header("set-cookie", "b=; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
        assert_eq!(sent(&cookies, "ws://h.test/").as_deref(), Some("b=2"));
        cookies.keep(&target("ws://h.test/"), &[past]);
        assert_eq!(sent(&cookies, "ws://h.test/"), None);
    }

    #[test]
    fn an_applications_cookies_come_first_and_give_way() {
        let cookies = jar("ws://h.test/", &["session=new"]);
        let given = header("Cookie", "theme=dark; session=old;");
        assert_eq!(
            cookies.header(&target("ws://h.test/"), &[&given]).unwrap(),
            b"theme=dark; session=new"
        );
        let none = Cookies::default();
        assert_eq!(
            none.header(&target("ws://h.test/"), &[&given]).unwrap(),
            b"theme=dark; session=old"
        );
    }

    #[test]
    fn a_jar_does_not_grow_without_end() {
        let mut cookies = Cookies::default();
        for answer in 0..30 {
            let lines: Vec<Header> = (0..20)
                .map(|number| header("set-cookie", &format!("c{answer}_{number}=x")))
                .collect();
            cookies.keep(&target("ws://h.test/"), &lines);
        }
        let sent = sent(&cookies, "ws://h.test/").unwrap();
        let count = sent.split("; ").count();
        assert!((20..=MAX_COOKIES).contains(&count) && sent.contains("c29_19=x"), "{sent}");
        cookies.keep(&target("ws://h.test/"), &[header("set-cookie", &"y".repeat(5000))]);
        assert!(!cookies.header(&target("ws://h.test/"), &[]).unwrap().contains(&b'y'));
    }

    #[test]
    fn bytes_go_back_as_they_came() {
        let mut cookies = Cookies::default();
        let from = target("ws://h.test/");
        let line = |value: &[u8]| Header { name: "set-cookie".to_owned(), value: value.to_vec() };
        cookies.keep(&from, &[line(b"a\x80=\xff"), line(b"a\x81=1"), line("ä=ö".as_bytes())]);
        let given = header("Cookie", "b=2");
        let given = Header { value: b"a\x81=old; b=2".to_vec(), ..given };
        let sent = cookies.header(&from, &[&given]).unwrap();
        let mut pairs: Vec<&[u8]> =
            sent.split(|byte| *byte == b';').map(<[u8]>::trim_ascii).collect();
        pairs.sort_unstable();
        assert_eq!(pairs, [b"a\x80=\xff".as_slice(), b"a\x81=1", b"b=2", "ä=ö".as_bytes()]);
    }

    #[test]
    fn nonsense_is_passed_over() {
        assert_eq!(sent(&jar("ws://h.test/", &["", "=", ";;;", "\u{fffd}"]), "ws://h.test/"), None);
    }
}
