//! Whom we talk to, for errors and logs: an address, a socket in the file system, or a server beyond a proxy.

use std::{fmt, net::SocketAddr, path::Path, sync::Arc};

/// The other end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Peer {
    Address(SocketAddr),
    Socket(Arc<Path>),
    /// What a proxy has connected us to, and that proxy.
    Beyond {
        server: Arc<str>,
        proxy: Arc<str>,
    },
}

impl From<SocketAddr> for Peer {
    fn from(address: SocketAddr) -> Self {
        Self::Address(address)
    }
}

impl fmt::Display for Peer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Address(address) => address.fmt(f),
            Self::Socket(path) => write!(f, "unix:{}", path.display()),
            Self::Beyond { server, proxy } => write!(f, "{server} through the proxy {proxy}"),
        }
    }
}
