# The service, as a small image that runs without root and needs no network:
#   docker build -t resume-screener . && docker run --rm -p 127.0.0.1:8000:8000 -v resumes:/data resume-screener

FROM python:3.12-slim AS builder
WORKDIR /src
RUN python -m venv /venv
ENV PATH=/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1
# The dependencies first: this layer is made anew only when they change. The lock is a constraint,
# so its versions hold and its development packages stay out.
COPY pyproject.toml requirements.lock ./
# Packages for other places than a folder: --build-arg PACKAGES=s3fs
ARG PACKAGES=""
RUN python -c "import tomllib; project = tomllib.load(open('pyproject.toml', 'rb'))['project']; \
    print(*project['dependencies'], *project['optional-dependencies']['ocr'], sep='\n')" > direct.txt \
    && pip install -r direct.txt $PACKAGES -c requirements.lock
COPY README.md LICENSE ./
COPY skills_taxonomy skills_taxonomy
COPY screener screener
COPY api api
COPY examples/resumes examples/resumes
RUN pip install --no-deps . && python -m compileall -q /venv

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home screener && install -d -o screener -m 700 /data
COPY --from=builder /venv /venv
ENV PATH=/venv/bin:$PATH PYTHONUNBUFFERED=1 PYTHONDONTWRITEBYTECODE=1
ENV SCREENER_DATA=/data
VOLUME /data
USER screener
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
# A container has to listen on all its addresses. The first start prints an admin key once: see `docker logs`.
CMD ["screener", "serve", "--host", "0.0.0.0", "--port", "8000"]
