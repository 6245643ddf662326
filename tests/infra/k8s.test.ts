import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, test } from 'vitest'
import { parse, parseAllDocuments } from 'yaml'
import { loadConfig } from '#server/config.ts'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'infra/k8s')

interface Container {
  name: string
  command?: string[]
  env?: { name: string }[]
  ports?: { name: string; containerPort: number }[]
  resources: { requests: object; limits: object }
  securityContext: object
  startupProbe?: Probe
  readinessProbe?: Probe
  livenessProbe?: Probe
  lifecycle?: { preStop: { sleep: { seconds: number } } }
}
interface Probe {
  httpGet: { path: string; port: string }
  periodSeconds: number
  failureThreshold: number
}
interface PodSpec {
  containers: Container[]
  securityContext: object
  automountServiceAccountToken: boolean
  terminationGracePeriodSeconds?: number
}
type Labels = Record<string, string>
interface Manifest {
  apiVersion: string
  kind: string
  metadata: { name: string; labels?: Labels }
  data?: Labels
  stringData?: Labels
  spec: {
    replicas?: number
    selector: Labels & { matchLabels?: Labels }
    podSelector: { matchLabels?: Labels }
    scaleTargetRef: { name: string }
    ports: { targetPort: string }[]
    template: { metadata: { labels: Labels }; spec: PodSpec }
  }
}

const read = (file: string): Manifest[] =>
  parseAllDocuments(readFileSync(join(folder, file), 'utf8'), { merge: true }).map((document) =>
    document.toJS(),
  )
const kustomization: { resources: string[] } = parse(readFileSync(join(folder, 'kustomization.yaml'), 'utf8'))
const manifests = [...kustomization.resources, 'secret.example.yaml'].flatMap(read)
const ofKind = (...kinds: string[]) => manifests.filter(({ kind }) => kinds.includes(kind))
const workloads = ofKind('Deployment', 'Job')
const containers = workloads.flatMap(({ spec }) => spec.template.spec.containers)
const servers = ofKind('Deployment').flatMap(({ spec }) => spec.template.spec.containers)
const settings = Object.keys(loadConfig({}))

/** The schema of the Kubernetes API (or of KEDA's resources), as a class that checks itself. */
async function check({ apiVersion, kind, ...rest }: Manifest): Promise<void> {
  const [group = '', version] = apiVersion.split('/')
  const place = version === undefined ? `kubernetes-models/${group}` : `kubernetes-models/${group}/${version}`
  const module = group === 'keda.sh' ? `@kubernetes-models/keda/${apiVersion}` : place
  const { [kind]: Model } = await import(`${module}/${kind}`)
  new Model(rest).validate()
}

describe('the Kubernetes manifests', () => {
  it.each(manifests.map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
    'follow the schema: %s',
    (_name, manifest) => check(manifest),
  )

  it('would fail with a misspelt field or a wrong type', async () => {
    const web = structuredClone(ofKind('Deployment')[0])
    if (!web) throw new Error('There is no Deployment.')
    Object.assign(web.spec, { replicas: 'two' })
    await expect(check(web)).rejects.toThrow('replicas')
  })

  test('every file is applied, or is a template', () => {
    const files = readdirSync(folder).filter((name) => !['kustomization.yaml', 'secret.yaml'].includes(name))
    expect(files.sort()).toEqual([...kustomization.resources, 'secret.example.yaml'].sort())
  })

  test('every container has requests, limits and no rights beyond its own process', () => {
    for (const { resources, securityContext } of containers) {
      for (const bound of [resources.requests, resources.limits]) {
        expect(bound).toMatchObject({ cpu: expect.anything(), memory: expect.anything() })
      }
      expect(securityContext).toEqual({
        allowPrivilegeEscalation: false,
        readOnlyRootFilesystem: true,
        capabilities: { drop: ['ALL'] },
      })
    }
    for (const { spec } of workloads) {
      expect(spec.template.spec).toMatchObject({
        automountServiceAccountToken: false,
        securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      })
    }
  })

  test('a server has startup, readiness and liveness probes, and is killed only when it is not alive', () => {
    for (const { startupProbe, readinessProbe, livenessProbe } of servers) {
      expect(startupProbe?.httpGet.path).toBe('/health/live')
      expect(readinessProbe?.httpGet.path).toBe('/health/ready')
      expect(livenessProbe?.httpGet.path).toBe('/health/live')
    }
    const web = servers.find(({ name }) => name === 'web')?.readinessProbe
    expect((web?.periodSeconds ?? 99) * (web?.failureThreshold ?? 99)).toBeLessThan(5)
  })

  test('a server has the time that it needs to stop: the sleep before, 10 s of its own, and some to spare', () => {
    for (const { spec } of ofKind('Deployment')) {
      const pod = spec.template.spec
      const sleep = pod.containers[0]?.lifecycle?.preStop.sleep.seconds ?? 0
      expect(pod.terminationGracePeriodSeconds).toBeGreaterThanOrEqual(sleep + 10 + 5)
    }
  })

  test('every selector finds the pods of one workload', () => {
    const pods = workloads.map(({ spec }) => spec.template.metadata.labels)
    const found = (labels: Labels) =>
      pods.filter((pod) => Object.entries(labels).every(([name, value]) => pod[name] === value)).length
    for (const { kind, spec } of ofKind('Deployment', 'PodDisruptionBudget', 'Service')) {
      expect(found(kind === 'Service' ? spec.selector : (spec.selector.matchLabels ?? {}))).toBe(1)
    }
    for (const { spec } of ofKind('NetworkPolicy')) {
      expect(found(spec.podSelector.matchLabels ?? {})).toBeGreaterThan(0)
    }
    const ports = servers.flatMap((container) => container.ports ?? []).map(({ name }) => name)
    for (const { spec } of ofKind('Service')) {
      for (const { targetPort } of spec.ports) expect(ports).toContain(targetPort)
    }
  })

  test('only the autoscaler of a Deployment sets its number of replicas', () => {
    const names = ofKind('Deployment').map(({ metadata }) => metadata.name)
    const scaled = ofKind('HorizontalPodAutoscaler', 'ScaledObject').map(
      ({ spec }) => spec.scaleTargetRef.name,
    )
    expect(scaled.sort()).toEqual(names.sort())
    for (const { spec } of ofKind('Deployment')) expect(spec.replicas).toBeUndefined()
  })

  test('every setting that is set is one that the server knows, with a value that it accepts', () => {
    const data = Object.assign(
      {},
      ...ofKind('ConfigMap', 'Secret').map((it) => ({ ...it.data, ...it.stringData })),
    )
    const names = [...Object.keys(data), ...containers.flatMap(({ env = [] }) => env.map(({ name }) => name))]
    for (const name of names) expect(settings).toContain(name)
    const urls = { DATABASE_URL: 'postgresql://u:p@host/db', REDIS_URL: 'rediss://:p@host:6379' }
    const config = loadConfig({ ...data, ...urls, ROLE: 'web' })
    expect(config).toMatchObject({ TRUST_PROXY: true, METRICS_PORT: 9464 })
    const metricsPorts = servers.flatMap(({ ports = [] }) => ports.filter(({ name }) => name === 'metrics'))
    for (const { containerPort } of metricsPorts) expect(containerPort).toBe(config.METRICS_PORT)
    const httpPorts = servers.flatMap(({ ports = [] }) => ports.filter(({ name }) => name === 'http'))
    for (const { containerPort } of httpPorts) expect(containerPort).toBe(config.PORT)
  })

  test('all pods together stay below 100 connections to PostgreSQL, in the middle of a roll-out too', () => {
    const text = (file: string) => readFileSync(join(folder, file), 'utf8')
    const web = Number(/maxReplicas: (\d+)/.exec(text('web.yaml'))?.[1])
    const worker = Number(/maxReplicaCount: (\d+)/.exec(text('worker.yaml'))?.[1])
    const pool = Number(ofKind('ConfigMap')[0]?.data?.DATABASE_POOL_SIZE)
    expect((web + 1 + worker + 1) * pool).toBeLessThan(97)
  })

  test('every file that a container runs exists', () => {
    for (const { command = [] } of containers) {
      if (command.length > 0) expect(existsSync(join(root, command[1] ?? 'nothing'))).toBe(true)
    }
  })
})
