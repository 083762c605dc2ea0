// Builds what the pages load: node build.mjs writes it into the package, node build.mjs --check says whether what lies there is the same.
import { readdir, readFile, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = dirname(fileURLToPath(import.meta.url));
const target = join(here, "..", "src", "dragoman", "explorer", "static");
const world = createRequire(import.meta.url).resolve("world-atlas/countries-50m.json");

const built = await build({
  absWorkingDir: here,
  entryPoints: ["src/theme.ts", "src/app.ts", "src/map.ts", "src/network.ts", "src/app.css"],
  outdir: "out",
  bundle: true,
  minify: true,
  write: false,
  format: "iife",
  target: ["es2022"],
  charset: "utf8",
  legalComments: "none", // the whole licences go into a file of their own
  metafile: true,
});
const files = built.outputFiles.map((file) => [file.path.split(/[\\/]/).pop(), Buffer.from(file.contents)]);
files.push(["world-50m.json", await readFile(world)]);

// Whose code and outlines the bundle holds, each with its whole licence.
const packages = new Set(Object.keys(built.metafile.inputs).map((path) => path.match(/^node_modules\/((?:@[^/]+\/)?[^/]+)/)?.[1]));
packages.add("world-atlas");
packages.delete(undefined);
const licences = [];
for (const name of [...packages].sort()) {
  const folder = join(here, "node_modules", name);
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const { version } = JSON.parse(await readFile(join(folder, "package.json"), "utf8"));
  licences.push(`${name} ${version}\n\n${(await readFile(join(folder, file), "utf8")).trim()}\n`);
}
files.push(["LICENSES.txt", Buffer.from(licences.join("\n\n"))]);

if (process.argv.includes("--check")) {
  const other = [];
  for (const [name, contents] of files) {
    const lies = await readFile(join(target, name)).catch(() => Buffer.alloc(0));
    if (!lies.equals(contents)) other.push(name);
  }
  if (other.length) {
    console.error(`not what ui/ builds: ${other.join(", ")}; run npm run build in ui/`);
    process.exit(1);
  }
} else {
  for (const [name, contents] of files) await writeFile(join(target, name), contents);
}
