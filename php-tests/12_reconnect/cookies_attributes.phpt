--TEST--
WebSocketClient: Path, Domain, Secure, Max-Age and Expires of a cookie are respected
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$cookies = [
    'root=1; Path=/',
    'folder=1; Path=/chat',
    'elsewhere=1; Path=/other',
    'foreign=1; Domain=example.com',
    'secure=1; Secure',
    'later=1; Max-Age=3600',
    'now=1; Max-Age=0',
    'past=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT',
    'nonsense',
];
$peer = scripted_peer([
    [['upgrade', 'headers' => array_map(fn($cookie) => "Set-Cookie: $cookie", $cookies)], ['answer_close']],
    [['upgrade', 'headers' => ['Set-Cookie: root=; Path=/; Max-Age=0']], ['answer_close']],
    [['upgrade'], ['answer_close']],
]);
// By a name: 127.0.0.1 counts as secure without TLS.
run_php(<<<'PHP'
    $client = new WebSocketClient($argv[1]);
    for ($i = 0; $i < 3; $i++) {
        $client->connect();
        $client->close();
    }
    PHP, [$peer->url('/chat/room', 'cookie.test')], [], resolver('cookie.test=127.0.0.1'));
for ($i = 0; $i < 3; $i++) {
    $peer->waitFor('request');
}
foreach ($peer->all('request') as $request) {
    echo json_encode($request['headers']['cookie'] ?? null), "\n";
}
?>
--EXPECT--
null
["folder=1; later=1; root=1"]
["folder=1; later=1"]
