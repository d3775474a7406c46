--TEST--
WebSocketClient::connect(): a User-Agent is sent unless $headers have one of their own, with PHP's version if expose_php is on
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

/** The User-Agents of that many requests, the client's own replaced by what they mean. */
function agents(Peer $peer, int $count): string
{
    $own = [user_agent() => 'client and PHP', user_agent(false) => 'client'];
    $agents = array_map(fn(array $request) => $request['headers']['user-agent'] ?? null, $peer->several('request', $count));
    return strtr(json_encode($agents, JSON_UNESCAPED_SLASHES), $own);
}

$code = '(new WebSocketClient($argv[1]))->connect();';
$peer = scripted_peer([['upgrade'], ['answer_close']]);
foreach (['1', '0', 'On', 'off', ''] as $exposed) {
    run_php($code, [$peer->url()], ['expose_php' => $exposed]);
}
echo agents($peer, 5), "\n";

$peer = scripted_peer([['upgrade'], ['answer_close']]);
$given = [['User-Agent' => 'mine/1'], ['uSER-aGENT' => 'mine/2'], ['User-Agent' => ['a', 'b']], ['User-Agent' => ''], ['user-agent' => null], ['User-Agent' => []]];
foreach ($given as $headers) {
    connected($peer, headers: $headers)->close();
}
echo agents($peer, 6), "\n";

// It goes along on a redirect, also to another origin.
$peer = scripted_peer([['upgrade'], ['answer_close']]);
$home = scripted_peer([['respond', 'bytes' => "HTTP/1.1 302 X\r\nLocation: //127.0.0.1:$peer->port/\r\n\r\n"]]);
foreach ([['User-Agent' => 'mine/1'], ['User-Agent' => null]] as $headers) {
    connected($home, headers: $headers)->close();
}
echo agents($home, 2), agents($peer, 2), "\n";
?>
--EXPECT--
[["client and PHP"],["client"],["client and PHP"],["client"],["client"]]
[["mine/1"],["mine/2"],["a","b"],[""],null,null]
[["mine/1"],null][["mine/1"],null]
