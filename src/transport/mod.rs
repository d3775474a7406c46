//! Getting and holding a byte stream that speaks WebSocket: resolve, race the addresses, proxy, TLS, HTTP
//! upgrade and redirects, all under one deadline.
//!
//! Every wait is poll(2) on non-blocking descriptors with a [`Deadline`]; a signal interrupts it and
//! [`Dial::advance`] can be called again where it left off. Which endpoint to try, and when to try
//! again, is the client layer's.

pub(crate) mod clock;
mod cookie_date;
mod cookies;
mod deadline;
mod descriptor;
mod dial;
mod error;
mod getaddrinfo;
mod http;
mod lookups;
mod opening_request;
mod peer;
mod poll;
mod poller;
mod process;
mod proxy;
mod race;
mod readiness;
mod records;
mod resolve;
mod route;
mod socket;
mod stream;
mod target;
mod thread;
mod tls;
mod trace;
mod unix;
mod upgrade;

pub(crate) use cookies::Cookies;
pub(crate) use deadline::Deadline;
pub(crate) use dial::{Dial, Opened, Progress, Request};
pub(crate) use error::{Error, Refusal, abridged, describe, seconds};
pub(crate) use http::{Header, check_header, check_subprotocol};
pub(crate) use peer::Peer;
pub(crate) use poll::{
    Interest, Watched, Woken, is_attention_wanted, set_attention, wait, wait_many, wait_undisturbed,
};
pub(crate) use poller::{Poller, Ready};
pub(crate) use process::{PerProcess, Process};
pub(crate) use proxy::{Environment, Proxy, ProxyRule};
pub(crate) use readiness::Readiness;
pub(crate) use socket::Handle;
pub(crate) use stream::{Moved, Stream};
pub(crate) use target::Target;
pub(crate) use thread::spawn_without_signals;
#[cfg(test)]
pub(crate) use tls::FileFault;
pub(crate) use tls::{
    Party, Passphrase, Pin, Sources, SystemAuthorities, TlsCause, TlsFailure, TlsInfo, TlsOptions,
    TlsVersion, library as tls_library, start as start_tls,
};
