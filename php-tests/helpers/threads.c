/*
 * Runs a PHP script in several threads at a time: threads SCRIPT COUNT ROUNDS [ARGUMENT...]. Each thread is a request of
 * its own, with its number before the arguments in $argv. The engine is started and shut down as often as there are
 * rounds. Needs a thread-safe PHP with the embed SAPI.
 */
#include <pthread.h>
#include <sapi/embed/php_embed.h>

#define MOST_THREADS 64
#define MOST_ARGUMENTS 16

ZEND_TSRMLS_CACHE_DEFINE()

static char *script;
static int argument_count;
static char **arguments;

struct request {
	pthread_t thread;
	int number;
	int status;
};

static void execute(void)
{
	zend_first_try {
		zend_file_handle file;
		zend_stream_init_filename(&file, script);
		php_execute_script(&file);
		zend_destroy_file_handle(&file);
	} zend_end_try();
}

static void *serve(void *data)
{
	struct request *request = data;
	char number[16];
	char *argv[MOST_ARGUMENTS + 2] = {script, number};

	snprintf(number, sizeof number, "%d", request->number);
	for (int i = 0; i < argument_count; i++) {
		argv[i + 2] = arguments[i];
	}
	(void) ts_resource(0);
	ZEND_TSRMLS_CACHE_UPDATE();
	SG(request_info).argc = argument_count + 2;
	SG(request_info).argv = argv;
	if (php_request_startup() == SUCCESS) {
		execute();
		request->status = EG(exit_status);
		php_request_shutdown(NULL);
	}
	ts_free_thread();
	return NULL;
}

static int serve_round(int count)
{
	struct request requests[MOST_THREADS];

	if (php_embed_init(0, NULL) != SUCCESS) {
		return 1;
	}
	for (int i = 0; i < count; i++) {
		requests[i] = (struct request) {.number = i + 1, .status = -1};
		if (pthread_create(&requests[i].thread, NULL, serve, &requests[i]) != 0) {
			return 1;
		}
	}
	for (int i = 0; i < count; i++) {
		pthread_join(requests[i].thread, NULL);
		printf("thread %d: status %d\n", requests[i].number, requests[i].status);
		fflush(stdout);
	}
	php_embed_shutdown();
	return 0;
}

int main(int argc, char **argv)
{
	if (argc < 4 || argc - 4 > MOST_ARGUMENTS || atoi(argv[2]) > MOST_THREADS) {
		fprintf(stderr, "usage: %s SCRIPT COUNT ROUNDS [ARGUMENT...]\n", argv[0]);
		return 2;
	}
	script = argv[1];
	argument_count = argc - 4;
	arguments = argv + 4;
	for (int round = atoi(argv[3]); round > 0; round--) {
		if (serve_round(atoi(argv[2])) != 0) {
			fprintf(stderr, "the engine or a thread did not start\n");
			return 1;
		}
	}
	return 0;
}
