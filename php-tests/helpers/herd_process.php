<?php
/**
 * A process of the herd in herd.inc: so many clients, which are looked after in turn, as a worker does that has other
 * things to do as well.
 *
 * Its arguments are the URL, the number of clients and the policy's options as JSON. Reports are JSON lines on standard
 * output: "open" with `reconnected`, and "retry" with `attempt` and with `at`, the time that the attempt is planned for,
 * on the machine's monotonic clock. End of standard input ends it.
 */

use WebSocketClient\{ReconnectPolicy, RetryInfo};

[, $url, $count, $options] = $argv;
$options = json_decode($options, true, flags: JSON_THROW_ON_ERROR);
if (isset($options['jitter'])) {
    $options['jitter'] = constant("WebSocketClient\\Jitter::$options[jitter]");
}

function report(string $event, array $details): void
{
    echo json_encode(['event' => $event] + $details), "\n";
}

report('ready', ['port' => 0]);
$clients = [];
for ($i = 0; $i < $count; $i++) {
    $clients[] = $client = new WebSocketClient($url, reconnect: new ReconnectPolicy(...$options));
    $client->onOpen(fn(WebSocketClient $client, bool $reconnected) => report('open', ['client' => $i, 'reconnected' => $reconnected]));
    $client->onRetry(function (WebSocketClient $client, RetryInfo $info) use ($i) {
        report('retry', ['client' => $i, 'attempt' => $info->attempt, 'at' => hrtime(true) / 1e9 + $info->delay]);
        return true;
    });
    $client->connect();
}
stream_set_blocking(STDIN, false);
while (fgets(STDIN) !== false || !feof(STDIN)) {
    foreach ($clients as $client) {
        $client->recv(0);
    }
    // The pause of a round that found nothing to do.
    $clients[0]->recv(0.002);
}
