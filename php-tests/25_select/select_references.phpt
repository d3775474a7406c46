--TEST--
WebSocketClient::select(): what a callback assigns to variables that the array refers to takes no client away
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = scripted_peer([[['upgrade'], ['wait_command'], ['reset']], [['upgrade'], ['answer_close']]]);
$filled = [];
$clients = [];
foreach (['first', 'second'] as $name) {
    $clients[$name] = new WebSocketClient($peer->url());
    $clients[$name]->connect();
}
$clients['first']->onDisconnect(function () use (&$clients, &$filled) {
    // Both variables are let go of, and the memory that was the objects' gets other contents.
    foreach ($clients as &$client) {
        $client = null;
    }
    unset($client);
    foreach (range(0, 3000) as $index) {
        $filled[] = str_repeat('A', 40 + $index % 40 * 8);
    }
});
// A loop by reference makes references of the elements.
foreach ($clients as &$client) {
}
unset($client);
$references = [];
foreach (array_keys($clients) as $name) {
    $references[$name] = &$clients[$name];
}
$peer->go();
$ready = WebSocketClient::select($references, 10.0);
foreach ($ready as $name => $client) {
    echo $name, ': ', get_debug_type($client), ', ', $client->getState()->name, "\n";
}
var_dump($clients);
?>
--EXPECT--
first: WebSocketClient, Closed
array(2) {
  ["first"]=>
  &NULL
  ["second"]=>
  &NULL
}
