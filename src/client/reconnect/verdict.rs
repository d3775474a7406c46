//! What an end or a failed attempt says about trying again. The table of close codes and statuses is the
//! policy's; what has no code is judged here.

use std::time::{Duration, SystemTime};

use super::{Draw, ReconnectPolicy, backoff::between, retry_after};
use crate::{
    client::{Cause, Closure},
    transport::{Error, Party, TlsCause, TlsFailure},
};

/// "1012 … reconnect using a randomized delay of 5 - 30s" (IANA's registry, Service Restart).
const RESTART: (Duration, Duration) = (Duration::from_secs(5), Duration::from_secs(30));

/// What is to become of an endpoint.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It failed: others first, and this one not before `hold` has passed.
    Again { hold: Duration },
    /// Nothing is its fault: it may be next.
    Blameless,
    /// Another try during this outage would end the same.
    Never,
    /// Its certificate is not good, or a file of ours is not. Not to be tried before the application asks for it.
    Untrusted,
}

/// What a failed attempt says. Without a policy nothing is tried twice. `opened_before`: with the same options there
/// was a connection.
pub(crate) fn of_attempt(
    error: &Error,
    policy: &ReconnectPolicy,
    wall: SystemTime,
    opened_before: bool,
) -> Verdict {
    match error {
        Error::Resolve { .. }
        | Error::Unreachable { .. }
        | Error::Socket { .. }
        | Error::TimedOut { .. }
        | Error::Broken { .. } => Verdict::Again { hold: Duration::ZERO },
        Error::Proxy(failure) if failure.passes => Verdict::Again { hold: Duration::ZERO },
        // Out of descriptors or threads: so would any other endpoint be.
        Error::System(_) => Verdict::Blameless,
        Error::Tls(failure) => of_tls(failure, opened_before),
        Error::Refused(refusal) if policy.retry_http_statuses.contains(&refusal.status) => {
            let hold = retry_after::read(&refusal.headers, wall).unwrap_or_default();
            Verdict::Again { hold }
        }
        Error::Proxy(_) | Error::Refused(_) => Verdict::Never,
    }
}

/// Only what has to be put right by somebody is barred. Balancers send alerts, or answer without TLS, while what is
/// behind them starts; and the certificate of a proxy says nothing about the endpoint behind it.
fn of_tls(failure: &TlsFailure, opened_before: bool) -> Verdict {
    let is_barred = match failure.cause {
        TlsCause::Certificate | TlsCause::Pin => failure.party == Party::Server,
        // Files that were good before are being replaced: a new key beside the old certificate, one half written.
        TlsCause::File { .. } => !opened_before,
        TlsCause::Handshake | TlsCause::Setup => false,
    };
    if is_barred { Verdict::Untrusted } else { Verdict::Again { hold: Duration::ZERO } }
}

/// What the end of a connection says; `None` if it is the end.
pub(crate) fn of_closure(
    closure: &Closure,
    policy: &ReconnectPolicy,
    draw: Draw<'_>,
) -> Option<Verdict> {
    if closure.cause == Cause::Forked {
        // The connection lives on in the parent.
        return Some(Verdict::Blameless);
    }
    if closure.is_ours() || !policy.retry_close_codes.contains(&closure.code) {
        return None;
    }
    let (least, most) = RESTART;
    let restarts = closure.code == 1012;
    let hold = if restarts { between(least, most, draw) } else { Duration::ZERO };
    Some(Verdict::Again { hold })
}
