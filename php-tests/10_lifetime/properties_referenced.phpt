--TEST--
Lifetime: array_walk() makes references of private properties; they are read through them, and assigned to without them
--FILE--
<?php
// Since PHP 8.6 array_walk() of an object is deprecated.
error_reporting(E_ALL & ~E_DEPRECATED);
require __DIR__ . '/../helpers/peer.inc';

/** References to an object's properties, by their names. */
function references(object $object): array
{
    $references = [];
    array_walk($object, function (&$value, $name) use (&$references) {
        $references[strrchr($name, "\0") ?: $name] = &$value;
    });
    return array_combine(array_map(fn($name) => ltrim($name, "\0"), array_keys($references)), $references);
}

final class Logger
{
    public function log($level, $text)
    {
        $level === 'info' and print("logged\n");
    }
}

$peer = python_peer(['greeting' => ['one', 'two', 'three']]);
$client = new WebSocketClient($peer->url());
$client->setLogger(new Logger())->onOpen(fn() => print("opened\n"));
$references = references($client);
echo implode(' ', array_map(get_debug_type(...), $references)), "\n";
$client->connect();

// Assigned to, a property is none of them any more.
$client->setLogger(null)->onOpen(null)->onOpen(fn() => print("opened again\n"));
var_dump($references['logger'] instanceof Logger, $references['onOpen'] instanceof Closure);
$references['onOpen'] = null;
$client->close();
$client->connect();

// What they are given is looked at before it is used.
$references = references($client);
$references['onDisconnect'] = 42;
$references['stream'] = 'no stream';
attempt(fn() => $references['logger'] = 'no object');
var_dump(is_resource($client->getStream()), $references['stream']);

$iterator = $client->getIterator();
$references = references($iterator);
foreach ($iterator as $key => $message) {
    echo "$key: $message\n";
    $references = references($iterator);
    if ($key === 1) {
        break;
    }
}
$references = references($iterator);
$references['current'] = 'no message';
$references['position'] = 6;
$iterator->next();
echo $iterator->key(), ': ', $iterator->current(), "\n";
$references = references($iterator);
$references['client'] = new stdClass();
attempt(fn() => $iterator->next());
var_dump($iterator->valid());
$client->send('!drop');
attempt(fn() => $client->recv(10.0));
?>
--EXPECTF--
Logger Closure null null null null
logged
opened
bool(true)
bool(true)
opened again
TypeError: Cannot assign string to reference held by property WebSocketClient::$logger of type ?object
bool(true)
string(9) "no stream"
0: one
1: two
7: three
Error: The iterator has no client
bool(false)
Error: %s callback%S
