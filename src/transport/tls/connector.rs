//! What every handshake with the same options shares: authorities, our own certificate, the lowest version. Made once
//! per process and set of options, since reading the system's authorities costs milliseconds and php-fpm makes a client
//! per request.

use std::{fs, path::Path, sync::Arc};

use openssl::{
    error::ErrorStack,
    pkey::{PKey, Private},
    ssl::{SslContext, SslContextBuilder, SslMethod, SslMode, SslOptions, SslVersion},
    x509::X509,
};

use super::{
    FileFault, Passphrase, TlsCause, TlsFailure, TlsOptions, TlsVersion,
    authorities::{authorities, trust_only, trust_the_systems},
    rejection::readable,
    sources::Sources,
};
use crate::transport::{PerProcess, clock, describe};

static CACHE: PerProcess<Vec<Cached>> = PerProcess::new(Vec::new());

/// More sets of options than this in one process are not worth remembering.
const MAX_CACHED: usize = 8;

struct Cached {
    options: TlsOptions,
    made: Made,
}

/// What handshakes share, and what it was made from.
#[derive(Clone)]
pub(super) struct Made {
    pub(super) context: SslContext,
    pub(super) sources: Arc<Sources>,
}

/// A connector for these options, from the process's cache if what it was made from is unchanged. The lock is not held
/// while files are looked at.
pub(super) fn connector(options: &TlsOptions) -> Result<Made, TlsFailure> {
    // These are a handshake's own.
    let options = TlsOptions { server_name: None, pins: Vec::new(), ..options.clone() };
    let cached = CACHE.lock().iter().find(|one| one.options == options).map(|one| one.made.clone());
    if let Some(made) = cached.filter(|made| made.sources.are_current(clock::now())) {
        return Ok(made);
    }
    // Two threads that come at once read the files twice.
    let sources = Arc::new(Sources::of(&options));
    let made = Made { context: build(&options)?, sources };
    let stale = if made.sources.are_settled(clock::wall()) {
        remember(&mut CACHE.lock(), Cached { options, made: made.clone() })
    } else {
        forget(&mut CACHE.lock(), &options)
    };
    drop(stale);
    Ok(made)
}

/// Takes out what was made for these options, to be dropped without the lock.
fn forget(cache: &mut Vec<Cached>, options: &TlsOptions) -> Vec<Cached> {
    cache.extract_if(.., |one| one.options == *options).collect()
}

/// Puts it in place of one with the same options, or of the oldest if there are too many. Returns what it replaces.
fn remember(cache: &mut Vec<Cached>, mine: Cached) -> Vec<Cached> {
    let mut replaced = forget(cache, &mine.options);
    let surplus = (cache.len() + 1).saturating_sub(MAX_CACHED);
    replaced.extend(cache.drain(..surplus));
    cache.push(mine);
    replaced
}

fn build(options: &TlsOptions) -> Result<SslContext, TlsFailure> {
    let mut builder = start().map_err(|error| unavailable(&error))?;
    let lowest = match options.min_version {
        TlsVersion::V1_2 => SslVersion::TLS1_2,
        TlsVersion::V1_3 => SslVersion::TLS1_3,
    };
    builder.set_min_proto_version(Some(lowest)).map_err(|error| unavailable(&error))?;
    if let Some(source) = &options.ca_file {
        let trusted = trust_only(&mut builder, &authorities(source)?);
        trusted.map_err(|error| unavailable(&error))?;
    } else {
        trust_the_systems(&mut builder, &options.authorities);
    }
    if let Some(file) = &options.cert_file {
        let key_file = options.key_file.as_deref().unwrap_or(file);
        identify(&mut builder, file, key_file, options.key_passphrase.as_ref())?;
    }
    Ok(builder.build())
}

/// What the openssl crate's `SslConnector` begins with, which would also have OpenSSL read the environment.
fn start() -> Result<SslContextBuilder, ErrorStack> {
    let mut builder = SslContext::builder(SslMethod::tls_client())?;
    let options = SslOptions::ALL | SslOptions::NO_COMPRESSION;
    builder.set_options(options & !SslOptions::DONT_INSERT_EMPTY_FRAGMENTS);
    builder.set_mode(
        SslMode::AUTO_RETRY
            | SslMode::ACCEPT_MOVING_WRITE_BUFFER
            | SslMode::ENABLE_PARTIAL_WRITE
            | SslMode::RELEASE_BUFFERS,
    );
    builder.set_cipher_list(
        "DEFAULT:!aNULL:!eNULL:!MD5:!3DES:!DES:!RC4:!IDEA:!SEED:!aDSS:!SRP:!PSK",
    )?;
    Ok(builder)
}

pub(super) fn unavailable(error: &ErrorStack) -> TlsFailure {
    let reason = format!("TLS could not be set up: {}", readable(&error.to_string()));
    TlsFailure::new(TlsCause::Setup, reason)
}

pub(super) fn read(what: &str, file: &Path) -> Result<Vec<u8>, TlsFailure> {
    fs::read(file).map_err(|error| {
        let (shown, why) = (file.display(), describe(&error));
        let reason = format!("the {what} file {shown} could not be read: {why}");
        TlsFailure::of_file(file, FileFault::Unreadable, reason)
    })
}

/// Shows the server who we are, if it asks.
fn identify(
    builder: &mut SslContextBuilder,
    cert_file: &Path,
    key_file: &Path,
    passphrase: Option<&Passphrase>,
) -> Result<(), TlsFailure> {
    let chain = X509::stack_from_pem(&read("certificate", cert_file)?).unwrap_or_default();
    let mut chain = chain.into_iter();
    let (cert_shown, key_shown) = (cert_file.display(), key_file.display());
    let Some(certificate) = chain.next() else {
        let reason = format!("the certificate file {cert_shown} holds no PEM certificate");
        return Err(TlsFailure::of_file(cert_file, FileFault::Malformed, reason));
    };
    let key = private_key(key_file, passphrase)?;
    let matches = certificate.public_key().is_ok_and(|public| public.public_eq(&key));
    if !matches {
        let reason = format!(
            "the private key in {key_shown} is not that of the certificate in {cert_shown}"
        );
        return Err(TlsFailure::of_file(key_file, FileFault::Mismatch, reason));
    }
    // A key that is too short for this system's security level, for one.
    let unusable = |error: ErrorStack| {
        let why = readable(&error.to_string());
        let reason = format!("our certificate in {cert_shown} cannot be used: {why}");
        TlsFailure::new(TlsCause::Setup, reason)
    };
    builder.set_certificate(&certificate).map_err(unusable)?;
    builder.set_private_key(&key).map_err(unusable)?;
    for authority in chain {
        builder.add_extra_chain_cert(authority).map_err(unusable)?;
    }
    Ok(())
}

fn private_key(file: &Path, passphrase: Option<&Passphrase>) -> Result<PKey<Private>, TlsFailure> {
    let pem = read("key", file)?;
    let mut is_encrypted = false;
    // Without a callback of ours OpenSSL would ask at the terminal.
    let key = PKey::private_key_from_pem_callback(&pem, |room| {
        is_encrypted = true;
        let given = passphrase.map_or(&[][..], |passphrase| &passphrase.0);
        match room.get_mut(..given.len()) {
            Some(room) => {
                room.copy_from_slice(given);
                Ok(given.len())
            }
            None => Ok(0),
        }
    });
    let shown = file.display();
    key.map_err(|_| {
        let (fault, reason) = match (is_encrypted, passphrase) {
            (false, _) => {
                (FileFault::Malformed, format!("the key file {shown} holds no PEM private key"))
            }
            (true, None) => (
                FileFault::Locked,
                format!(
                    "the private key in {shown} is encrypted: give TlsOptions(keyPassphrase: ...)"
                ),
            ),
            (true, Some(_)) => (
                FileFault::Locked,
                format!("the private key in {shown} could not be opened with the passphrase given"),
            ),
        };
        TlsFailure::of_file(file, fault, reason)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn complaint(options: &TlsOptions) -> String {
        match connector(options) {
            Ok(_) => panic!("it has nothing to complain about"),
            Err(error) => error.to_string(),
        }
    }

    #[test]
    fn a_missing_or_empty_ca_file_is_named() {
        let options =
            |file: &str| TlsOptions { ca_file: Some(file.into()), ..TlsOptions::default() };
        assert_eq!(
            complaint(&options("/nowhere/ca.pem")),
            "the CA file /nowhere/ca.pem could not be read: No such file or directory"
        );
        assert_eq!(
            complaint(&options("/dev/null")),
            "the CA file /dev/null holds no PEM certificate"
        );
        assert_eq!(
            complaint(&options("/dev")),
            "the CA directory /dev holds no file with a PEM certificate"
        );
    }

    #[test]
    fn a_file_that_is_written_just_now_is_told_from_one_that_is_missing() {
        let of = |file: &str| {
            let options = TlsOptions { cert_file: Some(file.into()), ..TlsOptions::default() };
            connector(&options).map(|_| ()).unwrap_err().cause
        };
        let file = |path: &str, fault| TlsCause::File { path: path.into(), fault };
        assert_eq!(of("/nowhere/c.pem"), file("/nowhere/c.pem", FileFault::Unreadable));
        assert_eq!(of("/dev/null"), file("/dev/null", FileFault::Malformed));
    }

    #[test]
    fn a_certificate_of_ours_that_openssl_does_not_take_is_named() {
        let key = PKey::from_rsa(openssl::rsa::Rsa::generate(512).unwrap()).unwrap();
        let mut certificate = X509::builder().unwrap();
        let day = |number| openssl::asn1::Asn1Time::days_from_now(number).unwrap();
        certificate.set_not_before(&day(0)).unwrap();
        certificate.set_not_after(&day(1)).unwrap();
        certificate.set_pubkey(&key).unwrap();
        certificate.sign(&key, openssl::hash::MessageDigest::sha256()).unwrap();
        let pem = [certificate.build().to_pem().unwrap(), key.private_key_to_pem_pkcs8().unwrap()];
        let name = format!("websocket-weak-{}.pem", std::process::id());
        let file = std::env::temp_dir().join(name);
        fs::write(&file, pem.concat()).unwrap();
        let told = complaint(&TlsOptions { cert_file: Some(file.clone()), ..Default::default() });
        fs::remove_file(&file).unwrap();
        let shown = file.display();
        assert_eq!(
            told,
            format!(
                "our certificate in {shown} cannot be used: ee key too small (its key is too weak for this system)"
            )
        );
    }

    #[test]
    fn connectors_are_shared() {
        let options = TlsOptions { min_version: TlsVersion::V1_3, ..TlsOptions::default() };
        connector(&options).unwrap();
        connector(&TlsOptions { server_name: Some("other".to_owned()), ..options.clone() })
            .unwrap();
        let cached = CACHE.lock().iter().filter(|one| one.options == options).count();
        assert_eq!(cached, 1);
    }
}
