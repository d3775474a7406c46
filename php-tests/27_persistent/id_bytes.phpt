--TEST--
Persistent: an id may be any bytes, and others are another one's
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

$peer = python_peer();
$pairs = [["user-\x80", "user-\x81"], ["\xfe", "\xff"], [md5('alice', true), md5('bob', true)], ["a\0b", "a\0c"]];
foreach ($pairs as [$one, $other]) {
    connected_persistent($peer, persistentId: $one)->send('for me alone');
    $client = connected_persistent($peer, persistentId: $other);
    echo bin2hex($other), ': ', $client->getStats()->messagesSent, "\n";
    $client->close();
    $client = connected_persistent($peer, persistentId: $one);
    echo bin2hex($one), ': ', $client->getStats()->messagesSent, "\n";
    $client->close();
}
unset($client);
connected_persistent($peer, persistentId: "user-\x80\n");
connected_persistent($peer, persistentId: 'fünf');
print_persistent();
?>
--EXPECTF--
757365722d81: 0
757365722d80: 1
ff: 0
fe: 1
9f9d51bc70ef21ca5c14f307980a29d8: 0
6384e2b2184bcbf58eccf10ca7a6563c: 1
610063: 0
610062: 1
Persistent connections not in use => 2
Persistent connection user-\x80\n => ws://127.0.0.1:%d/, left %d s ago
Persistent connection fünf => ws://127.0.0.1:%d/, left %d s ago
