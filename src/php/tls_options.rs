//! `WebSocketClient\TlsOptions`.

use std::path::PathBuf;

use ext_php_rs::{
    args::Arg,
    builders::{ClassBuilder, FunctionBuilder},
    class::{ClassEntryInfo, ClassMetadata, ConstructorMeta, RegisteredClass},
    convert::{IntoZval, IntoZvalDyn},
    describe::DocComments,
    error::Result,
    flags::{ClassFlags, ConstantFlags, DataType, MethodFlags},
    types::{ZendClassObject, ZendHashTable, ZendObject, ZendStr, Zval},
};

use super::{
    bytes::values,
    call::{self, Call, handler, type_name},
    class::{
        Kind, Object, Property, hide_constructor_argument, keep_state, method, optional, string,
    },
    enums::{self, TlsVersion},
};
use crate::client::{self, Passphrase, Pin};

pub(super) const NAME: &str = "WebSocketClient\\TlsOptions";
const VERSION: &str = "WebSocketClient\\TlsVersion";

/// Slots.
const VERIFY_PEER: usize = 0;
const VERIFY_HOST: usize = 1;
const CA_FILE: usize = 2;
const CERT_FILE: usize = 3;
const KEY_FILE: usize = 4;
const SERVER_NAME: usize = 5;
const MIN_VERSION: usize = 6;
const PINS: usize = 7;

/// The constructor's sixth argument, which becomes no property.
const KEY_PASSPHRASE: u32 = 6;

/// What an object keeps where neither `var_dump()` nor a cast to array finds it.
#[derive(Debug)]
pub(super) struct TlsOptions {
    key_passphrase: Option<Passphrase>,
}

impl RegisteredClass for TlsOptions {
    const CLASS_NAME: &'static str = NAME;
    const BUILDER_MODIFIER: Option<fn(ClassBuilder) -> ClassBuilder> = None;
    const EXTENDS: Option<ClassEntryInfo> = None;
    const IMPLEMENTS: &'static [ClassEntryInfo] = &[];
    const FLAGS: ClassFlags = ClassFlags::Final;

    fn get_metadata() -> &'static ClassMetadata<Self> {
        static METADATA: ClassMetadata<TlsOptions> = ClassMetadata::new(&[]);
        &METADATA
    }

    /// As [`super::client::WebSocketClient`]'s.
    fn constructor() -> Option<ConstructorMeta<Self>> {
        None
    }

    fn constants() -> &'static [(&'static str, &'static dyn IntoZvalDyn, DocComments, ConstantFlags)]
    {
        &[]
    }

    fn method_builders() -> Vec<(FunctionBuilder<'static>, MethodFlags)> {
        Vec::new()
    }
}

fn declare(constructor: FunctionBuilder<'_>) -> FunctionBuilder<'_> {
    constructor
        .not_required()
        .arg(optional("verifyPeer", DataType::Bool, "true"))
        .arg(optional("verifyHost", DataType::Bool, "true"))
        .arg(optional("caFile", DataType::String, "null"))
        .arg(optional("certFile", DataType::String, "null"))
        .arg(optional("keyFile", DataType::String, "null"))
        .arg(optional("keyPassphrase", DataType::String, "null"))
        .arg(optional("serverName", DataType::String, "null"))
        .arg(Arg::new("minVersion", DataType::object(VERSION)).allow_null().default("null"))
        .arg(optional("pins", DataType::Array, "[]"))
}

pub(super) fn register() -> Result<()> {
    ClassBuilder::new(NAME)
        .flags(ClassFlags::Final | ClassFlags::NoDynamicProperties)
        .method(declare(method("__construct", handler!(construct))), MethodFlags::Public)
        .registration(|class, arguments| {
            Property::readonly("verifyPeer", Kind::Bool).declare(class);
            Property::readonly("verifyHost", Kind::Bool).declare(class);
            for file in ["caFile", "certFile", "keyFile", "serverName"] {
                Property::readonly(file, Kind::String).nullable().declare(class);
            }
            Property::readonly("minVersion", Kind::Object(VERSION)).declare(class);
            Property::readonly("pins", Kind::Array).declare(class);
            hide_constructor_argument(class, KEY_PASSPHRASE);
            keep_state::<TlsOptions>(class);
            let metadata = TlsOptions::get_metadata();
            metadata.set_ce(class);
            metadata.set_arg_info(arguments);
        })
        .register()
}

fn construct(call: &mut Call<'_>) -> call::Result {
    let verify_peer = call.bool(1, true)?;
    let verify_host = call.bool(2, true)?;
    let ca_file = file(call, 3)?;
    let cert_file = file(call, 4)?;
    let key_file = file(call, 5)?;
    let key_passphrase = call.nullable_string(KEY_PASSPHRASE)?;
    let server_name = name(call, 7)?;
    let min_version = version(call, 8)?;
    let pins = pins(call, 9)?;
    if cert_file.is_null() && !key_file.is_null() {
        return Err(Call::value_error(5, "must not be given without $certFile"));
    }
    if cert_file.is_null() && key_passphrase.is_some() {
        return Err(Call::value_error(KEY_PASSPHRASE, "must not be given without $certFile"));
    }
    let key_passphrase = key_passphrase.map(|given| Passphrase(given.to_vec()));
    call.initialize(TlsOptions { key_passphrase })?;
    let object = call.object()?;
    object.set(VERIFY_PEER, verify_peer.into_zval(false)?);
    object.set(VERIFY_HOST, verify_host.into_zval(false)?);
    object.set(CA_FILE, ca_file);
    object.set(CERT_FILE, cert_file);
    object.set(KEY_FILE, key_file);
    object.set(SERVER_NAME, server_name);
    object.set(MIN_VERSION, min_version);
    object.set(PINS, pins);
    Ok(())
}

fn file(call: &mut Call<'_>, number: u32) -> call::Result<Zval> {
    match call.nullable_string(number)? {
        None => Ok(Zval::null()),
        Some([]) => Err(Call::value_error(number, "must not be empty")),
        Some(file) if file.contains(&0) => {
            Err(Call::value_error(number, "must not contain any null bytes"))
        }
        Some(file) => Ok(string(file)),
    }
}

fn name(call: &mut Call<'_>, number: u32) -> call::Result<Zval> {
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
        Some(argument) if !argument.is_null() => match enums::case::<TlsVersion>(argument) {
            Some(version) => Ok(version.into_zval(false)?),
            None => Err(Call::type_error(number, "?WebSocketClient\\TlsVersion", argument)),
        },
        _ => Ok(TlsVersion::Tls12.into_zval(false)?),
    }
}

/// A list of the same pins.
fn pins(call: &Call<'_>, number: u32) -> call::Result<Zval> {
    let mut list = ZendHashTable::new();
    for value in call.array(number)?.into_iter().flat_map(values) {
        let value = value.dereference();
        let Some(text) = value.zend_str().map(ZendStr::as_bytes) else {
            let problem = format!("must be an array of strings, {} given", type_name(value));
            return Err(Call::wrong_type(number, &problem));
        };
        if Pin::parse(text).is_none() {
            let problem = format!(
                "must have only SHA-256 digests in Base64, \"{}\" given",
                text.escape_ascii()
            );
            return Err(Call::value_error(number, &problem));
        }
        list.push(string(text))?;
    }
    let mut array = Zval::new();
    array.set_hashtable(list);
    Ok(array)
}

/// What an object says; `None` if it is no `TlsOptions` or its constructor never ran.
pub(super) fn read(object: &ZendObject) -> Option<client::TlsOptions> {
    if !object.instance_of(TlsOptions::get_metadata().ce()) {
        return None;
    }
    let secret = ZendClassObject::<TlsOptions>::from_zend_obj(object)?.key_passphrase.clone();
    let object = Object::of_shared(object);
    let text = |slot: usize| object.get(slot).zend_str().map(|text| text.as_bytes().to_vec());
    let pins = object.get(PINS);
    let pins = values(pins.array()?).filter_map(|pin| Pin::parse(pin.zend_str()?.as_bytes()));
    Some(client::TlsOptions {
        verify_peer: object.get(VERIFY_PEER).bool()?,
        verify_host: object.get(VERIFY_HOST).bool()?,
        ca_file: text(CA_FILE).map(path),
        authorities: client::SystemAuthorities::default(),
        cert_file: text(CERT_FILE).map(path),
        key_file: text(KEY_FILE).map(path),
        key_passphrase: secret,
        server_name: text(SERVER_NAME).and_then(|name| String::from_utf8(name).ok()),
        min_version: enums::case::<TlsVersion>(&object.get(MIN_VERSION))?.into(),
        pins: pins.collect(),
    })
}

fn path(bytes: Vec<u8>) -> PathBuf {
    use std::os::unix::ffi::OsStringExt;
    std::ffi::OsString::from_vec(bytes).into()
}
