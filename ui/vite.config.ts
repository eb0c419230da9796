import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

/** The service that `npm run dev` asks; WINNOW_URL names another one. */
const service = process.env.WINNOW_URL ?? "http://127.0.0.1:8080";

export default defineConfig({
  plugins: [react()],
  build: {
    outDir: "target/classes/static",
    emptyOutDir: true,
    target: "es2022",
    // The editor and the charts are large, and are loaded where they are shown.
    chunkSizeWarningLimit: 700,
  },
  server: {
    host: "127.0.0.1",
    // Changes are taken only from a page of the service's own address.
    proxy: {
      "/api": { target: service, changeOrigin: true, headers: { origin: service } },
      "/actuator": { target: service, changeOrigin: true },
    },
  },
  test: {
    // A test of components begins with: @vitest-environment happy-dom
    environment: "node",
    include: ["src/**/*.test.{ts,tsx}"],
    restoreMocks: true,
    // Vitest leaves one core idle: of two, that is half.
    maxWorkers: "100%",
    // Only for what hangs: a busy machine is no failure.
    testTimeout: 30_000,
  },
});
