//! When to try again, and where: pure decisions on a given clock. Dialling, waiting and telling the
//! application are the client's.

mod backoff;
mod outage;
mod policy;
mod pool;
mod retry_after;
#[cfg(test)]
mod tests;
mod trial;
mod verdict;

pub(crate) use outage::{Limit, Outage, Plan};
pub(crate) use policy::{
    DEFAULT_CLOSE_CODES, DEFAULT_HTTP_STATUSES, DEFAULT_RESTART_DELAY, Jitter, ReconnectPolicy,
};
pub(crate) use pool::Pool;
pub(crate) use trial::Trial;
pub(crate) use verdict::{Decision, Verdict, of_attempt, of_closure};

/// Draws evenly from 0 to below 1.
pub(crate) type Draw<'d> = &'d mut dyn FnMut() -> f64;
