# syntax=docker/dockerfile:1
FROM node:22-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --ignore-scripts
COPY . .
RUN node server/bootstrap.mjs build \
 # What only building needs, with whatever only those packages need; a name missing here costs space and nothing else.
 # Peers count as needed otherwise: the client would keep Prisma's command line, and that React.
 && npm uninstall --no-save --omit=dev --ignore-scripts --legacy-peer-deps \
    vite @vitejs/plugin-react tsx prisma postcss postcss-preset-mantine embedded-postgres \
    react react-dom @mantine/core @mantine/form @mantine/hooks @tabler/icons-react \
    @tanstack/react-query @tanstack/react-router @fontsource-variable/inter d3-scale

FROM node:22-bookworm-slim
LABEL org.opencontainers.image.title="Evenhand" \
      org.opencontainers.image.description="Interview scorecards, calibrated"
WORKDIR /app
ENV NODE_ENV=production EVENHAND_MODE=production HOST=0.0.0.0 PORT=3000
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/prisma/migrations ./prisma/migrations
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
HEALTHCHECK --interval=10s --timeout=3s --start-period=20s \
  CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.PORT + '/livez').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "--enable-source-maps", "dist/server/start.js"]
