# php-fpm with the extension from an archive of a release. To copy from; not run with Docker here.
# Beside this file: php_websocket_client-VERSION_php8.4-x86_64-linux-glibc.zip
FROM debian:bookworm-slim AS module
RUN apt-get update && apt-get install -y --no-install-recommends unzip && rm -rf /var/lib/apt/lists/*
COPY php_websocket_client-*_php8.4-x86_64-linux-glibc.zip /tmp/module.zip
RUN unzip /tmp/module.zip websocket_client.so -d /module

FROM php:8.4-fpm
COPY --from=module /module/websocket_client.so /tmp/websocket_client.so
RUN mv /tmp/websocket_client.so "$(php-config --extension-dir)/" && docker-php-ext-enable websocket_client
