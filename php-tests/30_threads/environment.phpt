--TEST--
Threads: clients are made while other threads change by putenv() what they read of the environment
--FILE--
<?php
require __DIR__ . '/../helpers/threads.inc';

// What is let go of is given back to the system at once: who still reads it is ended by SIGSEGV.
putenv('MALLOC_MMAP_THRESHOLD_=65536');
$status = run_threads(<<<'PHP'
    $number = $argv[1];
    $end = hrtime(true) + 5e9;
    if ($number % 2) {
        $value = str_repeat('x', 200_000);
        // Each its own: of what another thread has put there, PHP would keep a pointer.
        $name = [1 => 'ws_proxy', 3 => 'wss_proxy', 5 => 'no_proxy', 7 => 'SSL_CERT_FILE'][$number];
        while (hrtime(true) < $end) {
            putenv("$name=$value");
        }
        return;
    }
    for ($made = 0; hrtime(true) < $end; $made++) {
        new WebSocketClient(['ws://one.test/', 'wss://two.test/']);
    }
    echo "thread $number: ", $made > 10 ? 'made more than 10' : "made only $made", "\n";
    PHP, 8);
var_dump($status);
?>
--EXPECT--
thread 1: status 0
thread 2: made more than 10
thread 2: status 0
thread 3: status 0
thread 4: made more than 10
thread 4: status 0
thread 5: status 0
thread 6: made more than 10
thread 6: status 0
thread 7: status 0
thread 8: made more than 10
thread 8: status 0
int(0)
