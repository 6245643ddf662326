#!/bin/sh
# Puts together what a running server needs, and nothing else: infra/build-image-tree.sh FOLDER
# Run in a checkout after `npm ci`; takes development's packages out of that checkout's node_modules.
set -eu
tree=$1
cd "$(dirname "$0")/.."

# Made here once, so that a start makes nothing: the server could not write it, and lacks the tools.
node prisma/generate.ts
npm run build --silent

# Optional packages are Node itself, which the image has.
npm prune --omit=dev --omit=optional --no-audit --no-fund

mkdir -p "$tree/client" "$tree/infra"
cp package.json schema.graphql "$tree/"
cp infra/healthcheck.mjs "$tree/infra/"
cp -R server prisma node_modules "$tree/"
cp -R client/dist "$tree/client/"

cd "$tree"
rm -rf server/testing
find server prisma -name '*.test.ts' -delete
# Maps and types are for developers. (Licences stay.)
find node_modules -type f \( -name '*.map' -o -name '*.d.ts' -o -name '*.d.cts' -o -name '*.d.mts' \) -delete

# onnxruntime-node brings every platform's library; this image is of one.
keep="linux/$(node -p process.arch)"
for platform in node_modules/onnxruntime-node/bin/*/*/*/; do
  case $platform in */"$keep"/) ;; *) rm -rf "$platform" ;; esac
done
# Prisma's query compilers for other databases, and for places without a file system.
find node_modules/@prisma/client/runtime -type f -name 'query_compiler*' ! -name '*postgresql*' -delete
