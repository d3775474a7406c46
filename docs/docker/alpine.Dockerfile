# PHP on Alpine with the extension from an archive of a release. To copy from; not run here, neither with Docker nor without.
# Beside this file: php_websocket_client-VERSION_php8.4-x86_64-linux-musl.zip
FROM php:8.4-cli-alpine
COPY php_websocket_client-*_php8.4-x86_64-linux-musl.zip /tmp/module.zip
# libgcc unwinds the stack for Rust; the image may lack it.
RUN apk add --no-cache libgcc \
    && unzip /tmp/module.zip websocket_client.so -d "$(php-config --extension-dir)" \
    && rm /tmp/module.zip \
    && docker-php-ext-enable websocket_client
