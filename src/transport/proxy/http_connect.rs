//! CONNECT (RFC 9110, section 9.3.6): what is asked of an HTTP proxy, and what its answer means. Bytes only.

use super::{Proxy, ProxyFailure};
use crate::transport::{
    error::quoted,
    http::{Head, HeadError},
};

/// More informational answers than this are no prelude to a real one.
const MAX_INFORMATIONAL: usize = 16;

/// As much of an answer as has come. It wants one byte at a time: what follows the answer is the server's.
#[derive(Debug, Default)]
pub(super) struct Connect {
    received: Vec<u8>,
    informational: usize,
}

impl Connect {
    /// The request for a tunnel to `server`, which is a host and a port.
    pub(super) fn request(proxy: &Proxy, server: &str) -> Vec<u8> {
        let credentials = proxy.credentials.as_ref();
        let authorization =
            credentials.map(|given| format!("Proxy-Authorization: {}\r\n", given.basic()));
        let authorization = authorization.unwrap_or_default();
        format!("CONNECT {server} HTTP/1.1\r\nHost: {server}\r\n{authorization}\r\n").into_bytes()
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
                "the answer of the proxy {proxy} to CONNECT {server} cannot be understood: {error}"
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
                    remedy(code, proxy)
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
fn remedy(status: u16, proxy: &Proxy) -> &'static str {
    match (status, &proxy.credentials) {
        (401 | 407, None) => "; it wants a user and a password, as in http://user:password@host",
        (401 | 407, Some(_)) => "; check the user and the password that were given for it",
        _ => "",
    }
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
    fn the_request_has_credentials_only_if_there_are_some() {
        let plain = Connect::request(&Proxy::parse("http://p").unwrap(), "[::1]:80");
        assert_eq!(plain, b"CONNECT [::1]:80 HTTP/1.1\r\nHost: [::1]:80\r\n\r\n");
        let known = Connect::request(&Proxy::parse("http://u:p@p").unwrap(), "h:1");
        assert!(known.ends_with(b"Proxy-Authorization: Basic dTpw\r\n\r\n"));
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
