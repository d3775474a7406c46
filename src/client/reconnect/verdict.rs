//! What an end or a failed attempt says about trying again. The table of close codes and statuses is the
//! policy's; what has no code is judged here.

use std::time::{Duration, SystemTime};

use super::{Draw, ReconnectPolicy, backoff::between, retry_after};
use crate::{
    client::{Cause, Closure},
    transport::{Error, Party, TlsCause, TlsFailure},
};

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

/// What an application says that is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Decision {
    /// Try again.
    Again,
    /// Do not.
    End,
    /// Do as the policy says.
    AsPolicy,
}

impl Decision {
    pub(crate) fn of(answer: Option<bool>) -> Self {
        match answer {
            Some(true) => Self::Again,
            Some(false) => Self::End,
            None => Self::AsPolicy,
        }
    }
}

impl Verdict {
    /// The same after the application was asked.
    pub(crate) fn decided(self, decision: Decision) -> Self {
        match (decision, self) {
            (Decision::Again, Self::Never | Self::Untrusted) => {
                Self::Again { hold: Duration::ZERO }
            }
            (Decision::Again | Decision::AsPolicy, verdict) => verdict,
            (Decision::End, _) => Self::Never,
        }
    }
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
        // No HTTP at all at that port, as no TLS at all.
        Error::Refused(refusal) if refusal.status == 0 => Verdict::Again { hold: Duration::ZERO },
        Error::Proxy(_) | Error::Refused(_) => Verdict::Never,
    }
}

/// Only what has to be put right by somebody is barred. Balancers send alerts, or answer without TLS, while what is
/// behind them starts; and the certificate of a proxy, or of a node that a redirect led to, says nothing about the
/// endpoint.
fn of_tls(failure: &TlsFailure, opened_before: bool) -> Verdict {
    let is_barred = match failure.cause {
        TlsCause::Certificate | TlsCause::Pin => {
            failure.party == Party::Server && !failure.is_elsewhere
        }
        // Files that were good before are being replaced: a new key beside the old certificate, one half written.
        TlsCause::File { .. } => !opened_before,
        TlsCause::Handshake | TlsCause::Setup => false,
    };
    if is_barred { Verdict::Untrusted } else { Verdict::Again { hold: Duration::ZERO } }
}

/// What the end of a connection says, and the application of it; `None` if it is not to be replaced.
pub(crate) fn of_closure(
    closure: &Closure,
    policy: &ReconnectPolicy,
    decision: Decision,
    draw: Draw<'_>,
) -> Option<Verdict> {
    if closure.cause == Cause::Forked {
        // The connection lives on in the parent.
        return Some(Verdict::Blameless);
    }
    let is_wanted = match decision {
        Decision::Again => true,
        Decision::End => false,
        Decision::AsPolicy => is_worth_it(closure, policy),
    };
    if closure.is_ours() || !is_wanted {
        return None;
    }
    let (least, most) = policy.restart_delay;
    let restarts = closure.code == 1012;
    let hold = if restarts { between(least, most, draw) } else { Duration::ZERO };
    Some(Verdict::Again { hold })
}

fn is_worth_it(closure: &Closure, policy: &ReconnectPolicy) -> bool {
    let has = |code: u16| policy.retry_close_codes.contains(&code);
    match &closure.cause {
        // The server wanted to end the connection, and did not say why: as good as no Close frame.
        Cause::Violation(violation) if violation.is_in_close() => has(1006) || has(closure.code),
        _ => has(closure.code),
    }
}
