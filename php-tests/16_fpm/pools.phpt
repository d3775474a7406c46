--TEST--
php-fpm: two pools with settings of their own, in php_admin_value
--SKIPIF--
<?php
require __DIR__ . '/../helpers/fpm.inc';
skip_without_fpm();
?>
--FILE--
<?php
require __DIR__ . '/../helpers/fpm.inc';

$peer = python_peer(['tls' => 'server']);
$limit = 'php_admin_value[websocket_client.max_message_size]';
$trust = 'php_admin_value[websocket_client.ca_file]';
$pools = ['small' => [$limit => 1000, $trust => certificate('ca')], 'large' => [$trust => certificate('ca')], 'none' => []];
$fpm = fpm_pools($pools, [
    'fetch.php' => <<<'PHP'
        <?php
        try {
            $client = new WebSocketClient($_GET['url']);
            $client->connect();
            $client->send('!binary 2000');
            echo strlen($client->recv(10.0)->data), " bytes\n";
            $client->close();
        } catch (WebSocketClient\Exception $e) {
            echo $e::class, ': ', $e->getMessage(), "\n";
        }
        PHP,
]);
// Twice, for a setting that would wear off after a request.
foreach (['small', 'large', 'none', 'small', 'large', 'none'] as $pool) {
    echo "$pool: ", $fpm->get('/fetch.php', ['url' => $peer->url()], $pool)->body;
}
echo count($fpm->workers('small')), count($fpm->workers('large')), count($fpm->workers()), "\n";
?>
--EXPECTF--
small: WebSocketClient\ProtocolException: The server at wss://127.0.0.1:%d/ sent a message of at least %d bytes, more than the ini setting websocket_client.max_message_size allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
large: 2000 bytes
none: WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
small: WebSocketClient\ProtocolException: The server at wss://127.0.0.1:%d/ sent a message of at least %d bytes, more than the ini setting websocket_client.max_message_size allows (1000 bytes); the connection was closed with code 1009 (message too big); raise that limit, or call recvTo(), which takes messages of any size
large: 2000 bytes
none: WebSocketClient\TlsException: Could not connect to wss://127.0.0.1:%d/: the certificate of 127.0.0.1 (127.0.0.1:%d) was not accepted: unable to get local issuer certificate, it was issued by "CN=websocket_client test ca", which is not among the system's authorities; trust its authority with TlsOptions(caFile: ...)
113
