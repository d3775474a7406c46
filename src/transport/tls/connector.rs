//! What every handshake with the same options shares: authorities, our own certificate, the lowest version. Made once
//! per process and set of options, since reading the system's authorities costs milliseconds and php-fpm makes a client
//! per request.

use std::{
    env,
    ffi::OsString,
    fs,
    path::{Path, PathBuf},
    time::SystemTime,
};

use openssl::{
    error::ErrorStack,
    pkey::{PKey, Private},
    ssl::{SslConnector, SslConnectorBuilder, SslMethod, SslVersion},
    x509::{X509, store::X509StoreBuilder},
};

use super::{FileFault, Passphrase, TlsCause, TlsFailure, TlsOptions, TlsVersion};
use crate::transport::{PerProcess, describe};

static CACHE: PerProcess<Vec<Cached>> = PerProcess::new(Vec::new());

/// More sets of options than this in one process are not worth remembering.
const MAX_CACHED: usize = 8;

struct Cached {
    options: TlsOptions,
    sources: Sources,
    connector: SslConnector,
}

/// What a connector was made from. A change makes it stale.
#[derive(PartialEq, Eq)]
struct Sources {
    changed: [Option<SystemTime>; 3],
    /// Where OpenSSL looks for the system's authorities.
    environment: [Option<OsString>; 2],
}

impl Sources {
    fn of(options: &TlsOptions) -> Self {
        let files = [&options.ca_file, &options.cert_file, &options.key_file];
        let changed = |file: &Option<PathBuf>| fs::metadata(file.as_ref()?).ok()?.modified().ok();
        Self {
            changed: files.map(changed),
            environment: ["SSL_CERT_FILE", "SSL_CERT_DIR"].map(env::var_os),
        }
    }
}

/// A connector for these options, from the process's cache if what it was made from is unchanged.
pub(super) fn connector(options: &TlsOptions) -> Result<SslConnector, TlsFailure> {
    // These are a handshake's own.
    let options = TlsOptions { server_name: None, pins: Vec::new(), ..options.clone() };
    let sources = Sources::of(&options);
    let is_same = |one: &&Cached| one.options == options && one.sources == sources;
    if let Some(cached) = CACHE.lock().iter().find(is_same) {
        return Ok(cached.connector.clone());
    }
    // Without the lock: files are read. Two threads that come at once read them twice.
    let connector = build(&options)?;
    let mine = Cached { options, sources, connector: connector.clone() };
    let stale = remember(&mut CACHE.lock(), mine);
    drop(stale);
    Ok(connector)
}

/// Puts it in place of one with the same options, or of the oldest if there are too many. Returns what it replaces.
fn remember(cache: &mut Vec<Cached>, mine: Cached) -> Vec<Cached> {
    let mut replaced: Vec<Cached> =
        cache.extract_if(.., |one| one.options == mine.options).collect();
    let surplus = (cache.len() + 1).saturating_sub(MAX_CACHED);
    replaced.extend(cache.drain(..surplus));
    cache.push(mine);
    replaced
}

fn build(options: &TlsOptions) -> Result<SslConnector, TlsFailure> {
    let mut builder =
        SslConnector::builder(SslMethod::tls_client()).map_err(|error| unavailable(&error))?;
    let lowest = match options.min_version {
        TlsVersion::V1_2 => SslVersion::TLS1_2,
        TlsVersion::V1_3 => SslVersion::TLS1_3,
    };
    builder.set_min_proto_version(Some(lowest)).map_err(|error| unavailable(&error))?;
    if let Some(source) = &options.ca_file {
        let trusted = trust_only(&mut builder, &authorities(source)?);
        trusted.map_err(|error| unavailable(&error))?;
    } else {
        trust_the_systems(&mut builder);
    }
    if let Some(file) = &options.cert_file {
        let key_file = options.key_file.as_deref().unwrap_or(file);
        identify(&mut builder, file, key_file, options.key_passphrase.as_ref())?;
    }
    Ok(builder.build())
}

fn unavailable(error: &ErrorStack) -> TlsFailure {
    TlsFailure::new(TlsCause::Setup, format!("TLS could not be set up: {error}"))
}

fn trust_only(builder: &mut SslConnectorBuilder, authorities: &[X509]) -> Result<(), ErrorStack> {
    let mut store = X509StoreBuilder::new()?;
    for authority in authorities {
        store.add_cert(authority.clone())?;
    }
    builder.set_cert_store(store.build());
    Ok(())
}

/// Beside OpenSSL's own places, among them `SSL_CERT_FILE` and `SSL_CERT_DIR`, those where a distribution keeps them:
/// an OpenSSL that was built elsewhere does not know these.
fn trust_the_systems(builder: &mut SslConnectorBuilder) {
    let places = openssl_probe::probe();
    if let Some(file) = &places.cert_file {
        // One that cannot be read leaves the others.
        let _ = builder.load_verify_locations(Some(file), None);
    }
    for directory in &places.cert_dir {
        let _ = builder.load_verify_locations(None, Some(directory));
    }
}

/// Certificates in a file, or in all files of a directory, whatever their names.
fn authorities(source: &Path) -> Result<Vec<X509>, TlsFailure> {
    let shown = source.display();
    if !source.is_dir() {
        let pem = read("CA", source)?;
        let found = X509::stack_from_pem(&pem).unwrap_or_default();
        return if found.is_empty() {
            let reason = format!("the CA file {shown} holds no PEM certificate");
            Err(TlsFailure::of_file(source, FileFault::Malformed, reason))
        } else {
            Ok(found)
        };
    }
    let entries = fs::read_dir(source).map_err(|error| {
        let reason = format!("the CA directory {shown} could not be read: {}", describe(&error));
        TlsFailure::of_file(source, FileFault::Unreadable, reason)
    })?;
    let files = entries.flatten().map(|entry| entry.path()).filter(|path| path.is_file());
    let found: Vec<X509> = files
        .filter_map(|file| fs::read(file).ok())
        .filter_map(|pem| X509::stack_from_pem(&pem).ok())
        .flatten()
        .collect();
    if found.is_empty() {
        let reason = format!("the CA directory {shown} holds no file with a PEM certificate");
        return Err(TlsFailure::of_file(source, FileFault::Malformed, reason));
    }
    Ok(found)
}

fn read(what: &str, file: &Path) -> Result<Vec<u8>, TlsFailure> {
    fs::read(file).map_err(|error| {
        let (shown, why) = (file.display(), describe(&error));
        let reason = format!("the {what} file {shown} could not be read: {why}");
        TlsFailure::of_file(file, FileFault::Unreadable, reason)
    })
}

/// Shows the server who we are, if it asks.
fn identify(
    builder: &mut SslConnectorBuilder,
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
    builder.set_certificate(&certificate).map_err(|error| unavailable(&error))?;
    builder.set_private_key(&key).map_err(|error| unavailable(&error))?;
    for authority in chain {
        builder.add_extra_chain_cert(authority).map_err(|error| unavailable(&error))?;
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
    fn connectors_are_shared() {
        let options = TlsOptions { min_version: TlsVersion::V1_3, ..TlsOptions::default() };
        connector(&options).unwrap();
        connector(&TlsOptions { server_name: Some("other".to_owned()), ..options.clone() })
            .unwrap();
        let cached = CACHE.lock().iter().filter(|one| one.options == options).count();
        assert_eq!(cached, 1);
    }
}
