//! A native WebSocket client for PHP.
//!
//! Four layers, one direction: `php` → `client` → `transport` → `protocol`. What each may
//! name is in ARCHITECTURE.md and is checked by `make check`.

#![cfg_attr(
    test,
    allow(
        clippy::cast_possible_truncation,
        clippy::large_stack_arrays,
        clippy::unnecessary_wraps,
        reason = "test data is small and made up"
    )
)]

mod client;
mod php;
mod protocol;
mod transport;
