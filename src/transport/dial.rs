//! One attempt to open a connection: the way to the server, the upgrade, and the redirects it is answered with, all
//! under one deadline. The attempt is an object, so that a signal can interrupt it and nothing it holds is lost.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use super::{
    Cookies, Deadline, Error, Header, Peer, Process, ProxyRule, Refusal, Sources, Stream, Target,
    TlsInfo, TlsOptions, clock,
    error::{Attempt, Step, quoted},
    route::{Arrival, Reached, Route},
    trace::Trace,
    upgrade::{Agreed, Redirect, Upgrade, Upgraded},
};
use crate::protocol::Agreement;

/// All that an attempt needs to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Request {
    pub(crate) target: Target,
    pub(crate) headers: Vec<Header>,
    /// Names of headers that are not sent, even where they would be without having been asked for.
    pub(crate) omitted: Vec<String>,
    pub(crate) subprotocols: Vec<String>,
    pub(crate) tls: TlsOptions,
    /// Whether to offer permessage-deflate.
    pub(crate) compression: bool,
    pub(crate) proxy: ProxyRule,
    /// Redirects to follow; 0 takes the first one for a refusal.
    pub(crate) max_redirects: u32,
    /// For the attempt as a whole.
    pub(crate) limit: Duration,
}

impl Request {
    /// What we say that we are, to the server and to an HTTP proxy.
    fn user_agent(&self) -> Option<&[u8]> {
        let is_named = |header: &&Header| header.name.eq_ignore_ascii_case("user-agent");
        self.headers.iter().find(is_named).map(|header| header.value.as_slice())
    }

    pub(super) fn omits(&self, name: &str) -> bool {
        self.omitted.iter().any(|omitted| omitted.eq_ignore_ascii_case(name))
    }

    /// The same for where a redirect leads. Another server gets neither credentials nor our certificate.
    fn redirected(&self, target: Target) -> Self {
        if target.has_origin_of(&self.target) {
            return Self { target: target.known_to(&self.target), ..self.clone() };
        }
        let ours = ["authorization", "cookie", "host"];
        let is_ours =
            |header: &&Header| ours.iter().any(|name| header.name.eq_ignore_ascii_case(name));
        let headers = self.headers.iter().filter(|header| !is_ours(header)).cloned().collect();
        Self { target, headers, tls: self.tls.elsewhere(), ..self.clone() }
    }
}

/// An open WebSocket connection's stream and what was agreed on.
#[derive(Debug)]
pub(crate) struct Opened {
    pub(crate) stream: Stream,
    /// What the socket is connected to: the server, or the proxy.
    pub(crate) peer: Peer,
    /// Of the upgrade's answer, names in lower case.
    pub(crate) headers: Vec<Header>,
    pub(crate) subprotocol: Option<String>,
    /// Whether messages are compressed, and how.
    pub(crate) deflate: Option<Agreement>,
    /// Frames that came with the answer.
    pub(crate) early: Vec<u8>,
    pub(crate) tls: Option<TlsInfo>,
    /// The files that each TLS on the way went by.
    pub(crate) sources: Vec<Arc<Sources>>,
    /// The endpoint's, after all of its answers.
    pub(crate) cookies: Cookies,
}

/// How far an attempt came.
#[derive(Debug)]
pub(crate) enum Progress {
    Open(Box<Opened>),
    /// The caller's time is up, the attempt's is not. Call [`Dial::advance`] again; of the time until then no
    /// more than [`LEFT_ALONE`] counts.
    Later,
    /// A signal came. Call [`Dial::advance`] again; the deadline is unchanged.
    Interrupted,
}

/// How much of the time that nobody looks after an attempt counts. Somebody who looks often has the limit kept;
/// somebody who looks every minute still has a turn for each step.
const LEFT_ALONE: Duration = Duration::from_secs(1);

/// An attempt under way.
#[derive(Debug)]
pub(crate) struct Dial {
    /// For the endpoint.
    request: Arc<Request>,
    /// For where the redirects have led, if they have.
    moved: Option<Request>,
    /// The endpoint's.
    cookies: Cookies,
    /// Where we have been.
    visited: Vec<Target>,
    deadline: Deadline,
    left_at: Option<Instant>,
    owner: Process,
    trace: Trace,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Route(Box<Route>),
    Upgrade(Box<Asking>),
    Done,
}

/// An upgrade and whom it is asked of.
#[derive(Debug)]
struct Asking {
    upgrade: Upgrade,
    near: Peer,
    tls: Option<TlsInfo>,
    sources: Vec<Arc<Sources>>,
}

impl Dial {
    /// Starts one. The limit runs from `now`. A trace is kept if it is `traced`.
    pub(crate) fn start(
        request: Arc<Request>,
        cookies: Cookies,
        now: Instant,
        traced: bool,
    ) -> Result<Self, Error> {
        let mut trace = Trace::new(traced, now);
        let stage = Stage::Route(Box::new(route(&request, &mut trace)?));
        let deadline = Deadline::after(now, request.limit);
        let owner = Process::current();
        let (moved, visited, left_at) = (None, Vec::new(), None);
        Ok(Self { request, moved, cookies, visited, deadline, left_at, owner, trace, stage })
    }

    /// Whether this process started it, and not its parent.
    pub(crate) fn is_ours(&self) -> bool {
        self.owner.is_current()
    }

    /// What it did since it was last asked, if anybody wants to know.
    pub(crate) fn take_trace(&mut self) -> Vec<String> {
        self.trace.take()
    }

    /// Goes on until the connection is open, the attempt has failed, the caller's time is up or a signal comes.
    pub(crate) fn advance(&mut self, until: Deadline) -> Result<Progress, Error> {
        if let Some(left_at) = self.left_at.take() {
            let away = clock::now().saturating_duration_since(left_at);
            self.deadline = self.deadline.postponed(away.saturating_sub(LEFT_ALONE));
        }
        let deadline = self.deadline.earlier(until);
        let result = self.go_on(deadline);
        if let Err(error) = &result {
            self.trace.note(|| error.to_string());
        }
        result
    }

    fn go_on(&mut self, deadline: Deadline) -> Result<Progress, Error> {
        loop {
            match &mut self.stage {
                Stage::Route(route) => match route.advance(deadline, &mut self.trace) {
                    Ok(Reached::There(arrival)) => self.ask(arrival)?,
                    Ok(Reached::Interrupted) => return Ok(Progress::Interrupted),
                    Ok(Reached::TimedOut) => return self.time_out(),
                    Err(error) => return Err(self.placed(error)),
                },
                Stage::Upgrade(asking) => match asking.upgrade.advance(deadline) {
                    Ok(Upgraded::Done(agreed)) => return self.open(agreed),
                    Ok(Upgraded::Moved(redirect)) => self.follow(*redirect)?,
                    Ok(Upgraded::Interrupted) => return Ok(Progress::Interrupted),
                    Ok(Upgraded::TimedOut) => return self.time_out(),
                    Err(error) => return Err(self.placed(error)),
                },
                Stage::Done => return Err(std::io::Error::other("the attempt is over").into()),
            }
        }
    }

    fn present(&self) -> &Request {
        self.moved.as_ref().unwrap_or(&self.request)
    }

    /// Whether we are with the endpoint's own server, whose cookies and credentials these are.
    fn is_home(&self) -> bool {
        self.present().target.has_origin_of(&self.request.target)
    }

    /// Begins the upgrade.
    fn ask(&mut self, arrival: Arrival) -> Result<(), Error> {
        let Arrival { stream, peer, near, tls, sources } = arrival;
        let foreign = Cookies::default();
        let cookies = if self.is_home() { &self.cookies } else { &foreign };
        let follows = self.request.max_redirects > 0;
        let upgrade = Upgrade::new(stream, peer, self.present(), cookies, follows)?;
        let request = self.moved.as_ref().unwrap_or(&self.request);
        self.trace.note(|| {
            let agent = request.user_agent().map(String::from_utf8_lossy);
            let agent = agent.map(|agent| format!(" as {}", quoted(&agent))).unwrap_or_default();
            format!("asking for an upgrade: GET {}{agent}", request.target.path())
        });
        self.stage = Stage::Upgrade(Box::new(Asking { upgrade, near, tls, sources }));
        Ok(())
    }

    fn open(&mut self, agreed: Agreed) -> Result<Progress, Error> {
        let Stage::Upgrade(asking) = std::mem::replace(&mut self.stage, Stage::Done) else {
            return Err(std::io::Error::other("the upgrade is over").into());
        };
        let Agreed { headers, subprotocol, deflate, early } = agreed;
        if self.is_home() {
            self.cookies.keep(&self.request.target, &headers);
        }
        self.trace.note(|| {
            let chosen = subprotocol.as_deref().unwrap_or("none");
            let compressed = if deflate.is_some() { "with" } else { "without" };
            format!("101, {compressed} compression, subprotocol: {chosen}")
        });
        Ok(Progress::Open(Box::new(Opened {
            stream: asking.upgrade.into_stream(),
            peer: asking.near,
            headers,
            subprotocol,
            deflate,
            early,
            tls: asking.tls,
            sources: asking.sources,
            cookies: std::mem::take(&mut self.cookies),
        })))
    }

    /// Sets out for where the server sends us.
    fn follow(&mut self, redirect: Redirect) -> Result<(), Error> {
        let Redirect { location, refusal } = redirect;
        let here = self.present().target.clone();
        if self.is_home() {
            self.cookies.keep(&self.request.target, &refusal.headers);
        }
        let next = match here.redirect(&location) {
            Ok(next) => next,
            Err(why) => return Err(self.refused(refusal, &format!("a redirect, but {why}"))),
        };
        self.visited.push(here);
        let limit = self.request.max_redirects;
        if self.visited.len() > limit as usize {
            let circle =
                if self.visited.contains(&next) { ", where it has sent us before" } else { "" };
            let why = format!(
                "a redirect to {next}{circle}, after {limit} others in a row (maxRedirects)"
            );
            return Err(self.refused(refusal, &why));
        }
        self.trace.note(|| format!("{}, going on to {next}", refusal.status));
        let request = self.request.redirected(next);
        let route = route(&request, &mut self.trace)?;
        self.moved = Some(request);
        self.stage = Stage::Route(Box::new(route));
        Ok(())
    }

    fn refused(&self, refusal: Refusal, why: &str) -> Error {
        let reason = format!("{}, {why}", refusal.reason);
        self.placed(Error::Refused(Box::new(Refusal { reason, ..refusal })))
    }

    /// Says of a failure whether it is the endpoint's own.
    fn placed(&self, mut error: Error) -> Error {
        match &mut error {
            Error::Refused(refusal) => refusal.is_elsewhere = !self.is_home(),
            Error::Tls(failure) => failure.is_elsewhere = !self.is_home(),
            _ => {}
        }
        error
    }

    /// Somebody's time is up: the caller's, who may come back, or the attempt's.
    fn time_out(&mut self) -> Result<Progress, Error> {
        let now = clock::now();
        if !self.deadline.is_past(now) {
            self.left_at = Some(now);
            return Ok(Progress::Later);
        }
        let (step, attempts) = match &mut self.stage {
            Stage::Route(route) => route.step(),
            Stage::Upgrade(asking) => {
                if let Some(refusal) = asking.upgrade.refusal() {
                    return Err(self.placed(refusal));
                }
                (Step::Upgrade, vec![Attempt::connected(asking.near.clone())])
            }
            Stage::Done => (Step::Upgrade, Vec::new()),
        };
        Err(Error::TimedOut { step, limit: self.request.limit, attempts })
    }
}

fn route(request: &Request, trace: &mut Trace) -> Result<Route, Error> {
    let proxy = request.proxy.proxy_for(&request.target)?;
    let user_agent = request.user_agent().map(<[u8]>::to_vec);
    Route::start(request.target.clone(), request.tls.clone(), proxy, user_agent, trace)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(name: &str) -> Header {
        Header { name: name.to_owned(), value: b"x".to_vec() }
    }

    #[test]
    fn another_server_gets_no_credentials() {
        let target = |url: &str| Target::parse(url).unwrap();
        let request = Request {
            target: target("wss://user:pass@h/"),
            headers: ["authorization", "Cookie", "User-Agent", "HOST"].map(header).to_vec(),
            omitted: vec!["Cookie".to_owned()],
            subprotocols: Vec::new(),
            tls: TlsOptions { server_name: Some("n".to_owned()), ..TlsOptions::default() },
            compression: false,
            proxy: ProxyRule::None,
            max_redirects: 5,
            limit: Duration::from_secs(1),
        };
        let same = request.redirected(target("wss://h/other"));
        assert_eq!((same.headers.len(), same.tls == request.tls), (4, true));
        assert_eq!(same.target.authorization(), request.target.authorization());
        let other = request.redirected(target("wss://other/"));
        assert_eq!(
            (other.headers.as_slice(), other.omits("cookie")),
            (&[header("User-Agent")][..], true)
        );
        assert_eq!(other.tls, TlsOptions::default());
    }
}
