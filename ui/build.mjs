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

const packages = hash(["package-lock.json", ".npmrc"]);
const sources = hash([
  "package.json",
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

step("node_modules/.winnow", packages, fetchPackages);
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

/** Whoever only wants to start the service gets it without its page where there is no way to the npm registry. */
function fetchPackages() {
  if (mode === "check") {
    npm("ci", "--no-progress");
  } else if (tryNpm("ci", "--no-progress") !== 0) {
    leaveOut("npm cannot fetch the page's packages: the page is left out. Build again where the npm registry is.");
  }
}

function npm(...args) {
  const status = tryNpm(...args);
  if (status !== 0) {
    process.exit(status);
  }
}

function tryNpm(...args) {
  console.log(`npm ${args.join(" ")}`);
  // Windows has a script there, which only its shell can start.
  const result = spawnSync("npm", args, { cwd: root, stdio: "inherit", shell: process.platform === "win32" });
  if (result.error) {
    console.error(`npm cannot be started: ${result.error.message}. Is it on the PATH?`);
  }
  return result.status ?? 1;
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
