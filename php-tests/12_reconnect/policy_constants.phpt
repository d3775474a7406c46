--TEST--
ReconnectPolicy::CLOSE_CODES and ::HTTP_STATUSES: the defaults, to be added to
--FILE--
<?php
require __DIR__ . '/../helpers/reconnect.inc';

use WebSocketClient\ReconnectPolicy;

echo json_encode([ReconnectPolicy::CLOSE_CODES, ReconnectPolicy::HTTP_STATUSES]), "\n";
$policy = new ReconnectPolicy();
var_dump($policy->retryCloseCodes === ReconnectPolicy::CLOSE_CODES);
var_dump($policy->retryHttpStatuses === ReconnectPolicy::HTTP_STATUSES);

$policy = new ReconnectPolicy(retryCloseCodes: [...ReconnectPolicy::CLOSE_CODES, 1000]);
echo json_encode($policy->retryCloseCodes), "\n";
// What is written to is a copy.
$codes = ReconnectPolicy::CLOSE_CODES;
$codes[] = 4000;
sort($codes);
function change(array $codes): array
{
    array_pop($codes);
    $codes[0] = 'changed';
    return $codes;
}
echo json_encode([$codes, change(ReconnectPolicy::CLOSE_CODES), ReconnectPolicy::CLOSE_CODES]), "\n";
class Policies
{
    const CODES = [...ReconnectPolicy::CLOSE_CODES, 3000];
    public function __construct(public array $codes = ReconnectPolicy::CLOSE_CODES) {}
}
$policies = new Policies();
$policies->codes[] = 1;
echo json_encode([Policies::CODES, $policies, new Policies()]), "\n";
gc_collect_cycles();

// Some servers say 1000 when they stop.
$peer = scripted_peer([
    [['upgrade'], ['wait_command'], ['send_close', 'code' => 1000], ['answer_close']],
    [['upgrade'], ['send_frame', 'opcode' => 1, 'payload' => 'back'], ['answer_close']],
]);
$client = reconnecting($peer->url(), reconnect: policy(retryCloseCodes: [...ReconnectPolicy::CLOSE_CODES, 1000]));
$client->connect();
$peer->waitFor('waiting');
$peer->go();
echo $client->recv(), "\n";
?>
--EXPECT--
[[1001,1005,1006,1011,1012,1013,1014],[408,425,429,500,502,503,504,520,521,522,523,524,530]]
bool(true)
bool(true)
[1001,1005,1006,1011,1012,1013,1014,1000]
[[1001,1005,1006,1011,1012,1013,1014,4000],["changed",1005,1006,1011,1012,1013],[1001,1005,1006,1011,1012,1013,1014]]
[[1001,1005,1006,1011,1012,1013,1014,3000],{"codes":[1001,1005,1006,1011,1012,1013,1014,1]},{"codes":[1001,1005,1006,1011,1012,1013,1014]}]
back
