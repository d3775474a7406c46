//! Fuzz targets for what a hostile peer, or a careless caller, gets to say. `scripts/fuzz.sh` runs them.
//!
//! The extension is a cdylib and its items are the crate's own, so its two lower layers are compiled into this crate
//! from where they are; the targets proper are modules here and `fuzz_targets/` only names them. A target is a function
//! of bytes that panics where something is wrong.
#![allow(missing_docs, reason = "a target is described at the head of its module")]

#[path = "../../src/protocol/mod.rs"]
#[allow(dead_code, unused_imports, reason = "the layers above use the rest")]
mod protocol;

/// As in `src/transport/mod.rs`, whose parts are private to it.
#[path = "../../src/transport"]
#[allow(dead_code, unused_imports, reason = "the layers above use the rest")]
mod transport {
    pub(crate) mod clock;
    pub(crate) mod cookie_date;
    pub(crate) mod cookies;
    pub(crate) mod deadline;
    pub(crate) mod descriptor;
    pub(crate) mod dial;
    pub(crate) mod error;
    pub(crate) mod getaddrinfo;
    pub(crate) mod http;
    pub(crate) mod lookups;
    pub(crate) mod opening_request;
    pub(crate) mod peer;
    pub(crate) mod poll;
    pub(crate) mod process;
    pub(crate) mod proxy;
    pub(crate) mod race;
    pub(crate) mod records;
    pub(crate) mod resolve;
    pub(crate) mod route;
    pub(crate) mod socket;
    pub(crate) mod stream;
    pub(crate) mod target;
    pub(crate) mod thread;
    pub(crate) mod tls;
    pub(crate) mod trace;
    pub(crate) mod unix;
    pub(crate) mod upgrade;

    pub(crate) use cookies::Cookies;
    pub(crate) use deadline::Deadline;
    pub(crate) use dial::{Dial, Opened, Progress, Request};
    pub(crate) use error::{Error, Refusal, describe, seconds};
    pub(crate) use http::{Header, check_header, check_subprotocol};
    pub(crate) use peer::Peer;
    pub(crate) use poll::{
        Interest, Waker, Watched, Woken, is_attention_wanted, set_attention, wait, wait_many,
        wait_undisturbed,
    };
    pub(crate) use process::{PerProcess, Process};
    pub(crate) use proxy::{Environment, Proxy, ProxyRule};
    pub(crate) use socket::{Handle, Held};
    pub(crate) use stream::{Moved, Stream};
    pub(crate) use target::Target;
    pub(crate) use thread::spawn_without_signals;
    pub(crate) use tls::{
        Party, Passphrase, Pin, Sources, SystemAuthorities, TlsCause, TlsFailure, TlsInfo, TlsOptions,
        TlsVersion, library as tls_library,
    };
}

mod cookies;
mod extensions;
mod frames;
mod head;
mod inflate;
mod memory;
mod reference;
mod request;
mod server;
mod session;
mod upgrade;

pub use cookies::cookies;
pub use extensions::extensions;
pub use frames::frames;
pub use head::head;
pub use request::request;
pub use session::session;
pub use upgrade::upgrade;
