//! Why TLS could not be had, and by whose fault.

use std::{
    fmt,
    path::{Path, PathBuf},
};

/// A failure in words, and what kind of failure it is.
#[derive(Debug)]
pub(crate) struct TlsFailure {
    pub(crate) cause: TlsCause,
    /// Whose TLS it was.
    pub(crate) party: Party,
    /// It is that of a server which a redirect of the endpoint led to.
    pub(crate) is_elsewhere: bool,
    reason: String,
}

/// What went wrong.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TlsCause {
    /// The other side's certificate was refused. It has to be replaced there, or trusted here.
    Certificate,
    /// The other side's key is none of those that are pinned.
    Pin,
    /// One of our own files cannot be used. Files are read anew at each attempt, and they may be in the middle of being
    /// replaced.
    File { path: PathBuf, fault: FileFault },
    /// The other side ended the handshake, or speaks no TLS there. It may be starting.
    Handshake,
    /// OpenSSL could not be set up.
    Setup,
}

/// What is wrong with a file of ours.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum FileFault {
    /// It is not there, or may not be read.
    Unreadable,
    /// It does not hold what it is named for: it may be written just now.
    Malformed,
    /// The passphrase does not open it.
    Locked,
    /// The key is not the certificate's: one of the two may have been replaced before the other.
    Mismatch,
}

/// The other side of a TLS handshake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Party {
    Server,
    Proxy,
}

impl Party {
    /// For sentences.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Server => "the server",
            Self::Proxy => "the proxy",
        }
    }
}

impl TlsFailure {
    /// With the server, as long as nobody says otherwise.
    pub(crate) fn new(cause: TlsCause, reason: String) -> Self {
        Self { cause, party: Party::Server, is_elsewhere: false, reason }
    }

    /// One of a file of ours.
    pub(super) fn of_file(path: &Path, fault: FileFault, reason: String) -> Self {
        Self::new(TlsCause::File { path: path.to_owned(), fault }, reason)
    }

    /// The same while talking to the other one.
    pub(crate) fn with(self, party: Party) -> Self {
        Self { party, ..self }
    }
}

impl fmt::Display for TlsFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.reason)
    }
}
