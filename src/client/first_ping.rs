//! The first ping of a connection. A server that does not know Ping ends the connection at it, after a silence, and the
//! error must name the ping. It sends nothing and has no clock: instants come as values.

use std::{
    fmt,
    time::{Duration, Instant},
};

use super::{Cause, Closure, Initiator};
use crate::protocol::Violation;

/// An end that comes later has other reasons.
const AT_ONCE: Duration = Duration::from_secs(1);

/// Who sent a ping.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Pinger {
    Heartbeat,
    Application,
}

/// The first ping. A peer that has lived on after one lives on after others.
#[derive(Debug, Clone, Copy)]
pub(crate) struct FirstPing {
    pub(crate) at: Instant,
    pub(crate) by: Pinger,
}

/// A first ping that nothing answered, and how many milliseconds before the end it went out. `Display` is what an error
/// adds. It is small, since every call's error has room for it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct UnansweredPing {
    before: u16,
    by: Pinger,
}

impl FirstPing {
    /// What it has to do with an end at `now`, if nothing has answered it.
    pub(crate) fn unanswered(self, closure: &Closure, now: Instant) -> Option<UnansweredPing> {
        let before = now.saturating_duration_since(self.at);
        if before > AT_ONCE || !is_a_refusal(closure) {
            return None;
        }
        let before = u16::try_from(before.as_millis()).unwrap_or(u16::MAX);
        Some(UnansweredPing { before, by: self.by })
    }
}

/// Whether the peer may have ended it for what it received. 1000, 1001 and codes of other meanings say why it did. One that
/// fails may put that into a Close frame badly, or into HTTP.
fn is_a_refusal(closure: &Closure) -> bool {
    match &closure.cause {
        Cause::Lost(_) => closure.initiator == Initiator::Network,
        // A protocol error, data that it cannot accept, no code, an unexpected condition.
        Cause::Handshake => {
            closure.initiator == Initiator::Peer
                && matches!(closure.code, 1002 | 1003 | 1005 | 1011)
        }
        Cause::Violation(violation) => violation.is_in_close() || *violation == Violation::Http,
        _ => false,
    }
}

impl fmt::Display for UnansweredPing {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let seconds = f64::from(self.before) / 1000.0;
        write!(
            f,
            "that was {seconds:.1} s after our first ping, which the server did not answer: "
        )?;
        f.write_str(match self.by {
            Pinger::Heartbeat => "if it does not know Ping, set pingInterval: null",
            Pinger::Application => "it may not know Ping",
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{protocol::CloseFrame, transport::clock};

    const MS: Duration = Duration::from_millis(1);

    fn lost(initiator: Initiator) -> Closure {
        Closure::abnormal(initiator, Cause::Lost("it was reset".to_owned()))
    }

    fn said(by: Pinger, closure: &Closure, after: Duration) -> Option<String> {
        let at = clock::now();
        FirstPing { at, by }.unanswered(closure, at + after).map(|ping| ping.to_string())
    }

    #[test]
    fn an_end_within_a_second_names_the_ping_and_what_helps() {
        let lost = lost(Initiator::Network);
        assert_eq!(
            said(Pinger::Heartbeat, &lost, 140 * MS).as_deref(),
            Some(
                "that was 0.1 s after our first ping, which the server did not answer: if it does not know Ping, set \
                 pingInterval: null"
            )
        );
        assert!(said(Pinger::Heartbeat, &lost, 1000 * MS).is_some());
        assert_eq!(said(Pinger::Heartbeat, &lost, 1001 * MS), None);
    }

    #[test]
    fn for_a_ping_of_the_application_no_setting_is_named() {
        let said = said(Pinger::Application, &lost(Initiator::Network), MS).unwrap();
        assert!(said.ends_with("did not answer: it may not know Ping"), "{said}");
    }

    #[test]
    fn only_an_end_that_the_peer_may_have_made_for_it_counts() {
        let close = |code, initiator| Closure::handshake(CloseFrame::new(code, ""), initiator);
        for (closure, counts) in [
            (close(1002, Initiator::Peer), true),
            (close(1003, Initiator::Peer), true),
            (close(1011, Initiator::Peer), true),
            (Closure::handshake(CloseFrame::default(), Initiator::Peer), true),
            (close(1000, Initiator::Peer), false),
            (close(1001, Initiator::Peer), false),
            (close(1012, Initiator::Peer), false),
            (close(4000, Initiator::Peer), false),
            (close(1002, Initiator::Client), false),
            (lost(Initiator::Network), true),
            (lost(Initiator::Client), false),
            (Closure::abnormal(Initiator::Client, Cause::Unanswered), false),
            (Closure::violation(Violation::Masked), false),
            (Closure::violation(Violation::CloseCode(1006)), true),
            (Closure::violation(Violation::ReasonNotUtf8), true),
            (Closure::violation(Violation::Http), true),
        ] {
            assert_eq!(said(Pinger::Heartbeat, &closure, MS).is_some(), counts, "{closure:?}");
        }
    }
}
