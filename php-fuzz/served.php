<?php
/**
 * For programs that are run as requests of PHP's own web server: / is the program in $FUZZ_PHP_SCRIPT, /left tells what
 * the process holds between two requests.
 */

require_once __DIR__ . '/prelude.php';

if ($_SERVER['REQUEST_URI'] === '/left') {
    echo json_encode(what_is_left());
} else {
    require getenv('FUZZ_PHP_SCRIPT');
}
