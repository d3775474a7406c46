'use strict';
// The same echo server as python_peer.py, on npm's `ws`; the commands are described there. Instead of !ping's round
// trip, `ping_interval` and `ping_timeout` (seconds) are built here, since `ws` leaves the heartbeat to its user.

const fs = require('node:fs');
const http = require('node:http');
const https = require('node:https');
const path = require('node:path');
const readline = require('node:readline');
const environment = process.env.WEBSOCKET_TEST_ENV;
const { WebSocketServer } = require(path.join(environment, 'node_modules', 'ws'));

const options = JSON.parse(process.argv[2]);
const started = process.hrtime.bigint();
const lifetime = 600;
let connections = 0;
let newest = null;
const early = [];

// Not process.stdout, which blocks when a test does not read its reports.
const reports = fs.createWriteStream(null, { fd: 1 });

function report(event, details = {}) {
    const at = Number(process.hrtime.bigint() - started) / 1e9;
    reports.write(JSON.stringify({ event, at, ...details }) + '\n');
}

function carryOut(socket, command) {
    const [name, ...words] = command.split(' ');
    switch (name) {
        case 'close': return socket.close(Number(words[0]), words.slice(1).join(' '));
        case 'drop': return socket.terminate();
        case 'flood':
            for (let i = 0; i < Number(words[0]); i++) {
                socket.send(String(i).padStart(8, '0').padEnd(Number(words[1]), 'x'));
            }
            return;
        case 'push': {
            let left = Number(words[1]);
            let sent = 0;
            const timer = setInterval(() => {
                if (left-- > 0 && socket.readyState === socket.OPEN) {
                    socket.send(`push ${++sent}`);
                } else {
                    clearInterval(timer);
                }
            }, Number(words[0]) * 1000);
            return;
        }
        case 'binary': return socket.send(Buffer.from({ length: Number(words[0]) }, (_, i) => i % 256));
        case 'fragments':
            return words.forEach((word, i) => socket.send(word, { fin: i === words.length - 1, binary: false }));
        case 'ping': {
            const sent = process.hrtime.bigint();
            socket.once('pong', () => report('pong', { latency: Number(process.hrtime.bigint() - sent) / 1e9 }));
            return socket.ping('node');
        }
        case 'subprotocol': return socket.send(socket.protocol);
        default: report('failed', { error: `unknown command ${command}` });
    }
}

function heartbeat(socket) {
    if (!options.ping_interval) {
        return;
    }
    let limit = null;
    socket.on('pong', () => clearTimeout(limit));
    const timer = setInterval(() => {
        socket.ping();
        clearTimeout(limit);
        limit = setTimeout(() => {
            report('no pong');
            socket.terminate();
        }, options.ping_timeout * 1000);
    }, options.ping_interval * 1000);
    socket.on('close', () => {
        clearInterval(timer);
        clearTimeout(limit);
    });
}

function handle(socket, request) {
    const number = ++connections;
    let received = 0;
    newest = socket;
    early.splice(0).forEach((line) => setImmediate(carryOut, socket, line));
    const headers = {};
    for (let i = 0; i < request.rawHeaders.length; i += 2) {
        (headers[request.rawHeaders[i].toLowerCase()] ??= []).push(request.rawHeaders[i + 1]);
    }
    report('open', { connection: number, path: request.url, headers, subprotocol: socket.protocol || null });
    (options.greeting ?? []).forEach((message) => socket.send(message));
    heartbeat(socket);
    socket.on('error', (error) => report('error', { connection: number, error: error.message }));
    socket.on('ping', (data) => report('ping', { payload: data.toString('hex') }));
    socket.on('close', (code, reason) => report('closed', { connection: number, code, reason: reason.toString() }));
    if (options.silent) {
        return socket.pause();
    }
    socket.on('message', (data, binary) => {
        received++;
        if (options.report_messages) {
            report('message', {
                connection: number, binary, size: data.length, start: data.subarray(0, 64).toString('hex'),
            });
        }
        const text = binary ? '' : data.toString();
        if (text === '!count') {
            socket.send(String(received));
        } else if (text.startsWith('!')) {
            carryOut(socket, text.slice(1));
        } else {
            socket.send(data, { binary });
        }
    });
}

function listener() {
    if (!options.tls) {
        return http.createServer();
    }
    const certificate = path.join(environment, 'certs', options.tls);
    return https.createServer({
        cert: fs.readFileSync(`${certificate}.pem`),
        key: fs.readFileSync(`${certificate}.key`),
        ...(options.tls_min && { minVersion: `TLSv${options.tls_min}` }),
        ...(options.tls_max && { maxVersion: `TLSv${options.tls_max}` }),
    });
}

const server = listener();
const subprotocols = options.subprotocols;
new WebSocketServer({
    server,
    maxPayload: options.max_size ?? 64 * 1024 * 1024,
    perMessageDeflate: options.compression ?? true,
    ...(subprotocols && { handleProtocols: (offered) => subprotocols.find((name) => offered.has(name)) ?? false }),
}).on('connection', handle);
server.listen(0, options.host ?? '127.0.0.1', () => report('ready', { port: server.address().port }));
readline.createInterface({ input: process.stdin })
    .on('line', (line) => (newest ? carryOut(newest, line) : early.push(line)))
    .on('close', () => process.exit(0));
setTimeout(() => process.exit(3), lifetime * 1000);
