# One image for every role: the command says which. Debian's slim Node, because it is what the tests run on.
FROM node:24-bookworm-slim AS packages
WORKDIR /chaski
COPY package.json package-lock.json .npmrc ./
# The Node that comes as a package is for machines with an older one.
RUN npm ci --omit=dev --no-audit --no-fund && rm -rf node_modules/node-linux-* node_modules/.bin/node

FROM node:24-bookworm-slim AS built
WORKDIR /chaski
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY tsconfig.json ./
COPY media media
COPY player player
COPY station station
RUN npm run build

FROM node:24-bookworm-slim
RUN apt-get update \
  && apt-get install -y --no-install-recommends bubblewrap espeak-ng ffmpeg qpdf redis-server tini \
  && rm -rf /var/lib/apt/lists/* \
  && install -d -o node -g node -m 0750 /data
WORKDIR /chaski
COPY --from=packages /chaski/node_modules node_modules
COPY package.json ./
COPY media media
COPY server server
COPY workers workers
COPY --from=built /chaski/player/dist player/dist
COPY --from=built /chaski/station/dist station/dist
ENV NODE_ENV=production DATA_DIR=/data PORT=8080 NODE_COMPILE_CACHE=/chaski/compiled
# Compiled code is part of the image: a start takes half the time and less memory, also on a read-only disk.
RUN install -d -o node -g node compiled
USER node
RUN node --input-type=module -e "for (const role of ['server/start-server.ts', 'workers/worker.ts', 'server/supervisor/run-until-told.ts']) await import('/chaski/' + role); process.exit()"
VOLUME /data
EXPOSE 8080
# Only the roles with a server answer; compose.yaml turns it off for workers.
HEALTHCHECK --interval=15s --timeout=5s --start-period=30s \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/health/ready`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
# tini passes signals on and takes in orphans: as process 1, Node does neither.
ENTRYPOINT ["tini", "--"]
# Everything in one container, with a private Redis. Single roles: server/main.ts, workers/main.ts.
CMD ["node", "server/commands/start.ts"]
