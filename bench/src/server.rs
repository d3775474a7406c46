//! The load server's parts. Not a server to use: it trusts its clients, and a client that does something else is cut off.

pub mod connection;
pub mod flood;
pub mod reader;
pub mod tls;
pub mod upgrade;
