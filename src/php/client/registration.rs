//! What PHP knows of the class: its methods, their parameters and types.

use ext_php_rs::{
    args::Arg,
    builders::{ClassBuilder, FunctionBuilder},
    class::{ClassEntryInfo, ClassMetadata, ConstructorMeta, RegisteredClass},
    convert::IntoZvalDyn,
    describe::DocComments,
    error::Result,
    flags::{
        ClassFlags, ConstantFlags,
        DataType::{self, Array, Bool, Double, Iterable, Long, Mixed, String, Void},
        MethodFlags,
    },
    zend::ce,
};

use super::{WebSocketClient, many, matching, methods, select, stream, streaming};
use crate::php::{
    call::{handler, handler_after},
    class::{Declared, Initial, Kind, Property, declare_type, keep_state, method, optional},
    message, options, stats,
};

impl RegisteredClass for WebSocketClient {
    const CLASS_NAME: &'static str = "WebSocketClient";
    const BUILDER_MODIFIER: Option<fn(ClassBuilder) -> ClassBuilder> = None;
    const EXTENDS: Option<ClassEntryInfo> = None;
    const IMPLEMENTS: &'static [ClassEntryInfo] = &[(ce::aggregate, "\\IteratorAggregate")];
    const FLAGS: ClassFlags = ClassFlags::NoDynamicProperties;

    fn get_metadata() -> &'static ClassMetadata<Self> {
        static METADATA: ClassMetadata<WebSocketClient> = ClassMetadata::new(&[]);
        &METADATA
    }

    /// Not ext-php-rs's, which gives an object that is in use another Rust side.
    fn constructor() -> Option<ConstructorMeta<Self>> {
        None
    }

    fn constants() -> &'static [(&'static str, &'static dyn IntoZvalDyn, DocComments, ConstantFlags)]
    {
        &[]
    }

    fn method_builders() -> Vec<(FunctionBuilder<'static>, MethodFlags)> {
        let select = method("select", handler!(select::select)).arg(Arg::new("clients", Array));
        let select = gives(seconds(select), Array);
        [opening_and_closing(), sending(), receiving(), looking(), telling()]
            .into_iter()
            .flatten()
            .map(|builder| (builder, MethodFlags::Public))
            .chain([(select, MethodFlags::Public | MethodFlags::Static)])
            .collect()
    }
}

type Method = FunctionBuilder<'static>;

fn gives(builder: Method, kind: DataType) -> Method {
    builder.returns(kind, false, false)
}

fn may_give(builder: Method, kind: DataType) -> Method {
    builder.returns(kind, false, true)
}

/// Of the client itself; `static` for reflection, see [`register`].
fn gives_itself(builder: Method) -> Method {
    gives(builder, DataType::object(WebSocketClient::CLASS_NAME))
}

fn seconds(builder: Method) -> Method {
    builder.not_required().arg(optional("timeout", Double, "null"))
}

fn binary(builder: Method) -> Method {
    builder.not_required().arg(optional("binary", Bool, "false"))
}

fn opening_and_closing() -> Vec<Method> {
    let close = method("close", handler!(methods::close))
        .not_required()
        .arg(optional("code", Long, "1000"))
        .arg(optional("reason", String, "''"));
    vec![
        gives_itself(method("connect", handler!(methods::connect))),
        gives(seconds(method("ping", handler!(methods::ping))), Double),
        gives(close, Void),
    ]
}

fn sending() -> Vec<Method> {
    let send = method("send", handler!(methods::send)).arg(Arg::new("text", String));
    let send_binary =
        method("sendBinary", handler!(methods::send_binary)).arg(Arg::new("bytes", String));
    let send_json = method("sendJson", handler!(methods::send_json))
        .arg(Arg::new("value", Mixed))
        .not_required()
        .arg(optional("flags", Long, "0"));
    let send_fragments = method("sendFragments", handler!(streaming::send_fragments))
        .arg(Arg::new("chunks", Iterable));
    let send_many = method("sendMany", handler!(many::send_many)).arg(Arg::new("texts", Iterable));
    vec![
        gives(send, Void),
        gives(send_binary, Void),
        gives(send_json, Void),
        gives(binary(send_fragments), Void),
        gives(binary(send_many), Long),
    ]
}

fn receiving() -> Vec<Method> {
    let message = || DataType::object(message::NAME);
    let recv = method("recv", handler_after!(methods::recv_at_hand, methods::recv));
    let recv_many = method("recvMany", handler!(many::recv_many)).arg(Arg::new("max", Long));
    let recv_matching = method("recvMatching", handler!(matching::recv_matching))
        .arg(Arg::new("accepts", DataType::Callable));
    let recv_to = method("recvTo", handler!(streaming::recv_to)).arg(Arg::new("stream", Mixed));
    vec![
        may_give(seconds(recv), message()),
        gives(seconds(recv_many), Array),
        may_give(seconds(recv_matching), message()),
        may_give(seconds(recv_to), Long),
        gives(seconds(method("messages", handler!(methods::messages))), Iterable),
        gives(method("getIterator", handler!(methods::get_iterator)), DataType::object("Iterator")),
        method("getStream", handler!(stream::get_stream)),
    ]
}

fn looking() -> Vec<Method> {
    let state = DataType::object("WebSocketClient\\State");
    vec![
        gives(method("isConnected", handler!(methods::is_connected)), Bool),
        gives(method("getState", handler!(methods::get_state)), state),
        may_give(method("getUrl", handler!(methods::get_url)), String),
        may_give(method("getRemoteAddress", handler!(methods::get_remote_address)), String),
        may_give(method("getSubprotocol", handler!(methods::get_subprotocol)), String),
        gives(method("getResponseHeaders", handler!(methods::get_response_headers)), Array),
        may_give(method("getTlsInfo", handler!(methods::get_tls_info)), Array),
        may_give(method("getCloseCode", handler!(methods::get_close_code)), Long),
        may_give(method("getCloseReason", handler!(methods::get_close_reason)), String),
        gives(method("getStats", handler!(methods::get_stats)), DataType::object(stats::NAME)),
        gives(method("__debugInfo", handler!(methods::debug_info)), Array),
    ]
}

/// Those that say whom to tell.
fn telling() -> Vec<Method> {
    let callback =
        |builder: Method| builder.arg(Arg::new("callback", DataType::Callable).allow_null());
    let logger = Arg::new("logger", DataType::ANY_OBJECT).allow_null();
    vec![
        gives_itself(method("setLogger", handler!(methods::set_logger)).arg(logger)),
        gives_itself(callback(method("onOpen", handler!(methods::on_open)))),
        gives_itself(callback(method("onDisconnect", handler!(methods::on_disconnect)))),
        gives_itself(callback(method("onRetry", handler!(methods::on_retry)))),
    ]
}

/// Registers the class. ext-php-rs would do the same, but for the property that the garbage collector is to
/// see and for the parameters that stack traces are not to show.
pub(in crate::php) fn register() -> Result<()> {
    let mut builder = ClassBuilder::new(WebSocketClient::CLASS_NAME);
    for (method, flags) in WebSocketClient::method_builders() {
        builder = builder.method(method, flags);
    }
    for interface in WebSocketClient::IMPLEMENTS {
        builder = builder.implements(*interface);
    }
    builder
        .method(
            options::declare(method("__construct", handler!(methods::construct))),
            MethodFlags::Public,
        )
        .flags(WebSocketClient::FLAGS)
        .registration(|class, arguments| {
            Property::private("logger", Kind::AnyObject, Initial::Null).nullable().declare(class);
            for name in ["onOpen", "onDisconnect", "onRetry", "stream", "decide"] {
                Property::private(name, Kind::Mixed, Initial::Null).declare(class);
            }
            options::hide_secrets(class);
            for method in ["connect", "onopen", "ondisconnect", "onretry", "setlogger"] {
                declare_type(class, method, 0, Declared::Static);
            }
            declare_type(class, "__construct", 1, Declared::StringOrArray);
            declare_type(class, "recvto", 1, Declared::Nothing);
            keep_state::<WebSocketClient>(class);
            let metadata = WebSocketClient::get_metadata();
            metadata.set_ce(class);
            metadata.set_arg_info(arguments);
        })
        .register()
}
