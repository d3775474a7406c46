//! A tunnel being dug: the dialogue with a proxy over a stream, until that stream is the server's.

use std::{net::SocketAddr, os::fd::AsFd};

use super::{
    Proxy, ProxyFailure,
    http_connect::Connect,
    socks5::{Next, Socks5},
};
use crate::transport::{
    Deadline, Error, Moved, Party, Peer, Stream, Target, Woken, clock,
    error::{Step, describe_of},
    wait,
};

pub(crate) use super::socks5::Destination;

/// Reads in one step, so that a peer that never stops sending cannot hold it past the deadline.
const READS_PER_STEP: usize = 1024;

/// No dialogue asks for more at once.
const MOST_WANTED: usize = 512;

/// A tunnel to be.
#[derive(Debug)]
pub(crate) struct Tunnel {
    stream: Option<Stream>,
    proxy: Proxy,
    peer: Peer,
    server: String,
    dialogue: Dialogue,
    output: Vec<u8>,
    written: usize,
}

#[derive(Debug)]
enum Dialogue {
    Connect(Connect),
    Socks5(Socks5),
}

/// How far a tunnel came.
#[derive(Debug)]
pub(crate) enum Dug {
    /// What is read and written now is the server's; and the proxy's words, if it had any.
    Open(Stream, Option<String>),
    /// The proxy did not reach this address. Another one needs another connection.
    Unreached(ProxyFailure),
    TimedOut,
    Interrupted,
}

/// How far one step came.
enum Stepped {
    Open(Option<String>),
    Unreached(ProxyFailure),
    Blocked,
    /// It stopped for breath.
    Busy,
}

impl Tunnel {
    /// `address` is the server's, if it is for us to resolve.
    pub(crate) fn new(
        stream: Stream,
        proxy: Proxy,
        peer: Peer,
        target: &Target,
        address: Option<SocketAddr>,
        user_agent: Option<&[u8]>,
    ) -> Self {
        let server = target.host_and_port();
        let (dialogue, output) = if proxy.is_socks() {
            let name = || match target.host().parse() {
                Ok(ip) => Destination::Address(SocketAddr::new(ip, target.port())),
                Err(_) => Destination::Name(target.host().to_owned(), target.port()),
            };
            let destination = address.map_or_else(name, Destination::Address);
            let (socks, greeting) = Socks5::new(&proxy, destination);
            (Dialogue::Socks5(socks), greeting)
        } else {
            (Dialogue::Connect(Connect::default()), Connect::request(&proxy, &server, user_agent))
        };
        Self { stream: Some(stream), proxy, peer, server, dialogue, output, written: 0 }
    }

    /// What is under way, for errors.
    pub(crate) fn step(&self) -> Step {
        match self.dialogue {
            Dialogue::Connect(_) => Step::Connect,
            Dialogue::Socks5(_) => Step::Socks5,
        }
    }

    /// Goes on until there is a result, the deadline passes or a signal comes. Afterwards it can go on under
    /// another deadline.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Dug, Error> {
        loop {
            let Some(mut stream) = self.stream.take() else {
                return Err(std::io::Error::other("the tunnel has been dug").into());
            };
            let stepped = self.move_on(&mut stream)?;
            let until = match stepped {
                Stepped::Open(words) => return Ok(Dug::Open(stream, words)),
                Stepped::Unreached(failure) => return Ok(Dug::Unreached(failure)),
                Stepped::Blocked => deadline,
                // There is more to read, perhaps inside TLS where poll(2) does not see it.
                Stepped::Busy => Deadline::At(clock::now()),
            };
            let interest = stream.interest(true, self.written < self.output.len());
            let woken = wait(stream.as_fd(), interest, until);
            self.stream = Some(stream);
            match woken? {
                Woken::Interrupted => return Ok(Dug::Interrupted),
                _ if deadline.has_passed() => return Ok(Dug::TimedOut),
                _ => {}
            }
        }
    }

    /// Moves what can be moved without waiting.
    fn move_on(&mut self, stream: &mut Stream) -> Result<Stepped, Error> {
        for _ in 0..READS_PER_STEP {
            self.write(stream);
            let mut room = [0; MOST_WANTED];
            let wanted = match &self.dialogue {
                Dialogue::Connect(_) => 1,
                Dialogue::Socks5(socks) => socks.wanted(),
            };
            let fresh = match stream.read(room.get_mut(..wanted).unwrap_or_default()) {
                Ok(Moved::Bytes(count)) => room.get(..count).unwrap_or_default(),
                Ok(Moved::WouldBlock) => return Ok(Stepped::Blocked),
                Ok(Moved::End) if self.has_begun() => {
                    return Err(self.broken("the proxy closed it in the middle of its answer"));
                }
                Ok(Moved::End) => {
                    return Err(self.broken("the proxy closed it without an answer"));
                }
                Err(error) => return Err(self.broken(&describe_of(&error, Party::Proxy))),
            };
            if let Some(stepped) = self.take(fresh)? {
                return Ok(stepped);
            }
        }
        Ok(Stepped::Busy)
    }

    fn write(&mut self, stream: &mut Stream) {
        while let Some(rest) = self.output.get(self.written..).filter(|rest| !rest.is_empty()) {
            match stream.write(rest) {
                Ok(Moved::Bytes(count)) => self.written += count,
                Ok(_) => return,
                // A proxy may refuse before it has read everything; its answer says more.
                Err(_) => self.written = self.output.len(),
            }
        }
    }

    fn has_begun(&self) -> bool {
        match &self.dialogue {
            Dialogue::Connect(connect) => connect.has_begun(),
            Dialogue::Socks5(socks) => socks.has_begun(),
        }
    }

    fn take(&mut self, fresh: &[u8]) -> Result<Option<Stepped>, Error> {
        match &mut self.dialogue {
            Dialogue::Connect(connect) => {
                let words = connect.take(fresh, &self.proxy, &self.server);
                Ok(words.map_err(failed)?.map(|words| Stepped::Open(Some(words))))
            }
            Dialogue::Socks5(socks) => match socks.take(fresh, &self.proxy) {
                Ok(Next::Open) => Ok(Some(Stepped::Open(None))),
                Ok(Next::Send(bytes)) => {
                    self.output.extend(bytes);
                    Ok(None)
                }
                Err(told) if told.unreached => Ok(Some(Stepped::Unreached(told.failure))),
                Err(told) => Err(failed(told.failure)),
            },
        }
    }

    fn broken(&self, reason: &str) -> Error {
        Error::Broken { peer: self.peer.clone(), step: self.step(), reason: reason.to_owned() }
    }
}

fn failed(failure: ProxyFailure) -> Error {
    Error::Proxy(Box::new(failure))
}
