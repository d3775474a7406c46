//! The files that TLS is made from, and whether they are still the same. Times alone do not tell: a file that takes
//! another one's place may be as old as that one.

use std::{
    ffi::{OsStr, OsString},
    fs::{self, Metadata},
    hash::{DefaultHasher, Hash, Hasher},
    os::unix::{ffi::OsStrExt, fs::MetadataExt},
    path::{Path, PathBuf},
    time::{Duration, Instant, SystemTime},
};

use parking_lot::Mutex;

use super::{SystemAuthorities, TlsOptions, authorities};
use crate::transport::clock;

/// How long a look at every file of the system's directories is good for: they have hundreds. A file or directory that
/// is replaced by renaming is noticed at once.
const GLANCE: Duration = Duration::from_secs(1);

/// File systems count time in ticks: what was written so recently may be written again without a trace.
const TICK: Duration = Duration::from_secs(1);

/// What a connector was made from, as it was just before.
#[derive(Debug)]
pub(crate) struct Sources {
    given: Given,
    places: Vec<Place>,
    /// When every file in the system's directories was looked at last.
    looked_at: Mutex<Instant>,
}

/// The files that options name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Given {
    authorities: Option<PathBuf>,
    /// Where authorities are if none are given.
    system: SystemAuthorities,
    ours: Vec<PathBuf>,
}

/// A file or a directory.
#[derive(Debug, PartialEq, Eq)]
struct Place {
    path: PathBuf,
    stamp: Option<Stamp>,
    /// The stamps of all files of a directory, in one number.
    contents: u64,
    changed_at: Option<SystemTime>,
}

/// What a file has in common only with itself, and only until it is written again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Stamp {
    device: u64,
    inode: u64,
    size: u64,
    changed: (i64, i64),
    modified: (i64, i64),
}

/// What a certificate was checked against.
#[derive(Debug)]
pub(super) enum Trusted<'s> {
    /// This file or directory.
    Given(&'s Path),
    Systems,
    /// The system's, but none of these places has any.
    Nothing(Vec<&'s Path>),
}

impl Sources {
    /// Looks at what these options name, and at the system's authorities if they name none.
    pub(super) fn of(options: &TlsOptions) -> Self {
        let ours = [&options.cert_file, &options.key_file];
        Self::look(Given {
            authorities: options.ca_file.clone(),
            system: options.authorities.clone(),
            ours: ours.into_iter().flatten().cloned().collect(),
        })
    }

    fn look(given: Given) -> Self {
        let mut paths = given.ours.clone();
        match &given.authorities {
            Some(path) => paths.push(path.clone()),
            None => paths.extend(given.system.places()),
        }
        let mut places: Vec<Place> = Vec::with_capacity(paths.len());
        for path in paths {
            let place = Place::look(path, &places);
            places.extend(place);
        }
        Self { given, places, looked_at: Mutex::new(clock::now()) }
    }

    /// Whether all is still as it was.
    pub(crate) fn are_current(&self, now: Instant) -> bool {
        let unmoved = |place: &Place| Stamp::at(&place.path) == place.stamp;
        if !self.places.iter().all(unmoved) {
            return false;
        }
        let looked_at = *self.looked_at.lock();
        let are_the_systems = self.given.authorities.is_none();
        if are_the_systems && now.saturating_duration_since(looked_at) < GLANCE {
            return true;
        }
        let is_same = Self::look(self.given.clone()).places == self.places;
        if is_same {
            *self.looked_at.lock() = now;
        }
        is_same
    }

    /// Whether a change since then would show.
    pub(super) fn are_settled(&self, wall: SystemTime) -> bool {
        let newest = self.places.iter().filter_map(|place| place.changed_at).max();
        newest.is_none_or(|newest| newest.checked_add(TICK).is_some_and(|settled| settled < wall))
    }

    /// What there is to trust. Reads files, so it is for failures.
    pub(super) fn trusted(&self) -> Trusted<'_> {
        if let Some(path) = &self.given.authorities {
            return Trusted::Given(path);
        }
        let places = self.places.iter().map(|place| place.path.as_path());
        let places: Vec<&Path> =
            places.filter(|path| !self.given.ours.iter().any(|ours| ours == path)).collect();
        if places.iter().any(|place| authorities::has_any(place)) {
            Trusted::Systems
        } else {
            Trusted::Nothing(places)
        }
    }
}

impl Place {
    /// `None` for one that another one is a link to.
    fn look(path: PathBuf, others: &[Self]) -> Option<Self> {
        let metadata = fs::metadata(&path).ok();
        let stamp = metadata.as_ref().map(Stamp::of);
        let is_known = |other: &Self| stamp.is_some() && other.stamp == stamp;
        if others.iter().any(is_known) {
            return None;
        }
        let mut changed_at = metadata.as_ref().and_then(changed_at);
        let mut contents = 0;
        if metadata.is_some_and(|metadata| metadata.is_dir()) {
            let mut hasher = DefaultHasher::new();
            for (name, metadata) in files(&path) {
                name.as_bytes().hash(&mut hasher);
                metadata.as_ref().map(Stamp::of).hash(&mut hasher);
                changed_at = changed_at.max(metadata.as_ref().and_then(self::changed_at));
            }
            contents = hasher.finish();
        }
        Some(Self { path, stamp, contents, changed_at })
    }
}

/// What a directory holds, in an order that does not depend on how it is read.
fn files(directory: &Path) -> Vec<(OsString, Option<Metadata>)> {
    let names = fs::read_dir(directory).into_iter().flatten().flatten();
    let mut names: Vec<OsString> = names.map(|entry| entry.file_name()).collect();
    names.sort_unstable();
    let look = |name: OsString| {
        let metadata = fs::metadata(directory.join::<&OsStr>(&name)).ok();
        (name, metadata)
    };
    names.into_iter().map(look).collect()
}

impl Stamp {
    pub(super) fn at(path: &Path) -> Option<Self> {
        fs::metadata(path).ok().as_ref().map(Self::of)
    }

    fn of(metadata: &Metadata) -> Self {
        Self {
            device: metadata.dev(),
            inode: metadata.ino(),
            size: metadata.size(),
            changed: (metadata.ctime(), metadata.ctime_nsec()),
            modified: (metadata.mtime(), metadata.mtime_nsec()),
        }
    }
}

fn changed_at(metadata: &Metadata) -> Option<SystemTime> {
    let since = Duration::from_secs(u64::try_from(metadata.ctime()).ok()?);
    SystemTime::UNIX_EPOCH
        .checked_add(since + Duration::from_nanos(metadata.ctime_nsec().unsigned_abs()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::{
        env,
        fs::{File, FileTimes},
    };

    /// A directory of a test's own.
    struct Scratch(PathBuf);

    impl Scratch {
        fn new(name: &str) -> Self {
            let path = env::temp_dir().join(format!("websocket-{name}-{}", std::process::id()));
            fs::create_dir_all(&path).unwrap();
            Self(path)
        }

        fn write(&self, name: &str, text: &str) -> PathBuf {
            let path = self.0.join(name);
            fs::write(&path, text).unwrap();
            path
        }
    }

    impl Drop for Scratch {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    fn trusting(path: &Path) -> Sources {
        let options = TlsOptions { ca_file: Some(path.to_owned()), ..TlsOptions::default() };
        Sources::of(&options)
    }

    fn set_modified(path: &Path, at: SystemTime) {
        let file = File::options().write(true).open(path).unwrap();
        file.set_times(FileTimes::new().set_modified(at)).unwrap();
    }

    #[test]
    fn a_file_of_the_same_age_and_size_is_another_one() {
        let scratch = Scratch::new("same-age");
        let (file, next) = (scratch.write("ca", "one"), scratch.write("next", "two"));
        let then = SystemTime::UNIX_EPOCH + Duration::from_hours(438_288);
        set_modified(&file, then);
        set_modified(&next, then);
        let sources = trusting(&file);
        assert!(sources.are_current(clock::now()));
        fs::rename(&next, &file).unwrap();
        assert!(!sources.are_current(clock::now()));
    }

    #[test]
    fn a_file_of_a_directory_counts_and_so_does_one_that_is_gone() {
        let scratch = Scratch::new("directory");
        scratch.write("a", "one");
        let sources = trusting(&scratch.0);
        assert!(sources.are_current(clock::now()));
        scratch.write("a", "other");
        assert!(!sources.are_current(clock::now()));
        let sources = trusting(&scratch.0);
        fs::remove_file(scratch.0.join("a")).unwrap();
        assert!(!sources.are_current(clock::now()));
        let missing = trusting(&scratch.0.join("a"));
        assert!(missing.are_current(clock::now()));
        scratch.write("a", "one");
        assert!(!missing.are_current(clock::now()));
    }

    #[test]
    fn what_was_written_just_now_may_be_written_again() {
        let scratch = Scratch::new("settled");
        let sources = trusting(&scratch.write("ca", "one"));
        assert!(!sources.are_settled(clock::wall()));
        assert!(sources.are_settled(clock::wall() + Duration::from_secs(5)));
    }

    #[test]
    fn every_file_of_the_systems_is_looked_at_now_and_then() {
        let scratch = Scratch::new("systems");
        scratch.write("a", "one");
        let look = || Place::look(scratch.0.clone(), &[]).unwrap();
        let looked_at = clock::now();
        let sources = Sources {
            given: Given {
                authorities: None,
                system: SystemAuthorities::default(),
                ours: Vec::new(),
            },
            places: vec![look()],
            looked_at: Mutex::new(looked_at),
        };
        scratch.write("a", "other");
        assert!(sources.are_current(looked_at + GLANCE / 2));
        assert!(!sources.are_current(looked_at + GLANCE));
    }
}
