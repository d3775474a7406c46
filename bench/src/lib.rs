//! What the load server and the Rust clients of the benchmark share. Not a WebSocket library: frames are written and
//! read here only as far as this benchmark sends them.

pub mod clock;
pub mod frame;
pub mod payload;
pub mod server;
pub mod stream;
pub mod task;
