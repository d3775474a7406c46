//! What is left of a lost connection: what it brought, and what the application says of its end.

use super::{
    Cause, Client, Closure, Level, Message, Record,
    connection::Connection,
    reconnect::{Decision, of_closure},
};

impl Client {
    /// Takes what came over the lost connection and was not fetched, unless what earlier ones have left takes all of the
    /// read-ahead: outages do not fill the memory of an application that fetches nothing, or cannot inside `connect()`.
    pub(super) fn keep_unfetched(&mut self) {
        let Some(connection) = &self.connection else { return };
        let kept = self.kept.bytes() + self.kept.len() * size_of::<Message>();
        if kept < self.options.read_ahead {
            return connection.drain(|message| self.kept.push_back(message));
        }
        let mut dropped = 0;
        connection.drain(|_| dropped += 1);
        self.earlier.messages_dropped += dropped;
        if dropped > 0 {
            let text = format!(
                "{dropped} messages of the connection to {} were dropped: those of earlier connections, which were not \
                 fetched, take all of readAhead",
                connection.place()
            );
            self.log.push(Record { level: Level::Warning, text });
        }
    }

    /// What the application says of the end or the failure that it was asked about.
    pub(crate) fn decided(&mut self, decision: Decision) {
        match (&mut self.search, &self.connection) {
            (Some(search), _) => search.decided(decision),
            (None, Some(connection)) => self.decided = Some((connection.serial(), decision)),
            (None, None) => {}
        }
    }

    /// What it said of the loss of that connection, if it was asked.
    pub(super) fn decision_about(&self, serial: u64) -> Option<Decision> {
        self.decided.filter(|(on, _)| *on == serial).map(|(_, decision)| decision)
    }

    /// Whether it does not want the present connection to be replaced, whose end that is.
    pub(super) fn is_refused(&self, closure: &Closure) -> bool {
        let serial = self.connection.as_ref().map(Connection::serial);
        let decision = serial.and_then(|serial| self.decision_about(serial));
        !closure.is_ours() && decision == Some(Decision::End)
    }

    /// Whether the connection is over and the next call is going to look for another one.
    pub(crate) fn is_to_be_replaced(&self) -> bool {
        let (Some(policy), Some(connection)) = (&self.options.reconnect, &self.connection) else {
            return false;
        };
        let Some(closure) = connection.look().filter(|_| !self.abandoned) else { return false };
        let decision = self.decision_about(connection.serial()).unwrap_or(Decision::AsPolicy);
        of_closure(&closure, policy, decision, &mut || 0.0).is_some()
    }

    /// The same, where the application has not been asked yet.
    pub(super) fn may_be_replaced(&self) -> bool {
        let (Some(policy), Some(connection)) = (&self.options.reconnect, &self.connection) else {
            return false;
        };
        if !policy.decides || self.decision_about(connection.serial()).is_some() {
            return self.is_to_be_replaced();
        }
        connection.look().is_some_and(|closure| may_be_asked(&closure))
    }
}

/// Whether the application has a say in what follows an end.
pub(super) fn may_be_asked(closure: &Closure) -> bool {
    !closure.is_ours() && closure.cause != Cause::Forked
}
