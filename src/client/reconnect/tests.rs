//! Outages on a clock of their own: whatever endpoints do, the rules hold.

mod properties;

use std::time::{Duration, Instant, SystemTime};

use super::{
    DEFAULT_CLOSE_CODES, DEFAULT_HTTP_STATUSES, DEFAULT_RESTART_DELAY, Decision, Draw, Jitter,
    Limit, Outage, Pool, ReconnectPolicy, Trial, Verdict, backoff::Backoff, of_attempt, of_closure,
};
use crate::{
    client::{Cause, Closure, Initiator},
    protocol::{CloseFrame, Violation},
    transport::{Error, FileFault, Header, Party, Refusal, TlsCause, TlsFailure, clock},
};

const AGAIN: Verdict = Verdict::Again { hold: Duration::ZERO };

fn seconds(seconds: f64) -> Duration {
    Duration::from_secs_f64(seconds)
}

fn policy(jitter: Jitter) -> ReconnectPolicy {
    ReconnectPolicy {
        max_attempts: None,
        initial_delay: seconds(0.5),
        max_delay: seconds(30.0),
        multiplier: 2.0,
        jitter,
        max_elapsed: None,
        stable_after: seconds(5.0),
        retry_http_statuses: DEFAULT_HTTP_STATUSES.to_vec(),
        retry_close_codes: DEFAULT_CLOSE_CODES.to_vec(),
        shuffle_endpoints: false,
        restart_delay: DEFAULT_RESTART_DELAY,
        decides: false,
    }
}

/// A source of numbers that a test can repeat (an LCG of Knuth's).
fn source(seed: u64) -> impl FnMut() -> f64 {
    let mut state = seed;
    move || {
        state =
            state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        f64::from((state >> 32) as u32) / (f64::from(u32::MAX) + 1.0)
    }
}

/// The attempts of an outage in which every endpoint fails at once: who and when.
fn attempts(
    pool: &mut Pool,
    policy: &ReconnectPolicy,
    start: Instant,
    count: usize,
    draw: Draw<'_>,
) -> Vec<(usize, Duration)> {
    let mut outage = Outage::new(start);
    let mut now = start;
    let mut made = Vec::new();
    while made.len() < count {
        let plan = outage.plan(pool, Some(policy), now, draw).unwrap();
        now = now.max(plan.at);
        outage.begin(pool, plan, now);
        made.push((plan.endpoint, now - start));
        pool.failed(plan.endpoint, AGAIN, now);
    }
    made
}

#[test]
fn delays_grow_to_the_cap() {
    let policy = policy(Jitter::None);
    let mut backoff = Backoff::default();
    let delays: Vec<f64> =
        (0..9).map(|_| backoff.next(&policy, &mut || 0.5).as_secs_f64()).collect();
    assert_eq!(delays, [0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 30.0, 30.0, 30.0]);
}

#[test]
fn each_jitter_has_its_range() {
    for (jitter, least, most) in [
        (Jitter::Full, [0.0, 0.0, 0.0, 0.0], [0.5, 1.0, 2.0, 4.0]),
        (Jitter::Equal, [0.25, 0.5, 1.0, 2.0], [0.5, 1.0, 2.0, 4.0]),
        (Jitter::Decorrelated, [0.5, 0.5, 0.5, 0.5], [1.5, 4.5, 13.5, 30.0]),
    ] {
        for (drawn, expected) in [(0.0, least), (1.0, most)] {
            let mut backoff = Backoff::default();
            for expected in expected {
                let delay = backoff.next(&policy(jitter), &mut || drawn).as_secs_f64();
                assert!((delay - expected).abs() < 1e-6, "{jitter:?} {drawn}: {delay}");
            }
        }
    }
}

#[test]
fn the_spread_is_kept_at_the_cap() {
    for jitter in [Jitter::Full, Jitter::Equal, Jitter::Decorrelated] {
        let policy = policy(jitter);
        let mut draw = source(7);
        let delays: Vec<f64> = (0..400)
            .map(|_| {
                let mut backoff = Backoff::default();
                (0..20).map(|_| backoff.next(&policy, &mut draw)).last().unwrap().as_secs_f64()
            })
            .collect();
        let least = delays.iter().copied().fold(f64::MAX, f64::min);
        let most = delays.iter().copied().fold(0.0, f64::max);
        assert!(most - least > 13.0, "{jitter:?}: {least} to {most}");
        let at_cap = delays.iter().filter(|delay| **delay > 29.9).count();
        assert!(at_cap < 20, "{jitter:?}: {at_cap} of 400 in step at the cap");
    }
}

/// Many clients lost the only endpoint, which refuses them at once, so that all of them are held by the second
/// between two attempts.
#[test]
fn clients_do_not_meet_at_the_end_of_the_second() {
    let start = clock::now();
    let mut draw = source(3);
    for attempt in 1..6 {
        let mut at: Vec<u128> = (0..1000)
            .map(|_| {
                let mut pool = Pool::new(1, None);
                let made =
                    attempts(&mut pool, &policy(Jitter::Full), start, attempt + 1, &mut draw);
                made[attempt].1.abs_diff(made[attempt - 1].1).as_millis()
            })
            .collect();
        at.sort_unstable();
        let most_in_50_ms = at.windows(150).filter(|at| at[149] - at[0] < 50).count();
        assert_eq!(most_in_50_ms, 0, "attempt {attempt}: more than 150 of 1000 within 50 ms");
    }
}

#[test]
fn a_lap_does_not_sleep_and_the_next_one_does() {
    let start = clock::now();
    let mut pool = Pool::new(3, None);
    let made = attempts(&mut pool, &policy(Jitter::None), start, 7, &mut || 0.0);
    let who: Vec<usize> = made.iter().map(|(who, _)| *who).collect();
    assert_eq!(who, [0, 1, 2, 0, 1, 2, 0]);
    let when: Vec<f64> = made.iter().map(|(_, at)| at.as_secs_f64()).collect();
    // The first delay is 0.5 s, but no endpoint is tried twice within a second.
    assert_eq!(when, [0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 2.0]);
}

#[test]
fn a_lost_connection_counts_as_its_endpoints_turn() {
    let start = clock::now();
    let mut pool = Pool::new(2, None);
    let mut outage = Outage::new(start);
    let policy = policy(Jitter::None);
    let plan = outage.plan(&mut pool, Some(&policy), start, &mut || 0.0).unwrap();
    outage.begin(&mut pool, plan, start);
    pool.succeeded(0);
    let lost = start + seconds(60.0);
    pool.begin_lap();
    pool.failed(0, AGAIN, lost);
    let mut outage = Outage::new(lost);
    let plan = outage.plan(&mut pool, Some(&policy), lost, &mut || 0.0).unwrap();
    assert_eq!((plan.endpoint, plan.at), (1, lost));
    outage.begin(&mut pool, plan, lost);
    pool.failed(1, AGAIN, lost);
    let plan = outage.plan(&mut pool, Some(&policy), lost, &mut || 0.0).unwrap();
    assert_eq!((plan.endpoint, plan.at), (0, lost + seconds(0.5)));
}

#[test]
fn the_only_endpoint_waits_first() {
    let lost = clock::now();
    let mut pool = Pool::new(1, None);
    pool.failed(0, AGAIN, lost);
    let mut outage = Outage::new(lost);
    let plan = outage.plan(&mut pool, Some(&policy(Jitter::Full)), lost, &mut || 0.5).unwrap();
    assert_eq!(plan.at, lost + seconds(0.25));
}

#[test]
fn an_endpoint_that_keeps_failing_is_left_out_while_another_works() {
    let start = clock::now();
    let mut pool = Pool::new(2, None);
    for _ in 0..4 {
        pool.failed(0, AGAIN, start);
    }
    // The other one is lost for the first time: it is still in, and gets its second chance after the pause.
    let policy = policy(Jitter::None);
    pool.begin_lap();
    pool.tried(1, start);
    pool.succeeded(1);
    let lost = start + seconds(3.0);
    pool.failed(1, AGAIN, lost);
    let mut outage = Outage::new(lost);
    let plan = outage.plan(&mut pool, Some(&policy), lost, &mut || 0.0).unwrap();
    assert_eq!((plan.endpoint, plan.at), (1, lost + seconds(0.5)));
    // It fails again: now nobody is in, and nobody is left out.
    outage.begin(&mut pool, plan, plan.at);
    pool.failed(1, AGAIN, plan.at);
    let plan = outage.plan(&mut pool, Some(&policy), plan.at, &mut || 0.0).unwrap();
    assert_eq!((plan.endpoint, plan.at), (0, lost + seconds(0.5)));
}

#[test]
fn what_a_server_asks_for_is_only_its_own() {
    let start = clock::now();
    let mut pool = Pool::new(2, None);
    let policy = policy(Jitter::None);
    pool.tried(0, start);
    pool.failed(0, Verdict::Again { hold: seconds(100.0) }, start);
    let mut outage = Outage::new(start);
    for _ in 0..5 {
        let plan = outage.plan(&mut pool, Some(&policy), start, &mut || 0.0).unwrap();
        assert_eq!(plan.endpoint, 1);
        outage.begin(&mut pool, plan, plan.at);
        pool.failed(1, AGAIN, plan.at);
    }
    // Alone, it waits as long as it was asked to, however short the delay.
    let mut pool = Pool::new(1, None);
    pool.tried(0, start);
    pool.failed(0, Verdict::Again { hold: seconds(100.0) }, start);
    let plan = Outage::new(start).plan(&mut pool, Some(&policy), start, &mut || 0.0).unwrap();
    assert_eq!(plan.at, start + seconds(100.0));
}

#[test]
fn who_refuses_is_barred_for_the_outage_and_who_is_untrusted_until_asked() {
    let start = clock::now();
    let mut pool = Pool::new(3, None);
    pool.failed(0, Verdict::Never, start);
    pool.failed(1, Verdict::Untrusted, start);
    let later = start + seconds(600.0);
    assert_eq!(pool.next_in_lap(later), Some(2));
    pool.failed(2, Verdict::Never, later);
    let plan = Outage::new(start).plan(&mut pool, Some(&policy(Jitter::Full)), later, &mut || 0.0);
    assert_eq!(plan, Err(Limit::Hopeless));
    pool.succeeded(2);
    pool.begin_lap();
    assert!(!pool.is_exhausted());
    let who: Vec<usize> = attempts(&mut pool, &policy(Jitter::None), later, 6, &mut || 0.0)
        .iter()
        .map(|a| a.0)
        .collect();
    assert!(!who.contains(&1), "{who:?}");
    pool.reset();
    pool.failed(0, Verdict::Never, later);
    pool.failed(2, Verdict::Never, later);
    assert_eq!(pool.next_in_lap(later), Some(1));
}

#[test]
fn limits_end_an_outage() {
    let start = clock::now();
    let limited = ReconnectPolicy { max_attempts: Some(3), ..policy(Jitter::None) };
    let mut pool = Pool::new(1, None);
    let mut outage = Outage::new(start);
    for _ in 0..3 {
        let plan = outage.plan(&mut pool, Some(&limited), start, &mut || 0.0).unwrap();
        outage.begin(&mut pool, plan, start);
        pool.failed(0, AGAIN, start);
    }
    let over = outage.plan(&mut pool, Some(&limited), start, &mut || 0.0);
    assert_eq!(over, Err(Limit::Attempts(3)));

    let limited = ReconnectPolicy { max_elapsed: Some(seconds(10.0)), ..policy(Jitter::None) };
    let mut pool = Pool::new(1, None);
    let mut outage = Outage::new(start);
    let mut now = start;
    let over = loop {
        match outage.plan(&mut pool, Some(&limited), now, &mut || 0.0) {
            Ok(plan) => {
                now = plan.at;
                outage.begin(&mut pool, plan, now);
                pool.failed(0, AGAIN, now);
            }
            Err(limit) => break limit,
        }
    };
    assert_eq!(over, Limit::Elapsed(seconds(10.0)));
    assert!(now <= start + seconds(10.0));
}

#[test]
fn without_a_policy_each_endpoint_has_one_turn() {
    let start = clock::now();
    let mut pool = Pool::new(2, None);
    let mut outage = Outage::new(start);
    for expected in [0, 1] {
        let plan = outage.plan(&mut pool, None, start, &mut || 0.0).unwrap();
        assert_eq!((plan.endpoint, plan.at), (expected, start));
        outage.begin(&mut pool, plan, start);
        pool.failed(expected, Verdict::Never, start);
    }
    assert_eq!(outage.plan(&mut pool, None, start, &mut || 0.0), Err(Limit::Once));
}

#[test]
fn statuses_and_errors_are_classified() {
    let policy = policy(Jitter::Full);
    let refused = |status: u16, headers: Vec<Header>| {
        let (body, reason) = (Vec::new(), String::new());
        let refusal = Refusal { status, headers, body, reason, is_elsewhere: false };
        of_attempt(&Error::Refused(Box::new(refusal)), &policy, SystemTime::UNIX_EPOCH, true)
    };
    for status in [408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524, 530] {
        assert_eq!(refused(status, Vec::new()), AGAIN, "{status}");
    }
    for status in [101, 200, 301, 400, 401, 403, 404, 405, 407, 410, 426, 501, 505] {
        assert_eq!(refused(status, Vec::new()), Verdict::Never, "{status}");
    }
    // What is not HTTP has no status.
    assert_eq!(refused(0, Vec::new()), AGAIN);
    let after = Header { name: "retry-after".to_owned(), value: b"9".to_vec() };
    assert_eq!(refused(503, vec![after.clone()]), Verdict::Again { hold: seconds(9.0) });
    assert_eq!(refused(404, vec![after]), Verdict::Never);
    let of = |error: &Error| of_attempt(error, &policy, SystemTime::UNIX_EPOCH, true);
    assert_eq!(of(&std::io::Error::from_raw_os_error(24).into()), Verdict::Blameless);
    let unreachable = Error::Unreachable { host: String::new(), attempts: Vec::new() };
    assert_eq!(of(&unreachable), AGAIN);
}

#[test]
fn only_what_somebody_has_to_put_right_bars_an_endpoint() {
    let policy = policy(Jitter::Full);
    let file = |fault| TlsCause::File { path: "/etc/key.pem".into(), fault };
    let untrusted = Verdict::Untrusted;
    let of = |error: &Error| of_attempt(error, &policy, SystemTime::UNIX_EPOCH, false);
    // The cause; with the server before a connection was open and after; with a proxy, the same.
    for (cause, expected) in [
        (TlsCause::Handshake, [AGAIN; 4]),
        (TlsCause::Setup, [AGAIN; 4]),
        (TlsCause::Certificate, [untrusted, untrusted, AGAIN, AGAIN]),
        (TlsCause::Pin, [untrusted, untrusted, AGAIN, AGAIN]),
        (file(FileFault::Unreadable), [untrusted, AGAIN, untrusted, AGAIN]),
        (file(FileFault::Malformed), [untrusted, AGAIN, untrusted, AGAIN]),
        (file(FileFault::Locked), [untrusted, AGAIN, untrusted, AGAIN]),
        (file(FileFault::Mismatch), [untrusted, AGAIN, untrusted, AGAIN]),
    ] {
        let whose = [Party::Server, Party::Proxy].into_iter();
        let whose = whose.flat_map(|party| [(party, false), (party, true)]);
        for ((party, opened_before), expected) in whose.zip(expected) {
            let error = TlsFailure::new(cause.clone(), String::new()).with(party).into();
            let verdict = of_attempt(&error, &policy, SystemTime::UNIX_EPOCH, opened_before);
            assert_eq!(verdict, expected, "{cause:?} {party:?} {opened_before}");
        }
    }
    for cause in [TlsCause::Certificate, TlsCause::Pin] {
        let mut failure = TlsFailure::new(cause, String::new());
        failure.is_elsewhere = true;
        assert_eq!(of(&failure.into()), AGAIN);
    }
}

#[test]
fn closures_are_classified() {
    let policy = policy(Jitter::Full);
    let of = |closure: &Closure| of_closure(closure, &policy, Decision::AsPolicy, &mut || 0.5);
    let peer = |code: u16| Closure::handshake(CloseFrame::new(code, ""), Initiator::Peer);
    for code in [1001, 1011, 1013, 1014] {
        assert_eq!(of(&peer(code)), Some(AGAIN), "{code}");
    }
    assert_eq!(of(&peer(1012)), Some(Verdict::Again { hold: seconds(17.5) }));
    assert_eq!(of(&Closure::handshake(CloseFrame::default(), Initiator::Peer)), Some(AGAIN));
    for code in [1000, 1002, 1003, 1007, 1008, 1009, 1010, 3000, 4000, 4999] {
        assert_eq!(of(&peer(code)), None, "{code}");
    }
    let lost = |initiator| Closure::abnormal(initiator, Cause::Lost(String::new()));
    assert_eq!(of(&lost(Initiator::Network)), Some(AGAIN));
    assert_eq!(of(&lost(Initiator::Client)), None, "we were closing");
    assert_eq!(of(&Closure::abnormal(Initiator::Client, Cause::HalfSent)), Some(AGAIN));
    assert_eq!(of(&Closure::abnormal(Initiator::Client, Cause::Unanswered)), None);
    assert_eq!(of(&Closure::violation(Violation::Masked)), None);
    let forked = Closure::abnormal(Initiator::Network, Cause::Forked);
    assert_eq!(of(&forked), Some(Verdict::Blameless));
    // The server has closed, though it did not say why as it must.
    for violation in [Violation::ShortClose, Violation::CloseCode(1006), Violation::ReasonNotUtf8] {
        assert_eq!(of(&Closure::violation(violation)), Some(AGAIN));
    }
    let lasting = ReconnectPolicy { retry_close_codes: vec![1001], ..policy.clone() };
    let closure = Closure::violation(Violation::CloseCode(0));
    assert_eq!(of_closure(&closure, &lasting, Decision::AsPolicy, &mut || 0.5), None);
    let quick = ReconnectPolicy { restart_delay: (seconds(1.0), seconds(2.0)), ..policy.clone() };
    let hold = of_closure(&peer(1012), &quick, Decision::AsPolicy, &mut || 0.5);
    assert_eq!(hold, Some(Verdict::Again { hold: seconds(1.5) }));
    let edited = ReconnectPolicy { retry_close_codes: vec![1002, 4000], ..policy.clone() };
    let of = |closure: &Closure| of_closure(closure, &edited, Decision::AsPolicy, &mut || 0.5);
    assert_eq!(of(&peer(4000)), Some(AGAIN));
    assert_eq!(of(&Closure::violation(Violation::Masked)), Some(AGAIN));
    assert_eq!(of(&lost(Initiator::Network)), None);
}

#[test]
fn the_application_decides_where_it_wants_to() {
    let policy = policy(Jitter::Full);
    let hold = Verdict::Again { hold: seconds(9.0) };
    for (verdict, yes) in [
        (hold, hold),
        (Verdict::Blameless, Verdict::Blameless),
        (Verdict::Never, AGAIN),
        (Verdict::Untrusted, AGAIN),
    ] {
        assert_eq!(verdict.decided(Decision::of(None)), verdict);
        assert_eq!(verdict.decided(Decision::of(Some(true))), yes);
        assert_eq!(verdict.decided(Decision::of(Some(false))), Verdict::Never);
    }
    let of = |closure: &Closure, answer| {
        of_closure(closure, &policy, Decision::of(Some(answer)), &mut || 0.5)
    };
    let peer = |code: u16| Closure::handshake(CloseFrame::new(code, ""), Initiator::Peer);
    assert_eq!(of(&peer(1000), true), Some(AGAIN));
    assert_eq!(of(&peer(1012), true), Some(Verdict::Again { hold: seconds(17.5) }));
    assert_eq!(of(&peer(1001), false), None);
    // Our own end is nobody's question, nor is a connection of the parent.
    let ours = Closure::handshake(CloseFrame::new(1000, ""), Initiator::Client);
    assert_eq!(of(&ours, true), None);
    let forked = Closure::abnormal(Initiator::Network, Cause::Forked);
    assert_eq!(of(&forked, false), Some(Verdict::Blameless));
}

/// The wait that a server asks for begins when its Close frame came, not when a call meets that.
#[test]
fn a_restart_is_waited_for_from_the_arrival_of_its_close_frame() {
    let arrived = clock::now();
    let met = arrived + seconds(8.0);
    for (hold, expected) in [(10.0, 2.0), (5.0, 0.01)] {
        let mut pool = Pool::new(1, None);
        pool.tried(0, arrived);
        pool.begin_lap();
        pool.failed(0, Verdict::Again { hold: seconds(hold) }, arrived);
        let policy = ReconnectPolicy { initial_delay: seconds(0.01), ..policy(Jitter::None) };
        let plan = Outage::new(met).plan(&mut pool, Some(&policy), met, &mut || 0.0).unwrap();
        assert_eq!(plan.at, met + seconds(expected));
    }
}

#[test]
fn a_trial_is_passed_by_time_or_by_messages_that_were_taken() {
    let (short, long) = (seconds(1.0), seconds(5.0));
    let trial = |in_connect| Trial::new(Outage::new(clock::now()), in_connect);
    let connected = |taken| {
        let mut trial = trial(true);
        trial.returned();
        trial.took(taken);
        trial
    };
    let reopened = |taken| {
        let mut trial = trial(false);
        trial.returned();
        trial.took(taken);
        trial
    };
    for (case, trial, ordinary, expected) in [
        ("nothing taken", connected(0), false, false),
        ("nothing taken, closed by the server", connected(0), true, false),
        ("the first message after connect()", connected(1), false, true),
        ("nothing taken of a new one", reopened(0), true, false),
        ("its greeting", reopened(1), false, false),
        ("its only message", reopened(1), true, true),
        ("its messages", reopened(2), false, true),
    ] {
        assert_eq!(trial.is_passed(short, seconds(5.0), ordinary), expected, "{case}");
        assert!(trial.is_passed(long, seconds(5.0), ordinary), "{case}, and it lasted");
    }
    // While connect() goes on nothing is proof.
    let mut trial = trial(true);
    trial.took(9);
    assert!(!trial.is_passed(long, Duration::ZERO, true));
}
