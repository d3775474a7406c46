//! TLS: what a client asks of it, and its parts. The library is OpenSSL, as in PHP's own openssl extension; native-tls
//! hides what [`TlsInfo`], pins and the words for a refused certificate are made of.

mod authorities;
mod connector;
mod failure;
mod handshake;
mod info;
mod rejection;
mod sources;

use std::{fmt, path::PathBuf};

use data_encoding::BASE64;

pub(crate) use self::{
    authorities::SystemAuthorities,
    failure::{FileFault, Party, TlsCause, TlsFailure},
    handshake::{Handshake, Shaken},
    info::TlsInfo,
    rejection::{alert, readable_of},
    sources::Sources,
};

/// The lowest version to accept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum TlsVersion {
    /// RFC 5246.
    #[default]
    V1_2,
    /// RFC 8446.
    V1_3,
}

/// How to make sure of the server, and how to show it who we are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct TlsOptions {
    /// Check that the certificate comes from an authority we trust, is in date and is meant for this.
    pub(crate) verify_peer: bool,
    /// Check that the certificate is the host's, also where nothing else is checked.
    pub(crate) verify_host: bool,
    /// Trust the authorities in this file or directory (PEM) and no others; the system's without it.
    pub(crate) ca_file: Option<PathBuf>,
    /// Where the system's are.
    pub(crate) authorities: SystemAuthorities,
    /// Our certificate (PEM), and behind it those of its authorities.
    pub(crate) cert_file: Option<PathBuf>,
    /// Its private key (PEM), if that is not in the same file.
    pub(crate) key_file: Option<PathBuf>,
    pub(crate) key_passphrase: Option<Passphrase>,
    /// The name to ask for (SNI) and to check, in place of the URL's host.
    pub(crate) server_name: Option<String>,
    pub(crate) min_version: TlsVersion,
    /// Of these keys the server must have one; none of them allows any.
    pub(crate) pins: Vec<Pin>,
}

impl Default for TlsOptions {
    fn default() -> Self {
        Self {
            verify_peer: true,
            verify_host: true,
            ca_file: None,
            authorities: SystemAuthorities::default(),
            cert_file: None,
            key_file: None,
            key_passphrase: None,
            server_name: None,
            min_version: TlsVersion::default(),
            pins: Vec::new(),
        }
    }
}

impl TlsOptions {
    /// For a server that a redirect leads to: it is another one, and is not shown who we are. Its key must be pinned all
    /// the same.
    pub(crate) fn elsewhere(&self) -> Self {
        let stranger = Self { server_name: None, cert_file: None, key_file: None, ..self.clone() };
        Self { key_passphrase: None, ..stranger }
    }

    /// For a proxy, which has a certificate, a name and a key of its own.
    pub(crate) fn of_proxy(&self) -> Self {
        Self { pins: Vec::new(), ..self.elsewhere() }
    }

    /// Whether the certificate is made sure of in every way.
    pub(crate) fn verifies(&self) -> bool {
        self.verify_peer && self.verify_host
    }
}

/// What opens a private key. Never shown.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct Passphrase(pub(crate) Vec<u8>);

impl fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// SHA-256 of a public key (`SubjectPublicKeyInfo`), as in RFC 7469, section 2.4.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Pin([u8; 32]);

impl Pin {
    /// Reads Base64.
    pub(crate) fn parse(text: &[u8]) -> Option<Self> {
        BASE64.decode(text).ok()?.try_into().ok().map(Self)
    }
}

impl fmt::Display for Pin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&BASE64.encode(&self.0))
    }
}

/// Has the TLS library make itself ready, which it would do at its first use: it reads the environment then, and a child
/// that another thread had in that moment could never use it.
pub(crate) fn start() {
    openssl::init();
}

/// The TLS library's own name and version.
pub(crate) fn library() -> &'static str {
    openssl::version::version()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_32_bytes_of_base64() {
        let text = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
        assert_eq!(Pin::parse(text.as_bytes()).unwrap().to_string(), text);
        for bad in ["", "AAEC", "not base64!", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8"] {
            assert_eq!(Pin::parse(bad.as_bytes()), None, "{bad}");
        }
    }

    #[test]
    fn others_are_not_shown_who_we_are() {
        let ours = TlsOptions {
            ca_file: Some("ca".into()),
            cert_file: Some("cert".into()),
            key_file: Some("key".into()),
            key_passphrase: Some(Passphrase(b"secret".to_vec())),
            server_name: Some("name".to_owned()),
            pins: vec![Pin([7; 32])],
            ..TlsOptions::default()
        };
        let other = ours.elsewhere();
        assert_eq!(
            other,
            TlsOptions {
                ca_file: Some("ca".into()),
                pins: vec![Pin([7; 32])],
                ..TlsOptions::default()
            }
        );
        assert!(ours.of_proxy().pins.is_empty());
        assert!(!format!("{ours:?}").contains("secret"));
    }
}
