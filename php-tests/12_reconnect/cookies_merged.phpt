--TEST--
WebSocketClient: a server's cookies go in one header with the application's own, whose values give way
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

$peer = scripted_peer([['upgrade', 'headers' => ['Set-Cookie: SRV=new', 'Set-Cookie: other=2; HttpOnly']], ['answer_close']]);
$client = reconnecting($peer->url(), headers: ['Cookie' => 'theme=dark; SRV=old']);
for ($i = 0; $i < 2; $i++) {
    $client->connect();
    $client->close();
    $peer->waitFor('closed');
}
foreach ($peer->all('request') as $request) {
    echo json_encode($request['headers']['cookie']), "\n";
}
?>
--EXPECT--
["theme=dark; SRV=old"]
["theme=dark; SRV=new; other=2"]
