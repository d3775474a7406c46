--TEST--
ReconnectPolicy: files of TlsOptions that are seen while they are replaced end nothing once there was a connection
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\TlsOptions;

$directory = sys_get_temp_dir() . '/rotated-' . getmypid();
mkdir($directory);
register_shutdown_function(function () use ($directory): void {
    array_map(unlink(...), glob("$directory/*"));
    rmdir($directory);
});
$files = ['ca' => certificate('ca'), 'cert' => certificate('client'), 'key' => tool('certs/client.key')];
$put = function () use ($files, $directory): void {
    foreach ($files as $name => $file) {
        file_put_contents("$directory/$name.new", file_get_contents($file));
        rename("$directory/$name.new", "$directory/$name");
    }
};
$tls = new TlsOptions(caFile: "$directory/ca", certFile: "$directory/cert", keyFile: "$directory/key");
$half = [
    'the CA file is missing' => fn() => unlink("$directory/ca"),
    'the certificate is half written' => fn() => file_put_contents("$directory/cert", '-----BEGIN CERT'),
    'the key is another one' => fn() => copy(tool('certs/server.key'), "$directory/key"),
];
foreach ($half as $name => $break) {
    $put();
    $peer = scripted_peer([['upgrade'], ['wait_command'], ['reset']], ['tls' => 'server']);
    $client = reconnecting($peer->url(), tls: $tls);
    $client->connect();
    $seen = [];
    $client->onRetry(function ($client, $info) use (&$seen, $put): bool {
        $seen[] = $info->error::class;
        // The rotation is finished after the first attempt.
        $info->attempt === 2 && $put();
        return true;
    });
    $peer->waitFor('waiting');
    $break();
    $peer->go();
    try {
        $client->recv(5.0);
        echo "$name: ", $client->isConnected() ? 'connected' : 'not connected', ' after ', implode(', ', $seen), "\n";
    } catch (WebSocketClient\Exception $e) {
        echo "$name: ", $e->getMessage(), "\n";
    }
}

// Before the first connection a file that is missing is a mistake.
unlink("$directory/ca");
$client = reconnecting($peer->url(), tls: $tls, reconnect: policy(maxAttempts: 2));
try {
    $client->connect();
} catch (WebSocketClient\TlsException $e) {
    echo str_replace([$directory, (string) $peer->port], ['DIRECTORY', 'PORT'], $e->getMessage()), "\n";
}
?>
--EXPECT--
the CA file is missing: connected after WebSocketClient\ConnectionClosedException, WebSocketClient\TlsException
the certificate is half written: connected after WebSocketClient\ConnectionClosedException, WebSocketClient\TlsException
the key is another one: connected after WebSocketClient\ConnectionClosedException, WebSocketClient\TlsException
Could not connect to wss://127.0.0.1:PORT/: the CA file DIRECTORY/ca could not be read: No such file or directory
