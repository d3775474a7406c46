//! Whom to trust: the certificates of a file or directory, or the system's authorities, and where those are.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use openssl::{
    error::ErrorStack,
    ssl::SslConnectorBuilder,
    version,
    x509::{X509, store::X509StoreBuilder},
};

use super::{
    FileFault, TlsFailure,
    connector::read,
    sources::{Environment, Stamp},
};
use crate::transport::describe;

pub(super) fn trust_only(
    builder: &mut SslConnectorBuilder,
    authorities: &[X509],
) -> Result<(), ErrorStack> {
    let mut store = X509StoreBuilder::new()?;
    for authority in authorities {
        store.add_cert(authority.clone())?;
    }
    builder.set_cert_store(store.build());
    Ok(())
}

/// Beside OpenSSL's own places, which it has looked at already, those where a distribution keeps them: an OpenSSL that
/// was built elsewhere does not know these.
pub(super) fn trust_the_systems(builder: &mut SslConnectorBuilder, environment: &Environment) {
    let own: Vec<Option<Stamp>> =
        own_places(environment).iter().map(|place| Stamp::at(place)).collect();
    let is_new = |place: &PathBuf| !own.contains(&Stamp::at(place));
    let places = openssl_probe::probe();
    if let Some(file) = places.cert_file.as_ref().filter(|file| is_new(file)) {
        // One that cannot be read leaves the others.
        let _ = builder.load_verify_locations(Some(file), None);
    }
    for directory in places.cert_dir.iter().filter(|directory| is_new(directory)) {
        let _ = builder.load_verify_locations(None, Some(directory));
    }
}

/// All files and directories that [`trust_the_systems`] may take something from.
pub(super) fn system_places(environment: &Environment) -> Vec<PathBuf> {
    let mut places = own_places(environment);
    let probed = openssl_probe::probe();
    places.extend(probed.cert_file);
    places.extend(probed.cert_dir);
    places
}

/// Those of OpenSSL itself.
fn own_places(environment: &Environment) -> Vec<PathBuf> {
    let [file, directories] = environment;
    // OPENSSLDIR: "/usr/lib/ssl"
    let own = version::dir().split('"').nth(1).map(Path::new);
    let mut places: Vec<PathBuf> = match file {
        Some(file) => vec![file.into()],
        None => own.map(|own| own.join("cert.pem")).into_iter().collect(),
    };
    match directories {
        Some(directories) => places.extend(env::split_paths(directories)),
        None => places.extend(own.map(|own| own.join("certs"))),
    }
    places
}

/// Whether OpenSSL finds an authority there. A look, and no reading of certificates.
pub(super) fn has_any(place: &Path) -> bool {
    if place.is_dir() {
        let entries = fs::read_dir(place).into_iter().flatten().flatten();
        return entries
            .map(|entry| entry.file_name())
            .any(|name| is_hashed(&name.to_string_lossy()));
    }
    let pem = fs::read(place).unwrap_or_default();
    let markers = ["-----BEGIN CERTIFICATE-----", "-----BEGIN TRUSTED CERTIFICATE-----"];
    let mut lines = pem.split(|byte| *byte == b'\n').map(<[u8]>::trim_ascii);
    lines.any(|line| markers.iter().any(|marker| line == marker.as_bytes()))
}

/// The names that OpenSSL looks for in a directory: a hash and a number, as in `5ed36f99.0`.
fn is_hashed(name: &str) -> bool {
    name.split_once('.').is_some_and(|(hash, number)| {
        hash.len() == 8
            && hash.bytes().all(|byte| byte.is_ascii_hexdigit())
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit())
    })
}

/// Certificates in a file, or in all files of a directory, whatever their names.
pub(super) fn authorities(source: &Path) -> Result<Vec<X509>, TlsFailure> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_without_authorities_is_told_from_one_that_has_some() {
        let folder = env::temp_dir().join(format!("websocket-places-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let file = folder.join("ca.pem");
        assert!(!has_any(&file) && !has_any(&folder));
        fs::write(&file, "words\n").unwrap();
        assert!(!has_any(&file));
        fs::write(&file, "words\r\n-----BEGIN CERTIFICATE-----\r\n").unwrap();
        assert!(has_any(&file) && !has_any(&folder), "OpenSSL looks for hashes");
        fs::write(folder.join("5ed36f99.0"), "").unwrap();
        assert!(has_any(&folder));
        fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn variables_take_the_place_of_openssls_own() {
        let places = own_places(&[Some("/f".into()), Some("/a:/b".into())]);
        assert_eq!(places, ["/f", "/a", "/b"].map(PathBuf::from));
        assert!(own_places(&[None, None]).iter().any(|place| place.ends_with("cert.pem")));
    }
}
