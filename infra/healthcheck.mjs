// For HEALTHCHECK: the image has no curl. Ends with 0 while the server is ready to take requests.
const port = process.env.PORT || 4000
const ready = await fetch(`http://127.0.0.1:${port}/health/ready`, { signal: AbortSignal.timeout(2500) })
  .then((response) => response.ok)
  .catch(() => false)
process.exit(ready ? 0 : 1)
