//! Why a TLS handshake failed, in words: the certificate that was refused, what was expected and what was found.

use std::io;

use openssl::{
    ssl::{ErrorCode, SslRef},
    x509::{X509NameRef, X509Ref, X509StoreContextRef},
};

use super::sources::Trusted;
use crate::transport::error::{describe, named, quoted};

/// `X509_V_ERR_*` of `x509_vfy.h`.
mod verdict {
    pub(super) const NOT_YET_VALID: i32 = 9;
    pub(super) const HAS_EXPIRED: i32 = 10;
    pub(super) const SELF_SIGNED: i32 = 18;
    pub(super) const SELF_SIGNED_IN_CHAIN: i32 = 19;
    pub(super) const NO_ISSUER: i32 = 20;
    pub(super) const NO_CHAIN: i32 = 21;
    pub(super) const HOSTNAME_MISMATCH: i32 = 62;
    pub(super) const IP_ADDRESS_MISMATCH: i32 = 64;
}

/// A certificate that was refused, the server's or one of those above it.
#[derive(Debug)]
pub(super) struct Rejection {
    code: i32,
    verdict: &'static str,
    is_servers: bool,
    subject: String,
    issuer: String,
    names: Vec<String>,
    valid_from: String,
    valid_until: String,
}

/// Whether a certificate is refused because it is another host's.
pub(super) fn is_about_host(context: &X509StoreContextRef) -> bool {
    let code = context.error().as_raw();
    matches!(code, verdict::HOSTNAME_MISMATCH | verdict::IP_ADDRESS_MISMATCH)
}

impl Rejection {
    pub(super) fn of(context: &X509StoreContextRef) -> Self {
        let error = context.error();
        let certificate = context.current_cert();
        let of = |read: fn(&X509Ref) -> String| certificate.map(read).unwrap_or_default();
        Self {
            code: error.as_raw(),
            verdict: error.error_string(),
            is_servers: context.error_depth() == 0,
            subject: of(|certificate| distinguished(certificate.subject_name())),
            issuer: of(|certificate| distinguished(certificate.issuer_name())),
            names: certificate.map(names).unwrap_or_default(),
            valid_from: of(|certificate| certificate.not_before().to_string()),
            valid_until: of(|certificate| certificate.not_after().to_string()),
        }
    }

    /// What is wrong, what was found, and what to do. `name` was expected, and an authority of `trusted`.
    pub(super) fn describe(&self, name: &str, trusted: &Trusted<'_>) -> String {
        let found = self.found(name, trusted).map(|found| format!(", {found}"));
        format!("{}{}; {}", self.verdict, found.unwrap_or_default(), self.remedy(trusted))
    }

    fn found(&self, name: &str, trusted: &Trusted<'_>) -> Option<String> {
        let whose = if self.is_servers {
            "it".to_owned()
        } else {
            format!("that of its authority {}", self.subject)
        };
        let unknown = match trusted {
            Trusted::Given(path) => format!("which is not in {}", path.display()),
            Trusted::Systems => "which is not among the system's authorities".to_owned(),
            Trusted::Nothing(places) => {
                let places: Vec<String> =
                    places.iter().map(|place| place.display().to_string()).collect();
                format!("and no authorities were found in {}", places.join(", "))
            }
        };
        Some(match self.code {
            verdict::HOSTNAME_MISMATCH | verdict::IP_ADDRESS_MISMATCH if self.names.is_empty() => {
                format!("it names no host, and not {name}")
            }
            verdict::HOSTNAME_MISMATCH | verdict::IP_ADDRESS_MISMATCH => {
                format!("it is for {} and not for {name}", named(self.names.iter().cloned()))
            }
            verdict::HAS_EXPIRED => format!("{whose} was valid until {}", self.valid_until),
            verdict::NOT_YET_VALID => format!("{whose} is valid from {}", self.valid_from),
            verdict::SELF_SIGNED => format!("it was issued by {} itself, {unknown}", self.subject),
            verdict::SELF_SIGNED_IN_CHAIN => {
                format!("its chain ends at {}, {unknown}", self.subject)
            }
            verdict::NO_ISSUER | verdict::NO_CHAIN => {
                format!("{whose} was issued by {}, {unknown}", self.issuer)
            }
            _ => return None,
        })
    }

    fn remedy(&self, trusted: &Trusted<'_>) -> &'static str {
        match self.code {
            verdict::HOSTNAME_MISMATCH | verdict::IP_ADDRESS_MISMATCH => {
                "check that the URL names the right host, or name the one in the certificate with \
                 TlsOptions(serverName: ...)"
            }
            verdict::HAS_EXPIRED | verdict::NOT_YET_VALID => {
                "it must be renewed, unless this machine's clock is wrong"
            }
            _ if matches!(trusted, Trusted::Nothing(_)) => {
                "install the system's authorities (the package ca-certificates), or name those to trust with \
                 TlsOptions(caFile: ...)"
            }
            _ => "trust its authority with TlsOptions(caFile: ...)",
        }
    }
}

/// The hosts that a certificate is for (RFC 6125, section 6.4); whatever it says, it cannot break a line.
fn names(certificate: &X509Ref) -> Vec<String> {
    let alternatives = certificate.subject_alt_names();
    let named = alternatives.iter().flatten().filter_map(|name| {
        let address = name.ipaddress().and_then(address);
        name.dnsname().map(quoted).or(address)
    });
    named.collect()
}

fn address(bytes: &[u8]) -> Option<String> {
    let v4 = <[u8; 4]>::try_from(bytes).map(|bytes| std::net::Ipv4Addr::from(bytes).to_string());
    let v6 = <[u8; 16]>::try_from(bytes).map(|bytes| std::net::Ipv6Addr::from(bytes).to_string());
    v4.or(v6).ok()
}

/// `"CN=Some Authority, O=Some Company"`, as somebody has written it there.
fn distinguished(name: &X509NameRef) -> String {
    let parts = name.entries().map(|entry| {
        let key = entry.object().nid().short_name().unwrap_or("?");
        let value = entry.data().to_string().unwrap_or_default();
        format!("{key}={}", quoted(&value))
    });
    format!("\"{}\"", named(parts.collect::<Vec<_>>().into_iter()))
}

/// What the network, not TLS, did to a handshake: that may mend itself.
pub(super) fn network_problem(error: &openssl::ssl::Error, party: &str) -> Option<String> {
    // Inside a proxy's TLS the end is an error of that TLS, handed up as one of reading.
    let ended = error.to_string().to_ascii_lowercase().contains("unexpected eof")
        || error.code() == ErrorCode::ZERO_RETURN
        || (error.code() == ErrorCode::SYSCALL
            && error.io_error().is_none()
            && error.ssl_error().is_none());
    if ended {
        return Some(format!("{party} closed it"));
    }
    error.io_error().map(describe)
}

/// What else it was.
pub(super) fn handshake_problem(error: &openssl::ssl::Error, ssl: &SslRef) -> String {
    let stack = error.ssl_error().map(openssl::error::ErrorStack::errors).unwrap_or_default();
    let reason = stack.first().and_then(openssl::error::Error::reason);
    let verdict = ssl.verify_result();
    match reason {
        Some("certificate verify failed") => verdict.error_string().to_owned(),
        Some(reason) => explained(reason),
        None => readable(&error.to_string()),
    }
}

/// Leaves out what only means something with OpenSSL's sources at hand:
/// `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/…:354:`.
pub(crate) fn readable(text: &str) -> String {
    let mut parts = text.split(':');
    match (parts.next(), parts.nth(3)) {
        (Some("error"), Some(reason)) if !reason.is_empty() => explained(reason),
        _ => text.to_owned(),
    }
}

/// OpenSSL's reason, and what it may mean to people.
fn explained(reason: &str) -> String {
    let hint = match reason {
        "wrong version number" => " (the server does not speak TLS there)",
        _ if reason.contains("alert certificate required") => {
            " (the server wants a client certificate: TlsOptions(certFile: ..., keyFile: ...))"
        }
        _ if reason.contains("alert handshake failure") => {
            " (it has no version or cipher in common with us, or wants a client certificate: TlsOptions(certFile: ..., \
             keyFile: ...))"
        }
        _ if reason.contains("alert unknown ca") || reason.contains("alert bad certificate") => {
            " (the server does not accept our certificate)"
        }
        _ => "",
    };
    format!("{reason}{hint}")
}

/// What the other side said before it ended TLS, if that is what an error is about. With TLS 1.3 a server looks at our
/// certificate only after we have taken the handshake for finished (RFC 8446, section 4.4.4).
pub(crate) fn alert(error: &io::Error) -> Option<String> {
    let text = error.to_string();
    text.contains(" alert ").then(|| readable(&text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::Path;

    fn rejection(code: i32) -> Rejection {
        Rejection {
            code,
            verdict: "VERDICT",
            is_servers: true,
            subject: "\"CN=s\"".to_owned(),
            issuer: "\"CN=i\"".to_owned(),
            names: vec!["a.test".to_owned(), "::1".to_owned()],
            valid_from: "FROM".to_owned(),
            valid_until: "UNTIL".to_owned(),
        }
    }

    #[test]
    fn a_rejection_says_what_was_expected_and_found() {
        for (code, told) in [
            (62, "VERDICT, it is for a.test, ::1 and not for h; check that the URL"),
            (10, "VERDICT, it was valid until UNTIL; it must be renewed"),
            (9, "VERDICT, it is valid from FROM; it must be renewed"),
            (18, "VERDICT, it was issued by \"CN=s\" itself, which is not in /ca; trust its"),
            (19, "VERDICT, its chain ends at \"CN=s\", which is not in /ca; trust"),
            (20, "VERDICT, it was issued by \"CN=i\", which is not in /ca; trust"),
            (7, "VERDICT; trust its authority"),
        ] {
            let said = rejection(code).describe("h", &Trusted::Given(Path::new("/ca")));
            assert!(said.starts_with(told), "{said}");
        }
        let above = Rejection { is_servers: false, ..rejection(10) };
        let said = above.describe("h", &Trusted::Systems);
        assert!(said.contains("that of its authority \"CN=s\" was valid until UNTIL"), "{said}");
        let places = Trusted::Nothing(vec![Path::new("/a"), Path::new("/b")]);
        assert_eq!(
            rejection(20).describe("h", &places),
            "VERDICT, it was issued by \"CN=i\", and no authorities were found in /a, /b; install the system's \
             authorities (the package ca-certificates), or name those to trust with TlsOptions(caFile: ...)"
        );
        let nameless = Rejection { names: Vec::new(), ..rejection(62) };
        assert!(nameless.describe("h", &Trusted::Systems).contains("it names no host, and not h"));
    }

    #[test]
    fn openssls_words_become_readable() {
        let text = "error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/x.c:354:";
        assert_eq!(readable(text), "wrong version number (the server does not speak TLS there)");
        assert_eq!(readable("something else"), "something else");
    }
}
