--TEST--
WebSocketClient::messages(): foreach that ends when its time is up, or as foreach over the client
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
$client = connected($peer, receiveTimeout: 0.01);
$client->send('!push 0.05 3');
$began = elapsed();
foreach ($client->messages(0.6) as $number => $message) {
    echo "$number: $message\n";
}
assert_waited(elapsed($began), 0.6);

// The time is that of the loop as a whole and counts from the call.
$began = elapsed();
$messages = $client->messages(0.2);
eventually(fn() => elapsed($began) > 0.3);
$client->send('too late');
eventually(fn() => $client->getStats()->bufferedMessages > 0);
foreach ($messages as $message) {
    echo "never\n";
}
// 0 gives what is there.
foreach ($client->messages(0) as $message) {
    echo "$message\n";
}
foreach ($client->messages(0) as $message) {
    echo "never\n";
}
foreach ([-1, NAN, 'soon'] as $bad) {
    attempt(fn() => $client->messages($bad));
}
$messages = $client->messages();
echo get_class($messages), "\n";
$client->send('one more');
foreach ($messages as $message) {
    echo "$message\n";
    $client->close();
}
echo "ended\n";
?>
--EXPECT--
0: push 1
1: push 2
2: push 3
waited out its limit
too late
ValueError: WebSocketClient::messages(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
ValueError: WebSocketClient::messages(): Argument #1 ($timeout) must be a finite number of seconds, 0 or more
TypeError: WebSocketClient::messages(): Argument #1 ($timeout) must be of type ?float, string given
WebSocketClient\MessageIterator
one more
ended
