//! Connecting to a socket in the file system. It succeeds or fails at once, unless the server's queue is full.

use std::{io, os::fd::OwnedFd, path::Path, sync::Arc, time::Duration};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketAddrUnix, SocketFlags, SocketType, connect, socket_with},
};

use super::{Deadline, Error, Woken, clock, descriptor::not_standard, error::describe, wait_many};

/// A full queue gives EAGAIN and nothing that poll(2) could wait for.
const PATIENCE: Duration = Duration::from_millis(10);

/// An attempt under way.
#[derive(Debug)]
pub(crate) struct Approach {
    path: Arc<Path>,
    address: SocketAddrUnix,
}

/// How far an attempt came.
#[derive(Debug)]
pub(crate) enum Approached {
    /// Connected and non-blocking.
    Connected(OwnedFd),
    TimedOut,
    Interrupted,
}

impl Approach {
    pub(crate) fn new(path: &Arc<Path>) -> Result<Self, Error> {
        let address = SocketAddrUnix::new(&**path).map_err(|error| failed(path, error))?;
        Ok(Self { path: Arc::clone(path), address })
    }

    pub(crate) fn path(&self) -> &Arc<Path> {
        &self.path
    }

    /// Goes on until there is a result, the deadline passes or a signal comes.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Approached, Error> {
        loop {
            match self.attempt() {
                Ok(socket) => return Ok(Approached::Connected(socket)),
                Err(Errno::AGAIN | Errno::INTR) => {}
                Err(error) => return Err(failed(&self.path, error)),
            }
            let pause = deadline.earlier(Deadline::after(clock::now(), PATIENCE));
            match wait_many(&mut [], pause)? {
                Woken::Interrupted => return Ok(Approached::Interrupted),
                _ if deadline.has_passed() => return Ok(Approached::TimedOut),
                _ => {}
            }
        }
    }

    fn attempt(&self) -> Result<OwnedFd, Errno> {
        let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
        let socket =
            not_standard(|| socket_with(AddressFamily::UNIX, SocketType::STREAM, flags, None))?;
        connect(&socket, &self.address)?;
        Ok(socket)
    }
}

fn failed(path: &Arc<Path>, error: Errno) -> Error {
    let reason = describe(&io::Error::from(error));
    Error::Socket { path: Arc::clone(path), reason }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_there_or_too_long_is_said() {
        let path: Arc<Path> = Path::new("/nowhere/x.sock").into();
        let mut approach = Approach::new(&path).unwrap();
        let error = approach.advance(Deadline::Never).unwrap_err();
        assert_eq!(
            error.to_string(),
            "the socket /nowhere/x.sock could not be reached: No such file or directory"
        );
        let long: Arc<Path> = Path::new(&format!("/{}", "x".repeat(200))).into();
        let error = Approach::new(&long).unwrap_err().to_string();
        assert!(error.ends_with("could not be reached: File name too long"), "{error}");
    }
}
