//! What holds for every policy, every endpoint and every draw of chance (proptest).

use proptest::prelude::*;

use super::*;

fn jitters() -> impl Strategy<Value = Jitter> {
    prop_oneof![
        Just(Jitter::None),
        Just(Jitter::Full),
        Just(Jitter::Equal),
        Just(Jitter::Decorrelated)
    ]
}

fn policies() -> impl Strategy<Value = ReconnectPolicy> {
    (jitters(), 0.001_f64..20.0, 1.0_f64..50.0, 1.0_f64..10.0).prop_map(
        |(jitter, initial, factor, multiplier)| ReconnectPolicy {
            initial_delay: seconds(initial),
            max_delay: seconds(initial * factor),
            multiplier,
            ..policy(jitter)
        },
    )
}

/// What endpoints do in a test: how an attempt ends, how long it takes, and how long a connection lasts.
#[derive(Debug, Clone)]
struct Script {
    ends: Vec<(Verdict, u64)>,
}

fn scripts() -> impl Strategy<Value = Script> {
    let verdict = prop_oneof![
        8 => Just(AGAIN),
        1 => (1_u64..60).prop_map(|hold| Verdict::Again { hold: Duration::from_secs(hold) }),
        1 => Just(Verdict::Blameless),
    ];
    proptest::collection::vec((verdict, 0_u64..3000), 1..20).prop_map(|ends| Script { ends })
}

proptest! {
    #[test]
    fn a_delay_is_never_over_the_cap_nor_below_its_floor(
        policy in policies(), seed in any::<u64>(), count in 1_usize..60,
    ) {
        let mut draw = source(seed);
        let mut backoff = Backoff::default();
        let mut bound = policy.initial_delay.as_secs_f64();
        for _ in 0..count {
            let delay = backoff.next(&policy, &mut draw);
            prop_assert!(delay <= policy.max_delay);
            let floor = match policy.jitter {
                Jitter::None => bound.min(policy.max_delay.as_secs_f64()),
                Jitter::Full => 0.0,
                Jitter::Equal => bound.min(policy.max_delay.as_secs_f64()) / 2.0,
                Jitter::Decorrelated => policy.initial_delay.as_secs_f64(),
            };
            prop_assert!(delay.as_secs_f64() >= floor - 1e-6, "{delay:?} below {floor}");
            bound = (bound * policy.multiplier).min(1e12);
        }
    }

    /// Whatever fails in whatever way: no endpoint is tried twice within a second or before the time it asked
    /// for, none is forgotten, and laps have a pause between them.
    #[test]
    fn nothing_is_hammered_and_nobody_starves(
        policy in policies(), script in scripts(), count in 1_usize..8, seed in any::<u64>(),
    ) {
        let mut draw = source(seed);
        let start = clock::now();
        let mut pool = Pool::new(count, Some(&mut source(seed)));
        let mut outage = Outage::new(start);
        let mut now = start;
        let mut last: Vec<Option<Instant>> = vec![None; count];
        let mut free: Vec<Instant> = vec![start; count];
        let mut ends = script.ends.iter().cycle();
        for _ in 0..200 {
            let plan = outage.plan(&mut pool, Some(&policy), now, &mut draw).unwrap();
            prop_assert!(plan.at >= now);
            // The delay is never over the cap; it begins when the endpoint may be tried.
            let spaced = last[plan.endpoint].map_or(now, |last| last + seconds(1.0));
            let begin = now.max(spaced).max(free[plan.endpoint]);
            prop_assert!(plan.at <= begin + policy.max_delay, "{:?} from {begin:?}", plan.at);
            now = plan.at;
            if let Some(earlier) = last[plan.endpoint] {
                prop_assert!(now >= earlier + seconds(1.0));
            }
            prop_assert!(now >= free[plan.endpoint], "before the time it asked for");
            last[plan.endpoint] = Some(now);
            outage.begin(&mut pool, plan, now);
            let (verdict, milliseconds) = ends.next().unwrap();
            now += Duration::from_millis(*milliseconds);
            pool.failed(plan.endpoint, *verdict, now);
            free[plan.endpoint] = match verdict {
                Verdict::Again { hold } => now + *hold,
                _ => now,
            };
        }
        let starved: Vec<usize> = (0..count).filter(|index| last[*index].is_none()).collect();
        prop_assert!(starved.is_empty(), "never tried: {starved:?}");
        // 60 s is the longest that anybody asked for in this test.
        let patience = seconds(60.0) + (policy.max_delay + seconds(6.0)) * 8 * u32::try_from(count).unwrap();
        for last in last.into_iter().flatten() {
            prop_assert!(now - last <= patience, "not tried for {:?}", now - last);
        }
    }

    /// A server that greets its clients and sends them away, after any time within a `connect()`, before `stableAfter`
    /// otherwise: the limits hold, and the delays go on growing.
    #[test]
    fn greetings_do_not_end_an_outage(
        policy in policies(), most in 1_u32..20, elapsed in 1.0_f64..300.0, in_connect in any::<bool>(),
        lasts in proptest::collection::vec(0_u64..4999, 1..20), seed in any::<u64>(),
    ) {
        let limited =
            ReconnectPolicy { max_attempts: Some(most), max_elapsed: Some(seconds(elapsed)), ..policy };
        let mut draw = source(seed);
        let start = clock::now();
        let (mut now, mut pool, mut outage) = (start, Pool::new(1, None), Outage::new(start));
        let mut lasts = lasts.into_iter().cycle();
        let mut made = 0;
        let limit = loop {
            let plan = match outage.plan(&mut pool, Some(&limited), now, &mut draw) {
                Ok(plan) => plan,
                Err(limit) => break limit,
            };
            now = plan.at;
            made += 1;
            prop_assert!(made <= most && now <= start + seconds(elapsed), "{made} attempts");
            outage.begin(&mut pool, plan, now);
            let mut trial = Trial::new(outage, in_connect);
            trial.took(1);
            let factor = if in_connect { 10 } else { 1 };
            let lasted = Duration::from_millis(lasts.next().unwrap()) * factor;
            now += lasted;
            prop_assert!(!trial.is_passed(lasted, limited.stable_after, in_connect));
            pool.failed(0, AGAIN, now);
            outage = trial.into_outage();
            prop_assert_eq!(outage.attempts(), made);
        };
        prop_assert!(matches!(limit, Limit::Attempts(_) | Limit::Elapsed(_)));
    }

    #[test]
    fn shuffling_keeps_every_endpoint(count in 1_usize..30, seed in any::<u64>()) {
        let mut pool = Pool::new(count, Some(&mut source(seed)));
        let start = clock::now();
        let mut who: Vec<usize> =
            attempts(&mut pool, &policy(Jitter::Full), start, count, &mut source(seed))
                .into_iter()
                .map(|(who, at)| {
                    assert_eq!(at, Duration::ZERO);
                    who
                })
                .collect();
        who.sort_unstable();
        prop_assert_eq!(who, (0..count).collect::<Vec<_>>());
    }
}
