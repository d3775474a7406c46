// Node's ws. Messages are events; none is awaited, as that would cost more than the message.

import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The package lies in the environment of the benchmark and not beside this file.
const WebSocket = createRequire(process.env.BENCH_NODE_MODULES + '/')('ws');

const [work, url, n, warm, size, kind] = process.argv.slice(2).map((word, index) => ([2, 3, 4].includes(index) ? Number(word) : word));
const patterns = { text: '0123456789abcdef', utf8: 'é漢🙂ß字è', binary: '0123456789abcdef', json: '' };
const bytes = Buffer.from(patterns[kind].repeat(size / 16));
const binary = kind === 'binary';
const message = binary ? bytes : bytes.toString();
const options = { perMessageDeflate: work === 'inflate', ca: url.startsWith('wss') ? readFileSync(process.env.BENCH_CA) : undefined };

const expect = (fulfilled, what = 'not the message that was to come') => {
    if (!fulfilled) throw new Error(what);
};

const check = (data, isBinary, whole) => {
    expect(isBinary === binary && data.length === size);
    // A text is a string only when somebody asks for it, as most would.
    const received = binary ? data : data.toString();
    if (whole && bytes.length) expect(binary ? data.equals(bytes) : received === message);
};

const connect = () => new Promise((resolve, reject) => {
    const client = new WebSocket(url, options);
    client.on('open', () => resolve(client)).on('error', reject);
});

// The next `count` messages, each shown to `each`.
const messages = (client, count, each) => new Promise((resolve) => {
    const listener = (data, isBinary) => {
        each(data, isBinary);
        if (--count === 0) {
            client.off('message', listener);
            resolve();
        }
    };
    client.on('message', listener);
});

const flood = async (client, count, whole) => {
    const all = messages(client, count, (data, isBinary) => check(data, isBinary, whole));
    client.send(String(count));
    await all;
};

const echo = async (client, count, whole) => {
    let left = count;
    const all = messages(client, count, (data, isBinary) => {
        check(data, isBinary, whole);
        if (--left > 0) client.send(message);
    });
    client.send(message);
    await all;
};

const sink = async (client, count) => {
    const answer = messages(client, 1, (data) => expect(data.toString() === 'ok', 'not all came'));
    client.send(String(count));
    // What the socket does not take is kept without a bound, so it is waited for now and then.
    for (let sent = 0; sent < count; sent++) {
        client.send(message);
        if (client.bufferedAmount > 1 << 20) await new Promise((drained) => client._socket.once('drain', drained));
    }
    await answer;
};

const connects = async (_, count) => {
    for (let made = 0; made < count; made++) {
        const client = await connect();
        await new Promise((closed) => {
            client.on('close', closed);
            client.close();
        });
    }
};

const cpu = () => {
    const { user, system } = process.cpuUsage();
    return (user + system) / 1e6;
};

const timed = async (part) => {
    if (warm > 0) await part(warm, true);
    const [spent, began] = [cpu(), process.hrtime.bigint()];
    await part(n, false);
    const [wall, cost] = [Number(process.hrtime.bigint() - began) / 1e9, cpu() - spent];
    console.log(`${wall.toFixed(9)} ${cost.toFixed(6)} ${n}`);
};

const part = { flood, inflate: flood, echo, sink, connect: connects }[work];
if (!part) {
    console.error(`no ${work} here`);
    process.exit(3);
}
const client = work === 'connect' ? null : await connect();
await timed((count, whole) => part(client, count, whole));
client?.terminate();
