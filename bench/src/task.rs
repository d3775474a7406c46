//! What a client is asked to do on its command line, and how it answers. The same for clients in every language.

use std::io::{self, BufRead, Write};
use std::process::exit;

use crate::clock::{Clock, Elapsed};
use crate::payload::Kind;

/// `CLIENT WORK URL N WARM SIZE KIND`
#[derive(Debug)]
pub struct Task {
    /// echo, flood, flood-many, inflate, sink, sink-many, connect or idle.
    pub work: String,
    /// The server's, with the query that belongs to the work.
    pub url: String,
    /// How many messages (connections) are timed.
    pub n: usize,
    /// How many come before that.
    pub warm: usize,
    /// Of each message, in bytes.
    pub size: usize,
    /// Of each message.
    pub kind: Kind,
}

/// Of a client that cannot do such work.
pub const UNSUPPORTED: i32 = 3;

impl Task {
    /// From the command line.
    pub fn from_arguments() -> Self {
        let words: Vec<String> = std::env::args().skip(1).collect();
        let [work, url, n, warm, size, kind] =
            words.try_into().expect("usage: CLIENT WORK URL N WARM SIZE KIND");
        let number = |word: String| word.parse().expect("a whole number");
        let kind = Kind::of(&kind).expect("text, utf8, binary or json");
        Self { work, url, n: number(n), warm: number(warm), size: number(size), kind }
    }

    /// The authority and the resource of the URL, and whether it is wss.
    pub fn target(&self) -> (&str, &str, bool) {
        let (scheme, rest) = self.url.split_once("://").expect("a URL");
        let slash = rest.find('/').expect("a path");
        (&rest[..slash], &rest[slash..], scheme == "wss")
    }

    /// The file of the server's certificate.
    pub fn authority() -> String {
        std::env::var("BENCH_CA").expect("BENCH_CA names the server's certificate")
    }

    /// Leaves for work that this client does not know.
    pub fn unsupported(&self) -> ! {
        eprintln!("no {} here", self.work);
        exit(UNSUPPORTED)
    }

    /// The warm-up, untimed, then the timed part; prints the line that the driver reads.
    pub fn timed(&self, mut part: impl FnMut(usize, bool)) {
        if self.warm > 0 {
            part(self.warm, true);
        }
        let clock = Clock::process();
        part(self.n, false);
        let Elapsed { wall, cpu } = clock.elapsed();
        println!("{wall:.9} {cpu:.6} {}", self.n);
    }

    /// Opens connections and keeps them, in two steps, so that the driver can look at the memory in between.
    pub fn idle<T>(&self, mut open: impl FnMut() -> T) {
        let mut held = Vec::with_capacity(self.warm + self.n);
        for count in [self.warm, self.n] {
            held.extend((0..count).map(|_| open()));
            println!("ready");
            io::stdout().flush().expect("stdout");
            io::stdin().lock().read_line(&mut String::new()).expect("stdin");
        }
    }
}
