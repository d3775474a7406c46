--TEST--
examples/wscat.php: an option that it does not know, or that is used wrongly, is an error
--FILE--
<?php
require __DIR__ . '/wscat.inc';

$cases = [
    ['--binnary', 'ws://127.0.0.1/'],
    ['-y', 'ws://127.0.0.1/'],
    ['-by', 'ws://127.0.0.1/'],
    ['ws://127.0.0.1/', '--subprotocols=a'],
    ['ws://127.0.0.1/', '--ca'],
    ['ws://127.0.0.1/', '-x'],
    ['--json=yes', 'ws://127.0.0.1/'],
    ['--timeout', 'soon', 'ws://127.0.0.1/'],
    ['--wait=', 'ws://127.0.0.1/'],
    ['--redirects', '1.5', 'ws://127.0.0.1/'],
    ['-H', 'Novalue', 'ws://127.0.0.1/'],
    ['--passphrase', 'x', 'ws://127.0.0.1/'],
    ['ws://127.0.0.1/', 'ws://127.0.0.2/'],
    ['--', '--help', 'x'],
];
foreach ($cases as $arguments) {
    $wscat = new Wscat($arguments, apart: true);
    $wscat->end();
    $status = $wscat->status();
    [$first, $second] = explode("\n", $wscat->errors());
    echo "$first | $second | status $status, ", strlen($wscat->output()), " bytes\n";
}

// Every way to write one.
$peer = python_peer();
foreach ([['-bx', 'a', '--execute=b', '-w0.2'], ['-w', '0.2', '-bxa', '--execute', 'b', '--']] as $arguments) {
    $wscat = new Wscat([...$arguments, $peer->url()], apart: true);
    $wscat->end();
    $wscat->status();
    echo $wscat->output();
}
?>
--EXPECT--
unknown option: --binnary | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
unknown option: -y | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
unknown option: -y | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
unknown option: --subprotocols | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--ca needs a value | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
-x needs a value | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--json takes no value | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--timeout must be a number, "soon" given | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--wait must be a number, "" given | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--redirects must be a whole number, "1.5" given | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
-H must be 'NAME: VALUE', "Novalue" given | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
--passphrase is of no use without --cert | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
there must be one URL, 2 given: ws://127.0.0.1/ ws://127.0.0.2/ | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
there must be one URL, 2 given: --help x | Usage: php wscat.php [OPTION]... URL | status 2, 0 bytes
1 bytes: 61
1 bytes: 62
1 bytes: 61
1 bytes: 62
