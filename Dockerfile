# One image for every service: the command says which one a container runs.
FROM node:20-bookworm-slim AS build
WORKDIR /duet
COPY package.json package-lock.json .npmrc ./
RUN npm ci --no-audit --no-fund
COPY . .
RUN node engines/bootstrap.mjs build && npm prune --omit=dev --no-audit --no-fund

FROM node:20-bookworm-slim
ENV NODE_ENV=production
WORKDIR /duet
COPY --from=build --chown=node:node /duet/package.json ./
COPY --from=build --chown=node:node /duet/node_modules node_modules
COPY --from=build --chown=node:node /duet/dist dist
COPY --from=build --chown=node:node /duet/packs packs
RUN mkdir /duet/data && chown node:node /duet/data
USER node
EXPOSE 8080
CMD ["node", "--enable-source-maps", "dist/apps/duet/src/main.js"]
