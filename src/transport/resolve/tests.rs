use std::{
    sync::{
        Condvar, Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    thread::park,
};

use super::*;
use crate::transport::lookups::Resolved;

fn soon() -> Deadline {
    Deadline::after(clock::now(), Duration::from_secs(10))
}

fn within(limit: Duration) -> Deadline {
    Deadline::after(clock::now(), limit)
}

fn addresses(list: &[&str]) -> Vec<SocketAddr> {
    list.iter().map(|address| address.parse().unwrap()).collect()
}

/// One that does not take a busy machine for a slow resolver.
fn patient(host: &str, port: u16, resolver: Resolver, lookups: &'static Lookups) -> Lookup {
    match Lookup::with(host, port, resolver, lookups) {
        Lookup::Asking(asking) => {
            Lookup::Asking(Asking { delay: Duration::from_hours(1), ..asking })
        }
        known @ Lookup::Known(_) => known,
    }
}

/// A process's look-ups, of a test's own.
fn lookups() -> &'static Lookups {
    Box::leak(Box::new(Lookups::new()))
}

fn found(lookup: &mut Lookup) -> VecDeque<SocketAddr> {
    match lookup.advance(soon()).unwrap() {
        Found::Addresses(addresses) => addresses,
        other => panic!("{other:?}"),
    }
}

fn hangs(_: &str, _: Family) -> Resolved {
    loop {
        park();
    }
}

#[test]
fn families_alternate_and_keep_their_order() {
    let given = addresses(&["[::1]:1", "[::2]:1", "[::3]:1", "1.1.1.1:1", "2.2.2.2:1"]);
    let expected = addresses(&["[::1]:1", "1.1.1.1:1", "[::2]:1", "2.2.2.2:1", "[::3]:1"]);
    assert_eq!(interleave(&given), expected);
}

#[test]
fn what_is_known_is_not_asked_for() {
    for (host, expected) in [
        ("::1", &["[::1]:80"][..]),
        ("localhost", &["127.0.0.1:80", "[::1]:80"]),
        ("localhost.", &["127.0.0.1:80", "[::1]:80"]),
        ("a.b.LocalHost", &["127.0.0.1:80", "[::1]:80"]),
    ] {
        let mut lookup = Lookup::with(host, 80, |_, _| unreachable!(), lookups());
        assert_eq!(found(&mut lookup), addresses(expected), "{host}");
    }
    assert!(!is_localhost("localhost.example") && !is_localhost("notlocalhost"));
}

#[test]
fn a_resolver_that_hangs_does_not_outlast_the_deadline() {
    let start = clock::now();
    let mut lookup = Lookup::with("example.test", 80, hangs, lookups());
    let found = lookup.advance(within(Duration::from_millis(50))).unwrap();
    assert!(matches!(found, Found::TimedOut) && start.elapsed() < Duration::from_secs(5));
}

#[test]
fn no_address_and_a_failure_are_errors() {
    let complaint = |resolver: Resolver| {
        let mut lookup = Lookup::with("example.test", 80, resolver, lookups());
        lookup.advance(soon()).unwrap_err().to_string()
    };
    assert_eq!(complaint(|_, _| Ok(Vec::new())), "the name has no address");
    assert_eq!(complaint(|_, _| Err("no".to_owned())), "no");
}

#[test]
fn an_answer_that_comes_soon_takes_one_call() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let resolver: Resolver = |_, family| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        assert_eq!(family, Family::Both);
        Ok(addresses(&["[::1]:0", "1.1.1.1:0"]))
    };
    let mut lookup = patient("example.test", 80, resolver, lookups());
    assert_eq!(found(&mut lookup), addresses(&["[::1]:80", "1.1.1.1:80"]));
    assert!(lookup.watched().is_empty() && lookup.more().is_empty());
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
}

#[test]
fn a_family_that_is_never_answered_does_not_hold_the_other_one_up() {
    for (silent, expected) in [(Family::V6, "1.1.1.1:80"), (Family::V4, "[::1]:80")] {
        let resolver: Resolver = if silent == Family::V6 {
            |host, family| match family {
                Family::V4 => Ok(addresses(&["1.1.1.1:0"])),
                _ => hangs(host, family),
            }
        } else {
            |host, family| match family {
                Family::V6 => Ok(addresses(&["[::1]:0"])),
                _ => hangs(host, family),
            }
        };
        let mut lookup = Lookup::with("example.test", 80, resolver, lookups());
        assert_eq!(found(&mut lookup), addresses(&[expected]));
        assert!(!lookup.watched().is_empty(), "the other one may come");
    }
}

#[test]
fn addresses_of_the_other_family_come_later() {
    static GATE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
    let resolver: Resolver = |_, family| {
        if family == Family::V4 {
            return Ok(addresses(&["1.1.1.1:0"]));
        }
        let closed = GATE.1.wait_while(GATE.0.lock().unwrap(), |open| !*open);
        drop(closed);
        Ok(addresses(&["[::1]:0", "1.1.1.1:0"]))
    };
    let mut lookup = Lookup::with("example.test", 80, resolver, lookups());
    assert_eq!(found(&mut lookup), addresses(&["1.1.1.1:80"]));
    assert!(lookup.more().is_empty());
    *GATE.0.lock().unwrap() = true;
    GATE.1.notify_all();
    assert_eq!(wait_many(&mut lookup.watched(), soon()).unwrap(), Woken::Ready);
    assert_eq!(lookup.more(), addresses(&["[::1]:80"]));
}

#[test]
fn what_was_left_behind_is_joined_and_not_begun_anew() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    static GATE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
    let resolver: Resolver = |_, _| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        drop(GATE.1.wait_while(GATE.0.lock().unwrap(), |open| !*open));
        Ok(addresses(&["1.1.1.1:0"]))
    };
    let lookups = lookups();
    for _ in 0..3 {
        let mut lookup = Lookup::with("example.test", 80, resolver, lookups);
        let found = lookup.advance(within(Duration::from_millis(100))).unwrap();
        assert!(matches!(found, Found::TimedOut));
    }
    let left = lookups.left_behind();
    assert_eq!((left.len(), CALLS.load(Ordering::Relaxed)), (3, 3), "both families, and each");
    *GATE.0.lock().unwrap() = true;
    GATE.1.notify_all();
    for one in &left {
        let mut watched = [Watched::new(one.as_fd(), READ)];
        assert_eq!(wait_many(&mut watched, soon()).unwrap(), Woken::Ready);
    }
    // It came while nobody was there, and is not asked for again.
    let mut lookup = Lookup::with("example.test", 81, resolver, lookups);
    assert_eq!(found(&mut lookup), addresses(&["1.1.1.1:81"]));
    assert_eq!(CALLS.load(Ordering::Relaxed), 3);
    drop(lookup);
    let mut lookup = Lookup::with("example.test", 80, resolver, lookups);
    assert_eq!(found(&mut lookup), addresses(&["1.1.1.1:80"]));
    assert!(CALLS.load(Ordering::Relaxed) > 3, "it is good for one");
}

#[test]
fn few_are_left_behind_and_the_next_one_waits() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    static GATE: (Mutex<bool>, Condvar) = (Mutex::new(false), Condvar::new());
    let resolver: Resolver = |_, _| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        drop(GATE.1.wait_while(GATE.0.lock().unwrap(), |open| !*open));
        Ok(addresses(&["1.1.1.1:0"]))
    };
    let lookups = lookups();
    for number in 0..20 {
        let mut lookup = Lookup::with(&format!("h{number}.test"), 80, resolver, lookups);
        let found = lookup.advance(within(Duration::from_millis(80))).unwrap();
        assert!(matches!(found, Found::TimedOut));
        assert!(lookups.left_behind().len() <= MOST_LEFT_BEHIND);
    }
    assert_eq!(CALLS.load(Ordering::Relaxed), MOST_LEFT_BEHIND);
    let mut next = Lookup::with("next.test", 80, resolver, lookups);
    let timed_out = next.advance(within(Duration::from_millis(20))).unwrap();
    assert!(matches!(timed_out, Found::TimedOut) && next.waits_for_place());
    *GATE.0.lock().unwrap() = true;
    GATE.1.notify_all();
    assert_eq!(found(&mut next), addresses(&["1.1.1.1:80"]));
    assert!(!next.waits_for_place());
}

#[test]
fn an_answer_between_a_look_and_a_wait_is_not_missed() {
    let lookups = lookups();
    for _ in 0..500 {
        let resolver: Resolver = |_, _| Ok(addresses(&["1.1.1.1:0"]));
        let mut lookup = patient("example.test", 80, resolver, lookups);
        assert_eq!(found(&mut lookup), addresses(&["1.1.1.1:80"]));
    }
}

#[test]
fn who_asks_for_the_same_meanwhile_shares_the_answer() {
    static CALLS: AtomicUsize = AtomicUsize::new(0);
    let resolver: Resolver = |_, _| {
        CALLS.fetch_add(1, Ordering::Relaxed);
        Ok(addresses(&["1.1.1.1:0"]))
    };
    let lookups = lookups();
    let mut both = [80, 81].map(|port| patient("example.test", port, resolver, lookups));
    for lookup in &mut both {
        found(lookup);
    }
    assert_eq!(CALLS.load(Ordering::Relaxed), 1);
    drop(both);
    found(&mut patient("example.test", 80, resolver, lookups));
    assert_eq!(CALLS.load(Ordering::Relaxed), 2, "nothing is remembered");
}
