//! Why a TLS handshake failed, in words: the certificate that was refused, what was expected and what was found.

use std::io;

use openssl::{
    ssl::{ErrorCode, SslRef},
    x509::{X509NameRef, X509Ref, X509StoreContextRef},
};

use super::{Party, sources::Trusted};
use crate::transport::error::{describe, named, quoted};

/// What a refusal is about, by `X509_V_ERR_*` of `x509_vfy.h`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    Host,
    Expired,
    NotYetValid,
    /// Nobody above it, or it itself, is one that we trust.
    SelfSigned,
    SelfSignedInChain,
    NoIssuer,
    /// It may not be used for this.
    Purpose,
    WeakKey,
    WeakDigest,
    /// Somebody above it may not issue certificates, or not for so many levels.
    NoAuthority,
    /// Somebody above it may issue certificates for other names only.
    NameConstraints,
    Signature,
    Revoked,
    Other,
}

impl Fault {
    fn of(code: i32) -> Self {
        match code {
            62 | 64 => Self::Host,
            10 => Self::Expired,
            9 => Self::NotYetValid,
            18 => Self::SelfSigned,
            19 => Self::SelfSignedInChain,
            2 | 20 | 21 => Self::NoIssuer,
            26 => Self::Purpose,
            66 | 67 => Self::WeakKey,
            68 => Self::WeakDigest,
            // 24 is "invalid CA" before OpenSSL 3.
            24 | 25 | 32 | 79 => Self::NoAuthority,
            47 | 48 => Self::NameConstraints,
            7 => Self::Signature,
            23 => Self::Revoked,
            _ => Self::Other,
        }
    }
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
    key_bits: u32,
}

/// Whether a certificate is refused because it is another host's.
pub(super) fn is_about_host(context: &X509StoreContextRef) -> bool {
    Fault::of(context.error().as_raw()) == Fault::Host
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
            key_bits: certificate.map(key_bits).unwrap_or_default(),
        }
    }

    /// What is wrong, what was found, and what to do. `name` was expected, and an authority of `trusted`.
    pub(super) fn describe(&self, name: &str, trusted: &Trusted<'_>) -> String {
        let found = self.found(name, trusted).map(|found| format!(", {found}"));
        format!("{}{}; {}", self.verdict, found.unwrap_or_default(), self.remedy(trusted))
    }

    fn found(&self, name: &str, trusted: &Trusted<'_>) -> Option<String> {
        let (whose, whose_key) = if self.is_servers {
            ("it".to_owned(), "its key".to_owned())
        } else {
            let authority = format!("its authority {}", self.subject);
            (format!("that of {authority}"), format!("the key of {authority}"))
        };
        let unknown = match trusted {
            Trusted::Given(path) => format!("which is not in {}", path.display()),
            Trusted::Systems => "which is not among the system's authorities".to_owned(),
            Trusted::Nothing(places) => {
                let places = places.iter().map(|place| place.display().to_string());
                format!("and no authorities were found in {}", named(places))
            }
        };
        let names = || named(self.names.iter().cloned());
        Some(match Fault::of(self.code) {
            Fault::Host if self.names.is_empty() => format!("it names no host, and not {name}"),
            Fault::Host => format!("it is for {} and not for {name}", names()),
            Fault::Expired => format!("{whose} was valid until {}", self.valid_until),
            Fault::NotYetValid => format!("{whose} is valid from {}", self.valid_from),
            Fault::SelfSigned => format!("it was issued by {} itself, {unknown}", self.subject),
            Fault::SelfSignedInChain => {
                format!("its chain ends at {}, {unknown}", self.subject)
            }
            Fault::NoIssuer => format!("{whose} was issued by {}, {unknown}", self.issuer),
            Fault::Purpose if self.is_servers => "it is not one for servers".to_owned(),
            Fault::Purpose => format!("{whose} is not one for authorities of servers"),
            Fault::WeakKey => {
                format!("{whose_key} has {} bits, too few for this system", self.key_bits)
            }
            Fault::WeakDigest => {
                format!("{whose} is signed with too weak a digest for this system")
            }
            Fault::NoAuthority => {
                format!(
                    "{} may not issue certificates, or not through so many others",
                    self.subject
                )
            }
            Fault::NameConstraints => format!(
                "{}, or an authority above it, may not issue certificates for {}",
                self.issuer,
                if self.names.is_empty() { self.subject.clone() } else { names() }
            ),
            Fault::Signature => format!(
                "{whose} is not signed by the {} that was found: it was changed, or another authority has that name",
                self.issuer
            ),
            Fault::Revoked | Fault::Other => return None,
        })
    }

    fn remedy(&self, trusted: &Trusted<'_>) -> &'static str {
        match Fault::of(self.code) {
            Fault::Host => {
                "check that the URL names the right host, or name the one in the certificate with \
                 TlsOptions(serverName: ...)"
            }
            Fault::Expired | Fault::NotYetValid => {
                "it must be renewed, unless this machine's clock is wrong"
            }
            Fault::SelfSigned | Fault::SelfSignedInChain | Fault::NoIssuer => match trusted {
                Trusted::Nothing(_) => {
                    "install the system's authorities (the package ca-certificates), or name those to trust with \
                     TlsOptions(caFile: ...)"
                }
                Trusted::Given(_) | Trusted::Systems => {
                    "trust its authority with TlsOptions(caFile: ...)"
                }
            },
            Fault::Purpose
            | Fault::WeakKey
            | Fault::WeakDigest
            | Fault::NoAuthority
            | Fault::NameConstraints
            | Fault::Signature
            | Fault::Revoked => {
                "it has to be replaced by another one; to trust its authority does not help"
            }
            // One of some sixty, of which hardly any is met.
            Fault::Other => {
                "look at it and at those above it, as openssl s_client -showcerts gives them"
            }
        }
    }
}

fn key_bits(certificate: &X509Ref) -> u32 {
    certificate.public_key().map(|key| key.bits()).unwrap_or_default()
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
pub(super) fn handshake_problem(error: &openssl::ssl::Error, ssl: &SslRef, party: Party) -> String {
    let stack = error.ssl_error().map(openssl::error::ErrorStack::errors).unwrap_or_default();
    let reason = stack.first().and_then(openssl::error::Error::reason);
    let verdict = ssl.verify_result();
    match reason {
        Some("certificate verify failed") => verdict.error_string().to_owned(),
        Some(reason) => explained(reason, party),
        None => readable(&error.to_string()),
    }
}

/// Leaves out what only means something with OpenSSL's sources at hand:
/// `error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../ssl/record/…:354:`.
pub(super) fn readable(text: &str) -> String {
    readable_of(text, Party::Server)
}

/// The same, about the TLS of either.
pub(crate) fn readable_of(text: &str, party: Party) -> String {
    let mut words = text.split(':');
    match (words.next(), words.nth(3)) {
        (Some("error"), Some(reason)) if !reason.is_empty() => explained(reason, party),
        _ => text.to_owned(),
    }
}

/// OpenSSL's reason, and what it may mean to people.
fn explained(reason: &str, party: Party) -> String {
    let is = |words: &str| reason.contains(words);
    let wants = match party {
        Party::Server => "wants a client certificate: TlsOptions(certFile: ..., keyFile: ...)",
        Party::Proxy => "wants a client certificate, which is for servers only",
    };
    let hint = if reason == "wrong version number" {
        "it does not speak TLS there"
    } else if is("alert certificate required") {
        return format!("{reason} (it {wants})");
    } else if is("alert handshake failure") {
        return format!("{reason} (it has no version or cipher in common with us, or {wants})");
    } else if is("alert certificate expired") {
        "our certificate has expired"
    } else if is("alert certificate revoked") {
        "our certificate has been revoked"
    } else if is("alert unknown ca")
        || is("alert bad certificate")
        || is("alert unsupported certificate")
        || is("alert certificate unknown")
        || is("alert access denied")
    {
        "it does not accept our certificate"
    } else if is("alert protocol version") || is("unsupported protocol") {
        "it speaks no TLS version that is allowed here: TlsOptions(minVersion: ...)"
    } else if is("unrecognized name") {
        "it knows no such host"
    } else if is("key too small") {
        "its key is too weak for this system"
    } else {
        return reason.to_owned();
    };
    format!("{reason} ({hint})")
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
            key_bits: 1024,
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
            (2, "VERDICT, it was issued by \"CN=i\", which is not in /ca; trust"),
            (26, "VERDICT, it is not one for servers; it has to be replaced"),
            (66, "VERDICT, its key has 1024 bits, too few for this system; it has to"),
            (68, "VERDICT, it is signed with too weak a digest for this system; it has to"),
            (
                25,
                "VERDICT, \"CN=s\" may not issue certificates, or not through so many others; it has",
            ),
            (
                79,
                "VERDICT, \"CN=s\" may not issue certificates, or not through so many others; it has",
            ),
            (
                47,
                "VERDICT, \"CN=i\", or an authority above it, may not issue certificates for a.test, ::1; it has",
            ),
            (7, "VERDICT, it is not signed by the \"CN=i\" that was found: it was changed, or"),
            (
                23,
                "VERDICT; it has to be replaced by another one; to trust its authority does not help",
            ),
            (22, "VERDICT; look at it and at those above it, as openssl s_client"),
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
        assert_eq!(readable(text), "wrong version number (it does not speak TLS there)");
        assert_eq!(readable("something else"), "something else");
        assert_eq!(
            explained("tlsv13 alert certificate required", Party::Proxy),
            "tlsv13 alert certificate required (it wants a client certificate, which is for servers only)"
        );
        assert_eq!(
            explained("tlsv1 unrecognized name", Party::Server),
            "tlsv1 unrecognized name (it knows no such host)"
        );
        assert_eq!(explained("bad signature", Party::Server), "bad signature");
    }
}
