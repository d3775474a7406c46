//! The search for a connection, the first or another one: one attempt after the other, as the outage plans
//! them. It waits on PHP's thread, only while a call is made, and goes on in the next call where it was.

use std::{
    rc::Rc,
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Closure, Error, Event, Level, Options, Record, Retry,
    connection::{Connection, Place},
    error::GaveUp,
    reconnect::{self, Decision, Limit, Outage, Plan, Pool, Trial, Verdict},
};
use crate::transport::{
    self, Cookies, Deadline, Dial, Header, Opened, Progress, Request, Woken, clock, wait_many,
};

/// Answers of a balancer in a row that tell of a node that is gone, after which its cookie for that node is
/// given up. Without health checks it would send us there for ever.
const TRUSTED_REFUSALS: u32 = 3;

/// How often an attempt is looked at by those who wait for other things as well.
const LOOK: Duration = Duration::from_millis(10);

/// An endpoint and what this client keeps of it.
#[derive(Debug)]
pub(super) struct Endpoint {
    pub(super) request: Arc<Request>,
    pub(super) place: Place,
    cookies: Cookies,
    /// There was a connection, so that the files of `TlsOptions` have been good.
    was_opened: bool,
    /// 502, 503 and 504 in a row.
    refusals: u32,
}

impl Endpoint {
    pub(super) fn new(request: &Arc<Request>) -> Self {
        Self {
            request: Arc::clone(request),
            place: Place(request.target.to_string().into()),
            cookies: Cookies::default(),
            was_opened: false,
            refusals: 0,
        }
    }

    /// Takes the cookies that an attempt which has succeeded came back with.
    pub(super) fn opened(&mut self, cookies: Cookies) {
        self.cookies = cookies;
        self.refusals = 0;
        self.was_opened = true;
    }

    /// Says that a connection that another client has opened is used.
    pub(super) fn taken_over(&mut self) {
        self.was_opened = true;
    }

    /// Takes the cookies of a refusal.
    fn refused(&mut self, status: u16, headers: &[Header]) {
        self.cookies.keep(&self.request.target, headers);
        self.refusals = if matches!(status, 502..=504) { self.refusals + 1 } else { 0 };
        if self.refusals >= TRUSTED_REFUSALS {
            self.cookies.clear();
            self.refusals = 0;
        }
    }

    /// The node we were bound to sends us away: 1012 and 1013.
    pub(super) fn closed(&mut self, code: u16) {
        if matches!(code, 1012 | 1013) {
            self.cookies.clear();
        }
    }
}

/// A search under way.
#[derive(Debug)]
pub(super) struct Search {
    pub(super) outage: Outage,
    /// It was begun by `connect()`, and only that goes on with it.
    pub(super) asked_for: bool,
    declined: Declined,
    /// What the application said of the attempt that has failed.
    decision: Option<Decision>,
    /// Somebody wants to know of each step.
    pub(super) traced: bool,
    /// The connection to be replaced, if it was lost.
    pub(super) lost: Option<(Place, Closure)>,
    /// The last error of each endpoint in this outage.
    errors: Vec<Option<Error>>,
    last: Option<Error>,
    stage: Stage,
}

/// What is left of a search that has found a connection, for the case that this does not last.
#[derive(Debug)]
pub(super) struct Probation {
    pub(super) trial: Trial,
    errors: Vec<Option<Error>>,
    /// An attempt had failed, or a connection was lost before.
    pub(super) is_outage: bool,
}

/// What the application does not want.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Declined {
    Nothing,
    /// Another attempt at one of the endpoints.
    Endpoint,
    /// Any other attempt.
    All,
}

#[derive(Debug)]
enum Stage {
    /// The last attempt has failed, or there was none.
    Planning,
    Waiting(Plan),
    Dialing(Plan, Box<Dial>),
    /// The attempt at the endpoint with that number has failed. What that means is to be decided.
    Failed(usize, Rc<transport::Error>),
}

/// How far a search came.
#[derive(Debug)]
pub(super) enum Searched {
    /// This endpoint's connection is open.
    Found(usize, Connection),
    /// The caller's time is up, the search is not.
    Later,
    Interrupted,
    Happened(Event),
    /// There is nothing more to try.
    GaveUp(Limit),
}

impl Search {
    pub(super) fn new(outage: Outage, endpoints: usize) -> Self {
        Self {
            outage,
            asked_for: false,
            declined: Declined::Nothing,
            decision: None,
            traced: false,
            lost: None,
            errors: vec![None; endpoints],
            last: None,
            stage: Stage::Planning,
        }
    }

    /// One for a connection in place of one that was lost.
    pub(super) fn replacing(
        (place, closure): (Place, Closure),
        outage: Outage,
        endpoints: usize,
    ) -> Self {
        let error = Error::Closed { place: place.clone(), closure: closure.clone() };
        let lost = Some((place, closure));
        Self { lost, last: Some(error), ..Self::new(outage, endpoints) }
    }

    /// The same, where the one that was lost, the endpoint's with that number, had not ended the outage before.
    pub(super) fn resumed(
        (place, closure): (Place, Closure),
        probation: Probation,
        index: Option<usize>,
    ) -> Self {
        let Probation { trial, mut errors, .. } = probation;
        if let Some(error) = index.and_then(|index| errors.get_mut(index)) {
            *error = Some(Error::Closed { place: place.clone(), closure: closure.clone() });
        }
        Self { errors, ..Self::replacing((place, closure), trial.into_outage(), 0) }
    }

    /// What the connection that was found is on, by a `connect()` or by another call.
    pub(super) fn into_probation(self, in_connect: bool) -> Probation {
        let is_outage = self.last.is_some();
        Probation { trial: Trial::new(self.outage, in_connect), errors: self.errors, is_outage }
    }

    /// The last error, of the connection or of an attempt.
    pub(super) fn last_error(&self) -> Option<&Error> {
        self.last.as_ref()
    }

    /// The endpoint being tried.
    pub(super) fn endpoint(&self) -> Option<usize> {
        match &self.stage {
            Stage::Dialing(plan, _) => Some(plan.endpoint),
            _ => None,
        }
    }

    /// When another look is worth it.
    pub(super) fn due(&self, now: Instant) -> Deadline {
        match &self.stage {
            Stage::Planning | Stage::Failed(..) => Deadline::At(now),
            Stage::Waiting(plan) => Deadline::At(plan.at),
            Stage::Dialing(..) => Deadline::after(now, LOOK),
        }
    }

    /// What a search says that ends without a connection.
    pub(super) fn give_up(self, limit: Limit, endpoints: &[Endpoint], now: Instant) -> GaveUp {
        GaveUp {
            places: endpoints.iter().map(|endpoint| endpoint.place.clone()).collect(),
            limit,
            attempts: self.outage.attempts(),
            elapsed: self.outage.elapsed(now),
            errors: self.errors.into_iter().flatten().collect(),
            last: self.last.map(Box::new),
        }
    }

    /// Goes on until a connection is open, nothing is left to try, the caller's time is up, a signal comes or
    /// the application is to be told.
    pub(super) fn advance(
        &mut self,
        endpoints: &mut [Endpoint],
        pool: &mut Pool,
        options: &Options,
        log: &mut Vec<Record>,
        until: Deadline,
    ) -> Searched {
        loop {
            if self.declined == Declined::All {
                return Searched::GaveUp(Limit::Declined);
            }
            let now = clock::now();
            match std::mem::replace(&mut self.stage, Stage::Planning) {
                Stage::Planning => {
                    let policy = options.reconnect.as_ref();
                    let plan = match self.outage.plan(pool, policy, now, &mut draw) {
                        Ok(plan) => plan,
                        Err(Limit::Hopeless) if self.declined == Declined::Endpoint => {
                            return Searched::GaveUp(Limit::Decided);
                        }
                        Err(limit) => return Searched::GaveUp(limit),
                    };
                    self.stage = Stage::Waiting(plan);
                    if let Some(retry) = self.announce(plan, endpoints, log, now)
                        && policy.is_some()
                    {
                        return Searched::Happened(Event::Retry(Box::new(retry)));
                    }
                }
                Stage::Waiting(plan) if plan.at <= now => {
                    self.outage.begin(pool, plan, now);
                    match dial(endpoints, plan, now, self.traced) {
                        Ok(dial) => self.stage = Stage::Dialing(plan, Box::new(dial)),
                        Err(error) => {
                            self.failed(plan.endpoint, error, endpoints);
                            if until.has_passed() {
                                return Searched::Later;
                            }
                        }
                    }
                }
                Stage::Failed(index, why) => {
                    if let Some(error) = self.last.clone()
                        && self.decision.is_none()
                        && options.reconnect.as_ref().is_some_and(|policy| policy.decides)
                    {
                        self.stage = Stage::Failed(index, why);
                        return Searched::Happened(Event::Decide(Box::new(error)));
                    }
                    let decision = self.decision.take().unwrap_or(Decision::AsPolicy);
                    if decision == Decision::End {
                        self.declined = Declined::Endpoint;
                    }
                    pool.failed(index, judge(&why, decision, endpoints, options), now);
                }
                Stage::Waiting(plan) => {
                    self.stage = Stage::Waiting(plan);
                    // With nothing to watch it fails only for want of memory, and is then as good as over.
                    match wait_many(&mut [], until.earlier(Deadline::At(plan.at))) {
                        Ok(Woken::Interrupted) => return Searched::Interrupted,
                        _ if plan.at <= clock::now() => {}
                        _ => return Searched::Later,
                    }
                }
                Stage::Dialing(plan, dial) if !dial.is_ours() => {
                    // A handler forked: the sockets and the resolver's thread are the parent's.
                    std::mem::forget(dial);
                    self.stage = Stage::Waiting(plan);
                }
                Stage::Dialing(plan, mut dial) => {
                    let progress = dial.advance(until);
                    note(&mut dial, endpoints.get(plan.endpoint), log);
                    match progress {
                        Ok(Progress::Open(opened)) => {
                            match self.opened(*opened, plan, endpoints, options) {
                                Ok(connection) => {
                                    return Searched::Found(plan.endpoint, connection);
                                }
                                Err(why) => self.failed(plan.endpoint, why, endpoints),
                            }
                        }
                        Ok(progress) => {
                            self.stage = Stage::Dialing(plan, dial);
                            return if matches!(progress, Progress::Later) {
                                Searched::Later
                            } else {
                                Searched::Interrupted
                            };
                        }
                        Err(error) => {
                            self.failed(plan.endpoint, error, endpoints);
                            if until.has_passed() {
                                return Searched::Later;
                            }
                        }
                    }
                }
            }
        }
    }

    /// What the application says of the attempt that has failed.
    pub(super) fn decided(&mut self, decision: Decision) {
        if matches!(self.stage, Stage::Failed(..)) {
            self.decision = Some(decision);
        }
    }

    /// The application does not want another attempt.
    pub(super) fn decline(&mut self) {
        self.declined = Declined::All;
    }

    fn opened(
        &self,
        mut opened: Opened,
        plan: Plan,
        endpoints: &mut [Endpoint],
        options: &Options,
    ) -> Result<Connection, transport::Error> {
        let endpoint = endpoints.get_mut(plan.endpoint);
        let place = endpoint.as_ref().map_or_else(|| Place("".into()), |one| one.place.clone());
        if let Some(endpoint) = endpoint {
            endpoint.opened(std::mem::take(&mut opened.cookies));
        }
        Ok(Connection::new(opened, options, place, clock::now(), self.traced)?)
    }

    /// Says that there will be another attempt, if it is another one.
    fn announce(
        &self,
        plan: Plan,
        endpoints: &[Endpoint],
        log: &mut Vec<Record>,
        now: Instant,
    ) -> Option<Retry> {
        let error = self.last.clone()?;
        let place = endpoints.get(plan.endpoint)?.place.clone();
        let attempt = self.outage.attempts().saturating_add(1);
        let delay = plan.at.saturating_duration_since(now);
        let text = format!(
            "connecting to {place} in {:.2} s, attempt {attempt}; {error}",
            delay.as_secs_f64()
        );
        log.push(Record { level: Level::Notice, text });
        Some(Retry { attempt, delay, elapsed: self.outage.elapsed(now), place, error })
    }

    fn failed(&mut self, index: usize, why: transport::Error, endpoints: &mut [Endpoint]) {
        let Some(endpoint) = endpoints.get_mut(index) else { return };
        if let transport::Error::Refused(refusal) = &why
            && !refusal.is_elsewhere
        {
            endpoint.refused(refusal.status, &refusal.headers);
        }
        let why = Rc::new(why);
        let error = Error::Connect { place: endpoint.place.clone(), why: Rc::clone(&why) };
        if let Some(place) = self.errors.get_mut(index) {
            *place = Some(error.clone());
        }
        self.last = Some(error);
        self.stage = Stage::Failed(index, why);
    }
}

/// What a failed attempt means for its endpoint. Without a policy nothing is tried twice.
fn judge(
    why: &transport::Error,
    decision: Decision,
    endpoints: &[Endpoint],
    options: &Options,
) -> Verdict {
    let Some(policy) = &options.reconnect else { return Verdict::Never };
    let opened_before = endpoints.iter().any(|endpoint| endpoint.was_opened);
    reconnect::of_attempt(why, policy, clock::wall(), opened_before).decided(decision)
}

fn dial(
    endpoints: &[Endpoint],
    plan: Plan,
    now: Instant,
    traced: bool,
) -> Result<Dial, transport::Error> {
    let Some(endpoint) = endpoints.get(plan.endpoint) else {
        return Err(std::io::Error::other("there is no such endpoint").into());
    };
    Dial::start(Arc::clone(&endpoint.request), endpoint.cookies.clone(), now, traced)
}

/// Hands over what a dial did.
fn note(dial: &mut Dial, endpoint: Option<&Endpoint>, log: &mut Vec<Record>) {
    let Some(Endpoint { place, .. }) = endpoint else { return };
    let lines = dial.take_trace().into_iter();
    log.extend(lines.map(|line| Record { level: Level::Debug, text: format!("{place}: {line}") }));
}

/// Draws evenly from 0 to below 1. Asked for anew each time, so that a child does not draw what its parent
/// draws.
pub(super) fn draw() -> f64 {
    // Without random bytes the longest delay is as good as any.
    let random = getrandom::u32().unwrap_or(u32::MAX);
    f64::from(random) / (f64::from(u32::MAX) + 1.0)
}
