<?php
/**
 * The client under test: for each URL on standard input it connects and sends back what it is sent until the server closes.
 * Then it writes {"connected": whether there was a connection, "error": null or what ended it} on a line; a case whose point is
 * to be refused ends with an error, so the server is the judge of that and not this script.
 *
 * All settings are the defaults.
 *
 * Usage: php client.php [CA-FILE]
 */

$tls = isset($argv[1]) ? new WebSocketClient\TlsOptions(caFile: $argv[1]) : null;

while (($url = fgets(STDIN)) !== false) {
    $connected = false;
    $error = null;
    try {
        $client = new WebSocketClient(rtrim($url), tls: $tls);
        $client->connect();
        $connected = true;
        foreach ($client as $message) {
            $message->binary ? $client->sendBinary($message->data) : $client->send($message->data);
        }
    } catch (WebSocketClient\Exception $e) {
        $error = $e::class . ': ' . $e->getMessage();
    }
    unset($client);
    fwrite(STDOUT, json_encode(['connected' => $connected, 'error' => $error], JSON_INVALID_UTF8_SUBSTITUTE) . "\n");
}
