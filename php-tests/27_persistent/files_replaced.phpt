--TEST--
Persistent: a connection is not handed on when a file that it was opened with has been replaced
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

use WebSocketClient\TlsOptions;

$folder = sys_get_temp_dir() . '/websocket-kept-' . getmypid();
mkdir($folder);
$peer = python_peer(['tls' => 'server']);
copy(certificate('ca'), "$folder/ca");
copy(certificate('client-both'), "$folder/client");

/** How many messages went over the connection before. */
$before = function () use ($peer, $folder): int {
    $tls = new TlsOptions(caFile: "$folder/ca", certFile: "$folder/client");
    $client = connected_persistent($peer, tls: $tls);
    $sent = $client->getStats()->messagesSent;
    $client->send('hello');
    return $sent;
};
printf("at first: %d\n", $before());
printf("unchanged: %d\n", $before());
copy(certificate('client-both'), "$folder/new");
rename("$folder/new", "$folder/client");
printf("another certificate: %d\n", $before());
printf("unchanged: %d\n", $before());
file_put_contents("$folder/ca", file_get_contents(certificate('other-authority')), FILE_APPEND);
printf("another authority as well: %d\n", $before());
copy(certificate('other-authority'), "$folder/ca");
try {
    $before();
} catch (WebSocketClient\TlsException $e) {
    echo "only another authority: not accepted\n";
}
print_persistent();
array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
at first: 0
unchanged: 1
another certificate: 0
unchanged: 1
another authority as well: 0
only another authority: not accepted
Persistent connections not in use => 0
