//! The server's TLS: one certificate, made at the start, and one cipher, so that every client has the same work.

use openssl::asn1::Asn1Time;
use openssl::bn::{BigNum, MsbOption};
use openssl::ec::{EcGroup, EcKey};
use openssl::error::ErrorStack;
use openssl::hash::MessageDigest;
use openssl::nid::Nid;
use openssl::pkey::PKey;
use openssl::ssl::{SslAcceptor, SslMethod, SslVersion};
use openssl::x509::extension::{BasicConstraints, SubjectAlternativeName};
use openssl::x509::{X509, X509NameBuilder};

/// An acceptor of TLS 1.3 and its certificate (PEM), which clients trust.
pub fn acceptor() -> Result<(SslAcceptor, Vec<u8>), ErrorStack> {
    let key = PKey::from_ec_key(EcKey::generate(
        EcGroup::from_curve_name(Nid::X9_62_PRIME256V1)?.as_ref(),
    )?)?;
    let certificate = certificate(&key)?;
    let mut tls = SslAcceptor::mozilla_modern_v5(SslMethod::tls())?;
    tls.set_min_proto_version(Some(SslVersion::TLS1_3))?;
    tls.set_ciphersuites("TLS_AES_128_GCM_SHA256")?;
    tls.set_private_key(&key)?;
    tls.set_certificate(&certificate)?;
    Ok((tls.build(), certificate.to_pem()?))
}

fn certificate(key: &PKey<openssl::pkey::Private>) -> Result<X509, ErrorStack> {
    let mut name = X509NameBuilder::new()?;
    name.append_entry_by_text("CN", "load-server")?;
    let name = name.build();
    let mut serial = BigNum::new()?;
    serial.rand(64, MsbOption::MAYBE_ZERO, false)?;
    let mut x509 = X509::builder()?;
    x509.set_version(2)?;
    x509.set_serial_number(serial.to_asn1_integer()?.as_ref())?;
    x509.set_subject_name(&name)?;
    x509.set_issuer_name(&name)?;
    x509.set_not_before(Asn1Time::days_from_now(0)?.as_ref())?;
    x509.set_not_after(Asn1Time::days_from_now(30)?.as_ref())?;
    x509.set_pubkey(key)?;
    x509.append_extension(BasicConstraints::new().ca().build()?)?;
    let names = SubjectAlternativeName::new()
        .ip("127.0.0.1")
        .dns("localhost")
        .build(&x509.x509v3_context(None, None))?;
    x509.append_extension(names)?;
    x509.sign(key, MessageDigest::sha256())?;
    Ok(x509.build())
}
