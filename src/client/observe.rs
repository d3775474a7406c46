//! A client in somebody else's event loop: one descriptor that is readable whenever `recv(0)` has something to give or to
//! do, over all its connections and between them.

use std::{io, os::fd::OwnedFd, sync::Arc};

use super::{Client, connection::Connection};
use crate::transport::{Deadline, Readiness, clock};

impl Client {
    /// The descriptor, a copy for the caller to close.
    pub(crate) fn descriptor(&mut self) -> io::Result<OwnedFd> {
        if let Some(readiness) = self.readiness() {
            return readiness.descriptor();
        }
        let readiness = Arc::new(Readiness::new()?);
        let descriptor = readiness.descriptor()?;
        if let Some(connection) = &self.connection {
            connection.observe(Some(&readiness))?;
        }
        self.readiness = Some(readiness);
        self.signal();
        Ok(descriptor)
    }

    /// Whether this process has asked for it before.
    pub(crate) fn has_descriptor(&self) -> bool {
        self.readiness().is_some()
    }

    /// A parent's event loop is not to be woken by its child.
    fn readiness(&self) -> Option<&Arc<Readiness>> {
        self.readiness.as_ref().filter(|readiness| readiness.is_ours())
    }

    /// Has the event loop watch a new connection. Without it only what the keeper reads is seen, if memory is that short.
    pub(super) fn observe(&self, connection: &Connection) {
        if let Some(readiness) = self.readiness() {
            let _ = connection.observe(Some(readiness));
        }
    }

    /// Brings the descriptor up to date, after each call.
    pub(crate) fn signal(&self) {
        let Some(readiness) = self.readiness() else { return };
        let has_something =
            self.pending.is_some() || self.unfetched.is_some() || !self.kept.is_empty();
        let search = self.search.as_ref().filter(|_| !has_something);
        readiness.note_at(search.map_or(Deadline::Never, |search| search.due(clock::now())));
        match &self.connection {
            _ if has_something => readiness.note(true),
            Some(connection) if search.is_none() => connection.signal(),
            // The one that was lost has nothing more to say.
            Some(connection) => {
                let _ = connection.observe(None);
                readiness.note(false);
            }
            None => readiness.note(false),
        }
    }
}

impl Connection {
    /// Has an event loop watch it, or stops that.
    pub(super) fn observe(&self, readiness: Option<&Arc<Readiness>>) -> io::Result<()> {
        let Some(mut link) = self.link() else { return Ok(()) };
        link.observe(readiness.cloned())?;
        self.release(link);
        Ok(())
    }

    /// Lets the event loop know whether there is something to fetch.
    pub(super) fn signal(&self) {
        if let Some(link) = self.link() {
            link.signal();
        }
    }
}
