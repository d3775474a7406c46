//! The classes PHP sees: take arguments in, call [`crate::client`], give results out. All that touches
//! the Zend engine is here; sockets, frames and TLS are not.
//!
//! Any Zend allocation may leave by longjmp(3) (`memory_limit`, a fatal error in a handler), which drops
//! nothing: no lock, borrow or half-changed state is held across one.
#![expect(unsafe_code, reason = "the Zend engine is C; each use says why it is sound")]

mod blank;
mod bytes;
mod call;
mod callback;
mod chunks;
mod class;
mod client;
mod engine;
mod enums;
mod environment;
mod exception;
mod foreach;
mod guard;
mod info;
mod ini;
mod interrupt;
mod iterator;
mod json;
mod logger;
mod message;
mod options;
mod reconnect_policy;
mod retry_info;
mod sapi;
mod stats;
mod stream;
mod tls_info;
mod tls_options;
mod user_agent;

use ext_php_rs::{builders::ModuleBuilder, php_module};

use self::enums::{Jitter, State, TlsVersion};

/// Runs at module start, before the enums are registered.
extern "C" fn startup(_kind: i32, module: i32) -> i32 {
    ini::register(module);
    environment::start();
    engine::find_delayed_oom();
    crate::client::start_tls();
    crate::client::set_attention(interrupt::is_wanted);
    let registered = exception::register()
        .and_then(|()| message::register())
        .and_then(|()| stats::register())
        .and_then(|()| tls_options::register())
        .and_then(|()| reconnect_policy::register())
        .and_then(|()| retry_info::register())
        .and_then(|()| iterator::register())
        .and_then(|()| client::register());
    if registered.is_ok() { 0 } else { -1 }
}

/// Runs at module shutdown, after which PHP unloads this library.
extern "C" fn shutdown(_kind: i32, _module: i32) -> i32 {
    crate::client::end_persistent_connections();
    crate::client::end_keeper();
    environment::end();
    0
}

/// Runs when all of a request's objects are gone, those too that a fatal error left on the stacks of its Fibers.
unsafe extern "C" fn end_request() -> i32 {
    guard::end_request();
    0
}

/// Tells PHP what this extension has.
#[php_module]
#[php(startup = "startup")]
pub fn module(module: ModuleBuilder<'_>) -> ModuleBuilder<'_> {
    module
        .enumeration::<State>()
        .enumeration::<TlsVersion>()
        .enumeration::<Jitter>()
        .post_deactivate_function(end_request)
        .shutdown_function(shutdown)
        .info_function(info::print)
}
