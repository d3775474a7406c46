//! Names to addresses under a deadline. Both families are asked for at once; if no answer comes soon, each is asked for
//! alone, and the first to be known is used while the other one may still come (RFC 8305, section 3).

use std::{
    collections::{HashSet, VecDeque},
    io,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
    os::fd::AsFd,
    time::{Duration, Instant},
};

use thiserror::Error;

use super::{
    Deadline, Interest, Watched, Woken, clock,
    getaddrinfo::{Family, getaddrinfo},
    lookups::{Asked, LeftBehind, Lookups, MOST_LEFT_BEHIND, Question, Resolver},
    wait_many,
};

/// "The recommended value for the Resolution Delay is 50 milliseconds" (RFC 8305, section 3): how much later one family
/// may be known than the other.
const RESOLUTION_DELAY: Duration = Duration::from_millis(50);

/// Those of this process.
static LOOKUPS: Lookups = Lookups::new();

const READ: Interest = Interest { read: true, write: false };

/// A name, and what is known of its addresses.
#[derive(Debug)]
pub(crate) enum Lookup {
    /// There was nothing to look up.
    Known(Vec<SocketAddr>),
    /// The system's resolver has been asked, or is going to be.
    Asking(Asking),
}

/// A name that the resolver is asked for.
#[derive(Debug)]
pub(crate) struct Asking {
    host: String,
    port: u16,
    resolver: Resolver,
    lookups: &'static Lookups,
    /// For both families; `None` until there is a place for it.
    both: Option<Asked>,
    /// For each family alone, if that takes long.
    alone: Vec<Asked>,
    is_slow: bool,
    /// What counts as long.
    delay: Duration,
    /// Addresses that have been handed out.
    given: HashSet<SocketAddr>,
}

/// How far a lookup came.
#[derive(Debug)]
pub(crate) enum Found {
    /// In the order to try them in; never empty. [`Lookup::more`] may have others later.
    Addresses(VecDeque<SocketAddr>),
    TimedOut,
    Interrupted,
}

/// Why a name has no addresses.
#[derive(Debug, Error)]
pub(crate) enum LookupError {
    /// In the resolver's words.
    #[error("{0}")]
    Resolver(String),
    /// There is no descriptor or no thread to ask with.
    #[error("{0}")]
    System(#[from] io::Error),
}

impl Lookup {
    /// Starts one. Neither an IP address nor this machine itself needs to be asked for.
    pub(crate) fn start(host: &str, port: u16) -> Self {
        Self::with(host, port, getaddrinfo, &LOOKUPS)
    }

    fn with(host: &str, port: u16, resolver: Resolver, lookups: &'static Lookups) -> Self {
        let known =
            |ips: &[IpAddr]| Self::Known(ips.iter().map(|ip| SocketAddr::new(*ip, port)).collect());
        if let Ok(ip) = host.parse() {
            return known(&[ip]);
        }
        if is_localhost(host) {
            return known(&[Ipv4Addr::LOCALHOST.into(), Ipv6Addr::LOCALHOST.into()]);
        }
        Self::Asking(Asking {
            host: host.to_owned(),
            port,
            resolver,
            lookups,
            both: None,
            alone: Vec::new(),
            is_slow: false,
            delay: RESOLUTION_DELAY,
            given: HashSet::new(),
        })
    }

    /// Waits for the first addresses.
    pub(crate) fn advance(&mut self, deadline: Deadline) -> Result<Found, LookupError> {
        match self {
            Self::Known(addresses) => Ok(Found::Addresses(addresses.iter().copied().collect())),
            Self::Asking(asking) => asking.advance(deadline),
        }
    }

    /// Addresses that have become known since.
    pub(crate) fn more(&mut self) -> Vec<SocketAddr> {
        match self {
            Self::Known(_) => Vec::new(),
            Self::Asking(asking) => asking.fresh(),
        }
    }

    /// What becomes readable when there may be more; nothing if there will not be any.
    pub(crate) fn watched(&self) -> Vec<Watched<'_>> {
        match self {
            Self::Known(_) => Vec::new(),
            Self::Asking(asking) => {
                asking.pending().map(|asked| Watched::new(asked.as_fd(), READ)).collect()
            }
        }
    }

    /// Whether the resolver has not even been asked, since too many look-ups go unanswered.
    pub(crate) fn waits_for_place(&self) -> bool {
        matches!(self, Self::Asking(asking) if asking.both.is_none())
    }
}

impl Asking {
    fn advance(&mut self, deadline: Deadline) -> Result<Found, LookupError> {
        loop {
            self.ask(clock::now())?;
            let addresses = self.fresh();
            if !addresses.is_empty() {
                return Ok(Found::Addresses(interleave(&addresses)));
            }
            if self.both.is_some() && self.pending().next().is_none() {
                return Err(LookupError::Resolver(self.failure()));
            }
            match self.wait(deadline)? {
                Woken::Interrupted => return Ok(Found::Interrupted),
                Woken::TimedOut if deadline.has_passed() => return Ok(Found::TimedOut),
                Woken::TimedOut | Woken::Ready => {}
            }
        }
    }

    /// Asks for both, and for each alone when that has taken too long.
    fn ask(&mut self, now: Instant) -> io::Result<()> {
        if self.both.is_none() {
            self.both = self.ask_for(Family::Both, 0)?;
        }
        let is_due = self.slow_at().is_some_and(|at| at <= now);
        if !self.is_slow && is_due && self.pending().next().is_some() {
            self.is_slow = true;
            for family in [Family::V6, Family::V4] {
                // Without a place for it, the answer for both has to do.
                let asked = self.ask_for(family, 1 + self.alone.len())?;
                self.alone.extend(asked);
            }
        }
        Ok(())
    }

    fn ask_for(&self, family: Family, own: usize) -> io::Result<Option<Asked>> {
        let question = Question { host: self.host.clone(), family };
        self.lookups.ask(&question, own, self.resolver)
    }

    fn slow_at(&self) -> Option<Instant> {
        self.both.as_ref().map(|both| both.begun_at + self.delay)
    }

    /// Takes note of answers that have come. Gives addresses that have not been handed out yet, those of an answer for
    /// both families before others. After the first ones nobody comes back for what is left behind.
    fn fresh(&mut self) -> Vec<SocketAddr> {
        let mut fresh: Vec<SocketAddr> = Vec::new();
        for asked in self.both.iter_mut().chain(&mut self.alone) {
            let Some(resolved) = asked.resolved() else { continue };
            for mut address in resolved.iter().flatten().copied() {
                address.set_port(self.port);
                if self.given.insert(address) {
                    fresh.push(address);
                }
            }
            asked.seen = true;
        }
        if !fresh.is_empty() {
            self.both.iter_mut().chain(&mut self.alone).for_each(|asked| asked.wanted = false);
        }
        fresh
    }

    /// What may bring more: nothing once both families are known. An answer that nobody has taken note of counts, or it
    /// would neither be known nor waited for.
    fn pending(&self) -> impl Iterator<Item = &Asked> {
        let is_known = self
            .both
            .as_ref()
            .is_some_and(|both| both.seen && matches!(both.resolved(), Some(Ok(_))));
        let asked = self.both.iter().chain(&self.alone);
        asked.filter(move |asked| !is_known && !asked.seen)
    }

    /// Why there are none, in the words for both families rather than for one.
    fn failure(&self) -> String {
        let mut failures = self.both.iter().chain(&self.alone).filter_map(Asked::resolved);
        let first = failures.find_map(|resolved| resolved.as_ref().err().cloned());
        first.unwrap_or_else(|| "the name has no address".to_owned())
    }

    fn wait(&self, deadline: Deadline) -> io::Result<Woken> {
        if self.both.is_none() {
            let others = self.lookups.left_behind();
            if others.len() < MOST_LEFT_BEHIND {
                return Ok(Woken::Ready);
            }
            let mut watched: Vec<Watched<'_>> =
                others.iter().map(LeftBehind::as_fd).map(|fd| Watched::new(fd, READ)).collect();
            return wait_many(&mut watched, deadline);
        }
        let slow_at = self.slow_at().filter(|_| !self.is_slow);
        let until = slow_at.map_or(deadline, |at| deadline.earlier(Deadline::At(at)));
        let mut watched: Vec<Watched<'_>> =
            self.pending().map(|asked| Watched::new(asked.as_fd(), READ)).collect();
        wait_many(&mut watched, until)
    }
}

/// "Name resolution APIs and libraries SHOULD recognize localhost names as special and SHOULD always return the IP
/// loopback address" (RFC 6761, section 6.3).
fn is_localhost(host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let label = host.rsplit('.').next().unwrap_or_default();
    label.eq_ignore_ascii_case("localhost")
}

/// RFC 8305, section 4: "an address family … should be interleaved", starting with the family that
/// the resolver put first.
pub(crate) fn interleave(addresses: &[SocketAddr]) -> VecDeque<SocketAddr> {
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
mod tests;
