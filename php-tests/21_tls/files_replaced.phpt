--TEST--
TlsOptions: a file that was replaced counts at the next attempt, whatever its age, size and name
--FILE--
<?php
require __DIR__ . '/../helpers/servers.inc';

use WebSocketClient\TlsOptions;

$folder = sys_get_temp_dir() . '/websocket-replaced-' . getmypid();
mkdir($folder);
$peer = python_peer(['tls' => 'server']);
$then = strtotime('2020-01-01');

/** Puts another authority in the place of one, as old as that. */
$replace = function (string $file, string $by) use ($then): void {
    copy(certificate($by), "$file.new");
    touch("$file.new", $then);
    rename("$file.new", $file);
};
$show = function (string $what, string $source) use ($peer): void {
    try {
        connected($peer, tls: new TlsOptions(caFile: $source))->close();
        echo "$what: accepted\n";
    } catch (WebSocketClient\TlsException) {
        echo "$what: refused\n";
    }
};

$replace("$folder/ca", 'ca');
$show('a file', "$folder/ca");
$replace("$folder/ca", 'other-authority');
$show('replaced by one of the same age', "$folder/ca");
$replace("$folder/ca", 'ca');
$show('and back', "$folder/ca");

$show('a directory', $folder);
file_put_contents("$folder/ca", file_get_contents(certificate('other-authority')));
$show('with other words in the same file', $folder);

// The system's authorities.
$code = <<<'PHP'
    foreach ([null, $argv[2], $argv[3]] as $by) {
        $by === null || copy($by, getenv('SSL_CERT_FILE'));
        try {
            $client = new WebSocketClient($argv[1]);
            $client->connect();
            $client->close();
            echo "accepted\n";
        } catch (WebSocketClient\TlsException) {
            echo "refused\n";
        }
    }
    PHP;
copy(certificate('ca'), "$folder/system");
$arguments = [$peer->url(), certificate('other-authority'), certificate('ca')];
run_php($code, $arguments, environment: ['SSL_CERT_FILE' => "$folder/system"]);

array_map(unlink(...), glob("$folder/*"));
rmdir($folder);
?>
--EXPECT--
a file: accepted
replaced by one of the same age: refused
and back: accepted
a directory: accepted
with other words in the same file: refused
accepted
refused
accepted
