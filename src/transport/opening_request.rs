//! The request of the opening handshake (RFC 6455, section 4.1), in bytes. It sends nothing: that is `upgrade`'s.

use super::{Cookies, Header, Request};
use crate::protocol::OFFER;

/// Returns the request. A user's Host or Authorization replaces ours, a user's cookies are joined by those that the server
/// has set. Authorization and Cookie may be omitted.
pub(super) fn opening_request(asked: &Request, cookies: &Cookies, key: &str) -> Vec<u8> {
    let Request { target, headers, subprotocols, .. } = asked;
    let given = |name: &str| headers.iter().any(|header| header.name.eq_ignore_ascii_case(name));
    let mut request = format!("GET {} HTTP/1.1\r\n", target.resource()).into_bytes();
    let mut put = |name: &str, value: &[u8]| {
        for part in [name.as_bytes(), b": ", value, b"\r\n"] {
            request.extend_from_slice(part);
        }
    };
    if !given("host") {
        put("Host", target.authority().as_bytes());
    }
    put("Upgrade", b"websocket");
    put("Connection", b"Upgrade");
    put("Sec-WebSocket-Key", key.as_bytes());
    put("Sec-WebSocket-Version", b"13");
    if !subprotocols.is_empty() {
        put("Sec-WebSocket-Protocol", subprotocols.join(", ").as_bytes());
    }
    if asked.compression {
        put("Sec-WebSocket-Extensions", OFFER.as_bytes());
    }
    let asks_for = |name: &str| !given(name) && !asked.omits(name);
    if let Some(authorization) = target.authorization().filter(|_| asks_for("authorization")) {
        put("Authorization", authorization.as_bytes());
    }
    let (given_cookies, others): (Vec<&Header>, Vec<&Header>) =
        headers.iter().partition(|header| header.name.eq_ignore_ascii_case("cookie"));
    for header in others {
        put(&header.name, &header.value);
    }
    let cookies = cookies.header(target, &given_cookies).filter(|_| !asked.omits("cookie"));
    if let Some(cookies) = cookies {
        put("Cookie", &cookies);
    }
    request.extend_from_slice(b"\r\n");
    request
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::{ProxyRule, Target, TlsOptions};
    use std::time::Duration;

    #[test]
    fn credentials_and_cookies_may_be_omitted() {
        let mut asked = Request {
            target: Target::parse("ws://user:pass@h/").unwrap(),
            headers: Vec::new(),
            omitted: Vec::new(),
            subprotocols: vec!["a".to_owned(), "b".to_owned()],
            tls: TlsOptions::default(),
            compression: false,
            proxy: ProxyRule::None,
            max_redirects: 5,
            limit: Duration::ZERO,
        };
        let mut cookies = Cookies::default();
        let cookie = Header { name: "set-cookie".to_owned(), value: b"a=b".to_vec() };
        cookies.keep(&asked.target, &[cookie]);
        let sent =
            |asked: &Request| String::from_utf8(opening_request(asked, &cookies, "key")).unwrap();
        let tail = "Authorization: Basic dXNlcjpwYXNz\r\nCookie: a=b\r\n\r\n";
        assert!(sent(&asked).ends_with(tail));
        asked.omitted = vec!["AUTHORIZATION".to_owned(), "cookie".to_owned()];
        assert!(sent(&asked).ends_with("Sec-WebSocket-Protocol: a, b\r\n\r\n"));
    }
}
