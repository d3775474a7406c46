/*
 * Preloaded before AddressSanitizer's runtime, which refuses RTLD_DEEPBIND: PHP opens extensions with it, and their memory
 * would come from another malloc() than the one that is watched.
 */
#define _GNU_SOURCE
#include <dlfcn.h>

void *dlopen(const char *file, int flags)
{
	void *(*next)(const char *, int) = (void *(*)(const char *, int)) dlsym(RTLD_NEXT, "dlopen");

	return next(file, flags & ~RTLD_DEEPBIND);
}
