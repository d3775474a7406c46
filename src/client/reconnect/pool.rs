//! A cluster's endpoints and what is known of each. Tried in laps: each endpoint once, one after the other
//! without a pause, those that work first.

use std::time::{Duration, Instant};

use super::{Draw, Verdict};

/// "at least 1 s between attempts on one endpoint": whatever else fails, nothing is hammered.
const SPACING: Duration = Duration::from_secs(1);

/// Failures in a row after which an endpoint is left out while there is another one.
const TOLERATED: u32 = 1;

/// How long it is left out at first; twice as long each time, up to the most.
const LEFT_OUT: Duration = Duration::from_secs(5);
const LEFT_OUT_MOST: Duration = Duration::from_mins(5);

/// The endpoints, known by their numbers.
#[derive(Debug)]
pub(crate) struct Pool {
    endpoints: Vec<Endpoint>,
    /// The order to try them in: failing ones go to the back.
    order: Vec<usize>,
}

#[derive(Debug, Clone, Default)]
struct Endpoint {
    /// In a row.
    failures: u32,
    tried_in_lap: bool,
    tried_at: Option<Instant>,
    /// It asked for that long, and gets it.
    held_until: Option<Instant>,
    /// Others come first for that long.
    left_out_until: Option<Instant>,
    barred: Barred,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
enum Barred {
    #[default]
    No,
    ForTheOutage,
    UntilAsked,
}

impl Endpoint {
    /// Before this it must not be tried.
    fn free_at(&self) -> Option<Instant> {
        self.tried_at.map(|at| at + SPACING).max(self.held_until)
    }

    fn is_free(&self, now: Instant) -> bool {
        self.barred == Barred::No && self.free_at().is_none_or(|at| at <= now)
    }

    fn is_in(&self, now: Instant) -> bool {
        self.left_out_until.is_none_or(|until| until <= now)
    }
}

impl Pool {
    /// `count` endpoints, in their order or in any.
    pub(crate) fn new(count: usize, shuffle: Option<Draw<'_>>) -> Self {
        let mut order: Vec<usize> = (0..count).collect();
        if let Some(draw) = shuffle {
            // Fisher and Yates.
            for last in (1..count).rev() {
                order.swap(last, below(last + 1, draw));
            }
        }
        Self { endpoints: vec![Endpoint::default(); count], order }
    }

    /// The application asks for a connection: whatever was forbidden is allowed once more.
    pub(crate) fn reset(&mut self) {
        for endpoint in &mut self.endpoints {
            endpoint.barred = Barred::No;
            endpoint.held_until = None;
            endpoint.tried_at = None;
        }
        self.begin_lap();
    }

    /// A working connection was lost, or a lap is over: each endpoint may have its turn.
    pub(crate) fn begin_lap(&mut self) {
        for endpoint in &mut self.endpoints {
            endpoint.tried_in_lap = false;
        }
    }

    /// Whether none is left that may ever be tried.
    pub(crate) fn is_exhausted(&self) -> bool {
        self.endpoints.iter().all(|endpoint| endpoint.barred != Barred::No)
    }

    /// The endpoint to try now without a pause, if this lap has one.
    pub(crate) fn next_in_lap(&self, now: Instant) -> Option<usize> {
        let free = || self.in_order().filter(|(_, endpoint)| endpoint.is_free(now));
        // While one is in, those that are left out are not tried; never is the last one left out.
        let another = free().any(|(_, endpoint)| endpoint.is_in(now));
        free()
            .find(|(_, endpoint)| !endpoint.tried_in_lap && (endpoint.is_in(now) || !another))
            .map(|(index, _)| index)
    }

    /// After a lap: the endpoint to begin the next one with, and when. A drawn pause begins when the endpoint may be
    /// tried, or clients would meet at the end of what holds it; one that is not drawn runs meanwhile.
    pub(crate) fn next_after(
        &self,
        now: Instant,
        pause: Duration,
        drawn: bool,
    ) -> Option<(usize, Instant)> {
        let (index, endpoint) = match self.next_in_lap(now + pause) {
            Some(index) => (index, self.endpoints.get(index)?),
            None => self
                .in_order()
                .filter(|(_, endpoint)| endpoint.barred == Barred::No)
                .min_by_key(|(_, endpoint)| endpoint.free_at())?,
        };
        let free_at = endpoint.free_at().unwrap_or(now).max(now);
        let at = if drawn { free_at + pause } else { free_at.max(now + pause) };
        Some((index, at))
    }

    /// An attempt begins.
    pub(crate) fn tried(&mut self, index: usize, now: Instant) {
        if let Some(endpoint) = self.endpoints.get_mut(index) {
            endpoint.tried_in_lap = true;
            endpoint.tried_at = Some(now);
        }
    }

    /// An attempt failed, or a connection was lost.
    pub(crate) fn failed(&mut self, index: usize, verdict: Verdict, now: Instant) {
        let Some(endpoint) = self.endpoints.get_mut(index) else { return };
        match verdict {
            Verdict::Blameless => return,
            Verdict::Never => endpoint.barred = Barred::ForTheOutage,
            Verdict::Untrusted => endpoint.barred = Barred::UntilAsked,
            Verdict::Again { hold } => {
                endpoint.tried_in_lap = true;
                endpoint.held_until = now.checked_add(hold).filter(|_| !hold.is_zero());
            }
        }
        endpoint.failures = endpoint.failures.saturating_add(1);
        if let Some(excess) = endpoint.failures.checked_sub(TOLERATED + 1) {
            let time = LEFT_OUT.saturating_mul(2_u32.saturating_pow(excess)).min(LEFT_OUT_MOST);
            endpoint.left_out_until = Some(now + time);
        }
        self.order.retain(|other| *other != index);
        self.order.push(index);
    }

    /// A connection has proved itself: the outage is over.
    pub(crate) fn succeeded(&mut self, index: usize) {
        for endpoint in &mut self.endpoints {
            if endpoint.barred == Barred::ForTheOutage {
                endpoint.barred = Barred::No;
            }
        }
        if let Some(endpoint) = self.endpoints.get_mut(index) {
            endpoint.failures = 0;
            endpoint.left_out_until = None;
        }
    }

    fn in_order(&self) -> impl Iterator<Item = (usize, &Endpoint)> {
        self.order.iter().filter_map(|index| Some((*index, self.endpoints.get(*index)?)))
    }
}

/// A number below `count`.
fn below(count: usize, draw: Draw<'_>) -> usize {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        clippy::cast_precision_loss,
        reason = "a list of endpoints is short, and what is drawn is not negative"
    )]
    let drawn = (draw() * count as f64) as usize;
    drawn.min(count.saturating_sub(1))
}
