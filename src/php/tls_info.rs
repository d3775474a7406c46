//! What `getTlsInfo()` gives.

use ext_php_rs::{
    error::Result,
    types::{ZendHashTable, Zval},
};

use crate::client::TlsInfo;

/// An array of what TLS agreed on, as PHP's.
pub(super) fn array(info: &TlsInfo) -> Result<Zval> {
    let mut table = ZendHashTable::new();
    table.insert("version", info.version)?;
    table.insert("cipher", info.cipher)?;
    table.insert("verified", info.verified)?;
    table.insert("certificate", info.certificate())?;
    table.insert("fingerprint", info.fingerprint())?;
    table.insert("pin", info.pin().map(|pin| pin.to_string()))?;
    let mut array = Zval::new();
    array.set_hashtable(table);
    Ok(array)
}
