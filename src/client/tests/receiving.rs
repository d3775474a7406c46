//! Large messages that are read to where they stay.

use std::{
    io::{self, Write},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
};

use super::{PATIENCE, connect, done, options, recv, within};
use crate::{
    client::{
        Kind, Landing,
        receive::{Received, Room},
    },
    protocol::Source,
};

/// A place that cannot be read to.
#[derive(Debug)]
struct Broken {
    size: usize,
    is_gone: Arc<AtomicBool>,
}

impl Landing for Broken {
    fn size(&self) -> usize {
        self.size
    }

    fn read(&mut self, _source: &mut Source<'_>) -> io::Result<usize> {
        panic!("nothing can be read to this place")
    }

    fn append(&mut self, _bytes: &[u8]) {}

    fn filled(&self) -> &[u8] {
        &[]
    }
}

impl Drop for Broken {
    fn drop(&mut self) {
        self.is_gone.store(true, Ordering::Relaxed);
    }
}

#[test]
fn a_panic_leaves_no_place_of_somebody_elses_with_the_link() {
    const SIZE: usize = 0x40000;
    let (mut connection, mut peer) = connect(&options(), b"");
    peer.write_all(b"\x82\x7f\0\0\0\0\0\x04\0\0").unwrap();
    let Some(Received::Begun(size)) =
        done(connection.recv(within(PATIENCE), Room::Offered)).unwrap()
    else {
        panic!("no large message has begun")
    };
    assert_eq!(size, SIZE);
    peer.write_all(&[1; 10]).unwrap();
    let is_gone = Arc::new(AtomicBool::new(false));
    let place = Box::new(Broken { size, is_gone: Arc::clone(&is_gone) });
    let given = AssertUnwindSafe(|| {
        let _ = connection.recv(within(PATIENCE), Room::Given(place));
    });
    assert!(catch_unwind(given).is_err());
    assert!(is_gone.load(Ordering::Relaxed));
    peer.write_all(&[1; SIZE - 10]).unwrap();
    let message = recv(&mut connection, PATIENCE).unwrap().unwrap();
    assert_eq!((message.kind, message.data), (Kind::Binary, vec![1; SIZE]));
}
