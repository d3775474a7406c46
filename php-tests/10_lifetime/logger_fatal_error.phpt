--TEST--
WebSocketClient::setLogger(): after a fatal error in a logger, a shutdown function can use the client, and the logger is told more
--FILE--
<?php
require __DIR__ . '/../helpers/peer.inc';

$peer = python_peer();
ob_start();
$status = run_php(<<<'PHP'
    final class Logger
    {
        public int $told = 0;

        public function log($level, $message, array $context = []): void
        {
            if ($level === 'debug') {
                return;
            }
            $this->told++;
            $this->told > 1 or eval('class Twice {} class Twice {}');
            echo "\nshutdown function: $level";
        }
    }
    $client = new WebSocketClient($argv[1]);
    register_shutdown_function(function () use ($client) {
        $client->send('still here');
        echo "\nshutdown function: ", $client->recv(10.0);
        $client->close();
        echo "\nshutdown function: end\n";
    });
    $client->setLogger(new Logger());
    $client->connect();
    echo "not reached\n";
    // With Valgrind's setting the engine itself would leak: a fatal error frees nothing one by one.
    PHP, [$peer->url()], [], ['USE_ZEND_ALLOC' => '1']);
$output = ob_get_clean();
var_dump($status, str_contains($output, 'declare class Twice'), str_contains($output, 'not reached'));
echo strstr($output, 'shutdown function');
?>
--EXPECT--
int(255)
bool(true)
bool(false)
shutdown function: still here
shutdown function: notice
shutdown function: end
