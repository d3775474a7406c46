//! The request that opens a connection, and its answer. Not an HTTP server: it knows one request and no errors.

use std::io::{self, Read, Write};

use openssl::base64::encode_block;
use openssl::sha::sha1;

use crate::stream::Stream;

/// What a client asked for.
#[derive(Debug, Default)]
pub struct Request {
    /// Without the query.
    pub path: String,
    query: String,
    key: Option<String>,
    extensions: String,
}

impl Request {
    /// Reads one to the end of its head. Clients wait for the answer, so nothing stands behind it.
    pub fn read(stream: &mut Stream) -> io::Result<Self> {
        let mut head = Vec::new();
        let mut room = [0; 4096];
        while !head.ends_with(b"\r\n\r\n") {
            let count = stream.read(&mut room)?;
            if count == 0 {
                return Err(io::ErrorKind::UnexpectedEof.into());
            }
            head.extend(&room[..count]);
        }
        Ok(Self::parsed(&String::from_utf8_lossy(&head)))
    }

    /// A parameter of the query.
    pub fn parameter(&self, name: &str) -> Option<&str> {
        self.query
            .split('&')
            .filter_map(|pair| pair.split_once('='))
            .find(|(key, _)| *key == name)
            .map(|(_, value)| value)
    }

    /// Whether this is an upgrade.
    pub fn is_upgrade(&self) -> bool {
        self.key.is_some()
    }

    /// Agrees, with the extensions that were chosen.
    pub fn accept(&self, stream: &mut Stream, extensions: Option<&str>) -> io::Result<()> {
        let key = self.key.as_deref().unwrap_or_default();
        let digest = sha1(format!("{key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11").as_bytes());
        let extensions = extensions
            .map(|chosen| format!("Sec-WebSocket-Extensions: {chosen}\r\n"))
            .unwrap_or_default();
        write!(
            stream,
            "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\
             Sec-WebSocket-Accept: {}\r\n{extensions}\r\n",
            encode_block(&digest)
        )?;
        stream.flush()
    }

    /// The client's offer of permessage-deflate, its first one: the parameters.
    pub fn deflate_offer(&self) -> Option<Vec<&str>> {
        let offer = self
            .extensions
            .split(',')
            .find(|offer| offer.trim().starts_with("permessage-deflate"))?;
        Some(offer.split(';').skip(1).map(str::trim).collect())
    }

    fn parsed(head: &str) -> Self {
        let mut lines = head.split("\r\n");
        let target = lines.next().unwrap_or_default().split(' ').nth(1).unwrap_or_default();
        let (path, query) = target.split_once('?').unwrap_or((target, ""));
        let mut request =
            Self { path: path.to_owned(), query: query.to_owned(), ..Self::default() };
        for (name, value) in lines.filter_map(|line| line.split_once(':')) {
            match name.to_ascii_lowercase().as_str() {
                "sec-websocket-key" => request.key = Some(value.trim().to_owned()),
                "sec-websocket-extensions" => request.extensions.push_str(value),
                _ => {}
            }
        }
        request
    }
}
