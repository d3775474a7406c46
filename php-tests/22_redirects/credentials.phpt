--TEST--
WebSocketClient::connect(): on a redirect credentials and cookies stay with their origin
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

function moved(string $location, string $more = ''): array
{
    return [['respond', 'bytes' => "HTTP/1.1 307 X\r\nLocation: $location\r\n$more\r\n"]];
}

/** Those of these headers that came. */
function secrets(array $request): string
{
    $found = array_intersect_key($request['headers'], array_flip(['authorization', 'cookie', 'host', 'x-other']));
    ksort($found);
    return json_encode(array_map(fn(array $values) => implode($values), $found), JSON_UNESCAPED_SLASHES);
}

$upgrade = [['upgrade', 'headers' => ['Set-Cookie: foreign=1']], ['answer_close']];
$headers = ['Authorization' => 'Bearer t', 'Cookie' => 'mine=1', 'X-Other' => 'stays', 'Host' => 'given.example'];

// The same origin: all of it, and what the redirect has set.
$home = scripted_peer([moved('/b', "Set-Cookie: node=a; Path=/\r\n"), [['upgrade'], ['answer_close']]]);
connected($home, headers: $headers)->close();
foreach ($home->several('request', 2) as $request) {
    echo secrets($request), "\n";
}
$home = scripted_peer([moved('/b'), [['upgrade'], ['answer_close']]]);
connected($home, url: $home->url('/a', userinfo: 'user:pass@'))->close();
foreach ($home->several('request', 2) as $request) {
    var_dump($request['headers']['authorization'] === ['Basic ' . base64_encode('user:pass')]);
}

// Another port is another origin, and so is another host; what comes back from there is not kept.
$other = scripted_peer($upgrade);
$home = scripted_peer([
    moved("//127.0.0.1:$other->port/", "Set-Cookie: node=a; Path=/\r\n"),
    moved("//127.0.0.1:$other->port/"),
    [['upgrade'], ['answer_close']],
]);
$client = connected($home, url: $home->url('/a'), headers: $headers);
$client->close();
$client->connect();
$client->close();
$client->connect();
$client->close();
foreach ([...$other->several('request', 2), ...$home->several('request', 3)] as $request) {
    echo with_ports(secrets($request), ['OTHER' => $other->port, 'HOME' => $home->port]), "\n";
}

// There and back again: home is home.
$port = free_port();
$other = scripted_peer(moved("//127.0.0.1:$port/c"));
$home = scripted_peer([moved("//127.0.0.1:$other->port/"), [['upgrade'], ['answer_close']]], ['port' => $port]);
connected($home, url: $home->url('/a', userinfo: 'user:pass@'), headers: ['Cookie' => 'mine=1'])->close();
foreach ([...$other->several('request', 1), ...$home->several('request', 2)] as $request) {
    echo $request['line'], ' ', with_ports(secrets($request), ['OTHER' => $other->port, 'HOME' => $home->port]), "\n";
}
?>
--EXPECT--
{"authorization":"Bearer t","cookie":"mine=1","host":"given.example","x-other":"stays"}
{"authorization":"Bearer t","cookie":"mine=1; node=a","host":"given.example","x-other":"stays"}
bool(true)
bool(true)
{"host":"127.0.0.1:OTHER","x-other":"stays"}
{"host":"127.0.0.1:OTHER","x-other":"stays"}
{"authorization":"Bearer t","cookie":"mine=1","host":"given.example","x-other":"stays"}
{"authorization":"Bearer t","cookie":"mine=1; node=a","host":"given.example","x-other":"stays"}
{"authorization":"Bearer t","cookie":"mine=1; node=a","host":"given.example","x-other":"stays"}
GET / HTTP/1.1 {"host":"127.0.0.1:OTHER"}
GET /a HTTP/1.1 {"authorization":"Basic dXNlcjpwYXNz","cookie":"mine=1","host":"127.0.0.1:HOME"}
GET /c HTTP/1.1 {"authorization":"Basic dXNlcjpwYXNz","cookie":"mine=1","host":"127.0.0.1:HOME"}
