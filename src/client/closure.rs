//! How a connection ended (RFC 6455, section 7.1).

use std::{fmt, time::Duration};

use super::{MessageLimit, first_ping::UnansweredPing};
use crate::{
    protocol::{CloseFrame, Violation},
    transport::seconds,
};

/// Who ended it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Initiator {
    Peer,
    Client,
    Network,
}

impl Initiator {
    /// PHP's word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Peer => "peer",
            Self::Client => "client",
            Self::Network => "network",
        }
    }
}

/// What happened.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cause {
    /// A Close frame came, asked for or not.
    Handshake,
    /// The socket ended or failed.
    Lost(String),
    /// Neither data nor the answer to a ping came.
    Silent { silence: Duration, timeout: Duration },
    /// The peer broke the rules and was told so.
    Violation(Violation),
    /// A message of at least this size is more than we take.
    TooBig { size: u64, limit: MessageLimit },
    /// There is no memory for one.
    NoMemory { size: u64 },
    /// We had sent our Close frame and no answer came in time.
    Unanswered,
    /// A message was given up in the middle: `sendTimeout` passed, a fatal error ended the script, or its chunks
    /// ended in an error.
    HalfSent,
    /// A message that came in pieces was given up: they could not be used, or stayed away.
    HalfReceived,
    /// Half a message was on a connection in whose place another one is.
    Overtaken,
    /// Our Close frame is on its way.
    Closing,
    /// A signal handler ended it, and perhaps opened another, while a call waited for it.
    Replaced,
    /// It belongs to the process that opened it.
    Forked,
    /// `close()` was called while a connection was being looked for.
    Abandoned,
}

/// The end of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Closure {
    /// The code of the peer's Close frame; 1005 if it had none, 1006 if there was no such frame. For a
    /// violation, the code that we sent.
    pub(crate) code: u16,
    /// The reason beside it.
    pub(crate) reason: String,
    /// Whether both Close frames were exchanged.
    pub(crate) clean: bool,
    pub(crate) initiator: Initiator,
    pub(crate) cause: Cause,
    /// What may have led to it.
    pub(crate) ping: Option<UnansweredPing>,
}

impl Closure {
    /// The closing handshake, complete.
    pub(crate) fn handshake(frame: CloseFrame, initiator: Initiator) -> Self {
        let code = frame.code.unwrap_or(1005);
        Self {
            code,
            reason: frame.reason,
            clean: true,
            initiator,
            cause: Cause::Handshake,
            ping: None,
        }
    }

    /// An end without the peer's Close frame. "the status code is considered to be 1006" (7.1.5)
    pub(crate) fn abnormal(initiator: Initiator, cause: Cause) -> Self {
        Self { code: 1006, reason: String::new(), clean: false, initiator, cause, ping: None }
    }

    /// The peer broke the rules; we told it why.
    pub(crate) fn violation(violation: Violation) -> Self {
        Self {
            code: violation.close_code(),
            reason: violation.to_string(),
            clean: false,
            initiator: Initiator::Client,
            cause: Cause::Violation(violation),
            ping: None,
        }
    }

    /// The same, unless all that was wrong is that we cannot take a message.
    pub(crate) fn failed(violation: Violation, limit: MessageLimit) -> Self {
        let cause = match violation {
            Violation::TooBig { size, .. } => Cause::TooBig { size, limit },
            Violation::NoMemory { size } => Cause::NoMemory { size },
            _ => return Self::violation(violation),
        };
        Self { cause, ..Self::violation(violation) }
    }

    /// Whether the application wanted it.
    pub(crate) fn is_ours(&self) -> bool {
        self.initiator == Initiator::Client
            && match self.cause {
                Cause::Violation(_)
                | Cause::TooBig { .. }
                | Cause::NoMemory { .. }
                | Cause::HalfSent
                | Cause::HalfReceived => false,
                Cause::Handshake
                | Cause::Lost(_)
                | Cause::Silent { .. }
                | Cause::Unanswered
                | Cause::Closing
                | Cause::Replaced
                | Cause::Overtaken
                | Cause::Forked
                | Cause::Abandoned => true,
            }
    }

    /// Whether a loop over messages just ends: we closed, or the peer did in the ordinary way.
    pub(crate) fn is_ordinary(&self) -> bool {
        match self.cause {
            Cause::Handshake => {
                self.initiator == Initiator::Client || matches!(self.code, 1000 | 1001)
            }
            Cause::Unanswered | Cause::Abandoned => true,
            Cause::Lost(_) => self.initiator == Initiator::Client,
            _ => false,
        }
    }

    /// What happened, about the connection to `target`.
    pub(crate) fn describe(&self, target: &dyn fmt::Display) -> String {
        let end = self.describe_end(target);
        match &self.ping {
            Some(ping) => format!("{end}; {ping}"),
            None => end,
        }
    }

    fn describe_end(&self, target: &dyn fmt::Display) -> String {
        match &self.cause {
            Cause::Handshake => {
                let who =
                    if self.initiator == Initiator::Peer { "the server" } else { "this client" };
                let reason = if self.reason.is_empty() {
                    String::new()
                } else {
                    format!(": \"{}\"", self.reason.escape_debug())
                };
                format!(
                    "the connection to {target} was closed by {who} with code {}{reason}",
                    named(self.code)
                )
            }
            Cause::Lost(why) => format!("the connection to {target} was lost: {why}"),
            Cause::Silent { silence, timeout } => format!(
                "the connection to {target} was lost: the server sent nothing for {:.1} s and did not answer \
                 a ping within {} s (pongTimeout)",
                silence.as_secs_f64(),
                seconds(*timeout),
            ),
            Cause::Violation(violation) => format!(
                "the server at {target} broke the WebSocket protocol: {violation}; \
                 the connection was closed with code {}",
                named(self.code)
            ),
            Cause::TooBig { size, limit } => format!(
                "the server at {target} sent a message of at least {size} bytes, more than {} allows ({} bytes); \
                 the connection was closed with code {}; raise that limit, or call recvTo(), which takes messages of \
                 any size",
                limit.setting(),
                limit.bytes(),
                named(self.code)
            ),
            Cause::NoMemory { size } => format!(
                "this system has no memory for a message of at least {size} bytes from the server at {target}; \
                 the connection was closed with code {}; recvTo() needs little memory for messages of any size",
                named(self.code)
            ),
            Cause::Unanswered => format!(
                "the connection to {target} was closed by this client; the server did not answer the Close frame in \
                 time (closeTimeout)"
            ),
            Cause::HalfSent => format!(
                "the connection to {target} was closed by this client: half a message had been sent when \
                 it was given up"
            ),
            Cause::HalfReceived => format!(
                "the connection to {target} was closed by this client: a message was given up that \
                 recvTo() had begun to hand over"
            ),
            Cause::Overtaken => format!(
                "the connection with the first part of the message has ended, and another one, to {target}, \
                 has taken its place"
            ),
            Cause::Closing => {
                format!("the connection to {target} is being closed by this client")
            }
            Cause::Replaced => format!(
                "the connection to {target} was closed by this client while a call waited for it"
            ),
            Cause::Abandoned => {
                format!("the connection to {target} was closed by this client before it was open")
            }
            Cause::Forked => format!(
                "the connection to {target} belongs to the parent process; call connect() to open one of its own"
            ),
        }
    }
}

/// A code and its registered name (RFC 6455, 7.4.1, and IANA's registry).
fn named(code: u16) -> String {
    let name = match code {
        1000 => "normal closure",
        1001 => "going away",
        1002 => "protocol error",
        1003 => "unsupported data",
        1005 => "no status received",
        1006 => "abnormal closure",
        1007 => "invalid payload data",
        1008 => "policy violation",
        1009 => "message too big",
        1010 => "mandatory extension",
        1011 => "internal error",
        1012 => "service restart",
        1013 => "try again later",
        1014 => "bad gateway",
        _ => return code.to_string(),
    };
    format!("{code} ({name})")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_end_describes_itself() {
        let peer = Closure::handshake(CloseFrame::new(1001, "bye\n"), Initiator::Peer);
        assert_eq!(
            peer.describe(&"ws://h/"),
            "the connection to ws://h/ was closed by the server with code 1001 (going away): \"bye\\n\""
        );
        let none = Closure::handshake(CloseFrame::default(), Initiator::Client);
        assert_eq!(
            none.describe(&"ws://h/"),
            "the connection to ws://h/ was closed by this client with code 1005 (no status received)"
        );
        let app = Closure::handshake(CloseFrame::new(4001, ""), Initiator::Peer);
        assert!(app.describe(&"ws://h/").ends_with("with code 4001"));
    }

    #[test]
    fn what_we_cannot_take_is_not_told_as_the_servers_fault() {
        let told = |violation: Violation, limit: MessageLimit| {
            let closure = Closure::failed(violation, limit);
            assert_eq!(
                (closure.code, closure.is_ours(), closure.is_ordinary()),
                (1009, false, false)
            );
            closure.describe(&"ws://h/")
        };
        let too_big = Violation::TooBig { size: 17, limit: 10 };
        assert_eq!(
            told(too_big.clone(), MessageLimit::Client(10)),
            "the server at ws://h/ sent a message of at least 17 bytes, more than maxMessageSize allows (10 bytes); \
             the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which \
             takes messages of any size"
        );
        assert!(told(too_big, MessageLimit::Ini(10)).contains(
            "more than the ini setting websocket_client.max_message_size allows (10 bytes); the"
        ));
        assert_eq!(
            told(Violation::NoMemory { size: 17 }, MessageLimit::Client(20)),
            "this system has no memory for a message of at least 17 bytes from the server at ws://h/; the connection \
             was closed with code 1009 (message too big); recvTo() needs little memory for messages of any size"
        );
    }

    #[test]
    fn it_is_small_since_the_error_of_every_call_has_room_for_it() {
        assert!(size_of::<Closure>() <= 64, "{}", size_of::<Closure>());
    }

    #[test]
    fn a_breach_is_told_as_the_servers() {
        let closure = Closure::failed(Violation::Masked, MessageLimit::Client(10));
        assert_eq!(closure, Closure::violation(Violation::Masked));
        assert_eq!(
            closure.describe(&"ws://h/"),
            "the server at ws://h/ broke the WebSocket protocol: a frame from the server is masked; the connection \
             was closed with code 1002 (protocol error)"
        );
    }

    #[test]
    fn only_an_ordinary_end_is_silent_in_a_loop() {
        for (closure, ordinary) in [
            (Closure::handshake(CloseFrame::new(1000, ""), Initiator::Peer), true),
            (Closure::handshake(CloseFrame::new(1001, ""), Initiator::Peer), true),
            (Closure::handshake(CloseFrame::default(), Initiator::Peer), false),
            (Closure::handshake(CloseFrame::new(1011, ""), Initiator::Peer), false),
            (Closure::handshake(CloseFrame::new(4000, ""), Initiator::Client), true),
            (Closure::abnormal(Initiator::Network, Cause::Lost(String::new())), false),
            (Closure::abnormal(Initiator::Client, Cause::Unanswered), true),
            (Closure::abnormal(Initiator::Client, Cause::HalfSent), false),
            (Closure::violation(Violation::Masked), false),
        ] {
            assert_eq!(closure.is_ordinary(), ordinary, "{closure:?}");
        }
    }
}
