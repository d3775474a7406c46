<?php
// A php-fpm endpoint that asks a WebSocket server something and answers with what came back. Each worker keeps its
// connection from one request to the next: only its first request pays for a handshake.
// Usage: set env[WEBSOCKET_URL] = "wss://backend.example/" in the pool, then GET /fpm.php?message=hello
// The server must answer with the id that it was sent; an echo server will do.

declare(strict_types=1);

const PATIENCE = 3.0; // seconds that a visitor can wait for the answer

header('Content-Type: text/plain; charset=utf-8');
$text = $_GET['message'] ?? '';
if (!is_string($text) || preg_match('//u', $text) !== 1) {
    http_response_code(400);
    exit("The message must be UTF-8.\n");
}

// Settings are part of what is kept: all scripts that are to share the connection must give the same.
$client = new WebSocketClient(
    getenv('WEBSOCKET_URL') ?: throw new RuntimeException('WEBSOCKET_URL is not set'),
    connectTimeout: PATIENCE,
    sendTimeout: PATIENCE,
    persistentId: 'backend',
);

try {
    // Takes over the worker's connection if it is alive, and opens one otherwise.
    $client->connect();
    $id = bin2hex(random_bytes(8));
    $client->sendJson(['id' => $id, 'message' => $text]);
    // The id is what makes this safe: an answer that an earlier request did not wait for may come only now.
    $is_answer = fn(WebSocketClient\Message $message): bool => (json_decode($message->data, true)['id'] ?? null) === $id;
    $answer = $client->recvMatching($is_answer, PATIENCE)?->json();
} catch (WebSocketClient\Exception $e) {
    error_log($e->getMessage());
    http_response_code(502);
    exit("The server cannot be reached.\n");
}

if ($answer === null) {
    http_response_code(504);
    exit("The server has not answered in time.\n");
}
echo $answer['message'] ?? '', "\n";

// Not closed: when the script ends, the connection goes back to the worker. close() would end it for real.
