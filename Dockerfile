# The hub. Build: docker build -t whatsapp-hub .   Run: see compose.yaml.
FROM node:22-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
COPY hub/package.json hub/
COPY lab/package.json lab/
RUN npm install --ignore-scripts
COPY . .
RUN node node_modules/typescript/bin/tsc -p tsconfig.build.json

FROM node:22-slim
WORKDIR /app
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000 DATABASE_PATH=/data/hub.db
COPY package.json package-lock.json .npmrc ./
COPY hub/package.json hub/
COPY lab/package.json lab/
RUN npm install --ignore-scripts --omit=dev --workspace hub
COPY --from=build /app/dist/package.json dist/package.json
COPY --from=build /app/dist/hub dist/hub
COPY --from=build /app/dist/whatsapp dist/whatsapp
RUN mkdir /data && chown node /data
USER node
VOLUME /data
EXPOSE 3000
CMD ["node", "--disable-warning=ExperimentalWarning", "dist/hub/main.js"]
