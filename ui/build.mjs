// Builds the page for Maven: node build.mjs check|build|skip. Each step runs only when what it reads has changed.
import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(fileURLToPath(import.meta.url));
const mode = process.argv[2] ?? "check";
const page = join(root, "target/classes/static");
const [major, minor] = process.versions.node.split(".").map(Number);

if (mode === "skip") {
  leaveOut("The page is left out, as -Dwinnow.ui=skip says.");
}
if (major < 20 || (major === 20 && minor < 19)) {
  leaveOut(`Node.js ${process.versions.node} is too old: the page is left out. Install 20.19 or later to have it.`);
}

const packages = hash(["package.json", "package-lock.json", ".npmrc"]);
const sources = hash([
  "package-lock.json",
  "biome.json",
  "build.mjs",
  "index.html",
  "openapi.json",
  "public",
  "src",
  "tsconfig.json",
  "vite.config.ts",
]);

step("node_modules/.winnow", packages, () => npm("ci", "--no-progress"));
if (mode === "check") {
  step("target/checked", sources, () => npm("run", "check"));
}
step("target/built", existsSync(page) ? sources : "", () => npm("run", "build"), sources);

function step(stamp, wanted, run, written = wanted) {
  const file = join(root, stamp);
  if (wanted !== "" && existsSync(file) && readFileSync(file, "utf8") === wanted) {
    return;
  }
  run();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, written);
}

function npm(...args) {
  console.log(`npm ${args.join(" ")}`);
  // Windows has a script there, which only its shell can start.
  const result = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) {
    console.error(`npm cannot be started: ${result.error.message}. Is it on the PATH?`);
  }
  if (result.status !== 0) {
    process.exit(result.status ?? 1);
  }
}

function leaveOut(why) {
  console.warn(why);
  rmSync(page, { recursive: true, force: true });
  process.exit(0);
}

function hash(names) {
  const sum = createHash("sha256");
  for (const file of names.flatMap((name) => files(join(root, name)))) {
    sum.update(relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
  }
  return sum.digest("hex");
}

function files(path) {
  if (!existsSync(path)) {
    return [];
  }
  return statSync(path).isDirectory()
    ? readdirSync(path)
        .sort()
        .flatMap((name) => files(join(path, name)))
    : [path];
}
