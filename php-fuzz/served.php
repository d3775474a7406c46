<?php
/**
 * For programs that are run as requests of PHP's own web server: / is the program in $FUZZ_PHP_SCRIPT, /left tells what
 * the process holds between two requests.
 */

require_once __DIR__ . '/prelude.php';

if ($_SERVER['REQUEST_URI'] === '/left') {
    // A fatal error in a signal handler leaves all signals blocked, that which ends the server too.
    function_exists('pcntl_sigprocmask') && pcntl_sigprocmask(SIG_SETMASK, []);
    echo json_encode(what_is_left());
} else {
    require getenv('FUZZ_PHP_SCRIPT');
}
