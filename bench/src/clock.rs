//! Wall and CPU time between two points. Not a sampler: nothing runs in between.

use std::time::Instant;

use nix::sys::resource::{UsageWho, getrusage};
use nix::sys::time::TimeValLike;

/// What passed between the start of a [`Clock`] and a look at it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Elapsed {
    /// Wall time in seconds.
    pub wall: f64,
    /// User and system time in seconds.
    pub cpu: f64,
}

/// A stopwatch for the process or for the calling thread.
#[derive(Debug)]
pub struct Clock {
    who: UsageWho,
    began: Instant,
    cpu: f64,
}

impl Clock {
    /// Of all threads of this process.
    pub fn process() -> Self {
        Self::of(UsageWho::RUSAGE_SELF)
    }

    /// Of the calling thread alone.
    pub fn thread() -> Self {
        Self::of(UsageWho::RUSAGE_THREAD)
    }

    /// Both since the start.
    pub fn elapsed(&self) -> Elapsed {
        Elapsed { wall: self.began.elapsed().as_secs_f64(), cpu: cpu(self.who) - self.cpu }
    }

    fn of(who: UsageWho) -> Self {
        Self { who, cpu: cpu(who), began: Instant::now() }
    }
}

fn cpu(who: UsageWho) -> f64 {
    let usage = getrusage(who).expect("getrusage knows every who that nix has");
    (usage.user_time() + usage.system_time()).num_microseconds() as f64 / 1e6
}
