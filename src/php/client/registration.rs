//! What PHP knows of the class: its methods, their parameters and types.

use ext_php_rs::{
    args::Arg,
    builders::{ClassBuilder, FunctionBuilder},
    class::{ClassEntryInfo, ClassMetadata, ConstructorMeta, RegisteredClass},
    convert::IntoZvalDyn,
    describe::DocComments,
    error::Result,
    flags::{ClassFlags, ConstantFlags, DataType, MethodFlags},
    zend::ce,
};

use super::{WebSocketClient, many, methods, select, stream, streaming};
use crate::php::{
    call::{handler, handler_after},
    class::{Initial, Kind, Property, keep_state, method, optional},
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
        use DataType::{Array, Bool, Double, Iterable, Long, Mixed, String, Void};
        let plain =
            |builder: FunctionBuilder<'static>, kind: DataType| builder.returns(kind, false, false);
        let nullable =
            |builder: FunctionBuilder<'static>, kind: DataType| builder.returns(kind, false, true);
        let seconds = |builder: FunctionBuilder<'static>| {
            builder.not_required().arg(optional("timeout", Double, "null"))
        };
        let close_arguments = |builder: FunctionBuilder<'static>| {
            builder
                .not_required()
                .arg(optional("code", Long, "1000"))
                .arg(optional("reason", String, "''"))
        };
        let logger = Arg::new("logger", DataType::ANY_OBJECT).allow_null();
        let setter = |builder: FunctionBuilder<'static>| {
            builder.arg(Arg::new("callback", DataType::Callable).allow_null()).returns(
                DataType::object(Self::CLASS_NAME),
                false,
                false,
            )
        };
        let select = method("select", handler!(select::select)).arg(Arg::new("clients", Array));
        let select = plain(seconds(select), Array);
        [
            plain(method("connect", handler!(methods::connect)), Void),
            plain(method("send", handler!(methods::send)).arg(Arg::new("text", String)), Void),
            plain(
                method("sendBinary", handler!(methods::send_binary)).arg(Arg::new("bytes", String)),
                Void,
            ),
            plain(
                method("sendFragments", handler!(streaming::send_fragments))
                    .arg(Arg::new("chunks", Iterable))
                    .not_required()
                    .arg(optional("binary", Bool, "false")),
                Void,
            ),
            plain(
                method("sendMany", handler!(many::send_many))
                    .arg(Arg::new("texts", Iterable))
                    .not_required()
                    .arg(optional("binary", Bool, "false")),
                Long,
            ),
            nullable(
                seconds(method("recv", handler_after!(methods::recv_at_hand, methods::recv))),
                DataType::object(message::NAME),
            ),
            plain(
                seconds(method("recvMany", handler!(many::recv_many)).arg(Arg::new("max", Long))),
                Array,
            ),
            nullable(
                seconds(
                    method("recvTo", handler!(streaming::recv_to)).arg(Arg::new("stream", Mixed)),
                ),
                Long,
            ),
            plain(seconds(method("ping", handler!(methods::ping))), Double),
            plain(close_arguments(method("close", handler!(methods::close))), Void),
            plain(method("isConnected", handler!(methods::is_connected)), Bool),
            plain(
                method("getState", handler!(methods::get_state)),
                DataType::object("WebSocketClient\\State"),
            ),
            nullable(method("getUrl", handler!(methods::get_url)), String),
            nullable(method("getRemoteAddress", handler!(methods::get_remote_address)), String),
            nullable(method("getSubprotocol", handler!(methods::get_subprotocol)), String),
            plain(method("getResponseHeaders", handler!(methods::get_response_headers)), Array),
            nullable(method("getTlsInfo", handler!(methods::get_tls_info)), Array),
            nullable(method("getCloseCode", handler!(methods::get_close_code)), Long),
            nullable(method("getCloseReason", handler!(methods::get_close_reason)), String),
            plain(method("getStats", handler!(methods::get_stats)), DataType::object(stats::NAME)),
            plain(
                method("setLogger", handler!(methods::set_logger)).arg(logger),
                DataType::object(Self::CLASS_NAME),
            ),
            setter(method("onOpen", handler!(methods::on_open))),
            setter(method("onDisconnect", handler!(methods::on_disconnect))),
            setter(method("onRetry", handler!(methods::on_retry))),
            method("getStream", handler!(stream::get_stream)),
            plain(
                method("getIterator", handler!(methods::get_iterator)),
                DataType::object("Iterator"),
            ),
            plain(method("__debugInfo", handler!(methods::debug_info)), Array),
        ]
        .into_iter()
        .map(|builder| (builder, MethodFlags::Public))
        .chain([(select, MethodFlags::Public | MethodFlags::Static)])
        .collect()
    }
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
            keep_state::<WebSocketClient>(class);
            let metadata = WebSocketClient::get_metadata();
            metadata.set_ce(class);
            metadata.set_arg_info(arguments);
        })
        .register()
}
