--TEST--
examples/wscat.php: what goes wrong is said, and the status tells
--FILE--
<?php
require __DIR__ . '/wscat.inc';

wscat([]);
wscat(['--help']);
wscat(['http://127.0.0.1/']);
wscat(['--pin', 'x', 'ws://127.0.0.1/']);
$nobody = free_port();
wscat(["ws://127.0.0.1:$nobody/"], '', ['NOBODY' => $nobody]);
$peer = scripted_peer([['respond', 'bytes' => "HTTP/1.1 403 Forbidden\r\nContent-Length: 19\r\n\r\nnot \x1b[31myou\u{9b}\x9b\xff\n"]]);
wscat([$peer->url()], '', ['PEER' => $peer->port]);
$peer = python_peer();
wscat([$peer->url()], "!close 1001 bye\n", ['PEER' => $peer->port]);
wscat([$peer->url()], "!drop\n", ['PEER' => $peer->port]);
?>
--EXPECT--
the URL is missing
Usage: php wscat.php [OPTION]... URL

  -H, --header 'NAME: VALUE'  send this header with the upgrade; may be repeated
  -s, --subprotocol NAME      offer this subprotocol; may be repeated
  -t, --timeout SECONDS       for connecting (10)
      --ca FILE               trust these authorities (PEM file or directory)
      --cert FILE             our certificate (PEM)
      --key FILE              its private key (PEM)
      --passphrase TEXT       of that key; better in the environment as WSCAT_PASSPHRASE
      --host NAME             ask for and check this name in place of the URL's
      --pin DIGEST            accept only a server with this key; may be repeated
  -n, --no-check              accept every certificate
  -p, --proxy URL             http://, https://, socks5:// or socks5h://; '' for none, the environment's without it
      --redirects COUNT       to follow (5)
      --no-compression        do not offer permessage-deflate
  -b, --binary                send lines as binary messages
  -j, --json                  show messages that are JSON over several lines
  -x, --execute TEXT          send this and end after the waiting time; may be repeated
  -w, --wait SECONDS          silence to wait for at the end of the input (1)
      --trace                 show each step of the connect, and each frame
      --color, --no-color     instead of asking NO_COLOR, and whether this is a terminal
  -h, --help
status 2
Usage: php wscat.php [OPTION]... URL

  -H, --header 'NAME: VALUE'  send this header with the upgrade; may be repeated
  -s, --subprotocol NAME      offer this subprotocol; may be repeated
  -t, --timeout SECONDS       for connecting (10)
      --ca FILE               trust these authorities (PEM file or directory)
      --cert FILE             our certificate (PEM)
      --key FILE              its private key (PEM)
      --passphrase TEXT       of that key; better in the environment as WSCAT_PASSPHRASE
      --host NAME             ask for and check this name in place of the URL's
      --pin DIGEST            accept only a server with this key; may be repeated
  -n, --no-check              accept every certificate
  -p, --proxy URL             http://, https://, socks5:// or socks5h://; '' for none, the environment's without it
      --redirects COUNT       to follow (5)
      --no-compression        do not offer permessage-deflate
  -b, --binary                send lines as binary messages
  -j, --json                  show messages that are JSON over several lines
  -x, --execute TEXT          send this and end after the waiting time; may be repeated
  -w, --wait SECONDS          silence to wait for at the end of the input (1)
      --trace                 show each step of the connect, and each frame
      --color, --no-color     instead of asking NO_COLOR, and whether this is a terminal
  -h, --help
status 0
url must use the scheme ws, wss or ws+unix, "http" given
status 2
pins must have only SHA-256 digests in Base64, "x" given
status 2
Could not connect to ws://127.0.0.1:NOBODY/: no address of 127.0.0.1 could be reached: tried 127.0.0.1:NOBODY (Connection refused)
status 1
Could not connect to ws://127.0.0.1:PEER/: the server (127.0.0.1:PEER) answered 403 Forbidden instead of switching to WebSocket
not \x1b[31myou\xc2\x9b\x9b\xff
status 1
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
The connection to ws://127.0.0.1:PEER/ was closed by the server with code 1001 (going away): "bye"
status 0
connected to ws://127.0.0.1:PEER/ (127.0.0.1:PEER); Ctrl-C ends
The connection to ws://127.0.0.1:PEER/ was lost: the server ended it without a Close frame
status 1
