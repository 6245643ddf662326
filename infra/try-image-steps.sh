#!/usr/bin/env bash
# Takes the Dockerfile's steps on a bare file tree, where no container engine runs, and tries the result as the image
# would run: the committed files, `npm ci`, a read-only tree, a user without rights, health check, SIGTERM.
# Prints what each part of the image weighs. KEEP=1 leaves the tree behind and says where.
set -euo pipefail
cd "$(dirname "$0")/.."

work=$(mktemp -d)
server=
finish() {
  [ -z "$server" ] || kill -9 "$server" 2>/dev/null || true
  [ -n "${KEEP:-}" ] && echo "Left in $work" || { chmod -R u+w "$work"; rm -rf "$work"; }
}
trap finish EXIT
chmod 755 "$work"

echo '== The build stage'
mkdir "$work/app" "$work/image" "$work/data"
git archive HEAD | tar -x -C "$work/app"
while read -r pattern; do
  case $pattern in '' | *'*'*) ;; *) rm -rf "$work/app/$pattern" ;; esac
done <.dockerignore
(
  cd "$work/app"
  npm ci --no-audit --no-fund --loglevel=error
  PATH="$PWD/node_modules/.bin:$PATH" infra/build-image-tree.sh "$work/image"
)

echo '== What the image weighs'
(
  cd "$work/image"
  du -sh . | cut -f1
  du -sh node_modules server prisma client | sort -rh
  du -sh node_modules/* node_modules/@*/* 2>/dev/null | sort -rh | sed -n 1,12p
)

echo '== A run as in the image'
# The Node of the lock file stands for the image's; it is not in the tree.
node=$(cd "$work" && PATH="$OLDPWD/node_modules/.bin:$PATH" node -p process.execPath)
run=()
if [ "$(id -u)" = 0 ]; then
  run=(setpriv --reuid=nobody --regid=nogroup --clear-groups --no-new-privs)
  chown nobody "$work/data"
fi
chmod -R a-w,a+rX "$work/image"
touch "$work/before"
port=$("$node" -e 'const s = require("net").createServer().listen(0, () => { console.log(s.address().port); s.close() })')
cd "$work/image"
as_in_image=(
  "${run[@]}" env -i PATH=/usr/bin:/bin PORT="$port" DATA_DIR="$work/data"
  NODE_ENV=production HOST=0.0.0.0 ORT_DISABLE_TELEMETRY=1
)
"${as_in_image[@]}" "$node" server/main.ts >"$work/server.log" 2>&1 &
server=$!

started=$(date +%s%N)
until "${as_in_image[@]}" "$node" infra/healthcheck.mjs; do
  if ! kill -0 "$server" 2>/dev/null || [ $((($(date +%s%N) - started) / 1000000000)) -gt 180 ]; then
    cat "$work/server.log"
    echo 'It did not become healthy.'
    exit 1
  fi
done
echo "Healthy after $((($(date +%s%N) - started) / 1000000)) ms, as $(ps -o user= -p "$server"), with $(($(ps -o rss= -p "$server") / 1024)) MB."
"$node" -e "fetch('http://127.0.0.1:$port/health').then(async (r) => console.log(r.status, await r.text()))"
"$node" -e "fetch('http://127.0.0.1:$port/').then((r) => { if (!r.ok) process.exit(1) })"
"${as_in_image[@]}" "$node" -e "
  const ort = require('onnxruntime-node')
  console.log('The encoder\'s library loads:', typeof ort.InferenceSession.create)"
[ -z "$(find . -newer "$work/before" -print -quit)" ] || { echo 'The server wrote into its own tree.'; exit 1; }

echo '== SIGTERM'
stopping=$(date +%s%N)
kill -TERM "$server"
code=0
wait "$server" || code=$?
server=
echo "Ended with $code after $((($(date +%s%N) - stopping) / 1000000)) ms."
[ "$code" = 0 ] || { cat "$work/server.log"; exit 1; }
