//! `WebSocketClient\TlsOptions`.

use ext_php_rs::{
    args::Arg,
    builders::ClassBuilder,
    convert::{FromZval, IntoZval},
    error::Result,
    flags::{ClassFlags, DataType, MethodFlags},
    types::{ZendObject, Zval},
};

use super::{
    call::{self, Call, Thrown, handler},
    class::{Class, Kind, Object, Property, method, optional, string},
    enums::TlsVersion,
};
use crate::client;

pub(super) const NAME: &str = "WebSocketClient\\TlsOptions";
const VERSION: &str = "WebSocketClient\\TlsVersion";

static CLASS: Class = Class::new();

/// Slots and, plus one, the constructor's parameters.
const VERIFY_PEER: usize = 0;
const VERIFY_HOST: usize = 1;
const CA_FILE: usize = 2;
const SERVER_NAME: usize = 3;
const MIN_VERSION: usize = 4;

pub(super) fn register() -> Result<()> {
    let construct = method("__construct", handler!(construct))
        .not_required()
        .arg(optional("verifyPeer", DataType::Bool, "true"))
        .arg(optional("verifyHost", DataType::Bool, "true"))
        .arg(optional("caFile", DataType::String, "null"))
        .arg(optional("serverName", DataType::String, "null"))
        .arg(Arg::new("minVersion", DataType::object(VERSION)).allow_null().default("null"));
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(construct, MethodFlags::Public)
        .registration(|class, arguments| {
            Property::readonly("verifyPeer", Kind::Bool).declare(class);
            Property::readonly("verifyHost", Kind::Bool).declare(class);
            Property::readonly("caFile", Kind::String).nullable().declare(class);
            Property::readonly("serverName", Kind::String).nullable().declare(class);
            Property::readonly("minVersion", Kind::Object(VERSION)).declare(class);
            CLASS.set(class, arguments);
        })
        .register()
}

fn construct(call: &mut Call<'_>) -> call::Result {
    let verify_peer = call.bool(1, true)?;
    let verify_host = call.bool(2, true)?;
    let ca_file = file(call, 3)?;
    let server_name = name(call, 4)?;
    let min_version = version(call, 5)?;
    let object = call.object()?;
    if !object.is_unset(VERIFY_PEER) {
        return Err(Thrown::error("Cannot call constructor twice"));
    }
    object.set(VERIFY_PEER, verify_peer.into_zval(false)?);
    object.set(VERIFY_HOST, verify_host.into_zval(false)?);
    object.set(CA_FILE, ca_file);
    object.set(SERVER_NAME, server_name);
    object.set(MIN_VERSION, min_version);
    Ok(())
}

fn file(call: &Call<'_>, number: u32) -> call::Result<Zval> {
    match call.nullable_string(number)? {
        None => Ok(Zval::null()),
        Some([]) => Err(Call::value_error(number, "must not be empty")),
        Some(file) if file.contains(&0) => {
            Err(Call::value_error(number, "must not contain any null bytes"))
        }
        Some(file) => Ok(string(file)),
    }
}

fn name(call: &Call<'_>, number: u32) -> call::Result<Zval> {
    let Some(name) = call.nullable_string(number)? else { return Ok(Zval::null()) };
    let good = !name.is_empty() && name.iter().all(u8::is_ascii_graphic);
    if good {
        Ok(string(name))
    } else {
        Err(Call::value_error(number, "must be a host name in ASCII form"))
    }
}

fn version(call: &Call<'_>, number: u32) -> call::Result<Zval> {
    match call.argument(number) {
        Some(argument) if !argument.is_null() => match TlsVersion::from_zval(argument) {
            Some(version) => Ok(version.into_zval(false)?),
            None => Err(Call::type_error(number, "?WebSocketClient\\TlsVersion", argument)),
        },
        _ => Ok(TlsVersion::Tls12.into_zval(false)?),
    }
}

/// What an object says; `None` if it is no `TlsOptions` or its constructor never ran.
pub(super) fn read(object: &mut ZendObject) -> Option<client::TlsOptions> {
    if !object.instance_of(CLASS.entry().ok()?) {
        return None;
    }
    let object = Object::of(object);
    let text = |slot: usize| object.get(slot).zend_str().map(|text| text.as_bytes().to_vec());
    Some(client::TlsOptions {
        verify_peer: object.get(VERIFY_PEER).bool()?,
        verify_host: object.get(VERIFY_HOST).bool()?,
        ca_file: text(CA_FILE).map(path),
        server_name: text(SERVER_NAME).and_then(|name| String::from_utf8(name).ok()),
        min_version: TlsVersion::from_zval(&object.get(MIN_VERSION))?.into(),
    })
}

fn path(bytes: Vec<u8>) -> std::path::PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}
