//! The section in `phpinfo()` and `php --ri websocket_client`.

use ext_php_rs::{
    ffi::ZEND_MODULE_API_NO, info_table_end, info_table_row, info_table_start, zend::ModuleEntry,
};

use super::{bytes::shown, engine::display_ini_entries};
use crate::client;

pub(super) extern "C" fn print(module: *mut ModuleEntry) {
    let api = ZEND_MODULE_API_NO.to_string();
    // First, since a look at them ends those that have died.
    let persistent = client::persistent_connections();
    let open = client::open_connections().to_string();
    info_table_start!();
    info_table_row!("WebSocket client", "enabled");
    info_table_row!("Version", env!("CARGO_PKG_VERSION"));
    info_table_row!("TLS library", client::tls_library());
    info_table_row!("PHP API", api.as_str());
    info_table_row!("Open connections", open.as_str());
    info_table_row!("Persistent connections not in use", persistent.len().to_string().as_str());
    for (id, place, alone) in persistent {
        let what = format!("{place}, left {} s ago", alone.as_secs());
        info_table_row!(format!("Persistent connection {}", shown(&id)).as_str(), what.as_str());
    }
    info_table_end!();
    // SAFETY: the engine's own function with the module that it gave us.
    unsafe { display_ini_entries(module) };
}
