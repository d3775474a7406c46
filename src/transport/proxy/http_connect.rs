//! CONNECT (RFC 9110, section 9.3.6): what is asked of an HTTP proxy, and what its answer means. Bytes only.

use super::{Proxy, ProxyFailure};
use crate::transport::{
    error::{named, quoted},
    http::{Head, HeadError, MAX_INFORMATIONAL, is_token},
};

/// As much of an answer as has come. It wants one byte at a time: what follows the answer is the server's.
#[derive(Debug, Default)]
pub(super) struct Connect {
    received: Vec<u8>,
    informational: usize,
}

impl Connect {
    /// The request for a tunnel to `server`, which is a host and a port.
    pub(super) fn request(proxy: &Proxy, server: &str, user_agent: Option<&[u8]>) -> Vec<u8> {
        let mut request = format!("CONNECT {server} HTTP/1.1\r\nHost: {server}\r\n").into_bytes();
        if let Some(credentials) = &proxy.credentials {
            let line = format!("Proxy-Authorization: {}\r\n", credentials.basic());
            request.extend_from_slice(line.as_bytes());
        }
        if let Some(user_agent) = user_agent {
            request.extend_from_slice(&[b"User-Agent: ", user_agent, b"\r\n"].concat());
        }
        request.extend_from_slice(b"\r\n");
        request
    }

    pub(super) fn has_begun(&self) -> bool {
        !self.received.is_empty()
    }

    /// Takes what came; the status line once the tunnel is open.
    pub(super) fn take(
        &mut self,
        bytes: &[u8],
        proxy: &Proxy,
        server: &str,
    ) -> Result<Option<String>, ProxyFailure> {
        self.received.extend_from_slice(bytes);
        // Only a line's end can complete a head, and only its first bytes can show that it is none.
        if self.received.len() > "HTTP/1.".len() && !bytes.contains(&b'\n') {
            return Ok(None);
        }
        let nonsense = |error: HeadError| ProxyFailure {
            reason: format!(
                "the answer of the proxy {proxy} to CONNECT {server} {}: {error}",
                error.verdict()
            ),
            passes: false,
        };
        let Some((head, _)) = Head::parse(&self.received).map_err(nonsense)? else {
            return Ok(None);
        };
        match head.status {
            100..=199 => {
                self.received.clear();
                self.informational += 1;
                if self.informational > MAX_INFORMATIONAL {
                    return Err(nonsense(HeadError::TooManyInformational));
                }
                Ok(None)
            }
            200..=299 => Ok(Some(status(&head))),
            code => Err(ProxyFailure {
                reason: format!(
                    "the proxy {proxy} answered {} to CONNECT {server}{}",
                    status(&head),
                    remedy(&head, proxy)
                ),
                passes: matches!(code, 408 | 429 | 500..=599),
            }),
        }
    }
}

fn status(head: &Head) -> String {
    format!("{} {}", head.status, quoted(&head.reason)).trim_end().to_owned()
}

/// tinyproxy says 401 where RFC 9110, section 15.5.8, has 407.
fn remedy(head: &Head, proxy: &Proxy) -> String {
    if !matches!(head.status, 401 | 407) {
        return String::new();
    }
    let schemes = schemes(head);
    if !schemes.is_empty() && !schemes.iter().any(|scheme| scheme.eq_ignore_ascii_case("basic")) {
        let schemes = named(schemes.into_iter());
        return format!("; it wants {schemes}, and only Basic is spoken here");
    }
    match &proxy.credentials {
        None => "; it wants a user and a password, as in http://user:password@host".to_owned(),
        Some(_) => "; check the user and the password that were given for it".to_owned(),
    }
}

/// The authentication schemes that it names (RFC 9110, section 11.6.1): in a list of schemes and parameters, which may
/// be quoted, parameters are what has a "=".
fn schemes(head: &Head) -> Vec<String> {
    let mut is_quoted = false;
    let mut schemes = Vec::new();
    for value in head.values("proxy-authenticate").chain(head.values("www-authenticate")) {
        let items = value.split(|byte| {
            is_quoted ^= *byte == b'"';
            *byte == b',' && !is_quoted
        });
        for item in items {
            let first = item.trim_ascii().split(|byte| *byte == b' ').next().unwrap_or_default();
            let scheme = String::from_utf8_lossy(first);
            if is_token(first) && !schemes.iter().any(|known| *known == scheme) {
                schemes.push(scheme.into_owned());
            }
        }
        is_quoted = false;
    }
    schemes
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer(proxy: &str, answer: &str) -> Result<Option<String>, ProxyFailure> {
        let (proxy, mut connect) = (Proxy::parse(proxy).unwrap(), Connect::default());
        for byte in answer.as_bytes() {
            if let Some(status) = connect.take(&[*byte], &proxy, "h:443")? {
                return Ok(Some(status));
            }
        }
        Ok(None)
    }

    fn refusal(given: &str, status: &str) -> (String, bool) {
        let failure = answer(given, &format!("HTTP/1.1 {status}\r\n\r\n")).unwrap_err();
        (failure.reason, failure.passes)
    }

    #[test]
    fn the_request_has_credentials_and_a_name_only_if_there_are_some() {
        let plain = Connect::request(&Proxy::parse("http://p").unwrap(), "[::1]:80", None);
        assert_eq!(plain, b"CONNECT [::1]:80 HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
        let known = Connect::request(&Proxy::parse("http://u:p@p").unwrap(), "h:1", Some(b"x/1"));
        assert!(known.ends_with(b"Proxy-Authorization: Basic dTpw\r\nUser-Agent: x/1\r\n\r\n"));
    }

    #[test]
    fn any_2xx_opens_the_tunnel_and_1xx_are_passed_over() {
        let open = answer("http://p", "HTTP/1.0 200 Connection established\r\nVia: x\r\n\r\n");
        assert_eq!(open.unwrap().as_deref(), Some("200 Connection established"));
        let open = answer("http://p", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 204\r\n\r\n");
        assert_eq!(open.unwrap().as_deref(), Some("204"));
        assert_eq!(answer("http://p", "HTTP/1.1 200 OK\r\n").unwrap(), None);
    }

    #[test]
    fn a_refusal_has_its_words_and_what_to_do() {
        assert_eq!(
            refusal("http://p", "407 Proxy Authentication Required"),
            (
                "the proxy http://p:80 answered 407 Proxy Authentication Required to CONNECT h:443; it wants a \
                 user and a password, as in http://user:password@host"
                    .to_owned(),
                false
            )
        );
        assert!(refusal("http://u:secret@p", "401 Unauthorized").0.ends_with("given for it"));
        let (reason, passes) = refusal("http://p", "502 Bad Gateway");
        assert_eq!(reason, "the proxy http://p:80 answered 502 Bad Gateway to CONNECT h:443");
        assert!(passes && !refusal("http://p", "403 Forbidden").1);
    }

    #[test]
    fn a_proxy_that_wants_what_we_do_not_speak_is_told_so() {
        let wants = |given: &str, headers: &str| {
            let head = format!("HTTP/1.1 407 X\r\n{headers}\r\n");
            let reason = answer(given, &head).unwrap_err().reason;
            reason.split("; ").nth(1).unwrap().to_owned()
        };
        for given in ["http://p", "http://u:secret@p"] {
            assert_eq!(
                wants(given, "Proxy-Authenticate: NTLM\r\nProxy-Authenticate: Negotiate abc==\r\n"),
                "it wants NTLM, Negotiate, and only Basic is spoken here"
            );
            assert_eq!(
                wants(
                    given,
                    "Proxy-Authenticate: Digest realm=\"a, Basic b\", nonce=\"x\", qop=auth\r\n"
                ),
                "it wants Digest, and only Basic is spoken here"
            );
        }
        let basic = "Proxy-Authenticate: Digest realm=\"r\", nonce=\"n\", BASIC realm=\"r\"\r\n";
        assert!(wants("http://u:secret@p", basic).starts_with("check the user"));
        assert!(wants("http://p", basic).starts_with("it wants a user and a password"));
    }

    #[test]
    fn nonsense_is_seen_at_once() {
        let failure = answer("http://p", "SSH-2.0").unwrap_err();
        assert_eq!(
            failure.reason,
            "the answer of the proxy http://p:80 to CONNECT h:443 cannot be understood: it is not HTTP/1.1"
        );
        let endless = "HTTP/1.1 100 Continue\r\n\r\n".repeat(20);
        assert!(answer("http://p", &endless).is_err());
    }
}
