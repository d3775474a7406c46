//! Names to addresses under a deadline. getaddrinfo(3) knows none, so it runs in a thread that can be
//! left behind; the order of what it returns is kept within each family.

use std::{
    collections::VecDeque,
    io,
    net::{IpAddr, SocketAddr, ToSocketAddrs},
    os::fd::AsFd,
    sync::Arc,
    thread::JoinHandle,
};

use parking_lot::Mutex;

use super::{
    Deadline, Interest, Woken,
    poll::Waker,
    thread::{keep_library_loaded, spawn_without_signals},
    wait,
};

/// Looks a name up; getaddrinfo(3) outside tests.
pub(crate) type Resolver = fn(&str, u16) -> io::Result<Vec<SocketAddr>>;

/// The system's resolver: hosts file, DNS, whatever nsswitch.conf says.
pub(crate) fn system(host: &str, port: u16) -> io::Result<Vec<SocketAddr>> {
    (host, port).to_socket_addrs().map(Iterator::collect)
}

/// A lookup under way.
#[derive(Debug)]
pub(crate) enum Lookup {
    /// There was nothing to look up.
    Known(SocketAddr),
    /// Another thread has been asked.
    Asked(Asked),
}

/// The thread that looks a name up, until it has answered.
#[derive(Debug)]
pub(crate) struct Asked {
    answer: Arc<Answer>,
    thread: Option<JoinHandle<()>>,
}

#[derive(Debug)]
struct Answer {
    addresses: Mutex<Option<io::Result<Vec<SocketAddr>>>>,
    waker: Waker,
}

/// How far a lookup came.
#[derive(Debug)]
pub(crate) enum Found {
    /// In the order to try them in; never empty.
    Addresses(VecDeque<SocketAddr>),
    TimedOut,
    Interrupted,
}

impl Lookup {
    /// Starts one. An IP address needs no thread.
    pub(crate) fn start(host: &str, port: u16, resolver: Resolver) -> io::Result<Self> {
        match host.parse::<IpAddr>() {
            Ok(ip) => Ok(Self::Known(SocketAddr::new(ip, port))),
            Err(_) => Asked::start(host, port, resolver).map(Self::Asked),
        }
    }

    /// Waits for the answer. An `Err` is the resolver's.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> io::Result<Found> {
        match self {
            Self::Known(address) => Ok(Found::Addresses(VecDeque::from([*address]))),
            Self::Asked(asked) => asked.advance(deadline),
        }
    }
}

impl Asked {
    fn start(host: &str, port: u16, resolver: Resolver) -> io::Result<Self> {
        let answer = Arc::new(Answer { addresses: Mutex::new(None), waker: Waker::new()? });
        let (host, shared) = (host.to_owned(), Arc::clone(&answer));
        let thread = spawn_without_signals("ws-resolver", move || {
            let addresses = resolver(&host, port);
            *shared.addresses.lock() = Some(addresses);
            shared.waker.wake();
        })?;
        Ok(Self { answer, thread: Some(thread) })
    }

    fn advance(&mut self, deadline: Deadline) -> io::Result<Found> {
        match wait(self.answer.waker.as_fd(), Interest { read: true, write: false }, deadline)? {
            Woken::TimedOut => return Ok(Found::TimedOut),
            Woken::Interrupted => return Ok(Found::Interrupted),
            Woken::Ready => {}
        }
        if let Some(thread) = self.thread.take() {
            // It has answered; all that is left of it is its return. A panic cannot be its answer.
            let _ = thread.join();
        }
        let addresses = self.answer.addresses.lock().take();
        let addresses =
            addresses.unwrap_or_else(|| Err(io::Error::other("the resolver gave no answer")))?;
        if addresses.is_empty() {
            return Err(io::Error::other("the name has no address"));
        }
        Ok(Found::Addresses(interleave(&addresses)))
    }
}

impl Drop for Asked {
    fn drop(&mut self) {
        if self.thread.is_some() {
            keep_library_loaded();
        }
    }
}

/// RFC 8305, section 4: "an address family … should be interleaved", starting with the family that
/// the resolver put first.
fn interleave(addresses: &[SocketAddr]) -> VecDeque<SocketAddr> {
    let first_is_v6 = addresses.first().is_some_and(SocketAddr::is_ipv6);
    let (mut preferred, mut other): (VecDeque<SocketAddr>, VecDeque<SocketAddr>) =
        addresses.iter().copied().partition(|address| address.is_ipv6() == first_is_v6);
    let mut order = VecDeque::with_capacity(addresses.len());
    while !preferred.is_empty() || !other.is_empty() {
        order.extend(preferred.pop_front());
        order.extend(other.pop_front());
    }
    order
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::transport::clock::now;
    use std::{thread::park, time::Duration};

    fn soon() -> Deadline {
        Deadline::after(now(), Duration::from_secs(5))
    }

    #[test]
    fn families_alternate_and_keep_their_order() {
        let parse = |list: &[&str]| -> Vec<SocketAddr> {
            list.iter().map(|a| a.parse().unwrap()).collect()
        };
        let given = parse(&["[::1]:1", "[::2]:1", "[::3]:1", "1.1.1.1:1", "2.2.2.2:1"]);
        let expected = parse(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "2.2.2.2:1", "[::3]:1"]);
        assert_eq!(interleave(&given), expected);
    }

    #[test]
    fn an_address_is_its_own_answer() {
        let mut lookup = Lookup::start("::1", 80, |_, _| unreachable!()).unwrap();
        let Found::Addresses(addresses) = lookup.advance(soon()).unwrap() else { panic!() };
        assert_eq!(addresses, ["[::1]:80".parse().unwrap()]);
    }

    #[test]
    fn a_resolver_that_hangs_does_not_outlast_the_deadline() {
        fn hangs(_: &str, _: u16) -> io::Result<Vec<SocketAddr>> {
            loop {
                park();
            }
        }
        let start = now();
        let mut lookup = Lookup::start("example.test", 80, hangs).unwrap();
        let found = lookup.advance(Deadline::after(start, Duration::from_millis(50))).unwrap();
        assert!(matches!(found, Found::TimedOut) && start.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn no_address_and_a_failure_are_errors() {
        let mut lookup = Lookup::start("example.test", 80, |_, _| Ok(vec![])).unwrap();
        assert_eq!(lookup.advance(soon()).unwrap_err().to_string(), "the name has no address");
        let mut lookup =
            Lookup::start("example.test", 80, |_, _| Err(io::Error::other("no"))).unwrap();
        assert_eq!(lookup.advance(soon()).unwrap_err().to_string(), "no");
    }
}
