// Boost.Beast's blocking client. Its buffer is used again; a message goes out as one frame, since the frames of 4 KiB that
// it makes by itself would cost more.

#include <sys/resource.h>

#include <boost/asio/connect.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/ssl.hpp>
#include <boost/beast/version.hpp>
#include <boost/beast/websocket.hpp>
#include <boost/beast/websocket/ssl.hpp>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iostream>
#include <stdexcept>
#include <string>

namespace beast = boost::beast;
namespace websocket = beast::websocket;
namespace ssl = boost::asio::ssl;
using boost::asio::ip::tcp;
using Plain = websocket::stream<tcp::socket>;
using Secure = websocket::stream<beast::ssl_stream<tcp::socket>>;

// CLIENT WORK URL N WARM SIZE KIND; src/task.rs says what the words are.
struct Task {
    std::string work, host, port, resource, payload;
    bool secure, binary;
    std::size_t n, warm, size;

    explicit Task(char** words) : work(words[1]) {
        std::string const url = words[2], kind = words[6];
        secure = url.rfind("wss", 0) == 0;
        auto const start = url.find("://") + 3, colon = url.find(':', start), slash = url.find('/', start);
        host = url.substr(start, colon - start);
        port = url.substr(colon + 1, slash - colon - 1);
        resource = url.substr(slash);
        n = std::stoul(words[3]), warm = std::stoul(words[4]), size = std::stoul(words[5]);
        binary = kind == "binary";
        // Of JSON nothing is known but its size.
        std::string const pattern = kind == "utf8" ? "é漢🙂ß字è" : kind == "json" ? "" : "0123456789abcdef";
        for (std::size_t i = 0; i < size / 16; i++) payload += pattern;
    }
};

void expect(bool fulfilled, char const* what = "not the message that was to come") {
    if (!fulfilled) throw std::runtime_error(what);
}

double cpu() {
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e6;
}

// The warm-up, untimed, then the timed part; prints the line that the driver reads.
template <class Part>
void timed(Task const& task, Part part) {
    if (task.warm > 0) part(task.warm, true);
    double const spent = cpu();
    auto const began = std::chrono::steady_clock::now();
    part(task.n, false);
    std::chrono::duration<double> const wall = std::chrono::steady_clock::now() - began;
    std::printf("%.9f %.6f %zu\n", wall.count(), cpu() - spent, task.n);
}

// One connection and the buffer of its messages.
template <class Stream>
struct Client {
    Stream stream;
    beast::flat_buffer buffer;
    Task const& task;

    template <class... Arguments>
    Client(Task const& task, Arguments&&... arguments) : stream(std::forward<Arguments>(arguments)...), task(task) {}

    void send(std::string const& message) { stream.write(boost::asio::buffer(message)); }

    std::string_view receive() {
        buffer.consume(buffer.size());
        stream.read(buffer);
        return {static_cast<char const*>(buffer.cdata().data()), buffer.size()};
    }

    // Type and size always, the contents in the warm-up.
    void check(std::string_view message, bool whole) {
        expect(message.size() == task.size && stream.got_binary() == task.binary);
        if (whole && !task.payload.empty()) expect(message == task.payload);
    }

    void order(std::size_t n) {
        stream.binary(false);
        send(std::to_string(n));
        stream.binary(task.binary);
    }

    void echo(std::size_t n, bool whole) {
        for (std::size_t i = 0; i < n; i++) {
            send(task.payload);
            check(receive(), whole);
        }
    }

    void flood(std::size_t n, bool whole) {
        order(n);
        for (std::size_t i = 0; i < n; i++) check(receive(), whole);
    }

    void sink(std::size_t n) {
        order(n);
        for (std::size_t i = 0; i < n; i++) send(task.payload);
        expect(receive() == "ok", "not all came");
    }
};

template <class Stream>
struct Bench {
    Task const& task;
    boost::asio::io_context context;
    ssl::context tls{ssl::context::tls_client};

    explicit Bench(Task const& task) : task(task) {
        if (!task.secure) return;
        tls.load_verify_file(std::getenv("BENCH_CA"));
        tls.set_verify_mode(ssl::verify_peer);
    }

    std::unique_ptr<Client<Stream>> open() {
        std::unique_ptr<Client<Stream>> client;
        if constexpr (std::is_same_v<Stream, Plain>)
            client = std::make_unique<Client<Stream>>(task, context);
        else
            client = std::make_unique<Client<Stream>>(task, context, tls);
        auto& stream = client->stream;
        auto& socket = beast::get_lowest_layer(stream);
        socket.connect({boost::asio::ip::make_address(task.host), static_cast<unsigned short>(std::stoul(task.port))});
        socket.set_option(tcp::no_delay(true));
        if constexpr (!std::is_same_v<Stream, Plain>) {
            stream.next_layer().set_verify_callback(ssl::host_name_verification(task.host));
            stream.next_layer().handshake(ssl::stream_base::client);
        }
        websocket::permessage_deflate deflate;
        deflate.client_enable = task.work == "inflate";
        stream.set_option(deflate);
        stream.read_message_max(32 << 20);
        stream.auto_fragment(false);
        stream.write_buffer_bytes(128 << 10);
        stream.binary(task.binary);
        stream.handshake(task.host + ":" + task.port, task.resource);
        return client;
    }

    void close(Client<Stream>& client) {
        beast::error_code error;
        client.stream.close(websocket::close_code::normal, error);
        // The server's end of TLS is as good as a close_notify here.
        expect(!error || error == ssl::error::stream_truncated || error == boost::asio::error::eof, "no clean close");
    }

    void idle() {
        std::deque<std::unique_ptr<Client<Stream>>> held;
        for (auto count : {task.warm, task.n}) {
            for (std::size_t i = 0; i < count; i++) {
                held.push_back(open());
                held.back()->echo(1, true);
            }
            std::cout << "ready" << std::endl;
            std::string line;
            std::getline(std::cin, line);
        }
    }

    int run() {
        if (task.work == "idle") return idle(), 0;
        if (task.work == "connect") {
            timed(task, [&](std::size_t n, bool) {
                for (std::size_t i = 0; i < n; i++) close(*open());
            });
            return 0;
        }
        bool const flood = task.work == "flood" || task.work == "inflate";
        if (!flood && task.work != "echo" && task.work != "sink") {
            std::cerr << "no " << task.work << " here\n";
            return 3;
        }
        auto client = open();
        timed(task, [&](std::size_t n, bool whole) {
            if (flood) client->flood(n, whole);
            else if (task.work == "echo") client->echo(n, whole);
            else client->sink(n);
        });
        return 0;
    }
};

int main(int count, char** words) {
    if (count == 2 && std::string(words[1]) == "--version") {
        std::cout << BOOST_LIB_VERSION << std::endl;
        return 0;
    }
    Task const task(words);
    return task.secure ? Bench<Secure>(task).run() : Bench<Plain>(task).run();
}
