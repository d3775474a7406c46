# The module, as cargo builds it and without what only debuggers read. It is a file that depends on its sources, so that
# 'sudo make install' after 'make' calls no cargo, which root may not have.
websocket_client_sources = $(WEBSOCKET_CLIENT_ROOT)/Cargo.toml $(WEBSOCKET_CLIENT_ROOT)/Cargo.lock $(WEBSOCKET_CLIENT_ROOT)/build.rs \
	$(shell find '$(WEBSOCKET_CLIENT_ROOT)/src' -name '*.rs')

$(phplibdir)/websocket_client.so: $(websocket_client_sources)
	+cd '$(WEBSOCKET_CLIENT_ROOT)' && . scripts/common.sh && \
		env $(WEBSOCKET_CLIENT_ENVIRONMENT) cargo build --release --locked --lib
	strip --strip-unneeded -o '$@.new' "$${CARGO_TARGET_DIR:-$(WEBSOCKET_CLIENT_ROOT)/target}/release/libwebsocket_client.so"
	mv '$@.new' '$@'
