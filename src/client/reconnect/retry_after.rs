//! The Retry-After header (RFC 9110, section 10.2.3): seconds, or a date by the server's own clock.

use std::time::{Duration, SystemTime};

use crate::transport::Header;

/// A server that asks for more than this has made a mistake, or is not to be waited for.
const MOST: Duration = Duration::from_hours(1);

/// How long an answer asks to wait, if it does. `wall` is our clock, for a server that does not say what its
/// own shows.
pub(super) fn read(headers: &[Header], wall: SystemTime) -> Option<Duration> {
    let value = |name: &str| {
        let header = headers.iter().find(|header| header.name.eq_ignore_ascii_case(name))?;
        std::str::from_utf8(&header.value).ok().map(str::trim)
    };
    let asked = value("retry-after")?;
    if !asked.is_empty() && asked.bytes().all(|byte| byte.is_ascii_digit()) {
        // More digits than a number holds are too many seconds as well.
        let seconds = asked.parse().unwrap_or(u64::MAX);
        return Some(Duration::from_secs(seconds).min(MOST));
    }
    let until = httpdate::parse_http_date(asked).ok()?;
    // Subtracting the answer's own Date takes the difference between the two clocks out.
    let now = value("date").and_then(|date| httpdate::parse_http_date(date).ok()).unwrap_or(wall);
    Some(until.duration_since(now).unwrap_or_default().min(MOST))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(retry_after: &str, date: Option<&str>) -> Option<Duration> {
        let header =
            |name: &str, value: &str| Header { name: name.to_owned(), value: value.into() };
        let mut headers = vec![header("retry-after", retry_after)];
        headers.extend(date.map(|date| header("date", date)));
        // 2 January 1970, 0:00.
        super::read(&headers, SystemTime::UNIX_EPOCH + Duration::from_hours(24))
    }

    #[test]
    fn seconds_and_dates() {
        let seconds = Duration::from_secs;
        for (retry_after, date, expected) in [
            ("7", None, Some(seconds(7))),
            (" 0 ", None, Some(seconds(0))),
            ("99999999999999999999999", None, Some(MOST)),
            ("Fri, 02 Jan 1970 00:00:09 GMT", None, Some(seconds(9))),
            ("Thu, 01 Jan 1970 00:00:00 GMT", None, Some(seconds(0))),
            // The server's clock is years ahead of ours.
            (
                "Sun, 22 Nov 2026 10:00:30 GMT",
                Some("Sun, 22 Nov 2026 10:00:00 GMT"),
                Some(seconds(30)),
            ),
            ("Sun, 22 Nov 2026 10:00:30 GMT", Some("nonsense"), Some(MOST)),
            // The two obsolete forms must be understood as well (RFC 9110, section 5.6.7).
            ("Friday, 02-Jan-70 00:00:09 GMT", None, Some(seconds(9))),
            ("Fri Jan  2 00:00:09 1970", None, Some(seconds(9))),
            ("soon", None, None),
            ("-3", None, None),
            ("1.5", None, None),
            ("", None, None),
        ] {
            assert_eq!(read(retry_after, date), expected, "{retry_after}");
        }
    }
}
