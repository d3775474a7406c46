<?php
/**
 * What scripts/try-clean.sh runs in a root where the extension was installed, on the command line and in php-fpm: a message
 * over ws and one over wss, and TLS with PHP's own OpenSSL before and after. Not a test by itself: that script reads what
 * this one prints.
 * Usage: php try-clean.php WS_URL WSS_URL CA_FILE      in php-fpm: ?0=WS_URL&1=WSS_URL&2=CA_FILE
 */

[$ws, $wss, $ca] = PHP_SAPI === 'cli' ? array_slice($argv, 1) : [$_GET[0], $_GET[1], $_GET[2]];

function say_hello(string $url, ?string $ca): void
{
    $client = new WebSocketClient($url, receiveTimeout: 10.0, tls: new WebSocketClient\TlsOptions(caFile: $ca));
    $client->connect();
    $client->send('hello');
    echo $client->recv()?->data ?? 'nothing', ' over ', parse_url($url, PHP_URL_SCHEME), "\n";
    $client->close();
}

/** A handshake is enough: it uses most of what two libraries with the same names could confuse. */
function shake_hands(string $url, string $ca): void
{
    $context = stream_context_create(['ssl' => ['cafile' => $ca]]);
    $address = 'tls://' . parse_url($url, PHP_URL_HOST) . ':' . parse_url($url, PHP_URL_PORT);
    $stream = stream_socket_client($address, timeout: 10.0, context: $context);
    echo "PHP's OpenSSL: ", $stream ? stream_get_meta_data($stream)['crypto']['protocol'] : 'nothing', "\n";
}

shake_hands($wss, $ca);
say_hello($ws, null);
say_hello($wss, $ca);
shake_hands($wss, $ca);
echo 'in ', PHP_SAPI, "\n";
