//! A native WebSocket client for PHP.
//!
//! Four layers, one direction: [`php`] → [`client`] → [`transport`] → [`protocol`]. What each may
//! name is in ARCHITECTURE.md and is checked by `make check`.

mod client;
mod php;
mod protocol;
mod transport;
