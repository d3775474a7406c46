//! What a finished handshake agreed on, for people and for monitoring.

use data_encoding::HEXLOWER;
use openssl::{
    hash::{MessageDigest, hash},
    ssl::SslRef,
    x509::{X509, X509Ref},
};

use super::Pin;

/// Of one connection; it outlives it.
#[derive(Debug, Clone)]
pub(crate) struct TlsInfo {
    /// In OpenSSL's words, such as `TLSv1.3`.
    pub(crate) version: &'static str,
    /// Its standard name, such as `TLS_AES_256_GCM_SHA384`.
    pub(crate) cipher: Option<&'static str>,
    /// Whether it was made sure of the certificate in every way.
    pub(crate) verified: bool,
    certificate: Option<X509>,
}

impl TlsInfo {
    pub(super) fn of(ssl: &SslRef, verified: bool) -> Self {
        let cipher = ssl.current_cipher();
        Self {
            version: ssl.version_str(),
            cipher: cipher.map(|cipher| cipher.standard_name().unwrap_or_else(|| cipher.name())),
            verified,
            certificate: ssl.peer_certificate(),
        }
    }

    /// The server's certificate (PEM).
    pub(crate) fn certificate(&self) -> Option<String> {
        String::from_utf8(self.certificate.as_ref()?.to_pem().ok()?).ok()
    }

    /// SHA-256 of the certificate (DER), in lower-case hexadecimal digits.
    pub(crate) fn fingerprint(&self) -> Option<String> {
        let digest = self.certificate.as_ref()?.digest(MessageDigest::sha256()).ok()?;
        Some(HEXLOWER.encode(&digest))
    }

    /// What pins the server's key.
    pub(crate) fn pin(&self) -> Option<Pin> {
        pin_of(self.certificate.as_ref()?)
    }
}

/// The pin of a certificate's key.
pub(super) fn pin_of(certificate: &X509Ref) -> Option<Pin> {
    let key = certificate.public_key().ok()?.public_key_to_der().ok()?;
    let digest = hash(MessageDigest::sha256(), &key).ok()?;
    Some(Pin((*digest).try_into().ok()?))
}
