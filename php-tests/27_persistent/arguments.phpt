--TEST--
Persistent: $persistentId and its settings, good and bad
--FILE--
<?php
require __DIR__ . '/../helpers/persistent.inc';

attempt(fn() => new WebSocketClient('ws://h/', persistentId: ''));
attempt(fn() => new WebSocketClient('ws://h/', persistentId: []));
attempt(fn() => new WebSocketClient('ws://h/', persistentId: null));
attempt(fn() => new WebSocketClient('ws://h/', persistentId: 'x'));
foreach (['max' => ['many', '-1'], 'idle' => ['long', '-1', 'NAN']] as $setting => $values) {
    foreach ($values as $value) {
        $code = 'try { new WebSocketClient("ws://h/", persistentId: "x"); } catch (Exception $e) { echo $e->getMessage(), "\n"; }
            new WebSocketClient("ws://h/");';
        run_php($code, [], ["websocket_client.persistent_$setting" => $value]);
    }
}
// They are an administrator's.
var_dump(ini_set('websocket_client.persistent_max', '1000'), ini_get('websocket_client.persistent_idle'));
?>
--EXPECT--
ValueError: WebSocketClient::__construct(): Argument #17 ($persistentId) must not be empty
TypeError: WebSocketClient::__construct(): Argument #17 ($persistentId) must be of type ?string, array given
nothing thrown
nothing thrown
The ini setting websocket_client.persistent_max must be a number such as 64, "many" given
The ini setting websocket_client.persistent_max must be a number such as 64, "-1" given
The ini setting websocket_client.persistent_idle must be a number of seconds such as 60, "long" given
The ini setting websocket_client.persistent_idle must be a number of seconds such as 60, "-1" given
The ini setting websocket_client.persistent_idle must be a number of seconds such as 60, "NAN" given
bool(false)
string(2) "60"
