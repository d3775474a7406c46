//! TCP connections raced over a host's addresses (RFC 8305, section 5): the next address starts 250 ms
//! after the one before it or as soon as that fails, and the first to be established wins.

use std::{
    collections::VecDeque,
    io,
    net::{SocketAddr, TcpStream},
    os::fd::AsFd,
    time::{Duration, Instant},
};

use rustix::{
    io::Errno,
    net::{AddressFamily, SocketFlags, SocketType, connect, socket_with, sockopt},
};

use super::{
    Deadline, Interest, Watched, Woken, clock,
    descriptor::not_standard,
    error::Attempt,
    resolve::{Lookup, interleave},
    wait_many,
};

/// "The recommended value for a default delay is 250 milliseconds" (RFC 8305, section 5).
const ATTEMPT_DELAY: Duration = Duration::from_millis(250);

/// Attempts under way and still to come.
#[derive(Debug)]
pub(crate) struct Race {
    waiting: VecDeque<SocketAddr>,
    running: Vec<(SocketAddr, TcpStream)>,
    failed: Vec<Attempt>,
    next_start: Option<Instant>,
    /// What may still bring addresses.
    lookup: Option<Lookup>,
}

/// How far a race came.
#[derive(Debug)]
pub(crate) enum Lap {
    /// Connected, non-blocking, with `TCP_NODELAY`.
    Won(TcpStream, SocketAddr),
    /// Every address failed.
    Lost(Vec<Attempt>),
    /// The deadline passed; the race can go on under another one.
    TimedOut,
    Interrupted,
}

impl Race {
    pub(crate) fn new(addresses: VecDeque<SocketAddr>, lookup: Option<Lookup>) -> Self {
        let (running, failed) = (Vec::new(), Vec::new());
        Self { waiting: addresses, running, failed, next_start: None, lookup }
    }

    /// Goes on until there is a result, the deadline passes or a signal comes.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> io::Result<Lap> {
        loop {
            self.take_more();
            self.start_next(clock::now());
            if self.running.is_empty() && self.waiting.is_empty() && !self.expects_more() {
                return Ok(Lap::Lost(std::mem::take(&mut self.failed)));
            }
            let until = match self.next_start {
                Some(at) if !self.waiting.is_empty() => deadline.earlier(Deadline::At(at)),
                _ => deadline,
            };
            let mut watched: Vec<Watched<'_>> = self
                .running
                .iter()
                .map(|(_, stream)| {
                    Watched::new(stream.as_fd(), Interest { read: false, write: true })
                })
                .chain(self.lookup.iter().flat_map(Lookup::watched))
                .collect();
            match wait_many(&mut watched, until)? {
                Woken::Interrupted => return Ok(Lap::Interrupted),
                Woken::TimedOut if deadline.has_passed() => return Ok(Lap::TimedOut),
                Woken::TimedOut => {}
                Woken::Ready => {
                    let ready: Vec<bool> = watched.iter().map(|one| one.ready).collect();
                    if let Some((stream, address)) = self.settle(&ready) {
                        stream.set_nodelay(true)?;
                        return Ok(Lap::Won(stream, address));
                    }
                }
            }
        }
    }

    /// Addresses that have become known since. If they are of the other family, one of them is next.
    fn take_more(&mut self) {
        let more = self.lookup.as_mut().map(Lookup::more).unwrap_or_default();
        if !more.is_empty() {
            let all: Vec<SocketAddr> = more.into_iter().chain(self.waiting.drain(..)).collect();
            self.waiting = interleave(&all);
        }
    }

    fn expects_more(&self) -> bool {
        self.lookup.as_ref().is_some_and(|lookup| !lookup.watched().is_empty())
    }

    /// Starts attempts until one is under way whose turn it is.
    fn start_next(&mut self, now: Instant) {
        while self.running.is_empty() || self.next_start.is_some_and(|at| at <= now) {
            let Some(address) = self.waiting.pop_front() else { return };
            match start(address) {
                Ok(stream) => {
                    self.running.push((address, stream));
                    self.next_start = Some(now + ATTEMPT_DELAY);
                }
                Err(error) => self.failed.push(Attempt::new(address, &error.into())),
            }
        }
    }

    /// Looks at the attempts that poll(2) named; a winner ends the race.
    fn settle(&mut self, ready: &[bool]) -> Option<(TcpStream, SocketAddr)> {
        let mut ready = ready.iter();
        let mut winner = None;
        for (address, stream) in std::mem::take(&mut self.running) {
            if winner.is_some() || !ready.next().copied().unwrap_or(false) {
                self.running.push((address, stream));
                continue;
            }
            match sockopt::socket_error(&stream).map_err(io::Error::from) {
                Ok(Ok(())) => winner = Some((stream, address)),
                Ok(Err(error)) => self.fail(address, &error.into()),
                Err(error) => self.fail(address, &error),
            }
        }
        winner
    }

    fn fail(&mut self, address: SocketAddr, error: &io::Error) {
        self.failed.push(Attempt::new(address, error));
        self.next_start = Some(clock::now());
    }

    /// What became of each address so far; those without an answer say so.
    pub(crate) fn attempts(&self) -> Vec<Attempt> {
        let running = self.running.iter().map(|(address, _)| Attempt::unanswered(*address));
        let waiting = self.waiting.iter().map(|address| Attempt::untried(*address));
        self.failed.iter().cloned().chain(running).chain(waiting).collect()
    }
}

fn start(address: SocketAddr) -> Result<TcpStream, Errno> {
    let family = if address.is_ipv6() { AddressFamily::INET6 } else { AddressFamily::INET };
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let socket = not_standard(|| socket_with(family, SocketType::STREAM, flags, None))?;
    match connect(&socket, &address) {
        // A signal does not stop an attempt that has begun: it goes on by itself.
        Ok(()) | Err(Errno::INPROGRESS | Errno::INTR) => Ok(TcpStream::from(socket)),
        Err(error) => Err(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::net::TcpListener;

    fn listener() -> (TcpListener, SocketAddr) {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        (listener, address)
    }

    fn refusing() -> SocketAddr {
        listener().1
    }

    fn run(addresses: &[SocketAddr], limit: Duration) -> Lap {
        Race::new(addresses.iter().copied().collect(), None)
            .advance(Deadline::after(clock::now(), limit))
            .unwrap()
    }

    #[test]
    fn a_refused_address_does_not_cost_its_delay() {
        let (_keep, address) = listener();
        let start = clock::now();
        let Lap::Won(stream, won) = run(&[refusing(), refusing(), address], Duration::from_secs(5))
        else {
            panic!()
        };
        assert_eq!(won, address);
        assert!(stream.nodelay().unwrap() && start.elapsed() < Duration::from_millis(200));
    }

    #[test]
    fn an_unanswered_address_costs_a_delay_and_not_a_time_out() {
        let (_keep, address) = listener();
        // TEST-NET-1 (RFC 5737) answers nobody; where the system refuses it at once, so much the better.
        let silent = "192.0.2.1:9".parse().unwrap();
        let Lap::Won(_, won) = run(&[silent, address], Duration::from_secs(5)) else { panic!() };
        assert_eq!(won, address);
    }

    #[test]
    fn when_all_fail_each_says_why() {
        let addresses = [refusing(), refusing()];
        let Lap::Lost(attempts) = run(&addresses, Duration::from_secs(5)) else { panic!() };
        let described: Vec<String> = attempts.iter().map(ToString::to_string).collect();
        assert_eq!(described, addresses.map(|address| format!("{address} (Connection refused)")));
    }

    #[test]
    fn a_full_backlog_ends_at_the_deadline() {
        let socket =
            socket_with(AddressFamily::INET, SocketType::STREAM, SocketFlags::CLOEXEC, None)
                .unwrap();
        rustix::net::bind(&socket, &"127.0.0.1:0".parse::<SocketAddr>().unwrap()).unwrap();
        rustix::net::listen(&socket, 0).unwrap();
        let address = TcpListener::from(socket.try_clone().unwrap()).local_addr().unwrap();
        let mut held = Vec::new();
        let limit = Duration::from_millis(100);
        let mut race = loop {
            let mut race = Race::new([address].into(), None);
            match race.advance(Deadline::after(clock::now(), limit)).unwrap() {
                Lap::Won(stream, _) => held.push(stream),
                Lap::TimedOut => break race,
                lap => panic!("{lap:?}"),
            }
            assert!(held.len() < 10);
        };
        assert_eq!(race.attempts()[0].to_string(), format!("{address} (no answer)"));
        let again = race.advance(Deadline::after(clock::now(), limit)).unwrap();
        assert!(matches!(again, Lap::TimedOut), "and it can go on: {again:?}");
    }
}
