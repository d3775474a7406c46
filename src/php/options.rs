//! The constructor's arguments on their way to [`Options`], each with its own complaint.

use std::{sync::Arc, time::Duration};

use ext_php_rs::{
    args::Arg,
    builders::FunctionBuilder,
    flags::DataType,
    types::{ZendHashTable, ZendStr, Zval},
    zend::{ClassEntry, ce},
};

use super::{
    bytes::{entries, shown, values},
    call::{self, Call, Least, Thrown, type_name},
    class::{hide_constructor_argument, optional, string},
    environment, exception, ini, interrupt, reconnect_policy, sapi, tls_options, user_agent,
};
use crate::client::{
    Environment, Header, MessageLimit, Options, Persistence, Proxy, ProxyRule, ReconnectPolicy,
    Request, SystemAuthorities, Target, TlsOptions, check_header, check_subprotocol,
};

const URL: u32 = 1;
const HEADERS: u32 = 2;
const SUBPROTOCOLS: u32 = 3;
const CONNECT_TIMEOUT: u32 = 4;
const RECEIVE_TIMEOUT: u32 = 5;
const SEND_TIMEOUT: u32 = 6;
const CLOSE_TIMEOUT: u32 = 7;
const PING_INTERVAL: u32 = 8;
const PONG_TIMEOUT: u32 = 9;
const MAX_MESSAGE_SIZE: u32 = 10;
const READ_AHEAD: u32 = 11;
const COMPRESSION: u32 = 12;
const TLS: u32 = 13;
const PROXY: u32 = 14;
const MAX_REDIRECTS: u32 = 15;
const RECONNECT: u32 = 16;
const PERSISTENT_ID: u32 = 17;

const DEFAULT_BEAT: Duration = Duration::from_secs(20);

/// Declares the parameters.
pub(super) fn declare(constructor: FunctionBuilder<'_>) -> FunctionBuilder<'_> {
    constructor
        .arg(Arg::new("url", DataType::Mixed))
        .not_required()
        .arg(optional("headers", DataType::Array, "[]"))
        .arg(optional("subprotocols", DataType::Array, "[]"))
        .arg(optional("connectTimeout", DataType::Double, "10.0"))
        .arg(optional("receiveTimeout", DataType::Double, "null"))
        .arg(optional("sendTimeout", DataType::Double, "10.0"))
        .arg(optional("closeTimeout", DataType::Double, "5.0"))
        .arg(optional("pingInterval", DataType::Double, "20.0").allow_null())
        .arg(optional("pongTimeout", DataType::Double, "20.0").allow_null())
        .arg(optional("maxMessageSize", DataType::Long, "16777216"))
        .arg(optional("readAhead", DataType::Long, "1048576"))
        .arg(optional("compression", DataType::Bool, "true"))
        .arg(optional("tls", DataType::object(tls_options::NAME), "null"))
        .arg(optional("proxy", DataType::String, "null"))
        .arg(optional("maxRedirects", DataType::Long, "5"))
        .arg(optional("reconnect", DataType::object(reconnect_policy::NAME), "null"))
        .arg(optional("persistentId", DataType::String, "null").allow_null())
}

/// Keeps credentials out of stack traces: the URLs may hold passwords, headers a token.
pub(super) fn hide_secrets(class: &mut ClassEntry) {
    for number in [URL, HEADERS, PROXY] {
        hide_constructor_argument(class, number);
    }
}

/// Takes them.
pub(super) fn read(call: &mut Call<'_>) -> call::Result<Options> {
    let targets = targets(call)?;
    let (headers, omitted) = headers(call)?;
    let subprotocols = subprotocols(call)?;
    let limit = call.seconds(CONNECT_TIMEOUT, 10.0, Least::AboveZero)?;
    let receive_timeout = call.nullable_seconds(RECEIVE_TIMEOUT, None, Least::Zero)?;
    let send_timeout = call.seconds(SEND_TIMEOUT, 10.0, Least::AboveZero)?;
    let close_timeout = call.seconds(CLOSE_TIMEOUT, 5.0, Least::Zero)?;
    let ping_interval =
        call.nullable_seconds(PING_INTERVAL, Some(DEFAULT_BEAT), Least::AboveZero)?;
    let pong_timeout = call.nullable_seconds(PONG_TIMEOUT, Some(DEFAULT_BEAT), Least::AboveZero)?;
    let max_message_size = size(call, MAX_MESSAGE_SIZE, 16_777_216)?;
    let read_ahead = size(call, READ_AHEAD, 1_048_576)?;
    let compression = call.bool(COMPRESSION, true)?;
    let tls = tls(call)?;
    let proxy = proxy(call)?;
    let max_redirects = max_redirects(call)?;
    let reconnect = reconnect(call)?;
    let persistence = persistence(call)?;
    let ceiling = ini::max_message_size().map_err(|bad| exception::plain(&bad.to_string()))?;
    let request = |target: Target| Request {
        target,
        headers: headers.clone(),
        omitted: omitted.clone(),
        subprotocols: subprotocols.clone(),
        tls: tls.clone(),
        compression,
        proxy: proxy.clone(),
        max_redirects,
        limit,
    };
    let max_message_size = match ceiling {
        Some(most) if most <= max_message_size => MessageLimit::Ini(most),
        _ => MessageLimit::Client(max_message_size),
    };
    Ok(Options {
        requests: targets.into_iter().map(|target| Arc::new(request(target))).collect(),
        reconnect,
        persistence,
        receive_timeout,
        send_timeout,
        close_timeout,
        ping_interval,
        pong_timeout,
        max_message_size,
        read_ahead,
    })
}

/// Whose the connection is to be when the script has ended.
fn persistence(call: &mut Call<'_>) -> call::Result<Option<Persistence>> {
    let Some(id) = call.nullable_string(PERSISTENT_ID)? else { return Ok(None) };
    if id.is_empty() {
        return Err(Call::value_error(PERSISTENT_ID, "must not be empty"));
    }
    let bad = |bad: ini::Bad| exception::plain(&bad.to_string());
    Ok(Some(Persistence {
        id: id.into(),
        most: ini::persistent_max().map_err(bad)?,
        idle: ini::persistent_idle().map_err(bad)?,
        is_sound: interrupt::is_sound,
    }))
}

/// One URL, or a list of them.
fn targets(call: &mut Call<'_>) -> call::Result<Vec<Target>> {
    let Some(argument) = call.argument(URL) else { return Err(Thrown::Pending) };
    let Some(list) = argument.array() else {
        if !argument.is_string() && !is_stringable(argument) {
            return Err(Call::type_error(URL, "array|string", argument));
        }
        let url = call.string(URL)?;
        return Ok(vec![target(url).map_err(|problem| Call::value_error(URL, problem))?]);
    };
    let mut targets: Vec<Target> = Vec::new();
    for (key, url) in entries(list) {
        let url = url.dereference();
        let Some(text) = url.zend_str().map(ZendStr::as_bytes) else {
            let problem = format!("must be an array of strings, {} given", type_name(url));
            return Err(Call::wrong_type(URL, problem));
        };
        let target = target(text).map_err(|problem| {
            Call::value_error(URL, format!("has a bad URL at key {key}, which {problem}"))
        })?;
        if targets.contains(&target) {
            let problem = format!("must not contain the same URL twice, as at key {key}");
            return Err(Call::value_error(URL, problem));
        }
        targets.push(target);
    }
    if targets.is_empty() {
        return Err(Call::value_error(URL, "must not be empty"));
    }
    Ok(targets)
}

fn is_stringable(value: &Zval) -> bool {
    value.object().is_some_and(|object| object.instance_of(ce::stringable()))
}

fn target(url: &[u8]) -> Result<Target, String> {
    let url = std::str::from_utf8(url).map_err(|_| "must be valid UTF-8".to_owned())?;
    Target::parse(url).map_err(|error| error.to_string())
}

/// The headers to send, and the names of those that must not be.
fn headers(call: &Call<'_>) -> call::Result<(Vec<Header>, Vec<String>)> {
    let (mut headers, mut omitted) = (Vec::new(), Vec::new());
    let mut has_user_agent = false;
    for (key, value) in call.array(HEADERS)?.into_iter().flat_map(entries) {
        let Some(name) = key.bytes() else {
            let problem = format!("must have header names as keys, {key} given");
            return Err(Call::value_error(HEADERS, problem));
        };
        let Ok(name) = str::from_utf8(name) else {
            let problem = format!("must have only valid header names, \"{key}\" given");
            return Err(Call::value_error(HEADERS, problem));
        };
        has_user_agent |= name.eq_ignore_ascii_case("user-agent");
        let value = value.dereference();
        if value.is_null() {
            check_omitted(name)?;
            omitted.push(name.to_owned());
        } else {
            header(&mut headers, name, value)?;
        }
    }
    check_single(&headers)?;
    if !has_user_agent {
        headers.push(Header { name: "User-Agent".to_owned(), value: user_agent::own() });
    }
    Ok((headers, omitted))
}

/// "A client MUST send a Host header field in all HTTP/1.1 request messages" (RFC 9112, section 3.2), and the
/// handshake's own headers.
fn check_omitted(name: &str) -> call::Result {
    check_header(name, b"").map_err(|error| Call::value_error(HEADERS, error.to_string()))?;
    if name.eq_ignore_ascii_case("host") {
        let problem = format!("must not have null for \"{name}\", which every request must have");
        return Err(Call::value_error(HEADERS, problem));
    }
    Ok(())
}

/// "A server MUST respond with a 400 [...] to any request message that contains more than one Host header field" (RFC 9112,
/// section 3.2); the others have one value each as well (RFC 9110, sections 5.3 and 11.6.2, and RFC 6454, section 7).
fn check_single(headers: &[Header]) -> call::Result {
    for single in ["Host", "Authorization", "Origin"] {
        let given = headers.iter().filter(|header| header.name.eq_ignore_ascii_case(single));
        if given.count() > 1 {
            let problem = format!("must have one value for \"{single}\", several given");
            return Err(Call::value_error(HEADERS, problem));
        }
    }
    Ok(())
}

/// A header, or one for each value of a list.
fn header(headers: &mut Vec<Header>, name: &str, value: &Zval) -> call::Result {
    if let Some(list) = value.array() {
        for value in values(list) {
            push_header(headers, name, value.dereference(), "only strings in lists")?;
        }
        return Ok(());
    }
    push_header(headers, name, value, "strings, lists of strings or null")
}

fn push_header(
    headers: &mut Vec<Header>,
    name: &str,
    value: &Zval,
    expected: &str,
) -> call::Result {
    let value = if let Some(text) = value.zend_str() {
        text.as_bytes().to_vec()
    } else if value.is_long() || value.is_double() {
        value.coerce_to_string().unwrap_or_default().into_bytes()
    } else {
        let problem =
            format!("must have {expected} as values, {} given for \"{name}\"", type_name(value));
        return Err(Call::wrong_type(HEADERS, problem));
    };
    check_header(name, &value).map_err(|error| Call::value_error(HEADERS, error.to_string()))?;
    headers.push(Header { name: name.to_owned(), value });
    Ok(())
}

fn subprotocols(call: &Call<'_>) -> call::Result<Vec<String>> {
    let mut names: Vec<String> = Vec::new();
    for value in call.array(SUBPROTOCOLS)?.into_iter().flat_map(values) {
        let value = value.dereference();
        let Some(name) = value.zend_str().map(ZendStr::as_bytes) else {
            let problem = format!("must be an array of strings, {} given", type_name(value));
            return Err(Call::wrong_type(SUBPROTOCOLS, problem));
        };
        let valid = str::from_utf8(name).ok().filter(|_| check_subprotocol(name));
        let Some(valid) = valid else {
            let shown = shown(name);
            let problem = format!("must have only valid subprotocol names, \"{shown}\" given");
            return Err(Call::value_error(SUBPROTOCOLS, problem));
        };
        if names.iter().any(|earlier| earlier == valid) {
            let problem = format!("must not contain \"{valid}\" twice");
            return Err(Call::value_error(SUBPROTOCOLS, problem));
        }
        names.push(valid.to_owned());
    }
    Ok(names)
}

fn size(call: &Call<'_>, number: u32, default: i64) -> call::Result<usize> {
    let size = call.int(number, default)?;
    match usize::try_from(size) {
        Ok(size) if size > 0 => Ok(size),
        _ => Err(Call::value_error(number, "must be greater than 0")),
    }
}

fn tls(call: &Call<'_>) -> call::Result<TlsOptions> {
    let options = match call.argument(TLS) {
        Some(argument) if !argument.is_null() => {
            match argument.object().and_then(tls_options::read) {
                Some(options) => options,
                None => {
                    return Err(Call::type_error(TLS, "?WebSocketClient\\TlsOptions", argument));
                }
            }
        }
        _ => TlsOptions::default(),
    };
    let ca_file = options.ca_file.or_else(ini::ca_file);
    let authorities = match ca_file {
        Some(_) => SystemAuthorities::default(),
        None => SystemAuthorities::read(environment::read),
    };
    Ok(TlsOptions { ca_file, authorities, ..options })
}

/// Null asks the environment, as other programs do; an empty one is none.
fn proxy(call: &mut Call<'_>) -> call::Result<ProxyRule> {
    match call.nullable_string(PROXY)? {
        None => Ok(ProxyRule::Environment(Environment::read(environment::read, sapi::is_web()))),
        Some([]) => Ok(ProxyRule::None),
        Some(text) => {
            let text = std::str::from_utf8(text)
                .map_err(|_| Call::value_error(PROXY, "must be valid UTF-8"))?;
            let proxy = Proxy::parse(text);
            proxy
                .map(ProxyRule::Always)
                .map_err(|error| Call::value_error(PROXY, error.to_string()))
        }
    }
}

fn max_redirects(call: &Call<'_>) -> call::Result<u32> {
    let most = call.int(MAX_REDIRECTS, 5)?;
    if most < 0 {
        return Err(Call::value_error(MAX_REDIRECTS, "must be 0 or more"));
    }
    Ok(u32::try_from(most).unwrap_or(u32::MAX))
}

fn reconnect(call: &Call<'_>) -> call::Result<Option<ReconnectPolicy>> {
    match call.argument(RECONNECT) {
        Some(argument) if !argument.is_null() => {
            let Some(policy) = argument.object().filter(|given| reconnect_policy::is_policy(given))
            else {
                let expected = "?WebSocketClient\\ReconnectPolicy";
                return Err(Call::type_error(RECONNECT, expected, argument));
            };
            let problem = "must be an object that its constructor made, with values that it takes";
            let policy = reconnect_policy::read(policy);
            policy.map(Some).ok_or_else(|| Call::value_error(RECONNECT, problem))
        }
        _ => Ok(None),
    }
}

/// Whom the policy asks, which the object of the client has to hold; null for nobody.
pub(super) fn decide(call: &Call<'_>) -> Zval {
    let policy = call.argument(RECONNECT).and_then(Zval::object);
    policy.map_or_else(Zval::null, reconnect_policy::decide)
}

/// Headers as PHP sees them: name => list of values, in the order of their first values.
pub(super) fn header_array(headers: &[Header]) -> ext_php_rs::error::Result<Zval> {
    let mut table = ZendHashTable::new();
    for (index, header) in headers.iter().enumerate() {
        if headers.iter().take(index).any(|earlier| earlier.name == header.name) {
            continue;
        }
        let mut values = ZendHashTable::new();
        for other in headers.iter().filter(|other| other.name == header.name) {
            values.push(string(&other.value))?;
        }
        let mut list = Zval::new();
        list.set_hashtable(values);
        table.insert(header.name.as_str(), list)?;
    }
    let mut array = Zval::new();
    array.set_hashtable(table);
    Ok(array)
}
