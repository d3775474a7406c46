//! The cookies of one endpoint (RFC 6265): what it set in its answers to an upgrade goes back to it with
//! the next one, so that a balancer finds the node again. Nobody else ever gets them.

use std::{borrow::Cow, cmp::Reverse};

use cookie_store::{Cookie, CookieDomain, CookieStore, RawCookie, StoreAction};

use super::{Header, Target, cookie_date};

/// What RFC 6265, section 6.1, asks for at least: 50 cookies, each of 4096 bytes.
const MAX_COOKIES: usize = 50;
const MAX_LENGTH: usize = 4096;

/// Bytes above 127 may be in a cookie and mean what the server likes. The store has text: there each is a character of
/// its own, which nobody uses and nobody takes for white space, and becomes a byte again when it goes back.
const HIGH: u32 = 0xe000;

/// A jar. Domain, path, expiry and `Secure` are the store's to respect.
#[derive(Debug, Clone, Default)]
pub(crate) struct Cookies {
    store: CookieStore,
    /// In the order in which they were first set.
    created: Vec<Key>,
}

/// What tells cookies apart (RFC 6265, section 5.3): "the same name, domain, and path".
#[derive(Debug, Clone, PartialEq, Eq)]
struct Key {
    name: String,
    domain: CookieDomain,
    path: String,
}

impl Key {
    fn of(cookie: &Cookie<'_>) -> Self {
        let (name, path) = (cookie.name().to_owned(), cookie.path.to_string());
        Self { name, domain: cookie.domain.clone(), path }
    }
}

impl Cookies {
    /// Takes what an answer sets, or takes away. A jar that would hold too much begins anew with this answer.
    pub(crate) fn keep(&mut self, target: &Target, headers: &[Header]) {
        self.insert(target, headers);
        if self.store.iter_any().count() > MAX_COOKIES {
            self.clear();
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
            let line = text(&with_http_date(&line.value));
            if let Ok(cookie) = RawCookie::parse(line) {
                // "If the domain-attribute is a public suffix" (RFC 6265, section 5.3) it is ignored; a top-level
                // domain is one without looking it up.
                let is_public = |domain: &str| !domain.contains('.') && domain != target.host();
                if !cookie.domain().is_some_and(is_public)
                    && let Ok(cookie) = Cookie::try_from_raw_cookie(&cookie, &url)
                {
                    let key = Key::of(&cookie);
                    let stored = self.store.insert(cookie.into_owned(), &url);
                    self.note(key, stored.as_ref().ok());
                }
            }
        }
    }

    /// One that is not for this host, or has expired, is not stored.
    fn note(&mut self, key: Key, stored: Option<&StoreAction>) {
        match stored {
            Some(StoreAction::ExpiredExisting) => self.created.retain(|other| *other != key),
            Some(_) if !self.created.contains(&key) => self.created.push(key),
            Some(_) | None => {}
        }
    }

    /// Forgets them all.
    pub(crate) fn clear(&mut self) {
        self.store.clear();
        self.created.clear();
    }

    /// Those for a target: "Cookies with longer paths are listed before cookies with shorter paths", then "cookies with
    /// earlier creation-times" (section 5.4).
    fn matching(&self, target: &Target) -> Vec<(Vec<u8>, Vec<u8>)> {
        let mut cookies = self.store.matches(&target.http_url());
        cookies.sort_by_cached_key(|cookie| {
            let key = Key::of(cookie);
            let created = self.created.iter().position(|other| *other == key);
            (Reverse(key.path.len()), created.unwrap_or(usize::MAX))
        });
        cookies.into_iter().map(|cookie| (bytes(cookie.name()), bytes(cookie.value()))).collect()
    }

    /// The Cookie header's value: an application's own cookies, unless the server has set one of that name
    /// since, and the server's. "the user agent MUST NOT attach more than one Cookie header field" (RFC 6265,
    /// section 5.4)
    pub(crate) fn header(&self, target: &Target, given: &[&Header]) -> Option<Vec<u8>> {
        let stored = self.matching(target);
        let is_stored = |pair: &&[u8]| {
            let name = pair.split(|byte| *byte == b'=').next().unwrap_or_default();
            stored.iter().any(|(stored, _)| stored == name)
        };
        let given = given.iter().flat_map(|header| header.value.split(|byte| *byte == b';'));
        let given =
            given.map(<[u8]>::trim_ascii).filter(|pair| !pair.is_empty() && !is_stored(pair));
        let pairs: Vec<Vec<u8>> = given
            .map(<[u8]>::to_vec)
            .chain(stored.iter().map(|(name, value)| [name.as_slice(), value].join(&b'=')))
            .collect();
        (!pairs.is_empty()).then(|| pairs.join(b"; ".as_slice()))
    }
}

fn text(bytes: &[u8]) -> String {
    let character = |byte: &u8| match byte {
        0..=0x7f => Some(char::from(*byte)),
        high => char::from_u32(HIGH + u32::from(*high)),
    };
    bytes.iter().filter_map(character).collect()
}

fn bytes(text: &str) -> Vec<u8> {
    let byte = |character: char| {
        let code = u32::from(character);
        u8::try_from(code.checked_sub(HIGH).unwrap_or(code)).ok()
    };
    text.chars().filter_map(byte).collect()
}

/// A `Set-Cookie` line whose date is written as the store understands it, or not at all if it is none: "ignore the
/// cookie-av" (section 5.2.1).
fn with_http_date(line: &[u8]) -> Cow<'_, [u8]> {
    let is_date = |part: &[u8]| {
        let name = part.split(|byte| *byte == b'=').next().unwrap_or_default();
        name.trim_ascii().eq_ignore_ascii_case(b"expires")
    };
    let mut parts = line.split(|byte| *byte == b';');
    if !parts.clone().skip(1).any(is_date) {
        return Cow::Borrowed(line);
    }
    let mut written = parts.next().unwrap_or_default().to_vec();
    for part in parts {
        let date = part.splitn(2, |byte| *byte == b'=').nth(1).and_then(cookie_date::parse);
        let part = match date {
            _ if !is_date(part) => part.to_vec(),
            Some(date) => format!("Expires={}", httpdate::fmt_http_date(date)).into_bytes(),
            None => continue,
        };
        written.push(b';');
        written.extend(part);
    }
    Cow::Owned(written)
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
        assert_eq!(sent(&cookies, "wss://h.test/a/y").as_deref(), Some("p=1; o=1; s=1"));
        assert_eq!(sent(&cookies, "ws://h.test/a/y").as_deref(), Some("p=1; o=1"));
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
    fn a_date_that_has_passed_takes_a_cookie_away_however_it_is_written() {
        for date in [
            "Thu, 01 Jan 1970 00:00:00 UTC",
            "Thu, 01 Jan 1970 00:00:00 +0000",
            "Thu, 01-Jan-70 00:00:01 GMT",
            "Thu Jan  1 00:00:10 1970",
            "Mon, 01 Jan 1601 00:00:00 GMT",
        ] {
            let mut cookies = jar("ws://h.test/", &["a=1; Expires=Fri, 31 Dec 9999 23:59:59 UTC"]);
            assert_eq!(sent(&cookies, "ws://h.test/").as_deref(), Some("a=1"));
            let line = format!("a=; expires={date}; HttpOnly");
            cookies.keep(&target("ws://h.test/"), &[header("set-cookie", &line)]);
            assert_eq!(sent(&cookies, "ws://h.test/"), None, "{date}");
            cookies.keep(&target("ws://h.test/"), &[header("set-cookie", "a=2")]);
            assert_eq!(sent(&cookies, "ws://h.test/").as_deref(), Some("a=2"));
        }
        // What is no date says nothing, and the name and value are nobody's attributes.
        let cookies =
            jar("ws://h.test/", &["a=1; Expires=soon; Path=/", "expires=2", "c=3; Expires"]);
        assert_eq!(sent(&cookies, "ws://h.test/").as_deref(), Some("a=1; expires=2; c=3"));
    }

    #[test]
    fn every_byte_goes_back_as_it_came() {
        let value: Vec<u8> = (0x80..=0xff).collect();
        let line = [b"\xe9=".as_slice(), &value, b"; Path=/"].concat();
        let mut cookies = Cookies::default();
        // 0x85 and 0xa0 at an end are no white space.
        let second = b"u=\xc3\xa0; HttpOnly".to_vec();
        let headers = [line, second].map(|value| Header { name: "Set-Cookie".to_owned(), value });
        cookies.keep(&target("ws://h.test/"), &headers);
        let expected = [b"\xe9=".as_slice(), &value, b"; u=\xc3\xa0"].concat();
        assert_eq!(cookies.header(&target("ws://h.test/"), &[]), Some(expected));
        let given = Header { name: "Cookie".to_owned(), value: b"\xe9=old; b=\xff".to_vec() };
        let sent = cookies.header(&target("ws://h.test/"), &[&given]).unwrap();
        assert!(sent.starts_with(b"b=\xff; \xe9=\x80"), "{sent:?}");
    }

    #[test]
    fn the_longest_path_comes_first_and_then_the_oldest() {
        let lines =
            ["z=1; Path=/", "b=1; Path=/a/b", "a=1; Path=/a", "y=1; Path=/", "c=1; Path=/a/b"];
        let mut cookies = jar("ws://h.test/a/b/x", &lines);
        let to = "ws://h.test/a/b/x";
        assert_eq!(sent(&cookies, to).as_deref(), Some("b=1; c=1; a=1; z=1; y=1"));
        // A new value does not make it younger, unless it was gone.
        cookies.keep(&target(to), &[header("set-cookie", "z=2; Path=/")]);
        assert_eq!(sent(&cookies, to).as_deref(), Some("b=1; c=1; a=1; z=2; y=1"));
        let lines = ["z=; Path=/; Max-Age=0", "z=3; Path=/"];
        cookies.keep(&target(to), &lines.map(|line| header("set-cookie", line)));
        assert_eq!(sent(&cookies, to).as_deref(), Some("b=1; c=1; a=1; y=1; z=3"));
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
    fn nonsense_is_passed_over() {
        assert_eq!(sent(&jar("ws://h.test/", &["", "=", ";;;", "\u{fffd}"]), "ws://h.test/"), None);
    }
}
