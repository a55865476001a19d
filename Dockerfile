FROM python:3.11-slim-bookworm

ENV PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    API_LIMITS_FILE=/dev/shm/limits.sqlite3

WORKDIR /app

# The packages first: they change less often than the code.
COPY requirements.lock ./
RUN pip install --no-cache-dir --disable-pip-version-check --no-deps \
        --require-hashes -r requirements.lock \
    && pip check

COPY . .
# Collecting needs settings, and settings need a secret. This one is used for nothing.
RUN SECRET_KEY=only-to-collect-the-static-files-0123 \
    python manage.py collectstatic --noinput -v 0

# The application writes nothing into its own folder.
RUN useradd --system --uid 10001 --no-create-home app
USER app

EXPOSE 8000

# The check speaks to the process itself, so its host name must be an allowed one.
HEALTHCHECK --interval=10s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python", "-c", "import urllib.request as r; r.urlopen('http://localhost:8000/readyz', timeout=4)"]

CMD ["gunicorn", "directory.wsgi", "--bind", "0.0.0.0:8000", "--worker-tmp-dir", "/dev/shm"]
