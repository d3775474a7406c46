/*
 * A getaddrinfo() for tests, put before the system's by LD_PRELOAD. TEST_RESOLVER holds its answers:
 *
 *     good.test=127.0.0.1,::1;stuck.test=hang;slow.test=pause,127.0.0.1
 *
 * "hang" takes a minute, "pause" two seconds; "hang6" and "pause6" only if IPv6 addresses are asked for, too.
 * A name that is not there does not exist. Numeric addresses go to the system's own. PHP loads extensions in a way that
 * lets the C library go before anything preloaded; that is taken out too.
 */
#define _GNU_SOURCE
#include <arpa/inet.h>
#include <dlfcn.h>
#include <netdb.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef int (*resolver)(const char *, const char *, const struct addrinfo *, struct addrinfo **);

static int answer(
	resolver real, char *addresses, const char *service, const struct addrinfo *hints, struct addrinfo **list)
{
	struct addrinfo numeric = *hints, **end = list;
	char *rest;

	numeric.ai_flags |= AI_NUMERICHOST;
	*list = NULL;
	for (char *address = strtok_r(addresses, ",", &rest); address; address = strtok_r(NULL, ",", &rest)) {
		int seconds = strncmp(address, "hang", 4) == 0 ? 60 : strncmp(address, "pause", 5) == 0 ? 2 : 0;

		if (seconds) {
			if (!strchr(address, '6') || hints->ai_family != AF_INET) {
				sleep(seconds);
			}
		} else if (real(address, service, &numeric, end) == 0) {
			while (*end) {
				end = &(*end)->ai_next;
			}
		}
	}
	return *list ? 0 : EAI_NONAME;
}

void *dlopen(const char *file, int mode)
{
	void *(*real)(const char *, int) = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");

	return real(file, mode & ~RTLD_DEEPBIND);
}

int getaddrinfo(const char *name, const char *service, const struct addrinfo *hints, struct addrinfo **list)
{
	static const struct addrinfo any;
	resolver real = (resolver) dlsym(RTLD_NEXT, "getaddrinfo");
	const char *answers = getenv("TEST_RESOLVER");
	unsigned char binary[16];
	char *copy, *rest;
	int result = EAI_NONAME;

	if (!name || !answers || inet_pton(AF_INET, name, binary) == 1 || inet_pton(AF_INET6, name, binary) == 1) {
		return real(name, service, hints, list);
	}
	copy = strdup(answers);
	for (char *item = strtok_r(copy, ";", &rest); item; item = strtok_r(NULL, ";", &rest)) {
		char *addresses = strchr(item, '=');
		if (addresses && strlen(name) == (size_t) (addresses - item) && strncmp(name, item, addresses - item) == 0) {
			result = answer(real, addresses + 1, service, hints ? hints : &any, list);
			break;
		}
	}
	free(copy);
	return result;
}
