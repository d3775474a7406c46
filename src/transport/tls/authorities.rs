//! Whom to trust: the certificates of a file or directory, or the system's authorities, and where those are. OpenSSL finds
//! its own place and what the environment says by itself, but reads the environment past PHP's lock; and of a
//! distribution's place it knows nothing where it was built elsewhere.

use std::{
    env,
    ffi::OsString,
    fs,
    os::unix::ffi::OsStringExt,
    path::{Path, PathBuf},
};

use openssl::{
    error::ErrorStack,
    ssl::SslContextBuilder,
    x509::{X509, store::X509StoreBuilder},
};

use super::{FileFault, TlsFailure, connector::read, sources::Stamp};
use crate::transport::describe;

/// What the environment said when the client was made: these count in place of OpenSSL's own.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SystemAuthorities {
    file: Option<PathBuf>,
    /// One, or several with colons between them.
    directories: Option<PathBuf>,
}

/// Where distributions keep all of them in one file; the first one that is there has them.
const FILES: [&str; 9] = [
    // Debian, Arch, Gentoo
    "/etc/ssl/certs/ca-certificates.crt",
    // Fedora, Red Hat
    "/etc/pki/ca-trust/extracted/pem/tls-ca-bundle.pem",
    "/etc/pki/tls/certs/ca-bundle.crt",
    // openSUSE
    "/etc/ssl/ca-bundle.pem",
    // Alpine, macOS, OpenBSD
    "/etc/ssl/cert.pem",
    // FreeBSD
    "/usr/local/etc/ssl/cert.pem",
    "/usr/local/share/certs/ca-root-nss.crt",
    // NetBSD
    "/etc/openssl/certs/ca-certificates.crt",
    // Entware
    "/opt/etc/ssl/certs/ca-certificates.crt",
];

/// Where they keep one in each file, named by its hash.
const DIRECTORIES: [&str; 4] =
    ["/etc/ssl/certs", "/etc/pki/tls/certs", "/usr/local/share/certs", "/etc/openssl/certs"];

impl SystemAuthorities {
    /// Reads variables with `read`. An empty one names nothing, not even OpenSSL's own.
    pub(crate) fn read(read: impl Fn(&str) -> Option<Vec<u8>>) -> Self {
        let path = |name: &str| read(name).map(|bytes| OsString::from_vec(bytes).into());
        Self { file: path("SSL_CERT_FILE"), directories: path("SSL_CERT_DIR") }
    }

    /// Files to load. One that is not there is none.
    pub(super) fn files(&self) -> impl Iterator<Item = PathBuf> {
        let own = self.file.clone().or_else(|| Some(openssls()?.join("cert.pem")));
        let is_named = self.file.as_ref().is_some_and(|file| file.exists());
        let distributions = FILES.iter().map(PathBuf::from).find(|file| file.exists());
        own.into_iter().chain(distributions.filter(|_| !is_named))
    }

    /// Directories to look in.
    pub(super) fn directories(&self) -> impl Iterator<Item = PathBuf> {
        let own: Vec<PathBuf> = match &self.directories {
            Some(named) => env::split_paths(named).collect(),
            None => openssls().map(|own| own.join("certs")).into_iter().collect(),
        };
        own.into_iter().chain(DIRECTORIES.iter().map(PathBuf::from))
    }

    /// All files and directories that [`trust_the_systems`] may take something from.
    pub(super) fn places(&self) -> Vec<PathBuf> {
        self.files().chain(self.directories()).collect()
    }
}

/// Where this OpenSSL was built to look.
fn openssls() -> Option<&'static Path> {
    directory(openssl::version::dir())
}

/// OpenSSL says `OPENSSLDIR: "/usr/lib/ssl"`.
fn directory(words: &str) -> Option<&Path> {
    let quoted = words.strip_prefix("OPENSSLDIR: \"")?.strip_suffix('"')?;
    Some(Path::new(quoted))
}

pub(super) fn trust_only(
    builder: &mut SslContextBuilder,
    authorities: &[X509],
) -> Result<(), ErrorStack> {
    let mut store = X509StoreBuilder::new()?;
    for authority in authorities {
        store.add_cert(authority.clone())?;
    }
    builder.set_cert_store(store.build());
    Ok(())
}

/// Trusts what is in the system's places, each read once.
pub(super) fn trust_the_systems(builder: &mut SslContextBuilder, system: &SystemAuthorities) {
    let mut known: Vec<Stamp> = Vec::new();
    let mut is_new = |place: &Path| {
        Stamp::at(place).is_some_and(|stamp| {
            let is_new = !known.contains(&stamp);
            known.push(stamp);
            is_new
        })
    };
    // One that cannot be read leaves the others.
    for file in system.files().filter(|file| is_new(file)) {
        let _ = builder.load_verify_locations(Some(&file), None);
    }
    for directory in system.directories().filter(|directory| is_new(directory)) {
        let _ = builder.load_verify_locations(None, Some(&directory));
    }
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
    fn openssls_own_place_is_known() {
        assert_eq!(directory("OPENSSLDIR: \"/usr/lib/ssl\""), Some(Path::new("/usr/lib/ssl")));
        assert_eq!(directory("OPENSSLDIR: N/A"), None);
        assert!(openssls().is_some_and(Path::is_absolute));
    }

    #[test]
    fn what_the_environment_names_takes_its_place() {
        let own = openssls().unwrap();
        let none = SystemAuthorities::default();
        assert_eq!(none.files().next(), Some(own.join("cert.pem")));
        assert_eq!(none.directories().next(), Some(own.join("certs")));
        let named = SystemAuthorities::read(|name| match name {
            "SSL_CERT_FILE" => Some(b"/dev/null".to_vec()),
            "SSL_CERT_DIR" => Some(b"/a:/\xff".to_vec()),
            _ => None,
        });
        // No distribution's besides: it is there, whatever is in it.
        assert_eq!(named.files().collect::<Vec<_>>(), [Path::new("/dev/null")]);
        let directories: Vec<PathBuf> = named.directories().take(2).collect();
        assert_eq!(
            directories,
            [PathBuf::from("/a"), OsString::from_vec(b"/\xff".to_vec()).into()]
        );
    }
}
