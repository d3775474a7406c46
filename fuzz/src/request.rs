//! URLs, headers and subprotocols that an application passes on from who knows where: what the checks let through becomes
//! a request with these headers and no others, and nothing secret is shown.

use std::time::Duration;

use arbitrary::{Arbitrary, Unstructured};

use crate::{
    transport::{
        Cookies, Header, ProxyRule, Request, Target, TlsOptions, check_header, check_subprotocol,
    },
    upgrade::Wire,
};

#[derive(Debug, Arbitrary)]
struct Input<'a> {
    url: &'a str,
    prefix: Option<bool>,
    headers: Vec<(&'a str, &'a [u8])>,
    subprotocols: Vec<&'a str>,
    compression: bool,
}

pub fn request(data: &[u8]) {
    let Ok(input) = Input::arbitrary_take_rest(Unstructured::new(data)) else { return };
    let url = match input.prefix {
        Some(secure) => format!("{}://{}", if secure { "wss" } else { "ws" }, input.url),
        None => input.url.to_owned(),
    };
    let target = match Target::parse(&url) {
        Ok(target) => target,
        Err(error) => {
            let text = error.to_string();
            assert!(text.starts_with("must "), "{text}");
            return;
        }
    };
    check_target(&target);
    let headers: Vec<Header> = input
        .headers
        .iter()
        .take(16)
        .filter(|(name, value)| check_header(name, value).is_ok())
        .map(|(name, value)| Header { name: (*name).to_owned(), value: value.to_vec() })
        .collect();
    let subprotocols: Vec<String> = input
        .subprotocols
        .iter()
        .take(16)
        .filter(|name| check_subprotocol(name.as_bytes()))
        .map(|name| (*name).to_owned())
        .collect();
    let asked = Request {
        target,
        headers,
        omitted: Vec::new(),
        subprotocols,
        tls: TlsOptions::default(),
        compression: input.compression,
        proxy: ProxyRule::None,
        max_redirects: 5,
        limit: Duration::from_secs(10),
    };
    let Some(bytes) = Wire::request(&asked, &Cookies::default()) else { return };
    check_request(&asked, &bytes);
}

fn check_target(target: &Target) {
    assert!(!target.host().is_empty() && target.port() != 0);
    let is_plain = |text: &str| text.bytes().all(|byte| byte > b' ' && byte < 0x7f);
    assert!(is_plain(target.host()) && is_plain(&target.authority()) && is_plain(&target.resource()));
    assert!(!target.host().contains(['@', '/', '?', '#', '[', '\\']));
    assert!(!target.authority().contains(['@', '/', '?', '#', '\\']));
    assert!(target.resource().starts_with('/') && !target.resource().contains('#'));
    let again = Target::parse(target.url()).expect("a target's URL is one");
    assert_eq!(again.authorization(), None, "{target}");
    assert_eq!(
        (again.host(), again.port(), again.is_secure(), again.authority(), again.resource()),
        (target.host(), target.port(), target.is_secure(), target.authority(), target.resource())
    );
    let shown = format!("{target} {target:?}");
    assert!(!shown.contains('?'), "{shown}");
    assert_eq!(target.http_url().scheme(), if target.is_secure() { "https" } else { "http" });
    if let Some(authorization) = target.authorization() {
        check_header("Authorization", authorization.as_bytes()).expect("credentials are Base64");
    }
}

fn check_request(asked: &Request, bytes: &[u8]) {
    let mut storage = [httparse::EMPTY_HEADER; 64];
    let mut parsed = httparse::Request::new(&mut storage);
    let length = parsed.parse(bytes).expect("it is HTTP").unwrap();
    assert_eq!(length, bytes.len(), "one request and nothing behind it");
    assert_eq!((parsed.method, parsed.version), (Some("GET"), Some(1)));
    assert_eq!(parsed.path, Some(asked.target.resource().as_str()));
    let values = |name: &str| -> Vec<&[u8]> {
        let headers = parsed.headers.iter();
        headers.filter(|header| header.name.eq_ignore_ascii_case(name)).map(|header| header.value).collect()
    };
    let given = |name: &str| -> Vec<&[u8]> {
        let headers = asked.headers.iter();
        headers
            .filter(|header| header.name.eq_ignore_ascii_case(name))
            .map(|header| trimmed(&header.value))
            .collect()
    };
    let or = |name: &str, ours: Option<String>| {
        let given = given(name);
        match (given.is_empty(), ours) {
            (true, Some(ours)) => assert_eq!(values(name), [ours.as_bytes()]),
            _ => assert_eq!(values(name), given),
        }
    };
    or("host", Some(asked.target.authority()));
    or("authorization", asked.target.authorization().map(str::to_owned));
    for (name, value) in [
        ("upgrade", "websocket"),
        ("connection", "Upgrade"),
        ("sec-websocket-version", "13"),
    ] {
        assert_eq!(values(name), [value.as_bytes()]);
    }
    assert_eq!(values("sec-websocket-key").len(), 1);
    assert_eq!(values("sec-websocket-extensions").len(), usize::from(asked.compression));
    assert_eq!(values("sec-websocket-protocol").len(), usize::from(!asked.subprotocols.is_empty()));
    assert!(values("cookie").len() <= 1);
    assert!(values("content-length").is_empty() && values("transfer-encoding").is_empty());
    let ours = ["host", "authorization", "cookie"];
    let others = asked.headers.iter().filter(|header| {
        !ours.iter().any(|name| header.name.eq_ignore_ascii_case(name))
    });
    for header in others {
        assert!(values(&header.name).contains(&trimmed(&header.value)), "{} is missing", header.name);
    }
}

fn trimmed(mut value: &[u8]) -> &[u8] {
    while let [b' ' | b'\t', rest @ ..] | [rest @ .., b' ' | b'\t'] = value {
        value = rest;
    }
    value
}
