# The extension from source, for a PHP that no archive is for. To copy from; not run with Docker here.
# Build it in a clone of the repository: docker build --file docs/docker/source.Dockerfile .
# The image has the system's OpenSSL, and neither Rust nor a compiler.
FROM php:8.4-cli AS build
RUN apt-get update && apt-get install -y --no-install-recommends curl make git
RUN curl --proto '=https' --tlsv1.2 -sSf https://sh.rustup.rs | sh -s -- -y --profile minimal
COPY . /websocket_client
WORKDIR /websocket_client
RUN make && strip --strip-unneeded -o /websocket_client.so target/modules/websocket_client.so

FROM php:8.4-cli
COPY --from=build /websocket_client.so /tmp/websocket_client.so
RUN mv /tmp/websocket_client.so "$(php-config --extension-dir)/" && docker-php-ext-enable websocket_client
