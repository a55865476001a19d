"""How gunicorn serves the site; it reads this file from the directory it starts in."""

import gc

worker_class = "gthread"
# For a machine with two cores. GUNICORN_CMD_ARGS="--workers 4" overrides it.
workers = 2
threads = 4
# The code is loaded once, before the workers start, and its memory is shared.
preload_app = True


def post_worker_init(worker: object) -> None:
    """What is loaded now stays: the garbage collector need not look through it ever again."""
    gc.collect()
    gc.freeze()


# Bytes. Longer request lines get 414; the site itself allows 4 KB of query string.
limit_request_line = 8190
# Seconds a worker may be silent before it is replaced.
timeout = 30
graceful_timeout = 10

# Requests are logged by directory.requests, without their query strings.
accesslog = None
loglevel = "warning"
# Nobody needs to steer a running server through a socket in the home directory.
control_socket_disable = True
